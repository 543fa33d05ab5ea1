/* SPDX-License-Identifier: MIT */
/* While the chain is drained, no bracket is the outermost one. */
#include "dead.h"

static Dead first_place, second_place, third_place;

static void put_off_another(Dead *self)
{
    OuTrashcan trashcan = begin(&self->ob_base);
    ou_trashcan_deposit(dead(&second_place, "second"));
    ou_trashcan_end(trashcan);
    say("the death of %s is over", self->name);
}

PROBE(nobody_drains_within_the_draining)
{
    ou_trashcan_deposit(dead(&third_place, "third"));
    ou_trashcan_deposit(dead(&first_place, "first"));
    first_place.at_death = put_off_another;
    ou_trashcan_destroy_chain();
    // expect: first dies
    // expect: the death of first is over
    // expect: second dies
    // expect: third dies

    /* Afterwards a bracket is the outermost again. */
    OuTrashcan trashcan = begin(dead(&first_place, "first"));
    ou_trashcan_deposit(dead(&third_place, "third"));
    ou_trashcan_end(trashcan); // expect: third dies
}
