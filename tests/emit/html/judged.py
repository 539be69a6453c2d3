"""Pages of verdicts made from texts, for the tests that read them and those that render them."""

from __future__ import annotations

from plandsl.emit.html import verdicts
from plandsl.model.plan import Plan
from plandsl.model.verdict import Evaluation
from plandsl.pipeline import evaluate, load
from plandsl.source import Source
from tests.emit.html.page import EXAMPLES, Element, read

HOSTILE = """</style><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;&lt;]]>-->"""
PLAN = """plan Half
athlete Ann
start 2025-08-18
race 2025-09-21 half 1:35:00
pace easy = 5:20-5:50/km

phase Base, weeks 1-2
  mon  easy: 8km easy
  tue  400s: warmup 2km easy + 6x400 @ 86-88 r90 + cooldown 2km easy
    green if all <= 88: on & on
    yellow if all <= 92: hold
    red otherwise: easy week
  thu  up: (400, 600, 800, 400) @ 3:40/km r200m jog
  sat  trial: 5km @ <=20:30
  sun  long: 18km easy

phase Sharp, weeks 3-5
  gate 400s: last 1 all <= 90
  tue  miles: warmup 2km easy + 4x1mi @ 6:30-6:40 r2:00 jog + cooldown 2km easy
  thu  cut: 4x1km @ 4:00, 3:55, 3:50, 3:45 r90
  sat  long: 20km easy
"""
LOG = """log Half
2025-08-16  5km easy = 27:00
2025-08-18  easy: 8km = 44:10 8.1km 141bpm rpe 3
2025-08-19  400s: 6x400 r90 = 87 r90 88 r60 - r90 91 r120 85 r90 86
    note legs heavy
2025-08-21  up: = 86 2:12 2:58 90
2025-08-22  bike 40min = 40:00
2025-08-23  trial: 5km = 20:14.5
2025-08-25  easy: moved to 2025-08-27
2025-08-26  400s: 6x400 r90 = avg 87.4
2025-08-27  easy: 8km = 45:00
2025-08-28  up: skipped
2025-08-30  trial: 5km = 4:02 4:05 4:04 4:06 3:55
2025-09-02  miles: 4x1mi r2:00 jog = 6:32/mi 6:35/mi 6:20/mi 6:45/mi
2025-09-04  cut: 6x1km r90 = 4:01 3:55 3:49 3:50 3:50-3:52 3:50
"""


def judged(plan: str = PLAN, log: str = LOG) -> tuple[Plan, Evaluation]:
    (loaded,) = load([Source("in/half.plan", plan), Source("in/half.tlog", log)])
    assert not loaded.unread, [each.message for each in loaded.found]
    assert loaded.plan is not None
    return loaded.plan, evaluate(loaded)


def mile() -> tuple[Plan, Evaluation]:
    plan, log = (EXAMPLES / f"mile.{suffix}" for suffix in ("plan", "tlog"))
    return judged(plan.read_text("utf-8"), log.read_text("utf-8"))


def page(plan: Plan, evaluation: Evaluation) -> Element:
    return read(verdicts.page(plan, evaluation).data)
