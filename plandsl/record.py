"""Values as `dataclasses` makes them, whose `__init__` is made when many are called for.

A run makes objects of a third of the classes that it imports, and what `dataclasses` writes and
compiles for all of them took as long as everything else of a short run. Only what plandsl uses is
here: no inheritance of fields, no pickles. Checkers of types see `dataclasses` itself, and its
functions (`fields`, `replace`, `is_dataclass`) take these classes too.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

__all__ = ["dataclass", "field", "replace"]

C = TypeVar("C")
MISSING = object()
NOT_IN_A_COPY = ("__dict__", "__weakref__")
FEW = 10
# How many objects there are of a class that has no `__init__` of its own yet, and how often the
# same fields of a class were replaced.
_made: dict[Any, int] = {}


class _Field:
    """What `field` says of an attribute; `factory` makes a default that nobody shares."""

    __slots__ = ("compare", "default", "factory", "init", "repr")

    def __init__(
        self,
        *,
        default: Any = MISSING,
        default_factory: Callable[[], Any] | None = None,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.default, self.factory = default, default_factory
        self.init, self.repr, self.compare = init, repr, compare


class _Fields:
    """The fields as `dataclasses` knows them, made when it asks."""

    def __init__(self, fields: dict[str, _Field]) -> None:
        self.mine = fields

    def __get__(self, one: object, cls: type) -> Any:
        import dataclasses

        rows = []
        for name, mine in self.mine.items():
            given: dict[str, Any] = {"init": mine.init, "repr": mine.repr, "compare": mine.compare}
            if mine.default is not MISSING:
                given["default"] = mine.default
            if mine.factory is not None:
                given["default_factory"] = mine.factory
            rows.append((name, cls.__annotations__[name], dataclasses.field(**given)))
        like: Any = dataclasses.make_dataclass(cls.__name__, rows)
        return like.__dataclass_fields__


def _dataclass(
    *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[C]], type[C]]:
    """The decorator, with the meaning that `dataclasses` gives to its arguments."""

    def made(cls: type[C]) -> type[C]:
        body = {name: value for name, value in vars(cls).items() if name not in NOT_IN_A_COPY}
        fields = {name: _field_of(body.pop(name, MISSING)) for name in cls.__annotations__}
        methods = _methods([name for name, one in fields.items() if one.compare], order)
        if not eq:
            methods = {}
        elif not frozen:
            methods["__hash__"] = None
        if "__eq__" in body and body.get("__hash__", MISSING) is None:
            del body["__hash__"]  # Python puts it there
        methods |= {"__init__": _first_init, "__repr__": _repr}
        if frozen:
            methods |= {"__setattr__": _frozen, "__delattr__": _frozen}
        if slots:
            body["__slots__"] = tuple(fields)
        names = tuple(name for name, one in fields.items() if one.init)
        body = {**methods, **body, "__match_args__": names}
        body["__dataclass_fields__"] = _Fields(fields)
        copy: Any = type(cls)(cls.__name__, cls.__bases__, body)  # type: ignore[misc]
        copy.__qualname__ = cls.__qualname__
        return cast("type[C]", copy)

    return made


def _field_of(given: Any) -> _Field:
    return given if isinstance(given, _Field) else _Field(default=given)


def _replace(one: C, /, **changes: Any) -> C:
    """The same with other values for some fields."""
    key = type(one), *changes
    made = _replacers.get(key) or _replacer_of(key)
    return cast("C", made(one, **changes))


# By the class and the names of what is changed.
_replacers: dict[tuple[Any, ...], Callable[..., Any]] = {}


def _replacer_of(key: tuple[Any, ...]) -> Callable[..., Any]:
    """Written and compiled as `__init__` is: where it is called for more than a few times."""
    cls, *changed = key
    names: tuple[str, ...] = cls.__match_args__
    unknown = [name for name in changed if name not in names]
    if unknown:
        raise TypeError(f"{cls.__name__} takes no {', '.join(unknown)}")
    _made[key] = _made.get(key, 0) + 1
    if _made[key] <= FEW:
        return lambda one, /, **new: cls(
            *[new[name] if name in new else getattr(one, name) for name in names]
        )
    values = ", ".join(name if name in changed else f"_one.{name}" for name in names)
    scope: dict[str, Any] = {"_cls": cls}
    exec(f"def replacer(_one, {', '.join(changed)}): return _cls({values})", scope)  # noqa: S102
    made: Callable[..., Any] = scope["replacer"]
    _replacers[key] = made
    return made


def _fields(cls: type) -> dict[str, _Field]:
    made: _Fields = vars(cls)["__dataclass_fields__"]
    return made.mine


# ---- the methods


def _first_init(self: Any, *values: Any, **named: Any) -> None:
    """Does what the class's own `__init__` would, which takes its place once it is worth it.

    Compiling one takes as long as some twenty objects do without.
    """
    cls = type(self)
    _made[cls] = _made.get(cls, 0) + 1
    if _made[cls] > FEW or not _set_all(self, values, named):
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *values, **named)


def _set_all(self: Any, values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Sets each field to what is given, or its default; False where too little or too much is."""
    fields = {name: one for name, one in _fields(type(self)).items() if one.init}
    given = dict(zip(fields, values, strict=False))
    if len(given) < len(values) or given.keys() & named.keys():
        return False
    given |= named
    for name, one in fields.items():
        if name not in given:
            if one.factory is None and one.default is MISSING:
                return False
            given[name] = one.default if one.factory is None else one.factory()
    if len(given) > len(fields):
        return False
    for name in fields:
        object.__setattr__(self, name, given[name])
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    return True


def _init_of(cls: type) -> Any:
    """Written and compiled, as `dataclasses` does it, from the names of the fields alone."""
    scope: dict[str, Any] = {"_missing": MISSING, "_set": object.__setattr__}
    heads, lines = ["self"], []
    for name, one in _fields(cls).items():
        if not one.init:
            continue
        value = name
        if one.factory is not None:
            scope[f"_make_{name}"] = one.factory
            heads.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif one.default is not MISSING:
            scope[f"_default_{name}"] = one.default
            heads.append(f"{name}=_default_{name}")
        else:
            heads.append(name)
        slot = vars(cls).get(name)
        if slot is not None:
            scope[f"_set_{name}"] = slot.__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    text = "\n".join((f"def __init__({', '.join(heads)}):", *(lines or [" pass"])))
    exec(text, scope)  # noqa: S102  (of names in this package's own classes)
    init = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _repr(self: Any) -> str:
    told = [name for name, one in _fields(type(self)).items() if one.repr]
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in told)
    return f"{type(self).__qualname__}({values})"


def _frozen(self: object, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    del self, value
    raise FrozenInstanceError(f"cannot change {name}")


def _methods(compared: list[str], order: bool) -> dict[str, Any]:
    """What compares two objects of one class by these fields."""
    key: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda _: ()

    def __eq__(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or key(self) == key(other)

    def __hash__(self: Any) -> int:
        return hash(key(self))

    return {"__eq__": __eq__, "__hash__": __hash__, **(_ordering(key) if order else {})}


def _ordering(key: Callable[[Any], Any]) -> dict[str, Any]:
    def __lt__(self: Any, other: Any) -> Any:
        return key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self: Any, other: Any) -> Any:
        return key(self) <= key(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self: Any, other: Any) -> Any:
        return key(self) > key(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self: Any, other: Any) -> Any:
        return key(self) >= key(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__lt__": __lt__, "__le__": __le__, "__gt__": __gt__, "__ge__": __ge__}


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _Field, _replace
