"""Laws of the three-way merge, for whatever plan and phone may have done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plandsl.push.fields import FIELDS, Fields
from plandsl.push.merge import Entry, Prefer, after, edited, merge

VALUES = st.sampled_from("abc")
ALL = st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES))
SOME = st.dictionaries(st.sampled_from(FIELDS), VALUES)
ENTRIES = st.builds(Entry, st.just("uid"), st.just("name"), plan=SOME, base=SOME, sent=SOME)
SIDES = st.sampled_from(["plan", "phone", None])


@given(ENTRIES, ALL, ALL, SIDES)
def test_every_field_in_which_they_differ_has_one_fate(
    entry: Entry, planned: Fields, held: Fields, prefer: Prefer | None
) -> None:
    made = merge(entry, planned, held, prefer)
    told = (*made.taken, *made.kept, *made.open)
    assert len(set(told)) == len(told)
    assert all(planned[name] != held[name] for name in told)
    assert not made.open or prefer is None


@given(st.builds(Entry, st.just("uid"), st.just("name"), plan=ALL, base=ALL), ALL, ALL, SIDES)
def test_an_edit_of_one_side_alone_wins(
    entry: Entry, planned: Fields, held: Fields, prefer: Prefer | None
) -> None:
    made = merge(entry, planned, held, prefer)
    for name in FIELDS:
        by_plan = planned[name] != entry.plan[name]
        by_phone = held[name] != entry.base[name]
        if by_phone and not by_plan:
            assert name not in made.taken
        if by_plan and not by_phone and planned[name] != held[name]:
            assert name in made.taken


@given(ENTRIES, ALL, ALL, ALL)
def test_an_edit_of_the_phone_is_never_overwritten_unasked(
    entry: Entry, planned: Fields, held: Fields, later: Fields
) -> None:
    """Whatever is edited on either side in the next rounds, too."""
    for plan in (planned, later, planned):
        before = edited(entry, held)
        made = merge(entry, plan, held, None)
        assert not set(made.taken) & set(before)
        held = {**held, **{name: plan[name] for name in made.taken}}
        base = after(made, held)
        entry = Entry("uid", "name", plan=made.plan, base=base, arrived=True)
        assert set(before) <= set(edited(entry, held)) | {
            name for name in FIELDS if plan[name] == held[name]
        }


@given(ENTRIES, ALL, ALL, SIDES)
def test_a_second_merge_has_nothing_to_write(
    entry: Entry, planned: Fields, held: Fields, prefer: Prefer | None
) -> None:
    made = merge(entry, planned, held, prefer)
    now = {**held, **{name: planned[name] for name in made.taken}}
    again = Entry("uid", "name", plan=made.plan, base=after(made, now), arrived=True)
    second = merge(again, planned, now, None)
    assert second.taken == ()
    assert (second.kept, second.open) == (made.kept, made.open)
