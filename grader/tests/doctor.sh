#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# doctor.sh: make doctor finds what is wrong and names the command that mends it. Prints TAP.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
tree

# A list of what was given, as the package has it.
find Makefile labs grader -type f -not -path 'labs/lab*/*.c' -print0 | sort -z | xargs -0 sha256sum >"$work/given"
find labs/lab*/tests -name '*.c' -print0 | xargs -0 sha256sum >>"$work/given"
doctor() { grader/tools/doctor; }

says "without a list or git nobody can tell what was changed" 0 "cannot be told here" doctor
cp "$work/given" grader/given.sha256
says "a machine that is fit" 0 "No problem was found." doctor
cp "$work/out" "$work/fit"
for words in "makes programs" "the asan lane" "libraries of the grader are there" "Valgrind works" \
    "debug symbols of the C library are there" "Python 3.11 is there" "gdb works" "entr is there" "are free in ." \
    "your files are where the grader looks" "the given files are as they were given"; do
    holds "it looks at: $words" grep -qF "$words" "$work/fit"
done
holds "it looks at bubblewrap" grep -qE "bubblewrap (works|does not work here)" "$work/fit"

# ---- files -----------------------------------------------------------------------------------------

mine=labs/lab1-refcount/refcount.c
mv $mine "labs/lab1-refcount/refcount (1).c"
says "a renamed file is found" 1 "is it labs/lab1-refcount/refcount (1).c now?" doctor
mend=$(sed -n '/refcount (1)/{n;s/.*mend it: //p}' "$work/out")
holds "and its command mends it" eval "$mend && grader/tools/doctor"
mv $mine labs/refcount.c
says "a moved file is found" 1 "mend it: mv 'labs/refcount.c' '$mine'" doctor
mv labs/refcount.c $mine
mv labs/lab2-ownership/trashcan.c "$work"
says "a deleted file is found, also a lab's second one" 1 "make reset LAB=2" doctor
says "and its command mends it" 0 "trashcan.c" make -s reset LAB=2 YES=1
rm $mine && mkdir $mine
says "a folder in its place is no file" 1 "$mine is not a plain file" doctor
rmdir $mine && cp "$top/$mine" $mine
echo >>labs/probe/toy.c
says "a given file that was changed" 1 "1 given file(s) changed or gone; the first: labs/probe/toy.c" doctor
tells "the package mends it" "mend it: tar -xzf ouroboros-handout.tar.gz --strip-components=1 'ouroboros/labs/probe/toy.c'"
rm labs/probe/toy.c
says "a given file that is gone" 1 "the first: labs/probe/toy.c" doctor
cp -p "$top/labs/probe/toy.c" labs/probe
echo '/* mine */' >>$mine
says "one's own file may change" 0 "No problem was found." doctor

rm grader/given.sha256
git init -q . && git add Makefile labs grader && git -c user.name=a -c user.email=a@b commit -q -m one
echo '/* mine again */' >>$mine
says "in a repository git is asked" 0 "the given files are as they were given" doctor
echo >>labs/lab1-refcount/tests/incref_adds_one.c
says "and knows what was changed" 1 "mend it: git checkout HEAD -- 'labs/lab1-refcount/tests/incref_adds_one.c'" doctor
git checkout -q HEAD -- labs/lab1-refcount/tests

# ---- the machine: a PATH on which things are missing or broken ---------------------------------------

mkdir "$work/bin"
for name in bash cat grep sed awk df find mktemp rm dirname head sort wc sha256sum git setarch true uname xargs; do
    ln -s "$(command -v $name)" "$work/bin/$name"
done
bare() { PATH=$work/bin grader/tools/doctor; }
says "an empty machine has problems" 1 "there is no C compiler mend it: sudo apt-get install -y gcc libc6-dev make" bare
cp "$work/out" "$work/bare"
holds "Valgrind is missing" grep -qF "Valgrind is missing" "$work/bare"
holds "bubblewrap is missing, and what that means" grep -qF "points are the same" "$work/bare"
holds "Python is missing" grep -qF "Python is missing" "$work/bare"
holds "entr can wait" grep -qE "^note +entr is missing" "$work/bare"

ln -s "$(command -v gcc)" "$work/bin/gcc" && ln -s "$(command -v ld)" "$work/bin/ld" && ln -s "$(command -v as)" "$work/bin/as"
# A link is removed first: written through, it would hit the machine's own program.
fake() { rm -f "$work/bin/$1" && printf '#!/bin/bash\n%s\n' "$2" >"$work/bin/$1" && chmod +x "$work/bin/$1"; }
fake bwrap 'echo "bwrap: No permissions to create new namespace" >&2; exit 1'
fake valgrind 'echo "valgrind: Fatal error at startup: a function redirection" >&2; exit 1'
fake python3 'echo 3.13'
fake df 'echo "Filesystem 1M-blocks Used Available Use% Mounted"; echo "disk 9 9 12 99% /"'
says "a broken machine has problems" 1 "Valgrind does not work: valgrind: Fatal error at startup" bare
cp "$work/out" "$work/bare"
holds "bubblewrap that does not work is a note" grep -qE "^note +bubblewrap does not work here; .*points are the same" "$work/bare"
holds "another Python is a note" grep -qE "^note +python3 is 3.13" "$work/bare"
holds "a full disk is a problem" grep -qE "^problem +only 12 MB are free in \." "$work/bare"
echo >>labs/probe/toy.c
says "make says it, and is no error of make" 0 "Problems: 1." make -s doctor
finish
