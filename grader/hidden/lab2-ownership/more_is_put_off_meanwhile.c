/* SPDX-License-Identifier: MIT */
/* Objects are put off while the chain is drained: each time the one that came last dies first. */
#include "dead.h"

static Dead places[6];

static void put_off_two(Dead *self)
{
    ou_trashcan_deposit(dead(&places[3], "d"));
    ou_trashcan_deposit(dead(&places[4], "e"));
    say("%s puts off two; %d open", self->name, ou_trashcan.nesting);
}

static void open_and_close(Dead *self)
{
    OuTrashcan trashcan = begin(dead(&places[5], "f"));
    say("%s: %s; %d open", self->name, decision(trashcan), ou_trashcan.nesting);
    ou_trashcan_end(trashcan);
    say("closed; %d open", ou_trashcan.nesting);
}

PROBE(more_is_put_off_meanwhile)
{
    OuTrashcan outermost = begin(dead(&places[0], "a"));
    ou_trashcan_deposit(dead(&places[0], "a"));
    ou_trashcan_deposit(dead(&places[1], "b"));
    ou_trashcan_deposit(dead(&places[2], "c"));
    places[2].at_death = put_off_two;
    places[1].at_death = open_and_close;
    OuTrashcan inner = begin(dead(&places[5], "f"));
    ou_trashcan_end(inner);
    say("nobody has died; %d open", ou_trashcan.nesting); // expect: nobody has died; 1 open
    ou_trashcan_end(outermost);
    // expect: c dies
    // expect: c puts off two; 1 open
    // expect: e dies
    // expect: d dies
    // expect: b dies
    // expect: b: entered; 2 open
    // expect: closed; 1 open
    // expect: a dies
    say("%d open", ou_trashcan.nesting);                                  // expect: 0 open
    say("%s", ou_trashcan.delete_later == NULL ? "no chain" : "a chain"); // expect: no chain
}
