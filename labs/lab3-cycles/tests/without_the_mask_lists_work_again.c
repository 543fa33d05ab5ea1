/* SPDX-License-Identifier: MIT */
/* clear_unreachable_mask() clears that flag in every link, and nothing else. */
#include "lists.h"

/** Marks a list as move_unreachable() does. */
static void set_aside(OuGCHead *list)
{
    for (OuGCHead *gc = gc_next(list); gc != list;) {
        OuGCHead *next = gc_next(gc);
        gc->gc_prev |= OU_GC_PREV_COLLECTING;
        gc->gc_next |= OU_GC_NEXT_UNREACHABLE;
        gc = next;
    }
}

PROBE(without_the_mask_lists_work_again)
{
    static NodePlace places[4];
    OuGCHead unreachable, other, empty;
    gc_list_init(&unreachable);
    gc_list_init(&other);
    gc_list_init(&empty);
    Node *g = member(&places[0], "G", &unreachable);
    Node *h = member(&places[1], "H", &unreachable);
    Node *i = member(&places[2], "I", &unreachable);
    ou_as_gc(OBJ(h))->gc_prev |= OU_GC_PREV_FINALIZED;
    set_aside(&unreachable);

    clear_unreachable_mask(&unreachable);
    say_flags(g);                               // expect: G: collecting
    say_flags(h);                               // expect: H: finalized collecting
    say_flags(i);                               // expect: I: collecting
    say_both_ways("unreachable", &unreachable); // expect: unreachable: G H I, and back: I H G
    gc_list_move(ou_as_gc(OBJ(h)), &other);
    say("moved one, %td are left", gc_list_size(&unreachable)); // expect: moved one, 2 are left

    clear_unreachable_mask(&empty);
    say_both_ways("empty", &empty); // expect: empty: nothing, and back: nothing
}
