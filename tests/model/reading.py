"""One session, read from the line that a coach would write."""

from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.pipeline import load
from plandsl.source import Source

PACES = (
    "pace easy = 6:00-6:30/km",
    "pace MP = 5:00/km",
    "pace HM = 4:40/km",
    "pace 10k = 4:00/km",
    "pace Z2 = 140-150bpm",
    "hrmax 188",
    "group squad, light",
)


def plan_of(*lines: str) -> Plan:
    """A plan in which every line could be read."""
    text = "\n".join(["plan P", "start 2026-03-02", *lines]) + "\n"
    (loaded,) = load([Source("p.plan", text)])
    assert loaded.plan is not None
    assert not loaded.unread, loaded.found
    return loaded.plan


def session_of(line: str, *below: str, head: tuple[str, ...] = PACES) -> Session:
    """The one session of a plan whose Tuesday is `line`."""
    plan = plan_of(*head, "week 1", f"  tue {line}", *(f"    {one}" for one in below))
    (one,) = plan.sessions()
    return one
