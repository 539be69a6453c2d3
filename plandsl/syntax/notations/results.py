"""What was not run, in the words of result lists."""

from __future__ import annotations

import re

from plandsl.syntax.notations.match import match_of, whole
from plandsl.syntax.stuck import Guess, Stuck

NOT_RUN = re.compile(
    r"(?<![\w-])(?:(?P<none>(?i:dns|did\s+not\s+(?:start|run)|didn['’]t\s+(?:start|run)))"
    r"|(?i:dnf|did\s+not\s+finish|didn['’]t\s+finish))(?![\w-])"
)


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
