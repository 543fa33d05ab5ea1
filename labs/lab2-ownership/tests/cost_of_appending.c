/* SPDX-License-Identifier: MIT */
/*
 * Items are appended to two lists in turn, so that neither can grow where it stands: the other one
 * is in its way. Still an item costs the same, however long the lists are already.
 */
#include "probe.h"
#include "toy.h"

#include "ouro/list.h"
#include "ouro/refcount.h"

PROBE(cost_of_appending)
{
    Toy *a = toy("A");
    OuObject *left = OuList_New(0);
    OuObject *right = OuList_New(0);
    int failures = 0;
    for (long i = 0; i < probe_size(); i++) {
        failures += OuList_Append(left, OBJ(a)) < 0;
        failures += OuList_Append(right, OBJ(a)) < 0;
    }
    int long_enough = OuList_Size(left) == probe_size() && OuList_Size(right) == probe_size();
    say("failures: %d", failures);                        // expect: failures: 0
    say("all are there: %s", long_enough ? "yes" : "no"); // expect: all are there: yes
    Ou_DecRef(left);
    Ou_DecRef(right);
    Ou_DecRef(OBJ(a)); // expect: A dies
}
