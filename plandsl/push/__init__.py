"""A plan into a CalDAV calendar, in place: what the phone edited is kept or asked about.

From the outside in: `push` finds out what is where, `rounds` settles one event after the other,
`merge` decides field by field; `dav`, `web`, `multistatus` and `address` are the way to the server,
`objects` and `fields` what goes over it, `report` tells what was done.
"""

from __future__ import annotations

import hashlib

from plandsl import emit
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.push import objects
from plandsl.push.dav import Calendar
from plandsl.push.merge import Entry
from plandsl.push.report import Report
from plandsl.push.rounds import How, Memory, Refused, Round, Seen

# What the emitter calls it.
DAMAGED = "last-calendar"


def push(
    plan: Plan, calendar: Calendar, memory: Memory, how: How, report: Report
) -> tuple[Diagnostic, ...]:
    """Has the calendar show the plan, and gives what the calendar cannot take as the plan has it.

    Raises `Trouble` where the server fails and `Refused` where it would delete everything; the
    `report` then tells what was done before.
    """
    seen = Seen(calendar)
    known = dict(memory.entries())
    output = _output(plan, how, memory.previous())
    if output is None:
        there = {one.uid: (name, one) for name, one in seen.search(seen.versions)}
        ours = {uid: one for uid, (_, one) in there.items() if one.mark == mark(plan)}
        output = _output(plan, how, objects.as_written(ours.values())) if ours else None
        output = output or _written(plan, how, None)
        ours |= {uid: there[uid][1] for uid in objects.planned(output.data, "") if uid in there}
        known = {uid: Entry(uid, there[uid][0]) for uid in ours} | known
    planned = objects.planned(output.data, mark(plan))
    if planned and not how.dry_run:
        memory.remember(output.data)
    Round(calendar, seen, memory, how, report).bring(planned, known)
    return tuple(one for one in output.found if one.severity is not Severity.ERROR)


def _output(plan: Plan, how: How, previous: bytes | None) -> emit.Output | None:
    """The calendar as it follows from the last one; None where that is lost or damaged."""
    if previous is None:
        return None
    output = _written(plan, how, previous)
    for one in output.found:
        if one.name == DAMAGED:
            return None
        # That nothing is left of a plan is told in other words, by the round.
        wrong = one.severity is Severity.ERROR and b"BEGIN:VEVENT" in output.data
        if wrong and not how.force:
            helps = "".join(f"{words}; " for words in one.help)
            raise Refused(
                f"the calendar stays as it is: {one.message}; {helps}to push nevertheless, add"
                " --force"
            )
    return output


def _written(plan: Plan, how: How, previous: bytes | None) -> emit.Output:
    (output,) = emit.emitter("ics")(plan, emit.Options(how.now, previous))
    return output


def mark(plan: Plan) -> str:
    """What every event of this plan bears, so that they can be told when the memory is lost.

    It is a digest, so that it says nothing about the athlete and needs no quoting.
    """
    name = f"{slug(plan.athlete or '')}|{plan.id}"
    return hashlib.sha256(name.encode()).hexdigest()[:32]
