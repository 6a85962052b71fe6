#!/bin/bash
# run.sh: whole outputs: what the command in CASE/cmd prints (standard output and error, and
# the exit status when it is not 0) must be CASE/want. ACCEPT=1 writes it anew: read the
# difference before you commit it.
. "$(dirname "$0")/../case.sh"

for folder in tests/golden/*/; do
    name=$(basename "$folder")
    got=$shown/$name
    (
        set -o pipefail
        eval "$(cat "$folder/cmd")"
    ) >"$got" 2>&1 </dev/null
    status=$?
    [ "$status" -eq 0 ] || echo "[exit $status]" >>"$got"
    if [ "$ACCEPT" ]; then
        cmp -s "$got" "$folder/want" || echo "changed: ${folder}want"
        cp "$got" "$folder/want"
        pass
    elif differs=$(diff -u "$folder/want" "$got" 2>&1); then
        pass
    else
        fail "$name: $(tr '\n' ' ' <"$folder/cmd")" \
            "diff ${folder}want $got, then make accept if it is right" \
            "$(head -n 40 <<<"$differs")"
    fi
done
finish
