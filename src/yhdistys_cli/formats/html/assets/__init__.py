"""What pages have in common: the style, and the one script of a site."""

import re
from functools import cache
from pathlib import Path


@cache
def style() -> str:
    """The style sheet, without what only its authors read."""
    css = re.sub(r"/\*.*?\*/", "", _read("site.css"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", css)).replace(";}", "}").strip() + "\n"


@cache
def script() -> str:
    """The script, without its comments and indents."""
    lines = (line.strip() for line in _read("site.js").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
