# SPDX-License-Identifier: MIT
"""Makes wrong answers out of a right one, by rules, on the syntax tree.

An operator is a function that is given one node of the tree and yields the changes that it knows.
A change replaces the text of one or two places; the lines keep their numbers, so that an assertion
further down, which has its line in it, stays the same code. Assertions themselves are left alone:
they speak only when something else is wrong.
"""
import re
from dataclasses import dataclass

import clang.cindex

FLAGS = ["-std=c11", "-D_GNU_SOURCE", "-Ireference/include"]

# What each operator does; the order is that of the page.
OPERATORS = {
    "drop": "a statement, a check or a loop is left out",
    "visit": "something that must be shown to the collector is not visited",
    "flip": "a comparison or a condition says something else",
    "half": "half of a condition is forgotten",
    "count": "up becomes down, plus becomes minus",
    "swap": "a reference is taken where it is released, not taken, or taken once too often",
    "one": "a number is one more or one less",
    "order": "two neighbours change places",
    "return": "the function returns early, or returns something else",
    "jump": "break becomes continue, or the other way round",
}

FLIPS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&"}
COUNTS = {"+": "-", "-": "+", "+=": "-=", "-=": "+=", "|": "&", "&": "|", "|=": "&=", "&=": "|=",
          "<<": ">>", ">>": "<<", "++": "--", "--": "++", "*": "+", "/": "*"}
SWAPS = {
    "Ou_IncRef": ["Ou_DecRef"], "Ou_DecRef": ["Ou_IncRef"],
    "Ou_XIncRef": ["Ou_XDecRef", "Ou_IncRef"], "Ou_XDecRef": ["Ou_XIncRef", "Ou_DecRef"],
    "Ou_NewRef": [""], "Ou_XNewRef": ["", "Ou_NewRef"],
    "Ou_XSetRef": ["Ou_StoreRef"], "Ou_StoreRef": ["Ou_XSetRef"],
    "OuObject_GC_Track": ["OuObject_GC_UnTrack"], "OuObject_GC_UnTrack": ["OuObject_GC_Track"],
}
VISITS = re.compile(r"OU_VISIT|visit\(|ou_visit_references|tp_traverse")
LOOPS = ("FOR_STMT", "WHILE_STMT", "DO_STMT")


@dataclass
class Place:
    """Where a change is made: bytes `start` to `end` become `text`."""
    start: int
    end: int
    text: str


@dataclass
class Change:
    """One change to a file."""
    operator: str
    function: str
    task: int
    line: int
    places: list
    old: str
    new: str

    def apply(self, source):
        """The source with the change made."""
        for place in sorted(self.places, key=lambda place: -place.start):
            source = source[:place.start] + place.text + source[place.end:]
        return re.sub(r"[ ]+\n", "\n", source)


