#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a command and tells what it leaves behind.

    alone.py SECONDS [--term-after N] COMMAND...

Ends with the command's status (124: it did not end within SECONDS and was killed; 125: something
was left behind, named on standard error). Processes are found by adoption: this one is a
subreaper, so an orphan of the command becomes its child. Folders are found by the number of the
command's process, which the grader puts into their names.
"""
import ctypes
import glob
import os
import signal
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def adopted():
    """Whether any child is left."""
    try:
        os.waitpid(-1, os.WNOHANG)
        return True
    except ChildProcessError:
        return False


def main():
    seconds, command, term_after = float(sys.argv[1]), sys.argv[2:], None
    if command[0] == "--term-after":
        term_after, command = float(command[1]), command[2:]
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    if term_after is not None:
        time.sleep(term_after)
        child.send_signal(signal.SIGTERM)
    try:
        status = child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        status = 124
    folders = glob.glob("/tmp/ouro-grade-%d-*" % child.pid)
    processes = adopted()
    if folders or processes:
        sys.stderr.write("left behind: %s%s\n" % (" ".join(folders), " a process" * processes))
        status = 125
    sys.exit(128 - status if status < 0 else status)


main()
