"""What changes from a session to itself in another plan, its day left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plandsl.diff.options import option_changes
from plandsl.diff.words import arrow, listing, said, worded
from plandsl.model.describe import place
from plandsl.model.difference import Change
from plandsl.model.key import slug
from plandsl.model.session import Gate, Guide, Mark, Session, Total, Waiver
from plandsl.model.wording import far, lap_times, minutes


def session_changes(old: Session, new: Session) -> Iterator[Change]:
    """All that is asked for in another way, the running first."""
    if old.label != new.label or slug(old.series) != slug(new.series):
        yield worded("label", old.label or "", new.label or "")
    yield from option_changes(old.options, new.options, (old.names, new.names))
    yield from _version_changes(old, new)
    if old.kind is not new.kind:
        yield said("kind", str(old.kind), str(new.kind))
    if old.total != new.total:
        yield said("total", total_text(old.total), total_text(new.total))
    if (old.time, old.half) != (new.time, new.half):
        yield said("time of day", _time(old), _time(new))
    yield from _place_changes(old, new)
    yield from _below(old, new)
    if old.key.written != new.key.written:
        yield said("id", old.key.written or "", new.key.written or "")


def _below(old: Session, new: Session) -> Iterator[Change]:
    """The lines that stand below a session's own."""
    yield from listing("note", old.notes, new.notes)
    if _tests(old.marks) != _tests(new.marks):
        yield from listing("check", _texts(old.marks), _texts(new.marks))
    if _guides(old.guides) != _guides(new.guides):
        yield from listing("guide", *([guide_text(g) for g in one.guides] for one in (old, new)))
    yield from gate_changes(old.gates, new.gates)
    asked = [one.asked.any_of if one.asked else None for one in (old, new)]
    if asked[0] != asked[1]:
        yield worded("then", *(f"if {it.asked.text}" if it.asked else "" for it in (old, new)))
    yield from waiver_changes(old.waivers, new.waivers)


def _time(session: Session) -> str:
    """`18:30`, `am`, `any time`."""
    at = session.time.strftime("%H:%M") if session.time else ""
    return " ".join(filter(None, (session.half, at))) or "any time"


def _place_changes(old: Session, new: Session) -> Iterator[Change]:
    one, other = ((it.venue, it.lane, it.lane and it.stagger) for it in (old, new))
    if one == other:
        return
    before, after = place(old), place(new)
    if before and after:
        text = f"at {arrow(before, after)}"
    else:
        text = f"at {after}" if after else f"no longer at {before}"
    yield Change("place", before, after, text)


def _version_changes(old: Session, new: Session) -> Iterator[Change]:
    """What groups of athletes do instead."""
    olds, news = ({one.group: one for one in it.versions} for it in (old, new))
    for group in dict.fromkeys((*olds, *news)):
        one, other = olds.get(group), news.get(group)
        if one and other:
            yield from option_changes(one.options, other.options, of=group)
        else:
            before, after = (it.text if it else "" for it in (one, other))
            yield worded("version", before, after, group)


def total_text(total: Total | None) -> str:
    """`8 km`, `45 min`; empty without one."""
    if total is None:
        return ""
    if total.distance:
        return far(total.distance)
    return minutes(total.duration) if total.duration else ""


def gate_changes(old: Sequence[Gate], new: Sequence[Gate]) -> Iterator[Change]:
    """What the log must show before something begins."""
    one, other = (
        [(slug(it.series), it.condition.any_of, it.last, it.rest) for it in gates]
        for gates in (old, new)
    )
    if one != other:
        yield from listing("gate", [it.text for it in old], [it.text for it in new])


def waiver_changes(old: Sequence[Waiver], new: Sequence[Waiver]) -> Iterator[Change]:
    """Rules that are allowed to be broken here."""
    one, other = ([f"{it.rule}: {it.reason}" for it in waivers] for waivers in (old, new))
    yield from listing("allow", one, other)


def guide_text(guide: Guide) -> str:
    """`green if all <= 3:00: proceed`, as it is written."""
    when = f"if {guide.condition.text}" if guide.condition else "otherwise"
    head = f"{guide.colour} {when}" if guide.colour else when
    advice = f"laps {lap_times(guide.laps).replace(',', '')}" if guide.laps else guide.text
    return f"{head}: {advice}"


def _guides(guides: Sequence[Guide]) -> list[object]:
    return [
        (one.colour, one.condition.any_of if one.condition else None, one.text, one.laps)
        for one in guides
    ]


def _tests(marks: Sequence[Mark]) -> list[object]:
    return [(one.at, one.time) for one in marks]


def _texts(marks: Sequence[Mark]) -> list[str]:
    return [one.text for one in marks]
