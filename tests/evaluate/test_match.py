"""Which session an entry belongs to."""

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandsl.model.verdict import Evaluation, Verdict
from tests.evaluate.reading import judged

PLAN = """\
timezone Europe/London
week 1
  mon  easy: 30min easy
  tue  400s: 4x400 @ 85-87 r60
  wed  rest
  thu  tempo: 4000 @ 4:00/km
  fri  rest or bike 30min
  sat  long: 10km easy
week 2
  tue  400s: 4x400 @ 85-87 r60
  fri  400s: 6x200 @ 40 r60
  sun  09:00 1000 @ 4:00
  sun  17:00 2000 @ 8:00
"""
RUN = "86 86 86 86"


def dates(found: Evaluation) -> dict[str, str | None]:
    """For each entry the day its session was planned for."""
    return {
        one.entry.date.isoformat(): one.session.date.isoformat() if one.session else None
        for one in found.sessions
        if one.entry
    }


def verdicts(found: Evaluation) -> dict[str, Verdict]:
    return {one.date.isoformat(): one.verdict for one in found.sessions if one.entry}


def test_by_day_and_label() -> None:
    found = judged(PLAN, f"2025-08-19 400s: = {RUN}")
    assert dates(found) == {"2025-08-19": "2025-08-19"}


def test_a_label_in_another_spelling() -> None:
    found = judged(PLAN, "2025-08-23 LONG: = 55:00")
    assert dates(found) == {"2025-08-23": "2025-08-23"}


def test_by_day_and_what_was_run() -> None:
    assert dates(judged(PLAN, f"2025-08-19 4x400 = {RUN}")) == {"2025-08-19": "2025-08-19"}
    assert dates(judged(PLAN, f"2025-08-19 reps: 4x400 = {RUN}")) == {"2025-08-19": "2025-08-19"}
    assert dates(judged(PLAN, f"2025-08-19 reps: 4x300 = {RUN}")) == {"2025-08-19": None}


def test_a_run_is_no_set() -> None:
    plan = "week 1\n  mon  alt: 3x(3min threshold + 3min easy)"
    assert dates(judged(plan, "2025-08-18 20min = 20:00")) == {"2025-08-18": None}
    assert dates(judged(plan, "2025-08-18 3x6min = 6:00 6:00 6:00")) == {"2025-08-18": "2025-08-18"}


def test_something_else_is_unplanned_and_the_plan_s_session_was_skipped() -> None:
    found = judged(PLAN, "2025-08-19 easy: 20min = 20:00", "2025-08-21 tempo: = 16:00")
    assert verdicts(found)["2025-08-19"] is not Verdict.UNPLANNED  # Monday's run, a day late
    skipped = [one for one in found.sessions if one.entry is None]
    assert [one.series for one in skipped] == ["400s"]
    assert skipped[0].verdict is Verdict.SKIPPED


def test_a_day_late_and_a_day_early() -> None:
    late = judged(PLAN, f"2025-08-20 400s: = {RUN}")
    assert dates(late) == {"2025-08-20": "2025-08-19"}
    (found,) = [one for one in late.sessions if one.entry]
    assert found.verdict is Verdict.HIT
    assert found.notes[0] == "planned for 2025-08-19, run 1 day late"
    early = judged(PLAN, f"2025-08-18 400s: = {RUN}")
    assert dates(early) == {"2025-08-18": "2025-08-19"}


EASY_DAYS = """\
week 1
  mon  easy: 30min easy
  tue  400s: 4x400 @ 85-87 r60
  wed  rest
  thu  easy: 40min easy
  fri  rest or bike 30min
  sat  long: 10km easy
  sun  easy: 30min easy
"""
MON, TUE, WED, THU, FRI, SAT, SUN = (f"2025-08-{day}" for day in range(18, 25))


