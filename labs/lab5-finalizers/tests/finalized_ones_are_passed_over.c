/* SPDX-License-Identifier: MIT */
/* An object that was finalized in an earlier life is passed over, and not counted as called. */
#include "phases.h"

static void say_call(Node *self)
{
    say("%s is finalized, its flag is %d", self->name, ou_gc_finalized(OBJ(self)));
}

PROBE(finalized_ones_are_passed_over)
{
    OuGCHead list;
    OuGCHead garbage;
    gc_list_init(&list);
    Node *a = node_of(&Node_Type, "A", &list);
    Node *b = node_of(&Node_Type, "B", &list);
    a->at_finalize = b->at_finalize = say_call;
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    ou_as_gc(OBJ(a))->gc_prev |= OU_GC_PREV_FINALIZED; /* in an earlier life */
    split(&list, &garbage);
    Ou_ssize_t called = finalize_garbage(&garbage); // expect: B is finalized, its flag is 1
    say("called %td", called);                      // expect: called 1
    say("flags %d %d", ou_gc_finalized(OBJ(a)), ou_gc_finalized(OBJ(b))); // expect: flags 1 1
    say_members("still in the list", &garbage); // expect: still in the list: A B
    take_apart(&garbage);
}
