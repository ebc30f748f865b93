"""The Tab key: what is offered, that the option table is true, and the shells that can be run here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from yhdistys_cli.__main__ import main
from yhdistys_cli.cli.app import build
from yhdistys_cli.cli.complete import COMMON, OPTIONS, SCRIPTS, candidates
from yhdistys_cli.cli.table import COMMANDS, COMMON_OF
from yhdistys_cli.formats import FORMATS

from ..conftest import CITIES, ROOT, Run


def offered(*words: str) -> list[str]:
    return [value for value, _about in candidates(list(words))]


@pytest.fixture(autouse=True)
def _lahti(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_DATA", str(CITIES["lahti"]))


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["cont"], ["contacts"]),
        (["contacts", "--area", "nuo"], ["nuorisopalvelut"]),
        (["contacts", "--area=nuo"], ["--area=nuorisopalvelut"]),
        (["contacts", "--area", "=", "nuo"], ["nuorisopalvelut"]),
        (["contacts", "--area", "Til"], ["tilayhteistyo"]),
        (["yhteyshenkilöt", "--area", "työ"], []),
        (["checklist", "työ"], ["tyoryhmat"]),
        (["huoneentaulu", "yhteys"], ["yhteyshenkilo"]),
        (["areas", "vie"], ["viestinta"]),
        (["contacts", "--la"], ["--lang"]),
        (["siirrä", "yhd"], ["yhdistysilta"]),
        (["confirm", "yhdistysilta", "--re"], ["--registration"]),
        (["--lang", "s"], ["sv"]),
        (["contacts", "--format", ""], list(FORMATS["contacts"])),
        (["completion", ""], list(SCRIPTS)),
        (["schema", "c"], ["contacts", "checklists", "clock"]),
        (["contacts", "--data", ""], []),
        (["--data", str(CITIES["porvoo"]), "areas", ""], ["avustukset"]),
        (["guide", "wish"], ["wishes"]),
        (["nonsense", ""], []),
        (["validate", "--explain", "unknown-p"], ["unknown-person"]),
        (["tarkista", "--explain=bad-dat"], ["--explain=bad-date"]),
        (["calendar", "--area", "nuo"], ["nuorisopalvelut"]),
        (["replace", "inke"], ["inkeri-maatta"]),
        (["vaihda", "määttä", "--unit", "vies"], ["viestintapalvelut"]),
        (["away", "x", "--substitute", "tii"], ["tiia-makinen"]),
        (["lisää", ""], ["person", "unit", "event", "board"]),
        (["set", "tapahtumai"], ["tapahtumainfo"]),
        (["kalenteri", "--la"], ["--lang"]),
        ([], [command.name for command in COMMANDS]),
    ],
)
def test_offered(words: list[str], values: list[str]) -> None:
    assert offered(*words) == values


def options_of(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def test_the_table_of_options_is_that_of_the_commands() -> None:
    group = build()
    context = click.Context(group)
    assert set(OPTIONS) == set(group.list_commands(context))
    for name, options in OPTIONS.items():
        command = group.get_command(context, name)
        assert command is not None
        real = {opt: p for p in options_of(command) if not p.hidden for opt in (*p.opts, *p.secondary_opts)}
        table = {**options, **{option: COMMON[option] for option in COMMON_OF.get(name, COMMON)}}
        assert set(table) == set(real), name
        assert {opt for opt, kind in table.items() if kind is None} == {o for o, p in real.items() if p.is_flag}


def test_from_a_snapshot_and_without_one_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path))
    first = offered("guide", "")
    assert list(tmp_path.iterdir())
    assert offered("guide", "") == first


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "nuorisopalvelut"),
        ("zsh", "nuorisopalvelut:Nuorisopalvelut"),
        ("fish", "nuorisopalvelut\tNuorisopalvelut"),
        ("powershell", "nuorisopalvelut\tNuorisopalvelut"),
    ],
)
def test_protocol(
    shell: str, line: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("_YHDISTYS_COMPLETE", shell)
    assert main(["contacts", "--area", "nuo"]) == 0
    assert capfdbinary.readouterr().out.decode() == line + "\n"


@pytest.mark.parametrize("shell", SCRIPTS)
def test_script(shell: str, run: Run) -> None:
    assert run("completion", shell).out == SCRIPTS[shell]


def _shell(shell: str, script: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", script], capture_output=True, text=True, env={**os.environ, "PATH": path}, cwd=ROOT, check=False
    )
    return done.stdout


@pytest.mark.skipif(not shutil.which("bash") or sys.platform == "win32", reason="there is no bash here")
def test_bash() -> None:
    line = "COMP_WORDS=(yhdistys contacts --area nuo) COMP_CWORD=3"
    script = f'{SCRIPTS["bash"]}\n{line}\n_yhdistys\necho "${{COMPREPLY[@]}}"'
    assert _shell("bash", script) == "nuorisopalvelut\n"


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish() -> None:
    script = f"{SCRIPTS['fish']}\ncomplete -C 'yhdistys contacts --area nuo'"
    assert _shell("fish", script) == "nuorisopalvelut\tNuorisopalvelut\n"


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
def test_zsh() -> None:
    # _describe is the shell's own; here it only shows what it was given.
    script = (
        f"compdef() {{ :; }}; _describe() {{ print -l -- ${{(P)2}}; }}\n{SCRIPTS['zsh']}\n"
        "words=(yhdistys contacts --area nuo); CURRENT=4; _yhdistys"
    )
    assert _shell("zsh", script) == "nuorisopalvelut:Nuorisopalvelut\n"
