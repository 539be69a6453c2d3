"""What every lowering function needs: the line's text, its place, and where to put hints."""

from __future__ import annotations

import datetime as dt
from typing import cast

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.record import dataclass, field
from plandsl.source import Row, Span
from plandsl.syntax import quantities
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Amount, Misread
from plandsl.syntax.tree import Word

# Room on both sides for weeks before and after, and for the time zones' rules.
YEARS = range(1900, 2200)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Terminals with words in them, where digits of any script are letters like others.
FREE = {"TEXT", "NAME", "LABEL", "SIDE_NAME", "VENUE", "PLACE", "PHASE_NAME", "WORD", "ZONE"}
AMOUNTS = {"NUMBER", "CLOCK", "DURATION", "DISTANCE", "DISTANCE_WORD"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the nodes of one line; what is odd, but has one meaning, is put in `found`.

    All spans are counted from the beginning of the line's content.
    """

    row: Row
    content: str
    found: list[Diagnostic] = field(default_factory=list)

    def span(self, part: Node | Leaf) -> Span:
        return Span(part.start, part.end)

    def text(self, part: Node | Leaf) -> str:
        text = self.content[part.start : part.end]
        if isinstance(part, Leaf) and not text.isascii() and part.name not in FREE:
            self._refuse_other_digits(part, text)
        return text

    def _refuse_other_digits(self, part: Leaf, text: str) -> None:
        """`٣٠min`: read as numbers, but nobody would find them again in what is written out."""
        other = [char for char in text if char.isdecimal() and not char.isascii()]
        if other:
            plain = "".join(str(int(char)) if char in other else char for char in text)
            raise Misread(self.span(part), "numbers are written in 0 to 9", f"write {plain}")

    def word(self, part: Node | Leaf) -> Word:
        return Word(self.span(part), self.text(part))

    def date(self, leaf: Leaf) -> dt.date:
        written = self.text(leaf)
        try:
            date = dt.date.fromisoformat(written)
        except ValueError:
            raise Misread(self.span(leaf), f"there is no date {written}", *_near(written)) from None
        if date.year not in YEARS:
            raise Misread(self.span(leaf), f"nobody trains in the year {date.year}")
        return date

    def time_of_day(self, leaf: Leaf) -> dt.time:
        hour, minute = (int(part) for part in self.text(leaf).split(":"))
        if hour > 23 or minute > 59:
            raise Misread(
                self.span(leaf),
                f"{self.text(leaf)} is no time of day",
                "write one from 00:00 to 23:59",
            )
        return dt.time(hour, minute)

    def amounts(self, node: Node) -> list[Amount]:
        """The one or two amounts of a `range` (or of any node that holds amounts)."""
        found = [
            quantities.amount(leaf.name, self.text(leaf), self.span(leaf))
            for leaf in node.leaves
            if leaf.name in AMOUNTS
        ]
        if len(found) > 1:
            self.remark_backwards(found, self.span(node))
        return found

    def remark_backwards(self, amounts: list[Amount], span: Span) -> None:
        """`87-85`: one reading, but somebody's fingers slipped."""
        if quantities.is_backwards(amounts):
            written = self.content[span.start : span.end]
            message = f"{written} runs backwards; it is read from low to high"
            self.hint(span, "backward-range", message)

    def hint(self, span: Span, name: str, message: str, *help_lines: str) -> None:
        origin = self.row.origin(span)
        self.found.append(Diagnostic(name, Severity.INFO, message, origin, help=help_lines))


def leaves(part: Node | Leaf) -> tuple[Leaf, ...]:
    """All terminals of a part, in their order."""
    return (part,) if isinstance(part, Leaf) else part.leaves


def nodes(node: Node, *names: str) -> list[Node]:
    """The children of these rules."""
    if len(names) == 1:
        return node.parts.get(names[0], [])
    # Rules are spelled small and terminals large, so that a name tells one from the other.
    return [cast("Node", child) for child in node.children if child.name in names]


def child(node: Node, name: str) -> Node | None:
    """The one child of this rule, if there is one."""
    found = node.parts.get(name)
    return found[0] if found else None


def leaf(node: Node, *names: str) -> Leaf | None:
    """The first child that is one of these terminals."""
    for one in node.children:
        if one.name in names:
            return cast("Leaf", one)
    return None


def leafs(node: Node, *names: str) -> list[Leaf]:
    """The children that are one of these terminals."""
    if len(names) == 1:
        return node.parts.get(names[0], [])
    return [cast("Leaf", part) for part in node.children if part.name in names]


def need(node: Node, *names: str) -> Leaf:
    """A terminal that the grammar makes sure of."""
    found = leaf(node, *names)
    assert found is not None, (node.name, names)
    return found


def day_number(read: Reader, part: Leaf) -> int:
    """The weekday from 0 (Monday)."""
    return DAYS.index(read.text(part)[:3].lower())


def _near(written: str) -> tuple[str, ...]:
    """`2026-02-30` is most often meant for the last day of its month."""
    year, month, _ = (int(part) for part in written.split("-"))
    if year < 1 or not 1 <= month <= 12:
        return ("dates are year-month-day, like 2026-03-01",)
    following = (
        dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    )
    last = following - dt.timedelta(days=1) if following else dt.date(9999, 12, 31)
    return (f"the last day of that month is {last}",)
