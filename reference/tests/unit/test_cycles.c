/* SPDX-License-Identifier: MIT */
/**
 * @file test_cycles.c
 * The collector on small graphs: what is found, what is spared, what comes back, in which order.
 */
#include "node.h"
#include "unit.h"

#include "ouro/collect.h"
#include "ouro/list.h"
#include "ouro/refcount.h"

#include <string.h>

static void test_a_ring_without_owner_is_garbage(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    Node *b = node("b");
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(b));
    assert_int_equal(ou_gc_collect(2), 0);
    assert_string_equal(node_log, "");
    assert_int_equal(Ou_REFCNT(OBJ(a)), 2);
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 2);
    assert_non_null(strchr(node_log, 'a'));
    assert_non_null(strchr(node_log, 'b'));
    assert_null(ou_validate_generations());
}

static void test_what_hangs_from_garbage_is_counted_too(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    OuObject *tail = OuList_New(0);
    node_set(a, 0, a);
    node_set(a, 1, tail);
    Ou_DecRef(tail);
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 2);
}

static void test_an_object_set_aside_comes_back(void **OU_UNUSED(state))
{
    /* The owner is tracked last, so everything before it is set aside first and then rescued. */
    node_fresh_start();
    Node *chain[6];
    for (int i = 0; i < 6; i++) {
        chain[i] = node("c");
    }
    for (int i = 1; i < 6; i++) {
        node_set(chain[i], 0, chain[i - 1]);
        Ou_DecRef(OBJ(chain[i - 1]));
    }
    node_set(chain[0], 1, chain[5]);
    assert_int_equal(ou_gc_collect(0), 0);
    assert_null(ou_validate_generations());
    assert_string_equal(node_log, "");
    Ou_DecRef(OBJ(chain[5]));
    assert_int_equal(ou_gc_collect(2), 6);
}

static void test_a_dead_old_object_protects_young_ones(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *old = node("old");
    node_set(old, 0, old);
    assert_int_equal(ou_gc_collect(1), 0); /* old is in generation 2 now */
    Node *young = node("young");
    node_set(young, 0, young);
    node_set(old, 1, young);
    Ou_DecRef(OBJ(young));
    Ou_DecRef(OBJ(old));
    assert_int_equal(ou_gc_collect(0), 0);
    assert_int_equal(ou_gc_collect(1), 0);
    assert_int_equal(ou_gc_collect(2), 2);
}

static Node *rescued;

static void rescue(Node *self)
{
    node_log_add("finalize-%s", self->name);
    Ou_IncRef(OBJ(self));
    rescued = self;
}

static void test_resurrection_is_transitive_and_the_rest_is_collected(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    Node *b = node("b");
    Node *c = node("c");
    node_set(a, 0, b);
    node_set(b, 0, b);
    node_set(c, 0, a);
    node_set(a, 1, a);
    node_set(c, 1, c);
    a->finalizer = rescue;
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
    assert_int_equal(ou_gc_collect(2), 1);
    assert_string_equal(node_log, "finalize-a c");
    assert_ptr_equal(rescued, a);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 2);
    node_log[0] = '\0';
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 2); /* once only: the second death is silent */
    assert_null(strstr(node_log, "finalize"));
    assert_null(ou_validate_generations());
}

static void test_resurrection_on_the_count_path(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    a->finalizer = rescue;
    Ou_DecRef(OBJ(a));
    assert_ptr_equal(rescued, a);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 1);
    assert_true(ou_gc_is_tracked(OBJ(a)));
    assert_string_equal(node_log, "finalize-a");
    Ou_DecRef(OBJ(a));
    assert_string_equal(node_log, "finalize-a a");
}

static void untie(Node *self)
{
    node_log_add("untie-%s", self->name);
    Ou_Clear(&self->field[0]);
}

static void test_a_finalizer_that_unties_the_knot(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    Node *b = node("b");
    node_set(a, 0, b);
    node_set(b, 0, a);
    a->finalizer = untie;
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    assert_int_equal(ou_gc_collect(2), 0); /* both died by counts, in the middle */
    assert_string_equal(node_log, "untie-a b a");
}

static void collect_again(Node *self)
{
    node_log_add("collect-%s", self->name);
    assert_int_equal(ou_gc_collect(2), 0);
    Node *waste = node("waste");
    node_set(waste, 0, waste);
    Ou_DecRef(OBJ(waste));
}

