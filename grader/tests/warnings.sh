#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# warnings.sh: every C file of the repository compiles without a warning, with gcc and with clang,
# in every build profile of the reference. For users a warning is never an error; here it is.
# Prints TAP: one line per compiler and set of flags.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

strict="-std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Ireference/include"
number=0 status=0

# check TITLE COMPILER FLAGS... -- FILE...
check() {
    local title=$1 compiler=$2 flags=() log
    shift 2
    while [ "$1" != -- ]; do flags+=("$1"); shift; done
    shift
    number=$((number + 1))
    if [ $# -eq 0 ]; then
        echo "not ok $number - $title: no files"
        status=1
    elif log=$($compiler $strict "${flags[@]}" "$@" 2>&1); then
        echo "ok $number - $title, $compiler: $# files"
    else
        echo "not ok $number - $title, $compiler"
        head -n 30 <<<"$log" | sed 's/^/# /'
        status=1
    fi
}

mapfile -t reference < <(find reference -name '*.c' -not -path 'reference/tests/*' | sort)
mapfile -t tests < <(find reference/tests -name '*.c' | sort)
mapfile -t grader < <(find grader/src grader/tests grader/gdb -name '*.c' | sort)
mapfile -t probes < <(find labs -path '*/tests/*.c' -o -path 'labs/probe/*.c' | sort)
mapfile -t answers < <(find solutions -name '*.c' | sort)

for compiler in gcc clang; do
    # -O1: some warnings need the optimizer's eyes.
    check "reference, student profile" $compiler -O1 -- "${reference[@]}"
    check "reference, release profile" $compiler -O2 -DNDEBUG -- "${reference[@]}"
    check "reference, paranoid profile" $compiler -O1 -DOURO_PARANOID -- "${reference[@]}"
    check "unit tests" $compiler -O1 -- "${tests[@]}"
    check "grader" $compiler -O1 -Igrader/src -- "${grader[@]}"
    check "recorder" $compiler -O1 -Ilabs/probe -- grader/trace/*.c
    check "probes and harness" $compiler -O1 -Ilabs/probe -- "${probes[@]}"
    for folder in grader/hidden/lab*/; do
        slug=$(basename "$folder")
        check "hidden probes, $slug" $compiler -O1 -Ilabs/probe -I"labs/$slug/tests" -- "$folder"*.c
    done
    check "model answers" $compiler -O1 -Ilabs/probe -- "${answers[@]}"
done
echo "1..$number"
exit $status
