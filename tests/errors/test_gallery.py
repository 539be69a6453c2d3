"""One file a mistake: its message is read by eye in the snapshot, and held to its place here."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic
from plandsl.source import Source
from plandsl.syntax import grammar
from plandsl.syntax.habits import SESSION_HABITS, Habit
from plandsl.syntax.line_habits import LINE_HABITS
from plandsl.syntax.quantities import Misread, Strange
from plandsl.syntax.stuck import Guess
from scripts.errors_page import PAGE, Mistake, mistakes, page

pytestmark = pytest.mark.once

# Words of parsers and of Python, which are no words of the sport.
JARGON = re.compile(
    r"\b(tokens?|expected one of|unexpected|parser?|parsing|lexer|regex|terminal|traceback|"
    r"exception|invalid|None|NoneType|null|str|int|tuple|Range|Fraction|EOF|END)\b|\$END"
)


class TextFile(SingleFileSnapshotExtension):
    """A snapshot as a text file, to be read in a diff."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


GALLERY = [pytest.param(one, id=one.name) for one in mistakes()]


@pytest.mark.parametrize("mistake", GALLERY)
def test_message(mistake: Mistake, snapshot: SnapshotAssertion) -> None:
    assert len(mistake.found()) == 1
    one = mistake.found()[0]
    assert one.origin is not None
    line, column = one.origin.source.position(one.origin.span.start)
    assert f"{one.severity}[{one.name}] {line}:{column}" == mistake.blamed
    assert mistake.message() == snapshot(extension_class=TextFile)


@pytest.mark.parametrize("mistake", GALLERY)
def test_no_word_of_a_parser_or_of_python(mistake: Mistake) -> None:
    one = mistake.found()[0]
    for text in (one.message, one.note, *one.help, *(label.text for label in one.labels)):
        assert JARGON.search(text) is None, text
        for name in grammar.terminals():
            assert not re.search(rf"\b{name}\b", text), (name, text)


@pytest.mark.parametrize("mistake", GALLERY)
def test_its_edits_take_the_message_away(mistake: Mistake) -> None:
    """A fix that is offered as an edit is certain: nothing is wrong afterwards."""
    one = mistake.found()[0]
    text = mistake.source.text
    for edit in sorted(one.edits, key=lambda edit: -edit.origin.span.start):
        text = text[: edit.origin.span.start] + edit.text + text[edit.origin.span.end :]
    after = mistake._replace(source=Source(mistake.source.name, text)).found()
    assert not one.edits or after == ()


@pytest.mark.parametrize(
    "habit", [*SESSION_HABITS, *LINE_HABITS], ids=lambda it: it.pattern.pattern
)
def test_every_habit_has_its_file(habit: Habit) -> None:
    shown = [one.found()[0] for one in mistakes()]
    said = [(one.message, one.help[0]) for one in shown if one.help]
    assert any(fits(habit.message, message) and fits(habit.help, help) for message, help in said)


def fits(template: str, text: str) -> bool:
    """Whether a text is a template with its braces filled."""
    return re.fullmatch(re.sub(r"\\{\w+\\}", ".*", re.escape(template)), text) is not None


# ---- every place that makes a message

ROOT = Path(pipeline.__file__).parent
MAKERS = {
    "Misread",
    "Strange",
    "Guess",
    "Diagnostic",
    "refuse",
    "error",
    "wrong",
    "hint",
    "_warning",
}
# Places that no single short file reaches, by file: messages about several files or an endless one,
# and refusals that the grammar has made before, which are there for the types.
NOT_SHOWN = {
    "resolve/include.py": 3, "resolve/athlete.py": 2, "resolve/change.py": 2, "resolve/paces.py": 1,
    "resolve/steps.py": 1, "resolve/weeks.py": 1,
}  # fmt: skip
FEWEST_SHOWN = 290


def places() -> Iterator[tuple[str, int]]:
    """Every call that makes a message, by file and line."""
    for path in [*(ROOT / "syntax").rglob("*.py"), *(ROOT / "resolve").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = (
                    called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                )
                if name in MAKERS:
                    yield path.relative_to(ROOT).as_posix(), node.lineno


def places_shown() -> set[tuple[str, int]]:
    """The lines that were being run when the messages of the gallery were made."""
    makers = {one.__init__.__code__ for one in (Misread, Strange, Guess, Diagnostic)}
    shown: set[tuple[str, int]] = set()

    def note(frame: FrameType, event: str, arg: object) -> None:
        caller = frame.f_back if event == "call" and frame.f_code in makers else None
        while caller is not None:
            shown.add((caller.f_code.co_filename, caller.f_lineno))
            caller = caller.f_back

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for one in mistakes():
            pipeline.check([Source(one.source.name, one.source.text)])
    finally:
        sys.setprofile(before)
    files = {str(path): path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py")}
    return {(files[name], line) for name, line in shown if name in files}


def test_every_message_has_its_file() -> None:
    shown = places_shown()
    missing = sorted(set(places()) - shown)
    counts = Counter(file for file, _ in missing)
    assert all(counts[file] <= NOT_SHOWN.get(file, 0) for file in counts), missing
    assert len(set(places()) & shown) >= FEWEST_SHOWN


def test_enough_mistakes_and_each_said_in_its_own_words() -> None:
    messages = [one.found()[0].message for one in mistakes()]
    assert len(messages) > 100
    # The same mistake in two shapes may have the same message; a general one for many may not.
    assert max(messages.count(message) for message in messages) <= 4


def test_the_page_is_up_to_date() -> None:
    """Otherwise: python scripts/errors_page.py."""
    assert PAGE.read_text(encoding="utf-8") == page()
