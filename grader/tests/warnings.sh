#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# warnings.sh: every C file of the repository compiles without a warning with gcc; the reference in every
# build profile, and it and the tools with clang, too. For users a warning is never an error; here it is.
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

check "reference, release profile" gcc -DNDEBUG -- "${reference[@]}"
check "reference, paranoid profile" gcc -DOURO_PARANOID -- "${reference[@]}"
check "reference, student profile" clang -- "${reference[@]}"
check "unit tests" gcc -- "${tests[@]}"
for compiler in gcc clang; do
    check "grader" $compiler -Igrader/src -- "${grader[@]}"
    check "recorder" $compiler -Ilabs/probe -- grader/trace/*.c
done
# What students' work is compiled with is gcc, so that is who compiles what belongs to it.
check "probes and harness" gcc -Ilabs/probe -- "${probes[@]}"
for folder in grader/hidden/lab*/; do
    slug=$(basename "$folder")
    check "hidden probes, $slug" gcc -Ilabs/probe -I"labs/$slug/tests" -- "$folder"*.c
done
check "model answers" gcc -Ilabs/probe -- "${answers[@]}"
echo "1..$number"
exit $status
