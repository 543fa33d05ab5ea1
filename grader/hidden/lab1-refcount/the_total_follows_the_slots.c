/* SPDX-License-Identifier: MIT */
/* Slots take and release, and the total follows: up where a slot takes, down where it lets go. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy car_place, van_place;
static OuObject *garage;
static Ou_ssize_t before;

static void say_total(const char *when)
{
    say("%s: %td", when, Ou_GetRefTotal() - before);
}

PROBE(the_total_follows_the_slots)
{
    before = Ou_GetRefTotal();
    Toy *car = toy_in(&car_place, "car");
    Toy *van = toy_in(&van_place, "van");
    say_total("two toys"); // expect: two toys: 2
    Ou_StoreRef(&garage, OBJ(car));
    say_total("the car is stored"); // expect: the car is stored: 3
    Ou_StoreRef(&garage, OBJ(van));
    say_total("the van in its place"); // expect: the van in its place: 3
    Ou_XSetRef(&garage, OBJ(car));
    say_total("our car given away");           // expect: our car given away: 2
    Ou_XSetRef(&garage, Ou_XNewRef(OBJ(van))); // expect: car dies
    say_total("a new van for the car");        // expect: a new van for the car: 2
    say_count(car);                            // expect: car has count 0
    Ou_Clear(&garage);
    say_total("cleared"); // expect: cleared: 1
    Ou_XDecRef(garage);
    Ou_XIncRef(garage);
    say_total("nothing is not counted"); // expect: nothing is not counted: 1
    Ou_DecRef(OBJ(van));                 // expect: van dies
    say_total("all gone");               // expect: all gone: 0
}
