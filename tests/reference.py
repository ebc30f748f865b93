"""The reference of fields in Finnish and Swedish, made from the models: docs/fi/kentat.md and docs/sv/falt.md."""

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from typing import Any, NamedTuple, get_args, get_origin

from yhdistys_cli.load import SECTIONS
from yhdistys_cli.models import Occurrence, Texts, YearDates
from yhdistys_cli.schema import documentation
from yhdistys_cli.validation import TEXT_KINDS, Member, members, unmarked

Say = Callable[[str], str]


class Page(NamedTuple):
    """The words of a page that are no message of the program."""

    title: str
    introduction: str
    common: str
    texts: str
    head: tuple[str, str, str, str]
    must: tuple[str, str]
    example: str
    list_of: str
    forms: dict[str, str]


PAGES = {
    "fi": Page(
        "Oppaan kentät",
        "Mitä oppaan tiedostoihin voi kirjoittaa: jokainen kenttä, tiedosto kerrallaan. Kenttien nimet ovat\n"
        "englantia, ja niiden arvot kaupungin omaa kieltä. Sama kerrotaan englanniksi sivulla [data.md](../data.md),\n"
        "jossa on myös esimerkkitiedostot. Aloita sivulta [Oman kaupungin opas](oman-kaupungin-opas.md).",
        "Mitä on monessa tiedostossa",
        "Teksti monella kielellä",
        ("Kenttä", "Pakollinen", "Muoto", "Mitä se on"),
        ("kyllä", "ei"),
        "Esim.",
        "luettelo: {form}",
        {
            "answers": "luettelo tunnuksia tai sana",
            "contact": "tunnus tai merkintä",
            "forum": "nimi tai merkintä",
            "dates": "vuodet",
            "ids": "tunnus tai luettelo tunnuksia",
            "seasons": "vuodenaika tai luettelo vuodenaikoja",
            "rules": "merkintä tai luettelo merkintöjä",
            "record": "merkintä",
            "line": "yksi rivi",
            "prose": "teksti",
            "text": "teksti",
            "id": "tunnus",
            "date": "päivä",
            "first-day": "vuosi tai päivä",
            "last-day": "vuosi tai päivä",
            "moment": "päivä ja kellonaika",
            "time": "kellonaika",
            "day-of-year": "vuoden päivä",
            "municipality-code": "kolme numeroa",
            "email": "sähköpostiosoite",
            "phone": "puhelinnumero",
            "url": "verkko-osoite",
            "site-url": "kansion verkko-osoite",
            "time-zone": "aikavyöhyke",
            "domain": "verkkotunnus",
            "colour": "väri",
            "flag": "`true` tai `false`",
            "number": "luku",
        },
    ),
    "sv": Page(
        "Guidens fält",
        "Vad som kan skrivas i guidens filer: varje fält, en fil i taget. Fältens namn är på engelska, och deras\n"
        "värden på stadens eget språk. Samma sak berättas på engelska på sidan [data.md](../data.md), där det\n"
        "också finns filer som exempel. Börja med sidan [Den egna kommunens guide](egen-guide.md).",
        "Det som finns i flera filer",
        "Text på flera språk",
        ("Fält", "Måste finnas", "Form", "Vad det är"),
        ("ja", "nej"),
        "T.ex.",
        "lista: {form}",
        {
            "answers": "en lista med beteckningar eller ett ord",
            "contact": "en beteckning eller en post",
            "forum": "ett namn eller en post",
            "dates": "år",
            "ids": "en beteckning eller en lista med beteckningar",
            "seasons": "en årstid eller en lista med årstider",
            "rules": "en post eller en lista med poster",
            "record": "en post",
            "line": "en rad",
            "prose": "text",
            "text": "text",
            "id": "beteckning",
            "date": "dag",
            "first-day": "år eller dag",
            "last-day": "år eller dag",
            "moment": "dag och klockslag",
            "time": "klockslag",
            "day-of-year": "en dag varje år",
            "municipality-code": "tre siffror",
            "email": "e-postadress",
            "phone": "telefonnummer",
            "url": "webbadress",
            "site-url": "webbadress till en mapp",
            "time-zone": "tidszon",
            "domain": "domännamn",
            "colour": "färg",
            "flag": "`true` eller `false`",
            "number": "tal",
        },
    ),
}


