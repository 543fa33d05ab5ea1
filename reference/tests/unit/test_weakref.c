/* SPDX-License-Identifier: MIT */
/**
 * @file test_weakref.c
 * Weak references: sharing, the order of the list, both ways to die, and what callbacks may see.
 */
#include "node.h"
#include "unit.h"

#include "ouro/collect.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

/** The call hook of these tests: a callback is a node; calling it logs its name. */
static OuObject *call_node(OuObject *callback, OuObject *ref)
{
    Node *self = (Node *)callback;
    const char *alive = OuWeakref_GetObject(ref) ? "alive" : "dead";
    node_log_add("%s(%s)", self->name, alive);
    if (self->finalizer != NULL) {
        self->finalizer(self);
    }
    if (OuErr_Occurred() != OuExc_None) {
        return NULL;
    }
    return Ou_NewRef(ref);
}

static int setup(void **OU_UNUSED(state))
{
    ou_weakref_call = call_node;
    node_fresh_start();
    return 0;
}

static void test_a_ref_without_callback_is_shared(void **OU_UNUSED(state))
{
    Node *a = node("a");
    OuObject *first = OuWeakref_NewRef(OBJ(a), NULL);
    OuObject *second = OuWeakref_NewRef(OBJ(a), NULL);
    OuObject *proxy = OuWeakref_NewProxy(OBJ(a), NULL);
    assert_ptr_equal(first, second);
    assert_int_equal(Ou_REFCNT(first), 2);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 1);
    assert_int_equal(ou_weakref_count(OBJ(a)), 2);
    Ou_DecRef(OBJ(a));
    assert_null(OuWeakref_GetObject(first));
    assert_null(OuWeakref_GetObject(proxy));
    Ou_DecRef(first);
    Ou_DecRef(second);
    Ou_DecRef(proxy);
}

static void test_the_list_order_is_ref_proxy_then_newest_first(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Node *callback = node("cb");
    OuObject *one = OuWeakref_NewRef(OBJ(a), OBJ(callback));
    OuObject *two = OuWeakref_NewRef(OBJ(a), OBJ(callback));
    OuObject *proxy = OuWeakref_NewProxy(OBJ(a), NULL);
    OuObject *ref = OuWeakref_NewRef(OBJ(a), NULL);
    OuObject *three = OuWeakref_NewProxy(OBJ(a), OBJ(callback));
    OuObject *order[] = {ref, proxy, three, two, one};
    OuWeakReference *at = a->weakrefs;
    for (int i = 0; i < 5; i++) {
        assert_ptr_equal(at, order[i]);
        at = at->wr_next;
    }
    assert_null(at);
    Ou_DecRef(two); /* from the middle */
    assert_int_equal(ou_weakref_count(OBJ(a)), 4);
    Ou_DecRef(OBJ(a));
    assert_string_equal(node_log, "cb(dead) cb(dead) a");
    Ou_DecRef(one);
    Ou_DecRef(three);
    Ou_DecRef(proxy);
    Ou_DecRef(ref);
    Ou_DecRef(OBJ(callback));
}

static void test_callbacks_run_newest_first_and_once(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Node *x = node("x");
    Node *y = node("y");
    OuObject *one = OuWeakref_NewRef(OBJ(a), OBJ(x));
    OuObject *two = OuWeakref_NewRef(OBJ(a), OBJ(y));
    Ou_DecRef(OBJ(a));
    assert_string_equal(node_log, "y(dead) x(dead) a");
    assert_null(((OuWeakReference *)one)->wr_callback);
    assert_int_equal(Ou_REFCNT(OBJ(x)), 1);
    Ou_DecRef(one);
    Ou_DecRef(two);
    Ou_DecRef(OBJ(x));
    Ou_DecRef(OBJ(y));
}

static void test_a_ref_that_died_earlier_is_not_called(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Node *x = node("x");
    Ou_DecRef(OuWeakref_NewRef(OBJ(a), OBJ(x)));
    assert_int_equal(ou_weakref_count(OBJ(a)), 0);
    Ou_DecRef(OBJ(a));
    assert_string_equal(node_log, "a");
    Ou_DecRef(OBJ(x));
}

static void test_what_cannot_be_referenced_says_so(void **OU_UNUSED(state))
{
    OuObject *list = OuList_New(0);
    OuErrRecord error;
    assert_null(OuWeakref_NewRef(list, NULL));
    OuErr_Fetch(&error);
    assert_int_equal(error.kind, OuExc_TypeError);
    assert_string_equal(error.message, "cannot create weak reference to 'list' object");
    Ou_DecRef(list);
}

