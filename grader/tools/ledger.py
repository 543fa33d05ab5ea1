#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ledger.py LAB TEST: who took and who released each reference of a test, for the objects that come
to a wrong end. ALL=1 in the environment tells of every object.

Which take belongs to which release nobody can know for sure. What can be known is what the
reference does in the same test: per object and function, how often it takes and releases. Where the
student's function does so more or less often, it is named first.
"""
import os
import sys

import course
import explain
import traced

OBJECTS_TOLD = 4
LINES_TOLD = 24


class Account:
    """What one object meets in one run."""

    def __init__(self, side, about):
        self.side = side
        self.about = about
        self.label = side.label(about)
        self.entries = []
        self.left = None   # references at the end, None when it is gone
        self.misuse = []   # uses after the death, and counts that are not what they must be

    def balance(self):
        """Per function: what it takes less what it releases."""
        sums = {}
        for event in self.entries:
            if event.kind in "tr":
                doer = self.side.doer(event)
                sums[doer] = sums.get(doer, 0) + traced.CHANGES[event.kind]
        return sums

    def times(self, kind, doer):
        """How often a function does something to it."""
        return sum(1 for event in self.entries if event.kind == kind and self.side.doer(event) == doer)


def accounts_of(side):
    """The accounts of all objects, by label, in the order in which they were made."""
    accounts = {}
    for event in side.events:
        if side.labels.get(event.about, "buffer").startswith("buffer"):
            continue
        account = accounts.setdefault(event.about, Account(side, event.about))
        if event.kind == "e":
            account.left = int(event.word(1))
        elif event.kind in traced.COUNTING:
            account.entries.append(event)
            if event.kind in "xu":
                account.misuse.append(event)
    return {account.label: account for account in accounts.values()}


# ---- what is wrong ---------------------------------------------------------------------------------


def is_wrong(account, ours):
    """Whether an object comes to another end than with the reference."""
    if account.misuse:
        return True
    if ours is None:
        return account.left is not None
    return account.left != ours.left


def end_of(account, ours, ending):
    """The end of an object, in words."""
    if any(event.kind == "u" for event in account.misuse):
        return "is used after its death: somebody released a reference that was not theirs to release"
    if account.misuse:
        return "has a count that is not what it must be"
    if account.left is None:
        return "dies; with the reference it lives on" if ours and ours.left is not None else "dies"
    if ending is not None:
        return f"has {account.left} when the program {ending}"
    wanted = ours.left if ours and ours.left is not None else 0
    tail = f"; with the reference it ends at {wanted}" if wanted else ""
    return f"ends at {account.left}{tail}"


def times(number):
    return "not at all" if number == 0 else "once" if number == 1 else f"{number} times"


def place_of(run, account, doer, kind):
    """The student's line from which a function last did something to an object; else where it is defined."""
    for event in reversed(account.entries):
        place = run.student.own_place(event)
        if event.kind == kind and run.student.doer(event) == doer and place:
            return place[1]
    return run.definition(doer)


def suspects(run, account, ours):
    """Sentences about what a function does in another way than the reference's, the worst first."""
    found = []
    for event in account.misuse:
        if event.kind == "x" and event.by() in run.student.functions:
            wanted, count = event.word(2), event.word(3)
            what = (f"does not let it die: the last reference is gone, the count is {count}" if wanted == "death"
                    else f"leaves its count at {count}; it must be {wanted}")
            found.append((0, event.by(), run.definition(event.by()), what))
    theirs = ours.balance() if ours else {}
    mine = account.balance()
    for doer in sorted(set(mine) | set(theirs)):
        difference = mine.get(doer, 0) - theirs.get(doer, 0)
        if difference == 0 or doer == "-":
            continue
        verbs = {"t": "takes", "r": "releases"}
        for kind in ("t", "r") if difference > 0 else ("r", "t"):
            here, there = account.times(kind, doer), ours.times(kind, doer) if ours else 0
            if here == there:
                continue
            known = doer in run.student.functions
            found.append((1 if known else 2, doer, place_of(run, account, doer, kind) if known else None,
                          f"{verbs[kind]} it {times(here)}; the reference's {verbs[kind]} it {times(there)}"))
    return sorted(found, key=lambda entry: entry[0])


def findings(run, mine, theirs):
    """The objects to tell of, those that can be blamed on a function first, and whether they come to a wrong end."""
    wrong = [label for label in mine if is_wrong(mine[label], theirs.get(label))]
    told = wrong or ([] if run.passes() else differing(mine, theirs))
    blames = {label: suspects(run, mine[label], theirs.get(label)) for label in told}
    told.sort(key=lambda label: blames[label][0][0] if blames[label] else 9)
    return told, bool(wrong)


