"""Phone numbers as people read them and as a phone dials them, from what is written. Pure, and quick to import.

`validation` refuses a number that `dialable` would make another one of than the library `phonenumbers` does, so both
functions may go by the characters alone.
"""

import re

# Finland's area codes of two digits; the others (013–019, 010, 020, 029, 040–050 …) have three (Traficom).
_TWO_DIGIT_AREAS = ("02", "03", "05", "06", "08", "09")
_NOT_AREAS = {"020": 3, "029": 3, "050": 3, "0600": 4, "0700": 4, "0800": 4}
# A number with so few digits is one such as 112, which is dialled as it is.
_SHORT = 6


def dialable(written: str) -> str:
    """A number for links, as E.164 has it: +358401234567. A short one such as 112 stays as it is."""
    digits = re.sub(r"[^0-9+]", "", written.replace("(0)", ""))
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    if digits.startswith("+358"):
        return "+358" + digits[4:].lstrip("0")
    return "+358" + digits[1:] if digits.startswith("0") and len(digits) > 4 else digits


def readable(written: str) -> str:
    """A number as people in Finland read it: 040 123 4567, 03 814 111 (Kielitoimiston ohjepankki).

    The groups are those that were written; one without any gets those of Finland's numbers. The number of another
    country stays in its own form.
    """
    number = dialable(written)
    groups = re.sub(r"[\s()./\u2010-\u2013-]+", " ", written.replace("(0)", " ")).strip()
    if not number.startswith("+358"):
        return groups if len(number) > _SHORT else number
    national = re.sub(r"\A(?:\+|00)358 ?0*", "0", groups)
    if re.match(r"0 [0-9]", national):  # +358 (0) 40: the zero belongs to what follows
        national = national.replace(" ", "", 1)
    return national if " " in national else _grouped(national)


def _grouped(digits: str) -> str:
    code = _NOT_AREAS.get(digits[:3]) or _NOT_AREAS.get(digits[:4]) or (2 if digits[:2] in _TWO_DIGIT_AREAS else 3)
    area, rest = digits[:code], digits[code:]
    groups = [rest[i : i + 3] for i in range(0, len(rest), 3)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return " ".join([area, *groups])
