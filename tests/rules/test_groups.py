"""The rules judge what the athlete of a group runs, not what everybody does."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.source import Source

ANN = "athlete Ann\ngroup jv\n"


def found(rules: str, days: str) -> list[str]:
    text = f"plan Squad\nathlete ann\nstart 2026-03-02\nrules none\n{rules}\ngroup jv\n{days}"
    sources = [Source("squad.plan", text), Source("ann.athlete", ANN)]
    return [one.name for one in pipeline.check(sources)]


@pytest.mark.parametrize(
    ("rules", "days", "names"),
    [
        ("away 2026-03-04: x", "week 1\n  wed  40min easy | jv rest\n", []),
        ("away 2026-03-04: x", "week 1\n  wed  rest | jv 30min easy\n", ["away"]),
        ("rule unavailable wed", "week 1\n  wed  40min easy | jv rest\n", []),
        ("rule unavailable wed", "week 1\n  wed  rest | jv 40min easy\n", ["unavailable"]),
        ("rule rest-days 7", "week 1\n  wed  40min easy | jv rest\n", []),
        ("rule rest-days 7", "week 1\n  wed  rest | jv 40min easy\n", ["rest-days"]),
        ("rule hard-days 0", "week 1\n  sat  race: 5k | jv 10km easy\n", []),
        ("rule hard-days 0", "week 1\n  sat  10km easy | jv 8x400 @ 75 r60\n", ["hard-days"]),
        (
            "rule spike",
            "week 1\n  sat  long: 10km easy\nweek 2\n  sat  race: 5k | jv 20km easy\n",
            ["spike"],
        ),
        (
            "rule double-booked",
            "week 1\n  sat  8x400 @ 75 r60 | jv 20min easy\n2026-03-07  race: 5k\n",
            [],
        ),
    ],
)
def test_of_the_athletes_own(rules: str, days: str, names: list[str]) -> None:
    assert found(rules, days) == names
