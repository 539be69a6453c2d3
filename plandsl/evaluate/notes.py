"""What a verdict adds in words: where the log differs from the plan, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.evaluate.amounts import Amount, cut_short, untold
from plandsl.evaluate.course import is_less
from plandsl.evaluate.due import Due
from plandsl.evaluate.felt import about_figures, unfelt
from plandsl.evaluate.intensity import wanted
from plandsl.evaluate.marks import passed
from plandsl.evaluate.pieces import FILLERS, Piece, is_all_out
from plandsl.evaluate.sums import about_sums
from plandsl.evaluate.values import Judged
from plandsl.model.log import Entry, Result
from plandsl.model.session import Guide, Rest, Session
from plandsl.model.verdict import IntensityVerdict, RepMark, RestMark, RestVerdict
from plandsl.model.wording import both_paces, distance, duration, how_far, lap_times, span
from plandsl.units import (
    HOUR,
    KILOMETRE,
    METRE,
    Distance,
    Duration,
    Pace,
    Range,
    clock,
    number,
    spoken,
)

# What these ask for is no pace.
WITHOUT_PACE = frozenset({"free", "hard", "fast", "max", "strides", "fartlek", "float"})
# What swimmers and rowers tell their pace by.
PER = {"swim": 100 * METRE, "row": 500 * METRE}
# Targets named before a list is cut.
MOST_NAMED = 6


def advice(guide: Guide) -> str:
    """The guide's own words, or the laps it asks for: `laps 92, 90, 89, 88`."""
    if guide.laps:
        return f"laps {lap_times(guide.laps)}"
    return guide.text


def of(
    entry: Entry,
    session: Session | None,
    against: Due,
    judged: Judged,
    taken: Sequence[RestVerdict],
    felt: Sequence[IntensityVerdict],
) -> tuple[str, ...]:
    """From what was planned to what was kept of it; each a sentence without its full stop."""
    result = entry.result or Result()
    return (
        *_moved(entry, session),
        *_instead(against),
        *against.notes,
        *_reps(result, against, judged),
        *_amount(result, against, judged),
        *_targets(against),
        *_goal(against, judged),
        *_measured(result, judged, against),
        *passed(session.marks if session else (), judged),
        *about_figures(felt),
        *_rests(taken),
        *about_sums(result, judged, taken, against.steps),
        *_untold(result, against, judged),
        *unfelt(against, felt),
    )


def _moved(entry: Entry, session: Session | None) -> Iterator[str]:
    if session is not None and session.date != entry.date:
        days = (entry.date - session.date).days
        late = "late" if days > 0 else "early"
        apart = f"{abs(days)} day" + "s" * (abs(days) > 1)
        yield f"planned for {session.date}, run {apart} {late}"


def _instead(against: Due) -> Iterator[str]:
    if against.instead:
        less = ", which is less" if against.less else ""
        yield f"the plan has {against.instead}: judged by the log's own line{less}"


def _reps(result: Result, against: Due, judged: Judged) -> Iterator[str]:
    """How many of how many, and where that is only a guess from the number of values."""
    due, reps = against.most, judged.reps
    kept_together = judged.count.high if judged.count else None
    if due < 2 or not (reps or kept_together):
        return
    run = kept_together or sum(rep.count for rep in reps if rep.was_run)
    if run > due:
        yield f"{run} reps, {run - due} more than prescribed"
    if run < against.needed:
        easy = any(piece.target and piece.target.effort in FILLERS for piece in against.pieces)
        whole = due if due == against.needed else f"{against.needed}-{due}"
        yield f"{run} of {whole} {'parts' if easy else 'reps'}"
    if kept_together:
        return
    stated = sum(piece.reps for piece in against.own) or due
    logged = len(result.values) + due - len(against.pieces)
    if logged < min(stated, against.needed):
        last = min(stated, against.needed) - logged
        which = "the last one counts" if last == 1 else f"the last {last} count"
        yield f"{which} as not run; write - in the place of a rep that was left out"


