"""Renews the catalogues and the documents made from the program: `python -m tests.generate`, part of `make accept`.

`stale()` says what would change; a test holds it empty.
"""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import click
import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from yhdistys_cli.cli.table import COMMANDS
from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.formats import sentences
from yhdistys_cli.formats.markdown import escape

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "yhdistys_cli"
LOCALE = SOURCE / "locale"
LANGUAGES = ("fi", "sv", "en")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
# What stands in docs/problems.md in the place of a diagnostic's params, as in the Finnish help.
SHOWN = dict.fromkeys(("allowed", "expected", "suggestion"), "…") | {
    "character": "MERKKI",
    "folder": "KANSIO",
    "id": "TUNNUS",
    "key": "NIMI",
    "length": "PITUUS",
    "limit": "RAJA",
    "name": "NIMI",
    "reason": "SYY",
    "value": "ARVO",
    "lowest": "PIENIN",
    "highest": "SUURIN",
    "said": "KOHDAT",
    "missing": "KOHTA",
    "year": "VUOSI",
    "found": "VUOSI",
    "hour": "KELLO",
    "other": "TOINEN",
    "day": "PÄIVÄ",
    "expected_day": "PÄIVÄ",
    "text": "TEKSTI",
    "title": "NIMI",
    "number": "LUKU",
    "holiday": "LOMA",
}


def template() -> Catalog:
    """Every message id of ours and of Click's that a user can meet, sorted, without places (they flap)."""
    catalog = Catalog(domain="yhdistys", project="yhdistys", fuzzy=False)
    for _file, _line, message, comments, _context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        catalog.add(message, auto_comments=comments)
    libraries = [*Path(click.__file__).parent.glob("*.py"), Path(typer.__file__).with_name("core.py")]
    for file in sorted(libraries, key=lambda file: file.name):
        for _line, message, comments, _context in extract_from_file("python", file, keywords=KEYWORDS):
            catalog.add(message, auto_comments=comments)
    catalog.add("Try '{command} {option}' for help.")
    return catalog


def catalogue(language: str, fresh: Catalog) -> tuple[bytes, bytes]:
    """The .po and .mo of a language: what is translated, for exactly the messages that there are."""
    path = LOCALE / language / "LC_MESSAGES" / "yhdistys.po"
    before = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=language, domain="yhdistys")
    # A new catalogue: its header has no date of making and no names, so that the same words are the same bytes.
    catalog = Catalog(locale=language, domain="yhdistys", project="yhdistys", version="", fuzzy=False)
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


def problems_page(mo: bytes) -> str:
    """docs/problems.md: every code with its sentences in Finnish, from the bytes of the Finnish catalogue."""
    _ = GNUTranslations(BytesIO(mo)).gettext

    def say(text: str, **params: str) -> str:
        return escape(_(text).format_map({**SHOWN, **params})) if text else ""

    rows = []
    for code, severity in CODES.items():
        wrong, mend = sentences.SENTENCES[code]
        said = [(say(wrong), say(mend))]
        if code == "wrong-type":
            said = [(say(wrong, expected=_(expected)), say(how)) for expected, how in sentences._TYPES.values()]
        rows += [f"| `{code}` | {_(severity)} | {first} | {second} |" for first, second in said]
    reasons = [*dict.fromkeys(sentences._SYNTAX.values()), sentences._SYNTAX_OTHER]
    return "\n".join(
        [
            "# Mitä ohjelma voi huomauttaa",
            "",
            "Tämän sivun tekee `make accept` ohjelman omista lauseista.",
            "",
            "Jokaisen huomautuksen lopussa on hakasulkeissa sana, jolla sen löytää tästä taulukosta. Isoilla",
            "kirjaimilla kirjoitetun sanan paikalla on ohjelman viestissä se, mitä tiedostossa lukee. Jos",
            f"ohjelma löytää tiedoista samannäköisen nimen, se kysyy ohjeen sijaan: {say(sentences._SUGGESTION)}",
            "",
            "*Virhe* tekee vastauksesta väärän tai estää sen. Muut huomautukset ovat *varoituksia*, ja ne näkyvät",
            "vain komennolla `yhdistys validate`.",
            "",
            "| Sana | | Mitä on vialla | Mitä tehdä |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "## Miksi tiedostoa ei voi lukea eteenpäin (`syntax`)",
            "",
            *(f"- {escape(_(reason))}: {escape(_(mend))}" for reason, mend in reasons),
            "",
            "## Miksi tiedostoa ei voi lukea lainkaan (`unreadable-file`)",
            "",
            *(f"- {escape(_(reason))}" for reason in sentences._REASONS.values()),
            "",
        ]
    )


def _run(words: list[str]) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("YHDISTYS", "LC_", "LANG"))}
    environment |= {"YHDISTYS_LANG": "en", "YHDISTYS_CACHE": "", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "yhdistys_cli", *words], capture_output=True, text=True, env=environment, check=True
    )
    return done.stdout


def generated() -> dict[Path, bytes]:
    """Every generated file and what it must hold. What depends on another comes after it."""
    fresh = template()
    files: dict[Path, bytes] = {}
    for language in LANGUAGES:
        po, mo = catalogue(language, fresh)
        folder = LOCALE / language / "LC_MESSAGES"
        files[folder / "yhdistys.po"] = po
        files[folder / "yhdistys.mo"] = mo
    files[ROOT / "docs" / "commands.md"] = commands_page().encode()
    files[ROOT / "docs" / "problems.md"] = problems_page(files[LOCALE / "fi" / "LC_MESSAGES" / "yhdistys.mo"]).encode()
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
