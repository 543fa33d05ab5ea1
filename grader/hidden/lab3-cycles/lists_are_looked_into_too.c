/* SPDX-License-Identifier: MIT */
/* A ring through lists: what a list holds counts as the fields of a node do. */
#include "lists.h"

#include "ouro/list.h"

/** A list at the end of a list of the collector's, with a node in each of its two slots. */
static OuObject *list_of(Node *first, Node *second, OuGCHead *list)
{
    OuObject *self = OuList_New(0);
    OuList_Append(self, OBJ(first));
    OuList_Append(self, OBJ(second));
    OuObject_GC_UnTrack(self);
    gc_list_append(ou_as_gc(self), list);
    return self;
}

static Ou_ssize_t refs_of(void *op)
{
    return gc_get_refs(ou_as_gc((OuObject *)op));
}

PROBE(lists_are_looked_into_too)
{
    static NodePlace places[3];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    OuObject *pair = list_of(a, b, &young);
    OuObject *twice = list_of(b, b, &young);
    Node *outside = node_in(&places[2], "O");
    node_set(a, 0, pair);
    node_set(a, 1, twice);
    node_set(b, 3, twice);
    node_set(outside, 0, twice);
    update_refs(&young);
    say("%td %td %td %td", refs_of(a), refs_of(b), refs_of(pair),
        refs_of(twice)); // expect: 2 4 2 4
    subtract_refs(&young);
    say("%td %td %td %td", refs_of(a), refs_of(b), refs_of(pair),
        refs_of(twice));                       // expect: 1 1 1 2
    say("count of B: %td", Ou_REFCNT(OBJ(b))); // expect: count of B: 4
}
