/* SPDX-License-Identifier: MIT */
/* Objects whose type has no tp_finalize stay in the list; nothing is called for them or noted. */
#include "phases.h"

static void say_call(Node *self)
{
    say("%s is finalized", self->name);
}

/** Puts two nodes that refer to each other into a list; nobody else refers to them. */
static void pair_in(OuGCHead *list, Node *a, Node *b)
{
    node_into(a, list);
    node_into(b, list);
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
}

PROBE(types_without_a_finalizer_are_passed_over)
{
    OuGCHead list;
    OuGCHead garbage;
    gc_list_init(&list);
    Node *a = node_untracked(&PlainNode_Type, "A");
    pair_in(&list, a, node_untracked(&PlainNode_Type, "B"));
    split(&list, &garbage);
    say("called %td", finalize_garbage(&garbage)); // expect: called 0
    say_members("in the list", &garbage);          // expect: in the list: A B
    say("flag of A: %d", ou_gc_finalized(OBJ(a))); // expect: flag of A: 0
    take_apart(&garbage);

    Node *c = node_untracked(&PlainNode_Type, "C");
    Node *d = node_untracked(&Node_Type, "D");
    d->at_finalize = say_call;
    pair_in(&list, c, d);
    split(&list, &garbage);
    Ou_ssize_t called = finalize_garbage(&garbage); // expect: D is finalized
    say("called %td", called);                      // expect: called 1
    say_members("in the list", &garbage);           // expect: in the list: C D
    take_apart(&garbage);
}
