"""The program: completion before anything heavy, then language, then the app. The last line against tracebacks."""

import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command line `arguments` (none: those of the process) and return its exit status.

    0 answered, 1 the data has problems, 2 the question was wrong, 3 the answer could not be written.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if shell := os.environ.get("_YHDISTYS_COMPLETE"):
        from .cli.complete import complete

        return complete(shell, words)
    from .cli.app import run

    return run(words)


def program() -> None:
    """The entry point: `main`, and then out without tidying up what the system takes back anyway."""
    # A short run makes no garbage worth collecting; collecting costs a fifth of the start.
    gc.disable()
    status = main()
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    program()
