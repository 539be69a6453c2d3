"""One push: what the plan has, what the calendar has, what is remembered, brought together.

After every single event the memory says what the server has, so that a push that is broken off
anywhere is finished by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from plandsl.push.address import quoted
from plandsl.push.dav import Calendar, Changed, Held, strong
from plandsl.push.fields import LENGTH
from plandsl.push.merge import Entry, Merged, Prefer, after, edited, merge
from plandsl.push.objects import Object, Unreadable, held, rewritten
from plandsl.push.report import Report
from plandsl.push.web import Trouble
from plandsl.record import dataclass, replace

if TYPE_CHECKING:
    import datetime as dt

TRIES = 4


class Refused(Exception):
    """The push would do what nobody can have meant: one line for the user."""


class Memory(Protocol):
    """What outlives a push. Every change is on the disk when its method returns."""

    def previous(self) -> bytes | None:
        """The calendar that was pushed last."""

    def remember(self, output: bytes) -> None:
        """The calendar that is about to be pushed."""

    def entries(self) -> Mapping[str, Entry]:
        """What is known of every event, by its UID."""

    def keep(self, entry: Entry) -> None: ...

    def forget(self, uid: str) -> None: ...


@dataclass(frozen=True, slots=True)
class How:
    """What the user asked for; `now` is aware. `force`: what was pushed before may have been
    another plan, or another season.
    """

    now: dt.datetime
    prefer: Prefer | None = None
    restore: bool = False
    force: bool = False
    dry_run: bool = False


class Seen:
    """The calendar as it was found: versions of all objects, the contents of some."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self.versions = calendar.versions()
        self.contents: dict[str, Held] = {}

    def read(self, names: Iterable[str]) -> None:
        """Has the contents of these, as far as they are there. What the server leaves out of its
        answer is asked for by itself: it need not have been deleted.
        """
        wanted = [name for name in names if name in self.versions]
        self.contents.update(self._calendar.fetch(wanted))
        for name in wanted:
            if name not in self.contents:
                self.read_again(name)

    def read_again(self, name: str) -> None:
        """What another changed meanwhile."""
        self.versions.pop(name, None)
        self.contents.pop(name, None)
        if found := self._calendar.get(name):
            self.versions[name] = found.version
            self.contents[name] = found

    def search(self, names: Iterable[str]) -> Iterator[tuple[str, Object]]:
        """The events in these objects. Only what the caller keeps is kept."""
        for name, found in self._calendar.fetch([one for one in names if one in self.versions]):
            try:
                yield name, held(found.data)
            except Unreadable:
                continue


