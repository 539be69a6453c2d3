"""What kind a session is: a race, a workout, an easy day, a day off."""

from __future__ import annotations

from plandsl.model.contest import contest
from plandsl.model.session import Intensity, Kind, Role, Step, Target

Options = tuple[tuple[Step, ...], ...]

STRENGTH = {"weights", "mobility", "drills"}
# Efforts that make a day easy or leave it so; every other effort makes it a workout.
GENTLE = {"easy", "recovery", "strides", "float", "free", "steady", "moderate", "Z1", "Z2"}
# An rpe up to here is a conversation. House choice.
GENTLE_RPE = 5


def kind_of(label: str | None, options: Options) -> Kind:
    """The kind of a session: by its label, else by the steps of its first option."""
    return contest(label) or _by_its_steps(label, options)


def kind_of_version(label: str | None, options: Options) -> Kind:
    """Of what a group does instead: who runs easy on the day of the others' race does not race."""
    return (contest(label) if _is_raced(options) else None) or _by_its_steps(label, options)


def _is_raced(options: Options) -> bool:
    """Whether something is run whose target is no gentle one."""
    return any(
        leaf.role is Role.MAIN and leaf.sport == "run" and not _is_all_gentle(leaf, step)
        for step in (options[0] if options else ())
        for leaf in step.leaves()
    )


def _is_all_gentle(leaf: Step, step: Step) -> bool:
    targets = leaf.targets or step.targets
    return bool(targets) and all(map(_is_gentle, targets))


def _by_its_steps(label: str | None, options: Options) -> Kind:
    word = label.casefold() if label else ""
    steps = [leaf for step in (options[0] if options else ()) for leaf in step.leaves()]
    sports = {step.sport for step in steps}
    if sports and "run" not in sports:
        if sports == {"rest"}:
            return Kind.REST
        return Kind.STRENGTH if sports <= STRENGTH else Kind.CROSS
    if any(_is_work(step) for step in (options[0] if options else ())):
        return Kind.WORKOUT
    return Kind.LONG if "long" in word.split() else Kind.EASY


def _is_work(step: Step) -> bool:
    """Whether a step makes its day a hard one: a time or a pace to hold, reps, or a hard effort."""
    if step.role is not Role.MAIN or step.sport != "run":
        return False
    if step.laps or any(not _is_gentle(target) for target in step.targets):
        return True
    if step.pieces:
        running = [leaf for leaf in step.leaves() if leaf.sport == "run"]
        if any(_is_work(piece) for piece in step.pieces):
            return True
        # `10x(2min easy + walk 1min)` is gentle in all its pieces.
        if not step.targets and all(leaf.targets for leaf in running):
            return False
    counted = step.reps.high is not None and step.reps.high > 1
    return counted and all(_is_by_heart_rate(target) for target in step.targets)


def _is_by_heart_rate(target: Target) -> bool:
    """`6x5min @ 165bpm`: reps whose intensity is told by the heart, by no gentle zone."""
    return (
        target.effort is None
        and target.intensity is not None
        and (target.intensity.kind == "heart")
    )


def _is_gentle(target: Target) -> bool:
    """A gentle effort, or a heart rate: of one piece, nobody knows how hard that is."""
    if target.intensity is not None and target.effort is None:
        return _is_gentle_intensity(target.intensity)
    return target.effort in GENTLE


def _is_gentle_intensity(intensity: Intensity) -> bool:
    if intensity.kind == "rpe":
        high = intensity.range.high if intensity.range else None
        return high is not None and high <= GENTLE_RPE
    return intensity.kind == "heart"
