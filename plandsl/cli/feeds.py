"""A plan that is served: read anew when one of its files changes, and kept in the user's folder.

There, in a folder of its own for each plan, lie the secret of its address and the calendar as it
was last served, from which the next one is made, so that events keep their identity.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

import click

from plandsl import emit
from plandsl.cli import Problem, clock, files, told, watch
from plandsl.cli.desk import Desk
from plandsl.cli.shelf import Disk
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.emit.html import sheet
from plandsl.emit.ics.findings import EMPTIED
from plandsl.feed import CALENDAR, Edition, Feed
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.record import replace

# 192 bits; 128 would do (the W3C's advice on capability URLs).
RANDOM_BYTES = 24
TOKEN = re.compile(r"[\w-]{22,128}", re.ASCII)
MOST_SAID = 5
STAYS = "the last calendar stays"
SECOND = dt.timedelta(seconds=1)


class Unread(files.Unusable):
    """A plan that has errors, so that its calendar would lack sessions; `lines` say which."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Served:
    """One plan with its feed. Raises what reading it raises, if there is nothing to serve."""

    def __init__(self, name: str, log: str | None, desk: Desk, *, rotate: bool) -> None:
        self.name, self.log, self.desk = name, log, desk
        self.folder = _folder(name, desk)
        self.seen: dict[str, watch.Look] = {}
        self.asked: set[str] = set()
        self.remarks: tuple[str, ...] = ()
        kept = self._kept()
        try:
            plan = self._plan()
        except Unread as problem:
            if kept is None:
                raise
            edition = replace(kept, problem=problem.lines)
            token = _token(self.folder / "token", rotate)
        else:
            token = _token(self.folder / "token", rotate)
            edition = self._edition(plan, kept)
        self.feed = Feed(token, edition)

    @property
    def files(self) -> list[str]:
        """Whatever makes a difference to the plan: it is read, or would be if it were there."""
        named = (self.name, self.log, self.desk.athlete)
        return sorted(self.asked.union(one for one in named if one is not None))

    def follow(self) -> str | None:
        """Serves the plan as it is now, if a file has changed; None where there is nothing to say.

        While it cannot be read, the last edition stays.
        """
        if all(watch.look(path) == self.seen.get(path, self) for path in self.files):
            return None
        before = self.feed.edition
        try:
            self.feed.edition = self._edition(self._plan(), before)
        except Unread as problem:
            self.feed.edition = replace(before, problem=problem.lines)
        except (Problem, click.ClickException) as problem:
            self.feed.edition = replace(before, problem=(problem.message,))
        except Exception as bug:
            # Whoever has subscribed is served on.
            self.feed.edition = replace(before, problem=(told(bug),))
        now = self.feed.edition
        if now.problem:
            return None if now.problem == before.problem else "\n".join((*now.problem, STAYS))
        if now.calendar != before.calendar:
            return "\n".join((f"{self.name}: the calendar has changed", *self.remarks))
        return f"{self.name} can be read again" if before.problem else None

    def _plan(self) -> Plan:
        """Before it is read, its files are looked at, so that no change in between is missed; what
        is asked for the first time is read twice for that.
        """
        self.seen = {path: watch.look(path) for path in self.files}
        source = files.read_named(self.name)
        log = files.read_named(self.log) if self.log else None
        given = [source, log] if log else [source]
        disk = Disk(given, self.desk.root)
        loaded = self.desk.load(given, disk)[0]
        self.asked = disk.asked
        if loaded.unread:
            raise Unread(_errors(self.name, loaded.found, self.desk))
        if loaded.plan is None:
            raise click.UsageError(f"{self.name} is no plan; a plan begins with: plan NAME")
        return loaded.plan

    def _edition(self, plan: Plan, before: Edition | None) -> Edition:
        """The plan with its calendar, which is kept before it is served. Whoever serves the same
        plan at the same time, at another port, makes the same of it.

        What was served stays where no session is left: of a file that is saved before it is all
        written, phones would delete all that they have.
        """
        path = self.folder / CALENDAR
        with files.alone_in(self.folder):
            kept = self._kept()
            previous = kept.calendar if kept else None
            now = clock.now(None)
            options = emit.Options(now=now, previous=previous)
            shown, made = sheet(plan, options), emit.emitter("ics")(plan, options)[0]
            if kept and any(one.name == EMPTIED for one in made.found):
                problem = f"{self.name} has no sessions any more"
                return replace(before or kept, problem=(problem,))
            self.remarks = tuple(map(_remark, made.found))
            if kept and made.data == kept.calendar:
                return Edition(plan.title, kept.calendar, kept.revised, plan, shown)
            last = [one.revised + SECOND for one in (kept, before) if one]
            revised = max([now, *last])
            files.write(path, made.data, private=True)
            os.utime(path, (revised.timestamp(), revised.timestamp()))
            return Edition(plan.title, made.data, revised, plan, shown)

    def _kept(self) -> Edition | None:
        """The calendar of an earlier run, or of another one that goes on now."""
        path = self.folder / CALENDAR
        try:
            data = files.content(path)
        except files.Missing:
            return None
        revised = dt.datetime.fromtimestamp(int(path.stat().st_mtime), dt.UTC)
        return Edition(Path(self.name).stem, data, revised)


def _remark(one: Diagnostic) -> str:
    """An error of a format is about what is replaced, and a feed is what its file says now."""
    about = "of the calendar served before" if one.severity is Severity.ERROR else one.severity
    return f"{about}: {one.message}"


def _errors(name: str, found: tuple[Diagnostic, ...], desk: Desk) -> tuple[str, ...]:
    errors = [one for one in found if one.severity is Severity.ERROR]
    words = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    lines = [f"{name} has {words}; see: {desk.words(name)}"]
    for one in errors[:MOST_SAID]:
        where = ""
        if one.origin:
            source = one.origin.source
            where = f"{source.name}:{source.position(one.origin.span.start)[0]}: "
        lines.append(f"{where}{one.message}")
    return tuple(lines)


def _folder(name: str, desk: Desk) -> Path:
    """The folder of a plan for an athlete. By the place of the file, not its title: a plan keeps
    its address while it has errors or gets another title, and two drafts of one have their own.
    """
    whose = os.path.realpath(desk.athlete) if desk.athlete else ""
    place = f"{os.path.realpath(name)}\n{whose}".encode("utf-8", "surrogatepass")
    stem = slug(Path(name).stem)[:40] or "plan"
    return files.state_folder() / "feeds" / f"{stem}-{hashlib.sha256(place).hexdigest()[:16]}"


def _token(path: Path, rotate: bool) -> str:
    """The secret part of an address, the same every time until another one is asked for."""
    if not rotate:
        with suppress(files.Missing, UnicodeDecodeError):
            token = files.content(path).decode("ascii").strip()
            if TOKEN.fullmatch(token):
                path.chmod(0o600)
                return token
    token = secrets.token_urlsafe(RANDOM_BYTES)
    files.write(path, f"{token}\n".encode(), private=True)
    return token
