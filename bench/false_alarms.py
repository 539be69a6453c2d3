"""How often published plans break the rules: `python bench/false_alarms.py [--write] [FOLDER …]`.

The table in `bench/data/` has the weeks of plans that people train by, so a rule that flags most of
them has false alarms to answer for. It tells distances, longest runs and numbers of runs alone;
`FED` are the rules that this is enough for. Every rule's page says under `False alarms:` what came
out, and `--write` brings the pages up to date. Of a folder, all its `.plan` files are run as they
are, which measures the other rules too.
"""

from __future__ import annotations

import csv
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from plandsl import pipeline, rules
from plandsl.cli.shelf import Disk
from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.plan import Plan, RuleSet, RuleUse
from plandsl.source import Source
from plandsl.units import MARATHON, Distance

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "bench" / "data" / "published-weeks.csv"
FED = {
    "deload": "weeks",
    "long-share": "plans",
    "ramp": "weeks",
    "spike": "weeks",
    "weekly-volume": "weeks",
    "first-marathon": "marathon",
    "marathon-taper": "marathon",
    "taper": "half",
}
"""Rules about nothing but distances, longest runs and numbers of runs, with a limit or a default
one: whether they find fault with single weeks, or with plans for any race, or for one of them.
"""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
MARATHON_FROM = {"mi": Fraction("15.5"), "km": Fraction(25)}
"""The table does not say which race a plan is for. Whoever runs 25 km at once trains for the whole:
our reading, which the lengths of the plans bear out.
"""

RACES = {
    "marathon": "the marathon",
    "half": "the half marathon",
    "plans": "the half and the full marathon",
}
HEADING = "False alarms:"
WIDTH = 79


@dataclass(frozen=True)
class Measured:
    """What a rule says of the plans it is for: how many it warns in, and in how many it only makes
    remarks, unasked; asked for with its defaults, how many plans and weeks it finds fault with.
    """

    of: int
    warned: int
    remarked: int
    plans: int
    weeks: int


# ------------------------------------------------------------------------- the table as plans


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def table() -> tuple[Plan, ...]:
    """Every plan of the table, written in the language and read."""
    by_plan: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows():
        by_plan[row["plan"]].append(row)
    return tuple(map(_read, map(_written, by_plan.values())))


def steps() -> int:
    """From one week to the next, that of the race left out."""
    return len(rows()) - len(table())


def _written(weeks: Sequence[dict[str, str]]) -> str:
    """The longest run stands on Sunday, and what is left is spread over the other days."""
    unit, name = weeks[0]["unit"], weeks[0]["plan"]
    longest = max(Fraction(row["longest"]) for row in weeks)
    race = "marathon" if longest >= MARATHON_FROM[unit] else "half"
    lines = [f"plan {name}", f"race 2026-11-01 {race}"]
    for row in weeks:
        lines.append(f"week {row['week']}")
        whole, far = Fraction(row["distance"]), Fraction(row["longest"])
        others = int(row["runs"]) - 1
        lines += [
            f"  {day}  easy: {float(one)}{unit} easy"
            for day, one in zip(DAYS, _shares(whole - far, others), strict=False)
        ]
        lines.append(f"  sun  long: {float(far)}{unit} easy")
    lines += [f"week {weeks[0]['weeks']}", f"  sun  race: {race}"]
    return "\n".join(lines) + "\n"


def _shares(whole: Fraction, count: int) -> list[Fraction]:
    """Equal parts to the hundredth, which add up to the whole."""
    if not count:
        return []
    hundredths, left = divmod(int(whole * 100), count)
    return [Fraction(hundredths + (place < left), 100) for place in range(count)]


def _read(text: str) -> Plan:
    [loaded] = pipeline.load([Source("table.plan", text)])
    errors = [one.message for one in loaded.found if one.severity is Severity.ERROR]
    if errors or loaded.plan is None:
        raise ValueError(f"{text.splitlines()[0]}: {'; '.join(errors)}")
    return loaded.plan


# ------------------------------------------------------------------------------- measuring


@cache
def unasked() -> tuple[tuple[Diagnostic, ...], ...]:
    """What all rules say of each plan that asks for none."""
    return tuple(rules.check(plan) for plan in table())


@cache
def measured(name: str) -> Measured:
    """One of `FED` over the table."""
    severities, weeks = [], []
    for plan, said in zip(table(), unasked(), strict=True):
        if _is_for(name, plan):
            severities.append({one.severity for one in said if one.name == name})
            asks = (RuleUse(name, origin=plan.origin),)
            asked = replace(plan, rules=asks, rule_set=RuleSet("none"))
            weeks.append(_weeks([one for one in rules.check(asked) if one.name == name], plan))
    return Measured(
        of=len(weeks),
        warned=sum(bool(one - {Severity.INFO}) for one in severities),
        remarked=sum(one == {Severity.INFO} for one in severities),
        plans=sum(map(bool, weeks)),
        weeks=sum(map(len, weeks)),
    )


