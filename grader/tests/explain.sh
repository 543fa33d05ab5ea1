#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# explain.sh: make ledger names the line that owes a reference, make explain the function that goes
# another way first. A fixed sample; docs/pages/explanations.md has the rate over all wrong answers.
# Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
tree

# What make calls once it has looked whether all is built.
ledger() { timeout 300 python3 -B grader/tools/ledger.py "$1" "$2"; }
explain() { timeout 300 python3 -B grader/tools/explain.py "$1" "$2"; }

# Ou_Dealloc() is called from its own file alone.
every_function() {
    python3 -c 'import glob, json
for path in sorted(glob.glob("labs/lab*/lab.json")): print(*json.load(open(path))["exports"], sep="\n")' |
        grep -vx Ou_Dealloc | grep -vxFf build/trace/wrapped.list
    [ "${PIPESTATUS[2]}" -eq 1 ]
}
holds "the recorder stands before every function of the labs" every_function

# ---- the ledger --------------------------------------------------------------------------------------

says "without a test" 2 "make ledger LAB=2 TEST=1.1" make -s ledger LAB=2
says "a test that is not there" 2 "Lab 2 has no test '9.9'. Its tests are 1.1, 1.2," ledger 2 9.9
says "nothing written yet" 2 "Nothing to compare yet" ledger 2 2.3
solve 2 setitem-takes
line=$(grep -n 'Ou_StoreRef(&((OuListObject' labs/lab2-ownership/list.c | cut -d: -f1)
says "a leak is owed by a line" 0 "Toy cow ends at 3: owed by labs/lab2-ownership/list.c:$line. OuList_SetItem takes it 3 times; the reference's takes it not at all." ledger 2 2.3
tells "with each take and release" "2 taken (Ou_StoreRef) labs/lab2-ownership/list.c:$line in OuList_SetItem"
cp "$work/out" "$work/first"
holds "the same files give the same words, and make calls it" eval 'make -s ledger LAB=2 TEST=2.3 | cmp - "$work/first"'
says "a leak in a Python program" 0 "owed by labs/lab2-ownership/list.c:$line. OuList_SetItem takes it 4 times" ledger 2 P2
solve 2 append-steals
says "a release that was not its own" 0 "Toy ant dies. OuList_Append (" ledger 2 4.1
tells "is told by what the reference takes" "takes it not at all; the reference's takes it 2 times"
solve 1 setref-takes
says "who counts wrongly is named" 0 "StaticToy car has a count that is not what it must be. Ou_XSetRef leaves its count at 4; it must be 3." ledger 1 4.3
solve 2
says "a right answer" 0 "each comes to the end that it has with the reference" ledger 2 2.3

# ---- the first difference ----------------------------------------------------------------------------

says "a right answer does the same" 0 "Both do the same, event for event" explain 2 2.3
solve 3 forgets-the-shift
says "a wrong state" 0 "First difference: in update_refs, labs/lab3-cycles/cycles.c:" explain 3 1.1
tells "is shown beside the right one" "yours: leaves behind: list 1 of update_refs: Node A=0/finalized/collecting"
tells "with the section to read" "Read labs/lab3-cycles/README.md#task-1-copy-the-counts"
tells "and what to type" "Next: make gdb LAB=3 TEST=1.1, and there: break update_refs"
solve 5 flag-comes-last
says "a wrong line" 0 "First difference: in finalize_garbage, labs/lab5-finalizers/finalize.c:" explain 5 3.3
solve 7 the-peak-is-the-total
says "a function that the hooks call" 0 "First difference: in tracemalloc_free, labs/lab7-tracemalloc/tracemalloc.c:" explain 7 3.2
solve 2 items-die-first-to-last
says "a Python program" 0 "First difference: in ou_list_dealloc, labs/lab2-ownership/list.c:" explain 2 P3
cp solutions/lab3-cycles/second/*.c labs/lab3-cycles
says "a right answer of another kind passes" 0 "The test passes." explain 3 3.4
finish
