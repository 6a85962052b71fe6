#!/bin/bash
# make.sh: writes a UTF-8 report again in every form it may reach us in.
#   usage: make.sh [--encodings] FILE FOLDER   from the root; writes FOLDER/CONVERSION/NAME
# --encodings leaves the characters alone, for a file that is a damaged mirror already. A form
# that cannot hold all characters of the file is not written, and that is said.
set -u -o pipefail
characters=yes
if [ "$1" = --encodings ]; then
    characters=
    shift
fi
file=$1
folder=$2
name=$(basename "$file")

utf8_sed() { LC_ALL=C.UTF-8 sed "$@"; }
notes() { LC_ALL=C awk -v plain="$1" -f tests/conversions/pinyin.awk; }
narrow() { utf8_sed 'y/，：；？！（）％/,:;?!()%/'; }
wide() { utf8_sed 'y/,:;?!()%/，：；？！（）％/'; }
wide_figures() { utf8_sed 'y/0123456789/０１２３４５６７８９/'; }
# A blank behind every ninth character but a digit: in turn a blank, U+3000, a no-break blank
# and a zero-width one.
blanks() {
    utf8_sed -E 's/[^0-9]{8}[^0-9]/&~/g; :a; s/~/ /; s/~/\xE3\x80\x80/; s/~/\xC2\xA0/; s/~/\xE2\x80\x8B/; ta; s/^/\xE3\x80\x80\xE3\x80\x80/'
}

put() { # conversion; text on standard input
    mkdir -p "$folder/$1"
    cat >"$folder/$1/$name"
}

# Encoding, conversion, bytes to put in front; text on standard input.
encode() {
    local lost
    cat >"$folder/in"
    iconv -c -f UTF-8 -t "$1" "$folder/in" 2>/dev/null >"$folder/out"
    lost=$(($(LC_ALL=C.UTF-8 wc -m <"$folder/in") - \
        $(iconv -f "$1" -t UTF-8 "$folder/out" | LC_ALL=C.UTF-8 wc -m)))
    if [ "$lost" -eq 0 ]; then
        { printf '%b' "${3:-}"; cat "$folder/out"; } | put "$2"
    else
        echo "skipped: $name as $2, which lacks $lost of its characters"
    fi
    rm "$folder/in" "$folder/out"
}

# Big5 has no middle dot of Unicode's; programs write the hyphenation point instead.
big5() { sed 's/·/‧/g' | encode CP950 "$1"; }

mkdir -p "$folder"
plain=$folder/plain
cat "$file" >"$plain"
encode GB18030 gb18030 <"$plain"
encode UTF-16LE utf-16le <"$plain"
encode UTF-16BE utf-16be <"$plain"
encode UTF-16LE utf-16le-bom '\xFF\xFE' <"$plain"
encode UTF-16BE utf-16be-bom '\xFE\xFF' <"$plain"
encode UTF-8 utf-8-bom '\xEF\xBB\xBF' <"$plain"
sed 's/$/\r/' "$plain" | put crlf
if [ "$characters" ]; then
    for script in s2t s2hk s2tw; do
        opencc -c "$script.json" -i "$plain" | put "$script"
    done
    mainland=$folder/s2t/$name
    taiwan=$folder/s2tw/$name
    notes '' <"$mainland" | put pinyin
    narrow <"$plain" | put narrow
    wide <"$plain" | put wide
    wide_figures <"$plain" | put wide-figures
    blanks <"$plain" | put blanks
    big5 big5 <"$taiwan"
    notes '' <"$mainland" | narrow | sed 's/$/\r/' | encode GB18030 mirror-gb18030
    notes 1 <"$taiwan" | narrow | sed 's/$/\r/' | big5 mirror-big5
fi
rm "$plain"
