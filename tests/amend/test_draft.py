"""The draft of a guide: where its records stand, and what of it was changed."""

from pathlib import Path

import pytest

from yhdistys_cli.amend.draft import Draft, Place
from yhdistys_cli.load import review

from ..conftest import LAHTI, TODAY, make_guide


def draft(folder: str) -> Draft:
    return Draft(review(folder, TODAY), folder, TODAY)


def test_a_draft_that_nobody_changed_has_no_changes() -> None:
    lahti = draft(LAHTI)
    assert lahti.record("people", "inkeri-maatta")["name"] == "Inkeri Määttä"
    assert dict(lahti.changed()) == {}


def test_what_is_changed_is_the_file_of_the_record_alone() -> None:
    lahti = draft(LAHTI)
    lahti.record("people", "inkeri-maatta")["phone"] = "040 123 4567"
    assert [Path(file).name for file in lahti.changed()] == ["contacts.yaml"]
    assert lahti.guide.contacts.people[0].phone is None


def test_a_record_goes_to_the_file_with_most_of_its_kind_and_the_last_leaves_an_empty_list(tmp_path: Path) -> None:
    texts = {
        "contacts__a": "people:\n  - {id: a, name: A A}\n",
        "contacts__b": "people:\n  - {id: b, name: B B}\n  - {id: c, name: C C}\n",
    }
    both = draft(make_guide(tmp_path / "opas", **texts))
    a, b = (str(tmp_path / "opas" / "contacts" / name) for name in ("a.yaml", "b.yaml"))
    assert both.files("contacts") == [a, b]
    both.add("people", {"id": "d", "name": "D D"})
    assert [place for place, _value in both.records("people")][-1] == Place(b, "people", 2)
    both.remove("people", "a")
    assert both.changed()[a] == {"people": []}
    with pytest.raises(KeyError):
        both.record("people", "a")


def test_a_guide_without_a_file_for_a_record_gets_one(tmp_path: Path) -> None:
    small = draft(make_guide(tmp_path / "opas"))
    small.add("people", {"id": "a", "name": "A A"})
    assert small.record("people", "a")["name"] == "A A"
    assert dict(small.changed()) == {str(tmp_path / "opas" / "contacts.yaml"): {"people": [{"id": "a", "name": "A A"}]}}
