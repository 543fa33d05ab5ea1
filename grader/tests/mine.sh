#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# mine.sh: `ouro` on somebody's own files. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
number=0 status=0

# mine CLAIM STATUS WORDS ARGUMENT...
mine() {
    local claim=$1 wanted=$2 words=$3 got
    shift 3
    build/ouro-grade --mine "$work/my-ouro" "$@" >"$work/out" 2>&1
    got=$?
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

# prints CLAIM TEXT CODE: what my-ouro prints for a program.
prints() {
    number=$((number + 1))
    if [ "$("$work/my-ouro" -c "$3" 2>&1)" = "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        status=1
    fi
}

mine "the model answers of all labs" 0 "runs Python programs on your lab1-refcount" --submission solutions
prints "it runs a program" "[2, 4]" 'print([2 * n for n in (1, 2)])'
rm -f "$work/my-ouro"

# A lab 1 that tells of each death shows that it is this file that counts.
mkdir "$work/told"
{
    echo '#include <stdio.h>'
    sed 's/^    dealloc(op);/    fputc('"'.'"', stdout);\n&/' solutions/lab1-refcount/refcount.c
} >"$work/told/refcount.c"
mine "one's own lab 1" 0 "runs Python programs on your lab1-refcount." --submission "$work/told" 1
number=$((number + 1))
if "$work/my-ouro" -c 'print(1)' | grep -qF ...; then
    echo "ok $number - one's own file is what counts"
else
    echo "not ok $number - one's own file is what counts"
    status=1
fi

mkdir "$work/stub"
git show HEAD:labs/lab1-refcount/refcount.c >"$work/stub/refcount.c" 2>/dev/null ||
    cp labs/lab1-refcount/refcount.c "$work/stub"
mine "a stub is refused" 1 "labs/lab1-refcount: nothing is written yet." --submission "$work/stub" 1
mkdir "$work/broken"
echo 'int broken' >"$work/broken/refcount.c"
mkdir "$work/fourth"
cp solutions/lab4-generations/generations.c "$work/fourth"
mine "one lab alone, ours in place of those before it" 0 \
    "your lab4-generations. Ours, for nothing of yours is there yet: lab1-refcount, lab2-ownership, lab3-cycles." \
    --submission "$work/fourth" 4
prints "it collects" "2" 'import gc; a = []; b = [a]; a.append(b); del a, b; print(gc.collect())'
mine "without a lab, all must be there" 1 "lab1-refcount" --submission "$work/fourth"
mine "a file that does not compile is refused" 1 "labs/lab1-refcount/refcount.c:1" --submission "$work/broken" 1
mine "a missing file is refused" 1 "is missing" --submission "$work" 1
mine "a lab that is not there" 2 "there is no lab '77'" --submission "$work" 77

echo "1..$number"
exit $status
