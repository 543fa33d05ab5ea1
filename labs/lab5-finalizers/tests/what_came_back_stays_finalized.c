/* SPDX-License-Identifier: MIT */
/* An object that its finalizer brought back is garbage in silence when it is garbage again. */
#include "phases.h"

static OuObject *saved;

static void save(Node *self)
{
    say("%s saves itself", self->name);
    saved = Ou_NewRef(OBJ(self));
}

PROBE(what_came_back_stays_finalized)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead garbage;
    OuGCHead old;
    gc_list_init(&list);
    gc_list_init(&old);
    Node *a = node_of(&Node_Type, "A", &list);
    a->at_finalize = save;
    node_set(a, 0, a);
    Ou_DecRef(OBJ(a));
    split(&list, &unreachable);
    say("called %td", finalize_garbage(&unreachable)); // expect: A saves itself
    // expect: called 1
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_members("garbage for good", &garbage);    // expect: garbage for good: nothing
    say_members("back to life", &old);            // expect: back to life: A
    say("finalized: %d", ou_gc_finalized(saved)); // expect: finalized: 1

    Ou_Clear(&saved);
    split(&old, &unreachable);
    say_members("garbage again", &unreachable);        // expect: garbage again: A
    say("called %td", finalize_garbage(&unreachable)); // expect: called 0
    take_apart(&unreachable);
}
