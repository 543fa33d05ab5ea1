/* SPDX-License-Identifier: MIT */
/* What is no list is refused. When an allocation fails: -1, MemoryError, and a list as it was. */
#include "lists.h"

/** Whether a list is still a b c d, each with count 1. */
static int is_as_it_was(OuObject *list)
{
    static const char *const names[] = {"a", "b", "c", "d"};
    if (Ou_SIZE(list) != 4) {
        return 0;
    }
    for (Ou_ssize_t i = 0; i < 4; i++) {
        const Toy *item = item_of(list, i);
        if (strcmp(item->name, names[i]) != 0 || Ou_REFCNT(OBJ(item)) != 1) {
            return 0;
        }
    }
    return 1;
}

/** Says what a call with something that is no list gives. */
static void refuse(OuObject *list, OuObject *values)
{
    say("%d", OuList_SetSlice(list, 0, 1, values));
    say_error();
}

/** Lets the first allocation fail, then the second, and so on, until the call gets through or
 * leaves a change behind. */
static void replace(OuObject *list, Ou_ssize_t low, Ou_ssize_t high, OuObject *values)
{
    int result = -1, changed = 0, without_error = 0;
    for (int n = 1; result < 0 && changed == 0 && n < 20; n++) {
        OuMem_SetupFaults();
        OuMem_FailAllocation(n, 0); /* number n alone */
        result = OuList_SetSlice(list, low, high, values);
        OuMem_RemoveFaults();
        changed += result < 0 && !is_as_it_was(list);
        without_error += (result < 0) != (OuErr_Occurred() == OuExc_MemoryError);
        OuErr_Clear();
    }
    say("failed, and changed something: %d", changed);
    say("result and error at odds: %d", without_error);
    say_list("in the end", list);
}

PROBE(failed_setslice_changes_nothing)
{
    OuObject *list = LIST("a", "b", "c", "d");
    OuObject *more = LIST("v", "w", "x", "y", "z");
    refuse(list, OBJ(item_of(more, 0)));
    // expect: -1
    // expect: SystemError
    refuse(OBJ(item_of(more, 0)), NULL);
    // expect: -1
    // expect: SystemError
    say("as it was: %s", is_as_it_was(list) ? "yes" : "no"); // expect: as it was: yes
    replace(list, 1, 3, more);
    // expect: c dies
    // expect: b dies
    // expect: failed, and changed something: 0
    // expect: result and error at odds: 0
    // expect: in the end: a v w x y z d
    put_away(list);
    // expect: d dies
    // expect: a dies

    list = LIST("a", "b", "c", "d");
    replace(list, 0, 3, NULL); /* the list cannot shrink, perhaps */
    // expect: c dies
    // expect: b dies
    // expect: a dies
    // expect: failed, and changed something: 0
    // expect: result and error at odds: 0
    // expect: in the end: d
    put_away(list); // expect: d dies

    list = LIST("a", "b", "c", "d");
    replace(list, 4, 4, list);
    // expect: failed, and changed something: 0
    // expect: result and error at odds: 0
    // expect: in the end: a b c d a b c d
    put_away(list);
    // expect: d dies
    // expect: c dies
    // expect: b dies
    // expect: a dies
    put_away(more);
    // expect: z dies
    // expect: y dies
    // expect: x dies
    // expect: w dies
    // expect: v dies
}