@pytest.mark.parametrize(
    ("entries", "planned"),
    [
        # On a day of rest it is one more: the next day's has still to be run.
        ([f"{MON} easy: = 30:00", f"{WED} easy: = 35:00"], [MON, None]),
        ([f"{MON} easy: = 30:00", f"{WED} easy: = 35:00", f"{THU} easy: = 40:00"],
         [MON, None, THU]),
        ([f"{MON} easy: = 30:00", f"{THU} easy: = 40:00", f"{FRI} easy: = 35:00"],
         [MON, THU, None]),
        # So is a second run of a day.
        ([f"{MON} easy: = 30:00", f"{MON} pm easy: = 20:00"], [MON, None]),
        ([f"{MON} easy: = 30:00", f"{TUE} 400s: = {RUN}", f"{TUE} easy: = 20:00"],
         [MON, TUE, None]),
        ([f"{TUE} 400s: = {RUN}", f"{TUE} easy: = 20:00"], [TUE, None]),
        # What was left out is made up for.
        ([f"{WED} easy: = 35:00"], [MON]),
        ([f"{MON} easy: = 30:00", f"{FRI} easy: = 40:00"], [MON, THU]),
        # In the place of a session that was not run, it has changed places with it.
        ([f"{MON} easy: = 30:00", f"{TUE} easy: = 40:00", f"{THU} 400s: = {RUN}"],
         [MON, THU, TUE]),
        # Every other session may be run a day early.
        ([f"{FRI} long: = 55:00"], [SAT]),
        ([f"{MON} easy: = 30:00", f"{MON} 400s: = {RUN}"], [MON, TUE]),
    ],
)  # fmt: skip
def test_an_easy_run_on_a_day_that_has_none(entries: list[str], planned: list[str | None]) -> None:
    found = [one for one in judged(EASY_DAYS, *entries).sessions if one.entry]
    assert [one.session and one.session.date.isoformat() for one in found] == planned
    extra = [one.verdict for one in found if one.session is None]
    assert set(extra) <= {Verdict.UNPLANNED}


def test_a_moved_session_that_cannot_be_judged_is_moved() -> None:
    found = judged(PLAN, "2025-08-24 long: easy = rpe 3")
    assert verdicts(found) == {"2025-08-24": Verdict.MOVED}


def test_the_nearest_of_a_series_in_its_week() -> None:
    found = judged(PLAN, "2025-08-30 400s: 6x200 = 40 40 40 40 40 40")
    assert dates(found) == {"2025-08-30": "2025-08-29"}


def test_no_week_lends_a_session_to_another() -> None:
    found = judged(PLAN, f"2025-08-25 400s: = {RUN}")
    assert dates(found) == {"2025-08-25": "2025-08-26"}


def test_unlabelled_reps_find_their_session_in_the_week_easy_runs_do_not() -> None:
    assert dates(judged(PLAN, f"2025-08-20 4x400 = {RUN}")) == {"2025-08-20": "2025-08-19"}
    assert dates(judged(PLAN, "2025-08-20 10km easy = 55:00")) == {"2025-08-20": None}


def test_a_day_off_needs_no_entry() -> None:
    found = judged(PLAN, "2025-08-23 long: = 55:00")
    names = [(one.date.day, one.series) for one in found.sessions if one.entry is None]
    assert names == [(18, "easy"), (19, "400s"), (21, "tempo")]


def test_nothing_is_due_after_the_last_entry() -> None:
    found = judged(PLAN, "2025-08-18 easy: = 30:00")
    assert len(found.sessions) == 1


def test_skipped_then_run_after_all() -> None:
    skipped = judged(PLAN, "2025-08-19 400s: skipped")
    assert verdicts(skipped) == {"2025-08-19": Verdict.SKIPPED}
    after_all = judged(PLAN, "2025-08-19 400s: skipped", f"2025-08-20 400s: = {RUN}")
    assert verdicts(after_all) == {"2025-08-19": Verdict.MOVED, "2025-08-20": Verdict.HIT}
    assert not [one for one in after_all.sessions if one.entry is None and one.series == "400s"]


