"""`confirm` and `skip` as plain data: what is written of a date, and what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.amend import Change, Impossible
from yhdistys_cli.amend.dates import confirm, skip
from yhdistys_cli.amend.details import Details
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.amend.recorded import Asked
from yhdistys_cli.edit import woven
from yhdistys_cli.load import review
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
        - from: 2.3.2027
          checked: 2026-11-01
        - from: 7.9.2027 klo 17.00
          until: 7.9.2027 klo 19.00
          status: cancelled
          change: moved
          revision: 3
  - id: haku
    title: Haku
    kind: application
    rule:
      - {from: {day: 1.2.}, until: {day: 28.2.}}
      - {from: {day: 1.9.}, until: {day: 15.9.}}
  - id: tilitys
    title: Tilitys
    kind: report
    rule: {until: {day: 30.4.}}
  - id: kysely
    title: Kysely
    kind: survey
  - id: info
    title: Info
    kind: info
    rule: {on: {event: talvihaku, days: -14}}
  - id: talvihaku
    title: Talvihaku
    kind: application
    rule: {from: {day: 7.1.}, until: {day: 31.1.}}
  - id: paatos
    title: Päätös
    kind: decision
    dates:
      2026: {status: none, note: Ei päätetty.}
      2027: {month: 5, note: Alustava.}
  - id: sama
    title: Sama
    kind: application
    same_as: haku
"""


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return drafted(make_guide(tmp_path / "opas", clock=CLOCK))


def confirmed(draft: Draft, event: str, text: str, again: bool = False, **details: Any) -> Change:
    asked = Asked(event, (event,), "confirm")
    return confirm(draft, asked, read(text, TODAY), Details(**details), again)


def refused(draft: Draft, event: str, text: str, again: bool = False, **details: Any) -> tuple[str, list[str]]:
    before = dict(draft.changed())
    with pytest.raises(Impossible) as impossible:
        confirmed(draft, event, text, again, **details)
    assert draft.changed() == before
    return impossible.value.code, [" ".join(command) for command in impossible.value.commands]


def test_a_new_year_stands_among_the_others_in_order(draft: Draft) -> None:
    change = confirmed(draft, "ilta", "4.3.2025 klo 17–19", place="Sali")
    assert list(dates(draft, "ilta")) == ["2025", "2026", "2027"]
    said = {"from": "4.3.2025 klo 17.00", "until": "4.3.2025 klo 19.00", "place": "Sali"}
    assert dates(draft, "ilta")["2025"] == said
    assert codes(change) == ["confirmed", "registration", "past-day"]
    assert change.years == (2025,)


def test_a_second_date_of_a_year_makes_a_list_and_is_the_last(draft: Draft) -> None:
    change = confirmed(draft, "ilta", "3.2.2026 klo 17")
    assert [date["from"] for date in dates(draft, "ilta")["2026"]] == ["3.3.2026 klo 17.00", "3.2.2026 klo 17.00"]
    assert codes(change) == ["confirmed", "registration", "promise-kept", "past-day"]


def test_the_promise_of_a_later_year_that_remains_is_said(draft: Draft) -> None:
    change = confirmed(draft, "ilta", "6.3.2028 klo 17")
    assert change.statements[2].params == {"left": 1, "year": 2028}
    assert "far-day" in codes(confirmed(draft, "ilta", "6.3.2031 klo 17"))


def test_a_date_that_lacks_its_hour_gets_it_and_its_revision_rises(draft: Draft) -> None:
    change = confirmed(draft, "ilta", "2.3.2027 klo 17–19")
    now = {"from": "2.3.2027 klo 17.00", "until": "2.3.2027 klo 19.00", "revision": "2"}
    assert dates(draft, "ilta")["2027"][0] == now
    assert codes(change) == ["completed"]


def test_what_is_there_already_is_nothing_to_do(draft: Draft) -> None:
    assert confirmed(draft, "ilta", "3.3.2026 klo 17") == Change()
    assert confirmed(draft, "ilta", "3.3.2026") == Change()
    assert dict(draft.changed()) == {}


def test_a_source_alone_is_no_change_of_the_date(draft: Draft) -> None:
    confirmed(draft, "ilta", "2.3.2027", source="opas.fi", checked=date(2026, 11, 24))
    assert dates(draft, "ilta")["2027"][0] == {"from": "2.3.2027", "source": "opas.fi", "checked": "2026-11-24"}
    confirmed(draft, "ilta", "3.3.2026 klo 17", place="Sali")
    assert dates(draft, "ilta")["2026"] == {"from": "3.3.2026 klo 17.00", "place": "Sali", "revision": "2"}


