/* SPDX-License-Identifier: MIT */
/* While one is cleared its neighbour is stored outside, and something new is made. */
#include "lists.h"

static OuObject *saved;
static Node *made;

static void save_the_neighbour(Node *self)
{
    saved = Ou_NewRef(self->fields[0]);
    made = node("new");
    say("%s is cleared, %s is saved", self->name, node_name(saved));
}

static void say_clear(Node *self)
{
    say("%s is cleared", self->name);
}

PROBE(saved_while_it_is_cleared)
{
    OuGCHead garbage, old;
    gc_list_init(&garbage);
    gc_list_init(&old);
    Node *g = heap_member("G", &garbage);
    Node *h = heap_member("H", &garbage);
    Node *i = heap_member("I", &garbage);
    Node *nodes[] = {g, h, i};
    for (int k = 0; k < 3; k++) {
        node_set(nodes[k], 0, nodes[(k + 1) % 3]);
        nodes[k]->at_clear = k == 0 ? save_the_neighbour : say_clear;
    }
    for (int k = 0; k < 3; k++) {
        ou_as_gc(OBJ(nodes[k]))->gc_prev |= OU_GC_PREV_COLLECTING;
        Ou_DecRef(OBJ(nodes[k]));
    }

    delete_garbage(&garbage, &old);
    // expect: G is cleared, H is saved
    // expect: H is cleared
    // expect: I dies
    // expect: G dies
    say_both_ways("garbage", &garbage);       // expect: garbage: nothing, and back: nothing
    say_both_ways("old", &old);               // expect: old: H, and back: H
    say_flags(h);                             // expect: H: no flag
    say("count of H: %td", Ou_REFCNT(saved)); // expect: count of H: 1
    Ou_DecRef(saved);                         // expect: H dies
    Ou_DecRef(OBJ(made));                     // expect: new dies
}
