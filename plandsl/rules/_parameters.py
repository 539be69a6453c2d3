"""What stands behind a rule's name: `reps 1, rest 5s, pace 2s per week`, read by what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.diagnostics import Diagnostic, Severity
from plandsl.model.plan import Parameter
from plandsl.rules._rule import Kind, Quantity, Takes
from plandsl.rules._text import listed, once
from plandsl.syntax.words import did_you_mean, nearest
from plandsl.units import METRE, SECOND, Distance, Duration, rounded

# What may stand behind the parameters.
LEVELS = ("off", "warn", "error")
ALL = 100
KINDS: dict[Kind, str] = {
    "count": "a number",
    "percent": "a percentage",
    "time": "a time",
    "distance": "a distance",
    "word": "a word alone",
}


def parsed(
    rule: str, takes: Sequence[Takes], parameters: Sequence[Parameter]
) -> tuple[dict[str, Quantity], list[Diagnostic]]:
    """The values by name, and what is wrong; a wrong parameter counts as left out."""
    values: dict[str, Quantity] = {}
    wrong: list[Diagnostic] = []
    for parameter in parameters:
        read = _read(rule, takes, parameter)
        if isinstance(read, Diagnostic):
            wrong.append(read)
        elif read[0] in values:
            wrong.append(_wrong(f"{rule} is given its {read[0]} twice", parameter, ()))
        else:
            values[read[0]] = read[1]
    return values, wrong


def _read(
    rule: str, takes: Sequence[Takes], parameter: Parameter
) -> tuple[str, Quantity] | Diagnostic:
    """Its name and value, or why it has none."""
    words = " ".join(parameter.words)
    takers = [take for take in takes if words == ("" if take.bare else take.name)]
    if not takers:
        return _unknown(rule, takes, parameter)
    fitting = [take for take in takers if _reads(take, parameter)]
    if not fitting:
        message = f"{rule} does not know `{' '.join(parameter.after)}`"
        near = nearest(parameter.after[-1], LEVELS)
        meant = (did_you_mean(near),) if near else ()
        return _wrong(message, parameter, (*meant, _example(takers)))
    for take in fitting:
        value = _value(take, parameter)
        if take.part and isinstance(value, Fraction) and value > ALL:
            message = f"`{written(parameter)}` is more than the whole, which is {ALL}%"
            return _wrong(message, parameter, (_example([take]),))
        if value is not None:
            return take.name, value
    return _wrong_kind(rule, takers, parameter)


def _reads(take: Takes, parameter: Parameter) -> bool:
    """Whether the words behind the value are known."""
    return not parameter.after or " ".join(parameter.after) in take.after


def _value(take: Takes, parameter: Parameter) -> Quantity | None:
    """The value, if it is of a kind that is taken."""
    value = parameter.value
    if "word" in take.kinds:
        return Fraction(1) if value is None else None
    if isinstance(value, Duration):
        return value if "time" in take.kinds else None
    if isinstance(value, Distance):
        return value if "distance" in take.kinds else None
    if value is None or parameter.unit == "%":
        return value if value is not None and "percent" in take.kinds else None
    return None if take.needs_unit else _number(value, take.kinds)


def _number(value: Fraction, kinds: Sequence[Kind]) -> Quantity | None:
    """A number without a unit, read as the first kind that can do without one."""
    for kind in kinds:
        if kind == "time":
            return Duration(rounded(value * SECOND))
        if kind == "distance":
            return Distance(rounded(value * METRE))
        if kind == "count":
            return value
    return None


def _unknown(rule: str, takes: Sequence[Takes], parameter: Parameter) -> Diagnostic:
    words = " ".join(parameter.words)
    near = nearest(words, [take.name for take in takes], close=0.6)
    meant = (did_you_mean(near),) if near else ()
    message = f"{rule} does not take `{written(parameter)}`"
    series = _series(takes, parameter)
    if series and not near:
        text = written(parameter).removeprefix(series).strip()
        return _wrong(message, parameter, (f"for one series, write rule {rule} {series}: {text}",))
    return _wrong(message, parameter, (*meant, _taken(rule, takes)))


def _series(takes: Sequence[Takes], parameter: Parameter) -> str:
    """The words before a parameter that a colon would make a series; empty where none would."""
    for at in range(1, len(parameter.words) + 1):
        name = " ".join(parameter.words[at:])
        fitting = [take for take in takes if name == ("" if take.bare else take.name)]
        if any(_value(take, parameter) is not None for take in fitting if "word" not in take.kinds):
            return " ".join(parameter.words[:at])
    return ""


def _wrong_kind(rule: str, takers: Sequence[Takes], parameter: Parameter) -> Diagnostic:
    kinds = once(KINDS[kind] for take in takers for kind in take.kinds)
    named = rule if takers[0].bare else f"the {takers[0].name} of {rule}"
    message = f"{named} must be {' or '.join(kinds)}, not `{written(parameter)}`"
    return _wrong(message, parameter, (_example(takers),))


def _example(takers: Sequence[Takes]) -> str:
    return "write it like " + " or ".join(f"`{take.example}`" for take in takers)


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
