"""The values of a result beside the pieces they belong to: reps, laps, one run, or only an average.

Values are taken in order, and a `-` keeps its place. Where there are fewer values than pieces and
no `-` says which is missing, the last ones count as not run; nothing is shifted by a guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.evaluate import amounts, course, cutdown, pacing
from plandsl.evaluate.amounts import AMOUNT_PERCENT, Amount
from plandsl.evaluate.bands import (
    BY_KILOMETRE,
    Band,
    as_pace,
    band,
    held,
    held_as_pace,
    last_digit,
    written_pace,
)
from plandsl.evaluate.counted import is_between
from plandsl.evaluate.due import Due
from plandsl.evaluate.kept import as_many, average_pace, kept_together
from plandsl.evaluate.paces import timed
from plandsl.evaluate.pieces import FILLERS, Piece
from plandsl.model.log import Result, Value
from plandsl.model.verdict import NO_PACING, Pacing, RepMark, RepVerdict, Shape
from plandsl.record import dataclass, replace
from plandsl.units import KILOMETRE, METRE, MILE, MINUTE, SECOND, Distance, Duration, Range

# Laps are whole multiples of one of these: 4800 m in twelve is, in seven is not.
LAPS = (100 * METRE, MILE // 4)
# Of two halves the slower one took at most so many per cent of the other [house choice: a marathon
# that is walked at its end].
HALVES_PERCENT = 140
# A kilometre at this pace is walked.
WALK = 10 * MINUTE
# Asked for in these, the parts differ because they were meant to.
UNEVEN = frozenset({"progression", "cutdown", "fartlek", "alternations"})


@dataclass(frozen=True, slots=True)
class Judged:
    """The values judged; `word` is what one of them is called.

    `amount` is only taken for granted, from there being values, unless it was `measured`. `asked`:
    the laps themselves were asked for. `added` is what the laps or splits add up to, in ms, where
    something else was stated as the whole, `far` how long one run was, if that is said.
    `strayed`: a cut-down was asked for, and it was none; `followed`: by name alone, and it was one.
    `count` is how many reps the log's line has, where only an average or a band was kept of them.
    """

    word: str
    reps: tuple[RepVerdict, ...] = ()
    whole: RepVerdict | None = None
    amount: Amount | None = None
    pacing: Pacing = NO_PACING
    measured: bool = False
    asked: bool = False
    added: Duration | None = None
    far: Distance | None = None
    strayed: bool = False
    followed: bool = False
    count: Range[int] | None = None


def judged_values(result: Result, against: Due) -> Judged:
    """By how many pieces were due and what was kept of them."""
    pieces, values = against.pieces, result.values
    if len(pieces) == 1:
        return _continuous(result, pieces[0], against.own[0] if against.own else None)
    kept = kept_together(result, pieces)
    if kept is not None:
        amount, count = as_many(against)
        return replace(_together(kept, pieces), amount=amount, count=count)
    if _is_whole(values, pieces):
        amount = amounts.in_one(pieces, values[0].time)
        return Judged("rep", amount=amount, measured=amount is not None)
    if not values and amounts.all_said(pieces, against.own):
        return Judged("rep", amount=Amount.DONE, measured=True)
    if not values or (pieces and len(values) == 1 and result.distance is not None):
        return Judged("rep")
    return _reps(values, against)


# -------------------------------------------------------------------------- reps


def _reps(values: Sequence[Value], against: Due) -> Judged:
    pieces = against.pieces
    reps: list[RepVerdict] = []
    for number in range(max(len(values), len(pieces))):
        value = values[number] if number < len(values) else Value(None)
        piece = pieces[number] if number < len(pieces) else None
        if piece is not None and (value.was_run or not piece.optional):
            rep = _held(number + 1, value, piece, piece.length)
            reps.append(rep if piece.reps == 1 else replace(rep, count=piece.reps))
        elif value.was_run:
            reps.append(_beyond(number, value, against))
    run = [values[rep.index - 1] for rep in reps if rep.was_run]
    amount = Amount.DONE if pieces else None
    measured = amounts.all_by_time(pieces, [rep.time for rep in reps if rep.was_run])
    paced = _pacing(reps, run, against)
    found = Judged("rep", tuple(reps), None, amount, paced, measured)
    if pieces and paced.shape is Shape.REPS and pieces[0].target == pieces[-1].target:
        return _cut_down(found, pieces[0], _exact([rep.time for rep in reps if rep.was_run]))
    return found


def _cut_down(found: Judged, piece: Piece, times: Sequence[int]) -> Judged:
    """With what is said of a cut-down, where one was asked for."""
    strayed = cutdown.strayed(piece, times)
    said = strayed or cutdown.followed(piece, times, found.word)
    if not said:
        return found
    paced = replace(found.pacing, remarks=(*found.pacing.remarks, said))
    return replace(found, pacing=paced, strayed=bool(strayed), followed=not strayed)


def _is_whole(values: Sequence[Value], pieces: Sequence[Piece]) -> bool:
    """Whether the only value is no first rep: one by time takes its time, and none is walked."""
    time = values[0].time if len(values) == 1 < len(pieces) else None
    if time is None:
        return False
    if all(piece.duration is not None for piece in pieces):
        return not amounts.is_near(pieces[0], time)
    far = pieces[0].length if all(piece.sport == "run" for piece in pieces) else None
    return far is not None and time.low is not None and time.low.ms * KILOMETRE > WALK * far.um


def _held(
    index: int, value: Value, piece: Piece, distance: Distance | None, by_watch: bool = False
) -> RepVerdict:
    """A value beside its piece: a pace by the time it makes, or else beside another pace."""
    value = timed(value, distance)
    if value.pace is not None and (value.time is None or distance is None):
        by_pace = held_as_pace(index, replace(value, time=None), piece)
        return replace(by_pace, time=value.time)
    return held(index, value, band(piece, distance), distance, by_watch)


def _beyond(number: int, value: Value, against: Due) -> RepVerdict:
    """More than was due; of nothing that was due, nothing is too much."""
    mark = RepMark.EXTRA if against.pieces else RepMark.UNJUDGED
    own = against.own[number] if number < len(against.own) else None
    lengths = {piece.length for piece in against.pieces}
    distance = own.length if own else lengths.pop() if len(lengths) == 1 else None
    time = timed(value, distance).time
    return RepVerdict(number + 1, time, None, mark, None, distance, written_pace(value))


def _pacing(reps: Sequence[RepVerdict], run: Sequence[Value], against: Due) -> Pacing:
    """Only of reps of one length; without any prescription, of values with rests between them."""
    ran = [rep for rep in reps if rep.was_run]
    times = _exact([rep.time for rep in ran])
    lengths = {rep.distance for rep in ran}
    of_a_kind = len(lengths) == 1 and (None not in lengths or not against.pieces)
    if not times or not of_a_kind:
        return NO_PACING
    if not against.pieces and not any(value.rest for value in run):
        return NO_PACING
    meant = any(_is_uneven(piece) for piece in against.pieces)
    if len({is_between(piece) for piece in against.pieces}) > 1:
        return NO_PACING  # fast and floating: no one mean
    return pacing.of_reps(
        times,
        _decimals(run),
        alike=not meant and _are_alike([rep.target for rep in ran]),
        opened_well=ran[0].verdict is RepMark.HIT,
    )


def _is_uneven(piece: Piece) -> bool:
    return piece.target is not None and (bool(piece.target.cut) or piece.target.effort in UNEVEN)


# -------------------------------------------------------------- a continuous piece


def _continuous(result: Result, piece: Piece, own: Piece | None) -> Judged:
    """One run. Where another distance was run than the one due, it is judged over that one."""
    values, due = result.values, piece
    far = result.distance or (own.length if own else None)
    if due.goal:
        far = course.raced(due, own.length if own else None, result.distance)
    amount = amounts.by_distance(due, far)
    said = own is not None and own.length == far and len(values) > 1
    if due.goal:
        piece = course.over(due, far)
    elif far is not None and far.um and (said or amount in (Amount.SHORT, Amount.BEYOND)):
        piece = amounts.as_far(due, far)
    total = result.total.duration if result.total else None
    stated = Value(Range(total, total), _digits(total)) if total else None
    if not values and (whole := stated or average_pace(result) or _time_said(result, own)):
        values = (whole,)
    if len(values) == 1 and len(values[0].splits) > 1:
        stated = timed(values[0], piece.length)
        values = tuple(Value(Range(split, split), stated.decimals) for split in stated.splits)
    if len(values) > 1:
        found = _laps(values, piece, stated if stated and stated.time else None)
    elif values:
        found = _one(values[0], piece, far or _distance_at(values[0], result), due)
    else:
        found = Judged("run")
    if amount is None and found.amount is None and own is not None:
        amount = amounts.by_time(due, own.duration)
    if due.goal:
        found = _proved(found, due.length)
    if amount is None or (values and not any(value.was_run for value in values)):
        return replace(found, far=far)
    return replace(found, amount=amount, measured=True, far=far)


def _proved(found: Judged, length: Distance | None) -> Judged:
    """A race of another distance, by as much as it tells of its goal."""
    if found.whole is not None:
        return replace(found, whole=course.proved(found.whole, length))
    return replace(found, reps=tuple(course.proved(rep, length) for rep in found.reps))


def _time_said(result: Result, own: Piece | None) -> Value | None:
    """`20min = 4.6km`: the line says how long the run took."""
    time = own.duration if own is not None and result.distance is not None else None
    return Value(time) if time is not None and time.low == time.high else None


def _one(value: Value, piece: Piece, far: Distance | None, due: Piece) -> Judged:
    """One value for one piece. A distance that was run tells the pace of a piece given by time."""
    known = piece.length if piece.goal else None  # a race is as long as its course
    distance = known or far or piece.length
    value = timed(value, distance)
    by_watch = distance not in (piece.length if piece.goal else due.length, due.length)
    rep = _held(1, value, piece, distance, by_watch)
    if piece.duration is not None:
        rep = as_pace(rep, piece)
    amount = amounts.by_time(due, value.time) if value.was_run else None
    told = amount is not None
    if value.was_run and amount is None and piece.distance is not None:
        amount = Amount.DONE
    paced = pacing.of_one(_exact([rep.time]))
    return Judged("run", (rep,), None, amount, paced, measured=told)


def _distance_at(value: Value, result: Result) -> Distance | None:
    """How far a time at the average pace goes, where both were kept."""
    pace, time = result.average_pace, value.time
    if pace is None or time is None or time.low is None or time.low != time.high:
        return None
    return pace.distance_in(time.low)


# -------------------------------------------------------------------------- laps


def _laps(values: Sequence[Value], piece: Piece, stated: Value | None) -> Judged:
    """Several values of one continuous piece: equal parts of it, or the parts it was asked for.

    Where the whole was written down too, that is its time, and no sum of hand splits.
    """
    asked = len(piece.laps) == len(values)
    lengths = _lap_lengths(piece, values)
    reps = [
        _lap(number, value, piece, lengths[number], len(values))
        for number, value in enumerate(values)
    ]
    times = _exact([rep.time for rep in reps])
    whole = amount = added = None
    paced = NO_PACING
    if times:
        run = Value(_point(sum(times)), _decimals(values))
        if stated is not None and stated.time != run.time:
            added = Duration(sum(times))
            run = stated if _is_its(stated, added) else run
        whole = held(0, run, band(piece, piece.length), piece.length)
        amount = amounts.by_time(piece, whole.time) if piece.duration else Amount.DONE
        if len({rep.distance for rep in reps}) == 1 and (reps[0].distance or asked):
            alike = not _is_uneven(piece) and _are_alike([rep.target for rep in reps])
            easy = piece.target is not None and piece.target.effort in FILLERS
            paced = pacing.of_laps(times, _decimals(values), alike=alike, easy=easy)
    found = Judged("lap", tuple(reps), whole, amount, paced, bool(piece.duration), asked, added)
    return _cut_down(found, piece, _of_equal_laps(values, reps))


def _of_equal_laps(values: Sequence[Value], reps: Sequence[RepVerdict]) -> tuple[int, ...]:
    """What laps of one length took, or would take over a kilometre where paces were kept."""
    by_pace = all(value.pace is not None for value in values)
    if by_pace:
        return _exact([timed(replace(value, time=None), BY_KILOMETRE).time for value in values])
    alike = len({rep.distance for rep in reps}) == 1 and reps[0].distance is not None
    return _exact([rep.time for rep in reps if rep.was_run]) if alike else ()


def _lap(
    number: int, value: Value, piece: Piece, distance: Distance | None, laps: int
) -> RepVerdict:
    """A lap beside the one that was asked for, or beside an equal part of the whole.

    A cut-down within the piece asks for no lap in particular.
    """
    value = timed(value, distance)
    if piece.target is not None and piece.target.cut:
        piece = replace(piece, target=None)
    if len(piece.laps) == laps:
        against: Band | None = Band(Range(piece.laps[number], piece.laps[number]))
    elif value.pace is not None and value.time is None:
        return held_as_pace(number + 1, value, piece)
    else:
        against = band(piece, distance, laps) if distance else None
    return held(number + 1, value, against, distance)


def _lap_lengths(piece: Piece, values: Sequence[Value]) -> list[Distance | None]:
    """Of laps that were asked for what was said, the last one what is left; else equal parts."""
    whole, laps = piece.length, len(values)
    if whole is not None and not piece.laps and _are_halves(values):
        return [Distance(whole.um // 2)] * 2
    if piece.lap is None or len(piece.laps) != laps:
        return [lap_length(whole, laps)] * laps
    last = whole.um - piece.lap.um * (laps - 1) if whole else piece.lap.um
    return [*[piece.lap] * (laps - 1), Distance(last) if last > 0 else None]


def _are_halves(values: Sequence[Value]) -> bool:
    """Whether two splits can be halves: 1:33:10 and 1:39:34, but not 2:10:00 and 1:02:00."""
    times = _exact([value.time for value in values])
    return len(times) == 2 and 100 * max(times) <= HALVES_PERCENT * min(times)


def _is_its(stated: Value, added: Duration) -> bool:
    """Whether it is this piece's time: one with splits is, and a total that is near its laps.

    A total further off is mistyped or counts a warm-up too.
    """
    total = stated.time.low if stated.time and not stated.splits else None
    return total is None or 100 * abs(total.ms - added.ms) <= AMOUNT_PERCENT * added.ms


def lap_length(whole: Distance | None, laps: int) -> Distance | None:
    """The length of one of so many laps, if that is one that people take."""
    if whole is None or whole.um % laps:
        return None
    lap = whole.um // laps
    return Distance(lap) if any(lap % length == 0 for length in LAPS) else None


# ---------------------------------------------------- an average or a band of reps


def _together(kept: Value, pieces: Sequence[Piece]) -> Judged:
    """Never spread over the reps: they are judged as one, where all were asked for the same."""
    lengths = {piece.length for piece in pieces}
    distance = lengths.pop() if len(lengths) == 1 else None
    kept = timed(kept, distance)
    if kept.time is None and pieces:
        asked = {piece.target for piece in pieces}
        target = asked.pop() if len(asked) == 1 else None
        whole = held_as_pace(0, kept, replace(pieces[0], target=target))
    else:
        against = {band(piece, piece.length) for piece in pieces}
        whole = held(0, kept, against.pop() if len(against) == 1 else None, distance)
    exact = _exact([whole.time])
    paced = Pacing(Shape.REPS, mean=pacing.mean(exact)) if exact else NO_PACING
    return Judged("rep", (), whole, None, paced)


# ------------------------------------------------------------------------- times


def _exact(values: Sequence[Range[Duration] | None]) -> tuple[int, ...]:
    """The times in ms; none at all where one of them is missing, only a band, or zero."""
    times: list[int] = []
    for time in values:
        if time is None or time.low is None or time.low != time.high or not time.low.ms:
            return ()
        times.append(time.low.ms)
    return tuple(times)


def _digits(time: Duration) -> int:
    """How many decimals a stated time has: 2 for 21:19.25."""
    return len(str(SECOND // last_digit(time.ms))) - 1


def _decimals(values: Sequence[Value]) -> int:
    """How finely all of them were taken: as the coarsest."""
    return min(value.decimals for value in values)


def _are_alike(targets: Sequence[Range[Duration] | None]) -> bool:
    """Whether all were asked for in about one time, so that their differences are the runner's.

    Of easy running, which has only its limit, that counts.
    """
    middles = [
        target.low.ms + (target.high or target.low).ms
        for target in targets
        if target is not None and target.low is not None
    ]
    return not middles or 100 * (max(middles) - min(middles)) <= pacing.REMARKABLE * min(middles)


def _point(ms: int) -> Range[Duration]:
    return Range(Duration(ms), Duration(ms))
