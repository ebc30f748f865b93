"""What is timed, and how fast it must be: the table of the issue, a row a `Limit`."""

import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from .data import (
    YEAR,
    edit_comment,
    edit_phone,
    edit_place,
    happenings,
    people,
    write_cards,
    write_clock,
    write_events,
    write_guide,
    write_list,
    write_slips,
)
from .measure import Command
from .programs import ROOT, WORK, Programs

FEW, MANY, SLIPS = 40, 10_000, 1000
WHEEL_EVENTS = 60

# The names of the commands, as the report shows them.
PASS = "python -c pass"
EMPTY = "an empty command of the same Typer"
EMPTY_HELP = "the empty command's --help"
KHARD = "khard with 40 cards"
ASKED = "contacts --area nuoriso, data unchanged"
HELP = "--help"
TAB = "TAB on --area nuo"
EDITED = "contacts --area nuoriso, right after an edit"
EDITED_FEW = "the same with 40 contacts more, e-mail and phone each"
FIND_EDITED = "one of 10 000 by name, right after an edit"
FIND = "one of 10 000 by name, data unchanged"
FIND_KHARD = "khard, one of 10 000 by name"
LIST_EDITED = "all 10 000, right after an edit"
LIST = "all 10 000, data unchanged"
LIST_KHARD = "khard, all 10 000"
CLOCK = "clock, data unchanged"
START = "its start-up (--version)"
NEXT = "clock 2027 --next 1 of 60 events"
WHEEL = "the wheel of 60 events, data unchanged"
CALENDAR_EDITED = "10 000 events to .ics, right after an edit"
CALENDAR = "10 000 events to .ics, data unchanged"
YAML2ICS = "yaml2ics, the same 10 000 events"
SITE = "site of Lahti in three languages, data unchanged"
SITE_AGAIN = "the same site again, nothing changed"
CITY_SITE = "site of 300 people, 12 areas and 60 events in two languages, data unchanged"
VALIDATE = "validate, Lahti"
VALIDATE_FIRST = "validate, Lahti, public holidays not known yet"
VALIDATE_MANY = "validate, 10 000 contacts more with nothing wrong"
CHECK_JSONSCHEMA = "check-jsonschema, the same 10 000 contacts"
PROBLEMS = "validate, 1 000 problems among 1 000 people"
PROBLEM = "validate, one problem among 1 000 people"
PROBLEMS_LINE = "validate, 1 000 problems in one line"
PROBLEM_LINE = "validate, one problem in one line of 1 000 people"
CONFIRM = "confirm --diff of an evening, Lahti"
IMPORT = "import --diff of a workbook, a title changed in each of 1 000 rows"
IMPORT_LIST = "import --diff of a city's own list of 1 000 people"


class Limit(NamedTuple):
    """How long a command may take, as a multiple of another; or, with none to compare, its memory in MiB.

    `less`: what this third command takes is not counted.
    """

    name: str
    against: str | None
    must: float | None
    aim: float | None = None
    less: str | None = None

    @property
    def commands(self) -> set[str]:
        """The names of the commands that it takes to tell."""
        return {name for name in (self.name, self.against, self.less) if name}


LIMITS = (
    Limit(ASKED, KHARD, 0.65),
    Limit(ASKED, EMPTY, 1.1),
    Limit(ASKED, PASS, None, 5),
    Limit(EDITED, PASS, 20),
    Limit(EDITED_FEW, PASS, 18, 12),
    Limit(HELP, EMPTY_HELP, 1.1),
    Limit(TAB, ASKED, 1),
    Limit(TAB, PASS, None, 3),
    Limit(FIND_EDITED, FIND_KHARD, 0.25, 0.15),
    Limit(FIND_EDITED, None, 120),
    Limit(FIND, FIND_KHARD, 0.05, 0.02),
    Limit(LIST_EDITED, LIST_KHARD, 0.25, 0.15),
    Limit(LIST_EDITED, None, 120),
    Limit(LIST, LIST_KHARD, 0.05, 0.02),
    Limit(CLOCK, ASKED, 1.3),
    Limit(WHEEL, PASS, 4, less=START),
    Limit(WHEEL, PASS, None, less=NEXT),
    Limit(CALENDAR_EDITED, YAML2ICS, 0.067, 0.05),
    Limit(CALENDAR_EDITED, None, 150),
    Limit(CALENDAR, YAML2ICS, 0.067, 0.05),
    Limit(CALENDAR, None, 150),
    Limit(SITE, PASS, 60),
    Limit(SITE_AGAIN, PASS, 40),
    Limit(CITY_SITE, PASS, 150),
    Limit(VALIDATE, PASS, 20),
    Limit(VALIDATE_FIRST, PASS, 30),
    Limit(VALIDATE_MANY, CHECK_JSONSCHEMA, 0.067),
    Limit(VALIDATE_MANY, None, 120),
    Limit(PROBLEMS, PASS, 40, less=PROBLEM),
    Limit(PROBLEMS_LINE, PASS, 40, less=PROBLEM_LINE),
    Limit(CONFIRM, PASS, 20),
    Limit(IMPORT, PASS, 100),
    Limit(IMPORT_LIST, PASS, 100),
)


