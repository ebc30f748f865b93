"""Content lines, of which calendars (RFC 5545) and address cards (RFC 2426) are made."""

import re

# Controls, and what some readers take for the end of a line; a line end itself is written as \n.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\;,\n]|" + _CONTROL.pattern)


def text(value: str) -> str:
    """A text value: backslash, semicolon, comma and line end as RFC 5545 writes them (3.3.11), controls as spaces."""
    if not _SPECIAL.search(value):
        return value
    value = _CONTROL.sub(" ", value.replace("\r\n", "\n"))
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """A content line in lines of at most 75 octets (RFC 5545 3.1, RFC 2426 2.6), no character split."""
    if len(line) <= 75 and line.isascii():
        return line
    octets = line.encode()
    if len(octets) <= 75:
        return line
    parts: list[bytes] = []
    start, end = 0, 75
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(octets[start:end])
        start, end = end, end + 74
    return b"\r\n ".join([*parts, octets[start:]]).decode()
