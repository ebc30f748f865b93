"""Answers as text: pleasant on a terminal, plain and complete in a pipe or a file."""

import re

from .. import Page
from .compose import compose
from .layout import Line, lay_out

URL = r"https?://[^\s<>\"”]*[^\s<>\"”.,:;!?)]"


def write(view: object, page: Page) -> str:
    """A view as text, each line ended."""
    return paint(lay_out(compose(view, page.words), page.width, page.accessible), page)


# Sixteen named colours look different in every terminal: yellow on white is 1.7:1 in xterm, red on black 3.5:1 in
# Windows Terminal. These are of the fixed 256, and so chosen that each has at least 4.5:1 on white and on black
# (WCAG 2.2, 1.4.3). Dim (SGR 2) is not used: VS Code halves the contrast with it.
_COLOURS = {"quiet": "38;5;243", "error": "38;5;163", "warning": "38;5;131", "note": "38;5;63"}
_BOLD = frozenset({"title", "heading", "error", "warning", "note"})


def paint(lines: list[Line], page: Page) -> str:
    """Lines as they go out: plain, or with bold, colours and links (SGR, OSC 8) for a terminal."""
    if not page.painted:
        return "".join(f"{line.text}\n" for line in lines)
    return "".join(f"{_painted(line, page.colour)}\n" for line in lines)


def _painted(line: Line, colour: bool) -> str:
    codes = ["1"] if line.style in _BOLD else []
    codes += [_COLOURS[line.style]] if colour and line.style in _COLOURS else []
    before, part, after = line.text.partition(line.part) if line.part else ("", line.text, "")
    if codes and part:
        part = f"\x1b[{';'.join(codes)}m{_linked(part)}\x1b[0m"
        return _linked(before) + part + _linked(after)
    return _linked(line.text)


def _linked(text: str) -> str:
    if "://" not in text:
        return text
    return re.sub(URL, lambda found: f"\x1b[4m\x1b]8;;{found[0]}\x1b\\{found[0]}\x1b]8;;\x1b\\\x1b[24m", text)
