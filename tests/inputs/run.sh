#!/bin/bash
# run.sh: what the program says to inputs good and bad. Each *.txt here is a transcript:
#   # a comment            why the next command is there
#   $ command              bash; run in a folder that holds the samples below
#   what it prints         standard output and error together, then [exit N] when not 0
# Empty lines stand before comments and commands only. A command is a case. ACCEPT=1 writes
# what was printed into the transcripts.
. "$(dirname "$0")/../case.sh"

export QINGDAN_RULES=$PWD/rules/fazhi
root=$PWD

samples() { # folder
    mkdir -p "$1/folder"
    cp reports/town-2024.txt "$1/good.txt"
    cp reports/street-office-2025.txt "$1/poor.txt"
    cp reports/info-disclosure-annual-2024.txt "$1/neighbour.txt"
    cp /bin/true "$1/binary.txt"
    { echo '<meta charset="utf-8">'; sed 's:.*:<p>&</p>:' reports/town-2024.txt; } >"$1/page.html"
    : >"$1/empty.txt"
}

# What transcripts use beside qingdan: path, year and score of each report …
row() {
    qingdan score --lang en --quiet --min-score 0 --format csv-summary "$@" | sed 1d | cut -d , -f 1,4,5
}
# … and a script that plays qingdan-read.
plays() {
    printf '#!/bin/bash\n%s\n' "$1" >helper
    chmod +x helper
    export QINGDAN_READ=./helper
}

run_command() { # folder, command
    local status
    (
        cd "$1" || exit
        set -o pipefail
        eval "$2"
    ) </dev/null 2>&1
    status=$?
    [ "$status" -eq 0 ] || echo "[exit $status]"
}

check_command() { # transcript, command, output wanted
    local got
    got=$(run_command "$folder" "$2" | sed '/^$/d')
    printf '$ %s\n%s\n' "$2" "$got" | sed '/^$/d' >>"$folder.got"
    if [ "$got" = "$3" ]; then
        pass
    elif [ "$ACCEPT" ]; then
        pass
        echo "changed: $1: $2"
    else
        fail "$1: $2" "cd $folder; PATH=${program%/*}:\$PATH QINGDAN_RULES=$QINGDAN_RULES; $2" \
            "$(diff <(echo "$3") <(echo "$got") | sed '1d')"
    fi
}

# Reads the transcript into commands and the output of each, and runs them in their order.
check_transcript() {
    local line command='' want=''
    folder=$shown/$(basename "$1" .txt)
    samples "$folder"
    : >"$folder.got"
    while IFS= read -r line || [ "$line" ]; do
        case $line in
        '$ '* | '# '* | '')
            [ -z "$command" ] || check_command "$1" "$command" "$want"
            command='' want=''
            ;;&
        '$ '*) command=${line#\$ } ;;
        '# '* | '') echo "$line" >>"$folder.got" ;;
        *) want=$want${want:+$'\n'}$line ;;
        esac
    done <"$1"
    [ -z "$command" ] || check_command "$1" "$command" "$want"
    [ -z "$ACCEPT" ] || cp "$folder.got" "$1"
}

for transcript in tests/inputs/*.txt; do
    check_transcript "$transcript"
done

if [ "$(id -u)" -eq 0 ]; then
    skip "a file that may not be read: root may read everything"
else
    cp reports/town-2024.txt "$shown/secret.txt"
    chmod 000 "$shown/secret.txt"
    said=$(qingdan score "$shown/secret.txt" 2>&1 >/dev/null)
    if [ $? -eq 4 ] && [[ $said == *"I001: cannot read the file: Permission denied"* ]]; then
        pass
    else
        fail "a file that may not be read" "$BUILD/qingdan score $shown/secret.txt" "$said"
    fi
fi
finish
