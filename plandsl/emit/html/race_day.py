"""A race by the clock: at each mark, in each way it may be run, in every lane of a track."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plandsl.emit import Options
from plandsl.emit.html.splits import (
    LAP,
    LONGEST_ON_TRACK,
    MOST_ROWS,
    Course,
    at_the_line,
    by_laps,
    even,
    marks,
    negative,
    shown,
)
from plandsl.emit.html.words import full_date, main_steps, name, weekday
from plandsl.model.describe import place
from plandsl.model.plan import Plan
from plandsl.model.session import Kind, Session, Step
from plandsl.model.track import STANDARD
from plandsl.model.wording import far, typeset
from plandsl.record import dataclass
from plandsl.units import (
    HALF_MARATHON,
    METRE,
    PER_NAMES,
    Distance,
    Duration,
    Range,
    clock,
    number,
    rounded,
)

LANES = range(2, 9)
HALVES = ("", "½")
SHORT = 200 * METRE
"""Up to 25 of these have a row each."""
GIVEN = "as given"


@dataclass(frozen=True, slots=True)
class Row:
    """A mark (`400`, `1½`, `half`, `finish`) with what the clock shows there, and since the mark
    before; `strong` marks help to find one's place.
    """

    mark: str
    clock: str
    split: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One way to run the race: `even` in `5:59`, which is `1:29.8 / 400 m`."""

    head: str
    pace: str
    total: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """What the clock shows, in tenths, whenever the line of lane 1 is passed, in each of `heads`.

    `chosen`: the plan says that it is run here.
    """

    number: int
    chosen: bool
    lap: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    finish: str


@dataclass(frozen=True, slots=True)
class RaceDay:
    """`unit` is what the marks of its bands are counted in, `shaded` what strong ones are, where
    others are not. `session` is None where only the head of the plan has the race.
    """

    title: str
    facts: tuple[str, ...]
    venue: str
    distance: str
    unit: str
    shaded: str
    session: Session | None
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A race with the ways in which it may be run, each with the words for it."""

    title: str
    facts: tuple[str, ...]
    venue: str
    ways: tuple[tuple[str, Course], ...]
    on_track: bool
    lane: int | None = None
    stagger: bool = False
    session: Session | None = None


def race_days(plan: Plan, options: Options) -> tuple[RaceDay, ...] | str:
    """Each race and trial of which the plan says how far and in what time; why not, in words, where
    there is none.
    """
    runs = list(_runs(plan, options))
    if not runs:
        return "No race of this plan has both a distance and a time."
    if isinstance(options.pacing, tuple) and all(run.ways[0][0] != GIVEN for run in runs):
        total = Duration(sum(lap.ms for lap in options.pacing))
        return f"No race of this plan is to be run in about {clock(total)}."
    return tuple(_race(run, plan.unit) for run in runs)


def _runs(plan: Plan, options: Options) -> Iterator[_Run]:
    races = [one for one in plan.sessions() if one.kind in (Kind.RACE, Kind.TRIAL)]
    for session in races:
        run = _run(plan, session, options)
        if run is not None:
            yield run
    race = plan.race
    if race and race.distance and race.goal and all(one.date != race.date for one in races):
        facts = (f"{weekday(race.date)} {full_date(race.date)}",)
        ways = _ways(race.distance, race.goal, Step(""), options)
        yield _Run("race", facts, race.venue or "", ways, race.distance <= LONGEST_ON_TRACK)


def _run(plan: Plan, session: Session, options: Options) -> _Run | None:
    step = main_steps(session.steps)[-1]
    whole = step.distance.low if step.distance else None
    if whole is None or whole != (step.distance and step.distance.high) or step.sport != "run":
        return None
    goal = _goal(plan, session, step, whole)
    if not step.laps and goal is None:
        return None
    ways = list(_ways(whole, goal, step, options))
    for guide in session.guides:
        if guide.laps and guide.condition:
            ways.append((typeset(f"if {guide.condition.text}"), by_laps(whole, guide.laps)))
    day = f"{weekday(session.date)} {full_date(session.date)}"
    hour = session.time.strftime("%H:%M") if session.time else ""
    ground = step.terrain or ""
    on_track = session.lane is not None or "track" in ground or whole <= LONGEST_ON_TRACK
    return _Run(
        name(session),
        (day, hour),
        place(session),
        tuple(ways),
        on_track and "road" not in ground,
        session.lane,
        session.stagger,
        session,
    )


def _goal(plan: Plan, session: Session, step: Step, whole: Distance) -> Range[Duration] | None:
    """From the target, else from the plan's race over the same distance."""
    target = step.targets[0] if step.targets else None
    if target is not None and target.time is not None:
        return target.time
    if target is not None and target.pace is not None:
        ends = (target.pace.low, target.pace.high)
        low, high = (end.time_for(whole) if end else None for end in ends)
        return Range(low, high)
    race = plan.race
    same = race is not None and race.distance == whole and race.date == session.date
    return race.goal if race is not None and same else None


