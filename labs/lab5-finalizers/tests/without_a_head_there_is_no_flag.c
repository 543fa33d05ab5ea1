/* SPDX-License-Identifier: MIT */
/* An object without a GC head has no place for a flag: nothing in front of it is read or written,
 * and its finalizer is called each time. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static void candle_finalize(OuObject *op)
{
    say("a candle with count %td is finalized", Ou_REFCNT(op));
}

static OuTypeObject Candle_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Candle",
    .tp_basicsize = sizeof(OuObject),
    .tp_finalize = candle_finalize,
};

/** A candle, and in front of it two words that are none of its own. */
static struct {
    uintptr_t words[2];
    OuObject candle;
} shelf;

PROBE(without_a_head_there_is_no_flag)
{
    shelf.words[0] = 0;
    shelf.words[1] = OU_GC_PREV_FINALIZED; /* would be the flag, if this were a GC head */
    shelf.candle = (OuObject){.ob_refcnt = 1, .ob_type = &Candle_Type};
    OuObject_CallFinalizer(&shelf.candle); // expect: a candle with count 1 is finalized
    shelf.words[1] = 0;
    OuObject_CallFinalizer(&shelf.candle); // expect: a candle with count 1 is finalized
    OuObject_CallFinalizer(&shelf.candle); // expect: a candle with count 1 is finalized
    say("in front of it: %d %d", (int)shelf.words[0], (int)shelf.words[1]);
    // expect: in front of it: 0 0
}
