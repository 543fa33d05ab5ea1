/* SPDX-License-Identifier: MIT */
/* Every object with a tp_del leaves the unreachable list, whatever else its type has, neighbours
 * too; the others stay. */
#include "phases.h"

/** Nodes with both finalizers, tp_finalize and tp_del. */
static OuTypeObject BothNode_Type;

PROBE(legacy_objects_are_set_apart)
{
    BothNode_Type = LegacyNode_Type;
    BothNode_Type.tp_name = "BothNode";
    BothNode_Type.tp_finalize = Node_Type.tp_finalize;
    static const char *const names[] = {"A", "B", "C", "D", "E"};
    OuTypeObject *types[] = {&Node_Type, &BothNode_Type, &LegacyNode_Type, &LegacyNode_Type,
                             &PlainNode_Type};
    OuGCHead list;
    OuGCHead unreachable;
    OuGCHead finalizers;
    gc_list_init(&list);
    gc_list_init(&finalizers);
    for (int i = 0; i < 5; i++) {
        Node *self = node_of(types[i], names[i], &list);
        node_set(self, 0, self);
        Ou_DecRef(OBJ(self));
    }
    split(&list, &unreachable);
    move_legacy_finalizers(&unreachable, &finalizers);
    say_members("legacy", &finalizers);       // expect: legacy: B C D
    say_members("collectable", &unreachable); // expect: collectable: A E
    say_sound("collectable and COLLECTING", &unreachable, 1);
    // expect: collectable and COLLECTING: yes
    say_sound("legacy and not COLLECTING", &finalizers, 0);
    // expect: legacy and not COLLECTING: yes
    take_apart(&unreachable);
    take_apart(&finalizers); // expect: - has its tp_del called
    // expect: - has its tp_del called
    // expect: - has its tp_del called
}
