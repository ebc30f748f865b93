"""Answers as JSON, for programs. The shapes are our own and versioned; they are never a dump of the models.

Every answer is an object with `answer` (its kind), `version` and, but for problems, `standing`. Keys and codes are
English and never translated; texts are in the language that was asked for. What is not known is `null` or an empty
list.
"""

import json
import re
from importlib import import_module
from typing import Any

from ...models import HIDDEN
from .. import Page

VERSION = 1


def write(view: object, page: Page) -> str:
    """A view as an indented JSON object and a line end.

    The views of a module of `views` have their shapes in the module of the same name here, so that an answer loads
    no other question's views.
    """
    question = type(view).__module__.rpartition(".")[2]
    kind, shape = import_module(f".{question}", __package__).answer(view, page.words)
    return document(kind, shape)


# The controls that JSON lets stand in a text: C1, the line separators of Unicode, the byte order mark.
_CONTROL = "[\x80-\x9f\u2028\u2029\ufeff]"


def document(answer: str, shape: dict[str, Any]) -> str:
    """An answer of a kind, with its version."""
    whole = {"answer": answer, "version": VERSION, **shape}
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def escaped(text: str) -> str:
    """A text of JSON in which characters that nobody sees or a terminal obeys are written as `\\u202e`.

    It reads to the same values.
    """
    text = text.replace("\x7f", "\\u007f")
    if text.isascii():
        return text
    return re.sub(f"{_CONTROL}|{HIDDEN}", lambda found: json.dumps(found[0])[1:-1], text)
