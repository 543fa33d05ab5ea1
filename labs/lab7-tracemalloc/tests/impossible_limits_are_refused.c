/* SPDX-License-Identifier: MIT */
/* The number of frames to store is 1 to 65535; with any other, nothing starts. */
#include "below.h"

static void try_to_start(int max_nframe)
{
    int result = ou_tracemalloc_start(max_nframe);
    OuExcKind kind = OuErr_Occurred();
    OuErr_Clear();
    say("%d frames: %d with %s, tracing %d", max_nframe, result,
        kind == OuExc_None ? "no error" : OuErr_KindName(kind), ou_tracemalloc.tracing);
}

PROBE(impossible_limits_are_refused)
{
    be_home();
    watch_on();
    try_to_start(0);     // expect: 0 frames: -1 with ValueError, tracing 0
    try_to_start(-7);    // expect: -7 frames: -1 with ValueError, tracing 0
    try_to_start(65536); // expect: 65536 frames: -1 with ValueError, tracing 0
    try_to_start(1);     // expect: 1 frames: 0 with no error, tracing 1
    ou_tracemalloc_stop();
    try_to_start(65535); // expect: 65535 frames: 0 with no error, tracing 1
    ou_tracemalloc_stop();
    watch_off();
}
