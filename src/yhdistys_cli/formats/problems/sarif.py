"""Problems as SARIF 2.1.0 (OASIS), which GitHub's code scanning and many editors read: every problem a result."""

import json
import re
from collections import Counter
from typing import Any

from ... import __version__
from ...diagnostics import CODES
from ...views.problems import Location, Problem, Problems
from ...words import Words
from .. import Page
from ..json import escaped
from .grouped import whole
from .sentences import outline, related_sentence

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(view: Problems, page: Page) -> str:
    """A log of one run, whose rules are the codes that were found."""
    codes = sorted({problem.diagnostic.code for problem in view.problems})
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "yhdistys",
                "version": __version__,
                "semanticVersion": __version__,
                "language": page.words.language,
                "rules": [_rule(code, page.words) for code in codes],
            }
        },
        "language": page.words.language,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(problem, codes.index(problem.diagnostic.code), seen, page.words) for problem in view.problems
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: str, words: Words) -> dict[str, Any]:
    wrong, fix = outline(code, words)
    return {
        "id": code,
        "shortDescription": {"text": _plain(wrong)},
        "help": {"text": _plain(fix)},
        "defaultConfiguration": {"level": CODES[code]},
    }


def _result(problem: Problem, index: int, seen: Counter[str], words: Words) -> dict[str, Any]:
    found, spot = problem.diagnostic, problem.spot
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": found.severity,
        "message": {"text": _plain(whole(problem, words))},
        "locations": [{"physicalLocation": _location(spot)}],
        "partialFingerprints": {"yhdistys/v1": _fingerprint(problem, seen)},
    }
    if problem.related:
        about = {"text": _plain(related_sentence(problem, words))}
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other), "message": about}
            for number, other in enumerate(problem.related, 1)
        ]
    if found.fix is not None and spot.line:
        replacement = {"deletedRegion": _region(spot), "insertedContent": {"text": found.fix}}
        change = {"artifactLocation": _artifact(spot), "replacements": [replacement]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(spot: Location) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(spot)}
    if spot.line:
        # Where a record begins there is no character to mark: without an end the region is the rest of the line.
        location["region"] = {"startLine": spot.line, "startColumn": spot.column} if spot.is_empty else _region(spot)
    return location


def _region(spot: Location) -> dict[str, int]:
    return {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }


def _artifact(spot: Location) -> dict[str, str]:
    """The file as a URI reference (RFC 3986): relative as it was named, absolute with its scheme."""
    import os
    from pathlib import PurePath
    from urllib.parse import quote

    file = os.path.normpath(spot.file)
    if os.path.isabs(file):
        return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(file.replace(os.sep, "/"), errors="surrogateescape")}


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """The same for the same problem when lines and records come and go around it: file, code, and ids for numbers.

    What could not be read has no address: there it is the marked text. Of several alike each has its number.
    """
    from hashlib import sha256

    found = problem.diagnostic
    steps = problem.steps or ("", problem.spot.meant)
    text = "\0".join((found.code, _artifact(problem.spot)["uri"], *map(str, steps)))
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _plain(text: str) -> str:
    """Text in which SARIF sees no link of its own, which is `[text](target)` (3.11.6)."""
    return re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", text)
