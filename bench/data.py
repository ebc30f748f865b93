"""What is asked: a guide with as many more contacts as wanted, and the same people as cards for khard; a guide with
as many events as wanted, and the same events for yaml2ics; a guide with as many slips as wanted.

People and events are made up; each person has an e-mail address and a phone number. The same number gives the same
bytes.
"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, product
from pathlib import Path
from typing import NamedTuple

_GIVEN = (
    *("Aino", "Eino", "Helmi", "Väinö", "Lyyli", "Toivo", "Saimi", "Onni", "Tyyne", "Urho", "Hilja", "Arvo", "Martta"),
    *("Viljo", "Siiri", "Reino", "Elsa", "Yrjö", "Ilona", "Kalevi", "Sylvi", "Oiva", "Rauha", "Taavi", "Vieno"),
)
_SECOND = (
    *("Maria", "Juhani", "Johanna", "Antero", "Kaarina", "Olavi", "Helena", "Tapani", "Annikki", "Johannes"),
    *("Marjatta", "Kustaa", "Sofia", "Mikael", "Liisa", "Tapio", "Anneli", "Matias", "Inkeri", "Eerik"),
)
_FAMILY = (
    *("Korhonen", "Virtanen", "Mäkinen", "Nieminen", "Mäkelä", "Hämäläinen", "Laine", "Heikkinen", "Koskinen"),
    *("Järvinen", "Lehtonen", "Lehtinen", "Saarinen", "Salminen", "Heinonen", "Niemi", "Heikkilä", "Kinnunen"),
    *("Salonen", "Turunen"),
)
_ASCII = str.maketrans("äö", "ao")
# So many people answer together for a unit.
_TEAM = 10
# The year of the made-up events, and those of its months in which no weekday is a Finnish holiday: a rule that moves
# to working days then gives the very day that yaml2ics is told.
YEAR = 2027
_MONTHS = (2, 4, 7, 8, 9, 10, 11)
_WEEKDAYS = [
    day for day in (date(YEAR, 1, 1) + timedelta(n) for n in range(365)) if day.month in _MONTHS and day.weekday() < 5
]
_AREAS = ("avustukset", "tapahtumayhteistyo", "tilayhteistyo", "viestinta")


class Person(NamedTuple):
    """A made-up contact. Nobody has the name of another."""

    number: int
    given: str
    family: str

    @property
    def name(self) -> str:
        """The whole name, given names first."""
        return f"{self.given} {self.family}"

    @property
    def id(self) -> str:
        """The id in the guide; also the name of the card's file."""
        return self.name.lower().translate(_ASCII).replace(" ", "-")

    @property
    def email(self) -> str:
        """An address of the domain that is kept free for examples."""
        return f"{self.id}@example.com"

    @property
    def phone(self) -> str:
        """A mobile number as people write it."""
        return f"040 {self.number // 10_000 + 123} {self.number % 10_000:04}"

    @property
    def unit(self) -> str:
        """The unit that the person answers for. The first is found by the question that is timed."""
        team = self.number // _TEAM
        return f"Palvelu {team:04}" if team else "Nuorisoneuvonta"


def people(number: int) -> Iterator[Person]:
    """The first `number` of the made-up people; there are 10 000."""
    for index, (family, second, given) in zip(range(number), product(_FAMILY, _SECOND, _GIVEN), strict=False):
        yield Person(index, f"{given} {second}", family)


