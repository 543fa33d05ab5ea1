#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# same.sh: the same files give the same record in every run, byte for byte, the seconds aside. Right
# files, wrong ones, and ones that use memory that is gone, whose behaviour is up to the allocator.
# Prints TAP. `make build` first.
#
#     same.sh                           three runs of some, in the plain lane, as `make test` does
#     RUNS=20 LANES=plain,asan,memcheck BUSY=2 same.sh [NAME...]     20 runs of all, or of these, while
#                                                                    two processes do nothing but count
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
. grader/tests/sandbox.sh
chmod 755 "$work"
: >"$work/out"
runs=${RUNS:-3} lanes=${LANES:-plain}

for ((i = 0; i < ${BUSY:-0}; i++)); do
    timeout 3600 sh -c 'while :; do :; done' &
    busy+=($!)
done
trap '[ -z "${busy[*]:-}" ] || kill "${busy[@]}"; rm -rf "$work"' EXIT

# answer NAME [SCRIPT]: a submission: the model answer of lab 1, changed by a sed script.
answer() {
    mkdir -p "$work/$1"
    sed "${2:-}" solutions/lab1-refcount/refcount.c >"$work/$1/refcount.c"
    [ $# -eq 1 ] || ! cmp -s solutions/lab1-refcount/refcount.c "$work/$1/refcount.c" ||
        verdict "$1: the model answer was changed" 1
}

answer right
answer wrong 's/^    if (--op->ob_refcnt == 0) {$/    if (--op->ob_refcnt <= 1) {/'
# It writes to what has just been freed; it reads it; it frees it once more; it follows what it finds there.
answer writes 's/^        Ou_Dealloc(op);$/&\n        op->ob_refcnt = -1;/'
answer reads 's/^        Ou_Dealloc(op);$/&\n        OU_REF_TOTAL_ADD(op->ob_refcnt \& 7);/'
answer twice 's/^        Ou_Dealloc(op);$/&\n        Ou_Dealloc(op);/'
answer follows 's/^        Ou_Dealloc(op);$/&\n        op->ob_type->tp_dealloc(op);/'
answer endless 's/^        Ou_Dealloc(op);$/        for (;;) {\n        }/'

# record FILE NAME: the record without its seconds; whoever gives no record gives its error.
record() {
    build/ouro-grade 1 --only 1,2 --lanes "$lanes" --submission "$work/$2" --format json 2>&1 | grep -v '"seconds"' >"$1"
}

[ $# -gt 0 ] || set -- right wrong writes reads ${RUNS:+twice follows endless}
for name in "$@"; do
    record "$work/first" "$name"
    result=0
    for ((run = 1; run < runs; run++)); do
        record "$work/next" "$name"
        if ! cmp -s "$work/first" "$work/next"; then
            diff "$work/first" "$work/next" >"$work/out"
            result=1
            break
        fi
    done
    verdict "$name: $runs runs give the same record" $result
    cp "$work/first" "$work/out"
    case $name in
    right) wanted=passed ;;
    reads) wanted='passed|failed' ;; # what it reads changes no line that it prints
    *) wanted=failed ;;
    esac
    grep -q '"tests": \[' "$work/first" && grep -qE "\"status\": \"($wanted)\"" "$work/first"
    verdict "$name: it is a record, and of such a program" $?
done
finish
