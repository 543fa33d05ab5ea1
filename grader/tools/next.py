#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""next.py: the next thing to do, over all labs, in two lines.

The labs are asked in their order. One that is begun and not finished comes first; labs that are
not begun are not run. A record that still holds is believed, else the plain lane is run.
"""
import re

import course


def say_unwritten(lab, function, task, place):
    """A function is missing."""
    title = lab.task(task)["title"] if lab.task(task) else ""
    print(f"Next: lab {lab.number}, task {task} ({title}): write {function}(), {place}")
    print(f"Then: make check LAB={lab.number} ONLY={task}. A hint: make hint LAB={lab.number} TASK={task}")


def say_not_begun(lab):
    """A lab of which nothing is written."""
    function, task, path, line = lab.todos()[0]
    print(f"Next: begin lab {lab.number}, {lab.title}. Read {lab.handout}")
    print(f"as far as task {task} ({lab.task(task)['title']}), then write {function}(), {path}:{line}")


def say_does_not_build(lab, build):
    """There is no program to test."""
    if build["status"] == "fault":
        print(f"Next: the grader cannot build lab {lab.number}; that is not your fault. Try: make doctor")
    elif build["status"] == "refused":
        print(f"Next: lab {lab.number}, {lab.title}: your file holds something that it must not.")
    else:
        print(f"Next: lab {lab.number}, {lab.title}: your file does not build yet.")
    print(build["message"].splitlines()[0] if build["message"] else "")


def say_failed(lab, test):
    """A test does not pass."""
    message = test["message"].splitlines()[0]
    missing = re.match(r"not written yet: (\w+)\(\), task (\d+) \((.*)\)", message)
    if missing:
        say_unwritten(lab, missing.group(1), int(missing.group(2)), missing.group(3))
        return
    lane = "" if test["lane"] == course.PLAIN else f" in the {test['lane']} lane"
    look = "check" if test["lane"] == course.PLAIN else "grade"
    print(f"Next: lab {lab.number}, test {test['id']}{lane}: {test['name']} ({lab.source(test['id'])})")
    print(f"{message}. In full: make {look} LAB={lab.number} ONLY={test['id']}")


def first_failure(record):
    """The first test that did not pass: the plain lane's first, in the order of the lab."""
    for wanted in (("failed", "not_implemented", "fault"), ("not_run",)):
        for test in sorted(record.said["tests"], key=lambda test: test["lane"] != course.PLAIN):
            if test["status"] in wanted:
                return test
    return None


def say_next_of(lab):
    """Says what is to be done in a lab that is begun; False when nothing is."""
    record = course.last_record(lab)
    if record is None or not record.fresh:
        record = course.grade_plain(lab)
    failure = first_failure(record)
    if record.said["build"]["status"] != "built":
        say_does_not_build(lab, record.said["build"])
    elif failure:
        say_failed(lab, failure)
    elif not record.all_lanes():
        print(f"Next: lab {lab.number}, {lab.title}, passes every test in the plain lane.")
        print(f"Now all lanes, for your points: make grade LAB={lab.number}")
    else:
        return False
    return True


def main():
    not_begun = []
    for lab in course.labs():
        if lab.is_untouched():
            not_begun.append(lab)
        elif say_next_of(lab):
            if not_begun:
                numbers = ", ".join(str(skipped.number) for skipped in not_begun)
                print(f"(Nothing is written yet of lab {numbers}.)")
            return
    if not_begun:
        say_not_begun(not_begun[0])
    else:
        print("Full marks in every lab. Well done.")


if __name__ == "__main__":
    main()
