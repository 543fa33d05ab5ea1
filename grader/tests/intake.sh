#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# intake.sh: what is handed in. Archives of each kind are graded; those that could hurt somebody are
# refused with the entry, the reason and what to do; folders are read without following a link or
# waiting for a pipe. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
. grader/tests/sandbox.sh
chmod 755 "$work"
given=$work/given answer=solutions/lab1-refcount/refcount.c
mkdir "$given"
python3 grader/tests/archives.py "$given" "$answer" || exit 3
find "$given" | sort >"$work/before"

# grade ARCHIVE...: with one test in one lane. unpack ARCHIVE: what is taken out of it, without its head.
grade() { timeout 60 build/ouro-grade 1 --only 1.1 --lanes plain --submission "$@"; }
unpack() { build/ouro-unpack lab1-refcount refcount.c <"$given/$1"; }

# ---- what is accepted --------------------------------------------------------------------------------

for kind in tar tar.gz tar.xz zip; do
    says "a $kind is graded" 0 "good.$kind: labs/lab1-refcount/refcount.c" grade "$given/good.$kind"
    tells "with the points that it deserves" "2 of 2 points"
done
for archive in "$given"/good-*; do
    unpack "$(basename "$archive")" 2>&1 | sed '1d; $d' >"$work/out"
    # The name stands before the first byte of the content.
    tail -c "$(stat -c %s "$answer")" "$work/out" | cmp -s - "$answer"
    verdict "$(basename "$archive"): the file is found in it" $?
done
cp "$given/good.zip" "$work/it's; a name .zip"
says "make takes one, and its name may hold anything" 0 "it's; a name .zip: labs/lab1-refcount/refcount.c" \
    make -s check LAB=1 ONLY=1.1 SUBMISSION="$work/it's; a name .zip"

# ---- what is refused ---------------------------------------------------------------------------------

refused() { # refused ARCHIVE WORDS
    says "$1: $2" 1 "$1: $2" grade "$given/$1"
    grep -q "Pack it anew" "$work/out" || verdict "$1: what to do is told" 1
}
refused absolute.tar.gz "the entry '/etc/cron.d/x' has an absolute name"
refused dots.tar.gz "the entry 'labs/../../../etc/x' has '..' in its name"
refused dots.zip "the entry '../x' has '..' in its name"
refused control.tar.gz "the entry 'labs/a\\x0aok 1 - full marks\\x1b[2J' has a control character"
refused dash.tar.gz "the entry 'labs/--checkpoint-action=exec=sh' has a name that begins with a dash"
refused twice.tar.gz "the entry 'labs/lab1-refcount/refcount.c' is in it twice"
refused twice-dots.tar.gz "the entry 'labs/lab1-refcount/refcount.c' is in it twice"
refused two-places.tar.gz \
    "the entry 'labs/lab1-refcount/refcount.c' and 'refcount.c' could both be meant for refcount.c"
refused two-folders.zip "the entry 'alice/refcount.c' and 'bob/refcount.c' could both be meant"
refused symbolic.tar.gz "the entry 'labs/x' is a symbolic link"
refused symbolic.zip "the entry 'labs/x' is a symbolic link"
refused symbolic-place.tar.gz "the entry 'refcount.c' is a symbolic link"
refused hard.tar.gz "the entry 'labs/x' is a hard link"
refused device.tar.gz "the entry 'labs/x' is a device"
refused block.tar.gz "the entry 'labs/x' is a device"
refused pipe.tar.gz "the entry 'labs/x' is a pipe"
refused folder-place.tar.gz "the entry 'refcount.c' is a folder"
refused encrypted.zip "the entry 'labs/lab1-refcount/refcount.c' is encrypted"
refused large.tar.gz "the entry 'labs/lab1-refcount/refcount.c' has more than 1048576 bytes"
refused lying.zip "the entry 'labs/lab1-refcount/refcount.c'"
refused bomb.tar.gz "grows to more than 100 times its size"
refused bomb.zip "grows to more than 100 times its size"
refused giant.tar "holds more than 128 MiB"
refused hundred.tar "has more than 32 MiB"
refused many.tar.gz "has more than 10000 entries"
refused cut.tar "the entry 'labs/lab1-refcount/refcount.c' is damaged or cut off"
refused cut.tar.gz "is no tar, tar.gz, tar.xz or zip archive, or it is damaged or cut off"
refused cut.tar.xz "is no tar, tar.gz, tar.xz or zip archive, or it is damaged or cut off"
refused cut.zip "is no tar, tar.gz, tar.xz or zip archive, or it is damaged or cut off"
refused empty.tar "is no tar, tar.gz, tar.xz or zip archive"
refused nothing.tar "is empty"
refused text.zip "is no tar, tar.gz, tar.xz or zip archive"
refused raw.7z "is no tar, tar.gz, tar.xz or zip archive"
refused packed-twice.tar.gz "is packed more than once"
says "an archive without the file" 1 "missing.tar.gz: refcount.c is missing. It is looked for at" grade "$given/missing.tar.gz"
says "too deep in it is not there" 1 "deep.tar.gz: refcount.c is missing." grade "$given/deep.tar.gz"
says "for all labs it is told once" 1 "hard.tar.gz: the entry 'labs/x' is a hard link" \
    build/ouro-grade --all --submission "$given/hard.tar.gz"
tells "and each lab's line says it" "Reference counting 0 of 100 (archive refused)"
says "in the record it is no file" 1 '"status": "no_file"' grade "$given/hard.tar.gz" --format json
says "for make mine too" 1 "is a hard link" build/ouro-grade --mine "$work/mine" 1 --submission "$given/hard.tar.gz"
ln -s good.zip "$given/link.zip"
refused link.zip "is a symbolic link"
rm "$given/link.zip"

# ---- folders -----------------------------------------------------------------------------------------

mkdir -p "$work"/{pipe,device,linked,hundred,odd}
mkfifo "$work/pipe/refcount.c"
says "a pipe is not waited for" 1 "refcount.c: is a pipe; a plain file is needed" grade "$work/pipe"
mkfifo "$work/fifo"
says "nor one in place of the folder" 2 "which is not a folder, nor an archive" grade "$work/fifo"
if mknod "$work/device/refcount.c" c 1 5 2>/dev/null; then
    says "a device is not opened" 1 "refcount.c: is a device; a plain file is needed" grade "$work/device"
fi
ln -s "$PWD/solutions/lab1-refcount" "$work/linked/lab1-refcount"
says "a link to a folder of somebody else is not followed" 1 \
    "the folder lab1-refcount is a symbolic link; a plain folder is needed" grade "$work/linked"
truncate -s 100M "$work/hundred/refcount.c"
says "a file of 100 MB is refused" 1 "has 104857600 bytes; at most 1048576 are allowed" grade "$work/hundred"
odd=$work/odd/$'a\nok 1 - b\e[2J'
mkdir "$odd"
says "an odd name is made harmless" 1 'a\x0aok 1 - b\x1b[2J/lab1-refcount/refcount.c is missing.' grade "$odd"

find "$given" | sort | cmp -s - "$work/before"
verdict "nothing was written beside the archives" $?
if command -v valgrind >/dev/null; then
    for archive in good.tar.xz lying.zip; do
        valgrind -q --error-exitcode=9 build/ouro-unpack lab1-refcount refcount.c <"$given/$archive" >"$work/out" 2>&1
        verdict "$archive under Valgrind" $?
    done
fi
finish
