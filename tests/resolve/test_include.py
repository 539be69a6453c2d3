"""What a plan that extends another is made of: its own lines, and what they leave of the other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from plandsl import pipeline
from plandsl.diagnostics import Diagnostic, Outcome, Severity
from plandsl.model.plan import Plan
from plandsl.source import Source
from plandsl.units import MINUTE, Duration, Range

HEAD = "plan Base\nstart 2026-03-02\n"
OWN = "plan Own\nextends base\n"


class Shelf:
    """Texts by name; each is one source, as on a disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.sources = {name: Source(name, text) for name, text in texts.items()}

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        del asked_in
        if name in self.sources:
            return Outcome(self.sources[name])
        found = Diagnostic("extends", Severity.ERROR, f"no {name}", None)
        return Outcome(None, (found,))

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        del name, asked_in
        return Outcome(None)


def load(own: str, **bases: str) -> pipeline.Loaded:
    (loaded,) = pipeline.load([Source("own", own)], Shelf(bases))
    return loaded


def plan(own: str, **bases: str) -> Plan:
    """The plan that they make, which has nothing wrong."""
    loaded = load(own, **bases)
    assert loaded.found == ()
    assert loaded.plan is not None
    return loaded.plan


def days(made: Plan) -> list[str]:
    """`1 Tue 30min easy`: the week, the day and the text of each session."""
    return [f"{one.week} {one.date:%a} {one.text}" for one in made.sessions()]


# ---- the head


def test_a_plan_that_only_extends_is_the_other_under_its_own_name() -> None:
    base = HEAD + "id base-id\nathlete Ann\npace easy = 6:00/km\nweek 1\n  tue  30min easy\n"
    made = plan(OWN, base=base)
    assert (made.title, made.id, made.athlete) == ("Own", "own-ann", "Ann")
    assert str(made.start) == "2026-03-02"
    assert [pace.name for pace in made.paces] == ["easy"]
    assert days(made) == ["1 Tue 30min easy"]


@pytest.mark.parametrize(
    ("base", "own", "start", "race"),
    [
        ("start 2026-03-02", "start 2026-05-04", "2026-05-04", None),
        ("race 2026-03-15 10k", "race 2026-06-14 5k", "2026-06-08", "2026-06-14"),
        ("start 2026-03-02", "race 2026-06-14", "2026-06-08", "2026-06-14"),
        ("race 2026-03-15", "start 2026-05-04", "2026-05-04", None),
        ("start 2026-03-02\nrace 2026-03-08", "start 2026-05-04", "2026-05-04", "2026-05-10"),
        ("race 2026-03-08\nstart 2026-03-02", "race 2026-06-14", "2026-06-08", "2026-06-14"),
        ("start 2026-03-02\nrace 2026-03-08", "", "2026-03-02", "2026-03-08"),
    ],
)
def test_who_says_when_wants_no_dates_of_another_season(
    base: str, own: str, start: str, race: str | None
) -> None:
    week = "\nweek 1\n  sun  race: 5k\n"
    made = plan(f"{OWN}{own}\n", base=f"plan Base\n{base}{week}")
    assert str(made.start) == start
    assert (str(made.race.date) if made.race else None) == race


@pytest.mark.parametrize("when", ["start 2027-01-04", "race 2027-01-17 10k"])
def test_a_plan_that_is_run_again_takes_all_its_dates_along(when: str) -> None:
    """A session of its own date, a move by dates and a day before the race, 308 days later."""
    base = (
        "plan Base\nstart 2026-03-02\nrace 2026-03-15 10k 44:00\nweek 1\n  tue  6km easy\nweek 2\n"
        "  wed  5km easy\n  sun  race: 10k max\n2026-03-05  4km easy\nrace-1  3km easy\n"
        "move 2026-03-11 to 2026-03-12\n"
    )
    made = plan(f"{OWN}{when}\n", base=base)
    assert days(made) == [
        "1 Tue 6km easy",
        "1 Thu 4km easy",
        "2 Thu 5km easy",
        "2 Sat 3km easy",
        "2 Sun 10k max",
    ]
    assert str(made.start) == "2027-01-04"
    assert made.race is not None
    assert str(made.race.date) == "2027-01-17"
    # The goal is said anew with a race of one's own.
    assert (made.race.goal is not None) == when.startswith("start")


