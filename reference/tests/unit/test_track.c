/* SPDX-License-Identifier: MIT */
/**
 * @file test_track.c
 * Objects with a GC head: where the words in front are, which list they are in, and what the
 * validators say of a list that was damaged.
 */
#include "child.h"
#include "node.h"
#include "unit.h"

#include "ouro/collect.h"
#include "ouro/errors.h"
#include "ouro/gclist.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

static int setup(void **OU_UNUSED(state))
{
    node_fresh_start();
    return 0;
}

static void test_a_new_gc_object_is_untracked_and_zeroed(void **OU_UNUSED(state))
{
    Node *a = (Node *)OuObject_GC_New(&Node_Type);
    assert_false(ou_gc_is_tracked(OBJ(a)));
    assert_false(ou_gc_finalized(OBJ(a)));
    assert_int_equal(Ou_REFCNT(OBJ(a)), 1);
    for (int i = 0; i < NODE_FIELDS; i++) {
        assert_null(a->field[i]);
    }
    a->name = "a";
    Ou_DecRef(OBJ(a)); /* an untracked object dies as well */
    assert_string_equal(node_log, "a");
}

static void test_a_tracked_object_is_the_youngest_of_generation_0(void **OU_UNUSED(state))
{
    OuGCHead *young = &ou_gc.generations[0].head;
    Node *a = node("a");
    Node *b = node("b");
    assert_ptr_equal(gc_prev(young), ou_as_gc(OBJ(b)));
    assert_ptr_equal(gc_prev(ou_as_gc(OBJ(b))), ou_as_gc(OBJ(a)));
    assert_ptr_equal(ou_from_gc(ou_as_gc(OBJ(a))), OBJ(a));
    Ou_ssize_t size = gc_list_size(young);
    OuObject_GC_UnTrack(OBJ(a));
    OuObject_GC_UnTrack(OBJ(a)); /* a second time does nothing */
    assert_int_equal(gc_list_size(young), size - 1);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
}

static void test_untracking_keeps_the_mark_of_finalization(void **OU_UNUSED(state))
{
    Node *a = node("a");
    ou_as_gc(OBJ(a))->gc_prev |= OU_GC_PREV_FINALIZED;
    OuObject_GC_UnTrack(OBJ(a));
    assert_true(ou_gc_finalized(OBJ(a)));
    OuObject_GC_Track(OBJ(a));
    assert_true(ou_gc_finalized(OBJ(a)));
    assert_null(ou_validate_generations());
    Ou_DecRef(OBJ(a));
}

static void test_counts_go_up_with_new_and_down_with_del(void **OU_UNUSED(state))
{
    int before = ou_gc.generations[0].count;
    Node *a = node("a");
    assert_int_equal(ou_gc.generations[0].count, before + 1);
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc.generations[0].count, before);
}

static void managed_dealloc(OuObject *op)
{
    OuObject_GC_Del(op);
}

static void test_a_managed_dict_has_its_two_words_in_front_of_the_head(void **OU_UNUSED(state))
{
    static OuTypeObject managed = {
        .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
        .tp_name = "Managed",
        .tp_basicsize = sizeof(OuObject),
        .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_MANAGED_DICT,
        .tp_dealloc = managed_dealloc,
    };
    OuMem_SetupLedger();
    OuObject *op = OuObject_GC_New(&managed);
    void **word = (void **)(void *)ou_as_gc(op);
    assert_null(word[-1]);
    assert_null(word[-2]);
    Ou_DecRef(op);
    assert_int_equal(OuMem_LiveBlocks(), 0); /* freed from its true beginning */
    OuMem_RemoveLedger();
}

static void test_a_failed_allocation_counts_nothing(void **OU_UNUSED(state))
{
    int before = ou_gc.generations[0].count;
    OuMem_SetupFaults();
    OuMem_FailAllocation(1, 0);
    assert_null(OuObject_GC_New(&Node_Type));
    assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
    OuErr_Clear();
    OuMem_RemoveFaults();
    assert_int_equal(ou_gc.generations[0].count, before);
}

static void track_twice(void)
{
    OuObject_GC_Track(OBJ(node("a")));
}

