/* SPDX-License-Identifier: MIT */
/* A list that grows gets room for an eighth more; a large step gets what it asks for. */
#include "lists.h"

static void ask(Ou_ssize_t have, Ou_ssize_t size)
{
    say("from %td to %td: room for %td", have, size, ou_list_room_for(have, size));
}

PROBE(room_is_an_eighth_more)
{
    ask(0, 1);      // expect: from 0 to 1: room for 4
    ask(4, 5);      // expect: from 4 to 5: room for 8
    ask(8, 9);      // expect: from 8 to 9: room for 16
    ask(16, 17);    // expect: from 16 to 17: room for 24
    ask(24, 25);    // expect: from 24 to 25: room for 32
    ask(52, 53);    // expect: from 52 to 53: room for 64
    ask(999, 1000); // expect: from 999 to 1000: room for 1128
    ask(8, 7);      // expect: from 8 to 7: room for 12
    /* A large step: more new items than there would be spare slots. 0 to 4 is not one: 4 and 4. */
    ask(0, 4);     // expect: from 0 to 4: room for 8
    ask(0, 5);     // expect: from 0 to 5: room for 8
    ask(0, 10);    // expect: from 0 to 10: room for 12
    ask(10, 1000); // expect: from 10 to 1000: room for 1000
    ask(10, 1001); // expect: from 10 to 1001: room for 1004
}
