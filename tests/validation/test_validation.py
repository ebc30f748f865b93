"""One mistake is one diagnostic that spares the rest."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.checks.wording.texts import unquoted_value
from yhdistys_cli.diagnostics import DataPath, Diagnostic
from yhdistys_cli.load import SECTIONS, load, review
from yhdistys_cli.models import (
    UNREADABLE,
    About,
    Areas,
    Clock,
    Contacts,
    Moment,
    Occurrence,
    Texts,
    YearDates,
)
from yhdistys_cli.source import Source, read
from yhdistys_cli.validation import validate
from yhdistys_cli.validation.values import values as values_of

from ..conftest import CITIES, GUIDE, TODAY, make_guide

# --- one mistake is one diagnostic


def unquoted(model: type[Any], source: Source) -> list[Diagnostic]:
    """The values that other programs would not read as text."""
    in_order = sorted(values_of(model, source), key=lambda value: value.span)
    return [d for value in in_order for d in unquoted_value(value)]


def wrong(model: type[Any], text: str) -> list[tuple[str, tuple[str | int, ...]]]:
    """Code and address of everything that is wrong in a file."""
    section = next(section for section in SECTIONS if section.model is model)
    source = read("a.yaml", text.encode())
    _value, found, _aside = validate(model, source, section.records)
    assert source.diagnostics == []
    return [(d.code, d.at.path) for d in found if isinstance(d.at, DataPath)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people: [{id: a, name: A}]", []),
        ("people: [{id: a, nmae: A}]", [("unknown-field", ("people", 0, "nmae"))]),
        ("people: [{ids: a, nmae: A}]", [("unknown-field", ("people", 0, key)) for key in ("ids", "nmae")]),
        ("people: [{id: a, name: A, phnoe: x}]", [("unknown-field", ("people", 0, "phnoe"))]),
        ("people: [{id: a}]", [("missing-field", ("people", 0))]),
        ("people: [{}]", [("missing-field", ("people", 0)), ("missing-field", ("people", 0))]),
        ("people: [a]", [("wrong-type", ("people", 0))]),
        ("people: [[a]]", [("wrong-type", ("people", 0))]),
        ("people: a", [("wrong-type", ("people",))]),
        ("people:", [("wrong-type", ("people",))]),
        ("people: {a: {id: a, name: A}}", [("wrong-type", ("people",))]),
        ("people: [{id: a, name: [A]}]", [("wrong-type", ("people", 0, "name"))]),
        ("people: [{id: a, name: {fi: A}}]", [("wrong-type", ("people", 0, "name"))]),
        ("people: [{id: a, name: A, title: [T]}]", [("wrong-type", ("people", 0, "title"))]),
        ("people: [{id: a, name: A, title: {se: T}}]", [("unknown-field", ("people", 0, "title", "se"))]),
        ("people: [{id: a, name: A, title: {fi: ''}}]", [("empty-value", ("people", 0, "title", "fi"))]),
        ("people: [{id: a, name: A, title: {fi: {fi: T}}}]", [("wrong-type", ("people", 0, "title", "fi"))]),
        ("people: [{id: a, name: A, title: {'<many>': T}}]", [("unknown-field", ("people", 0, "title", "<many>"))]),
        ("people: [{id: a, name: A, title: {}}]", [("wrong-type", ("people", 0, "title"))]),
        (
            "people: [{id: a, name: A, links: [{url: 'http:x', title: T}]}]",
            [("bad-url", ("people", 0, "links", 0, "url"))],
        ),
        ("people: [{id: a, name: A, links: [https://a.fi/]}]", [("wrong-type", ("people", 0, "links", 0))]),
        (
            "people: [{id: a, name: A, phone: 1, email: 2}]",
            [("bad-email", ("people", 0, "email")), ("bad-phone", ("people", 0, "phone"))],
        ),
        ("people: [{id: A b, name: A}]", [("bad-id", ("people", 0, "id"))]),
        (
            "units: [{id: a, name: A, contacts: [b, {person: c, role: x}]}]",
            [("unknown-value", ("units", 0, "contacts", 1, "role"))],
        ),
        ("units: [{id: a, name: A, contacts: [B c]}]", [("bad-id", ("units", 0, "contacts", 0))]),
        ("units: [{id: a, name: A, contacts: [[b]]}]", [("wrong-type", ("units", 0, "contacts", 0))]),
        ("units: [{id: a, name: A, contacts: b}]", [("wrong-type", ("units", 0, "contacts"))]),
        (
            "units: [{id: a, name: A, contacts: [{persno: b}]}]",
            [("unknown-field", ("units", 0, "contacts", 0, "persno"))],
        ),
        (
            "units: [{id: a, name: A, contacts: [{person: b, role: [contact]}]}]",
            [("wrong-type", ("units", 0, "contacts", 0, "role"))],
        ),
        ("units: [{id: a, name: A, vacancy: 2027-01-01}]", [("wrong-type", ("units", 0, "vacancy"))]),
        ("units: [{id: a, name: A, vacancy: {until: 2027-01-01}}]", [("missing-field", ("units", 0, "vacancy"))]),
        ("units: [{id: a, name: A, keywords: b}]", [("wrong-type", ("units", 0, "keywords"))]),
        (
            "units: [{id: a, name: A, keywords: [b, '', c, [d]]}]",
            [("empty-value", ("units", 0, "keywords", 1)), ("wrong-type", ("units", 0, "keywords", 3))],
        ),
        ('people: [{id: a, name: A, title: {fi: T, sv: "T\\nU"}}]', [("line-break", ("people", 0, "title", "sv"))]),
        ("titel: T", [("unknown-field", ("titel",))]),
        ("'': T", [("unknown-field", ("",))]),
        ("title: ''", [("empty-value", ("title",))]),
    ],
)
def test_mistakes_in_contacts(text: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert wrong(Contacts, text) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("[a, b]", []),
        ("[]", []),
        ("unknown", []),
        ("each-unit", []),
        ("kaikki", [("unknown-value", ("areas", 0, "answers"))]),
        ("{a: b}", [("wrong-type", ("areas", 0, "answers"))]),
        ("[a, B c]", [("bad-id", ("areas", 0, "answers", 1))]),
        ("''", [("empty-value", ("areas", 0, "answers"))]),
    ],
)
def test_who_answers_for_an_area(answers: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert wrong(Areas, f"areas: [{{id: a, title: T, summary: S, answers: {answers}}}]") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fi\n", "suomi\n", [("unknown-value", ("language",))]),
        ("language: fi\n", "", [("missing-field", ())]),
        ("fi\n", "[fi]\n", [("wrong-type", ("language",))]),
        ("name: Opas", "nmae: Opas", [("unknown-field", ("nmae",))]),
        ("name: Opas", "name: {}", [("wrong-type", ("name",))]),
        ("2026-11-24", "30.2.2027", [("bad-date", ("updated",))]),
        ('"398"', "K1", [("bad-municipality-code", ("municipality", "code"))]),
        ("Tämä on opas.", "[a]", [("wrong-type", ("introduction",))]),
    ],
)
def test_mistakes_in_the_guide(old: str, new: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert old in GUIDE
    assert wrong(About, GUIDE.replace(old, new)) == expected


def mistakes(fields: str) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is wrong in an event with these fields; the addresses are those inside of it."""
    found = wrong(Clock, f"events: [{{id: a, title: T, kind: meeting, {fields}}}]")
    assert all(path[:2] == ("events", 0) for _code, path in found)
    return [(code, path[2:]) for code, path in found]


