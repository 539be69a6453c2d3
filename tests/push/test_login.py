"""Where a push goes and who pushes: what is refused before anything is sent, what stays secret."""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import keyring
import keyring.backend
import keyring.errors
import pytest

from plandsl.push import address
from tests.push.odd_server import CALENDAR, OddServer, odd_server
from tests.push.pushing import Desk
from tests.push.servers import PASSWORD, USER


@pytest.fixture
def odd() -> Iterator[OddServer]:
    with odd_server() as server:
        yield server


@pytest.fixture
def desk(odd: OddServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, odd.url, monkeypatch)


class Ring(keyring.backend.KeyringBackend):
    """A keyring that holds what it was told, or is locked."""

    priority = 1.0
    locked = False
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise keyring.errors.KeyringLocked("the collection is locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, one = keyring.get_keyring(), Ring()  # type: ignore[no-untyped-call]
    keyring.set_keyring(one)
    yield one
    keyring.set_keyring(before)
    one.kept.clear()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://me:geheim@example.org/", "a password in the address is seen by everyone"),
        ("https://me:@example.org/", "a password in the address is seen by everyone"),
        ("example.org/calendar", "an address begins with https:// and a server"),
        ("webcal://example.org/x", "an address begins with https:// and a server"),
        ("https:///x", "an address begins with https:// and a server"),
        ("https://example.org:99999/", "that is no address"),
        ("https://[::1/", "that is no address"),
        ("https://example.org/a b", "blanks or signs that cannot be seen"),
        ("https://example.org/a\r\nX: y", "blanks or signs that cannot be seen"),
        ("https://example.org/x?token=geheim", "has no ? and no #"),
        ("http://example.org/x", "everybody on the way to example.org could read"),
        ("http://127.0.0.1.example.org/x", "everybody on the way to"),
        (f"https://{'a' * 64}.org/", "that is no address"),
    ],
)
def test_addresses_that_are_refused(desk: Desk, url: str, says: str) -> None:
    desk.url = url
    made = desk.push()
    assert made.status == 2
    assert says in " ".join(made.err.split())
    assert "geheim" not in made.out + made.err


def test_http_is_allowed_where_the_user_says_so(desk: Desk) -> None:
    desk.url = "http://calendar.invalid/"
    assert desk.push("--allow-http").status == 3


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("https://Example.org", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org/%C3%A9", "https://example.org/%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:5232/x/", "http://[::1]:5232/x/"),
    ],
)
def test_addresses_are_told_in_one_way(text: str, same: str) -> None:
    assert str(address.read(text)[0]) == same


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("/a%40b/c/1.ics", "1.ics"),
        ("/a@b/c/1.ics", "1.ics"),
        ("1.ics", "1.ics"),
        ("https://example.org/a@b/c/%7e1.ics", "~1.ics"),
        ("/a@b/c/", None),
        ("/a@b/c/d/1.ics", None),
        ("/a@b/1.ics", None),
        ("/a@b/c/../1.ics", None),
        ("/a@b/c/..%2f1.ics", "..%2F1.ics"),
        ("https://other.org/a@b/c/1.ics", None),
        ("https://me:pw@example.org/a@b/c/1.ics", None),
        ("http://[", None),
    ],
)
def test_only_what_lies_in_the_calendar_is_looked_at(reference: str, name: str | None) -> None:
    assert address.read("https://example.org/a@b/c/")[0].name_of(reference) == name


# ---- user and password


def test_nobody_knows_the_user(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, odd: OddServer, ring: Ring
) -> None:
    monkeypatch.setenv("PLANDSL_USER", "")
    made = desk.push()
    assert (made.status, "whose password is PLANDSL_PASSWORD?" in made.err) == (2, True)
    assert odd.asked == []
    monkeypatch.delenv("PLANDSL_PASSWORD")
    made = desk.push()
    assert (made.status, "wants a user and a password" in made.err) == (3, True)
    assert odd.logins == [None]


def test_the_user_may_stand_in_the_address(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDSL_USER", "somebody else")
    desk.url = desk.url.replace("127.0.0.1", f"{USER}@127.0.0.1")
    assert desk.push().out == "added 4\n"


def test_a_user_with_a_colon_is_a_password_in_the_wrong_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDSL_USER", "me:geheim")
    made = desk.push()
    assert made.status == 2
    assert "geheim" not in made.err


def test_the_password_may_stand_in_the_keyring(
    desk: Desk, odd: OddServer, monkeypatch: pytest.MonkeyPatch, ring: Ring
) -> None:
    monkeypatch.delenv("PLANDSL_PASSWORD")
    server = odd.url.removeprefix("http://").removesuffix(CALENDAR)
    keyring.set_password(f"plandsl:{server}", USER, PASSWORD)
    assert desk.push().out == "added 4\n"
    assert odd.logins[0] == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    ring.locked = True
    made = desk.push()
    assert (made.status, made.err) == (
        3,
        "Error: the keyring cannot be opened; PLANDSL_PASSWORD can stand in for it\n",
    )


def test_passwords_of_any_letters_are_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANDSL_PASSWORD", "pässwörd\n:€")
    made = desk.push()
    assert (made.status, "does not take this user and password" in made.err) == (3, True)
    monkeypatch.setitem(os.environb, b"PLANDSL_PASSWORD", b"\xff\xfe")
    assert desk.push().status == 3


def test_nothing_secret_is_kept_and_nobody_else_may_look(desk: Desk) -> None:
    assert desk.push().status == 0
    files = [path for path in desk.state.rglob("*") if path.is_file()]
    assert len(files) == 6
    for path in files:
        assert PASSWORD.encode() not in path.read_bytes()
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


# ---- the memory


def test_a_damaged_memory_is_found_anew(desk: Desk, odd: OddServer) -> None:
    desk.push()
    before = dict(odd.objects)
    paths = sorted(desk.state.rglob("*.event"))
    damages = [b"", b"{", b"[" * 100_000, b'{"version": 1, "uid": 3, "name": "../x", "plan": []}']
    for path, data in zip(paths, damages, strict=True):
        path.write_bytes(data)
    assert desk.push().out == "found 4 that were there\n"
    assert desk.push().summary.startswith("nothing to do")
    assert odd.objects == before


def test_a_memory_that_cannot_be_written_is_one_message(desk: Desk, odd: OddServer) -> None:
    desk.state.write_text("in the way")
    made = desk.push()
    assert (made.status, "cannot be made" in made.err) == (3, True)
    assert odd.objects == {}


def test_a_push_that_comes_to_nothing_leaves_nothing(desk: Desk, odd: OddServer) -> None:
    odd.instead = lambda one: b""
    assert desk.push().status == 3
    assert not list((desk.state / "plandsl" / "push").iterdir())


# ---- usage


def test_a_plan_with_mistakes_is_not_pushed(desk: Desk, odd: OddServer) -> None:
    desk.edit("20min threshold", "20min thresold")
    made = desk.push()
    assert (made.status, "nothing was pushed" in made.err) == (1, True)
    assert odd.asked == []


def test_one_plan_twice_is_refused(desk: Desk) -> None:
    made = desk.push(str(desk.plan))
    assert (made.status, "have the same id" in made.err) == (2, True)


def test_the_calendars_of_a_server_are_named(desk: Desk, odd: OddServer) -> None:
    desk.url = odd.url.replace(CALENDAR, "/")
    odd.title = "My\u009b31m runs"
    assert desk.push().err == (
        f"Error: that is no calendar; there is:\n  --to {odd.url}  (My31m runs)\n"
    )
