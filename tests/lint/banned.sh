#!/bin/bash
# Functions, headers and file names that this project does without.
set -uo pipefail
cd "$(dirname "$0")/../.."
bad=0
if git grep -nE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|gets)\(|<(ctype|setjmp)\.h>' -- 'src/*.c' 'src/*.h'; then
    bad=1
fi
if git ls-files src tests | grep -E '(^|/)(util|utils|common|misc|helpers?)\.'; then
    bad=1
fi
if git grep -nE '\b(TODO|FIXME|XXX)\b' -- 'src/*.c' 'src/*.h' Makefile; then
    bad=1
fi
for file in $(git ls-files 'src/*.c' 'src/*.h'); do
    lines=$(wc -l < "$file")
    [ "$lines" -gt 500 ] && { echo "$file: $lines lines, 500 at most"; bad=1; }
    head -1 "$file" | grep -q "^// $(basename "$file"): " || { echo "$file: first line is not '// $(basename "$file"): …'"; bad=1; }
done
exit $bad
