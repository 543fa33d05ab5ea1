/* SPDX-License-Identifier: MIT */
/**
 * @file test_list.c
 * Lists: who owns what, the order of release, and errors that leave everything as it was.
 */
#include "node.h"
#include "unit.h"

#include "ouro/collect.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

static int setup(void **OU_UNUSED(state))
{
    node_fresh_start();
    return 0;
}

/** A list of fresh nodes that only the list owns. */
static OuObject *list_of(int count, const char *const *names)
{
    OuObject *list = OuList_New(0);
    for (int i = 0; i < count; i++) {
        Node *item = node(names[i]);
        assert_int_equal(OuList_Append(list, OBJ(item)), 0);
        Ou_DecRef(OBJ(item));
    }
    return list;
}

static const char *const letters[] = {"a", "b", "c", "d", "e", "f", "g", "h"};

static OuExcKind error_kind(void)
{
    OuExcKind kind = OuErr_Occurred();
    OuErr_Clear();
    return kind;
}

static void test_append_takes_set_steals_get_borrows(void **OU_UNUSED(state))
{
    Node *a = node("a");
    OuObject *list = OuList_New(1);
    assert_null(OuList_GetItem(list, 0));
    assert_int_equal(OuErr_Occurred(), OuExc_None);
    assert_int_equal(OuList_Append(list, OBJ(a)), 0);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 2);
    assert_int_equal(OuList_SetItem(list, 0, Ou_NewRef(OBJ(a))), 0);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 3);
    assert_ptr_equal(OuList_GetItem(list, 1), a);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 3);
    Ou_DecRef(list);
    assert_int_equal(Ou_REFCNT(OBJ(a)), 1);
    Ou_DecRef(OBJ(a));
}

static void test_set_item_steals_on_failure_too(void **OU_UNUSED(state))
{
    OuObject *list = OuList_New(0);
    assert_int_equal(OuList_SetItem(list, 0, OBJ(node("a"))), -1);
    assert_int_equal(error_kind(), OuExc_IndexError);
    assert_string_equal(node_log, "a");
    assert_int_equal(OuList_SetItem(list, -1, NULL), -1);
    assert_int_equal(error_kind(), OuExc_IndexError);
    Node *no_list = node("n");
    assert_int_equal(OuList_SetItem(OBJ(no_list), 0, OBJ(node("b"))), -1);
    assert_int_equal(error_kind(), OuExc_SystemError);
    assert_string_equal(node_log, "a b");
    Ou_DecRef(OBJ(no_list));
    Ou_DecRef(list);
}

static void test_growth_follows_the_pattern(void **OU_UNUSED(state))
{
    const Ou_ssize_t pattern[] = {4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108};
    OuObject *list = OuList_New(0);
    Node *a = node("-");
    size_t at = 0;
    Ou_ssize_t room = 0;
    while (at < sizeof pattern / sizeof *pattern) {
        assert_int_equal(OuList_Append(list, OBJ(a)), 0);
        if (((OuListObject *)list)->allocated != room) {
            room = ((OuListObject *)list)->allocated;
            assert_int_equal(room, pattern[at++]);
        }
    }
    Ou_DecRef(list);
    Ou_DecRef(OBJ(a));
}

static void test_items_are_released_last_to_first(void **OU_UNUSED(state))
{
    OuObject *list = list_of(4, letters);
    Ou_DecRef(list);
    assert_string_equal(node_log, "d c b a");
}

static void test_a_slice_owns_its_own_references(void **OU_UNUSED(state))
{
    OuObject *list = list_of(5, letters);
    OuObject *slice = OuList_GetSlice(list, 1, 99);
    assert_int_equal(OuList_Size(slice), 4);
    Ou_DecRef(list);
    assert_string_equal(node_log, "a");
    Ou_DecRef(slice);
    assert_string_equal(node_log, "a e d c b");
    slice = OuList_New(0);
    OuObject *empty = OuList_GetSlice(slice, 5, 2);
    assert_int_equal(OuList_Size(empty), 0);
    Ou_DecRef(empty);
    Ou_DecRef(slice);
}