def _ways(
    whole: Distance, goal: Range[Duration] | None, step: Step, options: Options
) -> tuple[tuple[str, Course], ...]:
    """As the option has it, else by the plan's laps, else evenly and with a negative split,
    or evenly for both ends of a range.
    """
    pacing = options.pacing
    planned = by_laps(whole, step.laps, step.lap) if step.laps else None
    times = [planned.total] if planned else []
    if goal is not None and not planned:
        times = list(dict.fromkeys(end for end in (goal.low, goal.high) if end is not None))
    if isinstance(pacing, tuple) and any(_is_near(pacing, time) for time in times):
        return ((GIVEN, by_laps(whole, pacing)),)
    if planned is not None and pacing not in ("even", "negative"):
        return (("as planned", planned),)
    if pacing == "negative":
        return tuple(("negative split", negative(whole, time)) for time in times)
    ways = tuple(("even", even(whole, time)) for time in times)
    if pacing != "even" and len(times) == 1:
        ways += (("negative split", negative(whole, times[0])),)
    return ways


def _is_near(laps: Sequence[Duration], time: Duration) -> bool:
    """Whether laps that were given are meant for a race in that time: within a tenth of it."""
    return abs(sum(lap.ms for lap in laps) - time.ms) * 10 <= time.ms


def _race(run: _Run, unit: Distance) -> RaceDay:
    return RaceDay(
        title=run.title,
        facts=tuple(filter(None, run.facts)),
        venue=run.venue,
        distance=far(run.ways[0][1].whole),
        unit="m" if run.on_track else PER_NAMES[unit.um],
        shaded=_shaded(run, unit),
        session=run.session,
        bands=tuple(_band(run, words, course, unit) for words, course in run.ways),
        lanes=tuple(_lanes(run)) if run.on_track else (),
    )


def _shaded(run: _Run, unit: Distance) -> str:
    """What the shaded rows of a race on a track are, where some are not."""
    if _between(run, unit):
        return "Shaded: at the line of the finish, with the time of the lap that ends there."
    return "Shaded: at the line of the finish." if _is_short(run, unit) else ""


def _is_short(run: _Run, unit: Distance) -> bool:
    """Whether it has a mark every 200 m, and every other one at the line of the finish."""
    whole = run.ways[0][1].whole
    return run.on_track and not whole.um % SHORT and marks(whole, unit, True)[0].um == SHORT


def _between(run: _Run, unit: Distance) -> list[Distance]:
    """Where the line is passed in a race where it is none of the usual marks, if there is room."""
    whole = run.ways[0][1].whole
    if not run.on_track or not whole.um % SHORT:
        return []
    lines = at_the_line(whole)
    return lines if len({*marks(whole, unit, True), *lines}) <= MOST_ROWS else []


