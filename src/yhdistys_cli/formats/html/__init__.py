"""Answers as pages for a browser: a module for each view, with `main(view, setting)`, the inside of its `<main>`.

`write` makes one page of one answer that needs no other file; `site` puts the same into the frame of a site.
"""

from base64 import b64encode
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import Page
from .assets import style
from .marks import finish, marked, whole
from .setting import Setting

if TYPE_CHECKING:
    import htpy


def main_of(view: Any, setting: Setting, **more: Any) -> "htpy.Node":
    """The inside of a page about a view: from the module that is called like the view's own."""
    made: htpy.Node = import_module(f".{type(view).__module__.rpartition('.')[2]}", __name__).main(
        view, setting, **more
    )
    return made


def write(view: Any, page: Page) -> str:
    """One answer as one page: its styles are in it, and it asks nobody for anything."""
    import htpy as h
    from markupsafe import Markup

    words = marked(page.words)
    css = style()
    allowed = b64encode(sha256(css.encode()).digest()).decode()
    inside = h.main(id="main_")[main_of(view, Setting(words))]
    written = str(inside)
    body = finish(written)
    document = h.html(lang=words.language)[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=f"default-src 'none'; style-src 'sha256-{allowed}'"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="color-scheme", content="light dark"),
            Markup(finish(str(h.title[whole(title_of(written))]))),
            h.style[Markup(css)],
        ],
        h.body(class_="alone")[Markup(body)],
    ]
    return f"{document}\n"


def title_of(body: str) -> str:
    """The text of a page's first heading, for its title, with its marks if `body` still has them."""
    import re

    found = re.search("<h1[^>]*>(.*?)</h1>", body, re.DOTALL)
    title = re.sub("<[^>]*>", "", found[1]) if found else ""
    if "&" not in title:  # what undoes it is slow to load
        return title
    from html import unescape

    return unescape(title)
