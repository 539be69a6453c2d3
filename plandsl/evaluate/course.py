"""Over which distance a race was run, where the log tells another one than its goal's.

What a watch says behind the `=` of a race is its course, as long as it is near: courses are
measured, watches are not exact and say rather too much, for nobody runs the shortest line. A line
that says what was run means it, where both are laps of a track: 1600 m is no mile. Over another
distance a goal is judged by its pace. Who ran farther so fast has run it; who ran less so fast has
not proved that he would have held it, but who was too slow for that is too slow for the goal.
"""

from __future__ import annotations

from plandsl.evaluate.amounts import AMOUNT_PERCENT, as_far
from plandsl.evaluate.due import NEARLY_PERCENT
from plandsl.evaluate.pieces import Piece
from plandsl.model.verdict import RepMark, RepVerdict
from plandsl.record import replace
from plandsl.units import METRE, MILE, Distance

# A course may come out so many per cent longer on a watch [house choice: GPS watches err by 3.2 to
# 6.1 % (Gilgen-Ammann 2020)]; else as many longer or shorter as make no difference.
LONGER_PERCENT = AMOUNT_PERCENT
# Laps of a track, by which races are told apart that are within so many per cent.
TRACK = (400 * METRE, MILE // 4)


def raced(due: Piece, said: Distance | None, measured: Distance | None) -> Distance | None:
    """How far a race was: its course, where that is known, or what was run instead of it."""
    course, far = due.length, said or measured
    if course is None or far is None or not far.um:
        return course or far
    if said is None:
        near = not is_less(far, course) and 100 * far.um <= (100 + LONGER_PERCENT) * course.um
    elif _is_of_the_track(said) and _is_of_the_track(course):
        near = said == course
    else:
        near = not is_less(far, course) and not is_less(course, far)
    return course if near else far


def over(due: Piece, far: Distance | None) -> Piece:
    """The piece over what was raced, by the goal's pace where that is no course of its own."""
    return due if far is None or far == due.length else as_far(due, far)


def proved(rep: RepVerdict, course: Distance | None) -> RepVerdict:
    """What a pace over less than the goal's distance tells of it: only that it was too slow."""
    if rep.verdict not in (RepMark.HIT, RepMark.FAST) or not is_less(rep.distance, course):
        return rep
    return replace(rep, verdict=RepMark.UNJUDGED, off=None)


def is_less(far: Distance | None, course: Distance | None) -> bool:
    """Whether it was clearly shorter; a mile is raced like 1600 m."""
    if far is None or course is None:
        return False
    return 100 * far.um < (100 - NEARLY_PERCENT) * course.um


def _is_of_the_track(far: Distance) -> bool:
    return any(far.um % lap == 0 for lap in TRACK)
