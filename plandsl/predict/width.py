"""How wide an estimate is, on the logarithm of time.

`sigma^2 = perf^2 + (k ln(d2/d1))^2 + effort^2`. From race to race runners vary by 1.2 to 1.9 %
among the fastest quarter, and the slower half up to 2.3 times as much (Hopkins and Hewson 2001):
2.5 %. The exponent of a power law is each runner's own (Blythe and Kiraly 2016); that it varies by
0.03, and what a run that was no race adds, are house choices.
"""

from __future__ import annotations

from fractions import Fraction
from math import erf, exp, log, sqrt

from plandsl.model.prediction import Grade
from plandsl.units import Distance, Duration, Range

PERFORMANCE = Fraction(25, 1000)
EXPONENT = Fraction(3, 100)
EFFORT = {
    Grade.RACE: Fraction(0),
    Grade.ALL_OUT: Fraction(2, 100),
    Grade.TEST: Fraction(2, 100),
    Grade.TEMPO: Fraction(4, 100),
}
# 90 % of a normal distribution lie within so many standard deviations.
NINETY = Fraction(1645, 1000)
FORMULA = "sigma^2 = sigma_performance^2 + (sigma_exponent ln(d2/d1))^2 + sigma_effort^2"


def sigma(grade: Grade, run: Distance, over: Distance) -> float:
    """The standard deviation of ln(time)."""
    by_distance = float(EXPONENT) * log(over.um / run.um)
    return sqrt(float(PERFORMANCE) ** 2 + by_distance**2 + float(EFFORT[grade]) ** 2)


def interval(seconds: float, sd: float) -> Range[Duration]:
    """Where nine of ten races would end."""
    out = float(NINETY) * sd
    return Range(hundredth(seconds * exp(-out)), hundredth(seconds * exp(out)))


def probability(goal: Duration, seconds: float, sd: float) -> Fraction:
    """That a race is no slower than the goal, to the thousandth."""
    z = (log(goal.ms / 1000) - log(seconds)) / sd
    return Fraction(round(500 * (1 + erf(z / sqrt(2)))), 1000)


def hundredth(seconds: float) -> Duration:
    """Where floats end: far coarser than what they differ by from machine to machine."""
    return Duration(round(seconds * 100) * 10)
