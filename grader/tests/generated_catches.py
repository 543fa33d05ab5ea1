# SPDX-License-Identifier: MIT
"""How many of the wrong answers in solutions/LAB/mistakes generated programs find.

    generated_catches.py [-n N] [-e EVERY] [LAB...]

Runs N generated programs (50) on each wrong answer, or on every EVERYth (1), until one shows a difference. Prints the table of
docs/pages/instructors.md: lab, wrong answers, how many were found, and by which program at the latest half of them.
"""

import getopt
import glob
import json
import os
import subprocess
import sys
import tempfile


def first_difference(slug, patch, count):
    """The number of the first program that differs; 0: none does. A wrong answer that does not build counts as not found."""
    with tempfile.TemporaryDirectory() as folder:
        for path in glob.glob(f"solutions/{slug}/*.c"):
            with open(path, "rb") as source, open(os.path.join(folder, os.path.basename(path)), "wb") as copy:
                copy.write(source.read())
        subprocess.run(["patch", "--strip=1", "--fuzz=0", "--force", "--silent", "--no-backup-if-mismatch", "--directory", folder,
                        "--input", os.path.abspath(patch)], check=True)
        done = subprocess.run([sys.executable, "-B", "grader/tools/generated.py", slug, "-c", "-n", count, "-d", folder],
                              stdout=subprocess.PIPE, check=False)
    found = json.loads(done.stdout)
    return found["differing"][0] if found["differing"] else 0


def main():
    options, names = getopt.gnu_getopt(sys.argv[1:], "n:e:")
    options = dict(options)
    count = options.get("-n", "50")
    print("| lab | wrong answers | found | half of these by program |")
    print("| ---: | ---: | ---: | ---: |")
    for name in names or "1234567":
        slug = os.path.basename(glob.glob(f"labs/lab{name}-*")[0])
        patches = sorted(glob.glob(f"solutions/{slug}/mistakes/*.patch"))[:: int(options.get("-e", "1"))]
        numbers = sorted(filter(None, (first_difference(slug, patch, count) for patch in patches)))
        print(f"| {name} | {len(patches)} | {len(numbers)} | {numbers[(len(numbers) - 1) // 2] if numbers else '-'} |", flush=True)


main()
