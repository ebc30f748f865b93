"""Where a page stands: its words, and the addresses of the other pages as seen from it."""

import re
from collections.abc import Mapping

from ...models import Link
from ...records import record
from ...words import Words

# What stands as a source and is an address, with or without its scheme.
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[!-~]*)?", re.IGNORECASE)


@record
class Setting:
    """What every part of a page asks for.

    `places` are the pages of the site by kind and id, as paths from its root, with `#` and a part of the page where one
    is meant; `here` is this page's. A page that stands alone has none, and its parts link to nothing but the web.
    `base` is the address of the site, for a page that is shown at any depth and so cannot have relative ones. `url` is
    that address where it is known, for what must be whole, such as what one subscribes to. `areas` are the ids of the
    working areas in their order, which gives each its colour and its shape.
    """

    words: Words
    here: str = ""
    places: Mapping[tuple[str, str], str] | None = None
    base: str = ""
    url: str = ""
    areas: tuple[str, ...] = ()

    def href(self, kind: str, name: str = "") -> str | None:
        """The relative address of a page; none where there is none."""
        path = (self.places or {}).get((kind, name))
        return None if path is None else self.to(path)

    def to(self, path: str) -> str:
        """The address of a path of the site, as seen from this page."""
        return self.base + path if self.base else relative(path, self.here)


def relative(path: str, here: str) -> str:
    """The address of a path of the site from a page of it."""
    file, sharp, part = path.partition("#")
    if file == here and sharp:
        return f"#{part}"
    folders, target = here.split("/")[:-1], file.split("/")
    shared = 0
    while shared < len(folders) and folders[shared] == target[shared] and shared + 1 < len(target):
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(target[shared:]) + sharp + part


def web(address: str) -> str | None:
    """An address as a page may link to it; none for what is no address of the web, such as a script."""
    return address if re.match("https?://", address, re.IGNORECASE) else None


def source_address(source: str) -> str | None:
    """The address of a page that stands as a source: lahti.fi/avustukset; none for papers."""
    if not _ADDRESS.fullmatch(source):
        return None
    return source if "://" in source else f"https://{source}"


def unverified(link: Link) -> bool:
    """Whether nobody has looked if a page is still there."""
    return link.state is not None
