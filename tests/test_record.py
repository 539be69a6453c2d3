"""Values of `plandsl.record` are what `dataclasses` would have made of the same class."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from fractions import Fraction
from typing import Any

import pytest

import plandsl.model
import plandsl.syntax.tree
from plandsl import record
from plandsl.units import Duration, Range


def classes() -> list[type]:
    """Those of the model, the tree and the quantities."""
    names = [
        module.name
        for package in (plandsl.model, plandsl.syntax.tree)
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    modules = [importlib.import_module(name) for name in ("plandsl.units", *names)]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__
        and dataclasses.is_dataclass(value)
    ]


def like(cls: Any) -> Any:
    """The same class as `dataclasses` makes it."""
    rows: list[Any] = []
    for field in dataclasses.fields(cls):
        given: Any = {"compare": field.compare, "default": field.default}
        if field.default_factory is not dataclasses.MISSING:
            given = {"compare": field.compare, "default_factory": field.default_factory}
        rows.append((field.name, field.type, dataclasses.field(**given)))
    ordered = "__lt__" in vars(cls)
    return dataclasses.make_dataclass(
        cls.__name__, rows, frozen=True, slots="__slots__" in vars(cls), order=ordered
    )


# The objects of a class hash and compare whatever its fields hold.
VALUES = [1, Fraction(1, 3), "a", (), ("a", 2), None, Duration(5), Range(1, None)]


def made(cls: Any, shift: int = 0) -> Any:
    names = [field.name for field in dataclasses.fields(cls)]
    return cls(**{name: VALUES[(at + shift) % len(VALUES)] for at, name in enumerate(names)})


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_a_value_is_what_dataclasses_make_of_it(cls: Any) -> None:
    other = like(cls)
    one, two, same = made(cls), made(cls, 1), made(cls)
    its, its_two = made(other), made(other, 1)
    assert (one == same) is (its == made(other)) is True
    assert (one == two) is (its == its_two)
    assert one != its
    assert cls.__match_args__ == other.__match_args__
    assert hasattr(one, "__dict__") is hasattr(its, "__dict__")
    mine, theirs = inspect.signature(cls.__init__), inspect.signature(other.__init__)
    assert list(mine.parameters) == list(theirs.parameters)
    if "__repr__" not in vars(cls):
        assert repr(one).rpartition(".")[2] == repr(its)
    if cls.__hash__ is not None:
        assert hash(one) == hash(same)
        assert len({one, same, two}) == len({its, made(other), its_two})
    for field in dataclasses.fields(cls):
        changed = record.replace(one, **{field.name: "new"})
        its_changed = dataclasses.replace(its, **{field.name: "new"})
        assert getattr(changed, field.name) == "new"
        assert (changed == one) is (its_changed == its)
        assert dataclasses.replace(one, **{field.name: "new"}) == changed
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, field.name, "new")
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(one, field.name)


@record.dataclass(slots=True)
class Made:
    """One with all that a field may say."""

    name: str
    count: int = 3
    notes: list[str] = record.field(default_factory=list)
    size: int = record.field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.size = len(self.name)


def test_defaults_are_made_for_each_object() -> None:
    one, other = Made("abc"), Made("abc", notes=["x"])
    one.notes.append("y")
    assert (one.count, one.size, one.notes, other.notes, Made("a").notes) == (
        3,
        3,
        ["y"],
        ["x"],
        [],
    )
    assert repr(one) == "Made(name='abc', count=3, notes=['y'])"
    assert record.replace(one, name="abcd").size == 4
    assert dataclasses.replace(one, name="abcd") == record.replace(one, name="abcd")


def test_what_is_not_frozen_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Made("abc"))


def test_wrong_arguments_are_refused() -> None:
    for wrong in ({}, {"name": "a", "size": 3}, {"name": "a", "colour": "red"}):
        with pytest.raises(TypeError):
            Made(**wrong)
    with pytest.raises(TypeError):
        record.replace(Made("a"), colour="red")  # type: ignore[call-arg]
