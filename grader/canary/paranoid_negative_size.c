/* SPDX-License-Identifier: MIT */
/* Taken apart by the probe, and put together again: the collector must see it in between. */
// caught: an invariant is broken: the size of a list is below 0
#include "probe.h"
#include "toy.h"

#include "ouro/collect.h"
#include "ouro/list.h"
#include "ouro/refcount.h"

PROBE(paranoid_negative_size)
{
    OuObject *list = OuList_New(0);
    ((OuListObject *)list)->ob_base.ob_size = -1;
    say("unreachable %td", OuGC_Collect()); // expect: unreachable 0
    ((OuListObject *)list)->ob_base.ob_size = 0;
    Ou_DecRef(list);
}
