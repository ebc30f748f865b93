"""A site on this computer alone, made again whenever a file of the guide is saved: for `yhdistys serve`.

The last site without mistakes stays, with the problems above it, until the next one. Nothing is written to disk; the
server answers to this computer's own names only, so that no page of the web can read through it.
"""

import json
import os
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
# How often files are looked at, and how often an open page hears that the server is still there: seconds.
LOOK, STILL_THERE = 0.3, 15.0
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "xml": "application/xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_RELOAD, _EVENTS = "/_reload.js", "/_events"
# Only here pages have another script and may ask for something.
_SCRIPT = b"""(() => {
  let version;
  new EventSource("/_events").onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (version !== undefined && state.version !== version) location.reload();
    version = state.version;
    document.querySelector("#problems_")?.remove();
    if (!state.problems) return;
    const shown = document.createElement("pre");
    shown.id = "problems_";
    shown.setAttribute("role", "alert");
    shown.className = "notice problems";
    shown.textContent = state.problems;
    document.querySelector("main").prepend(shown);
  };
})();
"""


class Preview:
    """The site as it is now: its files, how often it was made, and what is wrong with the guide (text for people).

    `build` gives the files, or the problems because of which there are none. `say` is told of every change.
    """

    def __init__(self, build: Callable[[], dict[str, bytes] | str], say: Callable[["Preview"], None]) -> None:
        self._build, self._say = build, say
        self.files: dict[str, bytes] = {}
        self.version = 0
        self.problems = ""
        self.changed = threading.Condition()
        self.is_over = False

    def renew(self) -> None:
        """Make the site again. Where the guide has mistakes the last one stays."""
        made = self._build()
        with self.changed:
            self.problems = made if isinstance(made, str) else ""
            if not isinstance(made, str) and made != self.files:
                self.files = made
                self.version += 1
            self.changed.notify_all()
        self._say(self)

    def end(self) -> None:
        """Let go of every page that listens."""
        with self.changed:
            self.is_over = True
            self.changed.notify_all()

    def state(self) -> bytes:
        """What an open page is told."""
        return json.dumps({"version": self.version, "problems": self.problems}).encode()


def stamps(folder: str) -> dict[str, tuple[int, int]]:
    """When each file of a guide was written, and how long it is."""
    found = {}
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith((".yaml", ".yml")):
                path = os.path.join(here, name)
                try:
                    status = os.stat(path)
                except OSError:  # removed meanwhile
                    continue
                found[path] = (status.st_mtime_ns, status.st_size)
    return found


def watch(folder: str, preview: Preview, over: threading.Event) -> None:
    """Renew the site whenever a file has changed, until it is `over`."""
    before = stamps(folder)
    while not over.wait(LOOK):
        now = stamps(folder)
        if now != before:
            before = now
            preview.renew()


def server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server of a site at a port of this computer; 0: any. Raises OSError where the port is taken."""

    class _Handler(_Request):
        site = preview

    return _Server((HOST, port), _Handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that goes away in the middle of an answer is no mistake of anybody's."""


class _Request(BaseHTTPRequestHandler):
    site: Preview
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(is_whole=True)

    def do_HEAD(self) -> None:
        self._answer(is_whole=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: what is asked for is nobody's business."""

    def _answer(self, is_whole: bool) -> None:
        # At the port 80 browsers leave the number out.
        name = (self.headers.get("Host") or "").partition(":")[0]
        if name.casefold() not in (HOST, "localhost"):
            self._send(403, b"", "text/plain", is_whole)
            return
        try:
            path = unquote(urlsplit(self.path).path)
        except ValueError:
            self._send(400, b"", "text/plain", is_whole)
            return
        if path == _EVENTS and is_whole:
            self._tell()
            return
        if path == _RELOAD:
            self._send(200, _SCRIPT, _TYPES["js"], is_whole)
            return
        wanted = path.lstrip("/")
        if not wanted or wanted.endswith("/"):
            wanted += "index.html"
        content = self.site.files.get(wanted)
        if content is None and not self.site.files:
            self._send(503, _page(b"<main id=main_></main>"), _TYPES["html"], is_whole)
        elif content is None:
            self._send(404, _page(b"<main id=main_><h1>404</h1></main>"), _TYPES["html"], is_whole)
        else:
            suffix = wanted.rpartition(".")[2]
            self._send(200, _listening(content) if suffix == "html" else content, _TYPES.get(suffix, ""), is_whole)

    def _send(self, status: int, content: bytes, kind: str, is_whole: bool) -> None:
        tag = f'"{sha256(content).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, content = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if is_whole:
            self.wfile.write(content)

    def _tell(self) -> None:
        """Server-sent events: the state now, and each time that it changes, until the page is closed."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for message in self._messages():
                self.wfile.write(message)
                self.wfile.flush()
        except OSError:  # the page was closed
            pass
        self.close_connection = True

    def _messages(self) -> Iterator[bytes]:
        told = b""
        while not self.site.is_over:
            with self.site.changed:
                if self.site.state() == told:
                    self.site.changed.wait(STILL_THERE)
                now = self.site.state()
            yield b": still there\n\n" if now == told else b"data: " + now + b"\n\n"
            told = now


def _listening(page: bytes) -> bytes:
    """A page that reloads itself: with the script, and a policy that lets it listen."""
    page = page.replace(b"default-src &#39;none&#39;;", b"default-src &#39;none&#39;; connect-src &#39;self&#39;;", 1)
    return page.replace(b"</head>", b'<script defer src="' + _RELOAD.encode() + b'"></script></head>', 1)


def _page(inside: bytes) -> bytes:
    head = b'<meta charset="utf-8"><title>yhdistys</title><script defer src="' + _RELOAD.encode() + b'"></script>'
    return b"<!doctype html><html><head>" + head + b"</head><body>" + inside + b"</body></html>\n"
