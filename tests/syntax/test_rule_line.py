"""Lines of rules that cannot be read: what is missing, or what no rule is given."""

from __future__ import annotations

import pytest

from plandsl import pipeline
from plandsl.source import Source


@pytest.mark.parametrize(
    ("line", "message", "helps"),
    [
        (
            "deload every 3 weeks -20%",
            "a comma is missing before `-20%`",
            "write rule deload every 3 weeks, -20%",
        ),
        (
            "taper least 41% most 60%",
            "a comma is missing before `most 60%`",
            "write rule taper least 41%, most 60%",
        ),
        (
            "one-change 400s: reps 1 rest 5s",
            "a comma is missing before `rest 5s`",
            "write rule one-change 400s: reps 1, rest 5s",
        ),
        (
            "hard-days 3 48h apart",
            "a comma is missing before `48h`",
            "write rule hard-days 3, 48h apart",
        ),
        (
            "taper 41-60%",
            "`41-60%` is nothing that a rule is given",
            "`plandsl rule taper` says what it takes",
        ),
        (
            "easy-share 80/20",
            "`80/20` is nothing that a rule is given",
            "`plandsl rule easy-share` says",
        ),
        (
            "spike 10% over 4 weeks",
            "`over 4 weeks` is nothing that a rule is given",
            "`plandsl rule spike` says what it takes",
        ),
        (
            "one-change t: pace 5s/mi",
            "`5s/mi` is nothing that a rule is given",
            "`plandsl rule one-change` says what it takes",
        ),
        ("one-change 400s: off reps 1", "off ends the line of a rule", "leave reps 1 out"),
    ],
)
def test_what_is_wrong_with_it(line: str, message: str, helps: str) -> None:
    text = f"plan A\nstart 2026-03-02\nrules none\nrule {line}\nweek 1\n  tue  30min easy\n"
    found = pipeline.check([Source("a.plan", text)])
    [one] = [one for one in found if one.name == "syntax"]
    assert one.message == message
    assert one.help[0].startswith(helps)
