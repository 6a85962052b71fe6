#!/bin/bash
# run.sh: labelled sentences that nobody looked at while rules were written: recall by degree
# of difficulty, and how many that must not count are counted. Only the sums are printed here;
# keep it so (no --verbose), or the rows stop being a measure.
. "$(dirname "$0")/../case.sh"

# Table, then `degree least` in percent for what must be present, and `none most` for what
# must not count. Further options of `rules test` stand in $options.
check() {
    local table=$1 said=$scratch/$(basename "$1").txt degree bound got
    shift
    qingdan rules test $options --sentences "$table" >"$said" 2>&1
    while [ $# -gt 0 ]; do
        degree=$1
        bound=$2
        shift 2
        got=$(awk -v degree="$degree" '
            $2 !~ /^(full|weak|none)$/ { next }
            degree == "none" && $2 == "none" { n += $3; hits += $3 * ($4 + $5) }
            degree == $1 && $2 == "full" { n += $3; hits += $3 * $4 }
            END { if (n) printf "%.1f %d", hits / n, n }' "$said")
        echo "${table}${options:+ $options}: $degree ${got% *} % of ${got#* } (want $([ "$degree" = none ] && echo at most || echo at least) $bound)"
        if awk -v got="${got% *}" -v bound="$bound" -v most="$degree" \
            'BEGIN { exit !(got != "" && (most == "none" ? got + 0 <= bound : got + 0 >= bound)) }'; then
            pass
        else
            fail "$(basename "$table"), $degree" "$BUILD/qingdan rules test ${options:+$options }--sentences $table"
        fi
    done
}

options=
check tests/cold/set-b.tsv paraphrase 75 none 20
if [ -d ../shared ]; then
    options="--rows even"
    check ../shared/gold/sentences.tsv term 90 paraphrase 60 nil 85 none 25
else
    skip "the sentences of ../shared, which is not here"
fi
finish
