#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Hands every file of grader/hostile/ and some accidents to the grader, and checks the verdict,
# the time it took, and that no process and no file is left behind. Prints TAP.
#
#     verdicts.sh [GRADER]      default: build/ouro-grade; run from the top of the repository
set -u

grader=${1:-build/ouro-grade}
bound=150 # seconds that one grading may take
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
number=0
failures=0
slug=lab1-refcount

tap() { # tap STATUS NAME
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        failures=$((failures + 1))
    fi
}

explain() { sed 's/^/# /' "$1" | head -40; }

# grade NAME STATUS VERDICT ARGUMENT...: the grader must end with STATUS and say VERDICT.
grade() {
    local name=$1 status=$2 verdict=$3 got
    shift 3
    "$alone" "$bound" "${as_user[@]}" "$grader" 1 "$@" >"$work/out" 2>"$work/err"
    got=$?
    tr -s ' \n' ' ' <"$work/out" >"$work/line"
    echo >>"$work/line"
    cat "$work/err" >>"$work/line"
    if [ "$got" -ne "$status" ]; then
        echo "# status $got, not $status"
        explain "$work/line"
        tap 1 "$name"
    elif ! grep -qF -- "$verdict" "$work/line"; then
        echo "# the report does not say: $verdict"
        explain "$work/out"
        tap 1 "$name"
    else
        tap 0 "$name"
    fi
}

submission() { # submission FILE: makes $work/handed-in of it
    rm -rf "$work/handed-in"
    mkdir "$work/handed-in"
    cat "$1" >"$work/handed-in/refcount.c"
    grep -q 'Alone:' "$1" || cat grader/hostile/rest.c >>"$work/handed-in/refcount.c"
}

words_of() { sed -n "s/^ \\* $2: //p" "$1"; } # words_of FILE KEY

lanes_of() { local lanes; lanes=$(words_of "$1" Lanes); echo "${lanes:-plain}"; }

# hostile SUFFIX OPTION...: every file as a student hands it in.
hostile() {
    local suffix=$1 file
    shift
    for file in "${files[@]}"; do
        submission "$file"
        grade "$(basename "$file" .c)$suffix" 1 "$(words_of "$file" Verdict)" --only 1.3 \
            --lanes "$(lanes_of "$file")" --submission "$work/handed-in" "$@"
    done
}

# behind_the_check KEY SUFFIX OPTION...: the files that have words for it, without the check of what
# they use. Words after KEY go before those after Box; "none" says that a file is not for this.
behind_the_check() {
    local key=$1 suffix=$2 file words
    shift 2
    for file in "${files[@]}"; do
        words=$(words_of "$file" "$key")
        words=${words:-$(words_of "$file" Box)}
        [ -n "$words" ] && [ "$words" != none ] || continue
        submission "$file"
        grade "$(basename "$file" .c), behind the check$suffix" 1 "$words" --unchecked --only 1.3 \
            --lanes plain --submission "$work/handed-in" "$@"
    done
}

# A neighbour: a good submission that is graded while others attack.
neighbour() {
    local process
    "$grader" 1 --submission solutions --lanes plain >"$work/neighbour" 2>&1 &
    process=$!
    files=(grader/hostile/{fork_bomb,disk_bomb,stops_the_parent}.c)
    behind_the_check Box ", beside a good neighbour"
    wait "$process"
    [ $? -eq 0 ] || explain "$work/neighbour" >&2
    grep -q '^50 of 50 points' "$work/neighbour"
    tap $? "the good neighbour keeps full marks"
}

# What lies beside the student's file is not looked at, and a folder may have any name.
odd_names() {
    local folder=$work/$'-rf *; $(reboot)\n`id` \\'
    mkdir -p "$folder"
    cp "solutions/$slug/refcount.c" "$folder"
    printf 'CFLAGS := $(shell touch %s/made)\nall:\n\ttouch %s/made\n' "$work" "$work" >"$folder/Makefile"
    printf -- '-fplugin=./plugin.so\n' >"$folder/@refcount.c"
    cp "$folder/@refcount.c" "$folder/-o"
    printf 'no library' >"$folder/plugin.so"
    ln -s /etc/passwd "$folder/record.json"
    printf 'int main(void) { return 1; }\n' >"$folder/stdio.h"
    grade "a folder with an odd name, and odd files in it" 0 "2 of 2 points" \
        --lanes plain --only 1.3 --submission "$folder"
    [ ! -e "$work/made" ]
    tap $? "a Makefile in a submission is not run"
}

accidents() {
    mkdir -p "$work/none" "$work/folder/refcount.c" "$work/link" "$work/large" "$work/nul"
    grade "missing file" 1 "none/lab1-refcount/refcount.c is missing." --submission "$work/none"
    grade "a folder in place of the file" 1 "is a directory" --submission "$work/folder"
    ln -sf /etc/passwd "$work/link/refcount.c"
    grade "a symbolic link" 1 "is a symbolic link" --submission "$work/link"
    truncate -s 100M "$work/large/refcount.c"
    grade "a file that is too large" 1 "at most 1048576 are allowed" --submission "$work/large"
    printf 'int a;\0' >"$work/nul/refcount.c"
    grade "a file with NUL bytes" 1 "is not a text file" --submission "$work/nul"
    grade "no such folder" 2 "which is not a folder" --submission "$work/nowhere"
    grade "unknown lane" 2 "there is no lane 'fast'" --lanes plain,fast
    grade "unknown format" 2 "--format must be text or json" --format xml
    grade "unknown test" 2 "has no test '9.9'" --only 9.9
    grade "a list with an unknown test" 2 "its tests are 1.1 to 6.3" --only 1.1,9
    grade "two labs" 2 "one lab at a time" 2
}

