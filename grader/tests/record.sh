#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The record (--format json) of several real gradings, checked against docs/record.schema.json;
# and the same files graded twice give the same record but for the seconds. Prints TAP.
#
#     record.sh [GRADER]        default: build/ouro-grade; run from the top of the repository
set -u

grader=${1:-build/ouro-grade}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
number=0
failures=0

tap() { # tap STATUS NAME
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        failures=$((failures + 1))
    fi
}

# What a schema cannot say: the sums agree with the tests, and the shape of a score.
check='
import json, sys
import jsonschema
schema = json.load(open("docs/record.schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
record = json.load(open(sys.argv[1]))
jsonschema.validate(record, schema, cls=jsonschema.Draft7Validator)
assert record["score"] == sum(test["score"] for test in record["tests"]), "score"
assert record["max_score"] == sum(test["max_score"] for test in record["tests"]), "max_score"
for test in record["tests"]:
    full = test["max_score"] if test["status"] == "passed" else 0
    half = test["lane"] == "cost" and test["status"] == "failed" and 2 * test["score"] == test["max_score"]
    assert test["score"] == full or half, test["id"]
hidden = record.get("hidden")
if hidden:
    assert hidden["score"] == sum(test["score"] for test in hidden["tests"]), "hidden score"
    assert hidden["max_score"] == sum(test["max_score"] for test in hidden["tests"]), "hidden max_score"
    assert all(test["id"][0] == "H" for test in hidden["tests"]), "hidden id"
assert not any(test["id"][0] == "H" for test in record["tests"]), "id"
starts = sum(lane["starts"] for lane in record["lanes"] if lane["name"] in ("memcheck", "cost"))
assert starts <= 20, "Valgrind starts"
'

record() { # record NAME STATUS ARGUMENT...
    local name=$1 status=$2 got
    shift 2
    "$grader" 1 --format json "$@" >"$work/$name.json" 2>"$work/err"
    got=$?
    if [ "$got" -ne "$status" ]; then
        echo "# status $got, not $status"
        sed 's/^/# /' "$work/err"
        tap 1 "$name"
        return
    fi
    python3 -c "$check" "$work/$name.json" >"$work/err" 2>&1
    got=$?
    tail -3 "$work/err" | sed 's/^/# /'
    tap "$got" "$name"
}

stub=$work/stub
broken=$work/broken
none=$work/none
mkdir "$broken" "$none" "$stub"
git show HEAD:labs/lab1-refcount/refcount.c >"$stub/refcount.c" 2>/dev/null ||
    cp labs/lab1-refcount/refcount.c "$stub/refcount.c"
cat grader/hostile/crash.c grader/hostile/rest.c >"$broken/refcount.c"

record model-answer 0 --submission solutions
record stub 1 --submission "$stub"
record broken 1 --submission "$broken"
record no-file 1 --submission "$none"
record hidden 0 --submission solutions --lanes plain --hidden after=2026-12-01T18:00
record one-test-one-lane 0 --submission solutions --only 1.1 --lanes asan
# The same with Python programs in the lab: a tree of its own, its lab.json extended.
top=$PWD
tree=$work/tree
mkdir "$tree"
ln -s "$top"/{build,docs,grader,reference,solutions} "$tree"
cp -r labs "$tree/labs"
printf 'print("one")  # expect: one\n' >"$tree/labs/lab1-refcount/tests/one.py"
sed -i 's/"stub_score": 0,/& "program_lanes": {"plain": 1, "asan": 1}, "programs": [PROGRAM],/
    s/PROGRAM/{"id": "P1", "program": "one", "weight": 1, "name": "one", "why": "one", "section": "s"}/' \
    "$tree/labs/lab1-refcount/lab.json"
cd "$tree" || exit 1
record programs 0 --submission solutions --only 1.1,P1
record programs-that-wait 1 --submission "$stub"
record carry 0 --submission solutions --only 1.1,P1 --carry
cd "$top" || exit 1

record limits-only 1 --submission "$broken" --no-sandbox --lanes plain

"$grader" 1 --format json --submission "$broken" | grep -v '"seconds"' >"$work/again"
grep -v '"seconds"' "$work/broken.json" | cmp -s - "$work/again"
tap $? "the same files give the same record"

refuses='import json, sys
record = json.load(open(sys.argv[1])); record["more"] = 1
import jsonschema
try:
    jsonschema.validate(record, json.load(open("docs/record.schema.json")))
except jsonschema.ValidationError:
    sys.exit(0)
sys.exit(1)'
python3 -c "$refuses" "$work/stub.json"
tap $? "a key that is not described is refused"

echo "1..$number"
[ "$failures" -eq 0 ]
