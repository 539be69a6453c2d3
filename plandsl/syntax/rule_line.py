"""A line of a rule that cannot be read: a forgotten comma, or a value of a kind that no rule takes.

What a rule takes, its own page says: it is no matter of the grammar.
"""

from __future__ import annotations

import re

from plandsl.syntax.stuck import Guess, Stuck

RULE = re.compile(r"^rule\s+(?P<rule>[a-z][a-z-]*)(?:\s+[^:\s][^:]*:)?\s+\S")
VALUE = r"[-−–]?\d[\w.:%]*"
# Before them a comma was forgotten: a value with its sign, a value behind a whole one, a name and
# its value. What `over` or `in` begins goes with the value before it.
SIGNED = re.compile(r"\d\S*(?:\s+[a-z]+)?(?P<gap>\s+)[-−–]\d\S*$")
JOINING = r"(?:over|in|of|on|within|for|per|a|an|and|or|to|by)\s+"
NAMED = re.compile(rf"\s{VALUE}(?P<gap>\s+)(?!{JOINING})[a-z]+\s+$")
BESIDE = re.compile(rf"\s{VALUE}(?P<gap>\s+)$")
LEVEL = re.compile(r"\s(?:off|warn|error)\s+$")


def rule_line(stuck: Stuck) -> Guess | None:
    """What is wrong with the values of a rule."""
    rule = RULE.match(stuck.text)
    if rule is None or not rule.end() <= stuck.at or LEVEL.search(stuck.text[: stuck.at]):
        return None
    name = rule["rule"]
    page = f"`plandsl rule {name}` says what it takes"
    word, behind = stuck.word, stuck.text[: stuck.at]
    for pattern, text in ((SIGNED, behind + word), (NAMED, behind), (BESIDE, behind)):
        gap = pattern.search(text) if re.fullmatch(VALUE, word) else None
        if gap is not None:
            start, end = gap.span("gap")
            line = f"write {stuck.text[:start]}, {stuck.text[end:]}"
            return Guess(
                f"a comma is missing before `{stuck.text[end : stuck.at + len(word)]}`",
                end,
                stuck.at + len(word),
                (line, page),
                ((start, end, ", "),),
                nearest=pattern is BESIDE,
            )
    if word[:1].isspace() or not re.match(r"[\w/%\-−–]", word):
        return None
    begins = re.search(rf"(?:{JOINING}|\S+)$", behind) if _goes_with(behind) else None
    begin, end = begins.start() if begins else stuck.at, stuck.at + len(word)
    if begins and behind[-1:].isspace():
        end = stuck.at + len(stuck.rest.partition(",")[0].rstrip())
    message = f"`{stuck.text[begin:end]}` is nothing that a rule is given"
    return Guess(message, begin, end, (page,))


def _goes_with(behind: str) -> bool:
    """Whether what stands there goes on with a word (`80/20`) or a phrase (`over 4 weeks`)."""
    return not behind[-1:].isspace() or re.search(rf"\s{JOINING}$", behind) is not None