static void make_without_head(void)
{
    static OuTypeObject plain = {.tp_name = "plain", .tp_basicsize = sizeof(OuObject)};
    OuObject_GC_New(&plain);
}

static void test_misuse_is_refused_with_a_sentence(void **OU_UNUSED(state))
{
    assert_stops_saying(track_twice, "tracked already");
    assert_stops_saying(make_without_head, "needs a type with HAVE_GC");
}

/** Asserts that a validator said a sentence. */
static void assert_said(const char *said, const char *sentence)
{
    assert_non_null(said);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}

static void test_the_validator_follows_a_list_both_ways(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Node *b = node("b");
    OuGCHead *list = &ou_gc.generations[0].head;
    OuGCHead *first = ou_as_gc(OBJ(a));
    OuGCHead *second = ou_as_gc(OBJ(b));
    OuGCHead whole[2] = {*first, *second};
    assert_null(ou_validate_gc_list(list, 0));

    second->gc_prev = (uintptr_t)list;
    assert_said(ou_validate_gc_list(list, 0), "does not lead back");
    *second = whole[1];
    first->gc_next |= OU_GC_NEXT_UNREACHABLE;
    assert_said(ou_validate_gc_list(list, 0), "still flagged as unreachable");
    first->gc_next = 0;
    assert_said(ou_validate_gc_list(list, 0), "ends in an untracked object");
    *first = whole[0];
    second->gc_prev |= OU_GC_PREV_COLLECTING;
    assert_said(ou_validate_gc_list(list, 0), "outside of a collection is COLLECTING");
    *second = whole[1];
    assert_said(ou_validate_gc_list(list, 1), "is not COLLECTING");
    list->gc_prev = (uintptr_t)first;
    assert_said(ou_validate_gc_list(list, 0), "does not lead to its last object");
    list->gc_prev = (uintptr_t)second;
    OBJ(b)->ob_refcnt = 0;
    assert_said(ou_validate_gc_list(list, 0), "nobody owns it");
    OBJ(b)->ob_refcnt = 1;
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
}

static void test_the_validator_checks_counters_and_all_four_lists(void **OU_UNUSED(state))
{
    assert_null(ou_validate_generations());
    int count = ou_gc.generations[1].count;
    ou_gc.generations[1].count = -1;
    assert_said(ou_validate_generations(), "counter of a generation is below 0");
    ou_gc.generations[1].count = count;
    Ou_ssize_t pending = ou_gc.long_lived_pending;
    ou_gc.long_lived_pending = -1;
    assert_said(ou_validate_generations(), "long-lived objects is below 0");
    ou_gc.long_lived_pending = pending;
    ou_gc.untrackable[OU_UNTRACK_EACH_COLLECTION]--;
    assert_said(ou_validate_generations(), "than were counted");
    ou_gc.untrackable[OU_UNTRACK_EACH_COLLECTION]++;
    Node *a = node("a");
    ou_gc_freeze();
    ou_as_gc(OBJ(a))->gc_prev |= OU_GC_PREV_COLLECTING;
    assert_said(ou_validate_generations(), "COLLECTING");
    ou_as_gc(OBJ(a))->gc_prev &= ~OU_GC_PREV_COLLECTING;
    ou_gc_unfreeze();
    Ou_DecRef(OBJ(a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_new_gc_object_is_untracked_and_zeroed, setup),
        cmocka_unit_test_setup(test_a_tracked_object_is_the_youngest_of_generation_0, setup),
        cmocka_unit_test_setup(test_untracking_keeps_the_mark_of_finalization, setup),
        cmocka_unit_test_setup(test_counts_go_up_with_new_and_down_with_del, setup),
        cmocka_unit_test_setup(test_a_managed_dict_has_its_two_words_in_front_of_the_head, setup),
        cmocka_unit_test_setup(test_a_failed_allocation_counts_nothing, setup),
        cmocka_unit_test_setup(test_misuse_is_refused_with_a_sentence, setup),
        cmocka_unit_test_setup(test_the_validator_follows_a_list_both_ways, setup),
        cmocka_unit_test_setup(test_the_validator_checks_counters_and_all_four_lists, setup),
    };
    return cmocka_run_group_tests_name("track", tests, NULL, NULL);
}