def test_lines_of_which_there_is_one_are_replaced() -> None:
    head = (
        "timezone UTC\nat mon-sun 07:00\nhrmax 180\ndeload every 4 weeks -30%\nweeks begin sunday\n"
    )
    own = "timezone Europe/Berlin\nhrmax 190\ndeload weeks 1 -50%\nweek begins monday\n"
    made = plan(OWN + own, base=HEAD + head + "week 1\n  tue  60min easy\n")
    assert (made.timezone, made.numbers.hrmax) == ("Europe/Berlin", 190)
    assert str(made.weeks[0].start) == "2026-03-02"
    (session,) = made.sessions()
    assert f"{session.time:%H:%M}" == "07:00"


def test_a_name_said_anew_has_its_new_meaning_wherever_it_is_used() -> None:
    base = (
        HEAD + "pace easy = 6:00/km\npace tempo = easy-30\npace 1600m = 4:00/km\n"
        "let opener = 10min easy\nlet peak = 8km\nusual warmup = 15min easy\n"
        "week 1\n  tue  opener + 5km tempo\n  wed  peak easy\n  thu  warmup + 5x400 r60\n"
    )
    own = (
        "pace easy = 5:00/km\npace 1.6km = 3:50/km\nlet opener = 20min easy\n"
        "usual warmup = 5min easy\n"
    )
    made = plan(OWN + own, base=base)
    assert days(made)[:2] == ["1 Tue 20min easy + 5km tempo", "1 Wed 8km easy"]
    seconds = {one.name: one.target.pace.low for one in made.paces if one.target.pace}
    assert {name: pace and pace.s_per_m * 1000 for name, pace in seconds.items()} == {
        "tempo": 270,
        "easy": 300,
        "1.6km": 230,
    }
    warmup = list(made.sessions())[2].steps[0]
    assert warmup.duration == Range(Duration(5 * MINUTE), Duration(5 * MINUTE))


def test_groups_and_closures_add_up_and_rules_are_replaced() -> None:
    base = (
        HEAD + "group A, light\nclosed East River 2026-05-01: works\n"
        "rule one-change 400s: reps 1\nrule one-change reps 2\nweek 1\n  tue  400s: 5x400 r60\n"
    )
    own = (
        "group light, quick\nclosed East River 2026-06-01: more works\nrule one-change 400s: off\n"
    )
    made = plan(OWN + own, base=base)
    assert made.groups == ("A", "light", "quick")
    assert [str(one.first) for one in made.closures] == ["2026-05-01", "2026-06-01"]
    assert [(one.series, one.level) for one in made.rules] == [(None, None), ("400s", "off")]


# ---- phases, weeks, days

PHASES = HEAD + (
    "phase Base, weeks 1-2\n  tue  30min easy\n  thu  40min easy\n"
    "phase Peak, week 3\n  tue  5x400 r60\n"
    "week 2\n  thu  20min easy\n"
)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(
            "phase base, weeks 1-2\n  thu  45min easy\n  sat  60min easy\n",
            ["1 Tue 30min easy", "1 Thu 45min easy", "1 Sat 60min easy",
             "2 Tue 30min easy", "2 Thu 20min easy", "2 Sat 60min easy", "3 Tue 5x400 r60"],
            id="a phase of the same name, day by day",
        ),
        pytest.param(
            "phase Base, week 1\nphase Peak, weeks 2-3\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 5x400 r60", "2 Thu 20min easy",
             "3 Tue 5x400 r60"],
            id="phases of other lengths",
        ),
        pytest.param(
            "week 2\n  thu  rest\n  sat  10km easy\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 30min easy", "2 Thu rest",
             "2 Sat 10km easy", "3 Tue 5x400 r60"],
            id="a week, day by day",
        ),
        pytest.param(
            "weeks 2-3\n  thu  25min easy\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 30min easy", "2 Thu 25min easy",
             "3 Tue 5x400 r60", "3 Thu 25min easy"],
            id="several weeks over one",
        ),
        pytest.param(
            "week 2 like 1\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 30min easy", "2 Thu 40min easy",
             "3 Tue 5x400 r60"],
            id="a week like another is that other one",
        ),
        pytest.param(
            "week 2 like 1\n  thu  rest\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 30min easy", "2 Thu rest",
             "3 Tue 5x400 r60"],
            id="but for its own days",
        ),
        pytest.param(
            "drop week 2 thu\nmove week 3 tue to wed\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 30min easy", "3 Wed 5x400 r60"],
            id="edits",
        ),
        pytest.param(
            "phase More, week 4\n  tue  6x400 r60\n",
            ["1 Tue 30min easy", "1 Thu 40min easy", "2 Tue 30min easy", "2 Thu 20min easy",
             "3 Tue 5x400 r60", "4 Tue 6x400 r60"],
            id="one more phase",
        ),
    ],
)  # fmt: skip
def test_what_follows_takes_the_place(own: str, expected: list[str]) -> None:
    assert days(plan(OWN + own, base=PHASES)) == expected


