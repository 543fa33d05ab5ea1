/* SPDX-License-Identifier: MIT */
/* While one finalizer runs, all its neighbours may be finalized and die, and leave the list. */
#include "phases.h"

static int finalized;
static int died;

static void untie(Node *self)
{
    finalized++;
    node_set(self, 0, NULL);
}

static void count_death(Node *OU_UNUSED(self))
{
    died++;
}

PROBE(finalizer_unties_a_whole_ring)
{
    static const char *const names[] = {"-A", "-B", "-C", "-D", "-E"};
    Node *ring[5];
    OuGCHead list;
    OuGCHead garbage;
    gc_list_init(&list);
    finalized = died = 0;
    for (int i = 0; i < 5; i++) {
        ring[i] = node_of(&Node_Type, names[i], &list);
        ring[i]->at_finalize = untie;
        ring[i]->at_death = count_death;
    }
    for (int i = 0; i < 5; i++) {
        node_set(ring[i], 0, ring[(i + 1) % 5]);
    }
    for (int i = 0; i < 5; i++) {
        Ou_DecRef(OBJ(ring[i]));
    }
    split(&list, &garbage);
    finalize_garbage(&garbage);
    say("%d finalized, %d died", finalized, died); // expect: 5 finalized, 5 died
    say_members("in the list", &garbage);          // expect: in the list: nothing
}
