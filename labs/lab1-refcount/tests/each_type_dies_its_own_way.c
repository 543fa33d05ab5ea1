/* SPDX-License-Identifier: MIT */
/* How an object dies is the business of its type: its own tp_dealloc is called. */
#include "probe.h"
#include "toy.h"

#include "ouro/memory.h"
#include "ouro/refcount.h"

typedef struct Letter {
    OuObject ob_base;
    char *text; /* owned; a block of its own */
} Letter;

static void letter_dealloc(OuObject *self)
{
    say("letter burns");
    OuMem_Free(((Letter *)self)->text);
    OuObject_Del(self);
}

static OuTypeObject Letter_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Letter",
    .tp_basicsize = sizeof(Letter),
    .tp_dealloc = letter_dealloc,
};

PROBE(each_type_dies_its_own_way)
{
    Toy *car = toy("car");
    Letter *letter = (Letter *)OuObject_New(&Letter_Type);
    letter->text = OuMem_Malloc(100);
    Ou_DecRef(OBJ(car));    // expect: car dies
    Ou_DecRef(OBJ(letter)); // expect: letter burns

    Toy *box = toy("box");
    letter = (Letter *)OuObject_New(&Letter_Type);
    letter->text = OuMem_Malloc(100);
    box->parts[0] = OBJ(letter);
    Ou_DecRef(OBJ(box)); // expect: box dies
    // expect: letter burns
}
