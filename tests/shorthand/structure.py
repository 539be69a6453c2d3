"""The structure of a session in plain units: how the shorthand tests write what a line must mean.

Seconds, metres, seconds a kilometre; `..` between the ends of a range, `[…]` for one value a rep.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from plandsl.model.log import Result
from plandsl.model.session import Intensity, Rest, Role, Session, Step, Target
from plandsl.units import Distance, Duration, Pace, Range


def structure(session: Session) -> str:
    """All sides of a session, its steps joined by +."""
    sides = [
        (f"{name}: " if name else "") + _row(steps)
        for name, steps in zip(session.names, session.options, strict=True)
    ]
    groups = [f" | {one.group}: {' or '.join(map(_row, one.options))}" for one in session.versions]
    return " or ".join(sides) + "".join(groups)


def run(result: Result) -> str:
    """What was run: values with their rests, splits and heart rates."""
    words = []
    for value in result.values:
        text = "-" if value.time is None else f"{_ends(value.time)}s"
        text = f"{_ends(value.pace)}s/km" if value.pace else text
        text += f"({','.join(_number(split) for split in value.splits)})" if value.splits else ""
        text += f" {_rest(value.rest)}" if value.rest else ""
        text += f" {value.bpm}bpm" if value.bpm else ""
        words.append(text + (f" {value.watts}W" if value.watts else ""))
    words += [f"avg {_number(result.average)}s"] if result.average else []
    words += [f"total {_number(result.total.duration)}s"] if result.total else []
    words += [f"{_number(result.distance)}m"] if result.distance else []
    words += [f"all {result.bpm}bpm"] if result.bpm else []
    words += [f"all {result.watts}W"] if result.watts else []
    words += [f"rpe {_ends(result.rpe)}"] if result.rpe else []
    return ", ".join(words) or result.status


def _row(steps: Sequence[Step]) -> str:
    return " + ".join(map(_step, steps))


def _step(step: Step) -> str:
    words = [] if step.role is Role.MAIN else [str(step.role)]
    words += [] if step.sport == "run" else [step.sport]
    words += [f"{_ends(step.reps)}x"] if step.reps != Range(1, 1) else []
    words += [_work(step)] if _work(step) else []
    words += [step.terrain] if step.terrain else []
    words += [f"@{_targets(step.targets)}"] if step.targets else []
    words += [f"={_target(step.stated)}"] if step.stated else []
    words += [f"laps{_lap(step)} {','.join(map(_number, step.laps))}"] if step.laps else []
    words += [f"on {_ends(step.send_off)}s"] if step.send_off else []
    words += [_rest(step.rest)] if step.rest else []
    return " ".join(words)


def _lap(step: Step) -> str:
    return f"*{_number(step.lap)}m" if step.lap else ""


def _work(step: Step) -> str:
    amount = f"{_ends(step.distance)}m" if step.distance else ""
    amount = f"{_ends(step.duration)}s" if step.duration else amount
    amount = f"until {step.until}" if step.until else amount
    if not step.pieces:
        return amount
    text = ""
    for number, piece in enumerate(step.pieces):
        text += _step(piece)
        if number + 1 < len(step.pieces):
            text += " + " if piece.joined else ", "
    return f"{amount} of ({text})" if amount else f"({text})"


def _targets(targets: Sequence[Target]) -> str:
    texts = list(map(_target, targets))
    return texts[0] if len(set(texts)) == 1 else f"[{' '.join(texts)}]"


def _target(target: Target) -> str:
    if target.time:
        return f"{_ends(target.time)}s"
    if target.cut:
        return ">".join(map(_target, target.cut))
    if target.intensity and not target.effort:
        return _intensity(target.intensity, target)
    text = target.text if target.effort else ""
    text += f"({_intensity(target.intensity, target)})" if target.intensity else ""
    if target.pace and not target.effort:
        return f"{_ends(target.pace)}s/km"
    return text + (f"({_ends(target.pace)}s/km)" if target.pace else "")


def _intensity(found: Intensity, target: Target) -> str:
    unit = {"heart": "bpm", "power": "W", "rpe": "rpe"}[found.kind]
    return f"{_ends(found.range)}{unit}" if found.range else target.text


def _rest(rest: Rest) -> str:
    each = "+last" if rest.each else ""
    if rest.rows:
        return f"r[{' '.join(_rest(row).removeprefix('r') for row in rest.rows)}]{each}"
    text = f"{_ends(rest.duration)}s" if rest.duration else ""
    text = f"{_ends(rest.distance)}m" if rest.distance else text
    text = f"{_number(rest.share * 100)}%" if rest.share else text
    text = f"<{rest.until}>" if rest.until else text
    mode = "" if rest.mode == "stand" else f"/{rest.mode}"
    return f"r{text}{mode}{f'@{_target(rest.target)}' if rest.target else ''}{each}"


End = Distance | Duration | Pace | Fraction | int


def _ends(
    limits: Range[Distance] | Range[Duration] | Range[Pace] | Range[Fraction] | Range[int],
) -> str:
    low, high = ("" if end is None else _number(end) for end in (limits.low, limits.high))
    return low if low == high else f"{low}..{high}"


def _number(value: End | None) -> str:
    """Metres, seconds, seconds a kilometre to the tenth; else the number itself."""
    if value is None:
        return ""
    exact = Fraction(value) if isinstance(value, int | Fraction) else Fraction(0)
    if isinstance(value, Distance):
        exact = value.metres
    elif isinstance(value, Duration):
        exact = value.seconds
    elif isinstance(value, Pace):
        exact = Fraction(round(value.s_per_m * 1000 * 10), 10)
    return str(int(exact)) if exact.denominator == 1 else f"{float(exact):.10g}"
