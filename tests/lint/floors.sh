#!/bin/bash
# The include law of src/README.md: base < model < stages < commands; stages never include
# each other; each third-party header stands in one file only.
set -uo pipefail
cd "$(dirname "$0")/../.."
git ls-files 'src/*.c' 'src/*.h' | xargs awk '
function floor(f) {
    if (f ~ /^base\//) return 0
    if (f ~ /^model\//) return 1
    if (f ~ /^(read|parse|rule|match|judge|check|overlap|render)\//) return 2
    return 3
}
FNR == 1 { me = FILENAME; sub(/^src\//, "", me); dir = me; sub(/\/.*/, "", dir) }
/^#include "/ {
    split($0, part, "\"")
    other = part[2]
    otherdir = other
    sub(/\/.*/, "", otherdir)
    if (other ~ /\.inc$/) next
    same = otherdir == dir && floor(me) == 2
    if (floor(other) > floor(me) || (floor(other) == 2 && floor(me) == 2 && !same)) {
        print FILENAME ": must not include " other
        bad = 1
    }
}
/^#include <libxml\// && FILENAME != "src/read/xml.c" {
    print FILENAME ": libxml2 belongs to src/read/xml.c alone"
    bad = 1
}
/^#include <(yaml|pcre2|jansson|csv|sha2|xxhash|libintl|iconv|zip|uchardet\/uchardet|md4c)\.h>/ {
    header = $2
    if (header in seen && seen[header] != FILENAME) {
        print FILENAME ": " header " belongs to " seen[header] " alone"
        bad = 1
    }
    seen[header] = FILENAME
}
END { exit bad }'
