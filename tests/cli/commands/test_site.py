"""`site`: which files of a folder it writes, leaves and removes, and what it says of that."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from yhdistys_cli.cli import output
from yhdistys_cli.cli.errors import CannotWriteError
from yhdistys_cli.cli.publishing import publish
from yhdistys_cli.starting import TEMPLATES

from ...conftest import CITIES, Run, make_guide

PIKKU = str(CITIES["porvoo"].parent.parent / "tests" / "guides" / "pikku")


def site(run: Run, folder: Path, *words: str, data: str = PIKKU, today: str = "2026-11-24") -> tuple[int, str]:
    result = run("site", "-o", str(folder), "--data", data, "--today", today, "--lang", "en", *words)
    assert not result.out
    return result.status, result.err


def made(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    status, said = site(run, folder)
    before = made(folder)
    assert status == 0
    assert said == f"Saved to {folder}: {len(before) - 1} files of {len(before) - 1}.\n"  # the manifest is beside them
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    status, said = site(run, folder)
    assert said == f"Nothing has changed: the {len(before) - 1} files in {folder} are as they were.\n"
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == stamps


def test_only_what_has_changed_is_replaced(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    site(run, folder)
    page = folder / "fi" / "tietoa.html"
    right = page.read_bytes()
    page.write_text("something else", encoding="utf-8")
    _status, said = site(run, folder)
    assert "Saved to" in said
    assert ": 1 file of" in said
    assert page.read_bytes() == right


def test_pages_of_an_earlier_run_are_named_and_removed_when_asked(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    site(run, folder, "--languages", "fi,sv")
    status, said = site(run, folder, "--languages", "fi")
    assert "Of an earlier run, and still there: sv/" in said
    assert "Remove them with --prune." in said
    left = json.loads((folder / "manifest.json").read_bytes())["left"]
    assert "sv/index.html" in left
    # They are not forgotten by the next run either.
    status, said = site(run, folder, "--languages", "fi", "--prune")
    assert status == 0
    assert "Removed: sv/" in said
    assert not [path for path in made(folder) if path.startswith("sv/") and not path.endswith(".ics")]


def test_a_calendar_is_never_removed(run: Run, tmp_path: Path) -> None:
    folder, porvoo = tmp_path / "public", str(CITIES["porvoo"])
    site(run, folder, data=porvoo)
    status, said = site(run, folder, "--languages", "sv", "--prune", data=porvoo)
    assert status == 0
    assert (folder / "fi" / "kalenterit" / "yhdistys.ics").is_file()
    assert not (folder / "fi" / "index.html").exists()
    assert "A calendar stays, because somebody may have subscribed to it. Remove it by hand." in said


def test_what_no_site_made_is_left_as_it_was(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "index.html").write_text("the city's own", encoding="utf-8")
    (folder / "kuva.png").write_bytes(b"a picture")
    status, said = site(run, folder)
    assert status == 3
    assert "index.html is not of an earlier site" in said
    assert set(made(folder)) == {"index.html", "kuva.png"}
    (folder / "index.html").unlink()
    status, said = site(run, folder, "--prune")
    assert status == 0
    assert (folder / "kuva.png").read_bytes() == b"a picture"


@pytest.mark.parametrize(
    "path",
    ["../kept.html", "/kept.html", "fi/../../kept.html", "..\\kept.html", "C:/kept.html", "", "\ud800/kept.html"],
)
def test_a_manifest_removes_nothing_outside_of_its_folder(path: str, run: Run, tmp_path: Path) -> None:
    folder, kept = tmp_path / "public", tmp_path / "kept.html"
    kept.write_text("x", encoding="utf-8")
    folder.mkdir()
    manifest = {"made_by": "yhdistys", "version": 1, "files": {path: "x"}, "left": [path, 5]}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert site(run, folder, "--prune")[0] == 0
    assert kept.is_file()


def test_a_run_that_did_not_come_to_its_end_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, write = str(tmp_path / "public"), output.to_file

    def full(path: str, content: str | bytes, sources: Iterable[str]) -> bool:
        if path.endswith("b.html"):
            raise CannotWriteError("other", path, "disk full")
        return write(path, content, sources)

    monkeypatch.setattr(output, "to_file", full)
    with pytest.raises(CannotWriteError):
        publish(folder, {"a.html": b"one", "b.html": b"one"}, ())
    monkeypatch.undo()
    # The next day its pages are others.
    assert publish(folder, {"a.html": b"two", "b.html": b"two"}, ()).written == 2


def test_a_page_that_may_not_be_removed_is_named_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(tmp_path / "public")
    publish(folder, {"a.html": b"one", "b.html": b"one"}, ())

    def refuse(path: str) -> None:
        raise PermissionError(13, "no", path)

    monkeypatch.setattr("yhdistys_cli.cli.publishing.os.unlink", refuse)
    done = publish(folder, {"a.html": b"one"}, (), prune=True)
    assert (done.removed, done.left) == ((), ("b.html",))


@pytest.mark.parametrize("text", ["{}", "[]", "not JSON", '{"name": "an app"}'])
def test_a_manifest_of_something_else_is_left_as_it_was(text: str, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    assert site(run, folder)[0] == 3
    assert set(made(folder)) == {"manifest.json"}


def test_a_link_that_leads_out_of_the_folder_is_not_followed(run: Run, tmp_path: Path) -> None:
    folder, other = tmp_path / "public", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    try:
        (folder / "fi").symlink_to(other)
    except OSError:
        pytest.skip("no links here")
    assert site(run, folder)[0] == 3
    assert not list(other.iterdir())


def test_nothing_is_written_through_a_link_in_the_place_of_a_page(run: Run, tmp_path: Path) -> None:
    folder, other = tmp_path / "public", tmp_path / "other.txt"
    assert site(run, folder)[0] == 0
    other.write_text("mine", encoding="utf-8")
    page = folder / "fi" / "index.html"
    page.unlink()
    try:
        page.symlink_to(other)
    except OSError:
        pytest.skip("no links here")
    (folder / "index.html").write_text("changed", encoding="utf-8")
    assert site(run, folder)[0] == 3
    assert other.read_text("utf-8") == "mine"
    assert (folder / "index.html").read_text("utf-8") == "changed"


def test_a_folder_in_the_place_of_a_page_stops_all(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    assert site(run, folder)[0] == 0
    (folder / "fi" / "index.html").unlink()
    (folder / "fi" / "index.html").mkdir()
    (folder / "index.html").write_text("changed", encoding="utf-8")
    assert site(run, folder)[0] == 3
    assert (folder / "index.html").read_text("utf-8") == "changed"


def test_the_folder_of_the_guide_is_no_place_for_its_site(run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path / "data")
    assert site(run, Path(data), data=data)[0] == 3
    assert set(made(Path(data))) == {"guide.yaml"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--url", "example.fi"), "“example.fi” is not an address of a site."),
        (("--url", "https://example.fi/?x=1"), "is not an address of a site."),
        (("--url", "https://.../"), "is not an address of a site."),
        (("--url", "https://example.fi/a\\b"), "is not an address of a site."),
        (("--url", "javascript:alert(1)"), "is not an address of a site."),
        (("--url", ""), "is not an address of a site."),
        (("--languages", "fi,de"), "“de” is not one of fi, sv and en."),
        (("--languages", ""), "“” is not one of fi, sv and en."),
    ],
)
def test_wrong_questions_are_refused(words: tuple[str, ...], said: str, run: Run, tmp_path: Path) -> None:
    status, error = site(run, tmp_path / "public", *words)
    assert status == 2
    assert said in error
    assert not (tmp_path / "public").exists()


def test_a_site_goes_into_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("site", "--data", PIKKU, "--today", "2026-11-24", "--lang", "en")
    assert result.status == 2
    assert "Name the folder for the site: -o public" in result.err
    result = run("sivusto", "-o", str(tmp_path / "x.html"), "--data", PIKKU, "--today", "2026-11-24", "--lang", "en")
    assert result.status == 2
    assert not (tmp_path / "x.html").exists()


def test_nothing_is_published_of_a_guide_with_errors(run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path / "data", contacts="people:\n  - id: maija-malli\n")
    status, said = site(run, tmp_path / "public", data=data)
    assert status == 1
    assert "Nothing was written to" in said
    assert not (tmp_path / "public").exists()


def test_the_smallest_guide_has_a_site(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    assert site(run, folder, data=make_guide(tmp_path / "data"))[0] == 0
    assert "fi/index.html" in made(folder)
    assert "fi/vuosikello.html" not in made(folder)
    assert "fi/tilaa.html" not in made(folder)


GUIDES = sorted(path for path in Path(PIKKU).parent.iterdir() if (path / "guide.yaml").is_file())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_guide_has_a_site(guide: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    status, said = site(run, folder, "--languages", "sv", data=str(guide))
    assert status in (0, 1), said
    assert folder.exists() == (status == 0)


PUBLISHED = """
site:
  url: https://www.mallila.fi/yhdistykset
  colour: "#ffcc00"
  languages: [sv, fi]
  accessibility:
    status: partial
    assessed: 1.11.2026
    method: kaupungin oma arvio
    gaps: [Vanhat liitteet ovat kuvia.]
    email: saavutettavuus@mallila.fi
    authority: {url: "https://www.mallila.fi/valvonta", title: Mallilan valvonta}
