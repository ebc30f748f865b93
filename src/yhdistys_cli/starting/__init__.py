"""The files of a new guide: what somebody has answered, put into commented templates. Writes nothing, knows no clock.

A template is a file of `templates/LANGUAGE/`; in it `@name@` is where a value belongs. Whatever is not known is said
to be unknown, or stands as a comment that shows how it will be written.
"""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ..municipalities import Listed
from ..records import record
from . import texts
from .texts import PROPOSALS, Said

TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")
# The template of each file of the folder that is made.
FILES = {
    "README.md": "README.md",
    "data/guide.yaml": "guide.yaml",
    "data/contacts.yaml": "contacts.yaml",
    "data/areas.yaml": "areas.yaml",
    "data/clock.yaml": "clock.yaml",
    ".github/workflows/data.yml": "data.yml",
    ".github/workflows/site.yml": "site.yml",
}
# The same line ends on every system, so that a change shows only what was changed.
ATTRIBUTES = "* text=auto eol=lf\n"
# What every program reads as text without quotes: letters, and more of them than a word for a truth (*false*) has.
_PLAIN = re.compile(r"(?=.{6})[A-Za-zÅÄÖåäö]+(?:[ -][A-Za-zÅÄÖåäö]+)*")


@record
class Answers:
    """What is known of the guide to be made. `None` or nothing: not known.

    `languages`: of the guide's texts, its own first. `areas` and `units` are names; a proposed area is its id.
    `has_clock`: whether there is an annual clock. `today` becomes the day of the last edit.
    """

    city: Listed
    languages: tuple[str, ...]
    today: date
    domain: str | None = None
    directory: str | None = None
    areas: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    has_clock: bool | None = None
    corrections: str | None = None


def slug(name: str) -> str:
    """A name as an id: small letters a–z, digits and hyphens; empty where there is no letter or digit in it."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")


def files(answers: Answers, language: str) -> dict[str, str]:
    """The text of every file of the new folder, by its path in it; comments are in `language`.

    There is no `clock.yaml` where the city has no annual clock. The schemas for editors are not among them.
    """
    values = _values(answers)
    made = {".gitattributes": ATTRIBUTES}
    for path, template in FILES.items():
        if template == "clock.yaml" and answers.has_clock is False:
            continue
        with open(os.path.join(TEMPLATES, language, template), encoding="utf-8") as file:
            made[path] = _filled(file.read(), values)
    return made


def _filled(template: str, values: Mapping[str, str]) -> str:
    return re.sub("@([a-z]+)@", lambda found: values[found[1]], template)


def _values(answers: Answers) -> dict[str, str]:
    """What stands in the place of each `@name@`."""
    city, languages = answers.city, answers.languages

    def said(text: Said) -> str:
        return _texts({language: text[language] for language in languages})

    def link(key: str, url: str | None, title: Said) -> str:
        block = f"{key}:\n  url: {_text(url or 'https://www.example.com/')}\n  title: {said(title)}"
        return block if url else _comment(block)

    domain = f"domain: {answers.domain or 'example.com'}"
    names: Said = {"fi": city.fi, "sv": city.sv, "en": city.fi}
    return {
        "name": said(texts.NAME),
        "title": texts.NAME[languages[0]],
        "city": names[languages[0]],
        "municipality": said(names),
        "code": city.code,
        "language": languages[0],
        "updated": answers.today.isoformat(),
        "introduction": said(texts.INTRODUCTION),
        "domain": domain if answers.domain else _comment(domain),
        "directory": link("directory", answers.directory, texts.DIRECTORY),
        "corrections": link("corrections", answers.corrections, texts.CORRECTIONS),
        "contacts": said(texts.CONTACTS),
        "areas": said(texts.AREAS),
        "clock": said(texts.CLOCK),
        "arealist": _areas(answers.areas, said),
        "unitlist": _units(answers.units),
    }


def _areas(areas: Sequence[str], said: Callable[[Said], str]) -> str:
    proposed = {proposal.id: proposal for proposal in PROPOSALS}
    rows = []
    for name in areas:
        known = proposed.get(name)
        rows.append(f"  - id: {_text(known.id if known else slug(name))}")
        rows.append(f"    title: {said(known.title) if known else _text(name)}")
        rows.append(f"    summary: {said(texts.SUMMARY)}")
        rows.append("    answers: unknown")
        if known:
            rows += _list("    keywords: [", known.keywords)
    return "\n".join(["areas:", *rows]) if rows else "areas: []"


def _units(units: Sequence[str]) -> str:
    rows = [
        line
        for name in units
        for line in (f"  - id: {_text(slug(name))}", f"    name: {_text(name)}", "    contacts: unknown")
    ]
    return "\n".join(["units:", *rows]) if rows else "units: []"


def _list(head: str, words: Sequence[str]) -> list[str]:
    """A list in brackets, in lines of at most a hundred characters."""
    lines = [head]
    for index, word in enumerate(words):
        item = _text(word) + ("]" if index == len(words) - 1 else ",")
        if len(lines[-1]) + len(item) + 1 > 100:
            lines.append("      ")
        lines[-1] += ("" if lines[-1].endswith(("[", "  ")) else " ") + item
    return lines


def _texts(by_language: Mapping[str, str]) -> str:
    """One text, or one for each language where they differ."""
    if len(set(by_language.values())) == 1:
        return _text(next(iter(by_language.values())))
    return "{" + ", ".join(f"{language}: {_text(text)}" for language, text in by_language.items()) + "}"


def _text(text: str) -> str:
    """A text as YAML: as it is where every program reads it as text, else in quotes."""
    if _PLAIN.fullmatch(text.removesuffix(".")) or (re.fullmatch("[a-zåäö]{3,5}", text) and text not in _TRUTHS):
        return text
    # JSON's strings are YAML's too.
    return text if re.fullmatch(r"https?://[^\s#,\[\]{}:]+", text) else json.dumps(text, ensure_ascii=False)


_TRUTHS = ("yes", "off", "true", "false", "null")


def _comment(block: str) -> str:
    return "\n".join(f"# {line}" for line in block.splitlines())
