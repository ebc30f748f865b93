"""Answers as text: pleasant on a terminal, plain and complete in a pipe or a file. The only door to Rich."""

import re
from typing import Any

from .. import Page
from .compose import compose
from .layout import Line, lay_out

URL = r"https?://[^\s<>\"”]*[^\s<>\"”.,:;!?)]"


def write(view: Any, page: Page) -> str:
    """A view as text, each line ended."""
    if type(view).__name__ == "Problems":
        from ..problems.text import lines, summary

        return paint(lines(view, page) + summary(view, page), page)
    if type(view).__name__ == "Explanation":
        from ..problems.explained import lines as explained

        return paint(explained(view, page), page)
    return paint(lay_out(compose(view, page.words), page.width), page)


def paint(lines: list[Line], page: Page) -> str:
    """Lines as they go out: plain, or with bold, dim and links for a terminal."""
    if not page.painted:
        return "".join(f"{text}\n" for text, _style in lines)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=not page.colour,
        legacy_windows=False,
        width=10_000,
        _environ={},
    )
    styles = {
        "title": "bold",
        "heading": "bold",
        "quiet": "dim",
        "error": "bold red",
        "warning": "bold yellow",
        "note": "bold cyan",
        "removed": "red",
        "added": "green",
    }
    for text, style in lines:
        if not style and "://" not in text and text.isprintable():  # most lines, and nothing is done to them
            out.write(f"{text}\n")
            continue
        line = Text(text, style=styles.get(style, ""), end="\n")
        for found in re.finditer(URL, text):
            line.stylize(f"underline link {found.group()}", *found.span())
        console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)
    # Rich numbers its links at random; the same answer is the same bytes.
    return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", out.getvalue())
