# SPDX-License-Identifier: MIT
"""Random programs about memory, from a seed. The same seed gives the same program, everywhere.

    generate.py SEED        prints the program of that seed

A program is a list of *units*: a unit is some lines that stand together, and may be left out. So a
difference can be shrunk by leaving out one unit after the other (see oracle.py). Each unit has
kinds: the statements, expressions and functions that it uses. They are counted for the table of
what the generator covers. Whoever wants programs about some things only says which (see Choice).

Rules, so that both interpreters must print the same: automatic collection is off; no address, no
traced size, no absolute count at start is printed; what a set holds has a hash that is the same
everywhere, or the set is never walked.
"""

import random
import sys

PRELUDE = '''\
import gc
import sys
import weakref
gc.disable()


def label(x, depth=2):
    if isinstance(x, Thing):
        return x.name
    kind = type(x)
    if kind is list or kind is tuple:
        if depth == 0:
            return kind.__name__
        inner = " ".join([label(item, depth - 1) for item in x])
        return "[" + inner + "]" if kind is list else "(" + inner + ")"
    if kind is dict:
        if depth == 0:
            return "dict"
        return "{" + " ".join([label(k, depth - 1) + "=" + label(v, depth - 1) for k, v in x.items()]) + "}"
    if x is None or kind in (int, str, bool, float):
        return repr(x)
    if isinstance(x, weakref.ref):
        return "ref:" + label(x(), depth)
    if isinstance(x, BaseException):
        return kind.__name__ + ":" + str(x)
    if isinstance(x, type):
        return "class " + x.__name__
    return kind.__name__


def show(*things):
    print(*[label(x) for x in things])


def unraisable(u):
    print("unraisable", u.exc_type.__name__, u.exc_value, getattr(u.object, "__qualname__", "?"))


sys.unraisablehook = unraisable


class Thing:
    __slots__ = ()


kept = []
gc.collect()  # what the start left behind
gc.collect()
'''

# What a finalizer may do, by name: lines of the body of __del__.
FINALIZERS = {
    "says": ["print('del', self.name)"],
    "resurrects": ["print('del', self.name, 'comes back')", "kept.append(self)"],
    "resurrects once": ["print('del', self.name)", "if len(kept) < 4:", "    kept.append(self)"],
    "unties": ["print('del', self.name, 'unties')", "self.__dict__.clear()", "self.name = 'untied'"],
    "cuts one": ["print('del', self.name, 'cuts')", "self.a = None"],
    "makes garbage": ["print('del', self.name)", "box = [self.name]", "box.append(box)"],
    "collects": ["print('del', self.name, gc.collect())"],
    "raises": ["print('del', self.name)", "raise ValueError(self.name)"],
    "makes a ref": ["print('del', self.name)", "kept.append(weakref.ref(self, refdied))"],
    "looks around": ["print('del', self.name, label(getattr(self, 'a', None)), label(getattr(self, 'b', None)))"],
    "saves a part": ["print('del', self.name)", "kept.append(getattr(self, 'a', None))"],
}

CALLBACKS = {
    "says": ["print('gone', label(r))"],
    "keeps the ref": ["print('gone', label(r))", "kept.append(r)"],
    "collects": ["print('gone', gc.collect(0))"],
    "raises": ["print('gone')", "raise KeyError('callback')"],
    "drops kept": ["print('gone')", "kept.clear()"],
}


class Choice:
    """What a program may be made of: names of methods that make statements, of finalizers, of callbacks."""

    def __init__(self, makers=None, finalizers=None, callbacks=None):
        self.makers = makers  # name -> how often, beside the others; None: all, as program() has them
        self.finalizers = list(FINALIZERS) if finalizers is None else finalizers
        self.callbacks = list(CALLBACKS) if callbacks is None else callbacks


class Unit:
    """Some lines that stand together, at module level."""

    def __init__(self, lines, kinds):
        self.lines = lines
        self.kinds = kinds


