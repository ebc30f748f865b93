"""The only door to typst: a document of plain values to the bytes of a PDF."""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .document import Document

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).parent
# What is shown for a character that no font has: one sees that something is missing.
_MISSING = "\ufffd"
_PPI = 200.0  # dots an inch
_REFUSED = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


def typeset(document: Document) -> bytes:
    """The document as PDF/UA-1. Its texts are data for typst, never markup; what no font has is replaced visibly."""
    import typst

    text = json.dumps(asdict(document), ensure_ascii=False)
    style = (_HERE / "style.typ").read_bytes()
    while True:
        try:
            return _compiled(style, text)
        except typst.TypstError as error:
            # typst names every character that its fonts lack; nothing else can be said of texts that are only data.
            lacking = set("".join(map(_unescaped, _REFUSED.findall(error.diagnostic)))) - {_MISSING}
            other = text.translate(dict.fromkeys(map(ord, lacking), _MISSING))
            if other == text:
                raise
            text = other


def _compiled(style: bytes, text: str) -> bytes:
    import typst

    compiler = typst.Compiler(b"", font_paths=_fonts())
    # Neither a time nor the fonts of the machine: the same answer is the same bytes everywhere.
    made, warnings = compiler.compile_with_warnings(
        style, format="pdf", sys_inputs={"document": text}, pdf_standards="ua-1", timestamp=0
    )
    assert isinstance(made, bytes)
    assert not warnings, warnings  # a font that is not there is only a warning
    return made


def drawn(svg: str) -> bytes:
    """A picture as PNG, as large as it says itself, at a resolution that prints well."""
    import typst

    style = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)"""
    compiler = typst.Compiler(b"", font_paths=_fonts())
    inputs = {"svg": in_own_font(svg), "width": str(width_of(svg))}
    made, warnings = compiler.compile_with_warnings(style, format="png", ppi=_PPI, sys_inputs=inputs, timestamp=0)
    assert isinstance(made, bytes)
    assert not warnings, warnings
    return made


def in_own_font(svg: str) -> str:
    """A picture whose first choice is the font that is here, under the name that it has."""
    return svg.replace("'Source Sans 3'", "'Source Sans Pro'")


def width_of(svg: str) -> float:
    """How wide a picture is, in millimetres of an A3 page."""
    found = re.search(r'<svg [^>]*width="([\d.]+)mm"', svg)
    assert found
    return float(found[1])


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(_HERE / "fonts")])


def _unescaped(text: str) -> str:
    """A text as Rust prints it, with the characters that it writes as numbers."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)
