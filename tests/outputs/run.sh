#!/bin/bash
# run.sh: all formats of one run say the same: for each report and item the verdict, the points
# and the weight, for each report the score. Every format is brought to lines
#   path item verdict points weight        (or as much of it as the format tells)
#   path score points
# and compared with what csv and csv-summary say. Then what a page of HTML must have and must not.
. "$(dirname "$0")/../case.sh"


# Cells of RFC 4180, one report and item a line.
cells() { # columns, file
    awk -v wanted="$1" '
    { sub(/\r$/, "") }
    {
        record = pending == "" ? $0 : pending "\n" $0
        quotes = gsub(/"/, "\"", record)
        if (quotes % 2) { pending = record; next }
        pending = ""
        n = 0
        rest = record
        while (1) {
            if (substr(rest, 1, 1) == "\"") {
                rest = substr(rest, 2)
                value = ""
                while (match(rest, /^[^"]*""/)) {
                    value = value substr(rest, 1, RLENGTH - 1)
                    rest = substr(rest, RLENGTH + 1)
                }
                at = index(rest, "\"")
                cell[++n] = value substr(rest, 1, at - 1)
                rest = substr(rest, at + 1)
            } else {
                at = index(rest, ",")
                cell[++n] = at ? substr(rest, 1, at - 1) : rest
                rest = at ? substr(rest, at) : ""
            }
            if (rest == "") break
            rest = substr(rest, 2)
            if (rest == "") { cell[++n] = ""; break }
        }
        count = split(wanted, column, " ")
        line = ""
        for (i = 1; i <= count; i++) line = line (i > 1 ? " " : "") cell[column[i]]
        print line
    }' "$2" | sed 1d
}

from_json() { # items
    awk '
    /^      "path": / { path = value($0) }
    /^          "id": / { id = value($0); verdict = "" }
    /^          "verdict": / { verdict = value($0) }
    /^          "points": / { points = value($0) }
    /^          "weight": / { if (verdict != "") print path, id, verdict, points, value($0) }
    function value(s) { sub(/^[^:]*: /, "", s); sub(/,$/, "", s); gsub(/"/, "", s); return s }' "$1"
}

score_json() {
    awk '
    /^      "path": / { path = value($0) }
    /^        "points": / { print path, "score", value($0) }
    function value(s) { sub(/^[^:]*: /, "", s); sub(/,$/, "", s); gsub(/"/, "", s); return s }' "$1"
}

# The tags that carry figures, one a line.
tags() { grep -o '<details class="\(report\|item\)"[^>]*>\|<section class="score[^>]*>' "$1"; }

attribute() { # name: awk that takes it from a tag
    echo 'function attribute(name,  at, rest) {
        at = index($0, " " name "=\"")
        if (!at) return ""
        rest = substr($0, at + length(name) + 3)
        return substr(rest, 1, index(rest, "\"") - 1)
    }'
}

from_html() {
    tags "$1" | awk "$(attribute)"'
    /class="report"/ { path = attribute("data-path") }
    /class="item"/ {
        print path, attribute("data-item"), attribute("data-verdict"), attribute("data-points"),
            attribute("data-weight")
    }'
}

score_html() {
    tags "$1" | awk "$(attribute)"'
    /class="report"/ { path = attribute("data-path") }
    /class="score/ { print path, "score", attribute("data-score") }'
}

# The matrix: path and a letter an item.
matrix_html() {
    grep '<tr data-result=' "$1" | awk "$(attribute)"'
    {
        path = attribute("data-path")
        letters = ""
        rest = $0
        while (match(rest, /<td class=./)) {
            letters = letters substr(rest, RSTART + 10, 1)
            rest = substr(rest, RSTART + RLENGTH)
        }
        print path, letters
    }'
}

from_junit() { # no points there
    awk '
    /<testsuite / { path = after("name=\"") }
    /<testcase / { split(after(" name=\""), name, " "); id = name[1] }
    /<testcase .*\/>/ { print path, id, "present" }
    /<skipped/ { print path, id, "not-applicable" }
    /<(failure|error) type="/ { print path, id, after("type=\"") }
    function after(what,  s) {
        s = substr($0, index($0, what) + length(what))
        return substr(s, 1, index(s, "\"") - 1)
    }' "$1"
}

score_junit() {
    awk -F'"' '/<testsuite / { path = $2 } /name="score"/ { print path, "score", $4 }' "$1"
}

from_sarif() {
    awk '
    /^          "ruleId": / { id = value($0) }
    /"uri": / { path = value($0) }
    /"verdict": / { verdict = value($0) }
    /"points": / { points = value($0) }
    /"weight": / { print path, id, verdict, points, value($0) }
    function value(s) { sub(/^[^:]*: /, "", s); sub(/,$/, "", s); gsub(/"/, "", s); return s }' "$1"
}

from_markdown() { # written with --lang en
    awk -F' \\| ' '
    / · .* · / { n = split($0, fact, " · "); path = fact[n] }
    /^\| [A-Z]+[0-9]+ / {
        split($1, name, " ")
        verdict = $2
        sub(/^[^ ]* /, "", verdict)
        sub(/not applicable/, "not-applicable", verdict)
        split($3, points, "/")
        print path, name[2], verdict, points[1], points[2]
    }' "$1"
}

score_markdown() {
    awk '
    / · .* · / { n = split($0, fact, " · "); path = fact[n] }
    /^\*\*[0-9.]+\/100/ { split($0, score, "[*/]"); print path, "score", score[3] }' "$1"
}

same() { # what, wanted, got
    if [ ! -s "$2" ]; then
        fail "$1" "cat $2" "nothing to compare with"
    elif differs=$(diff "$2" "$3"); then
        pass
    else
        fail "$1" "diff $2 $3" "$(head -n 20 <<<"$differs")"
    fi
}

plain() { sed 's/\\\([_*#~!]\)/\1/g'; } # without the escapes of Markdown

# --- one run, all formats ---
root=$PWD
cd "$scratch" || exit
mkdir reports
cp "$root"/reports/{town-2024,street-office-2025,water-bureau-2025,archives-office-2024}.txt reports/
qingdan score --rules "$root"/rules/fazhi --quiet --lang en --verbose --min-score 0 \
    --format csv=r.csv --format csv-summary=s.csv --format json=r.json --format html=r.html \
    --format markdown=r.md --format junit=r.xml --format sarif=r.sarif reports >run.log 2>&1
cells '1 5 7 8 9' r.csv | grep -v ' $' >items
cells '1 5' s.csv | sed 's/ / score /' >scores
cut -d ' ' -f 1-3 items >verdicts.only
from_json r.json >items.json
from_html r.html >items.html.unsorted
# The page tells the worst first: brought into the order of the checklist.
awk 'NR == FNR { line[$1 " " $2] = $0; next } { print line[$1 " " $2] }' items.html.unsorted \
    items >items.html
from_junit r.xml >items.junit
from_sarif r.sarif >items.sarif
from_markdown r.md | plain >items.markdown
score_json r.json >scores.json
score_html r.html >scores.html
score_junit r.xml >scores.junit
score_markdown r.md | plain >scores.markdown
[ "$(wc -l <items)" -ge 240 ] && pass || fail "enough rows" "wc -l $shown/items" "$(cat run.log)"
for format in json html sarif markdown; do
    same "csv and $format: items" items "items.$format"
done
same "csv and junit: verdicts" verdicts.only items.junit
for format in json html junit markdown; do
    same "csv-summary and $format: scores" scores "scores.$format"
done

letters() { # rows "path item verdict": path and a letter an item
    awk '
    { letter = $3 == "not-applicable" ? "n" : substr($3, 1, 1) }
    $1 != path { if (path != "") print path, word; path = $1; word = "" }
    { word = word letter }
    END { print path, word }' "$1" | sort
}
letters items >matrix
matrix_html r.html | sort >matrix.html
same "csv and the matrix of html" matrix matrix.html

# Means and counts of the overview.
summary=$(sed -n 's/.*"mean": \([0-9.]*\).*/\1/p' r.json)
if grep -q "data-reports=\"4\" data-judged=\"4\" .*data-mean=\"$summary\"" r.html; then
    pass
else
    fail "json and html: summary" "grep data-mean $shown/r.html" "mean $summary"
fi

# --- SARIF by its own rules ---
levels=$(awk '/^          "kind": / { kind = $2 } /^          "level": / { if ((kind == "\"fail\",") == ($2 == "\"none\",")) print NR }' r.sarif)
[ -z "$levels" ] && pass || fail "level is none unless kind is fail" "sed -n '${levels%%$'\n'*}p' $shown/r.sarif"
qingdan score --rules "$root"/rules/fazhi --quiet --sarif-only-fail --format sarif=f.sarif reports >/dev/null 2>&1
kinds=$(grep -o '"kind": .*' f.sarif | sort -u)
[ "$kinds" = '"kind": "fail",' ] && pass || fail "--sarif-only-fail" "grep kind $shown/f.sarif" "$kinds"
multitool=../../npm/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
if [ -f "$multitool" ]; then
    chmod +x "$multitool"
    said=$(DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" validate r.sarif 2>&1)
    if grep -q 'Analysis completed successfully' <<<"$said" && ! grep -q ': error ' <<<"$said"; then
        pass
    else
        fail "SARIF validated by Microsoft's multitool" "$multitool validate $shown/r.sarif" "$said"
    fi
else
    skip "SARIF by another reader: npm install --prefix build/npm @microsoft/sarif-multitool-linux"
fi

# --- more reports than stand in a page in full ---
mkdir many
for i in $(seq 61); do
    sed "s/青阳县/青阳县第$i/" "$root"/tests/workbench/corpus/"$([ $((i % 3)) = 0 ] && echo none || echo named)".txt >"many/$i.txt"
done
qingdan score --rules "$root"/tests/workbench/pack --quiet --lang zh --min-score 0 \
    --format csv=m.csv --format html=m.html many >many.log 2>&1
cells '1 5 7 8 9' m.csv | grep -v ' $' >many.items
grep -v ' present \| not-applicable ' many.items | sort >many.open
# [["D01","w","24.00","60.00",…],…] in <script id="d1">
awk '
/<script type="application\/json" id="d/ {
    match($0, /"p":"[^"]*"/)
    path = substr($0, RSTART + 5, RLENGTH - 6)
    rest = $0
    while (match(rest, /\["[A-Z]+[0-9]+","[wmu]","[0-9.]+","[0-9.]+"/)) {
        split(substr(rest, RSTART, RLENGTH), part, "\"")
        print path, part[2], part[4] == "w" ? "weak" : part[4] == "m" ? "missing" : "unknown", part[6], part[8]
        rest = substr(rest, RSTART + RLENGTH)
    }
}' m.html | sort >many.open.html
same "csv and the data of a page of many" many.open many.open.html
letters many.items >many.matrix
matrix_html m.html | sort >many.matrix.html
same "csv and the matrix of many" many.matrix many.matrix.html
# Equal scores share a rank: 40 reports, then 21.
ranks=$(grep -o '<tr data-report="[0-9]*"><td>[0-9]*' m.html | sed 's/.*>//' | sort -n | uniq -c | xargs)
[ "$ranks" = "41 1 20 42" ] && pass || fail "ranks with ties" "grep '<tr data-report' $shown/m.html" "$ranks"

# --- what a page must be ---
qingdan score --rules "$root"/rules/fazhi --quiet --lang zh --min-score 0 --format html=one.html \
    reports/water-bureau-2025.txt >one.log 2>&1
must() { # what, file, pattern
    if grep -q -- "$3" "$2"; then pass; else fail "$1: $2" "grep '$3' $shown/$2" "is not there"; fi
}
must_not() {
    if got=$(grep -n -o -i -E -- ".{0,40}($3).{0,40}" "$2"); then
        fail "$1: $2" "grep -E '$3' $shown/$2" "$(head -n 5 <<<"$got")"
    else
        pass
    fi
}
# Paragraphs of a web page may stand on one line of the file.
qingdan score --rules "$root"/rules/fazhi --quiet --lang zh --min-score 0 --format html=site.html \
    "$root"/tests/formats/site.html >site.log 2>&1
for page in one.html r.html m.html site.html; do
    must "policy" $page "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]*='; script-src 'sha256-"
    must_not "nothing from elsewhere" $page ' (src|href)="?[a-z]+:|url\(|@import|<link|<iframe|<img'
    must_not "no style or handler the policy would stop" $page '<[a-z]+( [^>]*)? (style|on[a-z]+)="'
    ids=$(grep -o ' id="[^"]*"' $page | sort | uniq -d)
    [ -z "$ids" ] && pass || fail "ids once: $page" "grep -o ' id=…' $shown/$page" "$ids"
    grep -o 'href="#[^"]*' $page | sed 's/href="#//' | sort -u >"$page.to"
    grep -o ' id="[^"]*"' $page | sed 's/ id="//; s/"$//; s/^d\([0-9]*\)$/r\1/' | sort -u >"$page.ids"
    lost=$(comm -23 "$page.to" "$page.ids")
    [ -z "$lost" ] && pass || fail "links lead somewhere: $page" "comm -23 $shown/$page.to $shown/$page.ids" "$lost"
done
must "language" one.html '<html lang="zh-CN">'
must "language" r.html '<html lang="en">'

# The hashes of the policy are those of what stands in the page.
for part in style script; do
    awk -v part=$part 'BEGIN { RS = "</" part ">" } NR == 1 { sub(".*<" part ">", ""); printf "%s", $0 }' \
        one.html >"$part.txt"
    hash=$(sha256sum <"$part.txt" | cut -c 1-64 | sed 's/../\\x&/g' | tr -d '\n' |
        xargs -0 printf | base64)
    must "hash of the $part" one.html "$part-src 'sha256-$hash'"
done

# A hostile report stays text: nothing of it is a tag, bidi controls are named.
{
    sed 's/蓼湾镇/&<script>alert(1)<\/script><\/style>\&amp;"onload="x/' "$root"/reports/town-2024.txt
    printf '\xe2\x80\xae绕过\xe2\x80\xac<img src=x onerror=alert(2)>--><!--\x01\n'
} >hostile.txt
qingdan score --rules "$root"/rules/fazhi --quiet --lang zh --min-score 0 --format html=hostile.html \
    --format junit=hostile.xml --format sarif=hostile.sarif --format markdown=hostile.md \
    --format github=hostile.gh hostile.txt >hostile.log 2>&1
must_not "inert" hostile.html '<script>alert|<img|onload="x|<!--'
must "named" hostile.html '\\u{202E}'
for file in hostile.html hostile.xml hostile.md hostile.gh; do
    must_not "no bidi control" $file $'\xe2\x80\xae'
done
must_not "inert" hostile.md '<script|<img'
[ "$(grep -c '<script>' hostile.html)" = 1 ] && pass || fail "one script" "grep -c '<script>' $shown/hostile.html"

# What is masked in the findings is masked in the text beside them.
cat >private.txt <<'END'
梓渡县水利局2025年度法治政府建设情况报告
一、主要举措和成效
联系人的身份证号11010519491231002X，电话13812345678，住3栋2单元501室。
聘请律师2名担任法律顾问，电话138-1234-5678，出具意见8份。当事人李大强因非法采砂被罚款。
END
qingdan score --rules "$root"/rules/fazhi --quiet --lang zh --min-score 0 --format html=private.html \
    private.txt >private.log 2>&1
must "the text is there" private.html '<p id="L4"'
must_not "private numbers and names" private.html '11010519491231002X|138-?1234-?5678|501室|李大强'
cd - >/dev/null || exit
finish
