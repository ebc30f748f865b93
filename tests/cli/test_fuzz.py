"""Any words after `yhdistys`, and every guide in every form: an answer or a clear sentence, never a traceback.

The short form of a search that was run for hours; the seeds are fixed.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yhdistys_cli.cli.table import COMMANDS
from yhdistys_cli.formats import FORMATS, SUFFIXES

from ..conftest import CITIES, ROOT, Run
from .test_hostile import quiet

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

GUIDES = [*CITIES.values(), *(path.parent for path in sorted((ROOT / "tests" / "guides").glob("*/guide.yaml")))]
# `serve` runs until it is stopped.
_LEFT_OUT = ("completion", "serve")
NAMES = [name for command in COMMANDS if command.name not in _LEFT_OUT for name in (command.name, *command.aliases)]
FLAGS = ["--strict", "--fix", "--yes", "--diff", "--full", "--help", "--version", "--", "-", "-x", "--nonsense"]
OPTIONS = [
    *("--data", "--format", "-o", "--output", "--lang", "--today", "--area", "--unit", "--on", "--month", "--from"),
    *("--until", "--next", "--kind", "--explain"),
]
VALUES = [
    *(
        "",
        " ",
        "nuoriso",
        "avustukset",
        "xyzzy",
        "data",
        "data/clock.yaml",
        "nowhere",
        ".",
        "..",
        "/",
        "out",
        "out/x.csv",
    ),
    *("fi", "sv", "en", "json", "csv", "markdown", "x.svg", "x.xlsx", "x.yaml", "contacts", "all", "syntax"),
    *("2026", "2027", "1", "12", "13", "0", "-1", "1.1.2027", "2027-02-29", "today", "+14", "tomorrow", "kesä"),
    *("ä" * 300, "a\u0308", "\u202e", "\x1b[31m", "%s{}", "'", '"', "=1+1", "🎈", "\udce4"),
]
words = st.lists(
    st.sampled_from(FLAGS).map(lambda flag: [flag])
    | st.tuples(st.sampled_from(OPTIONS), st.sampled_from(VALUES)).map(list)
    | st.sampled_from(VALUES).map(lambda value: [value]),
    max_size=4,
).map(lambda parts: [word for part in parts for word in part])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(command=st.sampled_from([*NAMES, "", "nonsense"]), rest=words)
def test_any_words(command: str, rest: list[str], here: Path) -> None:
    asked = [*([command] if command else []), *rest, "--today", "2026-11-24"]
    status, out, err = quiet(*asked)
    assert status in (0, 1, 2, 3), asked
    assert "Traceback" not in out + err
    assert out or err or status == 0 or "--diff" in rest, asked
    assert not [name for name in os.listdir(here) if name.startswith(".yhdistys-")]


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("question", sorted(set(FORMATS) - {"explain", "schema", "ask", "site", "serve"}))
def test_every_guide_in_every_form(question: str, folder: Path, run: Run, here: Path) -> None:
    for form in FORMATS[question]:
        for name in [question] if question != "start" else [""]:
            target = here / f"answer{SUFFIXES[form]}"
            more = {
                "plan": ["2027"],
                "search": ["koulutus"],
                "handover": ["aalto"],
                "changes": ["--since", str(CITIES["lahti"])],
            }.get(question, [])
            asked = [*([name] if name else []), *more, "--data", str(folder), "--today", "2026-11-24"]
            result = run(*asked, "--format", form, "-o", str(target))
            found = (
                (0, 1, 2) if question in ("search", "handover", "letter") else (0, 1)
            )  # 2: nothing, or nobody, is found
            assert result.status in found, result.err
            if form in ("ics", "vcard") and not target.exists() and result.status == 0:  # no day, nobody is known
                assert re.search("Kalenteria ei tehty|Yhteystietokortteja ei tehty|Luetteloa ei tehty", result.err)
            else:
                assert target.exists() == (result.status == 0 or question == "validate"), result.err
