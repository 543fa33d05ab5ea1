/* SPDX-License-Identifier: MIT */
/* A finalizer lets go of another object, which saves itself; and a third one, which dies. */
#include "node.h"
#include "probe.h"

#include "ouro/refcount.h"

static OuObject *slots[2], *saved;

static void save(Node *self)
{
    say("%s saves itself, count %td", self->name, Ou_REFCNT(OBJ(self)));
    saved = Ou_NewRef(OBJ(self));
}

static void say_itself(Node *self)
{
    say("%s is finalized, count %td", self->name, Ou_REFCNT(OBJ(self)));
}

static void clear_the_slots(Node *self)
{
    say("%s is finalized", self->name);
    Ou_Clear(&slots[0]);
    Ou_Clear(&slots[1]);
    say("%s has cleared the slots, count %td", self->name, Ou_REFCNT(OBJ(self)));
}

PROBE(a_death_within_a_finalizer)
{
    Node *a = node("A"), *b = node("B"), *c = node("C");
    a->at_finalize = clear_the_slots;
    b->at_finalize = save;
    c->at_finalize = say_itself;
    node_set(c, 2, b);
    slots[0] = OBJ(b);
    slots[1] = OBJ(c);
    Ou_DecRef(OBJ(a));
    // expect: A is finalized
    // expect: C is finalized, count 1
    // expect: C dies
    // expect: B saves itself, count 1
    // expect: A has cleared the slots, count 1
    // expect: A dies
    say("B has count %td", Ou_REFCNT(saved)); // expect: B has count 1
    Ou_Clear(&saved);                         // expect: B dies
}
