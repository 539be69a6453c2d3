"""The spans that editors really colour, read out of their own engines.

Each function takes files and gives, for every file, for every line, the class of each character as
grammar/tokens.toml names it; "" is a character without one. Where an engine is missing, the test is
skipped and says so.
"""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.make import vim, vscode
from editors.make.table import table

CHECKOUT = Path(__file__).parent.parent.parent
ENGINE = Path(__file__).parent / "textmate"
SAMPLE = Path(__file__).parent / "sample.plan"
NO_NETWORK = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTCACHED")

Classes = list[list[str]]


def run(*command: str | Path, cwd: Path) -> str:
    """What a program printed; it has to end well."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, f"{done.args}\n{done.stdout}\n{done.stderr}"
    return done.stdout


# ----------------------------------------------------------------------------------------- TextMate


def textmate_engine() -> Path:
    """The folder of the engine of VS Code: installed once, under build/, and kept."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed: the TextMate grammar is not tried")
    content = b"".join(path.read_bytes() for path in sorted(ENGINE.iterdir()))
    kept = CHECKOUT / "build" / "tests" / f"textmate-{hashlib.sha256(content).hexdigest()[:12]}"
    if not kept.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        making = kept.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(ENGINE, making)
        install(making)
        making.rename(kept)
    return kept


def install(folder: Path) -> None:
    """Exactly the versions of the lock file, nothing of which may run a script."""
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    if any(sign in done.stderr for sign in NO_NETWORK):
        pytest.skip("npm cannot reach its registry: the TextMate grammar is not tried")
    assert done.returncode == 0, done.stderr


def textmate_classes(files: list[Path]) -> list[Classes]:
    grammar = CHECKOUT / "editors" / "vscode" / "syntaxes" / "plandsl.tmLanguage.json"
    kinds = {vscode.scopes(table(), kind).split()[-1]: kind for kind in table().kinds} | {"": ""}
    printed = run("node", "spans.mjs", grammar, *files, cwd=textmate_engine())
    return [[[kinds[scope] for scope in line] for line in lines] for lines in json.loads(printed)]


# ---------------------------------------------------------------------------------------------- Vim


def vim_command(file: Path, *commands: str) -> list[str]:
    """Vim as it comes, with editors/vim as its only plugin, opening a file."""
    if not shutil.which("vim"):
        pytest.skip("vim is not installed: the Vim syntax is not tried")
    if "+syntax" not in run("vim", "--version", cwd=CHECKOUT):
        pytest.skip("this vim has no syntax highlighting: the Vim syntax is not tried")
    plugin = CHECKOUT / "editors" / "vim"
    before = ["-es", "-u", "NONE", "-i", "NONE", "-N"]
    before += ["--cmd", "set encoding=utf-8", "--cmd", f"set runtimepath^={plugin}"]
    before += ["--cmd", "filetype plugin on", "--cmd", "syntax on"]
    after = [part for command in [*commands, "quitall!"] for part in ("-c", command)]
    return ["vim", *before, str(file), *after]


def vim_classes(files: list[Path], folder: Path) -> list[Classes]:
    return [vim_classes_of(file, folder) for file in files]


def vim_classes_of(file: Path, folder: Path) -> Classes:
    kinds = vim.groups(table()) | {"": ""}
    script = Path(__file__).parent / "vim_spans.vim"
    written = folder / f"{file.name}.groups"
    run(*vim_command(file, f"source {script}", f"call WriteGroups('{written}')"), cwd=folder)
    classes = []
    lines = file.read_text(encoding="utf-8").splitlines()
    for line, groups in zip(lines, written.read_text().splitlines(), strict=True):
        by_byte = [kinds[group] for group in groups.split(",")] if line else []
        starts = [len(line[:place].encode()) for place in range(len(line))]
        classes.append([by_byte[start] for start in starts])
    return classes
