#!/bin/bash
# make.sh: writes a UTF-8 report as web pages of every build, and as Markdown.
#   usage: make.sh FILE FOLDER       from the root; writes FOLDER/SHAPE/NAME.html or .md
# A shape is a function below: paragraphs on standard input, one a line (empty lines between
# some), $title the report's title in one line; the page on standard output.
set -u -o pipefail
here=tests/formats
file=$1
folder=$2
name=$(basename "$file" .txt)

utf8_sed() { LC_ALL=C.UTF-8 sed "$@"; }

# What an agency wrote, without what its page put around it.
report() {
    if [[ $(head -n 1 "$file") == *' > '* ]]; then
        sed '1d; 3,4d; /^扫一扫/,$d' "$file"
    else
        cat "$file"
    fi
}

escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'; }

head_of() { # charset, more of the head
    printf '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="%s">\n<title>%s</title>\n%s</head>\n' \
        "$1" "$title" "${2:-}"
}

# Paragraphs as <p>, nothing else.
shape_p() {
    head_of utf-8
    echo '<body>'
    sed '/^$/d; s:.*:<p>&</p>:'
    echo '</body></html>'
}

# One block, lines broken by hand, blanks to indent them.
shape_br() {
    head_of utf-8
    echo '<body><div id="zoom">'
    sed 's/^./\&nbsp;\&nbsp;\&nbsp;\&nbsp;&/; s/$/<br>/' | tr -d '\n'
    echo '</div></body></html>'
}

# An editor's leavings: a <div> a paragraph, text cut into spans, source lines broken inside
# them, characters by name and by number, empty paragraphs.
shape_spans() {
    head_of utf-8
    echo '<body><div class="article-content">'
    utf8_sed -E '
        /^$/ { s:^$:<div>\&nbsp;</div>:; b }
        s/[^&;]{16}[^&;0-9A-Za-z.(]/&\n/g
        s|[^\n]+|<span style="font-family:仿宋_GB2312">&</span>|g
        s/\n/\n        /2g
        s/“/\&ldquo;/g; s/”/\&rdquo;/g; s/年/\&#24180;/g; s/(第|件|次)/<font face="宋体">\1<\/font><o:p><\/o:p>/g
        s|.*|<div style="text-indent: 2em;">&</div>|'
    echo '</div></body></html>'
}

# GB18030 under the name pages give it, line ends of Windows, capital tags, <P> not closed.
shape_gb() {
    {
        printf '<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">\n<TITLE>%s</TITLE></HEAD>\n<BODY>\n' "$title"
        sed '/^$/d; s:^:<P><FONT size=3>:'
        echo '</BODY></HTML>'
    } | sed 's/$/\r/' | iconv -f UTF-8 -t GB18030
}

# No word about the encoding at all.
shape_silent() {
    { echo '<html><body>'; sed '/^$/d; s:.*:<p>&</p>:'; echo '</body></html>'; } | iconv -f UTF-8 -t GB18030
}

# Headings are paragraphs in bold; signature on the right.
shape_bold() {
    head_of utf-8
    echo '<body>'
    sed -E '/^$/d
        s:^((一|二|三|四|五|六|七|八|九|十)+、.*)$:<p><strong>\1</strong></p>:; t
        s:^([（(](一|二|三|四|五|六|七|八|九|十)+[）)][^。]*。)(.+)$:<p style="text-indent\:2em"><b>\1</b>\3</p>:; t
        s:.*:<p>&</p>:'
    echo '</body></html>'
}

# Numbers that are nowhere in the text: those of headings come from the style sheet, those
# of a third level from lists.
shape_numbers() {
    head_of utf-8 '<style>
.text { counter-reset: one; }
.text h2 { counter-increment: one; counter-reset: two; font-size: 16pt }
.text h2::before { content: counter(one, cjk-ideographic) "、"; }
p.two { counter-increment: two }
p.two:before { content: "（" counter(two, simp-chinese-informal) "）" }
ol.three { list-style-type: decimal; margin: 0 }
</style>
'
    echo '<body><div class="text">'
    awk -f $here/numbers.awk
    echo '</div></body></html>'
}

# A page of today's sites: frame, path, facts printed twice, tools, related pages, foot.
shape_site() { site "$here/site.html" utf-8; }

# A page of twenty years ago: nested tables lay it out; in GB18030.
shape_tables() { site "$here/tables.html" gb2312 | iconv -f UTF-8 -t GB18030; }

# The article twice, for wide and for narrow screens.
shape_twice() {
    local paragraphs
    paragraphs=$(sed '/^$/d; s:.*:<p>&</p>:')
    head_of utf-8
    printf '<body>\n<div class="pc"><h1>%s</h1>\n<div class="con">\n%s\n</div></div>\n' "$title" "$(tail -n +$((title_lines + 1)) <<<"$paragraphs")"
    printf '<div class="phone"><h2>%s</h2>\n<div class="con">\n%s\n</div></div>\n</body></html>\n' "$title" "$(tail -n +$((title_lines + 1)) <<<"$paragraphs")"
}

# Markdown with marks for headings, bold openings and lists.
shape_markdown() {
    printf -- '---\ntitle: "%s"\n---\n\n' "$title"
    sed -E "1,$title_lines d
        s:^((一|二|三|四|五|六|七|八|九|十)+、.*)\$:\n## \1\n:; t
        s:^([（(](一|二|三|四|五|六|七|八|九|十)+[）)][^。]{1,90})\$:\n### \1\n:; t
        s:^([（(](一|二|三|四|五|六|七|八|九|十)+[）)][^。*]*。)(.+)\$:**\1**\3:; t
        s:^([0-9]+)\.([^0-9]):\1. \2:"
}

# Fills a template: @TITLE@ in any line, @BODY@ alone in one.
site() { # template, charset
    sed '/^$/d; s:.*:<p>　　&</p>:' | tail -n +$((title_lines + 1)) >"$folder/body"
    sed "s|@TITLE@|$title|g; s|@CHARSET@|$2|g; /@BODY@/ {
        r $folder/body
        d
    }" "$1"
    rm "$folder/body"
}

mkdir -p "$folder"
report | escape >"$folder/text"
title_lines=$(awk '/(报告|報告|情况|情況)$/ { print NR; exit }' "$folder/text")
title=$(head -n "$title_lines" "$folder/text" | tr -d '\n')
for shape in $(declare -F | sed -n 's/^declare -f shape_//p'); do
    mkdir -p "$folder/$shape"
    ending=html
    [ "$shape" != markdown ] || ending=md
    "shape_$shape" <"$folder/text" >"$folder/$shape/$name.$ending"
done
rm "$folder/text"
