"""Writes docs/errors.md: every mistake of tests/errors with the message it gets.

python scripts/errors_page.py            # rewrites the page
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plandsl import pipeline, report
from plandsl.diagnostics import Diagnostic
from plandsl.source import Source

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "errors.md"
# The two comments that begin each file: what is wrong, and what it is blamed for.
HEADER = re.compile(
    r"# (?P<title>.+)\n# (?P<severity>\w+)\[(?P<name>[\w-]+)\] at (?P<at>\d+:\d+)\n"
)
INTRODUCTION = """# Messages

Every mistake below has one file in `tests/errors`, and this page is what `plandsl check` says
about it; `scripts/errors_page.py` writes it and the tests compare it. One line costs one message.
(Where a line of a week cannot be read, one further remark says that the rules skip that week.) What
the rules find stands on their own pages: `plandsl rule NAME`.
"""


class Mistake(NamedTuple):
    """A file of the gallery; `blamed` is `error[syntax] 4:3`."""

    name: str
    title: str
    blamed: str
    source: Source

    def found(self) -> tuple[Diagnostic, ...]:
        """All that is found, but for the remark that follows from a line that cannot be read."""
        return _found(self.source)

    def message(self) -> str:
        """As `plandsl check` prints it, without the count below."""
        text = report.render("text", self.found(), color=False, width=80)
        return text.rstrip().rpartition("\n\n")[0] + "\n"


@cache
def _found(source: Source) -> tuple[Diagnostic, ...]:
    found = pipeline.check([source])
    return tuple(one for one in found if one.name != "incomplete-week")


@cache
def mistakes() -> list[Mistake]:
    """The gallery, by name."""
    found = (ROOT / "tests" / "errors").iterdir()
    files = [path for path in found if path.suffix in (".plan", ".tlog", ".athlete")]
    return [mistake(path) for path in sorted(files, key=lambda path: path.stem)]


def mistake(path: Path) -> Mistake:
    text = path.read_text(encoding="utf-8")
    header = HEADER.match(text)
    assert header is not None, f"{path.name} does not begin with the two comments of its kind"
    blamed = f"{header['severity']}[{header['name']}] {header['at']}"
    return Mistake(path.stem, header["title"], blamed, Source(path.name, text))


def page() -> str:
    """The whole page: a heading a subject, which is the first word of the file names."""
    parts = [INTRODUCTION]
    subject = ""
    for one in mistakes():
        if one.name.split("-")[0] != subject:
            subject = one.name.split("-")[0]
            parts.append(f"## {subject.capitalize()}\n")
        parts.append(f"{one.title.capitalize()}:\n\n```\n{one.message()}```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
