# office.sh: part of run.sh: the same eight reports as files of office programs and of print,
# made by other programs, get the same summary and verdicts; quotations stand at the
# paragraph or on the page named. What the programs made is kept in $BUILD/made.

eight="archives-office-2024 county-government-2025 district-government-2024 ecology-bureau-2024
    street-office-2025 town-2024 transport-bureau-2024 water-bureau-2025"
made=$(realpath "$BUILD")/made/formats

# --- making ---

office() { # target, folder, files…
    local target=$1 folder=$2
    shift 2
    mkdir -p "$folder"
    soffice "-env:UserInstallation=file://$made/profile" --headless --convert-to "$target" \
        --outdir "$folder" "$@" >"$scratch/soffice.log" 2>&1
}

page() { # a report as a page for print
    echo '<html><meta charset="utf-8"><style>@page{size:A4;margin:2.8cm}
        body{font:21px/1.7 "Noto Serif CJK SC"} p{text-indent:2em;margin:0}</style><body>'
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/.*/<p>&<\/p>/' "$1"
    echo '</body></html>'
}

zipped() { # folder, file
    rm -f "$2"
    (cd "$1" && zip -q -r -X "$2" .)
}

make_ours() { # formats that a script here writes: automatic numbers, OFD
    local name w
    for name in $eight; do
        w=$made/work
        rm -rf "$w"
        mkdir -p "$made/docx-numbers" "$made/ofd" "$w/Doc_0"
        awk -v folder="$w" -v head="$(head -1 "reports/$name.txt")" \
            -f tests/formats/ofd.awk "reports/$name.txt"
        zipped "$w" "$made/ofd/$name.ofd"
        rm -rf "$w"
        cp -r tests/formats/word "$w"
        awk -f tests/formats/docx.awk "reports/$name.txt" >"$w/word/document.xml" &&
            zipped "$w" "$made/docx-numbers/$name.docx"
    done
    rm -rf "$w"
}

make_office() {
    local texts=() name
    for name in $eight; do texts+=("reports/$name.txt"); done
    soffice "-env:UserInstallation=file://$made/profile" --headless --convert-to docx \
        '--infilter=Text (encoded):UTF8' --outdir "$made/docx" "${texts[@]}" >/dev/null 2>&1
    office odt "$made/odt" "$made"/docx/*.docx
    office doc "$made/doc" "$made"/docx/*.docx
    office rtf "$made/rtf" "$made"/docx/{town,water}*.docx
    office pdf "$made/pdf" "$made"/docx/*.docx
    mkdir -p "$made/wps"
    for name in town-2024 water-bureau-2025; do # the same bytes as the doc
        cp "$made/doc/$name.doc" "$made/wps/$name.wps"
    done
}

make_print() {
    local name
    mkdir -p "$made/pdf-browser"
    for name in $eight; do
        page "reports/$name.txt" >"$made/page.html"
        chromium --headless --no-sandbox --disable-gpu "--print-to-pdf=$made/pdf-browser/$name.pdf" \
            "$made/page.html" >/dev/null 2>&1
    done
}

make_pandoc() {
    local name
    mkdir -p "$made/docx-pandoc"
    for name in $eight; do
        sed 's/$/\n/; s/[<>*_#|~.()]/\\&/g' "reports/$name.txt" |
            pandoc -f markdown-smart-fancy_lists -t docx -o "$made/docx-pandoc/$name.docx"
    done
}

has() { # program, package, what goes untested without it
    command -v "$1" >/dev/null || { skip "$3: $1 is not installed (apt install $2)"; return 1; }
}

stamp=$(cat reports/*.txt tests/formats/office.sh tests/formats/*.awk tests/formats/word/*/*.xml |
    sha256sum | cut -c 1-64)
if [ "$(cat "$made/stamp" 2>/dev/null)" != "$stamp" ]; then
    rm -rf "$made"
    mkdir -p "$made"
fi
make_once() { # function
    [ -e "$made/$1.done" ] || { "$1" && touch "$made/$1.done"; }
}
has zip zip "docx with automatic numbers, OFD, archives" && make_once make_ours
has soffice libreoffice-writer-nogui "docx, odt, doc, wps, rtf, pdf" && make_once make_office
has chromium chromium "pdf printed by a browser" && make_once make_print
has pandoc pandoc "docx by pandoc" && make_once make_pandoc
echo "$stamp" >"$made/stamp"
rm -rf "$made/profile"

# --- same verdicts ---

summaries() { # folder, file to write
    qingdan score --quiet --format csv-summary "$1" 2>"$2.said" |
        sed '1d; s/\r$//' | sed -E 's:^[^,]*/([^,/]*)\.[a-z]+,:\1 :' >"$2"
}

