"""`plandsl push`: the plan into a calendar that the phone shows, in place."""

from __future__ import annotations

from contextlib import closing, nullcontext
from typing import TYPE_CHECKING, cast

import click

from plandsl.cli import clock, files, plans, terminal
from plandsl.cli.desk import Desk

if TYPE_CHECKING:
    from plandsl.model.plan import Plan
    from plandsl.push.address import Address
    from plandsl.push.dav import Calendar
    from plandsl.push.merge import Prefer
    from plandsl.push.report import Report
    from plandsl.push.rounds import How


@click.command()
@click.argument("names", metavar="[PLAN]...", nargs=-1)
@click.option("--to", "url", metavar="URL", required=True, help="The calendar's CalDAV address.")
@click.option("--log", metavar="LOG", help="What was run, which progressions follow.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would be done.")
@click.option(
    "--prefer",
    type=click.Choice(["plan", "phone"]),
    help="Whose side holds where both changed the same.",
)
@click.option("--restore", is_flag=True, help="Write anew what was deleted on the phone.")
@click.option(
    "--force", is_flag=True, help="Push also what seems to be another plan than the last one."
)
@click.option(
    "--allow-http", is_flag=True, help="Send plan and password unencrypted, in a network you trust."
)
@plans.reading
def command(
    names: tuple[str, ...],
    url: str,
    log: str | None,
    dry_run: bool,
    prefer: str | None,
    restore: bool,
    force: bool,
    allow_http: bool,
    desk: Desk,
) -> int:
    """Bring the plan into a CalDAV calendar, and keep what was edited on the phone.

    Sessions are added, moved, changed and deleted in place; events of others are never touched.
    What you edited on the phone stays; what both you and the plan changed is asked about. User and
    password come from the keyring or from PLANDSL_USER and PLANDSL_PASSWORD.
    """
    from plandsl.push import mark
    from plandsl.push.rounds import How

    if log and len(names) > 1:
        raise click.UsageError("a log is of one plan; push the others without it")
    target, calendar = _calendar(url, allow_http)
    loaded = [plans.one_plan(name, desk, log) for name in names or (None,)]
    if any(one.unread for _, one in loaded):
        terminal.say("nothing was pushed")
        return 1
    found = [plan for plan, _ in loaded]
    if len({mark(plan) for plan in found}) < len(found):
        raise click.UsageError(
            "two of these plans have the same id; they would overwrite each other"
        )
    how = How(clock.now(None), cast("Prefer | None", prefer), restore, force, dry_run)
    with closing(calendar):
        return max(_push(plan, calendar, target, how, len(found) > 1) for plan in found)


def _calendar(url: str, allow_http: bool) -> tuple[Address, Calendar]:
    from plandsl.cli.login import login
    from plandsl.push import address
    from plandsl.push.dav import Calendar
    from plandsl.push.web import Web

    try:
        target, user = address.read(url)
    except address.NoAddress as problem:
        raise click.UsageError(str(problem)) from None
    if target.scheme == "http" and not target.is_loopback and not allow_http:
        raise click.UsageError(
            f"everybody on the way to {target.server} could read plan and password; use https://,"
            " or --allow-http in a network you trust"
        )
    known = login(target, user)
    return target, Calendar(Web(target, known), target, has_login=known is not None)


def _push(plan: Plan, calendar: Calendar, target: Address, how: How, of_several: bool) -> int:
    """One plan: what differs and what was done, also when it was broken off."""
    from plandsl.cli.memory import Folder
    from plandsl.push import mark, push
    from plandsl.push.report import Report
    from plandsl.push.rounds import Refused
    from plandsl.push.web import Trouble

    report = Report(terminal.progress)
    memory = Folder(mark(plan), plan.title, str(target))
    try:
        with nullcontext() if how.dry_run else memory.alone():
            remarks = push(plan, calendar, memory, how, report)
    except Refused as problem:
        raise files.Unusable(str(problem)) from None
    except Trouble as problem:
        if report.deeds:
            _tell(report, plan, how.dry_run, of_several)
            terminal.say("not all is done; what was done is remembered, so push again later")
        raise files.Unreadable(str(problem)) from None
    for one in remarks:
        terminal.say(f"{one.severity}: {one.message}")
    _tell(report, plan, how.dry_run, of_several)
    if report.is_settled:
        return 0
    terminal.say("what is to decide stays as it is; --prefer plan or --prefer phone decides")
    return 1


def _tell(report: Report, plan: Plan, dry_run: bool, of_several: bool) -> None:
    from zoneinfo import ZoneInfo

    for line in report.details(ZoneInfo(plan.timezone) if plan.timezone else None):
        terminal.out(line)
    would = "a push would have " if dry_run and report.deeds else ""
    name = f"{plan.title}: " if of_several else ""
    terminal.out(f"{name}{would}{report.summary()}")
