"""From a folder to a guide: sections in one file or several, their order, and where the problems of all of them are."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.diagnostics import DataPath, TextRange
from yhdistys_cli.load import Loaded, load, names, review
from yhdistys_cli.models import Forum, Guide

from .conftest import BROKEN, CITIES, GUIDE, ROOT, TODAY, make_guide

A = "{id: a, name: A}"
B = "{id: b, name: B}"
C = "{id: c, name: C}"


def good(loaded: Loaded) -> Guide:
    assert loaded.diagnostics == ()
    assert loaded.guide is not None
    return loaded.guide


def where(loaded: Loaded, directory: str) -> list[tuple[str, str, tuple[str | int, ...]]]:
    """Code, file and path of every problem."""
    return [
        (d.code, os.path.relpath(d.at.file, directory).replace(os.sep, "/"), getattr(d.at, "path", ()))
        for d in loaded.diagnostics
    ]


GUIDES = [*CITIES.values(), *(ROOT / "tests" / "guides" / name for name in ("terms", "clocked", "clean"))]


@pytest.mark.parametrize("folder", GUIDES, ids=lambda path: path.name)
def test_the_guides_of_the_repository(folder: Path) -> None:
    loaded = review(str(folder), TODAY)
    guide = loaded.guide
    assert guide is not None
    assert not loaded.has_errors
    assert guide == load(str(folder)).guide
    assert loaded.files == tuple(loaded.sources)
    assert loaded.records > 0
    assert all(guide.topics)


def test_only_the_guide_is_needed(tmp_path: Path) -> None:
    guide = good(load(make_guide(tmp_path)))
    assert (guide.contacts.people, guide.areas.areas, guide.checklists.checklists) == ((), (), ())
    assert (guide.clock.events, guide.school_holidays.school_holidays) == ((), ())


def test_files_of_a_section_follow_each_other(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path,
        contacts__b=f"people: [{B}]\ntitle: Yhteyshenkilöt\n",
        contacts__a=f"people: [{C}]\nunits: [{A}]\n",
        contacts__c=f"units: [{C}]\npeople: [{A}]\n",
    )
    loaded = load(directory)
    guide = good(loaded)
    assert [person.id for person in guide.contacts.people] == ["c", "b", "a"]
    assert [unit.id for unit in guide.contacts.units] == ["a", "c"]
    assert guide.contacts.title == "Yhteyshenkilöt"
    assert [os.path.relpath(file, directory).replace(os.sep, "/") for file in loaded.files] == [
        "guide.yaml",
        "contacts/a.yaml",
        "contacts/b.yaml",
        "contacts/c.yaml",
    ]
    assert loaded.records == 5


def test_one_file_or_several_is_the_same_guide(tmp_path: Path) -> None:
    lahti = (CITIES["lahti"] / "contacts.yaml").read_text("utf-8")
    start, people = lahti.index("\nunits:"), lahti.index("\npeople:")
    one = make_guide(tmp_path / "one", contacts=lahti)
    parts = {"contacts__1": lahti[:start], "contacts__2": lahti[start:people], "contacts__3": lahti[people:]}
    several = make_guide(tmp_path / "several", **parts)
    assert good(load(one)).contacts == good(load(several)).contacts


def test_what_is_no_list_of_records_is_said_in_one_file(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path, areas__a="title: T\nforums: [x]\n", areas__b="title: T\n", areas__c="areas: []\nforums: [y]\n"
    )
    loaded = load(directory)
    assert where(loaded, directory) == [
        ("written-twice", "areas/b.yaml", ("title",)),
        ("written-twice", "areas/c.yaml", ("forums",)),
    ]
    first = [related for d in loaded.diagnostics for related in d.related]
    assert first == [DataPath(str(tmp_path / "areas" / "a.yaml"), (key,)) for key in ("title", "forums")]
    assert loaded.guide is not None
    assert (loaded.guide.areas.title, loaded.guide.areas.forums) == ("T", (Forum("x"),))


def test_a_file_beside_its_folder_is_read_alone(tmp_path: Path) -> None:
    directory = make_guide(tmp_path, contacts=f"people: [{A}]\n", contacts__b=f"people: [{B}]\n")
    loaded = load(directory)
    assert where(loaded, directory) == [("file-and-folder", "contacts.yaml", ())]
    assert loaded.guide is not None
    assert [person.id for person in loaded.guide.contacts.people] == ["a"]


def test_checks_know_all_files_and_name_the_right_one(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path,
        guide=GUIDE + "order: [contacts, nowhere]\n",
        contacts__1=f"people: [x, {A}, {B}]\n",
        contacts__2=f"people: [{{id: c}}, {C}, {A}]\nunits: [y, {{id: u, name: U, contacts: [a, d]}}]\n",
        contacts__3="units: [{id: v, name: V, contacts: [c, {person: b, since: 2027-01-02, until: 2027-01-01}]}]\n",
        areas="areas: [{id: z, title: Z, summary: S, answers: [u, w]}]\n",
    )
    loaded = load(directory)
    assert where(loaded, directory) == [
        ("unknown-topic", "guide.yaml", ("order", 1)),
        ("wrong-type", "contacts/1.yaml", ("people", 0)),
        ("missing-field", "contacts/2.yaml", ("people", 0)),
        ("duplicate-id", "contacts/2.yaml", ("people", 2, "id")),
        ("wrong-type", "contacts/2.yaml", ("units", 0)),
        ("end-before-start", "contacts/3.yaml", ("units", 0, "contacts", 1, "until")),
    ]
    related = {d.code: d.related for d in loaded.diagnostics}
    assert related["duplicate-id"] == (DataPath(str(tmp_path / "contacts" / "1.yaml"), ("people", 1, "id")),)
    (since,) = related["end-before-start"]
    assert isinstance(since, DataPath)
    assert since.path == ("units", 0, "contacts", 1, "since")


def event(name: str, *more: str) -> str:
    return "{" + ", ".join((f"id: {name}, title: T, kind: meeting", *more)) + "}"


def test_a_clock_in_several_files(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path,
        areas="areas: [{id: z, title: Z, summary: S, answers: unknown}]\n",
        clock__1=f"title: Vuosikello\nevents: [{event('a', 'areas: [z]', 'about_event: c')}]\n",
        clock__2=f"events: [{event('b', 'rule: {on: {event: a}}')}, {event('c')}]\n",
        school_holidays__2026="school_holidays: [{name: Loma, from: 16.2.2026, until: 22.2.2026}]\n",
        school_holidays__2027="school_holidays: [{name: Loma, from: 1.3.2027, until: 7.3.2027}]\n",
    )
    loaded = load(directory)
    guide = good(loaded)
    assert [event.id for event in guide.clock.events] == ["a", "b", "c"]
    assert guide.clock.title == "Vuosikello"
    assert [holiday.from_.year for holiday in guide.school_holidays.school_holidays] == [2026, 2027]
    assert loaded.records == 6


def test_checks_of_the_clock_name_the_right_file_and_place(tmp_path: Path) -> None:
    twice = "[{from: 1.3.2027}, {from: 1.3.2027, until: 28.2.2027}, {from: 28.3.2027 klo 3.30}, {from: 1.3.2026}]"
    directory = make_guide(
        tmp_path,
        clock__1=f"events: [x, {event('a', 'units: [u]')}, {event('b', 'rule: {on: {event: b}}')}]\n",
        clock__2=f"events: [{event('c', f'dates: {{2027: {twice}}}')}, {event('a', 'about_event: d')}]\n",
    )
    loaded = load(directory)
    assert where(loaded, directory) == [
        ("wrong-type", "clock/1.yaml", ("events", 0)),
        ("unknown-unit", "clock/1.yaml", ("events", 1, "units", 0)),
        ("event-ring", "clock/1.yaml", ("events", 2, "rule")),
        ("same-day-twice", "clock/2.yaml", ("events", 0, "dates", "2027", 1, "from")),
        ("end-before-start", "clock/2.yaml", ("events", 0, "dates", "2027", 1, "until")),
        ("skipped-hour", "clock/2.yaml", ("events", 0, "dates", "2027", 2, "from")),
        ("wrong-year", "clock/2.yaml", ("events", 0, "dates", "2027", 3, "from")),
        ("duplicate-id", "clock/2.yaml", ("events", 1, "id")),
    ]  # `x` may be the event `d`
    lines = [
        loaded.sources[d.at.file].text[loaded.sources[d.at.file].span(d.at.path).start :][:10]
        for d in loaded.diagnostics
        if isinstance(d.at, DataPath)
    ]
    assert lines[3:6] == ["1.3.2027, ", "28.2.2027}", "28.3.2027 "]


def test_events_are_judged_where_every_id_is_known(tmp_path: Path) -> None:
    directory = make_guide(tmp_path, clock__1=f"events: [{event('a', 'areas: [z]', 'about_event: b')}]\n")
    assert [code for code, _file, _path in where(load(directory), directory)] == ["unknown-area", "unknown-event"]
    (tmp_path / "areas.yaml").write_text("areas: [{id: z}]\n", "utf-8")
    (tmp_path / "clock" / "2.yaml").write_text("events: [{id: b, title: B, kind: x}]\n", "utf-8")
    assert {code for code, _file, _path in where(load(directory), directory)} == {"missing-field", "unknown-value"}
    (tmp_path / "areas.yaml").write_text("areas: [\n", "utf-8")
    (tmp_path / "clock" / "2.yaml").write_text("events: {}\n", "utf-8")
    assert [code for code, _file, _path in where(load(directory), directory)] == ["syntax", "wrong-type"]


@pytest.mark.parametrize("updated", ["0001-01-01", "1900-01-01", "2999-12-31", "9999-12-31"])
def test_windows_are_judged_whenever_the_data_was_edited(updated: str, tmp_path: Path) -> None:
    rule = "rule: {from: {day: 6.3., move: next-working-day}, until: {day: 7.3., move: previous-working-day}}"
    directory = make_guide(
        tmp_path, guide=GUIDE.replace("2026-11-24", updated), clock=f"events: [{event('a', rule)}]\n"
    )
    assert [code for code, _file, _path in where(load(directory), directory)] == ["window-reversed"]


@pytest.mark.parametrize(
    ("opens", "closes", "well"),
    [
        ("day: 1.3.", "day: 1.3.", True),
        ("day: 1.3., move: next-working-day", "day: 1.3., move: next-working-day", True),
        ("day: 1.3., move: next-working-day", "day: 2.3.", False),
        ("day: 1.3., move: next-working-day", "day: 3.3.", True),
        ("day: 1.3., time: '15.00'", "day: 1.3., time: '14.59'", False),
        ("day: 2.3.", "day: 1.3.", True),  # nearly a year
        ("day: 20.12.", "day: 15.1.", True),
        ("day: 31.12., move: next-working-day", "day: 1.1.", False),
        ("nth: 1, weekday: monday, month: 3", "nth: last, weekday: friday, month: 3", True),
        ("nth: 1, weekday: monday, month: 3", "day: 5.3.", False),
        ("nth: last, weekday: monday, month: 12", "nth: 1, weekday: monday, month: 1", True),
        ("workday: last, month: 12", "workday: first, month: 1", True),
        ("workday: first, month: 3", "day: 2.3.", False),
    ],
)
def test_windows_that_are_turned_round_in_some_year(opens: str, closes: str, well: bool, tmp_path: Path) -> None:
    rule = f"rule: {{from: {{{opens}}}, until: {{{closes}}}}}"
    directory = make_guide(tmp_path, clock=f"events: [{event('a', rule)}]\n")
    found = where(load(directory), directory)
    assert found == ([] if well else [("window-reversed", "clock.yaml", ("events", 0, "rule", "until"))])


def test_a_recorded_year_is_not_judged_by_the_rule(tmp_path: Path) -> None:
    rule = "rule: {from: {day: 1.3., time: '15.00'}, until: {day: 1.3., time: '9.00'}}"
    years = ", ".join(f"{year}: {{from: 1.3.{year}}}" for year in range(2026, 2038))
    directory = make_guide(tmp_path, clock=f"events: [{event('a', rule, f'dates: {{{years}}}')}]\n")
    assert where(load(directory), directory) == []


def test_references_are_judged_where_every_id_is_known(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path,
        contacts__1=f"people: [{A}]\n",
        contacts__2="units: [{id: u, name: U, contacts: [a, b]}]\n",
        areas="areas: [{id: z, title: Z, summary: S, answers: [w]}]\n",
    )
    assert [code for code, _file, _path in where(load(directory), directory)] == ["unknown-person", "unknown-unit"]
    (tmp_path / "contacts" / "3.yaml").write_text("people: [\n", "utf-8")
    assert [code for code, _file, _path in where(load(directory), directory)] == ["syntax"]


def test_a_file_that_cannot_be_used_spares_the_others(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path, contacts__1=f"people: [{A}]\nnonsense: x\n", contacts__2=f"people: [{B}]\n", areas="- a\n"
    )
    loaded = load(directory)
    assert where(loaded, directory) == [
        ("unknown-field", "contacts/1.yaml", ("nonsense",)),
        ("wrong-type", "areas.yaml", ()),
    ]
    assert loaded.guide is not None
    assert [person.id for person in loaded.guide.contacts.people] == ["b"]


def test_without_the_guide_there_are_only_problems(tmp_path: Path) -> None:
    directory = make_guide(tmp_path, guide="name: Opas\n", contacts="people: [{id: a}]\n")
    loaded = load(directory)
    assert loaded.guide is None
    assert loaded.has_errors
    assert {code for code, _file, _path in where(loaded, directory)} == {"missing-field"}
    (tmp_path / "guide.yaml").unlink()
    loaded = load(directory)
    assert loaded.guide is None
    assert where(loaded, directory) == [
        ("missing-file", "guide.yaml", ()),
        ("missing-field", "contacts.yaml", ("people", 0)),
    ]


def test_problems_are_sorted_by_file_and_place(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path,
        guide=GUIDE + "links: [{url: x, title: T}]\nbodies: [{id: B, name: B}]\n",
        contacts="units: [{id: u, name: U, contacts: [z]}, {id: v}]\npeople: [{id: a, name: no, phone: x}]\n",
        areas="title: no\nareas: [{id: z, title: Z, summary: '', answers: [q]}]\n",
        stranger="a: b\n",
    )
    for everything in (False, True):
        loaded = review(directory, TODAY) if everything else load(directory)
        found = [d.code for d in loaded.diagnostics]
        assert found == [
            *(["unknown-file"] if everything else []),
            *["bad-url", "bad-id"],
            *["unknown-person", "missing-field"],
            *(["unquoted-value"] if everything else []),
            "bad-phone",
            *(["unquoted-value"] if everything else []),
            "empty-value",
        ]
        places = []
        for d in loaded.diagnostics:
            source = loaded.sources.get(d.at.file)
            start = d.at.start if isinstance(d.at, TextRange) else source.span(d.at.path, d.on).start if source else 0
            places.append((list(loaded.sources).index(d.at.file) if source else -1, start))
        assert places == sorted(places)


def test_names_for_completion() -> None:
    guide = good(load(str(CITIES["porvoo"])))
    found = names(guide)
    assert ["avustukset", "Avustukset"] in found["area"]
    assert ["nuorisopalvelut", "Nuorisopalvelut"] in found["unit"]
    assert [topic for topic, _name in found["topic"]] == guide.topics


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are any bytes")
def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    directory = make_guide(tmp_path)
    (tmp_path / "contacts").mkdir()
    Path(os.fsdecode(os.fsencode(directory) + b"/contacts/\xff\x1b[31m.yaml")).write_text(f"people: [{A}]\n", "utf-8")
    cache = str(tmp_path / "cache")
    for _again in range(2):
        guide = good(load(directory, cache))
        assert [person.id for person in guide.contacts.people] == ["a"]


def test_what_was_judged_right_is_not_judged_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit only new e-mail addresses and phone numbers are judged; `validate` judges them all."""
    from yhdistys_cli.validation import READERS, schemas

    directory, cache = tmp_path / "data", str(tmp_path / "cache")
    make_guide(directory)
    contacts = directory / "contacts.yaml"
    person = "people:\n  - {id: a, name: A, email: a@example.com, phone: 040 1234567}\n"
    contacts.write_text(person, "utf-8")
    assert not load(str(directory), cache).diagnostics
    asked: list[str] = []
    for name in ("email", "phone"):
        judge = READERS[name]

        def ask(value: str, limit: int, judge: Any = judge) -> Any:
            asked.append(value)
            return judge(value, limit)

        monkeypatch.setitem(READERS, name, ask)
    schemas.adapter.cache_clear()
    contacts.write_text(person + "  - {id: b, name: B, email: b@example.com, phone: a@example.com}\n", "utf-8")
    loaded = load(str(directory), cache)
    assert set(asked) == {"b@example.com", "a@example.com"}
    assert [d.code for d in loaded.diagnostics] == ["bad-phone"]
    asked.clear()
    review(str(directory), TODAY, cache)
    assert set(asked) == {"a@example.com", "040 1234567", "b@example.com"}
    schemas.adapter.cache_clear()


