#!/bin/bash
# run.sh: the HTML pages in a real browser: opened, filtered, sorted, links followed both ways,
# printed, held against the rules of accessibility; a hostile report stays dead. Needs chromium,
# node and what `make browser-packages` puts into build/npm; otherwise it is skipped.
. "$(dirname "$0")/../case.sh"

modules=$PWD/build/npm/node_modules
chromium=$(command -v chromium || command -v chromium-browser)
if [ -z "$chromium" ]; then why="chromium is not installed"
elif ! command -v node >/dev/null; then why="node is not installed"
elif [ ! -d "$modules/playwright-core" ] || [ ! -d "$modules/axe-core" ]; then
    why="playwright-core and axe-core are not there: make browser-packages"
else why=
fi
if [ "$why" ]; then
    skip "$why"
    pass # nothing here can fail without a browser
    finish
fi

qingdan score --quiet --lang zh --min-score 0 --format html="$scratch/one.html" \
    reports/water-bureau-2025.txt >/dev/null 2>&1
qingdan score --quiet --lang en --min-score 0 --format html="$scratch/many.html" \
    reports/*.txt >/dev/null 2>&1
mkdir "$scratch/many"
for i in $(seq 120); do
    sed "s/青阳县/青阳县第$i/" \
        tests/workbench/corpus/"$([ $((i % 3)) = 0 ] && echo none || echo named)".txt \
        >"$scratch/many/$i.txt"
done
qingdan score --quiet --rules tests/workbench/pack --lang zh --min-score 0 \
    --format html="$scratch/more.html" "$scratch/many" >/dev/null 2>&1
{
    sed 's/蓼湾镇/&<script>alert(1)<\/script><\/style><img src="http:\/\/127.0.0.1:9\/x" onerror="alert(2)">/' \
        reports/town-2024.txt
    printf '\xe2\x80\xae绕过\xe2\x80\xac--><!--\x01<svg onload=alert(3)>\n'
    printf '%0.s一年来，全局上下共同努力，各项工作取得新的成绩。' $(seq 28000) # 2 MB, one paragraph
    echo
} >"$scratch/hostile.txt"
qingdan score --quiet --lang zh --min-score 0 --format html="$scratch/hostile.html" \
    "$scratch/hostile.txt" >/dev/null 2>&1

output=$(NODE_PATH=$modules node tests/browser/pages.js "$chromium" "$scratch" 2>&1)
while IFS= read -r line; do
    case $line in
    'ok '*) pass ;;
    'not ok '*) fail "${line#not ok }" "NODE_PATH=$modules node tests/browser/pages.js $chromium $shown" ;;
    *) echo "    $line" ;;
    esac
done <<<"$output"
grep -q '^ok all pages were seen' <<<"$output" || fail "the browser ended early" "see above"
finish
