/* SPDX-License-Identifier: MIT */
/**
 * @file test_refcount.c
 * Objects and their counts: what the probes of lab 1 cannot say, because it stops the program or
 * needs a failing allocation. What the probes do say is not said again here.
 */
#include "unit.h"
#include "child.h"

#include "ouro/errors.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"

#include <string.h>

static int deaths;

static void box_dealloc(OuObject *self)
{
    deaths++;
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

static void test_a_new_object_has_one_reference_and_zeroed_fields(void **OU_UNUSED(state))
{
    Ou_ssize_t total = Ou_GetRefTotal();
    OuObject *box = OuObject_New(&Box_Type);
    assert_non_null(box);
    assert_int_equal(Ou_REFCNT(box), 1);
    assert_ptr_equal(Ou_TYPE(box), &Box_Type);
    assert_int_equal(*(int64_t *)(box + 1), 0);
    assert_int_equal(ou_live_objects(), 1);
    assert_int_equal(Ou_GetRefTotal(), total + 1);
    deaths = 0;
    Ou_DecRef(box);
    assert_int_equal(deaths, 1);
    assert_int_equal(ou_live_objects(), 0);
    assert_int_equal(Ou_GetRefTotal(), total);
}

static void test_an_object_with_items_knows_how_many(void **OU_UNUSED(state))
{
    OuObject *row = OuObject_NewVar(&Row_Type, 5);
    assert_non_null(row);
    assert_int_equal(Ou_SIZE(row), 5);
    Ou_DecRef(row);
    row = OuObject_NewVar(&Row_Type, 0);
    assert_int_equal(Ou_SIZE(row), 0);
    Ou_DecRef(row);
}

static void test_an_impossible_size_is_a_memory_error(void **OU_UNUSED(state))
{
    assert_null(OuObject_NewVar(&Row_Type, OU_SSIZE_T_MAX / 4));
    assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
    OuErr_Clear();
}

static void test_a_failed_allocation_leaves_nothing_behind(void **OU_UNUSED(state))
{
    Ou_ssize_t total = Ou_GetRefTotal();
    OuMem_SetupFaults();
    OuMem_FailAllocation(1, 1);
    assert_null(OuObject_New(&Box_Type));
    assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
    OuErr_Clear();
    assert_null(OuObject_NewVar(&Row_Type, 3));
    assert_int_equal(OuErr_Occurred(), OuExc_MemoryError);
    OuErr_Clear();
    OuMem_RemoveFaults();
    assert_int_equal(ou_live_objects(), 0);
    assert_int_equal(Ou_GetRefTotal(), total);
}

static void test_validators_say_what_is_wrong(void **OU_UNUSED(state))
{
    OuObject odd = {1, &Box_Type};
    assert_null(ou_validate_object(&odd));
    odd.ob_refcnt = 0;
    assert_non_null(strstr(ou_validate_object(&odd), "nobody owns it"));
    odd.ob_type = NULL;
    assert_non_null(strstr(ou_validate_object(&odd), "no type"));
    memset(&odd, OU_MEM_DEADBYTE, sizeof odd);
    assert_non_null(strstr(ou_validate_object(&odd), "freed"));
    odd = (OuObject){OU_IMMORTAL_REFCNT, &Box_Type};
    assert_null(ou_validate_object(&odd));

    Ou_ssize_t total = ou_ref_total;
    assert_null(ou_validate_ref_total());
    ou_ref_total = -1;
    assert_non_null(strstr(ou_validate_ref_total(), "below 0"));
    ou_ref_total = total;
}

static OuObject dead = {0, &Box_Type};

static void release_a_dead_object(void)
{
    Ou_DecRef(&dead);
}

static void take_a_dead_object(void)
{
    Ou_IncRef(&dead);
}

static void release_freed_memory(void)
{
    OuObject freed;
    memset(&freed, OU_MEM_DEADBYTE, sizeof freed);
    Ou_DecRef(&freed);
}

static void show_null(void)
{
    ou_object_assert_failed(NULL, "file.c", 1, "show_null", "there is no object");
}

static void show_untyped(void)
{
    OuObject odd = {3, NULL};
    ou_object_assert_failed(&odd, "file.c", 1, "show_untyped", "there is no type");
}

static void make_without_dealloc(void)
{
    static OuTypeObject bad = {.tp_name = "bad", .tp_basicsize = sizeof(OuObject)};
    OuObject_New(&bad);
}

static void test_assertions_speak_and_show_the_object(void **OU_UNUSED(state))
{
    assert_stops_saying(release_a_dead_object, "type Box, count 0");
    assert_stops_saying(release_a_dead_object, "Ou_DecRef() of an object that is not alive");
    assert_stops_saying(take_a_dead_object, "Ou_IncRef() of an object that is not alive");
    assert_stops_saying(release_freed_memory, "its memory was freed already");
    assert_stops_saying(show_null, "object: NULL");
    assert_stops_saying(show_untyped, "(no type), count 3");
    assert_stops_saying(make_without_dealloc, "a type needs a tp_dealloc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_object_has_one_reference_and_zeroed_fields),
        cmocka_unit_test(test_an_object_with_items_knows_how_many),
        cmocka_unit_test(test_an_impossible_size_is_a_memory_error),
        cmocka_unit_test(test_a_failed_allocation_leaves_nothing_behind),
        cmocka_unit_test(test_validators_say_what_is_wrong),
        cmocka_unit_test(test_assertions_speak_and_show_the_object),
    };
    return cmocka_run_group_tests_name("refcount", tests, NULL, NULL);
}
