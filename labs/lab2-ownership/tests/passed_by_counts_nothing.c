/* SPDX-License-Identifier: MIT */
/* When `dealloc` is not the type's own, the bracket is passed by: it neither counts nor drains. */
#include "dead.h"

static void base_dealloc(OuObject *OU_UNUSED(op))
{
}

PROBE(passed_by_counts_nothing)
{
    static Dead place, late_place, more_places[49];
    OuTrashcan more[49];
    OuObject *op = dead(&place, "derived");
    OuTrashcan base = OU_TRASHCAN_ENTERED;
    for (int i = 0; i < 60; i++) {
        base = ou_trashcan_begin(op, base_dealloc);
    }
    say("%s", decision(base)); // expect: passed by
    OuTrashcan own = begin(op);
    say("%s", decision(own)); // expect: entered

    /* Also with fifty brackets open: whose bracket it is comes first. */
    for (int i = 0; i < 49; i++) {
        more[i] = begin(dead(&more_places[i], "one of fifty"));
    }
    say("%s", decision(ou_trashcan_begin(op, base_dealloc))); // expect: passed by
    for (int i = 48; i >= 0; i--) {
        ou_trashcan_end(more[i]);
    }

    ou_trashcan_deposit(dead(&late_place, "late"));
    ou_trashcan_end(base);
    say("closed what was passed by"); // expect: closed what was passed by
    ou_trashcan_end(own);             // expect: late dies
}