POINTS = ["day: 1.3.", "nth: 2, weekday: monday, month: 3", "workday: last, month: 3", "event: a"]
RULES = ["times_a_year: 2", "season: autumn", "month: 3", "week: 9", "on: {day: 1.3.}"]
RULES += ["from: {day: 1.3.}, until: {day: 31.3.}"]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_in_exactly_one_way_when(rule: str) -> None:
    assert mistakes(f"rule: {{{rule}, inferred: true, checked: 2026-11-24, source: x}}") == []
    for other in RULES:
        pair = {rule.partition(":")[0], other.partition(":")[0]}
        if other != rule and pair != {"times_a_year", "season"}:
            assert mistakes(f"rule: {{{rule}, {other}}}") == [("not-one-way", ("rule",))]
    for none in ("{source: x}", "{ends: '17.00'}"):
        assert mistakes(f"rule: {none}") == [("not-one-way", ("rule",))]


@pytest.mark.parametrize("point", POINTS)
def test_a_point_says_in_exactly_one_way_which_day(point: str) -> None:
    assert mistakes(f"rule: {{on: {{{point}, time: '17.00', move: next-working-day}}, ends: '18.00'}}") == []
    for other in POINTS:
        if other != point and ("month" not in point or "month" not in other):
            assert mistakes(f"rule: {{on: {{{point}, {other}}}}}") == [("not-one-way", ("rule", "on"))]
    for none in ("{time: '17.00'}", "{month: 3}", "{weekday: monday, month: 3}"):
        found = mistakes(f"rule: {{from: {{{point}}}, until: {none}}}")
        assert found == [("not-one-way", ("rule", "until"))]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("rule: {on: {nth: 5, weekday: monday, month: 3}}", [("unknown-value", ("rule", "on", "nth"))]),
        ("rule: {on: {nth: 0, weekday: monday, month: 3}}", [("unknown-value", ("rule", "on", "nth"))]),
        ("rule: {on: {nth: last, weekday: friday}}", [("missing-field", ("rule", "on"))]),
        ("rule: {on: {nth: last, month: 3}}", [("missing-field", ("rule", "on"))]),
        ("rule: {on: {workday: first}}", [("missing-field", ("rule", "on"))]),
        ("rule: {on: {workday: first, month: 3, weekday: friday}}", [("missing-field", ("rule", "on"))]),
        ("rule: {on: {day: 29.2.}}", [("bad-day-of-year", ("rule", "on", "day"))]),
        ("rule: {on: 1.3.}", [("wrong-type", ("rule", "on"))]),
        ("rule: {on: {day: 1.3., from_: x}}", [("unknown-field", ("rule", "on", "from_"))]),
        ("rule: {from_: {day: 1.3.}, until: {day: 2.3.}}", [("unknown-field", ("rule", "from_"))]),
        ("rule: {week: 53}", [("bad-number", ("rule", "week"))]),
        ("rule: {times_a_year: 0}", [("bad-number", ("rule", "times_a_year"))]),
        ("rule: {from: {day: 1.3.}}", [("window-end", ("rule",))]),
        ("rule: {month: 3, until: {day: 1.3.}}", [("not-one-way", ("rule",))]),
        ("rule: {until: {day: 1.3.}}", []),
        ("rule: {season: kevät}", [("unknown-value", ("rule", "season"))]),
        ("dates: {2027: {from: 1.3.2027}}", []),
        ("dates: {2027: [{from: 1.3.2027}, {from: 2.3.2027}]}", []),
        ("dates: {2027: []}", [("empty-value", ("dates", "2027"))]),
        ("dates: {}", []),
        ("dates: {2027: {until: 1.3.2027}}", []),
        ("dates: {2027: {month: 3, source: a}}", []),
        ("dates: {2027: {source: a}}", []),
        ("dates: {2027: {}}", [("empty-value", ("dates", "2027"))]),
        ("dates: {2027: {month: 3, from: 1.3.2027}}", [("not-one-way", ("dates", "2027"))]),
        ("dates: {2027: {from_: 1.3.2027}}", [("unknown-field", ("dates", "2027", "from_"))]),
        ("dates: {2027: [{from: 1.3.2027}, {}]}", [("empty-value", ("dates", "2027", 1))]),
        ("dates: {2027: [1.3.2027]}", [("wrong-type", ("dates", "2027", 0))]),
        ("dates: {2027: 1.3.2027}", [("wrong-type", ("dates", "2027"))]),
        ("dates: [{from: 1.3.2027}]", [("wrong-type", ("dates",))]),
        ("dates: 2027", [("wrong-type", ("dates",))]),
        ("dates: {0: {from: 1.3.2027}}", [("bad-number", ("dates", "0"))]),
        ("dates: {99999: {from: 1.3.2027}}", [("bad-number", ("dates", "99999"))]),
        ("dates: {vuonna 2027: {from: 1.3.2027}}", [("bad-number", ("dates", "vuonna 2027"))]),
        ("dates: {'': {from: 1.3.2027}}", [("empty-value", ("dates", ""))]),
        ("dates: {2027: {from: 1.3.2027, revision: 0}}", [("bad-number", ("dates", "2027", "revision"))]),
        ("dates: {2027: {from: 1.3.2027, status: x}}", [("unknown-value", ("dates", "2027", "status"))]),
        ("dates: {2027: {from: 1.3.2027, unitl: x}}", [("unknown-field", ("dates", "2027", "unitl"))]),
        ("registration: {opens: -1}", [("bad-number", ("registration", "opens"))]),
        ("reminders: [1, x]", [("bad-number", ("reminders", 1))]),
        ("reminders: 1", [("wrong-type", ("reminders",))]),
        ("place: {se: x}", [("unknown-field", ("place", "se"))]),
    ],
)
def test_mistakes_in_the_clock(fields: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert mistakes(fields) == expected


def test_a_year_that_is_wrong_is_marked_itself() -> None:
    source = read("a.yaml", b"events: [{id: a, title: T, kind: meeting, dates: {0: {from: 1.3.2027}}}]")
    _value, (diagnostic,), _aside = validate(Clock, source, ("events",))
    assert diagnostic.on == "key"
    assert isinstance(diagnostic.at, DataPath)
    span = source.span(diagnostic.at.path, diagnostic.on)
    assert source.text[span.start : span.end] == "0"


def test_dates_of_a_year_are_one_or_several() -> None:
    years = "{2027: {from: 1.3.2027}, 2026: [{from: 2026-03-02}, {from: 3.3.2026 klo 9}]}"
    text = f"events: [{{id: a, title: T, kind: meeting, dates: {years}}}]"
    value, found, _aside = validate(Clock, read("a.yaml", text.encode()), ("events",))
    assert found == []
    assert value is not None
    several = (Occurrence(Moment(date(2026, 3, 2))), Occurrence(Moment(date(2026, 3, 3), time(9))))
    one = (Occurrence(Moment(date(2027, 3, 1))),)
    assert value.events[0].dates == (YearDates(2026, several), YearDates(2027, one))


def test_an_event_that_is_wrong_is_set_aside_and_the_rest_remains() -> None:
    bad = "{id: a, title: T, kind: x}, {id: b, title: T, kind: info, rule: {week: 53}}"
    text = f"events: [{bad}, {{id: c, title: T, kind: info}}]"
    value, _found, aside = validate(Clock, read("a.yaml", text.encode()), ("events",))
    assert value is not None
    assert [event.id for event in value.events] == ["c"]
    assert aside == {("events", 0), ("events", 1)}


def test_suggestions_name_a_key_that_is_not_there_yet() -> None:
    source = read("a.yaml", b"people: [{id: a, name: A, nmae: B, Title: T, xyz: x}]")
    _value, found, _aside = validate(Contacts, source, ("people",))
    said = {d.params["key"]: d.params.get("suggestion") for d in found}
    assert said == {"nmae": None, "Title": "title", "xyz": None}
    allowed = {d.params["key"]: d.params.get("allowed") for d in found}
    assert allowed["xyz"] == "family, title, email, phone, second_phone, phone_hours, absences, links, source, checked"


@pytest.mark.parametrize(
    ("fields", "mistakes"),
    [
        ("phone: ”040 123 4567”", [("bad-phone", "quotes", '"040 123 4567"')]),
        ("email: “anna@lahti.fi”", [("bad-email", "quotes", '"anna@lahti.fi"')]),
        ("checked: ’14.4.2027’", [("bad-date", "quotes", '"14.4.2027"')]),
        ("phone: ”eilen”", [("bad-phone", "quotes", None)]),
        ("phone: 040 123”", [("bad-phone", None, None)]),
        (
            "links: [{url: 'https://a.fi/', title: A, state: ”unverified”}]",
            [("unknown-value", "quotes", '"unverified"')],
        ),
        ("links: [{url: 'https://a.fi/', title: A, state: ”eilen”}]", [("unknown-value", "quotes", None)]),
        ("links:\n      -yksi\n      -kaksi", [("wrong-type", "hyphen", None)]),
        ("links:\n      -url: x\n", [("wrong-type", "hyphen", None)]),
        ("links: yksi-kaksi", [("wrong-type", None, None)]),
        ("links: -", [("syntax", None, None)]),
        (
            "links: [{url:A, title:漢字 🎉}]",
            [("unknown-field", "colon", "url: A"), ("unknown-field", "colon", "title: 漢字 🎉")],
        ),
        ("links: [{url: 'https://a.fi/', title: A, about:x: y}]", [("unknown-field", None, None)]),
        ("links: [{url: 'https://a.fi/', title: A, väri:x}]", [("unknown-field", None, None)]),
    ],
)
def test_mistakes_that_are_recognised(fields: str, mistakes: list[tuple[str, str | None, str | None]]) -> None:
    source = read("contacts.yaml", f"people:\n  - id: a\n    name: A\n    {fields}\n".encode())
    found = source.diagnostics or validate(Contacts, source, ("people", "units"))[1]
    assert [(d.code, d.params.get("mistake"), d.fix) for d in found] == mistakes


@pytest.mark.parametrize(
    ("unit", "fix"),
    [
        ("id: ”a”, name: A", '"a"'),
        ("id: ”ä”, name: A", None),
        ("id: a, name: A, contacts: [”b-c”]", '"b-c"'),
        ("id: a, name: A, contacts: [{person: ”b-c”}]", '"b-c"'),
        ("id: a, name: A, contacts: [”B C”]", None),
    ],
)
def test_an_id_in_wrong_quotation_marks(unit: str, fix: str | None) -> None:
    source = read("contacts.yaml", f"units:\n  - {{{unit}}}\n".encode())
    found = validate(Contacts, source, ("people", "units"))[1]
    assert [(d.code, d.params["mistake"], d.fix) for d in found] == [("bad-id", "quotes", fix)]


def test_a_broken_record_is_set_aside_and_the_rest_remains() -> None:
    text = """\
title: Yhteyshenkilöt
people:
  - {id: a, name: A}
  - {id: b, name: B, phone: x, email: y}
  - {id: c, name: C, id: d}
  - {id: e, name: E, checked: 31.12.2026}
units:
  - {id: f, name: {fi: F, sv: G}}
  - g
"""
    value, found, aside = validate(
        Contacts, read("a.yaml", text.encode()), ("service_areas", "units", "groups", "people")
    )
    assert value is not None
    assert [person.id for person in value.people] == ["a", "b", "e"]
    assert (value.people[1].phone, value.people[1].email) == (UNREADABLE, UNREADABLE)
    assert value.people[2].checked == date(2026, 12, 31)
    assert [unit.name for unit in value.units] == [Texts(fi="F", sv="G")]
    assert value.title == "Yhteyshenkilöt"
    assert aside == {("people", 2), ("units", 1)}
    assert sorted(d.code for d in found) == ["bad-email", "bad-phone", "wrong-type"]


def test_a_fault_outside_of_a_record_leaves_no_model() -> None:
    for text in ("titel: T\npeople: [{id: a, name: A}]", "title: T\ntitle: U\npeople: []", "people: {a: {b: c, b: d}}"):
        value, _found, _aside = validate(Contacts, read("a.yaml", text.encode()), ("people",))
        assert value is None


def test_what_is_wrong_in_a_spoiled_record_is_said_too(tmp_path: Path) -> None:
    make_guide(tmp_path, contacts="people: [{id: a, id: b, name: A, phone: x}]\n")
    assert [d.code for d in review(str(tmp_path), TODAY).diagnostics] == ["repeated-key", "bad-phone"]


def test_the_tree_is_read_and_never_changed() -> None:
    source = read("a.yaml", b"people: [{id: a, id: b, name: A}, {id: c, name: C}]")
    before = repr(source.tree)
    validate(Contacts, source, ("people",))
    assert repr(source.tree) == before


def test_everything_wrong_in_every_file_in_one_load(tmp_path: Path) -> None:
    make_guide(
        tmp_path,
        guide=GUIDE.replace("2026-11-24", "30.2.2027") + "links: [{url: 'http:x'}]\n",
        contacts="people: [{id: a, name: '', phone: x}, {id: b, nmae: B}]\n",
        areas="areas: [\n",
        checklists="checklists:\n\t- id: a\n",
    )
    loaded = load(str(tmp_path))
    assert loaded.guide is None
    assert [(Path(d.at.file).stem, d.code) for d in loaded.diagnostics] == [
        ("guide", "bad-date"),
        ("guide", "missing-field"),
        ("guide", "bad-url"),
        ("contacts", "empty-value"),
        ("contacts", "bad-phone"),
        ("contacts", "unknown-field"),
        ("areas", "syntax"),
        ("checklists", "tab-indentation"),
    ]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("{id: a, nmae: A}", ["unknown-field"]),
        ("{id: a, name: A, phone: x}", ["bad-phone"]),
        ("{id: a, name: A, name: B}", ["repeated-key"]),
        ("&x {id: a, name: A}", ["anchor"]),
        ("{id: a, name: !x A}", ["tag"]),
        ('{id: a, name: "\\e"}', ["control-character"]),
        ("{id: a, name: *x}", ["alias"]),
        ("{id: a, name: A", ["syntax"]),
        ("{id: A, name: A}", ["bad-id"]),
        ("{name: A}", ["missing-field"]),
        ("a", ["wrong-type"]),
    ],
)
def test_a_reference_to_what_was_set_aside_is_no_second_problem(
    person: str, expected: list[str], tmp_path: Path
) -> None:
    units = "units: [{id: u, name: U, contacts: [a]}]\n"
    make_guide(tmp_path, contacts__people=f"people:\n  - {person}\n", contacts__units=units)
    for everything in (False, True):
        loaded = review(str(tmp_path), TODAY) if everything else load(str(tmp_path))
        assert [d.code for d in loaded.diagnostics] == expected
        assert loaded.guide is not None
        assert [unit.id for unit in loaded.guide.contacts.units] == ["u"]


