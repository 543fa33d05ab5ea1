# SPDX-License-Identifier: MIT
"""For each hidden test of a lab: a wrong answer that it fails for.

    hidden_catches.py [-a] [-w] [LAB]

Grades wrong answers from solutions/LAB/mistakes with the hidden tests that no wrong answer has failed yet,
until there is one for each test: in the plain lane first, then in the others. Prints TAP, a line per test.
With -a every wrong answer is graded, and counted. With -w what was found is written to
grader/hidden/LAB/fails.txt: the test, the first wrong answer, the lane.
"""

import getopt
import glob
import json
import os
import re
import subprocess
import sys
import tempfile


def failures(slug, patch, ids, lane):
    """Which of these hidden tests fail for a wrong answer."""
    with tempfile.TemporaryDirectory() as folder:
        for path in glob.glob(f"solutions/{slug}/*.c"):
            with open(path, "rb") as source, open(os.path.join(folder, os.path.basename(path)), "wb") as copy:
                copy.write(source.read())
        subprocess.run(["patch", "--strip=1", "--fuzz=0", "--force", "--silent", "--no-backup-if-mismatch", "--directory", folder,
                        "--input", os.path.abspath(patch)], check=True)
        done = subprocess.run(["build/ouro-grade", slug, "--submission", folder, "--format", "json", "--hidden", "show", "--alone",
                               "--only", ",".join(ids), "--lanes", lane], stdout=subprocess.PIPE, check=False)
    return [test["id"] for test in json.loads(done.stdout)["hidden"]["tests"] if test["status"] == "failed"]


def task_of(patch):
    with open(patch, encoding="utf-8") as file:
        return int(re.search(r"^Task: *(\d+)", file.read(), re.MULTILINE).group(1))


def in_turn(patches, tests, found):
    """The wrong answers, those first whose task has most tests that nothing has failed yet."""
    left = list(patches)
    while left:
        wanted = [test["task"] for test in tests if test["id"] not in found and "task" in test]
        left.sort(key=lambda patch: (-wanted.count(task_of(patch)), patch))
        yield left.pop(0)


def look(slug, tests, every):
    """For each test the wrong answers that it fails for, each with its lane."""
    patches = sorted(glob.glob(f"solutions/{slug}/mistakes/*.patch"))
    found = {}
    for lane in ("plain", "asan", "memcheck"):
        for patch in in_turn(patches, tests, found):
            ids = [test["id"] for test in tests if every and lane == "plain" or test["id"] not in found]
            if not ids:
                break
            for test in failures(slug, patch, ids, lane):
                found.setdefault(test, []).append((os.path.basename(patch)[: -len(".patch")], lane))
    return found


def main():
    options, names = getopt.getopt(sys.argv[1:], "aw")
    options = dict(options)
    number = names[0].removeprefix("lab").split("-")[0] if names else "*"
    count = bad = 0
    for path in sorted(glob.glob(f"grader/hidden/lab{number}-*/hidden.json")):
        slug = path.split("/")[2]
        with open(path, encoding="utf-8") as file:
            hidden = json.load(file)
        tests = hidden["tests"] + hidden.get("programs", [])
        found = look(slug, tests, "-a" in options)
        for test in (test["id"] for test in tests):
            where = found.get(test, [])
            count += 1
            bad += not where
            counted = f"{len(where)} wrong answers" if "-a" in options else " ".join(where[0]) if where else "no wrong answer"
            print(f"{'ok' if where else 'not ok'} {count} - {slug} {test} fails for {counted}", flush=True)
        if "-w" in options:
            with open(f"grader/hidden/{slug}/fails.txt", "w", encoding="utf-8") as file:
                file.writelines(f"{test['id']} {' '.join(found[test['id']][0])}\n" for test in tests if test["id"] in found)
    print(f"1..{count}")
    sys.exit(1 if bad or not count else 0)


main()
