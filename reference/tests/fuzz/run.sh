#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# run.sh FUZZER SECONDS [RUNS]
#   Lets libFuzzer loose on the runtime for SECONDS, or for RUNS inputs from a fixed seed. It begins with
#   the programs of the tests and with inputs of earlier finds (seeds/). Prints TAP. A find is kept in
#   FUZZER-finds; repeat it by `FUZZER FILE`.
set -u
fuzzer=$1 seconds=$2 runs=${3:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
corpus=$(mktemp -d) || exit 3
trap 'rm -rf "$corpus"' EXIT
finds=$fuzzer-finds
mkdir -p "$finds"
number=0
for program in "$here"/../programs/*/*.py; do
    number=$((number + 1))
    # The quick ones: every third, and none that is long.
    [ $((number % 3)) -eq 0 ] && [ "$(stat -c %s "$program")" -lt 3000 ] && cp "$program" "$corpus/"
done
cp "$here"/seeds/* "$corpus"/ 2>/dev/null
work=${OURO_FUZZ_CORPUS:-}
limit=(-max_total_time="$seconds")
[ -n "$runs" ] && limit=(-runs="$runs" -seed=1)
log=$(mktemp)
"$fuzzer" -artifact_prefix="$finds/" -max_len=4096 -timeout=60 -rss_limit_mb=3000 -print_final_stats=1 \
    -dict="$here/python.dict" "${limit[@]}" ${work:+"$work"} "$corpus" >/dev/null 2>"$log"
status=$?
tail -n 12 "$log" | sed 's/^/# /'
if [ $status -eq 0 ]; then
    echo "ok 1 - any bytes as a program: no crash, no hang, no leak"
else
    echo "not ok 1 - any bytes as a program: see $finds"
    grep -E "ERROR|fuzz:|SUMMARY|runtime error" "$log" | head -n 5 | sed 's/^/# /'
fi
rm -f "$log"
echo "1..1"
exit $status