def page(language: str, say: Say) -> str:
    """The page in a language; `say` translates what the docstrings of the models say."""
    words = PAGES[language]
    lines = [f"# {words.title}", "", words.introduction, ""]
    found = list(_models())
    files: dict[Any, set[str]] = {}
    for file, _names, model in found:
        files.setdefault(model, set()).add(file)
    common = {model for model, where in files.items() if len(where) > 1}
    told: set[Any] = set()
    for heading, own in ((f"## {words.common}", common), *((f"## `{s.name}.yaml`", set[Any]()) for s in SECTIONS)):
        lines += [heading, ""]
        for file, names, model in found:
            here = model in own if own else f"## `{file}.yaml`" == heading and model not in common
            if here and model not in told:
                told.add(model)
                if names:
                    every = dict.fromkeys(n[-1] for _file, n, other in found if other is model and n)
                    title = words.texts if model is Texts else ", ".join(f"`{name}`" for name in every)
                    lines += [f"### {title}", ""]
                lines += _table(model, words, say)
    return "\n".join(lines).rstrip() + "\n"


def _models() -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Every record of the models: its file, the names of the fields that lead to it, and its class."""
    for section in SECTIONS:
        waiting: list[tuple[tuple[str, ...], Any]] = [((), section.model)]
        while waiting:
            names, model = waiting.pop(0)
            yield section.name, names, model
            waiting += [((*names, m.name), inner) for m in members(model) for inner in _inner(m) if len(names) < 5]


def _inner(member: Member) -> Iterator[Any]:
    """The records that a field may hold."""
    if member.kind is not None and member.kind.name == "dates":
        yield from (YearDates, Occurrence)
        return
    options = [member.annotation, *get_args(member.annotation)]
    for option in options:
        bare = unmarked(option)[0]
        for one in (bare, *get_args(bare)):
            if isinstance(one, type) and is_dataclass(one) and one.__name__ not in ("Moment", "DayOfYear"):
                yield one


def _table(model: Any, words: Page, say: Say) -> list[str]:
    known = documentation()[model.__name__]
    lines = [say(known.text), "", f"| {' | '.join(words.head)} |", "| --- | --- | --- | --- |"]
    for member in members(model):
        field = known.fields[member.name]
        kind = member.kind.name if member.kind else ""
        examples = field.examples or (TEXT_KINDS[kind].examples if kind in TEXT_KINDS else ())
        shown = f" {words.example} {', '.join(map(_value, examples[:2]))}" if examples else ""
        must = words.must[0] if member.required else words.must[1]
        form = _form(member.annotation, member.kind, words)
        lines.append(f"| `{member.name}` | {must} | {form} | {say(field.text)}{shown} |")
    return [*lines, ""]


def _value(value: Any) -> str:
    """A value as it stands in the data."""
    if isinstance(value, list):
        return f"`[{', '.join(map(str, value))}]`"
    return f'`"{value}"`' if isinstance(value, str) and value.isdigit() else f"`{value}`"


def _form(annotation: Any, kind: Any, words: Page) -> str:
    """What a field holds, in a word or two."""
    if kind is not None and kind.name != "word":
        known = TEXT_KINDS.get(kind.name)
        # What is no kind of text is a record, if the page has no word of its own for it.
        name = "number" if known and known.span else kind.name
        return words.forms[name] if known else words.forms.get(name, words.forms["record"])
    if get_origin(annotation) is tuple:
        return words.list_of.format(form=_form(*unmarked(get_args(annotation)[0]), words))
    choices = [f"`{word}`" for word in get_args(annotation) if isinstance(word, str)]
    if choices:
        return ", ".join(choices)
    return words.forms["number" if annotation is int else "date" if annotation.__name__ == "date" else "record"]
