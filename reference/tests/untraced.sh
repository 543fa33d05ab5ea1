#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# untraced.sh [OURO] [UNTRACED]
#
# Tracing that is off costs nothing: the same program takes as many instructions under OURO (build/ouro), which can trace, as under
# UNTRACED (build/tests/untraced), which is linked without core/tracemalloc.c. Callgrind counts; no clock is read, so a loaded machine
# changes nothing. Prints TAP.
set -u
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
with=${1:-$here/../../build/ouro}
without=${2:-$here/../../build/tests/untraced}
program=$here/untraced/allocates.py
most_permille=1 # of the count without tracing
number=0 failed=0

# instructions OURO ARGUMENT...: how many a run of the program takes. Says what stopped it on standard error, and nothing, if it failed.
instructions() {
    local log
    if log=$(env -i valgrind --tool=callgrind --callgrind-out-file=/dev/null "$1" "$program" "${@:2}" 2>&1); then
        sed -n 's/^==[0-9]*== Collected : //p' <<<"$log"
    else
        echo "$log" >&2
    fi
}

# result PASSED TITLE
result() {
    number=$((number + 1))
    if [ "$1" -eq 1 ]; then
        echo "ok $number - $2"
    else
        failed=$((failed + 1))
        echo "not ok $number - $2"
    fi
}

off=$(instructions "$with")
never=$(instructions "$without")
on=$(instructions "$with" traced)
again=$(instructions "$with")
echo "# instructions: ${never:-none} without the module, ${off:-none} with tracing off, ${on:-none} with tracing on"
if [ -z "$off" ] || [ -z "$never" ] || [ -z "$on" ]; then
    echo "not ok 1 - every run comes to its end and is counted"
    echo "1..1"
    exit 1
fi
difference=$((off > never ? off - never : never - off))
result $((off == again)) "the count of a program is the same in every run"
result $((difference * 1000 <= never * most_permille)) "tracing that is off costs at most $most_permille instruction in 1000"
result $((on > never + never / 10)) "the same measure sees tracing that is on"
echo "1..$number"
[ $failed -eq 0 ]
