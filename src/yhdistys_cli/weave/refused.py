"""That a change cannot be woven into a text, and what to write by hand instead."""

from typing import Any

from ..diagnostics import Path

# `unreadable`: the text has errors. `would-be-empty`: nothing would be left in the file. `comment-inside`: a comment
# stands in what would be written anew. `unclear-form`: a form of YAML that is right and that nothing is woven into.
# `astray`: the result would not be what was meant, or would lose something else; `part` says what: `tree`,
# `comments`, `line-ends`, `text`. `unwritable`: a text with signs that no file may hold.
CODES = ("unreadable", "would-be-empty", "comment-inside", "unclear-form", "unwritable", "astray")


class Refused(Exception):  # noqa: N818 - it is an answer, as NotFound is
    """A change that is not made: why, where in the tree, and what else is known.

    `params` may hold `line` (from 1, of the old text) and `lines`, which somebody would write there by hand; `file`
    is known to `edit.woven`.
    """

    def __init__(self, code: str, path: Path, /, **params: Any) -> None:
        super().__init__(code, path, params)
        self.code = code
        self.path = path
        self.params: dict[str, Any] = params
