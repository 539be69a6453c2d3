"""What groups of athletes do instead: `8x1mi HM r60 | light 5x`."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl.record import replace
from plandsl.resolve import main_set
from plandsl.resolve.lets import is_quantity
from plandsl.resolve.problem import Unresolved, error, refuse
from plandsl.source import Row, Span
from plandsl.syntax import tree


def groups_of(options: Sequence[tree.Option]) -> list[str]:
    """The groups that have a version in any option, in the order written."""
    names = [variant.group.text for option in options for variant in option.variants]
    return list(dict.fromkeys(names))


def version(options: Sequence[tree.Option], group: str, row: Row) -> tuple[tree.Option, ...]:
    """The options as a group does them; where an option has no version, as everybody does.

    Raises `Unresolved` where nobody can tell which step a version changes.
    """
    return tuple(_option(option, group, row) for option in options)


def _option(option: tree.Option, group: str, row: Row) -> tree.Option:
    own = [variant for variant in option.variants if variant.group.text == group]
    if not own:
        return replace(option, variants=())
    if len(own) > 1:
        origin = row.origin(own[1].span)
        raise refuse(
            "repeated", f"{group} has two versions of one session", origin, "leave one of them out"
        )
    variant = own[0]
    return replace(option, steps=_steps(option.steps, variant, row), variants=())


def _steps(steps: tuple[tree.Step, ...], variant: tree.Variant, row: Row) -> tuple[tree.Step, ...]:
    if variant.changes:
        if _is_whole(steps, variant.steps[0]):
            return variant.steps
        return _changed(steps, variant, row)
    if _is_effort_alone(variant):
        text = variant.steps[0].text
        raise refuse(
            "which-step",
            f"`{variant.text}` says how hard, and not how far",
            row.origin(variant.span),
            f"for the same session at that effort write | {variant.group.text} @ {text}",
        )
    if len(variant.steps) == 1 and is_quantity(variant.steps[0]):
        return _as_long(steps, variant, row)
    return variant.steps


def _is_effort_alone(variant: tree.Variant) -> bool:
    step = variant.steps[0]
    bare = not (step.work or step.sport or step.role or step.count or step.name)
    return len(variant.steps) == 1 and bare and step.text != "strides"


def _is_whole(steps: Sequence[tree.Step], change: tree.Step) -> bool:
    """Whether reps of so much work stand beside a session that has none: `20min easy | A 6x800`."""
    return change.count is not None and change.work is not None and not main_set.counted(steps)


def _as_long(
    steps: tuple[tree.Step, ...], variant: tree.Variant, row: Row
) -> tuple[tree.Step, ...]:
    """`80min easy | light 60min`: the same run, so long; beside reps nobody could tell how."""
    main = main_set.main_steps(steps)
    step = steps[main[0]] if len(main) == 1 else None
    if step is None or step.count or not isinstance(step.work, tree.Length | tree.Time):
        amount, group = variant.steps[0].text, variant.group.text
        helps = [f"write | {group} {amount} easy"]
        if amount.isdecimal() and any(one.count for one in steps):
            helps = [f"for so many reps write | {group} {amount}x"]
        message = f"`{variant.text}` does not say how it is run"
        raise refuse("which-step", message, row.origin(variant.span), *helps)
    work = main_set.of_this_row(variant.steps[0], variant.span).work
    return main_set.changed(
        steps, (main[0],), lambda step: replace(step, work=work, span=variant.span), variant.span
    )


def _changed(steps: Sequence[tree.Step], variant: tree.Variant, row: Row) -> tuple[tree.Step, ...]:
    change = main_set.of_this_row(variant.steps[0], variant.span)
    paths = main_set.counted(steps)
    if not paths and change.count is None:
        paths = [(at,) for at in main_set.main_steps(steps)]
    if len(paths) != 1:
        raise _which(variant, len(paths), row)
    timed = main_set.timed_for_its_length(main_set.at(steps, paths[0]))
    if timed and change.work is not None and change.target is None:
        raise refuse(
            "which-step",
            f"`{variant.text}` has another length, and {timed} is said for everybody's",
            row.origin(variant.span),
            f"write its own target, like | {variant.text} @ …",
        )
    return main_set.changed(
        steps, paths[0], lambda step: _with(step, change, variant.span), variant.span
    )


def _which(variant: tree.Variant, steps: int, row: Row) -> Unresolved:
    there = f"are {steps} such steps" if steps else "is no such step"
    message = f"`{variant.text}` changes the one step with reps, and here {there}"
    text = f"write its whole session, like | {variant.group.text} 10min easy + 5x400 r60"
    return Unresolved(error("which-step", message, row.origin(variant.span), text))


def _with(step: tree.Step, change: tree.Step, span: Span) -> tree.Step:
    """What the change says, and for the rest what the step says, at the place of the change."""
    return replace(
        step,
        span=span,
        count=change.count or step.count,
        work=change.work or step.work,
        terrain=change.terrain or step.terrain,
        target=change.target or step.target,
        laps=change.laps or step.laps,
        send_off=change.send_off or (None if change.rest else step.send_off),
        rest=change.rest or (None if change.send_off else step.rest),
    )
