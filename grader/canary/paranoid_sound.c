/* SPDX-License-Identifier: MIT */
/* A ring that is collected: the paranoid lane must let it pass. */
// caught: nothing
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/list.h"
#include "ouro/refcount.h"

PROBE(paranoid_sound)
{
    OuObject *list = OuList_New(0);
    OuList_Append(list, list);
    Ou_DecRef(list);
    say("unreachable %td", OuGC_Collect()); // expect: unreachable 1
}
