#!/bin/bash
# run.sh: the same report as a web page of any build or as Markdown (make.sh, pandoc) gets the same issuer,
# body, year, score to the hundredth and verdicts as its text.
. "$(dirname "$0")/../case.sh"

# Foreign libraries stay out of the program that judges.
linked=$(ldd "$program" | grep -o -E 'lib(xml2|zip|uchardet|md4c|icu[a-z]*|stdc\+\+)\.so[^ ]*')
if [ -z "$linked" ] && ldd "$program-read" | grep -q libxml2; then
    pass
else
    fail "libraries of qingdan" "ldd $BUILD/qingdan $BUILD/qingdan-read" "$linked"
fi

reports=$(echo reports/*.txt)
mkdir -p "$shown/txt"
for report in $reports; do
    cp "$report" "$shown/txt/"
    bash tests/formats/make.sh "$report" "$shown/as" 2>&1
done
if command -v pandoc >/dev/null; then
    mkdir -p "$shown/as/pandoc"
    for report in $reports; do
        name=$(basename "$report" .txt)
        sed 's/$/\n/; s/[<>*_#|~]/\\&/g' "$report" |
            pandoc -f markdown-smart -t html -s --metadata pagetitle="$name" -o "$shown/as/pandoc/$name.html"
    done
else
    skip "pages made by pandoc, which is not installed (apt install pandoc)"
fi

# Per report: name, then all that is said of it but its path.
summary() {
    qingdan score --quiet --format csv-summary "$1" 2>"$scratch/said" | sed '1d; s/\r$//' |
        sed -E 's:^[^,]*/([^,/]*)\.[a-z]+,:\1 :; s/I008[^;]*(; )?//'
}

summary "$shown/txt" >"$scratch/want.tsv"
for folder in "$shown"/as/*; do
    shape=$(basename "$folder")
    summary "$folder" >"$scratch/$shape.tsv"
    while read -r name want; do
        got=$(sed -n "s/^$name //p" "$scratch/$shape.tsv")
        if [ "$got" = "$want" ]; then
            pass
        else
            fail "$name as $shape" "$BUILD/qingdan extract $folder/$name.*" \
                "$(diff <(tr , '\n' <<<"$want" | cat -n) <(tr , '\n' <<<"$got" | cat -n) | grep '^[<>]'; cat "$scratch/said")"
        fi
    done <"$scratch/want.tsv"
done

. tests/formats/office.sh
. tests/formats/bad.sh
finish
