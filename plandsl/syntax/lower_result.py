"""Results of a log: one value a rep, in the order written, each with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from plandsl.syntax import quantities, tree
from plandsl.syntax.lower_parts import post_rest, rest_amount, total
from plandsl.syntax.parse import Leaf, Node
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
    values = child(node, "value")
    assert values is not None
    _refuse_decimal_commas(read, values)
    gather = Gather(read)
    for item in nodes(values, "result_item"):
        gather.add(item)
    return gather.result(node)


def _refuse_decimal_commas(read: Reader, values: Node) -> None:
    """`1:45,68` is a time in half of the world, and two values in the other half."""
    for comma in values.children:
        if not isinstance(comma, Leaf) or not read.content[comma.end : comma.end + 1].isdigit():
            continue
        before, after = (
            read.content[: comma.start].split()[-1],
            read.content[comma.end :].split()[0],
        )
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


@dataclass(slots=True)
class Gather:
    """Takes the items of a result one by one; what belongs to the whole comes at most once."""

    read: Reader
    runs: list[tree.Run] = field(default_factory=list)
    average: tree.Time | None = None
    total: tree.Total | None = None
    rpe: tree.Count | None = None
    bpm: int | None = None
    texts: list[str] = field(default_factory=list)

    def add(self, item: Node) -> None:
        first = item.children[0]
        if isinstance(first, Node):
            {
                "run_range": self._value,
                "run_rest": self._rest,
                "run_total": self._total,
                "splits": self._splits,
            }[first.name](first)
        else:
            {
                "NOT_RUN": self._not_run,
                "BPM": self._bpm,
                "RPE": self._rpe,
                "AVG": self._average,
            }[first.name](item)

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
        )

    def _value(self, node: Node) -> None:
        amounts = self.read.amounts(node)
        if quantities.is_length(amounts):
            value: tree.Time | tree.Length = quantities.as_length(amounts)
        else:
            value = quantities.as_time(amounts)
        self.runs.append(tree.Run(self.read.span(node), value, value.text))
        self.texts.append(value.text)

    def _not_run(self, item: Node) -> None:
        self.runs.append(tree.Run(self.read.span(item), None, "-"))
        self.texts.append("-")

    def _rest(self, node: Node) -> None:
        post = leaf(node, "POST_REST")
        amount = post_rest(self.read, post) if post else rest_amount(self.read.amounts(node))
        made = tree.Rest(self.read.span(node), amount, None, False, f"r{amount.text}")
        last = self._last(node, "a rest")
        if last.rest is not None:
            raise Misread(made.span, f"two rests after {last.text}; {last.rest.text} is the first")
        self._replace(last, rest=made, text=made.text)

    def _splits(self, node: Node) -> None:
        times = []
        for part in leaves(node):
            if part.name in ("LPAR", "RPAR"):
                continue
            one = quantities.amount(part.name, self.read.text(part), self.read.span(part))
            times.append(quantities.as_time([one]))
        text = "(" + " ".join(time.text for time in times) + ")"
        self._replace(self._last(node, "splits"), splits=tuple(times), text=text)

    def _bpm(self, item: Node) -> None:
        written = self.read.text(item).removesuffix("bpm").strip()
        bpm = quantities.whole(written, self.read.span(item), "a heart rate")
        if self.runs:
            self._replace(self.runs[-1], bpm=bpm, text=f"{bpm}bpm")
            return
        self._refuse_second(self.bpm, item)
        self.bpm = bpm
        self.texts.append(f"{bpm}bpm")

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
        self.average = quantities.as_time(self.read.amounts(item))
        self.texts.append(f"avg {self.average.text}")

    def _total(self, node: Node) -> None:
        self._refuse_second(self.total, node)
        self.total = total(self.read, node)
        self.texts.append(self.total.text)

    def _refuse_second(self, before: object, part: Node) -> None:
        if before is not None:
            raise Misread(self.read.span(part), f"{self.read.text(part)} is said twice")

    def _last(self, part: Node, what: str) -> tree.Run:
        if not self.runs:
            message = f"{what} follows the value it belongs to"
            raise Misread(self.read.span(part), message, "like 88 r90 89 r90 90 (45 45)")
        return self.runs[-1]

    def _replace(
        self,
        last: tree.Run,
        text: str,
        rest: tree.Rest | None = None,
        splits: tuple[tree.Time, ...] = (),
        bpm: int | None = None,
    ) -> None:
        """Adds one thing to the last value."""
        self.runs[-1] = tree.Run(
            last.span,
            last.value,
            last.text,
            rest or last.rest,
            splits or last.splits,
            bpm if bpm is not None else last.bpm,
        )
        self.texts.append(text)
