/* SPDX-License-Identifier: MIT */
/* ou_weakref_traverse() shows the callback, which is owned, and not the referent, which is not. */
#include "refs.h"

static int visit(OuObject *op, void *argument)
{
    say("shown: %s", op == NULL                      ? "NULL"
                     : Ou_TYPE(op) == &Callback_Type ? ((Callback *)op)->name
                                                     : node_name(op));
    return *(int *)argument;
}

PROBE(traverse_shows_the_callback)
{
    static NodePlace cat_place;
    static OuWeakReference places[2];
    Node *cat = node_in(&cat_place, "cat");
    Callback *bell = callback("bell", NULL);
    OuWeakReference *ringing = ref_in(&places[0], "ringing", &OuWeakref_RefType, cat, bell);
    OuWeakReference *plain = ref_in(&places[1], "plain", &OuWeakref_RefType, cat, NULL);
    int answer = 0;
    int result = ou_weakref_traverse(OBJ(ringing), visit, &answer); // expect: shown: bell
    say("result %d", result);                                       // expect: result 0
    answer = 7;                                                     /* the visitor wants to stop */
    result = ou_weakref_traverse(OBJ(ringing), visit, &answer);     // expect: shown: bell
    say("result %d", result);                                       // expect: result 7
    result = ou_weakref_traverse(OBJ(plain), visit, &answer);       /* no callback to show */
    say("result %d", result);                                       // expect: result 0
    Ou_Clear(&ringing->wr_callback);
    Ou_DecRef(OBJ(bell));
}
