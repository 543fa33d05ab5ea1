# SPDX-License-Identifier: MIT
"""Grades mutants, and says which test kills each, in which lane.

The grader is called as ouro-prove calls it: each test by itself, no canary. To be quick, the tests
of the task that the mutant is in come first, in the plain lane. What survives them meets the other
tests, then the Python programs, then one lane after the other. A mutant is the course's own code
and wants nothing from the machine, so it does without the sandbox, which takes a third of the time.
"""
import collections
import json
import os
import re
import subprocess

import mutant as mutants
import store

GRADER = "build/ouro-grade"
FIRST = "plain"
# Valgrind starts once for all; what ASan needs takes long to compile, and the grader waits a minute at most.
AT_ONCE = collections.defaultdict(lambda: 12, memcheck=100)
QUICK = ("plain", "memcheck")
TRIES = 3
LATE = "did not end within"


def tests_of(lab, lane):
    """The tests of a lab that run in a lane, as groups: probes, programs, costs."""
    said = lab.described
    probes = [test["id"] for test in said["tests"] if lane in said["lanes"]]
    programs = [test["id"] for test in said.get("programs", []) if lane in said.get("program_lanes", {})]
    costs = [test["id"] for test in said.get("costs", [])]
    return [group for group in ([costs] if lane == "cost" else [probes, programs]) if group]


def steps(lab, task):
    """What to run, one after the other: pairs of a lane and tests."""
    own = [test["id"] for test in lab.described["tests"] if test["task"] == task]
    probes, *programs = tests_of(lab, FIRST)
    plain = [own, [test for test in probes if test not in own], *programs]
    found = [(FIRST, tests) for tests in plain if tests]
    lanes = [lane for lane in lab.described["lanes"] if lane != FIRST]
    # Memcheck first: one start for all probes.
    lanes.sort(key=lambda lane: lane != "memcheck")
    found += [(lane, group[start:start + AT_ONCE[lane]]) for lane in lanes for group in tests_of(lab, lane)
              for start in range(0, len(group), AT_ONCE[lane])]
    return found + [("cost", group) for group in tests_of(lab, "cost")]


def surroundings(lab, lane, tests):
    """All that a verdict depends on besides the mutant, as one name."""
    sources = [lab.source(test) for test in tests]
    parts = [lane, *tests, store.runtime(),
             store.hash_of(sources + [os.path.join(lab.folder, "tests", name)
                                      for name in os.listdir(os.path.join(lab.folder, "tests"))
                                      if name.endswith(".h")])]
    if any(source.endswith(".py") for source in sources):
        parts.append(store.front())
    if lane == "cost":
        parts.append(json.dumps(lab.described.get("costs"), sort_keys=True))
    return mutants.digest(*parts)


def record_of(mutant, lane, tests, model=False):
    """The grader's record, of the mutant or of the model answer that it was made from.

    On a busy machine the grader may fail to build or to start in time; so it is asked again.
    """
    lab = mutant.lab
    folder = store.scratch(lab.slug)
    os.makedirs(folder, exist_ok=True)
    for name in lab.names:
        with open(os.path.join("solutions", lab.slug, name), encoding="latin-1", newline="") as file:
            text = mutant.text if name == mutant.file and not model else file.read()
        with open(os.path.join(folder, name), "w", encoding="latin-1", newline="") as file:
            file.write(text)
    command = [GRADER, lab.slug, "--submission", os.path.dirname(folder), "--format", "json", "--alone",
               "--hasty", "--no-sandbox", "--lanes", lane, "--only", ",".join(tests)]
    for _ in range(TRIES):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        try:
            record = json.loads(done.stdout)
        except ValueError:
            raise SystemExit(f"The grader gave no record: {' '.join(command)}\n{done.stderr.decode()}") from None
        faults = [test["message"] for test in record["tests"] if test["status"] == "fault"]
        built = record["build"]
        if built["status"] != "fault" and not faults and LATE not in built["message"]:
            return record
        faults.append(built["message"])
    raise SystemExit(f"The grader could not judge {lab.slug}, {mutant.name}, in the lane {lane}: {faults[0]}")


def is_late(record):
    """Whether all that failed did so by not coming to an end."""
    failed = [test for test in record["tests"] if test["status"] == "failed"]
    return bool(failed) and all(LATE in test["message"] for test in failed)


def is_endless(mutant, lane, record):
    """Whether a mutant does not end, or is only slow because others use the machine.

    What is endless is late each time, and the model answer is not.
    """
    late = [test["id"] for test in record["tests"] if test["status"] == "failed"][:1]
    for _ in range(TRIES):
        if not is_late(record_of(mutant, lane, late)):
            return False
        if not is_late(record_of(mutant, lane, late, model=True)):
            return True
    raise SystemExit(f"{mutant.lab.slug}, {mutant.name}: test {late[0]} takes too long in the lane {lane}, for the model "
                     "answer too. The machine is too busy; try again later.")


def grade(mutant, lane, tests):
    """The tests of these that fail: [[id, first line of the message, whether it printed anything]].

    What is not run because a test before it did not end has the id "" and that one's message.
    """
    record = record_of(mutant, lane, tests)
    if is_late(record) and not is_endless(mutant, lane, record):
        record = record_of(mutant, lane, tests)
    if record["build"]["status"] != "built":
        return [["refused", record["build"]["message"].splitlines()[0], False]]
    failed = []
    for test in record["tests"]:
        if test["status"] == "failed":
            failed.append([test["id"], (test["message"].splitlines() or [""])[0], bool(test["actual"])])
        elif test["status"] == "not_run" and failed:
            failed.append(["", failed[-1][1], False])
    return failed


class Verdict:
    """What became of a mutant."""

    def __init__(self, mutant, end, lane="", by=(), message=""):
        self.mutant = mutant
        self.end = end  # "killed", "boot", "refused", "survived"
        self.lane = lane
        self.by = list(by)
        self.message = message


def alike(failed):
    """Whether all these tests failed before they printed anything, and for the same reason."""
    reasons = {re.sub(r"\d+", "", message) for _, message, _ in failed}
    return not any(printed for _, _, printed in failed) and len(reasons) == 1


def judge(mutant, brief=False):
    """Grades a mutant until something kills it; briefly: in the lanes that are quick."""
    all_failed = []
    for lane, tests in steps(mutant.lab, mutant.change.task):
        if brief and lane not in QUICK:
            continue
        name = mutants.digest(mutant.text, surroundings(mutant.lab, lane, tests))
        failed = store.remember("verdicts", name, lambda: grade(mutant, lane, tests))
        if failed and failed[0][0] == "refused":
            return Verdict(mutant, "refused", message=failed[0][1])
        every_one = lane == FIRST and tests[0][0] != "P" and len(failed) == len(tests)
        if all_failed and not (every_one and alike(all_failed + failed)):
            break
        all_failed = all_failed + failed
        if failed and not (every_one and alike(all_failed)):
            break
        if all_failed and len(all_failed) == sum(map(len, tests_of(mutant.lab, FIRST)[:1])):
            return Verdict(mutant, "boot", lane, message=all_failed[0][1])
    if not all_failed:
        return Verdict(mutant, "survived")
    return Verdict(mutant, "killed", lane, [test for test, _, _ in all_failed if test], all_failed[0][1])
