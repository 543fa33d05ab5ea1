#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# debug.sh: make gdb stops where a test fails, and the commands of grader/gdb survive anything.
# gdb runs in batch mode. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
tree

# in_gdb TEST COMMAND...: what gdb says when it has stopped and these commands are typed.
in_gdb() {
    local lab=${1%%:*} test=${1##*:} flags=-batch
    shift
    local command
    for command in "$@"; do flags+=" -ex '$command'"; done
    timeout 120 make -s gdb LAB="$lab" TEST="$test" GDBFLAGS="$flags" | tee "$work/gdb"
}

# ---- where it stops --------------------------------------------------------------------------------

says "an unwritten function" 0 "Breakpoint 1, ou_todo" in_gdb 1:1.1 up
tells "is named by the grader" "The grader says: not written yet: Ou_NewReference(), task 1"
tells "and is one step up" "Ou_NewReference (op="
solve 1 x-without-the-question
says "a crash" 0 "SIGSEGV, Segmentation fault." in_gdb 1:3.1 backtrace
tells "with the way to it" "in probe_x_variants_allow_null"
solve 1 clear-releases-first
says "a wrong line: the probe begins" 0 "Breakpoint 1, probe_clear_empties_before_it_releases" in_gdb 1:4.2 continue up
tells "and the second stop says it" "in look_into_the_garage"
says "a test that passes: the probe begins" 0 "it passes in the plain lane" in_gdb 1:1.1
says "a probe can be named" 0 "Breakpoint 1, probe_incref_adds_one" in_gdb 1:incref_adds_one
says "a test that is not there" 2 "Lab 1 has no test '9.9'. Its tests are 1.1, 1.2," make -s gdb LAB=1 TEST=9.9
says "without a test" 2 "make gdb LAB=1 TEST=1.1" make -s gdb LAB=1
echo 'int broken' >>labs/lab1-refcount/refcount.c
says "a file that does not build" 2 "refcount.c:$(wc -l <labs/lab1-refcount/refcount.c)" make -s gdb LAB=1 TEST=1.1
solve 1 clear-releases-first

# ---- looking at objects ------------------------------------------------------------------------------

says "print shows what a pointer leads to" 0 '$1 = 0x' in_gdb 1:4.2 next next "print car" "ou-show car" "print *car" "ou-referrers car"
tells "with type, name and count" 'Toy "car", count 1'
tells "ou-show names the parts" "parts[3] NULL"
tells "ou-referrers names local variables" "the local variable car of probe_clear_empties_before_it_releases()"
says "ou-referrers names parts of toys" 0 'parts[0] of 0x' in_gdb 1:2.3 "next 6" "ou-referrers radio"
says "ou-referrers names static variables" 0 "the variable garage" in_gdb 1:4.2 "next 4" "ou-referrers garage"
says "ou-watch stops at each change of a count" 0 "The count went from 1 to 2:" in_gdb 1:1.2 next "ou-watch car" continue
tells "in the function that made it" "Ou_IncRef (op="
says "ou-watch tells of the death" 0 "The count went from 1 to 0:" in_gdb 1:4.2 "next 2" "ou-watch car" continue continue continue
tells "and of the freed memory" "is being freed."

solve 6
says "ou-gens shows the generations" 0 'generation 0: 3 objects; counter 3, threshold 700 0x' \
    in_gdb 6:6.1 "tbreak trash" continue ou-gens "ou-show object" "tbreak say_life" continue up "ou-show plain" "ou-show derived"
tells "with what is in them" 'Node "dog", count 1 0x'
tells "ou-show knows where the collector has a node" "tracked in generation 0"
tells "ou-show knows weak references" "wr_object NULL"
tells "also of derived types" "Derived object, count 1 type"
solve 2
says "ou-show knows lists" 0 "list of 3, count 1" in_gdb 2:3.1 next "ou-show list" "ou-referrers ((OuListObject *)list)->ob_item[2]"
tells "and their items" 'item 2 0x'
tells "ou-referrers names items" "item 2 of 0x"

# ---- anything may be broken ---------------------------------------------------------------------------

pointer() { in_gdb 1:4.2 next next "$@" "echo alive\\n"; }
bad=()
for address in 0 7 8 0x10 0x4141414141414140 0xdddddddddddddddd 0xffffffffffffffff -1 garage main; do
    bad+=("ou-show $address" "ou-referrers $address" "ou-watch $address" "print (OuObject *)$address" "print (Toy *)$address")
done
says "no object at any of ten places" 0 "alive" pointer "${bad[@]}" "print *(Toy *)8"
says_not "which raises nothing" "Traceback"
says_not "and is no error of Python" "Python Exception"
tells "a sentence for NULL" "NULL: there is no object"
tells "a sentence for what leads nowhere" "0x4141414141414140 leads nowhere: no memory can be read there"
tells "a sentence for freed memory" "this pointer was read out of freed memory"
says "a sentence for a broken type" 0 "is no object: its type 0x8 is none" pointer "set var car->ob_base.ob_type = 8" "ou-show car" "print car" "print *car"
says "a broken part does not hide the others" 0 "parts[1] 0x4141414141414148 leads nowhere" pointer "set var car->parts[1] = (OuObject *)0x4141414141414148" "ou-show car"
tells "those after it" "parts[3] NULL"
says "a broken name" 0 "leads nowhere" pointer "set var car->name = (char *)16" "print car" "ou-show car"
says "nothing in the program is called" 0 "may-call-functions is off" pointer 'ou-show toy(0)'
says "an expression that says nothing" 0 "alive" pointer "ou-show no_such_variable" "ou-show" "ou-watch"
says "before the program runs" 0 "No program runs" in_gdb 1:4.2 kill "ou-show 0" ou-gens "ou-referrers 0"
torn() { in_gdb 6:6.1 "tbreak trash" continue "set var ((OuGCHead *)object - 1)->gc_next = $1" ou-gens "ou-show object"; }
says "a torn list: a link that leads nowhere" 0 "broken: 0x414141" torn 0x4141414141414140
says "a torn list: NULL" 0 "broken: the list is torn: a link is 0x0" torn 0
says "a list that bites its own tail" 0 "broken: the walk stopped" torn "(uintptr_t)((OuGCHead *)object - 1)"

# ---- Python programs -----------------------------------------------------------------------------------

says "a Python program" 0 "Breakpoint 1, main" in_gdb 2:P1 "tbreak ou_list_dealloc" continue "ou-show list" ou-gens
tells "its objects are objects" "list of"
says_not "and nothing is raised" "Python Exception"
finish
