/* SPDX-License-Identifier: MIT */
/* Ou_IsImmortal() says yes of what was made immortal, and of nothing else. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy none_place, coin_place, grain_place;

PROBE(only_immortals_are_immortal)
{
    Toy *none = toy_in(&none_place, "none");
    say("none: %d", Ou_IsImmortal(OBJ(none))); // expect: none: 0
    Ou_SetImmortal(OBJ(none));
    say("none: %d", Ou_IsImmortal(OBJ(none))); // expect: none: 1
    Ou_SetImmortal(OBJ(none));
    say("none: %d", Ou_IsImmortal(OBJ(none))); // expect: none: 1

    Toy *coin = toy_in(&coin_place, "coin");
    coin->ob_base.ob_refcnt = 3000000000;      /* much used, and mortal all the same */
    say("coin: %d", Ou_IsImmortal(OBJ(coin))); // expect: coin: 0

    Toy *grain = toy_in(&grain_place, "grain");
    grain->ob_base.ob_refcnt = 5000000000;       /* beyond the special number, and mortal */
    say("grain: %d", Ou_IsImmortal(OBJ(grain))); // expect: grain: 0
    Ou_IncRef(OBJ(grain));
    say_count(grain); // expect: grain has count 5000000001
}
