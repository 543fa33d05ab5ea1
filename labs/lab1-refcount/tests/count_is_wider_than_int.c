/* SPDX-License-Identifier: MIT */
/* A count is an Ou_ssize_t: it goes past what an int can hold, and back. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

static Toy place;

PROBE(count_is_wider_than_int)
{
    Toy *coin = toy_in(&place, "coin");
    coin->ob_base.ob_refcnt = 3000000000; /* as if so many references had been taken */
    Ou_IncRef(OBJ(coin));
    say_count(coin); // expect: coin has count 3000000001
    Ou_IncRef(OBJ(coin));
    say_count(coin); // expect: coin has count 3000000002
    Ou_DecRef(OBJ(coin));
    say_count(coin); // expect: coin has count 3000000001
}
