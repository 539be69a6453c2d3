"""What a push did, or would do, in a runner's words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from zoneinfo import ZoneInfo

from plandsl.emit.ics.text import one_line
from plandsl.push.fields import FIELDS, Fields, start
from plandsl.push.merge import Entry, Merged
from plandsl.record import dataclass
from plandsl.report.words import short_date

LONGEST_TITLE = 48
NAMES = {"when": "time", "alarms": "alarm", "url": "link"}
SHOWN = ("when", "title", "place")


@dataclass(frozen=True, slots=True)
class Deed:
    """One event and what became of it; `plan` and `phone` are its fields on either side."""

    kind: str
    fields: Fields
    names: tuple[str, ...] = ()
    phone: Fields | None = None


# In the order in which they are told: of one, and of several.
COUNTED: Mapping[str, tuple[str, str]] = {
    "adopted": ("found 1 that was there", "found {} that were there"),
    "added": ("added 1", "added {}"),
    "restored": ("restored 1", "restored {}"),
    "moved": ("moved 1", "moved {}"),
    "changed": ("changed 1", "changed {}"),
    "deleted": ("deleted 1", "deleted {}"),
    "kept": ("kept 1 edit of the phone", "kept {} edits of the phone"),
    "released": ("left 1 to the phone", "left {} to the phone"),
    "gone": ("left out 1 deleted on the phone", "left out {} deleted on the phone"),
    "open": ("1 to decide", "{} to decide"),
    "unread": ("left 1 alone that cannot be read", "left {} alone that cannot be read"),
}
UNDECIDED = ("open", "withheld")


class Report:
    """Filled while the push goes on, so that it holds also for one that is broken off; `progress`
    hears how many events are settled, of how many.
    """

    def __init__(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        self.deeds: list[Deed] = []
        self.same = 0
        self.progress = progress

    def add(self, kind: str, fields: Fields, names: tuple[str, ...] = ()) -> None:
        self.deeds.append(Deed(kind, fields, names))

    def merged(
        self, entry: Entry, merged: Merged, plan: Fields, before: Fields, phone: Fields
    ) -> None:
        """An event that both sides have; `phone` is how it now stands there."""
        if not entry.arrived and not entry.sent:
            self.add("adopted", plan)
        if merged.taken:
            moved = "when" in merged.taken and start(plan["when"]) != start(before["when"])
            self.add("moved" if moved else "changed", plan)
        for kind, names in (("kept", merged.kept), ("open", merged.open)):
            if names:
                self.deeds.append(Deed(kind, plan, names, phone))
        if not (merged.taken or merged.kept or merged.open):
            self.same += 1

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be decided."""
        return not any(one.kind in (*UNDECIDED, "unread") for one in self.deeds)

    def summary(self) -> str:
        """`added 3, moved 1, kept 1 edit of the phone`."""
        kinds = Counter("open" if one.kind in UNDECIDED else one.kind for one in self.deeds)
        told = [
            (one if kinds[kind] == 1 else several).format(kinds[kind])
            for kind, (one, several) in COUNTED.items()
            if kinds[kind]
        ]
        if not told:
            sessions = "1 session is" if self.same == 1 else f"{self.same} sessions are"
            return f"nothing to do: {sessions} as in the plan" if self.same else "nothing to do"
        return ", ".join(told)

    def details(self, zone: ZoneInfo | None) -> Iterator[str]:
        """A line for everything in which phone and plan differ; times as in `zone`."""
        for one in self.deeds:
            what = f"{_day(one.fields, zone)}{_title(one.fields)}"
            if one.kind in ("kept", "open"):
                yield f"{'kept' if one.kind == 'kept' else 'both changed'}: {what}"
                for name in one.names:
                    yield f"    {_differ(name, one, zone)}"
            elif one.kind == "withheld":
                names = " and ".join(NAMES.get(name, name) for name in one.names)
                unsure = len(one.names) == len(FIELDS)
                why = "perhaps edited" if unsure else f"{names} edited"
                yield f"no longer in the plan: {what}"
                yield f"    {why} on the phone"
            elif one.kind == "unread":
                yield f"left alone: {what}"
                yield "    what the calendar has for it cannot be read"


def _differ(name: str, deed: Deed, zone: ZoneInfo | None) -> str:
    word = NAMES.get(name, name)
    plan, phone = deed.fields[name], (deed.phone or {}).get(name, "")
    if name not in SHOWN:
        return f"{word} edited on the phone"
    if name == "when":
        there, here = _times(phone, plan, zone)
    else:
        there, here = (f"“{_short(value)}”" if value else "none" for value in (phone, plan))
    return f"{word} {there} on the phone, {here} in the plan"


def _times(one: str, other: str, zone: ZoneInfo | None) -> tuple[str, str]:
    """Without the day where it is the same."""
    told = _when(one, zone), _when(other, zone)
    day = _day({"when": one}, zone)
    if all(text.startswith(day) and text != day.strip() for text in told):
        return told[0].removeprefix(day), told[1].removeprefix(day)
    return told


def _title(fields: Fields) -> str:
    return _short(fields.get("title", "")) or "a session"


def _short(text: str) -> str:
    """In one line without signs that a terminal would obey."""
    line = one_line(text)
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def _day(fields: Fields, zone: ZoneInfo | None) -> str:
    start = _moment(fields.get("when", "").split("/")[0], zone)
    return f"{short_date(start)} " if start else ""


def _when(value: str, zone: ZoneInfo | None) -> str:
    """`Tue 3 Mar 18:00–19:15`, `Tue 3 Mar`; what is no time as it is."""
    first, _, last = value.partition("/")
    start, end = _moment(first, zone), _moment(last, zone)
    if start is None:
        return _short(value) or "none"
    if not isinstance(start, dt.datetime):
        return short_date(start)
    told = f"{short_date(start)} {start:%H:%M}"
    return f"{told}–{end:%H:%M}" if isinstance(end, dt.datetime) else told


def _moment(text: str, zone: ZoneInfo | None) -> dt.date | None:
    try:
        if "T" not in text:
            return dt.date.fromisoformat(text)
        time = dt.datetime.fromisoformat(text)
        return time.astimezone(zone) if zone and time.tzinfo else time
    except (ValueError, OverflowError):
        return None
