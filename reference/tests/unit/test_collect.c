/* SPDX-License-Identifier: MIT */
/**
 * @file test_collect.c
 * The conductor: what surrounds a collection, who is told, and what a rehearsal leaves alone.
 */
#include "child.h"
#include "node.h"
#include "unit.h"

#include "../../core/rehearse.h"
#include "ouro/collect.h"
#include "ouro/errors.h"
#include "ouro/gclist.h"
#include "ouro/list.h"
#include "ouro/refcount.h"

#include <string.h>

static int setup(void **OU_UNUSED(state))
{
    node_fresh_start();
    return 0;
}

/** A node that only a cycle keeps alive. */
static void drop_a_ring(const char *name)
{
    Node *ring = node(name);
    node_set(ring, 0, ring);
    Ou_DecRef(OBJ(ring));
}

static void note_callback(const char *phase, int generation, const OuGCResult *result)
{
    node_log_add("%s-%d-%td", phase, generation, result->collected);
}

static void test_callbacks_hear_start_and_stop_but_not_at_exit(void **OU_UNUSED(state))
{
    ou_gc_callback = note_callback;
    drop_a_ring("a");
    ou_gc_collect(1);
    assert_string_equal(node_log, "start-1-0 a stop-1-1");
    ou_gc_collect_at_exit();
    ou_gc_callback = NULL;
    assert_string_equal(node_log, "start-1-0 a stop-1-1");
}

static void test_disabling_silences_safe_points_not_demands(void **OU_UNUSED(state))
{
    ou_gc.enabled = 0;
    drop_a_ring("a");
    assert_int_equal(OuGC_Collect(), 0);
    ou_gc_wanted = 1;
    OuGC_Poll();
    assert_string_equal(node_log, "");
    assert_int_equal(ou_gc_collect(2), 1);
    ou_gc.enabled = 1;
    drop_a_ring("b");
    assert_int_equal(OuGC_Collect(), 1);
    assert_string_equal(node_log, "a b");
}

static void test_an_error_on_its_way_survives_a_collection(void **OU_UNUSED(state))
{
    OuErr_SetString(OuExc_KeyError, "on its way");
    drop_a_ring("a");
    assert_int_equal(ou_gc_collect(2), 1);
    assert_int_equal(OuErr_Occurred(), OuExc_KeyError);
    OuErr_Clear();
}

static int cleared;

static void clear_caches(void)
{
    cleared++;
}

static void test_caches_are_emptied_by_full_collections_only(void **OU_UNUSED(state))
{
    ou_gc_clear_caches = clear_caches;
    ou_gc_collect(0);
    ou_gc_collect(1);
    assert_int_equal(cleared, 0);
    ou_gc_collect(2);
    ou_gc_clear_caches = NULL;
    assert_int_equal(cleared, 1);
}

static void note_finalizer(Node *self)
{
    node_log_add("finalize-%s", self->name);
}

static void test_what_was_kept_dies_silently_at_the_end(void **OU_UNUSED(state))
{
    Node *frozen = node("frozen");
    frozen->finalizer = note_finalizer;
    node_set(frozen, 0, frozen);
    ou_gc_freeze();
    Ou_DecRef(OBJ(frozen));
    assert_int_equal(ou_gc_collect(2), 0); /* what is frozen is not looked at */
    ou_gc_release_kept();
    assert_string_equal(node_log, "frozen");
    assert_int_equal(ou_gc_freeze_count(), 0);
}

static void test_a_rehearsal_changes_nothing(void **OU_UNUSED(state))
{
    Node *kept[5];
    for (int i = 0; i < 5; i++) {
        kept[i] = node("-");
        drop_a_ring("r");
    }
    OuGCHead *young = &ou_gc.generations[0].head;
    OuGCHead *order[64];
    Ou_ssize_t size = gc_list_size(young);
    assert_true(size >= 10 && size < 64);
    Ou_ssize_t at = 0;
    for (OuGCHead *gc = gc_next(young); gc != young; gc = gc_next(gc)) {
        order[at++] = gc;
    }
    for (int i = 0; i < 100; i++) { /* it rehearses at some of the calls */
        ou_gc_rehearse();
        at = 0;
        for (OuGCHead *gc = gc_next(young); gc != young; gc = gc_next(gc)) {
            assert_ptr_equal(gc, order[at++]);
        }
        assert_int_equal(at, size);
    }
    assert_string_equal(node_log, "");
    assert_null(ou_validate_generations());
    for (int i = 0; i < 5; i++) {
        Ou_DecRef(OBJ(kept[i]));
    }
    assert_int_equal(ou_gc_collect(2), 5);
}

static void rehearse_with_a_missing_reference(void)
{
    Node *owner = node("owner");
    Node *owned = node("owned");
    owner->field[0] = OBJ(owned); /* without a reference of its own */
    owner->field[1] = OBJ(owned);
    for (int i = 0; i < 100; i++) {
        ou_gc_rehearse();
    }
}

static void check_with_a_dead_item(void)
{
    OuObject *list = OuList_New(0);
    Node *item = node("item");
    OuList_Append(list, OBJ(item));
    OuObject_GC_UnTrack(OBJ(item));
    OBJ(item)->ob_refcnt = 0;
    ou_gc_stop_if(ou_validate_gc_contents(&ou_gc.generations[0].head));
}

static void check_with_an_open_bracket_too_few(void)
{
    ou_trashcan.nesting = -1;
    ou_gc_check_others();
}

static void test_a_rehearsal_finds_what_a_collection_would_break(void **OU_UNUSED(state))
{
    assert_stops_saying(rehearse_with_a_missing_reference, "type Node, count 1");
    assert_stops_saying(check_with_a_dead_item, "does not own one of its items");
    assert_stops_saying(check_with_an_open_bracket_too_few, "closed than opened");
    ou_gc_check_safe_point();
    ou_gc_check_others();
    ou_gc_stop_if(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_callbacks_hear_start_and_stop_but_not_at_exit, setup),
        cmocka_unit_test_setup(test_disabling_silences_safe_points_not_demands, setup),
        cmocka_unit_test_setup(test_an_error_on_its_way_survives_a_collection, setup),
        cmocka_unit_test_setup(test_caches_are_emptied_by_full_collections_only, setup),
        cmocka_unit_test_setup(test_what_was_kept_dies_silently_at_the_end, setup),
        cmocka_unit_test_setup(test_a_rehearsal_changes_nothing, setup),
        cmocka_unit_test_setup(test_a_rehearsal_finds_what_a_collection_would_break, setup),
    };
    return cmocka_run_group_tests_name("collect", tests, NULL, NULL);
}
