#!/bin/bash
# run.sh: what rules/README.md shows works. Its blocks marked ```yaml, one for each top-level key,
# form together a pack that loads without errors and whose examples come out. Each row of its table
# of pattern notations is tried with the rows of notations.tsv: notation as in the README, pattern,
# sentence that must match, sentence that must not.
. "$(dirname "$0")/../case.sh"

readme=rules/README.md
notations=tests/rules-readme/notations.tsv
mkdir "$scratch/blocks" "$scratch/patterns"

# The first cells of the table under the heading row $1, without backquotes and \ before |.
first_cells() {
    awk -v head="$1" '$0 == head { on = 1; next } !/^\|/ { on = 0 } on && !/^\|-/' "$readme" |
        sed -E 's/^\| (.*) \| .*$/\1/; s/[`*]//g; s/\\\|/|/g'
}

# --- the blocks as one pack ---

awk -v folder="$scratch/blocks" '
    /^```yaml$/ { file = sprintf("%s/%02d.yaml", folder, ++n); on = 1; next }
    /^```/ { on = 0 }
    on { print > file }' "$readme"

while read -r key; do
    if grep -q "^$key:" "$scratch"/blocks/*.yaml; then
        pass
    else
        fail "the key $key has an example" "grep -n '^$key:' $readme" "no block shows it"
    fi
done < <(first_cells '| key | what it holds |')

if output=$(qingdan rules check "$scratch/blocks" 2>&1); then
    pass
else
    fail "the blocks load" "$BUILD/qingdan rules check $shown/blocks" "$output"
fi

# examples FOLDER [ITEM]: prints what `rules test` says; succeeds when all came out.
examples() {
    qingdan rules test ${2:+--items "$2"} "$1" >"$scratch/said" 2>&1
    cat "$scratch/said"
    grep -q '^examples: [1-9][0-9]* ok, 0 noisy, 0 missed' "$scratch/said"
}

if output=$(examples "$scratch/blocks"); then
    pass
else
    fail "their examples come out" "$BUILD/qingdan rules test $shown/blocks" "$output"
fi

# --- the notations, an item for each row ---

rows=$(($(wc -l <"$notations") - 1))
grep -lE '^(outline|vocabulary|pack):' "$scratch"/blocks/*.yaml | while read -r file; do
    sed "s/weight_total: [0-9]*/weight_total: $rows/" "$file" >"$scratch/patterns/${file##*/}"
done
{
    echo "items:"
    line=1
    while IFS=$'\t' read -r notation pattern match other; do
        line=$((line + 1))
        echo "  - id: row$line"
        echo "    name: 第$line行"
        echo "    group: D"
        echo "    applies: {department: M, government: M, township: M}"
        echo "    weight: {department: 1, government: 1, township: 1}"
        echo "    core: ['$pattern']"
        echo "    examples: {weak: ['$match'], none: ['$other']}"
    done < <(tail -n +2 "$notations")
} >"$scratch/patterns/items.yaml"

line=1
while IFS=$'\t' read -r notation pattern match other; do
    line=$((line + 1))
    if output=$(examples "$scratch/patterns" "row$line"); then
        pass
    else
        fail "notations.tsv:$line $pattern" \
            "$BUILD/qingdan rules test --items row$line $shown/patterns" "$output
must match: $match
must not: $other"
    fi
done < <(tail -n +2 "$notations")

while IFS= read -r notation; do
    if cut -f 1 "$notations" | grep -qxF -- "$notation"; then
        pass
    else
        fail "the notation $notation is tried" "grep -nF '$notation' $notations" "no row tries it"
    fi
done < <(first_cells '| write | meaning |')
while IFS= read -r notation; do
    if ! first_cells '| write | meaning |' | grep -qxF -- "$notation"; then
        fail "the notation $notation is in the README" "grep -nF '$notation' $readme"
    fi
done < <(tail -n +2 "$notations" | cut -f 1 | sort -u)
finish
