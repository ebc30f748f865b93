"""What each kind of field accepts, and that one slip is one diagnostic that spares the rest."""

import re
from datetime import date, time
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from email_validator import validate_email
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from yhdistys_cli.checks.wording.texts import unquoted_value
from yhdistys_cli.diagnostics import CODES, DataPath, Diagnostic
from yhdistys_cli.load import SECTIONS, load, review
from yhdistys_cli.models import (
    HIDDEN,
    UNREADABLE,
    About,
    Areas,
    Checklists,
    Clock,
    Contacts,
    DayOfYear,
    Moment,
    Occurrence,
    SchoolHolidays,
    Texts,
    YearDates,
)
from yhdistys_cli.phones import dialable
from yhdistys_cli.source import Source, read
from yhdistys_cli.validation import READERS, readers, validate
from yhdistys_cli.validation.values import values as values_of

from ..conftest import CITIES, GUIDE, TODAY, make_guide


def judge(kind: str, text: Any, limit: int = 0) -> Any:
    """What a reader makes of a text: its value, or its code with an exclamation mark."""
    try:
        return READERS[kind](text, limit)
    except PydanticCustomError as error:
        return f"{error.type}!"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-04-14", date(2027, 4, 14)),
        ("14.4.2027", date(2027, 4, 14)),
        ("14.04.2027", date(2027, 4, 14)),
        (" 14.4.2027 ", date(2027, 4, 14)),
        ("29.2.2028", date(2028, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
        ("30.2.2027", "bad-date!"),
        ("29.2.2027", "bad-date!"),
        ("31.4.2027", "bad-date!"),
        ("2027-13-01", "bad-date!"),
        ("2027-4-14", "bad-date!"),
        ("0.1.2027", "bad-date!"),
        ("1.0.2027", "bad-date!"),
        ("0000-01-01", "bad-date!"),
        ("14.4.", "bad-date!"),
        ("14.4.27", "bad-date!"),
        ("14/4/2027", "bad-date!"),
        ("20270414", "bad-date!"),
        ("2027-04-14T12:00", "bad-date!"),
        ("huomenna", "bad-date!"),
        ("", "empty-value!"),
        ("14.4.\n2027", "line-break!"),
        (["14.4.2027"], "wrong-type!"),
    ],
)
def test_dates(text: Any, expected: object) -> None:
    assert judge("date", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "112",
        "116117",
        "040 1234567",
        "0401234567",
        "040 123 4567",
        "040-123 4567",
        "040\u00a0123\u00a04567",
        "040–123 4567",
        "(03) 814 111",
        "03 814 111",
        "+358401234567",
        "+358 40 123 4567",
        "+358 (0)40 123 4567",
        "00358 40 123 4567",
        "020 123 4567",
        "0800 123 456",
        "+46 8 508 00 000",
        "+372 640 4141",
    ],
)
def test_phones_stay_as_written(text: str) -> None:
    assert judge("phone", text, 40) == text


@pytest.mark.parametrize(
    "text",
    [
        "04O 123 4567",
        "123",
        "4567",
        "12",
        "040",
        "040 123 4567 8901234",
        "+999 40 123 4567",
        "+358 999",
        "040 123 4567 / 040 765 4321",
        "040 123 4567, 040 765 4321",
        "040 123 4567 klo 9-12",
        "puhelin",
        "ei ole",
        "040.1234.5678.9012",
        "tiia@example.com",
        "++358401234567",
        # With an extension or letters a number would be dialled, and shown, as another one.
        "040 1234567;ext=3",
        "040 123 4567x12",
        "040 123 4567 ext. 12",
        "03 814 111 alanumero 2",
        "040-TAKSI12",
        "0800 1LAHTI",
        "Puh. 040 123 4567",
    ],
)
def test_what_is_no_phone(text: str) -> None:
    assert judge("phone", text, 60) == "bad-phone!"


