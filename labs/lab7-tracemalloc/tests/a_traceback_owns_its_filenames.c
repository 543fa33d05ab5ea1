/* SPDX-License-Identifier: MIT */
/* A traceback takes one reference per stored frame, once, however many blocks share it. */
#include "below.h"

static NodePlace cat_place;
static void *blocks[5];

PROBE(a_traceback_owns_its_filenames)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    ou_tracemalloc_start(2);
    be_at(cat, 10);
    for (int i = 0; i < 5; i++) {
        blocks[i] = OuMem_Malloc(8);
    }
    say("five blocks of a line: %td", Ou_REFCNT(OBJ(cat)) - 1); // expect: five blocks of a line: 1
    called_from(cat, 20);
    called_from(cat, 30);
    traceback_new();
    say("and two frames of three: %td",
        Ou_REFCNT(OBJ(cat)) - 1); // expect: and two frames of three: 3
    for (int i = 0; i < 5; i++) {
        OuMem_Free(blocks[i]);
    }
    say("all blocks freed: %td", Ou_REFCNT(OBJ(cat)) - 1); // expect: all blocks freed: 3
    ou_tracemalloc_clear_traces();
    say("cleared: %td", Ou_REFCNT(OBJ(cat)) - 1); // expect: cleared: 0
    traceback_new();
    ou_tracemalloc_stop();
    say("stopped: %td", Ou_REFCNT(OBJ(cat)) - 1); // expect: stopped: 0
    watch_off();
}
