#!/bin/bash
# demo.sh: what `make demo` shows: the sample reports in a table, one of them in full, and
# where to go on.
#   usage: demo.sh PROGRAM
set -u
program=$1
cd "$(dirname "$0")/.." || exit 1
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
zh*) lang=zh ;;
*) lang=en ;;
esac
sample=reports/transport-bureau-2024.txt

say() { # English, Chinese
    if [ "$lang" = zh ]; then echo "$2"; else echo "$1"; fi
}

run() { # shows and runs a command; a report below the mark (1) is no failure of the demo
    printf '\n$ %s\n\n' "$*"
    "$@"
    local status=$?
    [ "$status" -le 1 ] || exit "$status"
}

say "The sample reports, one line each:" "示例报告，每份一行："
run "$program" score --lang "$lang" reports
echo
say "One of them in full: what is missing or weak, most points to gain first:" \
    "其中一份的完整结果：缺什么、弱在哪里，可增分最多的排在最前："
run "$program" score --lang "$lang" "$sample"
echo
say "Your own report:      $program score FILE" "评自己的报告：    $program score 文件"
say "A table for Excel:    $program score --format csv-summary=scores.csv --bom FOLDER" \
    "给 Excel 的总表： $program score --format csv-summary=scores.csv --bom 文件夹"
say "All commands:         $program help" "全部命令：        $program help"
say "How items are judged: rules/README.md; more: README.md" \
    "评判规则怎么写：  rules/README.md；更多：README.zh-CN.md"
