/* SPDX-License-Identifier: MIT */
/* A value that cannot be stored dies, and its death clears every error. The error is there afterwards. */
#include "lists.h"

static void forget_errors(Toy *self)
{
    say("dying, %s forgets every error", self->name);
    OuErr_Clear();
}

PROBE(the_error_survives_the_death)
{
    OuObject *list = LIST("ant");
    Toy *bee = toy("bee");
    bee->at_death = forget_errors;
    say("%d", OuList_SetItem(list, 7, OBJ(bee)));
    // expect: bee dies
    // expect: dying, bee forgets every error
    // expect: -1
    say_error(); // expect: IndexError

    Toy *cow = toy("cow"), *dog = toy("dog");
    cow->at_death = forget_errors;
    say("%d", OuList_SetItem(OBJ(dog), 0, OBJ(cow)));
    // expect: cow dies
    // expect: dying, cow forgets every error
    // expect: -1
    say_error();         // expect: SystemError
    Ou_DecRef(OBJ(dog)); // expect: dog dies
    put_away(list);      // expect: ant dies
}
