"""What was run, as it is written in result lists and diaries, and what was not."""

from __future__ import annotations

import re
from fractions import Fraction

from plandsl.syntax.notations.match import match_of, whole
from plandsl.syntax.stuck import Guess, Stuck
from plandsl.units import rounded

NOT_RUN = re.compile(
    r"(?<![\w-])(?:(?P<none>(?i:dns|did\s+not\s+(?:start|run)|didn['’]t\s+(?:start|run)))"
    r"|(?i:dnf|did\s+not\s+finish|didn['’]t\s+finish))(?![\w-])"
)
PACE = re.compile(r"@\s*(?P<p>\d{1,2}:\d\d(?P<unit>\s*/\s*(?:km|k|mi|mile))?)(?![\w:/])")
COUNT = re.compile(r"=\s*(?P<bad>(?P<n>\d+)\s*(?:[xX×]|reps?|times))\s*$")
ALIKE = re.compile(r"(?<![\w:.])(?P<n>\d{1,2})\s*[xX×]\s*(?P<t>\d+(?::\d\d)+(?:\.\d+)?)(?![\w:/])")
DONE = re.compile(
    r"=\s*(?P<bad>done|yes|ok|as\s+planned|completed|did\s+it|✓|✔)\s*$", re.IGNORECASE
)
PLACE = re.compile(r"(?P<bad>lane\s+\d+(?:\s+stagger)?|at\s+[^=]*?[^=\s])\s*=")
WORDS = re.compile(r"(?<=\d)\s*\((?P<w>(?:\d+(?:st|nd|rd|th)\b|[^\W\d_])[^()]*)\)")
# Names that are words of the language too, so that reading stops behind them.
NAME = re.compile(
    r"(?P<l>track|trails?|road|uphill|downhill|hilly|grass|sand|treadmill)(?P<bad>\s*)="
)
SKIPPED = re.compile(r"skipped\s*:?\s+(?P<l>[^\W\d_][\w-]*)\s*$")
SPEED = re.compile(r"(?P<v>\d{1,2}(?:\.\d+)?)\s*(?P<u>km/h|kph|kmh|mph)(?!\w)")
# More times of one kind nobody writes out.
MOST_ALIKE = 20


def logged(stuck: Stuck) -> Guess | None:
    """A pace with an `@`, a count, a word that it went well: what stands there in their place."""
    if not stuck.in_log:
        return None
    for guess in (_pace, _speed, _count, _alike, _done, _place, _words, _name, _skipped):
        found = guess(stuck)
        if found is not None:
            return found
    return None


def _pace(stuck: Stuck) -> Guess | None:
    """`= 8km @ 5:39/km`."""
    match = match_of(PACE, stuck)
    if match is None or "=" not in stuck.text[: match.start()]:
        return None
    message, pace = "a pace that was run stands without the @", match["p"].replace(" ", "")
    if match["unit"]:
        return Guess(message, *match.span(), (f"write {pace}",), whole(match, pace))
    return Guess(message, *match.span(), (f"write {pace}/km or {pace}/mi",))


def _speed(stuck: Stuck) -> Guess | None:
    """`= 16.1km/h`."""
    match = match_of(SPEED, stuck)
    speed = Fraction(match["v"]) if match else Fraction(0)
    if match is None or not speed or "=" not in stuck.text[: match.start()]:
        return None
    minutes, seconds = divmod(rounded(3600 / speed), 60)
    pace = f"{minutes}:{seconds:02}/{'mi' if match['u'] == 'mph' else 'km'}"
    return Guess("a speed that was run is told as a pace", *match.span(), (f"write {pace}",))


def _count(stuck: Stuck) -> Guess | None:
    """`hills: = 12 reps`."""
    match = match_of(COUNT, stuck)
    if match is None:
        return None
    helps = (f"how many there were stands before it, like {match['n']}x45s = …",)
    return Guess("behind the = stands what each rep took", *match.span("bad"), helps)


def _alike(stuck: Stuck) -> Guess | None:
    """`= 4x4:17`."""
    match = match_of(ALIKE, stuck)
    if match is None or "=" not in stuck.text[: match.start()]:
        return None
    message, count = "each rep has a time of its own", int(match["n"])
    if not 0 < count <= MOST_ALIKE:
        return None
    meant = " ".join([match["t"]] * count)
    return Guess(message, *match.span(), (f"write {meant}",), whole(match, meant))


def _done(stuck: Stuck) -> Guess | None:
    """`easy: = done`."""
    match = match_of(DONE, stuck)
    if match is None:
        return None
    helps = (
        "if nothing was timed, write what was run without the =, like easy: 8km",
        "else the time, the distance, or how it felt: = rpe 3",
    )
    return Guess("how far was it, or how long?", *match.span("bad"), helps)


def _place(stuck: Stuck) -> Guess | None:
    """`km: lane 3 = 4:17 4:16`."""
    match = match_of(PLACE, stuck)
    if match is None or match.start() > stuck.steps:
        return None
    helps = (f"write both, like 5x1km {match['bad']} = …",)
    return Guess("a place stands behind what was run there", *match.span("bad"), helps)


def _name(stuck: Stuck) -> Guess | None:
    """`track = 59 59 58`."""
    match = match_of(NAME, stuck)
    if match is None or match.start() > stuck.steps:
        return None
    change = ((match.end("l"), match.end("bad"), ": "),)
    message, helps = "a session's name ends in a colon", (f"write {match['l']}: = …",)
    return Guess(message, *match.span("l"), helps, change)


def _skipped(stuck: Stuck) -> Guess | None:
    """`skipped easy`: the name, or why."""
    match = match_of(SKIPPED, stuck)
    if match is None or ":" in stuck.text[: match.start()]:
        return None
    helps = (
        f"if {match['l']} is the session, write {match['l']}: skipped",
        f"if it is why, write it below: note {match['l']}",
    )
    return Guess("a session's name comes first", *match.span("l"), helps)


def _words(stuck: Stuck) -> Guess | None:
    """`= 20:41 (3rd)`."""
    match = match_of(WORDS, stuck)
    if match is None or "=" not in stuck.text[: match.start()]:
        return None
    start, end = match.span("w")
    helps = (f"words of your own stand in a line below: note {match['w']}",)
    return Guess("in brackets stand the splits of a time", start - 1, end + 1, helps)


def not_run(stuck: Stuck) -> Guess | None:
    """`= 85 86 DNF`, `race: DNS`."""
    match = match_of(NOT_RUN, stuck) if stuck.in_log else None
    if match is None:
        return None
    before = stuck.text[stuck.steps : match.start()].rpartition("=")
    if (before[1] and before[2].strip()) or stuck.text[match.end() :].strip():
        dash = "write - for each rep that was not run, and why in a note below"
        return Guess("a rep that was not run is a dash", *match.span(), (dash,))
    message = "a session that was not run is skipped"
    if match["none"]:
        return Guess(message, *match.span(), ("write skipped",), whole(match, "skipped"))
    helps = (
        "write skipped if nothing of it was run",
        "else what was run, and - for each rep that was not: = 85 86 -",
    )
    return Guess(f"how much was run before the {match[0]}?", *match.span(), helps)
