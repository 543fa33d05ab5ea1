# SPDX-License-Identifier: MIT
"""CPython's own tests, method by method, under ouro and under CPython. Prints TAP.

    methods.py [-m PATTERN] [-j JOBS] [-w FOLDER] [-r FILE] [-c FILE] OURO PYTHON

    -m PATTERN  only methods whose name (test_gc.GCTests.test_list) matches the shell pattern
    -j JOBS     so many at a time (2)
    -w FOLDER   keep the wrapped programs there
    -r FILE     write the page of all methods, as Markdown, into FILE
    -c FILE     one more test: the page is the text of FILE, byte for byte

The tests are those of Debian's package libpython3.11-testsuite; no line of them is in this
repository. Each test method is wrapped as a program of its own: standin.py, which has what the tests
use of unittest and test.support; what the method uses of its file, found by following names; and a
call of the method. A method counts when its program succeeds under CPython. It passes when
it succeeds under ouro.
"""

import ast
import concurrent.futures
import fnmatch
import getopt
import os
import subprocess
import sys
import tempfile

TESTS = "/usr/lib/python3.11/test"
FILES = ["test_gc", "test_finalization", "test_weakref", "test_weakset", "test_tracemalloc"]
MIXINS = ["mapping_tests"]  # files of the package from which test classes inherit
SECONDS = 60
HERE = os.path.dirname(os.path.abspath(__file__))

# What a program cannot have here, by a name that its text uses, and the reason for the table.
THREADS = "needs threads, and ouro has none"
INTERPRETER = "starts a second interpreter, and ouro cannot start programs"
OUT_OF_SCOPE = {
    "threading": THREADS, "threading_helper": THREADS, "start_threads": THREADS,
    "assert_python_ok": INTERPRETER, "assert_python_failure": INTERPRETER,
    "script_helper": INTERPRETER, "subprocess": INTERPRETER,
    "with_tp_del": "needs tp_del, a slot that only classes written in C can have",
    "without_gc": "needs a class without the collector's head, which CPython's _testcapi makes in C",
    "ContainerNoGC": "needs a class that hides its references, which CPython's _testcapi has in C",
    "_testcapi": "calls C functions of CPython's _testcapi",
    "ctypes": "calls C functions of CPython", "import_module": "imports a module written in C",
    "_testinternalcapi": "calls C functions of CPython's _testinternalcapi",
    "fork": "makes a second process, and ouro has one",
    "doctest": "is a doctest",
}
# These mention one of them, but only ask whether an object is of a class made with it.
RUNS_ALL_THE_SAME = ["test_gc.GCCallbackTests.test_collect", "test_gc.GCCallbackTests.test_collect_generation"]


class TestFile:
    """A file of tests: its definitions by name, and its text."""

    def __init__(self, name):
        self.name = name
        with open(os.path.join(TESTS, name + ".py"), encoding="utf-8") as file:
            self.text = file.read()
        self.tree = ast.parse(self.text)
        self.lines = self.text.splitlines()
        self.definitions = {}  # name -> top-level statements that bind it, in order
        for node in self.tree.body:
            for bound in bindings(node):
                self.definitions.setdefault(bound, []).append(node)

    def source(self, node):
        first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
        return "\n".join(self.lines[first - 1 : node.end_lineno])


