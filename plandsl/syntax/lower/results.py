"""Results of a log: one value a rep, in the order written, each with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from plandsl.record import dataclass, field, replace
from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower.rests import run_rest, total_of
from plandsl.syntax.lower.targets import pace_band
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader, child, leaf, leaves, nodes
from plandsl.units import Range


def result(read: Reader, body: Node) -> tree.Result | None:
    """What was run, or that nothing was; None where the session does not say."""
    node = child(body, "result")
    if node is None:
        return None
    stated = child(node, "status")
    if stated:
        return status(read, stated)
    plain = _plain_values(node)
    if plain is not None:
        runs = tuple([_lone(read, one) for one in plain])
        text = " ".join([run.text for run in runs])
        return tree.Result(read.span(node), "run", text, runs)
    values = child(node, "value")
    assert values is not None
    _refuse_decimal_commas(read, values)
    gather = Gather(read)
    for item in nodes(values, "result_item"):
        gather.add(item)
    return gather.result(node)


# Whether a shape has nothing but single values with blanks between them, and where they stand.
# While the shape is held, nobody else has its `id`.
_plain: dict[int, tuple[Node, tuple[Leaf, ...] | None]] = {}
MOST_PLAIN = 4_096


def _plain_values(node: Node) -> tuple[Leaf, ...] | None:
    """The values of a result that is only a row of times and distances, as most are."""
    known = _plain.get(id(node))
    if known is not None:
        return known[1]
    values = child(node, "value")
    is_plain = values is not None and all(
        isinstance(item, Node) and child(item, "run_range") and len(item.leaves) == 1
        for item in values.children
    )
    found = node.leaves[1:] if is_plain else None
    if len(_plain) >= MOST_PLAIN:
        _plain.clear()
    _plain[id(node)] = node, found
    return found


def _refuse_decimal_commas(read: Reader, values: Node) -> None:
    """`1:45,68` is a time in half of the world, and two values in the other half; what has a colon
    behind the comma is a value in both.
    """
    for comma in values.children:
        if not isinstance(comma, Leaf) or not read.content[comma.end : comma.end + 1].isdigit():
            continue
        before = re.split(r"[\s,]", read.content[: comma.start])[-1]
        after = re.split(r"[\s,]", read.content[comma.end :], maxsplit=1)[0]
        if ":" in after:
            continue
        raise Misread(
            read.span(comma),
            f"`{before},{after}` can be one value or two",
            f"write {before}.{after} for one, or {before} {after} for two",
        )


def status(read: Reader, node: Node) -> tree.Result:
    date_leaf = leaf(node, "DATE")
    if date_leaf is None:
        return tree.Result(read.span(node), "skipped", "skipped")
    date = read.date(date_leaf)
    return tree.Result(read.span(node), "moved", f"moved to {date}", moved_to=date)


# The single values of a long log are few, and stand in few columns: each is made once, by its
# terminal, its place in the line and its spelling.
MOST_KNOWN = 10_000
_known: dict[tuple[str, int, str], tree.Run] = {}


def _lone(read: Reader, part: Leaf) -> tree.Run:
    written = read.text(part)
    key = (part.name, part.start, written)
    made = _known.get(key)
    if made is None:
        value = quantities.lone(part.name, written, read.span(part))
        made = tree.Run(value.span, value, value.text)
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[key] = made
    return made


@dataclass(slots=True)
class Gather:
    """Takes the items of a result one by one; what belongs to the whole comes at most once."""

    read: Reader
    runs: list[tree.Run] = field(default_factory=list)
    average: tree.Time | tree.PaceBand | None = None
    total: tree.Total | None = None
    rpe: tree.Count | None = None
    bpm: int | None = None
    watts: int | None = None
    texts: list[str] = field(default_factory=list)

    def add(self, item: Node) -> None:
        ITEMS[item.children[0].name](self, item)

    def result(self, node: Node) -> tree.Result:
        text = " ".join(self.texts)
        return tree.Result(
            span=self.read.span(node),
            status="run",
            text=text,
            runs=tuple(self.runs),
            average=self.average,
            total=self.total,
            rpe=self.rpe,
            bpm=self.bpm,
            watts=self.watts,
        )

    def _value(self, item: Node) -> None:
        """`88`, `86-88`, `4.6km`, and `6:32/mi` where paces were kept."""
        if len(item.leaves) == 1:
            made = _lone(self.read, item.leaves[0])
        else:
            value = self._range(item, self.read.span(item))
            made = tree.Run(value.span, value, value.text)
        self.runs.append(made)
        self.texts.append(made.text)

    def _range(self, item: Node, span: Span) -> tree.Time | tree.Length | tree.PaceBand:
        written, per = child(item, "run_range"), leaf(item, "PER")
        assert written is not None
        amounts = self.read.amounts(written)
        if per:
            return pace_band(self.read, amounts, per, span)
        if quantities.is_length(amounts):
            return quantities.as_length(amounts)
        return quantities.as_time(amounts)

    def _not_run(self, item: Node) -> None:
        self.runs.append(tree.Run(self.read.span(item), None, "-"))
        self.texts.append("-")

    def _rest(self, item: Node) -> None:
        written = child(item, "run_rest")
        assert written is not None
        made = run_rest(self.read, written)
        last = self._last(item, "a rest")
        if last.rest is not None:
            raise Misread(made.span, f"two rests after {last.text}; {last.rest.text} is the first")
        self._replace(replace(last, rest=made), made.text)

    def _splits(self, node: Node) -> None:
        times = []
        for part in leaves(node):
            if part.name in ("LPAR", "RPAR"):
                continue
            one = quantities.amount(part.name, self.read.text(part), self.read.span(part))
            times.append(quantities.as_time([one]))
        text = "(" + " ".join(time.text for time in times) + ")"
        self._replace(replace(self._last(node, "splits"), splits=tuple(times)), text)

    def _bpm(self, item: Node) -> None:
        bpm = self._number(item, "bpm", "a heart rate")
        if self.runs:
            self._replace(replace(self.runs[-1], bpm=bpm), f"{bpm}bpm")
            return
        self._refuse_second(self.bpm, item)
        self.bpm = bpm
        self.texts.append(f"{bpm}bpm")

    def _watts(self, item: Node) -> None:
        watts = self._number(item, "wats", "a power")
        if self.runs:
            self._replace(replace(self.runs[-1], watts=watts), f"{watts}W")
            return
        self._refuse_second(self.watts, item)
        self.watts = watts
        self.texts.append(f"{watts}W")

    def _number(self, item: Node, unit: str, what: str) -> int:
        written = self.read.text(item).casefold().rstrip(unit).rstrip()
        return quantities.whole(written, self.read.span(item), what)

    def _rpe(self, item: Node) -> None:
        numbers = [
            quantities.whole(self.read.text(part), self.read.span(part), "rpe")
            for part in item.children
            if isinstance(part, Leaf) and part.name == "NUMBER"
        ]
        if max(numbers) > 10:
            raise Misread(self.read.span(item), "rpe runs from 1 to 10")
        self._refuse_second(self.rpe, item)
        text = "rpe " + "-".join(map(str, numbers))
        self.rpe = tree.Count(self.read.span(item), Range(min(numbers), max(numbers)), text)
        self.texts.append(text)

    def _average(self, item: Node) -> None:
        self._refuse_second(self.average, item)
        written, per = child(item, "run_amount"), leaf(item, "PER")
        assert written is not None
        amounts = self.read.amounts(written)
        span = self.read.span(item)
        self.average = (
            pace_band(self.read, amounts, per, span) if per else quantities.as_time(amounts)
        )
        self.texts.append(f"avg {self.average.text}")

    def _total(self, item: Node) -> None:
        self._refuse_second(self.total, item)
        written = child(item, "run_total")
        assert written is not None
        self.total = total_of(self.read, written, "total ")
        self.texts.append(self.total.text)

    def _refuse_second(self, before: object, part: Node) -> None:
        if before is not None:
            raise Misread(self.read.span(part), f"{self.read.text(part)} is said twice")

    def _last(self, part: Node, what: str) -> tree.Run:
        if not self.runs:
            message = f"{what} follows the value it belongs to"
            raise Misread(self.read.span(part), message, "like 88 r90 89 r90 90 (45 45)")
        return self.runs[-1]

    def _replace(self, run: tree.Run, text: str) -> None:
        """The last value, with one thing more that belongs to it."""
        self.runs[-1] = run
        self.texts.append(text)


# By what an item begins with.
ITEMS: dict[str, Callable[[Gather, Node], None]] = {
    "run_range": Gather._value,
    "run_rest": Gather._rest,
    "run_total": Gather._total,
    "run_splits": Gather._splits,
    "NOT_RUN": Gather._not_run,
    "BPM": Gather._bpm,
    "POWER": Gather._watts,
    "RPE": Gather._rpe,
    "AVG": Gather._average,
}
