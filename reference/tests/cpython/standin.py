# What the tests use of unittest and test.support, as far as they use it. Runs under ouro and CPython.
import contextlib
import gc
import sys


class SkipTest(Exception):
    pass


class _Raises:
    """The context manager of assertRaises()."""

    def __init__(self, expected, pattern=None):
        self.expected = expected
        self.pattern = pattern

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise AssertionError("not raised: " + str(self.expected))
        if not issubclass(kind, self.expected):
            return False
        if self.pattern is not None and not matches(self.pattern, str(value)):
            raise AssertionError("another message: " + str(value))
        self.exception = value.with_traceback(None)
        return True


def matches(pattern, text):
    """Whether a text has what a pattern asks for; of patterns only plain words and .* are known."""
    at = 0
    for word in pattern.replace("\\", "").strip("^$").split(".*"):
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


class TestCase:
    def __init__(self, method="runTest"):
        self._cleanups = []
        self._testMethodName = method

    def id(self):
        return type(self).__name__ + "." + self._testMethodName

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def addCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def fail(self, message=None):
        raise AssertionError(message)

    def skipTest(self, reason):
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, *args, **kwargs):
        yield

    def assertTrue(self, value, message=None):
        if not value:
            raise AssertionError(message or "not true: " + repr(value))

    def assertFalse(self, value, message=None):
        if value:
            raise AssertionError(message or "not false: " + repr(value))

    def assertEqual(self, first, second, message=None):
        if not first == second:
            raise AssertionError(message or repr(first) + " != " + repr(second))

    def assertNotEqual(self, first, second, message=None):
        if not first != second:
            raise AssertionError(message or repr(first) + " == " + repr(second))

    def assertGreater(self, first, second, message=None):
        if not first > second:
            raise AssertionError(message or repr(first) + " not > " + repr(second))

    def assertGreaterEqual(self, first, second, message=None):
        if not first >= second:
            raise AssertionError(message or repr(first) + " not >= " + repr(second))

    def assertLess(self, first, second, message=None):
        if not first < second:
            raise AssertionError(message or repr(first) + " not < " + repr(second))

    def assertLessEqual(self, first, second, message=None):
        if not first <= second:
            raise AssertionError(message or repr(first) + " not <= " + repr(second))

    def assertIs(self, first, second, message=None):
        if first is not second:
            raise AssertionError(message or repr(first) + " is not " + repr(second))

    def assertIsNot(self, first, second, message=None):
        if first is second:
            raise AssertionError(message or "both are " + repr(first))

    def assertIsNone(self, value, message=None):
        if value is not None:
            raise AssertionError(message or repr(value) + " is not None")

    def assertIsNotNone(self, value, message=None):
        if value is None:
            raise AssertionError(message or "is None")

    def assertIn(self, member, container, message=None):
        if member not in container:
            raise AssertionError(message or repr(member) + " not in " + repr(container))

    def assertNotIn(self, member, container, message=None):
        if member in container:
            raise AssertionError(message or repr(member) + " in " + repr(container))

    def assertIsInstance(self, value, kind, message=None):
        if not isinstance(value, kind):
            raise AssertionError(message or repr(value) + " is no " + repr(kind))

    def assertNotIsInstance(self, value, kind, message=None):
        if isinstance(value, kind):
            raise AssertionError(message or repr(value) + " is a " + repr(kind))

    def assertCountEqual(self, first, second, message=None):
        first, second = list(first), list(second)
        for item in first:
            if item not in second:
                raise AssertionError(message or repr(first) + " has other items than " + repr(second))
            second.remove(item)
        if second:
            raise AssertionError(message or "items are left over: " + repr(second))

    assertListEqual = assertDictEqual = assertSetEqual = assertTupleEqual = assertEqual

    def assertRegex(self, text, pattern, message=None):
        if not matches(pattern, text):
            raise AssertionError(message or repr(pattern) + " not found in " + repr(text))

    def assertRaises(self, expected, function=None, *args, **kwargs):
        if function is None:
            return _Raises(expected)
        with _Raises(expected):
            function(*args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, function=None, *args, **kwargs):
        if function is None:
            return _Raises(expected, pattern)
        with _Raises(expected, pattern):
            function(*args, **kwargs)


def _unchanged(function):
    return function


def _skip(reason):
    def decorate(function):
        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        return skipped

    return decorate


class unittest:
    TestCase = TestCase
    SkipTest = SkipTest
    skip = staticmethod(_skip)

    @staticmethod
    def skipIf(condition, reason):
        return _skip(reason) if condition else _unchanged

    @staticmethod
    def skipUnless(condition, reason):
        return _unchanged if condition else _skip(reason)


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


ALWAYS_EQ = _AlwaysEqual()
verbose = False
TESTFN = sys.argv[0] + ".written"


def gc_collect():
    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def unlink(path):
    import os

    try:
        os.unlink(path)
    except OSError:
        pass


class _Caught:
    """What the unraisable hook was called with."""

    def __init__(self):
        self.unraisable = None

    def __call__(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._old = sys.unraisablehook
        sys.unraisablehook = self
        return self

    def __exit__(self, *args):
        sys.unraisablehook = self._old
        del self.unraisable


def _always(*args):
    return _unchanged


class support:
    verbose = False
    TESTFN = TESTFN
    ALWAYS_EQ = ALWAYS_EQ
    gc_collect = staticmethod(gc_collect)
    disable_gc = staticmethod(disable_gc)
    cpython_only = staticmethod(_unchanged)
    refcount_test = staticmethod(_unchanged)
    requires_fork = staticmethod(_always)
    catch_unraisable_exception = _Caught

    class os_helper:
        unlink = staticmethod(unlink)
        TESTFN = TESTFN


os_helper = support.os_helper


class _Patch:
    """Puts something else in the place of an attribute, until it is left."""

    def __init__(self, owner, name, return_value=None, side_effect=None):
        self._owner = owner
        self._name = name
        self._instead = side_effect or (lambda *args, **kwargs: return_value)

    def __enter__(self):
        self._old = getattr(self._owner, self._name)
        setattr(self._owner, self._name, self._instead)

    def __exit__(self, *args):
        setattr(self._owner, self._name, self._old)


def patch(path, **keywords):
    module, *names = path.split(".")
    owner = __import__(module)
    for name in names[:-1]:
        owner = getattr(owner, name)
    return _Patch(owner, names[-1], **keywords)


patch.object = _Patch
unittest.mock = type("mock", (), {"patch": staticmethod(patch)})


def cpython_only(function):
    return function


def refcount_test(function):
    return function


def requires_subprocess(*args):
    return _unchanged


def run_method(case_class, name):
    """Runs one test method, as unittest would, and says how it went."""
    # CPython makes a tuple at the first call of a function with keywords; unittest has done so before.
    gc.get_objects(generation=None)
    _call_deep(20, lambda: _run_method(case_class, name))


def _call_deep(depth, function):
    """A call with so many more on the stack, as unittest has: tests look at long tracebacks."""
    return _call_deep(depth - 1, function) if depth else function()


def _run_method(case_class, name):
    case = case_class(name)
    try:
        case_class.setUpClass()
        case.setUp()
        try:
            getattr(case, name)()
        finally:
            case.tearDown()
            case.doCleanups()
            case_class.tearDownClass()
    except SkipTest as e:
        print("the method is skipped")
    else:
        print("the method passes")
