#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# hidden.sh: hidden tests: there are enough of them, when they run, when their marks show, and that
# nothing of them leaks. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
number=0 status=0

# claim TITLE FILE: green when FILE is empty; else it says what is wrong.
claim() {
    number=$((number + 1))
    if [ ! -s "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        head -n 30 "$2" | sed 's/^/# /'
        status=1
    fi
}

# says TITLE STATUS WORDS ARGUMENT...: the grader ends so, and its report holds the words. Without
# arguments: the report that was looked at last.
last_status=0
says() {
    local title=$1 wanted=$2 words=$3
    shift 3
    if [ $# -gt 0 ]; then
        "$top/build/ouro-grade" "$@" >"$work/out" 2>&1
        last_status=$?
    fi
    : >"$work/wrong"
    if [ $last_status -ne "$wanted" ] || ! tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words"; then
        { echo "status $last_status, not $wanted; or these words are missing: $words"; cat "$work/out"; } >"$work/wrong"
    fi
    claim "$title" "$work/wrong"
}

# hushed TITLE: the report that was looked at last tells nothing of a hidden test.
hushed() {
    grep -nE 'H[0-9P]+[.0-9]|grader/hidden' "$work/out" >"$work/wrong"
    claim "$1" "$work/wrong"
}

# ---- what there is -------------------------------------------------------------------------------

cat >"$work/check.py" <<'END'
import glob, json, os, re
for folder in sorted(glob.glob("labs/lab*/")):
    slug = os.path.basename(folder[:-1])
    place = f"grader/hidden/{slug}"
    if not os.path.exists(f"{place}/hidden.json"):
        print(f"{place}/hidden.json is missing")
        continue
    lab = json.load(open(f"{place}/hidden.json"))
    given = json.load(open(f"labs/{slug}/lab.json"))
    tests, programs = lab["tests"], lab.get("programs", [])
    if len(tests) + len(programs) < 8:
        print(f"{place}: {len(tests) + len(programs)} tests; write 8 or more")
    anchors = {re.sub(r"[^a-z0-9 -]", "", line.lstrip("#").strip().lower()).replace(" ", "-")
               for line in open(f"labs/{slug}/README.md") if line.startswith("##")}
    for test in tests + programs:
        if test["section"] not in anchors:
            print(f"{place}: {test['id']}: the handout has no section {test['section']}")
    named = {f"{test['probe']}.c" for test in tests} | {f"{test['program']}.py" for test in programs}
    for path in glob.glob(f"{place}/*.[cp]*"):
        if os.path.basename(path) not in named:
            print(f"{path}: hidden.json does not name it")
    for test in given["tests"] + given.get("programs", []):
        for name in (f"{test.get('probe')}.c", f"{test.get('program')}.py"):
            if name in named:
                print(f"{place}/{name}: a test that students have is called so")
    path = f"{place}/fails.txt"
    fails = [line.split() for line in open(path)] if os.path.exists(path) else []
    for test in tests + programs:
        if not any(line[0] == test["id"] for line in fails):
            print(f"{path}: no wrong answer fails {test['id']}; type: make hidden-catches LAB={slug[3]}")
    for line in fails:
        if len(line) != 3 or not os.path.exists(f"solutions/{slug}/mistakes/{line[1]}.patch"):
            print(f"{path}: {' '.join(line)}: there is no such wrong answer")
END
python3 "$work/check.py" >"$work/wrong" 2>&1
claim "each lab has 8 of them or more, and each is known to fail for some wrong answer" "$work/wrong"
build/ouro-grade --all --list --hidden show 2>"$work/wrong" >"$work/out"
claim "all of them can be read" "$work/wrong"

# ---- when they run, and when their marks show ----------------------------------------------------

mkdir "$work/twice"
sed 's/Ou_XNewRef(value)/Ou_XNewRef(Ou_XNewRef(value))/' solutions/lab1-refcount/refcount.c >"$work/twice/refcount.c"
mine=(1 --submission "$work/twice" --lanes plain)

says "before the date: how many ran, and from when marks show" 1 "11 ran; their marks show after 9999-12-31." \
    "${mine[@]}" --hidden after=9999-12-31
hushed "and none is named"
says "after the date: what failed, in full" 1 "First failure, plain lane: H4." "${mine[@]}" --hidden after=2000-01-01T12:30
says "with its program, as any other" 1 "The program: grader/hidden/lab1-refcount/"
build/ouro-grade "${mine[@]}" --format json >"$work/without.json"
build/ouro-grade "${mine[@]}" --format json --hidden never >"$work/with.json"
python3 - "$work/without.json" "$work/with.json" >"$work/wrong" 2>&1 <<'END'
import json, sys
one, two = (json.load(open(name)) for name in sys.argv[1:])
hidden = two.pop("hidden")
for record in (one, two):
    for lane in record["lanes"]:
        del lane["seconds"]
if one != two:
    print("the record of the other tests has changed")
if hidden["visibility"] != "hidden" or not 0 < hidden["score"] < hidden["max_score"]:
    print({key: hidden[key] for key in ("visibility", "score", "max_score")})
END
claim "they change no other mark, and the record has theirs" "$work/wrong"

says "by name, where marks show" 1 "Hidden tests: 0 of 1 pass" "${mine[@]}" --hidden show --only H4.2
says "by name without --hidden: refused" 2 "hidden tests run by name only where their marks show" 1 --only H1.1
says "by name where marks do not show: refused" 2 "only where their marks show" 1 --hidden never --only H
says "together with others: refused" 2 "has no test 'H1.1'" 1 --hidden show --only 1.1,H1.1
says "a name that is none" 2 "has no test 'H9'" 1 --hidden show --only H9
says "a day that is none" 2 "not 'after=2026-02-30'" 1 --hidden after=2026-02-30
says "with --carry: refused" 2 "one at a time" 1 --hidden show --carry

# ---- nothing leaks -------------------------------------------------------------------------------

# A file that counts otherwise where it can read hidden tests, by the whole path or from where it stands.
mkdir "$work/spy" "$work/includes"
{
    cat <<END
#include "ouro/refcount.h"
#include <stdio.h>
#define HIDDEN "grader/hidden/lab1-refcount/"
static const char *const places[] = {"$top/" HIDDEN "hidden.json", HIDDEN "hidden.json", "../" HIDDEN "hidden.json",
    HIDDEN "takes_and_releases_in_any_order.c", "takes_and_releases_in_any_order.c"};
static int reads(void)
{
    for (unsigned i = 0; i < sizeof places / sizeof places[0]; i++) {
        FILE *file = fopen(places[i], "r");
        if (file != NULL) {
            fclose(file);
            return 1;
        }
    }
    return 0;
}
END
    sed 's/op->ob_refcnt++/op->ob_refcnt += 1 + reads()/' solutions/lab1-refcount/refcount.c
} >"$work/spy/refcount.c"
# The grader may refuse the functions that it calls; that is as good.
build/ouro-grade 1 --submission "$work/spy" --lanes plain --hidden show --only H1 >"$work/out" 2>&1
grep -qE '1 of 1 pass|none ran' "$work/out" && : >"$work/wrong" || cp "$work/out" "$work/wrong"
claim "they cannot be read at run time" "$work/wrong"
{
    echo '#include "../../grader/hidden/lab1-refcount/takes_and_releases_in_any_order.c"'
    cat solutions/lab1-refcount/refcount.c
} >"$work/includes/refcount.c"
says "nor included" 1 "none ran, for there is no program to run" \
    1 --submission "$work/includes" --lanes plain --hidden show --only H1

mkdir -p "$work/tree/grader"
ln -s "$top"/{build,labs,reference,solutions} "$work/tree"
ln -s "$top/grader/canary" "$work/tree/grader"
cd "$work/tree" || exit 3
says "without their folder the grader works" 0 "The test passes" 1 --submission solutions --lanes plain --only 1.1
says "and says that there are none" 2 "there is no grader/hidden/lab1-refcount/hidden.json" \
    1 --submission solutions --hidden show

echo "1..$number"
exit $status
