"""The program as a process of its own, without the wait for an interpreter to start.

A test that is about the process (what it is told of its streams, its encoding, its end) would start Python and import
Typer and Pydantic each time: a third of a second. Here a process has done that, one for each environment in which
Python starts differently, and a fork of it is the program: its streams are opened anew as a starting interpreter does,
and it ends as an interpreter ends. What only a start shows (a closed descriptor, what is imported) needs `subprocess`.
"""

import array
import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .conftest import CITIES

# Waits for one request at a time: words and folder as JSON, with the three streams beside it.
_SERVER = r"""
import array, contextlib, gc, io, json, os, resource, socket, sys
from yhdistys_cli.__main__ import main, program

# Nothing kept by an earlier run answers in their place.
os.environ.update(YHDISTYS_CACHE="", YHDISTYS_DATA=sys.argv[2])
nowhere = io.TextIOWrapper(io.BytesIO(), "utf-8")
with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
    for words in (["clock", "2026"], ["validate"], ["contacts", "--format", "json"]):
        main([*words, "--today", "2026-11-24"])  # what is built once in a process is built now
gc.freeze()

def opened(number, old):
    raw = io.FileIO(number, "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), old.encoding, old.errors, "\n", line_buffering=number == 2 or raw.isatty()
    )

here = socket.socket(fileno=int(sys.argv[1]))
while True:
    request, ancillary, _flags, _address = here.recvmsg(1 << 20, socket.CMSG_SPACE(12))
    if not request:
        os._exit(0)
    streams = array.array("i")
    streams.frombytes(ancillary[0][2][:12])
    child = os.fork()
    if child:
        for stream in streams:
            os.close(stream)
        _pid, status = os.waitpid(child, 0)
        here.send(str(os.waitstatus_to_exitcode(status)).encode())
        continue
    here.close()
    words, folder, environment, file_size = json.loads(request)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    if file_size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdout, sys.stderr = opened(1, sys.stdout), opened(2, sys.stderr)
    sys.stdin = open(0, encoding=sys.stdin.encoding, closefd=False)
    sys.argv = ["yhdistys", *words]
    break
program()
"""
# What Python and the system's libraries look at when a process starts.
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ", "LD_", "FAKETIME", "PATH", "HOME")


# The day on which a program is asked that is a process of its own.
TODAY = ("--today", "2026-11-24")
PROGRAM = [sys.executable, "-m", "yhdistys_cli", *TODAY]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, with changes; the program speaks Finnish and keeps nothing."""
    names = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "NO_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return (
        kept
        | {"YHDISTYS_DATA": str(CITIES["lahti"]), "YHDISTYS_LANG": "fi", "YHDISTYS_CACHE": "", "TERM": "xterm"}
        | changes
    )


class Done(NamedTuple):
    """How a run ended; what it wrote, as bytes, where no other file was given for it."""

    returncode: int
    stdout: bytes
    stderr: bytes


@cache
def _server(environment: tuple[tuple[str, str], ...]) -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(theirs.fileno()), str(CITIES["lahti"])],
        env=dict(environment),
        pass_fds=[theirs.fileno()],
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def program(
    words: Sequence[str],
    environment: Mapping[str, str],
    *,
    folder: str | os.PathLike[str] = ".",
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
    file_size: int | None = None,
) -> Done:
    """Run `yhdistys WORDS` in an environment and a folder. Streams are descriptors; what is not given is read back.

    With a `file_size` no file can be longer, in bytes: a disk that is nearly full.
    """
    if sys.platform == "win32":  # nothing forks there
        command = [sys.executable, "-m", "yhdistys_cli", *words]
        pipe = subprocess.PIPE
        ran = subprocess.run(
            command, stdin=stdin, stdout=stdout or pipe, stderr=stderr or pipe, env=environment, cwd=folder, check=False
        )
        return Done(ran.returncode, ran.stdout, ran.stderr)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, open(os.devnull, "rb") as nothing:
        streams = [
            nothing.fileno() if stdin is None else stdin,
            out.fileno() if stdout is None else stdout,
            err.fileno() if stderr is None else stderr,
        ]
        at_start = {name: value for name, value in environment.items() if name.startswith(_READ_AT_START)}
        server = _server(tuple(sorted(at_start.items())))
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", streams))
        request = json.dumps([list(words), os.path.abspath(folder), dict(environment), file_size])
        server.sendmsg([request.encode()], [rights])
        status = int(server.recv(16))
        out.seek(0)
        err.seek(0)
        return Done(status, out.read(), err.read())
