# SPDX-License-Identifier: MIT
# tap.sh: for the tests of the learner's loop, which source it at the top of the repository.
#
#     says CLAIM STATUS WORDS COMMAND...    the command ends so, and its output has the words
#     tells CLAIM WORDS                     the output of the last command has the words
#     says_not CLAIM WORDS                  the output of the last command lacks the words
#     holds CLAIM COMMAND...                the command succeeds
#     tree                                  goes to a copy of the course with a build/ of its own
#     solve LAB [MISTAKE]                   there: puts a model answer in place, with a mistake
#     finish                                the plan, and the status
# shellcheck shell=bash

top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
number=0 status=0
export COLUMNS=200

# verdict CLAIM RESULT: one TAP line; what the last command said stands below a failure.
verdict() {
    number=$((number + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        sed 's/^/# /' "$work/out"
        status=1
    fi
}

says() {
    local claim=$1 wanted=$2 words=$3 got result=0
    shift 3
    "$@" >"$work/out" 2>&1 </dev/null
    got=$?
    [ $got -eq "$wanted" ] || { result=1; echo "(status $got, not $wanted)" >>"$work/out"; }
    tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words" || { result=1; echo "(missing: $words)" >>"$work/out"; }
    verdict "$claim" $result
}

tells() {
    tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$2"
    verdict "$1" $?
}

says_not() {
    ! tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$2"
    verdict "$1" $?
}

holds() {
    local claim=$1
    shift
    "$@" >"$work/out" 2>&1 </dev/null
    verdict "$claim" $?
}

# The grader and the reference are those of the repository. The times of files are kept, so that
# make finds nothing to build.
tree() {
    mkdir -p "$work/tree/build" build/kept
    cp -a Makefile labs grader "$work/tree"
    ln -s "$top"/{reference,solutions} "$work/tree"
    ln -s "$top"/build/{ouro-grade,ouro-explain,ouro-stage,grader,student,asan,gen,trace,kept} "$work/tree/build"
    cd "$work/tree" || exit 3
    build/ouro-stage labs --into "$work/staged" >/dev/null && cp -r "$work/staged/labs" . || exit 3
}

solve() {
    local answer
    answer=$(echo solutions/lab"$1"-*)
    cp "$answer"/*.c "labs/${answer#solutions/}"
    [ $# -eq 1 ] || patch -s -p1 -d "labs/${answer#solutions/}" <"$answer/mistakes/$2.patch"
}

finish() {
    echo "1..$number"
    exit $status
}