def test_one_week_of_several_is_replaced_and_the_others_stay() -> None:
    base = HEAD + "weeks 1-3\n  tue  4x400 r60\n    then reps +1 to 8\n"
    made = plan(OWN + "week 2\n  tue  rest\n", base=base)
    assert days(made) == ["1 Tue 4x400 r60", "2 Tue rest", "3 Tue 5x400 r60"]


def test_a_day_of_ones_own_takes_both_sessions_of_the_other_day() -> None:
    base = HEAD + "week 1\n  tue am  30min easy\n  tue pm  5x400 r60\n"
    assert days(plan(OWN + "week 1\n  tue  rest\n", base=base)) == ["1 Tue rest"]
    own = OWN + "week 1\n  tue am  rest\n  tue pm  20min easy\n"
    assert days(plan(own, base=base)) == ["1 Tue rest", "1 Tue 20min easy"]


def test_dates_and_days_before_the_race() -> None:
    base = "plan Base\nrace 2026-03-08 5k\nweek 1\n  race-3  20min easy\n  race-1  rest\n"
    base += "  sun  race: 5k\n"
    own = OWN + "race-1  10min easy\n2026-03-03  30min easy\n"
    assert days(plan(own, base=base)) == [
        "1 Tue 30min easy", "1 Thu 20min easy", "1 Sat 10min easy", "1 Sun 5k"
    ]  # fmt: skip


def test_a_stated_total_holds_while_its_week_is_not_changed() -> None:
    base = HEAD + "week 1 = 10km\n  tue  10km easy\nweek 2 = 12km\n  tue  12km easy\n"

    def totals(own: str) -> list[bool]:
        return [week.total is not None for week in plan(OWN + own, base=base).weeks]

    assert totals("") == [True, True]
    assert totals("week 2\n  thu  5km easy\n") == [True, False]
    assert totals("week 2 = 17km\n  thu  5km easy\n") == [True, True]
    assert totals("phase All, weeks 1-2\n  thu  5km easy\n") == [False, False]
    assert totals("move week 2 tue to wed\n") == [False, False]
    assert totals("start 2026-05-04\n") == [True, True]


def test_plans_that_extend_one_another_hold_from_the_nearest_on() -> None:
    made = plan(
        "plan Own\nextends b\nweek 1\n  tue  rest\n",
        b="plan B\nextends c\nstart 2026-05-04\nweek 1\n  tue  20min easy\n  wed  20min easy\n",
        c=HEAD + "week 1\n  tue  10min easy\n  wed  10min easy\n  thu  10min easy\n",
    )
    assert str(made.start) == "2026-05-04"
    assert days(made) == ["1 Tue rest", "1 Wed 20min easy", "1 Thu 10min easy"]


def test_what_is_written_out_is_the_same_plan() -> None:
    own = OWN + "group quick\nstart 2026-05-04\nweek 2\n  tue  4x400 r60 | quick 6x\n"
    loaded = load(own, base=PHASES.replace("start", "group A\nstart"))
    assert loaded.found == ()
    text = pipeline.expanded(loaded)
    assert "extends" not in text
    (again,) = pipeline.load([Source("own", text)])
    assert (again.found, again.plan) == ((), loaded.plan)


# ---- what is wrong


def found(own: str, **bases: str) -> list[tuple[str, str, str]]:
    """Where each message points: the file, its line, and what is said."""
    loaded = load(own, **bases)
    origins = [(one.origin, one.message) for one in loaded.found]
    return [
        (origin.source.name, origin.source.line(origin.source.position(origin.span.start)[0]), said)
        for origin, said in origins
        if origin is not None
    ]


def test_a_message_points_into_the_file_that_is_wrong() -> None:
    base = HEAD + "week 1\n  teu  rest\n  wed  30min esay\n  thu  5x400 r60 | light 4x\n"
    assert found(OWN, base=base) == [
        ("base", "  teu  rest", "no line starts with `teu`"),
        ("base", "  wed  30min esay", "nobody has said what `esay` is"),
        ("base", "  thu  5x400 r60 | light 4x", "there is no group light"),
    ]