def _band(run: _Run, words: str, course: Course, unit: Distance) -> Band:
    """A row a mark. Those at the line that stand between the usual ones each have the time since
    the line before.
    """
    whole, step = course.whole, METRE if run.on_track else unit.um
    usual, between = marks(whole, unit, run.on_track), _between(run, unit)
    each = usual[0].um
    strong = {mark for mark in usual if mark.um % (5 * each) == 0 or mark.um == HALF_MARATHON}
    if between or _is_short(run, unit):
        strong = set(at_the_line(whole))
    rows = []
    before = dict.fromkeys((True, False), Fraction(0))
    for mark in sorted({*usual, *between}):
        at, word = course.at(Fraction(mark.um)), _name(mark, whole, each, step)
        kind = mark in between
        name = word or number(Fraction(mark.um, step), 0 if run.on_track else 1)
        since = shown(at - before[kind], run.on_track)
        strong_here = mark in strong or mark == whole
        rows.append(Row(name, shown(at, run.on_track), since, strong_here))
        before[kind] = before[kind] if word == "half" else at
    per = Distance(LAP if run.on_track else unit.um)
    pace = shown(Fraction(course.total.ms * per.um, whole.um), run.on_track)
    return Band(
        head=words,
        pace=f"{pace} / 400 m" if run.on_track else f"{pace}/{PER_NAMES[unit.um]}",
        total=shown(Fraction(course.total.ms), run.on_track),
        rows=tuple(rows),
    )


def _name(mark: Distance, whole: Distance, each: int, step: int) -> str:
    """`finish` or `half` for those that lie anywhere, empty for the others."""
    if mark.um % each == 0 or (step == METRE and mark != whole):
        return ""
    return "finish" if mark == whole else "half"


# -------------------------------------------------------------------------- lanes


def _lanes(run: _Run) -> Iterator[Lane]:
    """The first way in each lane from its line on, and evenly, where that is something else."""
    planned = run.ways[0]
    ways = [planned]
    if len(planned[1].knots) > 1:
        ways.append(("even", even(planned[1].whole, planned[1].total)))
    for lane in LANES:
        made = _lane(run, lane, ways)
        if made is not None:
            yield made


def _lane(run: _Run, lane: int, ways: list[tuple[str, Course]]) -> Lane | None:
    """What the clock shows at every half lap; at every lap where those are too many rows."""
    whole = ways[0][1].whole
    laps = STANDARD.laps_in(whole, lane)
    halves = 1 if 2 * laps < MOST_ROWS else 2
    if laps >= MOST_ROWS:
        return None
    each = STANDARD.laps(Fraction(halves, 2), lane).um
    on_the_line = run.stagger and run.lane == lane
    # With the stagger the finish lies on the line, without it the start does.
    first = (whole.um % each or each) if on_the_line else each
    rows = []
    for index, um in enumerate(range(first, whole.um, each), 1):
        times = tuple(_tenths(course.at(Fraction(um))) for _, course in ways)
        rows.append((_lap_mark(um, index * halves, on_the_line), times))
    finish = tuple(_tenths(Fraction(course.total.ms)) for _, course in ways)
    rows.append(("finish", finish))
    lap, half = (_two_places(STANDARD.laps(Fraction(1, part), lane)) for part in (1, 2))
    return Lane(
        number=lane,
        chosen=lane == run.lane,
        lap=f"lap {lap} m, half {half} m",
        heads=tuple(words for words, _ in ways),
        rows=tuple(rows),
        finish="finish on the line" if on_the_line else _finish(laps, lane),
    )


def _lap_mark(um: int, halves: int, by_metres: bool) -> str:
    """`½`, `1`, `1½` laps; `162 m` where the start lies anywhere."""
    if by_metres:
        return f"{number(Fraction(um, METRE), 0)} m"
    return f"{halves // 2 or ''}{HALVES[halves % 2]}"


def _finish(laps: Fraction, lane: int) -> str:
    """Where the finish lies, to the thousandth of a lap, which is half a metre."""
    past = laps - int(laps)
    metres = number(past * STANDARD.lap(lane).metres, 0)
    where = f"{number(past, 3)} of a lap, {metres} m, past the line"
    return f"finish after {number(laps, 3)} laps: {where}"


def _tenths(ms: Fraction) -> str:
    """`49.1`, `5:59.0`: columns are read down the tenths."""
    words = shown(ms, True)
    return words if "." in words else f"{words}.0"


def _two_places(far: Distance) -> str:
    hundredths = rounded(far.metres * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"
