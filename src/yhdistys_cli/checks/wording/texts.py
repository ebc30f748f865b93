"""Checks of the words of the data: each looks at what stands in the files.

`CHECKS` are functions from one `Value`, `FILES` from a whole file, `TOGETHER` from all values of the guide and its
language, each to diagnostics. A docstring is a check's manual: one sentence that begins with "Ensure".
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from ...diagnostics import Diagnostic, TextRange
from ...models import HIDDEN
from ...source import Source
from ...validation.quotes import needs_quotes
from ...validation.text_kinds import TEXT_KINDS
from ...validation.values import Predicate, Value
from .addresses import COMMENTED, FREE_MAIL, private_address, unreachable_url
from .char_spans import part
from .languages import missing_language, straight_quote, untranslated

# The kinds of fields that hold words.
_WORDS = ("line", "prose", "text")
# Most texts of these kinds look like this, and none of the checks finds anything in them (a test asks them all): of ten
# thousand people only the others are looked at.
_EMAIL = re.compile(r"[a-z0-9._-]+@([a-z0-9.-]+)")
_ORDINARY = {name: re.compile(kind.ordinary) for name, kind in TEXT_KINDS.items() if kind.ordinary}
_ORDINARY |= {"contact": _ORDINARY["id"], "answers": _ORDINARY["id"], "text": _ORDINARY["prose"]}

# Space, tab, no-break space and the spaces of typography.
_SPACE = "[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_SPACES = re.compile(f"{_SPACE}{{2,}}")
# Begins only where white space does, so that a million spaces are read once; a backslash may escape the first.
_TRAILING = re.compile(rf"(?<!{_SPACE[:-1]}\\]){_SPACE}+(?=[\r\n]|\Z)")
# Whether there is any: thirty times as quick, because a line end is what is searched for.
_ENDS = [re.compile(rf"{end}(?<={_SPACE}{end})") for end in "\n\r"]

# The first # of a line after some text, and the spaces before it.
_HASH = re.compile(r"(?<=[^\s#])([ ]+)#")

_HIDDEN = re.compile(HIDDEN)

# A hyphen (also the ones of typography, and the soft one) and the white space after it.
_HYPHEN = re.compile("[-\u2010\u2011\u00ad]\\s+")
_WORD = re.compile("(?:\\w|[\u0300-\u036f])+")
# After these a hyphen stands for the rest of a word: *liikunta- ja nuorisopalvelut*. Some are short for words.
_FINNISH = "ja tai sekä eli että vai kuin vaan mutta taikka tahi eikä ei niin kuten saati ynnä ym yms tms mm jne "
_SWEDISH = "och eller samt som till men utan respektive resp el m o "
_ENGLISH = "and or to nor but as than versus vs etc"
_JOINING = frozenset((_FINNISH + _SWEDISH + _ENGLISH).split())


def unquoted_value(value: Value) -> Iterator[Diagnostic]:
    """Ensure that what other programs would take for a number or a truth stands in quotes."""
    if needs_quotes(value.text, value.kind) and value.span.plain:
        text = value.written
        yield Diagnostic("unquoted-value", value.at, params={"value": text}, fix=f'"{text}"')


def double_space(value: Value) -> Iterator[Diagnostic]:
    """Ensure that there is one space between two words, not several."""
    text = value.text
    if not _SPACES.search(text) or _quotes(value):
        return
    broken = list(_broken(value))
    for found in _SPACES.finditer(text):
        start, end = found.span()
        # Where a word has fallen into two, that is said instead.
        inside = text[start - 1 : start].strip() and text[end : end + 1].strip()
        if not inside or any(first <= start < last for first, last in broken):
            continue
        place = part(value, start, end)
        # A no-break space may be just what is wanted, so which of the two to keep is not certain.
        plain = isinstance(place, TextRange) and not value.source.text[place.start : place.end].strip(" \t")
        yield Diagnostic("double-space", place, fix=" " if plain else None)


def broken_hyphenation(value: Value) -> Iterator[Diagnostic]:
    """Ensure that no word has fallen into two at a hyphen, as happens when text is copied from narrow columns."""
    for start, end in _broken(value):
        yield Diagnostic("broken-hyphenation", part(value, start, end), params={"text": _one_line(value, start, end)})


def _broken(value: Value) -> Iterator[tuple[int, int]]:
    """Beginning and end, in the text of a value, of the two halves of a broken word.

    A hyphen that stands for the rest of a word is right: before *ja*, *och* and the like, and in a list of such words.
    """
    if value.kind not in _WORDS or not _HYPHEN.search(value.text) or _quotes(value):
        return
    text = value.text
    for found in _HYPHEN.finditer(text):
        start, end = found.span()
        if not _is_letter(text[start - 1 : start]) or not _is_letter(text[end : end + 1]):
            continue
        word = _WORD.match(text, end)
        after = word.end() if word else end
        joins = unicodedata.normalize("NFC", text[end:after]).casefold() in _JOINING
        if not joins and not _HYPHEN.match(text, after) and not text.startswith(("-,", "-/", "-)"), after):
            while start and (_WORD.match(text[start - 1]) or text[start - 1] in "-'’"):
                start -= 1
            yield start, after


def _is_letter(character: str) -> bool:
    """Whether it is a letter, or the dots of one that are written as a character of their own."""
    return character.isalpha() or unicodedata.combining(character or " ") > 0


def _one_line(value: Value, start: int, end: int) -> str:
    return " ".join(value.text[start:end].split())


def _quotes(value: Value) -> bool:
    """Whether the value quotes a mistake, so that it must have it."""
    return value.field == "written" and value.model == "Erratum"


def invisible_character(value: Value) -> Iterator[Diagnostic]:
    """Ensure that no text has characters that nobody sees."""
    if value.text.isascii() or _quotes(value):
        return
    for found in _HIDDEN.finditer(value.text):
        place = part(value, *found.span())
        params = {"character": f"U+{ord(found[0]):04X}"}
        yield Diagnostic("invisible-character", place, params=params, fix="" if isinstance(place, TextRange) else None)


CHECKS: list[Callable[[Value], Iterator[Diagnostic]]] = [
    unquoted_value,
    double_space,
    invisible_character,
    broken_hyphenation,
    private_address,
    unreachable_url,
]


def trailing_space(source: Source) -> Iterator[Diagnostic]:
    """Ensure that no line ends in spaces that nobody sees."""
    text = source.text
    if text.endswith(("\n", "\r")) and not any(end.search(text) for end in _ENDS):
        return
    for found in _TRAILING.finditer(text):
        yield Diagnostic("trailing-space", TextRange(source.name, *found.span()), fix="")


def comment_after_text(source: Source) -> Iterator[Diagnostic]:
    """Ensure that no text is cut at a # that belongs to it."""
    maybe = list(_HASH.finditer(source.text))
    if not maybe:
        return
    texts = {span.end: text for _path, span, text in source.scalars() if span.plain}
    for found in maybe:
        text = texts.get(found.start(1))
        # A comment of one's own stands two spaces away from a text that is whole.
        if text is not None and (found[1] == " " or any(text.count(a) > text.count(b) for a, b in ("()", "[]"))):
            yield Diagnostic("comment-after-text", TextRange(source.name, found.end() - 1, found.end()))


