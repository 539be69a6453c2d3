"""The servers, started once for all tests of pushing, which therefore run in one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.push.phone import Phone
from tests.push.pushing import Desk
from tests.push.servers import Server, radicale, xandikos


@pytest.fixture(scope="session")
def a_radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="session")
def a_xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield server


@pytest.fixture(params=["a_radicale", "a_xandikos"])
def phone(request: pytest.FixtureRequest) -> Iterator[Phone]:
    """A phone with an empty calendar, on one server after the other."""
    phone = Phone(request.getfixturevalue(request.param))
    yield phone
    phone.close()


@pytest.fixture
def desk(phone: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, phone.url, monkeypatch)
