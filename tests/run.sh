#!/bin/bash
# run.sh: the test suite: all groups, or those named.
#   usage: [BUILD=build/asan] [ACCEPT=1] bash tests/run.sh [GROUP…]
#
# A group is a script tests/GROUP/run.sh or a function group_GROUP below. It prints `not ok: …`
# for each failure and `skipped: …` for what could not be tried here, and ends with the line
# `N passed, N failed`. With ACCEPT=1 the groups golden, inputs and errors rewrite what they
# expect.
set -u
cd "$(dirname "$0")/.." || exit 1
export BUILD=${BUILD:-build} ACCEPT=${ACCEPT:-}
all="units messages errors diagnostics rules rules-readme workbench guards defects inputs cache conversions damage formats positions golden outputs browser agreement sentences compare overlap readme"

group_units() {
    local binary output
    for binary in "$BUILD"/unit/*/*; do
        [ -f "$binary" ] && [ -x "$binary" ] || continue
        if output=$("$binary" 2>&1); then
            pass "$(grep -c '^\[       OK \]' <<<"$output")"
        else
            fail "${binary#"$BUILD"/unit/}" "$binary" "$(grep -v '^\[.*\(RUN\|OK\)' <<<"$output" | tail -n 40)"
        fi
    done
    [ "$passed" -gt 0 ] || fail "unit tests" "make BUILD=$BUILD units" "none is built"
}

group_messages() {
    local output
    if output=$(bash src/po/update.sh --check 2>&1); then
        pass
    else
        fail "every message has its Chinese" "bash src/po/update.sh --check" "$output"
    fi
}

group_errors() {
    local output
    output=$(bash tests/errors/run.sh ${ACCEPT:+--write} "$program" 2>&1)
    if [[ $output =~ errors:\ ([0-9]+)\ cases,\ ([0-9]+)\ failed ]]; then
        passed=$((BASH_REMATCH[1] - BASH_REMATCH[2]))
        failed=${BASH_REMATCH[2]}
        sed '$d; s/^not ok /not ok: /' <<<"$output"
        [ "$failed" -eq 0 ] || echo "    reproduce: bash tests/errors/run.sh $BUILD/qingdan NNN"
    else
        fail "errors" "bash tests/errors/run.sh $BUILD/qingdan" "$output"
    fi
}

# Compared are whole headings, so that a text changed in the one is changed in the other.
group_diagnostics() {
    local wanted headings heading page=rules/diagnostics.md list=src/base/diag_list.h
    wanted=$(sed -n 's/^X([A-Z_0-9]*, "\(R[0-9]*\)", \([A-Z]*\), "\(.*\)")$/### \1 \L\2\E: \3/p' \
        "$list" | sed 's/%s/…/g')
    headings=$(grep '^### ' "$page")
    while IFS= read -r heading; do
        if grep -qxF -- "$heading" <<<"$headings"; then
            pass
        else
            fail "heading in $page" "grep -n '${heading:4:4}' $page" "want: $heading"
        fi
    done <<<"$wanted"
    while IFS= read -r heading; do
        grep -qxF -- "$heading" <<<"$wanted" ||
            fail "no code for a heading" "grep -n '${heading:4:4}' $page $list" "$heading"
    done <<<"$headings"
    if [ "$(wc -l <<<"$wanted")" -ne "$(grep -c ', "R[0-9]*", ' "$list")" ]; then
        fail "every line R… is read" "grep -n ', \"R' $list" "$wanted"
    fi
}

group_rules() {
    local output pack wrong
    for pack in rules/*/; do
        pack=${pack%/}
        if output=$(qingdan rules check --quiet "$pack" 2>&1); then
            pass
        else
            fail "rules check $pack" "$BUILD/qingdan rules check $pack" "$output"
        fi
        output=$(qingdan rules test "$pack" 2>&1)
        if [[ $output =~ examples:\ ([0-9]+)\ ok,\ ([0-9]+)\ noisy,\ ([0-9]+)\ missed ]]; then
            pass "${BASH_REMATCH[1]}"
            wrong=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
            failed=$((failed + wrong))
            sed '$d; s/^[^ ]/not ok: &/' <<<"$output"
            [ "$wrong" -eq 0 ] || echo "    reproduce: $BUILD/qingdan rules test $pack"
        else
            fail "rules test $pack" "$BUILD/qingdan rules test $pack" "$output"
        fi
    done
    if output=$(diff <(qingdan rules schema --lang en) rules/schema.json); then
        pass
    else
        fail "rules/schema.json is what the program prints" \
            "$BUILD/qingdan rules schema --lang en > rules/schema.json" "$output"
    fi
}

run_group() {
    group=$1
    if [ -f "tests/$group/run.sh" ] && [ "$group" != errors ]; then
        bash "tests/$group/run.sh"
    elif declare -F "group_$group" >/dev/null; then
        . tests/case.sh
        "group_$group"
        finish
    else
        echo "not ok: no group '$group'; there are: $all"
        echo "0 passed, 1 failed"
    fi
}

total_passed=0
total_failed=0
output=$(mktemp)
trap 'rm -f "$output"' EXIT
for name in ${*:-$all}; do
    start=$(date +%s%N)
    (run_group "$name") >"$output" 2>&1
    status=$?
    p=0
    f=1
    if [[ $(tail -n 1 "$output") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        p=${BASH_REMATCH[1]}
        f=${BASH_REMATCH[2]}
        sed -i '$d' "$output"
    else
        echo "not ok: the group ended early (exit $status)" >>"$output"
    fi
    if [ $((p + f)) -eq 0 ]; then
        f=1
        echo "not ok: the group ran no case" >>"$output"
    fi
    tenths=$((($(date +%s%N) - start) / 100000000))
    printf '%-12s %5d passed %4d failed %4d.%d s\n' "$name" "$p" "$f" $((tenths / 10)) \
        $((tenths % 10))
    sed 's/^/    /' "$output"
    total_passed=$((total_passed + p))
    total_failed=$((total_failed + f))
done
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ]
