"""Random changes of trees, woven onto real and hostile texts, and what must hold whatever the change.

`tests/weave/test_random_changes.py` runs a few of them; `python -m tests.random_changes 20000` as many as one likes,
and README.md keeps what that found.
"""

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from yhdistys_cli import edit
from yhdistys_cli.checks.wording import texts
from yhdistys_cli.diagnostics import Path as DataSteps
from yhdistys_cli.source import Source, read, tree_of
from yhdistys_cli.validation.values import values
from yhdistys_cli.weave import Refused, model_of
from yhdistys_cli.weave.layout import Layout
from yhdistys_cli.weave.pairing import member, pairs

from ..conftest import CITIES, ROOT

HOSTILE = Path(__file__).parent / "hostile"
# Which section each of them is read as.
_SECTIONS = {"comments": "contacts", "texts": "clock", "nested": "clock", "indentless": "contacts"}


def _texts() -> dict[str, str]:
    found = {
        f"{city}/{path.relative_to(folder).as_posix()}": path.read_text("utf-8")
        for city, folder in CITIES.items()
        for path in sorted(folder.rglob("*.yaml"))
    }
    examples = re.findall(r"(?ms)^```yaml\n(.*?)^```", (ROOT / "docs" / "data.md").read_text("utf-8"))
    for number, example in enumerate(examples):
        if isinstance(tree_of(example), dict):  # not a piece of something
            found[f"mallila/clock/{number}.yaml"] = example
    return found


def _suite() -> Iterator[tuple[str, str]]:
    """What makers of YAML libraries have thought of, where it could be a file of a guide."""
    for line in (ROOT / "tests" / "yaml-test-suite" / "cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        source = read("", case["yaml"].encode("utf-8", "replace"))
        if isinstance(source.tree, dict) and source.tree and not source.diagnostics:
            yield f"suite/clock/{case['id']}.yaml", case["yaml"]


# Real texts, and such as no clerk would write, by a name from which the section is known.
REAL = _texts()
TEXTS = REAL | dict(_suite())
TEXTS |= {
    f"hostile/{_SECTIONS[path.stem]}/{path.name}": path.read_text("utf-8") for path in sorted(HOSTILE.glob("*.yaml"))
}
VARIANTS = ("as it is", "CRLF", "no last line end", "byte order mark")

WORDS = ["", "a: b", "a #b", "#a", "|", "[x]", "{x}", "0401234567", "040 123 4567", "1e3", "yes", "~", "- a", "-"]
WORDS += ["a\u00a0b", "🎉 juhla", "yksi\nkaksi", "loppu\n", "sana " * 26 + "loppu", "x" * 130, "it's", '"a"', "a\\b"]
WORDS += ["1.3.2027", "2027-03-01", "15.00", "Kokous: alku", "@a", "%a", "&a", "*a", "!a", "? a", "a:", ":", ", a"]
WORDS += [
    " alussa",
    "lopussa ",
    "kaksi  väliä",
    "https://example.com/#x",
    "a\tb",
    "---",
    "...",
    "null",
    "maija",
    "yksi",
]
WORDS += ["sana - viiva " * 12, "\n", "a\n\nb", "  a\n b", "''", "=", "<<"]
KEYS = [
    "note",
    "source",
    "checked",
    "title",
    "name",
    "phone",
    "id",
    "from",
    "until",
    "2025",
    "2027",
    "2029",
    "fi",
    "sv",
]
KEYS += ["email", "contacts", "keywords", "odd key", "yes"]
VALUES: list[Any] = [[], {}, ["a"], ["maija", {"person": "kalle", "until": "1.1.2027"}], {"fi": "A", "sv": "B"}]
VALUES += [{"from": "1.3.2027"}, [{"from": "1.3.2027", "note": "x " * 70}], [["a", ["b"]], {"c": []}], {"a": {"b": {}}}]
VALUES += [{"person": "maija", "since": "1.1.2027"}, {"id": "uusi", "name": "Uusi: nimi", "phone": "040 123 4567"}]


class Change(NamedTuple):
    """One change: `kind` names its function, `at` and `to` are places (modulo what there is), `value` what comes."""

    kind: str
    at: int
    to: int
    value: Any


KINDS = ("set", "words", "add name", "remove name", "add item", "remove item", "other type", "record to list")


@st.composite
def _change(draw: st.DrawFn) -> Change:
    place = st.integers(0, 5_000)
    value = draw(st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8))
    if draw(st.integers(0, 3)) == 0:
        value = draw(st.sampled_from(VALUES))
    return Change(draw(st.sampled_from(KINDS)), draw(place), draw(place), value)


def cases(names: Mapping[str, str]) -> st.SearchStrategy[tuple[str, str, list[Change]]]:
    """The name of a text, a variant of it, and changes of its tree."""
    changes = st.lists(_change(), min_size=1, max_size=5)
    return st.tuples(st.sampled_from(sorted(names)), st.sampled_from(VARIANTS), changes)


def content(name: str, variant: str) -> bytes:
    """The bytes of a text in one of its variants."""
    text = TEXTS[name]
    if variant == "CRLF":
        text = text.replace("\n", "\r\n")
    elif variant == "no last line end":
        text = text.rstrip("\n")
    return text.encode("utf-8-sig" if variant == "byte order mark" else "utf-8")


