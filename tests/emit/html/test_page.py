"""The HTML sheet: what stands where, that nothing gets in, and that it never varies."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files

import pytest

from plandsl.emit import Options, emitter
from plandsl.model.plan import Plan
from plandsl.model.session import Role, Session, Step
from tests.emit.html.page import NOW, Element, block, calendar, cell, example, html, plan_of, sheet

HEAD = "plan My mile\nathlete Mo\nstart 2025-08-18\nrace 2025-08-31 mile 6:00 at East River\n"
HOSTILE = """</style><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;&lt;]]>-->"""
EVERY = ["mile.plan", "as-prescribed.plan"]


def words(text: str) -> set[str]:
    """The figures and words of a text, whatever signs they were set with."""
    return {*re.findall(r"\d+(?::\d+)*|[a-z]{3,}", text.casefold())}


def main_steps(session: Session) -> list[Step]:
    """What the season must tell of a session: strides on the way are left out."""
    main = [step for step in session.steps if step.role is Role.MAIN]
    return [step for step in main if not step.text.endswith("strides")]


def weeks(page: Element) -> list[Element]:
    return page.all("section", "week")


# ------------------------------------------------------------------ the head


def test_the_head_has_title_athlete_dates_race_and_goal() -> None:
    head = sheet(plan_of(HEAD + "phase Race, weeks 1-2\n  mon easy: 30min easy\n")).one(
        "header", "head"
    )
    assert head.one("h1").text == "My mile"
    assert head.one("p", "who").text == "Mo · 18–31 Aug 2025 · 2 weeks"
    assert head.one("div", "goal").text == "mile Sunday 31 Aug 2025 at East River 6:00"
    assert head.one("strong").text == "6:00"


def test_without_athlete_race_and_weeks_there_is_still_a_sheet() -> None:
    page = sheet(plan_of("plan Empty\nstart 2025-08-18\n"))
    assert page.one("h1").text == "Empty"
    assert not page.all("table")
    assert "no weeks" in page.one("section", "season").text


def test_dates_across_a_new_year_have_both_years() -> None:
    page = sheet(plan_of("plan P\nstart 2025-12-29\nweek 1\n  mon easy: 30min easy\n"))
    assert "29 Dec 2025 – 4 Jan 2026" in page.one("p", "who").text


def test_the_file_is_named_after_the_plan() -> None:
    (output,) = emitter("html")(example("mile.plan"), Options(NOW))
    assert output.name == "sub-6-mile-me.html"
    (output,) = emitter("html")(plan_of("plan ++\nstart 2025-08-18\n"), Options(NOW))
    assert output.name == "plan.html"


# ---------------------------------------------------------------- the season


def test_an_unnamed_session_is_called_after_its_work_and_loses_no_word() -> None:
    days = ("2k easy + 8k MP + 2k easy", "2k easy + 20min steady + 2k easy", "8k easy + strides")
    week = "".join(
        f"  {day} {text}\n" for day, text in zip(("mon", "wed", "fri"), days, strict=True)
    )
    page = sheet(plan_of(f"{HEAD}pace MP = 5:00/km\nphase Race, weeks 1-1\n{week}"))
    entries = page.one("section", "season").all("a")[1:]
    assert [(each.one("b").text, each.one("span").text) for each in entries] == [
        ("marathon pace", "2k easy + 8k MP + 2k easy"),
        ("steady", "2k easy + 20 min steady + 2k easy"),
        ("easy", "8k"),
    ]


@pytest.mark.parametrize("name", EVERY)
def test_every_session_stands_on_its_day_and_in_its_week(name: str) -> None:
    plan = example(name)
    page = sheet(plan)
    for index, week in enumerate(plan.weeks):
        place = {each.attributes["id"] for each in weeks(page)[index].all("article")}
        for session in week.sessions:
            links = cell(page, session.date).all("a")
            link = next(each for each in links if session.label in (None, each.one("b").text))
            article = block(page, link)
            assert article.attributes["id"] in place
            assert article.one("time").attributes["datetime"] == session.date.isoformat()
            label = words(session.label or "")
            for step in main_steps(session):
                assert words(step.text) <= words(link.text) | label
                targets = words(" ".join(target.text for target in step.targets))
                assert targets | {str(step.reps.high)} - {"1"} <= words(article.text) | label


def test_rows_are_weeks_and_columns_days_from_the_plans_own_first_day() -> None:
    page = sheet(
        plan_of("plan P\nstart 2025-08-20\nphase All, weeks 1-3\n  fri easy: 30min easy\n")
    )
    head = [each.text for each in calendar(page).one("thead").all("th")]
    assert head == ["Week", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Time"]
    rows = calendar(page).one("tbody").all("tr")
    assert [row.one("th").one("b").text for row in rows] == ["Week 1", "Week 2", "Week 3"]
    for row in rows:
        days = [dt.date.fromisoformat(day.attributes["datetime"]) for day in row.all("time")]
        assert [day.weekday() for day in days] == [2, 3, 4, 5, 6, 0, 1]
        assert [bool(day.all("a")) for day in row.all("td", "day")] == [False, False, True] + [
            False
        ] * 4


def test_the_table_tells_a_screen_reader_what_is_what() -> None:
    page = sheet(example("mile.plan"))
    assert page.attributes["lang"] == "en"
    assert {each.attributes["scope"] for each in calendar(page).one("thead").all("th")} == {"col"}
    assert {each.attributes["scope"] for each in calendar(page).one("tbody").all("th")} == {"row"}
    assert calendar(page).all("caption")


def test_days_are_tinted_by_what_is_run_on_them() -> None:
    text = """phase All, weeks 1-2
  mon easy: 30min easy
  tue 400s: 8x400 @ 85-87 r60
  wed rest
