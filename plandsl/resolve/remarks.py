"""What is odd about a plan as a whole: it can be read in one way, but was hardly meant so."""

from __future__ import annotations

from collections.abc import Iterator

from plandsl.diagnostics import Diagnostic, Label, Severity
from plandsl.model.key import slug
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Target
from plandsl.resolve.lets import Lets
from plandsl.resolve.names import efforts
from plandsl.resolve.outline import Block, Outline
from plandsl.resolve.weeks import weeks_of
from plandsl.source import Origin, Source
from plandsl.syntax import tree
from plandsl.syntax.words import did_you_mean, nearest

# The numbers that a share of one needs, and what they look like.
NEEDED = {"%hrr": ("hrmax", "hrrest"), "%hrmax": ("hrmax",), "%ftp": ("ftp",)}
EXAMPLES = {"hrmax": "188", "hrrest": "48", "ftp": "230W"}


def remarks(plan: Plan, outline: Outline, lets: Lets) -> list[Diagnostic]:
    """Nothing where a line could not be read: what is missing may stand there."""
    if outline.broken or plan.incomplete or any(week.incomplete for week in plan.weeks):
        return []
    return [
        *_days_twice(outline),
        *_weeks_twice(outline),
        *_empty_weeks(plan),
        *_race_day(plan),
        *_unknown_venues(plan),
        *_unused_paces(plan),
        *_unused_lets(outline, lets),
        *_unsaid_numbers(plan),
    ]


def _warning(name: str, message: str, origin: Origin | None, *helps: str) -> Diagnostic:
    return Diagnostic(name, Severity.WARNING, message, origin, help=helps)


def _days_twice(outline: Outline) -> Iterator[Diagnostic]:
    """Two lines for one day are two sessions; with times of day, that is meant."""
    for block in outline.blocks:
        first: dict[int, tree.Line] = {}
        for day in block.days:
            assert isinstance(day.statement, tree.DayLine)
            before = first.setdefault(day.statement.day, day.line)
            if before is day.line or day.session.time is not None or day.session.half is not None:
                continue
            label = Label(outline.origin(before), "the first one")
            message = f"a second session on {day.line.keyword} of the same week"
            helps = ("if both are meant, give each its time, like tue 07:00 …",)
            origin = outline.origin(day.line)
            yield Diagnostic(
                "day-twice", Severity.WARNING, message, origin, labels=(label,), help=helps
            )


def _weeks_twice(outline: Outline) -> Iterator[Diagnostic]:
    """Two headings of one file for one week; of a plan that it extends, they are meant."""
    first: dict[tuple[int, Source], Block] = {}
    for block in outline.blocks:
        if not isinstance(block.statement, tree.WeekLine):
            continue
        low, high = weeks_of(block)
        weeks = [(number, block.line.source) for number in range(low, high + 1)]
        twice = [week for week in weeks if week in first]
        if twice:
            label = Label(outline.origin(first[twice[0]].line), "the first one")
            message = f"week {twice[0][0]} stands here a second time"
            origin = outline.origin(block.line)
            yield Diagnostic("week-twice", Severity.WARNING, message, origin, labels=(label,))
        first = dict.fromkeys(weeks, block) | first


def _empty_weeks(plan: Plan) -> Iterator[Diagnostic]:
    """Weeks that nothing is written for; most often a week's number was mistyped."""
    empty = [week.number for week in plan.weeks if week.origin is None and not week.sessions]
    if empty:
        later = [week for week in plan.weeks if week.number > empty[0] and week.number not in empty]
        which = f"week {empty[0]} has" if len(empty) == 1 else f"{len(empty)} weeks have"
        # A week that nothing is written for lies before one that something is written for.
        origin = later[0].origin or later[0].sessions[0].origin
        message = f"{which} no sessions, the first of them week {empty[0]}"
        yield _warning("empty-week", message if len(empty) > 1 else f"{which} no sessions", origin)


