/* SPDX-License-Identifier: MIT */
/**
 * @file test_hidden.c
 * Hidden tests: when their marks show.
 */
#include "testing.h"

#include "hidden.h"

#include <stdlib.h>
#include <string.h>

static HiddenWish read_wish(const char *words)
{
    HiddenWish wish;
    Text problem = {0};
    if (!hidden_parse(words, &wish, &problem)) {
        fail_msg("%s", text_string(&problem));
    }
    return wish;
}

/** The time that a date and a time of day mean on this machine. */
static time_t moment(int day, int hour, int minute)
{
    struct tm parts = {.tm_year = 2026 - 1900,
                       .tm_mon = 11,
                       .tm_mday = day,
                       .tm_hour = hour,
                       .tm_min = minute,
                       .tm_isdst = -1};
    return mktime(&parts);
}

static void they_show_at_once_or_never(void **state)
{
    (void)state;
    HiddenWish show = read_wish("show"), never = read_wish("never"), off = {0};
    assert_true(hidden_shows(&show, 0));
    assert_false(hidden_shows(&never, moment(31, 0, 0)));
    assert_false(hidden_shows(&off, moment(31, 0, 0)));
    assert_string_equal(hidden_visibility(&show), "visible");
    assert_string_equal(hidden_visibility(&never), "hidden");
}

static void a_day_must_be_over(void **state)
{
    (void)state;
    HiddenWish wish = read_wish("after=2026-12-01");
    assert_false(hidden_shows(&wish, moment(1, 0, 0)));
    assert_false(hidden_shows(&wish, moment(1, 23, 59)));
    assert_true(hidden_shows(&wish, moment(2, 0, 0)));
    assert_string_equal(hidden_visibility(&wish), "after_due_date");
    assert_string_equal(wish.when, "2026-12-01");
}

static void a_minute_must_be_there(void **state)
{
    (void)state;
    HiddenWish wish = read_wish("after=2026-12-01T18:00");
    assert_false(hidden_shows(&wish, moment(1, 17, 59)));
    assert_true(hidden_shows(&wish, moment(1, 18, 0)));
}

static void other_words_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "yes",
                                        "after=",
                                        "after=tomorrow",
                                        "after=2026-02-30",
                                        "after=2026-1-1",
                                        "after=2026-12-01T",
                                        "after=2026-12-01T25:00",
                                        "after=2026-12-01 18:00",
                                        "after=2026-12-01T18:00:00"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        HiddenWish wish;
        Text problem = {0};
        assert_false(hidden_parse(wrong[i], &wish, &problem));
        assert_int_equal(wish.kind, HIDDEN_OFF);
        assert_non_null(strstr(text_string(&problem), "after=2026-12-01"));
        text_free(&problem);
    }
}

static void they_are_named_by_an_h(void **state)
{
    (void)state;
    assert_true(hidden_are_named("H"));
    assert_true(hidden_are_named("H1.1, HP2"));
    assert_false(hidden_are_named("1.1,H1.1"));
    assert_false(hidden_are_named(""));
    assert_false(hidden_are_named(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_show_at_once_or_never), cmocka_unit_test(a_day_must_be_over),
        cmocka_unit_test(a_minute_must_be_there),     cmocka_unit_test(other_words_are_refused),
        cmocka_unit_test(they_are_named_by_an_h),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
