#!/bin/bash
# table.sh: agreement per item as a Markdown table, for reports/README.md. Columns: reports a rule
# author has read (reports/), and reports nobody had seen when the rules were written (tests/cold/).
#   bash tests/agreement/table.sh
cd "$(dirname "$0")/../.." || exit 1
program=${BUILD:-build}/qingdan

agree() { # table, folder: item, rows, agreement
    "$program" agree --lang en "$1" "$2" | awk '/^item /{on = 1; next} /^rules |^$/{on = 0}
        on {print $1 "\t" $2 "\t" $3}'
}

names=$("$program" rules list --lang en --format csv |
    sed -nE '2,$ s/^([^,]*),("([^"]*)"|([^,]*)),.*/\1\t\3\4/p')
echo "| item | | reports/: rows | agree | tests/cold/reports/: rows | agree |"
echo "|---|---|---|---|---|---|"
awk -F'\t' 'FILENAME == ARGV[1] {name[$1] = $2; next}
    FILENAME == ARGV[2] {rows[$1] = $2; agree[$1] = $3; order[n++] = $1; next}
    {cold_rows[$1] = $2; cold[$1] = $3}
    END {for (i = 0; i < n; i++) {id = order[i]
        printf "| %s | %s | %s | %s | %s | %s |\n", id, name[id], rows[id], agree[id],
            cold_rows[id] ? cold_rows[id] : "–", cold[id] ? cold[id] : "–"}}' \
    <(echo "$names") <(agree reports/expected.csv reports) \
    <(agree tests/cold/reports/expected.csv tests/cold/reports)
