#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# progress.sh: make next and make progress, and the records that they go by. Prints TAP.
# `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
tree

records() { find build/records -name record.json 2>/dev/null | sort | tr '\n' ' '; }
has_records() { [ "$(records)" = "$*" ] || { records; return 1; }; }
mine=labs/lab1-refcount/refcount.c
line_of() { grep -n "$1" $mine | head -n 1 | cut -d: -f1; }

says "nothing is written: begin lab 1" 0 "begin lab 1, Reference counting." make -s next
says "the file and the line are named" 0 "Ou_NewReference(), $mine:$(line_of OU_TODO)" make -s next
holds "and nothing was run" has_records
says "no lab is begun" 0 "1 Reference counting 0 of 6 0 of 50 .................... not begun" make -s progress

solve 1
sed -i 's/^    dealloc(op);/    (void)dealloc;\n    OU_TODO(1, 2);/; s/#include "ouro\/refcount.h"/&\n#include "todo.h"/' $mine
says "something is written: its state is not known" 0 "never tried: make check LAB=1" make -s progress
says "the first unwritten function is next" 0 "task 2 (Death at once): write Ou_Dealloc(), $mine:$(line_of OU_TODO)" make -s next
holds "make next keeps a record" has_records "build/records/check/lab1-refcount/record.json "
says "tasks and points are shown" 0 "1 Reference counting 1 of 6" make -s progress
touch -d '1 hour ago' $mine
says_not "a file with another date and the same text has not changed" "changed since"

rm -rf build/records
solve 1 clear-releases-first
says "make check keeps a record" 0 "48 of 50" make -s check LAB=1
holds "of what was graded, too" cmp $mine build/records/check/lab1-refcount/refcount.c
says "a failing test is next" 0 "lab 1, test 4.2: Ou_Clear empties the slot before it releases (labs/lab1-refcount/tests/clear_empties_before_it_releases.c) line 2 differs:" make -s next
says "its points are shown" 0 "5 of 6 48 of 50 ###################. together" eval \
    "make -s progress | sed -n '2p;\$!{/together/p}'"
before=$(cat build/records/check/lab1-refcount/record.json)
says "a look at one test is not kept" 0 "2 of 2 points" make -s check LAB=1 ONLY=4.1
says "nor at other people's work" 0 "50 of 50" make -s check LAB=1 SUBMISSION=solutions
says "nor at one lane" 0 "points" make -s grade LAB=1 LANES=asan ONLY=1.1
holds "the record is as it was" test "$before" = "$(cat build/records/check/lab1-refcount/record.json)"
echo 'int broken' >>$mine
says "a changed file is stale" 0 "changed since: make check LAB=1" make -s progress
says "what does not build is next" 0 "your file does not build yet. $mine:$(wc -l <$mine)" make -s next
says "and the table knows" 0 "0 of 50 .................... does not build" make -s progress

solve 1
says "the plain lane passes: the other lanes are next" 0 "Now all lanes, for your points: make grade LAB=1" make -s next
says "make grade keeps a record" 0 "100 of 100" make -s grade LAB=1
says "after full marks, the next lab" 0 "begin lab 2, Ownership." make -s next
says "the table tells of all lanes" 0 "6 of 6 50 of 50 #################### all lanes: 100 of 100 points" make -s progress
make -s check LAB=1 >/dev/null
says "a later check takes nothing from that" 0 "all lanes: 100 of 100 points" make -s progress


solve 3
says "a lab that is begun goes before one that is not" 0 "lab 3" make -s next
says "which is told" 0 "(Nothing is written yet of lab 2.)" make -s next
rm labs/lab3-cycles/cycles.c
says "a missing file" 0 "lab 3, Cycles: your file does not build yet." make -s next
rm -f build/records/check/lab1-refcount/record.json
echo '{' >build/records/grade/lab1-refcount/record.json
says "a damaged record counts as none" 0 "never tried: make check LAB=1" make -s progress

# A lane that only make grade has: a cost of lab 2, in a record made by hand.
rm -rf build/records
cp "$work"/staged/labs/lab1-refcount/*.c labs/lab1-refcount
cp "$work"/staged/labs/lab3-cycles/*.c labs/lab3-cycles
solve 2
make -s check LAB=2 >/dev/null
mkdir -p build/records/grade && cp -r build/records/check/lab2-ownership build/records/grade
python3 - build/records/grade/lab2-ownership/record.json <<'END'
import json, sys
record = json.load(open(sys.argv[1]))
record["lanes"].append({"name": "cost", "seconds": 1.0, "starts": 2, "canary": "caught"})
record["tests"].append({"id": "C1", "name": "it is cheap", "task": None, "lane": "cost", "status": "failed", "score": 2,
                        "max_score": 4, "message": "it costs too much", "expected": None, "actual": None})
json.dump(record, open(sys.argv[1], "w"))
END
says "a cost can be what is next" 0 "lab 2, test C1 in the cost lane: it is cheap (labs/lab2-ownership/tests/" make -s next
tells "in the lanes of make grade" "it costs too much. In full: make grade LAB=2 ONLY=C1"

says "a folder that cannot be written changes no grade" 1 "could not be kept:" build/ouro-grade 1 --lanes plain \
    --only 1.1 --keep Makefile/records
finish
