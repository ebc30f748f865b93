"""Changes to the data as the smallest splices of its text; everything else stays byte for byte. Pure.

`apply_fixes` makes the changes that have exactly one right answer: those of the diagnostics that have a `fix`.
"""

import difflib
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .diagnostics import ERROR, NOTE, Diagnostic, Path, TextRange
from .records import record
from .recovery import Outline
from .source import Offsets, Source, Tree
from .splices import Splice, apply, written

if TYPE_CHECKING:
    from .load import Loaded

__all__ = ["Fix", "FixResult", "Splice", "apply", "apply_fixes", "diff", "fix_of", "woven", "written"]

_LINE = re.compile("[^\n]*\n|[^\n]+")
# Fixing one problem can uncover another that can be fixed; it is looked again so many times.
ROUNDS = 5
# So often the guide is judged anew to find which changes do good, where not all of them do.
TRIES = 64


@record
class Fix:
    """A diagnostic, and the splice that fixes it. `path` is the value whose characters, or key, are its whole place."""

    diagnostic: Diagnostic
    splice: Splice
    path: Path | None = None

    @property
    def file(self) -> str:
        """The file that it changes."""
        return self.diagnostic.at.file


@record
class FixResult:
    """The guide as `apply_fixes` would make it, each changed file's bytes before and after, and how many fixes.

    `left` are fixes that were not made, because they would have brought more problems than they fix.
    """

    loaded: "Loaded"
    changes: Mapping[str, tuple[bytes, bytes]]
    made: int
    left: int


# So many lines are compared each with each.
_FEW_LINES = 500
_COMMANDS = ("::", "##[")


def diff(name: str, before: bytes, after: bytes) -> str:
    """The difference as a unified diff, which `patch` understands; `name` is the file's as it is shown.

    The runner of GitHub Actions takes a line for a command if it begins with `::`, blanks before it or not. A changed
    line begins with a sign, but one around it does not: where such a line would be shown, none are.
    """
    old, new = (_LINE.findall(content.decode("utf-8")) for content in (before, after))
    shown = "".join(c if c.isprintable() else "\ufffd" for c in name.replace("\\", "/"))
    lines: list[str] = []
    found = _unified(old, new, shown, 3)
    if any(line.startswith(" ") and line.lstrip().startswith(_COMMANDS) for line in found):
        found = _unified(old, new, shown, 0)
    for line in found:
        # What patch expects after a last line that does not end.
        lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)


def _unified(old: list[str], new: list[str], name: str, around: int) -> list[str]:
    """The lines of a unified diff, as `difflib.unified_diff` writes them, with so many unchanged ones `around`."""
    lines = [f"--- {name}\n", f"+++ {name}\n"]
    for group in _Lines(old, new).get_grouped_opcodes(around):
        (_tag, begins, _end, begins_new, _end_new), (_last, _begin, ends, _begin_new, ends_new) = group[0], group[-1]
        lines.append(f"@@ -{_hunk(begins, ends)} +{_hunk(begins_new, ends_new)} @@\n")
        for tag, first, last, first_new, last_new in group:
            if tag == "equal":
                lines += [f" {line}" for line in old[first:last]]
                continue
            lines += [f"-{line}" for line in old[first:last]]
            lines += [f"+{line}" for line in new[first_new:last_new]]
    return lines if len(lines) > 2 else []


def _hunk(first: int, last: int) -> str:
    """Where a part of a diff is, from 1, and how many lines it has; of none the line before."""
    length = last - first
    return f"{first + 1}" if length == 1 else f"{first + (length > 0)},{length}"


class _Lines(difflib.SequenceMatcher[str]):
    """Compares only the lines between the first and the last that differ, and where they are few each of them.

    Of two hundred lines and more `difflib` passes over those that are there often, such as the address of a page; it
    would show one that stays as taken away and written again.
    """

    def __init__(self, old: list[str], new: list[str]) -> None:
        super().__init__(None, old, new)
        self.old, self.new = old, new

    def get_opcodes(self) -> list[Any]:
        """The steps from the one to the other, as `difflib` gives them."""
        old, new = self.old, self.new
        least = min(len(old), len(new))
        same = next((i for i in range(least) if old[i] != new[i]), least)
        at_end = next((i for i in range(least - same) if old[-1 - i] != new[-1 - i]), least - same)
        ends = len(old) - at_end, len(new) - at_end
        middle = old[same : ends[0]], new[same : ends[1]]
        matcher = difflib.SequenceMatcher(None, *middle, autojunk=max(map(len, middle)) > _FEW_LINES)
        steps: list[Any] = [("equal", 0, same, 0, same)] if same else []
        steps += [(tag, *(place + same for place in places)) for tag, *places in matcher.get_opcodes()]
        return steps + ([("equal", ends[0], len(old), ends[1], len(new))] if at_end else [])


