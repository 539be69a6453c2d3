"""Rests of every form: rows, shares, open ones, send-offs."""

import pytest

from plandsl.model.verdict import RestMark, Verdict
from plandsl.units import Duration, Range
from tests.evaluate.reading import one


def rests(session: str, entry: str) -> str:
    """`1 hit, 3 long`: each judged rest by the rep it follows."""
    return ", ".join(f"{each.index} {each.verdict}" for each in one(session, entry).rests)


@pytest.mark.parametrize(
    ("session", "entry", "found"),
    [
        ("4x400 @ 86 r(60, 90, 120)", "= 86 r60 86 r90 86 r120 86", "1 hit, 2 hit, 3 hit"),
        ("4x400 @ 86 r(60, 90, 120)", "= 86 r90 86 r90 86 r90 86", "1 long, 2 hit, 3 short"),
        ("4x400 @ 86 r120>60", "= 86 r120 86 r90 86 r60 86", "1 hit, 2 hit, 3 hit"),
        ("4x400 @ 86 r120>60", "= 86 r120 86 r120 86 r60 86", "1 hit, 2 long, 3 hit"),
        ("4x400 @ 86 r60 (4min after 2)", "= 86 r60 86 r240 86 r60 86", "1 hit, 2 hit, 3 hit"),
        ("4x400 @ 86 r60 (4min after half)", "= 86 86 r60 86 86", "2 short"),
        ("4x400 @ 86 r(60, 90, 120)", "4x400 r(60, 90, 120) = 86 86 86 86", "1 hit, 2 hit, 3 hit"),
        ("3-4x400 @ 86 r(60, 90, 120)", "= 86 r60 86 r90 86", "1 hit, 2 hit"),
        ("(400, 800, 400) @ 3:30/km r(60, 90)", "= 84 r60 2:48 r60 84", "1 hit, 2 short"),
        ("2x400 @ 86 r(60, 90) each + 800 @ 3:00", "= 86 r60 86 r90 3:00", "1 hit, 2 hit"),
        ("2x400 @ 86 r60 each + 800 @ 3:00", "= 86 r60 86 r90 3:00", "1 hit, 2 long"),
    ],
)
def test_a_row_has_one_for_each_gap(session: str, entry: str, found: str) -> None:
    assert rests(f"400s: {session}", f"400s: {entry}") == found


def test_a_share_follows_from_the_rep_that_was_run() -> None:
    """Half of 100 s are 50 s, and half of 80 s are 40."""
    found = one("400s: 4x400 @ 80-100 r50%", "400s: = 100 r50 80 r50 80 r40 90")
    assert [each.verdict for each in found.rests] == [RestMark.HIT, RestMark.LONG, RestMark.HIT]
    asked = [each.prescribed.duration if each.prescribed else None for each in found.rests]
    assert asked == [Range(Duration(ms), Duration(ms)) for ms in (50_000, 40_000, 40_000)]
    assert "1 of 3 rests longer: 50 s instead of 40 s" in found.notes


def test_a_share_of_a_rep_by_time_or_of_a_pace() -> None:
    assert rests("x: 3x2min hard r50%", "x: = 2:00 r60 2:00 r90 2:00") == "1 hit, 2 long"
    assert rests("x: 3x1km @ 4:00/km r50%", "x: = 4:00/km r2:00 4:00/km r60 4:00/km") == (
        "1 hit, 2 short"
    )
    assert rests("x: 3x400 @ 86 r50%", "x: 3x400 r50% = 86 86 86") == "1 hit, 2 hit"


@pytest.mark.parametrize(
    "rest", ["on 2:30", "r(until lap)", "r(walk back)", "r(full)", "r200m jog", ""]
)
def test_what_says_no_time_judges_none(rest: str) -> None:
    found = one(f"400s: 3x400 @ 86 {rest}", "400s: = 86 r300s 86 r64 86")
    assert [each.verdict for each in found.rests] == [RestMark.UNJUDGED] * 2
    assert found.verdict is Verdict.HIT


def test_a_share_of_open_work_by_the_time_it_took() -> None:
    assert rests("x: 3xuntil lap hard r50%", "x: = 86 r43 80 r60 86") == "1 hit, 2 long"


def test_a_rest_that_was_left_out_is_a_shorter_one() -> None:
    found = one("400s: 4x400 @ 88-92 r90", "400s: = 89 r90 90 r0 91 r90 90")
    assert [rest.verdict for rest in found.rests] == ["hit", "short", "hit"]
    assert found.verdict == "over"
    assert "1 of 3 rests shorter: 0 s instead of 90 s" in found.notes
