"""What an entry is held against: the plan's session, or else what the log's own line says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from plandsl.evaluate import align
from plandsl.evaluate.amounts import AMOUNT_PERCENT, as_far
from plandsl.evaluate.around import around
from plandsl.evaluate.counted import counted, has_room, is_whole_run
from plandsl.evaluate.pieces import MOST_KEPT, Piece, chosen, pace_of, readings
from plandsl.model.key import slug
from plandsl.model.log import Entry
from plandsl.model.session import Kind, Session, Step
from plandsl.record import dataclass, replace
from plandsl.units import Distance, Range

# A mile and 1600 m, or 440 yards and 400 m, are one length, which are within so many per cent.
NEARLY_PERCENT = 1
# Two paces are about one within so many per cent [house choice].
ALIKE_PERCENT = 3
# In µm, beyond every run: the end of an open range.
FAR = 10**18


@dataclass(frozen=True, slots=True)
class Due:
    """The pieces that were due and the text that says so; `planned` where they are the plan's.

    `own` are the pieces of the log's own line, where it has any: they tell what was run.
    `instead` is the plan's text where the log ran something of another shape. `notes` say which of
    the plan's ways was taken, where that is not plain; `steps` are its, or those of the log's line;
    `less`: that is less than what was planned.
    """

    text: str
    pieces: tuple[Piece, ...]
    own: tuple[Piece, ...] = ()
    planned: bool = False
    instead: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    less: bool = False

    @property
    def needed(self) -> int:
        return sum(piece.reps for piece in self.pieces if not piece.optional)

    @property
    def most(self) -> int:
        """All reps, with those that are the runner's choice."""
        return sum(piece.reps for piece in self.pieces)

    @property
    def unplanned(self) -> bool:
        return not self.planned and not self.instead


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do a session: an option of it, or of what a group of athletes does instead."""

    steps: tuple[Step, ...]
    name: str | None = None
    group: str | None = None


def due(entry: Entry, session: Session | None) -> Due:
    """What an entry is held against; a time asked for in a race or a trial is a goal."""
    found = _paired(_due(entry, session), entry)
    if session is None or session.kind not in (Kind.RACE, Kind.TRIAL):
        return found
    return replace(found, pieces=tuple(replace(piece, goal=True) for piece in found.pieces))


def ways(session: Session) -> Iterator[Way]:
    """Everybody's options first; a version has its options in the same order."""
    for group, options in (
        (None, session.options),
        *((version.group, version.options) for version in session.versions),
    ):
        for number, steps in enumerate(options):
            name = session.names[number] if number < len(session.names) else None
            yield Way(steps, name, group)


def called_side(entry: Entry, session: Session) -> str | None:
    """The side of an `or` that a label names, where the day as a whole has none."""
    if session.label is not None or entry.series is None:
        return None
    series = slug(entry.series)
    return next((name for name in session.names if name and slug(name) == series), None)


def _due(entry: Entry, session: Session | None) -> Due:
    """By the way that the entry names, else by the one that is most like it, else by its own line.

    Of ways that are alike the first one counts: a group's only where it is more like the entry.
    """
    values = entry.result.values if entry.result else ()
    count = len(values)
    own = chosen(readings(entry.steps), count)
    if session is None:
        return Due(entry.text if own else "", own, own, steps=entry.steps)
    every = list(ways(session))
    called = entry.name or called_side(entry, session)
    named = [way for way in every if called and _is_called(way, called)]
    fits = [_fit(way, entry, own, count or len(own)) for way in named or every]
    best = (named or every)[fits.index(max(fits))]
    notes = _unknown_name(entry.name, every) if entry.name and not named else ()
    text = _text(session, best, every)
    whole = is_whole_run(own, best.steps, count)
    alike = whole or same_work(best.steps, entry.steps)
    if own and not alike and not _is_part(best.steps, own):
        found = _shortened(entry, best.steps, own, count)
        if found is not None:
            return replace(found, text=text, notes=(*notes, *found.notes))
        instead = text if named else session.text
        less = _is_less(best.steps, entry.steps)
        return Due(entry.text, own, own, instead=instead, notes=notes, steps=entry.steps, less=less)
    if best.group and not named:
        notes = (*notes, f"judged by what group {best.group} does instead")
    said = () if whole or _is_bare(own) else own
    taken = counted(best.steps, values, said)
    pieces, less = taken.pieces, taken.less
    said = () if taken.said and not len(said) == count < len(pieces) else said
    if len(said) == len(pieces) > 1:
        pieces = tuple(_over(mine, theirs) for mine, theirs in zip(said, pieces, strict=True))
    if taken.said:
        notes = (*notes, taken.said)
    return Due(text, pieces, said, planned=True, notes=notes, steps=best.steps, less=less)


