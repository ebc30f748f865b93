"""Renews the catalogues and the documents made from the program: `python -m tests.generate`, part of `make accept`.

`stale()` says what would change; a test holds it empty.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_origin

import click
import pytest
import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from rich.console import Console
from rich.text import Text

from yhdistys_cli import models
from yhdistys_cli.cli.table import COMMANDS
from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.problems import explained, explained_markdown, sentences
from yhdistys_cli.formats.prose.escaping import escape
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import SECTIONS, load
from yhdistys_cli.load import calendar as calendar_of
from yhdistys_cli.schema import documentation, schema
from yhdistys_cli.validation import TEXT_KINDS, members, unmarked
from yhdistys_cli.views.clock import EVERYTHING, clock, years
from yhdistys_cli.views.contacts import contacts
from yhdistys_cli.views.explain import Explanation, explanation
from yhdistys_cli.views.problems import Location
from yhdistys_cli.words import Words

from . import reference
from .conftest import BROKEN
from .processes import program
from .test_broken import RECIPES, found

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "yhdistys_cli"
LOCALE = SOURCE / "locale"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
# What hardly any answer says: the modules whose words are read apart.
CHECKING = {
    "formats/changes/dates.py",
    "schema.py",
    "formats/problems/explained.py",
    "formats/problems/explanations.py",
    "formats/problems/syntax_advice.py",
    "formats/problems/sentences.py",
    "formats/problems/gaps.py",
    "formats/wording/news.py",
    "formats/wording/news_of_dates.py",
    "formats/wording/news_of_others.py",
    "cli/since.py",
    "cli/init/questions.py",
    "cli/init/dialogue.py",
    "cli/meant.py",
    "cli/commands/add.py",
    "cli/commands/away.py",
    "cli/commands/checked.py",
    "cli/commands/remove.py",
    "cli/commands/replace.py",
    "cli/commands/set.py",
    "formats/changes/fields.py",
    "formats/changes/reasons.py",
    "formats/changes/records.py",
    "formats/changes/terms.py",
    # Pages are no quick answers.
    "formats/html/clock.py",
    "formats/html/parts.py",
    "formats/html/rows.py",
    "formats/html/site/__init__.py",
    "formats/html/site/finding.py",
    "formats/html/site/frame.py",
    "formats/html/site/front.py",
    "formats/html/site/index.py",
    "formats/html/site/information.py",
    "formats/html/site/feeds.py",
    "cli/commands/serve.py",
    "cli/commands/site.py",
}
GALLERY_LANGUAGES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
# The headings above the codes in `diagnostics`, in the three languages.
GROUPS = {
    "the folder and its files": "Kansio ja sen tiedostot · Mappen och dess filer · The folder and its files",
    "the text": "Tiedoston teksti · Texten i filen · The text of a file",
    "one record": "Yksi merkintä · En post · One record",
    "several records": "Monta merkintää yhdessä · Flera poster tillsammans · Several records together",
    "the words": "Sanat ja kielet · Ord och språk · Words and languages",
    "the years": "Vuodet · Åren · The years",
    "what `plan` finds": "Mitä `plan` löytää · Vad `plan` hittar · What `plan` finds",
}

# The day of the pictures; it is that of the README's answers.
PICTURED = "2026-11-24"

# What docs/data.md calls a kind that is no text, or a model, where it has not its own name.
KINDS = {
    **{name: kind.called for name, kind in TEXT_KINDS.items() if kind.called},
    "contact": "term",
    "event": "record",
    "seasons": "season, or list of seasons",
    "forum": "forum",
    "local-holiday": "record",
    "ids": "id, or list of ids",
    "rules": "record, or list of records",
    "answers": "list of ids, or a word",
    "dates": "years",
    "rule": "record",
    "point": "record",
    "Listing": "titled list",
    "Link": "link",
    "Fact": "fact",
    "date": "date",
    "int": "number",
}


class PlainCatalog(Catalog):
    """A catalogue whose header does not say which version of Babel wrote it: any of them makes the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [header for header in super().mime_headers if header[0] != "Generated-By"]

    @mime_headers.setter
    def mime_headers(self, headers: list[tuple[str, str]]) -> None:
        self._set_mime_headers(headers)


@cache
def _ours() -> list[tuple[str, Any, list[str]]]:
    """What our modules say: the module, the message or its two forms, the comments for translators."""
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    return [(file.replace(os.sep, "/"), message, comments) for file, _line, message, comments, _context in found]


