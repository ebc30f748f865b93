"""Compares what a reader read with what was expected: `python compare.py NAME EXPECTED READ`; 1 where they differ.

What a reader does not tell (none, or an alarm's edge as `?`) is not compared.
"""

import json
import sys
from pathlib import Path
from typing import Any

PARTS = ("start", "end", "status", "sequence", "alarms", "title")


def differences(expected: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """Every part of every entry that was read otherwise."""
    found = []
    for file, entries in expected.items():
        own = read.get(file, {})
        found += [f"{file}: {uid} is missing" for uid in entries if uid not in own]
        found += [f"{file}: {uid} is not ours" for uid in own if uid not in entries]
        for uid in entries.keys() & own.keys():
            for part, right, said in zip(PARTS, entries[uid], own[uid], strict=True):
                if said != "untold" and said != right:
                    found.append(f"{file}: {uid}: {part} is {right!r}, read {said!r}")
    return found


if __name__ == "__main__":
    name, *files = sys.argv[1:]
    wanted, got = (json.loads(Path(file).read_text(encoding="utf-8")) for file in files)
    wrong = differences(wanted, got)
    first: list[Any] = next((entry for entries in got.values() for entry in entries.values()), [])
    told = [part for part, said in zip(PARTS, first, strict=False) if said != "untold"]
    count = sum(len(entries) for entries in got.values())
    lines = [f"{name}: {len(got)} calendars, {count} entries; compared: {', '.join(told)}; differences: {len(wrong)}"]
    sys.stdout.write("\n".join([*lines, *wrong[:20]]) + "\n")
    sys.exit(bool(wrong))