@given(
    st.sampled_from(["0401234567", "+358401234567", "00358401234567", "+358(0)401234567"]),
    st.lists(st.sampled_from(["", "", "", " ", "-", " - ", "/", ".", "x", ",", ";", "("]), min_size=16, max_size=16),
)
def test_a_phone_that_passes_is_shown_as_the_same_number(digits: str, between: list[str]) -> None:
    text = "".join(digit + gap for digit, gap in zip(digits, between, strict=False))
    if judge("phone", text, 60) != "bad-phone!":
        assert dialable(text) == "+358401234567"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tiia.makinen@lahti.fi", "tiia.makinen@lahti.fi"),
        ("Tiia.Makinen@Lahti.FI", "Tiia.Makinen@Lahti.FI"),
        ("tiia+yhdistykset@lahti.fi", "tiia+yhdistykset@lahti.fi"),
        (" tiia@lahti.fi ", "tiia@lahti.fi"),
        ("tiia@seura.lahti.fi", "tiia@seura.lahti.fi"),
        ("tiia@mäntsälä.fi", "tiia@mäntsälä.fi"),
        ("Tiia Mäkinen <tiia@lahti.fi>", "bad-email!"),
        ("<tiia@lahti.fi>", "bad-email!"),
        ("tiia@lahti.fi, sanna@lahti.fi", "bad-email!"),
        ("tiia@lahti.fi sanna@lahti.fi", "bad-email!"),
        ("tiia@lahti", "bad-email!"),
        ("tiia@", "bad-email!"),
        ("@lahti.fi", "bad-email!"),
        ("tiia", "bad-email!"),
        ("tiia@@lahti.fi", "bad-email!"),
        ("tiia@lahti..fi", "bad-email!"),
        ("tiia..makinen@lahti.fi", "bad-email!"),
        ("mailto:tiia@lahti.fi", "bad-email!"),
        ("tiia(at)lahti.fi", "bad-email!"),
        ("tiia@[127.0.0.1]", "bad-email!"),
        ("tiia makinen@lahti.fi", "bad-email!"),
        ("tiia@lahti.fi\nsanna@lahti.fi", "line-break!"),
        ("a" * 250 + "@lahti.fi", "too-long!"),
        ("   ", "empty-value!"),
        ({"a": "b"}, "wrong-type!"),
    ],
)
def test_emails(text: Any, expected: str) -> None:
    assert judge("email", text, 254) == expected


def word(between: str) -> st.SearchStrategy[str]:
    """Letters and digits, and now and then one of these characters between them."""
    return st.lists(st.text("abyz019", min_size=1, max_size=9), min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from(between).map(lambda character: character.join(parts))
    )


ends = st.sampled_from(["fi", "com", "org", "net", "eu"])


@settings(max_examples=100)
@given(
    st.builds(
        "{}@{}{}".format, word("._-"), st.lists(word("-").map("{}.".format), min_size=1, max_size=3).map("".join), ends
    )
)
@example("a" * 57 + "@b.com")
@example("a@" + "b" * 59 + ".fi")
@example("1@2.3-4.eu")
def test_common_emails_are_right(text: str) -> None:
    assume(readers._COMMON_EMAIL.fullmatch(text))
    assert validate_email(text, check_deliverability=False).normalized == text


@pytest.mark.parametrize("prefix", [f"0{prefix}" for prefix in (*range(40, 49), 50)])
def test_common_phones_are_right(prefix: str) -> None:
    for rest in [*(f"{number:03}4567" for number in range(0, 1000, 7)), "0000000", "9999999"]:
        for text in (prefix + rest, f"{prefix} {rest[:3]} {rest[3:]}"):
            assert readers._COMMON_PHONE.fullmatch(text)
            assert phonenumbers.is_valid_number(phonenumbers.parse(text, "FI"))


