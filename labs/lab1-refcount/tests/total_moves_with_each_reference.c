/* SPDX-License-Identifier: MIT */
/* The total moves by one with every reference that is made, taken or released. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Ou_ssize_t before;

static void say_total(const char *when)
{
    say("%s: %td", when, Ou_GetRefTotal() - before);
}

PROBE(total_moves_with_each_reference)
{
    before = Ou_GetRefTotal();
    Toy *car = toy("car");
    say_total("a new car"); // expect: a new car: 1
    Ou_IncRef(OBJ(car));
    say_total("one reference more"); // expect: one reference more: 2
    Toy *van = toy("van");
    say_total("a new van"); // expect: a new van: 3
    Ou_DecRef(OBJ(car));
    say_total("one reference less"); // expect: one reference less: 2
    Ou_DecRef(OBJ(van));             // expect: van dies
    say_total("no van");             // expect: no van: 1
    Ou_DecRef(OBJ(car));             // expect: car dies
    say_total("no car");             // expect: no car: 0
}