"""


def test_a_guide_says_where_its_site_is_and_how_accessible(run: Run, tmp_path: Path) -> None:
    folder, data = tmp_path / "public", Path(make_guide(tmp_path / "data"))
    guide = data / "guide.yaml"
    guide.write_text(guide.read_text("utf-8") + PUBLISHED, encoding="utf-8")
    assert site(run, folder, data=str(data))[0] == 0
    found = made(folder)
    front = found["index.html"].decode()
    assert '<html lang="sv">' in front
    assert '<link rel="canonical" href="https://www.mallila.fi/yhdistykset/sv/index.html">' in front
    style = next(content for path, content in found.items() if path.endswith(".css")).decode()
    assert "#ffcc00" in style  # on a dark ground it can be read
    assert style.index("--accent: #876c00") < style.index("--accent: #ffcc00")
    statement = found["fi/saavutettavuus.html"].decode()
    for text in (
        "Kaupunki ilmoittaa, että nämä sivut täyttävät lain vaatimukset osittain.",
        "1.11.2026",
        "kaupungin oma arvio",
        "Vanhat liitteet ovat kuvia.",
        'href="mailto:saavutettavuus@mallila.fi"',
        '<a href="https://www.mallila.fi/valvonta">Mallilan valvonta</a>',
    ):
        assert text in statement


def test_nothing_is_claimed_of_accessibility_that_the_city_has_not_said(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    site(run, folder, data=make_guide(tmp_path / "data"))
    statement = made(folder)["fi/saavutettavuus.html"].decode()
    assert "Kaupunki ei ole vielä antanut näille sivuille saavutettavuusselostetta." in statement
    assert "vaatimukset" not in statement


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_nightly_workflow_of_a_new_guide_asks_what_there_is(language: str, run: Run, tmp_path: Path) -> None:
    workflow = yaml.safe_load(Path(TEMPLATES, language, "site.yml").read_text("utf-8"))
    assert {"push", "schedule", "workflow_dispatch"} == set(workflow[True])  # YAML takes `on` for a truth
    steps = [step["run"] for step in workflow["jobs"]["site"]["steps"] if "run" in step]
    asked = [step.replace('"${{ steps.pages.outputs.base_url }}/"', "https://example.fi/") for step in steps]
    data, folder = make_guide(tmp_path / "data"), tmp_path / "public"
    for command in asked[1:]:
        words = command.replace("--data data", f"--data {data}").replace("-o public", f"-o {folder}").split()
        assert words[0] == "yhdistys"
        assert run(*words[1:], "--today", "2026-11-24").status == 0
    assert (folder / "404.html").is_file()


def test_paper_lies_beside_the_pages_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="there is no wheel of typst for every platform")
    folder, porvoo = tmp_path / "public", str(CITIES["porvoo"])
    status, _said = site(run, folder, "--pdf", "--languages", "sv", data=porvoo)
    assert status == 0
    found = {path for path in made(folder) if path.endswith(".pdf")}
    assert {"sv/guide.pdf", "sv/kontaktpersoner.pdf", "sv/arsklocka-2027.pdf", "sv/arsklocka-2027.a3.pdf"} <= found
    assert found <= json.loads((folder / "manifest.json").read_bytes())["files"].keys()
    assert site(run, folder, "--pdf", "--languages", "sv", data=porvoo)[1].startswith("Nothing has changed")
    # Those of an earlier run are named, and removed as pages are.
    status, said = site(run, folder, "--languages", "sv", "--prune", data=porvoo)
    assert "Removed: sv/arsklocka-2025.a3.pdf" in said
    assert not [path for path in made(folder) if path.endswith(".pdf")]


def test_paper_needs_a_library(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    status, said = site(run, tmp_path / "public", "--pdf")
    assert status == 2
    assert "pipx inject yhdistys typst" in said
    assert not list(tmp_path.iterdir())
