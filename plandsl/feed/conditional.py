"""Conditional requests (RFC 9110, 13): whether a client has the newest already."""

from __future__ import annotations

import datetime as dt
import re
from email.message import Message
from email.utils import parsedate_to_datetime

# One entity tag of a list. What stands between tags that are none is skipped.
ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')


def has_it(headers: Message, tag: str, revised: dt.datetime | None = None) -> bool:
    """Whether what the client kept is what it would get: then it is answered 304.

    Tags are compared weakly (8.8.3.2). Where there are any, dates are not looked at (13.1.3), for
    two editions may be of the same second; a date that cannot be read is no condition.
    """
    tags = headers.get_all("If-None-Match")
    if tags is not None:
        asked = ", ".join(tags)
        return asked.strip() == "*" or tag in ENTITY_TAG.findall(asked)
    since = _date(headers.get("If-Modified-Since"))
    return revised is not None and since is not None and revised <= since


def _date(written: str | None) -> dt.datetime | None:
    if written is None:
        return None
    try:
        date = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)
