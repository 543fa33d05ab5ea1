/* SPDX-License-Identifier: MIT */
/* Objects of a ring whose type has no tp_clear live on: they go to old, in order. */
#include "lists.h"

PROBE(what_nobody_can_clear)
{
    static OuTypeObject Tuple_Type;
    Tuple_Type = Node_Type;
    Tuple_Type.tp_clear = NULL;
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *o = heap_member("O", &old);
    Node *one = node_untracked(&Tuple_Type, "one");
    Node *knot = node_untracked(&Node_Type, "knot");
    Node *two = node_untracked(&Tuple_Type, "two");
    Node *nodes[] = {one, knot, two};
    node_set(one, 0, two);
    node_set(two, 0, one);
    node_set(two, 1, knot);
    node_set(knot, 0, knot);
    for (int i = 0; i < 3; i++) {
        node_into(nodes[i], &garbage);
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
        Ou_DecRef(OBJ(nodes[i]));
    }
    ou_as_gc(OBJ(two))->gc_prev |= OU_GC_PREV_FINALIZED;

    delete_garbage(&garbage, &old);
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);         // expect: old: O one knot two, and back: two knot one O
    say_flags(one);                     // expect: one: no flag
    say_flags(two);                     // expect: two: finalized
    say("knot has %s", node_name(knot->fields[0])); // expect: knot has nothing
    node_set(one, 0, NULL);
    // expect: two dies
    // expect: one dies
    // expect: knot dies
    Ou_DecRef(OBJ(o)); // expect: O dies
}
