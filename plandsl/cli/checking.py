"""The work of `plandsl check`.

It stands apart from `cmd_check`, for it is done at every save: where no option is given, the words
of the command line are names of files, and Click, which takes as long as a small plan, stays out.
"""

from __future__ import annotations

from collections.abc import Sequence

from plandsl import report
from plandsl.cli import COULD_NOT, files, kept, terminal
from plandsl.cli.desk import Desk
from plandsl.diagnostics import Severity


def check(names: Sequence[str], desk: Desk, *, strict: bool = False, form: str = "text") -> int:
    """Says everything that is wrong in files, those of this folder if none is named; the status."""
    if desk.root is not None:
        kept.never()
    sources, problems = files.read_all(names or (files.only(".plan", "plan"),))
    checked = desk.check(sources)
    if sources:
        color, width = terminal.color(), terminal.width()
        text = report.render(form, checked.found, color=color, width=width, waived=checked.waived)
        terminal.out(text)
    for problem in problems:
        terminal.say(f"error: {problem}")
    if problems:
        return COULD_NOT
    status = int(any(strict or one.severity is Severity.ERROR for one in checked.found))
    kept.keep(status)
    return status
