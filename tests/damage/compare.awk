# compare.awk: counts, for the verdicts of damaged copies (second file) against those of the
# clean reports (first file), how many are equal, unknown, lost (present or weak before, missing
# or not asked now), gained (the other way round) or changed otherwise. `list` names a file for
# the verdicts that are not equal.
BEGIN { FS = "\t" }
{
    name = $1
    sub(/.*\//, "", name)
}
NR == FNR {
    if ($2 != "-") {
        want[name, $2] = $3
        asked[name] = asked[name] " " $2
    }
    next
}
$2 != "-" { have[name, $2] = $3 }
function rank(v) { return v == "present" ? 2 : v == "weak" ? 1 : 0 }
END {
    for (name in asked) {
        n = split(substr(asked[name], 2), items, " ")
        for (i = 1; i <= n; i++) {
            a = want[name, items[i]]
            b = have[name, items[i]]
            all++
            if (a == b) { equal++; continue }
            if (list) print name, items[i], a, b > list
            if (b == "unknown") unknown++
            else if (rank(a) && !rank(b)) lost++
            else if (!rank(a) && rank(b)) gained++
            else changed++
        }
    }
    printf "%d\t%d\t%d\t%d\t%d\t%d\n", all, equal, unknown, lost, gained, changed
}
