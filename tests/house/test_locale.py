"""The catalogues: nothing is missing, left over or left in English, and what stands in braces survives translation."""

import ast
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import click
import pytest
import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.words import CHECKING, DOMAIN, Words

from ..conftest import ROOT
from ..generate import KEYWORDS, LOCALE, SOURCE, catalogue, checking, halves, placeholders, template

TRANSLATIONS = ("fi", "sv")
# The same in English.
SAME = {
    "fi": {"N"},
    "sv": {
        *("%(prog)s, version %(version)s", "d", "person", "PERSON", "text", "N", "Plan", "TEXT"),
        "{name} (PDF, {paper}, {size} kB)",
    },
}
NO_WORDS = {"{how}", "end-before-start"}


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "yhdistys.po"


@cache
def _catalog(language: str) -> Catalog:
    return read_po(BytesIO(_path(language).read_bytes()), locale=language)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _messages(language: str) -> list[Message]:
    return [message for message in _catalog(language) if message.id]


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def _named(text: str) -> list[str]:
    """The placeholders; {name!r} is {name}, because a translation has quotation marks of its own."""
    return placeholders(re.sub(r"![rsa]\}", "}", text))


def _extracted(files: list[Path]) -> set[str]:
    found = set()
    for file in files:
        for _line, message, _comments, _context in extract_from_file("python", file, keywords=KEYWORDS):
            found.add(_forms(message)[0])
    return found


@cache
def _clicks() -> set[str]:
    return _extracted([*Path(click.__file__).parent.glob("*.py"), Path(typer.__file__).with_name("core.py")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_no_other(language: str) -> None:
    assert {_key(m) for m in _messages(language)} == {_key(m) for m in template() if m.id}
    assert [_key(m) for m in _messages(language) if not all(text.strip() for text in _forms(m.string))] == []
    assert [_key(m) for m in _messages(language) if len(_forms(m.string)) != len(_forms(m.id))] == []
    assert [_key(m) for m in _messages(language) if m.fuzzy] == []
    assert list(_catalog(language).obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    wrong = [
        (english, text)
        for message in _messages(language)
        for english, text in zip(_forms(message.id), _forms(message.string), strict=True)
        if _named(english) != _named(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_what_generate_makes(language: str) -> None:
    po, _mo = catalogue(language, template())
    assert _path(language).read_bytes() == po, "make accept"
    for name, mo in zip((DOMAIN, CHECKING), halves(po, checking()), strict=True):
        assert _path(language).with_name(f"{name}.mo").read_bytes() == mo, "make accept"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_what_answers_and_what_checks_is_found_wherever_it_stands(language: str) -> None:
    words = Words(language)
    said = {_key(m): _forms(m.string)[0] for m in _messages(language) if isinstance(m.id, str)}
    assert {key: words.gettext(key) for key in said} == said
    first = (_path(language).with_name(f"{DOMAIN}.mo")).read_bytes()
    assert not [key for key in checking() if f"\0{key}\0".encode() in first]
    assert len(checking()) > 300


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_nothing_is_left_in_english(language: str) -> None:
    same = {_key(m) for m in _messages(language) if _forms(m.id) == _forms(m.string)}
    assert same <= SAME[language] | NO_WORDS


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_typography(language: str) -> None:
    """Quotation marks ”…” and dashes as Finnish and Swedish have them; no space doubled or before a mark."""
    texts = [text for message in _messages(language) for text in _forms(message.string)]
    assert [t for t in texts if re.search(r"[“„‘»«]|'\{", t)] == []
    assert [t for t in texts if t.count("`") % 2] == []
    assert [t for t in texts if t.count("”") % 2] == []
    assert [t for t in texts if re.search(r"\}-\{| - | [.,;:?!]( |$)|  |\s$", t)] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_sentences_begin_and_end_as_in_english(language: str) -> None:
    """What is put together from several texts stays whole: small letters inside a sentence, the same last mark."""

    def ends(text: str) -> tuple[bool | None, str]:
        text = text.removesuffix(".") if text in ("vs.", "tf.") else text  # abbreviations
        first = text.lstrip("“”([-")[:1]
        return first.islower() if first.isalpha() else None, text[-1] if text[-1] in ".:?!" else ""

    wrong = []
    for message in _messages(language):
        if _key(message) in _clicks():
            continue
        for english, text in zip(_forms(message.id), _forms(message.string), strict=True):
            (small, mark), (small_here, mark_here) = ends(english), ends(text)
            if mark != mark_here or (small != small_here and None not in (small, small_here)):
                wrong.append(text)
    assert wrong == []


def test_message_ids_of_ours_are_not_clicks() -> None:
    assert _extracted(list(SOURCE.rglob("*.py"))) & _clicks() == set()


def test_no_text_escapes_the_extraction() -> None:
    """Babel does not look into f-strings (before Python 3.12), so a text there would stay in English."""
    known = {_key(m) for m in template() if m.id}
    missing = []
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            text = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            if name in KEYWORDS and isinstance(text, str) and text not in known:
                missing.append(f"{file.relative_to(SOURCE)}:{node.lineno}: {text}")
    assert missing == []


def test_swedish_has_one_word_for_a_grant() -> None:
    """Cities say *understöd* or *bidrag*: that is their data. The tool itself says the one, and is asked by both."""
    texts = [text for message in _catalog("sv") for text in _forms(message.string)]
    assert not [text for text in texts if "bidrag" in text.casefold()]
    assert any("understöd" in text for text in texts)
    page = (ROOT / "docs" / "sv" / "egen-guide.md").read_text(encoding="utf-8")
    assert "understöd" in page
    assert "bidrag" not in page.casefold()
