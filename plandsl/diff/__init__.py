"""Two plans compared as a runner reads them: not lines, but sessions, paces, weeks and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.diff.head import head_changes
from plandsl.diff.match import Frame, frame_of, matched
from plandsl.diff.sessions import session_changes, total_text, waiver_changes
from plandsl.diff.words import said
from plandsl.model.difference import Change, Difference, Fate, SessionDifference, WeekDifference
from plandsl.model.plan import Plan, Week
from plandsl.model.session import Session
from plandsl.model.totals import week_estimates
from plandsl.source import Origin, Source

HEADINGS = ("phase ", "week ", "weeks ")


def compare(
    old: Plan, new: Plan, found_old: Sequence[Diagnostic], found_new: Sequence[Diagnostic]
) -> Difference:
    """All that changed. `found_old` and `found_new` are what the rules say of each plan."""
    frame = frame_of(old, new)
    head, weeks = tuple(head_changes(old, new)), tuple(_weeks(old, new, frame))
    if not head and not weeks:
        # What is the same breaks the same rules, though it may be written in fewer lines.
        found_old = found_new = ()
    broken, mended = _only(found_new, found_old, old), _only(found_old, found_new, new)
    return Difference(old, new, frame.later, head, weeks, broken, mended)


def _weeks(old: Plan, new: Plan, frame: Frame) -> Iterator[WeekDifference]:
    """Week by week, as the new plan counts them."""
    olds = {week.number + frame.weeks: week for week in old.weeks}
    news = {week.number: week for week in new.weeks}
    home = {
        id(session): number
        for weeks in (news, olds)
        for number, week in weeks.items()
        for session in week.sessions
    }
    found: dict[int, list[SessionDifference]] = {}
    for one, other in matched(list(old.sessions()), list(new.sessions()), frame):
        difference = _session(one, other, frame)
        if difference is not None:
            found.setdefault(home[id(one or other)], []).append(difference)
    for number in sorted(olds.keys() | news.keys()):
        before, after = olds.get(number), news.get(number)
        changes = tuple(_week_changes(before, after))
        sessions = tuple(sorted(found.get(number, ()), key=_chronologically))
        if changes or sessions or _totals(before) != _totals(after):
            yield WeekDifference(before, after, changes, sessions)


def _session(old: Session | None, new: Session | None, frame: Frame) -> SessionDifference | None:
    """None where both mean the same on the same day."""
    if old is None or new is None:
        return SessionDifference(Fate.ADDED if old is None else Fate.DROPPED, old, new)
    changes = tuple(session_changes(old, new))
    if frame.day(old) != new.date:
        return SessionDifference(Fate.MOVED, old, new, changes)
    return SessionDifference(Fate.CHANGED, old, new, changes) if changes else None


def _chronologically(one: SessionDifference) -> tuple[int, str, str, bool]:
    """By the day of the week; what was dropped before what came in its place."""
    session = one.old or one.new
    assert session is not None
    at = session.time.isoformat() if session.time else ""
    return session.date.weekday(), at, session.half or "", one.old is None


def _week_changes(old: Week | None, new: Week | None) -> Iterator[Change]:
    """What is said of the week as a whole."""
    stated, states = old.total if old else None, new.total if new else None
    if stated != states:
        yield said("stated total", total_text(stated), total_text(states))
    if old and new and old.deload != new.deload:
        before, after = ("a lighter week" if week.deload else "" for week in (old, new))
        text = "a lighter week now" if new.deload else "no longer a lighter week"
        yield Change("deload", before, after, text)
    yield from waiver_changes(old.waivers if old else (), new.waivers if new else ())


def _totals(week: Week | None) -> object:
    """How far and how long, without what was assumed for it."""
    if week is None:
        return None
    made = week_estimates(week)
    return made.distance.range if made.distance else None, made.duration.range


def _only(
    found: Sequence[Diagnostic], other: Sequence[Diagnostic], there: Plan
) -> tuple[Diagnostic, ...]:
    """What is said of one plan more often than of the other, `there`; hints are no broken rules.

    What is said of a line that stands for several weeks is said once, however many these are.
    """
    spare = Counter((one.name, one.message) for one in other)
    lines = Counter(_line(it.origin) for part in (there.sessions(), there.weeks) for it in part)
    shared = {_words(one) for one in other if one.origin and lines[_line(one.origin)] > 1}
    kept = []
    for one in found:
        if one.severity is Severity.INFO or _words(one) in shared:
            continue
        if not spare[one.name, one.message]:
            kept.append(one)
        else:
            spare[one.name, one.message] -= 1
    return tuple(kept)


def _line(origin: Origin | None) -> tuple[Source, int] | None:
    return (origin.source, origin.source.position(origin.span.start)[0]) if origin else None


def _words(one: Diagnostic) -> tuple[str, str, str]:
    """What is said, and of which words; of all headings alike, since a phase has weeks in it."""
    origin = one.origin
    words = origin.source.text[origin.span.start : origin.span.end] if origin else ""
    return one.name, one.message, "" if words.startswith(HEADINGS) else words
