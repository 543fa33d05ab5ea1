#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""debug.py LAB TEST [GDB-OPTIONS]: one test of a lab in gdb, with the student's file.

The grader is asked first how the test ends. That decides where gdb stops: where the program
crashes, in the function that is not written yet, or at the beginning of the probe, with a second
stop where the first wrong line is said. The files are compiled without optimisation, so that each
line and each variable can be seen.
"""
import json
import os
import shlex
import subprocess
import sys

import course

FLAGS = ("-std=c11 -D_GNU_SOURCE -O0 -g3 -fno-omit-frame-pointer -Wno-unused-variable "
         "-Ireference/include -Ilabs/probe").split()
HARNESS = tuple(f"labs/probe/{name}.c" for name in ("probe", "toy", "node", "failing", "nomem", "invariants"))
MEMORY = 1 << 30

# ---- the program -----------------------------------------------------------------------------------


def reference_objects(lab, lists):
    """The reference's objects, without those that the lab replaces."""
    replaced = {"reference/" + file["replaces"] for file in lab.described["files"]}
    found = []
    for name in lists:
        with open(f"build/student/{name}", encoding="utf-8") as file:
            rows = [line.split() for line in file]
        found += [row[1] for row in rows if row[0] not in replaced]
    return found


def write_table(place, probe):
    """The table by which the harness finds the probe."""
    path = os.path.join(place, "table.c")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'#include "probe.h"\nvoid probe_{probe}(void);\n'
                   f'const OuProbe ou_probes[] = {{{{"{probe}", probe_{probe}}}, {{0, 0}}}};\n')
    return path


def build(lab, test, place):
    """Makes the program; returns its path and its arguments."""
    os.makedirs(place, exist_ok=True)
    program = os.path.join(place, "probes" if "probe" in test else "ouro")
    tests = os.path.join(lab.folder, "tests")
    sources = lab.files + ["grader/gdb/types.c"]
    if "probe" in test:
        sources += [*HARNESS, write_table(place, test["probe"]), f"{tests}/{test['probe']}.c"]
        objects, libraries = reference_objects(lab, ["objects.list"]), []
        arguments = ["--hooks", test["probe"]]
    else:
        objects = reference_objects(lab, ["objects.list", "front.list"])
        libraries = ["-ltommath", "-ledit", "-lm"]
        arguments = [f"{tests}/{test['program']}.py"]
    command = ["gcc", *FLAGS, f"-I{tests}", "-o", program, *sources, *objects, *libraries]
    if subprocess.run(command, check=False).returncode != 0:
        course.stop("The program could not be built, so there is nothing to debug.")
    return program, arguments


# ---- how the test ends -----------------------------------------------------------------------------


def ask_grader(lab, test):
    """The grader's entry of this test, run by itself in the plain lane."""
    command = [course.GRADER, lab.slug, "--lanes", course.PLAIN, "--format", "json", "--alone",
               "--only", test["id"]]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        course.stop("The grader could not run this test. Try: make doctor")
    record = json.loads(done.stdout)
    if record["build"]["status"] != "built":
        course.stop(record["build"]["message"])
    return record["tests"][0]


def wrong_line(said):
    """How many lines are said rightly before the first wrong one; None when none is wrong."""
    pairs = zip(said["actual"] or [], said["expected"] or [])
    for number, (actual, expected) in enumerate(pairs):
        if actual != expected:
            return number
    return len(said["expected"]) if len(said["actual"] or []) > len(said["expected"] or []) else None


def plan(test, said):
    """Where to stop, as gdb commands, and a sentence for the person."""
    first = said["message"].splitlines()[0] if said["message"] else ""
    if said["status"] == "not_implemented":
        return ["break ou_todo"], "It stops in the function that is not written yet. Type: up"
    if "program" in test:
        stops = [] if crashes(said, first) else ["break main"]
        return stops, "Break in a function of yours: break NAME, then: continue"
    if crashes(said, first):
        # A program that ends early instead stops there as well.
        return ["catch syscall exit_group"], "It stops where the program ends. See how it got there: backtrace"
    stops = [f"break probe_{test['probe']}"]
    right = wrong_line(said)
    if right is None:
        return stops, "It stops at the beginning of the probe. Go on: next, step, or continue"
    stops += ["break say", f"ignore 2 {right}"]
    return stops, (f"It stops at the beginning of the probe. The second stop is where the wrong line {right + 1} "
                   "is said: continue, then up")


def crashes(said, first):
    """Whether the program itself comes to a bad end; no line and no limit of time is to blame."""
    return said["status"] == "failed" and not first.startswith(("line ", "did not end"))


def write_commands(place, stops, arguments, said, sentence):
    """The file that gdb begins with."""
    path = os.path.join(place, "start.gdb")
    verdict = said["message"].splitlines()[0] if said["message"] else "it passes in the plain lane"
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join([
            "set debuginfod enabled off", "set pagination off", "set print frame-arguments all",
            "source grader/gdb/ouro.py", f"set exec-wrapper prlimit --as={MEMORY}",
            f"set args {' '.join(arguments)}", *stops, "run",
            "python", f"print({'The grader says: ' + verdict!r})", f"print({sentence!r})",
            "print('Look at objects: ou-show OBJ, ou-referrers OBJ, ou-gens, ou-watch OBJ. Leave: quit')",
            "end", ""]))
    return path


def main(lab_word, test_word, options=""):
    lab = course.find_lab(lab_word)
    test = next((test for test in lab.tests() if test_word in (test["id"], test.get("probe"))), None)
    if test is None:
        course.stop(f"Lab {lab.number} has no test '{test_word}'. Its tests are "
                    + ", ".join(test["id"] for test in lab.tests()) + ".")
    said = ask_grader(lab, test)
    place = os.path.join("build/gdb", f"{lab.slug}-{test['id']}")
    program, arguments = build(lab, test, place)
    stops, sentence = plan(test, said)
    commands = write_commands(place, stops, arguments, said, sentence)
    sys.stdout.flush()
    os.execvp("gdb", ["gdb", "-q", "-x", commands, *shlex.split(options), program])


if __name__ == "__main__":
    main(*sys.argv[1:])
