"""The place of a session: its venue and its lane, wherever they stand in it."""

from __future__ import annotations

import re

from plandsl.source import Span
from plandsl.syntax import grammar, quantities, tree
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.quantities import Misread
from plandsl.syntax.reader import Reader, leaf, need
from plandsl.syntax.words import EFFORT_MEANT_BY, nearest

# `at easy` would name a venue; whoever writes it means a target.
QUANTITY = r"\d[\d.]*(?:[-–:/]\d[\d.]*)+\S*|\d[\d.]*(?:min|km|mi|h)"
NO_VENUES = {"easy", "tempo", "threshold", "steady", "hard", "fast", "race", "mile", "pace", "goal"}
EFFORT_TERMINALS = ("EASY", "EFFORT", "FLOAT")
MOST_LANES = 10
# Up to here a word for an effort is a sign of a table, like T or GMP, and hardly a place.
LONGEST_SIGN = 3


class Places:
    """The venue and the lane of a session; at most one of each."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.venue: tree.Word | None = None
        self.lane: tree.Lane | None = None

    def add_venue(self, part: Leaf) -> None:
        word = venue_word(self.read, part)
        name = word.text
        if self.venue is not None and self.venue.text != name:
            raise Misread(
                word.span,
                f"a session has one venue, and this one is at {self.venue.text}",
                "leave one of them out, or make it two sessions on two lines",
            )
        if name in NO_VENUES or name.rpartition(" ")[2] in ("pace", "effort"):
            raise Misread(
                self.read.span(part),
                f"`at {name}` would be a place called {name}",
                f"for a target write @ {name}",
            )
        self.venue = word

    def add_lane(self, node: Node) -> None:
        part = need(node, "NUMBER")
        number = quantities.whole(self.read.text(part), self.read.span(part), "a lane's number")
        stagger = leaf(node, "STAGGER") is not None
        text = f"lane {number} stagger" if stagger else f"lane {number}"
        if self.lane is not None:
            raise Misread(self.read.span(node), "a session has one lane", "leave one of them out")
        if number > MOST_LANES:
            raise Misread(
                self.read.span(part), f"no track has a lane {number}", "write lane 1 to lane 10"
            )
        self.lane = tree.Lane(self.read.span(node), number, stagger, text)


def venue_word(read: Reader, part: Leaf) -> tree.Word:
    """The place's name behind its `at`; refuses what belongs to the session before it."""
    name = read.text(part)[2:].lstrip()
    span = Span(read.span(part).end - len(name), read.span(part).end)
    words = name.split()
    is_sign = len(name) <= LONGEST_SIGN and name.isupper()
    meant = EFFORT_MEANT_BY.get(name, "") if is_sign else ""
    if meant:
        raise Misread(span, f"`at {name}` would be a place called {name}", f"write @ {meant}")
    for index, word in enumerate(words[1:], start=1):
        meant = ""
        if (
            re.fullmatch(QUANTITY, word)
            or word == "with"
            or (word == words[-1] and _is_effort(word))
        ):
            meant = f"write it before at {' '.join(words[:index])}"
        elif words[index + 1 :][:1] and words[index + 1].isdecimal() and _is_like(word, "lane"):
            meant = "did you mean lane?"
        if meant:
            start = span.start + name.rindex(word)
            at = Span(start, start + len(word))
            raise Misread(at, f"`{word}` is read as a part of the place", meant)
    return tree.Word(span, " ".join(words))


def _is_like(word: str, known: str) -> bool:
    """Whether somebody may have mistyped a known word."""
    return bool(nearest(word, [known], close=0.8))


def _is_effort(word: str) -> bool:
    """Whether a word is one of the efforts that are built in."""
    known = grammar.terminals()
    return any(word in known[name].words for name in EFFORT_TERMINALS)
