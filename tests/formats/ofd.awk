# ofd.awk: sets a UTF-8 text on pages of an OFD (GB/T 33190-2016), as a printer driver would:
# lines of 28 characters, each line in several text objects with the step of every
# character, those of a page in no order; a head on every page, its number at the foot.
#   usage: awk -v folder=NEW_FOLDER -v head=TEXT -f ofd.awk FILE; then zip the folder
# Bytes are read, so any awk in the C locale will do.
function width(s) { return s < "\200" ? 2.8 : 5.6 } # millimetres of one character
function escaped(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); return s }
function object(x, y, text, steps, size) {
    return sprintf("<ofd:TextObject ID=\"%d\" Boundary=\"%.2f %.2f %.2f 7\" Font=\"3\" Size=\"%.2f\">" \
        "<ofd:TextCode X=\"0\" Y=\"5\"%s>%s</ofd:TextCode></ofd:TextObject>\n",
        ++id, x, y, 150, size, steps == "" ? "" : " DeltaX=\"" steps "\"", escaped(text))
}
function put(x, text, steps) { objects[++objects_n] = object(x, y, text, steps, 5.6) }
# One line of text: pieces of seven characters.
function line(from, to, x,   i, n, text, steps, left) {
    left = x
    for (i = from; i <= to; i++) {
        if (n == 7) { put(left, text, steps); left = x; n = 0 }
        steps = n == 0 ? "" : steps (n > 1 ? " " : "") width(c[i - 1])
        text = n == 0 ? c[i] : text c[i]
        x += width(c[i]); n++
    }
    if (n) put(left, text, steps)
    y += 10
}
function page_end(   i, file) {
    file = folder "/Doc_0/Pages/Page_" pages "/Content.xml"
    system("mkdir -p '" folder "/Doc_0/Pages/Page_" pages "'")
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">" \
        "<ofd:Template TemplateID=\"2\"/><ofd:Content><ofd:Layer ID=\"" ++id "\">" >file
    print object(95, 275, "— " (pages + 1) " —", "", 4.2) object(28, 12, head, "", 4.2) >file
    for (i = 1; i <= objects_n; i++) print objects[pages % 2 ? objects_n + 1 - i : i] >file
    print "</ofd:Layer></ofd:Content></ofd:Page>" >file
    close(file)
    pages++; objects_n = 0; y = 30
}
# A mark that may not begin a line.
function stays(s) { return index("，。、；：！？）》”,.;:!?)%", s) > 0 }
BEGIN { y = 30; pages = 0; id = 10 }
{
    sub(/\r$/, ""); gsub(/^[ \t]+/, "")
    n = 0
    for (i = 1; i <= length($0);) {
        byte = substr($0, i, 1)
        size = byte < "\300" ? 1 : byte < "\340" ? 2 : byte < "\360" ? 3 : 4
        c[++n] = substr($0, i, size); i += size
    }
    for (first = 1; first <= n; first = last + 1) {
        x = first == 1 ? 39.2 : 28
        room = 184.8 - x
        for (last = first; last <= n && room >= width(c[last]); last++) room -= width(c[last])
        last--
        # figures stay whole, and no line begins with a closing mark
        for (cut = last; cut > first && last < n && (stays(c[cut + 1]) || (c[cut] c[cut + 1]) ~ /^[0-9.%]+$/); cut--);
        if (cut > first) last = cut
        line(first, last, x)
        if (y > 255) page_end()
    }
}
END {
    if (objects_n) page_end()
    file = folder "/OFD.xml"
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\" DocType=\"OFD\">" \
        "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>" >file
    close(file)
    file = folder "/Doc_0/Document.xml"
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData>" \
        "<ofd:MaxUnitID>" id + 10 "</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>" \
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData><ofd:Pages>" >file
    for (i = 0; i < pages; i++) print "<ofd:Page ID=\"" id + 20 + i "\" BaseLoc=\"Pages/Page_" i "/Content.xml\"/>" >file
    print "</ofd:Pages></ofd:Document>" >file
    close(file)
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Res xmlns:ofd=\"http://www.ofdspec.org/2016\" BaseLoc=\"Res\"><ofd:Fonts>" \
        "<ofd:Font ID=\"3\" FontName=\"仿宋\" FamilyName=\"仿宋\"/></ofd:Fonts></ofd:Res>" >(folder "/Doc_0/PublicRes.xml")
    system("mkdir -p '" folder "/Doc_0/Tpls/Tpl_0'")
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer ID=\"5\" Type=\"Background\">" \
        "<ofd:TextObject ID=\"6\" Boundary=\"60 150 100 10\" Font=\"3\" Size=\"8\" CTM=\"0.7 0.7 -0.7 0.7 0 0\"><ofd:TextCode X=\"0\" Y=\"7\">内部资料</ofd:TextCode></ofd:TextObject>" \
        "</ofd:Layer></ofd:Content></ofd:Page>" >(folder "/Doc_0/Tpls/Tpl_0/Content.xml")
}
