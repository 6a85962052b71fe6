#!/bin/bash
# run.sh: every quotation of a result stands in the original file at its line and column, in
# any encoding, and no verdict is without evidence, reason or what it lacks (see check.c).
. "$(dirname "$0")/../case.sh"

checker=$scratch/check
if ! ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -O1 -o "$checker" \
    tests/positions/check.c -ljansson; then
    fail "check.c" "cc tests/positions/check.c -ljansson" "does not compile"
    finish
fi

# Name of the case, `-q` to look at the quotations only, then the inputs. Every report counts.
check() {
    local result=$shown/$1.json option='' said bad report
    shift
    if [ "$1" = -q ]; then
        option=-q
        shift
    fi
    qingdan score --quiet --format json "$@" >"$result" 2>"$scratch/stderr"
    said=$("$checker" $option "$result" 2>&1)
    if [[ $? -gt 1 ]]; then
        fail "$*" "$BUILD/qingdan score --format json $*" "$(cat "$scratch/stderr"; echo "$said")"
        return
    fi
    bad=$(sed '$d' <<<"$said" | cut -d : -f 1 | sort -u)
    for report in $bad; do
        fail "$report" "$BUILD/qingdan score --format json $*" \
            "$(grep "^$report: " <<<"$said" | cut -c 1-400)"
    done
    pass $(($(grep -c '^      "path":' "$result") - $(wc -w <<<"$bad")))
}

check reports reports
QINGDAN_RULES=zhengwugongkai check second-pack reports
reports="reports/ecology-bureau-2024.txt reports/street-office-2025.txt"
if [ -d ../shared ]; then
    check seeds ../shared/seeds
    check gold ../shared/gold/reports
    reports="$reports ../shared/seeds/001_5e95314ee379780b.txt"
else
    skip "eight more reports of ../shared, which is not here"
fi
for report in $reports; do
    bash tests/conversions/make.sh "$report" "$shown/as" 2>&1
done
for report in reports/*.txt; do
    bash tests/formats/make.sh "$report" "$shown/as" 2>&1
done
for folder in "$shown"/as/*; do
    check "as-$(basename "$folder")" -q "$folder"
done
finish
