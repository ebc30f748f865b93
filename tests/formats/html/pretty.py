"""A page as one reads it: an element a line, what is told in running text in one, pictures by their links alone."""

import re
from html import escape
from html.parser import HTMLParser

from .reading import VOID

_RUNNING = {"a", "b", "span", "strong", "em", "code", "time", "small", "br", "img"}


class _Pretty(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line, self._depth, self._open = "", 0, list[str]()

    def _end_line(self) -> None:
        if self._line.strip():
            self.lines.append("  " * self._depth + re.sub(r"\s+", " ", self._line).strip())
        self._line = ""

    def _in_picture(self) -> bool:
        return "svg" in self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_link = tag == "a" and self._in_picture()
        if self._in_picture() and not is_link:
            if tag not in VOID:
                self._open.append(tag)
            return
        if tag not in _RUNNING or is_link:
            self._end_line()
        self._line += f"<{tag}{''.join(_attribute(name, value) for name, value in attrs)}>"
        if tag in VOID:
            if tag not in _RUNNING:
                self._end_line()
            return
        self._open.append(tag)
        if tag not in _RUNNING:
            self._depth_after()

    def _depth_after(self) -> None:
        self._end_line()
        self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()
        if self._in_picture():
            if tag == "a":
                self._end_line()
            return
        if tag in _RUNNING:
            self._line += f"</{tag}>"
            return
        self._end_line()
        self._depth -= 1
        start = self.lines[-1] if self.lines else ""
        # What holds one line, or nothing, is one line.
        opening = next(i for i in range(len(self.lines) - 1, -1, -1) if self._is_at(self.lines[i], tag))
        inside = self.lines[opening + 1 :]
        if len(inside) < 2 and len(start) < 400 and tag not in ("head", "body", "html", "ul", "ol", "main"):
            said = inside[0].strip() if inside else ""
            self.lines[opening:] = [f"{self.lines[opening]}{said}</{tag}>"]
        else:
            self.lines.append("  " * self._depth + f"</{tag}>")

    def _is_at(self, line: str, tag: str) -> bool:
        indent = "  " * self._depth
        return bool(re.match(rf"{indent}<{tag}[ >]", line)) and not line.endswith(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._in_picture():
            self._line += escape(data, quote=False)

    def handle_decl(self, decl: str) -> None:
        self.lines.append(f"<!{decl}>")


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'


def pretty(text: str) -> str:
    """A page, line by line. The names of assets are without what changes with their bytes."""
    reader = _Pretty()
    reader.feed(text)
    reader.close()
    return re.sub(r"\.[0-9a-f]{8}\.", ".*.", "\n".join(reader.lines)) + "\n"
