#!/usr/bin/env bash
# An editor's language server, with our schemas: tests/editor/run.sh [FOLDER]
# Works in FOLDER (a temporary one if none is named), where the programs are installed, and writes result.txt beside
# this file. Needs npm and Python; for a language server nothing else of ours than data/, examples/ and schema/.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
work=${1:-$(mktemp -d)}

mkdir -p "$work"
npm install --silent --no-save --prefix "$work" yaml-language-server
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check check-jsonschema

server=$work/node_modules/yaml-language-server
status=0
{
    echo "yaml-language-server $(node -p "require('$server/package.json').version"), Node $(node -p process.versions.node)"
    node "$here/drive.mjs" "$server/bin/yaml-language-server" "$root" || status=1
    echo
    "$work/venv/bin/check-jsonschema" --version
    echo
    cd "$root"
    for schema in schema/*.json; do
        name=$(basename "$schema" .json)
        for file in data/"$name".yaml examples/*/"$name".yaml; do
            if [ -f "$file" ]; then
                said=$("$work/venv/bin/check-jsonschema" --schemafile "$schema" "$file") || status=1
                echo "  $file: $said"
            fi
        done
    done
} > "$here/result.txt"
tail -n 20 "$here/result.txt"
exit "$status"
