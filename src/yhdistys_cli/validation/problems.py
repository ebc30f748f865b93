"""What Pydantic complains about, as our diagnostics: what was probably meant, and one mistake is one problem."""

import re
from dataclasses import fields
from typing import Any, Literal, cast

from pydantic_core import PydanticCustomError, ValidationError

from ..diagnostics import DataPath, Diagnostic, Path
from ..models import Absence
from ..nearest import nearest
from .annotations import field_at, model_at
from .text_kinds import READERS

# The quotation marks of people, and the typewriter's that stands at one end when the other was changed.
_CURLY = "”“„«»’‘‚\"'"


def diagnostics(error: ValidationError, name: str, tree: Any, model: type[Any]) -> list[Diagnostic]:
    """Pydantic's errors as ours: one mistake is one diagnostic."""
    found: list[Diagnostic] = []
    missing: dict[Path, list[str]] = {}
    unknown: list[tuple[Path, str]] = []
    for item in error.errors(include_url=False, include_input=False):
        path = _written(tree, item["loc"])
        kind, params = item["type"], {k: str(v) for k, v in item.get("ctx", {}).items()}
        at = DataPath(name, path)
        if kind == "missing":
            missing.setdefault(path, []).append(str(item["loc"][-1]))
        elif kind == "unexpected_keyword_argument":
            unknown.append((path[:-1], str(item["loc"][-1])))
        elif kind in ("dataclass_type", "dataclass_exact_type", "dict_type"):
            mistake = {"mistake": "from"} if _is_day(path, _get(tree, path)) else {}
            found.append(Diagnostic("wrong-type", at, params={"expected": "mapping"} | mistake))
        elif kind in ("tuple_type", "list_type"):
            mistake = {"mistake": "hyphen"} if _has_hyphen(_get(tree, path)) else {}
            found.append(Diagnostic("wrong-type", at, params={"expected": "list"} | mistake))
        else:
            fix = None
            if kind == "unknown-value" and len(params["value"]) > 2:
                near, fix = nearest(params["value"], params["allowed"].split(", "))
                params |= near
            if inner := _in_curly_quotes(_get(tree, path)):
                params |= {"mistake": "quotes", "text": inner}
                field = field_at(cast(Any, model), tuple([0 if isinstance(step, int) else step for step in path]))
                if kind == "unknown-value":
                    right = inner in params["allowed"].split(", ")
                else:  # an id may also stand where the field has another kind, such as a contact
                    right = _is_read("id" if kind == "bad-id" else field[0] if field else "", inner)
                fix = f'"{inner}"' if right else None
            # A year is the key of its dates.
            on: Literal["key", "value"] = "key" if item["loc"][-1] == "[key]" else "value"
            fix = params.get("right", fix)
            found.append(Diagnostic(kind, at, on, params, fix=fix))
    for path, key in unknown:
        names = [f.name.rstrip("_") for f in fields(model_at(model, path))]
        name_, colon, rest = key.partition(":")
        if colon and name_ in names and not _get(tree, (*path, key)):  # `{id:a}` is a name without a value
            if name_ in missing.get(path, []):
                missing[path].remove(name_)
            params = {"key": key, "name": name_, "mistake": "colon"}
            at = DataPath(name, (*path, key))
            found.append(Diagnostic("unknown-field", at, "key", params, fix=f"{name_}: {rest}" if rest else None))
            continue
        known = [name for name in names if name not in (_get(tree, path) or {})]
        near, fix = nearest(key, known, 0.7)
        params = {"key": key} | (near or {"allowed": ", ".join(known)})
        if not near and model_at(model, path) is Absence:
            params |= {"mistake": "absence", "allowed": ", ".join(names)}
        found.append(Diagnostic("unknown-field", DataPath(name, (*path, key)), on="key", params=params, fix=fix))
        if near and near["suggestion"] in missing.get(path, []):
            missing[path].remove(near["suggestion"])
    for path, names in missing.items():
        found += [Diagnostic("missing-field", DataPath(name, path), params={"key": key}) for key in names]
    return found


def _has_hyphen(value: Any) -> bool:
    """Whether what should be a list begins with a hyphen that has no space after it."""
    first = next(iter(value), "") if isinstance(value, dict) else value
    return isinstance(first, str) and re.match(r"-[^\s-]", first) is not None


def _is_day(path: Path, value: Any) -> bool:
    """Whether a day stands alone below the year of an event, where a record with `from` is meant."""
    return len(path) > 2 and path[-2] == "dates" and isinstance(value, str) and _is_read("moment", value)


def _in_curly_quotes(value: Any) -> str:
    """What stands between quotation marks that are not those of YAML; nothing where there are none."""
    if not isinstance(value, str) or len(value) < 3 or value[0] not in _CURLY or value[-1] not in _CURLY:
        return ""
    return value[1:-1].strip()


def _is_read(kind: str, text: str) -> bool:
    """Whether the reader of a kind takes a text."""
    try:
        READERS[kind](text, 0)
    except (KeyError, PydanticCustomError):
        return False
    return True


def _get(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _written(tree: Any, loc: tuple[Any, ...]) -> Path:
    """The path of an error in what was written: Pydantic's `loc` also names union tags and fields that are absent."""
    path: list[Any] = []
    for step in loc:
        if (isinstance(tree, dict) and step in tree) or (isinstance(tree, list) and isinstance(step, int)):
            path.append(step)
            tree = tree[step]
    return tuple(path)
