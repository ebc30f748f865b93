"""What is new to those who read a guide, as values; and what all who look for it need."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from ..models import Guide, Link, Text, Texts
from ..records import record
from .provenance import Sourced

Topic = Literal["dates", "contacts", "areas", "checklists", "guide"]


@record
class News:
    """One thing that has changed: a `code`, what it is about (ids and names, of several where it is of all), `facts`.

    `about` is what says it today, for how well checked an answer is; none for what is gone or is the guide's own text.
    """

    topic: Topic
    code: str
    ids: tuple[str, ...]
    names: tuple[Text, ...]
    facts: Mapping[str, Any]
    about: Sourced | None = None


class Both(NamedTuple):
    """A guide as it was and as it is, the day from which both are seen, and what could not be read of either."""

    old: Guide
    new: Guide
    today: date
    unread: Mapping[str, Iterable[str]]
    incomplete_lists: Iterable[str]

    def is_comparable(self, name: str, id_: str) -> bool:
        """Whether a record of a list could be read in both, if it was there."""
        return name not in self.incomplete_lists and id_ not in self.unread.get(name, ())

    def same(self, old: Text | None, new: Text | None) -> bool:
        """Whether a text says the same in every language in which both have it: a translation is no news."""
        if old is None or new is None:
            return old is new
        first, second = _by_language(old, self.old.about.language), _by_language(new, self.new.about.language)
        common = first.keys() & second.keys()
        return bool(common) and all(first[language] == second[language] for language in common)

    def same_all(self, old: Iterable[Text], new: Iterable[Text]) -> bool:
        """The same of lists of texts."""
        first, second = list(old), list(new)
        return len(first) == len(second) and all(map(self.same, first, second))

    def lacking(self, texts: Iterable[Text], others: Iterable[Text]) -> tuple[Text, ...]:
        """Those of some texts that are not among others."""
        known = list(others)
        return tuple(text for text in texts if not any(self.same(other, text) for other in known))

    def same_links(self, old: Iterable[Link], new: Iterable[Link]) -> bool:
        """Whether links lead to the same places under the same titles."""
        first, second = list(old), list(new)
        return [link.url for link in first] == [link.url for link in second] and self.same_all(
            [link.title for link in first], [link.title for link in second]
        )


def _by_language(text: Text, own: str) -> dict[str, str]:
    if isinstance(text, str):
        return {own: text}
    return {language: said for language in Texts.__match_args__ if (said := getattr(text, language))}


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """The id."""


T = TypeVar("T", bound=Named)


def pairs(both: Both, name: str, records: Callable[[Guide], Iterable[T]]) -> Iterator[tuple[T | None, T | None]]:
    """The records of a list as they were and as they are, by id; first those of today, in their order.

    Those that could not be read in one of the guides are left out.
    """
    old = {one.id: one for one in records(both.old)}
    new = {one.id: one for one in records(both.new)}
    for id_ in (*new, *(id_ for id_ in old if id_ not in new)):
        if both.is_comparable(name, id_):
            yield old.get(id_), new.get(id_)
