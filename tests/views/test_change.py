"""A change before it is made: which problems come and go, and which texts name its years and people."""

from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.amend import Change
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.load import Loaded, review
from yhdistys_cli.views.change import ChangeView, _names_year, change, compared, is_worse

from ..conftest import CLEAN, TODAY, make_guide


def guide(folder: Path, **texts: str) -> Loaded:
    return review(make_guide(folder, CLEAN, **texts), TODAY)


def people(*lines: str) -> str:
    return "people:\n" + "".join(f"  - {line}\n" for line in lines)


def codes(problems: Any) -> list[str]:
    return [problem.diagnostic.code for problem in problems]


def test_a_problem_is_the_same_wherever_its_record_has_moved_to(tmp_path: Path) -> None:
    one, two = "{id: maija, name: Maija Malli, phone: 040}", "{id: matti, name: Matti Malli, phone: 041}"
    before = guide(tmp_path / "a", contacts=people(one, two))
    after = guide(tmp_path / "b", contacts=people("{id: eeva, name: Eeva Uusi}", two, one))
    came, gone = compared(before, after)
    assert [problem.steps[1] for problem in came if problem.diagnostic.severity == "error"] == []
    assert [problem.steps[1] for problem in gone if problem.diagnostic.severity == "error"] == []
    assert not is_worse(before, after)
    assert not is_worse(after, before)


def test_another_error_for_an_error_is_worse(tmp_path: Path) -> None:
    text = (CLEAN / "contacts.yaml").read_text("utf-8")
    before = guide(tmp_path / "a", contacts=text.replace("040 123 4567", "040"))
    after = guide(tmp_path / "b", contacts=text.replace("maija.malli@koivulahti.fi", "maija.malli"))
    errors = [[d.code for d in each.diagnostics if d.severity == "error"] for each in (before, after)]
    assert errors == [["bad-phone"], ["bad-email"]]
    assert is_worse(before, after)
    assert is_worse(after, before)


def test_what_only_says_another_number_has_come(tmp_path: Path) -> None:
    text = (CLEAN / "clock.yaml").read_text("utf-8").replace("times_a_year: 1", "times_a_year: 3")
    before = guide(tmp_path / "a", clock=text)
    after = guide(tmp_path / "b", clock=text.replace("times_a_year: 3", "times_a_year: 2"))
    came, gone = compared(before, after)
    assert (codes(came), codes(gone)) == (["promise", "promise"], [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Vuonna 2027 ei.", True),
        ("vuosien 2021–2029 päiviä", True),
        ("2026-2027", True),
        ("2020–2026 ja 2028", False),
        ("puh. 0420277", False),
        ("12027", False),
    ],
)
def test_a_text_names_a_year(text: str, says: bool) -> None:
    assert _names_year(text, 2027) is says


CLOCK = """\
events:
  # Vuonna 2027 ei ole tätä.
  - id: toinen
    title: Toinen
    kind: meeting
    dates: {2027: {from: 1.2.2027}}

  # Iltoja oli jo 2021, mutta vuosien 2022–2028
  # päiviä ei tiedetä.
  - id: ilta  # 2027: ehkä
    title: Ilta 2027
    about: Vuonna 2027 ilta on keväällä.
    kind: meeting
    dates:
      2027: {from: 3.3.2027, note: Vuonna 2027 näin.}
  # Vielä 2027 tästä.
  - id: kolmas
    title: "#2027 on otsikko"
    kind: meeting
    dates: {2027: {from: 5.5.2027}}
"""


def changed(
    tmp_path: Path, records: str, identity: str, field: str, value: str, asked: Change, **texts: str
) -> ChangeView:
    before = guide(tmp_path / "a", **texts)
    draft = Draft(before, str(tmp_path / "a"), TODAY)
    draft.record(records, identity)[field] = value
    return change(asked, draft.changed(), before, before)


def test_comments_and_texts_of_the_record_that_name_the_year(tmp_path: Path) -> None:
    view = changed(tmp_path, "events", "ilta", "kind", "training", Change(years=(2027,)), clock=CLOCK)
    assert [(mention.line, mention.text) for mention in view.mentions] == [
        (8, "# Iltoja oli jo 2021, mutta vuosien 2022–2028"),
        (10, "# 2027: ehkä"),
        (12, "Vuonna 2027 ilta on keväällä."),
    ]


def test_all_that_names_a_person_in_whatever_case(tmp_path: Path) -> None:
    contacts = people(
        "{id: inkeri-maatta, name: Inkeri Määttä, title: sihteeri}",
        "{id: eeva, name: Eeva Uusi, title: Määtän sijainen}",
        "{id: tiia, name: Tiia Uusi, title: määttä}",
    )
    view = changed(
        tmp_path,
        "people",
        "inkeri-maatta",
        "title",
        "johtaja",
        Change(names=("Inkeri Määttä",)),
        contacts=contacts + "# Määtältä voi kysyä.\n# Muilta ei.\n",
    )
    assert [(m.line, m.text) for m in view.mentions if m.file.endswith("contacts.yaml")] == [
        (5, "# Määtältä voi kysyä."),
        (3, "Määtän sijainen"),
    ]
