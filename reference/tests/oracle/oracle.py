# SPDX-License-Identifier: MIT
"""Random programs under ouro and under CPython; a difference is shrunk and kept. Prints TAP.

    oracle.py [-n N] [-s SEED] [-j JOBS] [-k FOLDER] [-t] OURO PYTHON

    -n N        so many programs (100)
    -s SEED     seeds SEED, SEED + 1, ... (1)
    -j JOBS     so many at a time (2)
    -k FOLDER   where a shrunk program is kept (build/oracle)
    -t          print the table of what the programs used

What is compared: standard output, the exit status, and the last line of standard error when a
program ends with an error. One TAP line stands for up to 20 programs.
"""

import collections
import concurrent.futures
import getopt
import os
import subprocess
import sys
import tempfile

import generate
from shrink import shrink

SECONDS = 90  # for one program; the machine may be busy
TOGETHER = 20  # programs per TAP line

crashed = set()  # seeds at which python3 itself ended by a signal


def run(interpreter, path):
    """What a program does: its output, its status, and the last line of its error."""
    try:
        done = subprocess.run([*interpreter, path], capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return ("no end", b"", "")
    error = done.stderr.decode(errors="replace").strip().split("\n")[-1] if done.returncode else ""
    return (done.returncode, done.stdout, error)


def differs(units, seed, ouro, python, folder):
    """Whether the two interpreters part on a program; then what each did."""
    path = os.path.join(folder, f"seed{seed}.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(generate.text_of(units, seed))
    expected = run(python, path)
    if isinstance(expected[0], int) and expected[0] < 0:
        crashed.add(seed)
        return None  # a crash of python3 itself says nothing
    if expected[2].startswith(("SyntaxError", "IndentationError")):
        return None  # shrinking broke it; how each names a broken program is not the question here
    actual = run(ouro, path)
    if "no end" in (expected[0], actual[0]):
        expected, actual = run(python, path), run(ouro, path)  # once more: the machine may have stood still
    return None if expected == actual else (expected, actual)


def judge(seed, ouro, python, keep):
    """None, or the path of a shrunk program and what the two did."""
    with tempfile.TemporaryDirectory() as folder:
        units = generate.units_of(seed)
        if differs(units, seed, ouro, python, folder) is None:
            return None
        units = shrink(units, lambda fewer: differs(fewer, seed, ouro, python, folder))
        lines = [generate.Unit([line], []) for unit in units for line in unit.lines]
        units = shrink(lines, lambda fewer: differs(fewer, seed, ouro, python, folder))
        found = differs(units, seed, ouro, python, folder)
        if found is None:  # it parts now and then only: keep the whole program
            units = generate.units_of(seed)
            found = differs(units, seed, ouro, python, folder) or (("?", b"", ""), ("?", b"", ""))
    os.makedirs(keep, exist_ok=True)
    path = os.path.join(keep, f"seed{seed}.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(generate.text_of(units, seed))
    return path, *found


def print_difference(path, expected, actual):
    print(f"# the shrunk program: {path}")
    for who, (status, output, error) in (("python3", expected), ("ouro", actual)):
        print(f"# {who} ends with {status} {error}")
        for line in output.decode(errors="replace").splitlines()[-15:]:
            print(f"#     {line}")


def print_table(seeds):
    used = collections.Counter(kind for seed in seeds for unit in generate.units_of(seed) for kind in unit.kinds)
    print(f"# what the {len(seeds)} programs use, and how often")
    for kind, count in sorted(used.items(), key=lambda item: (-item[1], item[0])):
        print(f"# {count:8d}  {kind}")


def main():
    options, names = getopt.getopt(sys.argv[1:], "n:s:j:k:t")
    options = dict(options)
    if len(names) != 2:
        sys.exit(__doc__)
    ouro, python = [names[0]], [names[1], "-I", "-S"]
    first, count = int(options.get("-s", 1)), int(options.get("-n", 100))
    keep = options.get("-k", "build/oracle")
    seeds = range(first, first + count)
    groups = [seeds[at : at + TOGETHER] for at in range(0, count, TOGETHER)]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(int(options.get("-j", 2))) as pool:
        for number, group in enumerate(groups, 1):
            found = list(pool.map(lambda seed: judge(seed, ouro, python, keep), group))
            wrong = [one for one in found if one is not None]
            bad += len(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - generated programs, seeds {group[0]} to {group[-1]}", flush=True)
            for one in wrong:
                print_difference(*one)
    if "-t" in options:
        print_table(seeds)
    if crashed:
        print(f"# python3 itself crashed, so there is no verdict: seeds {', '.join(map(str, sorted(crashed)))}")
    print(f"1..{len(groups)}")
    sys.exit(1 if bad else 0)


main()
