"""A block for each session of a squad: every athlete with their own targets, to coach by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plandsl.emit import Options
from plandsl.emit.html.fit import squad_size, styled
from plandsl.emit.html.markup import Markup, join, tag
from plandsl.emit.html.rep_splits import Splits
from plandsl.emit.html.session import box_list, boxes_of, session_parts
from plandsl.emit.html.squad_day import Athlete, SquadDay, Work, squad_days
from plandsl.emit.html.week import whose
from plandsl.emit.html.words import day_month, name, tone, weekday
from plandsl.model.plan import Plan
from plandsl.model.session import Session
from plandsl.record import dataclass

FEW = 3
"""So many figures stand beside a name on a phone; more stand below it."""
Row = tuple[Athlete, Splits | None, bool]
"""An athlete, what the clock shows, and whether all else of them stands there too."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table has beside the names: `reps` says which are meant where targets come in turn,
    `boxes` is how many anybody has.
    """

    paces: bool
    reps: bool
    marks: tuple[str, ...]
    boxes: int

    @property
    def figures(self) -> int:
        return self.reps + len(self.marks)

    @property
    def kind(self) -> str:
        """What the style sheet calls such a table."""
        if self.figures:
            return "few" if self.figures <= FEW else "many"
        return "paced" if self.paces else "names"


def squad_section(plan: Plan, options: Options, source: Markup) -> Iterator[Markup]:
    """First the way to each session, then the sessions; that nobody is known is said."""
    days = squad_days(plan, options)
    if isinstance(days, str):
        yield tag("section", tag("p", days, class_="who"), class_="squad")
        return
    yield _contents(plan, days)
    for number, day in enumerate(days, 1):
        yield _day(plan, day, number, source)


def _contents(plan: Plan, days: Sequence[SquadDay]) -> Markup:
    """A line a week that leads to its sessions."""
    weeks = []
    for week, theirs in groupby(enumerate(days, 1), lambda each: each[1].session.week):
        links = (_link(day.session, number) for number, day in theirs)
        weeks.append(tag("li", tag("b", f"Week {week}"), *links))
    athletes = len(days[0].athletes)
    many = f"{athletes} athlete" + "s" * (athletes > 1)
    who = tag("p", tag("bdi", plan.title), " · ", many, class_="who")
    return tag("nav", tag("h2", "Squad"), who, tag("ol", *weeks), class_="days")


def _link(session: Session, number: int) -> Markup:
    words = (tag("span", _date(session)), " ", tag("bdi", name(session)))
    return tag("a", *words, href=f"#{_place(number)}")


def _place(number: int) -> str:
    """The id of a session within the page."""
    return f"squad{number}"


def _date(session: Session) -> str:
    return f"{weekday(session.date)[:3]} {day_month(session.date)}"


def _day(plan: Plan, day: SquadDay, number: int, source: Markup) -> Markup:
    session = day.session
    parts = tag("div", *session_parts(plan, session, session.because), class_="body")
    article = tag("article", parts, class_=f"session {tone(frozenset({session.kind}))}")
    works = (_work(session, work) for work in day.works)
    inside = (_head(session), tag("div", article, *works), whose(plan, source))
    size = styled(squad_size(day))
    return tag("section", *inside, class_="squad", id=_place(number), style=size)


def _head(session: Session) -> Markup:
    hour = session.time.strftime("%H:%M") if session.time else session.half
    facts = filter(None, (hour, f"week {session.week}"))
    when = tag("time", _date(session), datetime=session.date.isoformat())
    return tag("header", tag("h2", when), tag("p", join(facts, " · "), class_="sum"))


def _work(session: Session, work: Work) -> Markup:
    """What those run who run the same, with a table for each length that has marks."""
    if work.athletes[0].session is None:
        names = join(map(_whose, work.athletes), ", ")
        return tag("p", "not in their plan: ", names, class_="without")
    parts = ([work.everybody] if work.everybody else [], work.athletes)
    tables = (table for part in parts if part for table in _tables(session, part))
    return tag("div", tag("h4", work.steps, class_="steps"), *tables, class_="work")


def _tables(session: Session, athletes: Sequence[Athlete]) -> Iterator[Markup]:
    """Who passes no marks stands in the first."""
    marks = dict.fromkeys(one.marks for each in athletes for one in each.splits)
    tables: dict[tuple[str, ...], list[Row]] = {key: [] for key in marks or [()]}
    first = next(iter(tables))
    for each in athletes:
        if not each.splits:
            tables[first].append((each, None, True))
        for at, one in enumerate(each.splits):
            tables[one.marks].append((each, one, at == 0))
    for key, rows in tables.items():
        caption = [tag("caption", key[-1])] if len(tables) > 1 else []
        columns = _columns(key, rows)
        head = tag("thead", tag("tr", *_heads(session, columns)))
        bodies = (tag("tbody", *_rows(row, columns)) for row in rows)
        counts = f"--figures:{columns.figures};--boxes:{columns.boxes}"
        yield tag("table", *caption, head, *bodies, class_=columns.kind, style=counts)


def _columns(marks: tuple[str, ...], rows: Sequence[Row]) -> Columns:
    whole = [each for each, _, is_whole in rows if is_whole]
    return Columns(
        paces=any(each.paces for each in whole),
        reps=any(head for _, one, _ in rows if one for head, _ in one.rows),
        marks=marks,
        boxes=max((len(boxes_of(each.session)) for each in whole if each.session), default=0),
    )


def _heads(session: Session, columns: Columns) -> Iterator[Markup]:
    """On paper with the day, for rows that come to stand on another page."""
    day = tag("span", _date(session), class_="paper", aria_hidden="true")
    yield tag("th", tag("span", "athlete", class_="unseen"), day, scope="col", class_="name")
    if columns.paces:
        yield tag("th", tag("span", "pace", class_="unseen"), scope="col", class_="pace")
    if columns.reps:
        yield tag("td", class_="mark")
    for mark in columns.marks:
        yield tag("th", mark, scope="col", class_="mark")
    if columns.boxes:
        yield tag("th", "a box a rep", class_="paper", aria_hidden="true")


def _rows(row: Row, columns: Columns) -> Iterator[Markup]:
    """A row for each target that comes in turn; around them what holds for all."""
    each, splits, is_whole = row
    told = splits.rows if splits else (("", ()),)
    high = str(len(told)) if len(told) > 1 else None
    for at, (head, cells) in enumerate(told):
        figures = list(_figures(head, cells, columns))
        if at > 0:
            yield tag("tr", *figures)
            continue
        first = [tag("th", _whose(each), scope="rowgroup", class_="name", rowspan=high)]
        if columns.paces:
            paces = (tag("span", pace) for pace in each.paces) if is_whole else ()
            first.append(tag("td", join(paces, " "), class_="pace", rowspan=high))
        if columns.boxes:
            boxes = [box_list(each.session)] if is_whole and each.session else []
            figures.append(tag("td", *boxes, class_="paper", rowspan=high, aria_hidden="true"))
        yield tag("tr", *first, *figures)


def _figures(head: str, cells: Sequence[str], columns: Columns) -> Iterator[Markup]:
    if not cells:
        if columns.figures:
            yield tag("td", "–", class_="mark", colspan=str(columns.figures))
        return
    if columns.reps:
        yield tag("th", head, scope="row", class_="mark")
    for cell in cells[:-1]:
        yield tag("td", cell, class_="mark")
    yield tag("td", tag("b", cells[-1]), class_="mark")


def _whose(each: Athlete) -> Markup:
    group = (" ", tag("small", tag("bdi", each.group))) if each.group else ()
    return join((tag("bdi", each.name), *group))
