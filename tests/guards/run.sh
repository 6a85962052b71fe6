#!/bin/bash
# run.sh: mentions that must not count, and like ones that must: each row of table.tsv stands
# alone in the section it names of an otherwise empty report, and the verdict of its item is
# compared. Columns: item, where (achievements, shortcomings, plan, preamble, heading1), text,
# verdict wanted, reason.
. "$(dirname "$0")/../case.sh"

at() { # where, its text when the row's place is that one, else the neutral text
    if [ "$where" = "$1" ]; then echo "$text"; else echo "$2"; fi
}

skeleton() {
    echo "青阳县城市管理局2025年度法治政府建设情况报告"
    echo "县委、县政府："
    echo "2025年，我局在县委、县政府的坚强领导下，各项任务有序推进。$(at preamble '')现将有关情况报告如下："
    echo "一、主要举措和成效"
    at achievements "各项任务有序推进。"
    if [ "$where" = heading1 ]; then
        printf '二、%s\n有关任务按期完成。\n三、存在的不足和原因\n' "$text"
    else
        echo "二、存在的不足和原因"
    fi
    at shortcomings "工作中还有一些差距。"
    echo "$([ "$where" = heading1 ] && echo 四 || echo 三)、2026年工作安排"
    at plan "继续做好各项工作。"
    printf '青阳县城市管理局\n2026年1月15日\n'
}

line=1
while IFS=$'\t' read -r item where text want reason; do
    line=$((line + 1))
    skeleton >"$shown/$(printf '%03d' "$line").txt"
done < <(tail -n +2 tests/guards/table.tsv)

verdicts "$shown" >"$scratch/verdicts.tsv"
line=1
while IFS=$'\t' read -r item where text want reason; do
    line=$((line + 1))
    file=$shown/$(printf '%03d' "$line").txt
    got=$(awk -F'\t' -v f="$file" -v i="$item" '$1 == f && $2 == i { print $3 }' \
        "$scratch/verdicts.tsv")
    if [ "$got" = "$want" ]; then
        pass
    else
        fail "table.tsv:$line $item in $where: want $want, got ${got:-nothing}" \
            "$BUILD/qingdan score --format json $file" "$text
($reason)"
    fi
done < <(tail -n +2 tests/guards/table.tsv)
finish
