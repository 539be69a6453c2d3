"""How coaches write sessions elsewhere, and what it is here.

A guess has an edit where what is written has exactly one reading; where it has two, both are shown.
"""

from plandsl.syntax.notations.aims import cut_down, last, marks, parts, trial, within
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
from plandsl.syntax.notations.steps import jog, role_last, to
from plandsl.syntax.stuck import Guesser

# What is particular comes first.
NOTATIONS: tuple[Guesser, ...] = (
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
    rest,
    jog,
    dashed,
    commas,
    to,
)