shopt -s nullglob
shapes=
for folder in "$made"/{docx,docx-numbers,docx-pandoc,pdf,pdf-browser,ofd,odt,doc,wps,rtf}; do
    [ -d "$folder" ] || continue
    shapes="$shapes $(basename "$folder")"
    summaries "$folder" "$scratch/office-$(basename "$folder")" &
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done # each starts converters
done
wait
for shape in $shapes; do
    for file in "$made/$shape"/*; do
        name=$(basename "${file%.*}")
        want=$(sed -n "s/^$name //p" "$scratch/want.tsv")
        got=$(sed -n "s/^$name //p" "$scratch/office-$shape")
        if [ -n "$want" ] && [ "$got" = "$want" ]; then
            pass
        else
            fail "$name as $shape" "$BUILD/qingdan extract $file" \
                "$(diff <(tr , '\n' <<<"$want" | cat -n) <(tr , '\n' <<<"$got" | cat -n) | grep '^[<>]'; cat "$scratch/office-$shape.said")"
        fi
    done
done

if [ -d "$made/docx-numbers" ]; then # an archive is a folder
    zipped "$made/docx-numbers" "$scratch/heap.zip"
    summaries "$scratch/heap.zip" "$scratch/office-zip"
    if [ -s "$scratch/office-zip" ] && cmp -s "$scratch/office-zip" "$scratch/office-docx-numbers"; then
        pass
    else
        fail "an archive of docx" "$BUILD/qingdan score $scratch/heap.zip" "$(cat "$scratch/office-zip.said")"
    fi
fi

# --- quotations at the paragraph or on the page named ---

# The text of each paragraph (page) on a line of its own, by a program that is not ours.
paragraphs_docx() {
    unzip -p "$1" word/document.xml | tr -d '\n' |
        sed 's/<w:p[ >]/\n&/g' | sed '1d; s/<[^>]*>//g'
}
paragraphs_odt() {
    unzip -p "$1" content.xml | tr -d '\n' | sed 's/.*<office:text/<office:text/; s/<text:[ph][ >/]/\n&/g' |
        sed '1d; s/<[^>]*>//g'
}
pages_pdf() {
    local n
    for n in $(seq "$(pdfinfo "$1" | sed -n 's/^Pages: *//p')"); do
        pdftotext -q -f "$n" -l "$n" -enc UTF-8 "$1" - | tr -d '\n\f'
        echo
    done
}
pages_ofd() { # text objects by height, then from the left
    local n
    for n in $(seq 0 $(($(unzip -l "$1" | grep -c 'Page_[0-9]*/Content.xml') - 1))); do
        unzip -p "$1" "Doc_0/Pages/Page_$n/Content.xml" |
            sed -n 's/.*Boundary="\([0-9.]*\) \([0-9.]*\) .*<ofd:TextCode[^>]*>\(.*\)<\/ofd:TextCode>.*/\2\t\1\t\3/p' |
            sort -n -k 1,1 -k 2,2 | cut -f 3 | tr -d '\n'
        echo
    done
}

# Place and quotation of all evidence: the fields of a JSON object stand a line each.
quotations() {
    awk '
    function value(s) { sub(/^[^:]*: "?/, "", s); sub(/"?,?$/, "", s); gsub(/\\"/, "\"", s); return s }
    /"(page|paragraph)":/ { place = value($0) }
    /"quote":/ { quote = value($0) }
    /}/ { if (quote != "") print place "\t" quote; quote = ""; place = "" }
    ' "$1"
}

# Every quotation stands on the line of its number; on a page it may go on on the next.
misplaced() { # list of texts, quotations, lines that may be put together
    awk -F'\t' -v more="$3" '
    function plain(s) { gsub(/ |\t|&quot;|"/, "", s); gsub(/　/, "", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&amp;/, "\\&", s); return s }
    NR == FNR { text[FNR] = plain($0); next }
    {
        quote = plain($2)
        sub(/^…/, "", quote); sub(/…$/, "", quote)
        whole = text[$1]
        if (more) { # without the number at the foot and the head of the next page
            next_text = text[$1 + 1]
            tail = 0
            for (cut = 3; cut < length(quote); cut++)
                if (index(whole, substr(quote, 1, cut)) && index(next_text, substr(quote, cut + 1))) tail = 1
        }
        n++
        if ($1 == "" || !(index(whole, quote) || (more && tail))) print "not there: " $0
    }
    END { if (!n) print "no quotations" }
    ' "$1" "$2"
}

check_places() { # shape, function that lists texts, lines that go together, which files
    local file name
    has unzip unzip "places in $1" || return
    for file in "$made/$1"/${4:-}*; do
        name=$(basename "$file")
        qingdan score --quiet --format json "$file" >"$scratch/places.json" 2>"$scratch/said"
        quotations "$scratch/places.json" >"$scratch/places.quotes"
        "$2" "$file" >"$scratch/places.texts"
        wrong=$(misplaced "$scratch/places.texts" "$scratch/places.quotes" "$3")
        if [ -z "$wrong" ]; then
            pass
        else
            fail "places in $1/$name" "$BUILD/qingdan score --format json $file" "$(head -5 <<<"$wrong")"
        fi
    done
}
[ ! -d "$made/docx" ] || check_places docx paragraphs_docx ''
[ ! -d "$made/rtf" ] || check_places odt paragraphs_odt '' t
[ ! -d "$made/ofd" ] || check_places ofd pages_ofd 1
[ ! -d "$made/pdf-browser" ] || check_places pdf-browser pages_pdf 1

# --- what Word shows ---

if has zip zip "numbers, notes, boxes, changes and tables of docx"; then
    zipped tests/formats/word "$scratch/word.docx"
    qingdan extract --lang en "$scratch/word.docx" >"$scratch/word.extract" 2>"$scratch/word.said"
    awk '/^# text/ { on = 1; next } on { $1 = $2 = $3 = ""; sub(/^ +/, ""); print }' \
        "$scratch/word.extract" >"$scratch/word.got"
    said=$(grep -c I041 "$scratch/word.said")
    if [ "$said" = 1 ] && diff tests/formats/word.want "$scratch/word.got" >"$scratch/word.diff"; then
        pass
    else
        fail "word" "$BUILD/qingdan extract $scratch/word.docx" "$(cat "$scratch/word.diff" "$scratch/word.said")"
    fi
fi
