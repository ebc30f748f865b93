"""What pages have in common: the style, and the one script of a site."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ....colours import on_dark, on_light

# A string of a script, which stays as it is; what needs no space beside it. No regular expression has a space there.
_LOOSE = re.compile(r"""("[^"\n]*"|`[^`]*`)|[ ]*([=<>?:+*&|,;{}()-]+)[ ]*""")
_HERE = Path(__file__).parent
# The font of a site by file: for which characters a browser asks for it. How it was made: fonts/README.md.
FONTS = {
    "yhdistys-sans.woff2": (
        "U+20-7E,U+A0,U+A7,U+A9,U+AB,U+AD,U+B0,U+B4,U+B7,U+BB,U+BD,U+C0-FF,U+2013,U+2014,U+2018-201A,U+201C-201E,"
        "U+2022,U+2026,U+2032,U+2033,U+20AC,U+2212"
    ),
    "yhdistys-sans-sami.woff2": (
        "U+10C-10D,U+110-111,U+14A-14B,U+160-161,U+166-167,U+17D-17E,U+1B7,U+1E4-1E9,U+1EE,U+1EF,U+292"
    ),
}
# Until the font is there, and where it never comes, letters of its width: nothing moves when it arrives.
_MEANWHILE = "".join(
    f'@font-face {{ font-family: "Meanwhile"; font-weight: {weight}; size-adjust: 93.5%; '
    f'src: local("Arial{name}"), local("Liberation Sans{name}"), local("Helvetica{name}") }}'
    for weight, name in (("400 500", ""), ("600 700", " Bold"))
)


@cache
def style(colour: str | None = None) -> str:
    """The style sheet, without what only its authors read; with a city's colour as it can be read on each ground."""
    own = ""
    if colour:
        dark = f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {on_dark(colour)}; }} }}"
        # On paper links are black, whatever the screen has.
        own = f"@media screen {{ :root {{ --accent: {on_light(colour)}; }} {dark} }}"
    return _short(_read("site.css") + own)


def with_fonts(css: str, names: Mapping[str, str]) -> str:
    """A style sheet with the fonts, each under the name that it has beside the sheet."""
    faces = [
        f'@font-face {{ font-family: "Yhdistys Sans"; font-weight: 400 700; font-display: swap; '
        f'src: url("{names[name]}") format("woff2"); unicode-range: {characters} }}'
        for name, characters in FONTS.items()
    ]
    family = ':root { --sans: "Yhdistys Sans", "Meanwhile", sans-serif }'
    return _short("".join([*faces, _MEANWHILE, css, family]))


@cache
def font(name: str) -> bytes:
    """A file of the font."""
    return (_HERE / "fonts" / name).read_bytes()


@cache
def font_licence() -> str:
    """Under which terms the font is given on, which must go with it."""
    return (_HERE / "fonts" / "OFL.txt").read_text(encoding="utf-8")


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
    text = "\n".join(line for line in lines if line and not line.startswith("//"))
    text = _LOOSE.sub(lambda found: found[1] or found[2], text)
    text = re.sub(r"(?<=[;,({>|&])\n|\n(?=[)}.])", "", text).replace(";}", "}")
    return re.sub(r"\((\w+)\)=>", r"\1=>", text) + "\n"


@cache
def icon() -> str:
    """The icon of a site."""
    return _read("icon.svg")


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
