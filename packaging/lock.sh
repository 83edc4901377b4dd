#!/bin/sh
# Pins every dependency, with hashes, for every Python and system Earnest runs on:
#   requirements.txt      what it takes to run
#   requirements-dev.txt  that, and what it takes to test and check
# One file serves all: each line carries the Python and the system it is for.
# Works in a folder of its own; the package index is the one this machine is set to.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
python=$("$here/packaging/find-python.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet uv
cp "$here/pyproject.toml" "$work/"
cd "$work"

pinned() {
    venv/bin/uv export --quiet --python "$python" --no-emit-project \
        --no-header --no-annotate --format requirements-txt "$@"
}
about="# Made by \`make lock\` from pyproject.toml: change that, not this."
{ echo "$about" && pinned --no-dev; } > requirements.txt
{ echo "$about" && pinned --group dev; } > requirements-dev.txt

if grep -n -e '://' -e '^-' requirements.txt requirements-dev.txt; then
    echo "The lines above name a place to fetch from; nothing was changed." >&2
    exit 1
fi
cp requirements.txt requirements-dev.txt "$here/"
