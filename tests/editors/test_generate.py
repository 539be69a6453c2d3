"""What lies in editors/ is what its generator writes, from a table that is well made."""

import pytest

from editors.generate import EDITORS, files
from editors.make.regexes import translate
from editors.make.table import expand, table
from editors.make.vim import VIM
from editors.make.vscode import TEXTMATE


def test_what_is_committed_is_what_is_generated() -> None:
    found = {
        path.relative_to(EDITORS).as_posix(): path.read_text(encoding="utf-8")
        for editor in ("vscode", "vim")
        for path in (EDITORS / editor).rglob("*")
        if path.is_file()
    }
    assert found.keys() == files().keys()
    stale = [path for path, text in files().items() if found[path] != text]
    assert not stale, "run: python -m editors.generate"


def test_everything_in_the_table_is_used() -> None:
    made = table()
    heads = {part for span in made.spans.values() for part, _ in span.head}
    heads |= {span.until for span in made.spans.values()}
    assert {name for name in made.tokens if not made.stands_alone(name)} <= heads
    members = {name for names in made.contexts.values() for name in names}
    assert made.spans.keys() <= members
    assert not made.spans.keys() & made.tokens.keys()
    contexts = {span.context for span in made.spans.values()} | {"line"}
    assert {f"+{name}" for name in made.contexts if name not in contexts} <= members
    kinds = {token.kind for token in made.tokens.values()}
    assert made.kinds.keys() == (kinds | {span.kind for span in made.spans.values()}) - {""}


@pytest.mark.parametrize(
    ("plain", "textmate", "vim"),
    [
        ("rest(?![0-9-])", "rest(?![0-9-])", "rest%([0-9-])@!"),
        (r"(a|b+)?\.\/", r"(?:a|b+)?\./", r"%(a|b+)?\.\/"),
        (
            "(?i:mon(day)?)x",
            "(?:[mM][oO][nN](?:[dD][aA][yY])?)x",
            "%([mM][oO][nN]%([dD][aA][yY])?)x",
        ),
        (r"(?<=\d)@{2,3}=", "(?<=[0-9])@{2,3}=", r"%([0-9])@3<=\@{2,3}\="),
        ("(?<!a)≤[×.]", "(?<!a)≤[×.]", r"%(a)@3<!%u2264[\u00d7.]"),
        (r"[\d:-]%~", "[0-9:-]%~", r"[0-9:-]\%\~"),
    ],
)
def test_a_regex_in_both_spellings(plain: str, textmate: str, vim: str) -> None:
    assert (translate(plain, TEXTMATE), translate(plain, VIM)) == (textmate, vim)


@pytest.mark.parametrize("regex", [r"a\b", "a+?", "a*+", "(?P<x>a)", r"[\W]", "a{", "[]"])
def test_what_is_not_plain_is_refused(regex: str) -> None:
    with pytest.raises(ValueError, match="not a plain"):
        translate(regex, TEXTMATE)


@pytest.mark.parametrize("reference", ["{SPORTS}", "{amounts}", "{COLOUR:blue}", "{DAY:mon}"])
def test_a_name_that_nothing_bears_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="neither in the grammar nor a part"):
        expand(reference, {}, set())
