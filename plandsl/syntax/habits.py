"""Habits of other notations, as patterns: what people write, what is wrong, what to write here.

One line of the table, one habit. A pattern speaks where it touches the place at which reading
stopped; its group `bad`, or else all of it, is blamed, and replaced by `edit` where the meaning is
certain. Words in braces are the pattern's groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """`needs` is a terminal that must have been possible there ("" for any place)."""

    pattern: re.Pattern[str]
    message: str
    help: str
    edit: str | None = None
    needs: str = ""


def _habit(
    pattern: str, message: str, help: str, edit: str | None = None, needs: str = ""
) -> Habit:
    return Habit(re.compile(pattern), message, help, edit, needs)


DATE = r"\d{4}-\d\d-\d\d"
TIME = r"(?<![\w:.,-])(?P<n>\d[\d:.]*(?:\s?[-–]\s?\d[\d:.]*)?)"
SECONDS, MINUTES = r"\s*(?:s|secs?|seconds?)?", r"\s*(?:min|mins|minutes?)"
# `rest 60`, `rest=60`; a number before such a word is the target's, not the rest's.
OF = r"(?:\s*[=:]\s*|\s+)"
RESTING = r"(?:r|rests?|resting|recover|recovery|recoveries)(?!\w|\s*[=:])"
WITH = r"(?:(?:with|w/|and|,)\s*)?"
A_REST = "a rest is written as one word that begins with r"

# In a line that begins with a day or a date.
SESSION_HABITS = (
    # ---- the day
    _habit(
        rf"^(?P<day>(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*|{DATE})\s*(?P<bad>[:,;.–—-])(?=\s)",
        "nothing stands between the day and its session",
        "leave the {bad} out",
        "",
    ),
    # ---- rests
    _habit(
        rf"{WITH}(?:rests?|recovery|r){OF}{TIME}{MINUTES}(?!\w)", A_REST, "write r{n}min", "r{n}min"
    ),
    _habit(rf"{WITH}(?:rests?|recovery|r){OF}{TIME}{SECONDS}(?!\w)", A_REST, "write r{n}", "r{n}"),
    _habit(rf"{WITH}{TIME}{MINUTES}\s+{RESTING}", A_REST, "write r{n}min", "r{n}min"),
    _habit(rf"{WITH}{TIME}{SECONDS}\s+{RESTING}", A_REST, "write r{n}", "r{n}"),
    # ---- numbers
    _habit(
        r"(?<![\d,])(?P<a>\d+(?::\d\d)?),(?P<b>\d+)(?!\d*[:x,])",
        "a decimal is written with a point",
        "write {a}.{b}",
        "{a}.{b}",
    ),
    _habit(
        r"(?P<n>\d+)(?P<bad>\s*(?:\*|·|\bby\b|\btimes\b)\s*)(?=(?P<w>\d+|\())",
        "reps are written with an x",
        "write {n}x{w}",
        "x",
    ),
    _habit(
        r"(?P<n>\d+)\s*[xX×]\s*$", "{n} times what?", "write the length of one rep, like {n}x400"
    ),
    # ---- paces and targets
    _habit(
        r"(?P<t>\d+:\d\d(?:\s?[-–]\s?\d+:\d\d)?)\s*(?:min\s*/\s*|min\s+per\s+|per\s+|a\s+)"
        r"(?P<d>km|k|mi|miles?)(?!\w)",
        "a pace is a time and its distance",
        "write {t}/{d}",
        "{t}/{d}",
    ),
    _habit(
        r"(?P<bad>/\s*(?:kilomet(?:er|re)s?|KM|Km|K))(?!\w)",
        "a pace is per km or per mi",
        "write /km",
        "/km",
    ),
    _habit(
        r"(?P<bad>(?:in|under|around|about)\s+)(?=(?P<n>\d[\d:.]*(?:[-–]\d[\d:.]*)?))",
        "the @ before the target is missing",
        "write @ {n}",
        "@ ",
        needs="AT",
    ),
    _habit(
        r"(?P<bad>[<>≤≥]=?)\s*(?P<n>\d[\d:.]*)",
        "the @ before the target is missing",
        "write @ {bad}{n}",
        "@ {bad}",
        needs="AT",
    ),
    _habit(
        r"@\s*(?P<bad>(?P<a>\d[\d:.]*)\s+(?P<b>\d[\d:.]*))(?![\w:-])",
        "two times need a sign between them",
        "write {a}-{b} for a range, {a}, {b} for one a rep",
    ),
    _habit(
        rf"(?!{DATE})(?P<bad>(?P<a>(?<![\d-])\d[\d:.]*)(?:\s?[-–]\s?\d[\d:.]*)+\s?[-–]\s?(?P<b>\d[\d:.]*))",
        "a range has two ends",
        "write {a}-{b}, or for a ladder its rungs: (400, 800, 400)",
    ),
    _habit(
        r"(?P<bad>~\s*)(?=\d)",
        "a target is a value or a range, not about a value",
        "leave the ~ out, or write a range like 85-87",
    ),
    # ---- steps and their parts
    _habit(
        r"(?P<bad>\s*,\s*)(?=@|r\d|r\(|\d+r\b|at\s|laps\s|lane\s)",
        "the parts of a step stand without commas",
        "leave the comma out",
        " ",
    ),
    _habit(
        r"(?P<bad>\s*(?:,|;|&|\band\b|\bthen\b|\bplus\b|\bfollowed by\b)\s*)(?=\d|\()",
        "the steps of a session are joined by +",
        "like 20min easy + 4x100 strides",
        " + ",
    ),
    _habit(
        r"(?P<bad>(?P<e>easy|steady|tempo|threshold|recovery|hard|fast|progression)\s+"
        r"(?P<n>\d[\d.:]*(?:-\d[\d.:]*)?\s?(?:min|km|mi|mile|h|k|m|s)?))(?!\w)",
        "how much comes before how hard",
        "write {n} {e}, or {e}: {n} if {e} is the session's name",
        needs="AT",
    ),
    # ---- labels
    _habit(
        r"^\S+\s+(?!rest|run|bike|swim|row|ski|walk|weights|mobility|drills)"
        r"(?P<l>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*)?)(?P<bad>,)\s",
        "a session's name ends in a colon",
        "write {l}:",
        ":",
    ),
    _habit(
        r"(?P<bad>\bnotes?:?)\s+(?=\S)",
        "a note stands on a line of its own",
        "write it below the session: note …",
    ),
    _habit(
        r"(?<=\s)(?P<l>[^\W_][\w'’-]*)(?P<bad>:)\s",
        "a session's name stands right after its day",
        "write {l}: before everything else",
        needs="PLUS",
    ),
    # ---- results
    _habit(r"(?P<bad>==+)", "one = is enough", "leave the second one out", "=", needs="NOT_RUN"),
    _habit(r"(?<=\d)(?P<bad>/)(?=\d)", "times are parted by blanks", "like 88 89 90", needs="RPE"),
    _habit(
        r"(?i:avg\.?\s+)?(?i:\bhr|heart rate)\s*:?\s*(?P<n>\d+)(?:\s*bpm)?",
        "a heart rate is written with its unit",
        "write {n}bpm",
        "{n}bpm",
        needs="BPM",
    ),
    _habit(r"moved(?:\s+to)?\s*$", "moved to which date?", "like moved to 2026-03-05"),
    _habit(
        rf"moved\s+(?P<d>{DATE})",
        "a session is moved to a date",
        "write moved to {d}",
        "moved to {d}",
    ),
)

# In every other line.
LINE_HABITS = (
    # ---- guides
    _habit(
        r"^(?P<c>green|yellow|red)\s+(?P<bad>all|any|avg|fade|lap|done|hit|miss)\b",
        "an `if` is missing after {c}",
        "write {c} if {bad} …",
        "if {bad}",
    ),
    # ---- phases and weeks
    _habit(
        r"^phase\s+(?P<p>[^,:()]*[^,:()\s])\s*[:(]?\s*weeks?\s+(?P<n>\d+(?:\s*[-–]\s*\d+)?)\)?$",
        "a comma is missing between the phase's name and its weeks",
        "write phase {p}, weeks {n}",
        "phase {p}, weeks {n}",
    ),
    _habit(
        r"^phase\s+(?P<p>[^,]+),?\s+(?P<n>\d+(?:\s*[-–]\s*\d+)?)$",
        "this phase does not say which weeks it has",
        "write phase {p}, weeks {n}",
        "phase {p}, weeks {n}",
    ),
    _habit(
        r"^phase\s+(?P<p>[^,:()]*[^,:()\s])\s*[:,]?$",
        "this phase does not say which weeks it has",
        "like phase {p}, weeks 1-4",
    ),
    _habit(
        r"(?P<a>(?<=week\s)\d+|(?<=weeks\s)\d+)\s*(?:to|until|till|through|and|\.\.|/)\s*(?P<b>\d+)",
        "two weeks are joined by a dash",
        "write {a}-{b}",
        "{a}-{b}",
    ),
    # ---- the head
    _habit(r"^(?P<k>plan|log|athlete)$", "a name is missing after {k}", "every {k} has one"),
    _habit(
        r"^pace\s+(?P<p>[^\W\d_][\w-]*)(?P<bad>\s*:?\s*)(?=\d)",
        "an = is missing between the pace's name and the pace",
        "write pace {p} = …",
        " = ",
    ),
    _habit(
        r"^pace\s.*?(?P<bad>\d[\d:.]*(?:\s*[-–]\s*\d[\d:.]*)?)$",
        "this pace does not say for which distance",
        "write {bad}/mi or {bad}/km",
        needs="PER",
    ),
    _habit(
        r"^at\s+(?P<t>\d{1,2}:\d\d)$",
        "a time of day is said for days",
        "write at mon-sun {t}",
        "at mon-sun {t}",
    ),
    _habit(r"^remind\s+(?P<bad>\d+)(?=\s|$)", "{bad} what?", "write {bad}min or {bad}h"),
    _habit(
        r"^remind\s+(?P<t>\d.*)$",
        "a reminder comes before its session",
        "write remind {t} before",
        needs="BEFORE",
    ),
    _habit(
        rf"(?P<a>{DATE})\s*(?:to|until|till|through|-|–|—)\s*(?P<b>{DATE})",
        "two dates are joined by two dots",
        "write {a}..{b}",
        "{a}..{b}",
    ),
    _habit(rf"^closed\s+(?P<bad>{DATE})", "the place comes first", "like closed East River {bad}"),
    _habit(
        rf"^race\s+(?P<r>\D\S*|\d[\d.]*[a-z]+)\s+(?P<d>{DATE})",
        "the date of a race comes first",
        "write race {d} {r}",
        "race {d} {r}",
    ),
    _habit(
        r"^rule\s+(?P<r>[a-z][a-z-]*)(?P<bad>:)",
        "no colon follows the name of a rule",
        "leave it out; one follows the series that it is for: rule {r} 400s: …",
        "",
    ),
    _habit(
        r"^allow\s+(?P<r>[a-z][a-z-]*)$",
        "this waiver does not say why",
        "write allow {r}: and the reason",
    ),
    _habit(
        r"^allow\s+(?P<r>[a-z][a-z-]*)(?P<bad>\s+)(?=\S)",
        "a colon is missing before the reason",
        "write allow {r}: …",
        ": ",
        needs="COLON",
    ),
    _habit(
        r"^(?:green|yellow|red|if)\b.*?\d%?(?P<bad>\s*(?:,|->|→|\bthen\b)?\s*)(?=[^\W\d_])",
        "a colon is missing before what to do",
        "like green if all <= 90: go",
        ": ",
        needs="COLON",
    ),
)
