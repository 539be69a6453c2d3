"""Whether parts that were to get faster (or slower) did: a cut-down within a piece, a progression.

Held beside each other are the last and the first third. Where it is said from which pace to which,
at least half of the difference that makes between them must be there; where it is not, they must
be faster at all [house choices].
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.evaluate import pacing
from plandsl.evaluate.pieces import Piece
from plandsl.model.session import Target
from plandsl.model.wording import listed

# By name: to get faster, nobody says by how much.
GETS_FASTER = frozenset({"progression", "cutdown"})
HALF = Fraction(1, 2)
# Parts that are named one by one.
MOST_NAMED = 5


def followed(piece: Piece, times: Sequence[int], word: str) -> str:
    """How a cut-down that was asked for by name alone went, in words; empty for any other piece.

    `times` are those of equal parts, in ms, that did not stray; `word` is what one is called.
    """
    target = piece.target
    if target is None or target.effort not in GETS_FASTER or len(times) < 2:
        return ""
    first, last = pacing.mean(times[:1]), pacing.mean(times[-1:])
    ends = f"from {pacing.seconds(first)} to {pacing.seconds(last)}"
    slower = [at + 1 for at in range(1, len(times)) if times[at] > times[at - 1]]
    if not slower:
        return f"{ends}, no {word} slower than the one before"
    those = listed([str(at) for at in slower[:MOST_NAMED]])
    many = "" if len(slower) == 1 else "s"
    return f"{ends}, but {word}{many} {those} slower than the one before"


def strayed(piece: Piece, times: Sequence[int]) -> str:
    """What was run instead of the cut-down, in words; empty if it was one, or none was asked for.

    `times` are those of equal parts, in ms.
    """
    target, run = piece.target, pacing.fade(times) if times else None
    if target is None or run is None or not (target.cut or target.effort in GETS_FASTER):
        return ""
    asked = _asked(target, len(times)) if target.cut else Fraction(-1)
    if asked is None:
        return ""
    least = asked * HALF if target.cut else Fraction(0)
    if (run <= least if target.cut else run < least) if asked < 0 else run >= least:
        return ""
    third = max(1, len(times) // 3)
    early, late = pacing.mean(times[:third]), pacing.mean(times[-third:])
    return (
        f"{pacing.seconds(early)} at first, {pacing.seconds(late)} at the end:"
        f" that does not follow {target.text}"
    )


def _asked(target: Target, parts: int) -> Fraction | None:
    """The last third over the first, less one, in per cent, of an even change of pace."""
    first, last = _middle(target.cut[0]), _middle(target.cut[-1])
    if first is None or last is None or first == last:
        return None
    edge = Fraction(max(1, parts // 3), 2 * parts)
    early, late = first + (last - first) * edge, last - (last - first) * edge
    return 100 * late / early - 100


def _middle(end: Target) -> Fraction | None:
    pace = end.pace
    if pace is None or pace.low is None or pace.high is None:
        return None
    return (pace.low.s_per_m + pace.high.s_per_m) / 2
