"""What khal reads: `python read_khal.py KHAL FOLDER > READ.json`. Each calendar is imported anew and listed."""

import json
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

CONFIGURATION = """
[calendars]
[[one]]
path = {folder}/one
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%SZ
longdatetimeformat = %Y-%m-%dT%H:%M:%SZ
[sqlite]
path = {folder}/khal.db
"""
FIELDS = ("uid", "start-long", "end-long", "all-day", "status", "title")


def entries(khal: str, calendar: Path) -> dict[str, list[object]]:
    """The entries of a calendar; khal tells no sequence and no alarms, and the last day of a span of days."""
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "khal.conf"
        configuration.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")

        def run(*words: str) -> str:
            done = subprocess.run(
                [khal, "-c", str(configuration), *words], capture_output=True, encoding="utf-8", check=True
            )
            return done.stdout

        run("import", "--batch", "-a", "one", str(calendar))
        asked = [word for field in FIELDS for word in ("--json", field)]
        listed = run("list", "--once", *asked, "2015-01-01", "2031-01-01")
    found: dict[str, list[object]] = {}
    for line in listed.splitlines():
        for entry in json.loads(line):
            start, end = entry["start-long"], entry["end-long"]
            if entry["all-day"] == "True":
                end = (date.fromisoformat(end) + timedelta(days=1)).isoformat()
            elif datetime.fromisoformat(end) - datetime.fromisoformat(start) == timedelta(hours=1):
                end = "untold"  # khal's own hour, where nothing is known of the end
            found[entry["uid"]] = [start, end, entry["status"].strip(), "untold", "untold", entry["title"]]
    return found


if __name__ == "__main__":
    program, calendars = sys.argv[1:]
    read = {file.name: entries(program, file) for file in sorted(Path(calendars).iterdir())}
    sys.stdout.write(json.dumps(read))
