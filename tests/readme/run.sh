#!/bin/bash
# run.sh: what the READMEs tell people to type works. Every command in a block marked ```sh of
# README.md and README.zh-CN.md is run in a copy of the tree, those of a block in one shell.
#   command            # exit 1       must end with status 1 (else 0)
#   command            # not run
# Of `make …`, `sudo …` and `git clone …` only the target of make is checked to be there.
. "$(dirname "$0")/../case.sh"

copy=$scratch/tree
mkdir "$copy"
tar --exclude=./build --exclude=./.git -cf - . | tar -C "$copy" -xf -
ln -s "${program%/*}" "$copy/build"
ln -s . "$copy/qingdan" # for `cd qingdan` after a clone

# The commands of all blocks of $1, one a line: block, line, command; continued lines and here
# documents stay one command, their line ends written as \001.
commands() {
    awk '
    /^ *```sh *$/ { block++; inside = 1; next }
    /^ *```/ { inside = 0; next }
    !inside { next }
    !here && !joined && /^[ \t]*(#.*)?$/ { next }
    {
        sub(/^\$ /, "")
        if (!here && !joined) { start = NR; text = $0 } else text = text "\001" $0
        joined = !here && /\\$/
        if (here) { if ($0 == here) here = "" }
        else if (match($0, /<<-?[\047"]?[A-Za-z_]+/)) {
            here = substr($0, RSTART, RLENGTH)
            gsub(/[^A-Za-z_]/, "", here)
        }
        if (!here && !joined) print block "\t" start "\t" text
    }' "$1"
}

check_target() { # place, command
    local target
    for target in $(sed 's/#.*//; s/.*make//; s/[^ ]*=[^ ]*//g; s/ -[^ ]*//g' <<<"$2"); do
        if grep -q "^$target:\|^\.PHONY:.* $target\( \|$\)" Makefile; then
            pass
        else
            fail "$1: $2" "make -n $target" "the Makefile has no target $target"
        fi
    done
}

# Runs the commands of a block, given on standard input as line and command.
run_block() {
    local readme=$1 line text want script=$scratch/block.sh
    echo "cd '$copy'" >"$script"
    : >"$scratch/wanted"
    while IFS=$'\t' read -r line text; do
        want=0
        [[ $text =~ \#\ exit\ ([0-9]+)$ ]] && want=${BASH_REMATCH[1]}
        case $text in
        *'# not run') continue ;;
        make* | 'sudo make'*)
            check_target "$readme:$line" "$text"
            continue
            ;;
        sudo* | 'git clone'*) continue ;;
        esac
        {
            echo "exec >'$scratch/said.$line' 2>&1"
            tr '\001' '\n' <<<"$text"
            echo "echo $line \$? >>'$scratch/ended'"
        } >>"$script"
        printf '%s\t%s\t%s\n' "$line" "$want" "$text" >>"$scratch/wanted"
    done
    : >"$scratch/ended"
    PATH=${program%/*}:$PATH bash "$script" </dev/null >"$scratch/syntax" 2>&1
    while IFS=$'\t' read -r line want text; do
        got=$(awk -v line="$line" '$1 == line { print $2 }' "$scratch/ended")
        if [ "$got" = "$want" ]; then
            pass
        else
            fail "$readme:$line: $text" "$(tr '\001' '\n' <<<"$text")" \
                "exit ${got:-never reached}, want $want
$(tail -n 5 "$scratch/said.$line" 2>/dev/null)$(cat "$scratch/syntax")"
        fi
    done <"$scratch/wanted"
}

for readme in README.md README.zh-CN.md; do
    if [ ! -f "$readme" ]; then
        fail "$readme" "ls $readme" "is not here"
        continue
    fi
    commands "$readme" >"$scratch/commands"
    for block in $(cut -f 1 "$scratch/commands" | uniq); do
        awk -F'\t' -v b="$block" '$1 == b { sub(/^[0-9]+\t/, ""); print }' \
            "$scratch/commands" >"$scratch/block"
        run_block "$readme" <"$scratch/block"
    done
done
finish
