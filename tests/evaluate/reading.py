"""What these tests share: a plan and a log as text, and what is made of them."""

from __future__ import annotations

from plandsl.diagnostics import Severity
from plandsl.evaluate import evaluate
from plandsl.model.verdict import Evaluation, SessionVerdict
from plandsl.pipeline import load
from plandsl.source import Source

START = "2025-08-18"


def judged(plan: str, *entries: str) -> Evaluation:
    """A plan's lines after its head, and a log's; nothing may be wrong with them."""
    log = "\n".join(["log Mile", *entries])
    (loaded,) = load(
        [Source("mile.plan", f"plan Mile\nstart {START}\n{plan}\n"), Source("mile.tlog", log)]
    )
    wrong = [one.message for one in loaded.found if one.severity is not Severity.INFO]
    assert not wrong
    assert loaded.plan is not None
    assert loaded.log is not None
    return evaluate(loaded.plan, loaded.log)


def one(session: str, entry: str, head: str = "") -> SessionVerdict:
    """A plan of one session, on its first day, and a log of one entry, on the same day.

    `head` are lines for the plan's top, parted by semicolons.
    """
    above = "".join(f"{line.strip()}\n" for line in head.split(";") if line.strip())
    (found,) = judged(f"{above}week 1\n  mon  {session}", f"{START}  {entry}").sessions
    return found


def marks(found: SessionVerdict) -> str:
    """Each rep's verdict in a word: `hit fast slow`."""
    return " ".join(rep.verdict for rep in found.reps)


def offs(found: SessionVerdict) -> list[float | None]:
    """How far each rep was outside its target, in seconds."""
    return [None if rep.off is None else float(rep.off.seconds) for rep in found.reps]
