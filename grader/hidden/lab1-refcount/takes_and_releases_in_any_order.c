/* SPDX-License-Identifier: MIT */
/* References to two objects are taken and released in turns: each object has a count of its own. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy coin_place, stone_place;

PROBE(takes_and_releases_in_any_order)
{
    Toy *coin = toy_in(&coin_place, "coin");
    Toy *stone = toy_in(&stone_place, "stone");
    for (int i = 0; i < 1000; i++) {
        Ou_IncRef(OBJ(coin));
        if (i % 2 == 0) {
            Ou_IncRef(OBJ(stone));
        }
        if (i % 4 == 3) {
            Ou_DecRef(OBJ(coin));
        }
    }
    say_count(coin);  // expect: coin has count 751
    say_count(stone); // expect: stone has count 501
    for (int i = 0; i < 500; i++) {
        Ou_DecRef(OBJ(stone));
        Ou_DecRef(OBJ(coin));
    }
    say_count(coin);  // expect: coin has count 251
    say_count(stone); // expect: stone has count 1
}
