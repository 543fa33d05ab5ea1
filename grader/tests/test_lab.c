/* SPDX-License-Identifier: MIT */
/**
 * @file test_lab.c
 * The reader of lab.json: what it takes, and the words with which it refuses.
 */
#include "testing.h"

#include "common/lab.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char root[] = "/tmp/ouro-test-lab-XXXXXX";
static char *folder;

static const char sound[] =
    "{\"lab\": 7, \"slug\": \"lab7-toy\", \"title\": \"Toys\", \"summary\": \"Play.\",\n"
    " \"hours\": [1, 2],\n"
    " \"files\": [{\"name\": \"toy.c\", \"replaces\": \"core/toy.c\"}],\n"
    " \"exports\": [\"play\"],\n"
    " \"lanes\": {\"plain\": 2, \"asan\": 1, \"memcheck\": 1}, \"stub_score\": 0,\n"
    " \"tasks\": [{\"task\": 1, \"title\": \"Play\", \"minutes\": 5, \"difficulty\": \"easy\",\n"
    "   \"section\": \"play\"}],\n"
    " \"tests\": [{\"id\": \"1.1\", \"probe\": \"one\", \"task\": 1, \"weight\": 2,\n"
    "   \"name\": \"it plays\", \"why\": \"Fun.\", \"section\": \"play\", \"needs\": []},\n"
    "  {\"id\": \"1.2\", \"probe\": \"two\", \"task\": 1, \"weight\": 1,\n"
    "   \"name\": \"it plays on\", \"why\": \"Fun.\", \"section\": \"play\",\n"
    "   \"needs\": [\"1.1\"]}],\n"
    " \"program_lanes\": {\"plain\": 5, \"asan\": 1},\n"
    " \"programs\": [{\"id\": \"P1\", \"program\": \"one\", \"weight\": 3,\n"
    "   \"name\": \"it runs\", \"why\": \"Fun.\", \"section\": \"play\",\n"
    "   \"needs\": [\"1.2\"]}],\n"
    " \"costs\": [{\"id\": \"C1\", \"probe\": \"slow\", \"sizes\": [100, 200], \"limit\": 2,\n"
    "   \"half\": 4.5, \"points\": 6, \"name\": \"it is quick\", \"why\": \"Fun.\",\n"
    "   \"section\": \"play\"}]}\n";

static void put(const char *name, const char *text)
{
    Text problem = {0};
    char *path = must_print("%s/%s", folder, name);
    assert_true(file_write(path, text, strlen(text), &problem));
    free(path);
}

/** Reads the sound lab with one text in it replaced; NULL: as it is. */
static Lab *read_with(const char *old, const char *new, Text *problem)
{
    Text json = {0};
    const char *at = old == NULL ? NULL : strstr(sound, old);
    if (at == NULL) {
        assert_null(old);
        text_puts(&json, sound);
    } else {
        text_add(&json, sound, (size_t)(at - sound));
        text_puts(&json, new);
        text_puts(&json, at + strlen(old));
    }
    put("lab.json", text_string(&json));
    text_free(&json);
    return lab_read(folder, problem);
}

static void refused(const char *old, const char *new, const char *words)
{
    Text problem = {0};
    Lab *lab = read_with(old, new, &problem);
    assert_null(lab);
    if (strstr(text_string(&problem), words) == NULL ||
        strstr(text_string(&problem), "lab.json") == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", text_string(&problem), words);
    }
    text_free(&problem);
}

