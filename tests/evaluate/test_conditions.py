"""Conditions, exactly compared and never guessed."""

from fractions import Fraction

import pytest

from plandsl.evaluate.conditions import Facts, answer
from plandsl.model import condition
from plandsl.model.condition import Condition
from plandsl.model.verdict import RepMark, RepVerdict, Verdict
from plandsl.units import Duration, Range


def check(
    measure: str,
    op: str = "",
    value: Duration | Fraction | int | None = None,
    lap: int | None = None,
) -> Condition:
    return Condition(f"{measure} {op} {value}", ((condition.Test(measure, op, value, lap),),))


def seconds(time: float) -> Duration:
    return Duration(round(time * 1000))


def facts(*times: float | tuple[float, float] | None, word: str = "rep", **more: object) -> Facts:
    reps = []
    for index, time in enumerate(times, start=1):
        ends = time if isinstance(time, tuple) else (time, time)
        run = None if ends[0] is None else Range(*(seconds(end) for end in ends if end is not None))
        mark = RepMark.MISSED if run is None else RepMark.UNJUDGED
        reps.append(RepVerdict(index, run, None, mark))
    mean = more.get("mean")
    fade = more.get("fade")
    verdict = more.get("verdict", Verdict.UNJUDGED)
    assert isinstance(verdict, Verdict)
    return Facts(
        reps,
        word,
        mean if isinstance(mean, Fraction) else None,
        fade if isinstance(fade, Fraction) else None,
        verdict,
    )


@pytest.mark.parametrize(
    ("measure", "op", "limit", "times", "holds"),
    [
        ("all", "<=", 180, (180, 179), True),
        ("all", "<=", 180, (180, 180.001), False),
        ("all", "<", 180, (179, 180), False),
        ("all", "<=", 180, (180, None), False),
        ("all", "<=", 180, (), None),
        ("all", "<=", 90, ((86, 88),), True),
        ("all", "<=", 87, ((86, 88),), None),
        ("all", "<=", 87, ((86, 88), 91), False),
        ("any", ">=", 184, (184, 182), True),
        ("any", ">=", 184, (183, 182), False),
        ("any", ">=", 184, (None, 182), False),
        ("any", ">=", 87, ((86, 88),), None),
        ("all", "=", 90, (90, 90), True),
    ],
)
def test_times(
    measure: str,
    op: str,
    limit: float,
    times: tuple[float | tuple[float, float] | None, ...],
    holds: bool | None,
) -> None:
    assert answer(check(measure, op, seconds(limit)), facts(*times)).holds is holds


def test_reasons() -> None:
    slow = answer(check("all", "<=", seconds(180)), facts(179, 184))
    assert slow.because == "rep 2 was 3:04"
    missing = answer(check("all", "<=", seconds(90)), facts(85, None))
    assert missing.because == "rep 2 was not run"
    none = answer(check("any", ">=", seconds(184)), facts(183, 182))
    assert none.because == "no rep was >= 3:04"


def test_a_lap() -> None:
    first = check("lap", ">=", seconds(92), lap=1)
    assert answer(first, facts(92, 90, word="lap")).holds is True
    assert answer(first, facts(91, 99, word="lap")).holds is False
    assert answer(first, facts(word="lap")).holds is None
    assert answer(first, facts(371, word="run")).holds is None


def test_average_fade_and_number() -> None:
    average = check("avg", "<=", seconds(88))
    assert answer(average, facts(mean=Fraction(88))).holds is True
    assert answer(average, facts(mean=Fraction(88) + Fraction(1, 10**6))).holds is False
    assert answer(average, facts()).holds is None
    fade = check("fade", "<=", Fraction(3))
    assert answer(fade, facts(fade=Fraction(3))).holds is True
    assert answer(fade, facts(fade=Fraction(301, 100))).holds is False
    assert answer(check("done", ">=", 2), facts(85, None, 86)).holds is True
    assert answer(check("done", ">=", 3), facts(85, None, 86)).holds is False


@pytest.mark.parametrize(
    ("verdict", "hit", "miss"),
    [
        (Verdict.HIT, True, False),
        (Verdict.OVER, True, False),
        (Verdict.PARTLY, False, True),
        (Verdict.MISSED, False, True),
        (Verdict.UNJUDGED, None, None),
    ],
)
def test_hit_and_miss(verdict: Verdict, hit: bool | None, miss: bool | None) -> None:
    assert answer(check("hit"), facts(85, verdict=verdict)).holds is hit
    assert answer(check("miss"), facts(85, verdict=verdict)).holds is miss


def test_or_and_and() -> None:
    slow = condition.Test("all", "<=", seconds(80))
    fast = condition.Test("all", "<=", seconds(90))
    unknown = condition.Test("avg", "<=", seconds(90))
    run = facts(85, 86)

    def holds(*any_of: tuple[condition.Test, ...]) -> bool | None:
        return answer(Condition("", any_of), run).holds

    assert holds((fast, fast)) is True
    assert holds((fast, slow)) is False
    assert holds((slow,), (fast,)) is True
    assert holds((unknown, slow)) is False
    assert holds((unknown, fast)) is None
    assert holds((unknown,), (fast,)) is True
    assert holds((unknown,), (slow,)) is None
