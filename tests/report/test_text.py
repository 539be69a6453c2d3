"""Findings as a runner reads them, down to the caret."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plandsl.diagnostics import Diagnostic, Label, Severity
from plandsl.report.terminal import cells
from plandsl.report.text import render, summary
from plandsl.source import Origin, Source, Span

PLAN = Source(
    "as-prescribed.plan",
    "plan Sub-6 mile\n"
    "start 2025-08-18\n"
    "\n"
    "phase Base, weeks 1-4\n"
    "  tue  400s: 4x400 @ 92-96 r90 at East River\n"
    "week 4\n"
    "  tue  1200s: 3x1200 @ 4:30 (5:00/mi) r3min\n"
    "\tthu  走る: 20min threshold\n",
)
LOG = Source("mile.tlog", "log Sub-6 mile\n2025-09-05  tune-up: 2x800 r120 = 3:04 3:02\n")


def at(words: str, source: Source = PLAN, via: Origin | None = None) -> Origin:
    start = source.text.index(words)
    return Origin(source, Span(start, start + len(words)), via)


def finding(
    origin: Origin | None,
    note: str = "",
    *labels: Label,
    severity: Severity = Severity.ERROR,
    help: tuple[str, ...] = (),
) -> Diagnostic:
    return Diagnostic("some-rule", severity, "what is wrong", origin, note, labels, help)


def shown(one: Diagnostic, width: int = 80) -> str:
    """A finding alone, without its first line and the summary."""
    return render([one], color=False, width=width).partition("\n")[2].rpartition("\n\n")[0]


def test_the_message_of_the_design() -> None:
    mismatch = Diagnostic(
        "target-mismatch",
        Severity.ERROR,
        "4:30 for 1200 m is 6:02/mi, not 5:00/mi",
        at("4:30"),
        labels=(Label(at("5:00/mi"), "stated here as 5:00/mi"),),
        help=("5:00/mi would be 3:44 for 1200 m",),
    )
    assert render([mismatch], color=False, width=80) == (
        "error[target-mismatch]: 4:30 for 1200 m is 6:02/mi, not 5:00/mi\n"
        " --> as-prescribed.plan:7:24\n"
        "  |\n"
        "7 |   tue  1200s: 3x1200 @ 4:30 (5:00/mi) r3min\n"
        "  |                        ^^^^  ^^^^^^^ stated here as 5:00/mi\n"
        "  = help: 5:00/mi would be 3:44 for 1200 m\n"
        "\n"
        "1 error\n"
    )


def test_the_gutter_is_as_wide_as_the_line_numbers() -> None:
    source = Source("long.plan", "\n" * 40 + "week 4\n")
    assert shown(finding(at("week", source))).splitlines() == [
        "  --> long.plan:41:1",
        "   |",
        "41 | week 4",
        "   | ^^^^",
    ]


def test_words_of_several_labels_hang_below() -> None:
    one = finding(
        at("4:30"),
        "6:02/mi",
        Label(at("5:00/mi"), "stated here"),
        Label(at("3x"), "three of them"),
        Label(at("1200s"), ""),
    )
    assert shown(one).splitlines()[2:] == [
        "7 |   tue  1200s: 3x1200 @ 4:30 (5:00/mi) r3min",
        "  |        ^^^^^  ^^       ^^^^  ^^^^^^^ stated here",
        "  |               |        |",
        "  |               |        6:02/mi",
        "  |               three of them",
    ]


def test_words_are_never_put_beside_the_carets_of_another() -> None:
    one = finding(at("4:30"), "this one", Label(at("5:00/mi"), ""))
    assert shown(one).splitlines()[3:] == [
        "  |                        ^^^^  ^^^^^^^",
        "  |                        |",
        "  |                        this one",
    ]


def test_two_labels_at_one_place_keep_both_their_words() -> None:
    rows = shown(finding(at("400s"), "week 4: r75", Label(at("400s"), "week 3: r90"))).splitlines()
    assert rows[3].endswith("^^^^ week 3: r90")
    assert rows[5] == "  |        week 4: r75"


def test_words_of_a_place_inside_another_hang_below_it() -> None:
    one = finding(at("3x1200 @ 4:30 (5:00/mi)"), "", Label(at("4:30"), "the target"))
    assert shown(one).splitlines()[3:] == [
        "  |               ^^^^^^^^^^^^^^^^^^^^^^^",
        "  |                        |",
        "  |                        the target",
    ]
    coloured = render([one], color=True, width=80)
    assert "\x1b[1;31m^^^^^^^^^\x1b[0m\x1b[1;34m^^^^\x1b[0m\x1b[1;31m^^^^^^^^^^" in coloured


def test_words_too_long_for_the_rest_of_the_line_move_below_and_wrap() -> None:
    note = "closed from 2025-09-08 to 2026-12-31, so every session on this track is off"
    rows = shown(finding(at("East River"), note), width=60).splitlines()
    assert rows[3:5] == [
        "  |                                   ^^^^^^^^^^",
        "  |                                   |",
    ]
    assert " ".join(row.removeprefix("  |").strip() for row in rows[5:]) == note
    assert all(len(row) <= 60 for row in rows)


def test_a_place_in_another_line_and_in_another_file() -> None:
    one = finding(at("1200s"), "", Label(at("400s"), "before"), Label(at("2x800", LOG), "logged"))
    assert shown(one).splitlines() == [
        " --> as-prescribed.plan:7:8",
        "  |",
        "5 |   tue  400s: 4x400 @ 92-96 r90 at East River",
        "  |        ^^^^ before",
        "...",
        "7 |   tue  1200s: 3x1200 @ 4:30 (5:00/mi) r3min",
        "  |        ^^^^^",
        "  |",
        " ::: mile.tlog:2:22",
        "  |",
        "2 | 2025-09-05  tune-up: 2x800 r120 = 3:04 3:02",
        "  |                      ^^^^^ logged",
    ]


def test_what_a_template_made_shows_where_it_was_applied() -> None:
    one = finding(at("East River", via=at("week 4")), "closed")
    assert shown(one).splitlines()[3:] == [
        "  |                                   ^^^^^^^^^^ closed",
        "6 | week 4",
        "  | ^^^^^^ applied here",
    ]
    labelled = finding(at("East River", via=at("week 4")), "closed", Label(at("week 4"), "week 4"))
    assert "applied here" not in shown(labelled)


def test_carets_stand_under_wide_characters_and_behind_tabs() -> None:
    rows = shown(finding(at("走る"))).splitlines()
    assert rows[2:] == ["8 |     thu  走る: 20min threshold", "  |          ^^^^"]


def test_an_empty_span_is_one_caret_also_behind_the_last_character() -> None:
    end = PLAN.line_span(6).end
    rows = shown(finding(Origin(PLAN, Span(end, end)), "a colon?")).splitlines()
    assert rows[2:] == ["6 | week 4", "  |       ^ a colon?"]


def test_a_span_of_several_lines_is_marked_on_its_first() -> None:
    start = PLAN.text.index("week 4")
    rows = shown(finding(Origin(PLAN, Span(start, len(PLAN.text))))).splitlines()
    assert rows[2:] == ["6 | week 4", "  | ^^^^^^"]


def test_a_finding_without_a_place() -> None:
    one = finding(None, help=("write start 2025-08-18",))
    assert render([one], color=False, width=80).splitlines()[:2] == [
        "error[some-rule]: what is wrong",
        "  = help: write start 2025-08-18",
    ]


def test_an_empty_file_has_no_excerpt() -> None:
    assert shown(finding(Origin(Source("-", ""), Span(0, 0)))) == " --> -:1:1"


def test_help_wraps_under_its_first_word() -> None:
    one = finding(None, help=("one two three four five six seven eight nine",))
    assert shown(one, width=40).splitlines() == [
        "  = help: one two three four five six",
        "          seven eight nine",
    ]


def test_a_line_of_ten_megabytes_is_shown_around_the_place() -> None:
    text = "plan x\n" + "ab " * 3_500_000 + "WRONG" + " cd" * 100
    source = Source("big.plan", text)
    far = Label(Origin(source, Span(7, 9)), "far away")
    rows = shown(finding(at("WRONG", source), "this", far)).splitlines()
    assert rows[0] == " --> big.plan:2:10500001"
    word = rows[2].index("WRONG")
    assert rows[2][4] == "…"
    assert rows[2][-1] == "…"
    assert rows[3] == "  |" + " " * (word - 3) + "^^^^^ this"
    assert rows[4].startswith("2 | ab ab")
    assert rows[5] == "  | ^^ far away"
    assert all(len(row) <= 80 for row in rows)


def test_a_finding_cannot_steer_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202e"
    source = Source(f"{evil}.plan", f"week {evil}\n")
    one = Diagnostic(
        evil,
        Severity.ERROR,
        evil,
        at("week", source),
        evil,
        (Label(at(evil, source), evil),),
        (evil,),
    )
    for color in (False, True):
        rendered = render([one], color=color, width=80)
        plain = re.sub(r"\x1b\[(\d;)?\d+m", "", rendered)
        assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in plain if char != "\n")


def test_colours_only_when_asked_and_the_same_words() -> None:
    one = finding(at("4:30"), "slow", Label(at("5:00/mi"), "stated"), help=("try again",))
    plain, coloured = (render([one], color=color, width=80) for color in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[some-rule]\x1b[0m" in coloured
    assert "\x1b[1;31m^^^^\x1b[0m  \x1b[1;34m^^^^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == plain


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "nothing wrong"),
        ([Severity.ERROR], "1 error"),
        (
            [Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.ERROR],
            "3 errors, 1 warning",
        ),
        ([Severity.INFO, Severity.WARNING, Severity.WARNING], "2 warnings, 1 info"),
    ],
)
def test_summary(severities: list[Severity], said: str) -> None:
    found = [finding(None, severity=severity) for severity in severities]
    assert summary(found) == said
    assert render(found, color=False, width=80).endswith(f"{said}\n")


# ------------------------------------------------------------------------ laws

SIGNS = st.sampled_from("ab \t走é😀\u0301\u202e\x1b×")
LINES = st.text(SIGNS, min_size=1, max_size=200)
WIDTHS = st.integers(40, 120)


def size_of(char: str) -> int:
    """How many cells a sign takes; none where it sits on the one before, however wide that is."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(row: str, start: int, end: int) -> str:
    """What stands in some cells of a row."""
    found, at = "", 0
    for char in row:
        size = size_of(char)
        if start <= at and at + size <= end and (size or at < end):
            found += char
        at += size
    return found


