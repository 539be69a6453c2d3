"""Hard sessions too soon after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plandsl.diagnostics import Label
from plandsl.model.intensities import Intensities
from plandsl.model.session import Session
from plandsl.rules._rule import Finding
from plandsl.units import HOUR, Duration, number

DAY = 24 * HOUR


def close_ones(sessions: Sequence[Intensities], gap: Duration) -> Iterator[Finding]:
    """Each hard session that does not stand so far from the hard one before; a day counts 24 h,
    and several sessions on one day are one.
    """
    hard = [one.session for one in sessions if one.is_hard()]
    for before, after in pairwise(sorted(hard, key=lambda session: session.date)):
        apart = (after.date - before.date).days * DAY
        if 0 < apart < gap.ms:
            yield _finding(before, after, apart, gap)


def _finding(before: Session, after: Session, apart: int, gap: Duration) -> Finding:
    when = "the day" if apart == DAY else f"{apart // DAY} days"
    wanted = number(gap.seconds / 3600, 1)
    return Finding(
        f"a hard session {when} after another one; {wanted} h between them are wanted",
        after.origin,
        at=after,
        note=f"on {after.date}",
        labels=(Label(before.origin, f"hard too, on {before.date}"),) if before.origin else (),
        help=("put an easy day or a day off between them, or make one of them easy",),
    )
