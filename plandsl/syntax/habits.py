"""Habits of other notations, as patterns: what people write, what is wrong, what to write here.

One line of the table, one habit. A pattern speaks where it touches the place at which reading
stopped; its group `bad`, or else all of it, is blamed, and replaced by `edit` where that is the one
reading. Words in braces are the pattern's groups.
"""

from __future__ import annotations

import re

from plandsl.record import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """`needs` is a terminal that must have been possible there ("" for any place)."""

    pattern: re.Pattern[str]
    message: str
    help: str
    edit: str | None = None
    needs: str = ""


def habit(pattern: str, message: str, help: str, edit: str | None = None, needs: str = "") -> Habit:
    return Habit(re.compile(pattern), message, help, edit, needs)


DATE = r"\d{4}-\d\d-\d\d"
NUMBER = r"\d[\d:.]*(?:\s?[-–]\s?\d[\d:.]*)?"
LENGTH = rf"{NUMBER}\s*(?:km|k|m|miles?|mi|minutes?|mins?|h|['′])?(?!\w)"
# Where a step or a word before it begins.
FIRST = r"(?:(?<=[+,;(|:])\s*|(?<=\s))"
EFFORT = (
    r"(?:easy|recovery|steady|moderate|tempo|threshold|interval|hard|fast|max|progression|HM|MP"
    r"|[A-Z]{1,4})"
)
# What begins a session is no name for it.
NO_LABEL = (
    r"(?!(?i:rest|run|bike|swim|row|ski|hike|walk|weights|mobility|drills|cross|elliptical|warmup"
    r"|cooldown|wu|cd|easy|steady|tempo|strides|recovery|threshold|fartlek|skipped|moved)\b)"
)
WARMUP, COOLDOWN = r"warm-?\s?ups?|w/?u|wup", r"cool-?\s?downs?|warm-?\s?downs?|c/?d|wd"
AT_MISSING = "the @ before the target is missing"

