/* SPDX-License-Identifier: MIT */
/* An object that becomes immortal takes all its references out of the total, once. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;
static Ou_ssize_t before;

static void say_total(const char *when)
{
    say("%s: %td", when, Ou_GetRefTotal() - before);
}

PROBE(immortal_share_leaves_the_total)
{
    before = Ou_GetRefTotal();
    Toy *none = toy_in(&place, "none");
    Ou_IncRef(OBJ(none));
    Ou_IncRef(OBJ(none));
    say_total("mortal, three references"); // expect: mortal, three references: 3
    Ou_SetImmortal(OBJ(none));
    say_total("immortal"); // expect: immortal: 0
    Ou_SetImmortal(OBJ(none));
    say_total("made immortal again"); // expect: made immortal again: 0
    Ou_IncRef(OBJ(none));
    say_total("taken"); // expect: taken: 0
    Ou_DecRef(OBJ(none));
    Ou_DecRef(OBJ(none));
    say_total("released twice"); // expect: released twice: 0
}
