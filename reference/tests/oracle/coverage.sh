#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# coverage.sh BUILD NOMEM N SEED
#   How much of reference/core/ the generated programs of N seeds reach, in lines: the programs alone, and
#   then with some of their allocations failing. BUILD (build/coverage) holds `ouro`, built with --coverage,
#   and its objects; NOMEM is reference/tests/nomem in that build. Functions that no Python program can call
#   stand in beyond-python.txt with their reason; the last line leaves them out.
set -u
build=$1 nomem=$2 count=$3 seed=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
find "$build" -name '*.gcda' -delete
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
for ((i = seed; i < seed + count; i++)); do
    python3 "$here/generate.py" "$i" >"$work/$i.py"
    "$build/ouro" "$work/$i.py" >/dev/null 2>&1
done
count_lines() { # count_lines COLUMN: into $work/COLUMN, a line "FILE FUNCTION LINES REACHED" per function
    for data in "$build"/core/*.gcda; do
        gcov --json-format --stdout -o "${data%.gcda}.o" "${data%.gcda}.gcda" 2>/dev/null
    done | python3 "$here/coverage.py" count "$here/beyond-python.txt" >"$work/$1" || exit 3
}
count_lines alone
"$nomem" -k 40 "$work"/*.py | grep '^not ok'
count_lines failing
python3 "$here/coverage.py" table "$work/alone" "$work/failing"
