# SPDX-License-Identifier: MIT
"""What the tools of the learner's loop know of the course: labs, files, records.

A record is good as long as the student's files are what they were when it was made. The grader
keeps a copy of them beside it (build/records/KIND/SLUG), so a comparison tells.
"""
import glob
import json
import os
import re
import subprocess
import sys

GRADER = "build/ouro-grade"
RECORDS = "build/records"
PLAIN = "plain"


def stop(message):
    """Ends the program: it was called in a wrong way."""
    print(message, file=sys.stderr)
    sys.exit(2)


def read_bytes(path):
    """The bytes of a file; None when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


class Lab:
    """One lab: what lab.json says, and the student's files."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "lab.json"), encoding="utf-8") as file:
            self.described = json.load(file)
        self.number = self.described["lab"]
        self.slug = self.described["slug"]
        self.title = self.described["title"]
        self.tasks = self.described["tasks"]
        self.names = [file["name"] for file in self.described["files"]]
        self.files = [os.path.join(folder, name) for name in self.names]
        self.handout = os.path.join(folder, "README.md")

    def tests(self):
        """Probes, then Python programs: what runs in the plain lane."""
        return self.described["tests"] + self.described.get("programs", [])

    def source(self, name):
        """The file of a test, a program or a cost, by its id."""
        every = self.tests() + self.described.get("costs", [])
        test = next((test for test in every if test["id"] == name), {})
        file = f"{test['program']}.py" if "program" in test else f"{test.get('probe', name)}.c"
        return os.path.join(self.folder, "tests", file)

    def task(self, number):
        """The task of this number, or None."""
        return next((task for task in self.tasks if task["task"] == number), None)

    def todos(self):
        """Unwritten functions, as (function, task, file, line), in their order."""
        found = []
        for path in self.files:
            lines = (read_bytes(path) or b"").decode("utf-8", "replace").splitlines()
            function = "?"
            for number, line in enumerate(lines, 1):
                head = re.match(r"[A-Za-z_].*?(\w+)\(", line)
                function = head.group(1) if head else function
                mark = re.match(r"\s+OU_TODO\(\s*\d+\s*,\s*(\d+)\s*\)", line)
                if mark:
                    found.append((function, int(mark.group(1)), path, number))
        return found

    def is_untouched(self):
        """Whether nothing is written yet: the grader asks in the same way."""
        return len(self.todos()) >= len(self.described["exports"])


class Record:
    """What the grader said of a lab, and whether it still holds."""

    def __init__(self, lab, kind):
        self.place = os.path.join(RECORDS, kind, lab.slug)
        path = os.path.join(self.place, "record.json")
        self.made = os.stat(path).st_mtime_ns
        with open(path, encoding="utf-8") as file:
            self.said = json.load(file)
        same_tests = [test["id"] for test in self.tests()] == [test["id"] for test in lab.tests()]
        self.fresh = same_tests and all(
            read_bytes(path) == read_bytes(os.path.join(self.place, name))
            for path, name in zip(lab.files, lab.names)
        )

    def tests(self, lane=PLAIN):
        """The entries of one lane."""
        return [test for test in self.said["tests"] if test["lane"] == lane]

    def all_lanes(self):
        """Whether more than the plain lane was asked for."""
        return len(self.said["lanes"]) > 1


def labs():
    """Every lab, in the order of the numbers."""
    found = [Lab(os.path.dirname(path)) for path in glob.glob("labs/lab*/lab.json")]
    return sorted(found, key=lambda lab: lab.number)


def find_lab(word):
    """The lab that a person names: 1, lab1 or lab1-refcount."""
    all_labs = labs()
    for lab in all_labs:
        if word in (str(lab.number), f"lab{lab.number}", lab.slug, lab.folder):
            return lab
    numbers = ", ".join(str(lab.number) for lab in all_labs)
    return stop(f"There is no lab '{word}'. The labs are {numbers}.")


def last_record(lab):
    """The record to believe: one that still holds, else the newest; None when there is none."""
    found = []
    for kind in ("grade", "check"):
        try:
            found.append(Record(lab, kind))
        except (OSError, ValueError, KeyError):
            continue
    return max(found, key=lambda record: (record.fresh, record.fresh and record.all_lanes(), record.made),
               default=None)


def grade_plain(lab):
    """Grades a lab in the plain lane; the record is kept."""
    command = [GRADER, "--lanes", PLAIN, "--format", "json", "--keep", f"{RECORDS}/check", lab.slug]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    record = last_record(lab) if done.returncode in (0, 1, 3) else None
    return record if record else stop(f"The grader did not come to its end: make check LAB={lab.number}")
