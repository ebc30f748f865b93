"""Guides of made-up people, as many as Finland has municipalities, from the smallest to a city's.

Places are real, from the list of municipalities; people, units, areas and events are made up. The same number gives the
same bytes. The files are written by PyYAML, as a person would indent them.

`python -m bench.towns FOLDER` writes the largest.
"""

import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from yhdistys_cli.municipalities import Listed, by_code
from yhdistys_cli.starting import slug

TODAY = date(2026, 11, 24)
# The largest has so many people, areas and events, the smallest so many.
LARGEST, SMALLEST = (300, 12, 60), (5, 1, 5)
# Coprime with how many municipalities and names there are, so that sizes and names come in no order.
_STEP = 131

_GIVEN = (
    *("Aino", "Eino", "Helmi", "Väinö", "Lyyli", "Toivo", "Saimi", "Onni", "Tyyne", "Urho", "Hilja", "Arvo", "Martta"),
    *("Viljo", "Siiri", "Reino", "Elsa", "Yrjö", "Ilona", "Kalevi", "Sylvi", "Oiva", "Rauha", "Taavi", "Vieno"),
    *("Anna-Liisa", "Juha-Pekka", "Tuomas", "Maarit", "Pirkko", "Heikki", "Jukka", "Riitta", "Åke", "Birgitta"),
    *("Gunnel", "Sven-Erik", "Ulla-Maija", "Terhi", "Jarkko", "Outi", "Petri", "Minna", "Sirpa", "Kimmo", "Ritva"),
    *("Hannele", "Seppo", "Marja"),
)
_FAMILY = (
    *("Korhonen", "Virtanen", "Mäkinen", "Nieminen", "Mäkelä", "Hämäläinen", "Laine", "Heikkinen", "Koskinen"),
    *("Järvinen", "Lehtonen", "Lehtinen", "Saarinen", "Salminen", "Heinonen", "Niemi", "Heikkilä", "Kinnunen"),
    *("Salonen", "Turunen", "Mattila", "Rantanen", "Karjalainen", "Jokinen", "Savolainen", "Lahtinen", "Ahonen"),
    *("Leppänen", "Laitinen", "Aalto", "Kallio", "Ojala", "Hakala", "Pulkkinen", "Kettunen", "Virta", "Lindholm"),
    *("Nyström", "Sjöblom", "Eklund", "von Essen", "Ranta-aho", "Ala-Mikkula", "Pitkäranta", "Hirvikoski", "Suo"),
    *("Tuominen", "Sundqvist", "Manninen", "Kangas", "Harju", "Pelto", "Kauppi", "Ruohonen", "Vainio", "Björkman"),
    *("Tikka", "Luukkonen"),
)
# Fields that a municipality has, each in two languages with other words by which people look for it.
_FIELDS = (
    ("Kulttuuri", "Kultur", ("taide", "teatteri", "musiikki", "konst")),
    ("Nuoriso", "Ungdoms", ("nuoret", "nuorten", "harrastus", "unga")),
    ("Liikunta", "Idrotts", ("urheilu", "seurat", "liikuntapaikat", "sport")),
    ("Kirjasto", "Biblioteks", ("kirjat", "lukeminen", "lukupiiri", "böcker")),
    ("Museo", "Musei", ("kotiseutu", "perinne", "näyttelyt", "hembygd")),
    ("Vanhus", "Äldre", ("ikäihmiset", "eläkeläiset", "seniorit", "pensionärer")),
    ("Perhe", "Familje", ("lapset", "vanhemmat", "varhaiskasvatus", "barn")),
    ("Ympäristö", "Miljö", ("luonto", "puistot", "talkoot", "natur")),
    ("Tila", "Lokal", ("tilavaraus", "kokoustilat", "salivuorot", "bokning")),
    ("Tapahtuma", "Evenemangs", ("tilaisuudet", "luvat", "markkinat", "marknad")),
    ("Viestintä", "Kommunikations", ("tiedotus", "verkkosivut", "uutiskirje", "information")),
    ("Osallisuus", "Delaktighets", ("vaikuttaminen", "asukasraati", "kuuleminen", "inflytande")),
    ("Maahanmuutto", "Invandrar", ("kotoutuminen", "kielikahvila", "monikulttuurisuus", "integration")),
    ("Matkailu", "Turism", ("opastus", "leirintä", "retkeily", "resor")),
    ("Elinkeino", "Närings", ("yritykset", "työllisyys", "palkkatuki", "företag")),
    ("Opisto", "Institut", ("kurssit", "kansalaisopisto", "koulutus", "kurser")),
    ("Hyvinvointi", "Välfärds", ("terveys", "ehkäisevä työ", "järjestöt", "hälsa")),
    ("Kylä", "By", ("kyläyhdistykset", "kylätalot", "maaseutu", "landsbygd")),
)
_BRANCHES = (
    *(("palvelut", "tjänster"), ("neuvonta", "rådgivning"), ("yhteistyö", "samarbete"), ("toimisto", "byrå")),
    ("keskus", "central"),
)
_AREAS = (
    ("Avustukset", "Understöd", ("avustus", "hakemus", "vuosiavustus", "bidrag")),
    ("Tapahtumayhteistyö", "Evenemangssamarbete", ("tapahtuma", "luvat", "tapahtumainfo", "evenemang")),
    ("Tilayhteistyö", "Lokalsamarbete", ("tilat", "vakiovuoro", "varaus", "lokaler")),
    ("Viestintä", "Kommunikation", ("tiedotus", "kanavat", "näkyvyys", "information")),
    ("Nuorisotyö", "Ungdomsarbete", ("nuoret", "leirit", "nuorisoseurat", "ungdom")),
    ("Seuratoiminta", "Föreningsidrott", ("urheiluseurat", "ohjaajat", "kilpailut", "idrott")),
    ("Kylätoiminta", "Byaverksamhet", ("kylät", "kylätalo", "kyläyhdistys", "byar")),
    ("Vapaaehtoistyö", "Frivilligarbete", ("talkootyö", "vapaaehtoiset", "koulutus", "frivilliga")),
    ("Ikäihmisten toiminta", "Äldres verksamhet", ("eläkeläiset", "vanhusneuvosto", "kerhot", "äldre")),
    ("Vammaisyhteistyö", "Handikappsamarbete", ("esteettömyys", "vammaisneuvosto", "tukihenkilö", "tillgänglighet")),
    ("Kansainvälisyys", "Internationell verksamhet", ("ystävyyskunta", "kielet", "vierailut", "vänort")),
    ("Kulttuuriyhteistyö", "Kultursamarbete", ("kuorot", "näyttämöt", "kotiseututyö", "kultur")),
)
_KINDS = (
    *(("application", "haku", "ansökan"), ("meeting", "ilta", "kväll"), ("info", "info", "info")),
    *(("decision", "päätös", "beslut"), ("planning", "suunnittelu", "planering")),
)
_BOARDS = (
    ("Yhteisen illan huoneentaulu", "Hustavla för kvällen"),
    ("Yhteyshenkilön huoneentaulu", "Kontaktpersonens hustavla"),
    ("Työryhmien huoneentaulu", "Arbetsgruppernas hustavla"),
)
# Municipalities whose language is Swedish alone: those of Åland.
_ALAND = (
    *("035", "043", "060", "062", "065", "076", "170", "295", "318", "417", "438", "478", "736", "766", "771"),
    "941",
)


