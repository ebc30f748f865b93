"""Three processes that change one file at once: `python -m tests.kill.writers [EDITS]`. Counts the edits that are lost.

Run by hand; a short form is among the tests (`tests/cli/test_changing.py`). What came out is in README.md.
"""

import os
import sys
import tempfile
from pathlib import Path

from yhdistys_cli.cli.errors import CannotWriteError
from yhdistys_cli.cli.transaction import rewrite, take_back

WRITERS = 3


def write(file: Path, name: int, edits: int) -> int:
    """Add so many lines to a file, each as a change that is tried until it is made; how often one was refused."""
    done = refused = 0
    while done < edits:
        before = file.read_bytes()
        try:
            take_back(str(file.parent))
            rewrite({str(file.parent): {str(file): (before, before + f"{name} {done}\n".encode())}})
            done += 1
        except CannotWriteError:  # somebody else is writing, or has written
            refused += 1
    return refused


def run(edits: int) -> int:
    """Let all write, and print what became of it; 1 if an edit was lost or something else is left."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "areas.yaml"
        file.write_bytes(b"")
        children = []
        for name in range(WRITERS):
            child = os.fork()
            if child == 0:
                sys.stderr.write(f"{write(file, name, edits):6} times refused\n")
                os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        lost = WRITERS * edits - len(set(file.read_text(encoding="utf-8").splitlines()))
        left = len(os.listdir(made)) - 1
    sys.stderr.write(f"{lost:6} of {WRITERS * edits} edits lost\n{left:6} files left\n")
    return int(bool(lost or left))


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
