/* SPDX-License-Identifier: MIT */
/* What is not part of the garbage stays where it is, though a legacy object refers to it. An
 * object without a GC head can be in no list at all: the words in front of it are none of its own. */
#include "phases.h"

/** A brick, and in front of it two words that look like a GC head. */
static struct {
    uintptr_t words[2];
    Toy brick;
} shelf;

PROBE(the_living_do_not_follow)
{
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead finalizers;
    gc_list_init(&list);
    gc_list_init(&finalizers);
    Node *alive = node_of(&PlainNode_Type, "alive", &list);
    Node *legacy = node_of(&LegacyNode_Type, "legacy", &list);
    Toy *brick = toy_in(&shelf.brick, "brick");
    shelf.words[0] = 0;
    shelf.words[1] = OU_GC_PREV_COLLECTING; /* would be the flag, if this were a GC head */
    node_set(legacy, 0, legacy);
    node_set(legacy, 1, alive);
    node_set(legacy, 2, brick);
    Ou_DecRef(OBJ(brick));
    Ou_DecRef(OBJ(legacy));
    split(&list, &unreachable);
    say_members("unreachable", &unreachable); // expect: unreachable: legacy
    move_legacy_finalizers(&unreachable, &finalizers);
    move_legacy_finalizer_reachable(&finalizers);
    say_members("kept", &finalizers); // expect: kept: legacy
    say_members("alive", &list);      // expect: alive: alive
    say("in front of the brick: %d %d", (int)shelf.words[0], (int)shelf.words[1]);
    // expect: in front of the brick: 0 2
    take_apart(&finalizers); // expect: brick dies
    // expect: - has its tp_del called
    Ou_DecRef(OBJ(alive)); // expect: alive dies
}
