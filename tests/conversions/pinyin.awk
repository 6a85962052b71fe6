# pinyin.awk: puts a pinyin note behind every third of the characters in pinyin.tsv, as machine
# mirrors do. plain=1 writes the notes without tone marks (Big5 has none).
BEGIN {
    FS = "\t"
    while ((getline row < "tests/conversions/pinyin.tsv") > 0) {
        split(row, cell, "\t")
        note[cell[1]] = plain ? cell[3] : cell[2]
    }
}

{
    rest = $0
    out = ""
    while (match(rest, /[\340-\357][\200-\277][\200-\277]/)) {
        c = substr(rest, RSTART, 3)
        out = out substr(rest, 1, RSTART + 2)
        rest = substr(rest, RSTART + 3)
        if (c in note && ++seen % 3 == 0) {
            out = out "(" note[c] (seen % 4 == 0 ? " " : "") ")"
        }
    }
    print out rest
}
