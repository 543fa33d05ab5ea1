# SPDX-License-Identifier: MIT
"""gdb on the course's programs: how objects are printed, and commands to look at them.

    print op              an object pointer is shown with type, name and count
    ou-show OBJ           an object: count, type, what it holds, what the collector notes of it
    ou-referrers OBJ      every place in memory that holds its address
    ou-gens               the collector's generations and what is in them
    ou-watch OBJ          stop whenever its count changes

`make gdb LAB=1 TEST=4.2` loads this file; by hand: source grader/gdb/ouro.py. Memory is only read.
No function of the program is ever called, and a pointer that leads nowhere gets a sentence.
"""
import ctypes
import os
import platform
import struct
import sys

import gdb

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from ouro_reading import (DEAD_WORD, ITEMS_SHOWN, Broken, Thing, describe, evaluate, fields,
                          generations, head_fields, walk, word)
from ouro_search import referrers

SHOWN_STRUCTS = ("OuObject", "Toy", "Node", "OuListObject", "OuWeakReference", "OuVarObject")
SHOWN_TAGS = tuple("struct " + name for name in SHOWN_STRUCTS)

# ---- printing ------------------------------------------------------------------------------------


class PointerPrinter:
    """A pointer to an object: the address, and what is there."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        """gdb asks for this."""
        return describe(int(self.value))


class StructPrinter:
    """An object itself: what it is, then its fields."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        """gdb asks for this."""
        try:
            return Thing(int(self.value.address)).head() if self.value.address is not None else ""
        except Broken as error:
            return str(error)

    def children(self):
        """gdb asks for this."""
        for field in self.value.type.strip_typedefs().fields():
            yield field.name, self.value[field]


def printer_for(value):
    """The printer for a value; None leaves it to gdb."""
    kind = value.type.strip_typedefs().unqualified()
    is_pointer = kind.code == gdb.TYPE_CODE_PTR
    target = value.type.strip_typedefs().target() if is_pointer else value.type
    names = {str(target.unqualified()), str(target.strip_typedefs().unqualified())}
    if not names & set(SHOWN_STRUCTS + SHOWN_TAGS):
        return None
    return PointerPrinter(value) if is_pointer else StructPrinter(value)


# ---- commands ------------------------------------------------------------------------------------


class Command(gdb.Command):
    """A command that takes an object and answers a broken one with a sentence."""

    name, wants_object = "", True

    def __init__(self):
        super().__init__(self.name, gdb.COMMAND_DATA)

    def invoke(self, argument, _from_tty):
        """gdb calls this."""
        try:
            if gdb.selected_inferior().pid == 0:
                raise Broken("No program runs. Type: run")
            if self.wants_object and not argument.strip():
                raise Broken(f"Which object? For example: {self.name} op")
            self.work(evaluate(argument) if self.wants_object else None)
        except Broken as error:
            print(error)
        except (gdb.error, gdb.MemoryError, RuntimeError, ValueError, OverflowError) as error:
            print(f"{self.name} cannot say: {error}")

    def work(self, address):
        """What the command does."""
        raise NotImplementedError


class Show(Command):
    """ou-show OBJ: count, type, what the object holds, and what the collector notes of it."""

    name = "ou-show"

    def work(self, address):
        thing = Thing(address)
        print(describe(address))
        rows = [("type", f"0x{thing.type:x} {thing.type_name}")]
        for part in (fields, head_fields if thing.is_gc() else None):
            try:
                rows += part(thing) if part else []
            except Broken as error:
                rows.append(("broken", str(error)))
        for label, text in rows:
            print(f"  {label:<12} {text}")


class Referrers(Command):
    """ou-referrers OBJ: every place in memory that holds the address, whether it owns or borrows."""

    name = "ou-referrers"

    def work(self, address):
        try:
            print(f"{Thing(address).head()}. Its address is in:")
        except Broken as error:
            print(f"{error}. The address is in:")
        found = referrers(address)
        for words in found:
            print(f"  {words}")
        if not found:
            print("  no place that can be named")
        print("A count counts owners; a place that only borrows is listed as well.")


class Generations(Command):
    """ou-gens: the collector's generations: counter, threshold, and the objects in them."""

    name, wants_object = "ou-gens", False

    def work(self, address):
        for name, head, remark in generations():
            found, problem = [], ""
            try:
                for each in walk(head):
                    found.append(each)
            except Broken as error:
                problem = f"  broken: {error}"
            print(f"{name}: {len(found)} objects" + (f"; {remark}" if remark else ""))
            for each in found[:ITEMS_SHOWN]:
                print(f"  {describe(each)}")
            if len(found) > ITEMS_SHOWN:
                print(f"  ... and {len(found) - ITEMS_SHOWN} more")
            if problem:
                print(problem)


class CountWatch(gdb.Breakpoint):
    """A watchpoint on a count that says in words what happened to it."""

    def __init__(self, thing):
        super().__init__(f"*(long *)0x{thing.address:x}", gdb.BP_WATCHPOINT, gdb.WP_WRITE)
        self.thing, self.before = thing, thing.count

    def stop(self):
        """gdb calls this when the count has changed."""
        try:
            if word(self.thing.address) == DEAD_WORD:
                print(f"\nThe memory of {self.thing.type_name} 0x{self.thing.address:x} is being freed.")
            else:
                now = Thing(self.thing.address)
                print(f"\nThe count went from {self.before} to {now.count}: {now.head()}")
                self.before = now.count
        except Broken as error:
            print(f"\n{error}")
        return True


def hardware_watches():
    """Whether the processor tells of writes to an address: not in every virtual machine. None: unknown."""
    if platform.machine() != "x86_64":
        return None
    place = ctypes.c_long(0)
    events = bytearray(112)  # struct perf_event_attr; this process counts its own writes to `place`
    struct.pack_into("II", events, 0, 5, len(events))  # PERF_TYPE_BREAKPOINT
    struct.pack_into("Q", events, 40, 0x60)  # not in the kernel, not in a hypervisor
    struct.pack_into("I", events, 52, 2)  # HW_BREAKPOINT_W
    struct.pack_into("QQ", events, 56, ctypes.addressof(place), 8)
    argument = ctypes.create_string_buffer(bytes(events))
    counter = ctypes.CDLL(None).syscall(298, argument, 0, -1, -1, 0)  # perf_event_open
    if counter < 0:
        return None
    place.value = 1
    count = struct.unpack("Q", os.read(counter, 8))[0]
    os.close(counter)
    return count > 0


class Watch(Command):
    """ou-watch OBJ: stop whenever the count of the object changes, and when its memory is freed."""

    name = "ou-watch"

    def work(self, address):
        thing = Thing(address)
        if gdb.parameter("can-use-hw-watchpoints") and hardware_watches() is False:
            print("The processor of this (virtual) machine does not tell when memory is written to, so gdb\n"
                  "looks at the count after every instruction. That is slow: a Python program takes minutes.")
            gdb.execute("set can-use-hw-watchpoints 0")
        print(f"Watching the count of {thing.head()}. Type: continue")
        CountWatch(thing)


gdb.pretty_printers.append(printer_for)
for command in (Show, Referrers, Generations, Watch):
    command()
