# bad.sh: part of run.sh: files that are broken, locked or hostile, and converters that hang,
# flood or lie (bad.tsv): each is said with its code, nothing is left behind, and the good
# report beside it is judged all the same.

root=$PWD
tag=77.$$ # seconds that only our own sleepers sleep
word() {
    mkdir -p parts/word
    echo '<Types/>' >'parts/[Content_Types].xml'
    cat >parts/word/document.xml
    (cd parts && zip -q -r "../$1" .)
}
# A PDF of one page with nothing on it.
empty_page() {
    echo '%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]>>endobj
trailer<</Root 1 0 R>>'
}
# A converter that does as the script says stands before the real one.
program() {
    mkdir -p programs
    printf '#!/bin/bash\n%s\n' "$2" >"programs/$1"
    chmod +x "programs/$1"
}

run_bad() { # file
    TMPDIR=$PWD/tmp PATH=$PWD/programs:$PATH timeout 30 "$program" score --lang en \
        --rules "$root/rules/fazhi" --timeout 2 --format csv-summary "$1" \
        "$root/reports/town-2024.txt" >out 2>said
    status=$?
}

check_bad() { # code, file, how
    local left
    mkdir -p "$scratch/bad/$2/tmp"
    cd "$scratch/bad/$2" || return
    if ! eval "$3" 2>made || [ ! -e "$2" ]; then
        skip "$2: $(cat made)"
    else
        run_bad "$2"
        left=$(ls -A tmp; pgrep -f "^sleep $tag$")
        if [ "$status" -le 4 ] && grep -q "^$2[^ ]*: [a-z]* $1" said &&
            grep -q ',蓼湾镇人民政府,' out && [ -z "$left" ]; then
            pass
        else
            fail "$2 ($1)" "cd $PWD; $program score $2" "exit $status; left: $left
$(cat said)"
        fi
    fi
    cd "$root" || exit
}

if has zip zip "bad files" && has unzip unzip "bad files"; then
    while IFS=$'\t' read -r code name how; do
        [ "${code:0:1}" = '#' ] || check_bad "$code" "$name" "$how" </dev/null
    done <tests/formats/bad.tsv
fi

# Killed from outside, the program leaves neither a folder nor a converter behind.
mkdir -p "$scratch/bad/killed/tmp"
cd "$scratch/bad/killed" || exit
program pdftotext "sleep $tag & sleep $tag"
empty_page >killed.pdf
TMPDIR=$PWD/tmp PATH=$PWD/programs:$PATH "$program" score --rules "$root/rules/fazhi" killed.pdf >out 2>&1 &
until [ -n "$(ls tmp)" ]; do sleep 0.05; done
kill -9 $!
wait $! 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do
    [ -z "$(ls -A tmp)" ] || sleep 0.1
done
if [ -z "$(ls -A tmp; pgrep -f "^sleep $tag$")" ]; then
    pass
else
    fail "killed" "cd $PWD; kill -9 while pdftotext sleeps" "left: $(ls -A tmp)"
fi
cd "$root" || exit

# Two conversions at once; a scanned PDF with --ocr; a converter finds no network.
if [ -d "$made/rtf" ]; then
    for name in town water; do
        qingdan score --quiet --format csv-summary "$made"/rtf/$name*.rtf >"$scratch/two-$name" 2>&1 &
    done
    wait
    if grep -q ',99.40,' "$scratch/two-town" && grep -q ',76.40,' "$scratch/two-water"; then
        pass
    else
        fail "two conversions at once" "$BUILD/qingdan score $made/rtf/*.rtf" "$(cat "$scratch"/two-*)"
    fi
fi
if [ -d "$made/pdf" ]; then
    mkdir -p "$scratch/bad/ocr"
    cd "$scratch/bad/ocr" || exit
    program ocrmypdf "cp '$made/pdf/town-2024.pdf' \"\${@: -1}\""
    empty_page >scanned.pdf
    PATH=$PWD/programs:$PATH "$program" score --quiet --ocr --rules "$root/rules/fazhi" \
        --format csv-summary scanned.pdf >out 2>said
    if grep -q '^scanned.pdf,蓼湾镇人民政府,' out; then
        pass
    else
        fail "--ocr" "cd $PWD; qingdan score --ocr scanned.pdf" "$(cat said)"
    fi
    cd "$root" || exit
fi
if unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null; then
    mkdir -p "$scratch/bad/network"
    cd "$scratch/bad/network" || exit
    program pdftotext 'echo "devices: $(grep -c : /proc/net/dev)" >&2; exit 1'
    empty_page >net.pdf
    PATH=$PWD/programs:$PATH "$program" score --lang en --rules "$root/rules/fazhi" net.pdf >out 2>said
    if grep -q 'I032.*devices: 1$' said; then # the loop alone, which is down
        pass
    else
        fail "network" "cd $PWD; qingdan score net.pdf" "$(cat said)"
    fi
    cd "$root" || exit
else
    skip "a converter without network: the system does not let us take it away"
fi
