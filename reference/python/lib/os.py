# SPDX-License-Identifier: MIT
"""The little of os that programs about memory use: paths, and files by name."""

from posix import access, getcwd, getpid, listdir, mkdir, remove, rmdir, unlink

__all__ = ["F_OK", "R_OK", "W_OK", "X_OK", "access", "altsep", "curdir", "extsep", "getcwd", "getpid", "linesep",
           "listdir", "mkdir", "name", "pardir", "path", "pathsep", "remove", "rmdir", "sep", "unlink"]

F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4

name = "posix"
sep = "/"
altsep = None
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
linesep = "\n"

__path__ = []  # os.path is found as a module of its own
import os.path as path
