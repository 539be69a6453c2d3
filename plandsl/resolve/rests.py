"""Rests from tree to model: one for all gaps, or one for each of them."""

from __future__ import annotations

from fractions import Fraction

from plandsl.model.session import Rest
from plandsl.record import replace
from plandsl.resolve.aims import Aims
from plandsl.resolve.problem import Unresolved, refuse
from plandsl.source import Span
from plandsl.syntax import tree
from plandsl.units import MINUTE, Distance, Duration, Range, clock, clock_seconds, length, rounded

# From here on a rest is told by the clock, `r2:00`.
LONG = Duration(2 * MINUTE)
# No longer list could be read; and a hostile one would take long to make.
MOST_EACH = 100


def rest(written: tree.Rest, reps: Range[int], rungs: int, aims: Aims) -> Rest:
    """The rest of a step with so many reps; `rungs` are the pieces of a bare ladder, else 0.

    Raises `Unresolved` where the rests of a list are not as many as the gaps.
    """
    most = rungs or reps.high or 1
    gaps = most if written.each else most - 1
    rows = _rows(written, reps, gaps, aims)
    first = _piece(written.pieces[0], written, aims)
    if not rows:
        return replace(first, text=written.text, each=written.each)
    return Rest(
        text=written.text,
        rows=rows,
        mode=first.mode,
        each=written.each,
        origin=aims.row.origin(written.span, aims.via),
    )


def _rows(written: tree.Rest, reps: Range[int], gaps: int, aims: Aims) -> tuple[Rest, ...]:
    """One rest a gap; empty where all are the same."""
    differ = len(written.pieces) > 1 or written.to is not None or written.extra is not None
    if differ and gaps > MOST_EACH:
        message = f"{gaps} rests that differ are more than anybody looks up"
        origin = aims.row.origin(written.span, aims.via)
        raise refuse("rest-count", message, origin, "write one rest for all")
    if len(written.pieces) > 1:
        rows = [_piece(piece, written, aims) for piece in written.pieces]
        if len(rows) != gaps:
            raise _wrong_number(written, len(rows), gaps, aims)
    elif written.to is not None:
        if gaps < 2:
            raise _wrong_number(written, 2, gaps, aims)
        rows = _shrinking(written, gaps, aims)
    elif written.extra is not None:
        rows = [_piece(written.pieces[0], written, aims)] * gaps
    else:
        return ()
    for place in _places(written, reps, gaps, aims):
        assert written.extra is not None
        rows[place - 1] = _piece(written.extra.piece, written, aims)
    return tuple(rows)


def _wrong_number(written: tree.Rest, rests: int, gaps: int, aims: Aims) -> Unresolved:
    stand = "there is no gap" if not gaps else f"there {'is' if gaps == 1 else 'are'} {gaps}"
    where = "gap" if gaps == 1 else "gaps"
    message = f"{rests} rests are listed, and {stand}{f' {where}' if gaps else ''} between the reps"
    helps = ("each adds one after the last rep",) if rests == gaps + 1 else ()
    if not helps and gaps:
        helps = (f"write {gaps} of them, or one for every gap, like r60",)
    return refuse("rest-count", message, aims.row.origin(written.span, aims.via), *helps)


def _places(written: tree.Rest, reps: Range[int], gaps: int, aims: Aims) -> tuple[int, ...]:
    """After which reps the extra rest stands."""
    if written.extra is None:
        return ()
    origin = aims.row.origin(written.extra.span, aims.via)
    if written.extra.after:
        for place in written.extra.after:
            if place > gaps:
                message = f"there is no rest after rep {place}"
                raise refuse("rest-count", message, origin, f"there are {gaps}")
        return written.extra.after
    if reps.low != reps.high or gaps < 1:
        message = "half of them is not one place here"
        raise refuse("rest-count", message, origin, "say after which rep, like (4min after 4)")
    return ((gaps + 1 if written.each else gaps + 2) // 2,)


def _shrinking(written: tree.Rest, gaps: int, aims: Aims) -> list[Rest]:
    """`r120>20`: from the first to the last in equal steps."""
    first, last = written.pieces[0], written.to
    origin = aims.row.origin(written.span, aims.via)
    rows = []
    for gap in range(gaps):
        part = Fraction(gap, gaps - 1)
        mode = first.mode.text if first.mode else "stand"
        if isinstance(first.amount, tree.Time) and isinstance(last, tree.Time):
            ms = _between(_ms(first.amount), _ms(last), part)
            time = Duration(rounded(ms / 100) * 100)
            text = f"r{clock_seconds(time) if time.ms < LONG.ms else clock(time)}"
            rows.append(Rest(text, duration=Range(time, time), mode=mode, origin=origin))
        elif isinstance(first.amount, tree.Length) and isinstance(last, tree.Length):
            um = _between(_um(first.amount), _um(last), part)
            far = Distance(rounded(um))
            text = f"r{length(far)}".replace(" ", "")
            rows.append(Rest(text, distance=Range(far, far), mode=mode, origin=origin))
    return rows


def _between(one: int, other: int, part: Fraction) -> Fraction:
    return one + (other - one) * part


def _ms(time: tree.Time) -> int:
    assert time.range.low is not None
    return time.range.low.ms


def _um(far: tree.Length) -> int:
    assert far.range.low is not None
    return far.range.low.um


def _piece(piece: tree.RestPiece, written: tree.Rest, aims: Aims) -> Rest:
    amount = piece.amount
    span = (
        written.span
        if isinstance(amount, tree.Number)
        else Span(written.span.start, amount.span.end)
    )
    target = aims.target(piece.target.items[0].value) if piece.target else None
    mode = piece.mode.text if piece.mode else "stand"
    if isinstance(amount, tree.Open) and amount.until == "back":
        mode = amount.text.split()[0]
    return Rest(
        text=f"r{piece.text}",
        duration=amount.range if isinstance(amount, tree.Time) else None,
        distance=amount.range if isinstance(amount, tree.Length) else None,
        share=amount.value / 100 if isinstance(amount, tree.Number) else None,
        until=amount.until if isinstance(amount, tree.Open) else "",
        mode=mode,
        target=target,
        origin=aims.row.origin(span, aims.via),
    )