class Series(NamedTuple):
    """Commands that are run in turn, and how many rounds of them (few with --quick)."""

    commands: Sequence[Command]
    rounds: int
    quick: int

    def only(self, limits: Iterable[Limit]) -> "Series":
        """The same with no more commands than it takes to tell about these limits."""
        names = {command.name for command in self.commands}
        wanted = set().union(*(limit.commands for limit in limits if limit.commands <= names))
        return self._replace(commands=[command for command in self.commands if command.name in wanted])


def series(programs: Programs) -> list[Series]:
    """All that is timed, with its data written."""
    shutil.rmtree(WORK / "cache", ignore_errors=True)
    lahti, edited, few, many = ROOT / "data", WORK / "lahti", WORK / "contacts-40", WORK / "contacts-10000"
    shutil.copytree(lahti, edited, dirs_exist_ok=True)
    edit = edit_comment(edited / "contacts.yaml")  # Lahti's guide has no phone numbers
    right = WORK / "right-10000"
    right_file = write_guide(right, lahti, MANY, one_answers=True)
    edit_few, edit_many = (edit_phone(write_guide(folder, lahti, n)) for folder, n in ((few, FEW), (many, MANY)))
    cards, many_cards = write_cards(WORK / "khard-40", FEW), write_cards(WORK / "khard-10000", MANY)
    wheel, clock = WORK / "events-60", WORK / "events-10000"
    write_clock(wheel, lahti, WHEEL_EVENTS)
    edit_clock = edit_place(write_clock(clock, lahti, MANY))
    events = write_events(WORK / "yaml2ics.yaml", MANY)
    first, last = next(happenings(WHEEL_EVENTS)), deque(happenings(MANY), maxlen=1)[0]
    slips = {name: _slips(name) for name in (PROBLEMS, PROBLEM, PROBLEMS_LINE, PROBLEM_LINE)}
    one_of_thousand = deque(people(SLIPS), maxlen=1)[0].name
    one = next(person for person in people(MANY) if person.number == MANY // 2).name

    def ours(
        name: str,
        data: Path,
        answer: str,
        *words: str,
        edit: Callable[[], None] | None = None,
        shell: str = "",
        file: str = "",
        status: int = 0,
    ) -> Command:
        environment = {"YHDISTYS_DATA": str(data), **({"_YHDISTYS_COMPLETE": shell} if shell else {})}
        output = WORK / file if file else None
        words = (*words, "-o", str(output)) if output else words
        return Command(name, (programs.yhdistys, *words), answer, environment, edit, output, status)

    def khard(name: str, configuration: Path, answer: str, *words: str) -> Command:
        return Command(name, (programs.khard, "-c", str(configuration), "list", *words), answer)

    def empty(name: str, answer: str, word: str) -> Command:
        return Command(name, (programs.python, str(ROOT / "bench" / "empty.py"), word), answer)

    bare = Command(PASS, (programs.python, "-c", "pass"))
    question = ("contacts", "--area", "nuoriso")
    found = "Nuorisopalvelut"
    small = [
        bare,
        ours(ASKED, lahti, found, *question),
        khard(KHARD, cards, "Aino Maria Korhonen", "nuoriso"),
        empty(EMPTY, "", "first"),
        ours(HELP, lahti, "contacts", "--help"),
        empty(EMPTY_HELP, "second", "--help"),
        ours(TAB, lahti, found.lower(), "contacts", "--area", "nuo", shell="bash"),
    ]
    after_edits = [
        bare,
        ours(EDITED, edited, found, *question, edit=edit),
        ours(EDITED_FEW, few, found, *question, edit=edit_few),
    ]
    large = [
        ours(FIND_EDITED, many, one, "contacts", one, edit=edit_many),
        ours(FIND, many, one, "contacts", one),
        khard(FIND_KHARD, many_cards, one, one),
        ours(LIST_EDITED, many, one, "contacts", edit=edit_many),
        ours(LIST, many, one, "contacts"),
        khard(LIST_KHARD, many_cards, one),
    ]
    year = str(YEAR)
    of_clock = [
        bare,
        ours(ASKED, lahti, found, *question),
        ours(CLOCK, lahti, "Vuosiavustusten haku", "clock"),
        ours(START, wheel, "yhdistys", "--version"),
        ours(NEXT, wheel, first.title, "clock", year, "--next", "1"),
        ours(WHEEL, wheel, first.title, "clock", year, file="wheel.svg"),
    ]
    calendars = [
        ours(CALENDAR_EDITED, clock, last.id, "calendar", year, edit=edit_clock, file="edited.ics"),
        ours(CALENDAR, clock, last.id, "calendar", year, file="unchanged.ics"),
        Command(YAML2ICS, (programs.yaml2ics, str(events)), last.title),
    ]
    published = ("site", "--today", f"{YEAR}-02-01", "-o")
    city = WORK / "town-300"
    # By another process: what this one holds in memory is counted with everything that it starts.
    subprocess.run((sys.executable, "-m", "bench.towns", str(city)), check=True, cwd=ROOT)
    three = ("--languages", "fi,sv,en")
    sites = [
        bare,
        ours(SITE, lahti, "", *published, str(WORK / "site"), *three, edit=_without(WORK / "site")),
        ours(SITE_AGAIN, lahti, "", *published, str(WORK / "site-again"), *three),
        ours(CITY_SITE, city, "", *published, str(WORK / "city-site"), edit=_without(WORK / "city-site")),
    ]
    judged = [
        ours(VALIDATE_MANY, right, "tiedostoa", "validate"),
        Command(
            CHECK_JSONSCHEMA,
            (programs.check_jsonschema, "--schemafile", str(ROOT / "schema" / "contacts.json"), str(right_file)),
            "ok",
        ),
    ]
    shown = [
        bare,
        ours(VALIDATE, lahti, "tiedostoa", "validate"),
        ours(VALIDATE_FIRST, lahti, "tiedostoa", "validate", edit=_forget_holidays),
        *(ours(name, folder, "tiedostoa", "validate", status=1) for name, folder in slips.items()),
    ]
    evening = ("confirm", "yhdistysilta", f"14.4.{YEAR}", "klo", "17", "--today", f"{YEAR - 1}-11-24")
    imported = write_guide(WORK / "contacts-1000", lahti, SLIPS).parents[1]
    brought = [
        bare,
        ours(CONFIRM, lahti, f"+        from: 14.4.{YEAR} klo 17.00", *evening, "--diff"),
        ours(IMPORT, imported, "title: johtaja 1000", "import", str(_edited_workbook(programs, imported)), "--diff"),
        ours(IMPORT_LIST, lahti, one_of_thousand, "import", str(write_list(WORK / "lista.csv", SLIPS)), "--diff"),
    ]
    return [
        Series(small, 80, 8),
        Series(after_edits, 60, 6),
        Series(large, 7, 1),
        Series(of_clock, 60, 6),
        Series(calendars, 3, 1),
        Series(sites, 20, 3),
        Series(judged, 7, 1),
        Series(shown, 20, 3),
        Series(brought, 20, 3),
    ]


def _without(folder: Path) -> Callable[[], None]:
    """As if a site had not been built before."""
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def _slips(name: str) -> Path:
    """The guide with the problems of a command."""
    slips = SLIPS if name in (PROBLEMS, PROBLEMS_LINE) else 1
    in_one_line = name in (PROBLEMS_LINE, PROBLEM_LINE)
    return write_slips(
        WORK / f"slips-{slips}{'-line' if in_one_line else ''}", ROOT / "data", SLIPS, slips, in_one_line
    )


def _edited_workbook(programs: Programs, data: Path) -> Path:
    """The workbook to edit of a guide, with another title for everybody."""
    from openpyxl import load_workbook

    exported, edited = WORK / "exported.xlsx", WORK / "edited.xlsx"
    exported.unlink(missing_ok=True)
    command = (programs.yhdistys, "--data", str(data), "--lang", "fi", "export", str(exported))
    subprocess.run(command, check=True, capture_output=True)
    book = load_workbook(exported)
    for number, row in enumerate(book["Henkilöt"].iter_rows(min_row=2, max_row=SLIPS + 1), 1):
        row[1].value = f"johtaja {number}"
    book.save(edited)
    return edited


def _forget_holidays() -> None:
    """As if nobody had asked about these years before."""
    for file in (WORK / "cache").glob("holidays*"):
        file.unlink()
