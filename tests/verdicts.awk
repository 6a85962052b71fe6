# verdicts.awk: from `--format csv`: path, item, verdict and the first quotation,
# tab-separated. Rows without an item (a file that could not be judged) have the item `-` and
# the message in place of the verdict.

# Splits a CSV record into cell[1..n]; a cell in quotes may hold commas and "".
function csv(line, cell,    n, at, text) {
    sub(/\r$/, "", line)
    for (n = 1;; n++) {
        if (substr(line, 1, 1) != "\"") {
            at = index(line, ",")
            cell[n] = at ? substr(line, 1, at - 1) : line
            line = at ? substr(line, at) : ""
        } else {
            line = substr(line, 2)
            text = ""
            while ((at = index(line, "\"")) > 0) {
                text = text substr(line, 1, at - 1)
                line = substr(line, at + 1)
                if (substr(line, 1, 1) != "\"") break
                text = text "\""
                line = substr(line, 2)
            }
            cell[n] = text
        }
        if (substr(line, 1, 1) != ",") return n
        line = substr(line, 2)
    }
}

NR > 1 {
    n = csv($0, cell)
    if (cell[5] == "") printf "%s\t-\t%s\t\n", cell[1], cell[12]
    else printf "%s\t%s\t%s\t%s\n", cell[1], cell[5], cell[7], cell[11]
}
