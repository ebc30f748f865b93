"""The house's dataclasses."""

from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from yhdistys_cli.records import is_record, record


@record
class Thing:
    """A thing."""

    name: str
    parts: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


def test_a_record_is_a_dataclass() -> None:
    thing = Thing("a", notes={"b": "c"})
    assert is_dataclass(thing)
    assert [f.name for f in fields(thing)] == ["name", "parts", "notes"]
    assert replace(thing, name="d") == Thing("d", (), {"b": "c"})
    assert repr(thing) == "Thing(name='a', parts=(), notes={'b': 'c'})"


def test_a_class_tells_whether_it_is_a_record() -> None:
    assert is_record(Thing)
    assert not any(map(is_record, (Thing("a"), type("Other", (), {}), None, "Thing")))


def test_it_is_frozen_and_slotted() -> None:
    thing = Thing("a")
    with pytest.raises(FrozenInstanceError):
        thing.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del thing.name
    with pytest.raises(FrozenInstanceError):
        thing.other = "b"  # type: ignore[attr-defined]
    assert not hasattr(thing, "__dict__")


def test_it_is_compared_by_type_and_values() -> None:
    @record
    class Other:
        name: str
        parts: tuple[str, ...] = ()
        notes: dict[str, str] = field(default_factory=dict)

    assert Thing("a") == Thing("a")
    assert Thing("a") != Thing("b")
    alike: list[object] = [Thing("a"), Other("a")]
    assert alike[0] != alike[1]

    @record
    class Small:
        name: str

    assert len({Small("a"), Small("a"), Small("b")}) == 2


def test_each_has_its_own_default() -> None:
    assert Thing("a").notes is not Thing("a").notes


def test_wrong_arguments() -> None:
    for values, named in (((), {}), (("a", (), {}, 1), {}), (("a",), {"name": "b"}), (("a",), {"other": 1})):
        with pytest.raises(TypeError):
            Thing(*values, **named)
