"""What many lines of a log have in common is read once: it means the same, and stands elsewhere."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plandsl.loading import Loaded, load
from plandsl.source import Origin, Source, Span, mover
from plandsl.syntax import read
from plandsl.syntax.lower import results, session
from tests.strategies import entries

LABELS = ("", "easy: ", "400s: ", "bike: ", "400s: B: ", "18:30 ", "pm easy: ")
WORDS = (
    "8x400 r60 = 1:28 90 1:30", "6-4x400 r60 = 88", "40min easy = 41:03 8.1km rpe 4", "bike 1h",
    "8x400 @ 1 r90", "20min + 5km easy | B 3km", "10min easy or 5km", "warmup + 3km", "blah 3km",
    "2mi @ 7:00/mi lane 3 at East River = 14:05", "5km total 5km = 20:00", "39:45", "= 88-86 -",
)  # fmt: skip
LINES = st.one_of(
    entries().map(lambda text: text.splitlines()[0]),
    st.tuples(st.sampled_from(LABELS), st.sampled_from(WORDS)).map("".join),
)


@given(st.lists(LINES, min_size=1, max_size=3))
def test_a_line_that_was_said_before_is_the_same_in_its_own_place(lines: list[str]) -> None:
    said = "".join(f"2026-03-02 {line}\n" for line in lines)
    blank = "#" * (len(said) - 1) + "\n"
    start = len("log A\n" + said)
    for module in (read, results, session):
        module._known.clear()
    alone = loaded(f"log A\n{blank}{said}")
    for _ in range(2):
        again = loaded(f"log A\n{said}{said}")
        assert entries_from(start, again) == entries_from(start, alone)
        assert findings_from(start, again) == findings_from(start, alone)


def loaded(text: str) -> Loaded:
    (one,) = load([Source("a.tlog", text)])
    return one


def entries_from(start: int, one: Loaded) -> list[Any]:
    assert one.log is not None
    found = [
        entry for entry in one.log.entries if entry.origin and entry.origin.span.start >= start
    ]
    return [plain(entry) for entry in found]


def findings_from(start: int, one: Loaded) -> list[Any]:
    return [
        plain(found) for found in one.found if found.origin and found.origin.span.start >= start
    ]


def plain(value: Any) -> Any:
    """All that a value holds, its places too, which comparing it leaves out."""
    if isinstance(value, Source):
        return value.name
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    names = getattr(type(value), "__match_args__", ())
    return (
        [type(value).__name__, *(plain(getattr(value, one)) for one in names)] if names else value
    )


def test_what_is_moved_keeps_its_source_and_the_line_it_came_by() -> None:
    here, there = Source("a", "a" * 99), Source("b", "b" * 99)
    via = Origin(there, Span(3, 4))
    assert mover((Origin(here, Span(1, 2), via), None, "a"))(10) == (
        Origin(here, Span(11, 12), via), None, "a",
    )  # fmt: skip


def test_lines_of_a_plan_that_say_the_same_share_their_steps_and_have_their_own_places() -> None:
    head = "plan A\nstart 2026-03-02\nusual warmup = 10min easy\n"
    line = "  tue  400s: warmup + 8x400 @ 85-87 r60\n"
    source = Source("a.plan", f"{head}week 1\n{line}week 2\n{line}")
    (one,) = load([source])
    assert one.plan is not None
    first, second = one.plan.sessions()
    assert first.options is second.options
    for day, number in ((first, 5), (second, 7)):
        warmup, reps = day.steps
        for thing, text in ((reps, "8x400 @ 85-87 r60"), (reps.targets[0], "85-87")):
            place = day.here(thing.origin)
            assert place is not None
            assert source.position(place.span.start)[0] == number
            assert source.text[place.span.start : place.span.end] == text
        # What is usual is said at the top.
        assert day.here(warmup.origin) == warmup.origin
