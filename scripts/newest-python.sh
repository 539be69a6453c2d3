#!/bin/sh
# Prints the path of the newest CPython here that could run plandsl (3.11 or newer, released, with
# venv), or nothing. Each candidate is run: pyenv puts a python3.13 on the PATH that works only
# where that version is switched on.
set -eu

candidates() {
    printf '%s\n' "$PATH" | tr ':' '\n' | while read -r folder; do
        ls "$folder"/python3 "$folder"/python3.[0-9] "$folder"/python3.[0-9][0-9] 2>/dev/null || :
    done
    ls "${PYENV_ROOT:-${HOME:-/root}/.pyenv}"/versions/*/bin/python3 2>/dev/null || :
}

candidates | while read -r python; do
    "$python" - "$python" 2>/dev/null <<'PROBE' || :
import sys
import venv, ensurepip
version = sys.version_info
if version >= (3, 11) and version.releaselevel == "final" and sys.implementation.name == "cpython":
    print("%03d %03d %03d %s" % (version[:3] + (sys.argv[1],)))
PROBE
done | sort -k1,3 | tail -n 1 | cut -d ' ' -f 4-
