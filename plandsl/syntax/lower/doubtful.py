"""Steps that parse, but that most who write them mean in another way."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.source import Span
from plandsl.syntax import tree
from plandsl.syntax.nodes import Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader
from plandsl.units import METRE, MINUTE, SECOND

# So many reps nobody runs, so short a rep neither: `400x8`.
MANY_REPS, SHORT_REP = 100, 100 * METRE
# Lengths of the track that are no lengths of a rep in seconds: `8x400s`.
ROUND, SHORT_ROUND = 100, (100, 150)
# The targets of two reps are closer than this to each other.
CLOSE = Fraction(3, 4)
# From so far on, and at these hours, a clock behind `at` may well be the time of day.
LONG_RUN, WAKING = 2_000 * METRE, range(5, 23)
# Up to here a time alone is the rest.
LONGEST_BARE = 180 * SECOND
# Beyond this it is none.
LONGEST = 10 * MINUTE
WITH_UNIT = r"\d\s*(?:[^\W\d_]+|['′″\"])$"


def refuse(read: Reader, step: tree.Step) -> None:
    """Raises `Misread` with what was probably meant, certain or not."""
    _refuse_series_as_time(step)
    _refuse_time_of_day(read, step)
    if step.count is not None:
        _refuse_turned(read, step, step.count)
        _refuse_track_lengths(step, step.count)
        _refuse_rest_as_target(read, step, step.count)


def _refuse_time_of_day(read: Reader, step: tree.Step) -> None:
    """`5km at 19:00`: at seven in the evening, or in nineteen minutes?"""
    work, target = step.work, step.target
    if step.count or target is None or not isinstance(work, tree.Length):
        return
    written = read.content[target.span.start : target.span.end]
    clock = re.fullmatch(r"at\s+(\d\d?):(\d\d)", written)
    far = work.range.low
    if clock is None or far is None or far.um < LONG_RUN:
        return
    if int(clock[1]) in WAKING:
        time, aim = f"{int(clock[1]):02}:{clock[2]}", f"{clock[1]}:{clock[2]}"
        raise Misread(
            target.span,
            f"`{written}` can be the time of day, or the time for {work.text}",
            f"for the time of day write tue {time} {work.text}",
            f"for a target write @ {aim}, for a pace @ {aim}/mi or @ {aim}/km",
        )


def _refuse_turned(read: Reader, step: tree.Step, count: tree.Count) -> None:
    """`400x8`: eight times 400."""
    work, reps = step.work, count.range.low or 0
    if not isinstance(work, tree.Length) or reps < MANY_REPS or not work.text.isdecimal():
        return
    if work.range.high and work.range.high.um < SHORT_REP:
        span = Span(count.span.start, work.span.end)
        meant = f"{work.text}x{reps}"
        message = f"{reps} reps of {work.text} m are none; how many comes before how long"
        raise Misread(span, message, f"write {meant}", edits=((span, meant),))


def _refuse_series_as_time(step: tree.Step) -> None:
    """`400s = 88 88`: so many seconds, or the session that is called 400s, without its colon?"""
    work = step.work
    written = re.fullmatch(r"(\d+)00s", work.text) if isinstance(work, tree.Time) else None
    if written is None or work is None or step != tree.Step(step.span, work=work):
        return
    number = int(written[1]) * ROUND
    if number > ROUND:
        clock = f"{number // 60}:{number % 60:02}"
        raise Misread(
            work.span,
            f"{work.text} is {number} seconds, or a session's name without its colon",
            f"write {work.text}: for the name, {clock} for the time",
        )


def _refuse_track_lengths(step: tree.Step, count: tree.Count) -> None:
    """`8x400s`: 400 seconds, where eight 400s were meant."""
    work = step.work
    written = re.fullmatch(r"(\d+)s", work.text) if isinstance(work, tree.Time) else None
    if written is None:
        return
    number = int(written[1])
    if number in SHORT_ROUND or (number > ROUND and number % ROUND == 0):
        clock = f"{number // 60}:{number % 60:02}"
        raise Misread(
            Span(count.span.start, work.span.end) if work else count.span,
            f"{count.text}{number}s is {number} seconds each, not {number} metres",
            f"write {count.text}{number} for metres, {count.text}{clock} for the time",
        )


def _refuse_rest_as_target(read: Reader, step: tree.Step, count: tree.Count) -> None:
    """`4x800 @ 2:30, 90 sec`: a second target, or the rest?"""
    items = step.target.items if step.target and not step.target.cycle else ()
    if len(items) != 2 or any(item.times for item in items):
        return
    first, last = (item.value for item in items)
    if not isinstance(first, tree.Time) or not isinstance(last, tree.Time):
        return
    written, before = (
        read.content[item.span.start : item.span.end] for item in (items[1], items[0])
    )
    if not re.search(WITH_UNIT, written) or re.search(WITH_UNIT, before):
        return
    rest = f"r{_clock(last)}"
    if count.range.high != 2 and not _up_to(last, LONGEST_BARE):
        raise Misread(
            items[1].span,
            f"`{written}` can be the rest between the reps, or another step",
            f"write {rest} for the rest, + {written} easy for a step",
        )
    if count.range.high != 2:
        edits = ((Span(items[0].span.end, items[1].span.end), f" {rest}"),)
        message = f"`{written}` would be one more target; a rest begins with r"
        raise Misread(items[1].span, message, f"write {rest}", edits=edits)
    if not _close(first, last):
        raise Misread(
            items[1].span,
            f"`{written}` can be the rest, or the target of the second rep",
            f"write {rest} for the rest, {last.text} without its unit for a target",
        )


def _close(first: tree.Time, last: tree.Time) -> bool:
    one, other = ((time.range.low or time.range.high) for time in (first, last))
    assert one is not None
    assert other is not None
    return Fraction(min(one.ms, other.ms), max(one.ms, other.ms)) >= CLOSE


def refuse_rest_as_piece(read: Reader, before: tree.Step, piece: tree.Step) -> None:
    """`3x(4x200 @ 33, 30s)`: 30 seconds to run, of which nobody says how, or the rest?"""
    bare = piece == tree.Step(piece.span, work=piece.work)
    if not bare or not isinstance(piece.work, tree.Time) or before.count is None:
        return
    if before.rest is not None or before.send_off is not None or not _up_to(piece.work, LONGEST):
        return
    rest, work = f"r{_clock(piece.work)}", piece.work
    certain = before.target is not None and _up_to(work, LONGEST_BARE)
    edits = ((Span(before.span.end, piece.span.end), f" {rest}"),) if certain else ()
    raise Misread(
        piece.span,
        f"`{work.text}` would be a piece to run, and nothing says how",
        f"for the rest write {rest}, for a piece {work.text} easy",
        edits=edits,
    )


def _up_to(time: tree.Time, ms: int) -> bool:
    return time.range.high is not None and time.range.high.ms <= ms


def _clock(time: tree.Time) -> str:
    """As a rest is written: `90`, `2:00`, `2-3min`."""
    text = time.text.removesuffix("s")
    minutes = re.fullmatch(r"(\d+)min", text)
    return f"{minutes[1]}:00" if minutes else text


def refuse_rest_as_statement(
    read: Reader, node: Node, second: tree.Aim, items: list[tree.TargetItem]
) -> None:
    """`@ 85 (60s)`: a time that is no second statement of the first, but the rest."""
    if not isinstance(second, tree.Time):
        return
    unit = re.search(r"[^\W\d_]|['′″\"]", read.text(node)) is not None
    rest = _clock(second)
    if all(isinstance(item.value, tree.Time) for item in items):
        raise Misread(
            read.span(node),
            f"the time of a rep is said already, and {read.text(node)} is another one",
            f"for the rest write r{rest}",
            edits=((read.span(node), f"r{rest}"),) if unit else (),
        )
    if unit:
        raise Misread(
            read.span(node),
            f"{read.text(node)} can be the rest, or the time of a rep",
            f"write r{rest} for the rest, ({second.text}) for the time",
        )
