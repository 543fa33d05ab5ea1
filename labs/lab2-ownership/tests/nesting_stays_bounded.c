/* SPDX-License-Identifier: MIT */
/* However long a chain is, only so many deaths run at a time; each owner dies before its item. */
#include "probe.h"
#include "toy.h"

#include "ouro/gc.h"
#include "ouro/refcount.h"

enum { LINKS = 5000 };

/** A link of a chain. It owns the next one. */
typedef struct Link {
    OuObject ob_base;
    OuObject *next;
    int number;
} Link;

static int running; /* calls of link_dealloc() that have begun and not returned */
static int deepest; /* the most that there were */
static int deaths;
static int out_of_order;

static void link_dealloc(OuObject *op)
{
    Link *self = (Link *)op;
    OuObject_GC_UnTrack(op);
    running++;
    deepest = running > deepest ? running : deepest;
    OuTrashcan trashcan = ou_trashcan_begin(op, link_dealloc);
    if (trashcan != OU_TRASHCAN_PUT_OFF) {
        out_of_order += self->number != deaths++;
        Ou_XDecRef(self->next);
        OuObject_GC_Del(op);
        ou_trashcan_end(trashcan);
    }
    running--;
}

static OuTypeObject Link_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Link",
    .tp_basicsize = sizeof(Link),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = link_dealloc,
};

PROBE(nesting_stays_bounded)
{
    running = deepest = deaths = out_of_order = 0;
    OuObject *chain = NULL;
    for (int number = LINKS - 1; number >= 0; number--) {
        Link *link = (Link *)OuObject_GC_New(&Link_Type);
        link->next = chain;
        link->number = number;
        chain = OBJ(link);
    }
    Ou_DecRef(chain);
    say("%d links died", deaths);              // expect: 5000 links died
    say("%d died out of order", out_of_order); // expect: 0 died out of order
    say("more than 60 deaths at a time: %s", deepest > 60 ? "yes" : "no");
    // expect: more than 60 deaths at a time: no
}