def test_another_hour_of_a_day_is_a_move(draft: Draft) -> None:
    which = "move ilta 3.3.2026 klo 18 --which 3.3.2026"
    assert refused(draft, "ilta", "3.3.2026 klo 18") == ("already", [which])


def test_a_cancelled_date_is_held_again_only_when_asked_for(draft: Draft) -> None:
    assert refused(draft, "ilta", "7.9.2027 klo 18") == ("was-cancelled", ["confirm ilta 7.9.2027 klo 18 --again"])
    change = confirmed(draft, "ilta", "7.9.2027 klo 18–20", again=True)
    now = dates(draft, "ilta")["2027"][1]
    assert now["from"] == "7.9.2027 klo 18.00"
    assert now["until"] == "7.9.2027 klo 20.00"
    assert (now["status"], now["change"], now["revision"]) == ("changed", "moved", "4")
    assert codes(change) == ["confirmed-again", "promise-kept"]


def test_a_year_with_all_its_dates_gets_another_only_when_asked_for(draft: Draft) -> None:
    code, commands = refused(draft, "paatos", "20.6.2027", source="opas.fi")
    assert (code, commands) == ("already", ["move paatos 20.6.2027", "confirm paatos 20.6.2027 --again"])
    confirmed(draft, "paatos", "20.6.2027", again=True)
    assert dates(draft, "paatos")["2027"] == [{"month": "5", "note": "Alustava."}, {"from": "20.6.2027"}]


def test_to_a_season_nothing_moves(draft: Draft) -> None:
    assert refused(draft, "paatos", "syksyllä 2027") == ("already", ["confirm paatos syksyllä 2027 --again"])


def test_of_several_rules_the_nearest_is_meant(draft: Draft) -> None:
    confirmed(draft, "haku", "30.8.–13.9.2027 klo 15")
    assert dates(draft, "haku")["2027"]["round"] == "2"
    confirmed(draft, "haku", "1.–26.2.2028")
    assert "round" not in dates(draft, "haku")["2028"]


def test_one_day_of_a_window_is_a_deadline_only_where_it_always_is(draft: Draft) -> None:
    confirmed(draft, "tilitys", "30.4.2027 klo 15")
    assert dates(draft, "tilitys")["2027"] == {"until": "30.4.2027 klo 15.00"}
    assert refused(draft, "kysely", "30.4.2027") == ("one-day-window", ["confirm kysely viimeistään 30.4.2027"])
    confirmed(draft, "kysely", "viimeistään 30.4.2027")
    assert dates(draft, "kysely")["2027"] == {"until": "30.4.2027"}
    assert refused(draft, "ilta", "viimeistään 30.4.2028") == ("not-a-deadline", ["confirm ilta 30.4.2028"])


def test_a_day_over_the_turn_of_the_year_belongs_to_the_year_of_its_event(draft: Draft) -> None:
    change = confirmed(draft, "info", "21.12.2026 klo 17")
    assert dates(draft, "info") == {"2026": {"from": "21.12.2026 klo 17.00"}}
    assert change.statements[0].params["year"] == 2027
    assert change.years == (2027, 2026)


def test_a_day_takes_the_place_of_a_month_that_was_known(draft: Draft) -> None:
    confirmed(draft, "paatos", "20.5.2027")
    assert dates(draft, "paatos")["2027"] == {"from": "20.5.2027", "note": "Alustava."}


def test_a_month_a_week_or_a_season_can_be_confirmed(draft: Draft) -> None:
    for text, said in (
        ("toukokuu 2030", {"month": "5"}),
        ("viikko 8/2031", {"week": "8"}),
        ("kevät 2032", {"season": "spring"}),
    ):
        confirmed(draft, "paatos", text)
        assert dates(draft, "paatos")[text[-4:]] == said


def test_that_there_is_no_round_is_taken_back_only_when_asked_for(draft: Draft) -> None:
    assert refused(draft, "paatos", "20.5.2026")[0] == "said-none"
    change = confirmed(draft, "paatos", "20.5.2026", again=True)
    assert dates(draft, "paatos")["2026"] == {"from": "20.5.2026"}
    assert codes(change) == ["confirmed", "no-longer-none", "past-day"]


def test_registration_is_days_and_ends_before_the_event_is_over(draft: Draft) -> None:
    confirmed(draft, "ilta", "6.3.2028 klo 17", registration=read("1.2.–1.3.2028 klo 12", TODAY))
    said = dates(draft, "ilta")["2028"]
    assert (said["registration_from"], said["registration_until"]) == ("1.2.2028", "1.3.2028 klo 12.00")
    assert refused(draft, "ilta", "6.3.2029", registration=read("1.2.–7.3.2029", TODAY))[0] == "registration-after"
    assert (
        refused(draft, "ilta", "6.3.2029", registration=read("toukokuu 2029", TODAY))[0] == "registration-without-day"
    )
    confirmed(draft, "ilta", "6.3.2029", registration=read("1.3.2029", TODAY))
    assert dates(draft, "ilta")["2029"] == {"from": "6.3.2029", "registration_until": "1.3.2029"}