static void a_sound_lab_is_read(void **state)
{
    (void)state;
    Text problem = {0};
    Lab *lab = read_with(NULL, NULL, &problem);
    assert_non_null(lab);
    assert_int_equal(lab->number, 7);
    assert_string_equal(lab->files[0].replaces, "core/toy.c");
    assert_int_equal(lab->test_count, 4);
    assert_int_equal(lab_program_count(lab), 1);
    assert_int_equal(lab->probe_count, 2);
    assert_string_equal(lab->tests[1].needs.items[0], "1.1");
    assert_int_equal(lab_total_points(lab), 36);
    assert_int_equal(lab_task_points(lab, 1), 12);
    assert_int_equal(lab_task_points(lab, TASK_PROGRAMS), 18);
    assert_false(lab_is_program(&lab->tests[1]));
    assert_true(lab_is_program(&lab->tests[2]));
    assert_true(lab_has_lane(lab, &lab->tests[2], LANE_ASAN));
    assert_false(lab_has_lane(lab, &lab->tests[2], LANE_MEMCHECK));
    char *path = lab_test_path(lab, &lab->tests[2]);
    assert_true(ends_with(path, "/lab7-toy/tests/one.py"));
    free(path);
    assert_int_equal(lab_points(lab, &lab->tests[0], LANE_PLAIN), 4);
    assert_null(lab_test(lab, "9.9"));
    assert_true(lab_is_cost(&lab->tests[3]));
    assert_false(lab_is_program(&lab->tests[3]));
    assert_int_equal(lab_points(lab, &lab->tests[3], LANE_COST), 6);
    assert_false(lab_has_lane(lab, &lab->tests[3], LANE_PLAIN));
    assert_false(lab_has_lane(lab, &lab->tests[0], LANE_COST));
    assert_true(lab_uses_lane(lab, LANE_COST));
    assert_int_equal(lab_task_points(lab, TASK_COSTS), 6);
    assert_int_equal(lab_cost(lab, &lab->tests[3])->sizes[1], 200);
    assert_true(lab_cost(lab, &lab->tests[3])->half > 4.4);
    lab_free(lab);
}

static void what_is_not_sound_is_refused(void **state)
{
    (void)state;
    refused("\"lab\": 7,", "\"lab\": 7", "lab.json:1: ");
    refused("\"summary\"", "\"sumary\"", "\"sumary\" is not a key");
    refused("\"summary\": \"Play.\",", "", "\"summary\" is missing");
    refused("\"hours\": [1, 2]", "\"hours\": [1]", "\"hours\" must be two");
    refused("\"weight\": 2", "\"weight\": \"2\"", "\"weight\" must be a whole number");
    refused("\"weight\": 2", "\"weight\": -2", "\"weight\" must be a whole number");
    refused("[\"1.1\"]", "[\"1.7\"]", "names 1.7, which is no test before");
    refused("[\"1.1\"]", "[\"1.2\"]", "names 1.2, which is no test before");
    refused("[\"1.1\"]", "[5]", "item 1 must be a string");
    refused("\"probe\": \"two\"", "\"probe\": \"three\"", "tests/three.c is missing");
    refused("\"probe\": \"two\"", "\"probe\": \"../one\"", "cannot be the name of a probe");
    refused("\"probe\": \"two\"", "\"probe\": \"one\"", "stands there twice");
    refused("\"id\": \"1.2\"", "\"id\": \"1.1\"", "stands there twice");
    refused("\"id\": \"1.2\"", "\"id\": \"2.2\"", "must be \"1.\"");
    refused("lab7-toy", "lab7-boy", "must be the folder's name");
    refused("\"task\": 1, \"title\"", "\"task\": 2, \"title\"", "must be numbered");
    refused("\"name\": \"toy.c\"", "\"name\": \"../toy.c\"", "letters, digits");
    refused("\"asan\": 1", "\"fast\": 1", "\"fast\" is not a key");
    refused("\"P1\"", "\"P\"", "must be \"P\" and a number");
    refused("\"P1\"", "\"1.3\"", "must be \"P\" and a number");
    refused("\"program\": \"one\"", "\"program\": \"two\"", "its program ");
    refused("\"program\": \"one\"", "\"probe\": \"one\"", "\"probe\" is not a key");
    refused("[\"1.2\"]", "[\"P1\"]", "names P1, which is no test before");
    refused("\"plain\": 5, \"asan\": 1", "\"plain\": 5, \"memcheck\": 1",
            "\"memcheck\" is not a key");
    refused(", \"asan\": 1, \"memcheck\": 1", "", "\"program_lanes\" names asan, which");
    refused("\"C1\"", "\"P2\"", "must be \"C\" and a number");
    refused("\"probe\": \"slow\"", "\"probe\": \"fast\"", "tests/fast.c is missing");
    refused("\"probe\": \"slow\"", "\"probe\": \"one\"", "stands there twice");
    refused("[100, 200]", "[100, 300]", "must be two whole numbers, [n, 2n]");
    refused("[100, 200]", "[101, 202]", "n must be even");
    refused("[100, 200]", "[100]", "must be two whole numbers");
    refused("\"limit\": 2", "\"limit\": 0.5", "\"limit\" must be a number of 1 or more");
    refused("\"limit\": 2", "\"limit\": 5", "\"half\" must not be below \"limit\"");
    refused("\"points\": 6", "\"points\": 5", "\"points\" must be even");
    refused(" \"program_lanes\": {\"plain\": 5, \"asan\": 1},\n", "", "go together");
}

