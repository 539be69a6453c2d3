"""Calendar programs that people use see a plan that is pushed, edited and pushed again: every
session once, at its time, and no ghost of what was moved or dropped. `make test-clients` runs them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.push.phone import Phone
from tests.push.pushing import Desk
from tests.push.servers import PASSWORD, USER, Server

pytestmark = [pytest.mark.xdist_group("calendars"), pytest.mark.clients]

DEBIANS_PYTHON = "/usr/bin/python3"
FIRST = [
    "2026-12-08 18:00 400s",
    "2026-12-10 18:00 tempo",
    "2026-12-12 09:00 long",
    "2026-12-16 18:00 hills",
]
# One moved, one renamed, one dropped, one new.
SECOND = [
    "2026-12-08 18:00 quarters",
    "2026-12-11 18:00 tempo",
    "2026-12-12 09:00 long",
    "2026-12-20 all day swim",
]
WORDS = ("400s", "quarters", "tempo", "long", "hills", "swim")
VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair plan]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{folder}/events"
fileext = ".ics"
[storage there]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
"""
KHAL = """
[calendars]
[[plan]]
path = {folder}/events
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
show_all_days = False
"""
CALCURSE = """
[General]
Binary = calcurse
Hostname = {host}
Path = {path}
HTTPS = No
DryRun = No
SyncFilter = cal
[Auth]
Username = {user}
"""


class Program:
    """A calendar program with a home of its own; `sync` brings it up to date, both ways."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self.start()

    def start(self) -> None: ...
    def sync(self) -> None: ...
    def events(self) -> list[str]:
        raise NotImplementedError

    def run(self, *words: str) -> str:
        env = {"HOME": str(self.folder), "TZ": "Europe/Berlin", "LANG": "C.UTF-8"}
        done = subprocess.run(
            words,
            env=env | {"PATH": os.environ["PATH"], "CALCURSE_CALDAV_PASSWORD": PASSWORD},
            cwd=self.folder,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout


class Khal(Program):
    """khal shows what vdirsyncer has brought."""

    def start(self) -> None:
        said = {"folder": self.folder, "url": self.url, "user": USER, "password": PASSWORD}
        (self.folder / "vdirsyncer").write_text(VDIRSYNCER.format(**said))
        (self.folder / "khal").write_text(KHAL.format(**said))
        (self.folder / "events").mkdir()
        self._vdirsyncer("discover", "plan")

    def sync(self) -> None:
        self._vdirsyncer("sync", "plan")

    def events(self) -> list[str]:
        form = ("--format", "{start-date} {start-time}|{title}", "--day-format", "")
        command = (_beside("khal"), "-c", str(self.folder / "khal"), "list", *form)
        rows = self.run(*command, "2026-12-01", "31d").splitlines()
        return sorted(_told(*row.split("|")) for row in rows if "|" in row)

    def _vdirsyncer(self, *words: str) -> None:
        self.run(_beside("vdirsyncer"), "-c", str(self.folder / "vdirsyncer"), *words)


class Calcurse(Program):
    def start(self) -> None:
        host, _, path = self.url.removeprefix("http://").partition("/")
        home = self.folder / ".calcurse"
        (home / "caldav").mkdir(parents=True)
        text = CALCURSE.format(host=host, path=f"/{path}", user=USER)
        (home / "caldav" / "config").write_text(text)
        self._caldav("--init", "keep-remote")

    def sync(self) -> None:
        self._caldav()

    def events(self) -> list[str]:
        """Under a line for each day, `12/20/26:`, what is on it."""
        form = ("--format-apt", "%(start:%H:%M)|%m\n", "--format-event", "|%m\n")
        found, day = [], ""
        for row in self.run("calcurse", "-Q", "--from", "12/01/2026", "-d31", *form).splitlines():
            time, bar, title = row.partition("|")
            if bar:
                found.append(_told(f"{day} {time}", title))
            elif row.endswith(":"):
                month, number, _ = row.split("/")
                day = f"2026-{month}-{number}"
        return sorted(found)

    def _caldav(self, *words: str) -> None:
        self.run(DEBIANS_PYTHON, str(shutil.which("calcurse-caldav")), *words)


def _beside(program: str) -> str:
    """A program of the environment that the tests run in."""
    return str(Path(sys.executable).parent / program)


def _told(when: str, title: str) -> str:
    (word,) = (one for one in WORDS if one in title.casefold())
    day, _, time = when.strip().partition(" ")
    return f"{day} {time or 'all day'} {word}"


def khal(folder: Path, url: str) -> Program:
    for program in ("khal", "vdirsyncer"):
        if not Path(_beside(program)).exists():
            pytest.skip(f"{program} is not installed; make test-clients installs it")
    return Khal(folder, url)


def calcurse(folder: Path, url: str) -> Program:
    if shutil.which("calcurse-caldav") is None:
        pytest.skip("calcurse is not installed; Debian has it")
    if subprocess.run([DEBIANS_PYTHON, "-c", "import httplib2"], capture_output=True).returncode:
        pytest.skip("calcurse-caldav wants Debian's python3-httplib2")
    return Calcurse(folder, url)


@pytest.fixture
def phone(a_radicale: Server) -> Iterator[Phone]:
    with closing(Phone(a_radicale)) as phone:
        yield phone


@pytest.mark.parametrize("program", [khal, calcurse])
def test_the_client_has_every_session_once(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, program: Callable[[Path, str], Program]
) -> None:
    desk.push()
    client = program(tmp_path_factory.mktemp("client"), desk.url)
    client.sync()
    assert client.events() == FIRST
    desk.edit("thu  tempo", "fri  tempo")
    desk.edit("400s:", "quarters:")
    desk.edit("  wed  hills: 8x45s uphill hard r90 at Big Hill\n", "  sun  swim 40min\n")
    desk.push()
    client.sync()
    assert client.events() == SECOND
    client.sync()
    # Nothing of ours came back from the client as an edit of its own.
    assert desk.push().summary == "nothing to do: 4 sessions are as in the plan"
    assert client.events() == SECOND


def test_what_is_edited_and_deleted_in_a_client_stays_so(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.push()
    client = khal(tmp_path_factory.mktemp("client"), desk.url)
    client.sync()
    for path in (client.folder / "events").glob("*.ics"):
        text = path.read_bytes()
        if b"empo" in text:
            path.write_bytes(text.replace(b"20261210T18", b"20261210T06"))
        elif b"ills" in text:
            path.unlink()
    client.sync()
    desk.edit("8x400", "9x400")
    made = desk.push()
    assert made.summary == ("changed 1, kept 1 edit of the phone, left out 1 deleted on the phone")
    client.sync()
    assert client.events() == [
        "2026-12-08 18:00 400s",
        "2026-12-10 06:00 tempo",
        "2026-12-12 09:00 long",
    ]
