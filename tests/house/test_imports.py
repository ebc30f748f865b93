"""Who may import whom: docs/architecture.md as a table, kept true. And what the quick answers may load at all."""

import ast
import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import yhdistys_cli

from ..conftest import CITIES, Run

PACKAGE = Path(yhdistys_cli.__file__).parent
# A module or a package of modules → what it may import of ours; its own modules, and the version, always.
OURS = {
    "records": "",
    "nearest": "",
    "colours": "",
    "examples": "",
    "municipalities": "nearest",
    "languages": "",
    "words": "languages",
    "sections": "",
    "folder": "sections",
    "models": "records",
    "event_years": "models",
    "written_days": "languages",
    "working_days": "languages models",
    "happenings": "models records",
    "dates": "event_years happenings models records working_days written_days",
    "planning": "dates happenings models records",
    "looked": "models records",
    "coverage": "models",
    "diagnostics": "records",
    "mistakes": "diagnostics",
    "phones": "",
    "recovery": "",
    "source": "diagnostics mistakes records recovery",
    "validation": "diagnostics models nearest phones records recovery source written_days",
    "schema": "formats models validation words",
    "snapshot": "models records",
    "inflection": "",
    "search": "inflection models records words",
    "vocabulary": "inflection languages records words",
    "starting": "municipalities records",
    "checks": "colours coverage dates diagnostics event_years happenings languages looked models municipalities "
    "nearest planning records recovery search sections source validation words working_days written_days",
    "load": "checks dates diagnostics folder models records sections snapshot source validation words working_days",
    "history": "folder records sections",
    "views": "coverage dates diagnostics event_years examples happenings inflection looked models planning records "
    "search source words working_days written_days",
    "formats": "colours dates diagnostics happenings inflection languages models phones planning reconcile records "
    "search source views words written_days",
    "reconcile": "amend languages models nearest records starting validation words written_days",
    "workbook": "reconcile",
    "amend": "dates event_years languages models moments nearest records search sections source starting validation "
    "words written_days",
    "splices": "records source",
    "written": "diagnostics source validation",
    "weave": "diagnostics load source splices written",
    "edit": "diagnostics records recovery source splices weave",
    "cli": "amend checks dates diagnostics edit examples folder formats history languages load models moments "
    "municipalities nearest reconcile records schema search sections snapshot source starting validation views "
    "vocabulary weave words workbook working_days written_days",
    "moments": "languages models records words written_days",
    "__main__": "cli",
}
# A library → its one door: a module, or a package of them.
DOORS = {
    "yaml": "source",
    "pydantic": "validation",
    "pydantic_core": "validation",
    "email_validator": "validation",
    "phonenumbers": "validation",
    "rich": "cli.validate.progress",
    "xlsxwriter": "formats.tables",
    "openpyxl": "workbook",
    "holidays": "working_days",
    "ics": "formats.calendar.ics",
    "typer": "cli",
    "click": "cli",
    "htpy": "formats.html",
    "markupsafe": "formats.html",
    "typst": "formats.pdf.typesetting",
}


def imports(path: Path) -> Iterator[str]:
    """The modules that a module imports, at its head or inside a function, but not for its types alone."""
    folders = path.relative_to(PACKAGE.parent).parent.parts
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        # What a marker of the models hands on to `validation` when Pydantic asks it.
        if isinstance(node, ast.FunctionDef) and node.name.startswith("__get_pydantic_"):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = folders[: len(folders) + 1 - node.level] if node.level else ()
            start = ".".join([*above, *([node.module] if node.module else [])])
            # `from . import folder` names a module; `from . import __version__` does not.
            names = [f"{start}.{alias.name}" for alias in node.names]
            yield from {name if _is_module(name) else start for name in names}
        # An import is a statement, and no expression has one in it.
        waiting += (part for part in ast.iter_child_nodes(node) if not isinstance(part, ast.expr))


