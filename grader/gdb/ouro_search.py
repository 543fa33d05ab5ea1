# SPDX-License-Identifier: MIT
"""Who refers to an object: every word of the program's memory that holds its address.

The program is not asked. Memory is read, once, and each place that holds the address is named: a
field of an object, a variable, an item of a list, or just a block of memory.
"""
import re
import struct

import gdb

from ouro_reading import NAMED, WORD, Broken, Thing, address_of, read, signed, symbol_at, word

REGION_AT_MOST = 256 << 20
PLACES_AT_MOST = 60


def regions():
    """Memory that can be written, as (start, bytes)."""
    try:
        listing = gdb.execute("info proc mappings", to_string=True)
    except gdb.error as error:
        raise Broken("no program runs, so there is no memory to search") from error
    row = r"^\s*0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+0x[0-9a-f]+\s+0x[0-9a-f]+\s+rw"
    for start, end in re.findall(row, listing, re.M):
        first, size = int(start, 16), int(end, 16) - int(start, 16)
        if size <= REGION_AT_MOST:
            try:
                yield first, read(first, size)
            except Broken:
                continue


def places(memory, value):
    """The addresses of the words that hold a value."""
    wanted = struct.pack("<Q", value)
    for start, content in memory:
        at = content.find(wanted)
        while at >= 0:
            if at % WORD == 0:
                yield start + at
            at = content.find(wanted, at + 1)


def known_types():
    """The addresses of the static types of the program."""
    listing = gdb.execute("info variables _Type$", to_string=True)
    names = set(re.findall(r"\b(\w+_Type)\b", listing)) | set(NAMED)
    return {address for address in map(address_of, names) if address}


def objects(memory, stack):
    """Every object of a static type, as {address: Thing}. None lives on the stack: what is there is remains."""
    found = {}
    memory = [(start, content) for start, content in memory if not start <= stack < start + len(content)]
    for kind in known_types():
        for place in places(memory, kind):
            try:
                found[place - WORD] = Thing(place - WORD)
            except Broken:
                continue
    return found


def extents(things):
    """The memory that objects hold, as (start, end, thing, label)."""
    rows = []
    for address, thing in things.items():
        try:
            rows.append((address, address + thing.type_word("tp_basicsize"), thing, "field"))
            if thing.is_list():
                items = word(address + 3 * WORD)
                rows.append((items, items + WORD * signed(address + 2 * WORD), thing, "item"))
        except Broken:
            continue
    return sorted(rows, key=lambda row: row[:2])


def variable_at(place):
    """The local variable that lies at a place, in words; None when there is none."""
    frame = gdb.newest_frame()
    for _ in range(100):
        try:
            block = frame.block()
        except RuntimeError:
            block = None
        while block is not None and block.function is None:
            block = name_in(block, frame, place) or block.superblock
            if isinstance(block, str):
                return block
        found = name_in(block, frame, place) if block is not None else None
        frame = frame.older()
        if found or frame is None:
            return found
    return None


def name_in(block, frame, place):
    """The variable of one block that lies at a place."""
    for symbol in block:
        if symbol.is_variable or symbol.is_argument:
            try:
                value = symbol.value(frame)
                start = int(value.address) if value.address is not None else 0
                if start <= place < start + value.type.sizeof:
                    return f"the local variable {symbol.name} of {frame.name()}()"
            except (gdb.error, gdb.MemoryError, RuntimeError):
                continue
    return None


def label_of(thing, offset, kind):
    """The name of a word in an object."""
    if kind == "item":
        return f"item {offset // WORD}"
    if thing.is_a(*NAMED) and 3 * WORD <= offset < 7 * WORD:
        return f"{'parts' if 'Toy' in thing.type_name else 'fields'}[{offset // WORD - 3}]"
    return f"byte {offset}"


def name_place(place, held, stack):
    """One place in words; None for remains on the stack that belong to nothing."""
    for start, end, thing, kind in held:
        if start <= place < end:
            return f"{label_of(thing, place - start, kind)} of 0x{thing.address:x} {thing.head()}"
    symbol = symbol_at(place)
    if symbol:
        return f"the variable {symbol}"
    local = variable_at(place)
    if local:
        return local
    return None if stack - (1 << 20) < place < stack + (1 << 23) else f"a block of memory, at 0x{place:x}"


def referrers(address):
    """Every place that holds an address, in words, at most PLACES_AT_MOST of them."""
    memory = list(regions())
    stack = int(gdb.newest_frame().read_register("sp"))
    held = extents(objects(memory, stack))
    found = []
    for place in places(memory, address):
        if len(found) == PLACES_AT_MOST:
            found.append("... and more")
            break
        words = name_place(place, held, stack)
        if words:
            found.append(words)
    return found
