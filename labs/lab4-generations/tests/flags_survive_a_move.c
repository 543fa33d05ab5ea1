/* SPDX-License-Identifier: MIT */
/* Moving an object to another list keeps its FINALIZED flag. */
#include "collector.h"

static void say_flag(const Node *self)
{
    say("%s: finalized %d", self->name, ou_gc_finalized(&self->ob_base));
}

PROBE(flags_survive_a_move)
{
    static NodePlace places[4];
    collector_begin();
    Node *first = node_of(0, &places[0], "first");
    Node *middle = node_of(0, &places[1], "middle");
    Node *last = node_of(0, &places[2], "last");
    Node *older = node_of(1, &places[3], "older");
    ou_as_gc(OBJ(first))->gc_prev |= OU_GC_PREV_FINALIZED;
    ou_as_gc(OBJ(last))->gc_prev |= OU_GC_PREV_FINALIZED;
    ou_gc_merge_younger(1);
    say_lists("merged"); // expect: merged: 0 [], 1 [first last middle older], 2 [], frozen []
    say_flag(first);     // expect: first: finalized 1
    say_flag(middle);    // expect: middle: finalized 0
    say_flag(last);      // expect: last: finalized 1
    say_flag(older);     // expect: older: finalized 0
    collector_end();
}