week 2
  sun race: 1600 @ 6:00
"""
    page = sheet(plan_of(HEAD + text))
    tones = {18: "plain", 19: "key", 20: "rest", 31: "raceday"}
    for day, tone in tones.items():
        assert tone in cell(page, dt.date(2025, 8, day)).classes


def test_race_day_is_marked_though_the_plan_has_no_session_on_it() -> None:
    page = sheet(plan_of(HEAD + "phase All, weeks 1-2\n  mon easy: 30min easy\n"))
    day = cell(page, dt.date(2025, 8, 31))
    assert "raceday" in day.classes
    assert "Race day" in day.text


def test_phases_darken_to_the_race_week() -> None:
    text = "".join(
        f"phase {name}, weeks {first}-{first + 1}\n  mon easy: 30min easy\n"
        for name, first in (("Base", 1), ("Build", 3), ("Peak", 5))
    )
    head = HEAD.replace("2025-08-31", "2025-09-28")
    rows = calendar(sheet(plan_of(head + text))).one("tbody").all("tr")
    styles = [row.one("th").attributes["style"] for row in rows]
    shades = [int(re.fullmatch(r"--shade:(\d+)%", style)[1]) for style in styles]  # type: ignore[index]
    assert shades == sorted(shades)
    assert shades[0] < shades[2] < shades[4]
    assert shades[0] == shades[1]
    assert [row.classes for row in rows] == [set()] * 5 + [{"raceweek"}]
    assert [row.one("span", "phase").text for row in rows] == ["Base"] * 2 + ["Build"] * 2 + [
        "Peak"
    ] * 2
    assert ["again" in row.one("span", "phase").classes for row in rows] == [False, True] * 3


def test_only_days_at_a_closed_venue_are_marked() -> None:
    text = """closed East River 2025-08-26..2025-08-28: flooded
phase All, weeks 1-2
  tue 400s: 4x400 @ 90 r60 at East River
  wed 800s: 2x800 @ 3:00 r60 at Riverbank
"""
    page = sheet(plan_of(HEAD + text))
    shut = [day for day in page.all("td", "day") if "shut" in day.classes]
    assert [day.one("time").attributes["datetime"] for day in shut] == ["2025-08-26"]
    assert shut[0].one("i", "closed").text == "closed"
    (warning,) = page.all("p", "warn")
    assert warning.text == "East River is closed from 26 Aug 2025 to 28 Aug 2025: flooded"
    assert "East River from 26 Aug 2025" in page.one("footer").text


def test_days_away_lighter_weeks_and_halves_of_days_are_marked() -> None:
    text = """away 2025-08-26..2025-08-27: travel
away 2025-08-30: wedding
deload week 2 -30%
phase All, weeks 1-2
  tue am easy: 8km easy
  tue pm pool: 10x100 on 1:45
