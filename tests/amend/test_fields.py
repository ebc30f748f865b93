"""Single fields that `set` writes."""

from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.fields import LISTS, SETTABLE, set_answers, set_field
from yhdistys_cli.search import AREA, EVENT, PERSON, UNIT, target
from yhdistys_cli.validation import members
from yhdistys_cli.validation.judging import kind_of

from ..conftest import LAHTI
from .drafts import codes, contacts, draft

INKERI = target(PERSON, "inkeri-maatta", "Inkeri Määttä")
A = target(UNIT, "a", "A")


def test_a_field_is_set_changed_and_removed() -> None:
    lahti = draft(LAHTI)
    record = lahti.record("people", "inkeri-maatta")
    change = set_field(lahti, INKERI, "phone", " 040 123  4567 ")
    assert record["phone"] == "040 123 4567"
    assert change.statements[0].params["before"] is None
    assert codes(set_field(lahti, INKERI, "phone", "040 123 4567")) == []
    assert codes(set_field(lahti, INKERI, "phone", None)) == ["field-removed"]
    assert codes(set_field(lahti, INKERI, "phone", None)) == []
    assert dict(lahti.changed()) == {}


def test_a_new_name_is_looked_for_in_the_texts() -> None:
    assert set_field(draft(LAHTI), INKERI, "name", "Inkeri Mäki").names == ("Inkeri Määttä",)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("phone", "040", "bad-value"), ("email", "inkeri(at)lahti.fi", "bad-value"), ("name", None, "field-required")],
)
def test_what_a_field_cannot_hold_is_refused(key: str, value: str | None, code: str) -> None:
    with pytest.raises(Impossible) as refused:
        set_field(draft(LAHTI), INKERI, key, value)
    assert refused.value.code == code


def test_a_day_as_people_say_it_is_written_as_the_file_writes_days(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A}\n  - {id: b, name: B, since: 2026-01-01}\n")
    set_field(held, A, "until", "31.12.2026")
    assert held.record("units", "a")["until"] == "2026-12-31"
    lahti = draft(LAHTI)
    set_field(lahti, target(EVENT, "tapahtumainfo", "Tapahtumainfo"), "until", "2026")
    assert lahti.record("events", "tapahtumainfo")["until"] == "2026"


def test_of_a_text_in_several_languages_one_is_meant(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, address: {fi: Tori 1, sv: Torget 1}, hours: arkisin}\n")
    record = held.record("units", "a")
    with pytest.raises(Impossible) as refused:
        set_field(held, A, "address", "Tori 2")
    assert refused.value.params["languages"] == ("fi", "sv")
    set_field(held, A, "address", "Tori 2", "fi")
    assert record["address"] == {"fi": "Tori 2", "sv": "Torget 1"}
    set_field(held, A, "hours", "vardagar", "sv")
    assert record["hours"] == {"fi": "arkisin", "sv": "vardagar"}
    set_field(held, A, "hours", "vardagar", "sv")
    with pytest.raises(Impossible):
        set_field(held, A, "phone", "040 123 4567", "sv")
    set_field(held, A, "address", None, "fi")
    assert record["address"] == {"sv": "Torget 1"}


@pytest.mark.parametrize(("name", "model"), LISTS.values())
def test_what_can_be_set_are_texts_of_the_model_in_its_order(name: str, model: Any) -> None:
    names = [member.name for member in members(model)]
    assert sorted(SETTABLE[name], key=names.index) == list(SETTABLE[name])
    kinds = {kind_of(model, key) for key in SETTABLE[name]}
    assert kinds <= {"line", "text", "phone", "email", "date", "first-day", "last-day"}


def test_who_answers_for_an_area_is_set() -> None:
    lahti = draft(LAHTI)
    space, unit = target(AREA, "tilayhteistyo", "Tilayhteistyö"), target(UNIT, "liikuntapalvelut", "Liikuntapalvelut")
    change = set_answers(lahti, space, (unit,))
    assert change.statements[0].params == {"name": "Tilayhteistyö", "answers": ("Liikuntapalvelut",)}
    assert lahti.record("areas", "tilayhteistyo")["answers"] == ["liikuntapalvelut"]
    assert codes(set_answers(lahti, space, (unit,))) == []
    assert codes(set_answers(lahti, space, "each-unit")) == ["answers-set"]
