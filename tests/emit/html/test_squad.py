"""The squad on the page: who runs what, at which targets, and that paper of both kinds agrees."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from plandsl.emit import Options, emitter
from plandsl.emit.pdf import squad as on_paper
from tests.emit.html.page import NOW, Element, read
from tests.emit.html.squads import Squad, example, made, many, squad

UNTRUSTED = "</script><b>\"' &amp; {{d}}"
ONE = "plan P\nstart 2026-03-02\nweek 1\n  tue  "


def page(both: Squad, *sheets: str) -> Element:
    return read(made(both, *sheets))


def days(both: Squad) -> list[Element]:
    return page(both).all("section", "squad")


def figures(body: Element) -> list[list[str]]:
    """What the clock shows, row after row, with the reps where these are said."""
    rows = ([cell.text for cell in row.all(class_="mark")] for row in body.all("tr"))
    return [row for row in rows if row not in ([], ["–"])]


@pytest.mark.parametrize("both", [example(), many(5)], ids=["example", "five"])
def test_every_athlete_has_the_figures_of_the_pdf(both: Squad) -> None:
    plan, athletes = both
    data: Any = json.loads(json.dumps(on_paper.data(plan, Options(NOW, squad=athletes))))
    sections = days(both)
    assert len(sections) == len(data["sessions"]) > 3
    for section, session in zip(sections, data["sessions"], strict=True):
        assert section.one("h3").text == session["name"]
        assert section.one("h2").text == plain(f"{session['weekday']} {session['date']}")
        works = section.all("div", "work")
        for each in session["athletes"]:
            (work,) = (one for one in works if bodies(one, each["name"]))
            steps = (" ".join(filter(None, step.values())) for step in each["steps"])
            assert plain(work.one("h4").text) == plain(" + ".join(steps))
            theirs = bodies(work, "all") + bodies(work, each["name"])
            assert [row for body in theirs for row in figures(body)] == [
                [*filter(None, [row["head"]]), *row["cells"]]
                for one in each["splits"]
                for row in one["rows"]
            ]
            paces = [line.text for body in theirs for line in body.all("td", "pace")]
            assert " ".join(filter(None, paces)) == plain(" ".join(each["paces"]))
            boxes = [box for body in theirs for box in body.all("li")]
            assert len(boxes) == len(each["boxes"])


def plain(words: str) -> str:
    """As the text of an element is read: blanks of any kind and number as one."""
    return " ".join(words.split())


def bodies(work: Element, name: str) -> list[Element]:
    return [each for each in work.all("tbody") if each.all("bdi")[0].text == name]


def test_those_with_the_same_work_stand_together() -> None:
    first = days(many(4))[0]
    works = [(work.one("h4").text, names(work)) for work in first.all("div", "work")]
    assert works == [
        ("6 × 1000 m @ 5k 2 min jog", ["Ann 0", "عداء سريع 2"]),
        ("4 × 1000 m @ 5k 2 min jog", ["Maximilian von Hohenstein 1", "Siobhán 3"]),
    ]


def names(work: Element) -> list[str]:
    return [each.all("bdi")[0].text for each in work.all("tbody")]


def test_targets_that_all_have_the_same_are_said_once() -> None:
    work = days(many(4))[2].one("div", "work")
    all_, *others = work.all("tbody")
    assert names(work)[0] == "all"
    assert len(others) == 4
    assert figures(all_) == [
        ["reps 1–2", "43.5–44", "1:27–1:28"],
        ["reps 3–10", "42.5–44", "1:25–1:28"],
    ]
    assert not any(map(figures, others))
    alone = days(many(1))[2].one("div", "work")
    assert names(alone) == ["Ann 0"]


def test_who_has_no_pace_is_there_without_figures() -> None:
    known = "athlete Ann\nrecent 2026-02-14 5k 20:00\n"
    (day,) = days(squad(f"{ONE}5x1km @ 5k r90\n", known, "athlete Ben\n"))
    ann, ben = day.all("tbody")
    assert figures(ann) == [["48", "1:36", "2:24", "3:12", "4:00"]]
    assert ben.one("td", "mark").text == "–"


def test_who_has_another_plan_that_day_is_named() -> None:
    plan, (ann, ben) = squad(f"{ONE}5x1km @ 5k r90\n", "athlete Ann\n", "athlete Ben\n")
    free = replace(ben, weeks=(replace(ben.weeks[0], sessions=()),))
    (day,) = days((plan, (ann, free)))
    assert names(day.one("div", "work")) == ["Ann"]
    assert day.one("p", "without").text == "not in their plan: Ben"


def test_the_way_to_each_session() -> None:
    both = page(many(2), "season", "squad")
    links = both.one("nav").all("a")
    sections = both.all("section", "squad")
    assert [each.attributes["href"] for each in links] == [
        f"#{each.attributes['id']}" for each in sections
    ]
    assert [each.text for each in links][:2] == ["Tue 3 Mar 1000s", "Wed 4 Mar easy"]
    assert sections[0].one("header").text == "Tue 3 Mar 18:30 · week 1"


def test_it_is_there_only_when_it_is_asked_for() -> None:
    plan, athletes = many(2)
    (output,) = emitter("html")(plan, Options(NOW, squad=athletes))
    assert not read(output.data).all("section", "squad")
    nobody = page((plan, ()))
    assert nobody.one("section", "squad").text == "No athletes are known for this plan."
    empty = squad("plan P\nstart 2026-03-02\nweek 1\n  tue  rest\n", "athlete Ann\n")
    assert page(empty).one("section", "squad").text == "This plan has no sessions yet."


def test_what_an_athlete_is_called_is_never_markup() -> None:
    plan, (ann, ben) = many(2)
    hostile = tuple(replace(each, athlete=UNTRUSTED, group=UNTRUSTED) for each in (ann, ben))
    shown = page((replace(plan, title=UNTRUSTED), hostile))
    assert not shown.all("script")
    assert [each.text for each in shown.all("tbody")[0].one("th").all("bdi")] == [UNTRUSTED] * 2
    assert UNTRUSTED in shown.one("nav").text
