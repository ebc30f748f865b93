"""Characters that nobody sees: refused or warned about, put right by `--fix`, and in no answer."""

import json
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from yhdistys_cli.formats import FORMATS
from yhdistys_cli.formats.json import escaped
from yhdistys_cli.load import load, review

from .conftest import CLEAN, TODAY, Run, make_guide

HIDDEN = "\u202e\u202c\u2066\u2069\u200b\u2060\u00ad\u200e\U000e0041"
# In free text all of them; in names and titles only those that do not turn the direction.
SOFT = "\u200b\u2060\u00ad\u200e"


def guide(path: Path) -> str:
    """A guide with hidden characters in every text that may have them."""
    (path / "guide.yaml").write_text(
        f"name: O{SOFT}pas\nmunicipality: {{name: Ma{SOFT}llila, code: '999'}}\nlanguage: fi\nupdated: 2026-11-01\n"
        f"domain: mallila.example\nintroduction: Al{HIDDEN}ku.\n"
        f"bodies: [{{id: b, name: Lauta{SOFT}kunta, grants: Ra{SOFT}ha}}]\n",
        "utf-8",
    )
    (path / "contacts.yaml").write_text(
        f"units: [{{id: u, name: Nuo{SOFT}riso, contacts: [a]}}]\n"
        f"people: [{{id: a, name: Anna Aal{SOFT}to, title: Oh{SOFT}jaaja, phone: 040 123{SOFT} 4567}}]\n",
        "utf-8",
    )
    (path / "areas.yaml").write_text(
        f"areas: [{{id: r, title: A{SOFT}lue, summary: 'Te{HIDDEN}ksti', answers: [u]}}]\n", "utf-8"
    )
    (path / "clock.yaml").write_text(
        f"events: [{{id: e, title: Il{SOFT}ta, kind: info, areas: [r], about: 'Ku{HIDDEN}vaus', place: Ta{SOFT}lo, "
        f"dates: {{2027: {{from: 14.4.2027 klo 17.00, note: 'Huo{HIDDEN}mio'}}}}}}]\n",
        "utf-8",
    )
    return str(path)


def _written(target: Path) -> bytes:
    """What was written; of a spreadsheet what is in it, and of paper its words: anything may be in what is packed."""
    if not target.is_file() or target.suffix == ".png":  # dots have no letters
        return b""
    if target.suffix == ".pdf":
        from pypdf import PdfReader

        return "".join(page.extract_text() for page in PdfReader(target).pages).encode()
    if not is_zipfile(target):
        return target.read_bytes()
    with ZipFile(target) as packed:
        return b"".join(map(packed.read, packed.namelist()))


def test_no_answer_has_them(tmp_path: Path, run: Run) -> None:
    (tmp_path / "data").mkdir()
    directory = guide(tmp_path / "data")
    common = ("--data", directory, "--today", "2026-11-24")
    asked = 0
    for name, forms in FORMATS.items():
        for form in forms:
            words = {"plan": ["2027"], "clock": ["2027"], "calendar": ["2027"]}.get(name, [])
            target = tmp_path / f"{name}.{form}"
            result = run(name, *words, *common, "--format", form, "-o", str(target))
            written = _written(target)
            said = (result.out + result.err).encode("utf-8", "replace") + written
            assert not [c for c in HIDDEN if c.encode() in said], (name, form)
            asked += bool(written)
    assert asked > 15


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--yes", "--diff")])
def test_a_difference_shows_where_they_are(options: tuple[str, ...], tmp_path: Path, run: Run) -> None:
    directory = guide(tmp_path)
    contacts = tmp_path / "contacts.yaml"
    contacts.write_bytes(b"\xef\xbb\xbf" + contacts.read_bytes())
    result = run("validate", *options, "--data", directory, "--today", "2026-11-24")
    said = result.out + result.err
    assert "Nuo\ufffd\ufffd\ufffd\ufffdriso" in said
    assert not [c for c in (*HIDDEN, "\ufeff") if c in said]


def test_a_difference_in_a_file_is_for_patch(tmp_path: Path, run: Run) -> None:
    (tmp_path / "data").mkdir()
    directory, target = guide(tmp_path / "data"), tmp_path / "fix.txt"
    assert run("validate", "--diff", "--data", directory, "--today", "2026-11-24", "-o", str(target)).status == 1
    assert f"Nuo{SOFT}riso" in target.read_text("utf-8")


CONTROLS = "\x7f\x85\x9b\u2028\u2029\ufeff\u202e"


def test_programs_read_them_and_no_log_obeys_them() -> None:
    text = escaped(json.dumps({"x": f"ä{CONTROLS}"}, ensure_ascii=False))
    assert not [c for c in CONTROLS if c in text]
    assert json.loads(text) == {"x": f"ä{CONTROLS}"}


@pytest.mark.parametrize("form", FORMATS["validate"])
def test_a_problem_shows_no_control_character(form: str, tmp_path: Path, run: Run) -> None:
    folder = make_guide(
        tmp_path, contacts=f"people: [{{id: a, name: x, '{CONTROLS}': 1}}]\n", areas=f"a{CONTROLS}: 1\n"
    )
    (tmp_path / "clock.yaml").write_text('events: [{id: e, "a\\x7f\\x9b": 1}]\n', "utf-8")
    result = run("validate", "--data", folder, "--today", "2026-11-24", "--format", form)
    assert result.status == 1
    assert not [c for c in CONTROLS if c in result.out + result.err]


@pytest.mark.parametrize("words", [("contacts", "{}"), ("{}",), ("clock", "--until", "{}"), ("--lang", "{}")])
def test_a_question_is_not_said_again_with_them(words: tuple[str, ...], run: Run) -> None:
    result = run(*(word.format(f"a{HIDDEN}b") for word in words), "--data", str(CLEAN), "--today", "2026-11-24")
    assert result.status == 2
    assert not [c for c in HIDDEN if c in result.out + result.err]


def test_they_are_warned_about_and_taken_away(tmp_path: Path, run: Run) -> None:
    directory = guide(tmp_path)
    before = review(directory, TODAY)
    assert not before.has_errors
    assert sum(d.code == "invisible-character" for d in before.diagnostics) > 40
    for _round in range(2):
        run("validate", "--fix", "--yes", "--data", directory, "--today", "2026-11-24")
    for file in tmp_path.glob("*.yaml"):
        assert not [c for c in HIDDEN if c in file.read_text("utf-8")], file.name
    assert load(directory).guide == before.guide


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\U000e0041"])
def test_a_sign_that_turns_a_name_is_an_error(sign: str, tmp_path: Path, run: Run) -> None:
    directory = guide(tmp_path)
    text = f"people: [{{id: a, name: Anna Aalto{sign}, phone: 040 123 4567}}]\n"
    (tmp_path / "contacts.yaml").write_text(text, "utf-8")
    loaded = load(directory)
    assert [d.code for d in loaded.diagnostics][:1] == ["control-character"]
    run("validate", "--fix", "--yes", "--data", directory, "--today", "2026-11-24")
    assert (tmp_path / "contacts.yaml").read_text("utf-8") == text.replace(sign, "")
