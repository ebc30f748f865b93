"""Text that Markdown leaves as it is."""

import re

from .text import URL

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
# What begins a line of another kind: a list, a heading of dashes, a quotation.
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=>])")


def escape(text: str) -> str:
    """Text that Markdown leaves as it is; addresses become links, in which nothing parts the cells of a table."""
    parts: list[str] = []
    end = 0
    for found in re.finditer(URL, text):
        parts += [_SPECIAL.sub(r"\\\1", text[end : found.start()]), f"<{found.group().replace('|', '%7C')}>"]
        end = found.end()
    parts.append(_SPECIAL.sub(r"\\\1", text[end:]))
    return _LINE_START.sub(
        lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", "".join(parts).replace("\n", " ")
    )
