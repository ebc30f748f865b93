"""Checks of the languages of the data: that a text is there in all of them, and signs are those of its language."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...diagnostics import DataPath, Diagnostic, Path, TextRange
from ...languages import LANGUAGES
from ...validation.values import Value
from .char_spans import marks, span

# In Finnish and Swedish both signs of a pair are the same (Kielitoimiston ohjepankki; Språkrådet, Skrivregler).
_RIGHT = {'"': "”", "'": "’"}
_ENGLISH = {'"': "“ ”", "'": "’"}


def straight_quote(values: Sequence[Value], language: str) -> Iterator[Diagnostic]:
    """Ensure that names and titles have the quotation marks of their language, not those of a typewriter."""
    for value in values:
        if value.field not in ("name", "title") or not ('"' in value.text or "'" in value.text):
            continue
        if value.kind not in ("line", "text"):
            continue
        # In English the two of a pair differ, so there somebody must choose.
        english = (_language(value.path) or language) == "en"
        signs = _ENGLISH if english else _RIGHT
        there = [index for index, character in enumerate(value.text) if character in _RIGHT]
        expected = " ".join(dict.fromkeys(signs[value.text[index]] for index in there))
        place, fix = _mended(value, there[0], there[-1] + 1)
        yield Diagnostic("straight-quote", place, params={"expected": expected}, fix=None if english else fix)


def _mended(value: Value, start: int, end: int) -> tuple[DataPath | TextRange, str | None]:
    """The place of what stands from the first sign to the last, and what is written there with the right ones."""
    found = span(value, start, end)
    if found is None:
        return value.at, None
    text, at, fix = value.source.text, found[0], ""
    visible = [character for character in value.text if not character.isspace()]
    for character, (first, last) in zip(visible, marks(value), strict=False):
        if character in _RIGHT and found[0] <= first < found[1]:
            fix += text[at:first] + _RIGHT[character]
            at = last
    return TextRange(value.source.name, *found), fix


def _language(path: Path) -> str:
    """The language of a text that is given in several; none for one that is given in the guide's only."""
    return str(path[-1]) if path and path[-1] in LANGUAGES else ""


def _in_several(values: Sequence[Value]) -> dict[tuple[str, Path], tuple[Value, Mapping[str, Any]]]:
    """Texts that are given by language: one of the values and all that is written, by file and path.

    What was misread is no value but is written, so that one mistake is one problem; a language that is none is
    a mistake of its own.
    """
    found: dict[tuple[str, Path], tuple[Value, Mapping[str, Any]]] = {}
    for value in values:
        if value.kind == "text" and _language(path := value.path):
            key = (value.source.name, path[:-1])
            if key not in found:
                node: Any = value.source.tree
                for step in path[:-1]:
                    node = node[step]
                found[key] = (value, node)
    return {key: pair for key, pair in found.items() if all(language in LANGUAGES for language in pair[1])}


def missing_language(values: Sequence[Value], language: str) -> Iterator[Diagnostic]:
    """Ensure that a text in several languages has the guide's own, and each that most of such texts have."""
    several = _in_several(values)
    count = Counter(written for _value, text in several.values() for written in text)
    wanted = [key for key in LANGUAGES if key == language or count[key] * 2 > len(several)]
    for (file, path), (_value, text) in several.items():
        for key in wanted:
            if key not in text:
                yield Diagnostic("missing-language", DataPath(file, path), params={"key": key})


def untranslated(values: Sequence[Value], language: str) -> Iterator[Diagnostic]:
    """Ensure that the Swedish text is not the Finnish one again."""
    # English is not compared, because names of services are often the same. What has no letters is so always.
    for (file, path), (_value, text) in _in_several(values).items():
        finnish, swedish = _folded(text.get("fi")), _folded(text.get("sv"))
        if finnish == swedish and any(character.isalpha() for character in finnish):
            copy = "fi" if language == "sv" else "sv"
            yield Diagnostic("untranslated", DataPath(file, (*path, copy)))


def _folded(text: Any) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()) if isinstance(text, str) else ""
