/* SPDX-License-Identifier: MIT */
/* The second look where everything was saved, and where nothing was. */
#include "phases.h"

static OuGCHead list, unreachable, garbage, old;

static void begin(Node **one, Node **other)
{
    gc_list_init(&list);
    *one = node_of(&Node_Type, "one", &list);
    *other = node_of(&Node_Type, "other", &list);
    node_set(*one, 0, *other);
    node_set(*other, 0, *one);
    ou_as_gc(OBJ(*other))->gc_prev |= OU_GC_PREV_FINALIZED;
    Ou_DecRef(OBJ(*one));
    Ou_DecRef(OBJ(*other));
    split(&list, &unreachable);
}

static void say_all(void)
{
    say_members("garbage for good", &garbage);
    say_sound("sound and COLLECTING", &garbage, 1);
    say_nodes("old", &old);
    say_sound("sound and not COLLECTING", &old, 0);
    say("unreachable is empty: %d", gc_list_is_empty(&unreachable));
}

PROBE(all_or_nobody_comes_back)
{
    Node *one, *other;
    gc_list_init(&old);
    Node *elder = node_of(&PlainNode_Type, "elder", &old);
    begin(&one, &other);
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_all();
    // expect: garbage for good: one other
    // expect: sound and COLLECTING: yes
    // expect: old: elder
    // expect: sound and not COLLECTING: yes
    // expect: unreachable is empty: 1
    take_apart(&garbage);

    begin(&one, &other);
    OuObject *saved = Ou_NewRef(OBJ(other));
    handle_resurrected_objects(&unreachable, &garbage, &old);
    say_members("garbage for good", &garbage);      // expect: garbage for good: nothing
    say_members("old", &old);                       // expect: old: elder one other
    say_sound("sound and not COLLECTING", &old, 0); // expect: sound and not COLLECTING: yes
    say("flags %d %d", ou_gc_finalized(OBJ(one)), ou_gc_finalized(saved)); // expect: flags 0 1
    say("unreachable is empty: %d",
        gc_list_is_empty(&unreachable)); // expect: unreachable is empty: 1
    node_set(one, 0, NULL);
    Ou_DecRef(saved); // expect: other dies
    // expect: one dies
    Ou_DecRef(OBJ(elder)); // expect: elder dies
}
