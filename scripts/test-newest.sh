#!/bin/sh
# Runs the tests once more, on the newest Python of this machine, in .venv-newest.
# Where the first run was on it already, says so and is content.
set -eu

minor() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo none
}

newest=$(sh scripts/newest-python.sh)
tested=$(minor .venv/bin/python)
if ! "${newest:-false}" -c "import sys; sys.exit(sys.version_info[:2] <= ($(echo "$tested" | tr . ,)))"; then
    echo "no second run of the tests: Python $tested is the newest on this machine"
    exit 0
fi

# A newer Python may have come to this machine since the environment was made.
[ "$(minor .venv-newest/bin/python)" = "$(minor "$newest")" ] || rm -rf .venv-newest
"${MAKE:-make}" --no-print-directory .venv-newest/.installed-test NEWEST="$newest"

echo "the tests once more, on Python $(minor "$newest"):"
.venv-newest/bin/python -m pytest -n auto --dist loadgroup -m "not once"
