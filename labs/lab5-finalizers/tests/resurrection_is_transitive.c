/* SPDX-License-Identifier: MIT */
/* What is referred to from outside comes back, with all that it reaches; the rest does not. */
#include "phases.h"

PROBE(resurrection_is_transitive)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead garbage;
    OuGCHead old;
    gc_list_init(&list);
    gc_list_init(&old);
    Node *a = node_of(&PlainNode_Type, "A", &list);
    Node *b = node_of(&PlainNode_Type, "B", &list);
    Node *c = node_of(&PlainNode_Type, "C", &list);
    Node *d = node_of(&PlainNode_Type, "D", &list);
    node_set(a, 0, a); /* A -> A, A -> B -> C, D -> D */
    node_set(a, 1, b);
    node_set(b, 0, c);
    node_set(d, 0, d);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    Ou_DecRef(OBJ(d));
    split(&list, &unreachable);
    say_members("unreachable", &unreachable); // expect: unreachable: A B C D

    OuObject *saved = Ou_NewRef(OBJ(b)); /* as a finalizer may do */
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_members("garbage for good", &garbage); // expect: garbage for good: A D
    say_members("back to life", &old);         // expect: back to life: B C
    take_apart(&garbage);
    say_members("still alive", &old); // expect: still alive: B C
    Ou_DecRef(saved);                 // expect: B dies
    // expect: C dies
}
