"""Conditions on what was run: `all <= 3:00 and fade <= 3%`."""

from __future__ import annotations

from fractions import Fraction

from plandsl.record import dataclass
from plandsl.units import Duration


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison. `measure`: `all`, `any`, `avg`, `lap`, `fade`, `done`, `hit` or `miss`.

    `op` is `<=`, `>=`, `<`, `>` or `=`, and empty for `hit` and `miss`. `value` is a Duration for
    all, any, avg and lap, a percentage (3 for 3 %) for fade, a count for done, None for hit and
    miss. `lap` counts from 1 and is set for `lap` only.
    """

    measure: str
    op: str = ""
    value: Duration | Fraction | int | None = None
    lap: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """An `or` of `and`s of tests."""

    text: str
    any_of: tuple[tuple[Test, ...], ...]
