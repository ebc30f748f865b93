"""The house's dataclasses: frozen, slotted, and quick to define.

`@dataclass(frozen=True, slots=True)` compiles six methods for every class, 0.7 ms each time the program starts; with
some sixty classes that is half of what an answer may take. A `record` is a dataclass to all who ask (`fields`,
`replace`, Pydantic), but its methods are written once, below, for all of them, and what `dataclasses` knows of its
fields is made when somebody asks for it, which most answers never do.
"""

from collections.abc import Iterable
from dataclasses import Field, FrozenInstanceError, dataclass, field
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")

_put = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted dataclass, compared and hashed by its type and values."""
    names = tuple(cls.__annotations__)
    own = vars(cls)
    defaults = {name: own[name] for name in names if name in own}
    # A slot and a value of the class may not have one name.
    kept = {name: value for name, value in own.items() if name not in defaults and name not in _OF_NO_SLOTS}
    more = {"__slots__": names, "__match_args__": names, "__dataclass_fields__": _FIELDS, "_defaults": defaults}
    made: Any = type(cls.__name__, cls.__bases__, {**kept, **_METHODS, **more})
    made._setters = tuple([getattr(made, name).__set__ for name in names])
    return cast(type[T], made)


class _Fields:
    """What `dataclasses` knows of the fields of a record, made once for each class, when somebody asks."""

    def __get__(self, _record: Any, cls: Any) -> dict[str, Any]:
        # Without a docstring `dataclass` would compose one, which takes longer than all else.
        said = {"__doc__": "A record.", "__module__": cls.__module__, "__annotations__": cls.__annotations__}
        said |= cls._defaults
        plain: Any = dataclass(init=False, repr=False, eq=False)(type(cls.__name__, (), said))
        cls.__dataclass_fields__ = plain.__dataclass_fields__
        return cast(dict[str, Any], plain.__dataclass_fields__)


_FIELDS = _Fields()
_OF_NO_SLOTS = ("__dict__", "__weakref__")


def is_record(value: object) -> bool:
    """Whether it is the class of a record. `is_dataclass` would have made what `dataclasses` knows of its fields."""
    return isinstance(value, type) and "_defaults" in vars(value)


def make(cls: Any, values: Iterable[Any]) -> Any:
    """A record of these values, every field in its order: the quick way, for those that are read by the thousand."""
    self = object.__new__(cls)
    for put, value in zip(cls._setters, values, strict=True):
        put(self, value)
    return self


def _init(self: Any, *values: Any, **named: Any) -> None:
    names = self.__match_args__
    for put, value in zip(self._setters, values, strict=False):
        put(self, value)
    if len(values) == len(names) and not named:
        return
    if len(values) > len(names) or any(name not in names[len(values) :] for name in named):
        raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
    for name in names[len(values) :]:
        if name in named:
            _put(self, name, named[name])
        elif name not in self._defaults:
            raise TypeError(f"{type(self).__name__} needs {name}")
        else:
            known = self._defaults[name]
            _put(self, name, cast(Any, known).default_factory() if isinstance(known, Field) else known)


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _repr(self: Any) -> str:
    pairs = zip(self.__match_args__, _values(self), strict=True)
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in pairs)})"


def _eq(self: Any, other: object) -> bool:
    return type(other) is type(self) and _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self)))


def _refuse(_self: Any, name: str, _value: Any = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


_METHODS = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
