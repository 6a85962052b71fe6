# compare.awk: which planted copies were found, and which passages found were not planted.
#   usage: awk -f compare.awk TRUTH TEXT    (TEXT: qingdan overlap --lang en --verbose)
# Prints `recall KIND percent found planted` for each kind and `precision percent right found`;
# with -v show=1 what was missed and what was not planted as well.
FNR == 1 { file++ }
file == 1 {
    FS = "\t"
    $0 = $0
    sub(/.*\//, "", $2)
    kind[$2 SUBSEP $3] = $1
    planted[$1]++
    next
}
match($0, /^    [^ ]*\.txt:[0-9]+:/) { # one side of a passage: `    path:line:column 「…`
    split(substr($0, 5, RLENGTH - 5), part, "/")
    place = substr($0, 5, RLENGTH - 5)
    sub(/.*\//, "", place)
    if (first == "") {
        first = place
        next
    }
    passages++
    if ((first SUBSEP place) in kind) key = first SUBSEP place
    else if ((place SUBSEP first) in kind) key = place SUBSEP first
    else key = ""
    if (key != "") {
        right++
        seen[key] = 1
    } else if (show) {
        print "not planted: " first " " place
    }
    first = ""
}
END {
    for (key in kind) {
        if (key in seen) found[kind[key]]++
        else if (show) { split(key, part, SUBSEP); print "missed: " kind[key] " " part[1] " " part[2] }
    }
    for (k in planted) {
        all += planted[k]
        hit += found[k]
        printf "recall %s %.1f %d %d\n", k, found[k] * 100 / planted[k], found[k], planted[k]
    }
    printf "recall all %.1f %d %d\n", hit * 100 / all, hit, all
    printf "precision all %.1f %d %d\n", passages ? right * 100 / passages : 0, right, passages
}
