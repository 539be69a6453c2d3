"""What can be read in two ways once a whole session is seen: refused, with both readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.record import replace
from plandsl.resolve.problem import Unresolved, refuse
from plandsl.source import Origin, Row
from plandsl.syntax import tree
from plandsl.syntax.words import MEANT_BY
from plandsl.units import MINUTE

# Sports that a whole session may be of: what follows without a sport would be either.
ELSEWHERE = {"bike", "swim", "row", "ski", "hike", "elliptical", "cross"}
# These leave it open what sport comes next: `bike 1h + mobility 10min + 20min`.
BETWEEN = {"rest", "drills", "mobility", "weights", "walk"}
# What these cover is no distance: sets of ten lifts, and minutes.
IN_PLACE = {"weights", "mobility"}
SPORTS = {*ELSEWHERE, *IN_PLACE, "walk"}
# A number of metres that is less than any step, or of seconds beside a pace.
LARGEST_OFFSET = 100
# A piece of running that is shorter was meant as something else: a rest, an offset, strides.
SHORTEST_PIECE = 2 * MINUTE
# A rest between sets is as long as this, or it was meant for between the pieces.
LONG_REST = 2 * MINUTE


def refuse_twofold(written: Sequence[tree.Step], row: Row, via: Origin | None) -> None:
    """Raises `Unresolved` at the first step of one side of a session that is not certain."""
    for problem in (
        *_open_sport(written, row, via),
        *_metres_in_place(written, row, via),
        *_offset_with_blanks(written, row, via),
        *_short_piece(written, row, via),
    ):
        raise problem


def refuse_sport_as_label(session: tree.Session, row: Row) -> None:
    """`bike: 45min easy`: a session that is called bike, and would be a run.

    Raises `Unresolved`.
    """
    if session.label is None or not session.options:
        return
    word = session.label.text.split()[0]
    sport = word if word in SPORTS else MEANT_BY.get(word.casefold(), "")
    steps = [step for option in session.options for step in _all(option.steps)]
    if sport not in SPORTS or any(step.sport or step.name for step in steps):
        return
    first = session.options[0].steps[0]
    text = first.text.removeprefix(f"{first.role.text} ") if first.role else first.text
    role = f"{first.role.text} " if first.role else ""
    raise refuse(
        "which-sport",
        f"{session.label.text}: is a name, and what follows would be a run",
        row.origin(session.label.span),
        f"write {role}{sport} {text}",
        f"for a run say so: {session.label.text}: {role}run {text}",
    )


def unsaid_rests(written: Sequence[tree.Step], row: Row) -> Iterator[Diagnostic]:
    """`3x(400, 300, 200) r60`: the rest is the one between the sets; what is within them?"""
    for step in written:
        work = step.work
        if not step.count or not isinstance(work, tree.Group) or not _is_short(step.rest):
            continue
        assert step.rest is not None
        pairs = zip(work.steps, work.joins, strict=False)
        if any(join == "," and not (one.rest or one.send_off) for one, join in pairs):
            message = f"{step.rest.text} is the rest between the sets; none is said within them"
            helps = (
                f"for a rest after each piece write it there, like ({work.steps[0].text} r60, …)",
                "for none join the pieces with a +",
            )
            origin = row.origin(step.rest.span)
            yield Diagnostic("unsaid-rest", Severity.INFO, message, origin, help=helps)


def _is_short(rest: tree.Rest | None) -> bool:
    """Whether a rest may well have been meant for after each piece."""
    amount = rest.pieces[0].amount if rest else None
    high = amount.range.high if isinstance(amount, tree.Time) else None
    return high is not None and high.ms < LONG_REST


def _all(steps: Sequence[tree.Step]) -> Iterator[tree.Step]:
    for step in steps:
        yield step
        if isinstance(step.work, tree.Group):
            yield from _all(step.work.steps)


Problems = Iterator[Unresolved]


def _open_sport(written: Sequence[tree.Step], row: Row, via: Origin | None) -> Problems:
    """`bike 10min easy + 5x5min @ 280W`: more cycling, or a run off the bike?"""
    sport = ""
    for step in written:
        if step.sport is not None and step.sport.text not in BETWEEN:
            sport = step.sport.text if step.sport.text in ELSEWHERE else ""
        elif step.sport is None and sport and step.work is not None and not _are_strides(step):
            text = step.text.removeprefix(f"{step.role.text} ") if step.role else step.text
            yield refuse(
                "which-sport",
                f"after {sport} this could be {sport} or run",
                row.origin(step.span, via),
                f"write {sport} {text} or run {text}",
            )


def _metres_in_place(written: Sequence[tree.Step], row: Row, via: Origin | None) -> Problems:
    """`weights 3x10`: ten lifts, not ten metres."""
    for step in _all(written):
        sport = step.sport.text if step.sport else ""
        if not isinstance(step.work, tree.Length):
            continue
        origin, number = row.origin(step.work.span, via), step.work.text
        if sport in IN_PLACE:
            yield refuse(
                "no-length",
                f"{sport} cover no distance, and {number} is one",
                origin,
                f"say how long, like {sport} 30min",
                f"sets and weights stand in a note below: note {step.text}",
            )
        elif sport == "drills" and number.isdecimal():
            count = step.count.text if step.count else ""
            yield refuse(
                "no-length",
                f"{count}{number} of drills can be metres, seconds or times",
                origin,
                f"write drills {count}{number}m or drills {count}{number}s",
            )


def _offset_with_blanks(written: Sequence[tree.Step], row: Row, via: Origin | None) -> Problems:
    """`6mi MP + 10`: ten seconds slower than MP, or ten more of what?"""
    for before, step in pairwise(written):
        bare = _is_bare(replace(step, rest=None))
        if not bare or not isinstance(step.work, tree.Length) or before.rest:
            continue
        number, name = step.work.text, _pace_name(before)
        if name and number.isdecimal() and int(number) < LARGEST_OFFSET:
            yield refuse(
                "offset-blanks",
                f"{name} + {number} can be read in two ways",
                row.origin(step.work.span, via),
                f"for a pace {number} s slower write {name}+{number}, without blanks",
                f"for one more step write {number}min or {number}km",
            )


def _short_piece(written: Sequence[tree.Step], row: Row, via: Origin | None) -> Problems:
    """`8x400 @ 80 + 60s`: the rest, or a minute of running at the end, and how?"""
    for before, step in pairwise(written):
        work = step.work
        if not _is_bare(step) or not isinstance(work, tree.Time) or not work.range.high:
            continue
        if work.range.high.ms >= SHORTEST_PIECE:
            continue
        helps, name, seconds = [], _pace_name(before), work.text.removesuffix("s")
        if before.count is not None and before.rest is None:
            helps.append(f"for the rest between the reps write r{seconds}")
        elif before.rest is None:
            helps.append(f"for a rest before the next step write + r{seconds} + …")
        if name:
            helps.append(f"for a pace so much slower write {name}+{seconds}")
        helps.append(f"for a piece of running say how: {work.text} easy")
        message = f"{work.text} alone can be a rest or a piece of running"
        yield refuse("short-piece", message, row.origin(step.span, via), *helps)


def _is_bare(step: tree.Step) -> bool:
    """Whether nothing is said but how much, so that it may have been meant for what is before."""
    return step == tree.Step(step.span, work=step.work, row=step.row)


def _pace_name(step: tree.Step) -> str:
    """The name of the pace that a step ends with."""
    value = step.target.items[-1].value if step.target else None
    return value.text if isinstance(value, tree.Reference) and value.text == value.name else ""


def _are_strides(step: tree.Step) -> bool:
    return step.target is not None and step.target.text == "strides"
