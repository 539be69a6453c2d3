"""The sessions of the founding case, worked out by hand and found by the evaluator."""

from fractions import Fraction

import pytest

from plandsl.model.verdict import RestMark, SessionVerdict, Verdict
from plandsl.units import Duration
from tests.evaluate.founding import LOG, PLAN
from tests.evaluate.reading import judged, marks, offs

DATES = {found.date.isoformat(): found for found in judged(PLAN, *LOG).sessions}


def test_every_entry_is_there_and_nothing_else() -> None:
    assert list(DATES) == [line[:10] for line in LOG if line.startswith("2025")]


@pytest.mark.parametrize(
    ("date", "mean"),
    [
        ("2025-08-13", Fraction(448, 5)),  # 89.6
        ("2025-08-18", Fraction(428, 5)),  # 85.6
        ("2025-08-26", Fraction(515, 6)),  # 85.83
        ("2025-09-03", Fraction(709, 8)),  # 88.625
        ("2025-09-05", Fraction(183)),
    ],
)
def test_the_means_are_exact(date: str, mean: Fraction) -> None:
    assert DATES[date].pacing.mean == mean


def test_no_improvement_on_08_26_and_2_8_s_slower_a_week_later() -> None:
    later, last = DATES["2025-08-26"].pacing, DATES["2025-09-03"].pacing
    assert later.change == Fraction(515, 6) - Fraction(428, 5)
    assert later.remarks[0] == "mean 85.83: level with 2025-08-18 (85.6)"
    assert last.change == Fraction(709, 8) - Fraction(515, 6)
    assert last.remarks[0] == "mean 88.63: 2.79 s slower than 2025-08-26 (85.83), on r60 after r90"


def test_the_readiness_check_is_red_and_not_yellow() -> None:
    check = DATES["2025-09-05"]
    assert check.colour == "red"
    assert check.advice == "delay the race, or aim for 6:05-6:10"
    assert check.because == (
        "not green (all <= 3:00): rep 1 was 3:04",
        "not yellow (all <= 3:03): rep 1 was 3:04",
    )
    assert marks(check) == "slow slow"
    assert offs(check) == [4, 2]
    assert check.verdict is Verdict.MISSED
    assert [rest.verdict for rest in check.rests] == [RestMark.HIT]


def test_the_first_rep_was_pacing() -> None:
    first = DATES["2025-08-18"]
    assert first.pacing.opener == Fraction(-53, 4)
    assert (
        "first rep 75: 13.25 s faster than the mean of the others (88.25): pacing, not fitness"
        in first.pacing.remarks
    )
    assert marks(first) == "fast slow slow slow slow missed"
    assert offs(first) == [-10, 1, 2, 1, 1, None]
    assert "5 of 6 reps" in first.notes


def test_the_tempo_is_laps_of_one_piece() -> None:
    tempo = DATES["2025-08-27"]
    assert [rep.target.low for rep in tempo.reps if rep.target] == [Duration(105_000)] * 12
    assert tempo.whole is not None
    assert tempo.whole.time is not None
    assert tempo.whole.time.low == Duration(1_279_250)
    assert tempo.whole.off == Duration(19_250)
    assert tempo.pacing.halves == (Duration(638_790), Duration(640_400))
    assert tempo.pacing.closer == Fraction(9924, 100) - Fraction(117_995, 1100)
    assert tempo.pacing.remarks == (
        "halves 10:38.79 and 10:40.4: even",
        "last lap 1:39.24: 8.03 s faster than the mean of the others: something was left,"
        " so it was not all-out",
    )
    assert (
        "the laps add up to 21:19.19, the total says 21:19.25: 0.06 s apart, within hand timing;"
        " the total counts" in tempo.notes
    )


def test_the_eight_were_judged_rep_by_rep() -> None:
    eight = DATES["2025-09-03"]
    assert marks(eight) == "fast slow hit hit slow slow hit hit"
    assert offs(eight) == [-2, 1, 0, 0, 1, 2, 0, 0]
    assert eight.verdict is Verdict.PARTLY


def test_the_option_that_was_run_is_the_one_that_counts() -> None:
    assert DATES["2025-08-26"].prescribed == "7-8x400 @ 83-87 r75"
    assert "rest 90 s instead of 75 s" in DATES["2025-08-26"].notes


def test_what_lies_before_the_start_is_history() -> None:
    before = DATES["2025-08-13"]
    assert before.verdict is Verdict.UNPLANNED
    assert before.notes[0] == "before the plan begins: history"


def test_the_race_has_no_first_lap_to_go_by() -> None:
    race: SessionVerdict = DATES["2025-09-07"]
    assert offs(race) == [12]
    assert race.colour is None
    assert race.advice == ""
