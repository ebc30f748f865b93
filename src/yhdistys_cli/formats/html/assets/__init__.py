"""What pages have in common: the style, and the one script of a site."""

import re
from functools import cache
from pathlib import Path

from ....colours import on_dark, on_light


@cache
def style(colour: str | None = None) -> str:
    """The style sheet, without what only its authors read; with a city's colour as it can be read on each ground."""
    own = ""
    if colour:
        dark = f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {on_dark(colour)}; }} }}"
        # On paper links are black, whatever the screen has.
        own = f"@media screen {{ :root {{ --accent: {on_light(colour)}; }} {dark} }}"
    return _short(_read("site.css") + own)


def _short(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", css)).replace(";}", "}").strip() + "\n"


@cache
def script() -> str:
    """The script, without its comments and indents."""
    return _bare("site.js")


@cache
def embedding() -> str:
    """The script of other pages that show a part of a site."""
    return _bare("embed.js")


def _bare(name: str) -> str:
    lines = (line.strip() for line in _read(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


@cache
def icon() -> str:
    """The icon of a site."""
    return _read("icon.svg")


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
