"""A season that is edited again and again: what changed in the plan changes in the calendar, and
nothing else does.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import reduce
from random import Random

import pytest

from plandsl.emit import Options, Output, emitter
from plandsl.model.plan import Plan
from tests.emit.ics.plans import NOW
from tests.emit.ics.season import EDITS, Count, a_season, least

STAMPS = re.compile(rb"(?m)^(?:DTSTAMP|LAST-MODIFIED|CREATED|SEQUENCE):.*\r\n")
ROUNDS = 51


def made(plan: Plan, now: dt.datetime, previous: bytes | None = None) -> Output:
    (output,) = emitter("ics")(plan, Options(now, previous))
    assert not output.found
    return output


def events(data: bytes) -> dict[str, bytes]:
    """The bytes of each event by its UID."""
    blocks = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
    found = {value(block, "UID"): block for block in blocks}
    assert len(found) == len(blocks), "two events have one identity"
    return found


def value(block: bytes, name: str) -> str:
    (found,) = re.findall(rf"(?m)^{name}:(.*)\r$", block.decode())
    return str(found)


def compared(before: bytes, after: bytes) -> Count:
    """What became of the events, with their stamps as they have to be."""
    old, new = events(before), events(after)
    changed = 0
    for uid in old.keys() & new.keys():
        was, now = old[uid], new[uid]
        assert value(now, "CREATED") == value(was, "CREATED")
        if STAMPS.sub(b"", was) == STAMPS.sub(b"", now):
            assert was == now
            continue
        changed += 1
        assert value(now, "DTSTAMP") == value(now, "LAST-MODIFIED") > value(was, "LAST-MODIFIED")
        assert int(value(now, "SEQUENCE")) > int(value(was, "SEQUENCE"))
    return Count(changed, len(new.keys() - old.keys()), len(old.keys() - new.keys()))


def well_formed(data: bytes) -> None:
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
    for row in data.split(b"\r\n"):
        assert len(row) <= 75
        assert not re.search(rb"[\r\n]", row)
        row.decode()


@pytest.mark.once
@pytest.mark.parametrize("seed", range(10))
def test_rounds_of_edits(seed: int) -> None:
    random = Random(seed)
    season, now = a_season(random), NOW
    data = made(season.plan(random), now).data
    for number in range(ROUNDS):
        edits = random.choices(EDITS, k=1 if number % 5 else 4)
        edited = reduce(lambda edited, edit: edit(edited, random), edits, season)
        # Clocks are set back, and people build twice in a second.
        now += dt.timedelta(seconds=random.choice((-60, 0, 1, 86_400)))
        plan = edited.plan(random)
        after = made(plan, now, data)
        said = f"{[edit.__name__ for edit in edits]}, {season}, {edited}"
        counted = compared(data, after.data)
        if len(edits) == 1:
            assert counted == least(season, edited), said
        assert counted.new - counted.gone == len(edited.rows) - len(season.rows), said
        assert len(events(after.data)) == len(edited.rows)
        well_formed(after.data)
        if number % 3 == 0:  # in another order of its lines
            plan = edited.plan(random)
            assert made(plan, now, data).data == after.data
        assert made(plan, now + dt.timedelta(days=1), after.data).data == after.data
        season, data = edited, after.data
