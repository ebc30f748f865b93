"""Checks of the words: what is a mistake and what is not, where exactly it stands, and what belongs in its place."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.checks.wording import texts
from yhdistys_cli.checks.wording.addresses import private_address, unreachable_url
from yhdistys_cli.checks.wording.char_spans import part, span
from yhdistys_cli.checks.wording.languages import missing_language, straight_quote, untranslated
from yhdistys_cli.checks.wording.texts import broken_hyphenation, double_space, trailing_space
from yhdistys_cli.diagnostics import Diagnostic, TextRange
from yhdistys_cli.load import review
from yhdistys_cli.models import Checklists, Contacts
from yhdistys_cli.source import Source, read
from yhdistys_cli.validation.values import Value, values

from ...conftest import TODAY
from ...test_broken import GUIDE
from ...test_source import at
from ...test_source import written as yaml_of

A = "a\u030a"  # å written as two characters


def value(text: str, kind: str = "line", field: str = "aim", model: str = "Checklist") -> Value:
    """A value that stands in a file without quotes."""
    source = Source("a.yaml", f"x: {text}\n", {"x": text})
    source._places = [(0, len(source.text), False, {"x": (3, 3 + len(text), True, None, 0, 1)}, None, 0)]
    return Value(source, ("x",), text, kind, model, field)


def written(yaml: str) -> Value:
    """The value `x` of a file."""
    source = read("a.yaml", yaml.encode())
    assert source.diagnostics == []
    tree: Any = source.tree
    return Value(source, ("x",), tree["x"], "prose", "Checklist", "aim")


def found(check: Callable[[Value], Iterable[Diagnostic]], what: Value) -> list[str]:
    """The characters that a check marks."""
    return [marked(diagnostic, what.source) for diagnostic in check(what)]


def marked(diagnostic: Diagnostic, source: Source) -> str:
    place = diagnostic.at
    if not isinstance(place, TextRange):
        there = source.span(place.path, diagnostic.on)
        place = TextRange(place.file, there.start, there.end)
    return source.text[place.start : place.end]


def fixed(diagnostics: Iterable[Diagnostic], text: str) -> str:
    """The text with everything mended that has one right answer."""
    for diagnostic in sorted(diagnostics, key=lambda d: -d.at.start if isinstance(d.at, TextRange) else 0):
        if diagnostic.fix is not None:
            assert isinstance(diagnostic.at, TextRange)
            text = text[: diagnostic.at.start] + diagnostic.fix + text[diagnostic.at.end :]
    return text


# --- the exact place of some characters


@pytest.mark.parametrize(
    ("yaml", "needle", "expected"),
    [
        ("x: yksi kaksi\n", "kaksi", "kaksi"),
        ("x: 'it''s  so'\n", "s  s", "s  s"),
        ("x: 'it''s'\n", "'", "''"),
        ("x: ''''\n", "'", "''"),
        ('x: "a \\"b\\"  c"\n', '"b"', '\\"b\\"'),
        ('x: "\\x41\\u00e4\\U0001F389b"\n', "ä🎉", "\\u00e4\\U0001F389"),
        ('x: "a\\\\b"\n', "\\", "\\\\"),
        ('x: "a\\tb c"\n', "b c", "b c"),
        ('x: "a\\x20b c"\n', "b c", "b c"),
        ('x: "a \\\n  b"\n', "b", "b"),
        ("x: yksi\n  kaksi\n\n  kolme\n", "kaksi\nkolme", "kaksi\n\n  kolme"),
        ("x: yksi\n  kaksi\n", "i k", "i\n  k"),
        ("x: |\n  yksi\n    kaksi\n", "ka", "ka"),
        ("x: |2-  # |\n    |-\n", "|", "|"),
        ("x: >-\n  >\n  yksi\r\n  kaksi\n", "> yksi", ">\n  yksi"),
        (f"x: 漢字 {A} 🎉 {A}b\n", f"{A}b", f"{A}b"),
        ("x: a\u00a0b\n", "\u00a0", "\u00a0"),
    ],
)
def test_the_place_of_a_part(yaml: str, needle: str, expected: str) -> None:
    what = written(yaml)
    start = what.text.index(needle)
    place = part(what, start, start + len(needle))
    assert isinstance(place, TextRange)
    assert what.source.text[place.start : place.end] == expected


def test_the_place_of_nothing_is_the_whole_value() -> None:
    what = written("x: ' a '\n")
    for start, end in ((0, 1), (2, 3), (1, 1)):
        assert part(what, start, end) == what.at


@settings(max_examples=40)
@given(yaml_of())
def test_every_visible_character_has_its_place(case: tuple[dict[str, Any], str]) -> None:
    tree, text = case
    source = read("a.yaml", text.encode())
    for path, there, _text in source.scalars():
        what = Value(source, path, at(tree, path), "prose", "Checklist", "aim")
        last = there.start
        for index, character in enumerate(what.text):
            if not character.isspace():
                place = span(what, index, index + 1)
                assert place is not None
                raw = source.text[place[0] : place[1]]
                assert raw == character or raw[0] in "\\'", (raw, character)
                assert last <= place[0] < place[1] <= there.end
                last = place[1]


# --- spaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yksi kaksi", []),
        ("yksi  kaksi", ["  "]),
        (f"漢字 🎉  {A}   b", ["  ", "   "]),
        ("yksi\u00a0kaksi", []),
        ("yksi \u00a0kaksi", [" \u00a0"]),
        ("yksi\t kaksi", ["\t "]),
        ("yksi.  Kaksi", ["  "]),
        ("yksi-  ja kaksi", ["  "]),
        ("tavu-  viiva", []),  # is said as broken-hyphenation
    ],
)
def test_double_space(text: str, expected: list[str]) -> None:
    assert found(double_space, value(text)) == expected


@pytest.mark.parametrize(
    ("yaml", "mended"),
    [
        ("x: a  b   c\n", "x: a b c\n"),
        ("x: 'a''  b'\n", "x: 'a'' b'\n"),
        ('x: "a\\u030a  b"\n', 'x: "a\\u030a b"\n'),
        ("x: |\n  a\n    b  c\n", "x: |\n  a\n    b c\n"),
        ("x: yksi\n   kaksi  kolme\n", "x: yksi\n   kaksi kolme\n"),
        ("x: '  a '\n", "x: '  a '\n"),
        ("x: a\u00a0 b\n", "x: a\u00a0 b\n"),
        ('x: "a\\t b"\n', 'x: "a\\t b"\n'),
        ('x: "a \\\n  \\ b"\n', 'x: "a \\\n  \\ b"\n'),
        ('x: "a \\_b"\n', 'x: "a \\_b"\n'),
    ],
)
def test_double_space_is_mended_where_it_is_exact(yaml: str, mended: str) -> None:
    assert fixed(double_space(written(yaml)), yaml) == mended


def test_a_mistake_that_is_quoted_stays() -> None:
    for text, check in (("yksi  kaksi", double_space), ("Ormaa- Perälä", broken_hyphenation)):
        assert found(check, value(text, field="written", model="Erratum")) == []
        assert found(check, value(text, field="corrected", model="Erratum")) != []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a: b \n", "a: b\n"),
        ("a: b \r\nc: d\t\r\n", "a: b\r\nc: d\r\n"),
        ("a: b \rc: d\n", "a: b\rc: d\n"),
        ("a: b  ", "a: b"),
        ("a: |\n  b \n  \n  c\n", "a: |\n  b\n\n  c\n"),
        ("a: |  \n  b\n", "a: |\n  b\n"),
        ("a: 'b \n  c'\n", "a: 'b\n  c'\n"),
        ("# c \na: b # d\u00a0\n", "# c\na: b # d\n"),
        ("a: \n  b: c\n", "a:\n  b: c\n"),
        ("   \na: b\n", "\na: b\n"),
        ('a: "b\\ \n  c"\n', 'a: "b\\ \n  c"\n'),  # an escaped space is there on purpose
        ('a: "b\\\t\r\n  c"\n', 'a: "b\\\t\r\n  c"\n'),
        ('a: "b\\   \n  c"\n', 'a: "b\\   \n  c"\n'),
        ('a: "b\\\n  c \n  d"\n', 'a: "b\\\n  c\n  d"\n'),
        ("a:  b  # c\n", "a:  b  # c\n"),
        ("漢: 🎉\u3000\n", "漢: 🎉\n"),
    ],
)
def test_trailing_space(text: str, mended: str) -> None:
    source = read("a.yaml", text.encode())
    assert source.diagnostics == []
    assert fixed(trailing_space(source), text) == mended
    assert list(trailing_space(read("a.yaml", mended.encode()))) == []


def test_trailing_space_in_ten_thousand_lines_and_in_a_long_one() -> None:
    text = "".join(f"a{n}: {' ' * (n % 9)}b \n" for n in range(10_000)) + "c: d" + " " * 1_000_000 + "e\n"
    assert len(list(trailing_space(Source("a.yaml", text)))) == 10_000  # a quadratic search would take hours


# --- words that fell into two


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Susanna Ormaa- Perälä", ["Ormaa- Perälä"]),
        ("Suunnitelmalli- suus työryhmä- työskentelyssä", ["Suunnitelmalli- suus", "työryhmä- työskentelyssä"]),
        ("(Ormaa- Perälä)", ["Ormaa- Perälä"]),
        (f"漢字 🎉 p{A}- minnelse", [f"p{A}- minnelse"]),
        (f"sm{A}-\n  {A}ldrar", [f"sm{A}-\n  {A}ldrar"]),
        ("Osa-aika- työ", ["Osa-aika- työ"]),
        ("tavu\u00ad viiva", ["tavu\u00ad viiva"]),
        ("tavu\u2010 viiva", ["tavu\u2010 viiva"]),
        ("Ormaa-Perälä", []),
        ("osallisuus- ja hyvinvointipalvelut", []),
        ("ystävyysseura- JA ystävyyskaupunkitoiminta", []),
        ("kulttuuri-, liikunta- ja nuorisopalvelut", []),
        ("kevät- kesä- ja syyskausi", []),
        ("kevät- kesä-, syyskausi", []),
        ("sekä liikunta- että kulttuuripalvelut", []),
        ("liikunta- seka\u0308 kulttuuripalvelut", []),
        ("kultur- och idrottstjänster", []),
        ("för- eller eftermiddag", []),
        ("pre- and post-war", []),
        ("liikunta- ym. palvelut", []),
        ("koti- vs. vierasottelut", []),
        ("päivä- saati yötyö", []),
        ("dag- el. kvällstid", []),
        ("Lahti - Porvoo", []),
        ("klo 17- 19", []),
        ("vuosi 2027- alkaen", []),
        ("A- 1", []),
    ],
)
def test_broken_hyphenation(text: str, expected: list[str]) -> None:
    assert found(broken_hyphenation, value(text, "prose")) == expected


def test_a_word_that_a_line_broke() -> None:
    for yaml in ("x: hyvin-\n  vointi\n", "x: >\n  hyvin-\n  vointi\n", "x: |\n  hyvin-\n  vointi\n"):
        (diagnostic,) = broken_hyphenation(written(yaml))
        assert diagnostic.params == {"text": "hyvin- vointi"}
        assert diagnostic.fix is None
        assert marked(diagnostic, written(yaml).source) == "hyvin-\n  vointi"


def test_only_words_are_read_as_words() -> None:
    for kind in ("url", "email", "phone", "id", "date", "moment"):
        assert found(broken_hyphenation, value("tavu- viiva", kind)) == []


# --- what is judged with the whole guide


def guide(text: str, check: Callable[[list[Value], str], Iterator[Diagnostic]], language: str = "fi") -> list[Any]:
    """What a check finds in a file of boards: what is marked, the params, the fix."""
    source = read("checklists.yaml", text.encode())
    assert source.diagnostics == []
    everything = check(list(values(Checklists, source)), language)
    return [(marked(d, source), *d.params.values(), d.fix) for d in everything]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ('Ilta "Yhdessä"', [('"Yhdessä"', "”", "”Yhdessä”")]),
        ("Ilta 'Yhdessä'", [("'Yhdessä'", "’", "’Yhdessä’")]),
        ("rock'n'roll \"漢字 🎉\"", [("'n'roll \"漢字 🎉\"", "’ ”", "’n’roll ”漢字 🎉”")]),
        ("'''S on'' Ilta'", [("''S on''", "’", "’S on’")]),
        (f'"\\"K{A}k\\" 1"', [(f'\\"K{A}k\\"', "”", f"”K{A}k”")]),
        ('"Ilta \\"kaksi\\n   riviä\\""', [('\\"kaksi\\n   riviä\\"', "”", "”kaksi\\n   riviä”")]),
        ("Ilta ”Yhdessä” ’oma’", []),
        ('{fi: "A \\"B\\"", sv: A}', [('\\"B\\"', "”", "”B”")]),
        ('{fi: A, en: The "evening"}', [('"evening"', "“ ”", None)]),
        ("{fi: A, en: Children's evening}", [("'", "’", None)]),
    ],
)
def test_straight_quote(title: str, expected: list[Any]) -> None:
    assert guide(f"checklists:\n  - {{id: a, title: {title}}}\n", straight_quote) == expected


def test_straight_quote_in_an_english_guide_and_in_other_fields() -> None:
    text = "checklists:\n  - {id: a, title: 'A \"B\"', aim: 'A \"B\"', items: ['\"A\"'], aliases: ['\"A\"']}\n"
    assert guide(text, straight_quote, "en") == [('"B"', "“ ”", None)]
    assert guide(text, straight_quote, "sv") == [('"B"', "”", "”B”")]


def test_missing_language() -> None:
    text = "checklists:\n  - id: a\n    title: {fi: A, sv: B}\n    aim: Yksi\n    items: [%s]\n"
    assert guide(text % "{fi: A, sv: B, en: C}, {fi: A}", missing_language) == [("{", "sv", None)]
    assert guide(text % "{sv: B, en: A}", missing_language) == [("{", "fi", None)]
    # Half is not most, and an English text here and there asks for no other.
    assert guide(text % "{fi: A}", missing_language) == []
    assert guide(text % "{fi: A, sv: B, en: C}", missing_language) == []
    assert guide(text % "{fi: A}", missing_language, "sv") == [("{", "sv", None)]
    # What was written wrong is no missing language too.
    assert guide(text % "{fi: A, sv: B}, {fi: A, se: B}", missing_language) == []
    assert guide(text % '{fi: A, sv: ""}', missing_language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{fi: Ilta, sv: Kväll}", []),
        ("{fi: Ilta, sv: Ilta}", ["Ilta"]),
        ("{fi: Ilta  on, sv: ILTA On}", ["ILTA On"]),
        (f"{{fi: {A}ker 🎉, sv: åker 🎉}}", ["åker 🎉"]),
        ("{fi: 17–19, sv: 17–19}", []),
        ("{fi: Ilta, en: Ilta}", []),
        ("{sv: Kväll, en: Kväll}", []),
    ],
)
def test_untranslated(text: str, expected: list[str]) -> None:
    yaml = f"checklists:\n  - {{id: a, title: {text}}}\n"
    assert [mark for mark, _fix in guide(yaml, untranslated)] == expected


def test_untranslated_in_a_swedish_guide_is_the_finnish_text() -> None:
    text = "checklists:\n  - {id: a, title: {fi: kväll, sv: Kväll}}\n"
    assert guide(text, untranslated, "sv") == [("kväll", None)]


# --- addresses


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("anna@gmail.com", "email", ["anna@gmail.com"]),
        (f"{A}sa@Luukku.COM", "email", [f"{A}sa@Luukku.COM"]),
        ("anna@lahti.fi", "email", []),
        ("anna@gmail.com.lahti.fi", "email", []),
        ("anna@pp.inet.fi", "email", ["anna@pp.inet.fi"]),
        ("anna@co.inet.fi", "email", []),
        ("Kysy 漢字 🎉 (anna@gmail.com, b@lahti.fi, c@me.com).", "prose", ["anna@gmail.com", "c@me.com"]),
        ("puh. 03 814 1111 (koti)", "text", ["03 814 1111"]),
        ("Kotipuhelin: +358 40 123 4567", "line", ["+358 40 123 4567"]),
        ("hem: 040 123 4567, privat 019-123456", "line", ["040 123 4567", "019-123456"]),
        ("Kotipalvelu 03 814 1111", "text", []),
        ("koti ja kaupunki, puhelin 03 814 1111", "text", []),
        ("Koti 2027–2028", "text", []),
        ("Hem 15.3.2027", "text", []),
        ("gmail.com", "prose", []),
    ],
)
def test_private_address(text: str, kind: str, expected: list[str]) -> None:
    assert found(private_address, value(text, kind)) == expected
    assert [d.params["value"] for d in private_address(value(text, kind))] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('phone: "03 814 1111"  # koti', ['"03 814 1111"']),
        ("phone: 03 814 1111 # Yksityinen!\n", ["03 814 1111"]),
        ("phone: 03 814 1111\n    # koti\n", []),
        ("phone: 03 814 1111  # vaihde; kotisivu\n", []),
        ("email: a@a.fi #privat\r\n", ["a@a.fi"]),
        ("email: a@gmail.com # privat\n", ["a@gmail.com"]),
        ("name: A # koti\n", []),
    ],
)
def test_a_comment_says_that_it_is_private(line: str, expected: list[str]) -> None:
    source = read("contacts.yaml", f"people:\n  - id: a\n    {line}".encode())
    assert source.diagnostics == []
    assert [marked(d, source) for v in values(Contacts, source) for d in private_address(v)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "http://localhost.localdomain/",
        "http://a.localhost/",
        "http://127.0.0.1:8000/",
        "https://195.148.1.2/",
        "http://[::ffff:1.2.3.4]/",
        "http://0x7f.0.0.1/",
        "http://palvelin.LOCAL/",
        "http://palvelin.lahti.internal:8080/x",
        "http://verkko.intra",
        "https://a.lan/",
        "https://a.home.arpa./",
        "https://intra.lahti.fi/",
        "https://intranet.lahti.fi/",
        "https://anna:salasana@lahti.fi/",
        "https://anna@lahti.fi/",
        "https://lahti.fi/a.",
        "https://lahti.fi/a:",
        "https://lahti.fi/a)",
        "https://lahti.fi/(a",
        "https://lahti.fi/a[1)",
        "https://lahti.fi/a).",
        "https://lahti.fi/uutiset/…",
        "https://lahti.fi/uutiset.../a",
        "https://lahti.fi/…,",
        "https://a.local,",
    ],
)
def test_unreachable_url(text: str) -> None:
    (diagnostic,) = unreachable_url(value(text, "url"))
    assert diagnostic.params == {"value": text}
    assert diagnostic.at == value(text, "url").at
    assert diagnostic.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "https://www.lahti.fi",
        "https://www.lahti.fi:443/a?b=c,d&e[]=f#g",
        "https://fi.wikipedia.org/wiki/Lahti_(kaupunki)",
        "https://www.lahti.fi/a#:~:text=hakuaika,on%20auki",
        "https://lahti.fi/anna@lahti.fi",
        "https://intra.fi/",
        "https://www.lahti.local.fi/",
        f"https://{A}bo.fi/漢字/🎉",
        "https://www.example.com/",
        "https://www.10.fi/",
    ],
)
def test_what_everybody_can_open(text: str) -> None:
    assert list(unreachable_url(value(text, "url"))) == []


def test_only_the_comma_after_an_address_has_one_right_answer() -> None:
    for text, left in (
        ("https://lahti.fi/a,", "https://lahti.fi/a"),
        ("https://lahti.fi/漢(字);", "https://lahti.fi/漢(字)"),
        ("https://lahti.fi,", "https://lahti.fi"),
    ):
        what = value(text, "url")
        assert fixed(unreachable_url(what), what.source.text) == f"x: {left}\n"
        assert [d.params for d in unreachable_url(what)] == [{"value": text}]


def test_other_fields_are_no_web_addresses() -> None:
    assert list(unreachable_url(value("lahti.fi/uutiset/…", "line"))) == []


# --- together


def test_what_cannot_be_read_is_not_looked_at_more_closely(tmp_path: Path) -> None:
    people = "people:\n  - {id: a, name: A, email: 'a  b@gmail.com', phone: '04O  1'}  # koti\n"
    links = 'links: [{title: "A", url: "http://localhost/"}, {title: {fi: A, sv: ""}, url: "https://a.fi/"}]\n'
    (tmp_path / "guide.yaml").write_text(GUIDE + links, "utf-8")
    (tmp_path / "contacts.yaml").write_text(people + "units: [{id: u, name: U, contacts: [a]}]\n", "utf-8")
    codes = [d.code for d in review(str(tmp_path), TODAY).diagnostics]
    assert codes == ["bad-url", "empty-value", "bad-email", "bad-phone"]


@settings(max_examples=15)
@given(st.data())
def test_nothing_is_found_in_ordinary_texts(data: st.DataObject) -> None:
    """The checks are asked, with and without a truth's or a number's look."""
    source = Source("a.yaml")
    kinds = texts.ordinary(source)
    kind = data.draw(st.sampled_from(sorted(kinds)))
    shape = st.from_regex(texts._EMAIL if kind == "email" else texts._ORDINARY[kind], fullmatch=True)
    looks = ["false", "null", "0401", "1_000", "2026-11-24", "1:30", "a  b", "ja- b", "a@gmail.com", "koti 0401234567"]
    text = data.draw(shape | st.sampled_from(looks))
    if kinds[kind](text):
        for field, model in (("name", "Person"), ("title", "Checklist"), ("aim", "Checklist")):
            what = value(text, kind, field, model)
            assert [d.code for check in texts.CHECKS for d in check(what)] == []
            assert [d.code for check in texts.TOGETHER for d in check([what], "fi")] == []


@pytest.mark.parametrize("kind", ["email", "phone"])
def test_with_a_word_for_a_home_in_a_comment_no_number_is_ordinary(kind: str) -> None:
    assert kind in texts.ordinary(Source("a.yaml", "phone: 03 814 1111  # vaihde\n"))
    assert kind not in texts.ordinary(Source("a.yaml", "phone: 03 814 1111  # Yksityinen\n"))
