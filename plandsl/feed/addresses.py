"""Which addresses reach this server: from this computer, and from a phone in the same network."""

from __future__ import annotations

import ipaddress
import re
import socket

# A name or an address, and perhaps a port: what goes into a link is nothing else.
HOST = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
# Set aside for documentation (RFC 5737), so nobody is there; nothing is sent to it either.
NOBODY = ("192.0.2.1", 9)


def asked(host: str | None) -> str | None:
    """The `Host` of a request if it is one."""
    return host if host and HOST.fullmatch(host) else None


def joined(host: str, port: int) -> str:
    """As in a link: an address of IPv6 in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def is_loopback(host: str) -> bool:
    """Whether a host, perhaps with its port, is reached from the same computer only."""
    name = re.sub(r":\d+$", "", host) if host.startswith("[") or host.count(":") == 1 else host
    name = name.strip("[]")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _address(name)
    return address is not None and address.is_loopback


def for_phone(bound: str) -> str | None:
    """Where a phone in the same network reaches a server bound to an address, if it can."""
    address = _address(bound)
    if address is not None and address.is_unspecified:
        return in_network()
    return None if is_loopback(bound) else bound


def here(bound: str) -> str:
    """Where this computer reaches it."""
    address = _address(bound)
    return "127.0.0.1" if address is not None and address.is_unspecified else bound


def in_network() -> str | None:
    """This computer's address in its network, None where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOBODY)
        except OSError:
            return None
        host: str = probe.getsockname()[0]
    return None if is_loopback(host) or host == "0.0.0.0" else host


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
