# SPDX-License-Identifier: MIT
"""The mutants of a lab: which there are, what each is called, and which are worth grading.

A mutant that the compiler refuses, warnings included, is none: no student could hand it in. One
whose object code is that of the model answer is the model answer, and of two with the same object
code one is enough. All may be too many for one run. So one of each function and rule is tried first,
then a second one, until there are enough; the rules take turns in the order of their names.
"""
import concurrent.futures
import difflib
import hashlib
import os
import subprocess

import operators
import store

MOST = 44
AHEAD = 16
COMPILE = ["gcc", "-O2", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
           "-Ireference/include", "-x", "c", "-c", "-", "-o"]


def digest(*parts):
    """A short name for bytes or words."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part)
        found.update(b"\0")
    return found.hexdigest()[:16]


class Mutant:
    """One change to one file of a model answer."""

    def __init__(self, lab, file, text, change):
        self.lab = lab
        self.file = file
        self.change = change
        self.text = change.apply(text)
        self.original = text
        self.name = ""
        # The numbers of lines are left out: it is the same mutant when the file grows above it.
        # Only what is around it and where it is counts.
        body = [line for line in self.lines() if not line.startswith(("---", "+++", "@@"))]
        self.id = digest(change.operator, change.function, "\n".join(body))

    def lines(self):
        """The unified diff, line by line."""
        return difflib.unified_diff(self.original.splitlines(), self.text.splitlines(), f"a/{self.file}",
                                    f"b/{self.file}", lineterm="")

    def diff(self):
        """The unified diff."""
        return "\n".join(self.lines()) + "\n"


def make(lab):
    """Every mutant of a lab, in the order of its files; no two have the same name."""
    made = []
    for file in lab.names:
        path = os.path.join("solutions", lab.slug, file)
        with open(path, encoding="latin-1", newline="") as stream:
            text = stream.read()
        made += [Mutant(lab, file, text, change) for change in operators.changes(path, path)]
    seen = {}
    for mutant in made:
        change = mutant.change
        first = f"{change.operator} {change.function}:{change.line}"
        seen[first] = seen.get(first, 0) + 1
        mutant.name = first if seen[first] == 1 else f"{first}.{seen[first]}"
    return made


def object_code(text):
    """A name for the object code of a file; "" when the compiler refuses it."""
    def compile_it():
        path = store.scratch("object")
        done = subprocess.run([*COMPILE, path], input=text.encode("latin-1"), stderr=subprocess.PIPE, check=False)
        if done.returncode != 0:
            return ""
        with open(path, "rb") as file:
            return digest(file.read())
    return store.remember("objects", digest(text, store.headers(), *COMPILE), compile_it)


def ranked(made):
    """Mutants in the order in which they are tried: from every rule and function in turn."""
    groups = {}
    for mutant in sorted(made, key=lambda mutant: mutant.id):
        groups.setdefault((mutant.change.operator, mutant.change.function), []).append(mutant)
    places = {mutant.id: (rank, group) for group, members in groups.items() for rank, mutant in enumerate(members)}
    return sorted(made, key=lambda mutant: (places[mutant.id], mutant.id))


class Choice:
    """The mutants of a lab that are graded, in the order of its files, and how many are not."""

    def __init__(self, lab, jobs, most=MOST, besides=()):
        self.made = make(lab)
        self.refused = self.same = 0
        self.graded = []
        seen = {object_code(mutant.original) for mutant in self.made}
        order = ranked(self.made)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for start in range(0, len(order), AHEAD):
                part = [mutant for mutant in order[start:start + AHEAD]
                        if len(self.graded) < most or mutant.id in besides]
                codes = pool.map(lambda mutant: object_code(mutant.text), part)
                for mutant, code in zip(part, codes):
                    if len(self.graded) < most or mutant.id in besides:
                        self.take(mutant, code, seen)
        places = {mutant.id: place for place, mutant in enumerate(self.made)}
        self.graded.sort(key=lambda mutant: places[mutant.id])

    def take(self, mutant, code, seen):
        """Takes a mutant unless it is refused, or the same as another one."""
        if code == "":
            self.refused += 1
        elif code in seen:
            self.same += 1
        else:
            seen.add(code)
            self.graded.append(mutant)
