"""How coaches write sessions elsewhere, and what it is here.

A guess has an edit where what is written has exactly one reading; where it has two, both are shown.
"""

from plandsl.syntax.notations.aims import (
    cut_down,
    last,
    limit,
    marks,
    offset,
    parts,
    place,
    trial,
    within,
)
from plandsl.syntax.notations.extras import afters, equal, every, laps, no_length
from plandsl.syntax.notations.groups import (
    alternating,
    bare_slash,
    bracket_times,
    commas,
    dashed,
    group_rests,
    on_off,
    repeated_ladder,
    sets,
    slashed,
    two_rests,
)
from plandsl.syntax.notations.rests import rest
from plandsl.syntax.notations.results import logged, not_run
from plandsl.syntax.notations.steps import (
    ground_first,
    jog,
    other_sport,
    role_last,
    role_second,
    thousands,
    to,
)
from plandsl.syntax.stuck import Guesser

# What is particular comes first.
NOTATIONS: tuple[Guesser, ...] = (
    not_run,
    logged,
    thousands,
    other_sport,
    offset,
    every,
    equal,
    afters,
    laps,
    limit,
    place,
    repeated_ladder,
    parts,
    last,
    alternating,
    on_off,
    bare_slash,
    slashed,
    bracket_times,
    sets,
    group_rests,
    two_rests,
    cut_down,
    trial,
    within,
    marks,
    role_last,
    role_second,
    ground_first,
    rest,
    no_length,
    jog,
    dashed,
    commas,
    to,
)
