#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# pack.sh [FILE]: packs what students get into FILE (default build/ouroboros-handout.tar.gz).
#
# From the work tree: labs with fresh stubs, the grader's sources, the public headers, and the
# reference as objects without debug information. No solutions, no source of a lab's module. The
# same tree gives the same bytes. `make handout` builds what is needed first.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

file=${1:-build/ouroboros-handout.tar.gz}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
to=$work/ouroboros

# What is packed as it is: of each folder what git knows.
packed=(labs reference/tests/oracle/generate.py reference/tests/oracle/shrink.py reference/include grader/src grader/canary grader/tools grader/gdb grader/trace docs/record.md docs/record.schema.json
    .vscode .devcontainer)
left_out='^grader/src/prove/|\.bak[0-9]*$'
git ls-files --cached -- "${packed[@]}" | grep -vE "$left_out" |
    while IFS= read -r name; do
        [ -f "$name" ] || continue
        mkdir -p "$to/$(dirname "$name")"
        cp "$name" "$to/$name"
    done
cp grader/handout/Makefile "$to/Makefile"
cp grader/handout/start.md "$to/README.md"

# Fresh stubs in place of whatever somebody wrote here, and once more for `make reset`.
build/ouro-stage labs --into "$work/staged" >/dev/null
while IFS= read -r stub; do
    name=${stub#"$work/staged/labs/"}
    cp "$stub" "$to/labs/$name"
    mkdir -p "$to/grader/stubs/$(dirname "$name")"
    cp "$stub" "$to/grader/stubs/$name"
done < <(find "$work/staged/labs" -name '*.c')

# The files that labs replace: their sources stay here.
modules=$(sed -n 's/.*"replaces": *"\([^"]*\)".*/reference\/\1/p' labs/lab*/lab.json)

# Of the other sources, those that a handout links to: they are there to be read.
grep -rhoE '\]\((\.\./)+reference/[^)#]+\.[ch]' "$to/labs" --include='*.md' | sed 's/.*\(reference\/\)/\1/' | sort -u |
    while IFS= read -r name; do
        if [ -f "$name" ] && ! grep -qxF "$name" <<<"$modules"; then
            mkdir -p "$to/$(dirname "$name")"
            cp "$name" "$to/$name"
        fi
    done

# A link to what is not in the package becomes plain words.
find "$to" -name '*.md' | while IFS= read -r page; do
    sed -i -E 's#\[([^]]*)\]\((\.\./)*solutions/[^)]*\)#\1 (your instructor has them)#g' "$page"
    grep -oE '\]\([^)# ]+' "$page" | cut -c3- | sort -u | while IFS= read -r link; do
        [[ $link == *:* || -e $(dirname "$page")/$link ]] ||
            sed -i -E "s#\[([^]]*)\]\(${link//./\\.}(\#[^)]*)?\)#\1#g" "$page"
    done
done

# objects PROFILE LIST: the objects that build/PROFILE/LIST names, stripped. Of the files that labs
# replace, local names go too.
objects() {
    local source object target
    while read -r source object; do
        target=reference/objects/${object#build/}
        mkdir -p "$to/$(dirname "$target")"
        strip -g -o "$to/$target" "$object"
        grep -qxF "$source" <<<"$modules" && strip --strip-unneeded "$to/$target"
        echo "$source $target"
    done <"build/$1/$2" >"$work/list"
    mv "$work/list" "$to/reference/objects/$1/$2"
}
for profile in student asan; do
    objects $profile objects.list
    objects $profile front.list
done
objects paranoid objects.list # its front end is the student profile's

# What `make doctor` compares with: everything but the files that students write.
(cd "$to" && find . -type f -printf '%P\n' | LC_ALL=C sort |
    grep -vxFf <(find grader/stubs -type f -printf 'labs/%P\n') | tr '\n' '\0' | xargs -0 sha256sum) >"$work/given"
mv "$work/given" "$to/grader/given.sha256"

when=$(git log -1 --format=%ct 2>/dev/null || echo 0)
mkdir -p "$(dirname "$file")"
tar -C "$work" --sort=name --mtime="@$when" --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' \
    --format=ustar -cf - ouroboros | gzip -9 -n >"$file"
