/* SPDX-License-Identifier: MIT */
/* A count is an Ou_ssize_t: it goes past what an int can hold, and back. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

#include <limits.h>

static Toy place;

PROBE(count_is_wider_than_int)
{
    Toy *coin = toy_in(&place, "coin");
    coin->ob_base.ob_refcnt = INT_MAX; /* as if so many references had been taken */
    say_count(coin);                   // expect: coin has count 2147483647
    Ou_IncRef(OBJ(coin));
    say_count(coin); // expect: coin has count 2147483648
    Ou_IncRef(OBJ(coin));
    say_count(coin); // expect: coin has count 2147483649
    Ou_DecRef(OBJ(coin));
    say_count(coin); // expect: coin has count 2147483648
}