def _nodes(tree: Any, path: DataSteps = ()) -> Iterator[tuple[Any, Any]]:
    """Every list and mapping, with each of its steps."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in steps:
        yield tree, step
        yield from _nodes(value, (*path, step))


def _pick(found: list[Any], at: int) -> Any:
    return found[at % len(found)] if found else None


def apply(tree: dict[str, Any], change: Change) -> None:
    """Make one change in a tree; nothing where there is no place for it."""
    value = copy.deepcopy(change.value)
    places = list(_nodes(tree))
    scalars = [(node, step) for node, step in places if isinstance(node[step], str)]
    lists = [tree[k] for k in tree if isinstance(tree[k], list)]
    lists += [node[step] for node, step in places if isinstance(node[step], list)]
    mappings = [tree] + [node[step] for node, step in places if isinstance(node[step], dict)]
    if change.kind in ("set", "words") and scalars:
        node, step = _pick(scalars, change.at)
        if change.kind == "set":
            node[step] = value if isinstance(value, str) else "arvo"
        else:
            words = node[step].split(" ")
            at = change.to % (len(words) + 1)
            words[at : at + change.to % 3] = (str(value) if isinstance(value, str) else "sana muu").split(" ")
            node[step] = " ".join(words)
    elif change.kind == "add name":
        node = _pick(mappings, change.at)
        node.setdefault(KEYS[change.to % len(KEYS)], value)
    elif change.kind == "remove name" and places:
        node, step = _pick([(node, step) for node, step in places if isinstance(node, dict)], change.at)
        del node[step]
    elif change.kind == "add item" and lists:
        node = _pick(lists, change.at)
        node.insert(change.to % (len(node) + 1), value)
    elif change.kind == "remove item":
        found = [(node, step) for node, step in places if isinstance(node, list)]
        if found:
            node, step = _pick(found, change.at)
            del node[step]
    elif change.kind == "other type" and places:
        node, step = _pick(places, change.at)
        node[step] = value
    elif change.kind == "record to list":
        records = [(node, step) for node, step in places if isinstance(node, dict) and isinstance(node[step], dict)]
        if records:
            node, step = _pick(records, change.at)
            node[step] = [node[step], value] if change.to % 3 else [value, node[step]]


def changed(tree: Any, changes: list[Change]) -> dict[str, Any]:
    """A tree with changes made in it."""
    found: dict[str, Any] = copy.deepcopy(tree)
    for change in changes:
        apply(found, change)
    return found


def hold(name: str, variant: str, changes: list[Change]) -> str:
    """Assert all that must hold when the changes of a tree are woven; how it ended: *same*, *woven*, or a refusal."""
    before = content(name, variant)
    source = read(name, before, places=True)
    assert isinstance(source.tree, dict)
    tree = changed(source.tree, changes)
    try:
        done = edit.woven({name: source}, {name: copy.deepcopy(tree)})
    except Refused as refused:
        return f"{refused.code} {refused.params.get('part', '')}".strip()
    if source.tree == tree:
        assert done == {}
        return "same"
    old, after = done[name]
    assert old == before
    again = read(name, after, places=True)
    assert again.tree == tree
    assert again.diagnostics == source.diagnostics
    assert edit.woven({name: again}, {name: copy.deepcopy(tree)}) == {}
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    assert after.endswith(b"\n") == before.endswith(b"\n")
    assert (b"\r" in after) == (b"\r" in before)
    assert after.count(b"\r\n") == (after.count(b"\n") if b"\r" in before else 0)
    _comments_stay(source, again)
    _no_new_warnings(source, again)
    return "woven"


def _comments_stay(before: Source, after: Source) -> None:
    """Every comment stands at what it stood at, in order; only those of what is gone may be gone."""
    old, new = Layout(before), Layout(after)
    left = [(comment.text, new.owner(comment.start)) for comment in new.comments()]
    owners = [(comment, old.owner(comment.start)) for comment in old.comments()]
    meant = [(comment, owner, _now(owner, before.tree, after.tree)) for comment, owner in owners]
    if len(left) < len(meant):  # of two that say the same it is the one whose record is gone
        stay = [item for item in meant if item[2] is not None]
        meant = stay if [comment.text for comment, _owner, _now in stay] == [text for text, _at in left] else meant
    for comment, owner, now in meant:
        if left and left[0][0] == comment.text:
            text, found = left.pop(0)
            stays = now is None or found[: len(now)] == now or _stands_alone(old, comment.start)
            assert stays, (text, owner, now, found)
        else:
            assert now is None, (comment, owner)
    assert not left


def _stands_alone(layout: Layout, at: int) -> bool:
    """Whether a comment stands neither behind something nor right above what begins in its column."""
    line, column = layout.line(at), layout.column(at)
    if layout.before(at).strip():
        return False
    while layout.written(line).startswith(" " * column + "#"):
        line += 1
    below = layout.written(line)
    return not below.strip() or len(below) - len(below.lstrip(" ")) != column


def _now(path: DataSteps, old: Any, new: Any) -> DataSteps | None:
    """Where what was at a path is in the changed tree; none where it is gone."""
    found: list[str | int] = []
    for step in path:
        if isinstance(old, dict) and isinstance(new, list) and (number := member(old, new)) is not None:
            found.append(number)
            new = new[number]
        if isinstance(step, int):
            if not isinstance(new, list):
                return None
            at = next((n for n, o in pairs(old, new).items() if o == step), None)
            if at is None:
                return None
            old, new, step = old[step], new[at], at
        elif isinstance(new, dict) and step in new:
            old, new = old[step], new[step]
        else:
            return None
        found.append(step)
    return tuple(found)


def _no_new_warnings(before: Source, after: Source) -> None:
    """What is written brings no warning that a hand could have brought, but for what the values themselves are."""
    codes = ("unquoted-value", "comment-after-text", "trailing-space")

    def count(source: Source) -> Counter[str]:
        found = texts.review(list(values(model_of(source.name), source)), [source])
        return Counter(diagnostic.code for diagnostic in found if diagnostic.code in codes)

    more = count(after) - count(before)
    assert not more, more
