#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutants.py: makes small wrong answers out of the model answers, and asks which test kills each.

    mutants.py list LAB             every mutant that the operators make, with a name for its diff
    mutants.py show LAB NAME        the diffs of the mutants whose names begin so
    mutants.py run [LAB...]         grades them; prints TAP; build/mutants/LAB.json has the verdicts
    mutants.py page FILE            writes the page of the documentation from what run found
    mutants.py check FILE           says whether that page is of the tests as they are

It is started from the top of the repository, after `make build`, with Debian's own Python.
"""
import argparse
import concurrent.futures
import json
import os
import signal
import sys

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools")]
# pylint: disable=wrong-import-position
import course
import judge
import mutant as mutants
import page
import reasons
import store

ENOUGH = 40
WANTED = 95


class Tap:
    """Counts claims and prints them."""

    def __init__(self):
        self.number = 0
        self.good = True

    def claim(self, holds, words, *details):
        """One line of TAP, and what is to be known when it is red."""
        self.number += 1
        self.good = self.good and holds
        print(f"{'ok' if holds else 'not ok'} {self.number} - {words}")
        for line in details if not holds else ():
            print("\n".join(f"# {part}" for part in line.splitlines()))
        sys.stdout.flush()

    def end(self):
        """The plan."""
        print(f"1..{self.number}")
        return 0 if self.good else 1


def judge_all(lab, chosen, said, jobs):
    """The verdicts on all of these, in their order.

    Whoever wrote down a reason has seen the mutant live through every lane; now a few will do.
    """
    verdicts = []
    pool = concurrent.futures.ThreadPoolExecutor(jobs)
    try:
        for verdict in pool.map(lambda mutant: judge.judge(mutant, mutant.id in said), chosen):
            verdicts.append(verdict)
            if sys.stderr.isatty():
                print(f"\r{lab.slug}: {len(verdicts)} of {len(chosen)} ", end="", file=sys.stderr)
    finally:
        # Whoever stops us does not want the rest.
        pool.shutdown(cancel_futures=True)
    if sys.stderr.isatty():
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
    return verdicts


def tell_survivor(lab, tap, verdict):
    """Nothing kills it: says what to do."""
    tap.claim(False, f"{lab.slug}: nothing kills {verdict.mutant.name}", verdict.mutant.diff(),
              f"Write a test that does, or say in {reasons.path(lab)} why nothing can:",
              reasons.entry(verdict.mutant))


def look_at_reasons(lab, tap, said, verdicts):
    """Which survivors are equivalent; what is said of others, or of none, is red."""
    left = dict(said)
    for verdict in verdicts:
        entry = left.pop(verdict.mutant.id, None)
        if verdict.end == "survived" and entry:
            verdict.end, verdict.message = "equivalent", entry["reason"]
        elif verdict.end == "survived":
            tell_survivor(lab, tap, verdict)
        elif entry:
            tap.claim(False, f"{lab.slug}: {verdict.mutant.name} is called equivalent", verdict.mutant.diff(),
                      f"{', '.join(verdict.by)} in the lane {verdict.lane} kills it: {verdict.message}",
                      f"Take it out of {reasons.path(lab)}.")
    return left


def run_lab(lab, tap, options):
    """Grades the mutants of a lab and makes claims about them."""
    said = {} if options.sample else reasons.read(lab)
    choice = mutants.Choice(lab, options.jobs, options.sample or options.most, set(said))
    verdicts = judge_all(lab, choice.graded, said, options.jobs)
    for gone in look_at_reasons(lab, tap, said, verdicts).values():
        tap.claim(False, f"{lab.slug}: there is no mutant {gone['mutant']} {gone['id']} any more",
                  f"The model answer has changed there. Take it out of {reasons.path(lab)}.")
    ends = [verdict.end for verdict in verdicts if verdict.end != "refused"]
    killed, wrong = ends.count("killed"), len(ends) - ends.count("equivalent")
    if not options.sample:
        tap.claim(len(ends) >= ENOUGH, f"{lab.slug}: {len(ends)} mutants are graded")
        page.keep(lab, choice, verdicts)
    tap.claim(100 * killed >= WANTED * wrong,
              f"{lab.slug}: tests kill {killed} of {wrong}, {100 * killed // max(wrong, 1)} %; "
              f"{ends.count('boot')} die at the start, {ends.count('equivalent')} are equivalent")


def run(options):
    """Grades the mutants of the labs that were asked for."""
    tap = Tap()
    print("TAP version 13")
    for lab in [course.find_lab(word) for word in options.labs] or course.labs():
        run_lab(lab, tap, options)
    return tap.end()


def list_all(options):
    """Every mutant, whether it compiles or not."""
    for mutant in mutants.make(course.find_lab(options.lab)):
        print(f"{mutant.id}  {mutant.name}  {mutant.change.old}  ->  {mutant.change.new}")
    return 0


def show(options):
    """The diffs of some mutants."""
    found = [mutant for mutant in mutants.make(course.find_lab(options.lab))
             if mutant.name.startswith(options.name) or mutant.id == options.name]
    for mutant in found:
        print(f"{mutant.name} ({mutant.id})\n{mutant.diff()}")
    return 0 if found else course.stop("There is no such mutant. Type for example: mutants.py list 1")


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description="Makes mutants of the model answers and grades them.")
    parts = parser.add_subparsers(required=True)
    part = parts.add_parser("list", help="every mutant that the operators make")
    part.add_argument("lab")
    part.set_defaults(do=list_all)
    part = parts.add_parser("show", help="the diffs of some mutants")
    part.add_argument("lab")
    part.add_argument("name")
    part.set_defaults(do=show)
    part = parts.add_parser("run", help="grade mutants")
    part.add_argument("labs", nargs="*")
    part.add_argument("-j", "--jobs", type=int, default=2, help="so many at a time (default: 2)")
    part.add_argument("--most", type=int, default=mutants.MOST, help=f"at most so many of a lab (default: {mutants.MOST})")
    part.add_argument("--sample", type=int, help="so many of each lab only, always the same")
    part.set_defaults(do=run)
    for name, do in (("page", page.write), ("check", page.check)):
        part = parts.add_parser(name, help=do.__doc__.splitlines()[0])
        part.add_argument("file")
        part.set_defaults(do=do)
    options = parser.parse_args()
    os.nice(10)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return options.do(options)
    finally:
        store.put_away()


if __name__ == "__main__":
    sys.exit(main())
