#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# generated.sh: generated programs: the same ones for the same seed, secrets stay secret, a difference is
# found, made smaller and told. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
source grader/tests/tap.sh
tree

print() { python3 -B grader/tools/generated.py "$@"; }

# differ CLAIM ARGUMENTS... -- ARGUMENTS...: two programs are not the same.
differ() {
    local claim=$1 one=()
    shift
    while [ "$1" != -- ]; do one+=("$1"); shift; done
    shift
    print "${one[@]}" | tail -n +3 >"$work/one"
    print "$@" | tail -n +3 >"$work/two"
    [ -s "$work/one" ] && [ -s "$work/two" ] && ! cmp -s "$work/one" "$work/two"
    verdict "$claim" $?
}

# ---- which programs ------------------------------------------------------------------------------

: >"$work/out"
echo "a secret of the class of this term" >"$work/secret"
echo "another secret, of the next term" >"$work/other"
cmp -s <(print 3 -p 5 -s monday) <(print 3 -p 5 -s monday)
verdict "the same seed gives the same program" $?
cmp -s <(print 3 -p 5 -k "$work/secret" -w alice) <(print 3 -p 5 -k "$work/secret" -w alice)
verdict "and so does the same secret with the same student" $?
differ "another seed gives another one" 3 -p 5 -s monday -- 3 -p 5 -s tuesday
differ "another number gives another one" 3 -p 5 -s monday -- 3 -p 6 -s monday
differ "another student has others" 3 -p 5 -k "$work/secret" -w alice -- 3 -p 5 -k "$work/secret" -w bob
differ "another secret gives others" 3 -p 5 -k "$work/secret" -w alice -- 3 -p 5 -k "$work/other" -w alice
print 3 -p 5 -k "$work/secret" -w alice >"$work/out"
says_not "no secret stands in a program" "secret of the class"
says_not "and no student" alice
says "a secret needs a student" 2 "a secret needs a student too" print 3 -k "$work/secret"
says "a secret that is short is refused" 2 "a secret needs 16 bytes or more" print 3 -w alice -k <(echo short)
says "a secret that is not there" 2 "cannot be read" print 3 -w alice -k "$work/nowhere"
says "the grader refuses it too" 2 "the class secret '$work/nowhere' cannot be read" \
    build/ouro-grade 3 --generated 5 --student alice --secret-file "$work/nowhere"
says "a seed and a secret are too much" 2 "a seed is public, a secret is not" \
    build/ouro-grade 3 --generated 5 --seed 1 --student alice --secret-file "$work/secret"
says "a number that is none" 2 "must be a number from 1 to 10000" print 3 -n many

cat >"$work/kinds.py" <<'END'
import subprocess
late = {"weakref.": 6, "refdied": 6, "tracemalloc.": 7, "gc.collect": 3, "gc.freeze": 4, "comes back": 5}
for lab in range(1, 8):
    for number in range(1, 3):
        text = subprocess.run(["python3", "-B", "grader/tools/generated.py", str(lab), "-p", str(number)], capture_output=True, text=True,
                              check=True).stdout
        units = text.split("gc.collect()\n", 1)[1].replace("def refdied(r):\n    print('refdied', label(r))\n", "")
        compile(text, "program", "exec")
        for words, first in late.items():
            if words in units and lab < first:
                print(f"program {number} of lab {lab} has {words}, which lab {first} teaches")
END
python3 "$work/kinds.py" >"$work/out" 2>&1
[ ! -s "$work/out" ]
verdict "each lab's programs have nothing that only later labs teach" $?

# ---- what they find ------------------------------------------------------------------------------

says "nothing is written: none runs" 1 "Generated programs: none ran. They run once every other test passes in the plain lane." \
    build/ouro-grade 1 --lanes plain --generated 5
# A slice that is replaced by nine items goes to the end of the list: no test replaces one by nine.
solve 2
sed -i '/^static void clip(/,/^}/b; s/^    clip(size, &low, &high);/&\n    low = values != NULL \&\& Ou_SIZE(values) == 9 ? high = size : low;/' labs/lab2-ownership/list.c
says "a file that passes every test, and not every program" 0 "do the same on your file as on ours (seed 1)." \
    build/ouro-grade 2 --lanes plain --generated 8
tells "the program is shown, made small" "[:0] = ["
tells "and how to run it" "make mine LAB=2, then build/my-ouro build/generated/lab2-ownership/program"
file=$(echo build/generated/lab2-ownership/program*.py)
[ "$(sed '1,/^gc.collect()$/d' "$file" | sed 1d | wc -l)" -le 15 ]
verdict "it has fifteen lines or fewer" $?
print 2 -n 8 >"$work/one.json"
print 2 -n 8 >"$work/two.json"
cmp "$work/one.json" "$work/two.json" >"$work/out" 2>&1
verdict "the same files give the same bytes" $?
python3 - "$work/one.json" "$file" >"$work/out" 2>&1 <<'END'
import json, subprocess, sys
found = json.load(open(sys.argv[1]))
smallest = found["smallest"]
assert found["seed"] == "1" and found["same"] + len(found["differing"]) == found["programs"] == 8, found
assert smallest["file"] == sys.argv[2] and smallest["expected"] != smallest["actual"]
python = subprocess.run(["python3", smallest["file"]], capture_output=True, text=True)
assert python.stdout.splitlines() == smallest["expected"], python.stdout
END
verdict "what is expected is what python3 prints" $?
print 2 -n 3 -k "$work/secret" -w alice >"$work/out"
says_not "with a secret no seed is told" '"seed"'

# Right answers, put together differently, do the same.
for lab in 4 6; do
    says "lab $lab: a second right answer does the same" 0 '"same": 8,' \
        python3 -B grader/tools/generated.py "$lab" -n 8 -d "$(echo solutions/lab$lab-*/second)"
done
finish
