"""Who may write into a calendar: asked of the environment and the keyring, never of a file.

A password on the command line could be read by every process of the machine, so there is no way to
give one there.
"""

from __future__ import annotations

import os

import click

from plandsl.cli import files
from plandsl.push.address import Address
from plandsl.push.web import Login

USER, PASSWORD = "PLANDSL_USER", "PLANDSL_PASSWORD"


def login(address: Address, user: str | None) -> Login | None:
    """The user of the address or the environment, with the password of the environment or else of
    the keyring; None where there is none.
    """
    user = user or os.environ.get(USER) or None
    password = os.environ.get(PASSWORD)
    if user is None:
        if password is not None:
            raise click.UsageError(f"whose password is {PASSWORD}? put the user into {USER}")
        return None
    if ":" in user:
        raise click.UsageError(f"a user has no colon; the password stands in {PASSWORD}")
    password = password or _kept(address, user)
    return Login(user, password) if password else None


def _kept(address: Address, user: str) -> str | None:
    """What `keyring set plandsl:SERVER USER` put there."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(f"plandsl:{address.server}", user)
    except Exception:
        # Every system's keyring fails in its own way: locked, not there, asked and not answered.
        message = f"the keyring cannot be opened; {PASSWORD} can stand in for it"
        raise files.Unreadable(message) from None
    return found
