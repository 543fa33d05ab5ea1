/* SPDX-License-Identifier: MIT */
/* Death needs no memory: a chain of lists dies while every allocation fails. */
#include "lists.h"

PROBE(a_chain_dies_without_memory)
{
    for (int i = 0; i < 60; i++) {
        Ou_DecRef(EMPTY_LIST()); /* leaves no bracket open */
    }
    OuObject *chain = OBJ(toy("the innermost"));
    for (int i = 0; i < 300; i++) {
        chain = list_around(chain);
    }
    no_memory();
    Ou_DecRef(chain);                                  // expect: the innermost dies
    say("allocations: %td", OuMem_AllocationsAsked()); // expect: allocations: 0
    memory_again();
}
