"""What a terminal does to text: colours, wide characters, and signs that must not reach it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

RED = "1;31"
YELLOW = "1;33"
GREEN = "1;32"
CYAN = "1;36"
BLUE = "1;34"
BOLD = "1"
DIM = "2"

TAB = 4
# A message quotes its file, and a file may hold a word of ten megabytes.
LONGEST = 1000

ZERO_WIDTH_JOINERS = "\u200c\u200d"


def paint(text: str, style: str, color: bool) -> str:
    """Text between the escape sequences of a style, or as it is (also in the style "")."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and style and text else text


def printable(text: str, longest: int = LONGEST) -> str:
    """Text that cannot move the cursor, change colours, turn its direction or hide.

    Control characters become their pictures (`␛`), other invisible ones `�`.
    """
    if len(text) > longest:
        text = text[:longest] + "…"
    return text if text.isprintable() else "".join(map(glyph, text))


def glyph(char: str) -> str:
    """One code point as it may be shown; always one code point."""
    if char.isprintable() or char in ZERO_WIDTH_JOINERS or unicodedata.category(char) == "Zs":
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes that `printable` has made harmless."""
    return len(text) if text.isascii() else sum(map(char_cells, text))


def char_cells(char: str) -> int:
    """0 for what sits on the character before it, 2 for a wide one of East Asia, else 1."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(text: str) -> tuple[str, list[int]]:
    """A piece of source text as it is shown, tabs expanded, and the cell where each code point of
    it begins; the last number is the width of it all.
    """
    shown, starts, at = [], [0], 0
    for char in text:
        if char == "\t":
            sign = " " * (TAB - at % TAB)
            at += len(sign)
        else:
            sign = glyph(char)
            at += char_cells(sign)
        shown.append(sign)
        starts.append(at)
    return "".join(shown), starts


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at blanks, within a word only where it is too long."""
    if len(text) <= width and text.isascii() and not text.startswith(" "):
        return [text]
    lines, line, used = [], "", 0
    for word in _short_enough(text.split(" "), max(width, 2)):
        size = cells(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line = f"{line} {word}" if line else word
            used = cells(line)
    return [*lines, line] if line or not lines else lines


def _short_enough(words: Sequence[str], width: int) -> Iterator[str]:
    for word in words:
        piece, used = "", 0
        for char in word if cells(word) > width else ():
            size = char_cells(char)
            if used + size > width:
                yield piece
                piece, used = "", 0
            piece += char
            used += size
        yield piece or word
