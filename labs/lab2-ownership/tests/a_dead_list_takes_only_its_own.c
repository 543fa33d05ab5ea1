/* SPDX-License-Identifier: MIT */
/* A dying list gives up one reference per slot, none for an empty one, and its memory. */
#include "lists.h"

PROBE(a_dead_list_takes_only_its_own)
{
    Toy *ant = toy("ant");
    OuMem_SetupLedger();
    OuObject *list = list_by_hand(8, (const char *const[]){"bee", "cow", NULL});
    OuListObject *self = (OuListObject *)list;
    self->ob_item[2] = Ou_NewRef(OBJ(ant));
    self->ob_item[3] = NULL; /* being filled */
    self->ob_item[4] = Ou_NewRef(OBJ(ant));
    self->ob_base.ob_size = 5;
    say_count(ant); // expect: ant has count 3
    Ou_DecRef(list);
    // expect: cow dies
    // expect: bee dies
    say_count(ant);                              // expect: ant has count 1
    say("blocks left: %td", OuMem_LiveBlocks()); // expect: blocks left: 0
    OuMem_RemoveLedger();
    Ou_DecRef(OBJ(ant)); // expect: ant dies
}
