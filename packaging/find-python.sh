#!/bin/sh
# Prints the Python to build the environment with: 3.11 or newer, whole enough to
# make one. $PYTHON, when set, is asked first.
set -u

fits='
import ensurepip, sqlite3, ssl, sys, venv
if sys.version_info < (3, 11) or sqlite3.sqlite_version_info < (3, 37):
    raise SystemExit(1)
print(sys.executable)
'
for candidate in ${PYTHON:-} python3.13 python3.14 python3.12 python3.11 python3 python \
    "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}"/versions/*/bin/python3; do
    if found=$("$candidate" -c "$fits" 2>/dev/null); then
        echo "$found"
        exit 0
    fi
done

cat >&2 <<'END'
Earnest needs Python 3.11 or newer, with venv and SQLite 3.37 or newer; none was found.
  Debian, Ubuntu:  apt-get install python3 python3-venv
  Fedora:          dnf install python3
  macOS:           brew install python
Or name one: make run PYTHON=/path/to/python3
END
exit 1
