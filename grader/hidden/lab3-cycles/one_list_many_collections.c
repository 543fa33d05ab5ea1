/* SPDX-License-Identifier: MIT */
/* The same list is deduced again and again while references come and go. */
#include "lists.h"

/** Looks once, says what was found, and puts it all back behind the others. */
static void look(const char *when, OuGCHead *young)
{
    OuGCHead unreachable;
    deduce_unreachable(young, &unreachable);
    clear_unreachable_mask(&unreachable);
    say("%s", when);
    say_both_ways("needed", young);
    say_both_ways("garbage", &unreachable);
    clear_collecting(&unreachable);
    gc_list_merge(&unreachable, young);
}

PROBE(one_list_many_collections)
{
    static NodePlace places[3];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    Node *c = member(&places[2], "C", &young);
    node_set(a, 0, b);
    node_set(b, 0, a);
    node_set(c, 0, b);
    look("all are held", &young);
    // expect: all are held
    // expect: needed: A B C, and back: C B A
    // expect: garbage: nothing, and back: nothing
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    look("only C is held", &young);
    // expect: only C is held
    // expect: needed: C B A, and back: A B C
    // expect: garbage: nothing, and back: nothing
    node_set(c, 0, NULL);
    look("C has let go", &young);
    // expect: C has let go
    // expect: needed: C, and back: C
    // expect: garbage: B A, and back: A B
    Ou_IncRef(OBJ(b));
    look("somebody takes B", &young);
    // expect: somebody takes B
    // expect: needed: C B A, and back: A B C
    // expect: garbage: nothing, and back: nothing
    say_flags(a); // expect: A: no flag
}
