"""A plan and its log with nearly all that the language has, held to what they say and become.

The plan breaks two of its own statements on purpose: its track is shut from the fourth week on.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from plandsl import pipeline, report
from plandsl.model.plan import Plan
from plandsl.source import Source

HERE = Path(__file__).parent


class TextFile(SingleFileSnapshotExtension):
    """A snapshot as a text file, to be read in a diff."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def source(name: str) -> Source:
    return Source(name, (HERE / name).read_text(encoding="utf-8"))


def plan() -> Plan:
    (loaded,) = pipeline.load([source("glance.plan"), source("glance.tlog")])
    assert [one.name for one in loaded.found] == ["empty-week"]
    assert loaded.plan is not None
    return loaded.plan


def test_its_findings(snapshot: SnapshotAssertion) -> None:
    found = pipeline.check([source("glance.plan"), source("glance.tlog")])
    names = {one.name for one in found}
    assert names == {"venue-closed", "empty-week", "one-change", "lane", "log-sum"}
    assert report.render("text", found, color=False, width=100) == snapshot(
        extension_class=TextFile
    )


@pytest.mark.parametrize("name", ["glance.plan", "glance.tlog"])
def test_its_canonical_form(name: str, snapshot: SnapshotAssertion) -> None:
    text = pipeline.canonical(source(name))
    assert pipeline.canonical(Source(name, text)) == text
    numbers = [char for char in source(name).text if char.isdigit()]
    assert sorted(char for char in text if char.isdigit()) == sorted(numbers)
    assert text == snapshot(extension_class=TextFile)


def test_the_tuesdays_progress_one_step_a_week() -> None:
    sessions = [one for week in plan().weeks[:4] for one in week.sessions if one.series == "400s"]
    assert [one.steps[2].text for one in sessions] == [
        "4x400 @ 92-96 r90",
        "5x400 @ 92-96 r90",
        "6x400 @ 92-96 r90",
        "7x400 @ 92-96 r90",
    ]


def test_what_stands_on_its_days() -> None:
    weeks = plan().weeks
    # The gate of Speed is closed when its first week begins: 91 in the seventh rep.
    assert [week.phase for week in weeks] == ["Base"] * 5 + ["Speed"] * 3 + [None] * 3 + ["Race"]
    assert [len(week.sessions) for week in weeks] == [7] * 5 + [2] * 3 + [0] * 3 + [2]
    fourth = {f"{session.date:%a}": session.label for session in weeks[3].sessions}
    assert (fourth["Thu"], fourth["Sat"]) == ("easy", "trial")
    (gate,) = plan().phases[1].gates
    assert (gate.series, gate.last, gate.text) == (
        "400s", 2, "400s: last 2 all <= 90 with r<=90",
    )  # fmt: skip