def test_an_easy_run_without_a_name_is_skipped_by_its_effort() -> None:
    found = judged("week 1\n  mon  30min easy\n", "2025-08-18 easy: skipped")
    assert dates(found) == {"2025-08-18": "2025-08-18"}
    assert verdicts(found) == {"2025-08-18": Verdict.SKIPPED}


def test_moved_beyond_its_week() -> None:
    found = judged(PLAN, "2025-08-23 long: moved to 2025-08-25", "2025-08-25 long: = 55:00")
    assert dates(found) == {"2025-08-23": "2025-08-23", "2025-08-25": "2025-08-23"}
    assert verdicts(found)["2025-08-23"] is Verdict.MOVED


def test_two_sessions_on_one_day() -> None:
    found = judged(PLAN, "2025-08-31 2000 = 8:00", "2025-08-31 1000 = 4:00")
    assert [one.session.text for one in found.sessions if one.entry and one.session] == [
        "2000 @ 8:00",
        "1000 @ 4:00",
    ]


TWICE = "week 1\n  mon am easy: 30min easy\n  mon pm easy: 45min easy"


def halves(plan: str, *entries: str) -> list[str]:
    """`pm 45min easy`: for each entry the half of the day that it is held against, and the text."""
    sessions = [one.session for one in judged(plan, *entries).sessions if one.entry]
    return [f"{one.half} {one.text}" if one else "-" for one in sessions]


def test_two_of_one_series_on_a_day_by_the_half_of_it() -> None:
    both = ("2025-08-18 pm easy: = 45:00", "2025-08-18 am easy: = 30:00")
    assert halves(TWICE, *both) == ["pm 45min easy", "am 30min easy"]
    assert halves(TWICE, "2025-08-18 18:30 easy: = 45:00") == ["pm 45min easy"]
    assert halves(TWICE, "2025-08-18 easy: = 30:00") == ["am 30min easy"]


def test_an_entry_that_says_its_half_comes_before_one_that_does_not() -> None:
    both = ("2025-08-18 easy: = 45:00", "2025-08-18 am easy: = 30:00")
    assert halves(TWICE, *both) == ["pm 45min easy", "am 30min easy"]


def test_the_half_that_was_skipped() -> None:
    found = judged(TWICE, "2025-08-18 pm easy: skipped", "2025-08-18 easy: = 30:00")
    assert [one.session.half for one in found.sessions if one.session] == ["pm", "am"]
    assert [one.verdict for one in found.sessions] == [Verdict.SKIPPED, Verdict.HIT]


def test_what_was_run_goes_before_the_half_of_the_day() -> None:
    plan = "week 1\n  mon am 30min easy\n  mon pm 4x400 @ 85-87 r60"
    assert halves(plan, f"2025-08-18 am 4x400 = {RUN}") == ["pm 4x400 @ 85-87 r60"]
    assert halves(plan, "2025-08-18 pm bike 45min = 45:00") == ["pm 4x400 @ 85-87 r60"]
    assert halves(plan, "2025-08-18 pm swim: swim 1km = 20:00") == ["-"]


def test_the_time_of_day_alone_makes_no_match() -> None:
    plan = "timezone Europe/London\nweek 1\n  mon 18:30 400s: 4x400 @ 85-87 r60"
    assert halves(plan, "2025-08-18 19:00 bike 45min = 45:00") == ["-"]


def test_a_day_run_twice() -> None:
    found = judged(PLAN, f"2025-08-19 400s: = {RUN}", f"2025-08-19 400s: = {RUN}")
    assert [one.verdict for one in found.sessions if one.entry] == [
        Verdict.HIT,
        Verdict.UNPLANNED,
    ]


ENTRIES = st.lists(
    st.tuples(
        st.integers(-3, 16),
        st.sampled_from(
            [
                "easy: 30min = 31:00",
                f"400s: = {RUN}",
                f"4x400 r60 = {RUN}",
                "400s: skipped",
                "tempo: = 16:10",
                "10km easy = 55:00",
                "long: = 54:00 10km",
                "5x300 = 60 61 62 63 64",
            ]
        ),
    ),
    min_size=1,
    max_size=12,
)


