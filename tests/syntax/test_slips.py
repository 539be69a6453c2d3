"""A slip of the finger in any word of the language: the message names the word that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from plandsl import pipeline
from plandsl.source import Source
from plandsl.syntax import grammar
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.parse import shape

HEAD = "plan Test\nstart 2026-03-02\ntimezone UTC\nrace 2026-03-29 5k 20:00\npace MP = 4:30/km\n"
WEEKS = "\nphase Base, weeks 1-4\n  sun  race: 5km easy\n"
DAY = f"{HEAD}{WEEKS}  tue  400s: 4x400 @ 88 r60\n"
LOG = "log Test\n"
# What comes above a line, and the line; between them they have every word of the language.
LINES = (
    ("", "plan Test"),
    ("", "log Test"),
    ("", "athlete Ann"),
    (HEAD, "id test"),
    ("plan Test\n", "start 2026-03-02"),
    ("plan Test\n", "race 2026-03-29 5k 20:00"),
    ("plan Test\nstart 2026-03-02\n", "race 2026-03-29 mile at Park"),
    ("plan Test\nstart 2026-03-02\n", "timezone UTC"),
    (HEAD, "at mon-fri 18:30"),
    (HEAD, "remind 1h before"),
    (HEAD, "pace easy = 6:00/km"),
    (HEAD, "pace tempo = 4:20/km"),
    (HEAD, "closed Park 2026-03-01..2026-03-02"),
    (HEAD, "away 2026-03-01..2026-03-02"),
    (HEAD, "rule one-change 400s: reps 1 warn"),
    (HEAD, "rules none"),
    (HEAD, "extends base.plan"),
    (HEAD, "let opener = 15min"),
    (HEAD, "group A, light"),
    (HEAD, "hrmax 188"),
    (HEAD, "recent 2026-02-01 5k 19:30"),
    (HEAD, "usual warmup = 15min easy"),
    (HEAD, "usual cooldown = 15min easy"),
    (HEAD, "weeks begin sunday"),
    (HEAD, "deload every 4 weeks -30%"),
    (HEAD, "deload week 3 -30%"),
    (HEAD, "phase Base, weeks 1-4"),
    (HEAD, "phase Base, week 1"),
    (DAY, "week 2"),
    (DAY, "week 3 like 2"),
    (DAY, "move week 2 tue to thu"),
    (DAY, "move week 2 tue am to thu"),
    (DAY, "swap week 2 tue and thu"),
    (DAY, "drop week 2 tue"),
    (DAY, "note even laps"),
    (DAY, "allow one-change: the coach"),
    (DAY, "green if all <= 90 and any >= 80 or avg <= 85: go"),
    (DAY, "green if fade <= 3% or lap 1 >= 80 or done >= 6 or hit or miss: go"),
    (DAY, "red otherwise: stay"),
    (DAY, "if all <= 90: laps 88 88 88 88"),
    (DAY, "check 200 >= 42"),
    (DAY, "then reps +1 to 8 if all <= 90, else repeat"),
    (DAY, "then cycle reps +1 to 8, rest -5 to 45"),
    (f"{HEAD}{WEEKS}  tue  6x400 @ 5k r60\n", "then length +200 to 800, pace MP"),
    (f"{HEAD}{WEEKS}  tue  3x(4x400 on 2:00)\n", "then sets +1 to 4, on -5 to 1:30"),
    (f"{HEAD}{WEEKS}  tue  45min easy\n", "then time +5min to 60min"),
    (DAY, "gate 400s: last 2 all <= 90 with r<=90"),
    (f"{HEAD}{WEEKS}", "tue  am 45min easy"),
    (f"{HEAD}{WEEKS}", "tue  warmup 2km + 5km easy + cooldown 2km"),
    (f"{HEAD}{WEEKS}", "tue  bike 45min easy or weights"),
    (f"{HEAD}{WEEKS}", "tue  rest"),
    (f"{HEAD}{WEEKS}", "tue  walk 45min"),
    (f"{HEAD}{WEEKS}", "tue  8x400 r60 jog each"),
    (f"{HEAD}{WEEKS}", "tue  8x400 r60 walk"),
    (f"{HEAD}{WEEKS}", "tue  8x400 r60 stand"),
    (f"{HEAD}{WEEKS}", "tue  8x400 r60 float"),
    (f"{HEAD}{WEEKS}", "tue  8x400 float r60"),
    (f"{HEAD}{WEEKS}", "tue  45min threshold"),
    (f"{HEAD}{WEEKS}", "tue  45min easy"),
    (f"{HEAD}{WEEKS}", "tue  45min @ race"),
    (f"{HEAD}{WEEKS}", "tue  8x400 uphill hard r60"),
    (f"{HEAD}{WEEKS}", "tue  1600 @ 6:00 laps 90 90 90 90"),
    (f"{HEAD}{WEEKS}", "tue  1600 splits 400 90 90 90 90"),
    (f"{HEAD}{WEEKS}", "tue  8x400 r60 at Park lane 6 stagger"),
    (f"{HEAD}{WEEKS}", "tue  45min easy total 45min"),
    (f"{HEAD}{WEEKS}", "tue  until lap easy"),
    (f"{HEAD}{WEEKS}", "tue  8km of (1km MP + 1km easy)"),
    (f"{HEAD}{WEEKS}", "tue  8x400 on 2:00"),
    (f"{HEAD}{WEEKS}", "tue  8x400 r60 (4min after half)"),
    (f"{HEAD}{WEEKS}", "tue  6x15s max r(walk back)"),
    (f"{HEAD}{WEEKS}", "tue  6x15s max r(jog back)"),
    (f"{HEAD}{WEEKS}", "tue  6x15s max r(full)"),
    (f"{HEAD}{WEEKS}", "tue  6x400 @ cycle MP, easy r60"),
    (f"{HEAD}{WEEKS}", "tue  6xmile easy r60"),
    (f"{HEAD}{WEEKS}", "tue  45min rpe 7"),
    (LOG, "2026-03-03  easy: skipped"),
    (LOG, "2026-03-03  easy: moved to 2026-03-04"),
    (LOG, "2026-03-03  8x400 = avg 88 total 11:44 rpe 8"),
)


def leaves(node: Node) -> Iterator[Leaf]:
    for child in node.children:
        if isinstance(child, Node):
            yield from leaves(child)
        else:
            yield child


def slips(word: str) -> list[str]:
    """The first letter doubled, two letters swapped, a letter left out."""
    swapped = word[:-2] + word[-1] + word[-2]
    made = [word[0] + word, swapped, word[:-2] + word[-1] if len(word) > 2 else ""]
    return [one for one in dict.fromkeys(made) if one and one != word]


def cases() -> Iterator[object]:
    for name, terminal in grammar.terminals().items():
        for head, line in LINES:
            made = shape(line)
            assert isinstance(made, Node), line
            found = [leaf for leaf in leaves(made) if leaf.name == name]
            for word in terminal.words if found else ():
                start, end = found[0].start, found[0].end
                for slip in slips(word):
                    written = line[:start] + slip + line[end:]
                    yield pytest.param(head, written, word, id=f"{word}: {written}")


def test_every_word_stands_in_a_line() -> None:
    used = {leaf.name for _, line in LINES for leaf in leaves(shape(line))}  # type: ignore[arg-type]
    words = {name for name, terminal in grammar.terminals().items() if terminal.words}
    assert words - used == set()


@pytest.mark.parametrize(("head", "written", "word"), list(cases()))
def test_a_slip_is_recognized(head: str, written: str, word: str) -> None:
    source = Source("x", f"{head}{written}\n")
    there = head.count("\n") + 1
    helps = [
        line
        for one in pipeline.check([source])
        if one.origin and source.position(one.origin.span.start)[0] == there
        for line in one.help
    ]
    asked = [line for line in helps if line.startswith("did you mean ")]
    assert word in re.findall(r"[\w-]+", " ".join(asked)), helps
