"""A plan into a CalDAV calendar, in place: what the phone edited is kept or asked about.

From the outside in: `push` finds out what is where, `rounds` settles one event after the other,
`merge` decides field by field; `dav`, `web`, `multistatus` and `address` are the way to the server,
`objects` and `fields` what goes over it, `report` tells what was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from plandsl import emit
from plandsl.diagnostics import Diagnostic
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.push import objects
from plandsl.push.dav import Calendar
from plandsl.push.merge import Entry
from plandsl.push.objects import Object
from plandsl.push.report import Report
from plandsl.push.rounds import How, Memory, Round, Seen


def push(
    plan: Plan, calendar: Calendar, memory: Memory, how: How, report: Report
) -> tuple[Diagnostic, ...]:
    """Has the calendar show the plan, and gives what the calendar cannot take as the plan has it.

    Raises `Trouble` where the server fails and `Refused` where it would delete everything; the
    `report` then tells what was done before.
    """
    seen = Seen(calendar)
    previous, known = memory.previous(), memory.entries()
    there: Mapping[str, tuple[str, Object]] = {}
    if previous is None and not known:
        there = {one.uid: (name, one) for name, one in seen.search(seen.versions)}
        marked = {uid: one for uid, (_, one) in there.items() if one.mark == mark(plan)}
        previous = objects.calendar(marked.values()) if marked else None
    (output,) = emit.emitter("ics")(plan, emit.Options(how.now, previous))
    planned = objects.planned(output.data, mark(plan))
    if there:
        ours = [uid for uid in there if uid in planned or uid in marked]
        known = {uid: Entry(uid, there[uid][0]) for uid in ours}
    if planned and not how.dry_run:
        memory.remember(output.data)
    Round(calendar, seen, memory, how, report).bring(planned, known)
    return output.found


def mark(plan: Plan) -> str:
    """What every event of this plan bears, so that they can be told when the memory is lost.

    It is a digest, so that it says nothing about the athlete and needs no quoting.
    """
    name = f"{slug(plan.athlete or '')}|{plan.id}"
    return hashlib.sha256(name.encode()).hexdigest()[:32]