def test_what_was_written_stays(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    (tmp_path / "contacts.yaml").write_text(
        "people:\n  - id: a\n    name: '  A  B '\n    email: Tiia.M@Lahti.FI\n    phone: (03) 814-111\n"
        "    links: [{url: HTTPS://Lahti.fi, title: 'NO'}]\n    source: '12:30'\n",
        "utf-8",
    )
    guide = load(str(tmp_path)).guide
    assert guide is not None
    (person,) = guide.contacts.people
    assert (person.name, person.email, person.phone) == ("A  B", "Tiia.M@Lahti.FI", "(03) 814-111")
    assert (person.links[0].url, person.links[0].title, person.source) == ("HTTPS://Lahti.fi", "NO", "12:30")


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("people: [{id: a, name: no}]", ["no"]),
        ("people: [{id: a, name: 'no'}]", []),
        ("people: [{id: a, name: A, phone: 0401234567}]", ["0401234567"]),
        ("people: [{id: a, name: A, phone: 040 1234567}]", []),
        ("people: [{id: a, name: A, phone: +358401234567}]", ["+358401234567"]),
        ("people: [{id: a, name: A, checked: 2027-04-14}]", []),
        ("people: [{id: a, name: A, checked: 14.4.2027}]", []),
        ("people: [{id: a, name: 2027-04-14}]", ["2027-04-14"]),
        ("people: [{id: a, name: A, source: 12:30}]", ["12:30"]),
        ("people: [{id: a, name: A, title: {fi: ~, sv: On}}]", ["~", "On"]),
        ("people: [{id: 1e3, name: 1_000}]", ["1e3", "1_000"]),
        ("units: [{id: a, name: A, inferred: true, keywords: [1, yes, b]}]", ["1", "yes"]),
        ("units: [{id: a, name: A, contacts: [1, {person: 2}]}]", ["1", "2"]),
        ("nonsense: 1\npeople: [{nonsense: 1}]", []),
    ],
)
def test_values_that_others_read_as_something_else(text: str, warned: list[str]) -> None:
    found = list(unquoted(Contacts, read("a.yaml", text.encode())))
    assert [d.params["value"] for d in found] == warned
    assert {d.severity for d in found} <= {"warning"}


