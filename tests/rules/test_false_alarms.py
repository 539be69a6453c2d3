"""Every rule's page says how often published plans break it, as the bench measures it."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from bench import false_alarms
from plandsl import rules
from plandsl.model.totals import week_totals
from plandsl.units import MILE, Distance, Range
from tests.rules.reading import plan_of

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("false-alarms")]


def weekly_miles() -> list[list[Fraction]]:
    """The table by itself: each plan's weeks."""
    found: dict[str, list[Fraction]] = defaultdict(list)
    for row in false_alarms.rows():
        assert row["unit"] == "mi"
        found[row["plan"]].append(Fraction(row["distance"]))
    return list(found.values())


@pytest.mark.parametrize("name", rules.names())
def test_a_page_says_what_the_bench_measures(name: str) -> None:
    page = rules.page(name)
    assert page.count(false_alarms.HEADING) == 1, "run: python bench/false_alarms.py --write"
    section = page.partition(false_alarms.HEADING)[2].partition("\n\n")[0]
    assert " ".join(section.split()) == false_alarms.says(name)


def test_what_the_table_can_feed_are_rules() -> None:
    assert set(rules.names()) >= set(false_alarms.FED)


def test_the_table_becomes_plans_with_the_same_weeks() -> None:
    assert (len(false_alarms.table()), false_alarms.steps()) == (16, 236)
    for plan, weeks in zip(false_alarms.table(), weekly_miles(), strict=True):
        for week, miles in zip(plan.weeks, weeks, strict=False):
            far = Distance(int(miles * MILE))
            assert week_totals(week).distance == Range(far, far)
        assert [len(week.sessions) for week in plan.weeks][len(weeks) :] == [1]


def test_a_rule_counts_what_the_table_alone_tells() -> None:
    """10 % on the heaviest of the three weeks before, and by the way on the week before."""
    heaviest = week_before = 0
    for weeks in weekly_miles():
        for place in range(1, len(weeks)):
            heaviest += weeks[place] > max(weeks[max(0, place - 3) : place]) * Fraction(11, 10)
            week_before += weeks[place] > weeks[place - 1] * Fraction(11, 10)
    assert (heaviest, week_before) == (45, 73)
    measured = false_alarms.measured("weekly-volume")
    assert (measured.of, measured.plans, measured.weeks) == (16, 16, heaviest)


def test_a_folder_of_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = "plan A\nstart 2026-03-02\nrules none\nweek 1\n  tue  1200 @ 4:30 (6:02/mi)\n"
    plan_of(good)
    (tmp_path / "good.plan").write_text(good, encoding="utf-8")
    bad = good.replace("6:02", "5:00").replace("plan A", "plan B")
    (tmp_path / "bad.plan").write_text(f"{bad}  wed  1000 @ 4:00 (5:00/km)\n", encoding="utf-8")
    false_alarms.print_folder(tmp_path)
    heading, columns, one = capsys.readouterr().out.strip().splitlines()
    assert heading == f"{tmp_path}: 2 plans"
    assert columns.split() == ["hit", "findings"]
    assert one.split() == ["target-mismatch", "1", "2"]


def test_a_page_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "a_rule.py"
    path.write_text('"""A rule.\n\nWhy:\n    So.\n\nParameters:\n    none\n"""\n', encoding="utf-8")
    assert false_alarms.write("a-rule", path)
    written = path.read_text(encoding="utf-8")
    assert written.startswith('"""A rule.\n\nWhy:\n    So.\n\nFalse alarms:\n    Not measured: ')
    assert written.endswith('own.\n\nParameters:\n    none\n"""\n')
    assert not false_alarms.write("a-rule", path)
