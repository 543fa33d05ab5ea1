#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# run.sh OURO PYTHON [ROUNDS]
#   Runs the programs of this folder under OURO and under PYTHON, one after the other in each round,
#   and prints, for each figure, the median under both and the median of the ratios of the rounds.
#   Absolute times are noise on a shared machine; the ratios are what counts. Below 1: OURO is faster.
set -u
ouro=$1 python=$2 rounds=${3:-5}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$(mktemp)
trap 'rm -f "$data"' EXIT

one() { # one ROUND WHO INTERPRETER PROGRAM ARGUMENT
    if ! "$3" "$here/$4" "$5" | awk -v round="$1" -v who="$2" \
        '{ value = $NF; NF--; gsub(" ", "_"); print round, who, $0, value }' >>"$data"; then
        echo "run.sh: $3 failed on $4 $5" >&2
        exit 1
    fi
}
set -o pipefail

for round in $(seq "$rounds"); do
    while read -r program argument; do
        one "$round" ouro "$ouro" "$program" "$argument"
        one "$round" python "$python" "$program" "$argument"
    done <<'LIST'
collect_graphs.py 100000
collect_graphs.py 1000000
allocation.py 1000000
chain.py 10000000
weakrefs.py 300000
tracing.py 300000
LIST
done

echo "$($python --version), $rounds rounds; per object: nanoseconds, or bytes where the name says so"
sort -k3,3 -k1,1n "$data" | awk '
    function median(list, n,   i, j, t) {
        for (i = 2; i <= n; i++)
            for (j = i; j > 1 && list[j - 1] > list[j]; j--) { t = list[j]; list[j] = list[j - 1]; list[j - 1] = t }
        return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
    }
    function flush(   n, i) {
        if (name == "") return
        n = 0
        for (i = 1; i <= rounds; i++) { n++; o[n] = ouro[i]; p[n] = python[i]; r[n] = ouro[i] / python[i] }
        printf "%-44s %10.1f %10.1f %8.2f\n", name, median(o, n), median(p, n), median(r, n)
    }
    BEGIN { printf "%-44s %10s %10s %8s\n", "", "ouro", "python3", "ratio" }
    { if ($3 != name) { flush(); name = $3; rounds = 0 }
      if ($2 == "ouro") ouro[$1] = $4; else python[$1] = $4
      if ($1 > rounds) rounds = $1 }
    END { flush() }'
