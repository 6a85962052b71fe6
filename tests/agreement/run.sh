#!/bin/bash
# run.sh: agreement with people's verdicts stays above its floors. Verdicts are not tuned to
# these tables: they say whether a change made the judging better or worse.
. "$(dirname "$0")/../case.sh"

# Table, reports, least agreement in percent, whether a missing item may be judged present, and
# the pack (fazhi).
check() {
    local said=$scratch/${1//\//-}.txt percent wrongly
    # several reports may stand in one argument
    qingdan agree --rules "${5:-fazhi}" "$1" $2 >"$said" 2>&1
    percent=$(awk '$1 == "all" { sub("%", "", $3); print $3 }' "$said")
    wrongly=$(sed -n 's/.*judged present: //p' "$said")
    echo "$1: ${percent:-no figure}${percent:+ %}, missing judged present: ${wrongly:-?}"
    if awk -v p="${percent:-0}" -v least="$3" 'BEGIN { exit !(p >= least) }'; then
        pass
    else
        fail "$1: want $3 % or more" "$BUILD/qingdan agree --rules ${5:-fazhi} $1 $2" \
            "$([ "$percent" ] || tail -n 5 "$said")"
    fi
    [ "$4" = any ] && return
    if [ "$wrongly" = 0 ]; then
        pass
    else
        fail "$1: missing items judged present: want 0" "$BUILD/qingdan agree $1 $2"
    fi
}

check reports/expected.csv reports 95 any
check tests/cold/reports/expected.csv tests/cold/reports 85 any
check reports/zhengwugongkai/expected.csv \
    "reports/zhengwugongkai reports/info-disclosure-annual-2024.txt" 95 none zhengwugongkai
if [ -d ../shared ]; then
    check ../shared/gold/seeds.csv ../shared/seeds 92 none
    check ../shared/gold/reports.csv ../shared/gold/reports 85 any
else
    skip "two more tables of ../shared, which is not here"
fi
finish
