#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# package.sh: the package for students. Nothing leaks, the same tree gives the same bytes, and the
# unpacked package grades lab 1 by itself. Prints TAP. `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3

top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
number=0 status=0

# claim TITLE FILE: green when FILE is empty; else it says what is wrong.
claim() {
    number=$((number + 1))
    if [ ! -s "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        head -n 30 "$2" | sed 's/^/# /'
        status=1
    fi
}

# says TITLE STATUS WORDS COMMAND...: the command ends so, and its report holds the words.
says() {
    local title=$1 wanted=$2 words=$3 got
    shift 3
    "$@" >"$work/out" 2>&1 </dev/null
    got=$?
    : >"$work/wrong"
    if [ $got -ne "$wanted" ] || ! tr -s ' \n' ' ' <"$work/out" | grep -qF -e "$words"; then
        { echo "status $got, not $wanted; or these words are missing: $words"; cat "$work/out"; } >"$work/wrong"
    fi
    claim "$title" "$work/wrong"
}

grader/handout/pack.sh "$work/one.tar.gz" 2>"$work/wrong"
claim "it is packed" "$work/wrong"
(umask 077 && grader/handout/pack.sh "$work/two.tar.gz")
cmp "$work/one.tar.gz" "$work/two.tar.gz" >"$work/wrong" 2>&1
claim "the same tree gives the same bytes" "$work/wrong"
tar -C "$work" -xzf "$work/one.tar.gz"
cd "$work/ouroboros" || exit 3

# ---- what is in it ---------------------------------------------------------------------------------

find . | grep -E '^\./solutions|mistakes|\.patch$|/\.git|/second/|grader/(tests|hostile|hidden)|/prove/|\.bak' >"$work/wrong"
claim "no solution, no wrong answer, no hidden test, no test of the tools is in it" "$work/wrong"
sed -n 's/.*"replaces": *"\([^"]*\)".*/reference\/\1/p' labs/lab*/lab.json |
    while IFS= read -r module; do [ ! -e "$module" ] || echo "$module"; done >"$work/wrong"
claim "no source of a lab's module is in it" "$work/wrong"
find . -name '*.o' -exec sh -c 'readelf -S "$1" | grep -q "\.debug_" && echo "$1"' sh {} \; >"$work/wrong"
claim "no debug information is in it" "$work/wrong"
find . -name '*.o' -exec sh -c 'readelf -S "$1" | grep -q "gnu\.lto" && echo "$1"' sh {} \; >"$work/wrong"
claim "its objects are plain ones" "$work/wrong"
grep -rlaF -e "$top" -e "$work" -e /home/ . >"$work/wrong"
claim "no path of this machine is in it" "$work/wrong"
find . -type l -o -type f -name '* *' >"$work/wrong"
claim "no link and no odd name is in it" "$work/wrong"

# Five lines of a model answer that follow each other and are not in the stub must be nowhere. Fewer
# lines may be alike by chance; the head of a function and its first lines are five already.
cat >"$work/leaks.py" <<'END'
import glob, os, sys
top = sys.argv[1]

def lines(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return [line.strip() for line in file if line.strip()]

def windows(path):
    rows = lines(path)
    found = {tuple(rows[i : i + 5]) for i in range(len(rows) - 4)}
    return {rows for rows in found if sum(map(len, rows)) >= 60}

secrets = {}
for answer in glob.glob(f"{top}/solutions/lab*/**/*.c", recursive=True):
    slug, name = os.path.relpath(answer, f"{top}/solutions").split("/")[0], os.path.basename(answer)
    stub = f"labs/{slug}/{name}"
    for rows in windows(answer) - (windows(stub) if os.path.exists(stub) else set()):
        secrets[rows] = answer
if not secrets:
    print("there is no model answer to look for")
for folder, _, names in os.walk("."):
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith((".c", ".h", ".md", ".json", ".py")):
            for rows in windows(path) & secrets.keys():
                print(f"{path}: as in {secrets[rows]}: {' '.join(rows)}")
END
python3 "$work/leaks.py" "$top" >"$work/wrong" 2>&1
claim "no text of a model answer is in it" "$work/wrong"
mkdir "$work/planted" && cp -r labs "$work/planted" && cd "$work/planted" || exit 3
tail -n 60 "$top/solutions/lab1-refcount/refcount.c" >labs/planted.c
python3 "$work/leaks.py" "$top" >"$work/leaks"
grep -q planted.c "$work/leaks" && : >"$work/wrong" || echo "no leak was seen" >"$work/wrong"
claim "turns red: a model answer in the package" "$work/wrong"
cd "$work/ouroboros" || exit 3

cat >"$work/links.py" <<'END'
import os, re
for folder, _, names in os.walk("."):
    for name in (name for name in names if name.endswith(".md")):
        path = os.path.join(folder, name)
        prose = re.sub(r"^( *)```.*?^\1```$", "", open(path).read(), flags=re.M | re.S)
        for link in re.findall(r"\]\(([^)\s#]+)[^)\s]*\)", re.sub(r"`[^`\n]*`", "", prose)):
            if not re.match(r"[a-z]+:", link) and not os.path.exists(os.path.join(folder, link)):
                print(f"{path}: {link} leads nowhere")
END
python3 "$work/links.py" >"$work/wrong" 2>&1
claim "every link in it leads somewhere" "$work/wrong"

# ---- what it does ----------------------------------------------------------------------------------

# Nothing of the repository is asked for: not even git would find it.
export GIT_CEILING_DIRECTORIES=$work
says "it builds the grader, and the stub gets 0 points" 0 "0 of 25 tests, as expected: nothing is written yet." \
    make CC="${CC:-gcc}" check LAB=1
mkdir -p "$work/answer/lab1-refcount"
cp "$top/solutions/lab1-refcount/refcount.c" "$work/answer/lab1-refcount"
says "the model answer has full marks in it" 0 "100 of 100 points: full marks." \
    make CC="${CC:-gcc}" grade LAB=1 SUBMISSION="$work/answer"
cp "$top/solutions/lab1-refcount/refcount.c" labs/lab1-refcount/refcount.c
says "make mine works" 0 "runs Python programs on your lab1-refcount." make CC="${CC:-gcc}" mine LAB=1
says "and the program that it makes" 0 "[1, 4]" build/my-ouro -c 'print([n * n for n in (1, 2)])'
says "make ledger and make explain know nothing of the reference's lines" 0 "and each comes to the end that it has" \
    make CC="${CC:-gcc}" ledger LAB=1 TEST=1.2
patch -s -p1 -d labs/lab1-refcount <"$top/solutions/lab1-refcount/mistakes/setref-takes.patch"
says "and name the function of a wrong answer" 0 "First difference: in Ou_XSetRef, labs/lab1-refcount/refcount.c:" \
    make CC="${CC:-gcc}" explain LAB=1 TEST=4.3
says "make reset asks nobody when there is no terminal" 2 "Nothing was changed" make CC="${CC:-gcc}" reset LAB=1
says "make reset brings the stub back" 0 "refcount.c.bak1" make CC="${CC:-gcc}" reset LAB=1 YES=1
cmp labs/lab1-refcount/refcount.c grader/stubs/lab1-refcount/refcount.c >"$work/wrong" 2>&1
claim "as it was handed out" "$work/wrong"
# The learner's loop.
says "make next begins with lab 1" 0 "begin lab 1, Reference counting." make CC="${CC:-gcc}" next
says "make hint" 0 "Hint 1 of 3." make CC="${CC:-gcc}" hint LAB=1 TASK=1
says "make progress goes by the last check" 0 "1 Reference counting 0 of 6 0 of 50" make CC="${CC:-gcc}" progress
says "make doctor has nothing to say against the package" 0 "the given files are as they were given" make CC="${CC:-gcc}" doctor
grep -qF "No problem was found." "$work/out" && : >"$work/wrong" || cp "$work/out" "$work/wrong"
claim "nor against this machine" "$work/wrong"
echo >>grader/tools/hint.py
says "make doctor sees a given file that was changed" 0 "the first: grader/tools/hint.py" make CC="${CC:-gcc}" doctor
tar -xzf "$work/one.tar.gz" --strip-components=1 ouroboros/grader/tools/hint.py
cp "$top/solutions/lab1-refcount/refcount.c" labs/lab1-refcount/refcount.c
says "make gdb stops in the probe" 0 "Breakpoint 1, probe_incref_adds_one" \
    make CC="${CC:-gcc}" gdb LAB=1 TEST=1.2 GDBFLAGS="-batch -ex 'next' -ex 'ou-show car' -ex ou-gens"
for words in 'Toy "car", count 1' "generation 2: 0 objects; counter 0, threshold 10"; do
    grep -qF "$words" "$work/out" && : >"$work/wrong" || cp "$work/out" "$work/wrong"
    claim "and shows: $words" "$work/wrong"
done
says "make watch ends when every test passes" 0 "Every test passes" timeout 120 make CC="${CC:-gcc}" watch LAB=1
python3 -c 'import json; json.load(open(".vscode/tasks.json")); json.load(open(".devcontainer/devcontainer.json"))' \
    >"$work/wrong" 2>&1
claim "the tasks of the editor and its container are in it" "$work/wrong"
find . -name __pycache__ >"$work/wrong"
claim "the tools leave nothing behind" "$work/wrong"

says "make build makes ouro" 0 "Built: build/ouro" make CC="${CC:-gcc}" build
says "which runs programs" 0 "one" build/ouro -c 'print("one")'

echo "1..$number"
exit $status
