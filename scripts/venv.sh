#!/bin/sh
# usage: venv.sh PYTHON FOLDER WHAT
# Makes the virtual environment FOLDER with PYTHON, unless a working one is there, and installs WHAT
# ('.' or '.[dev]') into it from this checkout. Says plainly what the machine lacks.
set -eu

python=$1 folder=$2 what=$3

fail() {
    printf '\nplandsl: %s\n' "$1" >&2
    exit 1
}

check_python() {
    if ! version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
        fail "no working \"$python\" here. It needs Python 3.11 or newer.
    Debian, Ubuntu:  apt-get install python3 python3-venv
    Elsewhere:       https://www.python.org/downloads/
    Under another name:  add PYTHON=/path/to/python3 to the make command"
    fi
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        newer=$(sh scripts/newest-python.sh)
        fail "it needs Python 3.11 or newer; \"$python\" is $version.
    To use a newer one, add PYTHON=${newer:-/path/to/a/newer/python3} to the make command."
    fi
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        fail "Python $version is here, but its venv module is not.
    Debian, Ubuntu:  apt-get install python3-venv"
    fi
}

check_python
if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "making $folder with Python $version"
    "$python" -m venv --clear "$folder"
fi

echo "installing $what into $folder (the first time takes a minute)"
log=$folder/install.log
if ! "$folder/bin/python" -m pip install --disable-pip-version-check -e "$what" >"$log" 2>&1; then
    cat "$log" >&2
    fail "pip could not install $what; its reason stands above.
    The first install needs a network connection to a Python package index (pypi.org)."
fi
# A package of the tests (below caldav) has every Python of the environment look for another one when it
# starts, which takes as long as starting. Nothing here needs it, and the tests start Python thousands of times.
rm -f "$folder"/lib/python*/site-packages/urllib3_future.pth
