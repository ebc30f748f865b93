"""JSON: its own stable shapes."""

import json

import pytest

from .conftest import CITIES, Run

ANSWERS = {
    "contacts": "contacts",
    "contacts --area tilat": "contacts",
    "areas": "areas",
    "areas avustukset": "area",
    "areas nuoriso": "unit",
    "checklist": "checklists",
    "checklist tyoryhmat": "checklist",
    "guide": "guide-contents",
    "guide --full": "guide",
}


@pytest.mark.parametrize("question", ANSWERS)
def test_every_answer_says_what_it_is(question: str, run: Run) -> None:
    result = run(f"{question} --format json --data {CITIES['lahti']}")
    shape = json.loads(result.out)
    assert shape["answer"] == ANSWERS[question]
    assert shape["version"] == 1
    assert shape["standing"]["municipality"] == "Lahti"
    assert shape["standing"]["checked"] is None


def test_keys_and_ids_do_not_depend_on_the_language(run: Run) -> None:
    def skeleton(value: object) -> object:
        if isinstance(value, dict):
            return {key: item if key in ("id", "role", "url") else skeleton(item) for key, item in value.items()}
        return [skeleton(item) for item in value] if isinstance(value, list) else None

    for question in ("contacts", "areas avustukset", "guide --full"):
        base = f"{question} --format json --data {CITIES['porvoo']} --lang"
        shapes = [skeleton(json.loads(run(f"{base} {language}").out)) for language in ("fi", "sv", "en")]
        assert shapes[0] == shapes[1] == shapes[2]
