#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# hints.sh: make hint shows one hint at a time and never more. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
tree

first="where is the pointer to it" second="Three steps in this order" third="copy what is in the slot"
hint() { make -s hint LAB=1 TASK=4 "$@"; }
says "the first call shows hint 1" 0 "Hint 1 of 3. Each of the three releases" hint
says_not "and not hint 2" "$second"
says_not "and not hint 3" "$third"
says "the second call shows hint 2" 0 "$second" hint
says_not "and not hint 1 again" "$first"
says "LEVEL=1 shows hint 1 again" 0 "$first" hint LEVEL=1
says "which takes nothing back: hint 3 follows" 0 "$third" hint
says "after the last one there is no other" 0 "There is no further hint" hint
says "each task has a count of its own" 0 "Hint 1 of 3" make -s hint LAB=1 TASK=5
says "a level that is not there" 2 "LEVEL= is a number from 1 to 3" hint LEVEL=4
says "a level that is no number" 2 "LEVEL= is a number from 1 to 3" hint LEVEL=x
says "without a task the tasks are listed" 2 "TASK=6 The debug total" make -s hint LAB=1
says "a task that is not there" 2 "Which task of lab 1?" make -s hint LAB=1 TASK=77
says "a lab that is not there" 2 "There is no lab '77'" make -s hint LAB=77 TASK=1
says "without a lab" 2 "make hint LAB=1 TASK=2" make -s hint
echo nonsense >build/hints/lab1-refcount-task4
says "a damaged note counts as none" 0 "Hint 1 of 3" hint

# every_task: each task of each lab has three hints, and none of them is empty.
every_task() {
    local described
    for described in labs/lab*/lab.json; do
        python3 -B - "$described" <<'END' || return 1
import json, sys
sys.path.insert(0, "grader/tools")
import course, hint
lab = course.Lab(sys.argv[1].rsplit("/", 1)[0])
for task in lab.tasks:
    found = hint.hints(lab, task)
    assert len(found) == 3 and all(len(text) > 20 for text in found), (lab.slug, task["task"], found)
    assert not any("<details>" in text or "## " in text for text in found), found
END
    done
}
holds "each task of each lab has three" every_task
finish
