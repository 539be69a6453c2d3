"""What a distance in an outer lane may have been, besides what it says."""

from __future__ import annotations

from plandsl.model.log import Entry
from plandsl.model.track import NOMINAL_LAP, STANDARD
from plandsl.units import METRE, MILE, Distance

# What is so many of these was most likely counted by the lines of the track.
COUNTED_IN = (100 * METRE, MILE)


def other_readings(entry: Entry, far: Distance) -> list[tuple[str, Distance]]:
    """How it was counted, and how far that is: from line to line, or so in the first lap alone.

    None with the stagger, in lane 1, and where the distance is no count of laps.
    """
    lane = entry.lane
    if lane is None or lane == 1 or entry.stagger:
        return []
    if all(far.um % unit for unit in COUNTED_IN):
        return []
    found = [("every lap from line to line", STANDARD.line_to_line(far, lane))]
    if far > NOMINAL_LAP:
        found.append(("lap 1 alone from line to line", far + STANDARD.stagger(lane)))
    return found
