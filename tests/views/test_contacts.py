"""Who answers: what only the view can show, without a city's data."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from yhdistys_cli.models import (
    About,
    Areas,
    Checklists,
    Clock,
    Contacts,
    Guide,
    Municipality,
    Person,
    SchoolHolidays,
    ServiceArea,
    Unit,
)
from yhdistys_cli.views.contacts import contacts

DAY = date(2026, 11, 28)


class Counted(tuple[Any, ...]):
    """Records that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Any]:
        self.times += 1
        return super().__iter__()


def gone_through(count: int) -> int:
    """How often all people and service areas are gone through for so many units without people."""
    about = About("Opas", Municipality("Lahti", "398"), "fi", DAY, "Tämä on opas.")
    units = tuple(Unit(f"yksikko-{i}", f"Yksikkö {i}", "sivistys") for i in range(count))
    people, areas = Counted([Person("tiia-makinen", "Tiia Mäkinen")]), Counted([ServiceArea("sivistys", "Sivistys")])
    listed = Contacts(units=units, people=people, service_areas=areas)
    contacts(Guide(about, listed, Areas(), Checklists(), Clock(), SchoolHolidays()), DAY)
    return people.times + areas.times


def test_more_units_without_people_go_through_the_people_no_more_often() -> None:
    assert gone_through(40) == gone_through(4)
