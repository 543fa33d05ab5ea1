/* SPDX-License-Identifier: MIT */
/*
 * Clearing one object lets others die, and they leave the list by themselves: the next one, the
 * one after that, the last one.
 */
#include "lists.h"

static void say_clear(Node *self)
{
    say("%s is cleared", self->name);
}

PROBE(they_die_while_others_are_cleared)
{
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *hub = heap_member("hub", &garbage);
    Node *next = heap_member("next", &garbage);
    Node *after = heap_member("after", &garbage);
    Node *knot = heap_member("knot", &garbage); /* has itself */
    Node *last = heap_member("last", &garbage);
    Node *nodes[] = {hub, next, after, knot, last};
    node_set(hub, 0, hub);
    node_set(hub, 1, next);
    node_set(hub, 2, last);
    node_set(next, 0, after);
    node_set(after, 0, hub);
    node_set(knot, 0, knot);
    for (int i = 0; i < 5; i++) {
        nodes[i]->at_clear = say_clear;
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
        Ou_DecRef(OBJ(nodes[i]));
    }

    delete_garbage(&garbage, &old); // expect: hub is cleared
    // expect: next dies
    // expect: after dies
    // expect: last dies
    // expect: hub dies
    // expect: knot is cleared
    // expect: knot dies
    say_both_ways("garbage", &garbage); // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);         // expect: old: nothing, and back: nothing
}
