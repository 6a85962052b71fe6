#!/bin/bash
# run.sh: how fast the program is, beside what the machine can do.
#   usage: run.sh PROGRAM          prints a table and writes bench.json beside the program
#
# cold: one report, whole process, whole pack, text output, against an empty program that is
# linked dynamically; 21 runs of each in turn. batch: 2,000 variations of reports/ in one run,
# csv-summary and ndjson, output to a file, best of 3. formats: the same report in each, whole
# process, with the largest of all processes that take part (converters included).
set -eu -o pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
cc=${CC:-cc}
count=2000

$cc -std=c11 -D_DEFAULT_SOURCE -O2 -o "$work/measure" tests/bench/measure.c
echo 'int main(void) { return 0; }' >"$work/empty.c"
$cc -O2 -o "$work/empty" "$work/empty.c"

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
kilobytes=$(($(cat "$work"/batch/*.txt | wc -c) / 1024))

cold=$("$work/measure" 21 "$work/out" "$work/empty" -- \
    "$program" score reports/ecology-bureau-2024.txt -- "$program" version)
batch=$("$work/measure" 3 "$work/out" \
    "$program" score --quiet --format csv-summary "$work/batch" -- \
    "$program" score --quiet --format ndjson "$work/batch")

echo "$cold
$batch" | awk -v count="$count" -v kilobytes="$kilobytes" -v json="$(dirname "$program")/bench.json" '
{ median[NR] = $1 / 1000; least[NR] = $2 / 1000; memory[NR] = $3 / 1024; status[NR] = $4 }
function row(name, value, note) { printf "%-34s %10s  %s\n", name, value, note }
END {
    if (status[2] > 1 || status[4] > 1 || status[5] > 1) {
        print "the program failed: exit " status[2] ", " status[4] ", " status[5]
        exit 1
    }
    row("empty program, cold", sprintf("%.2f ms", median[1]), "median of 21")
    row("one report, cold", sprintf("%.2f ms", median[2]), sprintf("%.1f × empty", median[2] / median[1]))
    row("one report, memory", sprintf("%.1f MB", memory[2]), "")
    row("batch of " count ", csv-summary", sprintf("%.0f ms", least[4]),
        sprintf("%.0f reports/s, %.1f MB/s", count * 1000 / least[4], kilobytes / 1.024 / least[4]))
    row("batch, memory", sprintf("%.1f MB", memory[4]), "")
    row("batch of " count ", ndjson", sprintf("%.0f ms", least[5]), sprintf("%.2f × csv-summary", least[5] / least[4]))
    row("batch, ndjson, memory", sprintf("%.1f MB", memory[5]), "")
    printf "{\"cold_empty_ms\": %.3f, \"cold_ms\": %.3f, \"cold_ratio\": %.2f, \"cold_memory_mb\": %.2f,\n", median[1], median[2], median[2] / median[1], memory[2] >json
    printf " \"batch_reports\": %d, \"batch_kb\": %d, \"batch_ms\": %.1f, \"batch_reports_per_second\": %.1f, \"batch_memory_mb\": %.2f,\n", count, kilobytes, least[4], count * 1000 / least[4], memory[4] >json
    printf " \"ndjson_ms\": %.1f, \"ndjson_ratio\": %.3f, \"ndjson_memory_mb\": %.2f}\n", least[5], least[5] / least[4], memory[5] >json
}'

# One report in each format.
formats=(txt docx ofd pdf odt doc rtf)
commands=()
for format in "${formats[@]}"; do
    commands+=(-- "$program" score "reports/water-bureau-2025.$format")
done
"$work/measure" 5 "$work/out" "${commands[@]:1}" | paste <(printf '%s\n' "${formats[@]}") - |
    awk '{
        if ($5 > 1) value = "not read"; else value = sprintf("%.1f ms", $2 / 1000)
        printf "%-34s %10s  %.1f MB at most\n", "as " $1, value, $4 / 1024
    }'