"""
    page = sheet(plan_of(HEAD + text))
    away = [
        day for day in page.all("td", "day") if any(each.text == "away" for each in day.all("i"))
    ]
    days = [day.one("time").attributes["datetime"] for day in away]
    assert days == ["2025-08-26", "2025-08-27", "2025-08-30"]
    foot = page.one("footer").text
    assert "away 26–27 Aug: travel" in foot
    assert "away 30 Aug: wedding" in foot
    rows = calendar(page).one("tbody").all("tr")
    assert [[each.text for each in row.all("span", "lighter")] for row in rows] == [[], ["lighter"]]
    day = cell(page, dt.date(2025, 8, 19))
    assert [each.text for each in day.all("a")] == ["easy am 8 km", "pool pm 10×100 on 1:45"]


def test_a_groups_sheet_is_for_that_group() -> None:
    plan = plan_of(HEAD + "group light\nweek 1\n  tue 8x1km HM r60 | light 5x\n")
    page = sheet(plan.for_group("light"))
    assert page.one("p", "who").text.startswith("Mo · light · ")
    assert "5 × 1000 m" in page.one("article").text
    assert not page.all("p", "group")


# ---------------------------------------------------------------- the volume


def widths(row: Element) -> list[Fraction]:
    bar = row.one("td", "volume").one("span", "bar")
    return [Fraction(each.attributes["style"][6:-1]) for each in bar.all("i")]


def volumes(lines: str) -> Element:
    return sheet(plan_of("plan P\nstart 2025-08-18\n" + lines))


def test_bars_start_at_zero_and_are_as_long_as_the_distance() -> None:
    page = volumes("".join(f"week {w}\n  mon {10 * w}km easy\n" for w in (1, 2, 4)))
    assert calendar(page).one("thead").all("th")[-1].text == "Distance"
    rows = calendar(page).one("tbody").all("tr")
    assert [widths(row) for row in rows] == [[25], [50], [0], [100]]
    figures = [row.one("td", "volume").one("b").text for row in rows]
    assert figures == ["10 km", "20 km", "", "40 km"]


def test_a_range_has_a_paler_end() -> None:
    page = volumes("week 1\n  mon 6-8x1km @ 4:00 r60\nweek 2\n  mon 10km easy\n")
    rows = calendar(page).one("tbody").all("tr")
    assert [widths(row) for row in rows] == [[80, 60], [100]]
    assert rows[0].one("i", "sure").attributes["style"] == "width:60%"
    assert rows[0].one("td", "volume").one("b").text == "6–8 km"


def test_all_weeks_are_measured_by_time_where_one_distance_is_unknown() -> None:
    page = volumes("week 1\n  mon 10km @ 6:00/km\nweek 2\n  mon 30min easy\n")
    assert calendar(page).one("thead").all("th")[-1].text == "Time"
    rows = calendar(page).one("tbody").all("tr")
    assert [widths(row) for row in rows] == [[100], [50]]
    assert rows[1].one("td", "volume").text == "0:30 h ≈ 5 km"
    assert "≈ counts easy at 6:00/km" in page.one("footer").text


def test_each_week_shows_where_in_the_season_it_is() -> None:
    page = volumes("week 1\n  mon 5km easy\nweek 2\n  mon 10km easy\n")
    first, second = (week.one("svg").all("path") for week in weeks(page))
    assert [path.attributes["d"] for path in first] == [
        "M10 100v-100h9.4v100z",
        "M0 100v-50h9.4v50z",
    ]
    assert [path.attributes["d"] for path in second] == [
        path.attributes["d"] for path in first[::-1]
    ]


def test_very_long_plans_have_no_strip_of_all_weeks_in_each_week() -> None:
    """It would be weeks times weeks of bars."""
    for count, strips in ((60, 60), (61, 0)):
        lines = (f"week {number}\n  mon 5km easy\n" for number in range(1, count + 1))
        page = volumes("".join(lines))
        assert len(page.all("svg", "where")) == strips
        assert len(page.all("td", "volume")) == count


# -------------------------------------------------------- safe and unvarying


def hostile(plan: Plan) -> Plan:
    """The plan with every word that an author chooses made a nuisance."""
    sessions = tuple(
        replace(each, label=HOSTILE, venue=HOSTILE, notes=(HOSTILE, "שלום 🏃🏽‍♀️", "\x00\ud800\x1b"))
        for each in plan.weeks[0].sessions
    )
    week = replace(plan.weeks[0], phase=HOSTILE, sessions=sessions)
    closures = tuple(replace(each, venue=HOSTILE, reason=HOSTILE) for each in plan.closures)
    race = plan.race and replace(plan.race, venue=HOSTILE)
    return replace(
        plan,
        title=HOSTILE,
        athlete="מרים " + HOSTILE,
        weeks=(week, *plan.weeks[1:]),
        closures=closures,
        race=race,
    )


def test_hostile_words_appear_as_themselves() -> None:
    plan = example("mile.plan")
    page = sheet(hostile(plan))
    tags = [each.tag for each in page.all()]
    assert not {"script", "img", "link", "iframe"} & {*tags}
    assert tags.count("style") == 1
    shown = " ".join(HOSTILE.split())
    assert page.one("h1").text == shown
    assert page.one("title").text == shown
    assert page.one("p", "who").text.startswith("מרים " + shown)
    made = weeks(page)[0].all("article")[0]
    assert made.one("h3").text == shown
    assert [each.text for each in made.one("ul", "notes").all("li")] == [
        shown,
        "שלום 🏃🏽‍♀️",
        "\ufffd" * 3,
    ]


@pytest.mark.parametrize("make", [example, lambda name: hostile(example(name))])
@pytest.mark.parametrize("name", EVERY)
def test_nothing_comes_from_outside(make, name: str) -> None:  # type: ignore[no-untyped-def]
    page = sheet(make(name))
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len({*ids})
    for each in page.all():
        assert not any(key == "src" or key.startswith("on") for key in each.attributes)
        if "href" in each.attributes:
            assert each.attributes["href"].removeprefix("#") in ids
    style = page.one("style").text
    assert not re.search(r"url\(|@import|image-set|//", style)
    policy = {each.attributes.get("http-equiv"): each for each in page.all("meta")}
    allowed = policy["Content-Security-Policy"].attributes["content"]
    assert allowed.startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_names_in_any_script_stand_apart_from_the_text_around() -> None:
    page = sheet(hostile(example("mile.plan")))
    assert page.one("h1").attributes["dir"] == "auto"
    assert page.one("p", "who").all("bdi")
    assert {each.attributes.get("dir") for each in page.all("h3")} == {"auto"}


@pytest.mark.parametrize("name", EVERY)
def test_the_same_plan_is_the_same_bytes_whatever_the_time(name: str) -> None:
    first = html(example(name))
    assert first == html(example(name), NOW + dt.timedelta(days=400))
    assert b"\r" not in first


def test_the_sheet_says_which_file_it_was_made_from_but_not_where_that_lay() -> None:
    page = html(example("mile.plan"))
    assert b"mile.plan" in page
    assert b"somewhere" not in page


def test_two_sessions_with_one_key_are_still_told_apart() -> None:
    plan = plan_of(HEAD + "week 1\n  mon easy: 30min easy\n  tue easy: 40min easy\n")
    first, second = plan.weeks[0].sessions
    week = replace(plan.weeks[0], sessions=(first, replace(second, key=first.key)))
    page = sheet(replace(plan, weeks=(week,)))
    assert len({each.attributes["id"] for each in page.all("article")}) == 2


# ---------------------------------------------------------------- the colours


def palettes() -> dict[str, dict[str, str]]:
    style = files("plandsl.emit.html").joinpath("sheet.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = [dict(re.findall(r"--(\S+): (#\w+);", each)) for each in (light, dark)]
    assert colours[0].keys() == colours[1].keys()
    return dict(zip(("light", "dark"), colours, strict=True))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_can_be_read_on_what_lies_behind_it(mode: str) -> None:
    palette = palettes()[mode]
    on = {
        "paper": ("ink", "soft", "accent", "green", "yellow", "red"),
        "key": ("ink", "soft", "accent"),
        "hair": ("ink", "soft"),
        "ink": ("paper",),
    }
    for behind, texts in on.items():
        for text in texts:
            assert contrast(palette[text], palette[behind]) >= 4.5, (text, behind)
