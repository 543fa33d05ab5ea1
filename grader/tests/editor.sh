#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# editor.sh: what Visual Studio Code is told: its matchers find the lines of real reports, its
# tasks call targets that exist, and the container has the packages of the Makefile. Prints TAP.
# `make build` first.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
. grader/tests/tap.sh
cp -r .vscode .devcontainer "$work"
tree
cp -r "$work"/.vscode "$work"/.devcontainer .

solve 1 x-without-the-question
make -s check LAB=1 >"$work/crash" 2>&1
cp "$top/labs/lab1-refcount/refcount.c" labs/lab1-refcount
make -s check LAB=1 >"$work/stub" 2>&1
printf 'int unused(void)\n{\n    int one;\n    return 0;\n}\nint broken' >>labs/lab1-refcount/refcount.c
make -s check LAB=1 >"$work/broken" 2>&1

cat >"$work/matches.py" <<'END'
"""matches.py OWNER REPORT FILE:LINE|none WORDS: the matcher finds this place, with these words."""
import json, re, sys
owner, report, place, words = sys.argv[1:]
tasks = json.load(open(".vscode/tasks.json"))["tasks"]
matchers = [one for task in tasks for one in task["problemMatcher"] if one["owner"] == owner]
pattern = matchers[0]["pattern"]
found = []
for line in open(report):
    match = re.search(pattern["regexp"], line.rstrip("\n"))
    if match:
        found.append((f"{match[pattern['file']]}:{match[pattern['line']]}", match[pattern["message"]]))
print(*found, sep="\n")
wanted = [one for one in found if re.fullmatch(place, one[0]) and words in one[1]]
sys.exit(bool(found) if place == "none" else not wanted)
END
matches() { python3 "$work/matches.py" "$@"; }
mine='labs/lab1-refcount/refcount\.c:\d+'
holds "the matcher of the compiler finds an error" matches ouro-compiler "$work/broken" "$mine" "expected"
holds "and nothing in a report of tests" matches ouro-compiler "$work/crash" none ""
holds "the matcher of the grader finds a crash" matches ouro-grader "$work/crash" "$mine" "NULL was followed in Ou_DecRef"
holds "and where to start" matches ouro-grader "$work/stub" "$mine" "Start at"
holds "and nothing in an error of the compiler" matches ouro-grader "$work/broken" none ""

cat >"$work/targets.py" <<'END'
import json, subprocess, sys
tasks = json.load(open(".vscode/tasks.json"))
inputs = {one["id"] for one in tasks["inputs"]}
for task in tasks["tasks"]:
    words = [word.replace("${input:lab}", "1").replace("${input:task}", "1").replace("${input:test}", "1.1") for word in task["args"]]
    assert not any("${" in word for word in words), words
    done = subprocess.run(["make", "-n", *words], capture_output=True, text=True)
    assert done.returncode == 0, (words, done.stderr)
labs = next(one for one in tasks["inputs"] if one["id"] == "lab")["options"]
import glob
assert len(labs) == len(glob.glob("labs/lab*/lab.json")), labs
END
holds "each task calls a target that is there, and each lab can be chosen" python3 "$work/targets.py"

cat >"$work/packages.py" <<'END'
import json, re
json.load(open(".devcontainer/devcontainer.json"))
docker = open(".devcontainer/Dockerfile").read()
there = set(re.findall(r"^    ([a-z0-9.+-]+) \\$", docker, re.M))
wanted = {"make", "python3"}
for path in ("grader/handout/Makefile", "grader/tools/loop.mk"):
    text = open(path).read()
    for row in re.findall(r"^\w+_packages := (.*)$|\$\(NEED\) ([a-z].*)$", text, re.M):
        wanted |= {word for word in (row[0] or row[1]).split() if not word.startswith("$")}
assert wanted <= there, wanted - there
print(sorted(there))
END
holds "the container has every package that students need" python3 "$work/packages.py"
finish
