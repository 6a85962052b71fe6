#!/bin/bash
# run.sh: damaged copies of the reports keep their verdicts. make.c damages each report in each
# way at three rates, the same way each time; floors.tsv says what share of the verdicts must
# stay equal, what share must be equal or unknown, and how many present or weak ones may become
# missing unnoticed. Then decides.tsv: where lost characters decide an item and where they do
# not. TABLE=file writes the table of shares there as well.
. "$(dirname "$0")/../case.sh"

make=$BUILD/damage/make
[ -x "$make" ] || { echo "not ok: $make is not built: make BUILD=$BUILD units"; exit 1; }
mkdir "$shown/clean" "$shown/traditional"
for report in reports/*.txt ../shared/seeds/*.txt ../shared/gold/reports/*.txt; do
    [ -f "$report" ] && ! grep -q '習' "$report" && cp "$report" "$shown/clean/"
done
[ -d ../shared ] || skip "more reports of ../shared, which is not here"
n=0
scripts=(s2t s2tw s2hk)
for report in "$shown"/clean/*.txt; do
    opencc -c "${scripts[n++ % 3]}.json" -i "$report" -o "$shown/traditional/${report##*/}"
done
verdicts "$shown/clean" >"$scratch/clean.tsv"

table=$scratch/table.tsv
printf '%-10s %5s %7s %8s %6s %7s %6s\n' kind rate equal unknown lost gained other >"$table"
while IFS=$'\t' read -r kind rate equal known lost; do
    case $kind in '#'* | kind) continue ;; esac
    copies=$shown/$kind-$rate
    mkdir "$copies"
    from=clean
    [ "$kind" = variants ] || [ "$kind" = all ] && from=traditional
    "$make" "$kind" "$rate" 1 "$copies" "$shown/$from"/*.txt
    verdicts "$copies" >"$copies.tsv"
    counts=$(awk -v list="$copies.differs" -f tests/damage/compare.awk "$scratch/clean.tsv" "$copies.tsv")
    awk -v kind="$kind" -v rate="$rate" '{
        printf "%-10s %4d%% %6.1f%% %7.1f%% %6d %7d %6d\n", kind, rate, 100 * $2 / $1, 100 * $3 / $1, $4, $5, $6
    }' <<<"$counts" >>"$table"
    if awk -v equal="$equal" -v known="$known" -v lost="$lost" '{
        exit !(100 * $2 >= equal * $1 && 100 * ($2 + $3) >= known * $1 && $4 * 1000 <= lost * $1)
    }' <<<"$counts"; then
        pass
    else
        fail "$kind at $rate %: want $equal % equal, $known % equal or unknown, $lost in a thousand lost" \
            "$BUILD/qingdan score $copies" "$(tail -n 1 "$table")
$(head -n 12 "$copies.differs")"
    fi
done <tests/damage/floors.tsv
cat "$table"
[ -z "${TABLE:-}" ] || cp "$table" "$TABLE"

# decides.tsv: item, text of the measures, verdict wanted, why.
skeleton() { # text
    printf '%s\n' "青阳县城市管理局2025年度法治政府建设情况报告" "县委、县政府：" \
        "2025年，我局各项任务有序推进。现将有关情况报告如下：" "一、主要举措和成效" "$1" \
        "二、存在的不足和原因" "工作中还有一些差距。" "三、2026年工作安排" "继续做好各项工作。" \
        "青阳县城市管理局" "2026年1月15日"
}
mkdir "$shown/decides"
line=0
while IFS=$'\t' read -r item text want reason; do
    line=$((line + 1))
    skeleton "$text" >"$shown/decides/$(printf '%03d' "$line").txt"
done <tests/damage/decides.tsv
verdicts "$shown/decides" >"$scratch/decides.verdicts"
line=0
while IFS=$'\t' read -r item text want reason; do
    line=$((line + 1))
    file=$shown/decides/$(printf '%03d' "$line").txt
    got=$(awk -F'\t' -v f="$file" -v i="$item" '$1 == f && $2 == i { print $3 }' "$scratch/decides.verdicts")
    if [ "$got" = "$want" ]; then
        pass
    else
        fail "decides.tsv:$line $item: want $want, got ${got:-nothing}" \
            "$BUILD/qingdan score --format json $file" "$text
($reason)"
    fi
done <tests/damage/decides.tsv
finish
