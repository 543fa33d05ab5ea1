/* SPDX-License-Identifier: MIT */
/* A derived type has a tp_dealloc of its own, then calls ou_list_dealloc(): one death, not two. */
#include "lists.h"

static int own_parts; /* how often the derived type's own part of a death ran */

static void shelf_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    OuTrashcan trashcan = ou_trashcan_begin(op, shelf_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    own_parts++;
    ou_list_dealloc(op);
    ou_trashcan_end(trashcan);
}

static OuTypeObject Shelf_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Shelf",
    .tp_basicsize = sizeof(OuListObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_LIST_SUBCLASS,
    .tp_dealloc = shelf_dealloc,
    .tp_traverse = ou_list_traverse,
    .tp_clear = ou_list_clear,
};

PROBE(a_derived_list_dies_once)
{
    own_parts = 0;
    OuObject *chain = OBJ(toy("the innermost"));
    for (int i = 0; i < 301; i++) {
        chain = list_around(chain);
        chain->ob_type = &Shelf_Type; /* a shelf is a list with a death of its own */
    }
    Ou_DecRef(chain);                  // expect: the innermost dies
    say("%d shelves died", own_parts); // expect: 301 shelves died
}