# In a line that begins with a day or a date, or that goes on with a session.
SESSION_HABITS = (
    # ---- the day
    habit(
        rf"^(?P<day>(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*|{DATE})\s*(?P<bad>[:,;.–—-])(?=\s)",
        "nothing stands between the day and its session",
        "leave the {bad} out",
        "",
    ),
    habit(
        r"(?<=\s)(?i:rest\s+day|day\s+off|off\s+day)\s*$",
        "a day off is called rest",
        "write rest",
        "rest",
    ),
    # ---- labels
    habit(
        rf"^\S+\s+{NO_LABEL}(?P<l>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*)?)(?P<bad>,)\s",
        "a session's name ends in a colon",
        "write {l}:",
        ":",
    ),
    habit(
        r"^\S+\s+race(?P<bad>\s+)(?=\d|mile\b|half\b|marathon\b)",
        "the day of a race is called race:",
        "put a colon behind race",
        ": ",
    ),
    # ---- warm-up and cool-down
    habit(
        rf"{FIRST}(?P<bad>(?i:{WARMUP}))(?=\s|$|[,;+])",
        "a warm-up is called warmup",
        "write warmup",
        "warmup",
    ),
    habit(
        rf"{FIRST}(?P<bad>(?i:{COOLDOWN}))(?=\s|$|[,;+])",
        "a cool-down is called cooldown",
        "write cooldown",
        "cooldown",
    ),
    # ---- numbers
    habit(
        r"(?<![\d,])(?P<a>\d),(?P<b>\d{3})(?![\d:x,])",
        "`{a},{b}` can be read in two ways",
        "write {a}{b} or {a}.{b}",
    ),
    habit(
        r"(?<![\d,])(?P<a>\d+(?::\d\d)?),(?P<b>\d\d?)(?=\s*(?:km|k|mi|miles?|min|h|s)\b|/)",
        "a decimal is written with a point",
        "write {a}.{b}",
        "{a}.{b}",
    ),
    habit(
        r"(?<![\d,])(?P<a>\d+:\d\d),(?P<b>\d\d?)(?![\d:x,])",
        "a decimal is written with a point",
        "write {a}.{b}",
        "{a}.{b}",
    ),
    habit(
        r"(?<![\d,:])(?P<a>\d+),(?P<b>\d\d?)(?![\d:x,])",
        "`{a},{b}` has no unit",
        "write {a}.{b}km or {a}.{b}mi",
    ),
    habit(
        r"(?P<m>\d+)['′](?P<s>\d\d)(?:''|′′)?(?![\d\"″'′])",
        "minutes and seconds are written with a colon",
        "write {m}:{s}",
        "{m}:{s}",
    ),
    habit(
        r"(?:@|\bin)\s*(?P<bad>:(?P<s>\d\d))(?![\d:])",
        "a time without minutes goes without the colon",
        "write {s}",
        "{s}",
    ),
    habit(
        r"(?:\d+\s*[xX×]\s*)?(?<![\d:@])(?P<bad>:(?P<s>\d\d))(?![\d:\w])",
        "seconds have their unit",
        "write {s}s",
        "{s}s",
    ),
    habit(
        r"(?P<bad>\btotal\s+[\w.:]+)\s*\|",
        "the total ends the line, and is that of everybody's session",
        "write {bad} at the end of the line",
    ),
    # ---- reps
    habit(
        r"(?P<n>\d+)(?P<bad>\s*(?:\*|·|\bby\b|\btimes\b|\breps\s+of\b)\s*)(?=(?P<w>\d+|\())",
        "reps are written with an x",
        "write {n}x{w}",
        "x",
    ),
    habit(
        r"(?<![\w.:@×-])(?P<w>\d+(?:\.\d+)?\s*(?:km|k|m|mi|miles?|min|s|sec|['′])|mile)"
        r"\s*[xX×]\s*(?P<n>\d{1,2})(?![\w:.])",
        "how many comes before how long",
        "write {n}x{w}",
        "{n}x{w}",
    ),
    habit(
        r"(?P<n>\d+)\s*[xX×]\s*$", "{n} times what?", "write the length of one rep, like {n}x400"
    ),
    habit(
        r"(?P<w>\d+\s*(?:km|k|m|mi|min|s)?)(?P<bad>\s+(?:repeats|reps|repetitions))(?!\w)",
        "reps are said by their count",
        "leave {bad} out",
        "",
    ),
    habit(
        r"\s*(?P<bad>,?\s*(?<!\w)(?:(?:leaving|leave|going|go|starting|start|send-?off)"
        rf"(?:\s+(?:on|every))?|every|on\s+the)\s)\s*(?=(?P<n>{NUMBER}))",
        "a send-off is written with on",
        "write on {n}",
        " on ",
    ),
    # ---- ground
    habit(
        r"hill\s+sprints?(?!\w)",
        "uphill says the ground, max how hard",
        "write uphill max",
        "uphill max",
    ),
    habit(
        r"hill\s+(?P<w>strides)(?!\w)",
        "uphill says the ground",
        "write uphill {w}",
        "uphill {w}",
    ),
    habit(
        r"hill\s+(?:reps?|repeats?|repetitions?)(?!\w)|uphills(?!\w)",
        "uphill says the ground",
        "write uphill",
        "uphill",
    ),
    # ---- paces and targets
    habit(
        r"(?P<t>\d+:\d\d(?:\s?[-–]\s?\d+:\d\d)?)\s*(?:min\s*/\s*|min\s+per\s+|per\s+|a\s+)"
        r"(?P<d>km|k|mi|miles?)(?!\w)",
        "a pace is a time and its distance",
        "write {t}/{d}",
        "{t}/{d}",
    ),
    habit(
        r"(?P<bad>/\s*(?:kilomet(?:er|re)s?|KM|Km|K))(?!\w)",
        "a pace is per km or per mi",
        "write /km",
        "/km",
    ),
    habit(
        r"@\s*(?P<bad>(?P<e>\d+(?:k|km|mi|m)|mile|half|marathon|HM|MP|race)\s+(?:race\s+)?pace"
        r"\s*(?P<s>[+-])\s*(?P<n>\d+))(?![\d:])",
        "seconds faster or slower stand right behind the name of the pace",
        "write {e}{s}{n}/km or {e}{s}{n}/mi",
    ),
    habit(
        r"@\s*(?:\d+\s?(?:k|km|mi|m)|mile|half|marathon|HM|MP)(?P<bad>\s+(?:goal|race)\s+pace)(?!\w)",
        "the name of the race is enough for its pace",
        "leave {bad} out",
        "",
    ),
    habit(
        r"(?P<bad>(?:@\s*)?(?:goal|race)\s+pace)(?!\w)",
        "the pace of the goal is called race",
        "write @ race",
        "@ race",
    ),
    habit(
        rf"(?P<e>{EFFORT}(?:[+-]\d+)?)(?P<bad>\s+(?:pace|effort|run|running|jog|jogging))(?!\w)",
        "{e} alone says how hard",
        "leave {bad} out",
        "",
    ),
    habit(
        rf"(?P<e>{EFFORT})(?P<bad>\s+(?:HR|heart\s+rate))(?!\w)",
        "{e} alone says how hard",
        "leave {bad} out; at the top stands what heart rate that is: pace {e} = 150-160bpm",
    ),
    habit(
        r"half[\s-]marathon(?!\w)",
        "a half marathon is called half",
        "write half",
        "half",
    ),
    habit(
        r"@\s*\S+(?P<bad>\s+(?:effort|intensity))(?!\w)",
        "the name of the effort is enough",
        "leave {bad} out",
        "",
    ),
    habit(
        r"(?<=\w)\s+(?P<bad>M)(?=\s*(?:$|[,+;)]|w/|r\d))",
        "marathon pace is called MP",
        "write MP",
        "MP",
        needs="R",
    ),
    habit(
        r"(?<=\w)\s+(?P<bad>R)(?=\s*(?:$|[,+;)]|w/|r\d))",
        "the pace of repetitions is called repetition",
        "write repetition",
        "repetition",
        needs="R",
    ),
    habit(
        r"(?<![\w.:])(?P<n>\d{1,2}(?:\.\d+)?)(?P<e>[ETIR])(?!\w)",
        "`{n}{e}` has no unit",
        "write {n}mi {e}, {n}km {e} or {n}min {e}",
    ),
    habit(
        rf"(?P<bad>(?:@\s*)?\b(?:under|sub|below|faster\s+than)[\s-]*)(?=(?P<n>{NUMBER}))",
        "a limit is written with <=",
        "write @ <={n}",
        "@ <=",
    ),
    habit(rf"(?P<bad>\bin\s+)(?=(?P<n>{NUMBER}))", AT_MISSING, "write @ {n}", "@ ", needs="AT"),
    habit(
        r"(?P<bad>[<>≤≥]=?)\s*(?P<n>\d[\d:.]*)",
        AT_MISSING,
        "write @ {bad}{n}",
        "@ {bad}",
        needs="AT",
    ),
    habit(
        rf"(?P<bad>)(?=(?P<n>{NUMBER})\s*(?:/\s*(?:km|k|mi|miles?)|bpm|W|watts|km/h|kph|mph|%\s?\w)(?!\w))",
        AT_MISSING,
        "put an @ before {n}",
        "@ ",
        needs="AT",
    ),
    habit(
        r"(?P<bad>(?:~|\b(?:around|about|approx\.?|roughly)(?!\w))\s*)(?=\d)",
        "a target is a value or a range, not about a value",
        "leave {bad} out, or write a range like 85-87",
    ),
    habit(
        r"@\s*(?P<bad>(?P<a>\d[\d:.]*)\s+(?P<b>\d[\d:.]*))(?![\w:-])",
        "two times need a sign between them",
        "write {a}-{b} for a range, {a}, {b} for one a rep",
    ),
    habit(
        rf"(?!{DATE})(?P<bad>(?P<a>(?<![\d-])\d[\d:.]*)(?:\s?[-–]\s?\d[\d:.]*)+\s?[-–]\s?(?P<b>\d[\d:.]*))",
        "a range has two ends",
        "write {a}-{b}, or a list with commas for one target a rep",
    ),
    habit(
        r"(?<![\w:.])(?P<n>\d{2,3}(?:\s?[-–]\s?\d{2,3})?)\s*(?:HR|beats(?:\s+per\s+minute)?|BPM|Bpm)(?!\w)",
        "a heart rate is written with its unit",
        "write {n}bpm",
        "{n}bpm",
    ),
    habit(
        r"(?i:rpe)\s*(?P<n>\d+(?:\s?[-–]\s?\d+)?)(?:\s*/\s*10)?(?!\w)",
        "an effort from 1 to 10 is written with rpe",
        "write rpe {n}",
        "rpe {n}",
    ),
    habit(
        rf"(?P<at>@\s*)?(?i:\bhr|heart\s+rate)\s*:?\s*(?P<n>{NUMBER})(?:\s*bpm)?(?!\w)",
        "a heart rate is written with its unit",
        "write @ {n}bpm",
        "@ {n}bpm",
        needs="AT",
    ),
    habit(
        r"(?i:zone)\s*(?P<z>\d(?:\s?[-–]\s?\d)?)(?!\w)",
        "a zone is written with a Z",
        "write Z{z}",
        "Z{z}",
    ),
    habit(
        r"(?P<z>Z\d)\s*/\s*Z?(?P<y>\d)(?!\w)",
        "two zones are joined by a dash",
        "write {z}-{y}",
        "{z}-{y}",
    ),
    habit(
        r"(?P<n>\d+(?:\.\d+)?(?:\s?[-–]\s?\d+)?)\s*%(?=\s+(?:r\d|jog|walk|stand|float)|\s*(?!\w))",
        "{n}% of what?",
        "like {n}%hrmax, {n}%ftp or {n}%5k",
    ),
    # ---- steps and their parts
    habit(
        r"(?P<bad>\s+/\s+)(?=rest|bike|swim|row|walk|weights|cross|mobility)",
        "what else may be done stands behind an or",
        "write or",
        " or ",
    ),
    habit(
        r"(?P<bad>\s*,\s*)(?=@|r\d|r\(|\d+r\b|at\s|laps\s|lane\s|on\s+\d)",
        "the parts of a step stand without commas",
        "leave the comma out",
        " ",
    ),
    habit(
        r"(?P<bad>\s*(?:[,;&]|w/|\bwith\b|\band\b|\bthen\b|\bplus\b)\s*)"
        r"(?=(?:\d+\s*[xX×]?\s*)?(?:\d+\s*m?\s*)?strides)",
        "the steps of a session are joined by +",
        "like 20min easy + 4x100 strides",
        " + ",
    ),
    habit(
        r"(?:^\S+\s+|[+,(|]\s*|:\s+|\bor\s+)"
        r"(?P<bad>(?P<e>easy|steady|tempo|threshold|recovery|hard|fast|progression)\s+"
        rf"(?P<n>{LENGTH}))",
        "how much comes before how hard",
        "write {n} {e}, or {e}: {n} if {e} is the session's name",
        needs="AT",
    ),
    habit(
        r"(?<=\d)(?P<bad>\s+(?:each|apiece|per\s+rep))(?!\w)",
        "a target is for every rep unless it says otherwise",
        "leave {bad} out",
        "",
    ),
    habit(
        r"(?P<bad>\bnotes?:?)\s+(?=\S)",
        "a note stands on a line of its own",
        "write it below the session: note …",
    ),
    habit(
        r"(?<=\s)(?P<l>[^\W_][\w'’-]*)(?P<bad>:)\s",
        "a session's name stands right after its day",
        "write {l}: before everything else",
        needs="PLUS",
    ),
    habit(r"(?<=[\w)])(?P<bad>\s*[.;,]+)$", "a session ends without a sign", "leave it out", ""),
    # ---- results
    habit(r"(?P<bad>==+)", "one = is enough", "leave the second one out", "=", needs="NOT_RUN"),
    habit(
        r"(?P<a>\d[\d:.]*)(?P<bad>/)(?P<b>\d[\d:.]*)",
        "times are parted by blanks",
        "write {a} {b} for two times, {a}-{b} for a range",
        needs="AVG",
    ),
    habit(
        r"(?<=\s)(?P<s>\d+\s*[xX×]\s*\d[\w.]*):\s*(?:=\s*)?(?P<n>\d[\d:.]*)\s+(?:avg|average|ave|mean)(?!\w)",
        "an average is written behind its word",
        "write {s} = avg {n}",
        "{s} = avg {n}",
    ),
    habit(
        r"(?P<bad>(?:=\s*)?(?P<n>\d[\d:.]*(?:/\w+)?)\s+(?:avg|average|ave|mean)\.?)"
        r"(?!\w|\s*(?:HR|hr|heart|bpm))",
        "an average is written behind its word",
        "write = avg {n}",
        "= avg {n}",
    ),
    habit(
        r"(?i:avg\.?|average)\s+(?i:hr|heart\s+rate)\s*:?\s*(?P<n>\d+)(?:\s*bpm)?(?!\w)",
        "a heart rate is written with its unit",
        "write {n}bpm",
        "{n}bpm",
    ),
    habit(
        r"(?i:avg\.?\s+)?(?i:\bhr|heart rate)\s*:?\s*(?P<n>\d+)(?:\s*bpm)?",
        "a heart rate is written with its unit",
        "write {n}bpm",
        "{n}bpm",
        needs="BPM",
    ),
    habit(r"moved(?:\s+to)?\s*$", "moved to which date?", "like moved to 2026-03-05"),
    habit(
        rf"moved\s+(?P<d>{DATE})",
        "a session is moved to a date",
        "write moved to {d}",
        "moved to {d}",
    ),
)
