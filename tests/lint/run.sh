#!/bin/bash
# All checks of style and structure; each names what is wrong and where.
set -uo pipefail
cd "$(dirname "$0")/../.."
here=tests/lint
failed=0
check() {
    local name=$1
    shift
    if "$@"; then echo "ok      $name"; else echo "FAILED  $name"; failed=1; fi
}
make --no-print-directory all >/dev/null || exit 1
check "include law" bash $here/floors.sh
check "no writable globals" bash $here/globals.sh
check "banned words, sizes" bash $here/banned.sh
mapfile -t sources < <(git ls-files 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h')
check "clang-format" clang-format --dry-run -Werror "${sources[@]}"
mapfile -t units < <(git ls-files 'src/*.c')
flags=(-std=c11 -D_XOPEN_SOURCE=700 '-DVERSION="0"' '-DDATA_FOLDER="/"'
       '-DLOCALE_FOLDER="/"' '-DLIBEXEC_FOLDER="/"' -Isrc -Ibuild/gen
       -isystem /usr/include/libxml2)
tidy() { # prints what it finds; errors end in status 1
    printf '%s\n' "${units[@]}" | xargs -P 2 -n 8 sh -c 'clang-tidy --quiet "$@" -- '"$(printf "'%s' " "${flags[@]}")"' 2>/dev/null' sh
}
check "clang-tidy" tidy
exit $failed
