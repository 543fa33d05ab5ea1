/* SPDX-License-Identifier: MIT */
/* A list in a list in a list, 200,000 levels deep, dies on an ordinary C stack. */
#include "lists.h"

PROBE(a_long_chain_of_lists_dies)
{
    Ou_ssize_t before = ou_live_objects();
    OuObject *chain = OBJ(toy("the innermost"));
    for (int i = 0; i < 200000; i++) {
        chain = list_around(chain);
    }
    say("the chain is made");                             // expect: the chain is made
    Ou_DecRef(chain);                                     // expect: the innermost dies
    say("objects left: %td", ou_live_objects() - before); // expect: objects left: 0
}