def bindings(node):
    """The names that a top-level statement binds."""
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [alias.asname or alias.name.split(".")[0] for alias in node.names]
    found = []
    for part in statements_of(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found.append(part.id)
        elif isinstance(part, (ast.Import, ast.ImportFrom)):
            found.extend(alias.asname or alias.name.split(".")[0] for alias in part.names)
        elif isinstance(part, (ast.ClassDef, ast.FunctionDef)):
            found.append(part.name)
    return found


def statements_of(node):
    """The parts of a statement, without what stands inside functions and classes in it."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef)):
            yield child
        else:
            yield from statements_of(child)


def names_in(node):
    """The names that a piece of code mentions."""
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            found.add(part.id)
        elif isinstance(part, ast.Global):
            found.update(part.names)
    return found


def is_from_the_stand_in(node):
    """Whether an import is of something that standin.py takes the place of."""
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in ("unittest", "test", "doctest") for alias in node.names)
    return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("unittest", "test")


def members_of(file, class_name):
    """The members of a class and of its bases in the same file: name -> node."""
    found = {}
    for node in file.definitions.get(class_name, []):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                if isinstance(base, ast.Name):
                    found.update(members_of(file, base.id))
                elif ast.unparse(base).split(".")[0] in MIXINS:
                    found.update(members_of(other_file(base), base.attr))
            for member in node.body:
                for bound in bindings(member):
                    found[bound] = member
    return found


def other_file(base):
    """The file of a base class such as mapping_tests.BasicTestMappingProtocol."""
    name = base.value.id
    if name not in loaded:
        loaded[name] = TestFile(name)
    return loaded[name]


loaded = {}


def attributes_in(node):
    """The names after `self.` or `cls.` in a piece of code."""
    return {part.attr for part in ast.walk(node)
            if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in ("self", "cls")}


def members_used(file, class_name, method):
    """The members of a test class that one test method needs."""
    members = members_of(file, class_name)
    needed, todo = set(), [method, "__init__", "setUp", "tearDown", "setUpClass", "tearDownClass"]
    while todo:
        name = todo.pop()
        if name in needed or name not in members:
            continue
        needed.add(name)
        todo.extend(attributes_in(members[name]))
        if not isinstance(members[name], (ast.FunctionDef, ast.ClassDef)):
            todo.extend(names_in(members[name]))
    return needed


def trimmed_class(file, node, needed):
    """The text of a test class with only the needed members."""
    first = min([node.body[0].lineno] + [d.lineno for d in getattr(node.body[0], "decorator_list", [])])
    head = file.lines[node.lineno - 1 : first - 1]
    kept = [member for member in node.body
            if any(name in needed for name in bindings(member)) or not (bindings(member) or is_text(member))]
    body = [file.source(member) for member in kept] or ["    pass"]
    return "\n".join(head + body)


def is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_classes(file):
    """The names of the classes of a file that are test cases, by their bases in the file."""
    found = []
    for node in file.tree.body:
        if isinstance(node, ast.ClassDef) and is_case(file, node):
            found.append(node.name)
    return found


def is_case(file, node):
    for base in node.bases:
        text = ast.unparse(base)
        if text.endswith("TestCase"):
            return True
        for other in file.definitions.get(text, []):
            if isinstance(other, ast.ClassDef) and is_case(file, other):
                return True
        if text.split(".")[0] in MIXINS:
            return True
    return False


def collect(file, class_name, method):
    """The top-level statements that a method needs, in the order of the file, and their text."""
    needed_members = members_used(file, class_name, method)
    chosen, todo, before = {}, [class_name], []
    seen = set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in file.definitions.get(name, []):
            if node in chosen or is_from_the_stand_in(node):
                continue
            if isinstance(node, ast.ClassDef) and is_case(file, node):
                chosen[node] = trimmed_class(file, node, needed_members)
                for base in node.bases:
                    todo.extend(names_in(base))
                    if ast.unparse(base).split(".")[0] in MIXINS:
                        before += collect(other_file(base), base.attr, method)[0]
                        before.append(f"class {base.value.id}:\n    {base.attr} = {base.attr}")
                for member in node.body:
                    if any(bound in needed_members for bound in bindings(member)):
                        todo.extend(names_in(member))
            else:
                chosen[node] = file.source(node)
                todo.extend(names_in(node))
    order = [node for node in file.tree.body if node in chosen]
    return before + [chosen[node] for node in order], seen


def methods_of(file):
    for class_name in test_classes(file):
        for name in members_of(file, class_name):
            if name.startswith("test"):
                yield class_name, name


def wrap(file, class_name, method, standin):
    """The program of one test method, and the reason why it is out of scope, or None."""
    parts, names = collect(file, class_name, method)
    text = "\n\n".join(parts)
    used = {part.id for part in ast.walk(ast.parse(text)) if isinstance(part, ast.Name)}
    used |= {alias.name.split(".")[0] for part in ast.walk(ast.parse(text))
             if isinstance(part, (ast.Import, ast.ImportFrom)) for alias in part.names}
    used |= {part.attr for part in ast.walk(ast.parse(text)) if isinstance(part, ast.Attribute)} & {"fork"}
    reason = next((why for name, why in OUT_OF_SCOPE.items() if name in used), None)
    if f"{file.name}.{class_name}.{method}" in RUNS_ALL_THE_SAME:
        reason = None
    first = f'exec(compile({standin!r}, "<standin>", "exec"))'
    return f"{first}\n\n{text}\n\nrun_method({class_name}, {method!r})\n", reason


def run(interpreter, path):
    try:
        done = subprocess.run([*interpreter, path], capture_output=True, timeout=SECONDS, check=False, cwd=os.path.dirname(path))
    except subprocess.TimeoutExpired:
        return False, "does not end"
    text = done.stdout.decode(errors="replace").strip()
    if done.returncode == 0 and text.endswith("the method passes"):
        return True, ""
    if text.endswith("the method is skipped"):
        return None, "is skipped"
    error = done.stderr.decode(errors="replace").strip().split("\n")
    return False, error[-1] or f"ends with status {done.returncode}"


def judge(job):
    """(name, verdict, reason): passes, differs, out of scope."""
    name, text, reason, folder, ouro, python = job
    path = os.path.join(folder, name + ".py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    if reason:
        return name, "out", reason
    good, why = run(python, path)
    if not good:
        return name, "out", "is skipped by CPython" if good is None else f"does not succeed alone under CPython: {why}"
    good, why = run(ouro, path)
    return name, "passes" if good else "fails", "" if good else why


WORDS = {"passes": "passes", "fails": "**fails**", "out": "not run"}
INTRODUCTION = """# CPython's own tests {{#cpython_tests}}

CPython tests its collector, its finalizers, its weak references and its tracing with {files}. Each of their methods is taken out
here and run as a program of its own, under `python3` and under `ouro`. A method counts when its program succeeds under `python3`.

Of the {all} methods, {counting} count. **{passing} of these pass under `ouro`.** The others are not run, each for the reason beside its name.

`make cpython` runs them and writes this page. `make test` runs them, too, and fails if something else comes out than stands here.
The tests themselves are not part of this course: they are read from Debian's package libpython3.11-testsuite.
"""


def table(results):
    """The page of all methods, as Markdown."""
    passing = sum(verdict == "passes" for _, verdict, _ in results)
    counting = sum(verdict != "out" for _, verdict, _ in results)
    names = [f"`{name}`" for name in FILES]
    parts = [INTRODUCTION.format(files=", ".join(names[:-1]) + " and " + names[-1], all=len(results), counting=counting,
                                 passing=passing)]
    for file in FILES:
        parts.append(f"\n## {file}\n\n| method | under ouro |\n| --- | --- |\n")
        for name, verdict, reason in results:
            if name.split(".")[0] == file:
                reason = reason.replace("|", "\\|").replace("<", "&lt;")[:140]
                parts.append(f"| `{name.partition('.')[2]}` | {WORDS[verdict]}{': ' + reason if reason else ''} |\n")
    return "".join(parts)


def text_of(path):
    """The text of a file; nothing if there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def main():
    options, names = getopt.getopt(sys.argv[1:], "m:j:w:r:c:")
    options = dict(options)
    if len(names) != 2:
        sys.exit(__doc__)
    if not os.path.isfile(os.path.join(TESTS, "test_gc.py")):
        print("ok 1 - CPython's own tests # SKIP they are not here: Debian 12 has them in libpython3.11-testsuite")
        print("1..1")
        return
    ouro, python = [os.path.abspath(names[0])], [names[1], "-I"]
    with open(os.path.join(HERE, "standin.py"), encoding="utf-8") as file:
        standin = file.read()
    pattern = options.get("-m", "*")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.get("-w", scratch)
        os.makedirs(folder, exist_ok=True)
        jobs = []
        for file in map(TestFile, FILES):
            for class_name, method in methods_of(file):
                name = f"{file.name}.{class_name}.{method}"
                if fnmatch.fnmatch(name, pattern):
                    jobs.append((name, *wrap(file, class_name, method, standin), os.path.abspath(folder), ouro, python))
        with concurrent.futures.ThreadPoolExecutor(int(options.get("-j", 2))) as pool:
            results = list(pool.map(judge, jobs))
    number = 0
    for name, verdict, reason in results:
        number += 1
        if verdict == "out":
            print(f"ok {number} - {name} # SKIP {reason}")
        else:
            print(f"{'ok' if verdict == 'passes' else 'not ok'} {number} - {name}{' ' + reason if reason else ''}")
    failed = any(verdict == "fails" for _, verdict, _ in results)
    if "-r" in options:
        with open(options["-r"], "w", encoding="utf-8") as file:
            file.write(table(results))
    if "-c" in options:
        number += 1
        same = text_of(options["-c"]) == table(results)
        failed = failed or not same
        print(f"{'ok' if same else 'not ok'} {number} - {options['-c']} says what came out")
        if not same:
            print("# make cpython writes it anew")
    print(f"1..{number}")
    sys.exit(failed)


main()
