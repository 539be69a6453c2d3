"""Every form of the language, as a table: what is written, how `fmt` writes it, what it means.

The tests of lowering check each row; the fuzz damages them.
"""

from __future__ import annotations

# Session, canonical spelling ("" for: as it stands), meaning.
WORK = """
400 easy                  |                         | 400m @easy
400m easy                 | 400 easy                | 400m @easy
400 m easy                | 400 easy                | 400m @easy
400 meters easy           | 400 easy                | 400m @easy
400 metres easy           | 400 easy                | 400m @easy
1.5km easy                |                         | 1500m @easy
10 km easy                | 10km easy               | 10000m @easy
5k easy                   |                         | 5000m @easy
3mi easy                  |                         | 4828.032m @easy
3 miles easy              | 3mi easy                | 4828.032m @easy
1 mile easy               | 1mi easy                | 1609.344m @easy
mile easy                 |                         | 1609.344m @easy
half easy                 |                         | 21097.5m @easy
marathon easy             |                         | 42195m @easy
8x100yd hard              |                         | 8x 91.44m @hard
440 yards hard            | 440yd hard              | 402.336m @hard
90s hard                  |                         | 90s @hard
90 sec hard               | 90s hard                | 90s @hard
20min easy                |                         | 1200s @easy
20 minutes easy           | 20min easy              | 1200s @easy
2.5min hard               |                         | 150s @hard
1h easy                   |                         | 3600s @easy
1.5h easy                 |                         | 5400s @easy
1h30 easy                 |                         | 5400s @easy
1h 5 min easy             | 1h05 easy               | 3900s @easy
1:05:00 easy              |                         | 3900s @easy
2'30" hard                |                         | 150s @hard
2′ 5″ hard                | 2'05" hard              | 125s @hard
2' hard                   | 2min hard               | 120s @hard
90″ hard                  | 90s hard                | 90s @hard
30-40min easy             |                         | 1800..2400s @easy
30 – 40 min easy          | 30-40min easy           | 1800..2400s @easy
45min-1h easy             |                         | 2700..3600s @easy
1h-1h15 easy              |                         | 3600..4500s @easy
8-12km easy               |                         | 8000..12000m @easy
400-600 hard              |                         | 400..600m @hard
600m — 1km hard           | 600m-1km hard           | 600..1000m @hard
8x400                     |                         | 8x 400m
8 x 400 m                 | 8x400                   | 8x 400m
8×400                     | 8x400                   | 8x 400m
8X400                     | 8x400                   | 8x 400m
6-8x400                   |                         | 6..8x 400m
6 – 8 × 400               | 6-8x400                 | 6..8x 400m
8x400m                    | 8x400                   | 8x 400m
8x30s                     |                         | 8x 30s
3x1 mile                  | 3x1mi                   | 3x 1609.344m
2x mile                   | 2xmile                  | 2x 1609.344m
3x8min                    |                         | 3x 480s
3x1:30                    |                         | 3x 90s
bike 45min easy           |                         | bike 2700s @easy
bike                      |                         | bike
swim 10x100 r20           |                         | swim 10x 100m r20s
walk 30min                |                         | walk 1800s
run 10km easy             |                         | run 10000m @easy
rest                      |                         | rest
rest or bike 30min easy   |                         | rest or bike 1800s @easy
easy                      |                         | @easy
warmup                    |                         | warmup
wu 10min + 8x400 + cd     | warmup 10min + 8x400 + cooldown | warmup 600s + 8x 400m + cooldown
warm-up 2km + cool-down 1km | warmup 2km + cooldown 1km | warmup 2000m + cooldown 1000m
10-15 min easy + 4 x 100m | 10-15min easy + 4x100 | 600..900s @easy + 4x 100m
8x200 uphill hard         |                         | 8x 200m ^uphill @hard
8x200 hard uphill         | 8x200 uphill hard       | 8x 200m ^uphill @hard
5km treadmill             |                         | 5000m ^treadmill
"""
TARGETS = """
8x400 @ 85-87             |                         | 8x 400m @85..87s
8x400 @85-87              | 8x400 @ 85-87           | 8x 400m @85..87s
8x400 @ 85 - 87           | 8x400 @ 85-87           | 8x 400m @85..87s
8x400 @ 85–87s            | 8x400 @ 85-87           | 8x 400m @85..87s
8x400 @ 85                |                         | 8x 400m @85s
8x400 @ 1:25-1:27         |                         | 8x 400m @85..87s
8x400 @ 85.5              |                         | 8x 400m @85.5s
8x400 at 85-90            | 8x400 @ 85-90           | 8x 400m @85..90s
8x400 at ≤90              | 8x400 @ <=90            | 8x 400m @..90s
8x400 @ <=90              |                         | 8x 400m @..90s
8x400 @ >= 1:20           | 8x400 @ >=1:20          | 8x 400m @80..s
800 @ 2:58–3:00           | 800 @ 2:58-3:00         | 800m @178..180s
1200 @ 4:30 (6:02/mi)     |                         | 1200m @270s =362s/mi
1200 @ 4:30 (3:45 / km)   | 1200 @ 4:30 (3:45/km)   | 1200m @270s =225s/km
20min @ 7:00-7:30/mi      |                         | 1200s @420..450s/mi
20min @ 7:00/mile         | 20min @ 7:00/mi         | 1200s @420s/mi
5km @ 4:20/k              | 5km @ 4:20/km           | 5000m @260s/km
5km @ 90/400              |                         | 5000m @225s/km
5km @ 90s/400m            | 5km @ 90/400            | 5000m @225s/km
4800 @ 7:00/1600          |                         | 4800m @525/2s/km
4800m @ 7 min/1600m pace  | 4800 @ 7:00/1600        | 4800m @525/2s/km
20min @ <=4:20/km         |                         | 1200s @..260s/km
20min threshold           |                         | 1200s @threshold
20min @ threshold         | 20min threshold         | 1200s @threshold
20min cruise              |                         | 1200s @cruise
8x400 @ 87-88 x2, 85-88 x4, free x2 | | 8x 400m @87..88s*2,85..88s*4,free*2
8x400 @ 87-88x2, 85x6     | 8x400 @ 87-88 x2, 85 x6 | 8x 400m @87..88s*2,85s*6
2x800 @ 2:58x1, 3:00 × 1  | 2x800 @ 2:58 x1, 3:00 x1 | 2x 800m @178s*1,180s*1
3x800 @ 2:30, 2:28, 2:26  |                         | 3x 800m @150s,148s,146s
1600 @ 5:59 laps 91 90 90 88 |                      | 1600m @359s laps 91s,90s,90s,88s
1600 laps 91 90 90 88 @ 5:59 | 1600 @ 5:59 laps 91 90 90 88 | 1600m @359s laps 91s,90s,90s,88s
1600 laps 1:31 90.5       |                         | 1600m laps 91s,90.5s
"""
RESTS = """
8x400 r60                 |                         | 8x 400m r60s
8x400 60r                 | 8x400 r60               | 8x 400m r60s
8x400 r60s                | 8x400 r60               | 8x 400m r60s
8x400 60sr                | 8x400 r60               | 8x 400m r60s
8x400m 120r               | 8x400 r120              | 8x 400m r120s
8x400 r2:00               |                         | 8x 400m r120s
8x400 2:00r               | 8x400 r2:00             | 8x 400m r120s
8x400 r3min               |                         | 8x 400m r180s
8x400 3minr               | 8x400 r3min             | 8x 400m r180s
8x400 r3-4min             |                         | 8x 400m r180..240s
8x400 r45-50              |                         | 8x 400m r45..50s
8x400 45–50r              | 8x400 r45-50            | 8x 400m r45..50s
2x1h 2:00r                | 2x1h r2:00              | 2x 3600s r120s
2x1h 45-50r               | 2x1h r45-50             | 2x 3600s r45..50s
8x400 r1'30"              |                         | 8x 400m r90s
8x400 r200m               |                         | 8x 400m r200m
8x400 r200m jog           |                         | 8x 400m r200m/jog
8x400 r3min walk each     |                         | 8x 400m r180s/walk+last
8x400 r60 each jog        | 8x400 r60 jog each      | 8x 400m r60s/jog+last
8x400 r60 stand           |                         | 8x 400m r60s/stand
8x400 r60 easy            |                         | 8x 400m r60s/easy
8x400 r60 float @ 85      | 8x400 @ 85 r60 float    | 8x 400m @85s r60s/float
8x400 r60 @ 85-87         | 8x400 @ 85-87 r60       | 8x 400m @85..87s r60s
2000 threshold r3min + 4x200 @ 34 r60 | | 2000m @threshold r180s + 4x 200m @34s r60s
"""
GROUPS = """
3x(4x200 @ 33 r30) r3min  |                         | 3x (4x 200m @33s r30s) r180s
(400, 600, 400) @ 3:00/km r90 |                     | (400m , 600m , 400m) @180s/km r90s
(400,600,400)             | (400, 600, 400)         | (400m , 600m , 400m)
5x(1200 @ 4:12 r2:00, 300 @ 60) r4:00 | | 5x (1200m @252s r120s , 300m @60s) r240s
8x(1min hard + 1min easy) |                         | 8x (60s @hard + 60s @easy)
2x(3x(200 r30, 400), 800) |                         | 2x (3x (200m r30s , 400m) , 800m)
4-5 x (1km, 200)          | 4-5x(1km, 200)          | 4..5x (1000m , 200m)
"""
WHOLE = """
18:30 400s: 8x400         |                         | 18:30 400s: 8x 400m
6:05 easy: 8km            | 06:05 easy: 8km         | 06:05 easy: 8000m
[opener] 400s: 8x400      |                         | [opener] 400s: 8x 400m
Mabry  miles: 8x400       | Mabry miles: 8x400      | Mabry miles: 8x 400m
long: 1:30:00             |                         | long: 5400s
8x400 at East  River      | 8x400 at East River     | 8x 400m at=East River
8x400 at East River @ 85 r60 | 8x400 @ 85 r60 at East River | 8x 400m @85s r60s at=East River
8x400 at Track 7 r60      | 8x400 r60 at Track 7    | 8x 400m r60s at=Track 7
8x400 lane 2              |                         | 8x 400m lane=2
8x400 lane 6 stagger at Park | 8x400 at Park lane 6 stagger | 8x 400m at=Park lane=6s
warmup + 8x400 + cd lane 2 | warmup + 8x400 + cooldown lane 2 | warmup + 8x 400m + cooldown lane=2
45min easy total 8km      |                         | 2700s @easy total=8000m
8km easy total 45min      |                         | 8000m @easy total=2700s
bike 45min easy or weights |                        | bike 2700s @easy or weights
"""
RESULTS = """
5x400 r90 = 75 88 89 88 88 |                        | 5x 400m r90s = 75s 88s 89s 88s 88s
5x400m 90r = 75 90r 88 90r 89 | 5x400 r90 = 75 r90 88 r90 89 | 5x 400m r90s = 75sr90s 88sr90s 89s
8x400 = 85 89 - 87        |                         | 8x 400m = 85s 89s - 87s
8x400 = 85, 89, –, 87     | 8x400 = 85 89 - 87      | 8x 400m = 85s 89s - 87s
2x1600 = 5:48 (2:54 2:54) 5:50 |                    | 2x 1600m = 348s(174s,174s) 350s
8x400 = 85 159bpm 89      |                         | 8x 400m = 85s&159bpm 89s
8x400 = 85 r75 159bpm 89  |                         | 8x 400m = 85sr75s&159bpm 89s
8x400 = avg 88.6          |                         | 8x 400m = avg=88.6s
12km = 1h 12.5km          |                         | 12000m = 3600s 12500m
8x400 = 86-88             |                         | 8x 400m = 86..88s
8x400 = 86 - 88           | 8x400 = 86 - 88         | 8x 400m = 86s - 88s
25min = 25:10 4.6km 141bpm rpe 3 |                  | 1500s = 1510s 4600m&141bpm rpe3
25min = 141bpm rpe 3-4 25:10 | 25min = 141bpm rpe 3-4 25:10 | 1500s = 1510s 141bpm rpe3..4
4800 = 1:45.68 1:39.24 total 3:24.92 |              | 4800m = 105.68s 99.24s total=204.92s
2x800m 120r = 3:04 3:02   | 2x800 r120 = 3:04 3:02  | 2x 800m r120s = 184s 182s
race: 1600 lane 6 = 6:11  |                         | race: 1600m lane=6 = 371s
easy: skipped             |                         | easy: = skipped
easy: 8km = skipped       | easy: 8km skipped       | easy: 8000m = skipped
easy: 8km moved to 2025-09-10 |                     | easy: 8000m = moved 2025-09-10
easy: moved to 2025-09-10 |                         | easy: = moved 2025-09-10
"""
RACE_PACES = """
6mi @ MP-10               | 6mi MP-10               | 9656.064m @MP(42195m)-10s/unit
6mi MP-10                 |                         | 9656.064m @MP(42195m)-10s/unit
6mi MP+1:00               |                         | 9656.064m @MP(42195m)60s/unit
6mi @ MP + 10             | 6mi MP + 10             | 9656.064m @MP(42195m) + 10m
3mi MP-3%                 |                         | 4828.032m @MP(42195m)*time-3%
6mi MP+15-25              |                         | 9656.064m @MP(42195m)15..25s/unit
6mi MP-10/km              |                         | 9656.064m @MP(42195m)-10s/km
6mi @ MP-10s              | 6mi MP-10               | 9656.064m @MP(42195m)-10s/unit
20min easy-10             |                         | 1200s @easy-10s/unit
20min threshold+5         |                         | 1200s @threshold5s/unit
6x800 @ 5k r400m jog      |                         | 6x 800m @5k(5000m) r400m/jog
6x800 @ 5k pace r2:00     | 6x800 @ 5k r2:00        | 6x 800m @5k(5000m) r120s
6x800 @ 5k-3k r2:00       |                         | 6x 800m @5k(5000m)..3k(3000m) r120s
3mi MP-HM                 |                         | 4828.032m @MP(42195m)..HM(21097.5m)
3mi @ 10k-HM              |                         | 4828.032m @10k(10000m)..HM(21097.5m)
3mi MP-10k                |                         | 4828.032m @MP(42195m)..10k(10000m)
3mi @ HM-10k              | 3mi HM-10k              | 4828.032m @HM(21097.5m)..10k(10000m)
8x200 @ mile r200m jog    |                         | 8x 200m @mile(1609.344m) r200m/jog
8x200 @ 800m r200m jog    |                         | 8x 200m @800m(800m) r200m/jog
5x1km @ 10mi r60          |                         | 5x 1000m @10mi(16093.44m) r60s
5k @ half                 |                         | 5000m @half(21097.5m)
8x400 @ race r60          |                         | 8x 400m @race r60s
6x800 @ 104%MP r2:00      |                         | 6x 800m @MP(42195m)*speed104% r120s
6x800 @ 95-100% of 10k    | 6x800 @ 95-100%10k      | 6x 800m @10k(10000m)*speed95..100%
30min @ 90%threshold      |                         | 1800s @threshold*speed90%
20min Z2                  |                         | 1200s @Z2
20min z3–4                | 20min Z3-4              | 1200s @Z3..Z4
20min @ Z2                | 20min Z2                | 1200s @Z2
45min @ 140-150bpm        |                         | 2700s @heart=140..150
45min @ 140 – 150 bpm     | 45min @ 140-150bpm      | 2700s @heart=140..150
45min @ <=145bpm          |                         | 2700s @heart=..145
45min @ 75-80%hrmax       |                         | 2700s @heart=75..80% of hrmax
45min @ 80 % HRR          | 45min @ 80%hrr          | 2700s @heart=80% of hrr
bike 60min @ 250-270W     |                         | bike 3600s @power=250..270
bike 60min @ 250 watts    | bike 60min @ 250W       | bike 3600s @power=250
bike 60min @ 95-100%ftp   |                         | bike 3600s @power=95..100% of ftp
bike 60min @ >=200W       |                         | bike 3600s @power=200..
30min rpe 7-8             |                         | 1800s @rpe=7..8
30min @ rpe 3.5           | 30min rpe 3.5           | 1800s @rpe=3.5
5x3min @ 16km/h r2:00     |                         | 5x 180s @225s/km r120s
5x3min @ 10-11.5mph r2:00 |                         | 5x 180s @6250000/32131..312500/1397s/km r120s
5x3min @ 16 kph r2:00     | 5x3min @ 16km/h r2:00   | 5x 180s @225s/km r120s
4mi MP > HM               | 4mi MP>HM               | 6437.376m @MP(42195m)>HM(21097.5m)
4mi MP>10k                |                         | 6437.376m @MP(42195m)>10k(10000m)
20min @ easy>MP+30>MP     | 20min easy>MP+30>MP     | 1200s @easy>MP(42195m)30s/unit>MP(42195m)
6xmile @ 6:00>5:30 r2min  |                         | 6x 1609.344m @360s>330s r120s
8x400 @ 90 > 84 r60       | 8x400 @ 90>84 r60       | 8x 400m @90s>84s r60s
6x1km @ 4:20/km>4:00/km r90 |                         | 6x 1000m @260s/km>240s/km r90s
20min cutdown             |                         | 1200s @cutdown
6x3min @ cycle MP, HM r60 |                         | 6x 180s @turns MP(42195m),HM(21097.5m) r60s
8x400 @ (90 x4, 88 x4) r60 | 8x400 @ 90 x4, 88 x4 r60 | 8x 400m @90s*4,88s*4 r60s
5x(3x400 @ (90, 88, 86) r60, 800 @ 3:00) r3min |                         | 5x (3x 400m @90s,88s,86s r60s , 800m @180s) r180s
1mi @ 6:15 (MP)           |                         | 1609.344m @375s =MP(42195m)
8x400 @ 88 (5k pace) r60  | 8x400 @ 88 (5k) r60     | 8x 400m @88s =5k(5000m) r60s
20min threshold (6:45/mi) |                         | 1200s @threshold =405s/mi
10k @ 39:40 splits 5k 20:00 19:40 |                         | 10000m @2380s laps*5000m 1200s,1180s
8x400 easy-steady         |                         | 8x 400m @easy-steady
"""
MORE_RESTS = """
8x400 r50%                |                         | 8x 400m r50%
8x400 r100% jog           |                         | 8x 400m r100%/jog
8x400 r(60, 90, 120, 60, 90, 120, 60) |                         | 8x 400m r60s,90s,120s,60s,90s,120s,60s
4x400 r(60 jog, 2min walk, 90) |                         | 4x 400m r60s/jog,120s/walk,90s
12x400 r120>20            |                         | 12x 400m r120s>20s
6x1km r600m>100m jog      |                         | 6x 1000m r600m/jog>100m
5x1km r(800m float @ MP+60) |                         | 5x 1000m r800m/float@MP(42195m)60s/unit
5x1km r(2min jog @ easy)  |                         | 5x 1000m r120s/jog@easy
8x400 r(60)               | 8x400 r60               | 8x 400m r60s
6x15s uphill max r(walk back) |                         | 6x 15s ^uphill @max r<walk back>
6x15s uphill max r(jog back) |                         | 6x 15s ^uphill @max r<jog back>
6x300 max r(full)         |                         | 6x 300m @max r<full>
6x300 r(until 120bpm)     |                         | 6x 300m r<until 120bpm>
5x1km r(until lap) jog    |                         | 5x 1000m r<until lap>/jog
8x400 r60 (4min after 4)  |                         | 8x 400m r60s extra=240s@4
8x400 r60 jog (4min walk after half) |                         | 8x 400m r60s/jog extra=240s/walk@half
10x400 r60 (3min after 4, 8) |                         | 10x 400m r60s extra=180s@4,8
8x400 r60 each (4min after 4) |                         | 8x 400m r60s+last extra=240s@4
"""
MORE_WORK = """
12x400 on 2:30            |                         | 12x 400m on=150s
swim 10x100 on 1:45       |                         | swim 10x 100m on=105s
10x100 on 1:45 swim       | swim 10x100 on 1:45     | swim 10x 100m on=105s
5x5min @ 280-300W r3min bike | bike 5x5min @ 280-300W r3min | bike 5x 300s @power=280..300 r180s
30min walk                | walk 30min              | walk 1800s
8-12mi of (1mi MP-10 + 1mi MP+30) |                         | 12874.752..19312.128m of (1609.344m @MP(42195m)-10s/unit + 1609.344m @MP(42195m)30s/unit)
20min of (30s hard + 30s easy) |                         | 1200s of (30s @hard + 30s @easy)
5x(3mi MP-5 + 800 float)  |                         | 5x (4828.032m @MP(42195m)-5s/unit + 800m @float)
until lap easy            |                         | until=lap @easy
10min easy + until 120 bpm | 10min easy + until 120bpm | 600s @easy + until=120bpm
6x strides                |                         | 6x @strides
8x strides                |                         | 8x @strides
8x45s uphill 6% hard r90 jog |                         | 8x 45s ^uphill 6% @hard r90s/jog
5mi hilly trail easy      |                         | 8046.72m ^hilly trail @easy
5km road                  |                         | 5000m ^road
elliptical 40min          |                         | elliptical 2400s
hike 2h                   |                         | hike 7200s
cross 45min easy          |                         | cross 2700s @easy
(200, 400, 2x800, 400, 200) @ 5k r200m jog |                         | (200m , 400m , 2x 800m , 400m , 200m) @5k(5000m) r200m/jog
usual easy                |                         | let=usual @easy
opener + 8x400 @ 85-87 r60 |                         | let=opener + 8x 400m @85..87s r60s
3x rung hard r60          |                         | 3x let=rung @hard r60s
"""
MORE_SESSIONS = """
am easy: 30min            |                         | am easy: 1800s
pm 400s: 8x400            |                         | pm 400s: 8x 400m
400s: A: 8x400 or B: 7x400 r75 |                         | 400s: A: 8x 400m or B: 7x 400m r75s
400s: 8x400 or hills: 8x45s uphill hard |                         | 400s: 8x 400m or hills: 8x 45s ^uphill @hard
8x1mi HM r60 ¦ light 5x   |                         | 8x 1609.344m @HM(21097.5m) r60s ¦light~ 5x
8x1mi HM r60 ¦ light 5x ¦ B @ HM+10 r90 |                         | 8x 1609.344m @HM(21097.5m) r60s ¦light~ 5x ¦B~ @HM(21097.5m)10s/unit r90s
8x1mi HM r60 ¦ C 30min easy |                         | 8x 1609.344m @HM(21097.5m) r60s ¦C 1800s @easy
8x400 @ 85 r60 ¦ B 6x600  |                         | 8x 400m @85s r60s ¦B~ 6x 600m
8x400 @ 85 r60 ¦ B r90 @ 88 | 8x400 @ 85 r60 ¦ B @ 88 r90 | 8x 400m @85s r60s ¦B~ @88s r90s
8x400 @ 85 r60 ¦ B 10min easy + 5x400 r60 |                         | 8x 400m @85s r60s ¦B 600s @easy + 5x 400m r60s
8x400 on 2:00 ¦ B 6x on 2:15 |                         | 8x 400m on=120s ¦B~ 6x on=135s
20min hard total peak     |                         | 1200s @hard total=peak
8x400 r60 ¦ B 5x = 85 86  |                         | 8x 400m r60s ¦B~ 5x = 85s 86s
"""
MORE_RESULTS = """
8x400 = 6:32/mi 6:40/mi   |                         | 8x 400m = 392s/mi 400s/mi
30min = 5:00/km 141bpm 250W rpe 6 |                         | 1800s = 300s/km&141bpm&250W rpe6
8x400 = avg 6:32/mi       |                         | 8x 400m = avg=392s/mi
bike 60min = 1:00:00 30km 205W 140bpm |                         | bike 3600s = 3600s 30000m&140bpm&205W
8x400 = 85 250W 159bpm 86 |                         | 8x 400m = 85s&159bpm&250W 86s
"""
MORE_LINES = """
extends first-marathon    |
extends base.plan         |
let peak = 50km           |
let opener = wu 15min easy + 4x100 strides | let opener = warmup 15min easy + 4x100 strides
group A, light            |
groups A , B              | group A, B
weeks begin sunday        |
weeks begin Sun           | weeks begin sunday
week begins monday        | weeks begin monday
at mon-fri am 6:30, mon-fri pm 18:30 | at mon-fri am 06:30, mon-fri pm 18:30
hrmax 188                 |
hrmax 188bpm              | hrmax 188
hrrest 48                 |
ftp 260W                  |
ftp 260                   | ftp 260W
recent 2026-02-01 5k 19:30 |
usual warmup = 15min easy + drills |
usual cd = 10min easy     | usual cooldown = 10min easy
usual strides = 6x100 r60 |
pace tempo = HM+5         |
pace Z2 = 140-150bpm      |
pace 5k = 6:10/mi         |
pace mile = 5:20/mi       |
pace hard = rpe 8-9       |
pace MP = 7:00/mi         |
pace steady = MP-HM       |
pace bikeish = 200-220W   |
away 2025-09-20..2025-09-24: travel |
away 2025-09-20           |
deload every 4 weeks -30% |
deload weeks 4, 8 -25 %   | deload weeks 4, 8 -25%
deload week 4 -20%        |
week 3 like 2             |
week 3 like week 2        | week 3 like 2
week 3 = 42km             |
weeks 5-6 like 3 = 45 mi  | weeks 5-6 like 3 = 45mi
week 3 = peak             |
week 3 = 5h               |
move 2025-09-06 to 2025-09-07 |
move week 3 tue to thu    |
move week 3 tue am to week 4 Monday | move week 3 tue am to week 4 mon
move race-2 to 2025-09-07 |
swap week 3 tue thu       |
swap week 3 tue and week 4 tue | swap week 3 tue week 4 tue
drop week 3 wed           |
drop race-2               |
race-2 easy: 20min easy   | race-2  easy: 20min easy
race-10  30min easy       |
then reps +1 to 8, rest -5 to 75, pace -2 to 88-90 |
then reps 4 - 6 - 7 8     |
then sets +1 to 4         |
then length +200 to 1200  |
then length +1km to 12km  |
then time +5min to 90min  |
then on -5 to 1:30        |
then cycle reps +1 to 8, rest -5 to 60 |
then reps +1 to 8 if all <= 90, else repeat |
then reps +1 if hit else repeat | then reps +1 if hit, else repeat
then reps +1 if hit       |
then pace MP+20 MP+10 MP  |
then pace -5 to 6:45/mi   |
then pace +10W to 280W    |
then rest 90 75 60        |
then rest -100m to 200m   |
gate 400s: last 2 all <= 90 with r<=90 |
gate 400s: all <= 90 and fade <= 3% |
gate long run: done >= 1  |
check 200 >= 46, 800 3:01-3:03 |
check 1km 4:00, 5km 20:00-20:15 |
+ 4x100 strides           |
+ cooldown 10min easy at Park total 8km |
or bike 45min easy        |
or B: 7x400 r75           |
¦ light 5x                |
¦ B 6x400 @ 92 r90 + 4x100 strides |
"""
# Lines that are no sessions.
OTHERS = """
plan Sub-6  mile          | plan Sub-6  mile
log Sub-6 mile            |
athlete me                |
id my-plan.2              |
start 2025-08-18          |
race 2025-11-09           |
race 2025-11-09 mile 6:00 at East  River | race 2025-11-09 mile 6:00 at East River
race 2026-05-10 5k 19:30 – 19:50 | race 2026-05-10 5k 19:30-19:50
race 2026-05-10 marathon 3h | race 2026-05-10 marathon 3h
timezone America/New_York |
at mon - fri 18:30, sat-sun 9:00 | at mon-fri 18:30, sat-sun 09:00
at Tuesday 6:05           | at tue 06:05
remind 1h before          |
remind 30 minutes before  | remind 30min before
pace easy = 8:30–9:30 / mi | pace easy = 8:30-9:30/mi
pace my-cruise=4:20/km    | pace my-cruise = 4:20/km
closed East River 2025-09-08..2026-12-31: construction |
closed East  River 2025-09-08…2025-09-09 | closed East River 2025-09-08..2025-09-09
closed East River 2025-09-08 .. 2025-09-08 | closed East River 2025-09-08
rule one-change 400s: reps 1, rest 5s, pace 2s per week |
rule weekly-volume +10%   |
rule weekly-volume +10 %  | rule weekly-volume +10%
rule hard-days 3, 48h apart |
rule deload every 4 weeks, 20% |
rules first-marathon       |
rules   none               | rules none
rule one-change off       |
phase Base, weeks 1-4     |
phase Base,week 1 – 4     | phase Base, weeks 1-4
phase Race & rest, weeks 12 | phase Race & rest, week 12
week 4                    |
weeks 4                   | week 4
note even laps, then 200 in 45 |
allow one-change: new block, full rest |
green if all <= 3:00: proceed |
yellow if all≤3:03 and fade <= 2.5 %: careful | yellow if all <= 3:03 and fade <= 2.5%: careful
red otherwise: delay the race |
if lap 1 >= 92: laps 92 90 89 88 |
if hit or any >= 3:04 and done >= 6: x |
green if avg = 88: steady |
red if miss: rest         |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """The cells of each row; a ¦ in a cell is the | of a group's version."""
    cut = (row.split("|") for row in table.strip().splitlines())
    return [tuple(cell.strip().replace("¦", "|") for cell in row) for row in cut]


TABLES = (
    WORK, TARGETS, RESTS, GROUPS, WHOLE, RACE_PACES, MORE_RESTS, MORE_WORK, MORE_SESSIONS,
)  # fmt: skip
SESSIONS = [row for table in TABLES for row in rows(table)]
ENTRIES = rows(RESULTS) + rows(MORE_RESULTS)
LINES = rows(OTHERS) + rows(MORE_LINES)
