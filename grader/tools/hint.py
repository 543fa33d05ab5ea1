#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""hint.py LAB TASK [LEVEL]: one hint of a task, out of the handout.

Without LEVEL the next one: which have been shown is noted in build/hints. Never more than one.
"""
import os
import re
import shutil
import sys
import textwrap

import course

NOTES = "build/hints"


def anchor(heading):
    """The name under which a heading can be linked to, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def section(text, name):
    """The text below a heading, up to the next one of the same level or above."""
    match = None
    for heading in re.finditer(r"^(#+) (.*)$", text, re.M):
        if match:
            if len(heading.group(1)) <= len(match.group(1)):
                return text[match.end() : heading.start()]
        elif anchor(heading.group(2)) == name:
            match = heading
    return text[match.end() :] if match else ""


def hints(lab, task):
    """The hints of a task, in their order."""
    with open(lab.handout, encoding="utf-8") as file:
        text = section(file.read(), task["section"])
    pattern = r"<details>\s*<summary>Hint \d+</summary>(.*?)</details>"
    return [found.strip() for found in re.findall(pattern, text, re.S)]


def for_screen(text):
    """A hint as wide as the screen. What is indented or fenced stays as it is."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    keep = re.compile(r"^(\s|```|\||[-*] |\d+\. )", re.M)
    parts = [text] if "```" in text else text.split("\n\n")
    return "\n\n".join(part if keep.search(part) else textwrap.fill(part, width, break_on_hyphens=False)
                       for part in parts)


def shown_so_far(path):
    """How many hints were shown; 0 also when the note cannot be read."""
    note = course.read_bytes(path) or b""
    return int(note) if note.strip().isdigit() else 0


def note_shown(path, count):
    """Notes how many were shown."""
    os.makedirs(NOTES, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        print(count, file=file)


def which_task(lab, word):
    """The task that a person names."""
    task = lab.task(int(word)) if word.isdigit() else None
    if task is None:
        rows = [f"  TASK={task['task']}  {task['title']}" for task in lab.tasks]
        course.stop(f"Which task of lab {lab.number}?\n" + "\n".join(rows))
    return task


def which_level(word, shown, count):
    """The level that a person asks for, or the next one."""
    if word == "":
        return min(shown + 1, count)
    if not word.isdigit() or not 1 <= int(word) <= count:
        course.stop(f"There is no hint {word}. LEVEL= is a number from 1 to {count}.")
    return int(word)


def main(lab_word, task_word="", level_word=""):
    lab = course.find_lab(lab_word)
    task = which_task(lab, task_word)
    found = hints(lab, task)
    if not found:
        course.stop(f"{lab.handout} has no hints for task {task['task']}.")
    note = os.path.join(NOTES, f"{lab.slug}-task{task['task']}")
    shown = shown_so_far(note)
    level = which_level(level_word, shown, len(found))
    print(f"Lab {lab.number}, task {task['task']}: {task['title']}. Hint {level} of {len(found)}.\n")
    print(for_screen(found[level - 1]))
    note_shown(note, max(level, shown))
    call = f"make hint LAB={lab.number} TASK={task['task']}"
    if max(level, shown) < len(found):
        print(f"\nTry it first. The next hint, when you want it: {call}")
    else:
        print(f"\nThere is no further hint. To read one again: {call} LEVEL=1")


if __name__ == "__main__":
    main(*sys.argv[1:])
