"""Sessions on weekdays on which there is no time."""

from __future__ import annotations

from plandsl.diagnostics import Diagnostic, Severity
from tests.rules import reading
from tests.rules.reading import blamed, names

HEAD = "plan Mile\nstart 2026-03-02\nrule unavailable {}\n"


def found_in(text: str) -> tuple[Diagnostic, ...]:
    return tuple(
        one for one in reading.found_in(text) if one.name in ("unavailable", "rule-parameter")
    )


def plan(days: str, below: str) -> str:
    return HEAD.format(days) + below


def test_all_of_one_weekday_are_one_message() -> None:
    base = "phase Base, weeks 1-3\n  tue  30min easy\n  fri  40min easy\n  sun  50min easy\n"
    friday, sunday = found_in(plan("fri, sun", base))
    assert (friday.name, friday.severity) == ("unavailable", Severity.ERROR)
    assert friday.message == (
        "3 sessions on Fridays, on which there is no time, from 2026-03-06 to 2026-03-20"
    )
    assert blamed(friday) == "fri  40min easy"
    assert friday.help == ("move or drop them, like: drop 2026-03-06",)
    assert sunday.message.startswith("3 sessions on Sundays")


def test_one() -> None:
    [one] = found_in(plan("fri warn", "week 1\n  fri  40min easy\n"))
    assert one.severity is Severity.WARNING
    assert one.message == "a session on 2026-03-06, a Friday, on which there is no time"


def test_what_was_moved_there_or_away() -> None:
    week = "week 1\n  thu  40min easy\n"
    assert found_in(plan("fri", week)) == ()
    assert names(found_in(plan("fri", f"{week}move 2026-03-05 to 2026-03-06\n"))) == ["unavailable"]
    assert found_in(plan("thu", f"{week}move 2026-03-05 to 2026-03-06\n")) == ()
    assert found_in(plan("thu", f"{week}  fri  20min easy\ndrop 2026-03-05\n")) == ()


def test_only_one_series() -> None:
    week = "week 1\n  fri  400s: 6x400 r60\n  fri  gym: weights\n"
    [one] = found_in(plan("gym: fri", week))
    assert blamed(one) == "fri  gym: weights"


def test_the_days_are_words() -> None:
    [none] = found_in(plan("", "week 1\n  fri  40min easy\n"))
    assert none.message == "unavailable names no day"
    assert blamed(none) == "rule unavailable"
    [odd] = found_in(plan("fryday", "week 1\n  fri  40min easy\n"))
    assert (odd.name, odd.message) == ("rule-parameter", "unavailable does not take `fryday`")
    [much] = found_in(plan("fri 3", "week 1\n  fri  40min easy\n"))
    assert much.message == "the fri of unavailable must be a word alone, not `fri 3`"


def test_waived() -> None:
    text = plan("fri", "week 1\n  fri  40min easy\n    allow unavailable: a day off\n")
    assert found_in(text) == ()
