"""Plain regexes: read into pieces, and written the way an editor spells them.

Plain is what every editor can do: characters and sets, groups, `|`, repetition, looking ahead, and
looking back at one character. `{NAME}` is a name, which the table puts something in place of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PIECE = re.compile(
    r"""(?P<set>\[(?:\\.|[^\]\\])+\])
    | (?P<name>\{[A-Za-z_]+(?::[a-z]+)?\})
    | (?P<open>\((?:\?(?:[:=!]|<[=!]|i:))?)
    | (?P<close>\))
    | (?P<repeat>[*+?]|\{\d+(?:,\d*)?\})
    | (?P<sign>[.|^$])
    | (?P<named_set>\\[dsSw])
    | (?P<char>\\[^0-9A-Za-z]|[^\\{}\[\]])""",
    re.VERBOSE,
)

# Vim knows neither a Unicode \w nor all these blanks, so both are spelled out, the same everywhere:
# Latin, Greek and Cyrillic letters, in ranges as short as Vim wants them.
BLANKS = " \t\u00a0\u2007\u2009\u202f"
LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01ef\u01f0-\u02af\u0370-\u03ff\u0400-\u04ff"
SETS = {r"[^\W\d_]": f"[{LETTERS}]", r"[^\W_]": f"[0-9{LETTERS}]", r"\S": f"[^{BLANKS}]"}
IN_SETS = {r"\d": "0-9", r"\s": BLANKS, r"\w": f"0-9{LETTERS}_", r"\/": "/"}


def pieces(regex: str) -> Iterator[tuple[str, str]]:
    """What each piece of a regex is (a group of PIECE), and the piece; ValueError if not plain."""
    at, before = 0, "open"
    while at < len(regex):
        piece = PIECE.match(regex, at)
        if piece is None or (piece.lastgroup == "repeat" and before in ("repeat", "open")):
            raise ValueError(f"not a plain regex from {regex[at:]!r} on: {regex}")
        before = str(piece.lastgroup)
        yield before, piece[0]
        at = piece.end()


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an editor spells the two ends of a group, and one character outside and inside a set."""

    groups: dict[str, tuple[str, str]]
    char: Callable[[str], str]
    char_in_set: Callable[[str], str]


def translate(regex: str, dialect: Dialect) -> str:
    """A regex without names in an editor's spelling; its groups capture nothing."""
    done: list[str] = []
    ends: list[str] = []
    any_case = 0  # how deep the open group `(?i:` lies, none: 0
    for what, piece in pieces(regex):
        if what == "open":
            start, end = dialect.groups["(" if piece in ("(?:", "(?i:") else piece]
            done.append(start)
            ends.append(end)
            any_case = any_case or (len(ends) if piece == "(?i:" else 0)
        elif what == "close":
            any_case = 0 if any_case == len(ends) else any_case
            done.append(ends.pop())
        elif what in ("set", "named_set"):
            done.append(_set(piece, dialect))
        elif what == "char" and any_case and piece.isalpha():
            done.append(f"[{piece.lower()}{piece.upper()}]")
        else:
            done.append(dialect.char(piece[-1]) if what == "char" else piece)
    return "".join(done)


def _set(written: str, dialect: Dialect) -> str:
    """`[\\w-]` with what it holds by name spelled out, in an editor's spelling."""
    spelled = SETS.get(written, written if written.startswith("[") else f"[{written}]")
    for name, members in IN_SETS.items():
        spelled = spelled.replace(name, members)
    if "\\" in spelled:
        raise ValueError(f"not a plain set: {written}")
    return "".join(map(dialect.char_in_set, spelled))