static void test_set_slice_grows_shrinks_and_deletes(void **OU_UNUSED(state))
{
    OuObject *list = list_of(6, letters);
    assert_int_equal(OuList_SetSlice(list, 1, 4, NULL), 0);
    assert_string_equal(node_log, "d c b");
    assert_int_equal(OuList_Size(list), 3);
    OuObject *more = list_of(2, letters + 6);
    assert_int_equal(OuList_SetSlice(list, 1, 1, more), 0);
    Ou_DecRef(more);
    assert_int_equal(OuList_Size(list), 5);
    assert_string_equal(((Node *)OuList_GetItem(list, 1))->name, "g");
    assert_int_equal(OuList_SetSlice(list, 1, 2, list), 0); /* itself */
    assert_int_equal(OuList_Size(list), 9);
    node_log[0] = '\0';
    assert_int_equal(OuList_SetSlice(list, 0, 99, NULL), 0);
    assert_string_equal(node_log, "f e h g a");
    Ou_DecRef(list);
}

static void test_insert_clips_and_reverse_changes_no_count(void **OU_UNUSED(state))
{
    OuObject *list = OuList_New(0);
    Node *a = node("a");
    Node *b = node("b");
    Node *c = node("c");
    assert_int_equal(OuList_Insert(list, 99, OBJ(b)), 0);
    assert_int_equal(OuList_Insert(list, -99, OBJ(a)), 0);
    assert_int_equal(OuList_Insert(list, -1, OBJ(c)), 0);
    assert_int_equal(OuList_Reverse(list), 0);
    assert_ptr_equal(OuList_GetItem(list, 0), b);
    assert_ptr_equal(OuList_GetItem(list, 1), c);
    assert_ptr_equal(OuList_GetItem(list, 2), a);
    assert_int_equal(Ou_REFCNT(OBJ(c)), 2);
    Ou_DecRef(list);
    Ou_DecRef(OBJ(a));
    Ou_DecRef(OBJ(b));
    Ou_DecRef(OBJ(c));
}

static OuObject *watched;

static void look_at_watched(Node *OU_UNUSED(self))
{
    node_log_add("size-%td", OuList_Size(watched));
    OuList_Append(watched, watched);
}

static void test_the_list_is_whole_before_anything_is_released(void **OU_UNUSED(state))
{
    watched = list_of(3, letters);
    ((Node *)OuList_GetItem(watched, 2))->finalizer = look_at_watched;
    ou_list_clear(watched);
    assert_string_equal(node_log, "size-0 c b a");
    assert_int_equal(OuList_Size(watched), 1);
    ou_list_clear(watched);
    Ou_DecRef(watched);
}

static void test_a_failed_allocation_leaves_the_list_as_it_was(void **OU_UNUSED(state))
{
    OuObject *list = list_of(4, letters);
    OuObject *more = list_of(4, letters + 4);
    Node *extra = node("x");
    OuMem_SetupFaults();
    for (int n = 1; n <= 2; n++) {
        OuMem_FailAllocation(n, 1);
        assert_int_equal(OuList_SetSlice(list, 1, 2, more), -1);
        assert_int_equal(error_kind(), OuExc_MemoryError);
        assert_int_equal(OuList_Size(list), 4);
    }
    OuMem_FailAllocation(1, 1);
    assert_int_equal(OuList_Append(list, OBJ(extra)), -1);
    assert_int_equal(error_kind(), OuExc_MemoryError);
    assert_int_equal(OuList_Insert(list, 0, OBJ(extra)), -1);
    assert_int_equal(error_kind(), OuExc_MemoryError);
    assert_null(OuList_GetSlice(list, 0, 4));
    assert_int_equal(error_kind(), OuExc_MemoryError);
    assert_null(OuList_New(3));
    assert_int_equal(error_kind(), OuExc_MemoryError);
    OuMem_FailAllocation(2, 1);
    assert_null(OuList_New(3));
    assert_int_equal(error_kind(), OuExc_MemoryError);
    OuMem_RemoveFaults();
    assert_int_equal(Ou_REFCNT(OBJ(extra)), 1);
    assert_string_equal(node_log, "");
    Ou_DecRef(OBJ(extra));
    Ou_DecRef(more);
    Ou_DecRef(list);
}

