/* SPDX-License-Identifier: MIT */
/* A chain of lists with a toy in each: every toy dies, in order, also where lists are put off. */
#include "lists.h"

enum { LISTS = 173 };

static int deaths, out_of_order;
static int numbers[LISTS];

static void count_death(OuObject *op)
{
    const Toy *self = (Toy *)op;
    out_of_order += (int)((const int *)(const void *)self->name - numbers) != deaths++;
    OuObject_Del(op);
}

static OuTypeObject Quiet_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Quiet",
    .tp_basicsize = sizeof(Toy),
    .tp_dealloc = count_death,
};

PROBE(each_list_of_a_chain_holds_a_toy)
{
    deaths = out_of_order = 0;
    OuObject *chain = NULL;
    for (int i = LISTS - 1; i >= 0; i--) {
        Toy *item = (Toy *)OuObject_New(&Quiet_Type);
        item->name = (const char *)&numbers[i];
        OuObject *list = list_by_hand(2, (const char *const[]){NULL});
        ((OuListObject *)list)->ob_item[0] = chain;
        ((OuListObject *)list)->ob_item[1] = OBJ(item);
        ((OuListObject *)list)->ob_base.ob_size = 2;
        chain = list;
    }
    Ou_DecRef(chain);
    say("%d toys died, %d out of order", deaths,
        out_of_order);                            // expect: 173 toys died, 0 out of order
    say("%d brackets open", ou_trashcan.nesting); // expect: 0 brackets open
}
