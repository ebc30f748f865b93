"""The net under the weaving: whatever `weave` does wrong, no byte of it gets out. And new files."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from yhdistys_cli import edit
from yhdistys_cli.source import Source, Tree, read
from yhdistys_cli.splices import Splice
from yhdistys_cli.weave import Refused, files

TEXT = """\
# Yksi.
people:
  # Kaksi.
  - id: maija-malli
    name: Maija Malli
  # Kolme.
  - id: kalle-malli
    name: Kalle Malli
"""


def source(text: str = TEXT) -> Source:
    return read("contacts.yaml", text.encode(), places=True)


def renamed(read_before: Source) -> dict[str, Any]:
    """The tree with another name in it, for which the right splice is that of `RIGHT`."""
    tree: Any = copy.deepcopy(read_before.tree)
    tree["people"][0]["name"] = "Maija Uusi"
    return {"contacts.yaml": tree}


RIGHT = ("Maija Malli", "Maija Uusi")


def splice(before: Source, old: str, new: str) -> Splice:
    start = before.text.index(old)
    return Splice(start, start + len(old), new)


def wrong_weave(*changes: tuple[str, str]) -> Callable[..., tuple[Splice, ...]]:
    def weave(before: Source, _tree: Tree, _literals: bool = True) -> tuple[Splice, ...]:
        return tuple(splice(before, old, new) for old, new in changes)

    return weave


def test_the_right_splice_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "weave", wrong_weave(RIGHT))
    before = source()
    assert edit.woven({"contacts.yaml": before}, renamed(before))["contacts.yaml"][1].decode() == TEXT.replace(*RIGHT)


# Which part of the net notices it, alone.
WRONG = [
    ("tree", ()),
    ("tree", (("Maija Malli", "Maija Uusin"),)),
    ("tree", (RIGHT, ("Kalle Malli", "Kalle Malli\n    phone: 1"))),
    ("comments", (RIGHT, ("  # Kaksi.\n", ""))),
    ("comments", (RIGHT, ("# Kolme.", "# Kolmas."))),
    ("comments", (RIGHT, ("# Kolme.", "# Kolme.\n  # Neljä."))),
    ("comments", (RIGHT, ("# Kaksi.", "# Kolme."), ("# Kolme.", "# Kaksi."))),
    ("line-ends", (RIGHT, ("# Yksi.\n", "# Yksi.\r\n"))),
    ("line-ends", (RIGHT, ("Kalle Malli\n", "Kalle Malli"))),
    ("text", (RIGHT, ("Kalle Malli", "Kalle Malli\n    name: Kalle Malli"))),
]
PARTS = ["text", "tree", "line-ends", "comments"]


@pytest.mark.parametrize(("part", "changes"), WRONG)
def test_what_is_woven_wrongly_is_refused(
    part: str, changes: tuple[tuple[str, str], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "weave", wrong_weave(*changes))
    before = source()
    with pytest.raises(Refused) as refused:
        edit.woven({"contacts.yaml": before}, renamed(before))
    assert (refused.value.code, refused.value.params["part"]) == ("astray", part)
    assert refused.value.params["file"] == "contacts.yaml"
    assert refused.value.params["lines"] == ("    name: Maija Uusi",)


@pytest.mark.parametrize(("part", "changes"), WRONG)
def test_without_its_part_of_the_net_it_would_get_through(
    part: str, changes: tuple[tuple[str, str], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "weave", wrong_weave(*changes))
    assert len(files.NET) == len(PARTS)
    monkeypatch.setattr(files, "NET", [look for look, name in zip(files.NET, PARTS, strict=True) if name != part])
    before = source()
    assert edit.woven({"contacts.yaml": before}, renamed(before))


def test_a_comment_goes_only_with_what_it_belongs_to(monkeypatch: pytest.MonkeyPatch) -> None:
    before = source()
    tree: Any = copy.deepcopy(before.tree)
    del tree["people"][0]
    whole = ("  # Kaksi.\n  - id: maija-malli\n    name: Maija Malli\n", "")
    monkeypatch.setattr(files, "weave", wrong_weave(whole))
    assert b"Kaksi" not in edit.woven({"contacts.yaml": before}, {"contacts.yaml": tree})["contacts.yaml"][1]
    monkeypatch.setattr(files, "weave", wrong_weave((whole[0] + "  # Kolme.\n", "")))
    with pytest.raises(Refused) as refused:
        edit.woven({"contacts.yaml": before}, {"contacts.yaml": tree})
    assert (refused.value.params["part"], refused.value.params["line"]) == ("comments", 6)


def test_a_text_of_several_lines_stands_in_quotes_where_a_comment_would_become_part_of_it() -> None:
    before = source("people:\n  - id: maija-malli\n      # Syvällä.\n")
    tree = {"people": [{"id": "maija-malli", "phone_hours": "ma\nti\n"}]}
    (_old, after) = edit.woven({"contacts.yaml": before}, {"contacts.yaml": tree})["contacts.yaml"]
    assert after.decode() == 'people:\n  - id: maija-malli\n    phone_hours: "ma\\nti\\n"\n      # Syvällä.\n'


@pytest.mark.parametrize("text", ["\x07", "\u2028", "a\rb", "\ufeff"])
def test_signs_that_no_file_may_hold_are_not_written(text: str) -> None:
    before = source()
    tree: Any = copy.deepcopy(before.tree)
    tree["people"][0]["name"] = text
    with pytest.raises(Refused, match="unwritable"):
        edit.woven({"contacts.yaml": before}, {"contacts.yaml": tree})
    with pytest.raises(Refused, match="unwritable"):
        edit.woven({}, {"contacts.yaml": tree})


def test_a_file_of_which_nothing_is_left_is_refused() -> None:
    before = source()
    with pytest.raises(Refused, match="would-be-empty"):
        edit.woven({"contacts.yaml": before}, {"contacts.yaml": {}})


def test_a_new_file_is_written_as_the_others_are() -> None:
    others = {
        "opas/guide.yaml": read(
            "opas/guide.yaml", b"# yaml-language-server: $schema=../schema/guide.json\r\nname: Opas\r\n"
        ),
        "muu/guide.yaml": read("muu/guide.yaml", b"# yaml-language-server: $schema=x/guide.json\nname: Opas\n"),
    }
    people = [{"phone": "040 123 4567", "name": "Maija Malli", "id": "maija-malli"}]
    units = [{"id": "nuoriso", "name": "Nuoriso", "contacts": ["maija-malli"]}]
    trees: dict[str, Tree] = {
        "opas/contacts.yaml": {"people": people, "title": "Yhteyshenkilöt", "units": units},
        "opas/clock.yaml": {"events": [{"id": "a", "kind": "info"}, {"id": "b", "kind": "info"}]},
        "x.yaml": {"title": "Ilman muita"},
    }
    made = edit.woven(others, trees)
    assert {before for before, _after in made.values()} == {b""}
    assert made["opas/contacts.yaml"][1].decode().split("\r\n") == [
        "# yaml-language-server: $schema=../schema/contacts.json",
        "title: Yhteyshenkilöt",
        "",
        "units:",
        "  - id: nuoriso",
        "    name: Nuoriso",
        "    contacts: [maija-malli]",
        "",
        "people:",
        "  - id: maija-malli",
        "    name: Maija Malli",
        '    phone: "040 123 4567"',
        "",
    ]
    assert b"kind: info\r\n\r\n  - id: b\r\n" in made["opas/clock.yaml"][1]
    assert made["x.yaml"][1] == b"title: Ilman muita\n"
