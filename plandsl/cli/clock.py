"""The clock, asked here and nowhere else; SOURCE_DATE_EPOCH stands in for it."""

from __future__ import annotations

import datetime as dt
import os

import click

LENGTH_OF_A_DATE = len("2026-03-01")


def now(written: str | None) -> dt.datetime:
    """The time given, that of SOURCE_DATE_EPOCH, or the clock's, in whole seconds of UTC."""
    if written is not None:
        try:
            time = dt.datetime.fromisoformat(written)
            if time.tzinfo is not None:
                return time.astimezone(dt.UTC).replace(microsecond=0)
        except (ValueError, OverflowError):
            raise _no_time(written) from None
        raise click.UsageError(f"--now {written} needs its zone, like {written}Z")
    return _epoch() or dt.datetime.now(dt.UTC).replace(microsecond=0)


def today() -> dt.date:
    """The date where the machine is; of SOURCE_DATE_EPOCH that of UTC."""
    return (_epoch() or dt.datetime.now().astimezone()).date()


def day(written: str | None) -> dt.date:
    """The date given, as in a plan, or today's."""
    if written is None:
        return today()
    try:
        if len(written) == LENGTH_OF_A_DATE:
            return dt.date.fromisoformat(written)
    except ValueError:
        pass
    raise click.UsageError(f"{written} is no date, like 2026-03-01")


def _epoch() -> dt.datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        return None
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise _no_time(seconds) from None


def _no_time(written: str) -> click.UsageError:
    return click.UsageError(f"{written} is no time, like 2026-03-01T12:00Z")
