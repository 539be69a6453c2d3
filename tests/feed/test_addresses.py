"""Who reaches what: this computer, or a phone too."""

from __future__ import annotations

import pytest

from plandsl.feed import addresses


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9:80", True),
        ("localhost:8765", True),
        ("my.localhost", True),
        ("::1", True),
        ("[::1]:8765", True),
        ("192.168.1.20:8765", False),
        ("fd00::5", False),
        ("[fd00::5]:80", False),
        ("mac.local", False),
        ("localhost.example", False),
    ],
)
def test_loopback(host: str, alone: bool) -> None:
    assert addresses.is_loopback(host) is alone


def test_a_phone_finds_what_is_not_this_computer_alone() -> None:
    assert addresses.for_phone("127.0.0.1") is None
    assert addresses.for_phone("::1") is None
    assert addresses.for_phone("192.168.1.20") == "192.168.1.20"
    assert addresses.for_phone("0.0.0.0") == addresses.for_phone("::") == addresses.in_network()
    assert addresses.here("0.0.0.0") == "127.0.0.1"
    assert addresses.here("192.168.1.20") == "192.168.1.20"
    assert addresses.joined("fd00::5", 80) == "[fd00::5]:80"


@pytest.mark.parametrize(
    "host",
    [
        "",
        " ",
        "a b",
        "x/y",
        "x@y",
        "x:y",
        "x\r\nSet-Cookie: a",
        '"><script>',
        "a" * 300,
        "[::1",
        "-",
    ],
)
def test_what_a_client_calls_us_is_believed_only_if_it_is_a_host(host: str) -> None:
    assert addresses.asked(host) is None


def test_names_and_addresses() -> None:
    for host in ("mac.local:8765", "192.168.1.20", "[fd00::5]:80"):
        assert addresses.asked(host) == host
    assert addresses.asked(None) is None
