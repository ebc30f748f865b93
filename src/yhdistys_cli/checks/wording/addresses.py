"""Checks of e-mail addresses, phone numbers and web addresses: that they are the office's, and lead somewhere.

What they cannot see: the digits of a home number look like any other's, so one is known only by a word that says so,
beside it in a text or in the comment after it on its line; a private mobile phone, or an address of somebody's own
domain, cannot be told from those of the office; and nothing is fetched, so a page that is gone is not noticed.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic
from ...validation.values import Value
from .char_spans import part

# Mail services for private people: those of the world, and those that come with a home connection in Finland.
_WORLD = """
    aol.com fastmail.com gmail.com gmx.com gmx.de gmx.net googlemail.com hotmail.co.uk hotmail.com hotmail.fi
    hotmail.se icloud.com live.com live.fi live.se mac.com mail.com mail.ru me.com msn.com outlook.com pm.me proton.me
    protonmail.com rocketmail.com tutanota.com web.de windowslive.com yahoo.co.uk yahoo.com yahoo.se yandex.com
    yandex.ru ymail.com
"""
_FINLAND = """
    dnainternet.net elisanet.fi inet.fi jippii.fi kolumbus.fi kotinet.com luukku.com mbnet.fi netikka.fi netti.fi
    phnet.fi pp.htv.fi pp.inet.fi pp.phnet.fi pp.sci.fi saunalahti.fi sci.fi suomi24.fi welho.com
"""
FREE_MAIL = frozenset((_WORLD + _FINLAND).split())
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"'”]+@((?:[\w-]+\.)+[^\W\d_]+)")

# Words that say that a number is that of a home.
_HOME = (
    "koti|kotipuhelin|kotipuh|kotinumero|kotiosoite|yksityinen|yksityispuhelin|yksityisnumero|"
    "hem|hemtelefon|hemnummer|hemadress|privat|privattelefon|privatnummer|home|private"
)
_PHONE = r"(?:\+|0)[0-9][0-9 \u00a0()/-]{4,}[0-9]"
_HOME_WORD = re.compile(rf"\b(?:{_HOME})\b", re.IGNORECASE)
# Beside a number, with nothing but a colon, a bracket or the like between them.
_HOME_NUMBER = re.compile(rf"\b(?:{_HOME})\b\W{{0,3}}({_PHONE})|({_PHONE})\W{{0,3}}\b(?:{_HOME})\b", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t\]}]*[ \t]#([^\r\n]*)")
# What must stand somewhere in a file in which a comment says so.
COMMENTED = re.compile(rf"(?:\A|[\r\n])[^#\r\n]*#[^\r\n]*\b(?:{_HOME})\b", re.IGNORECASE)

# Names that the public web does not know: RFC 2606, 6761, 6762 and 8375, ICANN (internal, corp, home), and custom.
_INNER = """
    arpa corp example home internal intra intranet invalid lan local localdomain localhost private test
"""
_INSIDE = frozenset(_INNER.split())
# The first part of a host that only the city's own people reach.
_INTRANETS = frozenset(["intra", "intranet", "fileserver"])
_AUTHORITY = re.compile(r"https?://([^/?#\\]*)", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}


def private_address(value: Value) -> Iterator[Diagnostic]:
    """Ensure that no private e-mail address or home number is published."""
    # No more of somebody's contact data may be published than the work needs (tietosuoja.fi).
    text = value.text
    free = [found for found in _MAIL.finditer(text) if found[1].casefold() in FREE_MAIL] if "@" in text else []
    for found in free:
        yield Diagnostic("private-address", part(value, *found.span()), params={"value": found[0]})
    if value.kind in ("phone", "email") and not free:
        comment = _COMMENT.match(value.source.text, value.span.end)
        if comment and _HOME_WORD.search(comment[1]):
            yield Diagnostic("private-address", value.at, params={"value": text})
    elif ("0" in text or "+" in text) and value.kind in ("line", "prose", "text") and _HOME_WORD.search(text):
        for found in _HOME_NUMBER.finditer(text):
            group = 1 if found[1] else 2
            yield Diagnostic("private-address", part(value, *found.span(group)), params={"value": found[group]})


def unreachable_url(value: Value) -> Iterator[Diagnostic]:
    """Ensure that a web address has a form that everybody can open."""
    if value.kind not in ("url", "site-url"):
        return
    text = value.text.strip()
    authority = _AUTHORITY.match(text)
    if authority and not _is_inside(authority[1]) and not _is_cut(text):
        return
    # A comma or semicolon that follows the address in a sentence is never part of it.
    if authority and text[-1] in ",;" and not _is_inside(authority[1].rstrip(",;")) and not _is_cut(text[:-1]):
        end = len(value.text.rstrip())
        yield Diagnostic("unreachable-url", part(value, end - 1, end), params={"value": text}, fix="")
    else:
        yield Diagnostic("unreachable-url", value.at, params={"value": text})


def _is_inside(authority: str) -> bool:
    """Whether it is a machine, a network's inner name, a number, or has a user's name or password before it."""
    if "@" in authority or authority.startswith("["):
        return True
    host = authority.partition(":")[0].casefold().rstrip(".")
    labels = host.split(".")
    # What ends in a number is an IPv4 address (WHATWG URL, 3.5).
    number = re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1])
    return bool(number) or labels[-1] in _INSIDE or (len(labels) > 2 and labels[0] in _INTRANETS)


def _is_cut(text: str) -> bool:
    """Whether the address was copied with too much or too little of its end."""
    if "…" in text or "..." in text or text[-1] in ".,;:":
        return True
    open_: list[str] = []
    for character in text:
        if character in "([{":
            open_.append(character)
        elif character in _PAIRS and (not open_ or open_.pop() != _PAIRS[character]):
            return True
    return bool(open_)
