#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""explain.py LAB TEST: the first event of a test that goes another way than with the reference.

Two kinds of events are told apart. Some have an order that anybody can see: a line that is said, a
death, the begin and the end of a function, the state that it leaves. These must come one after the
other as with the reference. The others, takes and releases and requests for memory, may change
places between two of those: only what they come to is compared, per function and object. So a right
answer that is built in another way is seldom told to be different; and when it is, this is no
verdict.
"""
import sys

import course
import traced

BEFORE_TOLD = 6
ITEMS_TOLD = 6
WIDTH = 160
SOFT = "ntrsbcyxu"
ORDERED = "><=P|f"


class Step:
    """One event whose order counts, with the counting before it."""

    def __init__(self, event, key, function, soft):
        self.event = event        # None: the log ends here
        self.key = key
        self.function = function  # the lab's function that it belongs to, or None
        self.soft = soft          # {(doer, what, label): [sum, last event]}


def soft_key(side, event):
    """What a take, release, birth or request comes to: whose, on what, and how much."""
    doer = side.doer(event)
    label = side.label(event.about)
    if event.kind in "tr":
        return (doer, "count", label), traced.CHANGES[event.kind]
    if event.kind == "n":
        return (doer, "made", label), 1
    if event.kind in "xu":
        return (event.by(), "wrong" if event.kind == "x" else "dead", label), 1
    if event.kind in "bc":
        return (doer, "memory", f"{event.word(1)} bytes"), 1
    if event.kind == "y":
        return (doer, "memory", "freed"), 1
    return None, 0


def steps_of(side):
    """The events whose order counts, one after the other."""
    steps, soft, nest, last = [], {}, [], None
    for event in side.events:
        if event.kind in SOFT:
            key, change = soft_key(side, event)
            if key is not None:
                entry = soft.setdefault(key, [0, event])
                entry[0] += change
                entry[1] = event
            if event.by() in side.functions:
                last = event.by()
        elif event.kind in ORDERED:
            if event.kind == ">":
                nest.append(event.word(0))
            function = owner(side, event, nest, last)
            steps.append(Step(event, event.kind + side.say(event.words), function, soft))
            soft = {}
            if event.kind == "<" and nest and event.word(0) == nest[-1]:
                nest.pop()
            if event.kind in "<" and event.word(0) in side.functions:
                last = event.word(0)
    steps.append(Step(None, "end", next((name for name in reversed(nest) if name in side.functions), last), soft))
    return steps


def owner(side, event, nest, last):
    """The function of the lab to which an event belongs: the one named, at work, or done last."""
    if event.word(0) in side.functions:
        return event.word(0)
    at_work = next((name for name in reversed(nest) if name in side.functions), None)
    return at_work or last


# ---- the difference ----------------------------------------------------------------------------------


class Difference:
    """Where two logs part."""

    def __init__(self, at, mine, theirs, counts):
        self.at = at
        self.mine = mine      # the student's step
        self.theirs = theirs  # the reference's
        self.counts = counts  # soft keys that differ, as (key, student's sum, reference's sum, event or None)


def soft_differences(mine, theirs):
    """The counting before two steps that does not come to the same."""
    found = []
    for key in list(mine.soft) + [key for key in theirs.soft if key not in mine.soft]:
        here, there = mine.soft.get(key, [0, None]), theirs.soft.get(key, [0, None])
        if here[0] != there[0]:
            found.append((key, here[0], there[0], here[1]))
    return found


def first_difference(student, reference):
    """The first step at which both logs part, or None."""
    for at, (mine, theirs) in enumerate(zip(student, reference)):
        counts = soft_differences(mine, theirs)
        if counts or mine.key != theirs.key:
            return Difference(at, mine, theirs, counts)
    return None


def blamed(run, found):
    """The student's function at the first difference, and the place in the file."""
    functions = run.student.functions
    for key, here, _, event in found.counts:
        if key[0] in functions:
            place = run.student.own_place(event) if event and here else None
            return key[0], place[1] if place else run.definition(key[0])
    # A function that is done already has left the state; one that begins has not done anything yet.
    function = found.mine.function
    if found.mine.event is not None and found.mine.event.kind == ">" and found.mine.key != found.theirs.key:
        function = found.theirs.function if found.theirs.event is not None and found.theirs.event.kind != ">" \
            else function
    place = run.student.own_place(found.mine.event) if found.mine.event else None
    if function is None:
        return None, place[1] if place else None
    return function, place[1] if place else run.definition(function)


def broken(run, found):
    """What a validator finds broken at the difference or soon after it, and not with the reference."""
    fine = {event.words for event in run.reference.events if event.kind == "!"}
    passed, until = 0, found.at + 2
    for event in run.student.events:
        passed += event.kind in ORDERED
        if event.kind == "!" and event.words not in fine and passed <= until + 4:
            return event.words
    return None


