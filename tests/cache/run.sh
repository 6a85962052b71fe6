#!/bin/bash
# run.sh: the cache of compiled rules changes nothing but the time: same bytes with and
# without, whatever stands in the cache folder; contents of the rules decide, not times.
. "$(dirname "$0")/../case.sh"

report=$PWD/reports/town-2024.txt
cp -r rules/fazhi "$scratch/pack"
export QINGDAN_RULES=$scratch/pack XDG_CACHE_HOME=$scratch/home
cd "$scratch" || exit 1

# --year: what is printed does not depend on the day of the test.
score() { qingdan score --lang en --year 2024 --format json "$@" "$report"; }
image() { echo "$XDG_CACHE_HOME"/qingdan/*.image; }
inode() { stat -c %i "$(image)"; }

expect() { # what, wanted, got
    if [ "$2" = "$3" ]; then
        pass
    else
        fail "$1" "bash tests/cache/run.sh" "want: $2
got:  $3"
    fi
}

same() { # what: the program prints what it prints without a cache
    expect "$1: same bytes" "$plain" "$(score 2>&1 | sha256sum)"
}

# The image is not used: the run replaces it, and the next one leaves it alone.
replaced() { # what
    local before after
    before=$(inode)
    same "$1"
    after=$(inode)
    [ "$before" != "$after" ] || fail "$1: the image is replaced" "bash tests/cache/run.sh" "inode $before"
    same "$1, the next run"
    expect "$1: the new image is used" "$after" "$(inode)"
}

plain=$(score --no-cache 2>&1 | sha256sum)
expect "--no-cache writes nothing" "no" "$([ -e home ] && echo yes || echo no)"
same "first run"
if [ ! -e "$(image)" ]; then
    skip "the cache: this build has no image (a sanitizer, or no build id)"
    finish
    exit
fi
expect "folder and file are private" "700 600" "$(stat -c %a home/qingdan "$(image)" | tr '\n' ' ' | sed 's/ $//')"
cp -p "$(image)" kept
kept=$(inode)
same "second run"
expect "the second run leaves the image alone" "$kept" "$(inode)"

# Damage: a byte in the magic, key, sum, length, root, page header, data; lengths of all kinds.
for at in 3 10 30 42 50 4100 5000 500000 $(($(stat -c %s kept) - 1)); do
    cp -p kept "$(image)"
    printf '\377' | dd of="$(image)" bs=1 seek="$at" conv=notrunc status=none
    replaced "byte $at is another"
done
for size in 0 1 63 4096 5000 200000 8000000 300000000; do
    cp -p kept "$(image)"
    truncate -s "$size" "$(image)"
    replaced "$size bytes long"
done
cp "$report" "$(image)"
replaced "another file"
cp -p kept "$(image)"
chmod 666 "$(image)"
replaced "others could have written it"

# The contents of the rules decide: one word of the same length, the old time.
sed -i 's/is negated/WAS NEGATE/' pack/guards.yaml
touch -r pack/items-05-D.yaml pack/guards.yaml
touch -r pack/guards.yaml time
score >/dev/null
before=$(score --no-cache | sha256sum)
sed 's/WAS NEGATE/NOT TO SEE/' pack/guards.yaml >new
cat new >pack/guards.yaml
touch -r time pack/guards.yaml
expect "the rules were changed" "other" "$([ "$before" = "$(score --no-cache | sha256sum)" ] && echo same || echo other)"
expect "changed rules, old size and time" "$(score --no-cache | sha256sum)" "$(score | sha256sum)"
cp "$OLDPWD/rules/fazhi/guards.yaml" pack/guards.yaml
same "the old rules again"
echo 'guards: [' >pack/zz.yaml
expect "faulty rules are found" 3 "$(score >/dev/null 2>&1; echo $?)"
rm pack/zz.yaml
same "the fault is mended"

# No place for a cache, or none that is ours.
for home in /proc/self "$report" /nowhere/at/all '' relative; do
    expect "HOME=$home" "$plain" "$( (unset XDG_CACHE_HOME; HOME=$home score 2>&1) | sha256sum)"
done
expect "no HOME" "$plain" "$( (unset XDG_CACHE_HOME HOME; score 2>&1) | sha256sum)"
expect "a relative XDG_CACHE_HOME" "$plain" "$(HOME=/nowhere XDG_CACHE_HOME=relative score 2>&1 | sha256sum)"
expect "nothing was made of it" no "$([ -e relative ] && echo yes || echo no)"
mkdir -p open/qingdan linked elsewhere
chmod 777 open/qingdan
ln -s ../elsewhere linked/qingdan
for place in open linked; do
    expect "the folder is $place" "$plain" "$(XDG_CACHE_HOME=$scratch/$place score 2>&1 | sha256sum)"
    expect "nothing is written there: $place" "" "$(ls "$place/qingdan/")"
done

# Several at once.
export XDG_CACHE_HOME=$scratch/at-once
for i in 1 2 3 4 5 6; do
    score >"at-once-$i" 2>&1 &
done
wait
for i in 1 2 3 4 5 6; do
    expect "at once, $i" "$plain" "$(sha256sum <"at-once-$i")"
done
expect "one file is left" 1 "$(ls at-once/qingdan | wc -l)"
same "after that"
finish
