"""Which language each text of the data is in: marks that travel inside the words, and become `lang` in the page.

Sentences are put together of the tool's words and texts of the data, here as everywhere. A page must say of each part
in which language it is (WCAG 3.1.2), so `MarkedWords` puts marks round a text that is not in the page's language, and
`finish` turns them into attributes when the page is written. The marks are noncharacters: no text may have them.
"""

import re

from ...languages import LANGUAGES
from ...models import Texts
from ...words import Words

_OPEN, _NAMED, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{_OPEN}(fi|sv|en){_NAMED}([^{_OPEN}{_CLOSE}<>]*){_CLOSE}")
# An element that holds one marked text and nothing else gets the attribute itself.
_WHOLE = re.compile(
    f'<([a-z][a-z0-9]*)((?: (?!lang=)[a-z-]+(?:="[^"]*")?)*)>'
    f"{_OPEN}(fi|sv|en){_NAMED}([^{_OPEN}{_CLOSE}<>]*){_CLOSE}</\\1>"
)
# A tag in which a mark stands.
_TAG = re.compile(f"<[^<>{_OPEN}{_NAMED}{_CLOSE}]*[{_OPEN}{_NAMED}{_CLOSE}][^<>]*>")
_MARKS = re.compile(f"{_OPEN}(?:fi|sv|en){_NAMED}|[{_OPEN}{_NAMED}{_CLOSE}]")
# What HTML forbids: control characters, halves of characters, noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REPLACED = "\ufffd"


class MarkedWords(Words):
    """Words whose texts of the data are marked where they are in another language than the page's."""

    __slots__ = ()

    def text(self, value: "str | Texts | None") -> str:
        """A text as `Words.text` gives it, marked if it is not in this language."""
        said = clean(super().text(value))
        return mark(said, self._language_of(value), self.language)

    def _language_of(self, value: "str | Texts | None") -> str:
        if isinstance(value, Texts):
            return next((one for one in (self.language, self.own, *LANGUAGES) if getattr(value, one)), self.own)
        return self.own


def marked(words: Words) -> MarkedWords:
    """The same words with marks; its commands are those of everybody."""
    return MarkedWords(words.language, words.own)


def mark(text: str, language: str, page: str) -> str:
    """A text of a language, marked if that is not the page's."""
    return f"{_OPEN}{language}{_NAMED}{text}{_CLOSE}" if text and language != page else text


def own(text: str | None, words: Words) -> str:
    """A text of the data that has one form only and is therefore in the guide's own language."""
    return mark(clean(text or ""), words.own, words.language)


def clean(text: str) -> str:
    """A text without what HTML forbids, each as a mark that something was there."""
    return text if text.isprintable() and text.isascii() else _FORBIDDEN.sub(_REPLACED, text)


def plain(text: str) -> str:
    """A text without marks, for where no language can be said: an attribute, a title."""
    return _MARKS.sub("", text)


def whole(text: str) -> str:
    """A text for where a single language can be said: marked as a whole if all is in one, else not at all."""
    languages = {language for language, said in runs(text) if any(letter.isalpha() for letter in said)}
    language = languages.pop() if len(languages) == 1 else ""
    return f"{_OPEN}{language}{_NAMED}{plain(text)}{_CLOSE}" if language else plain(text)


def finish(html: str) -> str:
    """A page in which every mark has become a `lang`; in attributes, where none can stand, they are left out."""
    if any(one in html for one in (_OPEN, _NAMED, _CLOSE)):
        html = _TAG.sub(lambda found: plain(found[0]), html)
        html = _WHOLE.sub(r'<\1\2 lang="\3">\4</\1>', html)
        html = _MARKS.sub("", _MARKED.sub(r'<span lang="\1">\2</span>', html))
    return _FORBIDDEN.sub(_REPLACED, html)


def runs(text: str) -> list[tuple[str, str]]:
    """A text with marks as its parts, for forms that are not HTML: the language where it is another, and the text."""
    parts = re.split(f"{_OPEN}(fi|sv|en){_NAMED}([^{_OPEN}{_CLOSE}]*){_CLOSE}", text)
    found = [("", parts[0])]
    for language, inside, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found += [(language, inside), ("", after)]
    return [(language, clean(plain(said))) for language, said in found if said]
