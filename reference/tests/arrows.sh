#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# arrows.sh [DIR]        do the arrows of the reference point down only? (`make reference` first)
# arrows.sh --self-test  does this check turn red when they do not?
#
# DIR holds reference/ and build/student/ (the repository, if it is not given). Prints TAP.
#
# An arrow is a direct use of a function: an object file has it undefined, and another one defines
# it. Data does not count, and neither does a call through a type's slot or a hook: that is how a
# lower folder reaches a higher one without knowing it.
set -u
shopt -s lastpipe # report counts, so it must run in this shell
export LC_ALL=C
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

order="base memory core types python bin"
number=0 status=0

# report TITLE: reads what is wrong from standard input, a line each; nothing to read is good.
report() {
    local wrong
    wrong=$(cat)
    number=$((number + 1))
    if [ -z "$wrong" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        sed 's/^/# /' <<<"$wrong"
        status=1
    fi
}

# loops: reads pairs "A B" (A needs B) and prints each loop on a line.
loops() {
    tsort 2>&1 >/dev/null | awk '
        /input contains a loop/ { if (line != "") print line; line = "a loop:"; next }
        { sub(/^tsort: /, ""); line = line " " $0 }
        END { if (line != "") print line }'
}

# objects: prints "SOURCE OBJECT" for what labs can replace, and for the front end if it was built.
objects() {
    cat build/student/objects.list
    [ ! -f build/student/front.list ] || cat build/student/front.list
}

# calls: prints "CALLER CALLED FUNCTION" for each use of a function of another object file.
calls() {
    while read -r source object; do
        nm -P "$object" | awk -v source="$source" '{ print source, $1, $2 }'
    done < <(objects) | sort | awk '
        $3 == "T" || $3 == "W" { home[$2] = $1 }
        $3 == "U" || $3 == "w" { user[++users] = $1; used[users] = $2 }
        END {
            for (i = 1; i <= users; i++)
                if (used[i] in home && home[used[i]] != user[i])
                    print user[i], home[used[i]], used[i]
        }'
}

# includes: prints "FILE LINE INCLUDED" for each #include "..."; INCLUDED is a path if it is found
# beside the file or in reference/include, else "?NAME".
includes() {
    local file line name
    find reference -path reference/tests -prune -o -name '*.[ch]' -print | sort |
        while read -r file; do
            awk -v file="$file" -F'"' '/^[ \t]*#[ \t]*include[ \t]*"/ { print file, FNR, $2 }' "$file"
        done | while read -r file line name; do
            if [ -f "${file%/*}/$name" ]; then
                name=$(realpath -m --relative-to=. "${file%/*}/$name")
            elif [ -f "reference/include/$name" ]; then
                name=reference/include/$name
            else
                name="?$name"
            fi
            echo "$file $line $name"
        done
}

# The rank of a path's folder under reference/, for awk; -1 if the folder has no place.
ranks='
    function rank(path,    part) { split(path, part, "/"); return part[2] in place ? place[part[2]] : -1 }
    BEGIN { split(order, name, " "); for (i in name) place[name[i]] = i }'

check() {
    local calls includes tool source object
    if [ ! -s build/student/objects.list ]; then
        echo "not ok 1 - build/student/objects.list is missing: run \`make reference\` first"
        echo "1..1"
        exit 2
    fi
    for tool in nm tsort; do
        command -v $tool >/dev/null || { echo "not ok 1 - $tool is missing"; echo "1..1"; exit 2; }
    done
    calls=$(calls)
    includes=$(includes)

    while read -r source object; do
        [ -f "$object" ] || echo "$object, made from $source, is missing: run \`make reference\`"
    done < <(objects) | report "every object file of the list is there"

    awk -v order="$order" "$ranks"' rank($1) < 0 { print $1 ": this folder has no place in the order: " order }' \
        <(objects) | report "every folder has its place: ${order// / < }"

    awk -v order="$order" "$ranks"'
        NF && rank($1) < rank($2) { print $1 " calls " $3 "(), which is above it, in " $2 }' <<<"$calls" |
        report "no call from a lower folder to a higher one"

    awk 'NF && $2 == "reference/core/collect.c" && $1 ~ /^reference\/core\// {
        print $1 " calls " $3 "() of the conductor, " $2 }' <<<"$calls" |
        report "no lab module calls the conductor core/collect.c"

    # In the front end the types call each other as they do in CPython: str, int and the protocols.
    { awk -v order="base memory core" "$ranks"'
          NF && rank($1) >= 0 && rank($2) >= 0 { print $1, $2 }' <<<"$calls" | loops
    } | while read -r found; do
        echo "$found"
        awk -v members=" $found " 'NF && index(members, " " $1 " ") && index(members, " " $2 " ") {
            print "    " $1 " calls " $3 "() of " $2 }' <<<"$calls"
    done | report "no call cycle between object files of base, memory and core"

    { awk 'NF && $1 == $3 { print $1 ":" $2 ": this file includes itself" }' <<<"$includes"
      awk 'NF && $3 !~ /^\?/ && $1 != $3 { print $1, $3 }' <<<"$includes" | loops
    } | report "no include cycle"

    awk -v order="$order" "$ranks"'
        NF && $3 !~ /^\?/ && $3 !~ /^reference\/include\// && $3 ~ /^reference\// {
            if (rank($1) < rank($3))
                print $1 ":" $2 ": includes a private header from above: " $3 }' <<<"$includes" |
        report "no include of a higher folder's private header"

    awk 'NF && ($3 ~ /^\?/ || $3 !~ /^reference\//) {
        sub(/^\?/, "", $3); print $1 ":" $2 ": includes something from outside reference/: " $3 }' <<<"$includes" |
        report "the reference includes nothing from labs/ or grader/"
    echo "1..$number"
}

