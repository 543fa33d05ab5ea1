# SPDX-License-Identifier: MIT
"""Counts the lines of reference/core/ that ran. Two parts of coverage.sh.

    coverage.py count BEYOND <GCOV     what gcov --json-format says, as lines "FILE LINES REACHED BEYOND"
    coverage.py table ALONE FAILING    the table, of two such counts

BEYOND lists functions that no Python program can call, one to a line: FILE FUNCTION REASON. A function
that is there and was called all the same is an error: its line has to go.
"""

import collections
import json
import sys


def read_beyond(path):
    """{(file, function): reason}"""
    beyond = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                file, function, reason = line.split(None, 2)
                beyond[file, function] = reason
    return beyond


def count(path):
    beyond = read_beyond(path)
    ran = collections.defaultdict(int)  # (file, line) -> how often
    function_of = {}
    called = set()
    names = set()
    for text in sys.stdin:
        for file in json.loads(text)["files"]:
            name = file["file"]
            if not name.startswith("reference/core/") or not name.endswith(".c"):
                continue
            name = name.rsplit("/", 1)[1]
            for function in file["functions"]:
                names.add((name, function["name"]))
                if function["execution_count"]:
                    called.add((name, function["name"]))
            for line in file["lines"]:
                key = name, line["line_number"]
                ran[key] += line["count"]
                function_of[key] = name, line.get("function_name", "")
    for entry in beyond:
        if entry in called:
            sys.exit(f"{path}: {' '.join(entry)} was called by a program; take its line out")
        if entry not in names:
            sys.exit(f"{path}: there is no function {entry[1]} in {entry[0]}")
    totals = collections.defaultdict(lambda: [0, 0, 0])
    for key, times in ran.items():
        total = totals[key[0]]
        total[0] += 1
        total[1] += times > 0
        total[2] += function_of[key] in beyond
    for name in sorted(totals):
        print(name, *totals[name])


def table(alone, failing):
    rows = []
    with open(alone, encoding="utf-8") as first, open(failing, encoding="utf-8") as second:
        for one, two in zip(first, second):
            name, lines, reached, beyond = one.split()
            rows.append((name, int(lines), int(reached), int(two.split()[2]), int(beyond)))
    rows.append(("together", *[sum(column) for column in list(zip(*rows))[1:]]))
    print(f"{'file':20} {'lines':>7} {'alone':>8} {'with failing allocations':>25} {'beyond Python':>14} {'without these':>14}")
    for name, lines, reached, more, beyond in rows:
        print(f"{name:20} {lines:7} {100 * reached / lines:7.1f}% {100 * more / lines:24.1f}% {beyond:14}"
              f" {f'{100 * more / (lines - beyond):.1f}%' if lines > beyond else '-':>14}")


if sys.argv[1] == "count":
    count(sys.argv[2])
else:
    table(sys.argv[2], sys.argv[3])
