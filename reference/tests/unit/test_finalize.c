/* SPDX-License-Identifier: MIT */
/**
 * @file test_finalize.c
 * Finalizers one by one: once per life, alive meanwhile, and what the collector's steps do with
 * lists of garbage. Whole collections are in test_cycles.c.
 */
#include "child.h"
#include "node.h"
#include "unit.h"

#include "ouro/collect.h"
#include "ouro/cycles.h"
#include "ouro/finalize.h"
#include "ouro/gclist.h"
#include "ouro/refcount.h"

static Ou_ssize_t count_seen;

static void note(Node *self)
{
    count_seen = Ou_REFCNT(OBJ(self));
    node_log_add("finalize-%s", self->name);
}

static int setup(void **OU_UNUSED(state))
{
    node_fresh_start();
    count_seen = 0;
    return 0;
}

static void test_a_finalizer_is_called_once_per_life(void **OU_UNUSED(state))
{
    Node *a = node("a");
    a->finalizer = note;
    assert_false(ou_gc_finalized(OBJ(a)));
    OuObject_CallFinalizer(OBJ(a));
    assert_true(ou_gc_finalized(OBJ(a)));
    OuObject_CallFinalizer(OBJ(a));
    Ou_DecRef(OBJ(a));
    assert_string_equal(node_log, "finalize-a a");
}

static void test_a_dying_object_is_alive_for_its_finalizer(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Ou_ssize_t total = Ou_GetRefTotal();
    a->finalizer = note;
    Ou_DecRef(OBJ(a));
    assert_int_equal(count_seen, 1);
    assert_string_equal(node_log, "finalize-a a");
    assert_int_equal(Ou_GetRefTotal(), total - 1);
}

static void test_a_type_without_finalizer_is_not_marked(void **OU_UNUSED(state))
{
    Node *a = node_of(&LegacyNode_Type, "a"); /* tp_del is no tp_finalize */
    OuObject_CallFinalizer(OBJ(a));
    assert_false(ou_gc_finalized(OBJ(a)));
    Ou_DecRef(OBJ(a));
}

/** Puts the youngest nodes, which the caller made, into a list as the collector would. */
static void take_as_garbage(OuGCHead *list, Node **nodes, int count)
{
    gc_list_init(list);
    for (int i = 0; i < count; i++) {
        gc_list_move(ou_as_gc(OBJ(nodes[i])), list);
        ou_as_gc(OBJ(nodes[i]))->gc_prev |= OU_GC_PREV_COLLECTING;
    }
}

/** Gives the nodes of a list back to generation 0 and lets go of them. */
static void give_back(OuGCHead *list, Node **nodes, int count)
{
    clear_collecting(list);
    gc_list_merge(list, &ou_gc.generations[0].head);
    assert_null(ou_validate_generations());
    for (int i = 0; i < count; i++) {
        Ou_DecRef(OBJ(nodes[i]));
    }
}

static void test_finalize_garbage_calls_each_that_waits_in_order(void **OU_UNUSED(state))
{
    Node *nodes[3] = {node("a"), node("b"), node("c")};
    OuGCHead list;
    for (int i = 0; i < 3; i++) {
        nodes[i]->finalizer = note;
    }
    ou_as_gc(OBJ(nodes[1]))->gc_prev |= OU_GC_PREV_FINALIZED;
    take_as_garbage(&list, nodes, 3);
    assert_int_equal(finalize_garbage(&list), 2);
    assert_string_equal(node_log, "finalize-a finalize-c");
    assert_int_equal(gc_list_size(&list), 3);
    assert_null(ou_validate_gc_list(&list, 1));
    assert_int_equal(finalize_garbage(&list), 0);
    give_back(&list, nodes, 3);
}

static Node *victim;

static void kill_victim(Node *self)
{
    note(self);
    Ou_DecRef(OBJ(victim));
}

static void test_a_finalizer_may_let_the_next_of_the_list_die(void **OU_UNUSED(state))
{
    Node *nodes[3] = {node("a"), node("b"), node("c")};
    OuGCHead list;
    nodes[0]->finalizer = kill_victim;
    nodes[2]->finalizer = note;
    victim = nodes[1];
    take_as_garbage(&list, nodes, 3);
    finalize_garbage(&list);
    assert_string_equal(node_log, "finalize-a b finalize-c");
    assert_int_equal(gc_list_size(&list), 2);
    Node *left[2] = {nodes[0], nodes[2]};
    give_back(&list, left, 2);
}

static void test_legacy_finalizers_leave_with_all_they_reach(void **OU_UNUSED(state))
{
    Node *legacy = node_of(&LegacyNode_Type, "legacy");
    Node *nodes[4] = {node("apart"), legacy, node("child"), node("grandchild")};
    node_set(legacy, 0, nodes[2]);
    node_set(nodes[2], 0, nodes[3]);
    OuGCHead unreachable, finalizers;
    gc_list_init(&finalizers);
    take_as_garbage(&unreachable, nodes, 4);
    move_legacy_finalizers(&unreachable, &finalizers);
    assert_int_equal(gc_list_size(&finalizers), 1);
    move_legacy_finalizer_reachable(&finalizers);
    assert_int_equal(gc_list_size(&finalizers), 3);
    assert_int_equal(gc_list_size(&unreachable), 1);
    assert_null(ou_validate_gc_list(&finalizers, 0));
    assert_null(ou_validate_gc_list(&unreachable, 1));
    gc_list_merge(&finalizers, &unreachable);
    give_back(&unreachable, nodes, 4);
}

static void finalize_a_living_object(void)
{
    OuObject_CallFinalizerFromDealloc(OBJ(node("a")));
}

static void release_too_much(Node *self)
{
    OBJ(self)->ob_refcnt = 0;
}

static void release_more_than_was_lent(void)
{
    Node *a = node("a");
    a->finalizer = release_too_much;
    Ou_DecRef(OBJ(a));
}

static void test_misuse_stops_with_a_sentence(void **OU_UNUSED(state))
{
    assert_stops_saying(finalize_a_living_object, "only a dying object");
    assert_stops_saying(release_more_than_was_lent, "released a reference it did not own");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_finalizer_is_called_once_per_life, setup),
        cmocka_unit_test_setup(test_a_dying_object_is_alive_for_its_finalizer, setup),
        cmocka_unit_test_setup(test_a_type_without_finalizer_is_not_marked, setup),
        cmocka_unit_test_setup(test_finalize_garbage_calls_each_that_waits_in_order, setup),
        cmocka_unit_test_setup(test_a_finalizer_may_let_the_next_of_the_list_die, setup),
        cmocka_unit_test_setup(test_legacy_finalizers_leave_with_all_they_reach, setup),
        cmocka_unit_test_setup(test_misuse_stops_with_a_sentence, setup),
    };
    return cmocka_run_group_tests_name("finalize", tests, NULL, NULL);
}
