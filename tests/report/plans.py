"""A plan with something of everything, read from its text."""

from plandsl.model.plan import Plan
from plandsl.pipeline import load
from plandsl.source import Source

MILE = """\
plan Sub-6 mile
athlete me
start 2025-08-18
race 2025-09-07 mile 6:00 at East River
timezone America/New_York
at tue 18:30

pace easy = 8:30-9:30/mi

phase Base, weeks 1-2
  mon  easy: 30-40min easy
  tue  400s: warmup 10-15min easy + 4x400 @ 92-96 r90 + cooldown 10min easy at East River
  wed  bike 45min or weights
  fri  rest
  sat  long: 10km easy

week 3
  tue  sets: 3x(4x200 @ 33 r30) r3min
    note flat shoes
    green if all <= 33: go on
    red otherwise: stop
  thu  8x400 @ 87-88 x2, 85-88 x6 r200m jog
  sun  09:00 race: 1600 @ 5:59 laps 91 90 90 88 at East River lane 6
"""

METRIC = """\
plan 10 km
start 2025-12-22

week 1
  mon  5km @ 5:00/km
  tue  12.5km @ 5:00/km
  wed  swim 30min
week 2
  mon  30km
"""

SQUAD = """\
plan Spring half
start 2026-01-05
race 2026-02-01 half 1:30:00
group squad, light
hrmax 190
pace easy = 5:20-5:50/km
away 2026-01-14: dentist
away 2026-01-30..2026-01-31
deload week 3 -30%

phase Base, weeks 1-3
  tue am  easy: 8km easy
  tue pm  pool: 10x100 @ 1:30 on 1:45
  thu  threshold: 8x1km HM r60 | light 5x r50%
  sat  hills: 10x30s uphill 6% hard r(walk back)
  sun  long: 9mi of (1mi HM+20 + 1mi easy)

week 2 = 60km
  thu  threshold: 8x400 @ 90>83 r120>20 or 30min @ 75-80%hrmax | light rest
    check 200 >= 44, 400 1:23-1:30
    gate hills: hit
    note flat shoes
  fri  5km easy

phase Race, week 4
gate threshold: last 2 all <= 4:20 with r<=90
  tue  race plan: A: 5km HM>10k or B: 3x1km HM r(200m float @ HM+60)
  wed  until lap easy total 2km
  sun  race: half @ HM splits 5k 21:30 21:20 21:15 21:10 4:45
"""


def read(text: str) -> Plan:
    """The plan of a text in which nothing is wrong."""
    (loaded,) = load([Source("mile.plan", text)])
    assert loaded.found == ()
    assert loaded.plan is not None
    return loaded.plan
