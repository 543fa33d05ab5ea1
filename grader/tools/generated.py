# SPDX-License-Identifier: MIT
"""Generated programs: random Python programs about what a lab teaches, on a student's file and on ours.

    generated.py LAB [-n N] [-d DIR] [-s SEED | -k FILE -w NAME] [-i] [-c] [-p K]

    -n N      so many programs (20)
    -d DIR    where the student's work is (labs)
    -s SEED   a public seed, any word (1)
    -k FILE   the class secret: a file; with -w NAME, the student's name or number, in the place of a seed
    -i        --no-sandbox for ouro-grade
    -p K      prints program K, and runs nothing
    -c        ends at the first difference, and makes nothing smaller

The seed of program k is HMAC-SHA256(secret, "LAB NAME k"), or with a public seed HMAC-SHA256("", "LAB SEED k"). So each student has
programs of their own, the same in every run, and nobody without the secret can make them.

ouro-grade --serve runs each program on the student's file and on the reference's, in the box, and compares what both print. The first program
that differs is made smaller, in at most QUESTIONS runs, and written to build/generated/LAB. Prints one JSON object: `programs` that ran,
how many do the `same`, the numbers of those `differing`, and `smallest`, or why there is nothing to run: `refused`. The seed is in it if it is
public. Exit status: 0 no difference, 1 differences, 2 called wrongly, 3 the grader is at fault.
"""

import getopt
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile

import course

sys.path.insert(0, "reference/tests/oracle")
import generate  # noqa: E402
from shrink import shrink  # noqa: E402

QUESTIONS = 250  # runs for making one program smaller
ENDLESS = 25  # what a run counts that does not end
SECRET_BYTES = 16  # fewer can be guessed

PLAIN = {"make_instance": 10, "make_container": 6, "set_attribute": 8, "delete": 10, "rebind": 5, "swap": 2, "local_frame": 3, "loop": 2,
         "comprehension": 2, "look": 4}

# What a program is made of, by lab: nothing that the lab does not teach, or an earlier one.
CHOICES = {
    1: ({"make_closure": 3, "call_function": 1, "change_list": 3, "drop_kept": 2, "context_manager": 1, "raising": 2},
        ["says", "looks around", "saves a part", "cuts one"], []),
    2: ({"change_list": 14, "more_lists": 12, "deep_chain": 3, "wrong_lists": 4, "change_dict": 3, "drop_kept": 2},
        ["says", "looks around", "saves a part"], []),
    3: ({"tie_ring": 10, "collect": 8, "save_all": 3, "make_closure": 3, "make_method": 2, "make_generator": 2, "drop_class": 1,
         "change_list": 4, "change_dict": 3, "raising": 2}, ["says"], []),
    4: ({"tie_ring": 8, "collect": 10, "freeze": 5, "count_objects": 6, "automatic": 4, "gc_callbacks": 4, "change_list": 2, "look": 8},
        [], []),
    5: ({"tie_ring": 10, "collect": 8, "clear_kept": 5, "make_generator": 2, "change_list": 2},
        ["says", "resurrects", "unties", "cuts one", "makes garbage", "collects", "raises", "saves a part"], []),
    6: ({"tie_ring": 6, "collect": 7, "make_ref": 14, "use_ref": 4, "make_proxy": 3, "make_weak_dict": 4, "use_weak_dict": 4,
         "make_finalize": 4, "use_finalize": 3, "named_references": 4, "subclass_of_builtin": 1, "drop_kept": 2},
        ["says", "makes a ref", "looks around"], None),
    7: ({"trace": 3, "trace_more": 5, "trace_large": 14, "change_list": 4}, ["says"], []),
}

# Where no order is promised in which the garbage of one collection is finalized: the same lines in another order are right.
UNORDERED = {4, 5}


def choice_of(lab):
    makers, finalizers, callbacks = CHOICES[lab.number]
    return generate.Choice({**PLAIN, **makers}, finalizers, callbacks)


def key_of(options):
    """The key and the word that programs are made from; and the seed if it is public."""
    if "-k" not in options:
        seed = options.get("-s", "1")
        return b"", seed, seed
    if not options.get("-w"):
        wrong("a secret needs a student too: -w NAME (make: STUDENT=NAME)")
    try:
        with open(options["-k"], "rb") as file:
            secret = file.read().strip()
    except OSError as error:
        wrong(f"the class secret cannot be read: {options['-k']}: {error.strerror}")
    if len(secret) < SECRET_BYTES:
        wrong(f"{options['-k']}: a secret needs {SECRET_BYTES} bytes or more; make one with: head -c 32 /dev/urandom | base64 > FILE")
    return secret, options["-w"], None


