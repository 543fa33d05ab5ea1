/* SPDX-License-Identifier: MIT */
/* Of a deep stack the first max_nframe frames are stored, and how many there were. */
#include "below.h"

static NodePlace cat_place;
static NodePlace dog_place;

PROBE(the_most_recent_frames_are_kept)
{
    Node *cat = node_in(&cat_place, "cat.py");
    Node *dog = node_in(&dog_place, "dog.py");
    watch_on();
    ou_tracemalloc_start(3);
    be_at(cat, 10);
    called_from(dog, 20);
    void *shallow = OuMem_Malloc(1);
    called_from(cat, 30);
    called_from(cat, 40);
    void *deep = OuMem_Malloc(1);
    say_frames("shallow", trace_of(shallow)); // expect: shallow: cat.py:10 dog.py:20, 2 of 2
    say_frames("deep", trace_of(deep));       // expect: deep: cat.py:10 dog.py:20 cat.py:30, 3 of 4
    OuMem_Free(shallow);
    OuMem_Free(deep);
    ou_tracemalloc_stop();
    watch_off();
}