@cache
def template() -> Catalog:
    """Every message id of ours and of Click's that a user can meet, sorted, without places (they flap)."""
    catalog = Catalog(domain="yhdistys", project="yhdistys", fuzzy=False)
    for _file, message, comments in _ours():
        catalog.add(message, auto_comments=comments)
    for message in _docstrings():
        catalog.add(message)
    for known in _libraries():
        catalog.add(known.id, auto_comments=known.auto_comments)
    return catalog


def _docstrings() -> Iterator[str]:
    """What the docstrings of the models say to users."""
    for known in documentation().values():
        yield known.text
        yield from (field.text for field in known.fields.values())


@cache
def _libraries() -> Catalog:
    """The message ids of Click and Typer."""
    catalog = Catalog()
    libraries = [*Path(click.__file__).parent.glob("*.py"), Path(typer.__file__).with_name("core.py")]
    for file in sorted(libraries, key=lambda file: file.name):
        for _line, message, comments, _context in extract_from_file("python", file, keywords=KEYWORDS):
            catalog.add(message, auto_comments=comments)
    catalog.add("Try '{command} {option}' for help.")
    return catalog


def halves(po: bytes, later: set[str]) -> tuple[bytes, bytes]:
    """A catalogue as two .mo files: what answers say, and what is said only when data is checked."""
    made = []
    for second in (False, True):
        catalog = read_po(BytesIO(po), domain="yhdistys")
        catalog.__class__ = PlainCatalog
        for message in list(catalog):
            key = message.id if isinstance(message.id, str) else message.id[0]
            if key and (key in later) != second:
                catalog.delete(message.id)
        mo = BytesIO()
        write_mo(mo, catalog)
        made.append(mo.getvalue())
    return made[0], made[1]


@cache
def checking() -> set[str]:
    """The message ids that only those modules say which no answer needs; they have an .mo of their own."""
    ours = [(file, message if isinstance(message, str) else message[0]) for file, message, _comments in _ours()]
    libraries = {message.id if isinstance(message.id, str) else message.id[0] for message in _libraries() if message.id}
    later = {m for file, m in ours if file in CHECKING} | set(_docstrings())
    return later - {m for file, m in ours if file not in CHECKING} - libraries


def catalogue(language: str, fresh: Catalog) -> tuple[bytes, bytes]:
    """The .po of a language, and an .mo of all of it: what is translated, for exactly the messages that there are."""
    path = LOCALE / language / "LC_MESSAGES" / "yhdistys.po"
    before = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=language, domain="yhdistys")
    # A new catalogue: its header has no date of making and no names, so that the same words are the same bytes.
    catalog = PlainCatalog(locale=language, domain="yhdistys", project="yhdistys", version="", fuzzy=False)
    catalog.header_comment = f"# yhdistys in {language}; make accept sorts and completes this file."
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    for message in fresh:
        if message.id:
            known = before.get(message.id)
            text = known.string if known else ""
            if language == "en" and not (any(text) if isinstance(text, tuple) else text):
                text = message.id
            catalog.add(message.id, text, flags=message.flags, auto_comments=message.auto_comments)
    po, mo = BytesIO(), BytesIO()
    write_po(po, catalog, no_location=True, sort_output=True, width=110)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


def commands_page() -> str:
    """docs/commands.md: the help of every command, as the program prints it."""
    parts = ["# Commands", "", "Made from the program by `make accept`.", ""]
    help_of = [[], *([command.name] for command in COMMANDS)]
    for words in help_of:
        text = _run([*words, "--help"])
        parts += [f"## {' '.join(['yhdistys', *words])}", "", "```", text.rstrip(), "```", ""]
    return "\n".join(parts)


def data_page(mo: bytes) -> str:
    """docs/data.md with its tables of fields renewed, from the bytes of the English catalogue; the rest stays."""
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    say = GNUTranslations(BytesIO(mo)).gettext

    def renewed(found: re.Match[str]) -> str:
        model, known = getattr(models, found[2]), documentation()[found[2]]
        rows = [
            f"| `{m.name}` | {'yes' if m.required else 'no'} | {_form(m.annotation, m.kind)} "
            f"| {say(known.fields[m.name].text)} |\n"
            for m in members(model)
        ]
        return "".join([found[1], "| Field | Must | Form | What it is |\n| --- | --- | --- | --- |\n", *rows])

    table = r"(<!-- (\w+) -->\n(?:(?!<!--|\|).*\n)*?)\| Field \|.*\n(?:\|.*\n)+"
    return re.sub(table, renewed, page)


