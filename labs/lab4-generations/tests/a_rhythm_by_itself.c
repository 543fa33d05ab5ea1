/* SPDX-License-Identifier: MIT */
/* With thresholds 5, 2, 1000 the collections go 0, 0, 0, 1, and again. */
#include "collector.h"

#include "ouro/refcount.h"

enum { NODES = 48 }; /* eight collections, one after each sixth allocation */

static int made;

/** Called before and after each collection. */
static void watch(const char *phase, int generation, const OuGCResult *OU_UNUSED(result))
{
    if (strcmp(phase, "start") == 0) {
        say("%d made: generation %d", made, generation);
    }
}

PROBE(a_rhythm_by_itself)
{
    static Node *kept[NODES];
    collector_begin();
    OuGCCallback callback_before = ou_gc_callback;
    ou_gc_callback = watch;
    set_thresholds(5, 2, 1000);
    for (made = 1; made <= NODES; made++) {
        kept[made - 1] = node("-");
        OuGC_Poll(); /* a safe point */
    }
    // expect: 6 made: generation 0
    // expect: 12 made: generation 0
    // expect: 18 made: generation 0
    // expect: 24 made: generation 1
    // expect: 30 made: generation 0
    // expect: 36 made: generation 0
    // expect: 42 made: generation 0
    // expect: 48 made: generation 1
    ou_gc_callback = callback_before;
    for (int i = 0; i < NODES; i++) {
        Ou_DecRef(OBJ(kept[i]));
    }
    collector_end();
}