def first_suspect(run, mine, theirs, told):
    """The first thing to say: who is to blame for the first object, or where the runs part."""
    blames = suspects(run, mine[told[0]], theirs.get(told[0])) if told else []
    if blames and blames[0][0] < 2:
        return blames[0]
    found = explain.first_difference(explain.steps_of(run.student), explain.steps_of(run.reference))
    function, place = explain.blamed(run, found) if found else (None, None)
    return (3, function, place, "is where your file first goes another way than the reference") if function else None


# ---- in words --------------------------------------------------------------------------------------

DID = {"n": "made", "t": "taken", "r": "released", "s": "handed over", "f": "its memory is given back",
       "x": "WRONG COUNT", "u": "USED AFTER ITS DEATH"}


def line_of(run, event):
    """One line of an account: the count afterwards, what happened, and where."""
    side = run.student
    count = ""
    if event.kind in "tr":
        count = str(int(event.word(1)) + traced.CHANGES[event.kind])
    elif event.kind == "s":
        count = event.word(1)
    elif event.kind == "n":
        count = "1"
    elif event.kind == "x":
        count = event.word(3)
    what = DID[event.kind] + (f" ({event.by()})" if event.by() else "")
    function, where = side.place(event)
    own = side.own_place(event) is not None
    place = f"{where} in {function}" if where else f"in {function}" if function else ""
    if event.actor != "-" and event.actor != function:
        place += f", within {event.actor}"
    return f"  {'>' if own else ' '} {count:>5}  {what:<38} {place}".rstrip()


def tell(run, account, ours):
    """Prints an account."""
    print(f"\n{account.label} {end_of(account, ours, run.student.ending)}.")
    for _, doer, where, what in suspects(run, account, ours)[:4]:
        print(f"    {doer}{f' ({where})' if where else ''} {what}.")
    lines = [line_of(run, event) for event in account.entries]
    print("    count  what" + " " * 35 + "where (>: in your file)")
    if len(lines) > LINES_TOLD:
        half = LINES_TOLD // 2
        lines = lines[:half] + [f"           ... {len(lines) - 2 * half} more ..."] + lines[-half:]
    print("\n".join(lines))


def summary(run, mine, theirs, told):
    """The first thing to say of a wrong object: where to look."""
    account, ours = mine[told[0]], theirs.get(told[0])
    end = f"{account.label} {end_of(account, ours, run.student.ending)}"
    first = first_suspect(run, mine, theirs, told)
    if first is None:
        return f"{end}."
    rank, doer, where, what = first
    if account.left and not account.misuse and where and rank < 3:
        return f"{end}: owed by {where}. {doer} {what}."
    return f"{end}. {doer}{f' ({where})' if where and rank == 3 else ''} {what}."


def differing(mine, theirs):
    """Objects whose counts go another way than with the reference."""
    return [label for label, account in mine.items()
            if label in theirs and account.balance() != theirs[label].balance()]


def nothing_wrong(run, objects, others):
    """What to say when no object comes to a wrong end."""
    if run.student.ending is not None:
        return ("The program does not come to its end, so of many objects no end is known."
                + (" Up to there your functions count in another way than the reference:" if others
                   else " Up to there each count goes the way it goes with the reference."))
    said = (f"{objects} object{'s' if objects != 1 else ''}, and each comes to the end that it has with the "
            "reference: no reference is missing, none is too many.")
    return said + (" Yet your functions count in another way:" if others else "")


def main(lab_word, test_word):
    run = traced.record_test(lab_word, test_word, ["--ledger"])
    mine, theirs = accounts_of(run.student), accounts_of(run.reference)
    told, wrong = findings(run, mine, theirs)
    everything = bool(os.environ.get("ALL"))
    again = f"LAB={run.lab.number} TEST={run.id}"
    print(f"Lab {run.lab.number}, test {run.id}: {run.source}\nThe test: {run.verdict()}.")
    if wrong:
        print(f"{len(told)} object{'s come' if len(told) > 1 else ' comes'} to a wrong end. "
              + summary(run, mine, theirs, told))
    else:
        print(nothing_wrong(run, len(mine), len(told)))
    shown = list(mine) if everything else told[:OBJECTS_TOLD]
    for label in shown:
        tell(run, mine[label], theirs.get(label))
    if len(told) > len(shown):
        print(f"\nAnd {len(told) - len(shown)} more. All objects: make ledger {again} ALL=1")
    print(f"\nNext: make explain {again}, or read {run.lab.handout}#{run.section}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        course.stop("usage: ledger.py LAB TEST")
    main(*sys.argv[1:])
