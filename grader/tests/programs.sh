#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# programs.sh: Python programs in a lab: when they run, what passes, what does not, and how it is
# told. A copy of lab 1 with programs of its own is graded. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
number=0 status=0
slug=lab1-refcount

# ---- the copy ------------------------------------------------------------------------------------

tree=$work/tree
mkdir -p "$tree"
ln -s "$top"/{build,grader,reference,solutions} "$tree"
cp -r labs "$tree/labs"
cd "$tree" || exit 3

# program NAME: the text comes in on standard input.
program() { cat >"labs/$slug/tests/$1.py"; }

program lines <<'END'
class Car:
    def __del__(self):
        print("the car dies")

car = Car()
other = car
del car
print("one name is gone")  # expect: one name is gone
del other  # expect: the car dies
print()
# expect:
print("  two blanks")  # expect:   two blanks
END
program error <<'END'
print("before")  # expect: before
[].nothing
# expect-error: AttributeError: 'list' object has no attribute 'nothing'
END
program wrong <<'END'
print("one")
# expect: one
print("two")  # expect: three
END
program unexpected <<'END'
print("one")  # expect: one
raise ValueError("a surprise")
END
program early <<'END'
import sys
print("one")  # expect: one
sys.exit(3)
END
program half <<'END'
import sys
sys.stdout.write("one")  # expect: one
END
program spies <<'END'
import sys
print("expect" in open(sys.argv[0]).read()[40:])  # expect: False
END

# lab PROGRAM...: lab.json with these programs; the probes are two of lab 1's.
lab() {
    last=(none)
    python3 - "$top/labs/$slug/lab.json" "$@" >"labs/$slug/lab.json" <<'END'
import json, sys
lab = json.load(open(sys.argv[1]))
lab["tests"] = lab["tests"][:2]
lab["program_lanes"] = {"plain": 2, "asan": 1}
lab["programs"] = [
    {"id": f"P{i}", "program": name, "weight": 1, "name": f"the program {name}",
     "why": "It shows it.", "section": "task-1-take-and-release"}
    for i, name in enumerate(sys.argv[2:], 1)]
json.dump(lab, sys.stdout)
END
}

# ---- claims --------------------------------------------------------------------------------------

# grade CLAIM STATUS WORDS [ARGUMENT...]: the report holds the words, line ends counted as blanks.
# Without arguments: the report that was looked at last.
last=(none) last_status=0
grade() {
    local claim=$1 wanted=$2 words=$3 got
    shift 3
    [ $# -eq 0 ] && set -- "${last[@]}"
    if [ "$*" != "${last[*]}" ]; then
        build/ouro-grade 1 "$@" >"$work/out" 2>&1
        last_status=$?
        last=("$@")
    fi
    got=$last_status
    number=$((number + 1))
    if [ $got -eq "$wanted" ] && tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words"; then
        echo "ok $number - $claim"
    else
        echo "not ok $number - $claim"
        echo "# status $got, not $wanted; or these words are missing: $words"
        sed 's/^/# /' "$work/out"
        status=1
    fi
}

# mine: the text on standard input, put before the model answer with sed script $1, is handed in.
mine() {
    last=(none)
    mkdir -p "$work/mine"
    { cat; sed "$1" "$top/solutions/$slug/refcount.c"; } >"$work/mine/refcount.c"
}

lab lines error
grade "the model answer passes both kinds of programs" 0 "Python programs #################### 6 of 6" \
    --submission solutions
grade "the record has them" 0 '"id": "P2"' --submission solutions --format json
grade "they are listed" 0 "2 tests, 2 Python programs, 14 points" --list
grade "one program alone" 0 "3 of 3 points. The test passes." --submission solutions --only P2
grade "the programs alone" 0 "6 of 6 points" --submission solutions --only P
grade "a program that is not there" 2 "its programs P1 to P2" --only P3
grade "an untouched stub hears of them" 1 "The lab's Python programs run once every one of these tests passes" \
    --submission labs --lanes plain
mine 's/op->ob_refcnt++/op->ob_refcnt += 2/' </dev/null
grade "they wait for the probes" 1 "2 Python programs not run: they run once every probe passes" \
    --submission "$work/mine" --lanes plain
grade "they are not run, in the record" 1 '"message": "Python programs run once every probe passes"' \
    --submission "$work/mine" --format json --lanes plain

lab lines wrong unexpected early
grade "a line that differs" 1 'line 2 differs: "three" is expected, not "two"' --submission solutions --lanes plain
grade "the program is shown" 1 "The program: labs/$slug/tests/wrong.py 1 print(\"one\")"
grade "an error that nobody expects" 1 "P3 plain: ended with status 1, and should end with 0: ValueError: a surprise"
grade "another exit status" 1 "P4 plain: ended with status 3, and should end with 0"
lab half
grade "a line end that is missing" 1 "the lines are right, and yet not every byte" --submission solutions --only P1 --lanes plain
lab spies
grade "a program cannot read its expectations" 0 "The test passes" --submission solutions --only P1

# ---- hostile and broken files: what is said without the check of what a file uses --------------------

lab lines
exits='s/^void Ou_Dealloc(OuObject \*op)$/void Ou_Dealloc(OuObject *op)\n{ if (++deaths == 40) leave(); die(op); }\nstatic void die(OuObject *op)/'
head='#include "ouro/refcount.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static int deaths;
static void die(OuObject *op);
'
mine "$exits" <<<"$head"'static void leave(void) { fputs("one name is gone\nthe car dies\n\n  two blanks\n", stdout); exit(0); }'
grade "leaving early with the right lines" 1 "ended early: status 0 before the program was done" \
    --submission "$work/mine" --only P1 --lanes plain --unchecked
mine "$exits" <<<"$head"'static void leave(void) { char end[] = "end lines \n"; (void)!write(3, end, sizeof end - 1); _exit(0); }'
grade "a forged end" 1 "the transcript holds something that no program writes there" \
    --submission "$work/mine" --only P1 --unchecked
mine "$exits" <<<"$head"'static void leave(void) { *(volatile int *)1 = 0; }'
grade "a crash is explained" 1 "in leave, labs/$slug/refcount.c:" --submission "$work/mine" --only P1 --lanes plain
mine "$exits" <<<"$head"'static void leave(void) { char *volatile lost = malloc(11); lost = NULL; }'
grade "a leak shows in the asan lane" 1 "leak: 11 bytes are never freed" --submission "$work/mine" --only P1 --lanes asan
mine '' <<<'void OuDict_New(void); void OuDict_New(void) { }'
grade "a function of the front end defined once more" 1 \
    "your file defines OuDict_New, which is defined elsewhere in the course already" \
    --submission "$work/mine"
echo "1..$number"
exit $status
