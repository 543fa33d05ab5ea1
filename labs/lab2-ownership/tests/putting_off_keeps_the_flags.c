/* SPDX-License-Identifier: MIT */
/* An object that was put off keeps its flags, and is untracked when it dies. */
#include "dead.h"

static void look_at_itself(Dead *self)
{
    say("%s was finalized: %s", self->name, ou_gc_finalized(&self->ob_base) ? "yes" : "no");
    say("%s is tracked: %s", self->name, ou_gc_is_tracked(&self->ob_base) ? "yes" : "no");
}

PROBE(putting_off_keeps_the_flags)
{
    static Dead places[3];
    static const char *const names[] = {"a", "b", "c"};
    for (int i = 0; i < 3; i++) {
        OuObject *op = dead(&places[i], names[i]);
        places[i].at_death = look_at_itself;
        if (i != 1) {
            ou_as_gc(op)->gc_prev |= OU_GC_PREV_FINALIZED; /* its finalizer ran, long ago */
        }
        ou_trashcan_deposit(op);
    }
    ou_trashcan_destroy_chain();
    // expect: c dies
    // expect: c was finalized: yes
    // expect: c is tracked: no
    // expect: b dies
    // expect: b was finalized: no
    // expect: b is tracked: no
    // expect: a dies
    // expect: a was finalized: yes
    // expect: a is tracked: no
}
