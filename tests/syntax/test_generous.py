"""The shorthand of others is read where it has one reading, and asked about where it has two."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic, Outcome, Severity
from plandsl.loading import EmptyShelf
from plandsl.source import Source
from tests.syntax.generous import ASKED, ASSUMED, READ, rows

HEAD = "plan Test\nstart 2026-03-02\npace Z2 = 140-150bpm\n"


def plan(session: str, head: str = "") -> Source:
    return Source("x", f"{HEAD}{head}week 1\n  tue  {session}\n")


def formatted(session: str, head: str = "") -> str:
    return pipeline.canonical(plan(session, head)).splitlines()[-1].removeprefix("  tue  ")


def errors(session: str) -> list[Diagnostic]:
    found = pipeline.check([plan(session)])
    return [one for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize(("written", "canonical"), rows(READ + ASSUMED))
def test_one_reading_is_written_out(written: str, canonical: str) -> None:
    assert formatted(written) == canonical
    assert formatted(canonical) == canonical
    assert errors(canonical) == []


@pytest.mark.parametrize("written", [row[0] for row in rows(READ + ASSUMED)])
def test_its_message_carries_the_edit(written: str) -> None:
    for one in errors(written):
        assert one.edits
        assert not one.guessed
        assert one.help


@pytest.mark.parametrize("written", [row[0] for row in rows(ASSUMED)])
def test_what_was_not_said_is_named(written: str) -> None:
    assert [one.name for one in errors(written)] == ["assumed"]
    (one,) = pipeline.formatted(plan(written)).found
    assert (one.name, one.severity) == ("assumed", Severity.WARNING)
    assert "assumed" in one.message


@pytest.mark.parametrize("written", [row[0] for row in rows(READ)])
def test_of_what_was_said_nothing_is_assumed(written: str) -> None:
    assert pipeline.formatted(plan(written)).found == ()


@pytest.mark.parametrize(("written", "one", "other"), rows(ASKED))
def test_two_readings_are_shown_and_none_is_taken(written: str, one: str, other: str) -> None:
    (found,) = errors(written)
    helps = " ".join(found.help)
    assert one in helps
    assert other in helps
    assert found.edits == () or found.guessed
    assert formatted(written) == written
    assert [it.message for it in pipeline.formatted(plan(written)).found] == [found.message]


@pytest.mark.parametrize("written", ["30min easy by feel", "8x400 wear your usual shoes"])
def test_prose_belongs_in_a_note(written: str) -> None:
    (found,) = errors(written)
    assert "note" in " ".join(found.help)
    assert formatted(written) == written


# ---- in other lines than those of a day


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("  tue  easy: 5km\n    + 4x100m strides w/ 60s rest", "    + 4x100 strides r60"),
        ("  tue  easy: 5km\n    or 45 min cycling", "    or bike 45min"),
        ("  race-2 8 x 400m in 85, 60s rest", "  race-2  8x400 @ 85 r60"),
        ("  2026-03-04 8 x 400m, 60s rest", "  2026-03-04  8x400 r60"),
        ("Week 2", "week 2"),
        ("week 2:", "week 2"),
        ("Phase Base weeks 1-4", "phase Base, weeks 1-4"),
    ],
)
def test_lines_of_every_kind(written: str, canonical: str) -> None:
    head = "plan Test\nstart 2026-03-02\nrace 2026-03-08 5k\nweek 1\n"
    text = pipeline.canonical(Source("x", f"{head}{written}\n"))
    assert text.splitlines()[-1] == canonical


def test_a_let_and_a_usual() -> None:
    text = f"{HEAD}let opener = WU 2mi, 4x100m strides\nusual warmup = 15 min jog\n"
    assert pipeline.canonical(Source("x", text)).splitlines()[3:] == [
        "let opener = warmup 2mi + 4x100 strides",
        "usual warmup = 15min easy",
    ]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("5x400 75 90r 88 90r 89", "5x400 = 75 r90 88 r90 89"),
        ("8x400: 88.6 avg", "8x400 = avg 88.6"),
        ("8x400 = 88.6 avg", "8x400 = avg 88.6"),
        ("8x400: 85 86 87", "8x400 = 85 86 87"),
        ("400s: 85 86 87", "400s: = 85 86 87"),
        ("400s: 75 90r 88 90r 89", "400s: = 75 r90 88 r90 89"),
        ("75 90r 88 90r 89", "= 75 r90 88 r90 89"),
        ("85 89 87 88 - 90 91 90", "= 85 89 87 88 - 90 91 90"),
        ("400s: 3:04, 3:02", "400s: = 3:04 3:02"),
        ("8x400 avg 88", "8x400 = avg 88"),
        ("5k TT 19:45", "trial: 5k max = 19:45"),
        ("long: 12 miles 1:45:00", "long: 12mi = 1:45:00"),
        ("easy: 25min = 25:10 avg HR 141", "easy: 25min = 25:10 141bpm"),
        ("easy: 25min = 25:10 RPE 3", "easy: 25min = 25:10 rpe 3"),
        ("3x1mi = 6:01 6:02 6:00 w/ 2min rest", "3x1mi = 6:01 6:02 6:00 w/ 2min rest"),
        ("400s 85 86 87", "400s 85 86 87"),
        ("easy: 25min = 25:10 HR 141", "easy: 25min = 25:10 141bpm"),
        ("8x400 in 85", "8x400 in 85"),
        ("2x400 = 75/88", "2x400 = 75/88"),
        ("3x400 = 75 / 88 / 90", "3x400 = 75 / 88 / 90"),
        ("8x400 75/88", "8x400 75/88"),
        ("race: 1600 = DNS", "race: 1600 skipped"),
        ("400s: dns", "400s: skipped"),
        ("easy: did not run", "easy: skipped"),
        ("8x400 = 85 86 DNF", "8x400 = 85 86 DNF"),
        ("400s: DNF", "400s: DNF"),
        ("1600 = 1:45,68", "1600 = 1:45,68"),
    ],
)
def test_results(written: str, canonical: str) -> None:
    text = pipeline.canonical(Source("x", f"log Test\n2026-03-03  {written}\n"))
    assert text.splitlines()[-1] == f"2026-03-03  {canonical}"


# ---- names that somebody may have given a meaning


def test_a_name_that_the_plan_explains_stays() -> None:
    assert formatted("20min T", "pace T = 4:20/km\n") == "20min T"
    assert formatted("20min Easy", "pace Tempo = 4:20/km\n") == "20min easy"


def test_a_name_that_the_athlete_may_explain_stays() -> None:
    assert formatted("20min T", "athlete Ann\n") == "20min T"
    assert formatted("20min T", "extends base.plan\n") == "20min T"

    class WithAnn(EmptyShelf):
        def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
            return Outcome(Source("Ann.athlete", "athlete Ann\npace T = 4:20/km\n"))

    source = plan("20min T + 10min E", "athlete Ann\n")
    assert pipeline.canonical(source, WithAnn()).splitlines()[-1] == "  tue  20min T + 10min easy"


def test_a_name_of_a_log_is_explained_by_its_plan() -> None:
    text = "log Test\n2026-03-03  20min T = 20:05\n"
    assert pipeline.canonical(Source("x", text)) == text


# ---- what is but the nearest spelling


@pytest.mark.parametrize(
    "line", ["  teu  8x400", "  tue  8x400 upphill", "phsae Base, weeks 1-4", "  tue  400s 8x400"]
)
def test_a_slip_is_not_mended_unasked(line: str) -> None:
    text = f"{HEAD}week 1\n{line}\n"
    assert pipeline.canonical(Source("x", text)) == text
    (one,) = (it for it in pipeline.check([Source("x", text)]) if it.name != "incomplete-week")
    assert one.guessed or not one.edits
