"""Phone numbers: what people read, what is dialled, and that both are the number that the library reads."""

import random

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat

from yhdistys_cli.phones import dialable, readable
from yhdistys_cli.validation import READERS

COUNTRIES = ("FI", "SE", "NO", "DK", "EE", "LV", "LT", "DE", "GB", "IT", "FR", "ES", "PL", "RU", "US", "CH", "AX")


@pytest.mark.parametrize(
    ("written", "read", "link"),
    [
        ("0401234567", "040 123 4567", "+358401234567"),
        ("040-123 4567", "040 123 4567", "+358401234567"),
        ("+358 40 123 4567", "040 123 4567", "+358401234567"),
        ("+358 (0)40 123 4567", "040 123 4567", "+358401234567"),
        ("+358 (0) 40 123 4567", "040 123 4567", "+358401234567"),
        ("00358401234567", "040 123 4567", "+358401234567"),
        ("(03) 814 111", "03 814 111", "+3583814111"),
        ("038142000", "03 814 2000", "+35838142000"),
        ("09 310 1691", "09 310 1691", "+35893101691"),
        # The groups that somebody wrote stay.
        ("0295 333 200", "0295 333 200", "+358295333200"),
        ("08 1234 5678", "08 1234 5678", "+358812345678"),
        ("0400 998 294", "0400 998 294", "+358400998294"),
        ("0457 123 4567", "0457 123 4567", "+3584571234567"),
        ("09 8162 2411", "09 8162 2411", "+358981622411"),
        ("112", "112", "112"),
        ("116117", "116117", "116117"),
        ("+46 8 123 456 78", "+46 8 123 456 78", "+46812345678"),
    ],
)
def test_a_number_in_both_forms(written: str, read: str, link: str) -> None:
    assert readable(written) == read
    assert dialable(written) == link


def numbers(region: str, how_many: int) -> list[phonenumbers.PhoneNumber]:
    """Valid numbers of a country, drawn from a library's example with other last digits; always the same."""
    draw = random.Random(region)
    found = []
    for _ in range(how_many * 20):
        kind = draw.choice([phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE])
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        digits = phonenumbers.national_significant_number(example)
        kept = draw.randint(1, len(digits) - 1)
        digits = digits[:kept] + "".join(draw.choice("0123456789") for _digit in digits[kept:])
        number = phonenumbers.parse(f"+{example.country_code}{digits}")
        if phonenumbers.is_valid_number(number):
            found.append(number)
    return found[:how_many]


@pytest.mark.parametrize("region", COUNTRIES)
def test_what_is_published_is_the_number_that_the_library_reads(region: str) -> None:
    """With and without the zero that other countries dial inside: what passes is dialled as the library would."""
    drawn = numbers(region, 60)
    assert len(drawn) == 60
    for number in drawn:
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        national = phonenumbers.national_significant_number(number)
        forms = [e164, international, "00" + e164[1:], f"+{number.country_code} 0{national}"]
        if region == "FI":
            forms += [phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL), "0" + national]
        for written in forms:
            try:
                READERS["phone"](written, 40)
            except ValueError as refused:
                right = refused.context.get("right")  # type: ignore[attr-defined]
                assert written not in (e164, international), written
                assert right is None or READERS["phone"](right, 40) == right
            else:
                parsed = phonenumbers.parse(written, "FI")
                assert dialable(written) == phonenumbers.format_number(parsed, PhoneNumberFormat.E164), written


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("358401234567", "+358 40 123 4567"),
        ("+46 08 508 00 000", "+46 8 508 000 00"),
        ("0046 08 508 00 000", "+46 8 508 000 00"),
        ("p. 040 123 4567 (ma–pe 9–15)", "040 123 4567"),
        ("Puh. 040 123 4567", "040 123 4567"),
        ("040 123 4567 (Anna)", "040 123 4567"),
        ("puh: +358 40 123 4567.", "+358 40 123 4567"),
        # Nobody can tell which of two, and an extension is part of the number.
        ("040 123 4567 / 040 765 4321", None),
        ("040 123 4567 (alanumero 12)", None),
        ("040 123 4567 alanumero 12", None),
        ("ei ole", None),
    ],
)
def test_what_is_refused_and_the_number_that_is_meant(written: str, right: str | None) -> None:
    with pytest.raises(ValueError, match="bad-phone") as refused:
        READERS["phone"](written, 60)
    assert refused.value.context.get("right") == right  # type: ignore[attr-defined]
