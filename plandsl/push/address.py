"""Where a calendar is, and who may write there."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, unquote, urljoin, urlsplit

from plandsl.record import dataclass

PORTS = {"http": 80, "https": 443}
# What a path may hold as it is; everything else is written as %XX, what is so already stays.
PATH = "/%:@!$&'()*+,;=~-._"
UNSEEN = re.compile(r"[\x00-\x20\x7f]")
PASSWORD_IN_URL = (
    "a password in the address is seen by everyone who sees this machine's processes or the"
    " shell's history; put it into the keyring or into PLANDSL_PASSWORD"
)


class NoAddress(ValueError):
    """An address that cannot be pushed to, in words for the user; it never shows a password."""


@dataclass(frozen=True, slots=True)
class Address:
    """`path` is quoted. Two addresses with the same `origin` are the same server."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def server(self) -> str:
        """The host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether nothing that is sent there leaves this machine."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.server}{self.path}"

    def at(self, reference: str) -> Address:
        """What a server means by a `Location` or `href`. Raises `NoAddress`."""
        try:
            return read(urljoin(str(self), reference))[0]
        except ValueError:
            raise NoAddress("the server names an address that is none") from None

    def child(self, name: str) -> Address:
        """The object of this (quoted) name in the collection."""
        return Address(self.scheme, self.host, self.port, f"{self.path.rstrip('/')}/{name}")

    def name_of(self, reference: str) -> str | None:
        """The name of what lies directly in this collection, always quoted in the same way; None
        for all else, also for what would lead out of it.
        """
        try:
            other = self.at(reference)
        except NoAddress:
            return None
        folder, _, name = other.path.rpartition("/")
        if other.origin != self.origin or unquote(folder) != unquote(self.path).rstrip("/"):
            return None
        return quoted(unquote(name)) or None


def read(text: str) -> tuple[Address, str | None]:
    """The address, and the user that stands in it. Raises `NoAddress`."""
    if UNSEEN.search(text):
        raise NoAddress("the address has blanks or signs that cannot be seen")
    try:
        parts = urlsplit(text)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except ValueError:
        raise NoAddress("that is no address, like https://example.org/calendars/me/") from None
    if parts.password is not None:
        raise NoAddress(PASSWORD_IN_URL)
    if parts.scheme not in PORTS or not host:
        raise NoAddress("an address begins with https:// and a server")
    if parts.query or parts.fragment:
        raise NoAddress("the address of a calendar has no ? and no #")
    user = unquote(parts.username) if parts.username else None
    path = quote(parts.path or "/", safe=PATH)
    return Address(parts.scheme, host, port or PORTS[parts.scheme], path), user


def quoted(name: str) -> str:
    """A text as one part of a path."""
    return quote(name, safe="")
