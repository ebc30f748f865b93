"""`move`, `extend` and `cancel` as plain data: what is published stays, and its revision rises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.amend import Change, Impossible
from yhdistys_cli.amend.changed_dates import cancel, extend, move
from yhdistys_cli.amend.details import Details
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.amend.recorded import Asked
from yhdistys_cli.moments import read

from ..conftest import TODAY, make_guide
from .drafts import codes, dates
from .drafts import draft as drafted

CLOCK = """\
events:
  - id: ilta
    title: Ilta
    kind: meeting
    rule: {times_a_year: 2}
    registration: {opens: 30, closes: 5}
    dates:
      2026:
        from: 3.3.2026 klo 17.00
      2027:
        from: 2.3.2027 klo 17.00
        until: 2.3.2027 klo 19.30
        place: Sali
        source: opas.fi
        checked: 2026-11-01
  - id: kaksi
    title: Kaksi
    kind: training
    dates:
      2027:
        - from: 2.3.2027
          registration_until: 20.2.2027
        - from: 7.9.2027 klo 17.00
          programme: [{from: "17.00", what: Kahvit}]
  - id: haku
    title: Haku
    kind: application
    dates:
      2026: {from: 2.11.2026, until: 30.11.2026 klo 15.00}
      2027: {from: 1.11.2027, until: 30.11.2027}
  - id: tilitys
    title: Tilitys
    kind: report
    dates:
      2026: {until: 31.10.2026}
  - id: paatos
    title: Päätös
    kind: decision
    dates:
      2027: {month: 5}
  - id: yksi
    title: Yksi
    kind: info
    dates:
      2026: {from: 3.3.2026}
  - id: vanha
    title: Vanha
    kind: application
    dates:
      2024: {from: 1.3.2024, until: 31.3.2024}
  - id: uusi
    title: Uusi
    kind: meeting
