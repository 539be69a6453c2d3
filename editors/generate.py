"""Writes the files of every editor from grammar/tokens.toml: python -m editors.generate"""

from __future__ import annotations

from pathlib import Path

from editors.make import vim, vscode
from editors.make.table import table

EDITORS = Path(__file__).parent


def files() -> dict[str, str]:
    """The text of every generated file by its path in this folder."""
    made = {"vscode": vscode.files(table()), "vim": vim.files(table())}
    return {
        f"{editor}/{path}": text for editor, texts in made.items() for path, text in texts.items()
    }


def main() -> None:
    for path, text in files().items():
        target = EDITORS / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote editors/{path}")


if __name__ == "__main__":
    main()
