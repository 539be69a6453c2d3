"""Whether a gate is open, day by day, and which sessions count."""

from __future__ import annotations

import datetime as dt

import pytest

from plandsl.model.gate import GateVerdict
from tests.evaluate.founding import LOG
from tests.evaluate.reading import judged

BASE = "phase Base, weeks 1-4\n  tue  400s: {session}\nphase Speed, weeks 5-8\n{gate}\n"


def gate(condition: str, *entries: str, session: str = "4-8x400 r90") -> GateVerdict:
    plan = BASE.format(session=session, gate=f"gate {condition}") + "  tue  400s: 8x400 @ 80-85 r90"
    (found,) = judged(plan, *entries).gates
    return found


def told(found: GateVerdict) -> list[str]:
    """`08-18 closed: why [days that count]` for each entry that counts."""
    words = {True: "open", False: "closed", None: "no telling"}
    return [
        f"{state.date:%m-%d} {words[state.is_open]}: {state.because}"
        f" [{' '.join(f'{day:%m-%d}' for day in state.counted)}]"
        for state in found.states
    ]


def test_the_gate_of_the_founding_case_under_a_rest_of_90_or_less() -> None:
    assert told(gate("400s: last 2 all <= 90 with r<=90", *LOG)) == [
        "08-13 closed: 1 of 2 so far [08-13]",
        "08-18 closed: on 2025-08-13 rep 5 was 91 [08-13 08-18]",
        "08-26 open: all reps were <= 90 [08-18 08-26]",
        "09-03 closed: on 2025-09-03 rep 7 was 91 [08-26 09-03]",
    ]


def test_under_a_rest_of_just_90_the_last_session_does_not_count() -> None:
    found = gate("400s: last 2 all <= 90 with r=90", *LOG)
    assert [state[:8] for state in told(found)] == ["08-13 cl", "08-18 cl", "08-26 op"]
    assert found.on(dt.date(2025, 9, 30)).is_open
    assert not found.on(dt.date(2025, 8, 25)).is_open


def test_before_anything_counts() -> None:
    found = gate("tempo: hit", *LOG[:3])
    assert found.states == ()
    state = found.on(dt.date(2025, 9, 1))
    assert (state.is_open, state.because) == (False, "no tempo in the log that counts")


@pytest.mark.parametrize(
    ("condition", "entries", "last"),
    [
        ("400s: all <= 90", ["8-18 = 88 89 90 91", "8-25 = 88 88 88 88"], "closed: on 2025-08-18"),
        ("400s: last 1 all <= 90", ["8-18 = 88 89 90 91", "8-25 = 88 88 88 88"], "open"),
        ("400s: last 3 all <= 90", ["8-18 = 88 89 90 90", "8-25 = 88 88 88 88"], "closed: 2 of 3"),
        ("400s: last 1 avg <= 90", ["8-18 r90 = 88 89 90 91"], "open: the average was 89.5"),
        ("400s: last 1 any >= 91", ["8-18 = 88 89 90 91"], "open"),
        ("400s: last 1 done >= 5", ["8-18 = 88 89 90 91"], "closed"),
        ("400s: last 1 all <= 90", ["8-18 = 88 - 90 88 88"], "closed: on 2025-08-18 rep 2 was not"),
        ("400s: last 1 all <= 90", ["8-18 = 88 88 88 88", "8-19 skipped"], "open"),
        ("400s: last 1 all <= 90", ["8-18 = avg 88.5"], "no telling: on 2025-08-18 no rep times"),
        ("400s: last 1 hit", ["8-18 = 88 88 88 88"], "no telling"),
    ],
)  # fmt: skip
def test_what_decides(condition: str, entries: list[str], last: str) -> None:
    lines = [f"2025-{one.partition(' ')[0]:0>5}".replace("-8-", "-08-") for one in entries]
    rest = [one.partition(" ")[2] for one in entries]
    work = [f"4-8x400 {one}" if one[0] in "r" else one for one in rest]
    found = gate(condition, *(f"{a}  400s: {b}" for a, b in zip(lines, work, strict=True)))
    assert told(found)[-1].partition(" ")[2].startswith(last)


@pytest.mark.parametrize(
    ("session", "entry", "counts"),
    [
        ("4x400 r90", "4x400 r60 = 88 88 88 88", True),
        ("4x400 r90", "= 88 88 88 88", True),
        ("4x400 r2:00", "= 88 88 88 88", False),
        ("4x400 r2:00", "= 88 r90 88 r90 88 r90 88", True),
        ("4x400 r90", "= 88 r90 88 r95 88 r90 88", False),
        ("4x400 r80-100", "= 88 88 88 88", False),
        ("4x400 r200m", "= 88 88 88 88", False),
        ("4x400", "= 88 88 88 88", False),
    ],
)
def test_which_rests_count(session: str, entry: str, counts: bool) -> None:
    found = gate("400s: all <= 90 with r<=90", f"2025-08-19  400s: {entry}", session=session)
    assert bool(found.states) is counts


def test_a_session_may_have_a_gate_and_says_it_once() -> None:
    plan = (
        "weeks 1-3\n  tue  400s: 4x400 r90\n  thu  hard: 4x400 r60\n    gate 400s: last 1 all <= 90"
    )
    found = judged(plan, "2025-08-19  400s: = 88 88 88 88").gates
    assert [(one.holds, told(one)) for one in found] == [
        ("hard", ["08-19 open: all reps were <= 90 [08-19]"])
    ]


def test_a_long_log_names_the_newest_days_only() -> None:
    days = [dt.date(2025, 8, 18) + dt.timedelta(days=at) for at in range(300)]
    found = gate("400s: all <= 90", *(f"{day}  400s: 4x400 = 88 88 88 88" for day in days))
    assert len(found.states) == 300
    assert found.states[-1].counted == tuple(days[-20:])
