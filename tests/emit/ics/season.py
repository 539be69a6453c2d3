"""A season that is edited as authors edit: as a plan's text, which is compiled anew each time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from plandsl.model.plan import Plan
from tests.emit.html.page import plan_of

START = dt.date(2026, 3, 2)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LABELS = ("easy: ", "easy: ", "400s: ", "tempo: ", "long: ", "hills: ", "")
CONTENTS = (
    "30min easy", "30min easy", "40min easy", "6x400 @ 88-92 r90", "8x400 @ 86-90 r75",
    "warmup 15min easy + 20min threshold + cooldown 10min easy", "90min easy", "bike 45min easy",
    "10x45s uphill hard r(jog back)", "5km easy + 4x100 strides at Riverbank",
)  # fmt: skip
WEEKS, SESSIONS, FEWEST = 5, 10, 6
NOTES = ("", "", "", "spikes, but not before rep 3", "früh ins Bett 😴; kein Kaffee")
TIMES = ("18:30", "06:15", "12:00")


@dataclass(frozen=True)
class Row:
    """A session: how many days after the start, and its words."""

    day: int
    label: str
    content: str
    note: str = ""
    id: str = ""

    @property
    def words(self) -> str:
        written = f"[{self.id}] " if self.id else ""
        note = f"\n    note {self.note}" if self.note else ""
        return f"{written}{self.label}{self.content}{note}\n"


@dataclass(frozen=True)
class Season:
    """Some weeks: one session of a day is a line of its week, others have their date."""

    rows: tuple[Row, ...]
    start: dt.date = START
    title: str = "Spring mile"
    time: str = TIMES[0]

    def plan(self, random: Random) -> Plan:
        """Compiled, with its weeks, days and dated lines in any order."""
        parts = list(self._parts(random))
        random.shuffle(parts)
        head = (
            f"plan {self.title}\nid spring\nstart {self.start}\ntimezone Europe/Berlin\n"
            f"at tue {self.time}, thu {self.time}, sat 09:00\nphase All, weeks 1-{WEEKS}\n"
        )
        return plan_of(head + "".join(parts))

    def _parts(self, random: Random) -> Iterator[str]:
        weeks: dict[int, dict[int, str]] = {}
        for one in random.sample(self.rows, len(self.rows)):
            week, day = divmod(one.day, 7)
            if day in weeks.setdefault(week, {}):
                yield f"{self.date(one)}  {one.words}"
            else:
                weeks[week][day] = f"  {DAYS[self.date(one).weekday()]}  {one.words}"
        for week, days in weeks.items():
            yield f"week {week + 1}\n{''.join(days.values())}"

    def date(self, one: Row) -> dt.date:
        return self.start + dt.timedelta(days=one.day)

    def told(self, one: Row) -> tuple[object, ...]:
        """All that a calendar says of a session; its identity is no part of that."""
        date = self.date(one)
        time = self.time if date.weekday() in (1, 3) else ""
        return date, one.day // 7, time, self.title, one.label, one.content, one.note, one.id


@dataclass(frozen=True)
class Count:
    """How many events change, come and go."""

    changed: int
    new: int
    gone: int


def least(before: Season, after: Season) -> Count:
    """The fewest that an edit can come to: what is the same stays, what is named is itself, and
    each of the others is one that is no longer there.
    """
    old, new = ({one.id: one for one in season.rows if one.id} for season in (before, after))
    both = old.keys() & new.keys()
    edited = sum(before.told(old[name]) != after.told(new[name]) for name in both)
    was = Counter(before.told(one) for one in before.rows if one.id not in both)
    now = Counter(after.told(one) for one in after.rows if not one.id)
    going, coming = (was - now).total(), (now - was).total()
    again, named = min(going, coming), len(new.keys() - both)
    return Count(edited + again, coming - again + named, going - again)


def a_season(random: Random) -> Season:
    return Season(tuple(a_row(random, random.randrange(7 * WEEKS)) for _ in range(SESSIONS)))


def a_row(random: Random, day: int) -> Row:
    return Row(day, random.choice(LABELS), random.choice(CONTENTS), random.choice(NOTES))


def _edited(season: Season, random: Random, **changes: object) -> Season:
    """With one session that is not what it was."""
    at = random.randrange(len(season.rows))
    row = replace(season.rows[at], **changes)  # type: ignore[arg-type]
    return replace(season, rows=(*season.rows[:at], row, *season.rows[at + 1 :]))


def move(season: Season, random: Random) -> Season:
    return _edited(season, random, day=random.randrange(7 * WEEKS))


def swap(season: Season, random: Random) -> Season:
    one, other = random.sample(range(len(season.rows)), 2)
    rows = list(season.rows)
    days = rows[other].day, rows[one].day
    rows[one], rows[other] = (
        replace(rows[at], day=day) for at, day in zip((one, other), days, strict=True)
    )
    return replace(season, rows=tuple(rows))


def insert(season: Season, random: Random) -> Season:
    return replace(season, rows=(*season.rows, a_row(random, random.randrange(7 * WEEKS))))


def delete(season: Season, random: Random) -> Season:
    if len(season.rows) < FEWEST:
        return season
    return replace(season, rows=tuple(random.sample(season.rows, len(season.rows) - 1)))


def relabel(season: Season, random: Random) -> Season:
    return _edited(season, random, label=random.choice(LABELS))


def rewrite(season: Season, random: Random) -> Season:
    return _edited(season, random, content=random.choice(CONTENTS))


def annotate(season: Season, random: Random) -> Season:
    return _edited(season, random, note=random.choice(NOTES))


def give_id(season: Season, random: Random) -> Season:
    free = {f"s{number}" for number in range(50)} - {one.id for one in season.rows}
    return _edited(season, random, id=random.choice(sorted(free)))


def take_id(season: Season, random: Random) -> Season:
    return _edited(season, random, id="")


def retitle(season: Season, random: Random) -> Season:
    return replace(season, title=random.choice(("Spring mile", "Sub-6", "Früh, aber; schnell")))


def retime(season: Season, random: Random) -> Season:
    return replace(season, time=random.choice(TIMES))


def shift(season: Season, random: Random) -> Season:
    """The whole season: by a week, by some days, there and back."""
    return replace(season, start=season.start + dt.timedelta(days=random.choice((7, -7, 1, 10))))


def reorder(season: Season, random: Random) -> Season:
    return replace(season, rows=tuple(random.sample(season.rows, len(season.rows))))


EDITS: tuple[Callable[[Season, Random], Season], ...] = (
    move, move, swap, swap, insert, delete, relabel, rewrite, annotate, give_id, take_id, retitle,
    retime, shift, reorder,
)  # fmt: skip