def _is_for(name: str, plan: Plan) -> bool:
    marathon = plan.race is not None and plan.race.distance == Distance(MARATHON)
    return FED[name] in ("weeks", "plans") or marathon is (FED[name] == "marathon")


def _weeks(found: Iterable[Diagnostic], plan: Plan) -> set[int]:
    """The weeks that findings blame; 0 for the plan as a whole."""
    lines: list[tuple[int, int]] = []
    for week in plan.weeks:
        origins = [week.origin, *(session.origin for session in week.sessions)]
        lines += [(one.span.start, week.number) for one in origins if one]
    starts = dict(lines)
    blamed: set[int] = set()
    for one in found:
        place = one.origin.span.start if one.origin else -1
        before = [start for start in starts if start <= place]
        blamed.add(starts[max(before)] if before else 0)
    return blamed


def says(name: str) -> str:
    """What the page of a rule says under `False alarms:`, in one line."""
    if name not in FED:
        return (
            "Not measured: the table of published plans tells distances, longest runs and "
            "numbers of runs, and this rule asks for more, or has no limit of its own."
        )
    one, kind = measured(name), FED[name]
    asked = f"asked for, with its defaults, it finds fault with {one.plans}"
    if kind == "weeks":
        asked += f", in {one.weeks} of {steps()} steps from week to week"
    race = RACES.get(kind, RACES["plans"])
    return f"Of {one.of} published plans for {race}, unasked it {_alone(one)}; {asked}."


def _alone(one: Measured) -> str:
    parts = []
    if one.warned:
        parts.append(f"warns in {one.warned}")
    if one.remarked:
        parts.append(f"makes remarks in {one.remarked}")
    return " and ".join(parts) or "says nothing"


# --------------------------------------------------------------------------------- pages


def section(name: str) -> str:
    """As it stands in the docstring, with its line ends."""
    words = textwrap.fill(
        says(name), WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
    )
    return f"{HEADING}\n{words}\n\n"


def page(name: str) -> Path:
    return ROOT / "plandsl" / "rules" / f"{name.replace('-', '_')}.py"


def write(name: str, path: Path) -> bool:
    """Whether the page of a rule had to be brought up to date; before its parameters it stands."""
    text = path.read_text(encoding="utf-8")
    plain = re.sub(rf"^{HEADING}\n(?:    .*\n)+\n", "", text, count=1, flags=re.M)
    head, parameters, rest = plain.partition("Parameters:\n")
    made = f"{head}{section(name)}{parameters}{rest}"
    if made != text:
        path.write_text(made, encoding="utf-8")
    return made != text


def print_table() -> None:
    print(f"{len(table())} published plans, {steps()} steps from week to week\n")
    print(f"{'':22}{'':>6}{'unasked':>22}{'asked for':>22}")
    print(f"{'':22}{'plans':>6}{'warned':>11}{'remarked':>11}{'plans':>11}{'weeks':>11}")
    for name in sorted(FED.keys() & set(rules.names())):
        one = measured(name)
        weeks = one.weeks if FED[name] == "weeks" else ""
        print(f"{name:22}{one.of:6}{one.warned:11}{one.remarked:11}{one.plans:11}{weeks:>11}")


def print_folder(folder: Path) -> None:
    """Each rule that says something of the plans there, unasked or because they ask for it."""
    paths = sorted(folder.rglob("*.plan"))
    hit: dict[str, set[Path]] = defaultdict(set)
    said: dict[str, int] = defaultdict(int)
    for path in paths:
        source = Source(str(path), path.read_text(encoding="utf-8"))
        for one in pipeline.check([source], Disk([source], None)):
            if one.name in rules.names():
                hit[one.name].add(path)
                said[one.name] += 1
    print(f"\n{folder}: {len(paths)} plans\n{'':22}{'hit':>6}{'findings':>11}")
    for name in sorted(hit):
        print(f"{name:22}{len(hit[name]):6}{said[name]:11}")


def main(words: Sequence[str]) -> None:
    if "--write" in words:
        for name in rules.names():
            if write(name, page(name)):
                print(f"{name}: page written")
        return
    print_table()
    for word in words:
        print_folder(Path(word))


if __name__ == "__main__":
    main(sys.argv[1:])
