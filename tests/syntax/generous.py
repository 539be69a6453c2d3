"""Sessions as coaches write them elsewhere: what `fmt` makes of them, or what it asks.

`READ` has the canonical text, ASSUMED too, with something that was not said. For `ASKED` there are
two readings, and what the message's help must show of both.
"""

from __future__ import annotations

READ = """
8 x 400m in 85-87 w/ 60s rest            | 8x400 @ 85-87 r60
4 x 800 @ 2:30, 90s jog                  | 4x800 @ 2:30 r90 jog
4 x 800 @ 2:30 w/ 90s rest               | 4x800 @ 2:30 r90
4x800 in 2:30, 90 sec                    | 4x800 @ 2:30 r90
5x1k @ 5k pace w/ 2min jog               | 5x1k @ 5k r2:00 jog
6x800 @ 5k w/ 400m jog                   | 6x800 @ 5k r400m jog
3x8min @ threshold, 2min jog             | 3x8min threshold r2:00 jog
8 x 400 m, 60s rest                      | 8x400 r60
8×400 (60s)                              | 8x400 r60
8x400 @ 85 (60s)                         | 8x400 @ 85 r60
8x400 @ 85 [60s]                         | 8x400 @ 85 r60
8x400 @ 85 (60 sec jog)                  | 8x400 @ 85 r60 jog
8x400 @ 85 60s                           | 8x400 @ 85 r60
8x400 @ 85, 60s                          | 8x400 @ 85 r60
8x400 @ 85 w/ 60                         | 8x400 @ 85 r60
8x400 @ 85 w/60s                         | 8x400 @ 85 r60
8x400 @ 85 w/ 200 jog                    | 8x400 @ 85 r200m jog
8x400, 400 jog                           | 8x400 r400m jog
8x400 @ 85, jog 200                      | 8x400 @ 85 r200m jog
8x400 @ 85, jog 200m recovery            | 8x400 @ 85 r200m jog
8x400 @ 85 with 60s between              | 8x400 @ 85 r60
8x400 @ 85 with 60s rest between reps    | 8x400 @ 85 r60
8x400 @ 85 R60                           | 8x400 @ 85 r60
8x400 @ 85 RI: 60s                       | 8x400 @ 85 r60
8x400 @ 85 rest 60                       | 8x400 @ 85 r60
8x400 @ 85 60s recovery jog              | 8x400 @ 85 r60 jog
8x400 @ 85 r60 easy jog                  | 8x400 @ 85 r60 jog
8x400 @ 85 1'30" jog                     | 8x400 @ 85 r1:30 jog
8x400 @ 85 2-3min jog                    | 8x400 @ 85 r2-3min jog
8x400 @ 85, full recovery                | 8x400 @ 85 r(full)
8x400 @ 85, walk back                    | 8x400 @ 85 r(walk back)
8x200 hills, jog down                    | 8x200 uphill r(jog back)
3 x 2k @ 10k pace (3 min jog)            | 3x2k @ 10k r3:00 jog
5x1km @ 3:30-3:35/km, 2min standing rest | 5x1km @ 3:30-3:35/km r2:00 stand
6-8 x 800m @ 5k pace, 400m jog recovery  | 6-8x800 @ 5k r400m jog
4x200 @ :32 w/ :60 rest                  | 4x200 @ 32 r60
3x8min @ threshold w/ 2min easy          | 3x8min threshold r2:00 easy
8x400 @ 85, 60s rest, 10min jog          | 8x400 @ 85 r60 + 10min easy
12x400 leaving every 2:30                | 12x400 on 2:30
12 x 400 every 2:30                      | 12x400 on 2:30
12x400 on the 2:30                       | 12x400 on 2:30
10x(1min hard / 1min easy)               | 10x(1min hard + 1min easy)
4x(3min hard, 2min jog)                  | 4x(3min hard, 2min easy)
5mi alternating 1mi MP / 1mi MP+30       | 5mi of (1mi MP + 1mi MP+30)
8k alternating 1k @ HM, 1k @ MP          | 8k of (1k HM + 1k MP)
400-800-1200-800-400 @ 5k, 400 jog       | (400, 800, 1200, 800, 400) @ 5k r400m jog
400/600/800/600/400 @ 5k w/ 200 jog      | (400, 600, 800, 600, 400) @ 5k r200m jog
200, 400, 2x800, 400, 200                | (200, 400, 2x800, 400, 200)
1k, 2k, 1k @ 10k pace w/ 3min rest       | (1k, 2k, 1k) @ 10k r3:00
3min, 2min, 1min hard w/ 1min jog        | (3min, 2min, 1min) hard r1:00 jog
1-2-3-2-1 min hard w/ 1min jog           | (1min, 2min, 3min, 2min, 1min) hard r1:00 jog
(200, 400) x3                            | 3x(200, 400)
2 sets of 4x200 @ 33, 30s, 3min between sets | 2x(4x200 @ 33 r30) r3min
3 sets of 5x200 r30 w/ 3min between sets | 3x(5x200 r30) r3min
2 sets of 10min @ threshold, 2min jog    | 2x10min threshold r2:00 jog
2(6x400)                                 | 2x(6x400)
2(6x400 r90) r2:30                       | 2x(6x400 r90) r2:30
2 x 4 x 200m @ 33                        | 2x(4x200 @ 33)
2x5x400 @ 75 w/ 60s between reps and 5min between sets | 2x(5x400 @ 75 r60) r5min
2x(5x400 @ 75, 60s), 5min between sets   | 2x(5x400 @ 75 r60) r5min
6xmile cutdown 6:00 > 5:30 r2min         | 6xmile @ 6:00>5:30 r2min
6xmile @ 6:00 down to 5:30 r2min         | 6xmile @ 6:00>5:30 r2min
6xmile @ 6:00 -> 5:30 r2min              | 6xmile @ 6:00>5:30 r2min
10k progression from MP to HM            | 10k MP>HM
8x400 first 4 @ 88, last 4 @ 86 r60      | 8x400 @ 88 x4, 86 x4 r60
8x400 first 4 @ 88, rest @ 86            | 8x400 @ 88 x4, 86 x4
6x1k 2 @ 3:40, 2 @ 3:35, 2 @ 3:30 w/ 2min rest | 6x1k @ 3:40 x2, 3:35 x2, 3:30 x2 r2:00
90min easy, last 20min @ MP              | 70min easy + 20min MP
14-16k easy, last 3k @ MP                | 11-13km easy + 3km MP
WU 2mi, 3mi @ T, CD 2mi                  | warmup 2mi + 3mi threshold + cooldown 2mi
2mi WU, 3mi @ threshold, 2mi CD          | warmup 2mi + 3mi threshold + cooldown 2mi
w/u 2mi, 5k tempo, c/d 1mi               | warmup 2mi + 5k tempo + cooldown 1mi
15min warm up + 4x800 r2:00 + 10min cool down | warmup 15min + 4x800 r2:00 + cooldown 10min
15' WU, 6x3' @ 5k (2' jog), 10' CD       | warmup 15min + 6x3min @ 5k r2:00 jog + cooldown 10min
WU; 4x1mi @ threshold, 1min rest; CD     | warmup + 4x1mi threshold r1:00 + cooldown
20min easy, 4x100 strides                | 20min easy + 4x100 strides
20min easy w/ 4x100 strides              | 20min easy + 4x100 strides
5mi easy with strides                    | 5mi easy + strides
5mi easy + 6 strides                     | 5mi easy + 6x strides
3 miles easy, 6x100m strides, 1 mile easy | 3mi easy + 6x100 strides + 1mi easy
5k TT                                    | trial: 5k max
mile time trial                          | trial: mile max
5k TT @ 20:00                            | trial: 5k @ 20:00
WU 2mi, 5k TT, CD 1mi                    | trial: warmup 2mi + 5k max + cooldown 1mi
trial: 5k TT                             | trial: 5k max
6x15s hill sprints, walk down            | 6x15s uphill max r(walk back)
8x20s hill strides                       | 8x20s uphill strides
8x45s hill repeats, jog down recovery    | 8x45s uphill r(jog back)
10min easy                               | 10min easy
10min jog                                | 10min easy
wu 10min + 8x400 + cd                    | warmup 10min + 8x400 + cooldown
2' hard                                  | 2min hard
30" hard                                 | 30s hard
8 x :30 hard w/ 1min jog                 | 8x30s hard r1:00 jog
45 min @ 145 bpm                         | 45min @ 145bpm
45min 140-150bpm                         | 45min @ 140-150bpm
45min @ 145 HR                           | 45min @ 145bpm
45min HR 140-150                         | 45min @ 140-150bpm
20min 250W                               | 20min @ 250W
20min RPE 7                              | 20min rpe 7
30min zone 2                             | 30min Z2
30min E                                  | 30min easy
20min T                                  | 20min threshold
2 mi E + 4 x 1 mi T w/ 1 min rests + 2 mi E | 2mi easy + 4x1mi threshold r1:00 + 2mi easy
10mi M                                   | 10mi MP
6x200 R pace r200m jog                   | 6x200 repetition r200m jog
5x1k I w/ 400 jog                        | 5x1k interval r400m jog
10mi HMP                                 | 10mi HM
5k @ 5K pace                             | 5k @ 5k
5k MP pace                               | 5k MP
5k mp                                    | 5k MP
5k @ 10k effort                          | 5k @ 10k
5mi @ half marathon pace                 | 5mi @ half
5mi @ goal pace                          | 5mi @ race
5k race pace                             | 5k @ race
30min Easy                               | 30min easy
30min EASY                               | 30min easy
Run 5 miles easy                         | run 5mi easy
45 min run OR 60 min bike                | run 45min or bike 60min
rest / bike 30min                        | rest or bike 30min
Rest Day                                 | rest
off                                      | rest
cycling 45min                            | bike 45min
8x400 under 90                           | 8x400 @ <=90
8x400 sub-90 r60                         | 8x400 @ <=90 r60
6x800 @ 3:00 each w/ 2min rest           | 6x800 @ 3:00 r2:00
5 to 6 miles easy                        | 5-6mi easy
5x1k @ 3:30 to 3:40 r90                  | 5x1k @ 3:30-3:40 r90
5x1000 in 3'40                           | 5x1000 @ 3:40
5k @ 4'20/km                             | 5k @ 4:20/km
6x800m repeats @ 3:00                    | 6x800 @ 3:00
8 reps of 400                            | 8x400
400m x 8 @ 85                            | 8x400 @ 85
400x8 @ 85                               | 8x400 @ 85
8x400M @ 85                              | 8x400 @ 85
5,5km easy                               | 5.5km easy
8x400 @ 85.                              | 8x400 @ 85
12x400 @ 80 r60 (3min every 4)           | 12x400 @ 80 r60 (3min after 4, 8)
12x400 @ 80 r60, 3min jog every 5        | 12x400 @ 80 r60 (3min jog after 5, 10)
12x400 r60 (3min after 4, 3min after 8)  | 12x400 r60 (3min after 4, 8)
4x400 r60 (3min after 1, 2min after 3)   | 4x400 r(3min, 60, 2min)
2000 @ 7:00 laps 84 x5                   | 2000 @ 7:00 laps 84 84 84 84 84
8x400 @ 80 @ Track                       | 8x400 @ 80 at Track
8x400 @ 80 r60 @ East River              | 8x400 @ 80 r60 at East River
10x1,000m @ 3:40                         | 10x1000 @ 3:40
1,600 metres easy                        | 1600 easy
10,000m easy                             | 10000 easy
15,5km easy                              | 15.5km easy
4x100 accelerations                      | 4x100 strides
20min easy + 4x100 pickups               | 20min easy + 4x100 strides
20min easy, 4 striders                   | 20min easy + 4x strides
20min easy and drills                    | 20min easy + drills
8x400 @ 75 or faster                     | 8x400 @ <=75
8x400 75 or quicker r60                  | 8x400 @ <=75 r60
8x400 @ 75 or slower                     | 8x400 @ >=75
20min @ 4:30/km or faster                | 20min @ <=4:30/km
elliptical trainer 30min                 | elliptical 30min
cross trainer 30min                      | elliptical 30min
bike warmup 10min + bike 20min           | warmup bike 10min + bike 20min
6x hilly 3min hard                       | 6x3min hilly hard
6x uphill 60s hard                       | 6x60s uphill hard
swim 100, 200, 300 r30                   | swim (100, 200, 300) r30
3x(400-300-200)                          | 3x(400, 300, 200)
1,2,3,2,1 mins hard w/ 60s               | (1min, 2min, 3min, 2min, 1min) hard r60
swim 8x25m r30                           | swim 8x25m r30
4 x 1 mile (90)                          | 4x1mi r90
6x1k 90                                  | 6x1k r90
5 x 1km @ 5k pace (rec 2 min)            | 5x1km @ 5k r2:00
2x(8x400 @ 80 rest 60)                   | 2x(8x400 @ 80 r60)
8x200 R w/ 200 jg                        | 8x200 repetition r200m jog
3x8min @ T pace off 2 min jog            | 3x8min threshold r2:00 jog
6x1mi @ 10 sec faster than MP r60        | 6x1mi MP-10 r60
6x1mi @ 10 sec/mile slower than HM r60   | 6x1mi HM+10/mi r60
[2 sets] 6x200 r30                       | 2x(6x200 r30)
8x440y @ 75 r60                          | 8x440yd @ 75 r60
5x3min hard, equal recovery              | 5x3min hard r100%
"""
ASSUMED = """
90min, last 20 @ MP                      | 70min easy + 20min MP
16mi with last 4 at MP                   | 12mi easy + 4mi MP
1h30, last 20min fast                    | 70min easy + 20min fast
10x1' on 1' off                          | 10x(1min hard + 1min easy)
10x1min on/1min off                      | 10x(1min hard + 1min easy)
20min of 1' on / 1' off                  | 20min of (1min hard + 1min easy)
4x(3min on, 2min off)                    | 4x(3min hard + 2min easy)
"""
ASKED = """
2(6x400) r90 / 2:30                      | 2x(6x400 r90) r2:30 | 2x(6x400 @ 2:30 r90)
4x400,300,200                            | (4x400,300,200) | 4x(400,300,200)
6x1k (3:40)                              | r3:40 | @ 3:40
4x1mi 6:00                               | r6:00 | @ 6:00
10k race                                 | race: | @ race
60min w/ 20min T                         | steps |
2(6x400) r90                             | 2x(6x400 r90) | 2x(6x400) r90
2x4x400 r60                              | 2x(4x400 r60) | 2x(4x400) r60
2x(6x400) r60/3min                       | r60) r3min | r60-3min
8x30s @ 6:00 pace                        | 6:00/mi | 6:00/km
8x30s @ 6:00 pace, 90s easy jog          | 6:00/mi | 6:00/km
3-2-1 min hard, 1min jog, x3             | 1min hard) r1:00 jog | another
1-2-3-2-1                                | 1min, 2min | 1km, 2km
8x1min hard, 1min easy                   | r1:00 easy | 8x(1min hard + 1min easy)
5x(400/200)                              | 400 + 200 | 400, 200
8x400 60s                                | r60 | @ 60
8x400, 60s                               | r60 | @ 60
8x400 @ 5k (90s)                         | r90 | (90)
2x800 @ 2:30, 90s                        | r90 | 90 without its unit
10min, 5min, 5min                        | (10min, 5min) | 10min + 5min
8x100 @ 18 w/ 100                        | r100m | r100s
8x400, 90                                | r90 | + 90min easy
8x400, 400                               | r400m or r400s | another step
8x400 @ 85, 60s rest each                | r60 for rests between | r60 each
8x400 off 60s                            | r60 | on 60s
8x400 @ 85 w/ 90 jog                     | r90s jog | r90m jog
8x400 @ 85 3 rest                        | r3min | r3s
8x400 @ 85 200 rest                      | r200m | r200s
3x1mi @ threshold, 10min jog             | r10:00 jog | cooldown 10min easy
8x400s @ 85                              | 8x400 for metres | 8x6:40
800, 400 r2:00                           | (800, 400) | 800 + 400
6xmile @ 6:00 to 5:30 r2min              | 6:00-5:30 | 6:00>5:30
5M easy                                  | 5mi | 5min
1,500 easy                               | 1500 | 1.500
2E + 3T + 2E                             | 2mi E | 2min E
easy 5 miles                             | 5 miles easy | easy:
10x30/30                                 | 30s hard | 30s easy
test: 5k TT                              | trial: | 5k @ max
16mi w/ 4 @ MP                           | steps |
45/90/3:00/4:30                          | check 200 45, 400 90, 800 3:00, 1200 4:30 |
8x400 @ 75/88                            | 75-88 | 75, 88
swim 100, 200, 300, 400                  | swim (100, 200, 300, 400) | swim 100 + swim 200
15,5 easy                                | 15.5km | 15.5mi
8x400 @ Track                            | at Track | track for the ground
8x400 @ 75-77 or faster                  | @ <=77 | @ 75-77
8x400 @ 80 w/ equal jog                  | r100% jog | r400m jog
8x400 @ 80 jog rec                       | r200m jog | r90 jog
6x800m off 90                            | r90 | on 90
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.splitlines() if line]
    return [tuple(part.strip() for part in line.split("|")) for line in lines]