static void hidden_tests_are_a_lab_of_their_own(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"{\"tests\": []}", "at least one test"},
        {"{\"tests\": [{\"id\": \"1.1\", \"probe\": \"one\", \"task\": 1, \"weight\": 1, \"name\": "
         "\"it plays\","
         "\"why\": \"Fun.\", \"section\": \"play\"}]}",
         "must be \"H1.\" and a number"},
        {"{\"tests\": [], \"costs\": []}", "\"costs\" is not a key"},
    };
    Text problem = {0};
    put("lab.json", sound);
    char *place = must_print("%s/hidden", root);
    assert_null(lab_read_hidden(folder, place, &problem));
    assert_int_equal(problem.used, 0);

    char *whole = folder;
    folder = must_print("%s/hidden/lab7-toy", root);
    assert_true(folder_make(folder, &problem));
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        put("hidden.json", wrong[i][0]);
        assert_null(lab_read_hidden(whole, place, &problem));
        assert_non_null(strstr(text_string(&problem), wrong[i][1]));
        assert_non_null(strstr(text_string(&problem), "hidden.json"));
        text_free(&problem);
    }
    put("other.c", "");
    put("hidden.json", "{\"tests\": [{\"id\": \"H1.1\", \"probe\": \"other\", \"task\": 1, "
                       "\"weight\": 3, \"name\": "
                       "\"it plays\", \"why\": \"Fun.\", \"section\": \"play\"}]}");
    Lab *lab = lab_read_hidden(whole, place, &problem);
    assert_non_null(lab);
    assert_true(lab->hidden);
    assert_int_equal(lab->test_count, 1);
    assert_int_equal(lab->cost_count, 0);
    assert_int_equal(lab_total_points(lab), 12);
    char *path = lab_test_path(lab, &lab->tests[0]);
    assert_true(ends_with(path, "/hidden/lab7-toy/other.c"));
    free(path);
    lab_free(lab);
    free(folder);
    free(place);
    folder = whole;
}

static void labs_are_found_by_number_and_slug(void **state)
{
    (void)state;
    Text problem = {0};
    put("lab.json", sound);
    char *found = lab_find(root, "7", &problem);
    assert_string_equal(found, folder);
    free(found);
    static const char *const names[] = {"07", "lab7", "lab07"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        found = lab_find(root, names[i], &problem);
        assert_string_equal(found, folder);
        free(found);
    }
    assert_null(lab_find(root, "lab", &problem));
    text_free(&problem);
    found = lab_find(root, "lab7-toy", &problem);
    assert_string_equal(found, folder);
    free(found);
    assert_null(lab_find(root, "8", &problem));
    assert_non_null(strstr(text_string(&problem), "lab7-toy"));
    text_free(&problem);
    assert_null(lab_find("/nonexistent", "8", &problem));
    assert_non_null(strstr(text_string(&problem), "there are none"));
    text_free(&problem);
}

static int make_folder(void **state)
{
    (void)state;
    Text problem = {0};
    if (mkdtemp(root) == NULL) {
        return -1;
    }
    folder = must_print("%s/lab7-toy", root);
    char *tests = must_print("%s/tests", folder);
    bool made = folder_make(tests, &problem);
    free(tests);
    put("tests/one.c", "");
    put("tests/two.c", "");
    put("tests/one.py", "");
    put("tests/slow.c", "");
    return made ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

static int remove_folder(void **state)
{
    (void)state;
    free(folder);
    return nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_lab_is_read),
        cmocka_unit_test(what_is_not_sound_is_refused),
        cmocka_unit_test(hidden_tests_are_a_lab_of_their_own),
        cmocka_unit_test(labs_are_found_by_number_and_slug),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