def fix_of(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Fix | None:
    """The splice that fixes a problem; none where there is no one right answer.

    A value in quotation marks keeps them: the fix goes inside, without marks of its own.
    """
    source, at = sources.get(diagnostic.at.file), diagnostic.at
    if source is None:
        return None
    if diagnostic.code == "byte-order-mark":
        return Fix(diagnostic, Splice(-1, 0, ""))
    if diagnostic.fix is None:
        return None
    if isinstance(at, TextRange):
        return Fix(diagnostic, Splice(at.start, at.end, diagnostic.fix))
    path = source.found(at.path)
    if path != at.path if diagnostic.on == "key" else not isinstance(_get(source.tree, path), str):
        return None
    span = source.span(at.path, diagnostic.on)
    start, end, text = span.start, span.end, diagnostic.fix
    mark = source.text[start : start + 1]
    if mark in ("'", '"'):
        start, end = start + 1, end - 1
        text = _inside(text)
        text = text.replace("'", "''") if mark == "'" else text
        if mark == '"' and re.search(r'["\\]', text):
            return None
    elif not mark or mark in "|>!&":  # text over several lines, or what no guide may hold
        return None
    return Fix(diagnostic, Splice(start, end, text), path)


def _inside(text: str) -> str:
    """What stands in the quotation marks of YAML; the text itself where there are none."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def apply_fixes(loaded: "Loaded", look: Callable[[Mapping[str, bytes]], "Loaded"], files: Collection[str]) -> FixResult:
    """Make every fix of a guide that does no harm, in these files of it.

    `loaded` is the guide as it is; `look` judges it with other bytes in the place of some files' own. The result has no
    more errors, and no more errors and warnings together, than there were, and reads to the same values but for those
    that were fixed. Where all fixes together would not pass, they are tried in halves, and those that do harm are
    left.
    """
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    made = left = 0
    for _round in range(ROUNDS):
        fixes = _apart(fix for d in loaded.diagnostics if d.at.file in files and (fix := fix_of(d, loaded.sources)))
        kept, contents, result = _largest_safe_subset(fixes, loaded, look, after)
        left = len(fixes) - len(kept)
        if not kept:
            break
        for fix in kept:
            if fix.file not in before:
                before[fix.file] = written(loaded.sources[fix.file])
        after, loaded, made = contents, result, made + len(kept)
    changes = {file: (before[file], content) for file, content in after.items()}
    return FixResult(loaded, changes, made, left)


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Fixes of which no two overlap, in the order of the text; of two that do, the first. The other waits a round."""
    found: list[Fix] = []
    reached: dict[str, int] = {}
    for fix in sorted(fixes, key=lambda f: (f.file, f.splice.start, f.splice.end)):
        if reached.get(fix.file, -1) <= fix.splice.start:
            found.append(fix)
            reached[fix.file] = fix.splice.end
    return found


def _largest_safe_subset(
    fixes: list[Fix],
    loaded: "Loaded",
    look: Callable[[Mapping[str, bytes]], "Loaded"],
    contents: Mapping[str, bytes],
) -> tuple[list[Fix], dict[str, bytes], "Loaded"]:
    """The fixes that do no harm, the bytes of all changed files, and the guide then."""
    kept: list[Fix] = []
    best: tuple[dict[str, bytes], Loaded] = (dict(contents), loaded)
    waiting = [fixes] if fixes else []
    tries = TRIES
    while waiting and tries:
        part = waiting.pop()
        tries -= 1
        by_file: dict[str, list[Fix]] = {}
        for fix in [*kept, *part]:
            by_file.setdefault(fix.file, []).append(fix)
        tried = {
            file: apply(written(loaded.sources[file]), [fix.splice for fix in mine]) for file, mine in by_file.items()
        }
        result = look({**contents, **tried})
        same = all(
            _only_fixed_values_changed(loaded.sources[file], mine, result.sources.get(file))
            for file, mine in by_file.items()
        )
        if same and _no_worse(result.diagnostics, best[1].diagnostics):
            kept += part
            best = ({**contents, **tried}, result)
        elif len(part) > 1:
            middle = len(part) // 2
            waiting += (part[middle:], part[:middle])
    return kept, *best


def _no_worse(now: Sequence[Diagnostic], before: Sequence[Diagnostic]) -> bool:
    """Not more errors, and not more to fix altogether. What is only a note may be as it should."""

    def count(diagnostics: Sequence[Diagnostic]) -> tuple[int, int]:
        return sum(d.severity == ERROR for d in diagnostics), sum(d.severity != NOTE for d in diagnostics)

    return all(a <= b for a, b in zip(count(now), count(before), strict=True))


# --- a safety net: the file reads to the same values, but for those that were fixed


@record
class _Loose:
    """A text in which some characters were changed: its words, without the signs that were marked or put in."""

    words: tuple[str, ...]
    signs: str


_ANYTHING = object()


def _only_fixed_values_changed(source: Source, fixes: list[Fix], after: Source | None) -> bool:
    """Whether a file reads, after its fixes, as it did before, with the fixed values in the place of the wrong ones."""
    moving = [fix for fix in fixes if fix.diagnostic.params.get("reason") == "indent"]
    if after is None or (source.tree is None and after.tree is not None and len(moving) < len(fixes)):
        return False
    if source.tree is None or after.tree is None:
        return source.tree is None
    expected: Any = _copy(source.tree)
    placed = [(fix.path or path, fix) for fix, path in zip(fixes, _scalars_at(source, fixes), strict=True)]
    # The deepest first, values before their keys: a key that gets another name must not lead a later path astray.
    for path, fix in sorted(placed, key=lambda item: (len(item[0]), item[1].diagnostic.on == "value"), reverse=True):
        if not path:  # in a comment, or between the values
            continue
        *above, last = path
        holder, text = _get(expected, tuple(above)), fix.diagnostic.fix or ""
        if fix.path is None:
            signs = "".join((source.text[fix.splice.start : fix.splice.end] + text).split())
            old = holder[last]
            signs += old.signs if isinstance(old, _Loose) else ""
            holder[last] = _Loose(_words(_get(source.tree, path), signs), signs)
        elif fix.diagnostic.on == "key":
            name, _colon, value = text.partition(": ")  # of `id:x` a name and its value are made
            if name in holder:
                return False
            old = holder.pop(last)
            holder[name] = value or old
        else:
            holder[last] = _inside(text)
    _forget_moved(expected, source, moving)
    return _alike(expected, after.tree)


def _forget_moved(expected: Any, source: Source, moving: list[Fix]) -> None:
    """What stands in a record or section in which a line has moved was not read as it was meant before."""
    outline = Outline(source.text) if moving else None
    for fix in moving:
        part = outline.part(fix.splice.start) if outline else None
        if part and part.number >= 0 and isinstance(expected.get(part.section), list):
            expected[part.section][part.number] = _ANYTHING
        elif part:
            expected[part.section] = _ANYTHING


def _alike(expected: Any, found: Any) -> bool:
    if expected is _ANYTHING:
        return True
    if isinstance(expected, _Loose):
        return isinstance(found, str) and expected.words == _words(found, expected.signs)
    if type(expected) is not type(found):
        return False
    if isinstance(expected, dict):
        return expected.keys() == found.keys() and all(_alike(value, found[key]) for key, value in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(_alike, expected, found))
    return bool(expected == found)


def _words(text: str, signs: str) -> tuple[str, ...]:
    return tuple(text.translate(dict.fromkeys(map(ord, signs))).split())


def _copy(node: Tree | None) -> Any:
    if isinstance(node, dict):
        return {key: _copy(value) for key, value in node.items()}
    return [_copy(value) for value in node] if isinstance(node, list) else node


def _get(node: Any, path: Path) -> Any:
    """The node at a path; none if there is no such."""
    try:
        for step in path:
            node = node[step]
    except (LookupError, TypeError):
        return None
    return node


def _scalars_at(source: Source, fixes: Sequence[Fix]) -> list[Path]:
    """For each fix the value in which it begins; an empty path for one in a comment or between the values."""
    scalars: list[tuple[Path, Offsets, str]] = []
    if any(fix.path is None for fix in fixes) and source.tree is not None:
        scalars = sorted(source.scalars(), key=lambda item: item[1].start)
    starts = [span.start for _path, span, _text in scalars]
    found: list[Path] = []
    for fix in fixes:
        index = bisect_right(starts, fix.splice.start) - 1
        inside = index >= 0 and fix.splice.start < scalars[index][1].end
        found.append(scalars[index][0] if inside else ())
    return found


# --- changed trees


def woven(sources: Mapping[str, Source], trees: Mapping[str, Tree]) -> dict[str, tuple[bytes, bytes]]:
    """The bytes of files as they are and as they should be, by file, so that each reads to its tree of `trees`.

    A file that is not in `sources` is made; it was empty. Only what differs is changed. Every result is read again: it
    must read to exactly its tree, with every comment in its order but those of what is gone, with the line ends that
    the file had, and without a new fault of the text. Raises `weave.Refused`, whose `params` name the `file` and may
    hold the `line` and the `lines` that somebody would write there by hand.
    """
    from .weave import files

    return files.woven(sources, trees)
