# SPDX-License-Identifier: MIT
"""What the handouts say is true: code, reports, links and hints. Prints TAP.

    handout.py [TOP]        TOP: the repository to check, default here

In a handout (labs/*/README.md), the line before a block says where it comes from:

    <!-- from tests/NAME.c -->                              these lines of that file
    <!-- from tests/NAME.c, without its expectations -->    the same, `// expect:` taken out
    <!-- from tests/NAME.py -->                             as above; in Python `# expect:` and
    <!-- from tests/NAME.py, without its expectations -->   `# expect-error:` are taken out
    <!-- printed by mistakes/NAME.patch, test 4.2 -->       lines of the report on that wrong answer
    <!-- printed by ouro tests/NAME.py -->                  lines that build/ouro prints for it

Consecutive lines must agree; the block as a whole may be indented differently. A block of C or
Python of more than two lines without such a line is an error. Every relative link and every #anchor of all
README.md files must lead somewhere, and so must the sections that lab.json names. A hint has at
most 110 words.
"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap

HINT_WORDS = 110
BLOCK = re.compile(r"^(?:<!-- ([^\n]*) -->\n)?```(\w*)\n(.*?)^```$", re.M | re.S)
number, failures = 0, 0


def claim(good, words, *details):
    global number, failures
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {words}")
    if not good:
        failures += 1
        for line in details:
            print("# " + line.replace("\n", "\n# "))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def lines_of(text):
    return [line.rstrip() for line in text.splitlines()]


EXPECTATION = {".c": re.compile(r"// expect:.*"), ".py": re.compile(r"(?<!#)# expect(-error)?:( .*)?$")}


def without_expectations(text, suffix):
    kept = []
    for line in lines_of(text):
        shorter = EXPECTATION[suffix].sub("", line).rstrip()
        if shorter or not line:
            kept.append(shorter)
    return "\n".join(kept)


def stands_in(block, text):
    """Whether the block is in the text, line by line, with one indentation for all of it."""
    wanted, lines = lines_of(textwrap.dedent(block)), lines_of(text)
    for i in range(len(lines) - len(wanted) + 1):
        part = "\n".join(lines[i : i + len(wanted)])
        if lines_of(textwrap.dedent(part)) == wanted:
            return True
    return False


# ---- blocks ---------------------------------------------------------------------------------


def report_on(lab, patch, test):
    """What the grader prints about the model answer with a mistake put in."""
    slug = os.path.basename(lab)
    described = json.loads(read(f"{lab}/lab.json"))
    with tempfile.TemporaryDirectory() as folder:
        for file in described["files"]:
            with open(f"{folder}/{file['name']}", "w", encoding="utf-8") as copy:
                copy.write(read(f"solutions/{slug}/{file['name']}"))
        with open(f"solutions/{slug}/{patch}", encoding="utf-8") as words:
            subprocess.run(["patch", "-s", "-p1", "-d", folder], stdin=words, check=True)
        order = ["build/ouro-grade", "--submission", folder, "--only", test, str(described["lab"])]
        return subprocess.run(order, capture_output=True, text=True, check=False).stdout


def output_of(lab, program):
    """What ouro prints for a program, the path of the lab's folder taken out of it."""
    done = subprocess.run([os.path.abspath("build/ouro"), program], cwd=lab, text=True, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=60)
    return done.stdout.replace(os.path.realpath(lab) + "/", "")


def check_output(lab, where, program, block):
    try:
        output = output_of(lab, program)
    except (OSError, subprocess.SubprocessError) as problem:
        output = f"there is no output: {problem}"
    claim(stands_in(block, output), f"{where}: the output is what ouro prints for {program}",
          "ouro prints:", output)


def check_source(lab, where, name, is_shortened, block):
    path, suffix = os.path.join(lab, name), os.path.splitext(name)[1]
    text = read(path) if os.path.exists(path) else ""
    if is_shortened and suffix in EXPECTATION:
        text = without_expectations(text, suffix)
    claim(stands_in(block, text), f"{where}: the code is as in {name}",
          f"{path} does not have these lines:", block)


def check_block(lab, where, mark, language, block):
    printed = re.fullmatch(r"printed by (\S+), test (\S+)", mark or "")
    program = re.fullmatch(r"printed by ouro (\S+)", mark or "")
    source = re.fullmatch(r"from (\S+?)(, without its expectations)?", mark or "")
    if printed:
        try:
            report = report_on(lab, *printed.groups())
        except (OSError, subprocess.SubprocessError) as problem:
            report = f"there is no report: {problem}"
        claim(stands_in(block, report), f"{where}: the report is as the grader prints it",
              "the grader prints:", report)
    elif program:
        check_output(lab, where, program.group(1), block)
    elif source:
        check_source(lab, where, source.group(1), source.group(2), block)
    elif language in ("c", "python"):
        claim(len(block.splitlines()) <= 2, f"{where}: code of more than two lines has a source",
              "put <!-- from FILE --> on the line before it")


def check_handout(path):
    text, lab = read(path), os.path.dirname(path)
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        check_block(lab, f"{path}:{line}", *found.groups())
    long_ones = []
    for hint in re.findall(r"<details>\n(.*?)</details>", text, re.S):
        words = len(re.sub(r"<summary>.*?</summary>", "", hint).split())
        if words > HINT_WORDS:
            long_ones.append(f"{words} words: {hint.split(chr(10))[2]}")
    claim(not long_ones, f"{path}: a hint has at most {HINT_WORDS} words", *long_ones)
    described = json.loads(read(f"{lab}/lab.json"))
    parts = described["tasks"] + described["tests"] + described.get("programs", []) + described.get("costs", [])
    sections = {part["section"] for part in parts}
    missing = sorted(sections - anchors_of(path))
    claim(not missing, f"{path}: it has every section that lab.json names", *missing)


# ---- links ----------------------------------------------------------------------------------


def prose_of(path):
    return re.sub(r"^( *)```.*?^\1```$", "", read(path), flags=re.M | re.S)


def anchors_of(path):
    """The anchors of the headings, as GitHub makes them."""
    anchors = set()
    for heading in re.findall(r"^#+ +(.*?) *$", prose_of(path), re.M):
        heading = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")
        copies = 0
        while (f"{anchor}-{copies}" if copies else anchor) in anchors:
            copies += 1
        anchors.add(f"{anchor}-{copies}" if copies else anchor)
    return anchors


def check_links(path):
    prose = re.sub(r"`[^`\n]*`", "", prose_of(path))
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path
        if not os.path.exists(target):
            broken.append(f"{link}: there is no such file")
        elif anchor and (os.path.isdir(target) or anchor not in anchors_of(target)):
            broken.append(f"{link}: there is no such heading")
    claim(not broken, f"{path}: every link leads somewhere", *broken)


def readmes():
    for folder, folders, files in os.walk("."):
        folders[:] = sorted(set(folders) - {"build", ".git"})
        if "README.md" in files:
            yield os.path.normpath(os.path.join(folder, "README.md"))


def main():
    os.chdir(sys.argv[1] if len(sys.argv) > 1 else ".")
    handouts = sorted(glob.glob("labs/lab*/README.md"))
    claim(bool(handouts), "there are handouts")
    for path in handouts:
        check_handout(path)
    for path in readmes():
        check_links(path)
    print(f"1..{number}")
    sys.exit(1 if failures else 0)


main()
