"""How a gate stands, in colour."""

from __future__ import annotations

from plandsl.model.gate import STANDING
from plandsl.report.terminal import GREEN, RED, YELLOW

# The word for each state, and its colour.
STANDS = {
    is_open: (STANDING[is_open], style)
    for is_open, style in ((True, GREEN), (False, RED), (None, YELLOW))
}
