"""Habits of other notations in the lines that hold no session; `habits` has the others."""

from __future__ import annotations

from plandsl.syntax.habits import DATE, habit

WEEKS = r"weeks?\s+\d+(?:\s*[-–]\s*\d+)?"

LINE_HABITS = (
    # ---- gates
    habit(
        r"^gate\s+(?P<s>[^:]*?[^:\s])(?P<bad>\s+)(?=(?:last|all|any|avg|fade|lap|done|hit|miss)\b)",
        "a colon ends the name of the series",
        "write gate {s}: …",
        ": ",
    ),
    # ---- guides
    habit(
        r"^(?P<c>green|yellow|red)\s+(?P<bad>all|any|avg|fade|lap|done|hit|miss)\b",
        "an `if` is missing after {c}",
        "write {c} if {bad} …",
        "if {bad}",
    ),
    # ---- phases and weeks
    habit(
        r"^phase\s+(?P<p>[^,:()]*[^,:()\s])\s*[:(]?\s*weeks?\s+(?P<n>\d+(?:\s*[-–]\s*\d+)?)\)?$",
        "a comma is missing between the phase's name and its weeks",
        "write phase {p}, weeks {n}",
        "phase {p}, weeks {n}",
    ),
    habit(
        r"^phase\s+(?P<p>[^,]+),?\s+(?P<n>\d+(?:\s*[-–]\s*\d+)?)$",
        "this phase does not say which weeks it has",
        "write phase {p}, weeks {n}",
        "phase {p}, weeks {n}",
    ),
    habit(
        r"^phase\s+(?P<p>[^,:()]*[^,:()\s])\s*[:,]?$",
        "this phase does not say which weeks it has",
        "like phase {p}, weeks 1-4",
    ),
    habit(
        r"(?P<a>(?<=week\s)\d+|(?<=weeks\s)\d+)\s*(?:to|until|till|through|and|\.\.|/)\s*(?P<b>\d+)",
        "two weeks are joined by a dash",
        "write {a}-{b}",
        "{a}-{b}",
    ),
    habit(
        rf"^(?P<w>{WEEKS})\s*[-–:,(]?\s*(?P<bad>(?i:recovery|cut-?back|down|light(?:er)?)(?:\s+week)?)\)?$",
        "a lighter week is called deload",
        "write {w} deload",
    ),
    habit(
        rf"^(?P<w>{WEEKS})\s*[:,(]?\s*(?P<bad>\d[\d.]*\s*(?:km|k|miles?|mi))\)?$",
        "what a week comes to stands behind an =",
        "write {w} = {bad}",
    ),
    habit(
        rf"^(?P<w>{WEEKS})\s*[-–:,(]?\s*"
        r"(?P<bad>(?i:taper|race|peak|base|build|test|travel|holidays?)(?:\s+week)?)\)?$",
        "a week has a number, a phase a name",
        "write {w}  # {bad}, or a phase for it",
    ),
    habit(
        r"^weeks?\s+\d+(?:\s*[-–]\s*\d+)?(?P<bad>\s*:)$",
        "a week's heading ends with its number",
        "leave the colon out",
        "",
    ),
    habit(
        r"^(?P<k>move|swap|drop)\s+(?P<bad>(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*)",
        "{bad} of which week?",
        "like {k} week 2 {bad} …",
    ),
    habit(
        r"^(?P<k>move|swap|drop)\s+(?P<bad>weeks?\s+(?P<a>\d+)\s*[-–]\s*(?P<b>\d+))",
        "{k} is for one week",
        "write a line for each week, from {k} week {a} … to {k} week {b} …",
    ),
    habit(
        r"^drop\s+week\s+(?P<n>\d+)\s+(?P<d>[a-z]+)(?P<bad>\s*(?:,|;|&|\band\b)\s*(?P<e>[a-z]+))",
        "drop is for one day",
        "write a line for each day: drop week {n} {d}, and drop week {n} {e}",
    ),
    habit(
        r"^swap\s+\S.*?(?P<bad>\s+(?:with|for)\s+)",
        "two days are swapped without a word between them",
        "leave {bad} out",
        " ",
    ),
    habit(
        r"^weeks?\s+(?P<bad>(?:starts?|begins?)(?:\s+on)?)(?=\s+[A-Za-z])",
        "the day on which weeks begin is said with begin",
        "write weeks begin",
        "begin",
    ),
    # ---- progressions
    habit(
        r"^then\s+(?P<bad>[+−–-]\s?\d[\w:.]*)",
        "{bad} of what?",
        "like then reps {bad}, or length, time, rest or pace",
    ),
    habit(
        r"^then\s.*?(?P<bad>\b(?:distance|duration)\b)(?=\s+[+−–-]?\s?\d[\d:.]*\s?(?:min|h|s)\b)",
        "the time of a run changes as time",
        "write time",
        "time",
    ),
    habit(
        r"^then\s.*?(?P<bad>\bdistance\b)",
        "the distance of a run changes as length",
        "write length",
        "length",
    ),
    habit(
        r"^then\s.*?(?P<bad>\bduration\b)",
        "the time of a run changes as time",
        "write time",
        "time",
    ),
    # ---- the head
    habit(
        r"^groups?\s+(?:[\w.-]+,\s*)*[\w.-]+(?P<bad>\s*(?:;|&|/|\band\b)\s*|\s+)(?=[\w.-]+)",
        "a comma parts the names of groups",
        "like group A, B",
        ", ",
    ),
    habit(
        r"^rule\s.*\s(?P<l>off|warn|error)\s+(?P<bad>\S.*)$",
        "{l} ends the line of a rule",
        "leave {bad} out, or say it before {l}",
    ),
    habit(
        r"^pace\s.*?(?P<bad>>\s*\S.*)$",
        "a pace has one meaning, not a cut-down",
        "write a pace for each end, and the cut-down where it is run",
    ),
    habit(r"^(?P<k>plan|log|athlete)$", "a name is missing after {k}", "every {k} has one"),
    habit(
        r"^pace\s+(?P<p>[^\W\d_][\w-]*)(?P<bad>\s*:?\s*)(?=\d)",
        "an = is missing between the pace's name and the pace",
        "write pace {p} = …",
        " = ",
    ),
    habit(
        r"^pace\s.*?(?P<bad>\d[\d:.]*(?:\s*[-–]\s*\d[\d:.]*)?)$",
        "this pace does not say for which distance",
        "write {bad}/mi or {bad}/km",
        needs="PER",
    ),
    habit(
        r"^at\s+(?P<t>\d{1,2}:\d\d)$",
        "a time of day is said for days",
        "write at mon-sun {t}",
        "at mon-sun {t}",
    ),
    habit(r"^remind\s+(?P<bad>\d+)(?=\s|$)", "{bad} what?", "write {bad}min or {bad}h"),
    habit(
        r"^remind\s+(?P<t>\d.*)$",
        "a reminder comes before its session",
        "write remind {t} before",
        needs="BEFORE",
    ),
    habit(
        rf"(?P<a>{DATE})\s*(?:to|until|till|through|-|–|—)\s*(?P<b>{DATE})",
        "two dates are joined by two dots",
        "write {a}..{b}",
        "{a}..{b}",
    ),
    habit(rf"^closed\s+(?P<bad>{DATE})", "the place comes first", "like closed East River {bad}"),
    habit(
        rf"^race\s+(?P<r>\D\S*|\d[\d.]*[a-z]+)\s+(?P<d>{DATE})",
        "the date of a race comes first",
        "write race {d} {r}",
        "race {d} {r}",
    ),
    habit(
        r"^rule\s+(?P<r>[a-z][a-z-]*)(?P<bad>:)",
        "no colon follows the name of a rule",
        "leave it out; one follows the series that it is for: rule {r} 400s: …",
        "",
    ),
    habit(
        r"^rule\s+(?P<r>[a-z][a-z-]*)\s+(?P<s>(?!(?:reps|length|rest|pace)\b)[\w'-]+)(?P<bad>\s+)"
        r"(?:reps|length|rest|pace)\s+\S",
        "a colon is missing after the series",
        "write rule {r} {s}: …",
        ": ",
    ),
    habit(
        r"^rule\s+(?P<bad>[A-Z][A-Za-z]*(?:-[A-Za-z]+)*)",
        "the name of a rule has small letters",
        "like rule one-change",
    ),
    habit(
        r"^allow\s+(?P<r>[a-z][a-z-]*)$",
        "this waiver does not say why",
        "write allow {r}: and the reason",
    ),
    habit(
        r"^allow\s+(?P<r>[a-z][a-z-]*)(?P<bad>\s+)(?=\S)",
        "a colon is missing before the reason",
        "write allow {r}: …",
        ": ",
        needs="COLON",
    ),
    habit(
        r"^(?:green|yellow|red|if)\b.*?\d%?(?P<bad>\s*(?:,|->|→|\bthen\b)?\s*)(?=[^\W\d_])",
        "a colon is missing before what to do",
        "like green if all <= 90: go",
        ": ",
        needs="COLON",
    ),
)