def width_of(row: str) -> int:
    return sum(map(size_of, row))


@pytest.mark.parametrize(
    ("row", "width"), [("走\u0301", 2), ("a\u0301", 1), ("\u0301", 0), ("a走", 3), ("ab ", 3)]
)
def test_a_sign_that_sits_on_another_takes_no_cell(row: str, width: int) -> None:
    assert width_of(row) == width == cells(row)


@given(LINES, WIDTHS, st.data())
def test_carets_stand_under_what_is_blamed(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 6)))
    # An accent by itself has no cell that a caret could stand under.
    assume(text[start:end].strip("\u0301"))
    source = Source("x.plan", text)
    _, _, row, carets = shown(finding(Origin(source, Span(start, end))), width).splitlines()
    assert width_of(row) <= width
    first, last = carets.index("^"), carets.rindex("^") + 1
    assert set(carets[first:last]) == {"^"}
    expected = "".join(
        {"\x1b": "␛", "\u202e": "\ufffd"}.get(char, char) for char in text[start:end]
    )
    # Blanks at the end of a row are not printed, and zero-width signs have no cell of their own.
    plain = re.sub(r"[ \t\u0301]+", "", expected)
    assert re.sub(r"[ \u0301]+", "", cut(row, first, last)) == plain


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    source = Source("x.plan", "\n".join(draw(st.lists(LINES, min_size=1, max_size=3))))
    offsets = st.integers(0, len(source.text))

    def origin() -> Origin:
        start, end = sorted((draw(offsets), draw(offsets)))
        return Origin(source, Span(start, end))

    words = st.text(SIGNS, max_size=60)
    labels = tuple(Label(origin(), draw(words)) for _ in range(draw(st.integers(0, 3))))
    return Diagnostic("x", Severity.ERROR, "m", origin(), draw(words), labels, (draw(words),))


def rows_of(text: str) -> Iterator[str]:
    return (row for row in text.split("\n") if "x.plan" not in row)


@given(diagnostics(), WIDTHS)
def test_no_row_is_wider_than_the_terminal(one: Diagnostic, width: int) -> None:
    for row in rows_of(render([one], color=False, width=width)):
        assert width_of(row) <= width


@given(diagnostics(), WIDTHS)
def test_every_word_of_every_label_is_shown(one: Diagnostic, width: int) -> None:
    def bare(text: str) -> str:
        text = text.replace("\x1b", "␛").replace("\u202e", "\ufffd").replace("\t", "␉")
        return re.sub(r"[\s|^]+", "", text)

    rendered = bare("".join(row[3:] for row in rows_of(render([one], color=False, width=width))))
    for words in (one.note, *(label.text for label in one.labels), *one.help):
        assert bare(words) in rendered


@given(diagnostics(), WIDTHS)
def test_colours_change_no_word(one: Diagnostic, width: int) -> None:
    plain, coloured = (render([one], color=color, width=width) for color in (False, True))
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured).replace(" ", "") == plain.replace(" ", "")
