"""Where the data and the snapshots are: the environment and the current folder, read here and nowhere else."""

import os
import sys
from collections.abc import Mapping


def data(asked: str | None, environment: Mapping[str, str]) -> str:
    """The folder of the data: as asked, YHDISTYS_DATA, the nearest `data/guide.yaml` upwards, or Lahti's."""
    if asked := asked or environment.get("YHDISTYS_DATA"):
        return asked
    try:
        here = os.getcwd()
    except OSError:  # the current folder was removed
        return shipped()
    while True:
        candidate = os.path.join(here, "data")
        if os.path.isfile(os.path.join(candidate, "guide.yaml")):
            return os.path.relpath(candidate)
        above = os.path.dirname(here)
        if above == here:
            return shipped()
        here = above


def shipped() -> str:
    """The data that comes with the tool: inside the installed package, or in the repository of an editable install."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    repository = os.path.join(os.path.dirname(os.path.dirname(package)), "data")
    # An editable install can leave a stale copy beside the package; where there is a repository, it is the truth.
    return repository if os.path.isfile(os.path.join(repository, "guide.yaml")) else os.path.join(package, "data")


def cache(environment: Mapping[str, str]) -> str:
    """The folder of the snapshots; empty when YHDISTYS_CACHE is set to nothing, or nobody has a home."""
    if "YHDISTYS_CACHE" in environment:
        return environment["YHDISTYS_CACHE"]
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "yhdistys") if os.path.isabs(base) else ""
