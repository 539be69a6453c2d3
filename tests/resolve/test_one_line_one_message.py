"""What hangs on a line that cannot be read is not blamed as well."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic
from plandsl.source import Source

HEAD = "plan A\nstart 2026-03-02\n"


def check(*texts: str) -> list[Diagnostic]:
    found = pipeline.check([Source(f"file {n}", text) for n, text in enumerate(texts)])
    return [one for one in found if one.name != "incomplete-week"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("paln A\nstart 2026-03-02\nweek 1\n  tue 5km\n", id="the plan"),
        pytest.param("plan A\nstrat 2026-03-02\nweek 1\n  tue 5km\n", id="the start"),
        pytest.param("plan A\nrace someday\nweek 1\n  tue 5km\n", id="the race"),
        pytest.param(HEAD + "phse B, weeks 1-4\n  tue 5km\n  fri 5km\n", id="the first phase"),
        pytest.param(
            HEAD + "week 1\n  tue [a] 5km\nweek two\n  tue [a] 5km\n", id="a week, and ids below it"
        ),
        pytest.param(
            "plan A\nrace 2026-05-10\nphase B, weeks 1-4\n  tue 5km\nphase C weeks 5-8\n  tue 6km\n"
            "2026-01-01 5km\n",
            id="a phase that the weeks are counted back over",
        ),
        pytest.param(
            HEAD + "pace cruise 4:20/km\nweek 1\n  tue 20min cruise\n  fri 5km cruise\n",
            id="a pace that is used",
        ),
        pytest.param(
            HEAD + "timezone\nat mon-sun 18:30\nweek 1\n  tue 5km\n", id="the zone of a time of day"
        ),
        pytest.param(
            HEAD + "rule one-change 400s: reps 1,\nweek 1\n  tue 5km\n    allow one-change: x\n",
            id="a rule that is waived",
        ),
        pytest.param(
            HEAD + "rule one-change 400s: reps 1\nweek one\n  tue 400s: 8x400\n",
            id="the week of a rule's series",
        ),
        pytest.param(
            HEAD + "week 1\n  teu 5km\n    note x\n    green if hit: go\n    allow one-change: x\n",
            id="a day with lines below it",
        ),
        pytest.param("lgo A\n2026-03-02 5km = 25:10\n    note x\n", id="the log"),
        pytest.param(
            HEAD + "let opener ~ 15min easy\nweek 1\n  tue opener\n  fri opener + 5km\n",
            id="a let that is used",
        ),
        pytest.param(
            HEAD + "group light; fast\nweek 1\n  tue 8x400 r60 | light 5x\n",
            id="the groups of a version",
        ),
    ],
)
def test_one_line_one_message(text: str) -> None:
    assert [one.name for one in check(text)] == ["syntax"]


def test_all_mistakes_are_said_at_once() -> None:
    text = "paln A\nweek 1\n  tue 20min comfy\n  wed 4x400 r0\n  teu 5km\n"
    names = [one.name for one in check(text)]
    assert names == ["syntax", "unknown-name", "odd-rest", "syntax"]


def test_a_log_may_use_the_paces_of_its_plan() -> None:
    plan = HEAD + "pace cruise = 4:20/km\nweek 1\n  tue 20min cruise\n"
    log = "log A\n2026-03-03 20min cruise = 20:05\n"
    assert check(plan, log) == []
    assert [one.name for one in check(log)] == ["unknown-name"]
    broken = plan.replace("= 4:20", "4:20")
    assert [one.name for one in check(broken, log)] == ["syntax"]


def test_days_below_a_lost_heading_are_read_all_the_same() -> None:
    found = check(HEAD + "week 1\n  tue 5km\nphase C weeks 2-4\n  tue 20min comfy\n")
    assert [one.name for one in found] == ["syntax", "unknown-name"]
    loaded = pipeline.load(
        [Source("x", HEAD + "week 1\n  tue 5km\nphase C weeks 2-4\n  fri 6km\n")]
    )
    assert loaded[0].plan is not None
    assert [session.text for session in loaded[0].plan.sessions()] == ["5km"]
    assert loaded[0].plan.incomplete
