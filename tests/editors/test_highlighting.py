"""The editors colour the same, they colour what the compiler reads, and no word is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.make.table import EXTENSIONS, table
from plandsl.source import Source
from plandsl.syntax.grammar import terminals
from plandsl.syntax.lines import RawLine, split
from plandsl.syntax.nodes import Leaf, Node
from plandsl.syntax.parse import shape
from tests.editors.engines import HERE, Classes, ask_vim, textmate_classes, vim_classes
from tests.node import CHECKOUT

# One worker installs the engine; spread over several, each would.
pytestmark = [pytest.mark.xdist_group("editors"), pytest.mark.once]

SAMPLE = HERE / "sample.plan"
BROKEN_ONES = "# Lines that are broken"
FILES = [SAMPLE, HERE / "sample.athlete"]
FILES += [
    file
    for extension in EXTENSIONS
    for file in sorted((CHECKOUT / "examples").rglob(f"*.{extension}"))
]


@pytest.fixture(scope="module")
def textmate() -> list[Classes]:
    return textmate_classes(FILES)


@pytest.fixture(scope="module")
def vim(tmp_path_factory: pytest.TempPathFactory) -> list[Classes]:
    return vim_classes(FILES, tmp_path_factory.mktemp("vim"))


def lines(file: Path) -> list[RawLine]:
    return list(split(Source(file.name, file.read_text(encoding="utf-8"))))


def visible(file: Path, painted: Classes) -> Iterator[tuple[str, str, str]]:
    """Every character that can be seen: where it stands, what follows it there, and its class."""
    for number, (line, classes) in enumerate(zip(lines(file), painted, strict=True), start=1):
        for place, (character, kind) in enumerate(zip(line.text, classes, strict=True)):
            if not character.isspace():
                yield f"{file.name}:{number}:{place + 1}", line.text[place:], kind


def test_both_editors_colour_the_same(textmate: list[Classes], vim: list[Classes]) -> None:
    for file, of_textmate, of_vim in zip(FILES, textmate, vim, strict=True):
        pairs = zip(visible(file, of_textmate), visible(file, of_vim), strict=True)
        for (where, rest, one), (_, _, other) in pairs:
            assert one == other, f"{where}: {rest!r} is {one!r} for VS Code and {other!r} for Vim"


# ---------------------------------------------------------------- what the compiler makes of a line

# The class of all that stands in a rule of the grammar, and of a terminal anywhere; inner rules and
# what is written first come first. Whatever is not here is a word.
IN_RULES = {
    "word": "",  # a rule's parameters are its own, not the language's
    "laps": "target",
    "splits": "target",
    "lane": "place",
    "rest_word": "word",
    "open": "word",
    "rest": "rest",
    "send_off": "rest",
    "run_rest": "rest",
    "result_item": "result",
    "pace_name": "name",
    "pace_line": "target",
    "aimed": "target",
    "aim": "target",
    "bare": "target",
    "what": "word",
    "then_range": "amount",
}
KINDS = {
    "keyword": "PLAN LOG ATHLETE ID START RACE TIMEZONE AT_LINE REMIND PACE CLOSED RULE RULES"
    " PHASE WEEK NOTE ALLOW IF OTHERWISE TOTAL SKIPPED MOVED TO EXTENDS LET GROUP ATHLETE_NUMBER"
    " RECENT USUAL AWAY DELOAD MOVE SWAP DROP THEN GATE CHECK BEGIN LIKE EVERY CYCLE ELSE REPEAT",
    "when": "DAY DATE COUNTED HALF_DAY TIME_OF_DAY",
    "name": "TAG RULE_NAME RULE_SET",
    "label": "LABEL SIDE_NAME",
    "heading": "PHASE_NAME",
    "place": "PLACE VENUE",
    "text": "TEXT ZONE WORD",
    "count": "COUNT BARE_COUNT",
    "rest": "REST_IS",
    "amount": "NUMBER CLOCK DURATION DISTANCE DISTANCE_WORD PERCENT SIGN DASH BPM POWER PER"
    " NOT_RUN",
    "operator": "OR AND PLUS COMMA COLON LPAR RPAR EQ DOTS BOUND BAR",
    "": "NAME",  # one's own, which nothing tells from a slip in a word of the language
}
KIND = {name: kind for kind, names in KINDS.items() for name in names.split()}
# What a rule of the grammar makes of one terminal.
IN_RULE = {
    ("plan_line", "TEXT"): "heading",
    ("log_line", "TEXT"): "heading",
    ("let_line", "WORD"): "name",
    ("group_line", "WORD"): "name",
    ("variant", "NAME"): "name",
    ("alone", "NAME"): "",
    ("step", "NAME"): "",
    ("day_times", "DASH"): "operator",
    ("until", "BPM"): "amount",
    ("rest_piece", "AT"): "target",
    ("extra", "AFTER"): "word",
    ("run_splits", "LPAR"): "operator",
    ("run_splits", "RPAR"): "operator",
    ("run_total", "TOTAL"): "keyword",
    ("end", "PACE"): "target",
    ("pace_line", "PACE"): "keyword",
    ("pace_line", "EQ"): "operator",
    ("word", "LEVEL"): "word",
}


def leaves(node: Node, around: tuple[str, ...] = ()) -> Iterator[tuple[Leaf, tuple[str, ...]]]:
    """The terminals of a line, each with the rules around it, the outermost first."""
    name = called(node)
    for child in node.children:
        if isinstance(child, Leaf):
            yield child, (*around, name)
        else:
            yield from leaves(child, (*around, name))


def called(node: Node) -> str:
    """A rule's name; all that begins with @ is aimed, and one word alone is just that word."""
    first = node.children[0]
    if isinstance(first, Leaf) and first.name == "AT":
        return "aimed"
    if node.name in ("bare", "then_amount") and only_word(node):
        return "alone"
    return node.name


