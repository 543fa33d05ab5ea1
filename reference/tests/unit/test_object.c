/* SPDX-License-Identifier: MIT */
/**
 * @file test_object.c
 * How an object begins and ends: the head, the items, the words in front, the count of live ones.
 */
#include "child.h"
#include "unit.h"

#include "../../core/object.h"
#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

static void box_dealloc(OuObject *self)
{
    OuObject_Del(self);
}

static OuTypeObject Box_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Box",
    .tp_basicsize = sizeof(OuObject) + 8,
    .tp_dealloc = box_dealloc,
};

static OuTypeObject Row_Type = {
    .ob_base = OuVarObject_HEAD_INIT(NULL, 0),
    .tp_name = "Row",
    .tp_basicsize = sizeof(OuVarObject),
    .tp_itemsize = 8,
    .tp_dealloc = box_dealloc,
};

static void test_init_turns_any_block_into_an_object(void **OU_UNUSED(state))
{
    struct {
        OuObject head;
        int64_t rest;
    } block = {{99, NULL}, 7};
    Ou_ssize_t total = Ou_GetRefTotal();
    assert_ptr_equal(OuObject_Init(&block.head, &Box_Type), &block.head);
    assert_int_equal(block.head.ob_refcnt, 1);
    assert_ptr_equal(block.head.ob_type, &Box_Type);
    assert_int_equal(block.rest, 7); /* what is behind the head is left alone */
    assert_int_equal(Ou_GetRefTotal(), total + 1);
    Ou_SetImmortal(&block.head); /* it is on the stack: nobody may free it */
}

static void test_an_instance_of_a_heap_type_owns_its_type(void **OU_UNUSED(state))
{
    static OuTypeObject heap = {
        .ob_base = {{1, NULL}, 0},
        .tp_name = "Heap",
        .tp_basicsize = sizeof(OuObject),
        .tp_flags = OU_TPFLAGS_HEAPTYPE,
        .tp_dealloc = box_dealloc,
    };
    OuObject *op = OuObject_New(&heap);
    assert_int_equal(Ou_REFCNT((OuObject *)&heap), 2);
    Ou_DecRef(op);
    assert_int_equal(Ou_REFCNT((OuObject *)&heap), 2); /* its tp_dealloc would have released it */
    Ou_DecRef((OuObject *)&heap);
}

static void test_live_objects_are_those_between_new_and_del(void **OU_UNUSED(state))
{
    Ou_ssize_t before = ou_live_objects();
    OuObject *box = OuObject_New(&Box_Type);
    OuObject *row = OuObject_NewVar(&Row_Type, 1000);
    assert_int_equal(ou_live_objects(), before + 2);
    Ou_DecRef(box);
    Ou_DecRef(row);
    assert_int_equal(ou_live_objects(), before);
}

static void test_words_in_front_are_zeroed_and_freed_with_the_object(void **OU_UNUSED(state))
{
    OuMem_SetupLedger();
    OuObject *op = ou_object_allocate(&Box_Type, 32, 32 + sizeof(OuObject) + 8);
    int64_t *word = (int64_t *)(void *)op;
    for (int i = -4; i < 0; i++) {
        assert_int_equal(word[i], 0);
    }
    assert_int_equal(OuMem_LiveBlocks(), 1);
    op->ob_refcnt = 1;
    Ou_SetImmortal(op); /* out of the total: it is given back by hand */
    ou_object_release(op, 32);
    assert_int_equal(OuMem_LiveBlocks(), 0);
    OuMem_RemoveLedger();
}

static void test_one_item_more_than_a_size_can_say_is_a_memory_error(void **OU_UNUSED(state))
{
    Ou_ssize_t most = (OU_SSIZE_T_MAX - Row_Type.tp_basicsize) / Row_Type.tp_itemsize;
    assert_null(OuObject_NewVar(&Row_Type, most + 1));
    assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
    OuErr_Clear();
}

static void make_with_the_wrong_function(void)
{
    OuObject_New(&Row_Type);
}

static void make_with_negative_items(void)
{
    OuObject_NewVar(&Row_Type, -1);
}

static void test_the_wrong_function_is_refused(void **OU_UNUSED(state))
{
    assert_stops_saying(make_with_the_wrong_function, "is made by OuObject_NewVar()");
    assert_stops_saying(make_with_negative_items, "the number of items is 0 or more");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_init_turns_any_block_into_an_object),
        cmocka_unit_test(test_an_instance_of_a_heap_type_owns_its_type),
        cmocka_unit_test(test_live_objects_are_those_between_new_and_del),
        cmocka_unit_test(test_words_in_front_are_zeroed_and_freed_with_the_object),
        cmocka_unit_test(test_one_item_more_than_a_size_can_say_is_a_memory_error),
        cmocka_unit_test(test_the_wrong_function_is_refused),
    };
    return cmocka_run_group_tests_name("object", tests, NULL, NULL);
}
