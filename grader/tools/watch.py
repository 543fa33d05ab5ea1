#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""watch.py LAB: checks a lab at each save of its files, on one screen, until every test passes."""
import os
import shutil
import subprocess
import sys
import time

import course

GRACE = 0.2  # seconds that entr gets to begin watching
PATIENCE = 25  # times GRACE that a file may be away: an editor may save by renaming


def contents(lab):
    """What is in the student's files now."""
    return [course.read_bytes(path) for path in lab.files]


def check(lab):
    """Grades in the plain lane; the status and the report."""
    command = [course.GRADER, "--lanes", course.PLAIN, "--keep", f"{course.RECORDS}/check", lab.slug]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace").rstrip().splitlines()


def show(lines, lab):
    """Shows a report on one screen: a long one loses its middle."""
    if sys.stdout.isatty():
        size = shutil.get_terminal_size((80, 24))
        height = [1 + max(0, len(line) - 1) // size.columns for line in lines]
        room, shown = size.lines - 6, 0
        while shown < len(lines) - 2 and room >= height[shown]:
            room -= height[shown]
            shown += 1
        if shown < len(lines) - 2:
            lines = lines[:shown] + [f"  ... all of it: make check LAB={lab.number}"] + lines[-2:]
        print("\033[2J\033[3J\033[H", end="")
    print("\n".join(lines), flush=True)


def wait_until_all_are_there(lab):
    """Gives an editor that renames the time to do so."""
    for _ in range(PATIENCE):
        if all(os.path.isfile(path) for path in lab.files):
            return
        time.sleep(GRACE)
    course.stop("A file of this lab is gone. What to do about it: make doctor")


def wait_for_change(lab, before):
    """Returns once a file differs from what it was."""
    while contents(lab) == before:
        wait_until_all_are_there(lab)
        watcher = subprocess.Popen(["entr", "-npz", "true"], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            watcher.stdin.write("".join(path + "\n" for path in lab.files).encode())
            watcher.stdin.close()
            time.sleep(GRACE)
            if contents(lab) == before:  # else it was saved before entr looked
                watcher.wait()
        finally:
            watcher.kill()
            watcher.wait()


def main(word):
    lab = course.find_lab(word)
    while True:
        wait_until_all_are_there(lab)
        before = contents(lab)
        print("Checking ...", flush=True)
        status, lines = check(lab)
        show(lines, lab)
        if status == 0:
            print("\nEvery test passes, so the watch is over.")
            return 0
        if status != 1:
            return status
        print("\nWatching. Save a file to check again; Ctrl-C ends it.", flush=True)
        wait_for_change(lab, before)


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nThe watch is over. Next: make next")
        sys.exit(0)
