# case.sh: what all groups share; a group sources it first.
#
# The group then works at the root of the tree in the C locale, with
#   $program   the program under test, $BUILD/qingdan
#   $scratch   an empty folder, kept after the run so that a failure can be looked at
#   $shown     $scratch as a person would type it
# and calls `pass`, `fail` or `skip` once per case, and `finish` at the end.
group=${group:-$(basename "$(dirname "$(realpath "$0")")")}
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
BUILD=${BUILD:-build}
program=$(realpath "$BUILD")/qingdan
shown=$BUILD/test/$group
rm -rf "$shown"
mkdir -p "$shown"
scratch=$(realpath "$shown")
passed=0
failed=0

export LC_ALL=C
# Compiled rules are cached among what the tests make, not at home.
mkdir -p "$BUILD/test"
XDG_CACHE_HOME=$(realpath "$BUILD/test")/.cache
export XDG_CACHE_HOME
unset LANG LANGUAGE LC_MESSAGES QINGDAN_RULES NO_COLOR CLICOLOR CLICOLOR_FORCE MAKEFLAGS
export ASAN_OPTIONS=exitcode=99${ASAN_OPTIONS:+:$ASAN_OPTIONS}
export UBSAN_OPTIONS=exitcode=99:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}

[ -x "$program" ] || { echo "not ok: $program is not built: make BUILD=$BUILD"; exit 1; }

qingdan() { "$program" "$@"; }

pass() { passed=$((passed + ${1:-1})); }

# fail CASE REPRODUCE [DETAIL]: what differed goes into DETAIL, a command line into REPRODUCE.
fail() {
    failed=$((failed + 1))
    echo "not ok: $1"
    [ -z "${3:-}" ] || printf '%s\n' "$3" | sed 's/^/    /'
    echo "    reproduce: $2"
}

skip() { echo "skipped: $1"; }

# verdicts FILE|FOLDER…: what verdicts.awk makes of every report.
verdicts() {
    qingdan score --quiet --format csv "$@" | awk -f tests/verdicts.awk
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}
