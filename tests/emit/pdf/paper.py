"""Sheets made from plan texts, and read back with poppler: words and their places, pictures."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Sequence
from html import unescape
from typing import Any

import pytest

from plandsl.emit import Options, emitter
from plandsl.model.plan import Plan
from plandsl.record import dataclass, replace
from tests.emit.html.page import NOW

NEEDS_POPPLER = pytest.mark.skipif(
    shutil.which("pdftotext") is None or shutil.which("pdftoppm") is None,
    reason="needs poppler (Debian: apt-get install poppler-utils)",
)
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>',
    re.DOTALL,
)
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufeff]")

# What a season may bring: phases, a day away, a closed track, a session moved, two on one day.
SEASON = """\
plan Autumn mile
athlete Mira
start 2025-08-18
race 2025-09-14 mile 6:00 at Riverbank
closed East River 2025-09-01..2025-09-07: construction
away 2025-08-30..2025-08-31: a wedding
pace easy = 5:30-6:00/km

phase Base, weeks 1-2
  mon  rest
  tue  400s: warmup 10min easy + 8x400 @ 87-88 x2, 85-88 x4, free x2 r60 at East River
  wed  easy: 40min easy
  sat am  easy: 30min easy
  sat pm  weights
  sun  long: 15km easy

phase Race, weeks 3-4
  tue  tune-up: warmup 10min easy + 2x800 @ 2:58-3:00 r2:00 + cooldown 10min easy at East River
    green if all <= 3:00: proceed as planned
    yellow if all <= 3:03: open slightly conservative
    red otherwise: aim for 6:05-6:10
  wed  easy: 30min easy

week 4
  sun  race: warmup 15min easy + 1600 @ 5:59 laps 91 90 90 88 at Riverbank
    note no faster than 45 for the first 200
    if lap 1 >= 92: laps 92 90 89 88
    if lap 1 <= 89: laps 89 91 90 89

move week 2 tue to week 2 thu
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Word) -> bool:
        """Whether letters lie over letters: boxes are as high as the tallest letter of a font."""
        across = min(self.right, other.right) - max(self.left, other.left)
        heights = (self.bottom - self.top, other.bottom - other.top)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.8 and down > 0.45 * min(heights)


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]

    def outside(self) -> list[Word]:
        return [
            word
            for word in self.words
            if word.left < 0 or word.top < 0 or word.right > self.width or word.bottom > self.height
        ]

    def overlapping(self) -> list[tuple[str, str]]:
        words = sorted(self.words, key=lambda word: word.top)
        found = []
        for at, word in enumerate(words):
            for other in words[at + 1 :]:
                if other.top > word.bottom:
                    break
                if word.overlaps(other):
                    found.append((word.text, other.text))
        return found


def pdf(plan: Plan, sheet: str, **more: Any) -> bytes:
    """One sheet of a plan; `more` are fields of `Options`."""
    options = replace(Options(NOW, sheets=(sheet,)), **more)
    (output,) = emitter("pdf")(plan, options)
    assert output.data.startswith(b"%PDF-")
    return output.data


def pages(data: bytes) -> list[Page]:
    # Poppler writes rare signs of the title in halves.
    words = _poppler(["pdftotext", "-bbox", "-", "-"], data).decode(errors="replace")
    found = PAGE.findall(words)
    return [
        Page(float(width), float(height), tuple(_word(each) for each in WORD.findall(inside)))
        for width, height, inside in found
    ]


def _word(found: tuple[str, str, str, str, str]) -> Word:
    left, top, right, bottom = map(float, found[:4])
    words = unescape(found[4])
    if ARABIC.search(words):
        # The boxes of this font are about twice as high as its letters.
        top, bottom = top + 0.3 * (bottom - top), bottom - 0.25 * (bottom - top)
    return Word(words, left, top, right, bottom)


def text(data: bytes, page: int | None = None) -> str:
    """All words in the order in which they were set, blanks of any kind as one."""
    only = ["-f", str(page), "-l", str(page)] if page else []
    words = _poppler(["pdftotext", "-raw", *only, "-", "-"], data).decode()
    return " ".join(re.sub("[\u200b\u2060\u2066-\u2069]", "", words).split())


def png(data: bytes, page: int = 1) -> bytes:
    """A page, 36 dots to the inch."""
    command = ["pdftoppm", "-r", "36", "-f", str(page), "-l", str(page), "-png", "-"]
    return _poppler(command, data)


def _poppler(command: Sequence[str], data: bytes) -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def read_png(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and all values of a picture of red, green and blue without interlacing."""
    at, packed, width, height = 8, b"", 0, 0
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
            assert body[8:] == b"\x08\x02\x00\x00\x00"
        packed += body if kind == b"IDAT" else b""
        at += size + 12
    raw, size = zlib.decompress(packed), 3 * width
    above, lines = bytes(size), []
    for start in range(0, len(raw), size + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + size], above)
        lines.append(above)
    return width, height, b"".join(lines)


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """A line of a PNG by the five filters of its specification."""
    made = bytearray()
    for at, value in enumerate(line):
        left, up = (made[at - 3] if at > 2 else 0), above[at]
        corner = above[at - 3] if at > 2 else 0
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda one: abs(guess - one))
        made.append((value + (0, left, up, (left + up) // 2, nearest)[kind]) & 255)
    return bytes(made)
