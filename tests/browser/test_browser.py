"""Every page of both cities' sites in Chromium: `look.mjs` says what it looks at, README.md what it needs."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from yhdistys_cli.load import review
from yhdistys_cli.models import Guide
from yhdistys_cli.search import AREA, PERSON, SERVICE_AREA, UNIT, targets
from yhdistys_cli.views.contacts import ContactList, contacts

from ..conftest import CITIES, TODAY, Run

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NODE, JAVA = shutil.which("node"), shutil.which("java")
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ASKED = ("YHDISTYS_BROWSER=1, since this takes a minute", os.environ.get("YHDISTYS_BROWSER"))


def missing(*parts: tuple[str, object]) -> pytest.MarkDecorator:
    """Skips a test where one of its parts, each with its name, is not there."""
    lacking = [name for name, is_there in (ASKED, *parts) if not is_there]
    return pytest.mark.skipif(bool(lacking), reason=f"the browser was not asked; missing: {', '.join(lacking)}")


def free_ports() -> int:
    """The first of two ports of this machine, one after the other, that nobody uses."""
    for port in range(20000, 60000, 2):
        with socket.socket() as one, socket.socket() as two:
            try:
                one.bind(("127.0.0.1", port))
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no free ports")


def site(name: str, folder: Path, run: Run, languages: str, url: str) -> Guide:
    """Makes a city's site, with paper where it can be made, and some answers as pages in a folder; gives the guide."""
    data = ["--data", str(CITIES[name]), "--today", TODAY.isoformat()]
    paper = ["--pdf"] if importlib.util.find_spec("typst") else []
    assert run("site", "-o", str(folder), "--languages", languages, "--url", url, *paper, *data).status == 0
    for question in ("clock 2026", "contacts", "guide --full"):
        target = folder / f"one-{question.split()[0]}.html"
        assert run(*question.split(), "-o", str(target), *data).status == 0
    guide = review(str(CITIES[name]), TODAY).guide
    assert guide is not None
    return guide


def asked(guide: Guide) -> dict[str, list[int]]:
    """Every name, alias and keyword with the numbers of those entries of all contacts that the program finds by it."""
    known = targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA))
    questions = {word for t in known for word in (*t.names, *t.synonyms)}
    questions |= {t.name for t in known if isinstance(t.name, str)}
    everybody = contacts(guide, TODAY)
    assert isinstance(everybody, ContactList)
    found = {}
    for question in sorted(questions):
        view = contacts(guide, TODAY, question.split())
        entries = view.entries if isinstance(view, ContactList) else ()
        units = {unit.id for entry in entries for unit in entry.units}
        found[question] = [
            number
            for number, entry in enumerate(everybody.entries)
            if units & {unit.id for unit in entry.units} or entry in entries
        ]
    return found


@missing(
    ("Chromium", CHROMIUM),
    ("Node", NODE),
    ("npm install in tests/browser", (HERE / "node_modules" / "axe-core").is_dir()),
)
@pytest.mark.parametrize("name", CITIES)
def test_nothing_is_wrong_with_a_page(name: str, run: Run, tmp_path: Path) -> None:
    folder, port = tmp_path / "site", free_ports()
    guide = site(name, folder, run, "fi,sv", f"http://127.0.0.1:{port}/opas/")
    (tmp_path / "asked.json").write_text(json.dumps(asked(guide)), "utf-8")
    assert NODE is not None
    assert CHROMIUM is not None
    command = [NODE, str(HERE / "look.mjs"), str(folder), CHROMIUM, str(port), str(tmp_path / "asked.json")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("0 problems, ")


@missing(("Java", JAVA), ("npm install in tests/browser", VNU.is_file()))
@pytest.mark.parametrize("name", CITIES)
def test_a_page_is_html_as_the_standard_has_it(name: str, run: Run, tmp_path: Path) -> None:
    site(name, tmp_path, run, "fi,sv,en", "https://yhdistykset.example.fi/")
    assert JAVA is not None
    command = [JAVA, "-jar", str(VNU), "--errors-only", "--skip-non-html", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
