/* SPDX-License-Identifier: MIT */
/**
 * @file test_trashcan.c
 * The trashcan: how deep deaths nest, in which order what was put off dies, and what finalizers may
 * do meanwhile.
 */
#include "child.h"
#include "node.h"
#include "unit.h"

#include "ouro/gclist.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

enum { LEVELS = 50 };

static int deaths;
static int deepest;

/** Notes how deep the deaths are nested. */
static void note_depth(Node *OU_UNUSED(self))
{
    deaths++;
    if (ou_trashcan.nesting > deepest) {
        deepest = ou_trashcan.nesting;
    }
    assert_null(ou_validate_trashcan());
}

static int setup(void **OU_UNUSED(state))
{
    node_fresh_start();
    deaths = 0;
    deepest = 0;
    return 0;
}

static int teardown(void **OU_UNUSED(state))
{
    assert_int_equal(ou_trashcan.nesting, 0);
    assert_null(ou_trashcan.delete_later);
    assert_null(ou_validate_trashcan());
    return 0;
}

/** A chain of nodes, the first one owned by the caller; each notes its depth. */
static Node *chain_of(int length)
{
    Node *first = node("-");
    first->finalizer = note_depth;
    for (int i = 1; i < length; i++) {
        Node *outer = node("-");
        outer->finalizer = note_depth;
        node_set(outer, 0, first);
        Ou_DecRef(OBJ(first));
        first = outer;
    }
    return first;
}

static void test_a_short_chain_dies_by_nested_calls(void **OU_UNUSED(state))
{
    Node *chain = chain_of(LEVELS);
    Ou_DecRef(OBJ(chain));
    assert_int_equal(deaths, LEVELS);
    assert_int_equal(deepest, LEVELS);
}

static void test_a_long_chain_never_nests_deeper_than_the_levels(void **OU_UNUSED(state))
{
    Node *chain = chain_of(100000);
    Ou_DecRef(OBJ(chain));
    assert_int_equal(deaths, 100000);
    assert_int_equal(deepest, LEVELS);
}

static void test_all_are_dead_when_the_outermost_release_returns(void **OU_UNUSED(state))
{
    Node *last = node("last");
    Node *chain = last;
    for (int i = 0; i < 3 * LEVELS; i++) {
        Node *outer = node("-");
        node_set(outer, 0, chain);
        Ou_DecRef(OBJ(chain));
        chain = outer;
    }
    Ou_DecRef(OBJ(chain));
    assert_string_equal(node_log, "last");
}

static void test_what_was_put_off_last_dies_first(void **OU_UNUSED(state))
{
    /* The innermost node of the chain owns three more, which are too deep to die at once. */
    Node *fork = node("-");
    const char *names[] = {"a", "b", "c"};
    for (int i = 0; i < 3; i++) {
        Node *leaf = node(names[i]);
        node_set(fork, i, leaf);
        Ou_DecRef(OBJ(leaf));
    }
    Node *chain = fork;
    for (int i = 1; i < LEVELS; i++) {
        Node *outer = node("-");
        node_set(outer, 0, chain);
        Ou_DecRef(OBJ(chain));
        chain = outer;
    }
    Ou_DecRef(OBJ(chain));
    assert_string_equal(node_log, "c b a");
}

static void build_and_drop(Node *self)
{
    note_depth(self);
    Node *chain = chain_of(1000);
    Ou_DecRef(OBJ(chain));
}

static void test_a_finalizer_in_the_trashcan_may_drop_another_chain(void **OU_UNUSED(state))
{
    Node *last = node("-");
    last->finalizer = build_and_drop;
    Node *chain = last;
    for (int i = 0; i < LEVELS + 10; i++) {
        Node *outer = node("-");
        node_set(outer, 0, chain);
        Ou_DecRef(OBJ(chain));
        chain = outer;
    }
    Ou_DecRef(OBJ(chain));
    assert_int_equal(deaths, 1001);
    assert_true(deepest <= LEVELS);
}

static void other_dealloc(OuObject *OU_UNUSED(op))
{
}