def test_what_has_the_dates_of_another_is_changed_there(draft: Draft) -> None:
    code, commands = refused(draft, "sama", "1.–26.2.2027", source="opas.fi")
    assert (code, commands) == ("same-dates", ["confirm haku 1.–26.2.2027"])
    assert codes(confirmed(draft, "haku", "1.–26.2.2027"))[-1] == "shared"


@pytest.mark.parametrize(
    ("written", "text", "moment"),
    [
        ("2026-03-03 17:00", "2.3.2028 klo 17.30", "2028-03-02 17:30"),
        ("3.3.2026 kl. 17.00", "2.3.2028 klo 17.30", "2.3.2028 kl. 17.30"),
        ("3.3.2026 17.00", "2.3.2028 klo 17.30", "2.3.2028 17.30"),
    ],
)
def test_moments_are_written_as_those_in_the_file(tmp_path: Path, written: str, text: str, moment: str) -> None:
    clock = f"events:\n  - {{id: ilta, title: Ilta, kind: meeting, dates: {{2026: {{from: {written}}}}}}}\n"
    folder = make_guide(tmp_path / "opas", clock=clock)
    draft = drafted(folder)
    confirmed(draft, "ilta", text)
    assert dates(draft, "ilta")["2028"] == {"from": moment}


# --- skip


def skipped(draft: Draft, event: str, year: int, **details: Any) -> Change:
    return skip(draft, Asked(event, (event,), "skip"), year, Details(**details))


def test_a_year_without_a_round_says_so(draft: Draft) -> None:
    assert codes(skipped(draft, "tilitys", 2027, note="Seuraava on 2028.")) == ["skipped"]
    assert dates(draft, "tilitys") == {"2027": {"status": "none", "note": "Seuraava on 2028."}}


def _saved(draft: Draft) -> Draft:
    """The same guide as it is once the changes are written."""
    for file, (_old, new) in woven(review(draft.directory, TODAY).sources, draft.changed()).items():
        Path(file).write_bytes(new)
    return drafted(draft.directory)


def test_a_year_without_a_round_has_none_of_several_rules(draft: Draft) -> None:
    assert codes(skipped(draft, "haku", 2028)) == ["skipped"]
    assert dates(draft, "haku")["2028"] == [{"status": "none"}, {"status": "none"}]
    later = _saved(draft)
    assert skipped(later, "haku", 2028) == Change()
    assert refused(later, "haku", "1.–15.9.2028") == ("said-none", ["confirm haku 1.–15.9.2028 --again"])
    confirmed(later, "haku", "1.–15.9.2028", again=True)
    assert dates(later, "haku")["2028"] == [{"status": "none"}, {"from": "1.9.2028", "until": "15.9.2028"}]


def test_of_several_rules_the_rest_of_a_year_can_be_left_out(draft: Draft) -> None:
    confirmed(draft, "haku", "1.–15.9.2028")
    later = _saved(draft)
    assert skipped(later, "haku", 2028).statements[0].params["times"] == 1
    assert dates(later, "haku")["2028"][1] == {"status": "none"}
    with pytest.raises(Impossible) as impossible:
        skipped(_saved(later), "haku", 2028)
    assert impossible.value.commands == (("cancel", "haku", "1.9.2028"),)


def test_the_rest_of_the_times_of_a_year_can_be_left_out(draft: Draft) -> None:
    change = skipped(draft, "ilta", 2027)
    assert change.statements[0].params["times"] == 1
    assert dates(draft, "ilta")["2027"][-1] == {"status": "none"}


def test_a_month_that_was_expected_gives_way(draft: Draft) -> None:
    skipped(draft, "paatos", 2027)
    assert dates(draft, "paatos")["2027"] == {"status": "none", "note": "Alustava."}
    assert skipped(draft, "paatos", 2026) == Change()


def test_a_date_that_is_recorded_must_be_cancelled(draft: Draft) -> None:
    clock = (
        "events:\n  - {id: haku, title: Haku, kind: application, dates: {2027: {from: 1.2.2027, until: 26.2.2027}}}\n"
    )
    folder = make_guide(Path(draft.directory), clock=clock)
    now = drafted(folder)
    with pytest.raises(Impossible) as impossible:
        skipped(now, "haku", 2027)
    assert impossible.value.commands == (("cancel", "haku", "1.2.2027"),)
