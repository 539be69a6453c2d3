"""Twelve weeks were planned and four run: the sessions as they were given and written down."""

PACES = "pace easy = 8:30-9:30/mi\npace threshold = 6:45-7:00/mi"

PLAN = f"""\
{PACES}
week 1
  mon  400s: 6x400 @ 85-87 r90
week 2
  tue  400s: 7-8x400 @ 83-87 r75 or 4-5x600 @ 2:10-2:15 r90
  wed  tempo: 4800 @ 7:00/1600
week 3
  wed  400s: warmup 10-15min easy + 4x100 strides + 8x400 @ 87-88 x2, 85-88 x4, 88-92 x2 r60
  fri  tune-up: 2x800 @ 2:58-3:00 r2:00
    green if all <= 3:00: proceed
    yellow if all <= 3:03: open slightly conservative
    red otherwise: delay the race, or aim for 6:05-6:10
  sun  race: 1600 @ 5:59 laps 91 90 90 88
    if lap 1 >= 92: laps 92 90 89 88
    if lap 1 <= 89: laps 89 91 90 89
"""

LOG = (
    "2025-08-13  400s: 5x400m 90r = 90 90r 90 90r 89 90r 88 90r 91",
    "2025-08-18  400s: 5x400m 90r = 75 90r 88 90r 89 90r 88 90r 88",
    "2025-08-26  400s: 6x400m 90r = 82 90r 90 90r 85 90r 88 90r 84 90r 86",
    "2025-08-27  tempo: 4800 @ 7:00/1600 = 1:45.68 1:47.78 1:46.58 1:46.66 1:45.47 1:46.62"
    " 1:47.38 1:47.37 1:47.79 1:48.78 1:49.84 1:39.24 total 21:19.25",
    "2025-09-03  400s: 8x400m 60r = 85 60r 89 60r 87 60r 88 60r 89 60r 90 60r 91 60r 90",
    "2025-09-05  tune-up: 2x800m 120r = 3:04 120r 3:02",
    "2025-09-07  race: 1600 lane 6 = 6:11",
    "  note flooded track, finish judged a touch short: call it 6:15",
)
