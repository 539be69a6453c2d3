"""A push that is broken off anywhere loses nothing, and the next one finishes it."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import pytest

from plandsl import pipeline
from plandsl.cli.memory import Folder
from plandsl.model.plan import Plan
from plandsl.push import address, mark, push
from plandsl.push.dav import Calendar
from plandsl.push.merge import Entry
from plandsl.push.report import Report
from plandsl.push.rounds import How
from plandsl.push.web import Login, Web
from plandsl.source import Source
from tests.push.phone import Phone
from tests.push.pushing import HEAD
from tests.push.servers import PASSWORD, USER, Server

pytestmark = pytest.mark.xdist_group("calendars")

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
FIRST = (
    HEAD
    + """
week 1
  tue  400s: 15min easy + 8x400 @ 85-87 r60
  thu  tempo: 20min threshold
"""
)
# One session moved, one dropped, one new; then the first two of these once more.
SECOND = (
    FIRST.replace("thu  tempo", "fri  tempo").replace(
        "  tue  400s: 15min easy + 8x400 @ 85-87 r60\n", ""
    )
    + "  sun  swim 40min\n"
)
THIRD = SECOND.replace("fri  tempo", "wed  tempo").replace("swim 40min", "swim 45min")


class PulledOut(BaseException):
    """Somebody pulled the plug."""


class Counted:
    """A plug that is pulled before step number `last`."""

    def __init__(self, last: int | None) -> None:
        self.last = last
        self.steps = 0

    def step(self) -> None:
        if self.steps == self.last:
            raise PulledOut
        self.steps += 1


class PluggedCalendar(Calendar):
    """The plug may be pulled before a question, and after the server has heard it."""

    plug: Counted

    def put(self, name: str, data: bytes, replaces: str | None) -> str | None:
        self.plug.step()
        version = super().put(name, data, replaces)
        self.plug.step()
        return version

    def delete(self, name: str, version: str) -> None:
        self.plug.step()
        super().delete(name, version)
        self.plug.step()


class PluggedFolder(Folder):
    plug: Counted

    def remember(self, output: bytes) -> None:
        self.plug.step()
        super().remember(output)

    def keep(self, entry: Entry) -> None:
        self.plug.step()
        super().keep(entry)

    def forget(self, uid: str) -> None:
        self.plug.step()
        super().forget(uid)


@lru_cache
def read(text: str) -> Plan:
    plan = pipeline.load([Source("little.plan", text)])[0].plan
    assert plan
    return plan


def pushed(text: str, url: str, last: int | None = None) -> tuple[Report, int]:
    """A push that is broken off before step `last`; what it said, and its steps."""
    plan, report, plug = read(text), Report(), Counted(last)
    target, _ = address.read(url)
    calendar = PluggedCalendar(Web(target, Login(USER, PASSWORD)), target, has_login=True)
    memory = PluggedFolder(mark(plan), plan.title, str(target))
    calendar.plug = memory.plug = plug
    try:
        push(plan, calendar, memory, How(NOW), report)
    except PulledOut:
        assert last is not None
    finally:
        calendar.close()
    return report, plug.steps


def test_wherever_it_is_broken_off(
    a_radicale: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From nothing to the first plan, and from there to the second, which is edited once more
    before every other repetition.
    """
    for number in range(100):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / str(number)))
        with closing(Phone(a_radicale)) as phone:
            if not finished_at_last(phone, number, SECOND if number % 2 else THIRD):
                return
    raise AssertionError("it has no end")


def finished_at_last(phone: Phone, number: int, last: str) -> bool:
    """Both pushes broken off before that step, and repeated; False where they have fewer steps."""
    stranger = phone.add("club night")
    _, first = pushed(FIRST, phone.url, number)
    report, _ = pushed(FIRST, phone.url)
    assert report.is_settled
    assert len(phone.titles()) == 3
    _, second = pushed(SECOND, phone.url, number)
    report, _ = pushed(last, phone.url)
    assert report.is_settled
    assert not [one for one in report.deeds if one.kind in ("kept", "gone", "adopted")]
    versions = phone.versions()
    swims = [data for _, data in versions.values() if b"swim" in data.lower()]
    assert len(swims) == 1
    assert (b"45" in swims[0]) == (last == THIRD)
    assert len(versions) == 3
    assert stranger in versions
    report, _ = pushed(last, phone.url)
    assert report.summary() == "nothing to do: 2 sessions are as in the plan"
    return number in (first, second)
