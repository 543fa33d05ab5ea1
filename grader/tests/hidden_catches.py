# SPDX-License-Identifier: MIT
"""Grades every wrong answer of a lab with the lab's hidden tests: which test fails for which?

    hidden_catches.py [-w] [LAB]

Prints TAP, a line per hidden test: is there a wrong answer that it fails for? With -w it writes what it
found to grader/hidden/LAB/fails.txt: per test the first wrong answer, by name, and the lane.

It looks in the plain lane first, and in the others only for tests that nothing failed there.
"""

import getopt
import glob
import json
import os
import subprocess
import sys
import tempfile


def failures(slug, patch, only, lanes):
    """The hidden tests that fail for a wrong answer, each with its lane."""
    with tempfile.TemporaryDirectory() as folder:
        for path in glob.glob(f"solutions/{slug}/*.c"):
            with open(path, "rb") as source, open(os.path.join(folder, os.path.basename(path)), "wb") as copy:
                copy.write(source.read())
        subprocess.run(["patch", "--strip=1", "--fuzz=0", "--force", "--silent", "--no-backup-if-mismatch", "--directory", folder,
                        "--input", os.path.abspath(patch)], check=True)
        done = subprocess.run(["build/ouro-grade", slug, "--submission", folder, "--format", "json", "--hidden", "show", "--alone",
                               "--only", only, "--lanes", lanes], stdout=subprocess.PIPE, check=False)
    tests = json.loads(done.stdout)["hidden"]["tests"]
    return [(test["id"], test["lane"]) for test in tests if test["status"] == "failed"]


def look(slug, ids, lanes):
    """For each test the wrong answers that fail it, and the lane."""
    found = {}
    for patch in sorted(glob.glob(f"solutions/{slug}/mistakes/*.patch")):
        name = os.path.basename(patch)[: -len(".patch")]
        for test, lane in failures(slug, patch, ",".join(ids), lanes):
            found.setdefault(test, []).append((name, lane))
    return found


def table(slug):
    with open(f"grader/hidden/{slug}/hidden.json", encoding="utf-8") as file:
        hidden = json.load(file)
    ids = [test["id"] for test in hidden["tests"] + hidden.get("programs", [])]
    found = look(slug, ids, "plain")
    left = [test for test in ids if test not in found]
    if left:
        for lanes in ("asan", "memcheck"):
            for test, where in look(slug, left, lanes).items():
                found.setdefault(test, where)
    return ids, found


def main():
    options, names = getopt.getopt(sys.argv[1:], "w")
    number = names[0].removeprefix("lab").split("-")[0] if names else "*"
    count = bad = 0
    for path in sorted(glob.glob(f"grader/hidden/lab{number}-*/hidden.json")):
        slug = path.split("/")[2]
        ids, found = table(slug)
        for test in ids:
            where = found.get(test, [])
            count += 1
            bad += not where
            print(f"{'ok' if where else 'not ok'} {count} - {slug} {test} fails for {len(where)} wrong answers", flush=True)
        if options:
            with open(f"grader/hidden/{slug}/fails.txt", "w", encoding="utf-8") as file:
                file.writelines(f"{test} {found[test][0][0]} {found[test][0][1]}\n" for test in ids if test in found)
    print(f"1..{count}")
    sys.exit(1 if bad or not count else 0)


main()
