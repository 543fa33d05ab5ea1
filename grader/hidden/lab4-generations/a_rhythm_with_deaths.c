/* SPDX-License-Identifier: MIT */
/* A program that keeps two of three nodes: which collections come, and when. */
#include "collector.h"

#include "ouro/refcount.h"

enum { NODES = 90 };

static int made;

static void watch(const char *phase, int generation, const OuGCResult *OU_UNUSED(result))
{
    if (strcmp(phase, "start") == 0) {
        say("%d made: generation %d", made, generation);
    }
}

PROBE(a_rhythm_with_deaths)
{
    static Node *kept[NODES];
    collector_begin();
    OuGCCallback callback_before = ou_gc_callback;
    ou_gc_callback = watch;
    set_thresholds(9, 1, 0);
    for (made = 1; made <= NODES; made++) {
        kept[made - 1] = node("-");
        if (made % 3 == 0) {
            Ou_DecRef(OBJ(kept[made - 1]));
        }
        OuGC_Poll();
    }
    // expect: 14 made: generation 0
    // expect: 29 made: generation 0
    // expect: 44 made: generation 1
    // expect: 59 made: generation 2
    // expect: 74 made: generation 0
    // expect: 89 made: generation 0
    ou_gc_callback = callback_before;
    for (int i = 1; i <= NODES; i++) {
        if (i % 3 != 0) {
            Ou_DecRef(OBJ(kept[i - 1]));
        }
    }
    collector_end();
}