def write_guide(folder: Path, city: Path, number: int, one_answers: bool = False) -> Path:
    """A city's guide with `number` more contacts; returns the file of these, which begins with a comment.

    The people of a unit answer for it together, which `validate` notes; `one_answers`: the others are substitutes.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(city, folder)
    (folder / "contacts").mkdir()
    (folder / "contacts.yaml").rename(folder / "contacts" / "city.yaml")
    target = folder / "contacts" / "more.yaml"
    with target.open("w", encoding="utf-8") as file:
        file.write("# Made up by the benchmark.\n\nunits:\n")
        for unit, team in groupby(people(number), key=lambda person: person.unit):
            file.write(f"  - id: {unit.lower().replace(' ', '-')}\n    name: {unit}\n    contacts:\n")
            for index, person in enumerate(team):
                substitute = one_answers and index
                file.write(
                    f"      - {{person: {person.id}, role: substitute}}\n" if substitute else f"      - {person.id}\n"
                )
        file.write("\npeople:\n")
        for person in people(number):
            file.write(f"  - id: {person.id}\n    name: {person.name}\n    title: palveluneuvoja\n")
            file.write(f'    email: {person.email}\n    phone: "{person.phone}"\n')
    return target


def write_list(file: Path, number: int) -> Path:
    """A city's own list of `number` people, in CSV as a Finnish Excel saves it; returns the file."""
    rows = [f"{p.unit};{p.name};{p.phone} (ma–pe 9–15);{p.email}" for p in people(number)]
    text = "\r\n".join(("Yksikkö;Nimi;Puhelin;Sähköposti", *rows, ""))
    file.write_bytes(text.encode("cp1252"))
    return file


def write_slips(folder: Path, city: Path, number: int, slips: int, in_one_line: bool = False) -> Path:
    """A city's guide with `number` more people, each of the first `slips` with one slip; returns the folder.

    By turns a wrong phone number, a wrong e-mail address, a misspelt key and a name that is missing; `in_one_line`: all
    of the people stand in one line of their file.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(city, folder)
    (folder / "contacts").mkdir()
    (folder / "contacts.yaml").rename(folder / "contacts" / "city.yaml")
    with (folder / "contacts" / "more.yaml").open("w", encoding="utf-8") as file:
        file.write("people: [" if in_one_line else "people:\n")
        for person in people(number):
            fields = {"id": person.id, "name": person.name, "title": "palveluneuvoja"}
            fields |= {"email": person.email, "phone": f'"{person.phone}"'}
            if person.number < slips:
                _slip(fields, person.number % 4)
            pairs = [f"{key}: {value}" for key, value in fields.items()]
            file.write("{" + ", ".join(pairs) + "}, " if in_one_line else "  - " + "\n    ".join(pairs) + "\n")
        file.write("]\n" if in_one_line else "")
    return folder


def _slip(fields: dict[str, str], kind: int) -> None:
    """One of the slips that a hand makes in a record."""
    if kind == 0:
        fields["phone"] = fields["phone"].replace("0", "O", 1)
    elif kind == 1:
        fields["email"] = fields["email"].replace("@", "(at)")
    elif kind == 2:
        fields["titel"] = fields.pop("title")
    else:
        del fields["name"]


def write_cards(folder: Path, number: int) -> Path:
    """The same people for khard, a vCard 3.0 each; returns the configuration that khard is to be started with."""
    cards = folder / "cards"
    shutil.rmtree(folder, ignore_errors=True)
    cards.mkdir(parents=True)
    for person in people(number):
        lines = (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:{person.id}",
            f"FN:{person.name}",
            f"N:{person.family};{person.given};;;",
            f"ORG:{person.unit}",
            "TITLE:palveluneuvoja",
            f"EMAIL;TYPE=WORK:{person.email}",
            f"TEL;TYPE=CELL:{person.phone}",
            "END:VCARD",
        )
        (cards / f"{person.id}.vcf").write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    configuration = folder / "khard.conf"
    configuration.write_text(f"[addressbooks]\n[[city]]\npath = {cards}\n", encoding="utf-8")
    return configuration


class Happening(NamedTuple):
    """A made-up event of a year. By turns a window, an evening that is confirmed and one that a rule gives."""

    number: int
    first: date
    last: date

    @property
    def id(self) -> str:
        """The id in the guide."""
        return f"tapahtuma-{self.number:05}"

    @property
    def title(self) -> str:
        """The title; no other event has it."""
        return f"{('Haku', 'Yhdistysilta', 'Tapahtumainfo')[self.number % 3]} {self.number:05}"

    @property
    def window(self) -> bool:
        """Whether it takes more than a day."""
        return self.number % 3 == 0

    @property
    def hours(self) -> tuple[str, str]:
        """When it begins and ends, `17.00`."""
        return ("09.00", "15.00") if self.window else (f"{16 + self.number % 4}.00", f"{17 + self.number % 4}.30")

    @property
    def about(self) -> str:
        """What people are told."""
        return f"Yhdistysten asioita käsitellään yhdessä, kerta {self.number}; kahvia, puhetta ja työpajoja."

    @property
    def place(self) -> str:
        """Where it is."""
        return f"Sali {self.number % 10_000:04}"


def happenings(number: int) -> Iterator[Happening]:
    """The first `number` of the made-up events, spread over the year."""
    for index in range(number):
        start = index * len(_WEEKDAYS) // number
        last = min(start + 10, len(_WEEKDAYS) - 1) if index % 3 == 0 else start
        yield Happening(index, _WEEKDAYS[start], _WEEKDAYS[last])


def write_clock(folder: Path, city: Path, number: int) -> Path:
    """A city's guide with `number` events in place of its own; returns the file of these."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(city, folder)
    target = folder / "clock.yaml"
    with target.open("w", encoding="utf-8") as file:
        file.write("# Made up by the benchmark.\n\ntitle: Yhdistysyhteistyön vuosikello\nevents:\n")
        for event in happenings(number):
            kind = ("application", "meeting", "info")[event.number % 3]
            file.write(f"  - id: {event.id}\n    title: {event.title}\n    kind: {kind}\n")
            file.write(f"    areas: [{_AREAS[event.number % len(_AREAS)]}]\n    about: {event.about}\n")
            file.write(f"    place: {event.place}\n")
            file.writelines(f"    {line}\n" for line in _when(event))
    return target


