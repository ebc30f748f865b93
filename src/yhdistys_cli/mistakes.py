"""What is behind a parser's complaint: the mistake that somebody made, and the character at which it is. Pure."""

import re
from collections.abc import Callable
from typing import Any

from .diagnostics import Diagnostic, TextRange

_INDENT = r"[ \t]*(?:-[ \t]*)*"

# What libyaml says when it does not expect a colon or a hyphen, or misses one.
COLON = "mapping values are not allowed in this context"
NO_COLON = "could not find expected ':'"
NO_HYPHEN = "did not find expected '-' indicator"
# Lines with a mistake, which is the group: `-id`, `kind:info`, a sentence with a colon; and one with a name and its
# value. Not compiled before there is one.
_HYPHENED = r"[ ]*(-)[^\s-]"
_COLONED = r"[ ]*+(?:-[ ]++)*+[a-z_]+(:)[^\s/]"
_SENTENCE = r"[ ]*+(?:-[ ]++)*+([^\s:\"'\[{#][^:\r\n]*):[ ]"
_NAMED = r"[ ]*+(?:-[ ]++)*+[^:\r\n]+:[ ]"
# Lines that git leaves where two changes met, and signs that a word processor puts in the place of others.
_UNMERGED = r"(?m)^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)"
_DASHED = r"\s*([\u2010-\u2015\u2212\u2022])\s"
_WRONG_SPACE = r"[ ]*+(?:-[ ]++)*+([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"

# Where the text in quotes begins and ends that is the last thing that can be read of a text, if it is one.
LastQuoted = Callable[[str], tuple[int, int] | None]


def syntax(error: Any, name: str, text: str, deepest: int, last_quoted: LastQuoted) -> Diagnostic:
    """A scanner's or parser's complaint, at the character where the mistake most likely is."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    if "nesting depth" in problem:  # PyYAML from 6.0.4 on looks ahead, and says so before the events come here
        return _too_deep(name, text, deepest, mark.index if mark is not None else len(text))
    if mark is None or "end of stream" in problem or "expected ':'" in problem:
        # A quote that is never closed, a name without a colon: noticed later, the mistake is where it begins.
        mark = getattr(error, "context_mark", None) or mark
    context = error.context_mark.index if getattr(error, "context_mark", None) else 0
    at = min(mark.index if mark is not None else getattr(error, "position", 0), max(len(text) - 1, 0))
    at -= text[at - 1 : at + 1] == "\r\n"  # the two of them end one line
    # A tab in the indentation is what stops most files that were edited outside a YAML editor.
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    tab = text.find("\t", start, re.compile(_INDENT).match(text, start).end())  # type: ignore[union-attr]
    if text[at : at + 1] == "\t" or tab >= 0:
        at = at if text[at : at + 1] == "\t" else tab
        return Diagnostic("tab-indentation", TextRange(name, at, at + 1))
    if problem.startswith("did not find expected alphabetic") and text[context : context + 1] in ("*", "&"):
        return Diagnostic("syntax", TextRange(name, context, context + 1), params={"reason": "sign-first"})
    at, reason = _mistake(text, at, start, problem, last_quoted) or (at, problem)
    return Diagnostic("syntax", TextRange(name, at, at + 1), params={"reason": reason})


def _mistake(text: str, at: int, start: int, problem: str, last_quoted: LastQuoted) -> tuple[int, str] | None:
    """The mistake behind a complaint about the character `at` in the line that begins at `start`: its place and name.

    A parser complains where it can no longer go on; what was forgotten is often before that.
    """
    if problem.startswith("did not find expected") and (begins := _quoted_before(text, at, last_quoted)) is not None:
        if begins < start:
            return begins, "quote-ends-later"
        if text[begins] == "'" and re.match(r"\w'\w", text[at - 2 : at + 1]):
            return at - 1, "apostrophe"
        if "','" not in problem:  # in brackets it is rather a comma that is missing
            return at, "text-after-quote"
    if unmerged := re.search(_UNMERGED, text):
        return unmerged.start(), "unfinished-merge"
    above = text[:start].rstrip(" \r\n")
    line_above = max(above.rfind("\n"), above.rfind("\r")) + 1
    for first in (line_above, start):
        if found := re.compile(_DASHED).match(text, first):
            return found.start(1), "dash-for-hyphen"
        if found := re.compile(_WRONG_SPACE).match(text, first):
            return found.start(1), "wrong-space"
    if problem in (NO_COLON, COLON, NO_HYPHEN):
        for first in (start, line_above):
            if found := re.compile(_HYPHENED).match(text, first):
                return found.start(1), "hyphen-without-space"
            if found := re.compile(_COLONED).match(text, first):
                return found.start(1), "colon-without-space"
    # No name in a guide has a space in it.
    if problem == NO_COLON and (found := re.compile(_SENTENCE).match(text, line_above)) and " " in found[1]:
        return found.end(1), "colon-in-value"
    if problem == COLON and re.compile(_NAMED).match(text, start, at):
        return at, "colon-in-value"
    return None


def _quoted_before(text: str, at: int, last_quoted: LastQuoted) -> int | None:
    """Where the text in quotes begins that ends right before the character `at`, if there is one."""
    last = last_quoted(text)
    return None if last is None or text[last[1] : at].strip(" ") else last[0]


def _too_deep(name: str, text: str, deepest: int, end: int) -> Diagnostic:
    """What is wrong with brackets of which there are too many inside each other before the character `end`."""
    depth, before, after = 0, "", -1
    for found in re.finditer(r"[\[\]{}]", text[:end]):
        at, sign = found.start(), found.group()
        if sign in "[{":
            if before == "{" and not text[after:at].strip():
                return Diagnostic("key-not-text", TextRange(name, at, at + 1))
            depth += 1
            if depth > deepest:
                return Diagnostic("too-deep", TextRange(name, at, at + 1), params={"limit": str(deepest)})
        else:
            depth = max(depth - 1, 0)
        before, after = sign, found.end()
    return Diagnostic("too-deep", TextRange(name, end, end + 1), params={"limit": str(deepest)})
