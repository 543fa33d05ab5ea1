#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a grader and looks from outside at each process that it starts: as whom does it run?

    rights.py [--stop-at NAME] USER COMMAND...

Prints "NAME: WHAT" for each program that had a right too many, and at the end "seen: NAME NAME ...".
USER is the only user number that is allowed. --stop-at asks the grader to stop as soon as a program
of that name runs. What lives for less than a thousandth of a second may go unseen.
"""
import os
import signal
import subprocess
import sys
import time


def status_of(pid):
    """The fields of /proc/PID/status, or nothing when the process is gone."""
    try:
        with open("/proc/%s/status" % pid, encoding="utf-8", errors="replace") as file:
            return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    except (OSError, ValueError):
        return {}


def below(pid):
    """The processes that came from this one: number and status."""
    found, parents = {}, {str(pid)}
    every = {number: status_of(number) for number in os.listdir("/proc") if number.isdigit()}
    while parents:
        parents = {number for number, status in every.items()
                   if status.get("PPid") in parents and number not in found}
        found.update((number, every[number]) for number in parents)
    return found


def faults(status, user, name):
    """What a process may do and should not."""
    if set(status["Uid"].split()) != {user}:
        yield "runs as user " + status["Uid"]
    if set(status["Gid"].split()) != {user}:
        yield "runs as group " + status["Gid"]
    if set(status["Groups"].split()) - {user}:
        yield "is in the groups " + status["Groups"]
    if status["NoNewPrivs"] != "1":
        yield "can gain rights"
    for kind in ("CapPrm", "CapEff", "CapAmb"):
        # Bubblewrap has the rights of its own namespace until it has built the walls.
        if name != "bwrap" and int(status[kind], 16) != 0:
            yield "has %s %s" % (kind, status[kind])


def main():
    words, stop_at = sys.argv[1:], None
    if words[0] == "--stop-at":
        stop_at, words = words[1], words[2:]
    user, command = words[0], words[1:]
    wrong, seen = set(), set()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere)
    while child.poll() is None:
        for status in below(child.pid).values():
            name = status.get("Name")
            # A copy of the grader that has not yet become the program has not yet dropped its rights.
            if name in (None, "ouro-grade") or status.get("State", "Z").startswith("Z"):
                continue
            seen.add(name)
            wrong.update("%s: %s" % (name, fault) for fault in faults(status, user, name))
        if stop_at in seen:
            child.send_signal(signal.SIGTERM)
            stop_at = None
        time.sleep(0.0005)
    for line in sorted(wrong):
        print(line)
    print("seen: " + " ".join(sorted(seen)))
    sys.exit(1 if wrong else 0)


main()
