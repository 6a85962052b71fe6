#!/bin/bash
# Gathers the messages of the sources into src/po/zh_CN.po: new ones appear untranslated,
# translated ones stay. With --check nothing is written; status 1 while one is untranslated.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The catalogue of diagnostics is a list of macro calls: give its texts to xgettext as calls.
sed -nE 's/^X\([A-Z0-9_]+, "[A-Z0-9]+", [A-Z]+, (".*")\)$/SAY_LATER(\1);/p' src/base/diag_list.h > "$work/diag_list.c"
find src -name '*.[ch]' | LC_ALL=C sort |
    xargs xgettext --from-code=UTF-8 --language=C -ksay -kSAY_LATER --no-location --sort-output \
        -o "$work/all.pot" "$work/diag_list.c"
sed -i 's/charset=CHARSET/charset=UTF-8/; /^"POT-Creation-Date/d' "$work/all.pot"
if [ "${1:-}" = --check ]; then
    msgcmp src/po/zh_CN.po "$work/all.pot" # names every message without translation
    exit
fi
if [ -s src/po/zh_CN.po ]; then
    msgmerge --quiet --no-fuzzy-matching --sort-output --no-location -o "$work/new.po" src/po/zh_CN.po "$work/all.pot"
    msgattrib --no-obsolete --no-location -o src/po/zh_CN.po "$work/new.po"
else
    msginit --no-translator --locale=zh_CN.UTF-8 -i "$work/all.pot" -o src/po/zh_CN.po
fi
msgfmt --statistics -o /dev/null src/po/zh_CN.po
