"""editors/vim: a plugin for Vim, which Neovim reads as well."""

from __future__ import annotations

from editors.make.regexes import Dialect, translate
from editors.make.table import EXTENSIONS, MADE, Table


def _char(char: str) -> str:
    if ord(char) > 126:
        return f"%u{ord(char):04x}"
    return rf"\{char}" if char in r"%&()*+.<=>?@[\]^{|}~$/" else char


# "Very magic". Looking back is bound to one character, which may take three bytes.
VIM = Dialect(
    {
        "(": ("%(", ")"),
        "(?=": ("%(", ")@="),
        "(?!": ("%(", ")@!"),
        "(?<=": ("%(", ")@3<="),
        "(?<!": ("%(", ")@3<!"),
    },
    _char,
    lambda char: rf"\u{ord(char):04x}" if ord(char) > 126 else char,
)

BLANKS = translate(r"\s*", VIM)
BEGIN = f"^{BLANKS}"
PLUGIN = """\
if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

setlocal comments=b:# commentstring=#\\ %s formatoptions-=t
setlocal expandtab shiftwidth=2 softtabstop=2
let b:undo_ftplugin = "setlocal com< cms< fo< et< sw< sts<"
"""


def files(table: Table) -> dict[str, str]:
    """The text of each file by its path in the folder."""
    patterns = ",".join(f"*.{extension}" for extension in EXTENSIONS)
    made = {
        "syntax/plandsl.vim": _syntax(table),
        "ftdetect/plandsl.vim": f"autocmd BufRead,BufNewFile {patterns} setfiletype plandsl\n",
        "ftplugin/plandsl.vim": PLUGIN,
    }
    return {path: f'" {MADE}\n{content}' for path, content in made.items()}


def groups(table: Table) -> dict[str, str]:
    """The kind of token of every syntax group, empty where it has no colour."""
    kinds = {group(name): span.kind for name, span in table.spans.items()}
    for name, token in table.tokens.items():
        if table.stands_alone(name):
            kinds[group(name)] = token.kind
    for name, span in table.spans.items():
        kinds |= {group(name, part): table.tokens[part].kind for part, _ in span.head}
    return kinds


def group(*names: str) -> str:
    return "plandsl" + "".join(word.title() for name in names for word in name.split("_"))


# -------------------------------------------------------------------------------------- the syntax


def _syntax(table: Table) -> str:
    """Where two items could begin, the last one counts: so the preferred ones come last."""
    lines = ['if exists("b:current_syntax")', "  finish", "endif", ""]
    for name, token in reversed(table.tokens.items()):
        if table.stands_alone(name):
            contained = "" if name in table.members("line") else "contained"
            lines.append(_match(group(name), translate(token.regex, VIM), contained))
    lines += [_span(table, name) for name in reversed(table.spans)]
    lines += [line for name in table.spans for line in _head(table, name)]
    lines.append("")
    lines += _colours(table)
    lines += [
        f"highlight default link {name} {table.kinds[kind].vim}"
        for name, kind in sorted(groups(table).items())
        if kind
    ]
    return "\n".join([*lines, "", 'let b:current_syntax = "plandsl"', ""])


def _colours(table: Table) -> list[str]:
    """Colours of our own; a change of the colour scheme would clear them for good."""
    colours = [
        f"highlight default {kind.vim} ctermfg={kind.terminal} guifg={kind.colour}"
        for kind in table.kinds.values()
        if kind.colour
    ]
    again = [f"  autocmd ColorScheme * {colour}" for colour in colours]
    return [*colours, "augroup plandsl_colours", "  autocmd!", *again, "augroup END", ""]


def _match(name: str, regex: str, *arguments: str) -> str:
    return " ".join([f"syntax match {name} /\\v{regex}/", *filter(None, arguments)])


def _span(table: Table, name: str) -> str:
    """The whole span, with its head and its context inside."""
    span = table.spans[name]
    first = span.head[0][0]
    start = translate(table.tokens[first].regex, VIM)
    inside = [group(member) for member in table.members(span.context)]
    if _is_region(table, name):
        end = f" end=/\\v{translate(table.tokens[span.until].regex, VIM)}/" if span.until else ""
        return (
            f"syntax region {group(name)} matchgroup={group(name, first)} start=/\\v{start}/"
            f"{end} end=/$/ contained contains={','.join(inside)}"
        )
    contains = f"contains={','.join([group(name, first), *inside])}"
    if name in table.members("line"):
        # Whatever is left open in a line ends with it.
        return _match(group(name), f"{BEGIN}{start}.*", "keepend", contains)
    return _match(group(name), f"{start}.*", "contained", contains)


def _is_region(table: Table, name: str) -> bool:
    """Whether the head of a span is one token: Vim can have that as the start of a region."""
    return len(table.spans[name].head) == 1 and name not in table.members("line")


def _head(table: Table, name: str) -> list[str]:
    """The tokens at the head of a span, the last one first; each leads on to the next ones."""
    span = table.spans[name]
    if _is_region(table, name):
        return []
    lines = []
    for place, (part, _) in enumerate(span.head):
        following = []
        for other, needed in span.head[place + 1 :]:
            following.append(group(name, other))
            if needed:
                break
        begin = BEGIN if place == 0 and name in table.members("line") else ""
        regex = f"{begin}{translate(table.tokens[part].regex, VIM)}{BLANKS}"
        leading_on = f"nextgroup={','.join(following)}" if following else ""
        lines.append(_match(group(name, part), regex, "contained", leading_on))
    return lines[::-1]
