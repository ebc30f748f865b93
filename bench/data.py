"""What is asked: a guide with as many more contacts as wanted, and the same people as cards for khard.

The people are made up; each has an e-mail address and a phone number. The same number gives the same bytes.
"""

import shutil
from collections.abc import Iterator
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


def write_guide(folder: Path, city: Path, number: int) -> Path:
    """A city's guide with `number` more contacts; returns the file of these, which begins with a comment."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(city, folder)
    (folder / "contacts").mkdir()
    (folder / "contacts.yaml").rename(folder / "contacts" / "city.yaml")
    target = folder / "contacts" / "more.yaml"
    with target.open("w", encoding="utf-8") as file:
        file.write("# Made up by the benchmark.\n\nunits:\n")
        for unit, team in groupby(people(number), key=lambda person: person.unit):
            file.write(f"  - id: {unit.lower().replace(' ', '-')}\n    name: {unit}\n    contacts:\n")
            file.writelines(f"      - {person.id}\n" for person in team)
        file.write("\npeople:\n")
        for person in people(number):
            file.write(f"  - id: {person.id}\n    name: {person.name}\n    title: palveluneuvoja\n")
            file.write(f'    email: {person.email}\n    phone: "{person.phone}"\n')
    return target


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
