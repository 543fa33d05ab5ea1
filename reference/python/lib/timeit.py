# SPDX-License-Identifier: MIT
"""How long a piece of code takes, over many runs, with automatic collection off."""

import gc
import time

__all__ = ["Timer", "default_timer", "repeat", "timeit"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


def _indented(code):
    return code.replace("\n", "\n        ")


class Timer:
    """Times `stmt`, a text or something that can be called, after `setup` was run once."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {} if globals is None else dict(globals)
        for name, code in (("_stmt", stmt), ("_setup", setup)):
            if callable(code):
                names[name] = code
            elif not isinstance(code, str):
                raise ValueError(f"{name[1:]} is neither a string nor callable")
        first = _indented(setup) if isinstance(setup, str) else "_setup()"
        each = _indented(stmt) if isinstance(stmt, str) else "_stmt()"
        text = ("def inner(_count, _timer):\n    if True:\n        " + first +
                "\n    _began = _timer()\n    for _ in range(_count):\n        " + each +
                "\n    return _timer() - _began\n")
        exec(compile(text, "<timeit-src>", "exec"), names)
        self.inner = names["inner"]

    def timeit(self, number=default_number):
        """Seconds for so many runs of the statement."""
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(number, self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Finds a number of runs that takes at least 0.2 s: the number and the time."""
        scale = 1
        while True:
            for factor in 1, 2, 5:
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
