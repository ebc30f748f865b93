"""Answers to the Tab key, before Typer is imported; and the scripts that make a shell ask.

The protocol is one line: with `_YHDISTYS_COMPLETE` set to the shell's name, the arguments are the words up to the
cursor, the last of them the one being written (it may be empty).
"""

import os
import sys

COMMON = {"--data": "path", "--format": "format", "-o": "path", "--output": "path", "--lang": "lang", "--today": ""}
CLOCK: dict[str, str | None] = {
    "--area": "area",
    "--kind": "",
    "--month": "",
    "--from": "",
    "--until": "",
    "--next": "",
}
PERSON: dict[str, str | None] = dict.fromkeys(("--title", "--phone", "--email", "--source", "--checked"), "")
WRITES: dict[str, str | None] = {"--yes": None, "--diff": None}
AGAIN: dict[str, str | None] = {"--again": None, **WRITES}
CHANGED_DATE: dict[str, str | None] = {"--which": "", "--note": "", "--source": "", "--checked": "", **WRITES}
# The options of each command, and what its own words are. A test compares this with the commands themselves.
OPTIONS: dict[str, dict[str, str | None]] = {
    "contacts": {"--area": "area", "--on": ""},
    "areas": {"--sources": None},
    "checklist": {"--paper": "paper"},
    "clock": {**CLOCK, "--paper": "paper"},
    "calendar": {**CLOCK, "--spans": None, "--months": None, "--remind": ""},
    "plan": {},
    "todo": {"--area": "area"},
    "handover": {"--from": ""},
    "letter": {"--year": "", "--kind": ""},
    "guide": {"--full": None},
    "site": {"--url": "", "--languages": "", "--pdf": None, "--prune": None},
    "serve": {"--port": ""},
    "search": {},
    "changes": {"--since": "path"},
    "validate": {"--strict": None, "--fix": None, "--diff": None, "--yes": None, "--explain": "code"},
    "init": {
        **dict.fromkeys(
            ("--city", "--languages", "--domain", "--directory", "--areas", "--units", "--corrections"), ""
        ),
        **dict.fromkeys(("--clock", "--no-clock", "--yes")),
    },
    "confirm": {**dict.fromkeys(("--place", "--registration", "--note", "--source", "--checked"), ""), **AGAIN},
    "move": CHANGED_DATE,
    "extend": CHANGED_DATE,
    "cancel": {"--note": "", "--source": "", "--checked": "", **WRITES},
    "skip": {"--note": "", "--source": "", "--checked": "", **WRITES},
    "replace": {"--vacant": None, "--from": "", "--unit": "unit-only", **PERSON, "--new": None, **WRITES},
    "away": {"--from": "", "--until": "", "--substitute": "person", **WRITES},
    "add": {
        "--unit": "unit-only",
        "--substitute": None,
        "--acting": None,
        "--from": "",
        "--until": "",
        **PERSON,
        "--service-area": "",
        "--kind": "",
        "--area": "area-only",
        **dict.fromkeys(("--times", "--place", "--about", "--item", "--audience"), ""),
        "--new": None,
        **WRITES,
    },
    "remove": WRITES,
    "set": {"--in": "lang", "--remove": None, **WRITES},
    "checked": WRITES,
    "export": {},
    "import": {"--removals": None, **WRITES},
    "undo": WRITES,
    "schema": {},
    "completion": {},
}
WORDS = {
    "contacts": "unit",
    "areas": "area-only",
    "checklist": "checklist",
    "guide": "topic",
    "handover": "person",
    "replace": "person",
    "away": "person",
    "add": "kind",
    "remove": "record",
    "set": "record",
    "checked": "record",
    **dict.fromkeys(("confirm", "move", "extend", "cancel", "skip", "letter"), "event"),
    "schema": "file",
    "completion": "shell",
}

SCRIPTS = {
    "bash": """\
_yhdistys() {
    local IFS=$'\\n'
    COMPREPLY=($(_YHDISTYS_COMPLETE=bash yhdistys "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _yhdistys yhdistys
""",
    "zsh": """\
#compdef yhdistys
_yhdistys() {
    local -a found
    found=("${(@f)$(_YHDISTYS_COMPLETE=zsh yhdistys "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        _describe yhdistys found
    else
        _files
    fi
}
if [[ "${funcstack[1]}" = "_yhdistys" ]]; then
    _yhdistys "$@"
else
    compdef _yhdistys yhdistys
fi
""",
    "fish": """\
function __yhdistys
    set -lx _YHDISTYS_COMPLETE fish
    set -l written (commandline -opc) (commandline -ct)
    yhdistys $written[2..-1] 2>/dev/null
end
complete -c yhdistys -a '(__yhdistys)'
""",
    "powershell": """\
Register-ArgumentCompleter -Native -CommandName yhdistys -ScriptBlock {
    param($word, $ast, $cursor)
    $written = @($ast.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -le $cursor } | ForEach-Object { $_.ToString() })
    if ($word -eq '') { $written += '""' }
    $env:_YHDISTYS_COMPLETE = 'powershell'
    try {
        yhdistys @written | ForEach-Object {
            $value, $about = $_ -split "`t", 2
            if (-not $about) { $about = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    } finally {
        Remove-Item Env:_YHDISTYS_COMPLETE
    }
}
""",
}