# Those that look at a file as a whole.
FILES: list[Callable[[Source], Iterator[Diagnostic]]] = [trailing_space, comment_after_text]

# Those that look at all values of the guide, whose language is the second argument.
TOGETHER: list[Callable[[Sequence[Value], str], Iterator[Diagnostic]]] = [
    straight_quote,
    missing_language,
    untranslated,
]


def ordinary(source: Source) -> dict[str, Predicate]:
    """By kind, who tells the texts of a file in which none of the checks finds anything."""
    ctx: dict[str, Predicate] = {kind: pattern.fullmatch for kind, pattern in _ORDINARY.items()}
    ctx["email"] = _is_of_office
    if COMMENTED.search(source.text):
        del ctx["email"], ctx["phone"]
    return ctx


def _is_of_office(text: str) -> bool:
    found = _EMAIL.fullmatch(text)
    return found is not None and found[1] not in FREE_MAIL


def review(values: Sequence[Value], sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """What all of the checks find in the values of a guide, less the ordinary ones, and in its files."""
    for source in sources:
        for look in FILES:
            yield from look(source)
    for value in values:
        for check in CHECKS:
            yield from check(value)
    language = next((v.text.strip() for v in values if v.field == "language" and v.model == "About"), "")
    for together in TOGETHER:
        yield from together(values, language)
