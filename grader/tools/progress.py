#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""progress.py: how far each lab is, from the records that the last gradings left. Runs nothing."""
import course

BAR = 20


def bar(score, most):
    """A bar; it is full only when nothing is missing."""
    filled = score * BAR // most if most else 0
    return "#" * filled + "." * (BAR - filled)


def tasks_done(lab, tests):
    """How many tasks have no test that fails."""
    missing = {test["task"] for test in tests if test["status"] != "passed"}
    return sum(task["task"] not in missing for task in lab.tasks)


def remark(lab, record):
    """What is to be said of the record itself."""
    if record is None:
        return "not begun" if lab.is_untouched() else f"never tried: make check LAB={lab.number}"
    if not record.fresh:
        return f"changed since: make check LAB={lab.number}"
    if record.all_lanes():
        return f"all lanes: {record.said['score']} of {record.said['max_score']} points"
    if record.said["build"]["status"] != "built":
        return "refused" if record.said["build"]["status"] == "refused" else "does not build"
    return ""


def row(lab):
    """One line of the table, and the points got and possible."""
    record = course.last_record(lab)
    lane = lab.described["lanes"].get(course.PLAIN, 0)
    programs = lab.described.get("program_lanes", {}).get(course.PLAIN, 0)
    score, done = 0, 0
    most = sum(test["weight"] * (programs if "program" in test else lane) for test in lab.tests())
    if record is not None:
        score = sum(test["score"] for test in record.tests())
        done = tasks_done(lab, record.tests())
    text = (f"{lab.number}  {lab.title:24.24} {done:2} of {len(lab.tasks):<2} {score:4} of {most:<3}  "
            f"{bar(score, most)}  {remark(lab, record)}")
    return text.rstrip(), score, most


def main():
    rows = [row(lab) for lab in course.labs()]
    print(f"{'lab':27} {'tasks':9} points in the plain lane")
    for text, _, _ in rows:
        print(text)
    score, most = sum(each[1] for each in rows), sum(each[2] for each in rows)
    print(f"{'together':36}{score:5} of {most:<4} {bar(score, most)}")
    print("\nWhat to do next: make next")


if __name__ == "__main__":
    main()
