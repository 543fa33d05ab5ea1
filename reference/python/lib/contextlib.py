# SPDX-License-Identifier: MIT
"""Helpers for the with statement."""
import sys

__all__ = [
    "AbstractContextManager", "ContextDecorator", "ExitStack", "closing", "contextmanager",
    "nullcontext", "redirect_stderr", "redirect_stdout", "suppress",
]


class AbstractContextManager:
    """A context manager that gives itself and lets every exception pass."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    """Lets a context manager be used as a decorator: the function runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        from functools import wraps

        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    """What a @contextmanager function returns: the part up to yield enters, the rest exits."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        # A generator runs once, so each call of a decorated function needs its own.
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        # They are for _recreate_cm() only; from here on the generator alone keeps its arguments.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as error:
            # Ending means that the exception is dealt with, unless it is the one thrown in.
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                # A generator turns a StopIteration that passes through it into a RuntimeError.
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    """Makes a context manager factory of a generator function that yields once."""
    from functools import wraps

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class suppress(AbstractContextManager):
    """Ends the block silently when one of the given exceptions leaves it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class nullcontext(AbstractContextManager):
    """Does nothing; gives what it was made with."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        pass


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exc_type, exc_value, traceback):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed somewhere else."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to sys.stderr somewhere else."""

    _stream = "stderr"


class ExitStack(AbstractContextManager):
    """Any number of context managers and callbacks, left in the reverse order of entering."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Hands everything over to a new stack."""
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return other

    def push(self, exit):
        """Adds the __exit__ of a context manager, or a function with its parameters."""
        cls = type(exit)
        if hasattr(cls, "__exit__"):
            self._push_exit(exit, cls.__exit__)
        else:
            self._exit_callbacks.append(exit)
        return exit

    def enter_context(self, cm):
        """Enters a context manager; returns what it gives."""
        cls = type(cm)
        try:
            enter = cls.__enter__
            exit = cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                            "context manager protocol") from None
        result = enter(cm)
        self._push_exit(cm, exit)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Adds a function that is called with these arguments."""
        def run(exc_type, exc_value, traceback):
            callback(*args, **kwds)

        run.__wrapped__ = callback
        self._exit_callbacks.append(run)
        return callback

    def _push_exit(self, cm, exit):
        def run(exc_type, exc_value, traceback):
            return exit(cm, exc_type, exc_value, traceback)

        self._exit_callbacks.append(run)

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, exc_value, traceback):
        received = exc_value is not None
        current = exc_value
        outer = sys.exc_info()[1]
        suppressed = False
        while self._exit_callbacks:
            run = self._exit_callbacks.pop()
            try:
                if current is None:
                    run(None, None, None)
                elif run(type(current), current, current.__traceback__):
                    suppressed = True
                    current = None
            except BaseException as error:
                _fix_context(error, current, outer)
                current = error
        if current is None or current is exc_value:
            return received and suppressed and current is None
        context = current.__context__
        try:
            raise current
        except BaseException:
            current.__context__ = context
            raise


def _fix_context(error, previous, outer):
    """Makes a new exception follow the one before it, as nested with statements would."""
    while True:
        context = error.__context__
        if context is None or context is previous:
            return
        if context is outer:
            break
        error = context
    error.__context__ = previous
