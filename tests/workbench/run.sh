#!/bin/bash
# run.sh: the commands for rule authors on a small pack (pack/) and four reports (corpus/).
# What each command of the table prints stands in NAME.want, with [exit N] when not 0; ACCEPT=1
# rewrites these. Below the table: what cannot be told by comparing bytes.
. "$(dirname "$0")/../case.sh"

here=$PWD/tests/workbench
version=$(qingdan version)
version=${version#qingdan }
validator=
python3 -c 'import jsonschema, yaml' 2>/dev/null && validator=yes

# A fresh copy of pack and corpus to work in; `old` is the pack as it stands.
fresh() {
    rm -rf "$scratch/work"
    mkdir -p "$scratch/work"
    cp -r "$here/pack" "$here/corpus" "$scratch/work/"
    cp -r "$here/pack" "$scratch/work/old"
    cd "$scratch/work" || exit 1
}

# check NAME COMMAND: runs the command in a fresh copy.
check() {
    local name=$1 got status
    fresh
    got=$(PATH=${program%/*}:$PATH bash -c "$2" 2>&1 </dev/null)
    status=$?
    [ "$status" -eq 0 ] || got="$got"$'\n'"[exit $status]"
    # digests and the version change with every edit
    got=$(sed -E 's/"[0-9a-f]{64}"/"…"/; s/("version": )"'"$version"'"/\1"…"/' <<<"$got")
    if [ "$ACCEPT" ]; then
        printf '%s\n' "$got" >"$here/$name.want"
        pass
    elif [ "$got" = "$(cat "$here/$name.want")" ]; then
        pass
    else
        fail "$name" "cd $shown/work; PATH=${program%/*}:\$PATH; $2" \
            "$(diff "$here/$name.want" <(printf '%s\n' "$got"))"
    fi
}

while IFS='|' read -r name command; do
    [ -z "$name" ] || check "$name" "$command"
done <"$here/commands"

# --- SARIF and the schema against independent readers ---

if [ "$validator" ]; then
    fresh
    qingdan rules schema >schema.json
    for folder in "$here/pack" "$here"/../../rules/*/; do
        if said=$(python3 "$here/validate.py" schema.json "$folder"/*.yaml 2>&1); then
            pass
        else
            fail "schema: $folder" "$BUILD/qingdan rules schema >s.json; python3 tests/workbench/validate.py s.json $folder/*.yaml" "$said"
        fi
    done
    printf 'items:\n  - {id: 1, name: x, grup: D}\n' >slip.yaml
    if python3 "$here/validate.py" schema.json slip.yaml >/dev/null 2>&1; then
        fail "schema: a slip" "python3 tests/workbench/validate.py s.json slip.yaml" "it is accepted"
    else
        pass
    fi
    qingdan rules check --format sarif pack >log.sarif
    if said=$(python3 "$here/sarif.py" log.sarif 2>&1); then
        pass
    else
        fail "sarif" "$BUILD/qingdan rules check --format sarif | python3 tests/workbench/sarif.py -" "$said"
    fi
else
    skip "schema and SARIF: python3-jsonschema and python3-yaml are not installed"
fi

# Every key of the loader's tables is in the schema, and no other.
cd "$here/../.." || exit 1
loader=$( { grep -hoE '^ +(\{|FIELD\()([a-z_]+, )?"[a-z_-]+", (true|false)' src/rule/*.c |
    grep -oE '"[a-z_-]+"' | tr -d '"'
    grep -hoE '^ +WORDS\([a-z_]+\)' src/rule/outline.c | grep -oE '[a-z_]+\)' | tr -d ')'
    grep -hoE '^ +\{"[a-z]+", key_' src/rule/load.c | grep -oE '"[a-z]+"' | tr -d '"'; } | sort -u)
schema=$(grep -hoE '^ +\{"[a-z]+", "[a-z_-]+"' src/schema_keys.c | sed -E 's/.*, "(.*)"/\1/' | sort -u)
own=$(printf '%s\n' achievements first-responsible shortcomings plan other preamble signature \
    furniture full weak none todo units | sort -u) # read as values, not by tables
differs=$(diff <(sort -u <(echo "$loader") <(echo "$own")) <(sort -u <(echo "$schema") <(echo "$own")))
if [ -z "$differs" ]; then
    pass
else
    fail "schema: keys" "src/schema_keys.c against the tables of src/rule" "$differs"
fi

# --- a new item goes through the check at once ---

fresh
for kind in content section problems causes duty plan other title lead signature answers density; do
    qingdan rules new N01 pack --kind "$kind" >new.txt 2>said
    sed 's/items:/items:/; s/weight: {.*}/weight: {department: 0, township: 0}/' new.txt >pack/items-new.yaml
    said=$(qingdan --lang en rules check pack 2>&1)
    # empty texts are all that may be lacking
    said=$(grep ' error ' <<<"$said" | grep -vE "R007|R006.*aspects|the key|'name' is missing|core")
    if [ -z "$said" ]; then pass; else fail "new $kind" "$BUILD/qingdan rules new N01 --kind $kind" "$said"; fi
done

# --- watch: again after a file was saved, not for files that are not read ---

watched() { # how often it ran, after giving it time
    local i
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
        [ "$(grep -c '^-- ' log)" -ge "$1" ] && break
        sleep 0.1
    done
    grep -c '^-- ' log
}

watch_case() { # name, file to save, command…
    local name=$1 file=$2 child runs
    shift 2
    fresh
    : >log
    qingdan --lang en "$@" --watch >>log 2>&1 &
    child=$!
    runs=$(watched 1)
    echo x >unread.tmp
    sleep 0.3
    runs=$runs,$(grep -c '^-- ' log)
    echo >>"$file"
    runs=$runs,$(watched 2)
    cp "$file" "$file.tmp" && echo >>"$file.tmp" && mv "$file.tmp" "$file" # as editors save
    runs=$runs,$(watched 3)
    kill "$child"
    wait "$child" 2>/dev/null
    if [ "$runs" = 1,1,2,3 ]; then
        pass
    else
        fail "watch $name" "$BUILD/qingdan $* --watch" "runs: $runs, wanted 1,1,2,3"$'\n'"$(cat log)"
    fi
}

watch_case "check" pack/vocabulary.yaml rules check pack
watch_case "test" corpus/full.txt rules test pack --corpus corpus
watch_case "score, the input" corpus/full.txt score --rules pack corpus/full.txt
watch_case "score, the pack" pack/items.yaml score --rules pack corpus
finish
