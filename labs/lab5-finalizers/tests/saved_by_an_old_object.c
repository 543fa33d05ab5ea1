/* SPDX-License-Identifier: MIT */
/* A finalizer may store its object in one that is old already. What was in `old` stays there,
 * and what came back stands behind it. */
#include "phases.h"

PROBE(saved_by_an_old_object)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead garbage;
    OuGCHead old;
    gc_list_init(&list);
    gc_list_init(&old);
    Node *elder = node_of(&PlainNode_Type, "elder", &old);
    Node *a = node_of(&PlainNode_Type, "A", &list);
    Node *b = node_of(&PlainNode_Type, "B", &list);
    node_set(a, 0, a);
    node_set(b, 0, b);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    split(&list, &unreachable);

    node_set(elder, 0, a); /* as a finalizer may do */
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_members("garbage for good", &garbage); // expect: garbage for good: B
    say_nodes("old", &old);                    // expect: old: elder A
    take_apart(&garbage);
    node_set(a, 0, NULL);
    Ou_DecRef(OBJ(elder)); // expect: elder dies
    // expect: A dies
}
