"""From what a sheet says to its PDF, by Typst.

Texts reach Typst as JSON and are shown as strings: nothing that a plan says is ever read as markup.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path, PurePath

from plandsl.emit import Options
from plandsl.emit.html.words import dates
from plandsl.model.plan import Plan

Json = dict[str, object]

FOLDER = Path(__file__).parent
# A word that is longer than a column of a season may break, for nothing may stick out; one with a
# hyphen between its letters breaks there.
LONG_WORD = re.compile(r"(?:(?!(?<=[^\W\d_])-(?=[^\W\d_]))[^\s\u200b]){19,}")
PIECE = 8
MAY_BREAK, ISOLATE, END_ISOLATE = "\u200b", "\u2068", "\u2069"
# `6:45–7:00/mi` does not.
WITHIN = re.compile(r"(?<=\d)–(?=\d)|(?<=\d)/(?=\w)")
NO_BREAK = "\u2060"
# What the fonts in this folder have: European scripts, signs, Hebrew, Arabic, emoji.
OTHER_SCRIPTS = re.compile(
    "[^\u0000-\u052f\u0590-\u06ff\u0750-\u077f\u1e00-\u1eff\u2000-\u2bff\ufb1d-\ufb4f"
    "\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})


def press(sheet: str, data: Json, plan: Plan, options: Options) -> bytes:
    """The PDF of a sheet; Typst must be installed."""
    import typst

    whole = {
        "title": plan.title,
        "paper": options.paper or "a4",
        "foot": _foot(plan, options),
        **data,
    }
    text = json.dumps(_safe(whole), ensure_ascii=False, sort_keys=True)
    fonts = typst.Fonts(
        include_system_fonts=OTHER_SCRIPTS.search(text) is not None,
        include_embedded_fonts=False,
        font_paths=[FOLDER / "fonts"],
    )
    template = "lib/empty.typ" if "empty" in data else f"{sheet}.typ"
    made = typst.compile(
        FOLDER / template,
        root=FOLDER,
        font_paths=fonts,
        sys_inputs={"data": text},
        format="pdf",
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


def _foot(plan: Plan, options: Options) -> Json:
    """Which file the sheet was made from, its revision, and the dates that it covers."""
    source = PurePath(plan.origin.source.name).name if plan.origin else ""
    days = ""
    if plan.weeks:
        first, last = plan.weeks[0].start, plan.weeks[-1].end
        year = "" if first.year == last.year else f" {first.year}"
        days = f"{dates(first, last)} {last.year}"
        if year:
            days = f"{dates(first, first)}{year} – {dates(last, last)} {last.year}"
    return {"source": source, "revision": options.revision, "days": days}


def _safe(value: object) -> object:
    """All strings such that they stay in their place: long words may break, and what runs from
    right to left does not turn what stands around it.
    """
    if isinstance(value, str):
        return _safe_text(value)
    if isinstance(value, dict):
        return {key: _safe(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(each) for each in value]
    return value


def _safe_text(text: str) -> str:
    text = LONG_WORD.sub(_breakable, text)
    return isolated(WITHIN.sub(lambda sign: NO_BREAK + sign[0] + NO_BREAK, text))


def isolated(text: str) -> str:
    """What is put among other words so that these stay where they are if it runs from right to
    left.
    """
    turns = any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in text)
    return f"{ISOLATE}{text}{END_ISOLATE}" if turns else text


def _breakable(word: re.Match[str]) -> str:
    signs = word[0]
    return MAY_BREAK.join(signs[at : at + PIECE] for at in range(0, len(signs), PIECE))
