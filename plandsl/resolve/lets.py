"""Names of steps and of quantities (`let opener = …`, `let peak = 50km`), put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from plandsl.diagnostics import Diagnostic, Label
from plandsl.record import dataclass, field, replace
from plandsl.resolve.main_set import with_pieces
from plandsl.resolve.problem import Unresolved, error, refuse
from plandsl.source import Row, mover
from plandsl.syntax import grammar, tree
from plandsl.syntax.words import EFFORT_MEANT_BY, MEANT_BY, did_you_mean, nearest

T = TypeVar("T")
# More lets inside lets than this are a mistake, and could grow without end.
DEEPEST = 8
ROLES = ("warmup", "cooldown")
MOST_STEPS = 200
# The words that may begin a step.
STEPS = (
    "SPORT",
    "REST",
    "WALK",
    "EASY",
    "EFFORT",
    "FLOAT",
    "WARMUP",
    "COOLDOWN",
    "UNTIL",
    "DISTANCE_WORD",
    "SKIPPED",
    "MOVED",
)


@dataclass(slots=True)
class Lets:
    """The `let` lines of a plan by their names; `nameless` are options without any."""

    lines: dict[str, tuple[tree.Line, tree.LetLine]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    nameless: dict[int, tuple[tree.Option, ...]] = field(default_factory=dict)

    def session(self, written: tree.Session, row: Row) -> tree.Session:
        """A session without names of steps. Raises `Unresolved` for a name that nobody has said."""
        options = self._options(written.options, row)
        total = written.total
        if total is not None and isinstance(total.amount, tree.Word):
            total = self.total(total, row)
        if options is written.options and total is written.total:
            return written
        return replace(written, options=options, total=total)

    def _options(self, options: tuple[tree.Option, ...], row: Row) -> tuple[tree.Option, ...]:
        """What lines that say the same have in common is looked through once."""
        if id(options) in self.nameless:
            return options
        made = tuple(self._option(option, row) for option in options)
        if made != options:
            return made
        self.nameless[id(options)] = options
        return options

    def total(self, written: tree.Total, row: Row) -> tree.Total:
        """A stated total with its name's quantity."""
        word = written.amount
        if not isinstance(word, tree.Word):
            return written
        quantity = self._quantity(word, row)
        before = written.text.removesuffix(word.text)
        return tree.Total(written.span, quantity, f"{before}{quantity.text}")

    def _option(self, option: tree.Option, row: Row) -> tree.Option:
        steps = self.steps(option.steps, row)
        variants = tuple(
            replace(variant, steps=self.steps(variant.steps, row)) for variant in option.variants
        )
        return replace(option, steps=steps, variants=variants)

    def steps(
        self, written: Iterable[tree.Step], row: Row, inside: tuple[str, ...] = ()
    ) -> tuple[tree.Step, ...]:
        """The steps with every name replaced by what it stands for."""
        made: list[tree.Step] = []
        for step in written:
            made += self._step(step, row, inside)
            if len(made) > MOST_STEPS:
                origin = row.origin(step.span)
                raise refuse("let", f"a session of more than {MOST_STEPS} steps", origin)
        return tuple(made)

    def _step(self, step: tree.Step, row: Row, inside: tuple[str, ...]) -> tuple[tree.Step, ...]:
        if step.name is not None:
            return self._named(step, step.name, row, inside)
        if step.before_pause is not None:
            assert isinstance(step.work, tree.Group)
            *first, last = self._step(step.before_pause, row, inside)
            return (*first, replace(step, work=with_pieces(step.work, (last,))))
        if isinstance(step.work, tree.Group):
            pieces = self._pieces(step.work, row, inside)
            return (replace(step, work=pieces),) if pieces is not step.work else (step,)
        return (step,)

    def _pieces(self, group: tree.Group, row: Row, inside: tuple[str, ...]) -> tree.Group:
        """In a group a name stands for one piece: what joins the pieces is said there."""
        made: list[tree.Step] = []
        for piece in group.steps:
            steps = self._step(piece, row, inside)
            if len(steps) != 1:
                assert piece.name is not None
                raise refuse(
                    "let",
                    f"{piece.name.text} is {len(steps)} steps, and here stands one piece",
                    row.origin(piece.span),
                    "write the pieces themselves",
                )
            made += steps
        return with_pieces(group, tuple(made)) if tuple(made) != group.steps else group

    def _named(
        self, step: tree.Step, name: tree.Word, row: Row, inside: tuple[str, ...]
    ) -> tuple[tree.Step, ...]:
        line, let = self._find(name, row)
        if name.text in inside or len(inside) >= DEEPEST:
            through = " → ".join([*inside, name.text])
            raise refuse("let", f"{name.text} is made of itself", row.origin(name.span), through)
        body = self.steps(let.steps, line.row, (*inside, name.text))
        borrowed = _in_row(row, line.row, body)
        if line.source is not row.source:
            borrowed = tuple(replace(one, row=one.row or line.row) for one in body)
        is_bare = step == replace(tree.Step(step.span, name=name), row=step.row)
        if is_bare:
            return borrowed
        if len(borrowed) > 1 or not is_quantity(borrowed[0]):
            raise refuse(
                "let",
                f"{name.text} has its own targets and rests",
                row.origin(step.span),
                f"write {name.text} alone, or the steps themselves",
            )
        work = borrowed[0].work
        assert isinstance(work, tree.Time | tree.Length)
        if line.source is not row.source:
            work = replace(work, span=name.span)
        return (replace(step, name=None, work=work),)

    def _quantity(self, word: tree.Word, row: Row) -> tree.Time | tree.Length:
        line, let = self._find(word, row)
        work = let.steps[0].work
        if len(let.steps) > 1 or not is_quantity(let.steps[0]):
            label = Label(line.origin(), "said here")
            message = f"{word.text} is no distance and no time"
            helps = f"a total is a quantity, like let {word.text} = 50km"
            raise Unresolved(error("let", message, row.origin(word.span), helps, labels=(label,)))
        assert isinstance(work, tree.Time | tree.Length)
        return _in_row(row, line.row, work)

    def _find(self, word: tree.Word, row: Row) -> tuple[tree.Line, tree.LetLine]:
        found = self.lines.get(word.text)
        if found is None:
            raise Unresolved(self._unknown(word, row))
        self.used.add(word.text)
        return found

    def _unknown(self, word: tree.Word, row: Row) -> Diagnostic:
        if word.text in ROLES:
            message = f"a {word.text} is done once, and has no count of its own"
            helps = [f"write {word.text}, or its reps: {word.text} 2x10min easy"]
            return error("misplaced", message, row.origin(word.span), *helps)
        meant = MEANT_BY.get(word.text.casefold())
        steps = [one for name in STEPS for one in grammar.terminals()[name].words]
        near = [meant] if meant in steps else []
        near = near or nearest(word.text, [*self.lines, *steps])
        helps = [did_you_mean(near)] if near else []
        if word.text in EFFORT_MEANT_BY:
            helps = [f"say how much and how: 8x45s {EFFORT_MEANT_BY[word.text]}"]
        elif not near:
            helps = [
                f"if it is the session's name, a colon ends it: {word.text}:",
                f"if it is words of your own, write them below: note {word.text} …",
            ]
            helps += [f"lets here: {', '.join(self.lines)}"] if self.lines else []
        message = f"nobody has said what `{word.text}` is"
        return error("unknown-name", message, row.origin(word.span), *helps)


def _in_row(row: Row, there: Row, one: T) -> T:
    """What stands in another row, with its spans counted from this one."""
    return mover(one)(there.start - row.start) if there.source is row.source else one


def is_quantity(step: tree.Step) -> bool:
    """Whether a step is a distance or a time and nothing else."""
    plain = tree.Step(step.span, work=step.work, row=step.row)
    return step == plain and isinstance(step.work, tree.Time | tree.Length)
