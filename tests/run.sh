#!/bin/bash
# run.sh: the test suite: all groups, or those named.
#   usage: [BUILD=build/asan] [ACCEPT=1] bash tests/run.sh [GROUP…]
#
# A group is a script tests/GROUP/run.sh or a function group_GROUP below. It prints `not ok: …`
# for a failure and `skipped: …` for what could not be tried, and ends with a line
# `N passed, N failed`. ACCEPT=1 has `golden`, `inputs` and `errors` rewrite what they expect.
set -u
cd "$(dirname "$0")/.." || exit 1
export BUILD=${BUILD:-build}
export ACCEPT=${ACCEPT:-}
all="units errors rules guards inputs conversions positions golden agreement sentences readme"
passed=0
failed=0

count() { # name, group status, file with its output
    local last p f
    last=$(tail -n 1 "$3")
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        p=${BASH_REMATCH[1]}
        f=${BASH_REMATCH[2]}
        sed -i '$d' "$3"
    else
        p=0
        f=1
        echo "not ok: the group ended early (exit $2)" >>"$3"
    fi
    passed=$((passed + p))
    failed=$((failed + f))
    printf '%-12s %4d passed %3d failed %7s\n' "$1" "$p" "$f" "$4"
    sed 's/^/    /' "$3"
}

group_units() { . tests/units.sh; }
group_errors() { . tests/errors.sh; }

run_group() {
    if [ -f "tests/$1/run.sh" ]; then
        bash "tests/$1/run.sh"
    fi
}
