# numbers.awk: paragraphs whose typed numbers are taken away where a browser would count the
# same: 一、 as <h2>, （一） as <p class=two>, 1. as the items of a list. A number out of
# order, and every one of its level behind it, stays typed.
function han(n,    digits) {
    split("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五", digits, " ")
    return digits[n]
}
function close_list() {
    if (in_list) print "</ol>"
    in_list = 0
}
/^$/ { next }
{
    if (!off1 && index($0, han(one + 1) "、") == 1) {
        close_list()
        one++
        two = 0
        print "<h2>" substr($0, length(han(one) "、") + 1) "</h2>"
        next
    }
    if ($0 ~ /^(一|二|三|四|五|六|七|八|九|十)+、/) off1 = 1
    open = "（"; close_ = "）"
    if (!off2 && one && index($0, open han(two + 1) close_) == 1) {
        close_list()
        two++
        print "<p class=\"two\">" substr($0, length(open han(two) close_) + 1) "</p>"
        next
    }
    if ($0 ~ /^（(一|二|三|四|五|六|七|八|九|十)+）/) off2 = 1
    if (match($0, /^[0-9]+\./) && $0 !~ /^[0-9]+\.[0-9]/) {
        n = substr($0, 1, RLENGTH - 1) + 0
        if (!in_list || n != last + 1) {
            close_list()
            print "<ol class=\"three\" start=\"" n "\">"
            in_list = 1
        }
        last = n
        print "<li>" substr($0, RLENGTH + 1) "</li>"
        next
    }
    close_list()
    print "<p>" $0 "</p>"
}
END { close_list() }