static void test_a_finalizer_that_collects_and_makes_garbage(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node("a");
    node_set(a, 0, a);
    a->finalizer = collect_again;
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 1);
    assert_string_equal(node_log, "collect-a a");
    assert_int_equal(ou_gc_collect(2), 1);
    assert_string_equal(node_log, "collect-a a waste");
}

static void test_legacy_finalizers_are_uncollectable(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *a = node_of(&LegacyNode_Type, "a");
    Node *b = node("b");
    node_set(a, 0, b);
    node_set(b, 0, a);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    assert_int_equal(ou_gc_collect(2), 2);
    assert_string_equal(node_log, "");
    assert_non_null(ou_gc.garbage);
    assert_int_equal(OuList_Size(ou_gc.garbage), 1);
    assert_ptr_equal(OuList_GetItem(ou_gc.garbage, 0), a);
    Ou_Clear(&a->field[0]);
    ou_gc_fini();
    assert_string_equal(node_log, "b a");
}

static void test_saveall_keeps_garbage_whole(void **OU_UNUSED(state))
{
    node_fresh_start();
    ou_gc.debug = OU_GC_DEBUG_SAVEALL;
    Node *a = node("a");
    node_set(a, 0, a);
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 1);
    ou_gc.debug = 0;
    assert_ptr_equal(a->field[0], a);
    assert_int_equal(OuList_Size(ou_gc.garbage), 1);
    ou_gc_fini();
    assert_int_equal(ou_gc_collect(2), 1);
    assert_string_equal(node_log, "a");
}

static void test_a_million_deep_garbage_chain_is_taken_apart(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *first = node("-");
    Node *last = first;
    for (int i = 0; i < 1000000; i++) {
        Node *next = node("-");
        node_set(last, 0, next);
        Ou_DecRef(OBJ(next));
        last = next;
    }
    node_set(last, 0, first);
    Ou_DecRef(OBJ(first));
    assert_int_equal(ou_gc_collect(2), 1000001);
    assert_null(ou_validate_generations());
}

static void test_a_million_deep_chain_dies_by_counts(void **OU_UNUSED(state))
{
    node_fresh_start();
    Node *first = node("-");
    for (int i = 0; i < 1000000; i++) {
        Node *outer = node("-");
        node_set(outer, 0, first);
        Ou_DecRef(OBJ(first));
        first = outer;
    }
    Ou_DecRef(OBJ(first));
    OuObject *list = OuList_New(0);
    for (int i = 0; i < 1000000; i++) {
        OuObject *outer = OuList_New(1);
        assert_int_equal(OuList_SetItem(outer, 0, list), 0);
        list = outer;
    }
    Ou_DecRef(list);
}

static char boundaries[512];

static void note_phase(void *OU_UNUSED(context), const char *phase,
                       const OuGCHead *OU_UNUSED(young), const OuGCHead *OU_UNUSED(unreachable))
{
    strcat(boundaries, phase);
    strcat(boundaries, " ");
}

static void test_observers_see_every_boundary(void **OU_UNUSED(state))
{
    OuObserver observer = {.phase_done = note_phase};
    ou_observer = &observer;
    ou_gc_collect(0);
    ou_observer = NULL;
    assert_string_equal(boundaries, "merge_younger update_refs subtract_refs move_unreachable "
                                    "promote_survivors move_legacy_finalizers handle_weakrefs "
                                    "finalize_garbage handle_resurrected_objects delete_garbage ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_ring_without_owner_is_garbage),
        cmocka_unit_test(test_what_hangs_from_garbage_is_counted_too),
        cmocka_unit_test(test_an_object_set_aside_comes_back),
        cmocka_unit_test(test_a_dead_old_object_protects_young_ones),
        cmocka_unit_test(test_resurrection_is_transitive_and_the_rest_is_collected),
        cmocka_unit_test(test_resurrection_on_the_count_path),
        cmocka_unit_test(test_a_finalizer_that_unties_the_knot),
        cmocka_unit_test(test_a_finalizer_that_collects_and_makes_garbage),
        cmocka_unit_test(test_legacy_finalizers_are_uncollectable),
        cmocka_unit_test(test_saveall_keeps_garbage_whole),
        cmocka_unit_test(test_a_million_deep_garbage_chain_is_taken_apart),
        cmocka_unit_test(test_a_million_deep_chain_dies_by_counts),
        cmocka_unit_test(test_observers_see_every_boundary),
    };
    return cmocka_run_group_tests_name("cycles", tests, NULL, NULL);
}
