#!/bin/bash
# No object file may hold writable data of its own.
set -uo pipefail
build=${BUILD:-build}
bad=0
while read -r object; do
    if objdump -t "$object" | awk '$4 ~ /^\.(data|bss)(\..*)?$/ && $5 != "0000000000000000" && $3 == "O" || $3 == "O" && $4 ~ /^\.(data|bss)$/ { print; found = 1 } END { exit !found }'; then
        echo "$object: writable static data"
        bad=1
    fi
done < <(find "$build/obj" -name '*.o')
exit $bad
