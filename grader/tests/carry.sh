#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# carry.sh: integrated grading (CARRY=1) names the file that is to blame. A small second lab, made
# of the reference's trashcan, stands behind a copy of lab 1; mistakes of lab 1 show in its test.
# Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
number=0 status=0

# ---- two labs, and somebody's work ------------------------------------------------------------------

tree=$work/tree mine=$work/mine
mkdir -p "$tree/labs/lab2-tiny/tests" "$mine"/{lab1-refcount,lab2-tiny}
ln -s "$top"/{build,grader,reference,solutions} "$tree"
cp -r labs/probe labs/program labs/lab1-refcount "$tree/labs"
cd "$tree" || exit 3
functions=$(nm -P build/student/core/trashcan.o | awk '$2 == "T" { printf "%s\"%s\"", sep, $1; sep = ", " }')
cat >labs/lab2-tiny/lab.json <<END
{"lab": 2, "slug": "lab2-tiny", "title": "Tiny", "summary": "One file.", "hours": [1, 1],
 "files": [{"name": "trashcan.c", "replaces": "core/trashcan.c"}], "exports": [$functions],
 "lanes": {"plain": 2, "asan": 1}, "stub_score": 0,
 "tasks": [{"task": 1, "title": "One", "minutes": 5, "difficulty": "easy", "section": "one"}],
 "tests": [{"id": "1.1", "probe": "death", "task": 1, "weight": 1, "name": "it dies", "why": "It must.", "section": "one"},
  {"id": "1.2", "probe": "nothing", "task": 1, "weight": 1, "name": "nothing happens", "why": "Why not.", "section": "one"}],
 "program_lanes": {"plain": 1},
 "programs": [{"id": "P1", "program": "one", "weight": 1, "name": "it runs", "why": "It must.", "section": "one"}]}
END
cat >labs/lab2-tiny/tests/death.c <<'END'
#include "probe.h"
#include "toy.h"

PROBE(death)
{
    Toy *car = toy("car");
    Ou_IncRef(OBJ(car));
    Ou_DecRef(OBJ(car));
    say("it lives");     // expect: it lives
    Ou_DecRef(OBJ(car)); // expect: car dies
}
END
cat >labs/lab2-tiny/tests/nothing.c <<'END'
#include "probe.h"

PROBE(nothing)
{
    say("nothing"); // expect: nothing
}
END
sed -i 's/"toy.h"/&\n\n#include "ouro\/refcount.h"/' labs/lab2-tiny/tests/death.c
echo 'print("one")  # expect: one' >labs/lab2-tiny/tests/one.py

# works LAB: this lab is solved. mistake PATCH: lab 1 with a mistake in it.
works() {
    case $1 in
    1) cp "$top/solutions/lab1-refcount/refcount.c" "$mine/lab1-refcount" ;;
    2) cp "$top/reference/core/trashcan.c" "$mine/lab2-tiny" ;;
    esac
}
mistake() {
    works 1
    patch -s -p1 -d "$mine/lab1-refcount" <"$top/solutions/lab1-refcount/mistakes/$1.patch"
}
# breaks_2: lab 2 loses a function's effect: its test cannot see it, so it crashes on load
# (a constructor, which the check of what a file uses would turn away).
breaks_2() {
    works 2
    printf '%s\n' '#include <stdlib.h>' '__attribute__((constructor)) static void leave(void) { abort(); }' \
        >>"$mine/lab2-tiny/trashcan.c"
}

# ---- claims --------------------------------------------------------------------------------------

# carry CLAIM STATUS WORDS LAB ARGUMENT...
carry() {
    local claim=$1 wanted=$2 words=$3 lab=$4 got
    shift 4
    build/ouro-grade "$lab" --carry --submission "$mine" "$@" >"$work/out" 2>&1
    got=$?
    number=$((number + 1))
    if [ $got -eq "$wanted" ] && tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words"; then
        echo "ok $number - $claim"
    else
        echo "not ok $number - $claim"
        echo "# status $got, not $wanted; or these words are missing: $words"
        sed 's/^/# /' "$work/out"
        status=1
    fi
}

works 1 && works 2
carry "both labs are right" 0 "3 of 3 tests pass. No points are given here" 2
carry "the record has no points" 0 '"max_score": 0' 2 --format json
mistake dies-at-one
carry "a mistake of lab 1 that shows in lab 2" 1 \
    "What fails here fails with your lab1-refcount/refcount.c, and passes with ours in its place." 2
carry "the record names it" 1 '"cure": [ "lab1-refcount/refcount.c" ]' 2 --format json --lanes plain
carry "the same mistake in lab 1 itself" 1 \
    "fails with your lab1-refcount/refcount.c, and passes with ours in its place." 1 --lanes plain --only 1
works 1 && breaks_2
carry "a mistake of lab 2 itself" 1 \
    "fails with your lab2-tiny/trashcan.c, and passes with ours in its place." 2 --lanes plain --unchecked
mistake dies-at-one
carry "both are wrong" 1 \
    "fails with your lab1-refcount/refcount.c and lab2-tiny/trashcan.c, and passes with ours in their place." \
    2 --lanes plain --unchecked
works 2
cp "labs/lab1-refcount/refcount.c" "$mine/lab1-refcount"
carry "lab 1 is not begun" 0 "Ours is in the place of lab1-refcount (nothing is written yet)." 2 --lanes plain
rm "$mine/lab1-refcount/refcount.c"
carry "lab 1 is not there" 0 "Ours is in the place of lab1-refcount (there is no file that can be read)." 2 \
    --lanes plain
echo 'int broken' >"$mine/lab1-refcount/refcount.c"
carry "lab 1 does not compile" 1 "labs/lab1-refcount/refcount.c:1" 2 --lanes plain
sed -i 's/# expect: one/# expect: two/' labs/lab2-tiny/tests/one.py
works 1
carry "a test that nobody passes" 1 "also fails with ours in the place of all your files" 2 --lanes plain
carry "all labs at once" 2 "--carry goes with one lab" --all

echo "1..$number"
exit $status
