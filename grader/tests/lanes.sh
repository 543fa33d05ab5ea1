#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# lanes.sh: the lanes paranoid and nomem: what passes, what is said of a broken invariant and of an
# allocation that failed, and that a lane that does not see what was planted judges nobody. And that
# Valgrind is started 20 times at most. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

. grader/tests/copy.sh

# few LAB ID...: lab.json with these tests alone.
few() {
    local file=$1
    shift
    python3 - "$file" "$@" <<'END'
import json, sys
path, *ids = sys.argv[1:]
lab = json.load(open(path))
for kind in "tests", "programs", "costs":
    lab[kind] = [test for test in lab[kind] if test["id"] in ids]
    for test in lab[kind]:
        if "needs" in test:
            test["needs"] = []
json.dump(lab, open(path, "w"))
END
}
few labs/lab7-tracemalloc/lab.json 2.8 4.4 4.7 P11
few labs/lab6-weakrefs/lab.json 2.3 3.1 3.2 3.3 4.1 5.1 C1 C2

# mine NAME LAB [PATCH]: the model answer with a mistake.
mine() {
    mkdir -p "$work/$1"
    cp -r "solutions/$2" "$work/$1/$2"
    patch -s -d "$work/$1/$2" -p1 <"solutions/$2/mistakes/$1.patch" || echo "# $1 does not apply"
}
for name in cleared-and-still-counted three-quarters-full counts-before-it-has gives-up-what-cannot-grow; do
    mine $name lab7-tracemalloc
done
for name in a-proxy-is-always-there null-says-enough dies-and-stays-allocated; do mine $name lab6-weakrefs; done

# ---- claims --------------------------------------------------------------------------------------

grade "the model answer passes in both" 0 "7 of 7 points in the paranoid and nomem lanes" \
    7 --submission solutions --lanes paranoid,nomem
grade "the record says how many allocations failed" 0 "60 of 3005 allocations failed once each" \
    7 --submission solutions --lanes nomem --only 4.7 --format json
grade "a broken invariant is said" 1 "an invariant is broken: a table of tracing is more than half full" \
    7 --submission "$work/three-quarters-full" --lanes paranoid --only 4.7
grade "and since when it does not hold" 1 \
    "it does not hold any more since the return from traceback_new(), labs/lab7-tracemalloc/tracemalloc.c:"
grade "an invariant that is broken in a program is told, too" 1 "an invariant is broken: " \
    7 --submission "$work/cleared-and-still-counted" --lanes paranoid --only P11
grade "and no other lane sees it" 0 "in the plain and asan and memcheck and nomem lanes" \
    7 --submission "$work/cleared-and-still-counted" --lanes plain,asan,memcheck,nomem
grade "the allocation that fails is named with its line" 1 \
    "allocation failing, in own_calloc, labs/lab7-tracemalloc/tracemalloc.c:44: traceback_new() leaves something broken" \
    7 --submission "$work/counts-before-it-has" --lanes nomem --only 4.4
grade "a late growth fails as well, and a leak has its place" 1 \
    "are never freed; one of them was allocated in own_calloc, labs/lab7-tracemalloc/tracemalloc.c:44" \
    7 --submission "$work/gives-up-what-cannot-grow" --lanes nomem --only 4.7
grade "NULL that is followed is a crash" 1 "the program crashes: SIGSEGV" \
    6 --submission "$work/a-proxy-is-always-there" --lanes nomem --only 2.3
grade "NULL without an error is not enough" 1 \
    "OuWeakref_NewProxy() returns NULL and sets no error; it must set MemoryError" \
    6 --submission "$work/null-says-enough" --lanes nomem --only 2.3

# starts NAME: all starts of Valgrind in a grade with a leak in most probes, and two costs.
build/ouro-grade 6 --submission "$work/dies-and-stays-allocated" --lanes plain,memcheck,cost --format json >"$work/record"
python3 - "$work/record" <<'END'
import json, sys
record = json.load(open(sys.argv[1]))
starts = {lane["name"]: lane["starts"] for lane in record["lanes"]}
costs = [test["status"] for test in record["tests"] if test["lane"] == "cost"]
print("#", starts, costs)
sys.exit(not (costs == ["passed", "passed"] and starts["memcheck"] > 1 and starts["memcheck"] + starts["cost"] <= 20))
END
verdict "Valgrind is started 20 times at most, and the costs are measured nevertheless" $?

# A lane that does not see what was planted judges nobody.
rm grader/canary
cp -r "$top/grader/canary" grader/canary
sed -i 's/OuMem_Malloc(40);/OuMem_Malloc(40); if (*second == NULL) { OuMem_Free(*first); *first = NULL; }/' grader/canary/nomem_leak.c
sed -i 's/allocated = 4/allocated = 0/' grader/canary/paranoid_room_without_array.c
grade "canaries that are not caught are a grader fault" 3 "Grader fault in the nomem lane: a canary was not caught: nomem_leak" \
    6 --submission solutions --lanes paranoid,nomem --only 2.3
grade "in both lanes" 3 "Grader fault in the paranoid lane: a canary was not caught: paranoid_room_without_array"

# What lab.json may not say.
sed -i 's/"not_in": \["nomem"\]/"not_in": ["plain"]/' labs/lab6-weakrefs/lab.json
grade "no test can be left out of the plain lane" 3 '"not_in" may name asan, memcheck, paranoid and nomem; "plain" is none of them' \
    6 --list
sed -i 's/"OuWeakref_NewRef": "NULL, MemoryError"/"OuWeakref_NewRef": "0"/; s/"not_in": \["plain"\]/"not_in": ["nomem"]/' labs/lab6-weakrefs/lab.json
grade "how a function says that memory is out must be one of four ways" 3 'OuWeakref_NewRef must be "NULL", "NULL, MemoryError"' \
    6 --list

finish