def test_of_a_file_that_cannot_be_read_no_id_is_missed(tmp_path: Path) -> None:
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    (tmp_path / "data" / "contacts.yaml").unlink()
    (tmp_path / "data" / "contacts.yaml").mkdir()
    codes = {d.code for d in review(str(tmp_path / "data"), TODAY).diagnostics if d.severity == "error"}
    assert codes == {"unreadable-file"}


@pytest.mark.parametrize("folder", [*GUIDES, BROKEN / "old-name"], ids=lambda path: path.name)
def test_a_review_with_a_snapshot_finds_what_one_without_finds(folder: Path, tmp_path: Path) -> None:
    cache = str(tmp_path)
    load(str(folder), cache)
    alone, quick = (review(str(folder), TODAY, cache, trusts_snapshot=trusts) for trusts in (False, True))
    assert (quick.guide, quick.diagnostics, quick.records) == (alone.guide, alone.diagnostics, alone.records)
    assert {name: source.tree for name, source in quick.sources.items()} == {
        name: source.tree for name, source in alone.sources.items()
    }


def test_a_review_after_another_reads_only_what_is_new(tmp_path: Path) -> None:
    directory = tmp_path / "data"
    make_guide(directory, contacts=f"people: [{A}]\n", checklists="checklists:\n  - {id: a, title: A, items: [b]}\n")
    contacts = str(directory / "contacts.yaml")
    before = review(str(directory), TODAY)
    for people in (f"people: [{A}, {B}]\n", "people: [{id: a}]\n", "people: [\n", "", f"\ufeffpeople: [{A}]\n"):
        instead = {contacts: people.encode()}
        quick, alone = (review(str(directory), TODAY, instead=instead, earlier=each) for each in (before, None))
        assert (quick.guide, quick.diagnostics, quick.unread) == (alone.guide, alone.diagnostics, alone.unread)
        same = {name for name, source in quick.sources.items() if source is before.sources[name]}
        assert same == before.sources.keys() - {contacts}
        again = review(str(directory), TODAY, earlier=quick)
        assert (again.guide, again.diagnostics) == (before.guide, before.diagnostics)
