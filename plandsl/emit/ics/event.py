"""One session as the bytes of an event, with stamps that move only when the event changes."""

from __future__ import annotations

import datetime as dt

import icalendar
from icalendar import Alarm, vText

from plandsl.emit.ics.identity import Known
from plandsl.emit.ics.previous import SEQUENCE_END, Stamps, unfolded
from plandsl.record import dataclass, replace
from plandsl.units import Duration

EVENING_BEFORE = dt.timedelta(hours=-4)
SECOND = dt.timedelta(seconds=1)
SEQUENCE_START = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is written; `changed`: its text or time differ from what they were."""

    known: Known
    data: bytes
    changed: bool

    @property
    def explained(self) -> tuple[str, str]:
        """For whoever asks where an identity comes from."""
        item, was = self.known.item, self.known.was
        state = ("changed" if self.changed else "as before") if was else "new"
        return (
            f"{item.session.date}  {item.summary}",
            f"  {self.known.uid}, {state}: by {self.known.how}",
        )


def in_order(one: Known) -> tuple[dt.datetime, str, str]:
    """By their starts, those of a whole day by the half that they are for."""
    return one.item.when.instant, one.item.session.half or "", one.uid


def event(known: Known, now: dt.datetime, remind: Duration | None) -> Event:
    """`now` is in UTC. Clients take a change only where these stamps rise, and take an event whose
    stamps rise for changed; so an event that says what it said keeps them, and those of one that
    changed are later than they were, even by a clock that was set back.
    """
    was = known.was
    if was is None:
        return Event(known, _written(known, _stamps(now), remind), changed=False)
    data = _written(known, was.stamps, remind)
    if unfolded(data) == was.lines:
        return Event(known, data, changed=False)
    risen = _stamps(max(now, was.stamps.latest + SECOND))
    sequence = min(max(risen.sequence, was.stamps.sequence + 1), SEQUENCE_END)
    stamps = replace(risen, created=was.stamps.created, sequence=sequence)
    return Event(known, _written(known, stamps, remind), changed=True)


def _stamps(time: dt.datetime) -> Stamps:
    """Those of an event that is written for the first time; SEQUENCE is the same clock, so that it
    rises too where the last output was lost.
    """
    sequence = int((time - SEQUENCE_START).total_seconds())
    return Stamps(time, time, time, min(max(sequence, 0), SEQUENCE_END))


def _written(known: Known, stamps: Stamps, remind: Duration | None) -> bytes:
    item, made = known.item, icalendar.Event()
    timed = isinstance(item.when.start, dt.datetime)
    made.add("UID", known.uid)
    made.add("DTSTAMP", stamps.stamped)
    made.add("LAST-MODIFIED", stamps.modified)
    made.add("CREATED", stamps.created)
    made.add("SEQUENCE", stamps.sequence)
    made.add("DTSTART", item.when.start)
    made.add("DTEND", item.when.end)
    made.add("SUMMARY", vText(item.summary))
    made.add("DESCRIPTION", vText(item.text))
    if item.place:
        made.add("LOCATION", vText(item.place))
    made.add("CATEGORIES", [str(item.session.kind)])
    made.add("STATUS", "CONFIRMED")
    made.add("TRANSP", "OPAQUE" if timed else "TRANSPARENT")
    made.add("X-MICROSOFT-CDO-BUSYSTATUS", vText("BUSY" if timed else "FREE"))
    if item.session.key.written:
        made.add("X-PLANDSL-ID", vText(item.session.key.written))
    if remind is not None:
        before = dt.timedelta(seconds=-int(remind.seconds))
        made.add_component(_alarm(item.summary, before if timed else EVENING_BEFORE))
    return bytes(made.to_ical(sorted=False))


def _alarm(summary: str, before: dt.timedelta) -> Alarm:
    """Relative and before the start: Outlook ignores the sign, and reads no absolute time."""
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", vText(summary))
    alarm.add("TRIGGER", before)
    return alarm
