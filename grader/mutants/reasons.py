# SPDX-License-Identifier: MIT
"""Mutants that no test can kill, because they are right answers: solutions/LAB/mutants.json.

Each entry names the mutant and says in a sentence or two why it does what the model answer does.
The id is made of the diff, without the numbers of lines: when the code around the mutant changes,
the entry speaks of nothing, and whoever changed the code is told to think again.
"""
import json
import os

KEYS = ("id", "mutant", "from", "to", "reason")


def path(lab):
    """Where the entries of a lab are."""
    return os.path.join("solutions", lab.slug, "mutants.json")


def read(lab):
    """The entries of a lab, by their ids."""
    try:
        with open(path(lab), encoding="utf-8") as file:
            said = json.load(file)
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise SystemExit(f"{path(lab)}: {error}") from None
    for entry in said:
        if tuple(entry) != KEYS or len(entry["reason"]) < 20:
            raise SystemExit(f"{path(lab)}: an entry has the keys {', '.join(KEYS)}, and a reason in words: {entry}")
    return {entry["id"]: entry for entry in said}


def entry(mutant):
    """An entry for a mutant, to be completed."""
    change = mutant.change
    words = {"id": mutant.id, "mutant": f"{change.operator} {change.function}", "from": change.old,
             "to": change.new, "reason": ""}
    return json.dumps(words, ensure_ascii=False)