def _race_day(plan: Plan) -> Iterator[Diagnostic]:
    race = plan.race
    if race is None or not plan.weeks:
        return
    if not plan.weeks[0].start <= race.date <= plan.weeks[-1].end:
        message = f"the race on {race.date} is outside the plan's weeks"
        helps = f"they run from {plan.weeks[0].start} to {plan.weeks[-1].end}"
        yield _warning("race-day", message, race.origin, helps)
        return
    there = [session for session in plan.sessions() if session.date == race.date]
    if not there:
        message = f"nothing is planned on the day of the race, {race.date}"
        yield _warning("race-day", message, race.origin, "add it to its week, like sun  race: 10k")
    elif not any(session.kind in (Kind.RACE, Kind.TRIAL) for session in there):
        message = f"on the day of the race, {race.date}, no session is the race"
        yield _warning("race-day", message, there[0].origin, "call it by its name, like race: 10k")


def _unknown_venues(plan: Plan) -> Iterator[Diagnostic]:
    """A closure that no session can meet because its name is misspelt would never be noticed."""
    used = sorted({session.venue for session in plan.sessions() if session.venue})
    known = {slug(venue) for venue in used}
    for closure in plan.closures:
        if slug(closure.venue) in known:
            continue
        from difflib import get_close_matches

        near = get_close_matches(closure.venue, used, n=1, cutoff=0.75)
        near = near or [venue for venue in used if _is_part(venue, closure.venue)]
        if near:
            message = f"no session is at {closure.venue}"
            yield _warning("closed-venue", message, closure.origin, f"did you mean {near[0]}?")


def _is_part(one: str, other: str) -> bool:
    """`East River` of `East River track`, whichever of them is the longer."""
    words, more = sorted((f" {one.casefold()} ", f" {other.casefold()} "), key=len)
    return words in more


def _unused_paces(plan: Plan) -> Iterator[Diagnostic]:
    used = {
        target.effort
        for session in plan.sessions()
        for option in session.options
        for step in option
        for leaf in (step, *step.leaves())
        for target in leaf.targets
    }
    for pace in plan.paces:
        near = nearest(pace.name, efforts())
        if pace.name not in used and near and near[0] != pace.name:
            message = f"no session is run at {pace.name}"
            yield _warning("unused-pace", message, pace.origin, did_you_mean(near))


def _unsaid_numbers(plan: Plan) -> Iterator[Diagnostic]:
    """`80%hrr` for an athlete whose resting heart rate nobody has said: it stays a share.

    Of a plan that is for nobody in particular everybody knows the own numbers.
    """
    numbers = plan.numbers
    known = {"hrmax": numbers.hrmax, "hrrest": numbers.hrrest, "ftp": numbers.ftp}
    if plan.athlete is None and not any(known.values()):
        return
    for share, needs in NEEDED.items():
        unsaid = [name for name in needs if known[name] is None]
        asked = (one for one in _shares(plan) if share in one.text)
        first = next(asked, None) if unsaid else None
        if first is not None:
            names = " and ".join(unsaid)
            message = f"{first.text} cannot be told in numbers, for nobody has said {names}"
            where = "in the athlete's file" if plan.athlete else "at the top"
            example = ", ".join(f"{name} {EXAMPLES[name]}" for name in unsaid)
            helps = (f"say it {where}: {example}",)
            yield Diagnostic("unsaid-number", Severity.INFO, message, first.origin, help=helps)


def _shares(plan: Plan) -> Iterator[Target]:
    """What is told as a share of a number that is not known, each where it is written."""
    named = [pace.target for pace in plan.paces]
    run = (
        target
        for session in plan.sessions()
        for option in session.options
        for step in option
        for leaf in (step, *step.leaves())
        for target in leaf.targets
    )
    for target in (*named, *run):
        if target.intensity is not None and target.intensity.range is None:
            yield target


def _unused_lets(outline: Outline, lets: Lets) -> Iterator[Diagnostic]:
    """A name that no session uses was most likely spelled in another way there."""
    for name, (line, _) in lets.lines.items():
        if name not in lets.used:
            message = f"no session uses {name}"
            yield _warning("unused-let", message, outline.origin(line), "use it, or leave it out")