def _paired(found: Due, entry: Entry) -> Due:
    """With two pieces as one where one value stands for both, which is said."""
    values = entry.result.values if entry.result else ()
    reps = len(found.own) or len(found.pieces)
    if not 0 < len(values) < reps:
        return found
    left = around(found.steps, found.pieces)
    # Warm-up or cool-down at the ends is no two reps in one.
    if left.is_before(values[0]) or left.is_behind(values[-1]):
        return found
    found_pairs = align.pairs(found.pieces, values, reps)
    said = (
        f"{values[pair.first - before].text} is taken for reps {pair.first + 1} and"
        f" {pair.first + 2} {pair.words}"
        for before, pair in enumerate(found_pairs)
    )
    pieces, own = (align.paired(some, found_pairs) for some in (found.pieces, found.own))
    return replace(found, pieces=pieces, own=own, notes=(*found.notes, *said))


def _fit(way: Way, entry: Entry, own: Sequence[Piece], count: int) -> tuple[bool, bool, bool]:
    """How much a way is like an entry: the work, then the number of reps, then the targets."""
    planned = readings(way.steps)
    work = not own or same_work(way.steps, entry.steps)
    mine = {piece.target.text for piece in own if piece.target}
    theirs = {piece.target.text for piece in planned[-1] if piece.target}
    return work, work and has_room(planned, count), work and bool(mine) and mine == theirs


def _is_part(planned: tuple[Step, ...], own: Sequence[Piece]) -> bool:
    """Whether the log's line has the planned run, shorter or longer, and not another one."""
    ours = readings(planned)[-1]
    if not len(ours) == len(own) == 1 or ours[0].sport != own[0].sport:
        return False
    asked, said = ours[0].target, own[0].target
    same = said is None or (asked is not None and asked.text == said.text)
    if not same and not _is_as_fast(ours[0], own[0]):
        return False
    return own[0].distance is not None or (
        own[0].duration is not None and ours[0].duration is not None
    )


def _is_less(planned: tuple[Step, ...], run: tuple[Step, ...]) -> bool:
    """Whether the log's line is clearly shorter than the plan's, by distance or by time.

    Easy running around the sets counts where the log's line has some.
    """
    ways, own = readings(planned), readings(run)
    ours, theirs = (ways[0], own[0]) if own[0] != own[-1] else (ways[-1], own[-1])
    for of in (_far, _long):
        asked, done = ([of(piece) for piece in pieces if not piece.optional]
                       for pieces in (ours, theirs))  # fmt: skip
        if asked and done and None not in (*asked, *done):
            least = sum(one for one in asked if one is not None)
            return (
                100 * sum(one for one in done if one is not None) < (100 - AMOUNT_PERCENT) * least
            )
    return False


def _far(piece: Piece) -> int | None:
    return piece.distance.low.um if piece.distance and piece.distance.low else None


def _long(piece: Piece) -> int | None:
    return piece.duration.low.ms if piece.duration and piece.duration.low else None


def _cut_short(planned: Sequence[Piece], own: Sequence[Piece]) -> tuple[Piece, ...]:
    """`2x3km + 2km` of `3x3km`, or `3x2km`: the planned pieces over what was run of them, and those
    that were left out; else none. Longer reps are others, for nobody holds the pace as long; so are
    those of less than half.
    """
    lengths, targets = {one.length for one in planned}, {one.target for one in planned}
    if not 1 < len(own) <= len(planned) or len(lengths) > 1 or len(targets) > 1:
        return ()
    (whole,) = lengths
    ran = [one.length for one in own if one.target is None and one.sport == planned[0].sport]
    if whole is None or len(ran) < len(own) or any(one is None or one > whole for one in ran):
        return ()
    shorter = [one for one in ran if one != whole]
    if not (0 < 2 * len(shorter) < len(own) or _are_all_shorter(shorter, own, planned[0])):
        return ()
    if _is_nearly(shorter, whole):
        return ()
    left = [shorter[0] if len(shorter) == len(own) else whole] * (len(planned) - len(own))
    pairs = zip(planned, [*ran, *left], strict=True)
    return tuple(as_far(piece, far) for piece, far in pairs if far is not None)


def _are_all_shorter(
    shorter: Sequence[Distance | None], own: Sequence[Piece], planned: Piece
) -> bool:
    """Whether all reps were of one shorter length, where a pace tells what that is due in."""
    if len(shorter) < len(own) or len(set(shorter)) > 1 or pace_of(planned) is None:
        return False
    far, whole = shorter[0], planned.length
    return far is not None and whole is not None and 2 * far.um >= whole.um


def _is_nearly(lengths: Sequence[Distance | None], whole: Distance) -> bool:
    low = (100 - NEARLY_PERCENT) * whole.um
    return all(one is not None and 100 * one.um >= low for one in lengths)