# Work that is under way: some of it is not written yet, some is wrong.
under_way() {
    mkdir -p "$work/stub" "$work/early" "$work/stale"
    git show "HEAD:labs/$slug/refcount.c" >"$work/stub/refcount.c" 2>/dev/null ||
        cp "labs/$slug/refcount.c" "$work/stub"
    grade "an untouched stub" 1 "0 of 25 tests, as expected: nothing is written yet" \
        --submission "$work/stub"
    grade "one test of an untouched stub" 1 "not written yet: Ou_NewReference(), task 1 (labs/" \
        --submission "$work/stub" --only 1.1
    cat - grader/hostile/rest.c >"$work/early/refcount.c" <<'END'
#include "ouro/refcount.h"
#include "todo.h"
#define ATTACKS_DECREF
void Ou_DecRef(OuObject *op) { op->ob_refcnt--; Ou_Dealloc(op); }
#define ATTACKS_DEALLOC
void Ou_Dealloc(OuObject *op) { (void)op; OU_TODO(1, 2); }
END
    grade "a test that ends in a later task" 1 \
        "this test of task 1 ended in Ou_Dealloc(), which belongs to task 2" \
        --submission "$work/early" --lanes plain --only 1.3
    cat - grader/hostile/rest.c >"$work/stale/refcount.c" <<'END'
#include "ouro/refcount.h"
#define ATTACKS_DECREF
void Ou_DecRef(OuObject *op)
{
    if (--op->ob_refcnt == 0) {
        Ou_Dealloc(op);
        op->ob_refcnt = -1;
    }
}
END
    grade "a use after free, and its caller" 1 \
        "a freed object was written to in Ou_DecRef, labs/$slug/refcount.c:7 called from" \
        --submission "$work/stale" --only 2.2
    grade "a list of tests" 0 "10 of 10 points" --submission solutions --only 2 --lanes plain
    grade "a list of tests and tasks" 0 "12 of 12 points" \
        --submission solutions --only 1.1,2 --lanes plain
}

# Whatever the grader cannot judge is its own fault, status 3, and never a mark.
faults() {
    local tree=$work/tree top=$PWD
    mkdir -p "$tree/grader/canary"
    ln -s "$top/labs" "$top/reference" "$top/solutions" "$tree"
    ln -s "$top/build" "$tree/build"
    cp grader/canary/*.c "$tree/grader/canary"
    sed -i 's/"three"/"two"/' "$tree/grader/canary/plain_wrong_line.c"
    cd "$tree" || return
    grade "a canary that is not caught" 3 "a canary was not caught" --submission solutions
    cp "$top"/grader/canary/*.c grader/canary
    echo '#error broken' >>grader/canary/plain_sound.c
    grade "a canary that does not compile" 3 \
        "the grader's own files are incomplete (the course's own probes do not compile" \
        --submission solutions
    cp "$top"/grader/canary/*.c grader/canary
    rm build
    mkdir -p build/student build/asan
    for profile in student asan; do
        sed "/object\\.[co]/d; s| build/| $top/build/|" "$top/build/$profile/objects.list" \
            >build/$profile/objects.list
    done
    grade "a reference that is not whole" 3 "This is not your fault" --submission solutions
    rm -r build
    grade "no reference" 3 "type: make build" --submission solutions
    cd "$top" || return
}

as_user=()
limits=(--no-sandbox)
grader=$(realpath "$grader")
alone=$PWD/grader/tests/alone.py # a status of 125 says that something was left behind
mapfile -t files < <(ls grader/hostile/*.c | grep -v '/rest\.c$')
export OURO_SECRET=sesame # no program that is graded may see it
hostile ""
behind_the_check Box ""
accidents
odd_names
under_way
faults
behind_the_check Limits ", process limits only" "${limits[@]}"
all=("${files[@]}")
mapfile -t files < <(grep -L '^ \* Box:' "${all[@]}") # the check is the same, whatever the box
hostile ", process limits only" "${limits[@]}"
neighbour

# The whole of it once, with every lane, and as an ordinary user when we are root.
submission grader/hostile/endless_loop.c
grade "endless loop, all tests and lanes" 1 "did not end within" --submission "$work/handed-in"
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
    cp "$grader" "$work/ouro-grade"
    if setpriv --reuid 65534 --regid 65534 --clear-groups test -r grader/canary/plain_sound.c; then
        grader=$work/ouro-grade
        as_user=(setpriv --reuid 65534 --regid 65534 --clear-groups env TMPDIR=/tmp)
        # Some of those to whom it matters who they are; an ordinary user's make test tries them all.
        files=(grader/hostile/{daemon,environment,reads_files,self_memory,stops_the_parent}.c)
        behind_the_check Box ", as an ordinary user"
        files=(grader/hostile/{crash,fork_bomb,log_bomb}.c)
        hostile ", as an ordinary user"
        grade "the model answer, as an ordinary user" 0 "full marks" --submission solutions
    else
        echo "ok $((++number)) - as an ordinary user # SKIP this folder is closed to other users"
    fi
fi

# A signal must not leave anything behind either.
submission grader/hostile/endless_sleep.c
"$alone" 30 --term-after 3 "$grader" 1 --unchecked --submission "$work/handed-in" --lanes plain >/dev/null
[ $? -eq 143 ]
tap $? "SIGTERM ends the grader and leaves nothing"

echo "1..$number"
[ "$failures" -eq 0 ]
