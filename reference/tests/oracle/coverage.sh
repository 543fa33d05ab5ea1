#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# coverage.sh BUILD N SEED: how much of reference/core/ the generated programs of N seeds reach, in
# lines. BUILD (build/coverage) holds `ouro`, built with --coverage, and its objects.
set -u
build=$1 count=$2 seed=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
find "$build" -name '*.gcda' -delete
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
for ((i = seed; i < seed + count; i++)); do
    python3 "$here/generate.py" "$i" >"$work/program.py"
    "$build/ouro" "$work/program.py" >/dev/null 2>&1
done
printf '%-28s %8s %8s\n' "file" "lines" "reached"
all=0 reached=0
for data in "$build"/core/*.gcda; do
    read -r percent lines < <(gcov -n -o "${data%.gcda}.o" "${data%.gcda}.gcda" 2>/dev/null |
        awk -F"[:% ']+" -v wanted="core/$(basename "${data%.gcda}").c" '
            /^File/ { mine = index($0, wanted) } mine && /^Lines executed/ { print $3, $5; exit }')
    [ -n "${lines:-}" ] || continue
    printf '%-28s %8d %7s%%\n' "$(basename "${data%.gcda}").c" "$lines" "$percent"
    all=$((all + lines))
    reached=$(awk -v r="$reached" -v p="$percent" -v l="$lines" 'BEGIN { printf "%.0f", r + p * l / 100 }')
done
awk -v a="$all" -v r="$reached" 'BEGIN { printf "%-28s %8d %7.2f%%\n", "together", a, a ? 100 * r / a : 0 }'