def complete(shell: str, words: list[str]) -> int:
    """Print the words that can stand in the place of the last of `words`, in the form that `shell` reads; 0 always."""
    lines = []
    for value, about in candidates(words):
        if shell == "zsh":
            lines.append(value.replace(":", "\\:") + (f":{about}" if about else ""))
        elif shell in ("fish", "powershell"):
            lines.append(value + (f"\t{about}" if about else ""))
        else:
            lines.append(value)
    try:
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
        sys.stdout.flush()
    except (OSError, ValueError):
        pass
    return 0


def candidates(words: list[str]) -> list[tuple[str, str]]:
    """Values and what they are, for the last word."""
    *before, word = [w for w in words if w != "="] or [""]
    word = "" if word == '""' else word
    if words[-1:] == ["="]:  # bash takes `--area=` apart
        before, word = [*before, word], ""
    prefix = ""
    if word.startswith("--") and "=" in word:
        option, _equals, word = word.partition("=")
        before.append(option)
        prefix = f"{option}=" if words[-1:] and "=" in words[-1] else ""
    command, data, expected = _context(before)
    if expected is not None:
        found = _values(expected, command, data)
    elif word.startswith("-"):
        from .table import COMMON_OF

        own = OPTIONS.get(command or "", {})
        common = COMMON_OF.get(command or "", tuple(COMMON))
        found = [(option, "") for option in (*own, *common, "--help", *(() if command else ("--version",)))]
    elif command is None:
        from .table import COMMANDS

        found = [(entry.name, "") for entry in COMMANDS]
    else:
        found = _values(WORDS.get(command, ""), command, data)
    asked = _fold(word)
    return [(prefix + value, about) for value, about in found if value.startswith(asked)]


def _context(before: list[str]) -> tuple[str | None, str | None, str | None]:
    """The command so far, the folder named with --data, and what the next word is the value of."""
    command: str | None = None
    data: str | None = None
    waiting: str | None = None
    option = ""
    for word in before:
        if waiting is not None:
            data = word if option == "--data" else data
            waiting = None
        elif word.startswith("-"):
            option, _equals, value = word.partition("=")
            waiting = None if value else {**COMMON, **OPTIONS.get(command or "", {})}.get(option)
            data = value if option == "--data" and value else data
        elif command is None:
            command = _command(word)
    return command, data, waiting


def _command(word: str) -> str:
    if word in OPTIONS:
        return word
    from .table import resolve

    return resolve(word) or word


def _values(kind: str, command: str | None, data: str | None) -> list[tuple[str, str]]:
    if kind == "lang":
        from ..languages import LANGUAGES

        return [(language, "") for language in LANGUAGES]
    if kind == "shell":
        return [(shell, "") for shell in SCRIPTS]
    if kind == "code":
        from ..examples import examples

        return [(code, "") for code in examples()]
    if kind == "format":
        from ..formats import FORMATS

        return [(form, "") for form in FORMATS.get(command or "", ())]
    if kind == "paper":
        return [("a4", ""), ("a3", "")]
    if kind == "kind":
        return [(name, "") for name in ("person", "unit", "event", "board")]
    if kind == "file":
        from ..sections import SECTIONS

        return [(section, "") for section in SECTIONS]
    kinds = {
        "area": ("unit", "area"),
        "unit": ("unit", "area"),
        "area-only": ("area",),
        "unit-only": ("unit",),
        "person": ("person",),
        "record": ("person", "unit", "event", "checklist"),
        "checklist": ("checklist",),
        "event": ("event",),
        "topic": ("topic", "area", "checklist"),
    }.get(kind, ())
    if not kinds:
        return []
    names = _names(data)
    return list(dict.fromkeys((value, about) for wanted in kinds for value, about in names.get(wanted, ())))


def _names(data: str | None) -> dict[str, list[list[str]]]:
    """The ids of the guide: from the snapshot, or, when there is none yet, from the data."""
    from .. import folder, snapshot
    from . import where

    directory, cache = where.data(data, os.environ), where.cache(os.environ)
    paths, problems = folder.files(directory)
    contents, unread = folder.read(directory, [name for _section, name in paths])
    if cache and not problems and not unread and (found := snapshot.names(cache, directory, contents)):
        return found
    from ..load import load, names

    # What it has no names from is no snapshot of this folder as it is, or one that is damaged.
    guide = load(directory, cache, distrusts_snapshot=True).guide
    return names(guide) if guide else {}


def _fold(word: str) -> str:
    """What was typed, as an id would be written: lower case, ä as a."""
    if word.isascii():
        return word if word.startswith("-") else word.lower()
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
