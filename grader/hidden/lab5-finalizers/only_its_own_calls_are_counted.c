/* SPDX-License-Identifier: MIT */
/* Of four objects two are called by finalize_garbage and two are passed over; a fifth one dies by count meanwhile. */
#include "phases.h"

static int finalized;

static void let_go(Node *self)
{
    finalized++;
    node_set(self, 0, NULL);
}

static void count_itself(Node *self)
{
    finalized += self->name[0] == 's' ? 100 : 1; /* the spent one must not come */
}

PROBE(only_its_own_calls_are_counted)
{
    OuGCHead list, garbage;
    gc_list_init(&list);
    Node *a = node_of(&Node_Type, "A", &list);
    Node *b = node_untracked(&Node_Type, "B"); /* in no list */
    Node *plain = node_of(&PlainNode_Type, "plain", &list);
    Node *spent = node_of(&Node_Type, "spent", &list);
    Node *z = node_of(&Node_Type, "Z", &list);
    a->at_finalize = let_go;
    b->at_finalize = spent->at_finalize = z->at_finalize = count_itself;
    ou_as_gc(OBJ(spent))->gc_prev |= OU_GC_PREV_FINALIZED;
    node_set(a, 0, b); /* nobody else has B */
    node_set(a, 1, a);
    node_set(plain, 0, plain);
    node_set(spent, 0, spent);
    node_set(z, 0, z);
    Node *nodes[] = {a, b, plain, spent, z};
    for (int i = 0; i < 5; i++) {
        Ou_DecRef(OBJ(nodes[i]));
    }
    split(&list, &garbage);
    say_members("before", &garbage); // expect: before: A Z plain spent
    Ou_ssize_t called = finalize_garbage(&garbage);
    // expect: B dies
    say("%d finalized", finalized);                 // expect: 3 finalized
    say("called %td", called);                      // expect: called 2
    say_members("after", &garbage);                 // expect: after: A Z plain spent
    say_sound("sound and COLLECTING", &garbage, 1); // expect: sound and COLLECTING: yes
    take_apart(&garbage);
}
