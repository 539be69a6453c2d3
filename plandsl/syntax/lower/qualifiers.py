"""What stands beside the work of a step: its target, rest, laps, send-off, terrain and sport."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from plandsl.source import Span
from plandsl.syntax import quantities, tree
from plandsl.syntax.lower.places import Places
from plandsl.syntax.lower.rests import laps, rest, send_off
from plandsl.syntax.lower.targets import target
from plandsl.syntax.nodes import Node
from plandsl.syntax.quantities import Misread, Strange
from plandsl.syntax.reader import Reader, child, leaf, nodes

MOST_TERRAINS = 2
Made = TypeVar("Made", tree.Target, tree.Rest, tree.Laps, tree.Time)


class Qualifiers:
    """Target, rest, laps, terrain of a step, in whatever order they stand; each at most once."""

    def __init__(self, read: Reader, node: Node, places: Places) -> None:
        self.read = read
        self.target: tree.Target | None = None
        self.target_is_name = False
        self.rest: tree.Rest | None = None
        self.laps: tree.Laps | None = None
        self.send_off: tree.Time | None = None
        self.terrains: list[tree.Word] = []
        self.sport: tree.Word | None = None
        handlers: dict[str, Callable[[Node], None]] = {
            "target": self._add_target,
            "one_target": self._add_target,
            "aimed": self._add_target,
            "rest": self._set_rest,
            "laps": self._set_laps,
            "splits": self._set_laps,
            "send_off": self._set_send_off,
            "terrain": self._add_terrain,
            "last_sport": lambda part: self.set_sport(read.word(part)),
            "lane": places.add_lane,
        }
        for qualifier in nodes(node, "qualifier", "firm", "terrain"):
            part = qualifier if qualifier.name == "terrain" else qualifier.children[0]
            if isinstance(part, Node):
                handlers[part.name](part)
            else:
                places.add_venue(part)

    def step(
        self,
        span: Span,
        role: tree.Word | None = None,
        count: tree.Count | None = None,
        work: tree.Length | tree.Time | tree.Group | tree.Until | None = None,
        name: tree.Word | None = None,
    ) -> tree.Step:
        terrain = self.terrains[0] if self.terrains else None
        if len(self.terrains) > 1:
            whole = self.terrains[0].span.to(self.terrains[-1].span)
            terrain = tree.Word(whole, " ".join(one.text for one in self.terrains))
        return tree.Step(
            span=span,
            role=role,
            sport=self.sport,
            count=count,
            work=work,
            name=name,
            terrain=terrain,
            target=self.target,
            laps=self.laps,
            send_off=self.send_off,
            rest=self.rest,
        )

    def set_target(self, made: tree.Target, is_name: bool = False) -> None:
        """At most one; a second one that is but a word nobody knows is the word that is wrong."""
        if self.target is not None and (is_name or self.target_is_name):
            raise Strange(made.span if is_name else self.target.span)
        self.target_is_name = is_name
        self.target = self._once(self.target, made, "target")

    def set_sport(self, word: tree.Word) -> None:
        """Before the work, or behind all of it: `5x5min @ 280W bike`."""
        if self.sport is not None:
            first, last = sorted((word, self.sport), key=lambda one: one.span.start)
            raise Misread(
                last.span,
                f"a step has one sport, and this one has {first.text} already",
                f"another step begins with a +, like {first.text} 45min + {last.text} 20min",
            )
        self.sport = word

    def _add_target(self, node: Node) -> None:
        self.set_target(target(self.read, node), _is_own_name(node))

    def _set_rest(self, node: Node) -> None:
        self.rest = self._once(self.rest, rest(self.read, node), "rest")

    def _set_laps(self, node: Node) -> None:
        self.laps = self._once(self.laps, laps(self.read, node), node.name)

    def _set_send_off(self, node: Node) -> None:
        self.send_off = self._once(self.send_off, send_off(self.read, node), "send-off")

    def _add_terrain(self, node: Node) -> None:
        word, percent = leaf(node, "TERRAIN"), leaf(node, "PERCENT")
        assert word is not None
        text = self.read.text(word)
        if percent:
            text += f" {quantities.percent(self.read.text(percent), self.read.span(percent)).text}"
        if len(self.terrains) == MOST_TERRAINS or text in [one.text for one in self.terrains]:
            message = "one or two words say what ground it is"
            raise Misread(self.read.span(node), message, "leave one out")
        self.terrains.append(tree.Word(self.read.span(node), text))

    def _once(self, before: Made | None, made: Made, what: str) -> Made:
        if before is not None:
            if re.match(r"@\s*[A-Z][a-z]", self.read.content[made.span.start : made.span.end]):
                # `@ East River`: no target, but a place.
                raise Strange(made.span)
            message = f"a second {what} for one step; {before.text} is the first"
            helps = ["another step begins with a +"]
            aim, rest = made.text.removeprefix("@ "), self.rest
            if what == "target" and rest and rest.span.start < made.span.start:
                helps.insert(
                    0, f"for that of the rest write r({rest.text.removeprefix('r')} @ {aim})"
                )
            elif what == "target":
                helps.insert(0, f"write one of them, or {before.text} ({aim}) where both hold")
            raise Misread(made.span, message, *helps)
        return made


def _is_own_name(node: Node) -> bool:
    """Whether a target is a single name that is not built in."""
    bare = child(node, "bare")
    aim = child(bare, "bare_aim") if bare else None
    first = child(aim, "bare_range") if aim else None
    named = child(first, "bare_named") if first else None
    return named is not None and leaf(named, "NAME") is not None