def _is_module(name: str) -> bool:
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def _name(path: Path) -> str:
    """A module's name without the package's."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "__init__"


# Every module of the package.
MODULES = {_name(path): path for path in PACKAGE.rglob("*.py")}


@functools.cache
def imported(name: str) -> set[str]:
    """All that a module imports."""
    return {module.removeprefix("yhdistys_cli.") for module in imports(MODULES[name])} - {"yhdistys_cli"}


def test_every_module_is_in_the_table() -> None:
    assert {name.partition(".")[0] for name in MODULES} - {"__init__"} == set(OURS)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_only_what_it_may(name: str) -> None:
    unit = name.partition(".")[0]
    for module in imported(name):
        first = module.partition(".")[0]
        if first in OURS:
            assert first in (unit, *OURS[unit].split()), f"{name} may not import {module}"
        elif first not in sys.stdlib_module_names:
            door = DOORS.get(first, "no module")
            assert door == unit or f"{name}.".startswith(f"{door}."), f"{name} may not import {module}; {door} may"


def test_there_are_no_circles() -> None:
    TopologicalSorter({unit: allowed.split() for unit, allowed in OURS.items()}).prepare()
    TopologicalSorter({name: imported(name) for name in MODULES}).prepare()


# --- what a run loads

# The libraries without which there is no Typer.
TYPER = {"typer", "click", "annotated_doc", "shellingham", "colorama"}
# Of the standard library what has cost too much before.
HEAVY = {"asyncio", "csv", "decimal", "email", "http", "logging", "multiprocessing", "random", "xml", "zoneinfo"}
SHOW = "print('modules:', *{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"


def _loaded(code: str, environment: dict[str, str], *words: str) -> set[str]:
    """The packages that a program loads."""

    command = [sys.executable, "-c", f"import sys\ntry:\n    {code}\nfinally:\n    {SHOW}", *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, check=True)
    return set(done.stderr.rpartition("modules:")[2].split())  # what the program says stands before it


@pytest.fixture(scope="module")
def bare() -> set[str]:
    """What an interpreter loads that does nothing."""
    return _loaded("pass", {})


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a snapshot of Lahti and with the public holidays that questions have needed."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def asked_before(cache: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, str]]:
    """Ask a question once; the environment in which it is asked again."""

    def ask(*words: str) -> dict[str, str]:
        environment = {"YHDISTYS_DATA": str(CITIES["lahti"]), "YHDISTYS_CACHE": str(cache)}
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert run(*words, *(() if "--today" in words or "--help" in words else ("--today", "2026-11-24"))).status == 0
        return environment

    return ask


def test_nobody_keeps_the_clock_by_name() -> None:
    """`from .today import now` would keep the clock of whichever test imports the module first."""
    kept = [
        path
        for path in Path(yhdistys_cli.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in ("today", "cli.today") and node.names
        if any(alias.name == "now" for alias in node.names)
    ]
    assert not kept


PROGRAM = "from yhdistys_cli.__main__ import program; program()"
# The clock at a minute to ten in the evening in Helsinki, from when on `zoneinfo` is needed to know the day.
CLOCK = (
    "import datetime; from yhdistys_cli.cli import today; today.now = lambda: datetime.datetime(2026, 11, 24, 19, 59)"
)
# What a completion must do without as well.
SLOW = HEAVY | {"dataclasses", "inspect", "gettext"}


@pytest.mark.parametrize(
    ("words", "shell", "libraries", "not_either"),
    [
        (("contacts",), "", TYPER, HEAVY),
        (("contacts", "--area", "nuoriso"), "", TYPER, HEAVY),
        (("areas", "avustukset"), "", TYPER, HEAVY),
        (("clock",), "", TYPER, HEAVY),
        (("clock", "2026", "--today", "2026-03-02"), "", TYPER, HEAVY),
        (("clock", "--area", "avustukset", "--month", "3"), "", TYPER, HEAVY),
        (("plan", "2999"), "", TYPER, HEAVY),
        ((), "", TYPER, HEAVY),
        (("--help",), "", TYPER, HEAVY),
        (("clock", "--help"), "", TYPER, HEAVY),
        (("nuoriso",), "", TYPER, HEAVY),
        (("validate", "--explain", "syntax"), "", TYPER, HEAVY),
        (("validate", "--explain", "all", "--format", "json"), "", TYPER, HEAVY),
        (("validate", "--explain", "syntax"), "bash", set[str](), SLOW),
        (("contacts", "--area", "nuo"), "bash", set[str](), SLOW),
        (("clock", "--area", "av"), "bash", set[str](), SLOW),
    ],
    ids=lambda value: " ".join(value) or "start" if isinstance(value, tuple) else "",
)
def test_quick_answers_load_little(
    words: tuple[str, ...],
    shell: str,
    libraries: set[str],
    not_either: set[str],
    bare: set[str],
    asked_before: Callable[..., dict[str, str]],
) -> None:
    environment = asked_before(*(("contacts",) if shell else words))
    code = PROGRAM if shell else f"{CLOCK}; {PROGRAM}"
    loaded = _loaded(code, {**environment, "_YHDISTYS_COMPLETE": shell}, *words) - bare
    assert loaded - sys.stdlib_module_names - {"yhdistys_cli"} <= libraries
    assert not loaded & not_either


@pytest.mark.parametrize("words", [("contacts", "--area", "nuoriso"), ("clock", "2027"), ("areas", "avustukset"), ()])
def test_synonyms_and_inflection_are_read_only_when_somebody_asks_in_words(
    words: tuple[str, ...], asked_before: Callable[..., dict[str, str]]
) -> None:
    ends = "print('modules:', *{n.rpartition('.')[2] for n in sys.modules}, file=sys.stderr)"
    command = [sys.executable, "-c", f"import sys\ntry:\n    {CLOCK}; {PROGRAM}\nfinally:\n    {ends}", *words]
    surroundings = os.environ | asked_before(*words)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=surroundings, check=True)
    loaded = done.stderr.rpartition("modules:")[2].split()
    assert "words" in loaded
    assert not {"inflection", "vocabulary"} & set(loaded)
