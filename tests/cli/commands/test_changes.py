"""`changes` as a command: what it compares with, and what it says where there is nothing to compare with."""

import json
import shutil
from pathlib import Path

import pytest

from ...conftest import ROOT, Run, make_guide
from ...repositories import commit, git, needs_git

pytestmark = pytest.mark.today("2026-11-24")
NOW = ROOT / "tests" / "guides" / "news"
BEFORE = ROOT / "tests" / "guides" / "news-before"
HEADING = "Mallilan yhdistysopas: mitä on muuttunut"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository: on the 1st of November as before, with another file on the 5th, on the 10th as now."""
    root = tmp_path_factory.mktemp("original")
    shutil.copytree(BEFORE, root / "data")
    commit(root, "2026-11-01T12:00:00+02:00")
    # The same in other files: who reads the guide sees no difference.
    (root / "data" / "clock").mkdir()
    (root / "data" / "clock.yaml").rename(root / "data" / "clock" / "kello.yaml")
    commit(root, "2026-11-05T12:00:00+02:00")
    shutil.rmtree(root / "data")
    shutil.copytree(NOW, root / "data")
    commit(root, "2026-11-10T12:00:00+02:00")
    return root


@pytest.fixture
def here(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it as the current folder."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@needs_git
@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("since", ["6.11.2026", "2026-11-10", "HEAD~1", "HEAD~2", "main~2"])
def test_what_is_new_since_a_day_or_a_revision(since: str, run: Run) -> None:
    told = run("changes", "--since", str(BEFORE)).out.split("\n", 1)[1]
    result = run("changes", "--since", since)
    assert result.status == 0
    heading, news = result.out.split("\n", 1)
    assert heading.startswith(HEADING)
    assert news == told


@needs_git
@pytest.mark.usefixtures("here")
def test_the_heading_says_from_when_to_when(run: Run) -> None:
    assert run("changes --since 6.11.2026").out.startswith(f"{HEADING} 6.–24.11.2026\n")
    assert run("changes --since HEAD~2").out.startswith(f"{HEADING} 1.–24.11.2026\n")
    assert run("changes --since eilen").out.startswith(f"{HEADING} 23.–24.11.2026\n")
    assert "Mikään ei ole muuttunut" in run("changes --since 11.11.2026").out


@needs_git
@pytest.mark.usefixtures("here")
def test_the_time_alone_will_do(run: Run) -> None:
    assert run("muutokset 6.11.2026") == run("changes --since 6.11.2026")
    assert run("changes 6.11.2026 --since 6.11.2026") == run("changes --since 6.11.2026")
    result = run("changes 6.11.2026 --since 7.11.2026")
    assert result.status == 2
    assert "Kerro se vain kerran" in result.err


@needs_git
def test_edits_that_are_not_committed_count(here: Path, run: Run) -> None:
    file = here / "data" / "contacts.yaml"
    file.write_text(file.read_text("utf-8").replace("040 765 4321", "040 999 9999"), "utf-8")
    assert "Elsa Ek: puhelinnumero on nyt 040 999 9999." in run("changes --since HEAD").out


@needs_git
def test_json_names_the_commit(here: Path, run: Run) -> None:
    shape = json.loads(run("changes --since 6.11.2026 --format json").out)
    assert shape["since"] == {
        "kind": "date",
        "asked": "6.11.2026",
        "commit": git(here, "rev-parse", "HEAD~1"),
        "day": "2026-11-06",
    }


@needs_git
@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("1.11.2026", "Sitä ennen ei ole mitään: ensimmäinen versio on tallennettu 1.11.2026."),
        ("nope", "”nope” ei ole päivä, kansio, jossa on opas, eikä versio, jonka git tuntee."),
        ("--since=--output=x", "”--output=x” ei ole päivä"),
        ("ensi ma", "”ensi ma” ei ole päivä"),
        ("25.11.2026", "25.11.2026 on vasta tulossa."),
        ("./data/clock.yaml", "”./data/clock.yaml” ei ole päivä"),
    ],
)
def test_what_it_cannot_compare_with(since: str, said: str, run: Run) -> None:
    words = [since] if since.startswith("--since=") else ["--since", since]
    result = run("changes", *words)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"Virhe: {said}")
    assert "Traceback" not in result.err


@needs_git
def test_a_copy_without_old_commits_says_what_to_fetch(
    original: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", original.as_uri(), "copy")
    monkeypatch.chdir(tmp_path / "copy")
    result = run("changes --since HEAD~1")
    assert result.status == 2
    assert "fetch-depth: 0" in result.err


def test_without_a_repository_a_folder_will_do(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    make_guide(tmp_path / "data", NOW)
    monkeypatch.chdir(tmp_path)
    result = run("changes --since 1.11.2026")
    assert result.status == 2
    assert "--since KANSIO" in result.err
    assert run("changes", "--since", str(BEFORE)).status == 0


def test_without_git_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("changes", "--data", str(NOW), "--since", "1.11.2026")
    assert result.status == 2
    assert "Ohjelmaa git" in result.err


def test_a_record_that_cannot_be_read_is_no_news(tmp_path: Path, run: Run) -> None:
    """Neither what it was nor that it is new: that would be told of a unit that was there all the time."""
    broken = tmp_path / "before"
    make_guide(broken, BEFORE)
    text = (broken / "contacts.yaml").read_text("utf-8")
    (broken / "contacts.yaml").write_text(text.replace("name: Elsa Ek", "nimi: Elsa Ek"), "utf-8")
    result = run("changes", "--data", str(NOW), "--since", str(broken))
    assert result.status == 0
    assert "ei voitu lukea" in result.err
    assert "ei verrattu" in result.out
    assert "Anna Aalto: nimike on nyt tapahtumapäällikkö" in result.out
    assert "Elsa Ek" not in result.out


def test_errors_of_today_are_shown_and_end_with_1(tmp_path: Path, run: Run) -> None:
    folder = make_guide(tmp_path / "data", NOW)
    (tmp_path / "data" / "clock.yaml").write_text("events: [\n", "utf-8")
    result = run("changes", "--data", folder, "--since", str(BEFORE))
    assert result.status == 1
    assert "clock.yaml" in result.err
    assert "poistettu vuosikellosta" not in result.out
    target = tmp_path / "news.md"
    assert run("changes", "--data", folder, "--since", str(BEFORE), "-o", str(target)).status == 1
    assert not target.exists()


def test_the_answer_as_a_file(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "uutiset.md"
    result = run("muutokset", "--data", str(NOW), "--since", str(BEFORE), "-o", str(target), "--lang", "sv")
    assert result.status == 0
    text = target.read_text("utf-8")
    assert text.startswith("# Mallbys föreningsguide: vad som har ändrats\n\n## Datum\n\n- **Projektbidraget**: ")