@pytest.mark.parametrize(
    ("fields", "warned"),
    [
        ("rule: {month: 3}", []),
        ("rule: {times_a_year: 2, inferred: true}", []),
        ("rule: {on: {nth: 1, weekday: monday, month: 3, time: 17.00}}", ["17.00"]),
        ("rule: {on: {day: 1.3., time: 17:00}, ends: 18:00}", ["17:00", "18:00"]),
        ("rule: {on: {day: 1.3., time: klo 17.00}, ends: '18.00'}", []),
        ("rule: {on: {event: a, days: -14}}", []),
        ("dates: {2027: {from: 2027-03-01, until: 31.3.2027 klo 15.00, revision: 2}}", []),
        ("dates: {2027: {from: 2027-03-01 15:00}}", []),
        ("dates: {2027: {from: 1.3.2027, place: 12}}", ["12"]),
        ("dates: {2027: [{from: 1.3.2027, note: {fi: no}}]}", ["no"]),
        ("reminders: [7, 1], registration: {opens: 30, closes: 5}", []),
        ("checked: 2026-11-24, inferred: false", []),
    ],
)
def test_values_of_the_clock_that_others_read_as_something_else(fields: str, warned: list[str]) -> None:
    source = read("a.yaml", f"events: [{{id: a, title: T, kind: meeting, {fields}}}]".encode())
    assert [d.params["value"] for d in unquoted(Clock, source)] == warned


@pytest.mark.parametrize("city", CITIES)
def test_the_guides_have_no_error(city: str) -> None:
    assert not review(str(CITIES[city]), TODAY).has_errors
    assert load(str(CITIES[city])).diagnostics == ()


# Trees that are nearly right, made of the keys that there are and of values of every shape.
