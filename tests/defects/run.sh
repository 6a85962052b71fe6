#!/bin/bash
# run.sh: planted defects: each row of table.tsv changes one sample report by one sed command,
# and a finding of its check must stand at its line. At least 95 in a hundred must be found;
# every miss is printed. No finding of `fix` or `return` may stand in the samples themselves,
# but those of exceptions.tsv (base, id, line, why), nor in the texts of odd.tsv, which look
# odd and are right. What is private must not be printed by any format. A base in a folder
# (zhengwugongkai/…) is judged by the pack of that name.
. "$(dirname "$0")/../case.sh"

pack_of() { # base
    case $1 in */*) echo "${1%%/*}" ;; *) echo fazhi ;; esac
}

# File name, id, severity and line of every finding in a folder, tab-separated.
findings() { # folder, pack
    qingdan score --rules "${2:-fazhi}" --quiet --fail-on none --format ndjson "$1" \
        2>"$scratch/said" | awk '
    function value(text, key,    at) {
        at = index(text, "\"" key "\":")
        if (!at) return ""
        text = substr(text, at + length(key) + 3)
        sub(/^ *"?/, "", text)
        sub(/[",}].*/, "", text)
        return text
    }
    {
        file = value($0, "path")
        sub(/.*\//, "", file)
        sub(/\.txt$/, "", file)
        if (!match($0, /"findings": ?\[/)) next
        n = split(substr($0, RSTART + RLENGTH), part, /\{/)
        for (i = 2; i <= n && value(part[i], "severity") != ""; i++) {
            printf "%s\t%s\t%s\t%s\n", file, value(part[i], "id"), value(part[i], "severity"), \
                value(part[i], "line")
        }
    }'
}

mkdir -p "$shown/planted/fazhi" "$shown/planted/zhengwugongkai" "$shown/odd"
line=1
while IFS=$'\t' read -r id at base change; do
    line=$((line + 1))
    file=$shown/planted/$(pack_of "$base")/$(printf '%03d' "$line").txt
    sed "$change" "reports/$base.txt" >"$file"
    if cmp -s "$file" "reports/$base.txt"; then
        fail "table.tsv:$line changes nothing" "sed '$change' reports/$base.txt"
    fi
done < <(tail -n +2 tests/defects/table.tsv)

for pack in fazhi zhengwugongkai; do
    findings "$shown/planted/$pack" "$pack"
done >"$scratch/planted.tsv"
line=1
found=0
misses=
while IFS=$'\t' read -r id at base change; do
    line=$((line + 1))
    name=$(printf '%03d' "$line")
    if awk -F'\t' -v f="$name" -v i="$id" -v l="$at" \
        '$1 == f && $2 == i && $4 == l { ok = 1 } END { exit !ok }' "$scratch/planted.tsv"; then
        found=$((found + 1))
        pass
    else
        misses+="table.tsv:$line $id at line $at of $base: $BUILD/qingdan score --rules $(pack_of "$base") $shown/planted/$(pack_of "$base")/$name.txt"$'\n'
    fi
done < <(tail -n +2 tests/defects/table.tsv)
if [ $((found * 100)) -lt $(((line - 1) * 95)) ]; then
    fail "found $found of $((line - 1)) planted defects, 95 in a hundred are wanted" \
        "bash tests/run.sh defects" "$misses"
elif [ "$misses" ]; then
    skip "found $found of $((line - 1)) planted defects; not found:"
    printf '%s' "$misses" | sed 's/^/    /'
fi

while IFS=$'\t' read -r base id severity at; do
    [ "$severity" != note ] || continue
    if grep -q "^$base	$id	$at	" tests/defects/exceptions.tsv; then
        pass
    else
        fail "reports/$base.txt:$at: $severity $id in a clean report" \
            "$BUILD/qingdan score reports/$base.txt"
    fi
done < <(findings reports; findings reports/zhengwugongkai zhengwugongkai)

line=1
while IFS=$'\t' read -r text why; do
    line=$((line + 1))
    printf '%s\n' "青阳县城市管理局2025年度法治政府建设情况报告" "县委、县政府：" \
        "2025年，我局各项任务有序推进。现将有关情况报告如下：" "一、主要举措和成效" "$text" \
        "二、存在的不足和原因" "工作中还有一些差距。" "三、2026年工作安排" "继续做好各项工作。" \
        "青阳县城市管理局" "2026年1月15日" >"$shown/odd/$(printf '%03d' "$line").txt"
done < <(tail -n +2 tests/defects/odd.tsv)
findings "$shown/odd" >"$scratch/odd.tsv"
while IFS=$'\t' read -r name id severity at; do
    [ "$severity" != note ] || continue
    fail "odd.tsv:$((10#$name)): $severity $id on a right text" \
        "$BUILD/qingdan score $shown/odd/$name.txt" "$(sed -n "$((10#$name))p" tests/defects/odd.tsv)"
done <"$scratch/odd.tsv"
pass $((line - 1))

private=$shown/private.txt
sed '10s/$/联系人手机13812345678，身份证号11010519491231002X，卡号6222 0212 3456 7890 128。/' \
    reports/archives-office-2024.txt >"$private"
sed -i '12s/$/（13987654321）/; 1s/^/13987654321/' "$private"
for format in text json ndjson csv csv-summary; do
    got=$(qingdan score --fail-on none --verbose --format "$format" "$private" 2>&1)
    if grep -qE '13812345678|13987654321|11010519491231002|6222 0212|62220212' <<<"$got"; then
        fail "$format prints a private number" \
            "$BUILD/qingdan score --verbose --format $format $private"
    else
        pass
    fi
done
finish