class Round:
    """The events of a plan on their way into a calendar."""

    def __init__(
        self, calendar: Calendar, seen: Seen, memory: Memory, how: How, report: Report
    ) -> None:
        self._calendar = calendar
        self._seen = seen
        self._memory = memory
        self._how = how
        self._report = report

    def bring(self, planned: Mapping[str, Object], known: Mapping[str, Entry]) -> None:
        """Raises `Trouble` or `Refused`; what was done until then is remembered and reported."""
        known = self._followed(known)
        self._stop_if_all_is_gone(planned, known)
        entries = {uid: known.get(uid) or Entry(uid, f"{quoted(uid)}.ics") for uid in planned}
        dropped = [entry for uid, entry in known.items() if uid not in planned]
        asked = [entry for uid, entry in entries.items() if not self._in_step(entry, planned[uid])]
        self._seen.read(entry.name for entry in (*asked, *dropped))
        self._report.same += len(entries) - len(asked)
        todo = [*asked, *dropped]
        for number, entry in enumerate(todo):
            self._report.progress(number, len(todo))
            self._again(entry, planned.get(entry.uid))

    def _in_step(self, entry: Entry, ours: Object) -> bool:
        """Whether neither plan nor phone changed anything since the last push."""
        return (
            entry.version is not None
            and not entry.sent
            and self._seen.versions.get(entry.name) == entry.version
            and dict(entry.plan) == dict(ours.fields)
        )

    def _followed(self, known: Mapping[str, Entry]) -> dict[str, Entry]:
        """With the new names of events that a client put elsewhere, as some do when they edit."""
        names = {entry.name for entry in known.values()}
        missing = {
            uid
            for uid, entry in known.items()
            if entry.arrived and not entry.deleted and entry.name not in self._seen.versions
        }
        found = dict(known)
        strangers = [name for name in self._seen.versions if name not in names]
        for name, one in self._seen.search(strangers) if missing else ():
            if one.uid in missing:
                found[one.uid] = replace(known[one.uid], name=name, version=None)
        return found

    def _stop_if_all_is_gone(
        self, planned: Mapping[str, Object], known: Mapping[str, Entry]
    ) -> None:
        there = [
            entry
            for entry in known.values()
            if not entry.deleted and (entry.arrived or entry.name in self._seen.versions)
        ]
        count = f"{len(there)} session{'s' if len(there) != 1 else ''}"
        if there and not planned:
            raise Refused(
                f"the plan has no sessions any more, and the calendar has {count} of it: nothing"
                " was deleted; if you mean it, delete the calendar on the phone"
            )
        gone = all(entry.name not in self._seen.versions for entry in there)
        if gone and len(there) > 1 and not self._how.restore:
            raise Refused(
                f"none of the {count} that were pushed is in the calendar any more: nothing was"
                " changed; --restore writes them anew"
            )

    def _again(self, entry: Entry, ours: Object | None) -> None:
        """Settles one event, anew where the phone was quicker."""
        for _ in range(TRIES):
            try:
                if ours is None:
                    return self._drop(entry)
                return self._settle(entry, ours)
            except Changed:
                self._seen.read_again(entry.name)
        raise Trouble("an event changes in the calendar while it is written; try again")

    # ---- an event of the plan

    def _settle(self, entry: Entry, ours: Object) -> None:
        found = self._seen.contents.get(entry.name)
        if found is None and (entry.arrived or entry.deleted) and not self._how.restore:
            self._keep(replace(entry, deleted=True, version=None))
            self._report.add("gone", ours.fields)
        elif found is None:
            self._create(entry, ours)
        else:
            self._update(replace(entry, deleted=False), ours, found)

    def _create(self, entry: Entry, ours: Object) -> None:
        if not self._how.dry_run:
            self._keep(replace(entry, sent=ours.fields))
            version = self._calendar.put(entry.name, ours.data, None)
            merged = Merged(tuple(ours.fields), (), (), ours.fields, {})
            self._confirm(entry, merged, ours, version)
        self._report.add("restored" if entry.arrived else "added", ours.fields)

    def _update(self, entry: Entry, ours: Object, found: Held) -> None:
        try:
            theirs = _own(entry, found)
            merged = merge(entry, ours.fields, theirs.fields, self._how.prefer)
            new = rewritten(theirs, ours, merged.taken, self._how.now) if merged.taken else None
        except Unreadable:
            self._report.add("unread", ours.fields)
            return
        if new is None:
            self._keep(_settled(entry, merged, found.version, merged.base))
        elif not self._how.dry_run:
            sent = {name: ours.fields[name] for name in merged.taken if name != LENGTH}
            self._keep(replace(entry, sent={**entry.sent, **sent}))
            version = self._calendar.put(entry.name, new.data, found.version)
            self._confirm(entry, merged, new, version)
        now = (new or theirs).fields
        self._report.merged(entry, merged, ours.fields, theirs.fields, now)

    def _confirm(self, entry: Entry, merged: Merged, sent: Object, version: str | None) -> None:
        """Remembers what the server made of an object that was sent, which may be other texts.

        Where the phone edited it in between, that is not what the server made of it.
        """
        got = self._calendar.get(entry.name)
        if got is None:
            raise Trouble("the server took an event, and does not have it; try again later")
        base, seen = after(merged, sent.fields), None
        if version is None or strong(version) == strong(got.version):
            with suppress(Unreadable):
                base, seen = after(merged, held(got.data).fields), got.version
        self._keep(_settled(entry, merged, seen, base))

    # ---- an event that the plan no longer has

    def _drop(self, entry: Entry) -> None:
        found = self._seen.contents.get(entry.name)
        if found is not None:
            try:
                theirs = _own(entry, found).fields
            except Unreadable:
                self._report.add("unread", entry.plan)
                return
            changed = edited(entry, theirs)
            if changed and self._how.prefer != "plan":
                if self._how.prefer == "phone":
                    self._forget(entry.uid)
                    self._report.add("released", theirs)
                else:
                    self._keep(entry)
                    self._report.add("withheld", theirs, changed)
                return
            if not self._how.dry_run:
                self._calendar.delete(entry.name, found.version)
            self._report.add("deleted", theirs)
        self._forget(entry.uid)

    def _keep(self, entry: Entry) -> None:
        if not self._how.dry_run:
            self._memory.keep(entry)

    def _forget(self, uid: str) -> None:
        if not self._how.dry_run:
            self._memory.forget(uid)


def _own(entry: Entry, found: Held) -> Object:
    """What the server has for an event. Raises `Unreadable`, also for another event of its name."""
    one = held(found.data)
    if one.uid != entry.uid:
        raise Unreadable("another event")
    return one


def _settled(entry: Entry, merged: Merged, version: str | None, base: Mapping[str, str]) -> Entry:
    """With its version only where there is nothing to tell next time."""
    quiet = not merged.kept and not merged.open
    return Entry(entry.uid, entry.name, version if quiet else None, merged.plan, base, arrived=True)
