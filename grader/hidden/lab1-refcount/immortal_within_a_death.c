/* SPDX-License-Identifier: MIT */
/* A part becomes immortal while its owner dies: the owner lets go of it, and it stays. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy radio_place;
static Ou_ssize_t before;

static void save_the_radio(Toy *self)
{
    Ou_SetImmortal(self->parts[0]);
    say("dying, %s saves its %s", self->name, name_of(self->parts[0]));
}

PROBE(immortal_within_a_death)
{
    before = Ou_GetRefTotal();
    Toy *car = toy("car");
    Toy *radio = toy_in(&radio_place, "radio");
    car->parts[0] = OBJ(radio);
    car->parts[1] = OBJ(toy("wheel"));
    car->at_death = save_the_radio;
    say("a total of %td", Ou_GetRefTotal() - before); // expect: a total of 3
    Ou_DecRef(OBJ(car));                              // expect: car dies
    // expect: dying, car saves its radio
    // expect: wheel dies
    say_count(radio);                                 // expect: radio has count 4294967295
    say("radio: %d", Ou_IsImmortal(OBJ(radio)));      // expect: radio: 1
    say("a total of %td", Ou_GetRefTotal() - before); // expect: a total of 0
}
