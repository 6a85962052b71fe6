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

# Item by item: what differs in a converted report from the clean one of the same pack.
differences() { # pack, file
    awk -F'\t' -v file="$2" '
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
    ' "$scratch/$1/clean.tsv" "$scratch/$1/converted.tsv"
}

convert() { # pack, reports…
    local pack=$1 report how file differs conversion
    shift
    mkdir -p "$shown/$pack/clean"
    for report in "$@"; do
        cp "$report" "$shown/$pack/clean/"
        how=
        if grep -q '習' "$report"; then # a Traditional mirror with its own damage
            how=--encodings
        fi
        bash tests/conversions/make.sh $how "$report" "$shown/$pack/as" 2>&1
    done
    QINGDAN_RULES=$pack verdicts "$shown/$pack/clean" >"$scratch/$pack/clean.tsv"
    QINGDAN_RULES=$pack verdicts "$shown/$pack/as" >"$scratch/$pack/converted.tsv" \
        2>"$scratch/said"
    for file in "$shown/$pack"/as/*/*.txt; do
        differs=$(differences "$pack" "$file")
        conversion=$(basename "$(dirname "$file")")
        if [ -z "$differs" ]; then
            pass
        else
            fail "$(basename "$file") as $conversion" \
                "$BUILD/qingdan score --rules $pack --format json $file" "$differs"
        fi
    done
}

shopt -s nullglob
convert fazhi $reports
convert zhengwugongkai reports/zhengwugongkai/*.txt reports/info-disclosure-annual-2024.txt
finish