def _amount(result: Result, against: Due, judged: Judged) -> Iterator[str]:
    """`18:10 of 20 min`, where a run was shorter or longer than prescribed."""
    if judged.word == "rep":
        yield from _cut_short(against, judged)
    if judged.amount not in (Amount.SHORT, Amount.BEYOND) or judged.word == "rep":
        return
    piece = against.pieces[0]
    if piece.duration is not None:
        times = judged.whole or next(iter(judged.reps if judged.word == "run" else ()), None)
        own = against.own[0].duration if against.own else None
        ran = (times.time if times else None) or own
        run = span(ran, clock) if ran else ""
        due = duration(piece.duration)
    else:
        run = how_far(judged.far) if judged.far else ""
        due = distance(piece.distance) if piece.distance else ""
    yield f"{run} of {due}" if judged.amount is Amount.SHORT else f"{run}, not {due}: longer"


def _cut_short(against: Due, judged: Judged) -> Iterator[str]:
    """`rep 3: 6:30 of 10 min`; of many how many."""
    short = cut_short(against.pieces, [rep.time for rep in judged.reps])
    for at in short[:MOST_NAMED]:
        time, asked = judged.reps[at].time, against.pieces[at].duration
        if time is not None and asked is not None:
            yield f"rep {at + 1}: {span(time, spoken)} of {duration(asked)}"
    if len(short) > MOST_NAMED:
        yield f"{len(short)} reps in all were cut short"


def _targets(against: Due) -> Iterator[str]:
    """The runner's own target beside the plan's, where both are said and differ."""
    if not against.planned:
        return
    own = [piece.target.text for piece in against.own if piece.target]
    beside = against.pieces[: len(against.own)]
    planned = [piece.target.text for piece in beside if piece.target]
    if own and planned and set(own) != set(planned):
        mine, theirs = _few(own), _few(planned)
        yield f"the log says {mine}, the plan {theirs}: judged by the plan"


def _goal(against: Due, judged: Judged) -> Iterator[str]:
    """Of a race over another distance than its goal's, what its pace tells."""
    piece = against.pieces[0] if len(against.pieces) == 1 else None
    ran = judged.whole or next(iter(judged.reps), None)
    if piece is None or not piece.goal or piece.distance is None or piece.length is None:
        return
    if ran is None or ran.target is None or ran.distance in (None, piece.length):
        return
    course_words = distance(piece.distance)
    if ran.verdict is not RepMark.UNJUDGED:
        yield f"judged by its pace: the goal is over {course_words}"
    elif is_less(ran.distance, piece.length):
        yield f"{how_far(ran.distance)} is no proof of a goal over {course_words}"


def _few(texts: Sequence[str]) -> str:
    """Each once; of a long row the first and the last."""
    different = list(dict.fromkeys(texts))
    if len(different) > MOST_NAMED:
        different = [*different[: MOST_NAMED - 1], "…", different[-1]]
    return ", ".join(different)


def _measured(result: Result, judged: Judged, against: Due) -> Iterator[str]:
    """The pace of a run whose distance was kept, and not its pace; of a ride the speed."""
    one = judged.reps[0] if judged.word == "run" and judged.reps else None
    time = one.time if one and not one.pace else None
    known = against.pieces[0].length if against.pieces else None
    far = result.distance or (judged.far if judged.far != known else None)
    if time is not None and result.average_pace is not None:
        yield f"{result.average_text} on average"
    elif far is not None and far.um and time is not None and time.low and time.low == time.high:
        aim = _asked_pace(against) if one and one.verdict in (RepMark.FAST, RepMark.SLOW) else ""
        yield f"{how_far(far)} in {clock(time.low)}: {_speed(time.low, far, against)}{aim}"


def _asked_pace(against: Due) -> str:
    """`, for 5:20–6:00/km`: of a run by time, which missed no time."""
    piece = against.pieces[0] if against.pieces else None
    target = piece.target if piece and piece.duration is not None else None
    return f", for {both_paces(target.pace)}" if target and target.pace else ""


