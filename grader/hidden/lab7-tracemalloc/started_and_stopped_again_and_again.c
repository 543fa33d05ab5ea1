/* SPDX-License-Identifier: MIT */
/* Tracing is started and stopped several times, with other numbers of frames, and refused once. */
#include "below.h"

static NodePlace cat_place;

PROBE(started_and_stopped_again_and_again)
{
    Node *cat = node_in(&cat_place, "cat.py");
    watch_on();
    static const int frames[] = {1, 3, 0, 2};
    for (int i = 0; i < 4; i++) {
        int status = ou_tracemalloc_start(frames[i]);
        if (status < 0) {
            say("%d frames: %s", frames[i], OuErr_KindName(OuErr_Occurred()));
            OuErr_Clear();
            continue;
        }
        be_at(cat, 10);
        called_from(cat, 20);
        called_from(cat, 30);
        void *block = OuMem_Malloc(24);
        say_frames("the block", trace_of(block));
        ou_tracemalloc_stop();
        say_size("after the stop", trace_of(block));
        OuMem_Free(block);
    }
    // expect: the block: cat.py:10, 1 of 3
    // expect: after the stop: unknown
    // expect: the block: cat.py:10 cat.py:20 cat.py:30, 3 of 3
    // expect: after the stop: unknown
    // expect: 0 frames: ValueError
    // expect: the block: cat.py:10 cat.py:20, 2 of 3
    // expect: after the stop: unknown
    say("references to the file: %td",
        Ou_REFCNT(OBJ(cat)) - 1); // expect: references to the file: 0
    for (int domain = 0; domain < OU_MEM_DOMAINS; domain++) {
        say("blocks left: %zu", watched[domain].blocks);
    }
    // expect: blocks left: 0
    // expect: blocks left: 0
    // expect: blocks left: 0
    watch_off();
}