static void fail_on_purpose(Node *OU_UNUSED(self))
{
    OuErr_SetString(OuExc_ValueError, "from a callback");
}

static int unraisable;

static void count_unraisable(const OuErrRecord *record, const char *OU_UNUSED(message),
                             OuObject *object)
{
    assert_int_equal(record->kind, OuExc_ValueError);
    assert_string_equal(((Node *)object)->name, "bad");
    unraisable++;
}

static void test_an_error_in_a_callback_is_unraisable_and_stops_nothing(void **OU_UNUSED(state))
{
    OuErr_SetUnraisableHook(count_unraisable);
    Node *a = node("a");
    Node *good = node("good");
    Node *bad = node("bad");
    bad->finalizer = fail_on_purpose;
    OuObject *one = OuWeakref_NewRef(OBJ(a), OBJ(good));
    OuObject *two = OuWeakref_NewRef(OBJ(a), OBJ(bad));
    OuErr_SetString(OuExc_KeyError, "on its way");
    Ou_DecRef(OBJ(a));
    assert_int_equal(OuErr_Occurred(), OuExc_KeyError);
    OuErr_Clear();
    assert_int_equal(unraisable, 1);
    assert_string_equal(node_log, "bad(dead) good(dead) a");
    OuErr_SetUnraisableHook(NULL);
    Ou_DecRef(one);
    Ou_DecRef(two);
    bad->finalizer = NULL;
    Ou_DecRef(OBJ(good));
    Ou_DecRef(OBJ(bad));
}

static void
test_the_collector_clears_before_it_finalizes_and_calls_reachable_ones(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Node *callback = node("cb");
    node_set(a, 0, a);
    OuObject *outside = OuWeakref_NewRef(OBJ(a), OBJ(callback));
    OuObject *inside = OuWeakref_NewRef(OBJ(a), OBJ(callback));
    node_set(a, 1, inside); /* trash itself: it must not call */
    Ou_DecRef(inside);
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 2);
    assert_string_equal(node_log, "cb(dead) a");
    assert_null(OuWeakref_GetObject(outside));
    assert_null(ou_validate_generations());
    Ou_DecRef(outside);
    Ou_DecRef(OBJ(callback));
}

static OuObject *slot;

static void drop_slot(Node *OU_UNUSED(self))
{
    Ou_Clear(&slot);
}

static void test_a_ref_that_dies_in_its_callback_counts_as_collected(void **OU_UNUSED(state))
{
    Node *a = node("a");
    Node *callback = node("cb");
    callback->finalizer = drop_slot;
    node_set(a, 0, a);
    slot = OuWeakref_NewRef(OBJ(a), OBJ(callback));
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 2);
    callback->finalizer = NULL;
    Ou_DecRef(OBJ(callback));
}

static void revive(Node *self)
{
    node_log_add("revived");
    slot = Ou_NewRef(OBJ(self));
}

static void test_a_cleared_ref_stays_dead_after_resurrection(void **OU_UNUSED(state))
{
    Node *a = node("a");
    a->finalizer = revive;
    node_set(a, 0, a);
    OuObject *ref = OuWeakref_NewRef(OBJ(a), NULL);
    Ou_DecRef(OBJ(a));
    assert_int_equal(ou_gc_collect(2), 0);
    assert_null(OuWeakref_GetObject(ref));
    OuObject *fresh = OuWeakref_NewRef(slot, NULL);
    assert_ptr_not_equal(fresh, ref);
    assert_ptr_equal(OuWeakref_GetObject(fresh), slot);
    Ou_Clear(&slot);
    assert_int_equal(ou_gc_collect(2), 1);
    assert_null(OuWeakref_GetObject(fresh));
    Ou_DecRef(ref);
    Ou_DecRef(fresh);
}

static void test_a_failed_allocation_leaves_no_ref_behind(void **OU_UNUSED(state))
{
    Node *a = node("a");
    OuMem_SetupFaults();
    OuMem_FailAllocation(1, 0);
    assert_null(OuWeakref_NewRef(OBJ(a), NULL));
    assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
    OuErr_Clear();
    OuMem_RemoveFaults();
    assert_int_equal(ou_weakref_count(OBJ(a)), 0);
    Ou_DecRef(OBJ(a));
}

/** Asserts that a validator said a sentence. */
static void assert_said(const char *said, const char *sentence)
{
    assert_non_null(said);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}

