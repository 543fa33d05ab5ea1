# SPDX-License-Identifier: MIT
"""The page of the documentation: which test kills which mutant.

`run` keeps what it found in build/mutants; the page is made from that, for all labs at once. Each
lab's part says what it was made from, as one number over the model answers, the tests and the
operators, so that a look tells whether it is still true.
"""
import glob
import html
import json
import os
import re

import course
import mutant as mutants
import operators
import store

HEAD = """# Mutants of the model answers {#mutants}

A test is worth something when a wrong answer fails it. The folders `solutions/*/mistakes` hold wrong answers that people think of. A *mutant* is one
that nobody thought of: a copy of the model answer in which one small thing is changed by a rule.

| rule | what it changes |
| --- | --- |
%s

Each mutant is compiled as a student's file would be, with warnings as errors, and graded. The tests of the task that it is in run first, in the
plain lane, then the others, then the Python programs, then the other lanes. Whatever fails first *kills* it, with what failed beside it in the same
run; what would have come later is not asked. Left out are mutants that the compiler refuses, those whose object code is the model answer's, and all but one of those that have the same object
code. They are tried function by function, first one of each function and rule, until %d of a lab are graded. The rules take turns in the order of
their names, so in a long file the last of them come short.

A mutant that nothing kills either shows that a test is missing, or it is no wrong answer at all: it is *equivalent*, and the reason stands beside it. One
that lets every test fail in the same way before anything is printed *dies at the start*: that says nothing about the tests, so it does not count as
killed.

`make mutants LAB=1` grades the mutants of one lab; `make prove-all` does so for every lab, and says when this page is out of date. `make mutants-page` writes it.
"""

SUMMARY = """
| lab | made | tried: refused by the compiler | tried: same code | graded | killed by tests | at the start | equivalent | survived |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""


def made_from(lab):
    """A number for all that a lab's part of the page depends on, but for the reference."""
    here = os.path.dirname(os.path.abspath(__file__))
    paths = [path for path in glob.glob(f"{lab.folder}/tests/*.*") if not path.endswith(".md")]
    paths += [f"solutions/{lab.slug}/{name}" for name in lab.names]
    paths += glob.glob(f"solutions/{lab.slug}/mutants.json")
    paths += [os.path.relpath(os.path.join(here, name)) for name in ("operators.py", "mutant.py")]
    return store.hash_of(paths)


def keep(lab, choice, verdicts):
    """Keeps what a run found out about a lab."""
    rows = []
    for verdict in verdicts:
        change = verdict.mutant.change
        rows.append({"name": verdict.mutant.name, "id": verdict.mutant.id, "file": verdict.mutant.file,
                     "operator": change.operator, "from": change.old, "to": change.new, "end": verdict.end,
                     "lane": verdict.lane, "by": verdict.by, "message": verdict.message})
    kept = {"lab": lab.number, "made_from": made_from(lab), "made": len(choice.made), "refused": choice.refused,
            "same": choice.same, "mutants": rows}
    os.makedirs(store.PLACE, exist_ok=True)
    with open(os.path.join(store.PLACE, f"{lab.slug}.json"), "w", encoding="utf-8") as file:
        json.dump(kept, file, indent=1, ensure_ascii=False)


def code(words):
    """Words as code in a table: the bar would end the cell."""
    if words == "nothing":
        return "nothing"
    # A name that was cut in two is no name.
    words = re.sub(r"\w*\.\.\.$", "...", words)
    return "<code>" + html.escape(words, quote=False).replace("|", "&#124;").replace("*", "&#42;") + "</code>"


def killers(row):
    """Who killed a mutant, in words."""
    if row["end"] == "killed":
        tests = row["by"][:4] + ([f"{len(row['by']) - 4} more"] if len(row["by"]) > 4 else [])
        return f"{', '.join(tests)} ({row['lane']})"
    if row["end"] == "boot":
        return "dies at the start"
    if row["end"] == "equivalent":
        return "equivalent: " + html.escape(row["message"], quote=False).replace("|", "&#124;")
    return "**survived**" if row["end"] == "survived" else "refused"


def count(rows, end):
    """How many have come to such an end."""
    return sum(row["end"] == end for row in rows)


def lane_table(parts):
    """Which rule is killed in which lane, over all labs."""
    rows = [row for part in parts for row in part["mutants"] if row["end"] == "killed"]
    lanes = list(dict.fromkeys(row["lane"] for row in sorted(rows, key=lambda row: row["lane"] != "plain")))
    text = "\n| rule | " + " | ".join(lanes) + " |\n" + "| --- " * (len(lanes) + 1) + "|\n"
    for name in operators.OPERATORS:
        counts = [sum(row["operator"] == name and row["lane"] == lane for row in rows) for lane in lanes]
        text += f"| {name} | " + " | ".join(map(str, counts)) + " |\n"
    return text


def text_of(parts):
    """The whole page."""
    rules = "\n".join(f"| {name} | {what} |" for name, what in operators.OPERATORS.items())
    text = HEAD % (rules, mutants.MOST) + SUMMARY
    for lab, part in parts:
        rows = part["mutants"]
        graded = [row for row in rows if row["end"] != "refused"]
        whole = len(graded) - count(rows, "equivalent")
        text += (f"| {lab.number} {lab.title} | {part['made']} | {part['refused']} | {part['same']} | "
                 f"{len(graded)} | {count(rows, 'killed')} ({100 * count(rows, 'killed') // max(whole, 1)} %) | "
                 f"{count(rows, 'boot')} | {count(rows, 'equivalent')} | {count(rows, 'survived')} |\n")
    text += "\nThe lanes in which they were killed:\n" + lane_table([part for _, part in parts])
    for lab, part in parts:
        text += (f"\n## Lab {lab.number}: {lab.title}\n\nMade from {part['made_from']}.\n\n"
                 "| mutant | what was | what is | killed by |\n| --- | --- | --- | --- |\n")
        for row in part["mutants"]:
            if row["end"] != "refused":
                text += f"| {row['name']} | {code(row['from'])} | {code(row['to'])} | {killers(row)} |\n"
    return text


def write(options):
    """Writes the page from what run found."""
    parts = []
    for lab in course.labs():
        try:
            with open(os.path.join(store.PLACE, f"{lab.slug}.json"), encoding="utf-8") as file:
                parts.append((lab, json.load(file)))
        except FileNotFoundError:
            return course.stop(f"Nothing is known of lab {lab.number} yet: make mutants LAB={lab.number}")
        if parts[-1][1]["made_from"] != made_from(lab):
            return course.stop(f"Lab {lab.number} has changed since: make mutants LAB={lab.number}")
    with open(options.file, "w", encoding="utf-8") as file:
        file.write(text_of(parts))
    return 0


def check(options):
    """Says whether the page is of the tests as they are."""
    with open(options.file, encoding="utf-8") as file:
        text = file.read()
    stale = [str(lab.number) for lab in course.labs() if f"Made from {made_from(lab)}." not in text]
    if stale:
        print(f"not ok - {options.file} is of other tests or answers in lab {', '.join(stale)}: make mutants-page")
        return 1
    print(f"ok - {options.file} is of these tests")
    return 0
