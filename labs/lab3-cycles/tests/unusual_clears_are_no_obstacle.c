/* SPDX-License-Identifier: MIT */
/* A type may have no tp_clear, as a tuple has none. Another one's may report a failure. */
#include "lists.h"

static int clear_and_complain(OuObject *op)
{
    say("%s is cleared, and complains", node_name(op));
    (void)Node_Type.tp_clear(op);
    return -1;
}

PROBE(unusual_clears_are_no_obstacle)
{
    static OuTypeObject UnclearedNode_Type, ComplainingNode_Type;
    UnclearedNode_Type = ComplainingNode_Type = Node_Type;
    UnclearedNode_Type.tp_clear = NULL;
    ComplainingNode_Type.tp_clear = clear_and_complain;
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *tuple = node_untracked(&UnclearedNode_Type, "tuple");
    Node *list = node_untracked(&ComplainingNode_Type, "list");
    Node *ring = node_untracked(&Node_Type, "ring");
    Node *nodes[] = {tuple, list, ring};
    node_set(tuple, 0, list);
    node_set(list, 0, tuple);
    node_set(ring, 0, ring);
    for (int i = 0; i < 3; i++) {
        node_into(nodes[i], &garbage);
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
        Ou_DecRef(OBJ(nodes[i]));
    }

    delete_garbage(&garbage, &old); // expect: list is cleared, and complains
    // expect: tuple dies
    // expect: list dies
    // expect: ring dies
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);         // expect: old: nothing, and back: nothing
}