def _form(annotation: Any, kind: Any) -> str:
    """What a field holds, in a word or two."""
    if kind is not None and kind.name != "word":
        return KINDS.get(kind.name, str(kind.name))
    if get_origin(annotation) is tuple:
        form = _form(*unmarked(get_args(annotation)[0]))
        return f"list of {form}" + ("" if form.endswith("`") else "s")
    words = [f"`{word}`" for word in get_args(annotation)]
    return ", ".join(words) or KINDS.get(str(annotation.__name__), "record")


def schemas(mo: bytes) -> dict[Path, bytes]:
    """The schemas for editors, as `yhdistys schema -o schema` writes them, from the bytes of the Finnish catalogue."""
    say: Callable[[str], str] = GNUTranslations(BytesIO(mo)).gettext
    return {
        ROOT / "schema" / f"{section.name}.json": (
            json.dumps(schema(section.name, section.model, say), ensure_ascii=False, indent=2) + "\n"
        ).encode()
        for section in SECTIONS
    }


class _Fresh(Words):
    """The words of a catalogue that may not be written yet."""

    def __init__(self, language: str, mo: bytes) -> None:
        super().__init__(language)
        self.catalogue = GNUTranslations(BytesIO(mo))

    def gettext(self, message: str) -> str:
        return self.catalogue.gettext(message)


def made_examples() -> dict[str, Any]:
    """src/yhdistys_cli/examples.json: of every code the first problem that its folder, or else its recipe, has."""
    made: dict[str, Any] = {}
    for code in CODES:
        folder = BROKEN / code
        if folder.is_dir():
            made |= _example(code, folder)
        elif recipe := next((recipe for known, recipe in RECIPES if known == code), None):
            with TemporaryDirectory() as temporary, pytest.MonkeyPatch.context() as patch:
                path, _expected = recipe(Path(temporary), patch)
                made |= _example(code, path)
    return made


def _example(code: str, folder: Path) -> dict[str, Any]:
    """The first problem with this code that shows all; its folder is called `data`, as everybody's is."""
    own = [problem for problem in found(str(folder)).problems if problem.diagnostic.code == code]

    def spot(at: Location) -> dict[str, Any]:
        file = Path("data", os.path.relpath(at.file, folder))
        shape: dict[str, Any] = {name: getattr(at, name) for name in Location.__match_args__}
        return shape | {"file": file.as_posix()}

    if not own:
        return {}
    # With a suggestion there may be no list of what is allowed; what to do in general is to be said as well. And the
    # folders have lines in wide letters too, to try the marks; the gallery shows what somebody in Finland writes.
    needed = {name.strip("{}") for name in placeholders(sentences.SENTENCES[code][1])}
    first = min(
        own,
        key=lambda problem: (
            not needed <= set(problem.diagnostic.params),
            any(character > "\u2100" for character in problem.spot.text),
        ),
    )
    return {
        code: {
            "on": first.diagnostic.on,
            "params": {key: value.replace(str(folder), "data") for key, value in first.diagnostic.params.items()},
            "spot": spot(first.spot),
            "related": [spot(related) for related in first.related],
            "fixable": any(problem.diagnostic.fix is not None for problem in own),
        }
    }


def groups() -> list[tuple[str, list[str]]]:
    """The codes as `diagnostics` groups them, under the headings of the page."""
    table = (SOURCE / "diagnostics.py").read_text(encoding="utf-8").partition("CODES: ")[2].partition("\n}")[0]
    parts = re.split(r"^    # (.+)$", table, flags=re.MULTILINE)[1:]
    return [
        (GROUPS[name], re.findall(r'^    "([a-z0-9-]+)":', codes, re.MULTILINE))
        for name, codes in zip(parts[::2], parts[1::2], strict=True)
    ]


def problems_page(catalogues: dict[str, bytes], examples: dict[str, Any]) -> str:
    """docs/problems.md, the gallery: every code with an example, and what, why and how in three languages."""
    speaking = [(title, _Fresh(language, catalogues[language])) for language, title in GALLERY_LANGUAGES.items()]
    finnish = speaking[0][1]
    page = [(ROOT / "tests" / "gallery.md").read_text(encoding="utf-8").rstrip(), ""]
    for title, words in speaking:
        page += [f"**{title}.**", "", *(f"- {escape(words.gettext(text))}" for text in explained.MEANING.values()), ""]
    known = {code: explanation(code, examples[code]) for code in CODES if code in examples}
    for heading, codes in groups():
        page += [f"## {heading}", "", "| | | |", "| --- | --- | --- |"]
        for code in codes:
            severity = " · ".join(words.gettext(sentences.SEVERITIES[CODES[code]]) for _title, words in speaking)
            wrong = escape(explained.what(known[code], finnish)) if code in known else ""
            page.append(f"| [`{code}`](#{code}) | {severity} | {wrong} |")
        page.append("")
        for code in codes:
            if code in known:
                page += _gallery(known[code], speaking)
    return "\n".join(page)


