"""Traps that other tools fell into, one after the other, and what is said or done here."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session
from plandsl.source import Source
from plandsl.units import METRE, SECOND

HEAD = "plan Test\nstart 2026-03-02\npace MP = 4:30/km\npace 5k = 3:50/km\npace 10k = 4:00/km\n"


def checked(text: str) -> list[Diagnostic]:
    return list(pipeline.check([Source("x", text)]))


def found(session: str) -> list[Diagnostic]:
    return checked(f"{HEAD}week 1\n  tue  {session}\n")


def the_plan(body: str) -> Plan:
    loaded = pipeline.load([Source("x", f"{HEAD}{body}")])[0]
    assert loaded.plan is not None
    assert not loaded.unread
    return loaded.plan


def the_session(session: str) -> Session:
    (one,) = the_plan(f"week 1\n  tue  {session}\n").sessions()
    return one


def blamed(one: Diagnostic) -> str:
    assert one.origin is not None
    return one.origin.source.text[one.origin.span.start : one.origin.span.end]


# ---- m: metres, minutes or miles


@pytest.mark.parametrize("written", ["400m", "400 m", "400M", "400 metres", "400"])
def test_m_is_metres(written: str) -> None:
    text = pipeline.canonical(Source("x", f"{HEAD}week 1\n  tue  8x{written} r60\n"))
    assert text.splitlines()[-1] == "  tue  8x400 r60"
    distance = the_session("8x400m r60").options[0][0].distance
    assert distance is not None
    assert distance.low is not None
    assert distance.low.um == 400 * METRE


@pytest.mark.parametrize(
    ("session", "place", "helps"),
    [
        ("20m easy", "20m", "write 20min, for miles 20mi, or 20km"),
        ("easy: 45m", "45m", "write 45min"),
        ("bike 45m easy", "45m", "write 45min"),
        ("8x400 @ 85 r1m", "r1m", "r1min"),
        ("5M easy", "5M", "5mi or 5min"),
        ("20M tempo", "20M", "20mi or 20min"),
    ],
)
def test_metres_that_were_minutes_or_miles(session: str, place: str, helps: str) -> None:
    (one,) = (it for it in found(session) if it.name != "incomplete-week")
    assert one.severity is Severity.ERROR
    assert blamed(one) == place
    assert helps in " ".join(one.help)


# ---- a bare time is the time of one rep


def test_a_bare_time_is_the_time_of_a_rep() -> None:
    target = the_session("8x400 @ 1:25-1:27 r60").options[0][0].targets[0]
    assert target.pace is None
    assert target.time is not None
    ends = (target.time.low, target.time.high)
    assert [end.ms for end in ends if end] == [85 * SECOND, 87 * SECOND]


@pytest.mark.parametrize(
    ("session", "place", "helps"),
    [
        ("5mi @ 5:45", "5:45", "write 5:45/mi or 5:45/km"),
        ("6x800 @ 6:00 r60", "6:00", "write 6:00/mi or 6:00/km"),
        ("10km @ 4:20", "4:20", "write 4:20/mi or 4:20/km"),
        ("8x30s @ 6:00 r60", "6:00", "write 6:00/mi or 6:00/km"),
        ("8x400 @ 40 r60", "40", ""),
    ],
)
def test_what_cannot_be_the_time_of_a_rep(session: str, place: str, helps: str) -> None:
    (one,) = (it for it in found(session) if it.name != "incomplete-week")
    assert blamed(one) == place
    assert helps in " ".join(one.help)


# ---- nothing is dropped


@pytest.mark.parametrize(
    ("session", "place"),
    [
        ("8x400 @ 85-87 r60 banana", "banana"),
        ("8x400 banana @ 85-87 r60", "banana"),
        ("8x400 @ 85-87 r60 then some", "then"),
        ("45min easy cadence 180", "180"),
        ("45min easy 180", "180"),
        ("bananas 45min", "bananas"),
        ("easy: 45min, felt good", ","),
    ],
)
def test_what_is_not_understood_is_an_error_at_that_word(session: str, place: str) -> None:
    (one,) = (it for it in found(session) if it.name != "incomplete-week")
    assert one.severity is Severity.ERROR
    assert blamed(one) == place


# ---- dashes


def test_an_offset_a_band_and_a_range() -> None:
    offset, band = (
        the_session(f"30min @ {one}").options[0][0].targets[0] for one in ("MP-10", "10k-5k")
    )
    assert offset.pace is not None
    assert offset.pace.low == offset.pace.high
    assert offset.pace.low is not None
    assert offset.pace.low.s_per_m * 1000 == 260
    assert band.pace is not None
    ends = [end.s_per_m * 1000 for end in (band.pace.low, band.pace.high) if end]
    assert ends == [230, 240]
    text = pipeline.canonical(Source("x", f"{HEAD}week 1\n  tue  8x400 @ 85 - 87 r60\n"))
    assert text.splitlines()[-1] == "  tue  8x400 @ 85-87 r60"


def test_a_lone_dash_behind_a_name_is_an_error() -> None:
    (one,) = (it for it in found("30min @ MP - 10") if it.name != "incomplete-week")
    assert "can be read in two ways" in one.message
    assert "faster by so much, or a band" in one.help[0]


def test_a_lone_dash_in_a_result_is_a_rep_that_was_not_run() -> None:
    log = "log Test\n2026-03-03  5x400 r60 = 85 - 87 88 89\n"
    loaded = pipeline.load([Source("x", log)])[0]
    assert loaded.log is not None
    assert loaded.found == ()
    assert "85 - 87 88 89" in pipeline.canonical(Source("x", log))


# ---- rests


@pytest.mark.parametrize("session", ["8x400 hard r60 easy", "8x400 @ 85 r200m easy"])
def test_an_easy_rest_makes_no_easy_session(session: str) -> None:
    assert the_session(session).kind is Kind.WORKOUT


def test_there_is_a_rest_between_the_reps_and_none_after_the_last() -> None:
    (step,) = the_session("12x400 @ 85 r120>10").options[0]
    assert step.rest is not None
    assert len(step.rest.rows) == 11
    (step,) = the_session("12x400 @ 85 r120>10 each").options[0]
    assert step.rest is not None
    assert len(step.rest.rows) == 12
    for session, total in (("4x400 r400m jog", 2_800), ("4x400 r400m jog each", 3_200)):
        (one,) = found(f"{session} total 1km")
        assert f"{total / 1000:g} km" in one.message


# ---- ranges


def test_of_a_range_of_reps_the_log_says_which() -> None:
    plan = f"{HEAD}week 1\n  tue  400s: 5-6x400 @ 84-86 r60\n"
    log = "log Test\n2026-03-03  400s: 5x400 = 85 85 85 85 85\n"
    loaded = pipeline.load([Source("x", plan), Source("y", log)])[0]
    (verdict,) = pipeline.evaluate(loaded).sessions
    assert str(verdict.verdict) == "hit"


def test_a_backward_range_is_a_hint_and_the_same_band() -> None:
    (one,) = found("5km @ 4:50-4:40/km")
    assert (one.name, one.severity) == ("backward-range", Severity.INFO)
    backward, forward = (the_session(f"5km @ {band}/km") for band in ("4:50-4:40", "4:40-4:50"))
    assert backward.options[0][0].targets[0].pace == forward.options[0][0].targets[0].pace


# ---- totals


def test_a_stated_total_is_checked() -> None:
    (one,) = checked(f"{HEAD}week 1 = 42km\n  tue  10km easy\n  sun  30km easy\n")
    assert one.name == "stated-total"
    assert one.severity is Severity.ERROR
    assert "42 km" in one.message
    assert the_plan("week 1\n  tue  10km easy\n  sun  30km easy\n").weeks[0].incomplete is False


# ---- pacing


def test_reps_have_no_negative_split() -> None:
    plan = f"{HEAD}week 1\n  tue  400s: 6x400 @ 80-95 r60\n"
    log = "log Test\n2026-03-03  400s: 6x400 = 92 92 91 84 84 83\n"
    loaded = pipeline.load([Source("x", plan), Source("y", log)])[0]
    assert "negative" not in str(pipeline.evaluate(loaded))


# ---- rules


def test_what_nobody_asked_for_is_no_error() -> None:
    """From 20 to 60 km a week: a coach may have reasons."""
    text = f"{HEAD}week 1\n  sun  20km easy\nweek 2\n  sun  60km easy\n"
    assert [one for one in checked(text) if one.severity is Severity.ERROR] == []


def test_longer_reps_and_fewer_of_them_are_one_change() -> None:
    rule = "rule one-change track: reps 4, length 200m\n"

    def names(*weeks: str) -> list[str]:
        body = "".join(f"week {at}\n  tue  track: {one}\n" for at, one in enumerate(weeks, start=1))
        return [one.name for one in checked(f"{HEAD}{rule}{body}")]

    assert names("12x400 @ 5k r60", "8x600 @ 5k r60", "6x800 @ 5k r60") == []
    assert names("12x400 @ 5k r60", "8x600 @ 5k r90") == ["one-change"]
