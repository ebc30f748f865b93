"""What `add` and `remove` make of the data: the least that is valid, and nothing that still counts is taken away."""

from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.amend.records import add_board, add_event, add_unit, remove
from yhdistys_cli.search import CHECKLIST, EVENT, PERSON, UNIT, Target, target

from ..conftest import LAHTI, make_guide
from .drafts import codes, contacts, draft

ALWAYS = (date.min, date.max)


def meant(kind: str, identity: str) -> Target:
    return target(kind, identity, identity)


def test_a_new_unit_says_that_nobody_is_known(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: nuorisopalvelut, name: Nuorisopalvelut}\n")
    add_unit(held, "Kirjasto", ALWAYS, None, {}, new=False)
    assert held.record("units", "kirjasto") == {"id": "kirjasto", "name": "Kirjasto", "contacts": "unknown"}
    add_unit(held, "Neuvonta", (date(2027, 1, 1), date.max), None, {"phone": "040 123 4567"}, new=False)
    unit = {"id": "neuvonta", "name": "Neuvonta", "phone": "040 123 4567", "since": "1.1.2027"}
    assert held.record("units", "neuvonta") == unit


def test_where_each_unit_has_a_contact_by_promise_a_new_one_lacks_it() -> None:
    lahti = draft(LAHTI)
    add_unit(lahti, "Kirjasto", ALWAYS, "sivistys", {}, new=False)
    assert lahti.record("units", "kirjasto") == {"id": "kirjasto", "name": "Kirjasto", "service_area": "sivistys"}


def test_what_is_called_so_already_is_refused_unless_it_is_new() -> None:
    lahti = draft(LAHTI)
    with pytest.raises(Impossible) as refused:
        add_unit(lahti, "viestintäpalvelut", ALWAYS, None, {}, new=False)
    assert refused.value.code == "named-already"
    add_unit(lahti, "viestintäpalvelut", ALWAYS, None, {}, new=True)
    assert lahti.record("units", "viestintapalvelut-2")


def test_a_new_event_has_no_days() -> None:
    lahti = draft(LAHTI)
    change = add_event(
        lahti, "Seurafoorumi", "meeting", ["tilayhteistyo"], [], 2, {"place": "Kaupungintalo"}, new=False
    )
    assert lahti.record("events", "seurafoorumi") == {
        "id": "seurafoorumi",
        "title": "Seurafoorumi",
        "kind": "meeting",
        "areas": ["tilayhteistyo"],
        "place": "Kaupungintalo",
        "rule": {"times_a_year": "2"},
    }
    assert codes(change) == ["event-added"]


def test_a_new_board_is_read_last_and_leaves_no_trace_when_it_is_removed() -> None:
    lahti = draft(LAHTI)
    add_board(lahti, "Puheenjohtajan huoneentaulu", ["Aloita  ajoissa"], {}, new=False)
    board = "puheenjohtajan-huoneentaulu"
    order = lahti.tree(lahti.files("guide")[0])["order"]
    assert lahti.record("checklists", board)["items"] == ["Aloita ajoissa"]
    assert order[-1] == board
    remove(lahti, meant(CHECKLIST, board))
    assert dict(lahti.changed()) == {}


def test_somebody_goes_with_the_terms_that_are_over(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [{person: ville-vaihto, until: 1.1.2026}]}\n"
        "  - {id: b, name: B, contacts: [{person: ville-vaihto, until: 1.1.2026}, maija-malli]}\n",
        "  - {id: x-x, name: X X, absences: [{since: 1.1.2025, until: 1.2.2025, substitute: ville-vaihto}]}\n",
    )
    change = remove(held, meant(PERSON, "ville-vaihto"))
    assert "contacts" not in held.record("units", "a")
    assert held.record("units", "b")["contacts"] == ["maija-malli"]
    assert held.record("people", "x-x")["absences"] == [{"since": "1.1.2025", "until": "1.2.2025"}]
    assert change.statements[0].params["terms"] == 2


def _small(folder: Path) -> Draft:
    return contacts(
        folder,
        "  - {id: a, name: A, contacts: [ville-vaihto]}\n  - {id: b, name: B}\n",
        "  - {id: x-x, name: X X, absences: [{since: 1.1.2025, substitute: maija-malli}]}\n",
    )


@pytest.mark.parametrize(
    ("kind", "identity", "code"),
    [
        (PERSON, "ville-vaihto", "still-answers"),
        (PERSON, "maija-malli", "still-stands-in"),
        (UNIT, "a", "unit-held"),
    ],
)
def test_what_still_counts_stays(tmp_path: Path, kind: str, identity: str, code: str) -> None:
    with pytest.raises(Impossible) as refused:
        remove(_small(tmp_path), meant(kind, identity))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "identity", "code", "users"),
    [
        (UNIT, "kulttuuripalvelut", "referred-to", ("Nuorisopalvelut", "Liikuntapalvelut")),
        (EVENT, "yhdistysilta", "has-dates", None),
    ],
)
def test_what_others_refer_to_and_days_that_were_published_stay(
    kind: str, identity: str, code: str, users: tuple[str, ...] | None
) -> None:
    with pytest.raises(Impossible) as refused:
        remove(draft(LAHTI), meant(kind, identity))
    assert refused.value.code == code
    assert refused.value.params.get("users") == users


@pytest.mark.parametrize(("event", "offered"), [("kokous", ["cancel", "set"]), ("ilta", ["set"])])
def test_a_day_to_cancel_is_offered_where_one_is_coming(tmp_path: Path, event: str, offered: list[str]) -> None:
    clock = (
        "events:\n  - {id: kokous, title: Kokous, kind: info, dates: {2027: {from: 3.3.2027}}}\n"
        "  - {id: ilta, title: Ilta, kind: info, dates: {2024: {from: 3.3.2024}}}\n"
    )
    with pytest.raises(Impossible) as refused:
        remove(draft(make_guide(tmp_path / "o", clock=clock)), meant(EVENT, event))
    assert [command[0] for command in refused.value.commands] == offered


def test_an_event_by_which_another_goes_stays_and_a_unit_of_a_forum_too(tmp_path: Path) -> None:
    clock = (
        "events:\n  - {id: x, title: X, kind: info}\n  - {id: y, title: Y, kind: info, same_as: x}\n"
        "  - {id: z, title: Z, kind: info, rule: {on: {event: x, days: 3}}}\n"
    )
    areas = "forums:\n  - {name: Foorumi, units: [b]}\nareas: []\n"
    held = draft(
        make_guide(tmp_path / "o", clock=clock, areas=areas, contacts="units:\n  - {id: b, name: B}\npeople: []\n")
    )
    for kind, identity, users in ((EVENT, "x", ("Y", "Z")), (UNIT, "b", ("Foorumi",))):
        with pytest.raises(Impossible) as refused:
            remove(held, meant(kind, identity))
        assert refused.value.params["users"] == users
    assert codes(remove(held, meant(EVENT, "z"))) == ["removed"]
