# SPDX-License-Identifier: MIT
"""Objects as they lie in memory.

Everything here reads memory and calls nothing in the program. A pointer may lead anywhere: what
cannot be read or cannot be an object is a Broken, which carries a sentence.
"""
import re
import struct

import gdb

WORD = 8
DEAD_WORD = 0xDDDDDDDDDDDDDDDD  # OU_MEM_DEADBYTE: freed memory is filled with it
CLEAN_WORD = 0xCDCDCDCDCDCDCDCD  # OU_MEM_CLEANBYTE: memory that nobody has written yet
IMMORTAL = 0xFFFFFFFF  # OU_IMMORTAL_REFCNT
HEAPTYPE, HAVE_GC, TYPE_SUBCLASS = 1 << 9, 1 << 14, 1 << 31  # OU_TPFLAGS_...
WEAKREF_SUBCLASS, LIST_SUBCLASS = 1 << 23, 1 << 25
HEAD_BYTES = 16  # of an OuGCHead, which stands in front of an object
ITEMS_SHOWN = 10
WALK_AT_MOST = 20000

NODES = ("Node_Type", "PlainNode_Type", "LegacyNode_Type")
NAMED = ("Toy_Type", "StaticToy_Type") + NODES


class Broken(Exception):
    """Memory is not what it should be; says how, in a sentence."""


def read(address, size):
    """Bytes of the program's memory."""
    try:
        return gdb.selected_inferior().read_memory(address, size).tobytes()
    except (gdb.error, gdb.MemoryError, OverflowError, ValueError) as error:
        raise Broken(f"0x{address:x} leads nowhere: no memory can be read there") from error


def word(address):
    """The word at an address, as a pointer."""
    return struct.unpack("<Q", read(address, WORD))[0]


def signed(address):
    """The word at an address, as a count."""
    return struct.unpack("<q", read(address, WORD))[0]


def c_string(address, most=60):
    """A string of the program; harmless to print."""
    found = b""
    while len(found) < most and b"\0" not in found:
        found += read(address + len(found), 1)
    text = found.split(b"\0")[0].decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text)


def symbol_at(address):
    """The name that stands for an address exactly, or None."""
    try:
        text = gdb.execute(f"info symbol 0x{address:x}", to_string=True)
    except gdb.error:
        return None
    return text.split(" in section")[0] if " in section" in text else None


def address_of(name):
    """The address of a variable of the program, or None."""
    try:
        return int(gdb.parse_and_eval(f"(unsigned long)&{name}"))
    except gdb.error:
        return None


def offset_of(type_name, *path):
    """Where a field is, in bytes."""
    try:
        kind, offset = gdb.lookup_type(type_name).strip_typedefs(), 0
        for name in path:
            field = next(field for field in kind.fields() if field.name == name)
            offset, kind = offset + field.bitpos // 8, field.type.strip_typedefs()
        return offset
    except (gdb.error, StopIteration) as error:
        raise Broken(f"this program does not know the type {type_name}") from error


def evaluate(expression):
    """The address that an expression stands for; nothing in the program is called."""
    may_call = gdb.parameter("may-call-functions")
    gdb.execute("set may-call-functions off", to_string=True)
    try:
        value = gdb.parse_and_eval(expression)
        if value.type.strip_typedefs().code == gdb.TYPE_CODE_STRUCT:
            if value.address is None:
                raise Broken(f"{expression} is not in memory")
            value = value.address
        return int(value.cast(gdb.lookup_type("unsigned long")))
    except gdb.error as error:
        raise Broken(f"{expression}: {error}") from error
    finally:
        gdb.execute(f"set may-call-functions {'on' if may_call else 'off'}", to_string=True)


class Thing:
    """An object: its address, count and type. Making one checks that it can be an object."""

    def __init__(self, address):
        self.address = address
        if address == 0:
            raise Broken("NULL: there is no object")
        if address in (DEAD_WORD, CLEAN_WORD):
            raise Broken(f"0x{address:x}: this pointer was read out of {self.filling(address)} memory")
        if address % WORD:
            raise Broken(f"0x{address:x} is no object: not even a multiple of {WORD}")
        self.count = signed(address)
        self.type = word(address + WORD)
        if self.type in (DEAD_WORD, CLEAN_WORD):
            raise Broken(f"0x{address:x} is {self.filling(self.type)} memory, and no object any more"
                         if self.type == DEAD_WORD else f"0x{address:x} is fresh memory, and no object yet")
        self.type_name = self.name_of_type()

    @staticmethod
    def filling(value):
        """What a fill tells."""
        return "freed" if value == DEAD_WORD else "fresh"

    def name_of_type(self):
        """The name of the type, which also shows that it is one."""
        try:
            name = c_string(word(self.type + offset_of("OuTypeObject", "tp_name")))
        except Broken as error:
            raise Broken(f"0x{self.address:x} is no object: its type 0x{self.type:x} is none") from error
        if not re.fullmatch(r"[^\W\d][\w.<>-]*", name):
            raise Broken(f"0x{self.address:x} is no object: its type 0x{self.type:x} has no name")
        return name

    def type_word(self, *path):
        """A field of the type, as a pointer or a flag word."""
        return word(self.type + offset_of("OuTypeObject", *path))

    def is_a(self, *names):
        """Whether the type is one of these variables."""
        return any(self.type == address_of(name) for name in names)

    def is_list(self):
        """Whether the object is a list, or of a type that derives from it."""
        return self.is_a("OuList_Type") or bool(self.type_word("tp_flags") & LIST_SUBCLASS)

    def is_weakref(self):
        """Whether the object is a weak reference or a proxy."""
        return bool(self.type_word("tp_flags") & WEAKREF_SUBCLASS)

    def is_gc(self):
        """Whether a head stands in front of the object, as OuObject_IS_GC asks."""
        flags = self.type_word("tp_flags") & (HAVE_GC | TYPE_SUBCLASS)
        if flags <= HAVE_GC:
            return flags != 0
        return bool(word(self.address + offset_of("OuTypeObject", "tp_flags")) & HEAPTYPE)

    def own_name(self):
        """The name of a toy or a node; None for others."""
        if not self.is_a(*NAMED):
            return None
        pointer = word(self.address + 2 * WORD)
        return c_string(pointer) if pointer else ""

    def count_text(self):
        """The count in words."""
        if self.count == IMMORTAL:
            return "immortal"
        return f"count {self.count}" + (" (dead or dying)" if self.count <= 0 else "")

    def head(self):
        """What the object is, in a few words."""
        name = self.own_name()
        if name is not None:
            return f'{self.type_name} "{name}", {self.count_text()}'
        if self.is_list():
            return f"{self.type_name} of {signed(self.address + 2 * WORD)}, {self.count_text()}"
        return f"{self.type_name} object, {self.count_text()}"


