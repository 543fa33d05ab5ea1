/* SPDX-License-Identifier: MIT */
/* finalize_garbage() calls the finalizer of each object of the list, once, and takes none out. */
#include "phases.h"

static int calls[3];

static void count_call(Node *self)
{
    calls[self->name[0] - 'A']++;
}

PROBE(each_member_is_finalized_once)
{
    OuGCHead list;
    OuGCHead garbage;
    gc_list_init(&list);
    memset(calls, 0, sizeof calls);
    Node *a = node_of(&Node_Type, "A", &list);
    Node *b = node_of(&Node_Type, "B", &list);
    Node *c = node_of(&Node_Type, "C", &list);
    a->at_finalize = b->at_finalize = c->at_finalize = count_call;
    node_set(a, 0, b);
    node_set(b, 0, c);
    node_set(c, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    split(&list, &garbage);

    Ou_ssize_t called = finalize_garbage(&garbage);
    say("called %td", called);                             // expect: called 3
    say("A %d, B %d, C %d", calls[0], calls[1], calls[2]); // expect: A 1, B 1, C 1
    say_members("still in the list", &garbage);            // expect: still in the list: A B C
    say("counts %td %td %td", Ou_REFCNT(OBJ(a)), Ou_REFCNT(OBJ(b)), Ou_REFCNT(OBJ(c)));
    // expect: counts 1 1 1
    called = finalize_garbage(&garbage);
    say("called %td", called);                             // expect: called 0
    say("A %d, B %d, C %d", calls[0], calls[1], calls[2]); // expect: A 1, B 1, C 1
    take_apart(&garbage);
}
