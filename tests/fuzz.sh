#!/bin/bash
# fuzz.sh: mutated reports, web pages and rule files; the program must end by itself with a status of its
# own: 0, 1, 3 or 4, never by a signal, a sanitizer or the clock.
#   usage: [SEED=N] fuzz.sh PROGRAM SECONDS        best with the program of build/asan
# What failed is kept under build/fuzz/.
set -u
program=$(realpath "$1")
seconds=$2
cd "$(dirname "$0")/.." || exit 1
seed=${SEED:-$(($(date +%s) % 32768))}
RANDOM=$seed # never drawn in a subshell, which would not advance it here
export LC_ALL=C ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kept=build/fuzz/seed-$seed
runs=0
failed=0

report_words=('（一）' '一、' '1.' '一是' '《' '》' '“' '(qū)' '(zhuang )' $'?\xA1\xA3\xA8\xB6' '？。ㄈ' $'\xEF\xBB\xBF'
    $'\xE2\x80\x8B' $'\xFF\xFE' $'\r' $'\n' '。' '；' '第一责任人' '尚未' '没有' '2024年' '下一步' '存在的不足' '制定'
    '二十余次' '3.4万元' '〇' $'\xF0\xA0\x80\x80' $'\xED\xA0\x80' $'\xEF\xBF\xBD' '法治政府建设情况报告' ' ' $'\x1B[2J')
page_words=('<table>' '</td>' '<p>' '</p' '<br>' '<ol start=9>' '<li value=-1>' '<style>p{counter-increment:a}p::before{content:counter(a)"、"}</style>'
    '<div style="display:none">' '<!--' '-->' '<![CDATA[' '<script>' '</script>' '&nbsp;' '&#x4e00;' '&#1114112;' '&' '&bogus;' '<a href="x">'
    '<meta charset=big5>' '<title>' '索引号：' '发布日期' '"' "'" '<' '>' '<ruby>区<rt>qū</rt></ruby>' '<o:p>' $'\0' '一、' '（一）' '# ' '1. ' '| a | b |' '```')
rule_words=('{' '}' '[' ']' '(' ')' '|' '…' '……' 'N{次}' ' + ' ' - ' ' of (' '2 of (' '/(a+)+$/' '/[/' "'" '"' ': ' ' #' '- '
    '&a ' '*a' '!!str ' '? ' '---' $'\t' $'\n' $'\n  ' 'yes' '1.005' '-1' '99999999999' 'items:' 'examples:' 'core:' 'id:'
    '{律师}' $'\xFF' $'\xEF\xBB\xBF' '>' '%YAML 1.2' 'null' 'todo:')

pick() { picked=$(((RANDOM << 15 | RANDOM) % $1)); } # 0 .. $1 - 1

bytes() { # $1 random bytes into the file $work/bytes
    local i text=
    for ((i = 0; i < $1; i++)); do
        text+=$(printf '\\x%02x' $((RANDOM % 256)))
    done
    printf '%b' "$text" >"$work/bytes"
}

# Puts the file $work/bytes into $1 in place of $3 bytes at offset $2.
splice() {
    { head -c "$2" "$1"; cat "$work/bytes"; tail -c +$(($2 + $3 + 1)) "$1"; } >"$work/new"
    mv "$work/new" "$1"
}

mutate() { # file, array of words by name, array of sources by name
    local -n words=$2 sources=$3
    local size at n
    size=$(stat -c %s "$1")
    pick $((size + 1)); at=$picked
    pick 10
    case $picked in
    0 | 1) bytes 1; splice "$1" "$at" 1 ;;
    2) bytes $((RANDOM % 40 + 1)); splice "$1" "$at" 0 ;;
    3) head -c "$at" "$1" >"$work/new"; mv "$work/new" "$1" ;;
    4) pick 400; : >"$work/bytes"; splice "$1" "$at" "$picked" ;;
    5) pick 4000; tail -c +$((at + 1)) "$1" | head -c "$picked" >"$work/bytes"; pick $((size + 1)); splice "$1" "$picked" 0 ;;
    6 | 7) pick ${#words[@]}; printf '%s' "${words[picked]}" >"$work/bytes"; splice "$1" "$at" 0 ;;
    8)
        pick ${#words[@]}; n=$picked
        pick 3000
        yes -- "${words[n]}" | head -n "$picked" | tr -d '\n' >"$work/bytes"
        splice "$1" "$at" 0
        ;;
    9) pick ${#sources[@]}; tail -c +$((at + 1)) "${sources[picked]}" >"$work/bytes"; splice "$1" "$at" "$size" ;;
    esac
}

