#!/bin/bash
# run.sh: rows of table.tsv, each put into two otherwise equal reports of one agency for two
# years: is a shortcoming (section `shortcomings`) or plan (`plan`) the same again, and is a
# point of the plan (`kept`) met again in the measures of the year after: met, touched-on,
# not-met?
. "$(dirname "$0")/../case.sh"

report() { # year, measure, shortcoming, plan
    cat <<END
梓渡县水利局关于$1年度法治政府建设情况的报告
现将$1年度法治政府建设情况报告如下。
一、主要举措和成效
围绕河湖长效管护做了大量具体事务。$2
二、存在的不足
一是窗口人员偏少，群众等候时间较长。二是$3三是仓库档案柜陈旧，防潮条件差。
三、$(($1 + 1))年工作安排
一是更换仓库档案柜。二是$4三是调整窗口排班。
梓渡县水利局
$(($1 + 1))年1月16日
END
}

check() { # row number, section, before, after, want, why
    local x=$scratch/$1-before.txt y=$scratch/$1-after.txt got
    local none='来访登记簿样式不一。' none_plan='统一来访登记簿样式。'
    case $2 in
    shortcomings)
        report 2024 '' "$3" '粉刷库房外墙。' >"$x"
        report 2025 '' "$4" "$none_plan" >"$y"
        ;;
    plan)
        report 2024 '' '院落照明昏暗。' "$3" >"$x"
        report 2025 '' "$none" "$4" >"$y"
        ;;
    kept)
        report 2024 '' '院落照明昏暗。' "$3" >"$x"
        report 2025 "$4" "$none" "$none_plan" >"$y"
        ;;
    esac
    got=$(qingdan compare --quiet --format json "$x" "$y" | awk -v section="$2" -v text="${3:0:24}" '
        function value(line) { sub(/^[^:]*: "/, "", line); sub(/",?$/, "", line); return line }
        /"repeated": \[/ { part = "repeated" }
        /"plan": \[/ { part = "plan" }
        part == "repeated" && /"section": / { role = value($0) }
        part == "repeated" && /"quote": / && role == section && index($0, text) { same = 1 }
        part == "plan" && /"kept": / { kept = value($0) }
        part == "plan" && /"quote": / && index($0, text) && !found { found = kept }
        END { print section == "kept" ? found : same ? "same" : "other" }')
    if [ "$got" = "$5" ]; then
        pass
    else
        fail "table.tsv:$1: $6" "$BUILD/qingdan compare ${x#"$PWD"/} ${y#"$PWD"/}" "want $5, got $got: $3"
    fi
}

row=0
while IFS=$'\t' read -r section before after want why; do
    row=$((row + 1))
    [ "$row" -eq 1 ] || check "$row" "$section" "$before" "$after" "$want" "$why"
done <tests/compare/table.tsv
finish
