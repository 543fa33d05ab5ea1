/* SPDX-License-Identifier: MIT */
/* Two legacy objects reach the same part, each other, a toy, and one of the living. */
#include "phases.h"

PROBE(two_legacy_objects_share)
{
    OuGCHead list, unreachable, finalizers, old;
    gc_list_init(&list);
    gc_list_init(&finalizers);
    gc_list_init(&old);
    Node *elder = node_of(&PlainNode_Type, "elder", &old);
    Node *part = node_of(&Node_Type, "part", &list);
    Node *one = node_of(&LegacyNode_Type, "one", &list);
    Node *fan = node_of(&Node_Type, "fan", &list);
    Node *two = node_of(&LegacyNode_Type, "two", &list);
    Node *deep = node_of(&PlainNode_Type, "deep", &list);
    Toy *bell = toy("bell");
    node_set(one, 0, part);
    node_set(one, 1, two);
    node_set(one, 2, bell);
    node_set(two, 0, one);
    node_set(two, 1, part);
    node_set(two, 2, elder);
    node_set(part, 3, deep);
    node_set(deep, 0, deep);
    node_set(fan, 0, fan);
    node_set(fan, 1, one);
    node_set(fan, 2, two);
    Node *nodes[] = {part, one, fan, two, deep};
    for (int i = 0; i < 5; i++) {
        Ou_DecRef(OBJ(nodes[i]));
    }
    split(&list, &unreachable);
    move_legacy_finalizers(&unreachable, &finalizers);
    say_members("set apart", &finalizers); // expect: set apart: one two
    move_legacy_finalizer_reachable(&finalizers);
    say_members("kept with them", &finalizers); // expect: kept with them: deep one part two
    say_members("collectable", &unreachable);   // expect: collectable: fan
    say_nodes("old", &old);                     // expect: old: elder
    say_sound("kept and not COLLECTING", &finalizers, 0); // expect: kept and not COLLECTING: yes
    say_sound("fan is COLLECTING", &unreachable, 1);      // expect: fan is COLLECTING: yes
    say("flag of part %d", ou_gc_finalized(OBJ(part)));   // expect: flag of part 0
    fan->name = "-";
    take_apart(&unreachable);
    take_apart(&finalizers);
    // expect: - has its tp_del called
    // expect: - has its tp_del called
    Ou_DecRef(OBJ(bell));  // expect: bell dies
    Ou_DecRef(OBJ(elder)); // expect: elder dies
}
