#!/bin/bash
# run.sh: how fast the program is, beside what the machine and ripgrep can do.
#   usage: run.sh PROGRAM          prints a table and writes bench.json beside the program
#
# cold: one report, whole process, whole pack, text output, with a cache of the compiled
# pack, without, and an empty program that is linked dynamically, in turn. batch: 2,000
# variations of reports/ in one run, output to a file, in turn with ripgrep looking for
# the pack's phrases alone in the same files. Figures are medians; ratios are of medians
# of one run, because the machine may be slower in the next. formats: the same report in
# each, whole process, with the largest of all processes that take part (converters included).
set -eu -o pipefail
program=$(realpath "$1")
library=$(dirname "$program")/libqingdan.a
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C XDG_CACHE_HOME=$work/cache
cc=${CC:-cc}
count=2000 cold_runs=41 batch_runs=5

$cc -std=c11 -D_DEFAULT_SOURCE -O2 -o "$work/measure" tests/bench/measure.c
$cc -std=c11 -D_XOPEN_SOURCE=700 -O2 -Isrc -o "$work/stages" tests/bench/stages.c "$library" \
    -lyaml -lpcre2-16 -ljansson -lcsv -lmd
echo 'int main(void) { return 0; }' >"$work/empty.c"
$cc -O2 -o "$work/empty" "$work/empty.c"
"$work/stages" phrases rules/fazhi >"$work/phrases"

# Variations: another number in front of every figure's last digit, so that no two are alike.
mkdir "$work/batch"
samples=(reports/*.txt)
for ((i = 0; i < count; i++)); do
    sample=${samples[i % ${#samples[@]}]}
    name=$work/batch/$(printf '%05d' "$i").txt
    if [ "$i" -lt ${#samples[@]} ]; then
        cp "$sample" "$name"
    else
        sed "s/[0-9]\{1,3\}\([件次人份条场]\)/$((i % 89 + 2))\1/g" "$sample" >"$name"
    fi
done
bytes=$(cat "$work"/batch/*.txt | wc -c)

# The same text in files of 10 KB and in one of 10 MB.
mkdir "$work/small"
long=reports/county-government-2025.txt
repeats=$((10 * 1024 * 1024 / $(wc -c <"$long") + 1))
for ((i = 0; i < repeats; i++)); do cat "$long"; done >"$work/large.txt"
for ((i = 0; i < repeats / 8; i++)); do cp "$long" "$work/small/$i.txt"; done

measure() { # runs command…: median in µs, least in µs, memory in KB, worst status
    "$work/measure" "$1" "$work/out" "${@:2}"
}

"$program" score reports/ecology-bureau-2024.txt >/dev/null || true # fills the cache
{
    measure $cold_runs "$work/empty" -- \
        "$program" score reports/ecology-bureau-2024.txt -- \
        "$program" score --no-cache reports/ecology-bureau-2024.txt -- \
        "$program" version
    measure $batch_runs "$(command -v rg)" -j1 --count-matches -F -f "$work/phrases" "$work/batch" -- \
        "$program" score --quiet --format csv-summary "$work/batch" -- \
        "$program" score --quiet --format ndjson "$work/batch"
    measure 1 "$program" score --quiet --format csv-summary "$work/small" -- \
        "$program" score --quiet --format csv-summary "$work/large.txt"
} >"$work/times"
"$work/stages" match rules/fazhi "$work"/batch/000*.txt >"$work/match"
"$work/stages" growth rules/fazhi "$work"/batch/000*.txt >"$work/growth"

awk -v count="$count" -v bytes="$bytes" -v json="$(dirname "$program")/bench.json" \
    -v phrases="$(wc -l <"$work/phrases")" -v growth="$work/growth" -v matching="$work/match" '
{ median[NR] = $1 / 1000; memory[NR] = $3 / 1024; status[NR] = $4 }
function row(name, value, note) { printf "%-38s %10s  %s\n", name, value, note }
function ratio(id, value, budget, what) {
    row(id " " what, sprintf("%.2f", value), "budget " budget (value <= budget ? "" : ", not met"))
    printf "%s\"%s\": %.3f", comma, id, value >json
    comma = ", "
}
END {
    if (status[2] > 1 || status[3] > 1 || status[5] > 1 || status[6] > 1 || status[7] > 1 || status[9] > 1) {
        print "a program failed"
        exit 1
    }
    while ((getline line <growth) > 0) { split(line, g, " "); compiled[n_g] = g[2]; scanned[n_g++] = g[3] }
    getline line <matching; split(line, m, " ")
    row("empty program, cold", sprintf("%.2f ms", median[1]), "")
    row("one report, cold, no cache", sprintf("%.2f ms", median[3]), sprintf("%.1f MB", memory[3]))
    row("one report, cold, cache", sprintf("%.2f ms", median[2]), sprintf("%.1f MB", memory[2]))
    row("batch of " count ", rg -F, " phrases " phrases", sprintf("%.0f ms", median[5]), sprintf("%.1f MB/s", bytes / 1e3 / median[5]))
    row("batch of " count ", csv-summary", sprintf("%.0f ms", median[6]),
        sprintf("%.0f reports/s, %.1f MB/s, %.1f MB", count * 1000 / median[6], bytes / 1e3 / median[6], memory[6]))
    row("batch of " count ", ndjson", sprintf("%.0f ms", median[7]), sprintf("%.1f MB", memory[7]))
    row("matching alone", sprintf("%.0f ms", m[2]), sprintf("%.1f MB/s, %d hits", m[3] / 1e3 / m[2], m[4]))
    printf "{" >json
    ratio("C1", median[3] / median[1], 12, "cold without cache : empty")
    ratio("C2", median[2] / median[1], 4, "cold with cache : empty")
    ratio("C5", memory[2], 8, "memory of one report, MB")
    ratio("B1", median[6] / median[5], 3, "batch : rg -F on the phrases")
    ratio("B4", median[7] / median[6], 2, "ndjson : csv-summary")
    ratio("B6", m[2] / m[1], 15, "matching : reading and checking")
    ratio("G1", scanned[1] / scanned[0], 1.4, "matching, 5,000 : 400 phrases")
    ratio("G1_cold", (compiled[1] + median[1]) / (compiled[0] + median[1]), 3, "start, 5,000 : 400 phrases")
    ratio("G2", median[9] / (median[8] * 8), 1.1, "per byte, one 10 MB : many 10 KB")
    printf ",\n \"cold_empty_ms\": %.3f, \"cold_ms\": %.3f, \"cold_no_cache_ms\": %.3f, \"cold_no_cache_memory_mb\": %.2f,\n", median[1], median[2], median[3], memory[3] >json
    printf " \"batch_reports\": %d, \"batch_bytes\": %d, \"batch_rg_ms\": %.1f, \"batch_ms\": %.1f, \"batch_reports_per_second\": %.1f, \"batch_memory_mb\": %.2f, \"ndjson_ms\": %.1f}\n", count, bytes, median[5], median[6], count * 1000 / median[6], memory[6], median[7] >json
}' "$work/times"

# One report in each format.
formats=(txt html md docx ofd pdf odt doc rtf)
commands=()
for format in "${formats[@]}"; do
    commands+=(-- "$program" score "reports/water-bureau-2025.$format")
done
"$work/measure" 5 "$work/out" "${commands[@]:1}" | paste <(printf '%s\n' "${formats[@]}") - |
    awk '{
        if ($5 > 1) value = "not read"; else value = sprintf("%.1f ms", $2 / 1000)
        printf "%-34s %10s  %.1f MB at most\n", "as " $1, value, $4 / 1024
    }'
