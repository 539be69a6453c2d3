"""Values as `dataclasses` makes them, whose `__init__` is made when the first is called for.

A run makes objects of a third of the classes that it imports, and what `dataclasses` writes and
compiles for all of them took as long as everything else of a short run. Only what plandsl uses is
here: no inheritance of fields, no pickles. Checkers of types see `dataclasses` itself, and its
functions (`fields`, `replace`, `is_dataclass`) take these classes too.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

__all__ = ["dataclass", "field", "replace"]

C = TypeVar("C")
MISSING = object()
NOT_IN_A_COPY = ("__dict__", "__weakref__")
_codes: dict[tuple[int, bool], CodeType] = {}
# What reads all fields of a class, for the next `replace`.
_readers: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


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
    cls: Any = type(one)
    names: tuple[str, ...] = cls.__match_args__
    if not changes.keys() <= {*names}:
        raise TypeError(f"{cls.__name__} takes no {', '.join(changes.keys() - {*names})}")
    read = _readers.get(cls)
    if read is None:
        read = _readers[cls] = _reader(names)
    row = [*read(one)]
    for name, value in changes.items():
        row[names.index(name)] = value
    made: C = cls(*row)
    return made


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _fields(cls: type) -> dict[str, _Field]:
    made: _Fields = vars(cls)["__dataclass_fields__"]
    return made.mine


# ---- the methods


def _first_init(self: Any, *values: Any, **named: Any) -> None:
    """Makes the class's own `__init__`, which takes its place: most classes never need one."""
    cls = type(self)
    cls.__init__ = _init_of(cls)
    cls.__init__(self, *values, **named)


def _init_of(cls: type) -> Any:
    """As `dataclasses` would write it, with the names of the fields for those of `_code`."""
    fields = {name: one for name, one in _fields(cls).items() if one.init}
    scope = {f"set_{at}": _setter(cls, *row) for at, row in enumerate(fields.items())}
    defaults = (
        MISSING if one.factory is not None else one.default
        for one in fields.values()
        if one.factory is not None or one.default is not MISSING
    )
    code = _code(len(fields), hasattr(cls, "__post_init__"))
    code = code.replace(co_varnames=("self", *fields))
    init = FunctionType(code, scope, "__init__", tuple(defaults))
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _setter(cls: type, name: str, one: _Field) -> Callable[[Any, Any], None]:
    """What gives a field its value, or a default of its own."""
    slot = vars(cls).get(name)
    write = slot.__set__ if slot is not None else _write(name)
    make = one.factory
    if make is None:
        return write
    return lambda self, value: write(self, make() if value is MISSING else value)


def _write(name: str) -> Callable[[Any, Any], None]:
    return lambda self, value: object.__setattr__(self, name, value)


def _code(fields: int, more: bool) -> CodeType:
    """Of an `__init__` for so many fields, and whether there is more to do: compiled once for all
    classes, which takes as long as some hundred objects do.
    """
    code = _codes.get((fields, more))
    if code is None:
        lines = [f" set_{at}(self, _{at})" for at in range(fields)]
        if more or not lines:
            lines.append(" self.__post_init__()" if more else " pass")
        heads = ", ".join(["self", *(f"_{at}" for at in range(fields))])
        scope: dict[str, Any] = {}
        exec("\n".join((f"def __init__({heads}):", *lines)), scope)  # noqa: S102  (of numbers)
        code = _codes[fields, more] = scope["__init__"].__code__
    return code


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