def _when(event: Happening) -> Iterator[str]:
    """When a made-up event is, as a guide says it."""
    opens, closes = event.hours
    if event.number % 3 == 1:
        yield from ("dates:", f"  {YEAR}:", f"    from: {_day(event.first)}{YEAR} klo {opens}")
        yield f"    until: {_day(event.last)}{YEAR} klo {closes}"
        return
    yield "rule:"
    for key, day, hour in (("from", event.first, opens), ("until", event.last, closes)):
        if event.window or key == "from":
            yield f"  {key if event.window else 'on'}:"
            yield from (f"    day: {_day(day)}", f'    time: "{hour}"', "    move: next-working-day")
    if not event.window:
        yield f'  ends: "{closes}"'


def _day(day: date) -> str:
    return f"{day.day}.{day.month}."


def write_events(file: Path, number: int) -> Path:
    """The same events for yaml2ics, all in one file; returns it."""
    with file.open("w", encoding="utf-8") as opened:
        opened.write("name: Yhdistysyhteistyön vuosikello\ntimezone: Europe/Helsinki\nevents:\n")
        for event in happenings(number):
            begin, end = (f"{time.replace('.', ':')}:00" for time in event.hours)
            opened.write(f"  - summary: {event.title}\n    begin: {event.first} {begin}\n    end: {event.last} {end}\n")
            opened.write(f"    uid: {event.id}-{YEAR}-1@example.com\n    location: {event.place}\n")
            opened.write(f"    description: {event.about}\n")
    return file


class Edit:
    """Changes a number in a file, so that the file is never as it was read before."""

    def __init__(self, file: Path, after: bytes, written: str) -> None:
        self.file = file
        self.start = file.read_bytes().index(after) + len(after)
        self.written = written
        self.times = 0

    def __call__(self) -> None:
        """Edit the file once more."""
        self.times += 1
        with self.file.open("r+b") as opened:
            opened.seek(self.start)
            opened.write(self.written.format(self.times).encode())


def edit_comment(file: Path) -> Edit:
    """An edit of the comment that a file begins with."""
    return Edit(file, b"# ", "{:04}")


def edit_phone(file: Path) -> Edit:
    """An edit of one of the made-up phone numbers, to one that nobody had."""
    return Edit(file, b'phone: "040 ', "900 {:04}")


def edit_place(file: Path) -> Edit:
    """An edit of the place of the first of the made-up events."""
    return Edit(file, b"place: Sali ", "{:04}")