def lines(entries: list[tuple[int, str]]) -> list[str]:
    start = dt.date(2025, 8, 18)
    return [f"{start + dt.timedelta(days=day)}  {text}" for day, text in entries]


# Where the log decides what is asked for: a progression, a phase and a day that gates hold back.
FOLLOWED = """\
phase Base, week 1
  mon  easy: 30min easy
  tue  400s: 5x400 @ 85-90 r60
  thu  tempo: 16min threshold
phase Speed, weeks 2-3
  gate 400s: last 2 all <= 88
  mon  easy: 30min easy
    then time +5min if hit, else repeat
  tue  400s: 5x400 @ 80-85 r60
    then reps +1 if all <= 86, else repeat
  thu  tempo: 20min threshold
    gate tempo: done >= 1
"""
PLANS = st.sampled_from([PLAN, FOLLOWED])


@settings(max_examples=60)
@given(PLANS, ENTRIES)
def test_a_later_entry_never_changes_an_earlier_verdict(
    plan: str, entries: list[tuple[int, str]]
) -> None:
    entries.sort(key=lambda entry: entry[0])
    last = entries[-1][0]
    before = [entry for entry in entries if entry[0] < last]
    if not before:
        return
    short = [one for one in judged(plan, *lines(before)).sessions if one.entry]
    long = [one for one in judged(plan, *lines(entries)).sessions if one.entry]
    for old, new in zip(short, long, strict=False):
        may_move = old.verdict is Verdict.SKIPPED and new.verdict is Verdict.MOVED
        assert may_move or old == new


@settings(max_examples=60)
@given(PLANS, ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_days_in_the_file_does_not_matter(
    plan: str, entries: list[tuple[int, str]], random: Random
) -> None:
    one_a_day = list({day: (day, text) for day, text in entries}.values())
    shuffled = one_a_day.copy()
    random.shuffle(shuffled)
    assert judged(plan, *lines(one_a_day)) == judged(plan, *lines(shuffled))


@settings(max_examples=50)
@given(ENTRIES)
def test_every_entry_has_one_verdict_and_no_session_is_run_twice(
    entries: list[tuple[int, str]],
) -> None:
    found = judged(PLAN, *lines(entries)).sessions
    assert sum(one.entry is not None for one in found) == len(entries)
    ran = [
        id(one.session)
        for one in found
        if one.session and one.entry and one.entry.result and one.entry.result.status == "run"
    ]
    assert len(ran) == len(set(ran))


def test_a_rest_says_that_nothing_was_run() -> None:
    found = judged(PLAN, "2025-08-19 rest", "2025-08-20 rest")
    assert dates(found) == {"2025-08-19": "2025-08-19", "2025-08-20": None}
    assert set(verdicts(found).values()) == {Verdict.SKIPPED}


def test_what_is_no_run_takes_no_run() -> None:
    found = judged(PLAN, "2025-08-18 mobility 20min", "2025-08-22 bike 30min")
    assert dates(found) == {"2025-08-18": None, "2025-08-22": "2025-08-22"}


def test_a_side_by_its_name() -> None:
    plan = "week 1\n  tue  45min easy or hills: 3x45s uphill hard r90 jog"
    (found,) = judged(plan, "2025-08-19 hills: = 45 45 44").sessions
    assert found.session is not None
    assert found.prescribed == "hills: 3x45s uphill hard r90 jog"


@pytest.mark.parametrize(
    ("label", "planned"), [("race 5k", "2025-08-23"), ("race 10k", None), ("race pace", None)]
)
def test_a_race_is_the_days_own_where_that_is_as_far_and_all_out(
    label: str, planned: str | None
) -> None:
    found = judged("week 1\n  sat  parkrun: 5k max", f"2025-08-23 {label}: = 19:22")
    assert dates(found) == {"2025-08-23": planned}
