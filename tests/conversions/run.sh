#!/bin/bash
# run.sh: the same report in other scripts, encodings and punctuation, with blanks and pinyin
# notes, gets the same verdicts (make.sh says which conversions there are).
. "$(dirname "$0")/../case.sh"

reports=$(echo reports/*.txt)
if [ -d ../shared ]; then
    reports="$reports $(echo ../shared/seeds/*.txt ../shared/gold/reports/*.txt)"
else
    skip "six more reports of ../shared, which is not here"
fi
mkdir "$shown/clean"
for report in $reports; do
    cp "$report" "$shown/clean/"
    how=
    if grep -q '習' "$report"; then # a Traditional mirror with its own damage
        how=--encodings
    fi
    bash tests/conversions/make.sh $how "$report" "$shown/as" 2>&1
done
verdicts "$shown/clean" >"$scratch/clean.tsv"
verdicts "$shown/as" >"$scratch/converted.tsv" 2>"$scratch/said"

differences() { # file
    awk -F'\t' -v file="$1" '
    NR == FNR {
        name = $1; sub(/.*\//, "", name)
        want[name, $2] = $3
        if (file ~ name "$" && $2 != "-") left[$2] = 1
        next
    }
    $1 == file && $2 != "-" {
        name = $1; sub(/.*\//, "", name)
        delete left[$2]
        if (want[name, $2] != $3) print $2 ": clean " want[name, $2] ", here " $3 "  " $4
    }
    $1 == file && $2 == "-" { said = said "\n" $3 }
    END {
        for (item in left) lacking++
        if (lacking) print lacking " items without verdict" said
    }
    ' "$scratch/clean.tsv" "$scratch/converted.tsv"
}

shopt -s nullglob
for file in "$shown"/as/*/*.txt; do
    differs=$(differences "$file")
    conversion=$(basename "$(dirname "$file")")
    if [ -z "$differs" ]; then
        pass
    else
        fail "$(basename "$file") as $conversion" "$BUILD/qingdan score --format json $file" "$differs"
    fi
done
finish
