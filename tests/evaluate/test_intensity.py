"""Heart rates, powers and rpe beside the targets that are told in them."""

import pytest

from plandsl.model.verdict import Verdict
from tests.evaluate.reading import marks, one


def felt(session: str, entry: str, head: str = "") -> str:
    """`0 within, 2 above`: each figure that was judged, by its rep."""
    found = one(f"x: {session}", f"x: = {entry}", head).intensities
    return ", ".join(f"{each.index} {each.verdict}" for each in found)


@pytest.mark.parametrize(
    ("session", "entry", "found"),
    [
        ("40min @ 140-150bpm", "40:00 150bpm", "0 within"),
        ("40min @ 140-150bpm", "40:00 151bpm", "0 above"),
        ("40min @ 140-150bpm", "40:00 139bpm", "0 below"),
        ("40min @ 140-150bpm", "141bpm 40:00", "0 within"),
        ("40min @ 140-150bpm", "40:00 8km 141bpm", "0 within"),
        ("40min @ <=150bpm", "40:00 120bpm", "0 within"),
        ("40min @ <=150bpm", "40:00 152bpm", "0 above"),
        ("40min @ 150bpm", "40:00 154bpm", "0 within"),
        ("40min @ 150bpm", "40:00 155bpm", "0 above"),
        ("40min @ 140-150bpm", "20:00 145bpm 20:00 155bpm", "1 within, 2 above"),
        ("3x5min @ 165-170bpm r2:00", "5:00 164bpm 5:00 170bpm 5:00", "1 below, 2 within"),
        ("3x5min @ 165-170bpm r2:00", "5:00 5:00 5:00", ""),
        ("bike 3x5min @ 250-270W r2:00", "5:00 250W 5:00 271W 5:00", "1 within, 2 above"),
        ("bike 40min @ 200W", "40:00 195W", "0 within"),
        ("40min @ rpe 4-5", "40:00 rpe 5", "0 within"),
        ("40min @ rpe 4-5", "40:00 rpe 6", "0 above"),
        ("40min @ rpe 4", "40:00 rpe 5", "0 within"),
        ("40min @ rpe 4", "40:00 rpe 5-6", "0 above"),
        ("3x5min @ rpe 7-8 r2:00", "5:00 5:00 5:00 rpe 8", "0 within"),
        ("20min rpe 3 + 20min rpe 7", "20:00 20:00 rpe 7", ""),
        ("40min @ 140-150bpm", "40:00 200W rpe 3", ""),
        ("40min easy", "40:00 180bpm rpe 9", ""),
    ],
)
def test_figures(session: str, entry: str, found: str) -> None:
    assert felt(session, entry) == found


@pytest.mark.parametrize(
    ("target", "head", "bpm", "found"),
    [
        ("Z2", "pace Z2 = 140-150bpm", 152, "0 above"),
        ("easy", "pace easy = 75-80%hrmax; hrmax 188", 150, "0 within"),
        ("75-80%hrmax", "hrmax 188", 151, "0 above"),
        ("75-80%hrmax", "", 152, ""),
    ],
)
def test_names_and_shares(target: str, head: str, bpm: int, found: str) -> None:
    assert felt(f"40min @ {target}", f"40:00 {bpm}bpm", head) == found


def test_the_heart_slows_down_between_reps_so_its_mean_says_nothing_of_them() -> None:
    assert felt("3x5min @ 165-170bpm r2:00", "150bpm 5:00 5:00 5:00") == ""


@pytest.mark.parametrize(
    ("session", "entry", "verdict"),
    [
        ("easy: 40min @ 140-150bpm", "40:00 145bpm", Verdict.HIT),
        ("easy: 40min @ 140-150bpm", "40:00 165bpm", Verdict.PARTLY),
        ("easy: 40min @ 140-150bpm", "40:00 130bpm", Verdict.PARTLY),
        ("easy: 40min @ 140-150bpm", "30:00 145bpm", Verdict.PARTLY),
        ("x: 2x5min @ 165-170bpm r2:00", "5:00 166bpm 5:00 180bpm", Verdict.PARTLY),
        ("x: 2x5min @ 165-170bpm r2:00", "5:00 5:00", Verdict.UNJUDGED),
        ("bike: bike 2x5min @ 250-270W r2:00", "5:00 280W 5:00 260W", Verdict.OVER),
        ("bike: bike 2x5min @ 250-270W r2:00", "5:00 240W 5:00 260W", Verdict.PARTLY),
        ("easy: bike 40min @ 150-170W", "40:00 200W", Verdict.PARTLY),
        ("x: 2x5min @ rpe 7-8 r2:00", "5:00 5:00 rpe 9", Verdict.PARTLY),
    ],
)
def test_too_hard_is_never_better(session: str, entry: str, verdict: Verdict) -> None:
    label = session.split(":")[0]
    found = one(session, f"{label}: = {entry}")
    assert found.verdict is verdict
    assert set(marks(found).split()) == {"unjudged"}


@pytest.mark.parametrize(
    ("session", "entry", "note"),
    [
        ("40min @ 140-150bpm", "40:00 152bpm", "heart rate 152: above 140–150"),
        ("40min @ 140-150bpm", "40:00 145bpm", "heart rate 145: within 140–150"),
        ("40min @ <=150bpm", "40:00 152bpm", "heart rate 152: above 150"),
        ("40min @ >=250W", "40:00 260W", "power 260: within 250 or more"),
        ("40min @ 75-80%hrmax", "40:00 160bpm", "heart rate 160: above 141–150 (75-80%hrmax)"),
        ("40min Z2", "40:00 130bpm", "heart rate 130: below 140–150 (Z2)"),
        ("40min @ rpe 4-5", "40:00 rpe 7", "rpe 7: above 4–5"),
        (
            "3x5min @ 165-170bpm r60",
            "5:00 166bpm 5:00 180bpm 5:00 175bpm",
            "heart rate 175–180 in 2 of 3: above 165–170",
        ),
        ("2x5min @ 250-270W r60", "5:00 251W 5:00 270W", "power 251–270: all within 250–270"),
        ("40min @ 140-150bpm", "40:00", "no heart rate is logged to hold against 140-150bpm"),
        ("40min @ 90%ftp", "40:00 200W", "nobody has said what 90%ftp is in numbers"),
    ],
)
def test_in_words(session: str, entry: str, note: str) -> None:
    found = one(f"x: {session}", f"x: = {entry}", "hrmax 188; pace Z2 = 140-150bpm")
    assert note in found.notes
    assert "no target to judge the time by" not in found.notes
