#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# mutants.sh: is the list of mutants the same each time, are some of lab 1 killed, and does the tool
# turn red when a test is missing? Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
export OURO_PYTHON=/usr/bin/python3
mutants() { "$OURO_PYTHON" -B "$top/grader/mutants/mutants.py" "$@"; }

# ---- the list ------------------------------------------------------------------------------------

lists() { local lab; for lab in 1 3 4; do PYTHONHASHSEED=$1 mutants list $lab || return; done; }
lists 1 >"$work/one" && lists 2 >"$work/other"
holds "the list is the same each time" cmp "$work/one" "$work/other"
each_rule() {
    local rule
    for rule in drop visit flip half count swap one order return jump; do
        grep -qE "^[0-9a-f]{16}  $rule " "$work/one" || { echo "no mutant is made by the rule $rule"; return 1; }
    done
}
holds "every rule makes some" each_rule
says "a mutant is shown as a patch" 0 "+ Ou_XDecRef(old); *slot = NULL; -" mutants show 1 "order Ou_Clear"
says "an unknown lab is refused" 2 "There is no lab '99'" mutants list 99

# ---- a sample ------------------------------------------------------------------------------------

rm -rf "$work/tree"
tree
says "mutants of lab 1 are killed" 0 "tests kill 3 of 3" mutants run 1 --sample 3

# What comes after a test that does not end would not end either, and each takes seconds.
mkdir "$work/endless"
sed 's/^    op->ob_refcnt++;/    for (;;) {}/' "$top/solutions/lab1-refcount/refcount.c" >"$work/endless/refcount.c"
says "one endless test is enough" 1 '"message": "a test before it did not end"' \
    build/ouro-grade 1 --submission "$work/endless" --format json --lanes plain --alone --hasty --only 1.2,1.3

# Objects of tests are kept for all mutants; those of a test that was changed are not good any more.
kept() {
    build/ouro-grade 1 --submission "$top/solutions/lab1-refcount" --format json --lanes plain --alone --only 1.2
}
says "the objects of tests are kept" 0 '"status": "passed"' kept
beside_their_sources() {
    local object
    for object in build/kept/*/incref_adds_one.c.*.o; do test -s "$object" && test -s "${object%.o}" || return 1; done
}
holds "each beside its source" beside_their_sources
sed -i 's/Ou_IncRef(OBJ(car));/Ou_IncRef(OBJ(car)), Ou_IncRef(OBJ(car));/' labs/lab1-refcount/tests/incref_adds_one.c
says "a test that was changed is compiled anew" 1 '"status": "failed"' kept
sed -i 's/Ou_IncRef(OBJ(car)), //' labs/lab1-refcount/tests/incref_adds_one.c
echo '#error a header that was changed' >>labs/probe/toy.h
says "and so is one whose header was changed" 3 'error a header that was changed' kept
sed -i '$d' labs/probe/toy.h
says "with the old header it passes again" 0 '"status": "passed"' kept

# With two tests only, what others killed lives, and is shown.
"$OURO_PYTHON" - <<'END'
import json
path = "labs/lab1-refcount/lab.json"
lab = json.load(open(path))
lab["tests"] = [{**test, "needs": []} for test in lab["tests"] if test["id"] in ("1.2", "2.1")]
lab["lanes"] = {"plain": 2}
json.dump(lab, open(path, "w"))
END
says "with two tests left one lives, and that is red" 1 "not ok 1 - lab1-refcount: nothing kills drop Ou_DecRef" mutants run 1 --sample 3
finish
