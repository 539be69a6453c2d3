"""A plan that is edited and pushed as a user does it, in this process."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

import click
import pytest

from plandsl.cli import Problem
from plandsl.cli.commands import program
from plandsl.record import dataclass
from tests.push.servers import PASSWORD, USER

HEAD = """plan Little season
id little
start 2026-12-07
timezone Europe/Berlin
at mon-fri 18:00, sat 09:00
remind 1h before
"""
WEEKS = """
week 1
  tue  400s: 15min easy + 8x400 @ 85-87 r60
  thu  tempo: 20min threshold
  sat  long: 60min easy
week 2
  wed  hills: 8x45s uphill hard r90 at Big Hill
"""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push said, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def summary(self) -> str:
        return self.out.splitlines()[-1]


class Desk:
    """One plan, the calendar it goes to, and a user's state folder of its own."""

    def __init__(self, folder: Path, url: str, patch: pytest.MonkeyPatch) -> None:
        self.plan = folder / "little.plan"
        self.state = folder / "state"
        self.url = url
        self._patch = patch
        self.text = HEAD + WEEKS
        patch.setenv("XDG_STATE_HOME", str(self.state))
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
        patch.setenv("PLANDSL_USER", USER)
        patch.setenv("PLANDSL_PASSWORD", PASSWORD)
        self.save(self.text)

    def save(self, text: str) -> None:
        self.text = text
        self.plan.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        assert old in self.text
        self.save(self.text.replace(old, new))

    def push(self, *words: str) -> Pushed:
        return run("push", str(self.plan), "--to", self.url, *words)


def run(*words: str) -> Pushed:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = program.main(list(words), standalone_mode=False) or 0
        except Problem as problem:
            print(f"Error: {problem.message}", file=sys.stderr)
            status = problem.status
        except click.ClickException as problem:
            problem.show()
            status = problem.exit_code
    return Pushed(status, out.getvalue(), err.getvalue())