static void test_the_validator_asks_each_weak_reference(void **OU_UNUSED(state))
{
    Node *a = node("a");
    OuObject *shared = OuWeakref_NewRef(OBJ(a), NULL);
    OuObject *called = OuWeakref_NewRef(OBJ(a), OBJ(a));
    OuWeakReference *first = (OuWeakReference *)shared;
    OuWeakReference *second = (OuWeakReference *)called;
    assert_null(ou_validate_weakref(shared));
    assert_null(ou_validate_weakref(called));
    assert_null(ou_validate_weakref(OBJ(a))); /* no weak reference at all */

    second->wr_prev = NULL;
    assert_said(ou_validate_weakref(shared), "does not lead back");
    assert_said(ou_validate_weakref(called), "not in the list of its referent");
    second->wr_prev = first;
    first->wr_next = NULL;
    assert_said(ou_validate_weakref(called), "before this one does not lead to it");
    first->wr_next = second;
    first->wr_prev = second;
    assert_said(ou_validate_weakref(shared), "has one before it");
    first->wr_prev = NULL;
    memset(&first->wr_object, OU_MEM_DEADBYTE, sizeof first->wr_object);
    assert_said(ou_validate_weakref(shared), "freed, and the weak reference was not cleared");
    first->wr_object = called; /* of a type without a place for weak references */
    assert_said(ou_validate_weakref(shared), "has no list of weak references");
    first->wr_object = OBJ(a);

    Ou_DecRef(called);
    Ou_DecRef(shared);
    Ou_DecRef(OBJ(a));
}

static void test_the_validator_walks_the_list_of_a_referent(void **OU_UNUSED(state))
{
    Node *a = node("a");
    OuObject *shared = OuWeakref_NewRef(OBJ(a), NULL);
    OuObject *proxy = OuWeakref_NewProxy(OBJ(a), NULL);
    OuObject *called = OuWeakref_NewRef(OBJ(a), OBJ(a));
    OuWeakReference *last = (OuWeakReference *)called;
    assert_null(ou_validate_weakrefs_of(OBJ(a)));
    assert_null(ou_validate_weakrefs_of(shared)); /* cannot be referenced itself */

    last->wr_object = shared;
    assert_said(ou_validate_weakrefs_of(OBJ(a)), "not its referent");
    last->wr_object = OBJ(a);
    last->wr_prev = NULL;
    assert_said(ou_validate_weakrefs_of(OBJ(a)), "does not lead back");
    last->wr_prev = (OuWeakReference *)proxy;
    OuObject *callback = last->wr_callback;
    last->wr_callback = NULL;
    assert_said(ou_validate_weakrefs_of(OBJ(a)), "so it is not shared");
    last->ob_base.ob_type = &OuWeakref_ProxyType;
    assert_said(ou_validate_weakrefs_of(OBJ(a)), "a proxy without callback");
    last->ob_base.ob_type = &Node_Type;
    assert_said(ou_validate_weakrefs_of(OBJ(a)), "no weak reference is in a list");
    memset(&last->ob_base.ob_type, OU_MEM_DEADBYTE, sizeof last->ob_base.ob_type);
    assert_said(ou_validate_weakrefs_of(OBJ(a)), "freed, and is still in the list");
    last->ob_base.ob_type = &OuWeakref_RefType;
    last->wr_callback = callback;

    Ou_DecRef(called);
    Ou_DecRef(proxy);
    Ou_DecRef(shared);
    Ou_DecRef(OBJ(a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_ref_without_callback_is_shared, setup),
        cmocka_unit_test_setup(test_the_list_order_is_ref_proxy_then_newest_first, setup),
        cmocka_unit_test_setup(test_callbacks_run_newest_first_and_once, setup),
        cmocka_unit_test_setup(test_a_ref_that_died_earlier_is_not_called, setup),
        cmocka_unit_test_setup(test_what_cannot_be_referenced_says_so, setup),
        cmocka_unit_test_setup(test_an_error_in_a_callback_is_unraisable_and_stops_nothing, setup),
        cmocka_unit_test_setup(
            test_the_collector_clears_before_it_finalizes_and_calls_reachable_ones, setup),
        cmocka_unit_test_setup(test_a_ref_that_dies_in_its_callback_counts_as_collected, setup),
        cmocka_unit_test_setup(test_a_cleared_ref_stays_dead_after_resurrection, setup),
        cmocka_unit_test_setup(test_a_failed_allocation_leaves_no_ref_behind, setup),
        cmocka_unit_test_setup(test_the_validator_asks_each_weak_reference, setup),
        cmocka_unit_test_setup(test_the_validator_walks_the_list_of_a_referent, setup),
    };
    return cmocka_run_group_tests_name("weakref", tests, NULL, NULL);
}
