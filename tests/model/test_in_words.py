"""Every form of a step in a runner's words: the line of the plan, and what the phone shows."""

from __future__ import annotations

import pytest

from plandsl.model.describe import description
from plandsl.units import KILOMETRE, Distance
from tests.model.reading import PACES, session_of

METRIC = Distance(KILOMETRE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # send-offs
        (
            "swim 10x100 @ 1:30 on 1:45",
            ["Swim 10 × 100 m, each in 90 s (1:30), a new rep every 1:45", "Takes 17 min"],
        ),
        (
            "3x(200 @ 40 + 200 @ 45) on 5:00-5:30",
            [
                "3 sets, a new set every 5:00–5:30",
                "• 200 m in 40 s",
                "• straight into 200 m in 45 s",
                "Takes 11–12 min",
            ],
        ),
        # rests that are a share of the rep
        (
            "8x400 @ 90 r50%",
            [
                "8 × 400 m, each in 90 s (1:30), between them standing rest for half the time of"
                " the rep",
                "Takes 17 min",
            ],
        ),
        (
            "2x(5min hard r75% jog, 2min hard)",
            [
                "2 sets",
                "• 5 min hard, then jog for 75 % of the time of the rep",
                "• 2 min hard",
                "Takes 22 min",
            ],
        ),
        # rests and work that end when something happens
        (
            "10x30s uphill 6% hard r(walk back)",
            ["10 × 30 s uphill (6 %) hard, walk back between", "Takes about 16 min"],
        ),
        (
            "6x200 @ 40 r(jog back) each",
            ["6 × 200 m, each in 40 s, jog back after each", "Takes about 11 min"],
        ),
        ("6x30s max r(full)", ["6 × 30 s max, full recovery between", "Takes about 18 min"]),
        (
            "6x400 @ 90 r(until lap)",
            [
                "6 × 400 m, each in 90 s (1:30), between them standing rest until you press lap",
                "Takes about 19 min",
            ],
        ),
        (
            "3x(400 @ 90, 200 @ 40) r(until 120bpm) jog",
            [
                "3 sets, between the sets: jog until your heart rate is 120",
                "• 400 m in 90 s (1:30)",
                "• 200 m in 40 s",
                "Takes about 10 min",
            ],
        ),
        (
            "warmup until lap + 4x until 170bpm hard r(until 120bpm) + until lap easy",
            [
                "Warm-up: run until you press lap",
                "4 times hard, each until your heart rate is 170, between them standing rest until"
                " your heart rate is 120",
                "Easy (6:00–6:30/km, 9:39–10:28/mi) until you press lap",
                "Takes about 45 min",
            ],
        ),
        # one rest for each gap
        (
            "4x400 @ 90 r(60, 90, 2:00)",
            ["4 × 400 m, each in 90 s (1:30), 60, 90, 120 s standing rest between", "Takes 11 min"],
        ),
        (
            "4x400 @ 90 r(60, 200m jog, 3:30)",
            [
                "4 × 400 m, each in 90 s (1:30), 60 s standing rest, 200 m jog, 3:30 standing rest"
                " between",
                "Takes about 12 min",
            ],
        ),
        (
            "4x400 @ 90 r4:00>2:00 walk",
            ["4 × 400 m, each in 90 s (1:30), 4, 3, 2 min walk between", "Takes 15 min"],
        ),
        (
            "4x400 @ 90 r(100m, 200m, 400m) jog",
            ["4 × 400 m, each in 90 s (1:30), 100, 200, 400 m jog between", "Takes about 10 min"],
        ),
        (
            "10x400 @ 90 r60 (4min after half)",
            [
                "10 × 400 m, each in 90 s (1:30), 60 s standing rest between, but 4 min after rep"
                " 5",
                "Takes 27 min",
            ],
        ),
        (
            "9x400 @ 90 r200m jog (4min after 3, 6)",
            [
                "9 × 400 m, each in 90 s (1:30), 200 m jog between, but 4 min standing rest after"
                " rep 3, 4 min standing rest after rep 6",
                "Takes about 29 min",
            ],
        ),
        (
            "20x200 @ 40 r120>25",
            [
                "20 × 200 m, each in 40 s, standing rest from 120 to 25 s between",
                "Takes 36 min",
            ],
        ),
        # a rest with a target of its own
        (
            "3x3km MP r(800m float @ MP+60)",
            [
                "3 × 3 km at marathon pace (15:00, 5:00/km, 8:03/mi), 800 m float at 60 s/km slower"
                " than marathon pace (6:00/km, 9:39/mi) between",
                "Takes 55 min",
            ],
        ),
        # race paces, their offsets and shares, bands
        ("20min MP", ["20 min at marathon pace (5:00/km, 8:03/mi)"]),
        ("20min HM", ["20 min at half marathon pace (4:40/km, 7:31/mi)"]),
        (
            "5x600 @ 10k r90",
            [
                "5 × 600 m at 10k pace (2:24, 4:00/km, 6:26/mi), 90 s standing rest between",
                "Takes 18 min",
            ],
        ),
        (
            "5x1km @ 10k r90",
            [
                "5 × 1000 m at 10k pace (4:00/km, 6:26/mi), 90 s standing rest between",
                "Takes 26 min",
            ],
        ),
        (
            "8x200 @ mile r60",
            ["8 × 200 m at mile pace, 60 s standing rest between", "Takes about 14 min"],
        ),
        ("2km @ 800m", ["2 km at 800 m pace", "Takes about 7 min"]),
        ("2km @ race", ["2 km at race pace", "Takes about 9 min"]),
        ("20min MP-10", ["20 min at 10 s/km faster than marathon pace (4:50/km, 7:47/mi)"]),
        (
            "20min MP+15-25",
            ["20 min at 15–25 s/km slower than marathon pace (5:15–5:25/km, 8:27–8:43/mi)"],
        ),
        ("20min MP+1:00/mi", ["20 min at 60 s/mi slower than marathon pace (5:37/km, 9:03/mi)"]),
        ("20min MP+2:30", ["20 min at 2:30 min/km slower than marathon pace (7:30/km, 12:04/mi)"]),
        ("20min MP-3%", ["20 min at 3 % faster than marathon pace (4:51/km, 7:48/mi)"]),
        ("20min @ 125%MP", ["20 min at 125 % of the speed of marathon pace (4:00/km, 6:26/mi)"]),
        (
            "20min MP-HM",
            ["20 min between marathon pace and half marathon pace (4:40–5:00/km, 7:31–8:03/mi)"],
        ),
        ("20min easy+10", ["20 min at 10 s/km slower than easy (6:10–6:40/km, 9:55–10:44/mi)"]),
        ("5km @ <=4:00/km", ["5 km at 4:00/km or faster (20:00 or faster)", "Takes 20 min"]),
        (
            "bike 40km @ >=30km/h",
            ["Bike 40 km at 30 km/h or faster (1:20:00 or faster)", "Takes 80 min"],
        ),
        ("20min @ 15-16km/h", ["20 min at 15–16 km/h"]),
        # heart rate, power, rpe, zones
        ("40min @ 140-150bpm", ["40 min at 140–150 bpm"]),
        ("40min @ <=150bpm", ["40 min at 150 bpm or less"]),
        (
            "40min @ 75-80%hrmax",
            ["40 min at 75–80 % of your maximum heart rate (141–150 bpm)"],
        ),
        ("40min @ 75%hrr", ["40 min at 75 % of your heart rate reserve"]),
        ("bike 40min @ 250-270W", ["Bike 40 min at 250–270 W"]),
        ("bike 40min @ 95%ftp", ["Bike 40 min at 95 % of your FTP"]),
        ("40min rpe 7-8", ["40 min at RPE 7–8 of 10"]),
        ("40min Z2", ["40 min in zone 2 (140–150 bpm)"]),
        ("40min Z2-3", ["40 min in zone 2–3 (140–165 bpm)"]),
        # cut-downs
        (
            "10km MP>10k",
            [
                "10 km, cutting down from marathon pace to 10k pace (5:00 to 4:00/km, 8:03 to"
                " 6:26/mi)",
                "Takes 40–50 min",
            ],
        ),
        (
            "10km easy>MP+30>MP",
            [
                "10 km, cutting down from easy to 30 s/km slower than marathon pace to marathon"
                " pace (6:00–6:30 to 5:30 to 5:00/km, 9:39–10:28 to 8:51 to 8:03/mi)",
                "Takes 50–65 min",
            ],
        ),
        (
            "4x2km easy>steady r90",
            [
                "4 × 2 km, cutting down from easy to steady from rep to rep, 90 s standing rest"
                " between",
                "Takes about 49–57 min",
            ],
        ),
        (
            "8x400 @ 90>83 r60",
            [
                "8 × 400 m, 60 s standing rest between",
                "• rep by rep in 90, 89, 88, 87, 86, 85, 84, 83 s",
                "Takes 19 min",
            ],
        ),
        (
            "4x1km MP>10k r60",
            [
                "4 × 1000 m, 60 s standing rest between",
                "• rep by rep at 5:00, 4:40, 4:20, 4:00/km",
                "Takes 21 min",
            ],
        ),
        (
            "20x400 @ 1:40>1:21 r60",
            [
                "20 × 400 m, 60 s standing rest between",
                "• from 1:40 for rep 1 to 81 s for rep 20",
                "Takes 49 min",
            ],
        ),
        (
            "6x800 cutdown r2:00",
            [
                "6 × 800 m cutdown, each faster than the last, 2 min standing rest between",
                "Takes about 34 min",
            ],
        ),
        # targets in turn, targets one by one
        (
            "6x400 @ cycle MP, 10k r60",
            [
                "6 × 400 m, 60 s standing rest between",
                "• in turn: at marathon pace (5:00/km, 8:03/mi), then at 10k pace (4:00/km,"
                " 6:26/mi)",
                "Takes 16 min",
            ],
        ),
        (
            "3x800 @ 3:00, 2:58, 2:56 r2:00",
            [
                "3 × 800 m, 2 min standing rest between",
                "• rep by rep in 3:00, 2:58, 2:56",
                "Takes 13 min",
            ],
        ),
        (
            "4x800 @ 3:00 x4 r2:00",
            ["4 × 800 m, 2 min standing rest between", "• reps 1–4 in 3:00", "Takes 18 min"],
        ),
        # until a total
        (
            "5-8mi of (1mi MP + 1mi MP+30)",
            [
                "5–8 mi of:",
                "• 1 mi at marathon pace (5:00/km, 8:03/mi)",
                "• straight into 1 mi at 30 s/km slower than marathon pace (5:30/km, 8:51/mi)",
                "Takes 42–68 min",
            ],
        ),
        (
            "3km of (500 @ 2:00, 500 @ 2:30) r60",
            [
                "3 km of these, 60 s standing rest between",
                "• 500 m in 2:00",
                "• 500 m in 2:30",
                "Takes 19 min",
            ],
        ),
        (
            "2x(20min of (3min MP + 2min HM)) r3:00",
            [
                "2 sets, 3 min standing rest between the sets",
                "• 20 min of:",
                "  • 3 min at marathon pace (5:00/km, 8:03/mi)",
                "  • straight into 2 min at half marathon pace (4:40/km, 7:31/mi)",
                "Takes 43 min",
            ],
        ),
        # splits and marks
        (
            "10km splits 4km 16:00 16:00 8:00",
            [
                "10 km",
                "• splits 16:00, 16:00, 8:00",
                "• pass 4 km in 16:00, 8 km in 32:00, 10 km in 40:00",
                "Takes 40 min",
            ],
        ),
        # ground, other sports
        ("hike 2h hilly trail", ["Hike 2 h on hilly trail"]),
        (
            "40min treadmill 1% easy",
            ["40 min on the treadmill (1 %) easy (6:00–6:30/km, 9:39–10:28/mi)"],
        ),
        ("40min track easy", ["40 min on the track easy (6:00–6:30/km, 9:39–10:28/mi)"]),
        ("elliptical 40min", ["Elliptical 40 min"]),
        (
            "bike 3x(5min hard + 5min easy)",
            ["3 sets", "• bike 5 min hard", "• straight into bike 5 min easy", "Takes 30 min"],
        ),
        ("3.5mi easy", ["3.5 mi easy (6:00–6:30/km, 9:39–10:28/mi)", "Takes 34–37 min"]),
    ],
)
def test_descriptions(line: str, expected: list[str]) -> None:
    session = session_of(line, head=(*PACES, "pace Z3 = 150-165bpm"))
    assert list(description(session, METRIC)) == expected