def _gallery(view: Explanation, speaking: Sequence[tuple[str, Words]]) -> list[str]:
    """A code's part of the page."""
    page = [f"### `{view.code}`", "", explained_markdown.example(view, speaking[0][1]), ""]
    for title, words in speaking:
        _ = words.gettext
        possible = sentences.reasons(view.code, words)
        reasons = [_("The reason may be:"), "", *(f"- {escape(text)}" for text in possible), ""]
        page += [
            f"**{title}.** {escape(explained.what(view, words))}",
            f"*{_('Why it matters')}:* {escape(explained.why(view, words))}",
            f"*{_('What to do')}:* {' '.join(map(escape, explained.how(view, words)))}",
            "",
            *(reasons if possible else ()),
        ]
    return page


def pictures() -> dict[Path, bytes]:
    """docs/pictures: a year and an answer on a terminal, as the program makes them on the day of the README."""
    folder = ROOT / "docs" / "pictures"
    asked = ["contacts", "--area", "nuoriso"]
    guide = load(str(ROOT / "data"))
    assert guide.guide is not None
    today = datetime.fromisoformat(PICTURED).date()
    calendar = calendar_of(guide.guide, [2026, *years(today, 2027, EVERYTHING)], "")
    year = write(clock(guide.guide, calendar, today, 2027), "clock", "svg", Page(Words("fi")))
    view = contacts(guide.guide, today, area="nuoriso", calendar=calendar)
    painted = str(write(view, "contacts", "text", Page(Words("fi"), 80, painted=True, colour=True)))
    console = Console(record=True, width=80, file=StringIO(), force_terminal=True, _environ={})
    console.print(f"[bold]$[/bold] yhdistys {' '.join(asked)}", highlight=False)
    console.print(Text.from_ansi(painted), highlight=False)
    shown = console.export_svg(title="yhdistys", unique_id="terminal")
    return {folder / "year.svg": str(year).encode(), folder / "terminal.svg": f"{shown.rstrip()}\n".encode()}


def _run(words: list[str]) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("YHDISTYS", "LC_", "LANG"))}
    environment |= {"YHDISTYS_LANG": "en", "YHDISTYS_CACHE": "", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = program(words, environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def generated() -> dict[Path, bytes]:
    """Every generated file and what it must hold. What depends on another comes after it."""
    fresh, later = template(), checking()
    files: dict[Path, bytes] = {}
    catalogues: dict[str, bytes] = {}
    for language in LANGUAGES:
        po, catalogues[language] = catalogue(language, fresh)
        folder = LOCALE / language / "LC_MESSAGES"
        files[folder / "yhdistys.po"] = po
        files[folder / "yhdistys.mo"], files[folder / "yhdistys-checking.mo"] = halves(po, later)
    files[ROOT / "docs" / "commands.md"] = commands_page().encode()
    files[ROOT / "docs" / "data.md"] = data_page(catalogues["en"]).encode()
    for language, path in (("fi", "kentat.md"), ("sv", "falt.md")):
        say = GNUTranslations(BytesIO(catalogues[language])).gettext
        files[ROOT / "docs" / language / path] = reference.page(language, say).encode()
    files |= schemas(catalogues["fi"])
    examples = made_examples()
    files[SOURCE / "examples.json"] = (json.dumps(examples, ensure_ascii=False, indent=1) + "\n").encode()
    files[ROOT / "docs" / "problems.md"] = problems_page(catalogues, examples).encode()
    files |= pictures()
    return files


def stale() -> list[str]:
    """The generated files that are not as they should be."""
    return [
        str(path.relative_to(ROOT))
        for path, content in generated().items()
        if not path.exists() or path.read_bytes() != content
    ]


def placeholders(text: str) -> list[str]:
    """What a translation must keep: the names in braces and the per-cent marks."""
    return sorted(re.findall(r"\{\w*\}|%\(\w+\)s|%s", text))


if __name__ == "__main__":
    for _round in range(2):  # the documents speak the catalogues' words
        for path, content in generated().items():
            if not path.exists() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                print(path.relative_to(ROOT))  # noqa: T201