"""
DO: dict[str, Callable[..., Change]] = {"move": move, "extend": extend}


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return drafted(make_guide(tmp_path / "opas", clock=CLOCK))


def change(draft: Draft, name: str, event: str, text: str = "", which: date | None = None, **details: Any) -> Change:
    asked = Asked(event, (event,), name)
    if name == "cancel":
        return cancel(draft, asked, read(text, TODAY).day if text else None, Details(**details))
    return DO[name](draft, asked, read(text, TODAY), which, Details(**details))


def refused(draft: Draft, name: str, event: str, text: str = "", which: date | None = None) -> tuple[str, list[str]]:
    with pytest.raises(Impossible) as impossible:
        change(draft, name, event, text, which)
    assert dict(draft.changed()) == {}
    return impossible.value.code, [" ".join(command) for command in impossible.value.commands]


def test_a_date_that_moves_keeps_its_hours_and_what_is_known_of_it(draft: Draft) -> None:
    said = change(draft, "move", "ilta", "9.3.2027")
    assert list(dates(draft, "ilta")["2027"].items()) == [
        ("from", "9.3.2027 klo 17.00"),
        ("until", "9.3.2027 klo 19.30"),
        ("place", "Sali"),
        ("status", "changed"),
        ("change", "moved"),
        ("was", "2.3.2027 klo 17.00"),
        ("revision", "2"),
        ("source", "opas.fi"),
    ]
    assert codes(said) == ["moved", "registration"]


def test_a_date_that_moves_to_another_hour_keeps_its_length(draft: Draft) -> None:
    change(draft, "move", "ilta", "2.3.2027 klo 18")
    assert dates(draft, "ilta")["2027"]["until"] == "2.3.2027 klo 20.30"


def test_the_day_that_was_announced_first_is_remembered(draft: Draft) -> None:
    change(draft, "move", "kaksi", "3.3.2027", date(2027, 3, 2))
    assert dates(draft, "kaksi")["2027"][0]["was"] == "2.3.2027"


def test_registration_that_is_recorded_and_a_programme_stay_and_that_is_said(draft: Draft) -> None:
    assert codes(change(draft, "move", "kaksi", "9.3.2027", date(2027, 3, 2))) == ["moved", "registration-stays"]
    assert dates(draft, "kaksi")["2027"][0]["registration_until"] == "20.2.2027"
    assert codes(change(draft, "move", "kaksi", "7.9.2027 klo 18", date(2027, 9, 7))) == ["moved", "programme-stays"]


def test_a_window_moves_with_its_length_and_remembers_its_end(draft: Draft) -> None:
    change(draft, "move", "haku", "9.11.2026", date(2026, 11, 2))
    now = {"from": "9.11.2026", "until": "7.12.2026 klo 15.00", "status": "changed", "change": "moved"}
    assert dates(draft, "haku")["2026"] == {**now, "was": "30.11.2026 klo 15.00", "revision": "2"}


def test_to_another_year_it_is_cancelled_and_written_anew(draft: Draft) -> None:
    said = change(draft, "move", "ilta", "11.1.2028")
    old, new = dates(draft, "ilta")["2027"], dates(draft, "ilta")["2028"]
    assert (old["from"], old["status"], old["revision"]) == ("2.3.2027 klo 17.00", "cancelled", "2")
    assert new == {"from": "11.1.2028 klo 17.00", "until": "11.1.2028 klo 19.30", "place": "Sali"}
    assert codes(said) == ["moved-to-year", "registration"]
    assert said.years == (2028, 2027)


def test_a_month_that_was_known_moves_to_a_day(draft: Draft) -> None:
    assert codes(change(draft, "move", "paatos", "1.6.2027")) == ["moved"]
    now = {"from": "1.6.2027", "status": "changed", "change": "moved", "revision": "2"}
    assert dates(draft, "paatos")["2027"] == now


def test_which_of_several_dates_moves_must_be_said(draft: Draft) -> None:
    both = [f"move kaksi 9.3.2027 --which {day}" for day in ("2.3.2027", "7.9.2027")]
    assert refused(draft, "move", "kaksi", "9.3.2027") == ("which-date", both)
    assert refused(draft, "move", "kaksi", "9.3.2027", date(2027, 3, 3)) == ("no-such-date", both)


@pytest.mark.parametrize(
    ("name", "event", "text", "code"),
    [
        ("move", "uusi", "9.3.2027", "nothing-to-move"),
        ("move", "ilta", "toukokuu 2027", "move-to-day"),
        ("move", "ilta", "viimeistään 9.3.2027", "not-a-deadline"),
        ("extend", "ilta", "9.3.2027", "no-end"),
        ("extend", "vanha", "30.4.2024", "nothing-to-extend"),
        ("extend", "haku", "30.11.2026 klo 14", "not-later"),
        ("extend", "haku", "30.11.2028", "too-far"),
        ("extend", "haku", "1.12.–3.12.2026", "extend-to-day"),
        ("cancel", "uusi", "", "nothing-to-cancel"),
        ("cancel", "kaksi", "", "which-date"),
        ("cancel", "ilta", "3.3.2027", "no-such-date"),
    ],
)
def test_what_cannot_be_is_refused(draft: Draft, name: str, event: str, text: str, code: str) -> None:
    assert refused(draft, name, event, text)[0] == code


def test_what_is_offered_instead_can_be_done(draft: Draft) -> None:
    """In 2026 the only one was held: it is one more, and no year without a round."""
    assert refused(draft, "move", "yksi", "9.3.2027") == (
        "nothing-to-move",
        ["confirm yksi 9.3.2027", "move yksi 9.3.2027 --which 3.3.2026"],
    )
    assert refused(draft, "move", "yksi", "9.9.2026")[1][0] == "confirm yksi 9.9.2026 --again"
    assert refused(draft, "cancel", "yksi", "")[1] == ["skip yksi 2027", "cancel yksi 3.3.2026"]


def test_where_no_window_can_be_extended_a_new_round_can_be_confirmed(draft: Draft) -> None:
    for event, day, command in (
        ("uusi", "9.3.2027", "confirm uusi 9.3.2027"),
        ("yksi", "9.3.2027", "confirm yksi 9.3.2027"),
        ("yksi", "9.12.2026", "confirm yksi 9.12.2026 --again"),
        ("vanha", "30.4.2027 klo 15", "confirm vanha viimeistään 30.4.2027 klo 15"),
        ("haku", "30.11.2028", "confirm haku viimeistään 30.11.2028"),
    ):
        assert refused(draft, "extend", event, day)[1] == [command]
    assert refused(draft, "extend", "vanha", "30.4.2024") == ("nothing-to-extend", [])


def test_the_open_window_is_extended_and_a_closed_one_opened_again(draft: Draft) -> None:
    assert codes(change(draft, "extend", "haku", "4.12.2026")) == ["extended"]
    now = {"from": "2.11.2026", "until": "4.12.2026 klo 15.00", "status": "changed", "change": "extended"}
    assert dates(draft, "haku")["2026"] == {**now, "was": "30.11.2026 klo 15.00", "revision": "2"}
    assert codes(change(draft, "extend", "tilitys", "30.11.2026")) == ["reopened", "opens-again"]
    assert dates(draft, "tilitys")["2026"]["change"] == "reopened"


def test_when_a_closed_window_opens_again_is_asked_for_unless_a_note_says_it(draft: Draft) -> None:
    said = change(draft, "extend", "tilitys", "30.11.2026", note="Avoinna taas 25.11. alkaen.")
    assert codes(said) == ["reopened"]


def test_of_two_windows_the_one_that_can_close_then_is_extended(tmp_path: Path) -> None:
    clock = (
        "events:\n  - {id: haku, title: Haku, kind: application, dates: "
        "{2027: [{from: 1.2.2027, until: 28.2.2027}, {from: 1.9.2027, until: 15.9.2027}]}}\n"
    )
    draft = drafted(make_guide(tmp_path / "kaksi", clock=clock))
    assert refused(draft, "extend", "haku", "1.10.2027", date(2027, 2, 1))[0] == "too-far"
    assert codes(change(draft, "extend", "haku", "20.9.2027")) == ["extended"]
    assert [each["until"] for each in dates(draft, "haku")["2027"]] == ["28.2.2027", "20.9.2027"]


def test_what_is_cancelled_stays(draft: Draft) -> None:
    said = change(draft, "cancel", "ilta", note="Sali on poissa käytöstä.")
    now = dates(draft, "ilta")["2027"]
    assert (now["from"], now["status"], now["revision"]) == ("2.3.2027 klo 17.00", "cancelled", "2")
    assert codes(said)[0] == "cancelled"
    assert codes(change(draft, "cancel", "paatos")) == ["cancelled"]
    assert dates(draft, "paatos")["2027"] == {"month": "5", "status": "cancelled", "revision": "2"}


def test_a_note_in_three_languages_is_changed_in_that_of_the_guide(tmp_path: Path) -> None:
    clock = (
        "events:\n  - {id: ilta, title: Ilta, kind: meeting, dates: "
        "{2027: {from: 2.3.2027, note: {fi: Sali, sv: Salen}, place: {sv: Huset}}}}\n"
    )
    draft = drafted(make_guide(tmp_path / "kielet", clock=clock))
    change(draft, "move", "ilta", "9.3.2027", note="Aula", place="Talo")
    found = dates(draft, "ilta")["2027"]
    assert (found["note"], found["place"]) == ({"fi": "Aula", "sv": "Salen"}, {"sv": "Talo"})
    assert [remark.code for remark in draft.remarks] == ["other-languages"]


def test_what_is_so_already_is_nothing_to_do(draft: Draft) -> None:
    assert change(draft, "move", "ilta", "2.3.2027") == Change()
    assert change(draft, "extend", "haku", "30.11.2026") == Change()
