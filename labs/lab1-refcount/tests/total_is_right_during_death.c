/* SPDX-License-Identifier: MIT */
/* The total is right at every moment, also for code that looks while an object dies. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Ou_ssize_t before;

static void say_total(Toy *self)
{
    say("dying, %s sees a total of %td", self->name, Ou_GetRefTotal() - before);
}

PROBE(total_is_right_during_death)
{
    before = Ou_GetRefTotal();
    Toy *car = toy("car");
    Toy *engine = toy("engine");
    Toy *wheel = toy("wheel");
    car->parts[0] = OBJ(engine);
    car->parts[1] = OBJ(wheel);
    car->at_death = engine->at_death = wheel->at_death = say_total;
    say("alive, a total of %td", Ou_GetRefTotal() - before); // expect: alive, a total of 3
    Ou_DecRef(OBJ(car));                                     // expect: car dies
    // expect: dying, car sees a total of 2
    // expect: engine dies
    // expect: dying, engine sees a total of 1
    // expect: wheel dies
    // expect: dying, wheel sees a total of 0
}
