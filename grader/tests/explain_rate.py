#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""explain_rate.py [EVERY [LAB...]]: how often make explain and make ledger name the function that a
wrong answer has changed. Takes every EVERYth wrong answer of each lab, in the order of their names,
with the first test that must catch it, and prints a table in Markdown; each miss goes to standard
error. Several seconds per wrong answer. Run it from the top of the repository, after `make build`.
"""
import contextlib
import difflib
import glob
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

TOP = os.getcwd()
sys.path.insert(0, os.path.join(TOP, "grader/tools"))
sys.dont_write_bytecode = True
import explain  # noqa: E402
import ledger  # noqa: E402
import traced  # noqa: E402


def function_at(lines, number):
    """The function around a line, None between functions."""
    for line in reversed(lines[:number]):
        if line.startswith("}") and line is not lines[number - 1]:
            return None
        found = re.match(r"[A-Za-z_].*?(\w+)\(", line)
        if found:
            return found.group(1)
    return None


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def changed_functions(right, wrong):
    """The functions in which a patched file differs from the right one."""
    changed = set()
    matcher = difflib.SequenceMatcher(None, right, wrong, autojunk=False)
    for tag, from_right, to_right, from_wrong, to_wrong in matcher.get_opcodes():
        if tag != "equal":
            changed.add(function_at(wrong, max(to_wrong, from_wrong + 1)))
            changed.add(function_at(right, max(to_right, from_right + 1)))
    return changed - {None}


def is_helper(function, helper, paths):
    """Whether a static function is used in the body of another one."""
    for path in paths:
        lines = read_lines(path)
        if any(re.match(rf"static .*\b{helper}\(", line) for line in lines):
            return any(re.search(rf"\b{helper}\b", line) and function_at(lines, number) == function
                       for number, line in enumerate(lines, 1))
    return False


def is_named(function, place, changed, paths):
    """Whether a function, or the one around a line, or a static one that it uses is among those that were changed."""
    around = None
    if place:
        path, number = place.rsplit(":", 1)
        around = function_at(read_lines(path), int(number))
    return (function in changed or around in changed
            or any(is_helper(function, helper, paths) for helper in changed))


def try_one(lab, patch, count):
    """Records one wrong answer and counts what is named."""
    slug = os.path.basename(lab)
    with open(patch, encoding="utf-8") as file:
        caught = re.search(r"^Caught-by: (\S+) (\w+)", file.read(), re.M)
    if caught.group(2) == "cost":
        return
    answers = glob.glob(f"{lab}/*.c")
    for answer in answers:
        shutil.copy(answer, f"labs/{slug}")
    subprocess.run(["patch", "-s", "-p1", "-d", f"labs/{slug}", "-i", os.path.abspath(patch)], check=True)
    changed = set()
    for answer in answers:
        changed |= changed_functions(read_lines(answer), read_lines(f"labs/{slug}/{os.path.basename(answer)}"))
    name = os.path.basename(patch)[:-len(".patch")]
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            run = traced.record_test(re.sub(r"\D.*", "", slug[3:]), caught.group(1), ["--ledger"])
    except SystemExit:
        print(f"{slug} {name}: not recorded", file=sys.stderr)
        return
    count["tried"] += 1
    found = explain.first_difference(explain.steps_of(run.student), explain.steps_of(run.reference))
    named = explain.blamed(run, found) if found else (None, None)
    count["different"] += found is not None
    if is_named(*named, changed, run.student.files):
        count["named"] += 1
    else:
        print(f"{slug} {name} {caught.group(1)}: explain names {named[0]}, changed is {sorted(changed)}", file=sys.stderr)
    mine, theirs = ledger.accounts_of(run.student), ledger.accounts_of(run.reference)
    told, _ = ledger.findings(run, mine, theirs)
    if told:
        count["told"] += 1
        first = ledger.first_suspect(run, mine, theirs, told)
        if first and is_named(first[1], first[2], changed, run.student.files):
            count["owed"] += 1
        else:
            print(f"{slug} {name} {caught.group(1)}: the ledger names {first[1] if first else None}, changed is "
                  f"{sorted(changed)}", file=sys.stderr)


def main(every, numbers):
    work = tempfile.mkdtemp()
    try:
        for name in ("grader", "reference", "solutions", "build"):
            os.symlink(os.path.join(TOP, name), os.path.join(work, name))
        shutil.copytree("labs", os.path.join(work, "labs"))
        os.chdir(work)
        print("| lab | wrong answers tried | a first difference is found | explain names the changed function "
              "| the ledger tells of an object | the ledger names the changed function |\n| --- | --- | --- | --- | --- | --- |")
        for lab in sorted(glob.glob("solutions/lab*")):
            number = re.sub(r"\D.*", "", os.path.basename(lab)[3:])
            if numbers and number not in numbers:
                continue
            count = dict.fromkeys(("tried", "different", "named", "told", "owed"), 0)
            for patch in sorted(glob.glob(f"{lab}/mistakes/*.patch"))[::every]:
                try_one(lab, patch, count)
            print(f"| {number} | " + " | ".join(str(value) for value in count.values()) + " |", flush=True)
    finally:
        os.chdir(TOP)
        shutil.rmtree(work)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, sys.argv[2:])
