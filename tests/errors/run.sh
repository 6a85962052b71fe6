#!/bin/bash
# run.sh: every case NNN-name.yaml beside the base pack (or folder NNN-name/ by itself) must
# give exactly the diagnostics of NNN-name.want.
#   usage: run.sh PROGRAM [NNN…]      run.sh --write PROGRAM [NNN…] writes the .want files
#
# A base file stands in when the case does not hold its key. One line per diagnostic:
#   code line:column severity text      (another file than the case: code file:line:column …)
# and, indented under it, the hint. The folder as a whole is `-`. A clean case has an empty file.
set -u
write=
if [ "$1" = --write ]; then
    write=yes
    shift
fi
program=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
count=0

# Fills $work/pack for the case $1.
prepare() {
    rm -rf "$work/pack"
    mkdir "$work/pack"
    if [ -d "$1" ]; then
        cp -r "$1"/* "$work/pack/"
        return
    fi
    cp "$1" "$work/pack/case.yaml"
    for base in "$here"/base/*.yaml; do
        key=$(basename "$base" .yaml)
        grep -qa "^$key:" "$1" || cp "$base" "$work/pack/"
    done
}

# Diagnostics as printed -> lines of a .want file. Source line and caret are checked to be
# there whenever a line is named, and left out.
shorten() {
    awk '
    function flush() {
        if (head == "") return
        print head
        if (place && caret == 0) print "    (no caret)"
        if (hint != "") print hint
        head = ""; hint = ""; held = ""
    }
    /^pack/ {
        flush()
        where = $1; sub(/:$/, "", where)
        rest = substr($0, length($1) + 2)
        place = where ~ /:[0-9]+:[0-9]+$/
        sub(/^pack\/?/, "", where); sub(/^case\.yaml:?/, "", where)
        if (where == "") where = "-"
        match(rest, /^[a-z]+ [A-Z][0-9]+: /)
        split(substr(rest, 1, RLENGTH), word, /[ :]+/)
        head = word[2] " " where " " word[1] " " substr(rest, RLENGTH + 1)
        caret = 0
        next
    }
    /^ +\^$/ { caret = 1; hint = ""; next }
    /^    / { hint = $0 }
    END { flush() }'
}

run_case() {
    name=$(basename "$1" .yaml)
    prepare "$1"
    (cd "$work" && env -u LC_ALL -u LC_MESSAGES LANG=C "$program" rules check pack \
        2>"$work/said" >/dev/null)
    status=$?
    shorten <"$work/said" >"$work/got"
    right=0
    if grep -q '^R[0-9]* [^ ]* error' "$work/got"; then
        right=3
    fi
    if [ "$status" -ne "$right" ]; then
        echo "(exit status $status)" >>"$work/got"
    fi
    if [ "$write" ]; then
        cp "$work/got" "$here/$name.want"
    elif ! diff -u "$here/$name.want" "$work/got" >"$work/diff"; then
        echo "not ok $name"
        sed 's/^/    /' "$work/diff"
        failed=$((failed + 1))
    fi
    count=$((count + 1))
}

for case in "$here"/[0-9]*; do
    case $case in
    *.want) continue ;;
    esac
    number=$(basename "$case")
    number=${number%%-*}
    if [ $# -eq 0 ] || [[ " $* " == *" $number "* ]]; then
        run_case "$case"
    fi
done
echo "errors: $count cases, $failed failed"
[ "$failed" -eq 0 ]