class Generator:
    def __init__(self, seed, choice=None):
        self.r = random.Random(seed)
        self.choice = choice or Choice()
        self.serial = 0
        self.names = {}  # variable -> kind of what it holds
        self.classes = []
        self.units = []
        self.kinds = []

    # ---- small helpers ---------------------------------------------------------------------

    def fresh(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial}"

    def used(self, *kinds):
        self.kinds.extend(kinds)

    def pick(self, *kinds):
        """A variable that holds one of these kinds, or None."""
        names = [name for name, kind in self.names.items() if kind in kinds]
        return self.r.choice(names) if names else None

    def any(self):
        return self.r.choice(list(self.names)) if self.names else None

    def unit(self, lines):
        self.units.append(Unit(lines, self.kinds))
        self.kinds = []

    # ---- classes ---------------------------------------------------------------------------

    def make_class(self):
        r = self.r
        name = self.fresh("C")
        base = r.choice(["Thing"] * 5 + [c["name"] for c in self.classes if c["slots"] is None] or ["Thing"])
        body = []
        slots = None
        if r.random() < 0.2 and base == "Thing":
            slots = r.choice(["'a', 'b', 'name'", "'a', 'b', 'name', '__weakref__'"])
            body.append(f"    __slots__ = ({slots})")
            self.used("class with slots")
            body.append("    def __init__(self, name):")
            body.append("        self.name = name")
            body.append("        self.a = self.b = None")
        elif base == "Thing" or r.random() < 0.3:
            body.append("    def __init__(self, name):")
            order = [["self.name = name", "self.a = None", "self.b = None"],
                     ["self.b = None", "self.a = None", "self.name = name"],
                     ["self.name = name"]]
            body.extend("        " + line for line in r.choice(order))
        if r.random() < 0.55 and self.choice.finalizers:
            what = r.choice(self.choice.finalizers)
            if slots and what == "unties":
                what = "cuts one"
            if slots and what == "makes a ref" and "__weakref__" not in slots:
                what = "says"
            body.append("    def __del__(self):")
            body.extend("        " + line for line in FINALIZERS[what])
            self.used("finalizer that " + what)
        if r.random() < 0.3:
            body.append("    def method(self, other=None):")
            body.append("        self.b = other")
            body.append("        return self.name")
            self.used("method")
        if r.random() < 0.2:
            body.append("    @property")
            body.append("    def twin(self):")
            body.append("        return self.a")
            self.used("property")
        if r.random() < 0.15:
            body.append("    shared = []")
            self.used("class attribute")
        if not body:
            body.append("    pass")
        self.classes.append({"name": name, "slots": slots, "weak": slots is None or "__weakref__" in slots})
        self.used("class", *(["inheritance"] if base != "Thing" else []))
        self.unit([f"class {name}({base}):"] + body)

    def make_callback(self):
        what = self.r.choice(self.choice.callbacks)
        name = self.fresh("callback")
        self.used("weak reference callback that " + what, "function")
        self.unit([f"def {name}(r):"] + ["    " + line for line in CALLBACKS[what]])
        return name

    # ---- values ----------------------------------------------------------------------------

    def value(self):
        """An expression for something to store."""
        r = self.r
        choice = r.random()
        if choice < 0.55 and self.names:
            return self.any()
        if choice < 0.65:
            self.used("int")
            return str(r.choice([0, 1, 7, -3, 1000, 10**20]))
        if choice < 0.72:
            self.used("str")
            return repr(r.choice(["x", "spam", ""]))
        if choice < 0.8:
            self.used("list display")
            return "[" + ", ".join(self.simple() for _ in range(r.randrange(3))) + "]"
        if choice < 0.86:
            self.used("tuple display")
            return "(" + "".join(self.simple() + ", " for _ in range(r.randrange(3))) + ")"
        if choice < 0.92:
            self.used("dict display")
            return "{" + ", ".join(f"{i}: {self.simple()}" for i in range(r.randrange(3))) + "}"
        if choice < 0.96:
            return self.new_thing()
        return "None"

    def simple(self):
        if self.names and self.r.random() < 0.6:
            return self.any()
        return str(self.r.randrange(5))

    def new_thing(self):
        made = self.r.choice(self.classes)
        self.used("instance")
        return f"{made['name']}('{self.fresh('o').upper()}')"

    # ---- statements ------------------------------------------------------------------------
    # Each returns lines, and notes in self.names what the variables hold afterwards.

    def make_instance(self):
        made = self.r.choice(self.classes)
        name = self.fresh("v")
        self.names[name] = "weak thing" if made["weak"] else "thing"
        self.used("instance", "assignment")
        return [f"{name} = {made['name']}('{name}')"]

    def make_container(self):
        name = self.fresh("v")
        kind = self.r.choice(["list", "dict", "tuple", "list"])
        parts = [self.value() for _ in range(self.r.randrange(4))]
        text = {"list": "[" + ", ".join(parts) + "]",
                "tuple": "(" + "".join(part + ", " for part in parts) + ")",
                "dict": "{" + ", ".join(f"{i}: {part}" for i, part in enumerate(parts)) + "}"}[kind]
        self.names[name] = kind
        self.used(kind + " display", "assignment")
        return [f"{name} = {text}"]

    def set_attribute(self):
        thing = self.pick("thing", "weak thing")
        if thing is None:
            return None
        self.used("attribute assignment")
        return [f"{thing}.{self.r.choice('ab')} = {self.value()}"]

    def tie_ring(self):
        things = [n for n, k in self.names.items() if k in ("thing", "weak thing")]
        if len(things) < 2:
            return None
        ring = self.r.sample(things, min(len(things), self.r.randrange(2, 5)))
        self.used("attribute assignment", "cycle")
        field = self.r.choice("ab")
        return [f"{ring[i]}.{field} = {ring[i - 1]}" for i in range(len(ring))]

    def change_list(self):
        name = self.pick("list")
        if name is None:
            return None
        r = self.r
        what = r.choice(["append", "insert", "slice", "pop", "del", "extend", "self", "reverse", "iadd", "clear", "repeat"])
        self.used("list " + what)
        value = self.value()
        return {"append": [f"{name}.append({value})"],
                "insert": [f"{name}.insert({r.randrange(-1, 3)}, {value})"],
                "slice": [f"{name}[{r.randrange(2)}:{r.randrange(1, 4)}] = [{value}]"],
                "pop": [f"if {name}:", f"    {name}.pop({r.choice(['', '0'])})"],
                "del": [f"del {name}[{r.randrange(2)}:{r.randrange(1, 4)}]"],
                "extend": [f"{name}.extend([{value}, {self.simple()}])"],
                "self": [f"{name}.append({name})"],
                "reverse": [f"{name}.reverse()"],
                "iadd": [f"{name} += [{value}]"],
                "clear": [f"{name}.clear()"],
                "repeat": [f"{name} = {name}[:2] * 2"]}[what]

    def change_dict(self):
        name = self.pick("dict")
        if name is None:
            return None
        r = self.r
        what = r.choice(["item", "del", "pop", "update", "self", "setdefault", "clear", "thing as key", "popitem"])
        self.used("dict " + what)
        value = self.value()
        key = r.randrange(4)
        thing = self.pick("thing", "weak thing") or "0"
        return {"item": [f"{name}[{key}] = {value}"],
                "del": [f"if {key} in {name}:", f"    del {name}[{key}]"],
                "pop": [f"{name}.pop({key}, None)"],
                "update": [f"{name}.update({{{key}: {value}}})"],
                "self": [f"{name}['self'] = {name}"],
                "setdefault": [f"{name}.setdefault({key}, {value})"],
                "clear": [f"{name}.clear()"],
                "thing as key": [f"{name}[{thing}] = {value}"],
                "popitem": [f"if {name}:", f"    {name}.popitem()"]}[what]

    def make_set(self):
        name = self.fresh("v")
        self.names[name] = "set"
        self.used("set display", "assignment")
        thing = self.pick("thing", "weak thing")
        return [f"{name} = {{{', '.join([thing or '1', '2', '3'])}}}"]

    def make_ref(self):
        thing = self.pick("weak thing", "function")
        if thing is None:
            return None
        name = self.fresh("v")
        self.names[name] = "ref"
        callback = self.r.choice([None, None, "refdied"] + self.callbacks)
        self.used("weakref.ref with callback" if callback else "weakref.ref")
        made = f"weakref.ref({thing}, {callback})" if callback else f"weakref.ref({thing})"
        lines = [f"{name} = {made}"]
        if self.r.random() < 0.25:
            lines.append(f"show({name}() is {thing}, weakref.getweakrefcount({thing}))")
            self.used("weakref.getweakrefcount")
        if self.r.random() < 0.15:
            lines.append(f"{thing}.b = {name}" if self.names[thing] == "weak thing" else f"kept.append({name})")
        return lines

    def make_proxy(self):
        thing = self.pick("weak thing")
        if thing is None:
            return None
        name = self.fresh("p")
        self.used("weakref.proxy", "try", "except")
        return [f"{name} = weakref.proxy({thing})",
                "try:", f"    print({name}.name)", "except ReferenceError as e:", "    print('dead', e)"]

    def use_ref(self):
        name = self.pick("ref")
        if name is None:
            return None
        self.used("call of a weak reference")
        return [f"show({name}())"]

    def make_weak_dict(self):
        thing = self.pick("weak thing")
        if thing is None:
            return None
        name = self.fresh("w")
        kind = self.r.choice(["WeakValueDictionary", "WeakKeyDictionary", "WeakSet"])
        self.used("weakref." + kind)
        self.names[name] = kind
        fill = {"WeakValueDictionary": f"{name}['k'] = {thing}",
                "WeakKeyDictionary": f"{name}[{thing}] = {self.simple()}",
                "WeakSet": f"{name}.add({thing})"}[kind]
        return [f"{name} = weakref.{kind}()", fill]

    def use_weak_dict(self):
        name = self.pick("WeakValueDictionary", "WeakKeyDictionary", "WeakSet")
        if name is None:
            return None
        self.used("len")
        return [f"show(len({name}))"]

    def make_finalize(self):
        thing = self.pick("weak thing")
        if thing is None:
            return None
        name = self.fresh("f")
        self.names[name] = "finalize"
        self.used("weakref.finalize")
        return [f"{name} = weakref.finalize({thing}, print, 'finalize', '{name}')"]

    def use_finalize(self):
        name = self.pick("finalize")
        if name is None:
            return None
        what = self.r.choice(["alive", "detach", "call", "atexit"])
        self.used("finalize." + what)
        return {"alive": [f"show({name}.alive)"], "detach": [f"show({name}.detach() is None)"],
                "call": [f"show({name}())"], "atexit": [f"{name}.atexit = False"]}[what]

    def make_closure(self):
        captured = self.any()
        if captured is None:
            return None
        name = self.fresh("v")
        factory = self.fresh("factory")
        self.names[name] = "function"
        self.used("closure", "def", "return")
        lines = [f"def {factory}(x):", f"    def {name}_inner(y=None):", "        return x if y is None else y"]
        if self.r.random() < 0.4:
            lines.append("    kept.append(lambda: x)")
            self.used("lambda")
        if self.r.random() < 0.3:
            lines.append(f"    x = [x, {name}_inner]")
        lines += [f"    return {name}_inner", f"{name} = {factory}({captured})"]
        return lines

    def call_function(self):
        name = self.pick("function")
        if name is None:
            return None
        self.used("call")
        return [f"show({name}())"]

    def make_method(self):
        thing = self.pick("thing", "weak thing")
        if thing is None:
            return None
        name = self.fresh("v")
        self.names[name] = "any"
        self.used("bound method")
        return [f"{name} = {thing}.__init__"] + ([f"{thing}.a = {name}"] if self.r.random() < 0.5 else [])

    def make_generator(self):
        captured = self.any()
        if captured is None:
            return None
        name = self.fresh("v")
        self.names[name] = "generator"
        self.used("generator", "yield", "try", "finally")
        return [f"def {name}_code(x):", "    try:", "        yield x", "        yield [x]", "    finally:",
                f"        print('finally {name}')", f"{name} = {name}_code({captured})",
                *([f"show(next({name}, None))"] if self.r.random() < 0.7 else [])]

    def use_generator(self):
        name = self.pick("generator")
        if name is None:
            return None
        self.used("next")
        return [f"show(next({name}, 'end'))"]

    def delete(self):
        name = self.any()
        if name is None:
            return None
        del self.names[name]
        self.used("del")
        return [f"del {name}"]

    def rebind(self):
        name = self.any()
        if name is None:
            return None
        self.names[name] = "any"
        self.used("assignment")
        return [f"{name} = {self.r.choice(['None', '0', self.simple()])}"]

    def swap(self):
        one, two = self.any(), self.any()
        if one is None or one == two:
            return None
        self.names[one], self.names[two] = self.names[two], self.names[one]
        self.used("tuple assignment")
        return [f"{one}, {two} = {two}, {one}"]

    def collect(self):
        self.used("gc.collect")
        return [f"print('collect', gc.collect({self.r.choice(['', '0', '1', '2', ''])}))"]

    def freeze(self):
        self.used("gc.freeze", "gc.unfreeze")
        return self.r.choice([["gc.freeze()"], ["gc.unfreeze()", "print(gc.get_freeze_count())"],
                              ["gc.freeze()", "print('frozen', gc.collect())", "gc.unfreeze()"]])

    def look(self):
        name = self.any()
        if name is None:
            return None
        what = self.r.choice(["label", "refcount", "tracked", "referents", "referrers", "finalized"])
        self.used({"label": "print", "refcount": "sys.getrefcount", "tracked": "gc.is_tracked",
                   "referents": "gc.get_referents", "referrers": "gc.get_referrers",
                   "finalized": "gc.is_finalized"}[what])
        return {"label": [f"show({name})"],
                "refcount": [f"print(sys.getrefcount({name}) if isinstance({name}, (Thing, list, dict)) else 'shared')"],
                "tracked": [f"print(gc.is_tracked({name}))"],
                "referents": [f"show(*gc.get_referents({name}))"] if self.names[name] in ("list", "tuple") else [f"show({name})"],
                "referrers": [f"show(sorted(label(x) for x in gc.get_referrers({name}) if isinstance(x, Thing)))"],
                "finalized": [f"print(gc.is_finalized({name}))"]}[what]

    def stats(self):
        self.used("gc.get_stats", "gc.get_objects", "generator expression")
        return self.r.choice([
            ["print(sum(isinstance(x, Thing) for x in gc.get_objects()))"],
            ["print(*[label(x) for x in gc.get_objects() if isinstance(x, Thing)])"],
            [f"print(*[label(x) for x in gc.get_objects({self.r.randrange(3)}) if isinstance(x, Thing)])"],
            ["before = gc.get_stats()[2]['collected']", "gc.collect()",
             "print(gc.get_stats()[2]['collected'] - before)"]])

    def count_objects(self):
        """As stats(), without an order in which the collector has its objects."""
        self.used("gc.get_stats", "gc.get_objects", "generator expression")
        return self.r.choice([
            ["print(sum(isinstance(x, Thing) for x in gc.get_objects()))"],
            [f"print(sum(isinstance(x, Thing) for x in gc.get_objects({self.r.randrange(3)})))"],
            [f"print(*sorted(label(x) for x in gc.get_objects({self.r.randrange(3)}) if isinstance(x, Thing)))"],
            ["before = gc.get_stats()[2]['collected']", "gc.collect()",
             "print(gc.get_stats()[2]['collected'] - before)"]])

    def clear_kept(self):
        self.used("list clear")
        return ["print(len(kept))", "kept.clear()"]

    def comprehension(self):
        name = self.fresh("v")
        self.names[name] = "list"
        made = self.r.choice(self.classes)["name"]
        self.used("list comprehension", "instance")
        return [f"{name} = [{made}('{name.upper()}' + str(i)) for i in range({self.r.randrange(1, 4)})]"]

    def loop(self):
        self.used("for", "if")
        thing = self.new_thing()
        return [f"for i in range({self.r.randrange(1, 4)}):", f"    last = {thing}", "    if i == 1:", "        last.a = last"]

    def raising(self):
        """An exception that passes a frame with locals, kept or not."""
        name = self.fresh("raiser")
        held = self.value()
        self.used("raise", "try", "except", "traceback")
        keep = self.r.choice(["", "    kept.append(e)", "    kept.append(e.__traceback__)", "    held = e",
                              "    print(len(kept), e.__traceback__.tb_lineno > 0)"])
        lines = [f"def {name}(deep):", f"    local = {held}", "    if deep:", f"        {name}(deep - 1)",
                 "    raise ValueError('raised', deep)", "try:", f"    {name}({self.r.randrange(3)})",
                 "except ValueError as e:", "    show(e)"]
        if keep:
            lines.append(keep)
        if self.r.random() < 0.3:
            lines += ["finally:", "    print('finally')"]
            self.used("finally")
        return lines

    def chained(self):
        self.used("raise from", "exception context", "else")
        return ["try:", "    try:", f"        raise KeyError({self.simple()!r})", "    except KeyError as first:",
                "        raise TypeError('second') from first", "except TypeError as e:",
                "    show(e, e.__cause__, e.__context__ is e.__cause__)", "else:", "    print('never')"]

    def context_manager(self):
        name = self.fresh("Manager")
        self.used("with")
        return [f"class {name}(Thing):", "    name = 'manager'", "    def __enter__(self):", f"        return {self.value()}",
                "    def __exit__(self, *args):", "        print('exit', args[0] is None)", "        return True",
                f"with {name}() as inside:", "    show(inside)",
                *(["    raise ValueError"] if self.r.random() < 0.5 else []), "inside = None"]

    def cached(self):
        thing = self.pick("weak thing", "thing")
        if thing is None:
            return None
        name = self.fresh("cached")
        self.used("functools.lru_cache", "decorator")
        return ["@functools.lru_cache(maxsize=2)", f"def {name}(x):", "    return [x]",
                f"{name}({thing})", f"{name}(1)", *([f"{name}(2)"] if self.r.random() < 0.5 else [f"{name}.cache_clear()"])]

    def partial(self):
        thing = self.any()
        if thing is None:
            return None
        name = self.fresh("v")
        self.names[name] = "any"
        self.used("functools.partial")
        return [f"{name} = functools.partial(label, {thing})", f"print({name}())"]

    def drop_kept(self):
        self.used("list clear")
        return ["print(len(kept))", self.r.choice(["kept.clear()", "del kept[-1:]", "kept.reverse()"])]

    def local_frame(self):
        """A function with locals that die when it returns."""
        name = self.fresh("local")
        made = self.new_thing()
        more = self.value()
        self.used("def", "call", "local variable")
        ring = ["    one.a = two", "    two.a = one"] if self.r.random() < 0.5 else []
        return [f"def {name}(given):", f"    one = {made}", f"    two = {self.new_thing()}", f"    three = {more}",
                *ring, "    print(sys.getrefcount(one))", f"    return {self.r.choice(['one', 'None', '[one, given]', 'three'])}",
                f"show({name}({self.simple()}))"]

    def trace(self):
        self.used("tracemalloc.start", "tracemalloc.get_object_traceback", "tracemalloc.stop")
        # Long strings: what comes from a free list may have no trace in CPython.
        return ["tracemalloc.start()", "traced = label('x') * 300", "more = traced + traced",
                "print(tracemalloc.get_object_traceback(traced)[0].lineno == tracemalloc.get_object_traceback(more)[0].lineno - 1)",
                "snapshot = tracemalloc.take_snapshot()", "print(len(snapshot.traces) > 0, tracemalloc.is_tracing())",
                "tracemalloc.stop()", "print(tracemalloc.get_traced_memory())", "traced = more = snapshot = None"]

    def dict_of(self):
        thing = self.pick("weak thing")
        if thing is None:
            return None
        self.used("__dict__")
        return [f"print(len({thing}.__dict__) if hasattr({thing}, '__dict__') else 'no dict')",
                *([f"{thing}.a = {thing}.__dict__"] if self.r.random() < 0.3 else [])]

    def change_class(self):
        made = self.r.choice(self.classes)
        self.used("class attribute")
        return [f"{made['name']}.extra = {self.value()}"]

    def drop_class(self):
        name = self.fresh("Local")
        self.used("class", "cycle")
        return [f"class {name}(Thing):", "    name = 'local'", f"    kept_here = {self.value()}", f"{name}().name",
                f"del {name}"]

    def deep_chain(self):
        """A chain so deep that the trashcan has to bury it, or not quite."""
        name = self.fresh("deep")
        levels = self.r.choice([10, 49, 51, 60, 120, 300])
        link = self.r.choice(["[chain]", "(chain,)", "{0: chain}", "[chain, chain]", "linked(chain)", "{'k': [chain]}"])
        self.used("deep chain", "for")
        end = self.new_thing()
        made = self.r.choice(self.classes)["name"]
        lines = ["def linked(chain):", f"    thing = {made}('link')", "    thing.a = chain", "    return thing"]
        ring = [f"chain_end.a = {name}"] if self.r.random() < 0.3 else []
        return [*lines, f"chain_end = chain = {end}", f"for i in range({levels}):", f"    chain = {link}", f"{name} = chain", *ring,
                "chain = chain_end = None", f"{name} = None", "print('the chain is gone')"]

    def save_all(self):
        self.used("gc.set_debug", "gc.garbage")
        return ["gc.set_debug(gc.DEBUG_SAVEALL)", "print('saved', gc.collect(), len(gc.garbage))",
                "show(*[x for x in gc.garbage if isinstance(x, Thing)])", "gc.set_debug(0)", "gc.garbage.clear()",
                *(["print(gc.collect())"] if self.r.random() < 0.5 else [])]

    def debug_flags(self):
        self.used("gc.set_debug", "gc.get_debug")
        flags = self.r.choice(["gc.DEBUG_STATS", "gc.DEBUG_COLLECTABLE", "gc.DEBUG_STATS | gc.DEBUG_UNCOLLECTABLE", "gc.DEBUG_LEAK"])
        return [f"gc.set_debug({flags})", "ring = []", "ring.append(ring)", "ring = None", "print(gc.collect(), gc.get_debug())",
                "gc.set_debug(0)", "print(len(gc.garbage) > 0)", "gc.garbage.clear()"]

    def gc_callbacks(self):
        name = self.fresh("watch")
        self.used("gc.callbacks", "function")
        more = self.r.choice(["", "    kept.append(phase)", "    raise RuntimeError(phase)", "    print(gc.collect())"])
        return [f"def {name}(phase, info):", "    print(phase, info['generation'], info['collected'], info['uncollectable'])",
                *([more] if more else []), f"gc.callbacks.append({name})", f"gc.collect({self.r.choice(['', '0', '1'])})",
                f"gc.callbacks.remove({name})"]

    def automatic(self):
        """Collections that happen by themselves, over garbage that says nothing when it dies."""
        name = self.fresh("young")
        self.used("gc.enable", "gc.disable", "gc.set_threshold", "automatic collection")
        first, second = self.r.choice([(5, 2), (50, 3), (200, 1)])
        return ["gc.collect()", "gc.collect()", f"gc.set_threshold({first}, {second}, {self.r.randrange(1, 4)})",
                f"def {name}(n):", "    old = []", "    for i in range(n):", "        ring = [i]", "        ring.append(ring)",
                "        if i % 7 == 0:", "            old.append([ring])", "    return old", "gc.enable()",
                f"{name} = {name}({self.r.randrange(20, 900)})", "gc.disable()", "gc.set_threshold(700, 10, 10)",
                f"show(len({name}), gc.isenabled(), gc.get_threshold())", f"{name} = None", "gc.collect()"]

    def wrong_use(self):
        """Errors that leave everything as it was."""
        name = self.pick("list") or "[1]"
        other = self.any() or "0"
        wrong = self.r.choice([f"{name}[99]", f"{name}[99] = {other}", f"{name}.pop(77)", f"{name}.remove('absent')",
                               f"{name}.index('absent')", "weakref.ref(1)", "weakref.proxy([])", "gc.collect(3)",
                               "tracemalloc.start(0)", "tracemalloc.take_snapshot()", "gc.get_objects(5)", "{[]: 1}",
                               f"{name}[::2] = [{other}] * 99", "len(5)", "undefined_name", "Thing().nothing", "[].pop()",
                               f"{name}.insert('x', {other})", "gc.set_threshold()", "weakref.ref(Thing, 1, 2)",
                               "int('x' * 3)", "next(iter([]))", f"({other},)[5]", "{}['no']", "f'{1:q}'"])
        self.used("an error caught", "try", "except")
        return ["try:", f"    {wrong}", "except Exception as e:", "    print(type(e).__name__, e)"]

    def wrong_lists(self):
        """As wrong_use(), of lists alone."""
        name = self.pick("list") or "[1]"
        other = self.any() or "0"
        wrong = self.r.choice([f"{name}[99]", f"{name}[99] = {other}", f"{name}.pop(77)", f"{name}.remove('absent')",
                               f"{name}[::2] = [{other}] * 99", "[].pop()", f"{name}.insert('x', {other})", f"del {name}[99]"])
        self.used("an error caught", "try", "except")
        return ["try:", f"    {wrong}", "except Exception as e:", "    print(type(e).__name__, e)"]

    def more_lists(self):
        name = self.pick("list")
        if name is None:
            return None
        value = self.value()
        self.used("list, rarer operations")
        return [self.r.choice([f"{name}[:] = {name}", f"{name}[1:1] = {name}", f"{name}[:0] = [{value}] * 9", f"{name}.insert(-9, {value})",
                               f"{name}[::2] = {name}[::2]", f"{name} = {name} + [{value}]", f"{name}[-1:] = []", f"{name}.insert(99, {value})",
                               f"del {name}[::2]", f"{name} = list({name})", f"{name}.extend({name})", f"{name}.sort(key=lambda x: label(x))",
                               f"{name}[0:2] = ({value}, {value}, {value})", f"{name} = [x for x in {name}]", f"*{name}, last = [{value}, 1]"])]

    def trace_more(self):
        name = self.fresh("traced")
        frames = self.r.choice([1, 2, 5])
        self.used("tracemalloc.start", "tracemalloc.Snapshot.statistics", "tracemalloc.reset_peak", "tracemalloc.clear_traces")
        return [f"tracemalloc.start({frames})", "tracemalloc.start(9)", "print(tracemalloc.get_traceback_limit())",
                f"def {name}(n):", f"    return [label('x') * 100] if n == 0 else {name}(n - 1)", f"{name}_kept = {name}(3)",
                f"many = [str(i) * 50 for i in range({self.r.choice([10, 700, 1500])})]", "grown = []",
                "for text in many:", "    grown.append(text)",
                f"print(len(tracemalloc.get_object_traceback({name}_kept[0])), [tracemalloc.get_object_traceback(x)[0].lineno for x in many[:2]][0] > 0)",
                "now, peak = tracemalloc.get_traced_memory()", "print(now > 0, peak >= now)", "many = None",
                "tracemalloc.reset_peak()",
                "print(tracemalloc.take_snapshot().statistics('filename')[0].count > 0)",
                self.r.choice(["tracemalloc.clear_traces()", "grown.clear()"]), "tracemalloc.stop()", "grown = None"]

    def trace_many_places(self):
        """More tracebacks than the first table holds: they differ by how deep they begin."""
        name = self.fresh("deep")
        frames = self.r.choice([3, 30, 60])
        lines = self.r.choice([2, 20])
        self.used("tracemalloc.start", "tracemalloc.get_object_traceback", "recursion")
        return [f"tracemalloc.start({frames})", f"def {name}(n):", "    if n > 0:", f"        return {name}(n - 1)", "    made = []",
                *[f"    made.append('{name}-%d' % n * 40)" for _ in range(lines)], "    return made",
                f"{name}_kept = [{name}(n) for n in range({self.r.choice([5, 40, 90])})]",
                f"print(sum([len(tracemalloc.get_object_traceback(x)) for x in {name}_kept[-1]]))",
                "tracemalloc.stop()", f"{name}_kept = None"]

    def own_referent(self):
        """A weak reference that holds the only strong reference to its referent: both die together.

        No other weak reference to the referent has a callback: CPython 3.11 crashes then.
        """
        made = self.r.choice([c for c in self.classes if c["weak"]] or [None])
        if made is None:
            return None
        name, var = self.fresh("Owning"), self.fresh("v")
        self.names[var] = "any"
        self.used("subclass of weakref.ref", "weak reference that owns its referent")
        dying = ["    def __del__(self):", f"        print('del {name}', label(self()))"] if self.r.random() < 0.5 else ["    pass"]
        callback = self.r.choice(["", ", refdied", ", " + (self.r.choice(self.callbacks) if self.callbacks else "refdied")])
        return [f"class {name}(weakref.ref):", *dying, f"thing = {made['name']}('{var}')", f"{var} = {name}(thing{callback})",
                f"{var}.mine = thing", *([f"thing.a = {var}"] if self.r.random() < 0.4 else []),
                "thing = None", *([f"{var} = None"] if self.r.random() < 0.6 else [])]

    def bytes_that_change(self):
        name = self.pick("bytearray")
        if name is None:
            name = self.fresh("v")
            self.names[name] = "bytearray"
            self.used("bytearray", "assignment")
            start = self.r.choice(["3", "b'spam'", "[1, 2, 255]", ""])
            return [f"{name} = bytearray({start})"]
        change = self.r.choice(["append(7)", "extend(b'xyz')", "insert(1, 9)", "reverse()", "clear()", "pop(), 0", "remove(1)"])
        self.used("bytearray " + change.split("(")[0])
        return ["try:", f"    {name}.{change}", f"    {name}[1:2] = b'ab'", "except (IndexError, ValueError) as e:", "    print(e)",
                f"print({name}, len({name}))"]

    def trace_large(self):
        """Blocks so large that all others together are less than half a unit; counted in units of 100,000 bytes."""
        r = self.r
        name = self.fresh("large")
        self.used("tracemalloc.start", "tracemalloc.get_traced_memory", "tracemalloc.Snapshot.traces", "tracemalloc.reset_peak")
        totals = "print([(size + 50000) // 100000 for size in tracemalloc.get_traced_memory()])"
        lines = [f"def {name}_make(n):", "    return [0] * (n * 12500)", f"tracemalloc.start({r.choice([1, 1, 2, 3, 10])})", f"{name} = {{}}"]
        for step in range(r.randrange(3, 9)):
            key, units = r.randrange(4), r.randrange(1, 9)
            lines += r.choice([[f"{name}[{key}] = {name}_make({units})"], [f"{name}[{key}] = [0] * {units * 12500}"],
                               [f"{name}.pop({key}, None)"], [f"if {key} in {name}:", f"    del {name}[{key}][{units * 12500}:]"],
                               [f"if {key} in {name}:", f"    {name}[{key}].extend([0] * {units * 12500})"],
                               ["tracemalloc.reset_peak()", totals], [totals], ["tracemalloc.clear_traces()"],
                               ["snapshot = tracemalloc.take_snapshot()",
                                "print(sorted([frame.lineno for frame in trace.traceback] for trace in snapshot.traces if trace.size > 50000))",
                                "snapshot = None"]])
        return [*lines, totals, "tracemalloc.stop()", f"{name} = None", "print(tracemalloc.get_traced_memory())"]

    def subclass_of_builtin(self):
        name = self.fresh("Sub")
        var = self.fresh("v")
        base = self.r.choice(["list", "dict", "tuple", "set", "int", "str", "Exception", "weakref.ref"])
        thing = self.pick("weak thing")
        if base == "weakref.ref" and thing is None:
            return None
        argument = {"list": "[1]", "dict": "{1: 2}", "tuple": "(1, 2)", "set": "{3}", "int": "5", "str": "'s'",
                    "Exception": "'e'", "weakref.ref": thing}[base]
        self.names[var] = "any"
        self.used("subclass of " + base)
        dying = ["    def __del__(self):", f"        print('del {name}')"] if self.r.random() < 0.5 else ["    pass"]
        return [f"class {name}({base}):", *dying, f"{var} = {name}({argument})",
                *([f"{var}.me = {var}"] if self.r.random() < 0.5 else [])]

    def many_attributes(self):
        thing = self.pick("weak thing")
        if thing is None:
            return None
        self.used("attributes added late", "setattr", "delattr")
        return [f"if hasattr({thing}, '__dict__'):", f"    for i in range({self.r.choice([1, 5, 40])}):",
                f"        setattr({thing}, 'late%d' % i, [i])",
                *([f"    del {thing}.late0"] if self.r.random() < 0.5 else []), f"    print(len(vars({thing})))"]

    def named_references(self):
        thing = self.pick("weak thing")
        if thing is None:
            return None
        self.used("weakref.getweakrefs", "weakref.WeakMethod")
        made = self.fresh("m")
        return [self.r.choice([f"print(len(weakref.getweakrefs({thing})), [r.__callback__ is None for r in weakref.getweakrefs({thing}) if type(r) is weakref.ref])",
                               f"{made} = weakref.WeakMethod({thing}.method) if hasattr({thing}, 'method') else None",
                               f"print(weakref.ref({thing}) == weakref.ref({thing}), hash(weakref.ref({thing})) == hash({thing}))"])]

    def program(self):
        r = self.r
        for _ in range(r.randrange(1, 5)):
            self.make_class()
        self.used("function")
        self.unit(["def refdied(r):", "    print('refdied', label(r))"])
        self.callbacks = [self.make_callback() for _ in range(r.randrange(3))] if self.choice.callbacks else []
        weights = {
            self.make_instance: 10, self.make_container: 6, self.set_attribute: 10, self.tie_ring: 6, self.change_list: 7,
            self.change_dict: 6, self.make_set: 1, self.make_ref: 7, self.make_proxy: 1, self.use_ref: 2,
            self.make_weak_dict: 2, self.use_weak_dict: 2, self.make_finalize: 2, self.use_finalize: 1,
            self.make_closure: 3, self.call_function: 1, self.make_method: 2, self.make_generator: 2,
            self.use_generator: 2, self.delete: 10, self.rebind: 4, self.swap: 2, self.collect: 6, self.freeze: 1,
            self.look: 6, self.stats: 2, self.comprehension: 2, self.loop: 2, self.raising: 3, self.chained: 1,
            self.context_manager: 1, self.cached: 1, self.partial: 1, self.drop_kept: 2, self.local_frame: 3,
            self.trace: 1, self.dict_of: 2, self.change_class: 1, self.drop_class: 1,
            self.deep_chain: 2, self.save_all: 1, self.debug_flags: 0.5, self.gc_callbacks: 1, self.automatic: 0.7,
            self.wrong_use: 2, self.more_lists: 3, self.trace_more: 0.5, self.subclass_of_builtin: 1.5,
            self.many_attributes: 1, self.named_references: 1.5, self.trace_many_places: 0.4, self.own_referent: 1.5,
            self.bytes_that_change: 1,
        }
        if self.choice.makers is not None:
            weights = {getattr(self, name): weight for name, weight in self.choice.makers.items()}
        makers, counts = list(weights), list(weights.values())
        for _ in range(r.randrange(10, 45)):
            lines = r.choices(makers, counts)[0]()
            if lines:
                self.unit(lines)
            self.kinds = []
        if r.random() < 0.6 and (self.choice.makers is None or "collect" in self.choice.makers):
            self.used("gc.collect")
            self.unit(["print('at the end', gc.collect())"])
        if r.random() < 0.3 and (self.choice.makers is None or "collect" in self.choice.makers):
            self.unit(["kept.clear()", "print('at the very end', gc.collect())"])
        return self.units


def units_of(seed, choice=None):
    """The units of the program of a seed."""
    return Generator(seed, choice).program()


def text_of(units, seed, title="A program of generate.py, seed"):
    """The whole program. It imports what it uses: imports take most of the time of a short program."""
    body = "\n".join(line for unit in units for line in unit.lines)
    imports = [f"import {name}\n" for name in ("functools", "tracemalloc") if name + "." in body]
    return f"# {title} {seed}.\n" + "".join(imports) + PRELUDE + "\n" + body + "\n"


if __name__ == "__main__":
    print(text_of(units_of(int(sys.argv[1])), sys.argv[1]), end="")
