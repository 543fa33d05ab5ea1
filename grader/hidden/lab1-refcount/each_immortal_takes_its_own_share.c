/* SPDX-License-Identifier: MIT */
/* Of several objects each takes its own references out of the total when it becomes immortal. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy none_place, yes_place, car_place;
static Ou_ssize_t before;

static void say_total(const char *when)
{
    say("%s: %td", when, Ou_GetRefTotal() - before);
}

PROBE(each_immortal_takes_its_own_share)
{
    before = Ou_GetRefTotal();
    Toy *none = toy_in(&none_place, "none");
    Toy *yes = toy_in(&yes_place, "yes");
    Toy *car = toy_in(&car_place, "car");
    for (int i = 0; i < 4; i++) {
        Ou_IncRef(OBJ(none));
        Ou_IncRef(OBJ(car));
    }
    Ou_IncRef(OBJ(yes));
    say_total("three mortals"); // expect: three mortals: 12
    Ou_SetImmortal(OBJ(yes));
    say_total("one immortal"); // expect: one immortal: 10
    Ou_DecRef(OBJ(none));
    Ou_DecRef(OBJ(car));
    say_total("two less"); // expect: two less: 8
    Ou_SetImmortal(OBJ(none));
    say_total("two immortals"); // expect: two immortals: 4
    Ou_SetImmortal(OBJ(yes));
    Ou_SetImmortal(OBJ(none));
    say_total("once more"); // expect: once more: 4
    say_count(car);         // expect: car has count 4
}