def _over(own: Piece, planned: Piece) -> Piece:
    """The planned piece over the length that was run: 1600 m where a mile was asked for."""
    if own.length is None or planned.length in (None, own.length):
        return planned
    return as_far(planned, own.length)


def _shortened(
    entry: Entry, planned: tuple[Step, ...], own: Sequence[Piece], count: int
) -> Due | None:
    """The plan's session, where the log's line is that, but for its end or a part of a rep."""
    if count <= len(own) and _begins_with(planned, own):
        return Due("", readings(planned)[0], tuple(own), planned=True, steps=planned)
    cut = _cut_short(readings(planned)[-1], own)
    if not cut:
        return None
    said = f"the log has {entry.text}: its reps are judged by the plan's pace"
    return Due("", cut, tuple(own), planned=True, notes=(said,), steps=planned, less=True)


def _begins_with(planned: tuple[Step, ...], own: Sequence[Piece]) -> bool:
    """Whether the log's line is the plan's, but for what was left out at its end."""
    every = readings(planned)[0]
    return 0 < len(own) < len(every) and all(
        mine.length is not None
        and (mine.sport, mine.length) == (theirs.sport, theirs.length)
        and (mine.target is None or mine.target == theirs.target)
        for mine, theirs in zip(own, every, strict=False)
    )


def _is_as_fast(planned: Piece, own: Piece) -> bool:
    """Whether both ask for about one pace, however it is said: `@ 4:30/km` for `@ 4:25-4:30/km`.

    A run by distance for one by time is another one.
    """
    if (planned.distance is None) != (own.distance is None):
        return False
    ends = [pace_of(piece) for piece in (planned, own)]
    if None in ends:
        return False
    asked, said = (end for end in ends if end is not None)
    return 100 * abs(asked - said) <= ALIKE_PERCENT * asked


def _is_called(way: Way, name: str) -> bool:
    return slug(name) in {slug(word) for word in (way.name, way.group) if word}


def _unknown_name(name: str, every: Iterable[Way]) -> tuple[str, ...]:
    """`no option is called C; the plan has A, B`."""
    known = list(dict.fromkeys(word for way in every for word in (way.name, way.group) if word))
    has = f"the plan has {', '.join(known)}" if known else "the plan's session has no options"
    return (f"no option is called {name}; {has}",)


def _text(session: Session, way: Way, every: Sequence[Way]) -> str:
    """The session's own spelling, or that of the way that was taken."""
    if len(every) == 1:
        return session.text
    text = " + ".join(step.text for step in way.steps)
    return f"{way.name}: {text}" if way.name else text


# ------------------------------------------------------------------- what is alike


@lru_cache(maxsize=MOST_KEPT)
def same_work(planned: tuple[Step, ...], run: tuple[Step, ...]) -> bool:
    """Whether two sessions have the same pieces in their sets, however many; a run has no sets.

    A bare sport (`swim`) is any session of it, but a bare `easy` is one run.
    """
    ours, theirs = (readings(steps)[-1] for steps in (planned, run))
    if _is_bare(theirs):
        sport = theirs[0].sport
        return (len(ours) == 1 or sport != "run") and {piece.sport for piece in ours} == {sport}
    return (
        bool(theirs)
        and (len(ours) > 1) == (len(theirs) > 1)
        and _covers(theirs, ours)
        and _covers(ours, theirs)
    )


def _is_bare(pieces: Sequence[Piece]) -> bool:
    return len(pieces) == 1 and pieces[0].distance is None and pieces[0].duration is None


Kinds = dict[tuple[str, bool], list[tuple[int, int]]]


def _covers(some: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Whether each of the others has one like it: of its sport, in a length that it may have."""
    given = {kind: sorted(lengths) for kind, lengths in _kinds(some).items()}
    for kind, lengths in _kinds(others).items():
        ranges = given.get(kind)
        if ranges is None:
            return False
        lows = [low for low, _ in ranges]
        highs = list(accumulate((high for _, high in ranges), max))
        for low, high in lengths:
            before = bisect_right(lows, high)
            if not before or highs[before - 1] < low:
                return False
    return True


def _kinds(pieces: Sequence[Piece]) -> Kinds:
    """The lengths in µm by sport and whether there is one at all; an open end is very far."""
    found: dict[tuple[str, bool], set[tuple[int, int]]] = {}
    for piece in pieces:
        kind = piece.sport, piece.distance is not None
        found.setdefault(kind, set()).add(_ends(piece.distance))
    return {kind: list(lengths) for kind, lengths in found.items()}


def _ends(distance: Range[Distance] | None) -> tuple[int, int]:
    if distance is None:
        return 0, 0
    low, high = distance.low, distance.high
    play = NEARLY_PERCENT * low.um // 100 if low else 0
    return low.um - play if low else 0, high.um if high else FAR
