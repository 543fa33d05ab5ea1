/* SPDX-License-Identifier: MIT */
/* What an object with a tp_del reaches is kept with it, through any number of steps. What only
 * refers to it is not. */
#include "phases.h"

PROBE(what_legacy_objects_reach_follows)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead finalizers;
    gc_list_init(&list);
    gc_list_init(&finalizers);
    Node *far = node_of(&PlainNode_Type, "far", &list);
    Node *near = node_of(&PlainNode_Type, "near", &list);
    Node *second = node_of(&PlainNode_Type, "second", &list);
    Node *fan = node_of(&PlainNode_Type, "fan", &list);
    Node *legacy = node_of(&LegacyNode_Type, "legacy", &list);
    node_set(fan, 0, fan); /* fan -> legacy -> near -> far -> legacy; legacy -> second */
    node_set(fan, 1, legacy);
    node_set(legacy, 0, near);
    node_set(legacy, 1, second);
    node_set(near, 0, far);
    node_set(far, 0, legacy);
    Ou_DecRef(OBJ(far));
    Ou_DecRef(OBJ(near));
    Ou_DecRef(OBJ(second));
    Ou_DecRef(OBJ(fan));
    Ou_DecRef(OBJ(legacy));
    split(&list, &unreachable);
    move_legacy_finalizers(&unreachable, &finalizers);
    say_members("set apart", &finalizers); // expect: set apart: legacy
    move_legacy_finalizer_reachable(&finalizers);
    say_members("kept with it", &finalizers); // expect: kept with it: far legacy near second
    say_members("collectable", &unreachable); // expect: collectable: fan
    say_sound("kept and not COLLECTING", &finalizers, 0);
    // expect: kept and not COLLECTING: yes
    take_apart(&unreachable);
    take_apart(&finalizers); // expect: - has its tp_del called
}
