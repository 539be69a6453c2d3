"""The case that the product was made for: its findings come out of the tools, none is written in.

The plan and the log are those of examples/sub-6-mile: what assistants prescribed, what was run.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache
from pathlib import Path

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.verdict import Evaluation, RepMark, SessionVerdict
from plandsl.source import Source
from plandsl.units import Duration

EXAMPLE = Path(__file__).parent.parent / "examples" / "sub-6-mile"


def source(name: str) -> Source:
    return Source(name, (EXAMPLE / name).read_text(encoding="utf-8"))


@cache
def errors(name: str) -> tuple[Diagnostic, ...]:
    return tuple(one for one in pipeline.check([source(name)]) if one.severity is Severity.ERROR)


@cache
def evaluation() -> Evaluation:
    (loaded,) = pipeline.load([source("as-prescribed.plan"), source("mile.tlog")])
    assert loaded.found == ()
    return pipeline.evaluate(loaded)


def verdict(day: int, month: int = 8) -> SessionVerdict:
    date = dt.date(2025, month, day)
    (found,) = [one for one in evaluation().sessions if one.entry and one.date == date]
    return found


def said(one: SessionVerdict) -> str:
    return "\n".join((*one.pacing.remarks, *one.notes, *one.because))


def test_the_prescribed_plan_has_no_errors_but_the_findings() -> None:
    names = sorted(one.name for one in errors("as-prescribed.plan"))
    assert names == ["one-change"] * 4 + ["target-mismatch", "venue-closed"]


def test_finding_1_one_change_a_week_is_broken_four_times() -> None:
    messages = [one.message for one in errors("as-prescribed.plan") if one.name == "one-change"]
    expected = (
        ("6 → 8 reps (harder)", "rest 90 → 60 s (harder)", "(easier)"),
        ("6 → 7-8 reps (harder)", "rest 90 → 75 s (harder)", "pace 85-87 → 83-87 (harder)"),
        ("6 → 8 reps (harder)", "rest 90 → 75 s (harder)", "pace 85-87 → 87-90 (easier)"),
        ("changes rest and pace at once", "rest 60 → 45-50 s (harder)", "→ 90-93 (easier)"),
    )
    for message, parts in zip(messages, expected, strict=True):
        assert all(part in message for part in parts), message


def test_finding_2_the_target_is_stated_twice_and_differs() -> None:
    (found,) = [one for one in errors("as-prescribed.plan") if one.name == "target-mismatch"]
    assert found.message == "4:30 for 1200 m is 6:02/mi, not 5:00/mi"
    assert found.help == ("5:00/mi would be 3:44 for 1200 m",)


def test_finding_3_every_track_session_from_september_8_is_at_a_closed_venue() -> None:
    (found,) = [one for one in errors("as-prescribed.plan") if one.name == "venue-closed"]
    (loaded,) = pipeline.load([source("as-prescribed.plan")])
    assert loaded.plan is not None
    at_the_track = [one for one in loaded.plan.sessions() if one.venue == "East River"]
    shut = [one for one in at_the_track if one.date >= dt.date(2025, 9, 8)]
    assert found.message.startswith(f"{len(shut)} sessions are planned at East River")
    assert len(shut) == 13
    assert len(at_the_track) > len(shut)


def check_session(text: str) -> list[str]:
    plan = f"plan Sums\nstart 2025-08-18\nweek 1\n  tue  {text}\n"
    return [
        one.message
        for one in pipeline.check([Source("sums", plan)])
        if one.severity is Severity.ERROR
    ]


def test_finding_4_split_sums_and_a_pace_without_its_unit() -> None:
    assert check_session("1600 @ 5:59 laps 91 90 90 88") == []
    assert check_session("1600 @ <=5:58 laps 90 89 89 88") == []
    (off,) = check_session("1600 @ 5:58 laps 90 89 89 88")
    assert "5:56" in off
    (unit,) = check_session("8x30s @ 6:00 r90 easy")
    assert "6:00 is a time" in unit


def test_finding_5_the_readiness_check_is_red() -> None:
    check = verdict(5, month=9)
    assert check.colour == "red"
    assert check.advice == "delay the race, or aim for 6:05-6:10"
    assert [rep.verdict for rep in check.reps] == [RepMark.SLOW, RepMark.SLOW]
    assert [rep.off for rep in check.reps] == [Duration(4_000), Duration(2_000)]


def test_finding_6_the_laps_fit_the_total_within_hand_timing() -> None:
    found = pipeline.check([source("as-prescribed.plan"), source("mile.tlog")])
    (sums,) = [one for one in found if one.name == "log-sum"]
    assert sums.severity is Severity.INFO
    assert "21:19.19" in sums.message
    assert "21:19.25" in sums.message


def test_finding_7_the_first_rep_is_pacing_not_fitness() -> None:
    first = verdict(18)
    assert first.pacing.opener == Fraction("-13.25")
    assert "13.25 s faster than the mean of the others" in said(first)
    assert "pacing, not fitness" in said(first)


def test_finding_9_the_means() -> None:
    means = {
        verdict(13).pacing.mean,
        verdict(18).pacing.mean,
        verdict(26).pacing.mean,
        verdict(3, month=9).pacing.mean,
    }
    assert means == {Fraction("89.6"), Fraction("85.6"), Fraction(515, 6), Fraction("88.625")}


def test_finding_1_holds_for_what_was_run() -> None:
    found = pipeline.check([source("mile.plan"), source("mile.tlog")])
    opener, jump = [one for one in found if one.name == "one-change"]
    assert {opener.severity, jump.severity} == {Severity.WARNING}
    assert "pace 89.6 → 85.6 (harder); pace by 4 s (a step is 2 s)" in opener.message
    assert "6 → 8 reps (harder), rest 90 → 60 s (harder), pace 85.8 → 88.6" in jump.message


def test_finding_11_the_lane_has_two_readings() -> None:
    (lane,) = [one for one in pipeline.check([source("mile.tlog")]) if one.name == "lane"]
    assert lane.severity is Severity.WARNING
    assert lane.message == (
        "1600 m in lane 6 has two readings: 1600 m as it stands, or 1750.8 m from line to line"
    )
    assert "6:11 would be 6:13/mi or 5:41/mi" in lane.help


def test_the_repaired_plan_has_nothing_wrong() -> None:
    assert pipeline.check([source("mile.plan")]) == ()


def test_no_interval_session_has_a_negative_split() -> None:
    for one in evaluation().sessions:
        assert "negative" not in said(one)


def test_the_examples_are_canonical() -> None:
    for path in EXAMPLE.glob("*.[pt]l*"):
        text = path.read_text(encoding="utf-8")
        assert pipeline.canonical(Source(path.name, text)) == text
