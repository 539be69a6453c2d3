"""How far and how long the lines of a plan are: the line, and the sum done by hand."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction

import pytest

from plandsl.model.session import Rest
from plandsl.model.totals import (
    option_estimates,
    option_totals,
    session_estimates,
    session_totals,
    week_totals,
)
from plandsl.units import METRE, MILE, Distance, Duration, Range
from tests.model.reading import plan_of, session_of

Ends = tuple[float | Fraction, float | Fraction] | None
M = Fraction(MILE, 1_000_000)


def metres(found: Range[Distance] | None) -> Ends:
    if found is None:
        return None
    assert found.low is not None
    assert found.high is not None
    return found.low.metres, found.high.metres


def seconds(found: Range[Duration] | None) -> Ends:
    if found is None:
        return None
    assert found.low is not None
    assert found.high is not None
    return found.low.seconds, found.high.seconds


def both(found: Ends) -> Ends:
    """To the millimetre and the millisecond: sums by hand are not rounded as often."""
    return None if found is None else (round(float(found[0]), 3), round(float(found[1]), 3))


def one(value: float | Fraction) -> Ends:
    return value, value


@pytest.mark.parametrize(
    ("line", "far", "long"),
    [
        # a send-off: nine from start to start, and the last rep
        ("swim 10x100 @ 1:30 on 1:45", one(1000), one(9 * 105 + 90)),
        ("4-6x400 @ 90 on 3:00-3:10", (1600, 2400), (3 * 180 + 90, 5 * 190 + 90)),
        ("4x400 @ 90, 88, 86, 84 on 3:00", one(1600), one(3 * 180 + 84)),
        ("3x(4x100 @ 20 on 40) r3:00", one(1200), one(3 * (3 * 40 + 20) + 2 * 180)),
        ("4x400 on 3:00", one(1600), None),
        # a share is one of the time that the rep takes
        ("6x3min MP r50%", one(3600), one(6 * 180 + 5 * 90)),
        ("8x400 @ 90 r50%", one(3200), one(8 * 90 + 7 * 45)),
        ("4x1km @ 10k r25% jog", one(4000), one(4 * 240 + 3 * 60)),
        ("3x400 @ 90, 80, 70 r50%", one(1200), one(240 + 45 + 40)),
        ("2-3x400 @ 80-90 r50%", (800, 1200), (2 * 80 + 40, 3 * 90 + 2 * 45)),
        # behind the last piece of a group it is a share of that piece, between the sets too
        (
            "4x(800 @ 10k r50%, 400 @ 10k r100%)",
            one(4800),
            one(4 * (192 + 96 + 96) + 3 * 96),
        ),
        ("8x400 r50%", one(3200), None),
        # what ends when something happens has no total
        ("6x400 @ 90 r(until lap)", one(2400), None),
        ("6x400 @ 90 r(until 120bpm)", one(2400), None),
        ("6x400 @ 90 r(full)", one(2400), None),
        ("until lap easy", None, None),
        # the way back is as far as the rep
        ("10x200 @ 40 r(jog back)", one(2000 + 9 * 200), None),
        ("10x30s hard r(walk back)", None, None),
        # legs in turn until the total is reached, the last one cut
        ("5mi of (1mi MP + 1mi HM)", one(5 * M), one(M * (3 * 300 + 2 * 280) / 1000)),
        ("3500 of (1km MP + 1km @ 10k)", one(3500), one(300 + 240 + 300 + 120)),
        ("2-4km of (1km MP + 1km @ 10k)", (2000, 4000), (540, 1080)),
        ("40min of (3min MP + 2min HM)", one(8 * (600 + Fraction(120_000, 280))), one(2400)),
        ("11min of (3min MP + 2min MP)", one(2200), one(660)),
        ("10km of (3min MP + 2min MP)", one(10_000), one(3000)),
        ("2km of (800 @ 10k, 200 @ 60)", one(2000), one(2 * (192 + 60))),
        ("3km of (500 @ 2:00, 500 @ 2:30) r60", one(3000), one(3 * 270 + 5 * 60)),
        ("3200 of (800 @ 3:00 r60, 400 @ 80)", one(3200), one(3 * 180 + 2 * 60 + 2 * 80)),
        ("2x(2km of (1km MP + 1km @ 10k)) r2:00", one(4000), one(2 * 540 + 120)),
        ("10km of (3min hard + 2min steady)", one(10_000), None),
        # one rest for each gap
        ("4x400 @ 90 r(60, 90, 120)", one(1600), one(360 + 270)),
        ("3-4x400 @ 90 r(60, 90, 120)", (1200, 1600), (270 + 150, 360 + 270)),
        ("6x400 @ 90 r120>20", one(2400), one(540 + 120 + 95 + 70 + 45 + 20)),
        ("4x400 @ 90 r(60, 200m jog, 120)", one(1800), None),
        ("10x400 @ 90 r60 (4min after half)", one(4000), one(900 + 8 * 60 + 240)),
        ("3x400 @ 90 r(30, 60, 90) each", one(1200), one(270 + 180)),
        ("(400, 600, 400) @ 10k r(60, 90) + 1km MP", one(2400), one(336 + 150 + 300)),
        ("(400, 600, 400) @ 10k r(60, 90, 30) each", one(1400), one(336 + 180)),
        # a rest with a target of its own
        ("3x1km @ 10k r(400m float @ MP)", one(3800), one(720 + 2 * 120)),
        ("3x1km @ 10k r(400m jog @ 2:30)", one(3800), one(720 + 2 * 150)),
        ("3x1km @ 10k r(400m float @ MP+25)", one(3800), one(720 + 2 * 130)),
        # cut-downs and bands from end to end
        ("10km MP>10k", one(10_000), (2400, 3000)),
        ("10km MP-HM", one(10_000), (2800, 3000)),
        ("4x1km MP>10k r60", one(4000), one(300 + 280 + 260 + 240 + 180)),
        ("8x400 @ 90>83 r60", one(3200), one(sum(range(83, 91)) + 420)),
        ("5km @ 125%MP", one(5000), one(5 * 240)),
        ("5km MP-10", one(5000), one(5 * 290)),
        # a heart rate says how long, and not how far
        ("40min @ 140-150bpm", None, one(2400)),
        ("10km Z2", one(10_000), None),
        # splits that end before the rep does go on as they went
        ("10km splits 4km 16:00 16:00", one(10_000), one(2400)),
        ("10km splits 4km 16:00 16:00 8:00", one(10_000), one(2400)),
        # a step of another sport; what stands in its group is of that sport
        ("elliptical 40min", one(0), one(2400)),
        ("cross 40min", one(0), one(2400)),
        ("bike 3x(5min hard + 5min easy)", None, one(1800)),
    ],
)
def test_totals(line: str, far: Ends, long: Ends) -> None:
    found = session_totals(session_of(line))
    assert both(metres(found.distance)) == both(far)
    assert both(seconds(found.duration)) == both(long)
    estimate = session_estimates(session_of(line))
    if long is not None:
        assert estimate.duration.range == found.duration
        assert estimate.duration.assumed == ()


@pytest.mark.parametrize(
    ("line", "far", "long", "assumed"),
    [
        # open rests and open work
        ("6x400 @ 90 r(until lap)", 2400, 540 + 5 * 120, {"rests until lap as 2 min"}),
        ("6x400 @ 90 r(until 120bpm)", 2400, 540 + 5 * 90, {"rests until 120bpm as 90 s"}),
        ("6x400 @ 90 r(full)", 2400, 540 + 5 * 180, {"full rests as 3 min"}),
        ("10x200 @ 40 r(jog back)", 3800, 400 + 9 * 72, {"jog back at 6:00/km (9:39/mi)"}),
        ("10x200 @ 40 r(walk back)", 3800, 400 + 9 * 120, {"walk back at 10:00/km (16:06/mi)"}),
        (
            "10x30s hard r(walk back)",
            19 * 120,
            300 + 9 * 72,
            {"hard at 4:10/km (6:42/mi)", "walk back at 10:00/km (16:06/mi)"},
        ),
        ("bike 5x1min hard r(jog back)", None, 300 + 4 * 90, {"jog back as 90 s"}),
        (
            "until lap easy",
            Fraction(600_000, 360),
            600,
            {"work until lap as 10 min", "easy at 6:00/km (9:39/mi)"},
        ),
        ("bike until 120bpm", None, 300, {"work until 120bpm as 5 min"}),
        # race paces, in the table, between two of its rows, and beyond
        ("5km @ 5k", 5000, 1375, {"5k at 4:35/km (7:23/mi)"}),
        ("5km MP", 5000, 1575, {"MP at 5:15/km (8:27/mi)"}),
        ("5km @ marathon", 5000, 1575, {"marathon at 5:15/km (8:27/mi)"}),
        ("5km HM", 5000, 1500, {"HM at 5:00/km (8:03/mi)"}),
        ("5km @ half", 5000, 1500, {"half at 5:00/km (8:03/mi)"}),
        ("2km @ mile", 2000, 500, {"mile at 4:10/km (6:42/mi)"}),
        ("2km @ 1600m", 2000, Fraction("499.145"), {"1600m at 4:10/km (6:42/mi)"}),
        ("1km @ 4km", 1000, 270, {"4km at 4:30/km (7:15/mi)"}),
        ("1km @ 1200m", 1000, Fraction("234.286"), {"1200m at 3:54/km (6:17/mi)"}),
        ("1km @ 200km", 1000, 390, {"200km at 6:30/km (10:28/mi)"}),
        ("200 @ 100m", 200, 30, {"100m at 2:30/km (4:01/mi)"}),
        # with an offset the race's own pace is assumed; of a band its far end
        ("5km MP-10", 5000, 1575, {"MP at 5:15/km (8:27/mi)"}),
        ("5km MP-HM", 5000, 1500, {"HM at 5:00/km (8:03/mi)"}),
        (
            "3x1km HM r(400m float @ MP+60)",
            3800,
            900 + 2 * 126,
            {
                "HM at 5:00/km (8:03/mi)",
                "MP at 5:15/km (8:27/mi)",
            },
        ),
        (
            "10km @ easy>MP",
            10_000,
            (3150, 3600),
            {
                "easy at 6:00/km (9:39/mi)",
                "MP at 5:15/km (8:27/mi)",
            },
        ),
        # what a body or a watt meter tells, by what it is like
        ("36min @ 130-140bpm", 6000, 2160, {"130-140bpm at 6:00/km (9:39/mi)"}),
        ("33min @ 150-160bpm", 6000, 1980, {"150-160bpm at 5:30/km (8:51/mi)"}),
        ("30min @ 165-175bpm", 6000, 1800, {"165-175bpm at 5:00/km (8:03/mi)"}),
        ("36min @ 70-75%hrmax", 6000, 2160, {"70-75%hrmax at 6:00/km (9:39/mi)"}),
        ("33min @ 80%hrmax", 6000, 1980, {"80%hrmax at 5:30/km (8:51/mi)"}),
        ("30min @ 85%hrr", 6000, 1800, {"85%hrr at 5:00/km (8:03/mi)"}),
        ("33min @ 280W", 6000, 1980, {"280W at 5:30/km (8:51/mi)"}),
        ("30min @ 95-100%ftp", 6000, 1800, {"95-100%ftp at 5:00/km (8:03/mi)"}),
        ("36min rpe 3-4", 6000, 2160, {"rpe 3-4 at 6:00/km (9:39/mi)"}),
        ("33min rpe 6", 6000, 1980, {"rpe 6 at 5:30/km (8:51/mi)"}),
        ("30min rpe 7-8", 6000, 1800, {"rpe 7-8 at 5:00/km (8:03/mi)"}),
        ("265s rpe 9", 1000, 265, {"rpe 9 at 4:25/km (7:06/mi)"}),
        # other sports
        ("hike 2h", 8000, 7200, {"hike at 15:00/km (24:08/mi)"}),
        ("hike", 6000, 5400, {"hike of 90 min", "hike at 15:00/km (24:08/mi)"}),
        ("elliptical", 0, 2700, {"elliptical of 45 min"}),
        ("cross", 0, 2700, {"cross of 45 min"}),
        # a last rep that is not known takes no longer than the send-off
        ("swim 10x100 on 1:45", 1000, 9 * 105 + 105, {"swim at 25:00/km (40:14/mi)"}),
        ("swim 10x100 on 3:00", 1000, 9 * 180 + 150, {"swim at 25:00/km (40:14/mi)"}),
        # legs of which nobody knows how fast they are
        (
            "10km of (5min steady + 1min MP)",
            10_000,
            None,
            {"steady at 5:30/km (8:51/mi)", "MP at 5:15/km (8:27/mi)"},
        ),
        ("bike 24km of (5min hard + 5min easy)", 24_000, 3600, {"bike at 2:30/km (4:01/mi)"}),
    ],
)
def test_estimates(
    line: str, far: float | None, long: float | tuple[int, int] | None, assumed: set[str]
) -> None:
    found = session_estimates(session_of(line, head=()))
    if far is None:
        assert found.distance is None
    else:
        assert found.distance is not None
        assert both(metres(found.distance.range)) == both(one(far))
    if long is not None:
        expected = long if isinstance(long, tuple) else one(long)
        assert both(seconds(found.duration.range)) == both(expected)
    notes = found.duration.assumed + (found.distance.assumed if found.distance else ())
    assert {*notes} == assumed


def test_what_an_estimate_of_time_assumed_is_not_held_against_the_distance() -> None:
    found = session_estimates(session_of("5mi of (1mi MP + 1mi HM)", head=()))
    assert found.distance is not None
    assert found.distance.assumed == ()
    assert found.duration.assumed == ("MP at 5:15/km (8:27/mi)", "HM at 5:00/km (8:03/mi)")


def test_a_zone_is_taken_for_what_it_is_like_whatever_its_beats() -> None:
    for zone, seconds_a_km in (("Z1", 360), ("Z2", 360), ("Z3", 330), ("Z4", 300), ("Z5", 265)):
        line = f"{seconds_a_km}s {zone}"
        found = session_estimates(session_of(line, head=(f"pace {zone} = 100-110bpm",)))
        assert found.distance is not None
        assert both(metres(found.distance.range)) == (1000, 1000)


def test_a_week_counts_a_hike_but_no_machine_and_no_ride_within_a_group() -> None:
    lines = ("  mon elliptical 5km", "  tue bike 20km of (1km hard + 1km easy)", "  wed hike 8km")
    (week,) = plan_of("week 1", *lines, "  thu 2km of (run 500 + bike 500)").weeks
    assert metres(week_totals(week).distance) == (9000, 9000)


def test_a_group_has_totals_of_its_own() -> None:
    session = session_of("8x400 @ 90 r60 | light 5x")
    assert seconds(session_totals(session).duration) == (8 * 90 + 7 * 60,) * 2
    assert seconds(session_totals(session.for_group("light")).duration) == (5 * 90 + 4 * 60,) * 2


HOSTILE = [
    "1000x(" * 5 + "1000x100 @ 20 on 30" + ")" * 5,
    "9999km of (" * 5 + "1km MP + 1s easy" + ")" * 5,
    "999h of (" * 6 + "1s MP, 100 @ 20" + ") r50%" * 6,
    "1000x(" * 5 + "99x100 @ 40>20 r(walk back)" + ") r50%" * 5,
    " + ".join(["99x100 @ 40>20 r120>20"] * 70),
    "(" + ", ".join(["100 @ 20 r50%"] * 130) + ")",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_lines_stay_cheap(line: str) -> None:
    """Nothing grows with what the reps and the rounds come to."""
    assert len(line) < 2000
    session = session_of(line)
    start = time.process_time()
    session_totals(session)
    session_estimates(session)
    # Seconds of the processor: a thousandth of what walking through the reps would take.
    assert time.process_time() - start < 20


def test_a_billion_reps_with_a_share_or_a_way_back_are_as_quick_as_two() -> None:
    (step,) = session_of("2x400 @ 90 r50%").steps
    many = replace(step, reps=Range(10**9, 10**9))
    shared = option_estimates((many,)).duration.range
    assert shared.low == Duration(90_000 * 10**9 + 45_000 * (10**9 - 1))
    back = replace(many, rest=Rest("r(jog back)", until="back", mode="jog"))
    walked = option_totals((back,)).distance
    assert walked is not None
    assert walked.low == Distance(400 * METRE * (2 * 10**9 - 1))
