/* SPDX-License-Identifier: MIT */
/* Tracebacks of three files in all orders and depths: how many there are, and what they own. */
#include "below.h"

static NodePlace places[3];
static Node *files[3];
static const OuTraceback *known[27];

static void go_to(int which)
{
    be_at(files[which % 3], 1);
    called_from(files[which / 3 % 3], 1);
    called_from(files[which / 9], 1);
}

PROBE(three_files_call_each_other)
{
    static const char *const names[] = {"cat.py", "dog.py", "emu.py"};
    for (int i = 0; i < 3; i++) {
        files[i] = node_in(&places[i], names[i]);
    }
    watch_on();
    ou_tracemalloc_start(3);
    for (int i = 0; i < 27; i++) {
        go_to(i);
        known[i] = traceback_new();
    }
    int same = 0, twice = 0;
    for (int i = 26; i >= 0; i--) {
        go_to(i);
        same += traceback_new() == known[i];
        for (int k = 0; k < i; k++) {
            twice += known[i] == known[k];
        }
    }
    say("%d found again, %d taken for another", same,
        twice); // expect: 27 found again, 0 taken for another
    for (int i = 0; i < 3; i++) {
        say("%s: %td references", names[i], Ou_REFCNT(OBJ(files[i])) - 1);
    }
    // expect: cat.py: 27 references
    // expect: dog.py: 27 references
    // expect: emu.py: 27 references
    ou_tracemalloc_clear_traces();
    go_to(5);
    void *block = OuMem_Malloc(10);
    say_frames("anew", trace_of(block)); // expect: anew: emu.py:1 dog.py:1 cat.py:1, 3 of 3
    ou_tracemalloc_stop();
    say("cat.py: %td references", Ou_REFCNT(OBJ(files[0])) - 1); // expect: cat.py: 0 references
    OuMem_Free(block);
    watch_off();
}
