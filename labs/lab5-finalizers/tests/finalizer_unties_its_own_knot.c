/* SPDX-License-Identifier: MIT */
/* A finalizer may release the last reference to its own object. The object dies once, when the
 * finalizer is done. */
#include "phases.h"

static void untie(Node *self)
{
    say("%s unties itself", self->name);
    node_set(self, 0, NULL);
    say("%s is alive, count %td", self->name, Ou_REFCNT(OBJ(self)));
}

PROBE(finalizer_unties_its_own_knot)
{
    OuGCHead list;
    OuGCHead garbage;
    gc_list_init(&list);
    Node *a = node_of(&Node_Type, "A", &list);
    a->at_finalize = untie;
    node_set(a, 0, a);
    Ou_DecRef(OBJ(a));
    split(&list, &garbage);
    finalize_garbage(&garbage); // expect: A unties itself
    // expect: A is alive, count 1
    // expect: A dies
    say_members("in the list", &garbage); // expect: in the list: nothing
}