mutant() { # file to write, words, sources
    local -n all=$3
    local i times encodings=(UTF-16LE UTF-16BE GB18030 BIG5 UTF-16)
    pick ${#all[@]}
    cp "${all[picked]}" "$1"
    chmod u+w "$1"
    pick 4; times=$((picked + 1))
    for ((i = 0; i < times; i++)); do
        mutate "$1" "$2" "$3"
    done
    pick 12
    if [ "$2" != rule_words ] && [ "$picked" -lt ${#encodings[@]} ]; then
        iconv -c -f UTF-8 -t "${encodings[picked]}" "$1" >"$work/new" 2>/dev/null
        mv "$work/new" "$1"
    fi
}

run() { # name of what to keep, input, statuses allowed, arguments
    local keep=$1 input=$2 allowed=$3 status
    shift 3
    timeout 30 "$program" "$@" >"$work/out" 2>"$work/err" <"$input"
    status=$?
    runs=$((runs + 1))
    # a helper that dies costs its document only: here it counts
    [[ " $allowed " == *" $status "* ]] && ! grep -q -e I017 -e Sanitizer "$work/err" && return
    failed=$((failed + 1))
    mkdir -p "$kept"
    cp -r "$keep" "$kept/$runs"
    cp "$work/err" "$kept/$runs.err"
    echo "not ok: exit $status: ${*//$work/…}; input kept in $kept/$runs"
    grep -m 3 -e ERROR -e 'runtime error' -e '^    #[0-3] ' "$work/err" | sed 's/^/    /'
}

reports=(reports/*.txt)
for report in "${reports[@]}"; do
    bash tests/formats/make.sh "$report" "$work/pages" >/dev/null 2>&1
done
pages=("$work"/pages/*/*.html)
marked=("$work"/pages/*/*.md)
rules=(tests/errors/base/*.yaml)
big_rules=(rules/fazhi/*.yaml)
all=(--format json)
for format in csv html markdown junit sarif github; do
    all+=(--format "$format=$work/out.$format")
done
end=$((SECONDS + seconds))
while [ "$SECONDS" -lt "$end" ]; do
    rm -rf "$work/reports" "$work/pack"
    mkdir "$work/reports"
    for i in 1 2 3 4 5 6; do
        mutant "$work/reports/$i.txt" report_words reports
    done
    run "$work/reports" /dev/null "0 1 4" score "${all[@]}" "$work/reports"
    run "$work/reports/1.txt" "$work/reports/1.txt" "0 1 4" score --lang zh --color always -
    run "$work/reports/2.txt" "$work/reports/2.txt" "0 4" extract -
    rm -rf "$work/some"
    mkdir "$work/some"
    for i in 1 2 3 4 5 6; do
        mutant "$work/some/$i.html" page_words pages
    done
    mutant "$work/some/7.md" page_words marked
    run "$work/some" /dev/null "0 1 4" score "${all[@]}" "$work/some"
    run "$work/some/1.html" "$work/some/1.html" "0 4" extract -
    for i in 1 2 3; do
        rm -rf "$work/pack"
        cp -r tests/errors/base "$work/pack"
        pick ${#rules[@]}
        name=$(basename "${rules[picked]}")
        cp "${rules[picked]}" "$work/pack/$name"
        one=("${rules[picked]}")
        mutant "$work/pack/$name" rule_words one
        run "$work/pack" reports/town-2024.txt "0 3" rules check "$work/pack"
        run "$work/pack" reports/town-2024.txt "0 1 3" score --rules "$work/pack" -
    done
    rm -rf "$work/pack"
    cp -r rules/fazhi "$work/pack"
    pick ${#big_rules[@]}
    one=("${big_rules[picked]}")
    mutant "$work/pack/$(basename "${one[0]}")" rule_words one
    run "$work/pack" reports/town-2024.txt "0 1 3" score --rules "$work/pack" --format csv -
done
echo "$runs runs, $failed failed, seed $seed"
[ "$failed" -eq 0 ]