static void test_impossible_sizes_fail(void **OU_UNUSED(state))
{
    assert_null(OuList_New(-1));
    assert_int_equal(error_kind(), OuExc_SystemError);
    assert_null(OuList_New(OU_SSIZE_T_MAX));
    assert_int_equal(error_kind(), OuExc_MemoryError);
}

/** Asserts that a validator said a sentence. */
static void assert_said(const char *said, const char *sentence)
{
    assert_non_null(said);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}

static void test_the_validator_compares_size_room_and_array(void **OU_UNUSED(state))
{
    OuObject *op = list_of(3, letters);
    OuListObject *list = (OuListObject *)op;
    OuListObject whole = *list;
    assert_null(ou_validate_list(op));
    list->ob_base.ob_size = -1;
    assert_said(ou_validate_list(op), "below 0");
    list->ob_base.ob_size = list->allocated + 1;
    assert_said(ou_validate_list(op), "more items than room");
    list->ob_base.ob_size = 0;
    list->allocated = 0;
    assert_said(ou_validate_list(op), "an array, and no room");
    list->allocated = -1;
    assert_said(ou_validate_list(op), "being sorted");
    list->ob_item = NULL;
    assert_null(ou_validate_list(op)); /* as types/listsort.c marks it */
    list->allocated = 3;
    assert_said(ou_validate_list(op), "room, and no array");
    memset(&list->ob_item, OU_MEM_DEADBYTE, sizeof list->ob_item);
    assert_said(ou_validate_list(op), "freed memory");
    list->ob_base.ob_size = whole.ob_base.ob_size;
    list->ob_item = whole.ob_item;
    list->allocated = whole.allocated;
    Ou_DecRef(op);
}

static void test_the_validator_finds_an_item_that_is_not_owned(void **OU_UNUSED(state))
{
    OuObject *list = list_of(3, letters);
    OuObject *item = OuList_GetItem(list, 1);
    assert_null(ou_validate_list_items(list));
    item->ob_refcnt = 0;
    assert_said(ou_validate_list_items(list), "does not own one of its items");
    item->ob_refcnt = 1;
    OuObject **place = &((OuListObject *)list)->ob_item[1];
    memset(place, OU_MEM_DEADBYTE, sizeof *place);
    assert_said(ou_validate_list_items(list), "read from freed memory");
    *place = item;
    assert_null(ou_validate_list_items(OBJ(item))); /* no list at all */
    Ou_DecRef(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_append_takes_set_steals_get_borrows, setup),
        cmocka_unit_test_setup(test_set_item_steals_on_failure_too, setup),
        cmocka_unit_test_setup(test_growth_follows_the_pattern, setup),
        cmocka_unit_test_setup(test_items_are_released_last_to_first, setup),
        cmocka_unit_test_setup(test_a_slice_owns_its_own_references, setup),
        cmocka_unit_test_setup(test_set_slice_grows_shrinks_and_deletes, setup),
        cmocka_unit_test_setup(test_insert_clips_and_reverse_changes_no_count, setup),
        cmocka_unit_test_setup(test_the_list_is_whole_before_anything_is_released, setup),
        cmocka_unit_test_setup(test_a_failed_allocation_leaves_the_list_as_it_was, setup),
        cmocka_unit_test_setup(test_impossible_sizes_fail, setup),
        cmocka_unit_test_setup(test_the_validator_compares_size_room_and_array, setup),
        cmocka_unit_test_setup(test_the_validator_finds_an_item_that_is_not_owned, setup),
    };
    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