# ---- the self-test: small trees with one planted violation each ---------------------------------

# plant FILE TEXT: writes reference/FILE in the tree that is being made.
plant() {
    mkdir -p "$(dirname "reference/$1")"
    printf '%s\n' "$2" >"reference/$1"
}

# compile: makes build/student/ from reference/, as the Makefile does.
compile() {
    local source object
    mkdir -p build/student
    : >build/student/objects.list
    find reference -name '*.c' | sort | while read -r source; do
        object=build/student/${source#reference/}
        object=${object%.c}.o
        mkdir -p "${object%/*}"
        # Include guards are left out of the planted headers, hence the limit.
        gcc -O0 -w -fmax-include-depth=20 -Ireference/include -Ilabs/probe -c "$source" -o "$object" \
            2>/dev/null || { echo | gcc -w -x c -c - -o "$object"; }
        echo "$source $object" >>build/student/objects.list
    done
}

# expect RED-TITLE CLAIM: runs the check here; exactly the check of this title must be red.
expect() {
    local found red
    compile
    found=$("$here/arrows.sh" "$PWD")
    red=$(sed -n 's/^not ok [0-9]* - //p' <<<"$found")
    { [ "$red" = "$1" ] || printf 'red was: "%s"\n%s\n' "$red" "$found"; } | report "$2"
    rm -rf reference build labs
}

self_test() {
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cd "$folder" || exit 3
    plant base/a.c 'void a(void) {}'
    plant core/b.c 'void a(void); extern int state; int *where; void b(void) { a(); where = &state; }'
    plant types/c.c 'void b(void); int state; void c(void) { b(); }'
    expect "" "a tree in order is green, and a use of data is no arrow"

    plant base/a.c 'void b(void); void a(void) { b(); }'
    plant core/b.c 'void b(void) {}'
    expect "no call from a lower folder to a higher one" "a call from base to core is red"

    plant core/collect.c 'void list(void); void collect(void) { list(); }'
    plant core/cycles.c 'void list(void) {}'
    plant core/object.c 'void collect(void); void object(void) { collect(); }'
    expect "no lab module calls the conductor core/collect.c" "a call of the conductor from core is red"

    plant core/a.c 'void b(void); void a(void) { b(); }'
    plant core/b.c 'void c(void); void b(void) { c(); }'
    plant core/c.c 'void a(void); void c(void) { a(); }'
    expect "no call cycle between object files of base, memory and core" "a cycle of three object files is red"

    plant include/ouro/a.h '#include "ouro/b.h"'
    plant include/ouro/b.h '#include "ouro/a.h"'
    plant base/a.c 'void a(void) {}'
    expect "no include cycle" "an include cycle is red"

    plant base/a.c '#include "../core/private.h"'
    plant core/private.h 'void private(void);'
    plant core/b.c '#include "private.h"'
    expect "no include of a higher folder's private header" "an include of a private header from above is red"

    plant base/a.c '#include "probe.h"'
    mkdir -p labs/probe
    : >labs/probe/probe.h
    expect "the reference includes nothing from labs/ or grader/" "an include from labs/ is red"

    plant base/a.c '#include "../../labs/probe/probe.h"'
    mkdir -p labs/probe
    : >labs/probe/probe.h
    expect "the reference includes nothing from labs/ or grader/" "an include from labs/ by its path is red"

    plant weird/a.c 'void a(void) {}'
    expect "every folder has its place: ${order// / < }" "a folder outside the order is red"
    echo "1..$number"
}

if [ "${1-}" = --self-test ]; then
    self_test
else
    cd "${1:-$here/../..}" || exit 2
    check
fi
exit $status
