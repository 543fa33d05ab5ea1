/* SPDX-License-Identifier: MIT */
/* What only garbage refers to is garbage, also after finalizers made new references inside it. */
#include "phases.h"

PROBE(references_inside_save_nobody)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead garbage;
    OuGCHead old;
    gc_list_init(&list);
    gc_list_init(&old);
    memset(&garbage, 0xa5, sizeof garbage); /* not initialized */
    Node *a = node_of(&PlainNode_Type, "A", &list);
    Node *b = node_of(&PlainNode_Type, "B", &list);
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    split(&list, &unreachable);

    node_set(a, 1, b); /* as a finalizer may do: the count of B is 2 now, that of A 3 */
    node_set(b, 1, a);
    node_set(a, 2, a);
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_members("garbage for good", &garbage); // expect: garbage for good: A B
    say_members("back to life", &old);         // expect: back to life: nothing
    take_apart(&garbage);
}
