"""Whether a condition holds for what was run: `all <= 3:00 and fade <= 3%`.

Comparisons are exact: 3:00.1 is not `<= 3:00`. What the log does not tell is neither true nor
false (`None`), so that no guide gives its colour on a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from plandsl.model.condition import Condition, Test
from plandsl.model.verdict import RepVerdict, SessionVerdict, Verdict, as_logged
from plandsl.record import dataclass
from plandsl.units import Duration, Range, number

COMPARE: dict[str, Callable[[int | Fraction, int | Fraction], bool]] = {
    "<=": le,
    ">=": ge,
    "<": lt,
    ">": gt,
    "=": eq,
}
WHOLE = "run"
MET = frozenset({Verdict.HIT, Verdict.OVER})
NOT_MET = frozenset({Verdict.PARTLY, Verdict.MISSED, Verdict.SKIPPED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions ask about: the pieces and what follows from them.

    `word` is what a piece is called, `rep`, `lap` or, where the session is a single one, `run`.

    `mean` is in seconds, `fade` in per cent; None where the log does not tell.
    """

    pieces: Sequence[RepVerdict]
    word: str
    mean: Fraction | None
    fade: Fraction | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """`holds` is None where the log does not tell; `because` names what decided, in a few words."""

    holds: bool | None
    because: str


def facts_of(verdict: SessionVerdict) -> Facts:
    """What a judged session tells."""
    pacing = verdict.pacing
    return Facts(verdict.reps, verdict.word, pacing.mean, pacing.fade, verdict.verdict)


def answer(condition: Condition, facts: Facts) -> Answer:
    """An `or` of `and`s; the first part that decides gives the reason."""
    return _first(
        True, [_first(False, [_test(test, facts) for test in tests]) for tests in condition.any_of]
    )


def _first(wanted: bool, answers: Sequence[Answer]) -> Answer:
    """The first answer that settles it; else an unknown one; else the last."""
    for holds in (wanted, None):
        for found in answers:
            if found.holds is holds:
                return found
    return answers[-1]


def _test(test: Test, facts: Facts) -> Answer:
    value = test.value
    match test.measure:
        case "all" | "any" if isinstance(value, Duration):
            return _each(test, value, facts)
        case "lap" if isinstance(value, Duration):
            return _lap(test, value, facts)
        case "avg" if isinstance(value, Duration):
            return _figure(test, facts.mean, value.seconds, "the average")
        case "fade" if value is not None and not isinstance(value, Duration):
            return _figure(test, facts.fade, Fraction(value), "the fade", " %")
        case "done" if value is not None and not isinstance(value, Duration):
            done = sum(piece.count for piece in facts.pieces if piece.was_run)
            known = Fraction(done) if facts.pieces else None
            return _figure(test, known, Fraction(value), f"the number of {facts.word}s")
        case "hit" | "miss":
            wanted = MET if test.measure == "hit" else NOT_MET
            judged = facts.verdict in MET | NOT_MET
            holds = facts.verdict in wanted if judged else None
            return Answer(holds, f"the session is {facts.verdict.value}")
    raise ValueError(f"a condition with {test.measure!r} {value!r} should not have been built")


def _each(test: Test, value: Duration, facts: Facts) -> Answer:
    """`all` fails, and `any` holds, by one piece. A piece that was not run is never within."""
    if not facts.pieces:
        return Answer(None, f"no {facts.word} times are logged")
    everyone = test.measure == "all"
    answers = []
    for piece in facts.pieces:
        holds: bool | None = None if piece.was_run else False
        if piece.time is not None and piece.count == 1:
            holds = compare(piece.time, test.op, value)
        answers.append(Answer(holds, _piece(piece, facts.word)))
    found = _first(not everyone, answers)
    if found.holds is everyone:
        who = f"all {facts.word}s were" if everyone else f"no {facts.word} was"
        return Answer(found.holds, f"{who} {test.op} {as_logged(value)}")
    return found


def _lap(test: Test, value: Duration, facts: Facts) -> Answer:
    for piece in facts.pieces if facts.word != WHOLE else ():
        if piece.index == test.lap and piece.time is not None and piece.count == 1:
            return Answer(compare(piece.time, test.op, value), _piece(piece, facts.word))
    return Answer(None, f"lap {test.lap} is not logged")


def _figure(
    test: Test, figure: Fraction | None, value: Fraction, name: str, unit: str = ""
) -> Answer:
    if figure is None:
        return Answer(None, f"{name} is not known")
    return Answer(COMPARE[test.op](figure, value), f"{name} was {number(figure, 2)}{unit}")


def compare(time: Range[Duration], op: str, value: Duration) -> bool | None:
    """Of a band that was kept, true or false only where both its ends agree."""
    ends = {COMPARE[op](end.ms, value.ms) for end in (time.low, time.high) if end is not None}
    return ends.pop() if len(ends) == 1 else None


def _piece(piece: RepVerdict, word: str) -> str:
    name = "it" if word == WHOLE else f"{word} {piece.index}"
    if piece.time is None:
        return f"of {name} only the pace is known" if piece.was_run else f"{name} was not run"
    if piece.count > 1:
        name = f"{piece.count} {word}s in one"
    ends = [as_logged(end) for end in (piece.time.low, piece.time.high) if end is not None]
    return f"{name} {'was' if piece.count == 1 else 'were'} {'-'.join(dict.fromkeys(ends))}"
