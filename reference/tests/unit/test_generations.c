/* SPDX-License-Identifier: MIT */
/**
 * @file test_generations.c
 * Counting, choosing, promoting, freezing: the arithmetic of 700, 10, 10.
 */
#include "node.h"
#include "unit.h"

#include "ouro/collect.h"
#include "ouro/refcount.h"

static int setup(void **OU_UNUSED(state))
{
    ou_gc_collect(2);
    ou_gc.enabled = 1;
    ou_gc.generations[0].threshold = 700;
    ou_gc.generations[1].threshold = 10;
    ou_gc.generations[2].threshold = 10;
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        ou_gc.generations[i].count = 0;
        ou_gc.stats[i] = (OuGCStats){0, 0, 0};
    }
    ou_gc.long_lived_total = 0;
    ou_gc.long_lived_pending = 0;
    ou_gc_wanted = 0;
    return 0;
}

static void test_a_collection_is_wanted_above_the_threshold(void **OU_UNUSED(state))
{
    ou_gc.generations[0].threshold = 3;
    Node *kept[4];
    for (int i = 0; i < 3; i++) {
        kept[i] = node("k");
    }
    assert_int_equal(ou_gc_wanted, 0);
    assert_int_equal(ou_gc_choose_generation(), -1);
    kept[3] = node("k");
    assert_int_equal(ou_gc_wanted, 1);
    assert_int_equal(ou_gc_choose_generation(), 0);
    assert_int_equal(ou_gc.stats[0].collections, 0); /* wanted, not run */
    OuGC_Poll();
    assert_int_equal(ou_gc.stats[0].collections, 1);
    assert_int_equal(ou_gc.generations[0].count, 0);
    for (int i = 0; i < 4; i++) {
        Ou_DecRef(OBJ(kept[i]));
    }
    assert_int_equal(ou_gc.generations[0].count, 0); /* not below 0 */
}

static void test_balanced_allocation_never_triggers(void **OU_UNUSED(state))
{
    for (int i = 0; i < 5000; i++) {
        Ou_DecRef(OBJ(node("-")));
    }
    assert_int_equal(ou_gc_wanted, 0);
    assert_int_equal(ou_gc.stats[0].collections, 0);
}

static void test_every_twelfth_automatic_collection_is_of_generation_1(void **OU_UNUSED(state))
{
    ou_gc.generations[0].threshold = 1;
    char rhythm[32] = "";
    Node *waste[2];
    for (int i = 0; i < 24; i++) {
        ou_gc.generations[0].count = 0;
        waste[0] = node("-");
        waste[1] = node("-");
        int chosen = ou_gc_choose_generation();
        rhythm[i] = (char)('0' + chosen);
        OuGC_Poll();
        Ou_DecRef(OBJ(waste[0]));
        Ou_DecRef(OBJ(waste[1]));
    }
    assert_string_equal(rhythm, "000000000001000000000001");
}

static void test_threshold_1_of_2_gives_the_rhythm_0001(void **OU_UNUSED(state))
{
    ou_gc.generations[1].threshold = 2;
    char rhythm[16] = "";
    for (int i = 0; i < 8; i++) {
        ou_gc.generations[0].count = 701;
        int chosen = ou_gc_choose_generation();
        rhythm[i] = (char)('0' + chosen);
        ou_gc_collect(chosen);
    }
    assert_string_equal(rhythm, "00010001");
}

static void test_generation_2_waits_for_a_quarter_of_the_long_lived(void **OU_UNUSED(state))
{
    ou_gc.generations[0].count = 701;
    ou_gc.generations[1].count = 11;
    ou_gc.generations[2].count = 11;
    ou_gc.long_lived_total = 1000;
    ou_gc.long_lived_pending = 249;
    assert_int_equal(ou_gc_choose_generation(), 1);
    ou_gc.long_lived_pending = 250;
    assert_int_equal(ou_gc_choose_generation(), 2);
    ou_gc.enabled = 0;
    assert_int_equal(ou_gc_choose_generation(), -1);
}

static void test_survivors_move_up_and_are_counted(void **OU_UNUSED(state))
{
    ou_gc_freeze(); /* whatever else is alive stays out of the way */
    Node *a = node("a");
    ou_gc_collect(0);
    assert_int_equal(ou_gc.generations[1].count, 1);
    ou_gc_collect(1);
    assert_int_equal(ou_gc.long_lived_pending, 1);
    assert_int_equal(ou_gc.generations[2].count, 1);
    ou_gc_collect(2);
    assert_int_equal(ou_gc.long_lived_pending, 0);
    assert_int_equal(ou_gc.long_lived_total, 1);
    assert_int_equal(ou_gc.stats[2].collections, 1);
    ou_gc_unfreeze();
    Ou_DecRef(OBJ(a));
}

static void test_frozen_objects_are_roots_and_still_die_by_counting(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    Node *b = node("b");
    node_set(a, 0, a);
    Ou_ssize_t before = ou_gc_freeze_count();
    ou_gc_freeze();
    assert_int_equal(ou_gc_freeze_count(), before + 2);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    assert_string_equal(node_log, "b");
    assert_int_equal(ou_gc_collect(2), 0);
    ou_gc_unfreeze();
    assert_int_equal(ou_gc_freeze_count(), 0);
    assert_int_equal(ou_gc_collect(1), 0);
    assert_int_equal(ou_gc_collect(2), 1);
    assert_string_equal(node_log, "b a");
}

static int maybe_untrack(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    return 0;
}

static void test_survivors_that_cannot_be_in_a_cycle_are_untracked(void **OU_UNUSED(state))
{
    OuTypeObject tuple_like = Node_Type;
    tuple_like.tp_maybe_untrack = maybe_untrack;
    tuple_like.tp_untrack_when = OU_UNTRACK_EACH_COLLECTION;
    OuTypeObject dict_like = tuple_like;
    dict_like.tp_untrack_when = OU_UNTRACK_FULL_COLLECTION;
    Node *tuple = node_of(&tuple_like, "t");
    Node *dict = node_of(&dict_like, "d");
    ou_gc_collect(1);
    assert_false(ou_gc_is_tracked(OBJ(tuple)));
    assert_true(ou_gc_is_tracked(OBJ(dict)));
    ou_gc_collect(2);
    assert_false(ou_gc_is_tracked(OBJ(dict)));
    assert_int_equal(ou_gc.long_lived_total, 0);
    /* Their slot is not their type's any more, so they free themselves by hand. */
    OuObject_GC_Del(OBJ(tuple));
    OuObject_GC_Del(OBJ(dict));
    OU_REF_TOTAL_ADD(-2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_collection_is_wanted_above_the_threshold, setup),
        cmocka_unit_test_setup(test_balanced_allocation_never_triggers, setup),
        cmocka_unit_test_setup(test_every_twelfth_automatic_collection_is_of_generation_1, setup),
        cmocka_unit_test_setup(test_threshold_1_of_2_gives_the_rhythm_0001, setup),
        cmocka_unit_test_setup(test_generation_2_waits_for_a_quarter_of_the_long_lived, setup),
        cmocka_unit_test_setup(test_survivors_move_up_and_are_counted, setup),
        cmocka_unit_test_setup(test_frozen_objects_are_roots_and_still_die_by_counting, setup),
        cmocka_unit_test_setup(test_survivors_that_cannot_be_in_a_cycle_are_untracked, setup),
    };
    return cmocka_run_group_tests_name("generations", tests, NULL, NULL);
}
