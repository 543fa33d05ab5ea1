# SPDX-License-Identifier: MIT
"""What earlier runs found out, in build/mutants, each under a name made of all that it depends on.

Nothing in there is wrong after a change: it is only not found any more. `rm -r build/mutants` makes
everything be done again.
"""
import functools
import glob
import hashlib
import json
import os
import shutil
import tempfile
import threading

PLACE = "build/mutants"
_local = threading.local()
_folder = None
_lock = threading.Lock()


def remember(kind, name, find):
    """What is known under a name, or else what `find` finds out."""
    path = os.path.join(PLACE, kind, name)
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        pass
    found = find()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    fresh = f"{path}.{threading.get_ident()}"
    with open(fresh, "w", encoding="utf-8") as file:
        json.dump(found, file)
    os.replace(fresh, path)
    return found


def scratch(name):
    """A path in a folder of this thread's own, removed by put_away()."""
    global _folder
    with _lock:
        _folder = _folder or tempfile.mkdtemp(prefix="ouro-mutants-")
    if getattr(_local, "folder", None) is None:
        _local.folder = tempfile.mkdtemp(dir=_folder)
    return os.path.join(_local.folder, name)


def put_away():
    """Removes all that scratch() has made."""
    if _folder is not None:
        shutil.rmtree(_folder, ignore_errors=True)


def hash_of(paths):
    """One name for the bytes of some files, and for what they are called."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.encode() + b"\0")
        with open(path, "rb") as file:
            found.update(file.read() + b"\0")
    return found.hexdigest()[:16]


@functools.cache
def headers():
    """The headers that a student's file may include."""
    return hash_of(glob.glob("reference/include/ouro/*.h"))


@functools.cache
def runtime():
    """What a probe is linked with, and what it includes."""
    return hash_of([path for folder in ("include/ouro", "base", "memory", "core")
                    for path in glob.glob(f"reference/{folder}/**/*.[ch]", recursive=True)] +
                   glob.glob("labs/probe/*"))


@functools.cache
def front():
    """What a Python program runs on besides."""
    return hash_of([path for folder in ("types", "python")
                    for path in glob.glob(f"reference/{folder}/**/*.*", recursive=True)
                    if path.endswith((".c", ".h", ".py"))] + glob.glob("labs/program/*"))
