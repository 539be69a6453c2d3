"""Every form of a session beside every form of a result: no crash, and nothing counted twice."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from plandsl.evaluate import evaluate
from plandsl.model.session import Role
from plandsl.model.verdict import RepMark, Verdict
from plandsl.pipeline import load
from plandsl.report import verdicts, verdicts_json
from plandsl.source import Source

HEAD = """\
plan Forms
start 2025-08-18
group light
pace MP = 6:40/mi
pace easy = 8:30-9:30/mi
pace Z2 = 140-150bpm
hrmax 188
week 1
"""
WORK = (
    "8x400",
    "6-8x400",
    "3x(4x200, 400)",
    "(400, 2x800, 400)",
    "2x(1mi MP + 1mi MP+30)",
    "5-8mi of (3mi MP + 1mi MP+30)",
    "20min of (3min hard + 2min easy)",
    "3xuntil lap",
    "8x3min",
    "1600",
    "4mi",
    "40min",
    "30-40min",
    "swim 10x100",
    "bike 40km",
)
TARGETS = (
    "",
    "@ 6:40/mi",
    "@ MP",
    "@ MP-10",
    "@ MP>10k",
    "@ 140-150bpm",
    "@ 75-80%hrmax",
    "Z2",
    "rpe 7",
    "@ 250W",
    "easy",
    "free",
)
RESTS = ("", "r60", "r50%", "r200m jog", "r(until lap)", "r60 each")
REST_OF_LINE = ("", " | light 20min easy", " or B: 20min easy")
VALUES = st.sampled_from(
    ("90", "1:40.25", "86-88", "-", "6:40/mi", "6:30-6:40/mi", "95 r50", "90 152bpm", "5:00 250W")
)
WHOLE = ("", "8km", "avg 88.6", "avg 6:40/mi", "total 21:19", "rpe 7", "141bpm", "(90 90 90 90)")
OWN = ("", "", "B: ", "light: ", "pm ", "8x400 r90 ", "20min ", "4mi of (1mi + 1mi) ")

RAN = frozenset({RepMark.HIT, RepMark.FAST, RepMark.SLOW})


@settings(max_examples=400)
@given(
    st.sampled_from(WORK),
    st.sampled_from(TARGETS),
    st.sampled_from(RESTS),
    st.sampled_from(REST_OF_LINE),
    st.lists(VALUES, max_size=9),
    st.sampled_from(WHOLE),
    st.sampled_from(OWN),
)
def test_any_result_beside_any_session(
    work: str, target: str, rest: str, more: str, values: list[str], whole: str, own: str
) -> None:
    session = " ".join(part for part in (work, target, rest) if part) + more
    half, own = ("pm ", "") if own == "pm " else ("", own)
    entry = f"2025-08-18 {half}x: {own}= {' '.join(values)} {whole}".rstrip(" =")
    plan = f"{HEAD}  mon  x: {session}\n    check 800 3:01-3:03\n"
    (loaded,) = load([Source("x.plan", plan), Source("x.tlog", f"log Forms\n{entry}\n")])
    if loaded.plan is None or loaded.log is None or not loaded.log.entries:
        return
    found = evaluate(loaded.plan, loaded.log)
    assert sum(one.entry is not None for one in found.sessions) == 1
    for one in found.sessions:
        indices = [rep.index for rep in one.reps]
        assert indices == sorted(set(indices))
        assert not any(rep.was_run for rep in one.reps if rep.verdict is RepMark.MISSED)
        assert all(rep.was_run for rep in one.reps if rep.verdict in RAN)
        if one.session is not None and not RAN.isdisjoint(rep.verdict for rep in one.reps):
            # With one rep that cannot be meant nobody can tell that the session was as asked for.
            slipped = any("cannot be" in note for note in one.notes)
            assert slipped or one.verdict is not Verdict.UNJUDGED
            assert not slipped or one.verdict not in (Verdict.HIT, Verdict.OVER)
    assert verdicts.render(found, color=False, width=80)
    json.dumps(verdicts_json.document(found))


def test_the_forms_are_forms() -> None:
    """Nearly all combinations can be read; else the test above would try nothing."""
    read = 0
    for work in WORK:
        for target in TARGETS:
            plan = f"{HEAD}  mon  x: {work} {target}\n"
            (loaded,) = load([Source("x.plan", plan)])
            assert loaded.plan is not None
            sessions = list(loaded.plan.sessions())
            read += any(step.role is Role.MAIN for one in sessions for step in one.steps)
    assert read >= len(WORK) * len(TARGETS) * 3 // 4
