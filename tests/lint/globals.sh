#!/bin/bash
# No object file may hold writable data of its own. Constant tables of pointers stand in
# .data.rel.ro (made read-only after relocation) and are accepted.
set -uo pipefail
build=${BUILD:-build}
bad=0
while read -r object; do
    found=$(objdump -t "$object" | awk '$3 == "O" && $4 ~ /^\.(data|bss|tdata|tbss)$/ { print "    " $NF }')
    if [ -n "$found" ]; then
        printf '%s: writable static data\n%s\n' "$object" "$found"
        bad=1
    fi
done < <(find "$build/obj" -name '*.o')
exit $bad
