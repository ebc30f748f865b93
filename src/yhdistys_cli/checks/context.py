"""What the checks know, and what several of them need."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from ..dates import Calendar, needs_working_days
from ..diagnostics import DataPath, Diagnostic, Path
from ..happenings import Happening
from ..models import Absence, Contact, Event, Forum, Guide, Point, Rule, terms_of
from ..nearest import Nearest
from ..records import record
from ..sections import SECTION_OF
from ..working_days import Closed, local_holidays
from ..written_days import FIRST_YEAR, LAST_YEAR


def _no_holidays(_years: Iterable[int]) -> Closed:
    return frozenset()


@record
class CheckContext:
    """A guide, and what is known of the records that were set aside: a mistake in one is no second problem elsewhere.

    `rejected` has their ids and where they stand, by list; `incomplete_lists` and `referenced_ids` are as
    `RejectedRecords` tells. `bad_ids` are what was found when the records were read and could not be an id.

    `today` is the day from which the guide is seen, and `closed` gives the public holidays of years; the checks that
    every question runs ask for neither.
    """

    guide: Guide
    rejected: Mapping[str, Mapping[str, DataPath]]
    incomplete_lists: frozenset[str] = frozenset()
    referenced_ids: frozenset[str] = frozenset()
    bad_ids: tuple[Diagnostic, ...] = ()
    today: date = date.min
    closed: Callable[[Iterable[int]], Closed] = _no_holidays
    _contacts: list[tuple[Path, Contact]] = field(default_factory=list)
    _ids: dict[str, dict[str, None]] = field(default_factory=dict)
    _nearest: dict[tuple[str, tuple[str, ...]], Nearest] = field(default_factory=dict)
    _calendars: dict[frozenset[int], Calendar] = field(default_factory=dict)

    def ids(self, name: str) -> dict[str, None]:
        """The ids of the records of a list such as `people`, in the order of the guide; looked up once."""
        if name not in self._ids:
            self._ids[name] = dict.fromkeys(item.id for _path, item in self.records(name))
        return self._ids[name]

    def nearest(self, name: str, wanted: str, extra: tuple[str, ...] = ()) -> tuple[dict[str, str], str | None]:
        """Which id of a list, or word of `extra`, was probably meant: as `nearest.nearest` says it."""
        if (name, extra) not in self._nearest:
            self._nearest[name, extra] = Nearest([*self.ids(name), *extra])
        return self._nearest[name, extra](wanted)

    def records(self, name: str) -> Iterator[tuple[Path, Any]]:
        """Section, list and index of every record of a list, with the record."""
        section = SECTION_OF[name]
        owner = self.guide.about if section == "guide" else getattr(self.guide, section)
        for index, item in enumerate(getattr(owner, name)):
            yield (section, name, index), item

    def contacts(self) -> list[tuple[Path, Contact]]:
        """Every term of a contact, in units and groups; looked up once."""
        if not self._contacts:
            self._contacts.extend(
                ((*path, "contacts", index), contact)
                for name in ("units", "groups")
                for path, item in self.records(name)
                for index, contact in enumerate(terms_of(item))
            )
        return self._contacts

    def absences(self) -> Iterator[tuple[Path, Absence]]:
        """Every absence of a person."""
        for path, person in self.records("people"):
            for index, absence in enumerate(person.absences):
                yield (*path, "absences", index), absence

    def forums(self) -> Iterator[tuple[Path, Forum]]:
        """Every forum: those of all areas, and those of each."""
        for index, forum in enumerate(self.guide.areas.forums):
            yield ("areas", "forums", index), forum
        for path, area in self.records("areas"):
            for index, forum in enumerate(area.forums):
                yield (*path, "forums", index), forum

    def calendar(self, years: Iterable[int]) -> Calendar:
        """The clock, which knows the public holidays of these years; they are asked for once."""
        wanted = frozenset(years)
        if wanted not in self._calendars:
            closed = self.closed(wanted) if wanted else frozenset()
            closed |= local_holidays(self.guide.clock.holidays, wanted)
            self._calendars[wanted] = Calendar([event for _path, event in self.records("events")], closed)
        return self._calendars[wanted]

    def calendar_of(self, first: date, last: date, events: Iterable[Event]) -> tuple[list[int], Calendar]:
        """The years to which something on these days may belong, and the clock with what holidays matter for `events`.

        What is counted from an event may fall into the year before or after its own.
        """
        years = _possible(range(first.year - 1, last.year + 2))
        around = {year + step for year in years for step in (-1, 0, 1)} if needs_working_days(events) else set[int]()
        return years, self.calendar(_possible(around))


def _possible(years: Iterable[int]) -> list[int]:
    return [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]


def address(path: Path) -> DataPath:
    """An address whose first step is the section; `load` puts the file in its place."""
    return DataPath(str(path[0]), path[1:])


def reference(
    ctx: CheckContext, code: str, name: str, wanted: str, path: Path, extra: tuple[str, ...] = ()
) -> Iterator[Diagnostic]:
    """A diagnostic if nothing of a list, nor of `extra`, has this id, with what was probably meant."""
    if (
        wanted in ctx.ids(name)
        or wanted in extra
        or wanted in ctx.rejected.get(name, ())
        or name in ctx.incomplete_lists
    ):
        return
    suggestion, fix = ctx.nearest(name, wanted, extra)
    yield Diagnostic(code, address(path), params={"id": wanted, **suggestion}, fix=fix)


def rules_of(path: Path, event: Event) -> list[tuple[Path, Rule]]:
    """The rules of an event, each with where it stands."""
    if isinstance(event.rule, tuple):
        return [((*path, "rule", index), rule) for index, rule in enumerate(event.rule)]
    return [((*path, "rule"), event.rule)] if event.rule else []


def rule_of(path: Path, event: Event, happening: Happening) -> Path | None:
    """Where the rule of a happening stands; none where it has none. `event` is as it was written, at `path`."""
    meant = happening.event.only_rule
    return next((at for at, rule in rules_of(path, event) if rule is meant), None)


def points_of(path: Path, rule: Rule) -> list[tuple[Path, Point]]:
    """The days of a rule, each with where it stands."""
    points = (("on", rule.on), ("from", rule.from_), ("until", rule.until))
    return [((*path, key), point) for key, point in points if point]


def leaning(path: Path, event: Event) -> list[tuple[Path, str]]:
    """The days of an event's rules that are counted from another event: where each stands, and from which."""
    points = [found for at, rule in rules_of(path, event) for found in points_of(at, rule)]
    return [((*at, "event"), point.event) for at, point in points if point.event]
