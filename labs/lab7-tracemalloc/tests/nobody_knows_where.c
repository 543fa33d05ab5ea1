/* SPDX-License-Identifier: MIT */
/* When nobody knows where the program is, there is one frame without a file. */
#include "below.h"

PROBE(nobody_knows_where)
{
    watch_on();
    ou_tracemalloc_start(4);
    be_home();
    void *known = OuMem_Malloc(8);
    say_frames("at home", trace_of(known)); // expect: at home: main.py:1, 1 of 1
    be_nowhere();
    void *first = OuMem_Malloc(8);
    say_frames("nobody to ask", trace_of(first)); // expect: nobody to ask: nothing:0, 1 of 1
    be_at(&home_place.node, 1);
    place_depth = 0; /* asked, but of no use */
    void *second = OuMem_Malloc(8);
    say_frames("no frames", trace_of(second)); // expect: no frames: nothing:0, 1 of 1
    say("they are %s", back_of(first) == back_of(second) ? "one" : "two");
    // expect: they are one
    OuMem_Free(known);
    OuMem_Free(first);
    OuMem_Free(second);
    ou_tracemalloc_stop();
    watch_off();
}
