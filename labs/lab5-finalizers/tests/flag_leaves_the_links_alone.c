/* SPDX-License-Identifier: MIT */
/* Setting the flag changes one bit: the links of the list that the object is in stay as they are. */
#include "phases.h"

static void do_nothing(Node *self)
{
    say("%s is finalized", self->name);
}

PROBE(flag_leaves_the_links_alone)
{
    OuGCHead list;
    gc_list_init(&list);
    Node *a = node_of(&Node_Type, "A", &list);
    Node *b = node_of(&Node_Type, "B", &list);
    Node *c = node_of(&Node_Type, "C", &list);
    b->at_finalize = do_nothing;
    OuObject_CallFinalizer(OBJ(b)); // expect: B is finalized
    say_nodes("forwards", &list);   // expect: forwards: A B C
    OuGCHead *before = gc_prev(ou_as_gc(OBJ(b)));
    say("before B stands %s", node_name(ou_from_gc(before))); // expect: before B stands A
    b->at_finalize = NULL;
    Ou_DecRef(OBJ(b));            // expect: B dies
    say_nodes("forwards", &list); // expect: forwards: A C
    Ou_DecRef(OBJ(a));            // expect: A dies
    Ou_DecRef(OBJ(c));            // expect: C dies
}
