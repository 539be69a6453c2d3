"""What changes in a session, each case in the language with what is said of it beside."""

from pathlib import Path

import pytest

from tests.diff.reading import HEAD, changes

PAGE = (Path(__file__).parent / "sessions.txt").read_text("utf-8")
BLOCKS = [block for block in PAGE.split("\n\n") if not block.startswith("#")]


def case(block: str) -> tuple[str, str, list[str]]:
    """The old session, the new one (each with the lines below it), and what is said."""
    lines = block.strip().splitlines()
    said = [line.removeprefix("= ") for line in lines if line.startswith("= ")]
    days = [line for line in lines if not line.startswith("= ")]
    second = max(at for at, line in enumerate(days) if not line.startswith(" "))
    return "\n".join(days[:second]), "\n".join(days[second:]), said


@pytest.mark.parametrize("block", BLOCKS)
def test_a_session(block: str) -> None:
    old, new, said = case(block)
    assert said
    head = f"{HEAD}group light\n" if "|" in old else HEAD
    assert changes(old, new, head) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8x400 @ 85-87 r90", "8x400 @ 1:25-1:27 r1:30"),
        ("5x1km r2:00", "5x1000 r2min"),
        ("easy: 30min easy", "easy: 0:30:00 easy  # slowly"),
        ("8x400 r60\n    check 400 88-90", "8x400 r1:00\n    check 400 1:28-1:30"),
        ("800 max\n    green if all <= 3:00: go", "800 max\n    green if all <= 180: go"),
    ],
)
def test_another_spelling_is_no_change(one: str, other: str) -> None:
    assert changes(one, other) == changes(other, one) == []
