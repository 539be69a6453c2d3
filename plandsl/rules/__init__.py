"""The rules: each a file of this folder, found by its name (`one_change.py` is `one-change`).

`check` runs them all over a plan and its log. A rule that an author declares is an error when
broken, `warn`, `error` and `off` choose otherwise; the others have the severity of their file.
What a rule file holds stands in `plandsl.rules._rule`.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import cast

from plandsl.diagnostics import Diagnostic, Severity, Waived, in_file_order
from plandsl.model.key import slug
from plandsl.model.log import Log
from plandsl.model.plan import Plan, RuleUse
from plandsl.record import dataclass, replace
from plandsl.rules._conflicts import conflicts
from plandsl.rules._page import evidence_of, headline_of, page_of
from plandsl.rules._parameters import parsed
from plandsl.rules._rule import Finding, Quantity, Rule, Settings
from plandsl.rules._sets import SETS, chosen_set
from plandsl.rules._text import listed, numbered, once
from plandsl.rules._waivers import Waivers
from plandsl.source import Origin, Source, Span

# Rules that hold a line against itself: where a `then` breaks it, every later week breaks it too.
OF_A_LINE = {"implausible-speed", "laps-sum", "stated-total", "target-mismatch"}
# Rules that run only where a line or the set asks for them. Their files say so (`UNASKED`), but a
# plan that does not ask need not import them.
SILENT = {
    "acwr", "deload", "feasible", "first-marathon", "hard-days", "intensity-distribution",
    "max-session", "max-week", "one-change", "rest-days", "unavailable", "weekly-volume",
}  # fmt: skip
LEVELS = {"error": Severity.ERROR, "warn": Severity.WARNING, "off": None}


@cache
def names() -> tuple[str, ...]:
    """All rules, by name."""
    files = (name.removesuffix(".py") for name in os.listdir(__path__[0]) if name.endswith(".py"))
    return tuple(sorted(file.replace("_", "-") for file in files if not file.startswith("_")))


def nearest(name: str) -> tuple[str, ...]:
    """The rules whose names look like this one, the most alike first."""
    return tuple(_alike(name, names()))


def page(name: str) -> str:
    """What a rule checks, why, and its examples, for a terminal; `name` is one of `names()`."""
    return page_of(name, _load(name))


def headline(name: str) -> str:
    """What a rule says, in one line."""
    return headline_of(_load(name))


def evidence(name: str) -> str:
    """`S (definition)`, `M (one cohort)`: how strong what stands behind a rule is."""
    return evidence_of(_load(name))


def unasked(name: str) -> Severity | None:
    """The severity of a rule in a plan that does not ask for it; None: it is silent there."""
    return _load(name).UNASKED


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules find, in file order, and what the plan waives."""

    found: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]


def check(plan: Plan, log: Log | None = None) -> tuple[Diagnostic, ...]:
    """All that the rules find, in file order."""
    return judge(plan, log).found


def judge(plan: Plan, log: Log | None = None) -> Judged:
    """The rules over a plan and its log.

    A week with a line that could not be read is not judged, and that is said; what holds for each
    line by itself is.
    """
    waivers = Waivers(plan)
    found = [*_unknown(plan, waivers), *_unread(plan)]
    readable = replace(
        plan, weeks=tuple(replace(w, sessions=()) if w.incomplete else w for w in plan.weeks)
    )
    asked: list[tuple[RuleUse, dict[str, Quantity]]] = []
    spoken_of = {use.name for use in plan.rules} | {*chosen_set(plan).asks}
    for name in names():
        if name in SILENT and name not in spoken_of:
            continue
        rule = _load(name)
        for use, severity in _uses(name, rule, plan):
            values, wrong = parsed(name, rule.TAKES, use.parameters)
            found += wrong
            asked.append((use, values))
            if severity is None or (wrong and not values):
                continue
            waived, elsewhere = partial(waivers.cover, name), _elsewhere(use, plan)
            settings = Settings(values, waived, use.series, elsewhere, use.origin)
            judged = plan if getattr(rule, "LINE_BY_LINE", False) else readable
            for finding in rule.check(judged, log, settings):
                if finding.at is None or not waivers.cover(name, finding.at):
                    found.append(_diagnostic(name, severity, finding))
    found += conflicts([(use, values) for use, values in asked if use.level != "off"])
    whole = not _is_incomplete(plan)
    if whole:
        found += waivers.unused(names())
    return Judged(in_file_order(_distinct(found)), waivers.listed(whole))


def _load(name: str) -> Rule:
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    return cast(Rule, module)


def _uses(name: str, rule: Rule, plan: Plan) -> Iterator[tuple[RuleUse, Severity | None]]:
    """Each use of a rule with its severity: those the author wrote, else the one of its file."""
    declared = [use for use in plan.rules if use.name == name]
    for use in declared:
        yield use, LEVELS[use.level or "error"]
    if all(use.series is not None for use in declared):
        severity = _unasked(name, rule, plan)
        if severity is not None:
            yield RuleUse(name), severity


