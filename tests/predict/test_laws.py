"""What holds for every log: slower runs, a slower estimate; the order of days says nothing."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plandsl import pipeline
from plandsl.model.assumed import race_distance
from plandsl.report.prediction import render
from plandsl.report.prediction_json import document
from plandsl.report.terminal import cells
from plandsl.source import Source
from plandsl.units import Duration, clock
from tests import strategies
from tests.predict.reading import ends, estimate, predicted, reasons
from tests.report.schemas import strict

# Of each grade, far from the limits of the models: how it is written, with its time in seconds.
KINDS = (
    ("race: 5k = {}", 1300),
    ("race: 3k = {}", 750),
    ("trial: 1600 = {}", 380),
    ("3k max = {}", 760),
    ("tempo: 5k = {}", 1400),
    ("1000s: 4x1km r2:00 = {0} {0} {0} {0}", 250),
    ("easy: 5k = {}", 1800),
)
DAYS = [f"2025-09-{day:02}" for day in range(1, 29)]
SCALES = st.fractions(Fraction(4, 5), Fraction(13, 10), max_denominator=50)

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/predict.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(strict(SCHEMA))

Entries = list[tuple[str, int]]
LOGS = st.lists(
    st.tuples(st.sampled_from(DAYS), st.integers(0, len(KINDS) - 1)),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one[0],
)


def lines(entries: Entries, scale: Fraction = Fraction(1)) -> list[str]:
    """Each time to the millisecond."""
    made = []
    for day, kind in entries:
        form, seconds = KINDS[kind]
        made.append(f"{day}  {form.format(clock(Duration(int(seconds * scale * 1000))))}")
    return made


@given(LOGS, SCALES, SCALES)
def test_slower_runs_make_a_slower_estimate(entries: Entries, one: Fraction, two: Fraction) -> None:
    slow, fast = max(one, two), min(one, two)
    slower, faster = predicted(*lines(entries, slow)), predicted(*lines(entries, fast))
    assert (slower.best is None) == (faster.best is None)
    if slower.best is None or faster.best is None:
        return
    assert slower.best.entry.date == faster.best.entry.date
    assert estimate(slower) >= estimate(faster)
    if slow - fast > Fraction(1, 1000):
        assert estimate(slower) > estimate(faster)
    assert ends(slower.best.interval) >= ends(faster.best.interval)


@given(LOGS.flatmap(lambda log: st.tuples(st.just(log), st.permutations(log))))
def test_the_order_of_the_days_changes_nothing(logs: tuple[Entries, Entries]) -> None:
    entries, shuffled = logs
    assert document(predicted(*lines(shuffled))) == document(predicted(*lines(entries)))


@given(LOGS, st.integers(0, len(KINDS) - 1), st.integers(1, 40))
def test_an_older_lower_grade_changes_nothing(entries: Entries, kind: int, before: int) -> None:
    base = predicted(*lines(entries))
    if base.best is None:
        return
    older = f"2025-08-{max(1, 31 - before):02}"
    more = predicted(*lines([*entries, (older, kind)]))
    known = [*more.beside, *([more.best] if more.best else [])]
    new = next((one for one in known if str(one.entry.date) == older), None)
    if new is not None and new.grade.rank <= base.best.grade.rank:
        return
    assert more.best == base.best
    assert more.goal == base.goal


@given(LOGS)
def test_every_run_is_somewhere(entries: Entries) -> None:
    found = predicted(*lines(entries))
    known = [*found.beside, *([found.best] if found.best else [])]
    assert len(known) + len(reasons(found)) == len(entries)


@given(LOGS)
def test_the_interval_holds_the_estimate_and_no_set_has_one(entries: Entries) -> None:
    found = predicted(*lines(entries))
    for one in [*found.beside, *([found.best] if found.best else [])]:
        low, high = ends(one.interval)
        assert low < high
        if one.estimate is None:
            assert one.grade.value == "intervals"
        else:
            assert low < one.estimate.ms / 1000 < high


ANY_ENTRY = st.one_of(
    strategies.entries(),
    strategies.entries().map(lambda entry: f"race: {entry.split(': ')[-1]}"),
    st.sampled_from(["race: max lane 6 = 6:11", "mile max lane 3 = 5:59", "trial: 99km = 8:00:00"]),
)
ANY_LOG = st.lists(
    st.tuples(st.sampled_from(DAYS), ANY_ENTRY, st.sampled_from(strategies.TEXTS)),
    min_size=1,
    max_size=6,
)


@given(ANY_LOG, st.sampled_from(["800m", "mile", "marathon"]))
def test_whatever_is_logged_can_be_told(log: list[tuple[str, str, str]], over: str) -> None:
    text = "".join(f"{day}  {entry}\n    note {note}\n" for day, entry, note in log)
    (loaded,) = pipeline.load([Source("a.tlog", f"log A\n{text}")])
    far = race_distance(over)
    assert far is not None
    made = pipeline.predict(loaded, far)
    if made is None:
        return
    VALIDATOR.validate(document(made))
    page = render(made, color=False, width=80)
    assert all(cells(line) <= 80 for line in page.splitlines())
    assert page.replace("\n", "").isprintable()
