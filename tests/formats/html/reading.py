"""Pages as somebody else's parser sees them: elements in their order, and every text with the language it is in."""

from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Element(NamedTuple):
    """An element that was opened: its name and attributes."""

    name: str
    attributes: dict[str, str]


class Reading(HTMLParser):
    """A page that was read. Raises AssertionError where elements are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[tuple[str, str, str]] = []  # language, element, text
        self.labels: list[tuple[str, str, str]] = []  # language, class of the element, text
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(text)
        self.close()
        assert self._open == [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs)
        self.elements.append(Element(tag, given))
        language = given.get("lang", self._open[-1][1])
        said = [given[name] for name in ("aria-label", "alt", "title", "placeholder") if name in given]
        self.labels += [(language, given.get("class", ""), text) for text in said]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1][1], self._open[-1][0], data))

    def all(self, name: str, attribute: str = "") -> list[str]:
        """The values of an attribute of all elements of a name; `*`: of any element."""
        found = [e for e in self.elements if name in ("*", e.name)]
        return [e.attributes[attribute] for e in found if attribute in e.attributes]

    @property
    def text(self) -> str:
        """All that is written, styles and scripts left out."""
        return "".join(text for _language, element, text in self.texts if element not in ("style", "script"))
