/* SPDX-License-Identifier: MIT */
/* Each reference is subtracted: two from the same object, and those of an object to itself. */
#include "lists.h"

#include "ouro/visit.h"

/** A visit function: counts the references that it is shown. */
static int count_one(OuObject *OU_UNUSED(referent), void *argument)
{
    (*(int *)argument)++;
    return 0;
}

PROBE(two_references_are_two)
{
    static NodePlace places[2];
    OuGCHead young;
    gc_list_init(&young);
    Node *a = member(&places[0], "A", &young);
    Node *b = member(&places[1], "B", &young);
    node_set(a, 0, b);
    node_set(a, 1, b); /* B twice */
    node_set(a, 2, a); /* A itself */
    node_set(b, 0, b);
    node_set(b, 1, b);
    examined(a, 2);
    examined(b, 5);

    int seen = 0;
    ou_visit_references(OBJ(a), count_one, &seen);
    say("A has %d references", seen); // expect: A has 3 references

    subtract_refs(&young);
    say_refs("gc_refs", &young); // expect: gc_refs: A 1, B 1
}
