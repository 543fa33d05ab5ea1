/* SPDX-License-Identifier: MIT */
/* After the second look no flag and no link is wrong: what came back belongs to no collection any
 * more, what is garbage still does. */
#include "phases.h"

PROBE(lists_are_sound_after_the_second_look)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead garbage;
    OuGCHead old;
    gc_list_init(&list);
    gc_list_init(&old);
    Node *ring[4];
    static const char *const names[] = {"A", "B", "C", "D"};
    for (int i = 0; i < 4; i++) {
        ring[i] = node_of(&PlainNode_Type, names[i], &list);
    }
    for (int i = 0; i < 4; i++) {
        node_set(ring[i], 0, ring[i ^ 1]); /* A and B are a pair, C and D another */
    }
    for (int i = 0; i < 4; i++) {
        Ou_DecRef(OBJ(ring[i]));
    }
    split(&list, &unreachable);
    OuObject *saved = Ou_NewRef(OBJ(ring[2]));
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_members("garbage for good", &garbage);      // expect: garbage for good: A B
    say_sound("sound and COLLECTING", &garbage, 1); // expect: sound and COLLECTING: yes
    say_members("back to life", &old);              // expect: back to life: C D
    say_sound("sound and not COLLECTING", &old, 0); // expect: sound and not COLLECTING: yes
    say("unreachable is empty: %d", gc_list_is_empty(&unreachable));
    // expect: unreachable is empty: 1
    take_apart(&garbage);
    Ou_DecRef(saved);
    take_apart(&old);
    say("left: %td", gc_list_size(&old)); // expect: left: 0
}
