#!/usr/bin/env bash
# Our calendars, read by khal, ical.js and libical: tests/readers/run.sh [FOLDER]
# Works in FOLDER (a temporary one if none is named). What cannot be installed here is skipped, and said.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
work=${1:-$(mktemp -d)}
python=${PYTHON:-$root/.venv/bin/python}
status=0

mkdir -p "$work"
(cd "$root" && PYTHONPATH=$root/src "$python" -m tests.readers.make "$work/calendars") || exit 1

judge() { # name, file
    "$python" "$here/compare.py" "$1" "$work/expected.json" "$2" || status=1
}

if "$python" -m venv "$work/khal" && "$work/khal/bin/pip" install --quiet khal; then
    "$work/khal/bin/python" "$here/read_khal.py" "$work/khal/bin/khal" "$work/calendars" > "$work/khal.json"
    judge "khal $("$work/khal/bin/pip" show khal | sed -n 's/^Version: //p')" "$work/khal.json"
else
    echo "khal: not installed, skipped"
fi

if (cd "$work" && npm install --silent --no-save --prefix "$work" ical.js); then
    cp "$here/read-icaljs.mjs" "$work/"
    node "$work/read-icaljs.mjs" "$work/calendars" > "$work/icaljs.json"
    judge "ical.js $(node -p "require('$work/node_modules/ical.js/package.json').version")" "$work/icaljs.json"
else
    echo "ical.js: not installed, skipped"
fi

# libical speaks Python only through the system's own: Debian's gir1.2-ical-3.0 and python3-gi.
system=""
for candidate in $(type -ap python3); do
    "$candidate" -c 'import gi; gi.require_version("ICalGLib", "3.0")' 2> "$work/libical.log" && system=$candidate && break
done
if [ -n "$system" ]; then
    "$system" "$here/read_libical.py" "$work/calendars" > "$work/libical.json"
    version=$(dpkg-query --show --showformat='${Version}' libical3 2> "$work/libical.log")
    judge "libical ${version:-of this machine}" "$work/libical.json"
else
    echo "libical: not installed (Debian: gir1.2-ical-3.0, python3-gi), skipped"
fi
exit "$status"
