#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# cost.sh: the cost lane: what passes, what is called quadratic, who gets half, who has to wait, and
# that a second run says the same, byte for byte, while the machine is busy. Prints TAP.
# `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

. grader/tests/copy.sh
slug=lab7-tracemalloc
always=(7)

# lab HALF: lab.json, with all points up to a ratio of 3 and half of them up to HALF.
lab() {
    python3 - "$top/labs/$slug/lab.json" "$1" >"labs/$slug/lab.json" <<'END'
import json, sys
lab = json.load(open(sys.argv[1]))
lab["tests"] = lab["tests"][:2]
lab["programs"] = lab["programs"][:0]
lab["costs"] = lab["costs"][:1]
lab["costs"][0].update(id="C1", sizes=[1000, 2000], limit=3.0, half=float(sys.argv[2]), points=4)
json.dump(lab, sys.stdout)
END
}
lab 6

# mine NAME SCRIPT: the model answer, changed by a sed script.
mine() {
    mkdir -p "$work/$1/$slug"
    sed "$2" "$top/solutions/$slug/tracemalloc.c" >"$work/$1/$slug/tracemalloc.c"
    cmp -s "$top/solutions/$slug/tracemalloc.c" "$work/$1/$slug/tracemalloc.c" && echo "# $1: nothing was changed"
}
mine no-hash 's/return ou_tracemalloc_mix(domain, address) & .*/return (domain + address) \& 0;/'
mine wrong 's/ou_tracemalloc.tracing = 1;/ou_tracemalloc.tracing = 2;/; s/traces_used++/traces_used += 2/'
mine first-test 's/^void ou_tracemalloc_stop(void)/#include <stdlib.h>\n&/; s/^    if (!ou_tracemalloc.tracing) {/    exit(0);\n&/'

# ---- claims --------------------------------------------------------------------------------------

# record FILE ARGUMENT...: the record without its seconds.
record() {
    local file=$1
    shift
    build/ouro-grade 7 --format json "$@" | grep -v '"seconds"' >"$file"
}

grade "a cost is listed with its points" 0 "C1 4 a trace is stored" --list
grade "costs are counted apart" 0 "2 tests, 1 cost, "
grade "the model answer has all points of it" 0 "What it costs #################### 4 of 4" \
    --submission solutions --lanes plain,cost
grade "a search without a hash is quadratic" 1 "quadratic: twice as many items cost" \
    --submission "$work/no-hash" --lanes plain,cost
grade "the function to look at is named" 1 "look at find_trace, labs/$slug/tracemalloc.c:"
grade "beyond the second limit there are no points" 1 "What it costs .................... 0 of 4"
grade "what was said is not blamed" 1 "All lines are right; what is wrong shows in the instructions only."
grade "the next step is one command" 1 "make grade LAB=7 ONLY=C1"
lab 100000
grade "up to the second limit there is half" 1 "What it costs ##########.......... 2 of 4" \
    --submission "$work/no-hash" --only C1
lab 6
grade "what it says must be right, too" 1 "differs" --submission "$work/wrong" --lanes cost --only C1
grade "a program that ends early has not passed" 1 "ended early" \
    --submission "$work/first-test" --lanes cost --only C1 --unchecked
grade "the plain lane alone measures nothing" 0 "plain lane: all 2 tests pass. Now all lanes" \
    --submission solutions --lanes plain
grade "and says so when only a cost was asked for" 0 "make grade LAB=7 ONLY=C1" \
    --submission solutions --lanes plain --only C1
grade "an unwritten file has its costs not measured" 1 "costs are measured once every probe passes" \
    --format json
grade "a list of costs that are not there is refused" 2 "its costs C1 to C1" --only C2
grade "without bubblewrap it is the same" 0 "4 of 4" --submission solutions --only C1 --lanes cost \
    --no-sandbox

# The same files, twice; the second time while the machine is busy.
record "$work/first" --submission "$work/no-hash" --only C1 --lanes cost
timeout 120 sh -c 'while :; do :; done' &
busy=$!
record "$work/second" --submission "$work/no-hash" --only C1 --lanes cost
kill $busy
wait $busy 2>/dev/null
grep -q '"message": "quadratic' "$work/first" && cmp "$work/first" "$work/second"
verdict "a second run gives the same record, byte for byte, on a busy machine" $?

# A lane that does not see what was planted judges nobody.
rm grader/canary
cp -r "$top/grader/canary" grader/canary
sed -i 's/k < probe_size()/k < 50/; s/== probe_size() \* probe_size()/> 0/' grader/canary/cost_quadratic.c
grade "a canary that is not caught is a grader fault" 3 "Grader fault in the cost lane: a canary was not caught" \
    --submission solutions --only C1 --lanes cost

finish