class Tree:
    """The syntax tree of one file, and its text. One byte is one character."""

    def __init__(self, path, shown):
        with open(path, encoding="latin-1", newline="") as file:
            self.text = file.read()
        options = clang.cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
        self.unit = clang.cindex.Index.create().parse(path, args=FLAGS, options=options)
        errors = [str(found) for found in self.unit.diagnostics if found.severity >= found.Error]
        if errors:
            raise SystemExit(f"{shown} does not compile: {errors[0]}")
        self.path = path
        self.macros = [self.span(node) for node in self.own(self.unit.cursor)
                       if node.kind.name == "MACRO_INSTANTIATION"]

    def own(self, node):
        """The children of a node that stand in the file itself."""
        return [child for child in node.get_children()
                if child.location.file is not None and child.location.file.name == self.path]

    @staticmethod
    def span(node):
        """The bytes of a node: where it starts and where it ends."""
        return node.extent.start.offset, node.extent.end.offset

    def words(self, node):
        """The text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def in_macro(self, node):
        """Whether a node is what a macro made, so that its own text is not in the file."""
        start, end = self.span(node)
        return any(first <= start and end <= last for first, last in self.macros)

    def line(self, offset):
        """The number of the line of a byte."""
        return self.text.count("\n", 0, offset) + 1


class Maker:
    """Walks through the functions of a file and gathers the changes."""

    def __init__(self, path, shown):
        self.tree = Tree(path, shown)
        self.changes = []
        self.function = None
        self.task = 0
        self.result = "void"

    def add(self, operator, node, places, old, new):
        """Notes a change, named after the place of its node."""
        def short(text):
            text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
            text = re.sub(r"\s+", " ", text).strip()
            return text if len(text) <= 60 else text[:57] + "..."
        line = self.tree.line(node.extent.start.offset)
        self.changes.append(Change(operator, self.function, self.task, line,
                                   [Place(*place) for place in places], short(old), short(new)))

    def replace(self, operator, node, new):
        """Notes that the text of a node becomes another one."""
        start, end = self.tree.span(node)
        self.add(operator, node, [(start, end, new)], self.tree.words(node), new)

    # ---- statements --------------------------------------------------------------------------

    def statement(self, node):
        """The bytes of a statement with its semicolon; None for what is no plain statement."""
        start, end = self.tree.span(node)
        plain = node.kind.is_expression() or (node.kind.name in LOOPS and self.tree.in_macro(node))
        if not plain or self.tree.text.startswith("OU_ASSERT", start):
            return None
        return start, self.tree.text.index(";", end) + 1

    def drop(self, node, end):
        """Leaves a statement out; the lines that it stood on stay."""
        start = self.tree.span(node)[0]
        text = self.tree.text[start:end]
        self.add("visit" if VISITS.search(text) and len(text) < 90 else "drop", node,
                 [(start, end, "\n" * text.count("\n"))], text, "nothing")

    def in_block(self, node):
        """Drops and changes of order in a block."""
        before = None
        for child in node.get_children():
            here = self.statement(child)
            kind = child.kind.name
            if here is not None:
                self.drop(child, here[1])
                if kind == "CALL_EXPR" or before is not None and before[1] == "CALL_EXPR":
                    self.order(before, child, here)
            elif kind in LOOPS or (kind == "IF_STMT" and len(list(child.get_children())) == 2):
                self.drop(child, self.tree.span(child)[1])
            before = None if here is None else (here, kind)

    def order(self, before, node, here):
        """Lets two neighbours change places."""
        if before is None:
            return
        (start, end), _ = before
        one, other = self.tree.text[start:end], self.tree.text[here[0]:here[1]]
        self.add("order", node, [(start, end, other), (*here, one)], f"{one} {other}", f"{other} {one}")

    def in_condition(self, node):
        """Turns a condition round, unless a flip does the same."""
        condition = next(iter(node.get_children()))
        words = self.tree.words(condition)
        if condition.kind.name == "UNARY_OPERATOR" and words.startswith("!"):
            self.replace("flip", condition, words[1:])
        elif condition.kind.name != "BINARY_OPERATOR" and not self.tree.in_macro(condition):
            self.replace("flip", condition, f"!({words})")

    def in_return(self, node):
        """Returns something else."""
        for value in node.get_children():
            words = self.tree.words(value)
            instead = {"0": ["-1"], "-1": ["0"], "NULL": []}.get(words)
            if instead is None:
                instead = ["NULL"] if self.result.endswith("*") else ["0"]
            for other in instead:
                self.replace("return", value, other)

    def in_jump(self, node):
        """Leaves a loop instead of going on with it, or the other way round."""
        other = "continue" if node.kind.name == "BREAK_STMT" else "break"
        self.replace("jump", node, other)

    # ---- expressions -------------------------------------------------------------------------

    def in_binary(self, node):
        """Comparisons, both, either, plus, minus."""
        left, right = list(node.get_children())
        between = (self.tree.span(left)[1], self.tree.span(right)[0])
        gap = self.tree.text[between[0]:between[1]]
        sign = gap.strip()
        if sign in FLIPS or sign in COUNTS:
            operator, new = ("flip", FLIPS[sign]) if sign in FLIPS else ("count", COUNTS[sign])
            old = self.tree.words(node)
            text = f"{self.tree.words(left)}{gap.replace(sign, new)}{self.tree.words(right)}"
            self.add(operator, node, [(*between, gap.replace(sign, new))], old, text)
        if sign in ("&&", "||"):
            for side in (left, right):
                self.replace("half", node, self.tree.words(side))

    def in_unary(self, node, parent):
        """Counts down instead of up; a loop that never ends for it would say little."""
        words = self.tree.words(node)
        if parent.kind.name == "FOR_STMT":
            return
        for sign in ("++", "--"):
            if words.startswith(sign) or words.endswith(sign):
                self.replace("count", node, words.replace(sign, COUNTS[sign]))

    def in_call(self, node):
        """Takes and releases."""
        for other in SWAPS.get(node.spelling, ()):
            self.replace("swap", node, other + self.tree.words(node)[len(node.spelling):])

    def in_total(self, node):
        """The debug total goes the other way."""
        start, end = self.tree.span(node)
        words = self.tree.text[start:end]
        self.replace("swap", node, re.sub(r"\((.*)\)$", r"(-(\1))", words))

    def in_number(self, node):
        """One more, one less."""
        words = self.tree.words(node)
        if words.isdigit():
            self.replace("one", node, str(int(words) + 1))
            if int(words) > 0:
                self.replace("one", node, str(int(words) - 1))

    # ---- the walk ----------------------------------------------------------------------------

    def visit(self, node, parent):
        """One node, then what is below it."""
        kind = node.kind.name
        if self.tree.in_macro(node):
            if self.tree.words(node).startswith("OU_REF_TOTAL_ADD"):
                self.in_total(node)
            return
        if kind == "COMPOUND_STMT":
            self.in_block(node)
        elif kind in ("IF_STMT", "WHILE_STMT", "CONDITIONAL_OPERATOR"):
            self.in_condition(node)
        elif kind == "RETURN_STMT":
            self.in_return(node)
        elif kind in ("BREAK_STMT", "CONTINUE_STMT"):
            self.in_jump(node)
        elif kind in ("BINARY_OPERATOR", "COMPOUND_ASSIGNMENT_OPERATOR"):
            self.in_binary(node)
        elif kind == "UNARY_OPERATOR":
            self.in_unary(node, parent)
        elif kind == "CALL_EXPR":
            self.in_call(node)
        elif kind == "INTEGER_LITERAL":
            self.in_number(node)
        for child in node.get_children():
            self.visit(child, node)

    def in_function(self, node):
        """The whole function: it may return before it has begun."""
        self.function = node.spelling
        self.result = node.result_type.spelling
        body = list(node.get_children())[-1]
        nothing = " NULL" if self.result.endswith("*") else " 0"
        value = "" if self.result == "void" else nothing
        if len(list(body.get_children())) > 1:
            start = self.tree.span(body)[0] + 1
            self.add("return", body, [(start, start, f" return{value};")], "nothing", f"return{value}; at once")
        self.visit(body, node)

    def make(self):
        """All changes, in the order of the file."""
        nodes = [node for node in self.tree.own(self.tree.unit.cursor)
                 if node.kind.name == "ENUM_DECL" or node.kind.name == "FUNCTION_DECL" and node.is_definition()]
        tasks = [re.search(r"@lab\{\d+,(\d+)\}", node.raw_comment or "") for node in nodes]
        for at, node in enumerate(nodes):
            # A helper belongs to the task of the function behind it.
            found = next((task for task in tasks[at:] + tasks[:at][::-1] if task), None)
            self.task = int(found.group(1)) if found else 0
            if node.kind.name == "FUNCTION_DECL":
                self.in_function(node)
                continue
            for constant in node.get_children():
                self.function = constant.spelling
                self.visit(constant, node)
        return self.changes


def changes(path, shown):
    """All changes that the operators know for a file, in its order."""
    return Maker(path, shown).make()
