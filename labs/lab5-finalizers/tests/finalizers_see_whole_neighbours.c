/* SPDX-License-Identifier: MIT */
/* Nothing is cleared before the last finalizer has run: each one finds its neighbours whole. */
#include "phases.h"

static int whole;

static void walk_around(Node *self)
{
    Node *at = self;
    for (int i = 0; i < 3 && at != NULL; i++) {
        at = (Node *)at->fields[0];
    }
    whole += at == self;
}

PROBE(finalizers_see_whole_neighbours)
{
    OuGCHead list;
    OuGCHead garbage;
    gc_list_init(&list);
    whole = 0;
    Node *a = node_of(&Node_Type, "A", &list);
    Node *b = node_of(&Node_Type, "B", &list);
    Node *c = node_of(&Node_Type, "C", &list);
    a->at_finalize = b->at_finalize = c->at_finalize = walk_around;
    node_set(a, 0, b);
    node_set(b, 0, c);
    node_set(c, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    split(&list, &garbage);
    finalize_garbage(&garbage);
    say("%d of 3 could walk around the ring", whole); // expect: 3 of 3 could walk around the ring
    say_members("still in the list", &garbage);       // expect: still in the list: A B C
    take_apart(&garbage);
}