def _speed(time: Duration, far: Distance, against: Due) -> str:
    sport = against.pieces[0].sport if against.pieces else "run"
    if sport == "bike":
        return f"{number(Fraction(far.um * HOUR, time.ms * KILOMETRE), 1)} km/h"
    pace = Pace.of(time, far)
    per = PER.get(sport)
    return pace.per(Distance(per)) if per else both_paces(Range(pace, pace))


def _rests(taken: Sequence[RestVerdict]) -> Iterator[str]:
    """`rest 90 s instead of 75 s`, once for all that were alike."""
    known = sum(rest.verdict is not RestMark.UNJUDGED for rest in taken)
    for mark, word in ((RestMark.LONG, "longer"), (RestMark.SHORT, "shorter")):
        off = [rest for rest in taken if rest.verdict is mark]
        if not off:
            continue
        run = _between([rest.run for rest in off])
        due = _between([rest.prescribed for rest in off if rest.prescribed])
        count = "" if len(off) == known else f"{len(off)} of {known} rests {word}: "
        yield f"{count}{'' if count else 'rest '}{run} instead of {due}"


def _between(rests: Sequence[Rest]) -> str:
    """`75 s`, `80–95 s`: from the shortest to the longest."""
    times = [rest.duration for rest in rests if rest.duration]
    ends = sorted(end.ms for time in times for end in (time.low, time.high) if end is not None)
    if not ends:
        return rests[0].text
    return span(Range(Duration(ends[0]), Duration(ends[-1])), spoken)


def _untold(result: Result, against: Due, judged: Judged) -> Iterator[str]:
    averaged = result.average is not None or result.average_pace is not None
    if judged.whole and not judged.reps:
        kept = "the average" if averaged else "a band"
        yield f"only {kept} was kept: it is judged, the single reps are not"
    marks = [judged.whole] if judged.whole else list(judged.reps)
    if not marks and not result.values and result.distance is None:
        alone = averaged and len(against.pieces) == 1
        yield "an average is of several reps, and here is one" if alone else "no times are logged"
    elif not marks and len(against.pieces) == 1 and untold(against.pieces):
        yield "how long it took is not told, so its pace is not judged"
    elif not marks and len(against.pieces) > 1:
        yield "only the session as a whole was kept: its reps are not judged"
    elif all(mark.target is None for mark in marks) and any(mark.was_run for mark in marks):
        untimed = RepMark.UNJUDGED in {mark.verdict for mark in marks}
        enough = judged.followed or (judged.measured and not untold(against.pieces))
        if untimed and wanted(against) is None and not (enough or is_all_out(against.pieces)):
            judged_some = any(mark.verdict is RepMark.HIT for mark in marks)
            if why := _no_target(against, judged_some):
                yield why


def _no_target(against: Due, judged: bool) -> str:
    """Why nothing was there to judge the times by; nothing where some were, or none was asked for.

    Of easy running nobody asks how fast, and the pace of a name is one of running.
    """
    targets = {piece.target for piece in against.pieces}
    ground = next((piece.ground for piece in against.pieces if piece.ground), "")
    if ground:
        return f"{ground}: the pace of the flat is not asked for there, so the times are not judged"
    if any(target is not None and target.time for target in targets):
        return "how long each of them was is not known, so its time is not judged"
    paced = [piece for piece in against.pieces if _asks_a_pace(piece)]
    known = [piece for piece in paced if piece.sport == "run" or not _name(piece)]
    if known:
        which = "each of them" if len(against.pieces) > 1 else "it"
        return f"how far {which} was is not known, so its pace is not judged"
    if paced:
        return f"{_few([_name(piece) for piece in paced])} has a pace of running alone: not judged"
    unknown = [one.text for one in targets if one and not (one.pace or one.text in WITHOUT_PACE)]
    if unknown and not against.unplanned:
        return f"nobody has said what pace {_few(sorted(unknown))} is: the times are not judged"
    alone = len(against.pieces) == 1 and any(one and one.pace for one in targets)
    return "" if judged or alone else "no target to judge the time by"


def _asks_a_pace(piece: Piece) -> bool:
    target = piece.target
    return target is not None and target.pace is not None and target.effort not in FILLERS


def _name(piece: Piece) -> str:
    return (piece.target.effort if piece.target else None) or ""
