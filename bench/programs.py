"""The programs that are timed, each installed as its users install it, in a virtual environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "bench" / ".work"
OTHERS = ("khard", "yaml2ics", "check-jsonschema")


class Programs(NamedTuple):
    """What to start: a bare interpreter with the project's libraries, the project's command, and the others."""

    python: str
    yhdistys: str
    khard: str
    yaml2ics: str
    check_jsonschema: str


def install() -> Programs:
    """Install the project as it is now, and the others if they are not there yet."""
    own = install_own()
    for name in OTHERS:
        if not (_environment(name) / name).exists():
            _pip(_environment(name), "install", name)
    return Programs(str(own / "python"), str(own / "yhdistys"), *(str(_environment(name) / name) for name in OTHERS))


def install_own() -> Path:
    """Install the project as it is now; returns the folder of its programs."""
    own = _environment("yhdistys")
    _pip(own, "install", "-c", str(ROOT / "constraints.txt"), str(ROOT))
    return own


def _environment(name: str) -> Path:
    """The folder of the programs of a virtual environment; made if it is not there."""
    folder = WORK / f"venv-{name}"
    if not (folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    return folder / "bin"


def _pip(programs: Path, *words: str) -> str:
    """Run pip in an environment; what it says is shown only if it fails."""
    command = [str(programs / "python"), "-m", "pip", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


def versions() -> dict[str, str]:
    """The versions of everything that is installed, and of Python; those beside the project where two differ."""
    found = {"Python": ".".join(map(str, sys.version_info[:3]))}
    for name in (*OTHERS, "yhdistys"):
        listed = json.loads(_pip(WORK / f"venv-{name}" / "bin", "list", "--format", "json"))
        found |= {package["name"].lower().replace("_", "-"): package["version"] for package in listed}
    return found


def environment() -> dict[str, str]:
    """What the programs see: nothing of the machine's own settings, a home and a cache of the benchmark's own."""
    home = WORK / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "YHDISTYS_LANG": "fi",
        "YHDISTYS_CACHE": str(WORK / "cache"),
    }


def machine() -> str:
    """The kind of machine: its processor, and how many of it this process may use."""
    model = "unknown processor"
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores"
