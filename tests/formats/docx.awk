# docx.awk: writes the main part of a Word document from a UTF-8 text, with 一、（一）1. at the
# beginning of lines as automatic numbers (levels 0 to 2 of list 1), as far as counting on
# gives the number that was typed; the others stay typed.
#   usage: LC_ALL=C awk -f docx.awk FILE >document.xml
function escaped(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); return s }
function marker(level, text) { # the number typed, and its length in `size`
    if (level == 2) {
        if (!match(text, /^[0-9]+[.]/)) return 0
        size = RLENGTH
        return substr(text, 1, RLENGTH - 1) + 0
    }
    for (i = 1; i <= 10; i++) {
        if (level == 0 && index(text, han[i] "、") == 1) { size = length(han[i] "、"); return i }
        if (level == 1 && index(text, "（" han[i] "）") == 1) { size = length("（" han[i] "）"); return i }
        if (level == 1 && index(text, "(" han[i] ")") == 1) { size = length("(" han[i] ")"); return i }
    }
    return 0
}
BEGIN {
    split("一 二 三 四 五 六 七 八 九 十", han, " ")
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
}
{
    sub(/\r$/, ""); gsub(/^[ \t]+/, "")
    style = ""; text = $0
    for (level = 0; level < 3; level++) {
        n = marker(level, $0)
        if (n && n == count[level] + 1 && !(level == 2 && !seen[1])) {
            count[level]++
            seen[level] = 1
            for (k = level + 1; k < 3; k++) { count[k] = 0; if (k == 1) seen[1] = 0 }
            style = level < 2 ? "<w:pPr><w:pStyle w:val=\"" level + 1 "\"/></w:pPr>" : "<w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            text = substr($0, size + 1)
            break
        }
    }
    if (style != "") numbered++
    print "<w:p>" style "<w:r><w:t xml:space=\"preserve\">" escaped(text) "</w:t></w:r></w:p>"
}
END {
    print "</w:body></w:document>"
    if (!numbered) exit 1 # nothing would be tested
}
