/* SPDX-License-Identifier: MIT */
/*
 * Not every object has a GC head. A toy has none, and a static type has none although the type of
 * types says HAVE_GC. What stands in front of them in memory belongs to somebody else.
 */
#include "lists.h"

/** A type of types. */
static OuTypeObject Meta_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Meta",
    .tp_basicsize = sizeof(OuTypeObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_TYPE_SUBCLASS,
};

/** Somebody's words, and right behind them a toy. */
static struct {
    OuGCHead words;
    Toy toy;
} shelf;

/** Somebody's words, and right behind them a static type. */
static struct {
    OuGCHead words;
    OuTypeObject type;
} drawer;

/** Bytes that look like an object that is examined, with gc_refs 7. */
static const OuGCHead looks_examined = {0, OU_GC_PREV_COLLECTING | (7 << OU_GC_PREV_SHIFT)};

PROBE(objects_without_a_head_are_left_alone)
{
    static NodePlace places[2];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    shelf.words = drawer.words = looks_examined;
    toy_in(&shelf.toy, "toy");
    OuObject_Init(OBJ(&drawer.type), &Meta_Type);
    node_set(a, 0, &shelf.toy);
    node_set(a, 1, &drawer.type);
    node_set(a, 2, b);
    examined(a, 1);
    examined(b, 2);

    subtract_refs(&young);
    say("in front of the toy: %td", gc_get_refs(&shelf.words));   // expect: in front of the toy: 7
    say("in front of the type: %td", gc_get_refs(&drawer.words)); // expect: in front of the type: 7
    say_refs("gc_refs", &young);                                  // expect: gc_refs: A 1, B 1
}
