"""The identity of a session: the same for diffs, log matching and calendar UIDs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from plandsl.record import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Plan, week, series and the how-manieth of that series in its week; a written id wins.

    The weekday is not part of it, so a session moved from Tuesday to Thursday stays itself.
    """

    plan: str
    week: int
    series: str
    ordinal: int
    written: str | None = None

    def __str__(self) -> str:
        if self.written is not None:
            return f"{self.plan}/{self.written}"
        return f"{self.plan}/w{self.week}/{slug(self.series)}/{self.ordinal}"


@lru_cache(maxsize=1 << 12)
def slug(text: str) -> str:
    """Lower case letters and digits of any script, joined by single hyphens: `sub-6-mile`."""
    plain = unicodedata.normalize("NFC", text).casefold()
    kept = (char if char.isalnum() or unicodedata.combining(char) else "-" for char in plain)
    return re.sub("-+", "-", "".join(kept)).strip("-")
