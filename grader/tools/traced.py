# SPDX-License-Identifier: MIT
"""What ouro-explain recorded of a test, as events that can be compared and told in words.

The form of an event is told in grader/trace/trace.h. Objects are told apart by the name that the
test gave them, or by their type and the order in which they were made.
"""
import json
import os
import re
import subprocess

import course

TOOL = "build/ouro-explain"
COUNTING = "ntrsxuf"
CHANGES = {"t": 1, "r": -1, "n": 1}


class Event:
    """One line of a log."""

    def __init__(self, line):
        text, actor, callers = (line.split("\t") + ["", ""])[:3]
        self.kind = text[:1]
        self.words = text[2:]
        self.actor = actor
        self.callers = callers.split(",") if callers else []
        first = self.words.split(" ", 1)[0]
        self.about = int(first) if self.kind in "nNVWtrsxufbcye" and first.isdigit() else 0

    def word(self, number):
        """One of the words, "" if there are fewer."""
        words = self.words.split(" ")
        return words[number] if number < len(words) else ""

    def by(self):
        """Which function counted."""
        return self.word(1) if self.kind in "xu" else self.word(2) if self.kind in "trs" else ""


class Side:
    """The run of one program."""

    def __init__(self, record, name):
        said = record[name]
        self.files = record["files"]
        self.functions = record["functions"]
        self.ending = re.sub(r" at 0x[0-9a-f]+", "", said["ending"]) if said["ending"] else None
        self.said = said["said"]
        self.places = said.get("places", {})
        self.events = [Event(line) for line in said["events"]]
        self.labels = self.find_labels()

    def find_labels(self):
        """What each object is called, by ID."""
        types, names, values, where = {}, {}, {}, {}
        for event in self.events:
            if event.kind == "n":
                *words, number = event.words.split(" ")[1:]
                types[event.about] = (" ".join(words), number)
            elif event.kind in "NV":
                (names if event.kind == "N" else values)[event.about] = event.words.split(" ", 1)[1]
            elif event.kind == "W":
                file, line = event.words.split(" ")[1:3]
                where[event.about] = f"{os.path.basename(file)}:{line}"
        labels, used = {}, {}
        for number, event in enumerate((event for event in self.events if event.kind == "b"), 1):
            labels[event.about] = f"buffer {number}"
        for about, (kind, number) in types.items():
            if about in names:
                label = f"{kind} {names[about]}"
                used[label] = used.get(label, 0) + 1
                label += f" (number {used[label]})" if used[label] > 1 else ""
            else:
                label = f"{kind} {values[about]}" if about in values else f"{kind} {number}"
                label += f" made at {where[about]}" if about in where else ""
            labels[about] = label
        return labels

    def label(self, about):
        """What an object is called."""
        return self.labels.get(about, f"object {about}" if about else "nothing")

    def say(self, words):
        """Words with the names of objects in the place of their IDs."""
        return re.sub(r"#(\d+)", lambda found: self.label(int(found.group(1))), words)

    def trail(self, event):
        """The functions that led to an event, as (function, "file:line"), the innermost first."""
        for code in event.callers:
            for function, where in self.places.get(code, []):
                if "/grader/trace/" not in where:
                    yield function, where

    def own_place(self, event):
        """Where in the student's files an event comes from, or None."""
        for function, where in self.trail(event):
            if where.rsplit(":", 1)[0] in self.files:
                return function, where
        return None

    def place(self, event):
        """Where an event comes from: the student's file, else the test, else a function."""
        for function, where in self.trail(event):
            if where.startswith("labs/") and not where.startswith("labs/program/"):
                return function, where
        return next(((function, "") for function, _ in self.trail(event) if function != "??"), ("", ""))

    def doer(self, event):
        """The function of the lab that is at work: it counts itself, or what counts is called by it."""
        return event.by() if event.by() in self.functions else event.actor


class Traced:
    """A test, recorded with the student's files and with the reference's."""

    def __init__(self, record):
        self.lab = course.find_lab(str(record["lab"]))
        self.id = record["id"]
        self.first = record["first"]
        self.section = record["section"]
        self.student = Side(record, "student")
        self.reference = Side(record, "reference")
        self.source = self.lab.source(self.id)

    def passes(self):
        """Whether the test says what it says with the reference, and comes to its end."""
        return self.student.ending is None and self.student.said == self.reference.said

    def verdict(self):
        """One sentence about how the test goes."""
        if self.student.ending is not None:
            return f"the program {self.student.ending}"
        pairs = zip(self.student.said + ["(nothing more)"], self.reference.said + ["(nothing more)"])
        for number, (found, wanted) in enumerate(pairs, 1):
            if found != wanted:
                return f'line {number} is "{found}" and must be "{wanted}"'
        return "it says what it must; what it leaves behind is the business of the lanes asan and memcheck"

    def definition(self, function):
        """Where the student defines a function, as "file:line"; None when it is nowhere."""
        for path in self.student.files:
            lines = (course.read_bytes(path) or b"").decode("utf-8", "replace").splitlines()
            for number, line in enumerate(lines, 1):
                if re.match(rf"[A-Za-z_].*?\b{re.escape(function)}\(", line) and not line.endswith(";"):
                    return f"{path}:{number}"
        return None


def record_test(lab_word, test_word, options=()):
    """Records a test; ends the program when that cannot be done."""
    lab = course.find_lab(lab_word)
    test = next((test for test in lab.tests() if test_word in (test["id"], test.get("probe"), test.get("program"))),
                None)
    if test is None:
        course.stop(f"Lab {lab.number} has no test '{test_word}'. Its tests are "
                    + ", ".join(test["id"] for test in lab.tests()) + ".")
    done = subprocess.run([TOOL, *options, lab.slug, test["id"]], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        course.stop("The test could not be recorded: see above." if done.returncode == 1
                    else "The recorder could not run this test. Try: make doctor")
    traced = Traced(json.loads(done.stdout))
    if traced.student.ending and "is not implemented yet" in traced.student.ending:
        course.stop(f"Nothing to compare yet: the program {traced.student.ending}")
    return traced
