"""Content lines, of which calendars (RFC 5545) and address cards (RFC 2426) are made."""


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
