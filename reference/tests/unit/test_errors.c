/* SPDX-License-Identifier: MIT */
/**
 * @file test_errors.c
 * The error record and the unraisable hook.
 */
#include "unit.h"

#include "ouro/errors.h"

#include <string.h>

static void test_a_fresh_record_is_clear(void **OU_UNUSED(state))
{
    assert_int_equal(OuErr_Occurred(), OuExc_None);
}

static void test_set_then_fetch_moves_the_error_out(void **OU_UNUSED(state))
{
    OuErrRecord record;
    assert_null(OuErr_Format(OuExc_IndexError, "index %d of %d", 7, 3));
    assert_int_equal(OuErr_Occurred(), OuExc_IndexError);
    OuErr_Fetch(&record);
    assert_int_equal(record.kind, OuExc_IndexError);
    assert_string_equal(record.message, "index 7 of 3");
    assert_int_equal(OuErr_Occurred(), OuExc_None);
}

static void test_restore_puts_it_back(void **OU_UNUSED(state))
{
    OuErrRecord record;
    OuErr_SetString(OuExc_ValueError, "first");
    OuErr_Fetch(&record);
    OuErr_SetString(OuExc_TypeError, "second");
    OuErr_Restore(&record);
    assert_int_equal(OuErr_Occurred(), OuExc_ValueError);
    OuErr_Clear();
    OuErr_Fetch(&record);
    assert_int_equal(record.kind, OuExc_None);
    assert_string_equal(record.message, "");
}

static void test_a_long_message_is_cut_and_says_so(void **OU_UNUSED(state))
{
    char text[2 * OU_ERROR_MESSAGE_SIZE];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    OuErrRecord record;
    OuErr_SetString(OuExc_ValueError, text);
    OuErr_Fetch(&record);
    assert_int_equal(strlen(record.message), OU_ERROR_MESSAGE_SIZE - 1);
    assert_string_equal(record.message + OU_ERROR_MESSAGE_SIZE - 4, "...");
}

static int references;

static void take(OuObject *OU_UNUSED(object))
{
    references++;
}

static void release(OuObject *OU_UNUSED(object))
{
    references--;
}

static void test_the_record_owns_its_value_until_it_is_cleared(void **OU_UNUSED(state))
{
    OuObject *key = (OuObject *)&references;
    OuErrRecord record;
    ou_err_set_owner(take, release);
    assert_null(OuErr_SetObject(OuExc_KeyError, key));
    assert_int_equal(references, 1);
    assert_true(OuErr_ExceptionMatches(OuExc_LookupError));
    assert_false(OuErr_ExceptionMatches(OuExc_IndexError));
    OuErr_Fetch(&record);
    assert_ptr_equal(record.value, key);
    OuErr_Restore(&record);
    assert_null(record.value);
    OuErr_SetString(OuExc_TypeError, "replaces it");
    assert_int_equal(references, 0);
    OuErr_SetObject(OuExc_KeyError, key);
    OuErr_Clear();
    assert_int_equal(references, 0);
    references++;
    ou_err_set_raised(OuExc_ValueError, key);
    OuErr_Fetch(&record);
    assert_int_equal(record.raised, 1);
    ou_err_discard(&record);
    assert_int_equal(references, 0);
}

static void test_every_kind_has_its_name(void **OU_UNUSED(state))
{
    assert_string_equal(OuErr_KindName(OuExc_None), "no error");
    for (int kind = OuExc_ArithmeticError; kind < OuExc_Warning; kind++) {
        const char *name = OuErr_KindName((OuExcKind)kind);
        assert_non_null(strstr(name, "Error"));
    }
}

static OuErrRecord seen;
static const char *seen_message;
static OuObject *seen_object;
static int times_called;

static void remember(const OuErrRecord *record, const char *message, OuObject *object)
{
    seen = *record;
    seen_message = message;
    seen_object = object;
    times_called++;
}

static void test_the_unraisable_hook_gets_the_error_and_the_record_is_clear(void **OU_UNUSED(state))
{
    OuObject *somewhere = (OuObject *)&seen;
    assert_null(OuErr_SetUnraisableHook(remember));
    OuErr_WriteUnraisable("in a test", somewhere);
    assert_int_equal(times_called, 0); /* no error was set */
    OuErr_NoMemory();
    OuErr_WriteUnraisable("in a test", somewhere);
    assert_int_equal(times_called, 1);
    assert_int_equal(seen.kind, OuExc_MemoryError);
    assert_string_equal(seen_message, "in a test");
    assert_ptr_equal(seen_object, somewhere);
    assert_int_equal(OuErr_Occurred(), OuExc_None);
    assert_ptr_equal(OuErr_SetUnraisableHook(NULL), remember);
}

static void test_the_default_hook_clears_the_record_too(void **OU_UNUSED(state))
{
    OuErr_SetString(OuExc_TypeError, "this line on standard error is expected");
    OuErr_WriteUnraisable(NULL, NULL);
    OuErr_SetString(OuExc_TypeError, "and so is this one");
    OuErr_WriteUnraisable(NULL, (OuObject *)&seen);
    assert_int_equal(OuErr_Occurred(), OuExc_None);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_fresh_record_is_clear),
        cmocka_unit_test(test_set_then_fetch_moves_the_error_out),
        cmocka_unit_test(test_restore_puts_it_back),
        cmocka_unit_test(test_a_long_message_is_cut_and_says_so),
        cmocka_unit_test(test_the_record_owns_its_value_until_it_is_cleared),
        cmocka_unit_test(test_every_kind_has_its_name),
        cmocka_unit_test(test_the_unraisable_hook_gets_the_error_and_the_record_is_clear),
        cmocka_unit_test(test_the_default_hook_clears_the_record_too),
    };
    return cmocka_run_group_tests_name("errors", tests, NULL, NULL);
}
