"""What is known of the records that could not be read: a mistake in one is no second problem elsewhere."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..diagnostics import DataPath, Path
from ..recovery import id_in
from ..sections import SECTION_OF
from ..validation import is_id
from ..words import fold

_NOTHING_LOST: Mapping[Path, str] = {}
_WORD = re.compile(r"[\w-]+")


class RejectedRecords:
    """Collected while the files are read.

    `ids` are by list the ids of the records that were set aside, and where they stand; what cannot be an id is there
    as the id that it was meant to be. `incomplete_lists` are the lists of which not every id is known, because a file
    or an id could not be read. `referenced_ids` are the people and units that are named in units and groups that were
    set aside.
    """

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, DataPath]] = {name: {} for name in SECTION_OF}
        self.incomplete_lists: set[str] = set()
        self.referenced_ids: set[str] = set()

    def add(
        self,
        file: str,
        tree: Any,
        lists: tuple[str, ...],
        bad: Collection[Path],
        whole: bool,
        lost: Mapping[Path, str] = _NOTHING_LOST,
    ) -> None:
        """Remember those records of a file's lists whose paths are `bad`, or the whole file.

        Of those that are `lost` there is only the text.
        """
        for key in lists:
            items = tree.get(key, []) if isinstance(tree, dict) else []
            if not isinstance(items, list):
                self.incomplete_lists.add(key)
                continue
            for index, item in enumerate(items) if whole or bad else ():
                if (whole or (key, index) in bad) and key not in self.ids:
                    self.incomplete_lists.add(key)
                elif whole or (key, index) in bad:
                    fields = item if isinstance(item, dict) else {}
                    text = lost.get((key, index), "")
                    written = id_in(text) if text else fields.get("id")
                    wanted = meant(written) if isinstance(written, str) else ""
                    if is_id(wanted):
                        self.ids[key].setdefault(wanted, DataPath(file, (key, index, "id")))
                    else:
                        self.incomplete_lists.add(key)
                    if key in ("units", "groups"):
                        named = [fields.get("contacts"), fields.get("units"), _WORD.findall(text)]
                        self.referenced_ids.update(meant(text) for text in _texts(named))


def meant(text: str) -> str:
    """The id that a text was meant to be: small letters without dots, a hyphen between words.

    It may be none, as that of `?!`; an id is meant as it is. What nobody sees, such as a zero-width space (Unicode's
    category Cf), was not meant.
    """
    seen = text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")
    return fold(seen.replace(".", " ")).replace(" ", "-")


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _texts(inner)