# ---- in words ------------------------------------------------------------------------------------------


def step_words(side, step):
    """An event whose order counts, in words."""
    if step.event is None:
        return f"the program {side.ending}" if side.ending else "the test is over"
    kind, words = step.event.kind, side.say(step.event.words)
    name, _, rest = words.partition(" ")
    if kind == "|":
        return f'the test says "{words}"'
    if kind == "=":
        return f"leaves behind: {words}"
    if kind == "P":
        return f"phase {name} is done:{' ' if rest else ''}{rest}"
    if kind == "f":
        return f"the memory of {side.label(step.event.about)} is given back"
    if name == "collection":
        return f"a collection {'begins' if kind == '>' else 'ends'}: {rest}"
    rest = f": {rest.strip()}" if rest else ""
    return f"{name} {'begins' if kind == '>' else 'ends'}{rest}"


def cut(words):
    """Words that fit a line or two; what is left out is told."""
    return words if len(words) <= WIDTH else words[:WIDTH].rsplit(" ", 1)[0] + " ..."


def only_different(mine, theirs):
    """Of two long states that look alike, the parts between semicolons that differ."""
    parts = mine.split("; "), theirs.split("; ")
    if len(parts[0]) != len(parts[1]) or len(parts[0]) == 1:
        return cut(mine), cut(theirs)
    pairs = [pair for pair in zip(*parts) if pair[0] != pair[1]]
    return cut("; ".join(pair[0] for pair in pairs)), cut("; ".join(pair[1] for pair in pairs))


def count_words(key, here, there):
    """Counting that differs, in words."""
    doer, what, label = key
    doer = "the test" if doer == "-" else doer
    if what == "count":
        def amount(number):
            return ("takes and releases it equally often, or not at all" if number == 0 else
                    f"takes {number} more than it releases" if number > 0 else
                    f"releases {-number} more than it takes")
        return f"{label}: {doer} {amount(here)}; the reference's {amount(there)}"
    if what == "made":
        return f"{label}: made by {doer} in {'yours' if here else 'the reference'} only"
    if what == "wrong":
        return f"{label}: the count is not what it must be after {doer}"
    if what == "dead":
        return f"{label}: {doer} is called although it is dead"
    return f"memory, {label}: {doer} asks {here} times; the reference's {there} times"


def tell_difference(run, found):
    """Prints where the logs part."""
    function, place = blamed(run, found)
    where = f"{function}{f', {place}' if place else ''}" if function else place or "the test itself"
    print(f"First difference: in {where}.")
    sentence = broken(run, found)
    if sentence:
        print(f"Broken there: {sentence}.")
    print("\nUp to there both do the same. The last of it:")
    for step in steps_of(run.student)[max(0, found.at - BEFORE_TOLD):found.at]:
        print(f"    {cut(step_words(run.student, step))}")
    if found.counts:
        print("\nThen they count in different ways:")
        for key, here, there, _ in found.counts[:ITEMS_TOLD]:
            print(f"    {count_words(key, here, there)}")
        if len(found.counts) > ITEMS_TOLD:
            print(f"    and {len(found.counts) - ITEMS_TOLD} more")
        if found.mine.key == found.theirs.key:
            print(f"before: {step_words(run.student, found.mine)}")
    if found.mine.key != found.theirs.key:
        mine, theirs = only_different(step_words(run.student, found.mine), step_words(run.reference, found.theirs))
        print(f"\n    yours:      {mine}\n    reference:  {theirs}")
    return function


def seen_first(run):
    """The first difference that the test itself shows, in a sentence; None when there is none."""
    if run.passes():
        return None
    return f"What the test shows of it: {run.verdict()}."


def main(lab_word, test_word):
    run = traced.record_test(lab_word, test_word)
    number, function = run.lab.number, None
    print(f"Lab {number}, test {run.id}: {run.source}")
    if run.first:
        print(f"(The test has more events than a log can hold; this looks at those from number {run.first} on.)")
    found = first_difference(steps_of(run.student), steps_of(run.reference))
    if run.passes():
        print("The test passes." + (" A right answer may go another way than the reference, so what follows is no fault."
                                    if found else ""))
    if found is None:
        print("Both do the same, event for event: " + (f"yet {run.verdict()}." if not run.passes() else
              "what remains is what the checkers see, bytes that are read or lost."))
    else:
        function = tell_difference(run, found)
    if not run.passes() and found is not None:
        print("\n" + seen_first(run))
    print(f"\nRead {run.lab.handout}#{run.section}")
    stop = f", and there: break {function}" if function else ""
    print(f"Next: make {'gdb' if not run.passes() else 'grade'} LAB={number}"
          + (f" TEST={run.id}{stop}" if not run.passes() else ""))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        course.stop("usage: explain.py LAB TEST")
    main(*sys.argv[1:])
