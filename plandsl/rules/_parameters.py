"""What stands behind a rule's name: `reps 1, rest 5s, pace 2s per week`, read by what it takes."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.plan import Parameter
from plandsl.rules._rule import Kind, Quantity, Takes
from plandsl.rules._text import listed, once
from plandsl.units import METRE, SECOND, Distance, Duration, rounded

KINDS: dict[Kind, str] = {
    "count": "a number",
    "percent": "a percentage",
    "time": "a time",
    "distance": "a distance",
}


def parsed(
    rule: str, takes: Sequence[Takes], parameters: Sequence[Parameter]
) -> tuple[dict[str, Quantity], list[Diagnostic]]:
    """The values by name, and what is wrong; a wrong parameter counts as left out."""
    values: dict[str, Quantity] = {}
    wrong: list[Diagnostic] = []
    for parameter in parameters:
        words = " ".join(parameter.words)
        takers = [take for take in takes if words == ("" if take.bare else take.name)]
        fitting = [(t, v) for t in takers if (v := _value(t, parameter)) is not None]
        if not takers:
            wrong.append(_unknown(rule, takes, parameter))
        elif not fitting:
            wrong.append(_wrong_kind(rule, takers, parameter))
        elif (name := fitting[0][0].name) in values:
            wrong.append(_wrong(f"{rule} is given its {name} twice", parameter, ()))
        else:
            values[name] = fitting[0][1]
    return values, wrong


def _value(take: Takes, parameter: Parameter) -> Quantity | None:
    """The value, if it is of a kind that is taken. A bare number means seconds where a time is
    expected and metres where a distance is.
    """
    value = parameter.value
    if parameter.after and " ".join(parameter.after) not in take.after:
        return None
    if isinstance(value, Duration):
        return value if "time" in take.kinds else None
    if isinstance(value, Distance):
        return value if "distance" in take.kinds else None
    if value is None or parameter.unit == "%":
        return value if value is not None and "percent" in take.kinds else None
    return _number(value, take.kinds)


def _number(value: Fraction, kinds: Sequence[Kind]) -> Quantity | None:
    if "count" in kinds:
        return value
    if "time" in kinds and "distance" not in kinds:
        return Duration(rounded(value * SECOND))
    if "distance" in kinds:
        return Distance(rounded(value * METRE))
    return None


def _unknown(rule: str, takes: Sequence[Takes], parameter: Parameter) -> Diagnostic:
    words = " ".join(parameter.words)
    near = difflib.get_close_matches(words, [take.name for take in takes], n=1)
    meant = (f"did you mean {near[0]}?",) if near else ()
    message = f"{rule} does not take `{written(parameter)}`"
    return _wrong(message, parameter, (*meant, _taken(rule, takes)))


def _wrong_kind(rule: str, takers: Sequence[Takes], parameter: Parameter) -> Diagnostic:
    kinds = once(KINDS[kind] for take in takers for kind in take.kinds)
    named = rule if takers[0].bare else f"the {takers[0].name} of {rule}"
    message = f"{named} takes {' or '.join(kinds)}, not `{written(parameter)}`"
    examples = " or ".join(f"`{take.example}`" for take in takers)
    return _wrong(message, parameter, (f"write it like {examples}",))


def _wrong(message: str, parameter: Parameter, help: tuple[str, ...]) -> Diagnostic:
    return Diagnostic("rule-parameter", Severity.ERROR, message, parameter.origin, help=help)


def _taken(rule: str, takes: Sequence[Takes]) -> str:
    if not takes:
        return f"{rule} takes no parameters"
    return f"it takes {listed([f'`{take.example}`' for take in takes])}"


def written(parameter: Parameter) -> str:
    """The parameter as it stands in the file."""
    origin = parameter.origin
    if origin is None:
        return " ".join((*parameter.words, *parameter.after))
    return origin.source.text[origin.span.start : origin.span.end]
