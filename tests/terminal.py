"""The program at a terminal of its own, in which somebody types."""

import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def at_terminal(
    arguments: Sequence[str], answers: Sequence[str], columns: int, folder: Path, prompt: bytes = b"> ", cache: str = ""
) -> tuple[int, str]:
    """Run the program in a pseudo-terminal and type an answer at each `prompt`: exit status and all that was shown.

    An answer `^C` is that key, `^D` the end of the input.
    """
    import fcntl
    import pty
    import struct
    import termios

    keys = {"^C": b"\x03", "^D": b"\x04"}
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell starts what runs in the background with it ignored
        os.chdir(folder)
        os.environ |= {"TERM": "xterm", "YHDISTYS_CACHE": cache, "COLUMNS": str(columns), "PYTHONUTF8": "1"}
        os.execv(sys.executable, [sys.executable, "-m", "yhdistys_cli", *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    shown, waiting = b"", list(answers)
    seen = 0
    end = time.monotonic() + 60
    try:
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                part = os.read(terminal, 65536)
            except OSError:  # the program has ended
                break
            if not part:
                break
            shown += part
            if shown.endswith(prompt) and len(shown) > seen and waiting:
                seen = len(shown)
                answer = waiting.pop(0)
                os.write(terminal, keys.get(answer, answer.encode() + b"\n"))
        if waiting or time.monotonic() >= end:  # it waits for something else than an answer
            os.kill(child, signal.SIGKILL)
        # Only then the terminal goes away: a program that is still ending would be told so, by SIGHUP.
        _done, status = os.waitpid(child, 0)
    finally:
        os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")
