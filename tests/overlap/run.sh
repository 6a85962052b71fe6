#!/bin/bash
# run.sh: copies planted in a set of 500 generated reports are found and nothing else is; two
# reports that have nothing to do with each other share nothing. What was found is told by file
# and line only: the sentences of tests/cold must not be read.
. "$(dirname "$0")/../case.sh"

least=95 # percent, of the copies of each kind and of the passages found
generate=$scratch/generate
if ! ${CC:-cc} -std=c11 -Wall -Wextra -O1 -o "$generate" tests/overlap/generate.c; then
    fail "generate.c" "cc tests/overlap/generate.c" "does not compile"
    finish
fi

mkdir -p "$scratch/set"
"$generate" 1 500 "$scratch/set" "$scratch/truth" reports/*.txt tests/cold/*.tsv
qingdan overlap --quiet --lang en --verbose "$scratch/set" >"$scratch/found" 2>&1
again="$BUILD/qingdan overlap --quiet --lang en --verbose $shown/set >found; awk -v show=1 -f tests/overlap/compare.awk $shown/truth found"
while read -r what kind percent hits all; do
    echo "500 reports: $what $kind $percent % of $all (want at least $least)"
    if awk -v got="$percent" -v least=$least 'BEGIN { exit !(got >= least) }'; then
        pass
    else
        fail "$what $kind: $hits of $all" "$again" \
            "$(awk -v show=1 -f tests/overlap/compare.awk "$scratch/truth" "$scratch/found" |
                grep -E '^(missed|not planted)' | head -n 10)"
    fi
done < <(awk -f tests/overlap/compare.awk "$scratch/truth" "$scratch/found" | sort)

# Stock of the set itself: sentences that stand in a third of the reports were no pairs above.
if grep -q '^not counted: wording that stands in 26 or more of them$' "$scratch/found"; then
    pass
else
    fail "what is stock" "$again" "$(tail -n 2 "$scratch/found")"
fi

# Independent reports, some of one trade.
said=$(qingdan overlap --quiet --lang en reports tests/cold/reports | grep -c ' ↔ ')
if [ "$said" -eq 0 ]; then
    pass
else
    fail "independent reports" "$BUILD/qingdan overlap reports tests/cold/reports" "$said pairs"
fi
finish
