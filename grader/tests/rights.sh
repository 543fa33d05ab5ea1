#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# rights.sh: as whom a student's code is compiled, linked, looked at and run, seen from outside; and
# when the grader refuses to run a stranger's without a sandbox. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
unset OURO_NO_SANDBOX # what this machine can do is asked for here, not assumed
chmod 755 "$work"
bubblewrap=0
build/ouro-grade --check-sandbox >/dev/null && bubblewrap=1

# ---- as whom ---------------------------------------------------------------------------------------

# The model answer, but a program that does not end: long enough to be seen.
mkdir -p "$work/endless"
sed '/^void Ou_IncRef(/{n;s/$/\n    for (;;) {\n    }/}' solutions/lab1-refcount/refcount.c >"$work/endless/refcount.c"

# runs CLAIM USER NAMES ARGUMENT...: every program of a grading runs as USER without any right, and
# these were seen. Words before "--" in `as` start the grader.
as=()
runs() {
    local claim=$1 user=$2 names=$3
    shift 3
    python3 grader/tests/rights.py "${stop[@]}" "$user" "${as[@]}" build/ouro-grade 1 "$@" >"$work/out" 2>&1
    local got=$? name
    for name in $names; do grep -qE "^seen:.* $name" "$work/out" || { got=1; echo "(not seen: $name)" >>"$work/out"; }; done
    verdict "$claim" $got
}

walls=()
[ $bubblewrap -eq 1 ] || walls=(--no-sandbox)
everything="cc1 ld memcheck"
if [ "$(id -u)" -eq 0 ]; then
    stop=()
    runs "started as root, all is done as nobody" 65534 "$everything" \
        --submission solutions --only 1.1,2 --lanes plain,memcheck "${walls[@]}"
    runs "and without a sandbox too" 65534 "$everything" \
        --submission solutions --only 1.1,2 --lanes plain,memcheck --no-sandbox
    as=(setpriv --groups 4,5,27)
    stop=(--stop-at probes)
    runs "the groups of root are left" 65534 probes --submission "$work/endless" --only 1.3 --lanes plain --no-sandbox
    as=(setpriv --reuid 1234 --regid 1234 --clear-groups --inh-caps +net_raw --ambient-caps +net_raw env TMPDIR=/tmp)
    if "${as[@]}" test -r Makefile; then
        stop=()
        runs "an ordinary user's rights are given up" 1234 "$everything" \
            --submission solutions --only 1.1,2 --lanes plain,memcheck --no-sandbox
    else
        echo "ok $((++number)) - an ordinary user's rights are given up # SKIP this folder is closed to other users"
    fi
    if unshare -r true 2>/dev/null; then
        says "where root cannot become nobody, nothing is run" 3 "Start it as an ordinary user." \
            unshare -r build/ouro-grade 1 --only 1.1
    else
        echo "ok $((++number)) - where root cannot become nobody, nothing is run # SKIP no user namespaces here"
    fi
else
    stop=()
    for option in "" --no-sandbox; do
        runs "an ordinary user's programs have no rights${option:+, $option}" "$(id -u)" "$everything" \
            --submission solutions --only 1.1,2 --lanes plain,memcheck ${option:-"${walls[@]}"}
    done
fi

# ---- without a sandbox -----------------------------------------------------------------------------

# A machine on which bubblewrap says no.
mkdir -p "$work/bin" "$work/handed-in" "$work/empty"
printf '#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n' >"$work/bin/bwrap"
chmod +x "$work/bin/bwrap"
cp solutions/lab1-refcount/refcount.c "$work/handed-in"
unfit() { PATH=$work/bin:$PATH build/ouro-grade "$@"; }

says "a stranger's work is not run without a sandbox" 3 "was not graded, and nothing of it was run." \
    unfit 1 --submission "$work/handed-in" --only 1.1 --lanes plain
tells "the reason is told" "Bubblewrap does not work here: bwrap: No permissions to create new namespace"
tells "and what to do" "Mend it: "
tells "and what the other way risks" "--no-sandbox (make: NO_SANDBOX=1) grades with process limits only. Then the program"
says "nor for all labs" 3 "was not graded" unfit --all --submission "$work/handed-in"
says "nor for make mine" 3 "was not graded" unfit --mine "$work/mine" 1 --submission "$work/handed-in"
[ ! -e "$work/mine" ]
verdict "which then writes nothing" $?
says "a path that only begins like labs is a stranger's" 3 "was not graded" unfit 1 --submission labs/../grader
says "it is when that is spelled out" 0 "no sandbox around the code, as asked for" \
    unfit 1 --submission "$work/handed-in" --only 1.1 --lanes plain --no-sandbox
says "as make spells it" 0 "run with process limits only" env PATH="$work/bin:$PATH" \
    make -s check LAB=1 ONLY=1.1 SUBMISSION="$work/handed-in" NO_SANDBOX=1
says "make without it" 2 "was not graded" env PATH="$work/bin:$PATH" \
    make -s check LAB=1 ONLY=1.1 SUBMISSION="$work/handed-in"
says "one's own work needs no word" 0 "Bubblewrap does not work here, so your code ran with process limits only." \
    unfit 1 --submission solutions --only 1.1 --lanes plain
says "the check says why, too" 3 "Bubblewrap does not work here" unfit --check-sandbox
says "the tests find out by themselves" 0 "graded with process limits only (NO_SANDBOX=1). word=1" \
    env PATH="$work/bin:$PATH" bash -c '. grader/tests/sandbox.sh; echo "word=$OURO_NO_SANDBOX"'
for program in prlimit setarch gcc nm env true cat ld as; do
    ln -s "$(command -v $program)" "$work/empty/$program"
done
says "where there is none, the package is named" 3 "sudo apt-get install -y bubblewrap" \
    env PATH="$work/empty" build/ouro-grade --check-sandbox
finish
