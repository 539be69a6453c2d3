"""The libraries inside calendar programs (Thunderbird, Nextcloud, GNOME's and KDE's) agree on every
start and end around both clock changes, and find the calendars valid.

They are no Python packages: where one is missing its tests are skipped. All calendars are read by
one process each.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.emit.ics.plans import build, minutes, plan, session
from tests.emit.ics.test_parsers import CHANGES, meant, nights
from tests.node import installed

HERE = Path(__file__).parent
# By the names that every library knows, and by some that only the file itself can explain.
CALENDARS = [(zone, own) for zone in CHANGES for own in (False, True)]
IDS = [f"{zone}{'-alone' * own}" for zone, own in CALENDARS]
DEBIANS = "/usr/bin/python3"

Times = list[list[int]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("calendars")
    for number, (zone, own) in enumerate(CALENDARS):
        data = build(nights(zone))
        data = data.replace(zone.encode(), f"Own/{zone}".encode()) if own else data
        (folder / f"{number}.ics").write_bytes(data)
    whole_days = build(plan(session(0), session(3), remind=minutes(30)))
    (folder / "days.ics").write_bytes(whole_days)
    return [str(folder / f"{name}.ics") for name in [*range(len(CALENDARS)), "days"]]


def printed(*words: str, cwd: Path) -> Any:
    done = subprocess.run(words, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def by_the_web(files: list[str]) -> dict[str, list[Times]]:
    folder = installed(HERE / "web", "how programs of the web read calendars")
    found: dict[str, list[Times]] = printed("node", "read.mjs", *files, cwd=folder)
    return found


@pytest.fixture(scope="module")
def by_libical(files: list[str]) -> list[dict[str, Any]]:
    asked = [DEBIANS, "-c", "import gi; gi.require_version('ICalGLib', '3.0')"]
    if not Path(DEBIANS).exists() or subprocess.run(asked, capture_output=True).returncode:
        pytest.skip("gir1.2-ical-3.0 and python3-gi are not installed, so libical is not tried")
    found: list[dict[str, Any]] = printed(DEBIANS, "by_libical.py", *files, cwd=HERE)
    return found


def expected(zone: str) -> Times:
    return sorted([int(one.timestamp()) for one in both] for both in meant(nights(zone)))


@pytest.mark.once
@pytest.mark.xdist_group("web")
@pytest.mark.parametrize("library", ["ical.js", "calendar-js"])
@pytest.mark.parametrize(("zone", "own"), CALENDARS, ids=IDS)
def test_programs_of_the_web(
    by_the_web: dict[str, list[Times]], zone: str, own: bool, library: str
) -> None:
    times = by_the_web[library][CALENDARS.index((zone, own))]
    assert sorted(times) == expected(zone)


@pytest.mark.once
@pytest.mark.xdist_group("libical")
@pytest.mark.parametrize(("zone", "own"), CALENDARS, ids=IDS)
def test_libical(by_libical: list[dict[str, Any]], zone: str, own: bool) -> None:
    found = by_libical[CALENDARS.index((zone, own))]
    assert found["valid"]
    assert sorted(found["times"]) == expected(zone)


@pytest.mark.once
@pytest.mark.xdist_group("libical")
def test_libical_finds_whole_days_and_reminders_valid(by_libical: list[dict[str, Any]]) -> None:
    assert by_libical[-1]["valid"]
    assert len(by_libical[-1]["times"]) == 2
