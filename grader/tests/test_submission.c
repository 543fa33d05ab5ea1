/* SPDX-License-Identifier: MIT */
/**
 * @file test_submission.c
 * Where a student's file is looked for, and what is refused.
 */
#include "testing.h"

#include "submission.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char root[32];
static LabFile files[] = {{"toy.c", "core/toy.c"}};
static const Lab lab = {.slug = "lab7-toy", .files = files, .file_count = 1};

static void put(const char *path, const char *text)
{
    Text problem = {0};
    char *whole = must_print("%s/%s", root, path);
    char *slash = strrchr(whole, '/');
    *slash = '\0';
    assert_true(folder_make(whole, &problem));
    *slash = '/';
    assert_true(file_write(whole, text, strlen(text), &problem));
    free(whole);
}

static void assert_read(const char *content)
{
    Submission submission = {0};
    Text problem = {0};
    assert_true(submission_read(&lab, root, &submission, &problem));
    assert_string_equal(text_string(&submission.files[0].content), content);
    assert_string_equal(submission.files[0].shown, "labs/lab7-toy/toy.c");
    submission_free(&submission);
}

static void assert_refused(const char *words)
{
    Submission submission = {0};
    Text problem = {0};
    assert_false(submission_read(&lab, root, &submission, &problem));
    if (strstr(text_string(&problem), words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", text_string(&problem), words);
    }
    text_free(&problem);
    submission_free(&submission);
}

static void the_nearest_place_wins(void **state)
{
    (void)state;
    assert_refused("/lab7-toy/toy.c is missing.");
    put("toy.c", "third");
    assert_read("third");
    put("labs/lab7-toy/toy.c", "second");
    assert_read("second");
    put("lab7-toy/toy.c", "first");
    assert_read("first");
}

static void what_is_no_plain_file_is_refused(void **state)
{
    (void)state;
    char *path = must_print("%s/toy.c", root);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_refused("is a symbolic link");
    unlink(path);
    put("toy.c/inside", "");
    assert_refused("is a directory");
    free(path);
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

static int make_root(void **state)
{
    (void)state;
    strcpy(root, "/tmp/ouro-test-XXXXXX");
    return mkdtemp(root) == NULL ? -1 : 0;
}

static int remove_root(void **state)
{
    (void)state;
    return nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_nearest_place_wins, make_root, remove_root),
        cmocka_unit_test_setup_teardown(what_is_no_plain_file_is_refused, make_root, remove_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
