"""One entry of the log held against what was prescribed for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plandsl.evaluate import notes
from plandsl.evaluate.align import with_extra, with_gaps
from plandsl.evaluate.amounts import Amount, cut_short, untold
from plandsl.evaluate.conditions import Facts, answer
from plandsl.evaluate.due import Due, due
from plandsl.evaluate.intensity import intensities
from plandsl.evaluate.lead import main_part
from plandsl.evaluate.paces import with_paces
from plandsl.evaluate.pieces import Piece, is_all_out, pace_of
from plandsl.evaluate.rests import rests
from plandsl.evaluate.slips import cannot_be, of_all
from plandsl.evaluate.values import Judged, judged_values
from plandsl.evaluate.watch import main_reps
from plandsl.model.key import slug
from plandsl.model.log import Entry, Result
from plandsl.model.session import Guide, Kind, Session
from plandsl.model.verdict import (
    IntensityMark,
    IntensityVerdict,
    RepMark,
    RepVerdict,
    RestMark,
    RestVerdict,
    SessionVerdict,
    Verdict,
)
from plandsl.record import replace

# Where faster is not better: run faster, it is another session.
HELD_BACK = frozenset({"easy", "recovery", "steady", "moderate", "long", "tempo", "threshold"})

# Fewer than one in so many reps, each faster by so many per cent at most, make a session no harder
# [house choices; the last rep of a good session often is].
FEW, TRIFLE_PERCENT = 3, 5

# Slips of one entry that are spelt out.
MOST_SAID = 3

FELT = {
    IntensityMark.WITHIN: RepMark.HIT,
    IntensityMark.ABOVE: RepMark.FAST,
    IntensityMark.BELOW: RepMark.SLOW,
}


def judge(entry: Entry, session: Session | None) -> SessionVerdict:
    """The verdict on what was run; `session` is the one the entry was matched to, if any."""
    result = with_paces(entry.result or Result())
    against = due(replace(entry, result=result), session)
    if len(against.pieces) < 2:
        result, against = main_part(result, against)
    else:
        result, against = main_reps(result, against)
        values, said = with_extra(against.pieces, with_gaps(against.pieces, result.values))
        result = replace(result, values=values)
        against = replace(against, notes=(*against.notes, *said))
    judged = judged_values(result, against)
    taken: tuple[RestVerdict, ...] = ()
    if judged.word == "rep":
        taken = rests(result.values, against)
    slips = of_all(result, against) or cannot_be(result, judged, against)
    if slips:
        return _slipped(entry, session, against, judged, taken, slips)
    felt = intensities(result, judged, against)
    verdict = overall(judged, taken, felt, against, _is_held_back(entry, session))
    less = against.less or _has_cut(judged, against)
    if less and verdict in (Verdict.HIT, Verdict.OVER):
        verdict = Verdict.PARTLY
    if session is None:
        verdict = Verdict.UNPLANNED
    elif verdict is Verdict.UNJUDGED and entry.date != session.date:
        verdict = Verdict.MOVED
    facts = Facts(judged.reps, judged.word, judged.pacing.mean, judged.pacing.fade, verdict)
    guide, because = _guide(session.guides if session else (), facts)
    if guide is not None and guide.colour == "red" and verdict is Verdict.HIT:
        verdict = Verdict.PARTLY
    return SessionVerdict(
        entry,
        session,
        verdict,
        prescribed=against.text,
        reps=judged.reps,
        word=judged.word,
        rests=taken,
        whole=judged.whole,
        intensities=felt,
        pacing=judged.pacing,
        colour=guide.colour if guide else None,
        advice=notes.advice(guide) if guide else "",
        because=because,
        notes=notes.of(replace(entry, result=result), session, against, judged, taken, felt),
    )


def _has_cut(judged: Judged, against: Due) -> bool:
    """Whether a rep by time was cut short."""
    times = [rep.time for rep in judged.reps] if judged.word == "rep" else []
    return bool(cut_short(against.pieces, times))


def _slipped(
    entry: Entry,
    session: Session | None,
    against: Due,
    judged: Judged,
    taken: tuple[RestVerdict, ...],
    slips: Mapping[int, str],
) -> SessionVerdict:
    """Judged by the reps that can be meant, if there are any; of all of them nothing is said.

    With one that nobody can tell it is never as prescribed, nor more.
    """
    all_wrong = judged.word != "rep" or 0 in slips
    seen = tuple(
        replace(rep, verdict=RepMark.UNJUDGED, off=None)
        if all_wrong or (rep.was_run and rep.index in slips)
        else rep
        for rep in judged.reps
    )
    verdict = Verdict.UNJUDGED
    if not all_wrong:
        left = Judged("rep", seen, None, judged.amount)
        found = overall(left, taken, (), against, _is_held_back(entry, session))
        verdict = Verdict.UNJUDGED if found in (Verdict.HIT, Verdict.OVER) else found
    if session is None:
        verdict = Verdict.UNPLANNED
    said = tuple(dict.fromkeys(slips.values()))[:MOST_SAID]
    return SessionVerdict(entry, session, verdict, against.text, seen, rests=taken, notes=said)


def overall(
    judged: Judged,
    taken: Sequence[RestVerdict],
    felt: Sequence[IntensityVerdict],
    against: Due,
    held_back: bool,
) -> Verdict:
    """A session's verdict from those of its parts.

    `hit`: everything as prescribed. `over`: nothing short of it, something beyond (faster, more, on
    shorter rests). `partly`: some of it. `missed`: none of it. `unjudged`: nothing could be told.
    Faster counts as beyond, but as short where a session is easy or held back, like a tempo run,
    and where laps that were asked for make up the right whole; a goal that was bettered is a hit,
    and a rep that came out a little fast among others is no other session. Having been run is a hit
    only where it was measured how much, or where an easy run or an all-out one has no more to it. A
    heart rate or an rpe above what was asked for is never beyond: it was too hard.
    """
    marks = _marks(judged, against)
    whole = judged.whole.verdict if judged.whole else None
    short = any(rest.verdict is RestMark.LONG for rest in taken) or judged.amount is Amount.SHORT
    short = short or judged.strayed
    beyond = any(rest.verdict is RestMark.SHORT for rest in taken)
    beyond = beyond or judged.amount is Amount.BEYOND
    done = judged.followed
    goal = any(piece.goal for piece in against.pieces)
    stray = _a_little_fast(marks, against)
    for mark in marks:
        if mark.verdict is RepMark.FAST and goal:
            done = True
        elif mark.verdict is RepMark.FAST:
            back = held_back or _effort(mark, against) in HELD_BACK or whole is RepMark.HIT
            short, beyond = short or back, beyond or not (back or stray)
        short = short or mark.verdict in (RepMark.SLOW, RepMark.MISSED)
        beyond = beyond or mark.verdict is RepMark.EXTRA
    for one in felt:
        above = one.verdict is IntensityMark.ABOVE
        back = held_back or one.kind != "power"
        short = short or one.verdict is IntensityMark.BELOW or (above and back)
        beyond = beyond or (above and not back)
    seen = {mark.verdict for mark in marks} | {FELT[one.verdict] for one in felt}
    if short:
        bettered = whole is RepMark.FAST and (beyond or goal)
        some = not seen or bettered or RepMark.HIT in seen or RepMark.UNJUDGED in seen
        some = some or any(map(_is_partly_in, marks))
        return Verdict.PARTLY if some else Verdict.MISSED
    if beyond:
        return Verdict.OVER
    enough = judged.measured or _is_easy(against) or is_all_out(against.pieces)
    by_amount = judged.amount is not None and enough and not against.instead
    by_amount = by_amount and _asks_no_times(marks, against)
    return Verdict.HIT if RepMark.HIT in seen or by_amount or done else Verdict.UNJUDGED


def _is_partly_in(mark: RepVerdict) -> bool:
    """Whether a band was kept of which a part is as asked for: `78-81` for `<=80`."""
    time, target = mark.time, mark.target
    if time is None or target is None or time.low == time.high:
        return False
    faster = time.high and target.low and time.high < target.low
    slower = time.low and target.high and time.low > target.high
    return not faster and not slower


def _a_little_fast(marks: Sequence[RepVerdict], against: Due) -> bool:
    """Whether what was fast were a few of the reps that are judged, each by only a trifle."""
    told = [mark for mark in marks if mark.verdict is not RepMark.UNJUDGED]
    fast = [mark for mark in told if mark.verdict is RepMark.FAST]
    return FEW * len(fast) < len(told) and all(_by_a_trifle(mark, against) for mark in fast)


def _by_a_trifle(mark: RepVerdict, against: Due) -> bool:
    """By its time, or by the pace that was asked for where only paces were compared."""
    if mark.off is not None and mark.time is not None and mark.time.low is not None:
        return 100 * abs(mark.off.ms) <= TRIFLE_PERCENT * mark.time.low.ms
    piece = _piece(mark, against)
    asked = pace_of(piece) if piece is not None else None
    if asked is None or mark.off_pace is None or mark.per is None:
        return False
    return 100 * abs(mark.off_pace.seconds) <= TRIFLE_PERCENT * asked * mark.per.metres


def _asks_no_times(marks: Sequence[RepVerdict], against: Due) -> bool:
    """Then having run as much as was asked for is all that can be judged."""
    return all(mark.target is None for mark in marks) and not untold(against.pieces)


def _is_easy(against: Due) -> bool:
    if any(piece.ground for piece in against.pieces):
        return False
    efforts = {piece.target.effort if piece.target else None for piece in against.pieces}
    return len(against.pieces) == 1 and efforts <= HELD_BACK


def _marks(judged: Judged, against: Due) -> tuple[RepVerdict, ...]:
    """What decides: a continuous piece that is right as a whole need not be so lap by lap, unless
    its laps were asked for; and a race has one goal, however it was run.
    """
    if judged.whole is None:
        return judged.reps
    goal = any(piece.goal for piece in against.pieces) and judged.whole.target is not None
    told = goal or judged.whole.verdict is RepMark.HIT
    if told and not judged.asked:
        return (judged.whole,)
    return (judged.whole, *judged.reps)


def _effort(rep: RepVerdict, against: Due) -> str | None:
    """The named effort a rep was asked for."""
    piece = _piece(rep, against)
    return piece.target.effort if piece and piece.target else None


def _piece(rep: RepVerdict, against: Due) -> Piece | None:
    """The piece of a rep; laps, and all reps together, have the first one."""
    if not against.pieces:
        return None
    alone = len(against.pieces) == 1 or not 0 < rep.index <= len(against.pieces)
    return against.pieces[0 if alone else rep.index - 1]


def _is_held_back(entry: Entry, session: Session | None) -> bool:
    kind = session.kind if session else None
    name = session.series if session else entry.series or ""
    return kind in (Kind.EASY, Kind.LONG) or not HELD_BACK.isdisjoint(slug(name).split("-"))


def _guide(guides: Sequence[Guide], facts: Facts) -> tuple[Guide | None, tuple[str, ...]]:
    """The first guide that holds, and why the coloured ones before it do not.

    A condition that the log does not decide ends the search: a later colour would be a guess.
    """
    because: list[str] = []
    for guide in guides:
        if guide.condition is None:
            return (guide if facts.pieces else None), tuple(because)
        found = answer(guide.condition, facts)
        if found.holds:
            return guide, tuple(because)
        if found.holds is None:
            if guide.colour:
                because.append(f"no telling whether {guide.colour}: {found.because}")
            return None, tuple(because)
        if guide.colour:
            because.append(f"not {guide.colour} ({guide.condition.text}): {found.because}")
    return None, tuple(because)
