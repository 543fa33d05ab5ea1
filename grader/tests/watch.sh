#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# watch.sh: make watch checks at each save and ends when every test passes. Prints TAP.
# `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
tree
mine=labs/lab1-refcount/refcount.c

# seen COUNT WORDS: waits until the watch has said the words so often; at most a minute.
seen() {
    local i
    for ((i = 0; i < 300; i++)); do
        [ "$(grep -cF -e "$2" "$work/watch")" -ge "$1" ] && return 0
        sleep 0.2
    done
    cat "$work/watch"
    return 1
}

# ends STATUS: the watch comes to its end, and so.
ends() {
    wait "$watcher"
    [ $? -eq "$1" ] || { cat "$work/watch"; return 1; }
}

watches() {
    timeout 240 make -s watch LAB=1 >"$work/watch" 2>&1 </dev/null &
    watcher=$!
}

: >"$work/watch"
watches
holds "it checks at once, then waits" seen 1 "Watching."
holds "it shows the report" grep -qF "nothing is written yet" "$work/watch"
cp solutions/lab1-refcount/refcount.c "$work/save.c"
patch -s "$work/save.c" <solutions/lab1-refcount/mistakes/clear-releases-first.patch
cp "$work/save.c" $mine
holds "a save is checked" seen 2 "Watching."
holds "and its report shown" grep -qF "48 of 50" "$work/watch"
cp solutions/lab1-refcount/refcount.c "$work/renamed.c" && mv "$work/renamed.c" $mine
holds "a save by renaming is checked; the watch ends when all pass" ends 0
holds "it says so" grep -qF "Every test passes, so the watch is over." "$work/watch"
holds "the record is kept" test -f build/records/check/lab1-refcount/record.json
rm $mine
says "a missing file ends it" 2 "A file of this lab is gone. What to do about it: make doctor" make -s watch LAB=1
says "without a lab" 2 "make watch LAB=1" make -s watch

# On a terminal a long report loses its middle: 24 lines have room for what is last.
cp "$work/save.c" $mine
cat >"$work/screen.py" <<'END'
import os, pty, sys
os.environ.update(LINES="24", COLUMNS="80", TERM="xterm")
seen = b""
def read(descriptor):
    global seen
    data = os.read(descriptor, 4096)
    seen += data
    return data if b"Watching." not in seen else b""
child, descriptor = pty.fork()
if child == 0:
    os.execvp("make", ["make", "-s", "watch", "LAB=1"])
while b"Watching." not in seen:
    seen += os.read(descriptor, 4096)
os.write(descriptor, b"\x03")
try:
    while True:
        seen += os.read(descriptor, 4096)
except OSError:
    os.waitpid(child, 0)
text = seen.decode().replace("\r", "").split("\033[H")[-1].split("Watching.")[0]
print(text)
sys.exit(not ("all of it: make check LAB=1" in text and "48 of 50" in text and text.count("\n") < 24
              and b"The watch is over." in seen))
END
holds "on a terminal it is one screen, and Ctrl-C ends it" timeout 120 python3 "$work/screen.py"
finish