@pytest.mark.parametrize("text", ["049 123 4567", "051 123 4567", "040 123 456", "040 123 45678", "٠40 123 4567"])
def test_other_phones_are_judged(text: str) -> None:
    assert not readers._COMMON_PHONE.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["a@b", "a@test", "a@xn--a.fi", "a..b@c.fi", "A@b.fi", "a@b.fi.", "ä@b.fi", f"a@{'b' * 64}.fi"]
)
def test_other_emails_are_judged(text: str) -> None:
    assert not readers._COMMON_EMAIL.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.lahti.fi/",
        "https://www.lahti.fi",
        "http://lahti.fi",
        "HTTPS://WWW.LAHTI.FI/Opas",
        "https://www.lahti.fi:8443/a?b=c&d=e#f",
        "https://www.lahti.fi/sivistys/yhdistykset/ä",
        "https://mäntsälä.fi/",
        "https://www.lahti.fi/a%20b",
    ],
)
def test_web_addresses_stay_as_written(text: str) -> None:
    assert judge("url", text, 2000) == text


@pytest.mark.parametrize(
    "text",
    [
        "http:x",
        "http:www.lahti.fi",
        "http:/www.lahti.fi",
        "https:///www.lahti.fi/",
        "https://",
        "https://lahti",
        "https://localhost:8000/",
        "https://.fi/",
        "https://lahti./",
        "ftp://www.lahti.fi/",
        "www.lahti.fi",
        "//www.lahti.fi/",
        "lahti.fi/opas",
        "mailto:info@lahti.fi",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://www.lahti.fi/a b",
        "https://www.lahti.fi/\ta",
        "https://www.lahti.fi:99999/",
        "https://www lahti.fi/",
        "https://[::1]/",
        "https:\\\\www.lahti.fi\\",
        # Written without a dot; Pydantic makes 0.0.0.12 of it.
        "https://12/",
        "https://0x7f000001/",
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    assert judge("url", text, 2000) == "bad-url!"


@pytest.mark.parametrize(
    ("kind", "text", "limit", "expected"),
    [
        ("municipality-code", "398", 3, "398"),
        ("municipality-code", " 005 ", 3, "005"),
        ("municipality-code", "39", 3, "bad-municipality-code!"),
        ("municipality-code", "0398", 3, "bad-municipality-code!"),
        ("municipality-code", "K39", 3, "bad-municipality-code!"),
        ("municipality-code", "３９８", 3, "bad-municipality-code!"),
        ("municipality-code", "", 3, "empty-value!"),
        ("flag", "true", 0, True),
        ("flag", "false", 0, False),
        ("flag", "yes", 0, "unknown-value!"),
        ("flag", "True", 0, "unknown-value!"),
        ("flag", "1", 0, "unknown-value!"),
        ("flag", "", 0, "empty-value!"),
        ("id", "tiia-makinen", 60, "tiia-makinen"),
        ("id", "1", 60, "1"),
        ("id", "Tiia", 60, "bad-id!"),
        ("id", "tiia_makinen", 60, "bad-id!"),
        ("id", "-tiia", 60, "bad-id!"),
        ("id", "tiia-", 60, "bad-id!"),
        ("id", "tiia--makinen", 60, "bad-id!"),
        ("id", "työ", 60, "bad-id!"),
        ("id", "a" * 61, 60, "too-long!"),
        ("line", " Tiia  Mäkinen ", 200, "Tiia  Mäkinen"),
        ("line", "Tiia\nMäkinen", 200, "line-break!"),
        ("line", "Tiia\n", 200, "Tiia"),
        ("line", "a" * 200, 200, "a" * 200),
        ("line", "a" * 201, 200, "too-long!"),
        ("line", " \n\t", 200, "empty-value!"),
        ("line", [], 200, "wrong-type!"),
        ("prose", "a\n\nb\n", 200, "a\n\nb"),
        ("prose", "", 200, "empty-value!"),
        ("prose", {}, 200, "wrong-type!"),
    ],
)
def test_other_fields(kind: str, text: Any, limit: int, expected: object) -> None:
    assert judge(kind, text, limit) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("time", "17.00", time(17)),
        ("time", "17:30", time(17, 30)),
        ("time", "9", time(9)),
        ("time", " klo 9.05 ", time(9, 5)),
        ("time", "0.00", time(0)),
        ("time", "23.59", time(23, 59)),
        ("time", "24.00", "bad-time!"),
        ("time", "12.60", "bad-time!"),
        ("time", "12.5", "bad-time!"),
        ("time", "12:30:00", "bad-time!"),
        ("time", "klo", "bad-time!"),
        ("time", "kl 17.00", "bad-time!"),
        ("time", "5 pm", "bad-time!"),
        ("time", "-1.00", "bad-time!"),
        ("time", "", "empty-value!"),
        ("time", "17.\n00", "line-break!"),
        ("time", ["17.00"], "wrong-type!"),
        ("moment", "31.3.2026", Moment(date(2026, 3, 31))),
        ("moment", "2026-03-31", Moment(date(2026, 3, 31))),
        ("moment", "31.3.2026 klo 15.00", Moment(date(2026, 3, 31), time(15))),
        ("moment", "31.3.2026 15:00", Moment(date(2026, 3, 31), time(15))),
        ("moment", " 2026-03-31   9 ", Moment(date(2026, 3, 31), time(9))),
        ("moment", "29.2.2028 klo 0.00", Moment(date(2028, 2, 29), time(0))),
        ("moment", "29.2.2027 klo 9.00", "bad-date!"),
        ("moment", "31.3. klo 15.00", "bad-date!"),
        ("moment", "klo 15.00", "bad-date!"),
        ("moment", "2026-03-31T15:00", "bad-date!"),
        ("moment", "31.3.2026 klo 24.00", "bad-time!"),
        ("moment", "31.3.2026 klo", "bad-time!"),
        ("moment", "31.3.2026 klo 15.00–16.00", "bad-time!"),
        ("moment", "31.3.2026 illalla", "bad-time!"),
        ("moment", "31.3.2026\nklo 15.00", "line-break!"),
        ("moment", "", "empty-value!"),
        ("moment", {}, "wrong-type!"),
        ("day-of-year", "31.3.", DayOfYear(3, 31)),
        ("day-of-year", "01.01.", DayOfYear(1, 1)),
        ("day-of-year", "28.2.", DayOfYear(2, 28)),
        ("day-of-year", "29.2.", "bad-day-of-year!"),
        ("day-of-year", "31.4.", "bad-day-of-year!"),
        ("day-of-year", "0.1.", "bad-day-of-year!"),
        ("day-of-year", "1.13.", "bad-day-of-year!"),
        ("day-of-year", "31.3", "bad-day-of-year!"),
        ("day-of-year", "31.3.2027", "bad-day-of-year!"),
        ("day-of-year", "03-31", "bad-day-of-year!"),
        ("day-of-year", "", "empty-value!"),
        ("month", "1", 1),
        ("month", "12", 12),
        ("month", "03", 3),
        ("month", "0", "bad-number!"),
        ("month", "13", "bad-number!"),
        ("month", "maaliskuu", "bad-number!"),
        ("month", "3.", "bad-number!"),
        ("month", "٣", "bad-number!"),
        ("month", "", "empty-value!"),
        ("week", "1", 1),
        ("week", "52", 52),
        ("week", "53", "bad-number!"),
        ("week", "0", "bad-number!"),
        ("count", "0", 0),
        ("count", "999", 999),
        ("count", "1000", "bad-number!"),
        ("count", "-1", "bad-number!"),
        ("count", "1.5", "bad-number!"),
        ("count", "1e3", "bad-number!"),
        ("count", "9" * 5000, "bad-number!"),
        ("from-one", "1", 1),
        ("from-one", "0", "bad-number!"),
        ("offset", "-400", -400),
        ("offset", "400", 400),
        ("offset", "-401", "bad-number!"),
        ("offset", "+7", "bad-number!"),
        ("offset", "- 7", "bad-number!"),
        ("year", "1900", 1900),
        ("year", "2999", 2999),
        ("year", "0", "bad-number!"),
        ("year", "1899", "bad-number!"),
        ("year", "3000", "bad-number!"),
        ("year", "99999", "bad-number!"),
        ("year", "26", "bad-number!"),
        ("time-zone", "Europe/Helsinki", "Europe/Helsinki"),
        ("time-zone", "Europe/Mariehamn", "Europe/Mariehamn"),
        ("time-zone", "Helsinki", "unknown-value!"),
        ("time-zone", "europe/helsinki", "unknown-value!"),
        ("time-zone", "UTC+2", "unknown-value!"),
        ("time-zone", "../../etc/passwd", "unknown-value!"),
        ("time-zone", "Europe/Helsinki\nX", "line-break!"),
        ("domain", "lahti.fi", "lahti.fi"),
        ("domain", "a.b-c.example.com", "a.b-c.example.com"),
        ("domain", "xn--mntsl-graa.fi", "xn--mntsl-graa.fi"),
        ("domain", "lahti", "bad-domain!"),
        ("domain", "Lahti.fi", "bad-domain!"),
        ("domain", "https://lahti.fi", "bad-domain!"),
        ("domain", "lahti.fi/", "bad-domain!"),
        ("domain", "a@lahti.fi", "bad-domain!"),
        ("domain", "lahti..fi", "bad-domain!"),
        ("domain", "-lahti.fi", "bad-domain!"),
        ("domain", "lahti.fi.", "bad-domain!"),
        ("domain", "mäntsälä.fi", "bad-domain!"),
        ("domain", "lahti.fi:80", "bad-domain!"),
        ("domain", "lahti.fi\nBEGIN:VALARM", "line-break!"),
        ("domain", "lahti.fi;X=1", "bad-domain!"),
        ("domain", "a" * 101 + ".fi", "too-long!"),
    ],
)
def test_fields_of_the_clock(kind: str, text: Any, expected: object) -> None:
    assert judge(kind, text, 100 if kind == "domain" else 0) == expected


