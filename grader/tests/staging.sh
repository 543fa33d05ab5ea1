#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# staging.sh: `ouro-stage` from end to end, in a copy of the repository. Prints TAP.
#
# The copy is made from the files as they lie here and gets a git history of its own, so nothing
# in this repository is touched. `make build/ouro-stage` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
top=$PWD
stage=$top/build/ouro-stage
[ -x "$stage" ] || { echo "not ok 1 - build/ouro-stage is missing: run \`make test\`"; echo "1..1"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0 status=0 log=$work/log

# claim TITLE COMMAND...: runs the command here and says whether it was good.
claim() {
    local title=$1
    shift
    number=$((number + 1))
    if "$@" >"$log" 2>&1; then
        echo "ok $number - $title"
    else
        echo "not ok $number - $title"
        tail -n 25 "$log" | sed 's/^/# /'
        status=1
    fi
}
# skip TITLE REASON: a claim that cannot be tried on this machine.
skip() { number=$((number + 1)); echo "ok $number - $1 # SKIP $2"; }
# not COMMAND...: good if the command ends with status 1 or 2.
not() { local got=0; "$@" || got=$?; [ $got -eq 1 ] || [ $got -eq 2 ]; }
# says TEXT COMMAND...: good if the output holds TEXT; the status does not count.
says() { local text=$1 out; shift; out=$("$@" 2>&1 </dev/null); echo "$out"; grep -qF -- "$text" <<<"$out"; }
silent_git() { git -c user.name=Test -c user.email=test@example.org "$@" >/dev/null 2>&1; }

# ---- the copy ------------------------------------------------------------------------------------

copy=$work/copy
mkdir "$copy"
cp -r labs solutions reference .gitignore "$copy"/
cd "$copy" || exit 3
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
"$stage" labs >/dev/null 2>&1
find . -name '*.bak*' -delete
silent_git init && silent_git add -A && silent_git commit -m start

slug=lab1-refcount
stub=labs/$slug/refcount.c
reference=reference/core/refcount.c

commit_all() { silent_git add -A && silent_git commit -m more; }
start_again() { silent_git reset --hard HEAD; find . -name '*.bak*' -delete; }

# ---- labs ----------------------------------------------------------------------------------------

claim "labs: a second run has nothing to do" says "Nothing to do" "$stage" labs
claim "labs: a second run changes no file" test -z "$(git status --porcelain)"
claim "labs: the model answer is the reference" cmp $reference solutions/$slug/refcount.c
for file in labs/lab*/*.c; do
    for compiler in gcc clang; do
        claim "labs: $file compiles with $compiler, no warning" $compiler -std=c11 -D_GNU_SOURCE \
            -O1 -Wall -Wextra -Wpedantic -Werror -Ireference/include -Ilabs/probe -c "$file" -o "$work/stub.o"
    done
done
functions_said_by() { ctags --options=NONE --quiet=yes -x --kinds-C=f --_xformat='%N %S' "$1" | sort; }
same_functions() { diff <(functions_said_by $reference) <(functions_said_by $stub); }
claim "labs: the stub has every function of the reference, with its parameters" same_functions
claim "labs: no tag is left in a stub" not grep -n '@lab' labs/lab*/*.c

into_elsewhere() { "$stage" labs --into "$work/elsewhere" && cmp $stub "$work/elsewhere/$stub"; }
claim "labs --into: writes the same stub below another folder" into_elsewhere

edited_stub_is_kept() {
    echo "/* mine */" >>$stub && cp $stub "$work/mine" && "$stage" labs && cmp $stub.bak1 "$work/mine" &&
        git diff --exit-code -- $stub
}
claim "labs: an edited stub is kept as .bak1 before it is overwritten" edited_stub_is_kept
second_backup() {
    echo "/* mine again */" >>$stub && "$stage" labs && cmp $stub.bak1 "$work/mine" && grep -q again $stub.bak2
}
claim "labs: a second backup does not take the place of the first" second_backup
start_again

stale_stub_is_replaced() {
    sed -i '0,/The idea/s//An idea/' $reference && "$stage" labs && grep -q 'An idea' $stub && [ ! -e $stub.bak1 ]
}
claim "labs: a stub that is as committed is replaced without a backup" stale_stub_is_replaced
start_again

# broken TITLE TEXT SED FILE: after this edit nothing is written, and TEXT is said.
broken() {
    local before
    sed -i "$3" "$4"
    before=$(git diff | cksum)
    claim "labs: $1" says "$2" "$stage" labs
    claim "labs: $1: status 2" not "$stage" labs
    claim "labs: $1: nothing is written" test "$before" = "$(git diff | cksum)"
    start_again
}
line=$(grep -n '@lab{1,1}' $reference | head -n 1 | cut -d: -f1)
broken "a tag of another lab is refused" "$reference:$line: " "${line}s/@lab{1,1}/@lab{2,1}/" $reference
broken "a tag of an unknown task is refused" "$reference:$line: " "${line}s/@lab{1,1}/@lab{1,99}/" $reference
broken "a tag that cannot be read is refused" "$reference:$line: this tag cannot be read" "${line}s/@lab{1,1}/@lab{1 1}/" $reference
broken "a task without a function is refused" "no function is tagged for task 6" "s/ @lab{1,6}/ @lab{1,5}/" $reference
broken "a handout without markers is refused" "labs/$slug/README.md: the line" "/end of tasks/d" labs/$slug/README.md

# ---- drift ---------------------------------------------------------------------------------------

claim "drift: green when all is committed" "$stage" drift
echo "/* mine */" >>$stub
claim "drift: an edited stub changes nothing" "$stage" drift
start_again
sed -i '0,/The idea/s//An idea/' $reference
claim "drift: red when the reference has changed" not "$stage" drift
claim "drift: shows the difference" says "+ * An idea" "$stage" drift
claim "drift: names the remedy" says 'run `make labs` and commit' "$stage" drift
"$stage" labs >/dev/null
commit_all
claim "drift: green again after make labs and a commit" "$stage" drift
sed -i 's/^| 1 |.*/| 1 | by hand |/' labs/$slug/README.md
commit_all
claim "drift: red when the task table was edited by hand" not "$stage" drift
"$stage" labs >/dev/null
commit_all

# ---- reset ---------------------------------------------------------------------------------------

claim "reset: an untouched stub needs nothing" says "nothing to do" "$stage" reset 1
echo "/* mine */" >>$stub
cp $stub "$work/mine"
claim "reset: without a terminal it does not guess" says "no terminal to ask at" "$stage" reset 1
claim "reset: without a terminal the stub stays" cmp $stub "$work/mine"
# at_terminal ANSWER: types the answer at a terminal of its own.
at_terminal() { script -qec "'$stage' reset 1" /dev/null <<<"$1"; }
yes_means_yes() { at_terminal y && git diff --exit-code -- $stub && cmp $stub.bak1 "$work/mine"; }
if script -qec true /dev/null >/dev/null 2>&1; then
    claim "reset: asks at a terminal" says "keep yours as $stub.bak1? [y/N]" at_terminal n
    claim "reset: no means no" cmp $stub "$work/mine"
    claim "reset: yes restores the stub and keeps the old one" yes_means_yes
else
    skip "reset: at a terminal" "this machine has no pseudo-terminals"
    "$stage" reset 1 --yes >/dev/null
fi
echo "/* once more */" >>$stub
reset_yes() { "$stage" reset $slug --yes && git diff --exit-code -- $stub && grep -q 'once more' $stub.bak2; }
claim "reset --yes: restores without a question, by the lab's full name too" reset_yes
rm $stub
reset_missing() { "$stage" reset 1 --yes && git diff --exit-code -- $stub; }
claim "reset: brings a missing stub back" reset_missing
claim "reset: an unknown lab is refused" not "$stage" reset 77

echo "1..$number"
exit $status
