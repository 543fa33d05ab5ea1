/* SPDX-License-Identifier: MIT */
/* The X variants do nothing at all when they get NULL. */
#include "probe.h"
#include "toy.h"

#include "ouro/refcount.h"

PROBE(x_variants_allow_null)
{
    Ou_XIncRef(NULL);
    say("Ou_XIncRef(NULL) came back"); // expect: Ou_XIncRef(NULL) came back
    Ou_XDecRef(NULL);
    say("Ou_XDecRef(NULL) came back"); // expect: Ou_XDecRef(NULL) came back
}