def only_word(node: Node) -> bool:
    if len(node.children) > 1:
        return False
    (child,) = node.children
    if isinstance(child, Node):
        return only_word(child)
    return child.name in ("NAME", "EASY", "EFFORT", "FLOAT")


def expected(terminal: str, around: tuple[str, ...], text: str) -> str:
    if terminal == "COLOUR":
        return text
    for rule in reversed(around):
        if (rule, terminal) in IN_RULE:
            return IN_RULE[rule, terminal]
        if rule in IN_RULES:
            return IN_RULES[rule]
    return KIND.get(terminal, "word")


def read(file: Path) -> Iterator[tuple[int, RawLine, list[tuple[Leaf, tuple[str, ...]]]]]:
    """The lines that the compiler understands: number, text and terminals (placed in the text)."""
    for number, line in enumerate(lines(file), start=1):
        indent = line.content.start - line.span.start
        made = shape(line.text[indent : indent + line.content.end - line.content.start])
        if isinstance(made, Node):
            placed = [
                (Leaf(leaf.name, leaf.start + indent, leaf.end + indent), around)
                for leaf, around in leaves(made)
            ]
            yield number, line, placed


@pytest.mark.parametrize("editor", ["textmate", "vim"])
def test_what_the_compiler_reads_is_coloured_so(
    editor: str, request: pytest.FixtureRequest
) -> None:
    for file, painted in zip(FILES, request.getfixturevalue(editor), strict=True):
        for number, line, terminals_of_line in read(file):
            for leaf, around in terminals_of_line:
                text = line.text[leaf.start : leaf.end]
                colours = set(painted[number - 1][leaf.start : leaf.end])
                kind = expected(leaf.name, around, text)
                assert colours == {kind}, f"{file.name}:{number}: {leaf.name} {text!r}"


@pytest.mark.parametrize("editor", ["textmate", "vim"])
def test_a_comment_is_a_comment_where_the_compiler_says_so(
    editor: str, request: pytest.FixtureRequest
) -> None:
    for file, painted in zip(FILES, request.getfixturevalue(editor), strict=True):
        for number, (line, classes) in enumerate(zip(lines(file), painted, strict=True), start=1):
            start = len(line.text.rstrip()) - len(line.comment)
            of_comment = {at for at, kind in enumerate(classes) if kind == "comment"}
            visible_comment = {at for at in of_comment if not line.text[at].isspace()}
            stands = range(start, len(line.text)) if line.comment else range(0)
            assert visible_comment == {at for at in stands if not line.text[at].isspace()}, number


# ------------------------------------------------------------------------------- words and mistakes


def test_the_sample_has_every_word_of_the_grammar() -> None:
    """So that the tests above see each of them coloured."""
    found: dict[str, set[str]] = {name: set() for name in terminals()}
    for _, line, terminals_of_line in read(SAMPLE):
        for leaf, _ in terminals_of_line:
            found[leaf.name].add(line.text[leaf.start : leaf.end])
    missing = {
        f"{name} {word}".strip()
        for name, terminal in terminals().items()
        for word in terminal.words or [""]
        if not (word in found[name] if word else found[name])
    }
    assert not missing, "write a line with each of these into tests/editors/sample.plan"


