"""What `checked` writes: of one record, or of all that a page says."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.looking import check_page, check_record, is_address, pages
from yhdistys_cli.search import PERSON, target

from ..conftest import CITIES, LAHTI, TODAY, Run, make_guide
from .drafts import codes, draft

PAGE = "lahti.fi/kaupunki-ja-paatoksenteko/osallistu-ja-vaikuta/avustukset/"


def test_a_record_is_checked_once() -> None:
    lahti = draft(LAHTI)
    inkeri = target(PERSON, "inkeri-maatta", "Inkeri Määttä")
    assert codes(check_record(lahti, inkeri, TODAY)) == ["looked-at"]
    assert lahti.record("people", "inkeri-maatta")["checked"] == "2026-11-24"
    assert codes(check_record(lahti, inkeri, TODAY)) == []
    assert codes(check_record(lahti, inkeri, date(2026, 1, 1))) == []  # never back
    with pytest.raises(Impossible) as refused:
        check_record(lahti, inkeri, date(2026, 11, 25))
    assert refused.value.code == "day-to-come"


def test_all_that_a_page_says_and_the_links_to_it_but_not_what_is_over(tmp_path: Path) -> None:
    areas = (
        "areas:\n  - id: a\n    title: A\n    summary: S\n    answers: unknown\n    preconditions:\n"
        "      - {text: Yksi, source: lahti.fi/a}\n      - {text: Kaksi, source: 'https://www.Lahti.fi/a/'}\n"
        "      - {text: Kolme, source: lahti.fi/b}\n    links:\n"
        "      - {url: 'https://www.lahti.fi/a', title: A, state: unverified}\n"
    )
    clock = (
        "events:\n  - id: x\n    title: X\n    kind: info\n    dates:\n"
        "      2025: {from: 1.3.2025 klo 17.00, source: lahti.fi/a}\n"
        "      2027: {from: 1.3.2027, source: lahti.fi/a, checked: 1.1.2026}\n"
    )
    held = draft(make_guide(tmp_path / "o", areas=areas, clock=clock))
    change = check_page(held, "lahti.fi/a", TODAY)
    assert change.statements[0].params == {"address": "lahti.fi/a", "day": TODAY, "facts": 3, "links": 1}
    area = held.record("areas", "a")
    assert [fact.get("checked") for fact in area["preconditions"]] == ["2026-11-24", "2026-11-24", None]
    assert area["links"] == [{"url": "https://www.lahti.fi/a", "title": "A", "checked": "2026-11-24"}]
    dates = held.record("events", "x")["dates"]
    assert "checked" not in dates["2025"]
    assert dates["2027"]["checked"] == "24.11.2026"  # as this file writes them
    assert codes(check_page(held, "lahti.fi/a", TODAY)) == []


def test_what_an_event_says_of_its_rule_and_dates_is_said_where_the_event_is(tmp_path: Path) -> None:
    clock = (
        "events:\n  - id: x\n    title: X\n    kind: info\n    source: lahti.fi/a\n    checked: 2.1.2025\n"
        "    rule: {month: 3, checked: 2.1.2025}\n    links:\n      - {url: 'https://www.lahti.fi/c', title: C}\n"
        "    dates:\n      2027: {from: 1.3.2027, checked: 2.1.2025}\n"
        "      2028: [{from: 1.3.2028, source: lahti.fi/b, checked: 2.1.2025}, {from: 2.5.2028}]\n"
    )
    held = draft(make_guide(tmp_path / "o", clock=clock))
    change = check_page(held, "lahti.fi/a", TODAY)
    assert change.statements[0].params == {"address": "lahti.fi/a", "day": TODAY, "facts": 3, "links": 0}
    event = held.record("events", "x")
    assert {event["checked"], event["rule"]["checked"], event["dates"]["2027"]["checked"]} == {"24.11.2026"}
    elsewhere, never = event["dates"]["2028"]
    assert (elsewhere["checked"], "checked" in never) == ("2.1.2025", False)


def test_what_todo_asks_to_look_at_is_done_by_the_command_that_it_names(tmp_path: Path, run: Run) -> None:
    data = make_guide(tmp_path / "o", CITIES["porvoo"])
    asked = ("--data", data, "--today", "2028-02-29")
    tasks = json.loads(run("todo", "--format", "json", *asked).out)["tasks"]
    commands = {command for task in tasks for command in task["commands"] if " checked " in command}
    pages = {line for task in tasks for line in re.findall(r"checked (\S+\.\S+)", " ".join(task["commands"]))}
    assert commands
    for page in pages:
        assert run("checked", page, "--yes", *asked).status == 0
    left = run("todo", *asked).out
    assert not [page for page in pages if f"checked {page}" in left]


def test_the_pages_of_a_guide_and_one_that_is_none() -> None:
    lahti = draft(LAHTI)
    assert PAGE in pages(lahti)
    with pytest.raises(Impossible) as refused:
        check_page(lahti, "lahti.fi/kaupunki-ja-paatoksenteko", TODAY)
    assert ("checked", PAGE) in refused.value.commands


@pytest.mark.parametrize(
    ("text", "yes"),
    [("lahti.fi", True), ("https://lahti.fi/a", True), ("määttä", False), ("14.4.2027", False), ("vs. määttä", False)],
)
def test_what_is_an_address(text: str, yes: bool) -> None:
    assert is_address(text) is yes
