"""What the names in a plan stand for: efforts, paces, race paces, zones.

A name gets its meaning, in this order, from a `pace` line of the plan, from one of the athlete's
file, from the goal of the race if it is over that distance, from the athlete's recent race. A name
that is built in may have none: then it is an effort without a pace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from plandsl.diagnostics import Edit
from plandsl.model import vdot
from plandsl.model.plan import NamedPace, Numbers, Race, Recent
from plandsl.model.session import Target
from plandsl.record import dataclass, field
from plandsl.resolve.problem import Unresolved, error, refuse
from plandsl.source import Origin, Span
from plandsl.syntax import grammar, tree
from plandsl.syntax.words import EFFORT_MEANT_BY, did_you_mean, nearest
from plandsl.units import KILOMETRE, Distance, Pace, Range

EFFORT_TERMINALS = ("EASY", "EFFORT", "FLOAT")
OTHER_TERMINALS = (
    "TERRAIN", "SPORT", "WALK", "JOG", "STAND", "EACH", "LAPS", "SPLITS", "LANE", "STAGGER",
    "ON", "OF", "TOTAL", "SKIPPED", "MOVED", "OR",
)  # fmt: skip
RACE = "race"
RACE_NAMES = ("HM", "MP", RACE)
# Named in a message before the list is cut.
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Names:
    """`paces` by what `key` gives; `unit` is the plan's, in which offsets are told.

    `unsure` are the words of the lines at the top that could not be read: one of them may be the
    name of a pace. `lets` are the names of steps and quantities, to tell them from paces.
    """

    paces: Mapping[str, NamedPace] = field(default_factory=dict)
    unit: Distance = Distance(KILOMETRE)
    numbers: Numbers = field(default_factory=Numbers)
    race: Race | None = None
    recent: Recent | None = None
    unsure: frozenset[str] = frozenset()
    lets: frozenset[str] = frozenset()
    is_log: bool = False

    def meaning(self, named: tree.Reference, origin: Origin) -> Target | None:
        """What a name without its offset stands for; None for an effort without a pace.

        Raises `Unresolved` for a name that nobody has said.
        """
        stated = self.paces.get(key(named.name, named.distance))
        if stated is not None:
            return stated.target
        pace = self._race_pace(named) or self._training_pace(named)
        if pace is not None:
            return Target(named.name, pace=pace, effort=named.name)
        if not self.knows(named):
            raise self._unknown(named, origin)
        return None

    def knows(self, named: tree.Reference) -> bool:
        """Whether a name means anything at all, with a pace or without."""
        known = key(named.name, named.distance) in self.paces or named.name in (*efforts(), RACE)
        return known or named.distance is not None or named.name in self.unsure

    def _race_pace(self, named: tree.Reference) -> Range[Pace] | None:
        """Of a race over a distance, from the goal over the same, or from the recent race."""
        race = self.race
        goal = race.goal if race else None
        if race and race.distance and goal and goal.low and goal.high and goal.low.ms:
            over = race.distance
            if named.name == RACE or named.distance == over:
                return Range(Pace.of(goal.low, over), Pace.of(goal.high, over))
        if named.distance is None or self.recent is None:
            return None
        return vdot.race_pace(vdot.vdot(self.recent.distance, self.recent.time), named.distance)

    def estimate(self, named: tree.Reference) -> Range[Pace] | None:
        """A race pace that nobody has said, from the goal of the plan's race over another distance;
        good enough to tell how long a session takes, and nothing to hold an athlete to.
        """
        race = self.race
        goal = race.goal if race else None
        if named.distance is None or not named.distance.um:
            return None
        if not race or not race.distance or not goal or not goal.low or not goal.high:
            return None
        if not race.distance.um or not goal.low.ms:
            return None
        fast, slow = (
            vdot.race_pace(vdot.vdot(race.distance, time), named.distance)
            for time in (goal.low, goal.high)
        )
        return Range(fast.low, slow.high)

    def _training_pace(self, named: tree.Reference) -> Range[Pace] | None:
        if self.recent is None or named.distance is not None:
            return None
        value = vdot.vdot(self.recent.distance, self.recent.time)
        return vdot.training_paces(value).get(named.name)

    def _unknown(self, named: tree.Reference, origin: Origin) -> Unresolved:
        word = named.name
        said = [one.name for one in self.paces.values()]
        known = list(dict.fromkeys([*said, *efforts(), *RACE_NAMES]))
        message = f"nobody has said what `{word}` is"
        meant = self._meant(word, known)
        if meant is not None:
            edits = _in_its_place(named, meant, origin)
            asked = did_you_mean([meant])
            return Unresolved(error("unknown-name", message, origin, asked, edits=edits))
        near = nearest(word, [*known, *_other_words()]) or nearest(word.casefold(), known)
        if near:
            return refuse("unknown-name", message, origin, did_you_mean(near))
        helps = [f"say it at the top: pace {word} = 7:00-7:30/mi"]
        if self.is_log:
            helps = ["a log can use the paces of its plan: check both together"]
        if word in self.lets:
            helps = [f"{word} is a let: it stands where work stands, like {word} easy"]
        if word[:1] == "Z" and word[1:].isdigit():
            helps = [f"zones are the athlete's own: pace {word} = 140-150bpm"]
        return refuse("unknown-name", message, origin, *helps, f"known here: {', '.join(known)}")

    def _meant(self, word: str, known: Sequence[str]) -> str | None:
        """What a coach's word for an effort is called here, or a name in other capitals."""
        if self.is_log or word in self.lets:
            return None
        same = [name for name in known if name.casefold() == word.casefold()]
        return EFFORT_MEANT_BY.get(word) or (same[0] if len(same) == 1 else None)


def _in_its_place(named: tree.Reference, meant: str, origin: Origin) -> tuple[Edit, ...]:
    """The edit that puts a name in the place of another; none where it would not fit."""
    text, span = origin.source.text, origin.span
    at = text.find(named.name, span.start, span.end)
    behind_sign = text[:at].rstrip().endswith(("@", "-", ">"))
    if at < 0 or (meant in _other_words() and behind_sign):
        return ()
    return (Edit(Origin(origin.source, Span(at, at + len(named.name))), meant),)


def key(name: str, distance: Distance | None) -> str:
    """Under what a pace is kept: `mile`, `1mi` and `1600`… are one where they are one distance."""
    return str(distance.um) if distance is not None else name


def _other_words() -> tuple[str, ...]:
    """The words that may stand where an effort stands, and are none."""
    known = grammar.terminals()
    return tuple(word for name in OTHER_TERMINALS for word in known[name].words)


@lru_cache(maxsize=1)
def efforts() -> tuple[str, ...]:
    """The efforts that are built in."""
    known = grammar.terminals()
    return tuple(word for name in EFFORT_TERMINALS for word in known[name].words)
