"""What editors really colour, read out of their own engines.

Each function takes files and gives, for every file, for every line, the class of each character as
grammar/tokens.toml names it: "" is a character without one. Where an engine is missing, the test is
skipped and says so.
"""

import json
import subprocess
from pathlib import Path

import pytest

from editors.make import vim, vscode
from editors.make.table import table
from tests.node import CHECKOUT, installed, need

HERE = Path(__file__).parent

Classes = list[list[str]]


def run(*command: str | Path, cwd: Path) -> str:
    """What a program printed; it has to end well."""
    parts = [str(part) for part in command]
    done = subprocess.run(parts, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, f"{parts}\n{done.stdout}\n{done.stderr}"
    return done.stdout


# ----------------------------------------------------------------------------------------- TextMate


def textmate_classes(files: list[Path]) -> list[Classes]:
    grammar = CHECKOUT / "editors" / "vscode" / "syntaxes" / "plandsl.tmLanguage.json"
    kinds = {vscode.scopes(table(), kind).split()[-1]: kind for kind in table().kinds} | {"": ""}
    engine = installed(HERE / "textmate", "the TextMate grammar")
    printed = run("node", "spans.mjs", grammar, *files, cwd=engine)
    return [[[kinds[scope] for scope in line] for line in lines] for lines in json.loads(printed)]


# ---------------------------------------------------------------------------------------------- Vim


def ask_vim(file: Path, *commands: str) -> str:
    """Open a file in Vim as it comes, with editors/vim as its only plugin; what it then printed."""
    need("vim", "the Vim syntax")
    if "+syntax" not in run("vim", "--version", cwd=CHECKOUT):
        pytest.skip("this vim has no syntax highlighting, so the Vim syntax is not tried")
    before = ["set encoding=utf-8", f"set runtimepath^={CHECKOUT / 'editors' / 'vim'}"]
    before += ["filetype plugin on", "syntax on"]
    first = [part for command in before for part in ("--cmd", command)]
    then = [part for command in [*commands, "quitall!"] for part in ("-c", command)]
    # Without a swap file (-n): it would stop a second Vim that opens the same file meanwhile.
    plain = ("-es", "-u", "NONE", "-i", "NONE", "-N", "-n")
    return run("vim", *plain, *first, file, *then, cwd=CHECKOUT)


def vim_classes(files: list[Path], folder: Path) -> list[Classes]:
    return [_vim_classes(file, folder / f"{number}.groups") for number, file in enumerate(files)]


def _vim_classes(file: Path, written: Path) -> Classes:
    kinds = vim.groups(table()) | {"": ""}
    ask_vim(file, f"source {HERE / 'groups.vim'}", f"call WriteGroups('{written}')")
    classes = []
    lines = file.read_text(encoding="utf-8").splitlines()
    for line, groups in zip(lines, written.read_text(encoding="utf-8").splitlines(), strict=True):
        of_bytes = groups.split(",")
        starts = [len(line[:place].encode()) for place in range(len(line))]
        classes.append([kinds[of_bytes[start]] for start in starts])
    return classes
