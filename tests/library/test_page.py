"""What docs/library.md shows is so: its plans and files are clean, its table is the library's."""

from __future__ import annotations

import re
from pathlib import Path

from plandsl import pipeline
from plandsl.cli import library
from plandsl.cli.shelf import Disk
from plandsl.model.session import Kind
from plandsl.resolve.athlete import LINES
from plandsl.source import Source

PAGE = (Path(__file__).parent.parent.parent / "docs" / "library.md").read_text(encoding="utf-8")


def block(kind: str) -> Source:
    (text,) = re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)
    return Source(f"page.{kind}", text)


def test_the_blocks_are_clean_and_canonical() -> None:
    plan, athlete = block("plan"), block("athlete")
    for files in ([plan], [athlete], [plan, athlete]):
        assert pipeline.check(files, Disk(files)) == ()
    for source in (plan, athlete):
        assert pipeline.canonical(source) == source.text


def test_the_plan_it_shows_is_changed_where_it_says_so() -> None:
    (loaded,) = pipeline.load([block("plan")], Disk([block("plan")]))
    assert loaded.plan is not None
    weeks = loaded.plan.weeks
    texts = {(one.week, f"{one.date:%a}"): one.text for one in loaded.plan.sessions()}
    assert [texts[week, "Sat"] for week in (1, 2, 3)] == ["12km easy", "13km easy", "14km easy"]
    assert texts[1, "Sun"] == "rest"
    assert texts[15, "Thu"] == "8km easy"
    assert weeks[14].total is None
    (race,) = [one for one in loaded.plan.sessions() if one.kind is Kind.RACE]
    assert str(race.date) == "2026-09-27"


def test_the_table_is_the_library() -> None:
    rows = re.findall(r"^\| \[([\w-]+)\]\(\.\./plandsl/library/\1\.plan\) \| (\d+) \|", PAGE, re.M)
    assert tuple(name for name, _ in rows) == library.names()
    for name, weeks in rows:
        own = Source("own", f"plan Own\nextends {name}\nstart 2026-03-02\n")
        (loaded,) = pipeline.load([own], Disk([own]))
        assert loaded.plan is not None
        assert len(loaded.plan.weeks) == int(weeks)


def test_the_lines_of_an_athletes_file_are_named() -> None:
    (sentence,) = re.findall(r"^It may have (.*?)\. ", PAGE, re.M | re.S)
    assert set(re.findall(r"`(\w+)`", sentence)) == set(LINES) - {"athlete"}


SQUAD = Path(__file__).parent.parent.parent / "examples" / "squad"


def test_the_example_of_a_squad() -> None:
    files = [
        Source(str(path), path.read_text(encoding="utf-8"))
        for path in sorted(SQUAD.iterdir())
        if path.suffix in (".plan", ".athlete")
    ]
    assert len(files) == 4
    for source in files:
        assert pipeline.canonical(source) == source.text
    plans = [source for source in files if source.name.endswith(".plan")]
    for athlete in (None, *(source for source in files if source not in plans)):
        assert pipeline.check(plans, Disk(plans), athlete) == ()