def describe(address):
    """A pointer to an object, in a few words; says so when it is broken."""
    try:
        return f"0x{address:x} {Thing(address).head()}" if address else "NULL"
    except Broken as error:
        return str(error)


def pointer_fields(names, start):
    """Fields that follow each other, as (label, description)."""
    return [(name, describe(word(start + i * WORD))) for i, name in enumerate(names)]


def list_fields(thing):
    """What a list holds."""
    base = thing.address
    size, items = signed(base + 2 * WORD), word(base + 3 * WORD)
    rows = [("room for", str(signed(base + 4 * WORD)))]
    for i in range(min(size, ITEMS_SHOWN)):
        rows.append((f"item {i}", describe(word(items + i * WORD))))
    if size > ITEMS_SHOWN:
        rows.append(("...", f"{size - ITEMS_SHOWN} more"))
    return rows


def other_fields(thing):
    """The words of any object that point to objects."""
    rows = []
    size = min(thing.type_word("tp_basicsize"), 64 * WORD)
    for offset in range(2 * WORD, size, WORD):
        try:
            value = word(thing.address + offset)
            rows.append((f"byte {offset}", f"0x{value:x} {Thing(value).head()}"))
        except Broken:
            continue
    return rows


def fields(thing):
    """What an object holds, as (label, description)."""
    base = thing.address
    if thing.is_a(*NAMED):
        is_node = thing.is_a(*NODES)
        label = "fields" if is_node else "parts"
        rows = pointer_fields([f"{label}[{i}]" for i in range(4)], base + 3 * WORD)
        if is_node:
            rows.append(("weakrefs", describe(word(base + 7 * WORD))))
        return rows
    if thing.is_list():
        return list_fields(thing)
    if thing.is_weakref():
        start = base + offset_of("OuWeakReference", "wr_object")
        hash_bytes = offset_of("OuWeakReference", "wr_prev")
        return pointer_fields(["wr_object", "wr_callback"], start) + pointer_fields(
            ["wr_prev", "wr_next"], base + hash_bytes)
    return other_fields(thing)


def generations():
    """The collector's lists, as (name, address of the head, remark)."""
    state = address_of("ou_gc")
    if state is None:
        raise Broken("this program has no collector")
    start = state + offset_of("OuGCState", "generations")
    size = gdb.lookup_type("OuGCGeneration").sizeof
    found = []
    for i in range(3):
        at = start + i * size
        threshold, count = struct.unpack("<ii", read(at + offset_of("OuGCGeneration", "threshold"), 8))
        found.append((f"generation {i}", at, f"counter {count}, threshold {threshold}"))
    found.append(("permanent", state + offset_of("OuGCState", "permanent"), ""))
    return found


def walk(head):
    """The objects of a list, as addresses. Broken when a link leads nowhere."""
    at = word(head) & ~1
    for _ in range(WALK_AT_MOST):
        if at == head:
            return
        if at == 0 or at % WORD:
            raise Broken(f"the list is torn: a link is 0x{at:x}")
        yield at + HEAD_BYTES
        at = word(at) & ~1
    raise Broken(f"the walk stopped after {WALK_AT_MOST} objects")


def head_fields(thing):
    """What the two words in front of an object tell."""
    following, previous = word(thing.address - 16), word(thing.address - 8)
    rows = [("finalized", "yes" if previous & 1 else "no")]
    if following == 0:
        return [("tracked", "no")] + rows
    where = "in a list of its own"
    for name, head, _ in generations():
        try:
            if thing.address in walk(head):
                where = f"in {name}" if name != "permanent" else "frozen, in the permanent list"
        except Broken:
            where = f"{where} ({name} could not be searched to its end)"
    if previous & 2:
        where += f"; being examined, gc_refs would be {previous >> 2}"
    return [("tracked", where)] + rows