@given(st.dates(), st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.booleans())
def test_a_moment_is_read_back(day: date, hour: time | None, finnish: bool) -> None:
    written = f"{day.day}.{day.month}.{day.year:04}" if finnish else day.isoformat()
    if hour:
        written += f" klo {hour.hour}.{hour.minute:02}" if finnish else f" {hour.isoformat('minutes')}"
    assert judge("moment", written) == Moment(day, hour)


@pytest.mark.parametrize("kind", READERS)
@given(text=st.text(max_size=30) | st.text("ab.@:/+-0123456789 ()<>[]%", max_size=30))
def test_a_reader_answers_with_a_value_or_a_code(kind: str, text: str) -> None:
    for written in (text, f"https://{text}", f"a@{text}", f"+358{text}", f"https://a.fi/{text}"):
        value = judge(kind, written, 60)
        if isinstance(value, str) and value != re.sub(HIDDEN, "", written).strip():
            assert value.endswith("!")
            assert value[:-1] in CODES


# --- one slip is one diagnostic


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
def test_slips_in_contacts(text: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
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
def test_slips_in_the_guide(old: str, new: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert old in GUIDE
    assert wrong(About, GUIDE.replace(old, new)) == expected


def slips(fields: str) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is wrong in an event with these fields; the addresses are those inside of it."""
    found = wrong(Clock, f"events: [{{id: a, title: T, kind: meeting, {fields}}}]")
    assert all(path[:2] == ("events", 0) for _code, path in found)
    return [(code, path[2:]) for code, path in found]


POINTS = ["day: 1.3.", "nth: 2, weekday: monday, month: 3", "workday: last, month: 3", "event: a"]
RULES = ["times_a_year: 2", "season: autumn", "month: 3", "week: 9", "on: {day: 1.3.}"]
RULES += ["from: {day: 1.3.}, until: {day: 31.3.}"]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_in_exactly_one_way_when(rule: str) -> None:
    assert slips(f"rule: {{{rule}, inferred: true, checked: 2026-11-24, source: x}}") == []
    for other in RULES:
        pair = {rule.partition(":")[0], other.partition(":")[0]}
        if other != rule and pair != {"times_a_year", "season"}:
            assert slips(f"rule: {{{rule}, {other}}}") == [("not-one-way", ("rule",))]
    for none in ("{source: x}", "{ends: '17.00'}"):
        assert slips(f"rule: {none}") == [("not-one-way", ("rule",))]


@pytest.mark.parametrize("point", POINTS)
def test_a_point_says_in_exactly_one_way_which_day(point: str) -> None:
    assert slips(f"rule: {{on: {{{point}, time: '17.00', move: next-working-day}}, ends: '18.00'}}") == []
    for other in POINTS:
        if other != point and ("month" not in point or "month" not in other):
            assert slips(f"rule: {{on: {{{point}, {other}}}}}") == [("not-one-way", ("rule", "on"))]
    for none in ("{time: '17.00'}", "{month: 3}", "{weekday: monday, month: 3}"):
        found = slips(f"rule: {{from: {{{point}}}, until: {none}}}")
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
def test_slips_in_the_clock(fields: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert slips(fields) == expected


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
    ("fields", "slips"),
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
def test_slips_that_are_recognised(fields: str, slips: list[tuple[str, str | None, str | None]]) -> None:
    source = read("contacts.yaml", f"people:\n  - id: a\n    name: A\n    {fields}\n".encode())
    found = source.diagnostics or validate(Contacts, source, ("people", "units"))[1]
    assert [(d.code, d.params.get("mistake"), d.fix) for d in found] == slips


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
KEYS = [
    "people",
    "units",
    "groups",
    "service_areas",
    "areas",
    "checklists",
    "bodies",
    "links",
    "errata",
    "order",
    "items",
]
KEYS += ["id", "name", "title", "contacts", "person", "since", "until", "role", "answers", "vacancy", "fi", "sv", "url"]
KEYS += [
    "email",
    "phone",
    "checked",
    "municipality",
    "code",
    "language",
    "updated",
    "introduction",
    "x",
    "nmae",
    "summary",
]
KEYS += [
    "events",
    "kind",
    "rule",
    "dates",
    "2026",
    "2027",
    "0",
    "on",
    "from",
    "until",
    "day",
    "nth",
    "weekday",
    "month",
]
KEYS += [
    "workday",
    "event",
    "edge",
    "days",
    "time",
    "move",
    "week",
    "season",
    "times_a_year",
    "ends",
    "status",
    "change",
]
KEYS += ["revision", "registration", "opens", "reminders", "school_holidays", "from_", "domain", "time_zone"]
VALUES = ["a", "b", "A b", "", "2027-04-14", "30.2.2027", "0401234567", "true", "no", "fi", "unknown", "398"]
VALUES += ["1", "53", "-5", "1.3.", "29.2.", "17.00", "1.3.2027 klo 9", "last", "monday", "meeting", "spring"]
values = st.sampled_from(VALUES)
nearly = st.dictionaries(
    st.sampled_from(KEYS),
    st.recursive(
        values,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


nearly_events = st.fixed_dictionaries({"events": st.lists(nearly, min_size=1, max_size=2)})


@settings(max_examples=150)
@given(nearly | nearly_events)
def test_no_tree_makes_validation_fail(tree: dict[str, Any]) -> None:
    import json

    source = read("a.yaml", json.dumps(tree, ensure_ascii=False).encode())
    assert source.diagnostics == []
    assert source.tree == tree
    for section in SECTIONS:
        value, found, aside = validate(section.model, source, section.records)
        assert {d.code for d in found} <= set(CODES)
        assert bool(found) == (value is None or bool(aside))
        for diagnostic in (*found, *unquoted(section.model, source)):
            assert isinstance(diagnostic.at, DataPath)
            assert source.span(diagnostic.at.path, diagnostic.on).end <= len(source.text)
    assert {section.model for section in SECTIONS} == {About, Contacts, Areas, Checklists, Clock, SchoolHolidays}