def test_every_line_of_the_sample_parses_but_the_broken_ones() -> None:
    """What does not parse is compared with nothing."""
    understood = {number for number, _, _ in read(SAMPLE)}
    made = list(enumerate(lines(SAMPLE), start=1))
    broken = next(number for number, line in made if line.comment.startswith(BROKEN_ONES))
    written = {number: line.text for number, line in made if line.content.start < line.content.end}
    assert not [text for at, text in written.items() if at < broken and at not in understood]
    assert not [text for at, text in written.items() if at > broken and at in understood]


def test_every_terminal_of_the_grammar_has_a_token() -> None:
    used = table().used
    missing = {
        name
        for name, terminal in terminals().items()
        if name not in used and not all(f"{name}:{word}" in used for word in terminal.words or "?")
    }
    # Free text is coloured by the word before it.
    assert missing == {"TEXT", "ZONE"}, "give these a token in grammar/tokens.toml"


# Broken lines, and what in each has which class. They stand in one file, in this order.
BROKEN = [
    ("wek 4 easy 8x400 @ 85", "easy", ""),
    ("noteworthy 8x400 @ 85", "8x400", ""),
    ("tuesdays 8x400 @ 85", "8x400", ""),
    ("tue 5x(400 @ 85, (200 @ # never closed", "200", "amount"),
    ("wed 8x400 @ ?? r60", "wed", "when"),
    ("wed 8x400 @ ?? r60", "??", ""),
    ("wed 8x400 @ ?? r60", "r60", "rest"),
    ("wed preset", "preset", ""),
    ("wed tempos", "tempos", ""),
    ("wed easy-going", "easy-going", ""),
    ("wed 8x400y", "400y", ""),
    ("thu 400 = (75 88", "88", "result"),
    ("fri = ", "fri", "when"),
    ("note", "note", "keyword"),
    ("note # easy", "easy", "comment"),
    ("phase Base weeks 1-4", "phase", "keyword"),
    ("phase Base weeks 1-4", "Base", ""),
    ("phase Base # speed, weeks 1-4", "speed", "comment"),
    ("closed East # River 2025-09-08", "River", "comment"),
    ("green if all <= 3:00 proceed", "proceed", ""),
    ("easy 30min", "easy", ""),
    ("sat 30min treshold", "treshold", ""),
    ("sat 8x400 @ 85 eahc r60", "eahc", ""),
    ("sat 8x400 @ 85 eahc r60", "r60", "rest"),
    ("sat 8x400 @ (85, 87 # open", "87", "target"),
    ("sat 8x400 @ (85, 87 # open", "open", "comment"),
    ("sat 8x400 r(60, 90 # open", "90", "rest"),
    ("sat 8x400 r(60, 90 # open", "open", "comment"),
    ("sat 8x400 r60 (4min # after 5", "4min", "amount"),
    ("| 5x", "5x", "count"),
    ("then rep +1", "rep", ""),
    ("then rep +1", "+1", "amount"),
    ("gate all <= 90", "all", "word"),
    ("deload weak 4 -30%", "weak", ""),
    ("extended first-5k", "first-5k", ""),
    ("let opener 5x400", "opener", "name"),
    ("let opener 5x400", "5x", "count"),
]


@pytest.mark.parametrize("editor", ["textmate", "vim"])
def test_a_broken_line_is_coloured_as_far_as_it_goes(editor: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.plan"
    file.write_text("".join(f"{line}\n" for line, _, _ in BROKEN), encoding="utf-8")
    (painted,) = textmate_classes([file]) if editor == "textmate" else vim_classes([file], tmp_path)
    for (line, fragment, kind), classes in zip(BROKEN, painted, strict=True):
        start = line.index(fragment)
        assert set(classes[start : start + len(fragment)]) == {kind}, line


# ---------------------------------------------------------------------------------------------- Vim


def test_vim_knows_the_files_and_their_comments() -> None:
    for file in FILES:
        shown = ask_vim(file, "set filetype? commentstring? shiftwidth?")
        assert shown.split() == ["filetype=plandsl", "commentstring=#", "%s", "shiftwidth=2"]


def test_the_colours_of_guides_outlive_a_change_of_colour_scheme() -> None:
    colour = "{_, name -> synIDattr(hlID('plandsl' . name), 'fg#', 'gui')}"
    ask = [f"0put =join(map(['Green', 'Yellow', 'Red'], {colour}))", "1print"]
    own = [table().kinds[name].colour for name in ("green", "yellow", "red")]
    assert ask_vim(SAMPLE, *ask).split() == own
    assert ask_vim(SAMPLE, "colorscheme desert", *ask).split() == own
