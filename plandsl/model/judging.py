"""What was run, and how it was judged, in a runner's words: `1:45.68`, `fast −2`, `60 s rest`."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.resting import rest_words
from plandsl.model.session import Rest
from plandsl.model.verdict import Evaluation, RepMark, RepVerdict, as_logged
from plandsl.model.wording import span
from plandsl.record import replace
from plandsl.units import MINUTE, PER_NAMES, SECOND, Duration, Range, rounded

# From here on nobody minds parts of a second that nobody timed [house choice].
LONG = 4 * MINUTE

HOW = (
    "✓ is inside the target: a band to half its last digit, a single time to 1.5 % (at least 1 s),"
    " the goal of a race or trial to the last digit timed, a rest to 2.5 s; 3 % more where only a"
    " watch says how far it was. Colours of guides are exact."
)


def history_words(evaluation: Evaluation) -> str:
    """`2023-01-02 to 2025-12-06: 523 sessions, …`; empty where nothing is so old."""
    old = evaluation.history()
    if not old:
        return ""
    days = f"{old[0].date} to {old[-1].date}" if old[0].date < old[-1].date else f"{old[0].date}"
    count = "1 session" if len(old) == 1 else f"{len(old):,} sessions"
    return f"{days}: {count} more than 4 weeks before the plan begins, history"


def mark_words(rep: RepVerdict) -> str:
    """`✓`, `fast −2`, `slow +4`, `slow +4 s/km`, `extra`, `missed`; nothing if unjudged."""
    if rep.verdict is RepMark.HIT:
        return "✓"
    if rep.verdict is RepMark.UNJUDGED:
        return ""
    if rep.off_pace is not None and rep.per is not None:
        apart = _signed(rep.off_pace, rep)
        return f"{rep.verdict} {apart}{'' if ':' in apart else ' s'}/{PER_NAMES[rep.per.um]}"
    return f"{rep.verdict} {_signed(rep.off, rep)}" if rep.off else str(rep.verdict)


def target_words(rep: RepVerdict, longest: Duration | None = None) -> str:
    """The target, as finely as the time beside it was taken; nothing where there is none."""
    if rep.target is None:
        return ""
    low, high = (end and _as_timed(end, rep) for end in (rep.target.low, rep.target.high))
    return time_words(Range(low, high), longest)


def _as_timed(one: Duration, rep: RepVerdict) -> Duration:
    """Of a long run that was timed to the second, what its pace makes in whole seconds too."""
    ends = [end for end in (rep.time.low, rep.time.high) if end is not None] if rep.time else []
    if any(end.ms % SECOND or end.ms < LONG for end in ends) or not ends:
        return one
    return Duration(rounded(Fraction(one.ms, SECOND)) * SECOND)


def _signed(off: Duration, rep: RepVerdict) -> str:
    sign = "−" if off.ms < 0 else "+"
    return sign + as_logged(_to_the_hundredth(_as_timed(Duration(abs(off.ms)), rep)))


def time_words(time: Range[Duration] | None, longest: Duration | None = None) -> str:
    """A time as it is logged, beside others of which the longest is given; `–` for none."""
    if time is None:
        return "–"
    return span(time, lambda end: as_logged(_to_the_hundredth(end), longest))


def _to_the_hundredth(time: Duration) -> Duration:
    """What paces make of a distance has thousandths that nobody timed."""
    return Duration(rounded(Fraction(time.ms, 10)) * 10) if time.ms % 10 else time


def whole_words(whole: RepVerdict, laps: bool) -> str:
    """`in all 21:19.19 for 21:00: slow +19.19`."""
    time = time_words(whole.time) if whole.time else ""
    if whole.pace:
        time = f"{whole.pace} ({time})" if time else whole.pace
    aim = f" for {target_words(whole)}" if whole.target else ""
    mark = f": {mark_words(whole)}" if mark_words(whole) else ""
    return f"{'in all' if laps else 'together'} {time}{aim}{mark}"


def taken_words(rest: Rest) -> str:
    """A logged rest says how it was taken only where its own words do."""
    unsaid = rest.mode == "stand" and "stand" not in rest.text
    return rest_words(replace(rest, mode="rest") if unsaid else rest)