class Town(NamedTuple):
    """A municipality and how much its guide has."""

    place: Listed
    people: int
    areas: int
    events: int

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the guide's texts, its own first."""
        if self.place.code in _ALAND:
            return ("sv",)
        return ("fi",) if self.place.fi == self.place.sv else ("fi", "sv")


def towns() -> Iterator[Town]:
    """Every municipality of Finland; many are small, and one is as large as the largest."""
    places = list(by_code().values())
    last = len(places) - 1
    for index, place in enumerate(places):
        share = index * _STEP % len(places) / last
        people, areas, events = (
            round(least * (most / least) ** share) for least, most in zip(SMALLEST, LARGEST, strict=True)
        )
        yield Town(place, people, areas, events)


def largest(code: str = "398") -> Town:
    """A guide as large as the largest, of this municipality."""
    return Town(by_code()[code], *LARGEST)


def write_town(folder: Path, town: Town) -> Path:
    """The files of a town's guide, in a folder made anew; returns the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in (
        ("guide", _guide(town)),
        ("contacts", {"units": list(units(town)), "people": list(people(town))}),
        ("areas", {"areas": list(areas(town))}),
        ("checklists", {"checklists": list(_boards(town))}),
        ("clock", {"title": _text(town, "Vuosikello", "Årsklocka"), "events": list(_events(town))}),
    ):
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
        (folder / f"{name}.yaml").write_text(f"# Made up by the benchmark.\n\n{text}", encoding="utf-8")
    return folder


def _text(town: Town, fi: str, sv: str) -> Any:
    """A text in the languages of a town."""
    said = {"fi": fi, "sv": sv}
    return said[town.languages[0]] if len(town.languages) == 1 else {one: said[one] for one in town.languages}


def _guide(town: Town) -> dict[str, Any]:
    place = town.place
    host = slug(place.fi)
    return {
        "name": _text(town, "Yhdistysopas", "Föreningsguide"),
        "municipality": {"name": _text(town, place.fi, place.sv), "code": place.code},
        "language": town.languages[0],
        "updated": TODAY.isoformat(),
        "introduction": _text(
            town,
            f"Tässä oppaassa kerrotaan, kuka kunnassa {place.fi} vastaa yhdistyksille ja milloin mitäkin haetaan.",
            f"Guiden berättar vem som i {place.sv} svarar föreningar och när man ansöker om vad.",
        ),
        "roles": {
            "title": _text(town, "Roolit ja vastuut", "Roller och ansvar"),
            "items": [
                _text(town, "Jokaisella yksiköllä on yhteyshenkilö.", "Varje enhet har en kontaktperson."),
                _text(
                    town, "Yhdistykset suunnittelevat illat yhdessä.", "Föreningarna planerar kvällarna tillsammans."
                ),
            ],
        },
        "directory": {"url": f"https://{host}.example.com/", "title": _text(town, "Yhteystiedot", "Kontaktuppgifter")},
        "site": {
            "url": f"https://{host}.example.com/opas/",
            "languages": list(town.languages),
            "accessibility": {"status": "partial", "assessed": TODAY.isoformat(), "email": "palaute@example.com"},
        },
    }


def units(town: Town) -> Iterator[dict[str, Any]]:
    """A unit for three people and some, named by its field and branch; the last ones by a number too."""
    number = max(2, town.people * 3 // 10)
    every = [person["id"] for person in people(town)]
    for index in range(number):
        branch, field = divmod(index, len(_FIELDS))
        fi, sv, keywords = _FIELDS[field]
        own_fi, own_sv = _BRANCHES[branch % len(_BRANCHES)]
        again = f" {branch // len(_BRANCHES) + 1}" if branch >= len(_BRANCHES) else ""
        name = f"{fi}{own_fi}{again}"
        yield {
            "id": slug(name),
            "name": _text(town, name, f"{sv}{own_sv}{again}"),
            "aliases": [f"{fi.lower()}asiat{again}", f"{sv.lower()}{own_sv}{again}"],
            "keywords": [fi.lower(), *keywords, f"{fi.lower()}yhdistykset"],
            "contacts": [
                every[index],
                *({"person": one, "role": "substitute"} for one in every[index + number :: number]),
            ],
            **({"address": f"Kirkkokatu {index + 1}", "hours": "ma–pe klo 9–15"} if index % 4 == 0 else {}),
        }


def people(town: Town) -> Iterator[dict[str, Any]]:
    """Its people, of whom no two have the same name."""
    start = int(town.place.code)
    every = len(_GIVEN) * len(_FAMILY)
    for index in range(town.people):
        family, given = divmod((start + index * _STEP) % every, len(_GIVEN))
        name = f"{_GIVEN[given]} {_FAMILY[family]}"
        titles = (("palveluneuvoja", "servicerådgivare"), ("koordinaattori", "koordinator"), ("johtaja", "chef"))
        yield {
            "id": slug(name),
            "name": name,
            **({"family": _FAMILY[family]} if " " in _FAMILY[family] else {}),
            "title": _text(town, *titles[index % len(titles)]),
            "email": f"{slug(name)}@example.com",
            "phone": f"040 {town.place.code} {index:04}",
        }


def areas(town: Town) -> Iterator[dict[str, Any]]:
    """Its areas, each with some of its units that answer."""
    every = [unit["id"] for unit in units(town)]
    for index, (fi, sv, keywords) in enumerate(_AREAS[: town.areas]):
        yield {
            "id": slug(fi),
            "title": _text(town, fi, sv),
            "summary": _text(
                town,
                f"{fi} kuuluu koko kunnalle. Asioista sovitaan työryhmässä, ja jokainen yhdistys on tervetullut.",
                f"{sv} hör till hela kommunen. Arbetsgruppen kommer överens, och alla föreningar är välkomna.",
            ),
            "answers": every[index :: len(_AREAS)][:4] or "each-unit",
            "aliases": [f"{fi.split()[0].lower()}ryhmä"],
            "keywords": list(keywords),
            "working_group": _text(town, f"{fi}: työryhmä", f"{sv}: arbetsgrupp"),
        }


def _boards(town: Town) -> Iterator[dict[str, Any]]:
    for number, (fi, sv) in enumerate(_BOARDS):
        yield {
            "id": slug(fi),
            "title": _text(town, fi, sv),
            "ordered": number % 2 == 0,
            "items": [
                _text(town, "Aloitetaan yhdessä ja ajallaan", "Vi börjar tillsammans och i tid"),
                _text(town, "Jokainen saa puhua", "Var och en får tala"),
                _text(town, "Sovitaan, kuka tekee ja mihin mennessä", "Vi kommer överens om vem som gör vad och när"),
            ],
        }


def _events(town: Town) -> Iterator[dict[str, Any]]:
    """By turns a window that a rule gives, an evening with its day, one of which only the month is known."""
    start = int(town.place.code)
    for index in range(town.events):
        fi, sv, keywords = _AREAS[index % town.areas]
        kind, own_fi, own_sv = _KINDS[index % len(_KINDS)]
        again = index // len(_KINDS) + 1
        title = f"{fi}: {own_fi} {again}"
        day = date(2027, 1, 4) + timedelta(days=(start + index * 6) % 350)
        yield {
            "id": f"{slug(fi)}-{slug(own_fi)}-{index + 1}",
            "title": _text(town, title, f"{sv}: {own_sv} {again}"),
            "kind": kind,
            "areas": [slug(fi)],
            "about": _text(town, "Kerrotaan, mitä tarvitaan ja kuka auttaa.", "Här berättas vad som behövs."),
            **_dates(kind, index, day),
            "keywords": list(keywords[:2]),
        }


def _dates(kind: str, index: int, day: date) -> dict[str, Any]:
    if kind == "application":
        last = day + timedelta(days=21)
        move = "next-working-day"
        return {
            "rule": {
                "from": {"day": f"{day.day}.{day.month}.", "move": move},
                "until": {"day": f"{last.day}.{last.month}.", "time": "15.00", "move": move},
            }
        }
    if kind == "meeting" or index % 7 == 0:
        written = f"{day.day}.{day.month}.{day.year}"
        return {
            "dates": {
                day.year: {"from": f"{written} klo 17.00", "until": f"{written} klo 19.30", "place": "Valtuustosali"}
            }
        }
    return {"rule": {"month": day.month}}


if __name__ == "__main__":
    write_town(Path(sys.argv[1]), largest())
