"""What a reader makes of a text: the value, or what is wrong with it."""

import re
from datetime import date, time
from typing import Any

import phonenumbers
import pytest
from email_validator import validate_email
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.models import (
    HIDDEN,
    DayOfYear,
    Moment,
)
from yhdistys_cli.phones import dialable
from yhdistys_cli.validation import READERS, readers


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
        ("colour", "#1546C8", "#1546c8"),
        ("colour", "1546c8", "#1546c8"),
        ("colour", "#154", "bad-colour!"),
        ("colour", "blue", "bad-colour!"),
        ("site-url", "https://www.lahti.fi", "https://www.lahti.fi"),
        ("site-url", "https://www.lahti.fi:8443/opas/", "https://www.lahti.fi:8443/opas/"),
        ("site-url", "https://www.lahti.fi/?opas", "bad-site-url!"),
        ("site-url", "https://www.lahti.fi/#opas", "bad-site-url!"),
        ("site-url", "https://me:word@www.lahti.fi/", "bad-site-url!"),
        ("site-url", "https://www.lahti.fi\\opas", "bad-site-url!"),
        ("site-url", 'https://www.lahti.fi/"><b>', "bad-site-url!"),
        ("site-url", "www.lahti.fi", "bad-url!"),
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
        said = re.sub(HIDDEN, "", written).strip()
        if kind == "colour" and re.fullmatch("#?[0-9a-fA-F]{6}", said):
            assert value == "#" + said.removeprefix("#").casefold()
        elif isinstance(value, str) and value != said:
            assert value.endswith("!")
            assert value[:-1] in CODES
