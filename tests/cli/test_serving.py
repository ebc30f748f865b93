"""The preview of a site: what it answers, to whom, and what becomes of it when a file is saved."""

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from yhdistys_cli.cli.serving import HOST, Preview, server, stamps, watch

from ..conftest import Run, make_guide, posix

# Under libfaketime Python's threads end in "take_gil: PyCOND_WAIT failed": .ci/run runs these before the clock moves.
pytestmark = pytest.mark.skipif("FAKETIME" in os.environ, reason="threads do not live under a clock that is moved")
PAGE = (
    b'<html><head><meta content="default-src &#39;none&#39;; style-src &#39;self&#39;"></head>'
    b"<body><main>x</main></body></html>"
)


class Shown:
    """A preview that is served, and what it would be made of next."""

    def __init__(self) -> None:
        self.next: dict[str, bytes] | str = {"index.html": PAGE, "fi/index.html": PAGE, "a/b.ics": b"BEGIN:VCALENDAR"}
        self.said: list[str] = []
        self.preview = Preview(lambda: self.next, lambda preview: self.said.append(preview.problems))
        self.running = server(self.preview, 0)
        self.thread = threading.Thread(target=self.running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()
        self.preview.renew()

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection(HOST, int(self.running.server_address[1]), timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        content = b"" if answer.getheader("Content-Type") == "text/event-stream" else answer.read()
        return answer, content


@pytest.fixture
def shown() -> Iterator[Shown]:
    found = Shown()
    yield found
    found.preview.end()
    found.running.shutdown()
    found.running.server_close()


def test_a_page_is_shown_and_listens(shown: Shown) -> None:
    for path in ("/", "/index.html", "/fi/", "/fi/index.html?q=x#y"):
        answer, content = shown.ask(path)
        assert answer.status == 200
        assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
        assert b'<script defer src="/_reload.js"></script></head>' in content
        assert b"default-src &#39;none&#39;; connect-src &#39;self&#39;; style-src" in content
    answer, content = shown.ask("/a/b.ics")
    assert (answer.getheader("Content-Type"), content) == ("text/calendar; charset=utf-8", b"BEGIN:VCALENDAR")


def test_what_has_not_changed_is_not_sent_again(shown: Shown) -> None:
    tag = shown.ask("/")[0].getheader("ETag") or ""
    answer, content = shown.ask("/", If_None_Match=tag)
    assert (answer.status, content) == (304, b"")
    answer, content = shown.ask("/", "HEAD")
    assert (answer.status, content, answer.getheader("ETag")) == (200, b"", tag)


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/fi"]
)
def test_nothing_but_the_site_is_shown(path: str, shown: Shown) -> None:
    answer, content = shown.ask(path)
    assert answer.status == 404
    assert b"root:" not in content


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "127.0.0.1.evil.example:80"])
def test_a_page_of_the_web_cannot_read_it(host: str, shown: Shown) -> None:
    answer, content = shown.ask("/", Host=host)
    assert (answer.status, content) == (403, b"")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1"])
def test_this_computer_has_these_names(host: str, shown: Shown) -> None:
    assert shown.ask("/", Host=host)[0].status == 200


def test_what_is_no_address_is_said_to_be_none(shown: Shown, capfd: pytest.CaptureFixture[str]) -> None:
    address = (HOST, int(shown.running.server_address[1]))
    with socket.create_connection(address, timeout=10) as client:
        client.sendall(b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 400 ")
    with socket.create_connection(address) as client:  # one that goes away at once
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
    assert shown.ask("/")[0].status == 200
    assert not capfd.readouterr().err


def test_it_listens_on_this_computer_only(shown: Shown) -> None:
    assert shown.running.server_address[0] == "127.0.0.1"


def test_the_last_good_site_stays_and_pages_hear_of_problems(shown: Shown) -> None:
    answer, _content = shown.ask("/_events")
    assert json.loads(answer.readline().removeprefix(b"data: ")) == {"version": 1, "problems": ""}
    assert answer.readline() == b"\n"
    shown.next = "contacts.yaml:3:1: error"
    shown.preview.renew()
    assert json.loads(answer.readline().removeprefix(b"data: ")) == {
        "version": 1,
        "problems": "contacts.yaml:3:1: error",
    }
    assert answer.readline() == b"\n"
    assert shown.ask("/")[0].status == 200
    shown.next = {"index.html": PAGE.replace(b"x", b"y")}
    shown.preview.renew()
    assert json.loads(answer.readline().removeprefix(b"data: ")) == {"version": 2, "problems": ""}
    answer.close()
    assert b"<main>y</main>" in shown.ask("/")[1]
    shown.preview.renew()  # nothing has changed: no page is loaded again
    assert shown.preview.version == 2
    assert shown.said == ["", "contacts.yaml:3:1: error", "", ""]


def test_a_guide_that_was_never_right_is_waited_for() -> None:
    preview = Preview(lambda: "wrong", lambda _preview: None)
    preview.renew()
    assert (preview.files, preview.version, preview.problems) == ({}, 0, "wrong")


def test_a_saved_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yhdistys_cli.cli.serving.LOOK", 0.01)
    folder = make_guide(tmp_path / "data")
    assert list(stamps(folder)) == [os.path.join(folder, "guide.yaml")]
    renewed, over = threading.Event(), threading.Event()

    def build() -> dict[str, bytes]:
        renewed.set()
        return {}

    thread = threading.Thread(target=watch, args=(folder, Preview(build, lambda _preview: None), over))
    thread.start()
    try:
        number = 0
        while not renewed.wait(0.05) and number < 200:  # the thread may not have looked yet for the first time
            number += 1
            Path(folder, "contacts.yaml").write_text("people: []\n" + "#" * number, encoding="utf-8")
        assert renewed.is_set()
    finally:
        over.set()
        thread.join()


def test_a_port_that_is_taken_is_said(run: Run, tmp_path: Path, shown: Shown) -> None:
    port = str(shown.running.server_address[1])
    result = run(
        "serve", "--port", port, "--data", make_guide(tmp_path / "data"), "--today", "2026-11-24", "--lang", "en"
    )
    assert result.status == 2
    assert f"The port {port} cannot be had" in result.err


@posix
def test_it_runs_until_it_is_stopped(tmp_path: Path) -> None:
    data = make_guide(tmp_path / "data")
    # A shell starts what runs in the background with Ctrl+C ignored.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from yhdistys_cli.__main__ import program; program()"
    words = ["serve", "--port", "0", "--data", data, "--today", "2026-11-24", "--lang", "en"]
    process = subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stderr is not None
    # One that does not stop fails here instead of waiting for ever.
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    try:
        address = process.stderr.readline().strip().rpartition("http://")[2].rstrip("/")
        connection = HTTPConnection(address, timeout=20)
        connection.request("GET", "/fi/tietoa.html")
        assert b"<h1>" in connection.getresponse().read()
        connection.close()
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        process.stderr.close()
        status = process.wait()
        watchdog.cancel()
    assert status == 0, rest
    assert "Traceback" not in rest