static void test_the_bracket_of_a_base_type_is_passed_by(void **OU_UNUSED(state))
{
    OuObject *op = OBJ(node("-"));
    assert_int_equal(ou_trashcan_begin(op, other_dealloc), OU_TRASHCAN_PASSED_BY);
    assert_int_equal(ou_trashcan.nesting, 0);
    ou_trashcan_end(OU_TRASHCAN_PASSED_BY);
    ou_trashcan_end(OU_TRASHCAN_PUT_OFF);
    assert_int_equal(ou_trashcan.nesting, 0);
    Ou_DecRef(op);
}

static void begin_with_a_tracked_object(void)
{
    OuObject *op = OBJ(node("-"));
    ou_trashcan_begin(op, Ou_TYPE(op)->tp_dealloc);
}

static void test_a_tracked_object_is_refused(void **OU_UNUSED(state))
{
    assert_stops_saying(begin_with_a_tracked_object, "a dying object is untracked first");
}

/** Asserts that the validator says a sentence. */
static void assert_validator_says(const char *sentence)
{
    const char *said = ou_validate_trashcan();
    assert_non_null(said);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}

/** A dead object as a tp_dealloc hands it over: count 0, untracked. */
static OuObject *dead_node(void)
{
    OuObject *op = OBJ(node("-"));
    OuObject_GC_UnTrack(op);
    op->ob_refcnt = 0;
    return op;
}

/** Brings a dead object back and lets it die by the rules. */
static void bury(OuObject *op)
{
    ou_as_gc(op)->gc_prev = 0;
    op->ob_refcnt = 1;
    Ou_DecRef(op);
}

static void test_a_flag_of_the_gc_head_survives_the_link(void **OU_UNUSED(state))
{
    OuObject *dead = dead_node();
    ou_as_gc(dead)->gc_prev |= OU_GC_PREV_FINALIZED;
    ou_trashcan_deposit(dead);
    assert_ptr_equal(ou_trashcan.delete_later, dead);
    assert_true(ou_gc_finalized(dead));
    ou_trashcan.delete_later = NULL;
    bury(dead);
}

static void test_the_validator_counts_brackets(void **OU_UNUSED(state))
{
    ou_trashcan.nesting = -1;
    assert_validator_says("closed than opened");
    ou_trashcan.nesting = 0;
    OuObject *dead = dead_node();
    ou_trashcan_deposit(dead);
    assert_validator_says("no bracket is open");
    ou_trashcan.delete_later = NULL;
    bury(dead);
}

static void test_the_validator_looks_at_every_waiting_object(void **OU_UNUSED(state))
{
    ou_trashcan.nesting = 1;
    OuObject *first = dead_node();
    OuObject *last = dead_node();
    ou_trashcan_deposit(first);
    ou_trashcan_deposit(last);
    assert_null(ou_validate_trashcan());

    first->ob_refcnt = 1;
    assert_validator_says("has an owner");
    first->ob_refcnt = 0;
    ou_as_gc(first)->gc_next = (uintptr_t)ou_as_gc(last);
    assert_validator_says("still tracked");
    ou_as_gc(first)->gc_next = 0;
    OuTypeObject *type = last->ob_type;
    last->ob_type = NULL;
    assert_validator_says("no GC head");
    memset(&last->ob_type, OU_MEM_DEADBYTE, sizeof last->ob_type);
    assert_validator_says("freed already");
    last->ob_type = type;
    ou_trashcan_deposit(first); /* a second time */
    assert_validator_says("in a circle");

    ou_trashcan.delete_later = NULL;
    ou_trashcan.nesting = 0;
    bury(first);
    bury(last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_short_chain_dies_by_nested_calls, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_long_chain_never_nests_deeper_than_the_levels, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_all_are_dead_when_the_outermost_release_returns, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_what_was_put_off_last_dies_first, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_finalizer_in_the_trashcan_may_drop_another_chain,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_flag_of_the_gc_head_survives_the_link, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_the_bracket_of_a_base_type_is_passed_by, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_tracked_object_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_validator_counts_brackets, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_validator_looks_at_every_waiting_object, setup,
                                        teardown),
    };
    return cmocka_run_group_tests_name("trashcan", tests, NULL, NULL);
}