def _unasked(name: str, rule: Rule, plan: Plan) -> Severity | None:
    """How severe a rule is that no line of the plan speaks of: the plan's set of rules says.

    No set leaves out what holds the plan against itself.
    """
    chosen = chosen_set(plan)
    if name in chosen.asks:
        return rule.UNASKED or Severity.WARNING
    if chosen.leaves_out(name) and "definition" not in evidence_of(rule):
        return None
    return rule.UNASKED


def _elsewhere(use: RuleUse, plan: Plan) -> frozenset[str]:
    """The series that a use without a series leaves to those that name one."""
    named = (other.series for other in plan.rules if other.name == use.name)
    return frozenset(slug(series) for series in named if series is not None)


def _diagnostic(name: str, severity: Severity, finding: Finding) -> Diagnostic:
    if finding.hint:
        severity = Severity.INFO
    elif finding.doubt:
        severity = Severity.WARNING
    return Diagnostic(
        name,
        severity,
        finding.message,
        finding.origin,
        finding.note,
        finding.labels,
        finding.help,
        finding.edits,
    )


def _unknown(plan: Plan, waivers: Waivers) -> Iterator[Diagnostic]:
    """Rules and series that do not exist; a half-read plan may have a series in its other half."""
    chosen = plan.rule_set
    if chosen is not None and chosen.name not in SETS:
        message = f"there is no set of rules {chosen.name}"
        help = _meant(chosen.name, [*SETS], "the sets are")
        yield Diagnostic("unknown-set", Severity.ERROR, message, chosen.origin, help=help)
    for use in plan.rules:
        if use.name not in names():
            words = (use.series or "").split()
            words += [word for it in use.parameters for word in (*it.words, *it.after)]
            yield _no_rule(f"there is no rule {use.name}", use.origin, use.name, words)
    for waiver in waivers:
        if waiver.rule not in names():
            message = f"there is no rule {waiver.rule} to waive"
            yield _no_rule(message, waiver.origin, waiver.rule)
    if not _is_incomplete(plan):
        yield from _unknown_series(plan)


def _is_incomplete(plan: Plan) -> bool:
    """Whether what seems to be missing may stand in a line that could not be read."""
    return plan.incomplete or any(week.incomplete for week in plan.weeks)


def _no_rule(
    message: str, origin: Origin | None, name: str, words: Sequence[str] = ()
) -> Diagnostic:
    """`words` stand behind the name, of which they may be a part: `rule hard days`."""
    joined = ["-".join([name, *words[:more]]) for more in range(len(words), 0, -1)]
    whole = next((one for one in joined if _alike(one, names())), name)
    help = _meant(whole, names(), "the rules are")
    if name in SETS:
        help = (f"a set of rules is chosen by a line: rules {name}",)
    return Diagnostic("unknown-rule", Severity.ERROR, message, origin, help=help)


def _unknown_series(plan: Plan) -> Iterator[Diagnostic]:
    labels = once(session.label for session in plan.sessions() if session.label is not None)
    known = {slug(session.series) for session in plan.sessions()}
    for use in plan.rules:
        if use.series is not None and slug(use.series) not in known and use.name in names():
            message = f"no session is labelled {use.series}, so this rule judges nothing"
            help = _meant(use.series, labels, "the labels here are")
            yield Diagnostic("unknown-series", Severity.ERROR, message, use.origin, help=help)


def _meant(name: str, known: Sequence[str], all_of_them: str) -> tuple[str, ...]:
    near = _alike(name, known)
    if near:
        return (f"did you mean {' or '.join(near)}?",)
    return (f"{all_of_them} {listed(known)}",) if known else ()


def _alike(name: str, known: Sequence[str]) -> list[str]:
    """The names that have it as a word (`long`), else those that are spelled like it."""
    whole = [one for one in known if name == one or name in one.split("-")]
    if whole:
        return [name] if name in known else whole
    import difflib

    return difflib.get_close_matches(name, known)


def _unread(plan: Plan) -> Iterator[Diagnostic]:
    weeks = [week for week in plan.weeks if week.incomplete]
    if weeks:
        yield Diagnostic(
            "incomplete-week",
            Severity.INFO,
            f"the rules skip {numbered(weeks)}: a line there could not be read",
            weeks[0].origin,
        )


def _distinct(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Once what the weeks of a phase have in common: the same message about the same words; of a
    line that a progression makes wrong, the first week.
    """
    kept: dict[tuple[str, str, Source | None, Span | None], Diagnostic] = {}
    for diagnostic in found:
        origin = diagnostic.origin
        place = (origin.source, origin.span) if origin else (None, None)
        once = diagnostic.name in OF_A_LINE and origin is not None and origin.is_unrolled
        message = "" if once else diagnostic.message
        kept.setdefault((diagnostic.name, message, *place), diagnostic)
    return list(kept.values())