def wrong(words):
    print(f"generated.py: {words}", file=sys.stderr)
    sys.exit(2)


class Judge:
    """Asks ouro-grade whether programs do the same on both files."""

    def __init__(self, lab, options, folder):
        self.path = os.path.join(folder, "program.py")
        self.unordered = lab.number in UNORDERED
        command = [course.GRADER, lab.slug, "--submission", options.get("-d", "labs"), "--serve"]
        if "-i" in options:
            command.append("--no-sandbox")
        self.grader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.first = self.read()

    def read(self):
        line = self.grader.stdout.readline()
        if not line:
            print("generated.py: the grader has stopped", file=sys.stderr)
            sys.exit(3)
        return json.loads(line)

    def ask(self, text):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(text)
        print(self.path, file=self.grader.stdin, flush=True)
        answer = self.read()
        if answer.get("fault"):
            print(f"generated.py: the reference did not come to its end: {answer['message']}", file=sys.stderr)
            sys.exit(3)
        if self.unordered and not answer["same"] and answer["message"].startswith("line "):
            answer["same"] = sorted(answer["expected"]) == sorted(answer["actual"])
        return answer

    def end(self):
        self.grader.stdin.close()
        self.grader.wait()


def smaller(units, title, judge):
    """The smallest part of a program that still differs, and the answer about it."""
    left = QUESTIONS
    last = None

    def differs(fewer):
        nonlocal left, last
        if left <= 0:
            return False
        answer = judge.ask(generate.text_of(fewer, title, "Generated program"))
        left -= ENDLESS if answer.get("endless") else 1
        if not answer["same"]:
            last = answer
        return not answer["same"]

    units = shrink(units, differs)
    units = shrink([generate.Unit([line], []) for unit in units for line in unit.lines], differs)
    return units, last


def program_of(lab, number, key, word):
    """The units of one program."""
    digest = hmac.new(key, f"{lab.slug} {word} {number}".encode(), hashlib.sha256).digest()
    return generate.units_of(int.from_bytes(digest, "big"), choice_of(lab))


def title_of(lab, number, seed):
    return f"{number} of {lab.slug}" + ("" if seed is None else f", seed {seed}")


def keep(lab, number, text):
    folder = f"build/generated/{lab.slug}"
    os.makedirs(folder, exist_ok=True)
    path = f"{folder}/program{number}.py"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def main():
    options, names = getopt.gnu_getopt(sys.argv[1:], "n:d:s:k:w:icp:")
    options = dict(options)
    if len(names) != 1:
        wrong("name one lab, by its number")
    lab = course.find_lab(names[0])
    if lab.number not in CHOICES:
        wrong(f"there are no generated programs of lab {lab.number}")
    count = options.get("-n", "20")
    if not count.isdigit() or not 1 <= int(count) <= 10000:
        wrong(f"-n must be a number from 1 to 10000, not '{count}'")
    key, word, seed = key_of(options)
    if "-p" in options:
        print(generate.text_of(program_of(lab, options["-p"], key, word), title_of(lab, options["-p"], seed), "Generated program"), end="")
        return
    found = {"programs": 0, "same": 0, "differing": []}
    if seed is not None:
        found["seed"] = seed
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(lab, options, folder)
        if not judge.first["ready"]:
            found["refused"] = judge.first["message"]
        for number in range(1, int(count) + 1) if judge.first["ready"] else ():
            units, title = program_of(lab, number, key, word), title_of(lab, number, seed)
            answer = judge.ask(generate.text_of(units, title, "Generated program"))
            found["programs"] += 1
            found["same"] += answer["same"]
            if answer["same"]:
                continue
            found["differing"].append(number)
            if "-c" in options:
                break
            if "smallest" not in found:
                fewer, last = smaller(units, title, judge)
                answer = last or answer
                units = fewer if last else units
                path = keep(lab, number, generate.text_of(units, title, "Generated program"))
                found["smallest"] = {"number": number, "file": path, "lines": [line for unit in units for line in unit.lines],
                                     "message": answer["message"], "expected": answer["expected"], "actual": answer["actual"]}
        judge.end()
    print(json.dumps(found, indent=2))
    sys.exit(1 if found["differing"] or "refused" in found else 0)


main()