def test_a_name_of_the_base_that_was_misspelt_in_the_other_is_found_there() -> None:
    base = HEAD + "let opener = 10min easy\nweek 1\n  tue  opener + 5x400 r60\n"
    ((name, line, message),) = found(OWN + "week 1\n  wed  openr + 5x400 r60\n", base=base)
    assert (name, line) == ("own", "  wed  openr + 5x400 r60")
    assert message == "nobody has said what `openr` is"


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("log Base\n2026-03-02  easy: 30min esay\n", "base is a log, and a plan extends a plan"),
        ("log Base\nteu\n", "base is a log, and a plan extends a plan"),
        ("athlete Ann\npace easy = esay\n", "base is an athlete's file, and a plan extends a plan"),
        ("athlete Ann\nteu\n", "base is an athlete's file, and a plan extends a plan"),
        ("", "base is no plan, and a plan extends a plan"),
        ("week 1\n  tue  rest\n", "base is no plan, and a plan extends a plan"),
    ],
)
def test_what_is_no_plan_has_one_message(base: str, said: str) -> None:
    assert found(OWN + "week 1\n  tue  opener\n", base=base) == [("own", "extends base", said)]


def test_a_base_whose_first_line_is_broken_is_a_plan_all_the_same() -> None:
    ((name, line, _),) = found(OWN, base="paln Base\nstart 2026-03-02\nweek 1\n  tue  rest\n")
    assert (name, line) == ("base", "paln Base")


def test_what_follows_from_a_missing_base_is_not_said() -> None:
    own = OWN + "week 2 = peak\n  tue  opener + 5x400 @ cruise r60 | light 4x\n  race-2  rest\n"
    assert found(own) == [("own", "extends base", "no base")]
    wrong = found(own + "  wed  8x400 @@\n")
    assert [line for _, line, _ in wrong] == ["extends base", "  wed  8x400 @@"]


def test_circles() -> None:
    own = Source("own", "plan Own\nextends b\nstart 2026-03-02\n")
    shelf = Shelf({"b": "plan B\nextends own\n"})
    shelf.sources["own"] = own
    (loaded,) = pipeline.load([own], shelf)
    (circle,) = loaded.found
    assert circle.message == "this plan would extend itself"
    assert circle.help == ("own → b → own",)
    assert circle.origin is not None
    assert circle.origin.source.name == "b"


def test_a_second_base_is_refused() -> None:
    wrong = found(OWN + "extends other\n", base=HEAD + "week 1\n  tue  rest\n")
    assert wrong == [("own", "extends other", "a second extends line")]


def test_two_headings_of_one_file_for_one_week_are_remarked_on() -> None:
    twice = "weeks 1-2\n  tue  rest\nweek 2\n  wed  rest\n"
    assert found(HEAD + twice) == [("own", "week 2", "week 2 stands here a second time")]
    assert found(OWN + "week 2\n  thu  rest\n", base=HEAD + twice) == [
        ("base", "week 2", "week 2 stands here a second time")
    ]


def test_without_a_shelf_nothing_is_read() -> None:
    (loaded,) = pipeline.load([Source("own", OWN)])
    assert [one.message for one in loaded.found] == ["base cannot be read from here"]


# ---- where its messages point

STEPS = HEAD + "group light\nlet main = 5x400 @ 88 r90\nlet short = 30\nweek 1\n  mon  rest\n"


def blamed(own: str, base: str) -> tuple[str, str]:
    """The file of the one error there is, and the words it points at."""
    every = pipeline.check([Source("own", own)], Shelf({"base": base}))
    (found,) = [one for one in every if one.severity is Severity.ERROR]
    assert found.origin is not None
    span = found.origin.span
    return found.origin.source.name, found.origin.source.text[span.start : span.end]


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("tue  main | light 3x @ 20", "20"),
        ("tue  main | light r1m", "r1m"),
        ("tue  main\n    | light @ 20", "20"),
        ("tue  main\n    then pace 20", "20"),
        ("tue  40min easy | light short", "light short"),
    ],
)
def test_what_is_changed_here_is_pointed_at_here(day: str, at: str) -> None:
    """The steps stand in the other file, and what is said of them in this one."""
    assert blamed(f"{OWN}phase One, weeks 1-2\n  {day}\n", STEPS) == ("own", at)


def test_what_only_grows_here_is_pointed_at_there() -> None:
    base = STEPS.replace("@ 88", "@ 20")
    own = f"{OWN}phase One, weeks 1-2\n  tue  main\n    then reps +1\n"
    assert blamed(own, base) == ("base", "20")
