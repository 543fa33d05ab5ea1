/* SPDX-License-Identifier: MIT */
/**
 * @file test_stage.c
 * The surgery that makes a stub from a reference source, on small sources.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "stage/params.h"
#include "stage/scan.h"
#include "stage/stub.h"
#include "stage/table.h"

#include "common/lab.h"
#include "common/util.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char head[] = "/** @file x.c: an idea. */\n#include <stdio.h>\n\n";
static char path[] = "/tmp/ouro-stage-XXXXXX";

static int make_path(void **state)
{
    (void)state;
    int descriptor = mkstemp(path);
    return descriptor < 0 ? -1 : close(descriptor);
}

static int remove_path(void **state)
{
    (void)state;
    return unlink(path);
}

/** The stub of head + body; or, if there is none, what is wrong, after the path. */
static char *stub_of(const char *body)
{
    char *text = must_print("%s%s", head, body);
    Text problem = {0};
    Source source;
    assert_true(file_write(path, text, strlen(text), &problem));
    char *stub = source_read(&source, path, text, &problem) ? stub_make(&source, &problem) : NULL;
    source_free(&source);
    free(text);
    if (stub == NULL) {
        assert_true(starts_with(text_string(&problem), path));
        stub = must_copy(text_string(&problem) + strlen(path));
    }
    text_free(&problem);
    return stub;
}

/** Checks what follows the head, with the include, of a stub. */
static void check_stub(const char *body, const char *wanted)
{
    char *stub = stub_of(body);
    char *whole = must_print("/** @file x.c: an idea. */\n#include <stdio.h>\n#include \"todo.h\"\n"
                             "\n%s",
                             wanted);
    assert_string_equal(stub, whole);
    free(whole);
    free(stub);
}

/** Checks the beginning of the message for a source that cannot be staged. */
static void check_error(const char *body, const char *wanted)
{
    char *message = stub_of(body);
    if (!starts_with(message, wanted)) {
        assert_string_equal(message, wanted);
    }
    assert_non_null(strchr(message, '\n')); /* the remedy is on a line of its own */
    free(message);
}

/* ---- bodies ---------------------------------------------------------------------------------- */

static void a_tagged_function_loses_its_body(void **state)
{
    (void)state;
    check_stub(
        "/**\n * Adds.\n *\n * @lab{1,2}\n */\nint add(int a, int b)\n{\n    return a + b;\n}\n",
        "/**\n * Adds.\n *\n * Lab 1, task 2.\n */\nint add(int a, int b)\n{\n    (void)a;\n"
        "    (void)b;\n    OU_TODO(1, 2);\n}\n");
}

static void a_function_without_parameters_has_nothing_to_silence(void **state)
{
    (void)state;
    check_stub("/** @lab{0,1} */\nint one(void) { return 1; }\n",
               "/** Lab 0, task 1. */\nint one(void) {\n    OU_TODO(0, 1);\n}\n");
}

static void a_signature_may_span_lines(void **state)
{
    (void)state;
    check_stub(
        "/** @lab{1,1} */\nconst char *\nname(const char *first, /* { */\n     char last[])\n"
        "{\n    return last ? last : first;\n}\n",
        "/** Lab 1, task 1. */\nconst char *\nname(const char *first, /* { */\n"
        "     char last[])\n{\n    (void)first;\n    (void)last;\n    OU_TODO(1, 1);\n}\n");
}

static void braces_in_strings_and_comments_do_not_count(void **state)
{
    (void)state;
    check_stub("/** @lab{1,1} */\nint f(void)\n{\n    puts(\"}\\\"}\"); /* } */ // }\n"
               "    return '}';\n}\n\nint kept(void)\n{\n    return '{';\n}\n",
               "/** Lab 1, task 1. */\nint f(void)\n{\n    OU_TODO(1, 1);\n}\n\n"
               "int kept(void)\n{\n    return '{';\n}\n");
}

static void untagged_functions_stay_whole(void **state)
{
    (void)state;
    check_stub(
        "static int help(void)\n{\n    return 1;\n}\n\n/** Given. */\nint given(void)\n{\n"
        "    return help();\n}\n\n/** @lab{1,1} */\nint f(void)\n{\n    return help();\n}\n",
        "static int help(void)\n{\n    return 1;\n}\n\n/** Given. */\nint given(void)\n{\n"
        "    return help();\n}\n\n/** Lab 1, task 1. */\nint f(void)\n{\n    OU_TODO(1, 1);\n}\n");
}

/* ---- what is left out ------------------------------------------------------------------------ */

static void helpers_of_removed_bodies_go_with_their_comments(void **state)
{
    (void)state;
    check_stub("/* How often. */\nstatic int count;\n\nstatic int deep(int x);\n\n"
               "/** Counts. */\nstatic int helper(int x)\n{\n    return deep(x) + count++;\n}\n\n"
               "/* Deep. */\nstatic int deep(int x)\n{\n    return x;\n}\n\n"
               "/** @lab{1,1} */\nint f(int x)\n{\n    return helper(x);\n}\n",
               "/** Lab 1, task 1. */\nint f(int x)\n{\n    (void)x;\n    OU_TODO(1, 1);\n}\n");
}

static void a_static_variable_that_is_still_used_stays(void **state)
{
    (void)state;
    check_stub("static int kept, also;\nstatic struct {\n    int a;\n} gone[] = {{1}, {2}};\n\n"
               "int look(void)\n{\n    return kept;\n}\n\n/** @lab{1,1} */\nint f(void)\n{\n"
               "    return kept + also + gone[0].a;\n}\n",
               "static int kept, also;\n\nint look(void)\n{\n    return kept;\n}\n\n"
               "/** Lab 1, task 1. */\nint f(void)\n{\n    OU_TODO(1, 1);\n}\n");
}

static void what_a_macro_uses_stays(void **state)
{
    (void)state;
    check_stub("static int seen;\n\n#define SEE() (seen++)\n\n/** @lab{1,1} */\nint f(void)\n{\n"
               "    return SEE();\n}\n",
               "static int seen;\n\n#define SEE() (seen++)\n\n/** Lab 1, task 1. */\nint f(void)\n"
               "{\n    OU_TODO(1, 1);\n}\n");
}

static void a_field_of_the_same_name_is_no_use(void **state)
{
    (void)state;
    check_stub("static int next;\n\nint look(struct s *p)\n{\n    return p->next;\n}\n\n"
               "/** @lab{1,1} */\nint f(void)\n{\n    return next;\n}\n",
               "int look(struct s *p)\n{\n    return p->next;\n}\n\n"
               "/** Lab 1, task 1. */\nint f(void)\n{\n    OU_TODO(1, 1);\n}\n");
}

static void types_and_comments_that_stand_apart_stay(void **state)
{
    (void)state;
    check_stub("typedef struct P {\n    int a;\n} P;\n\n/* ---- part one ---- */\n\n"
               "static int gone(void)\n{\n    return 1;\n}\n\n/** @lab{1,1} */\nint f(void)\n{\n"
               "    return gone();\n}\n",
               "typedef struct P {\n    int a;\n} P;\n\n/* ---- part one ---- */\n\n"
               "/** Lab 1, task 1. */\nint f(void)\n{\n    OU_TODO(1, 1);\n}\n");
}

/* ---- errors ---------------------------------------------------------------------------------- */

static void a_tag_on_a_static_function_is_an_error(void **state)
{
    (void)state;
    check_error("/** @lab{1,1} */\nstatic int f(void)\n{\n    return 1;\n}\n",
                ":5: f() has a tag and is static.");
}

static void a_tag_that_cannot_be_read_is_an_error(void **state)
{
    (void)state;
    static const char *const tags[] = {"@lab{1, 1}", "@lab{1}",    "@lab{}",     "@lab",
                                       "@lab{1,0}",  "@lab{-1,1}", "@lab{01,1}", "@lab(1,1)"};
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        char *body = must_print("/**\n * %s\n */\nint f(void)\n{\n    return 1;\n}\n", tags[i]);
        check_error(body, ":5: this tag cannot be read.");
        free(body);
    }
}

static void a_tag_before_no_function_is_an_error(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "/** @lab{1,1} */\nint variable;\n",
        "/** @lab{1,1} */\nint prototype(void);\n",
        "/** @lab{1,1} */\n\nint after_an_empty_line(void)\n{\n    return 1;\n}\n",
        "/** @lab{1,1} */\n#define M 1\nint f(void)\n{\n    return M;\n}\n",
        "/** @lab{1,1} */\n",
    };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        check_error(bodies[i], ":4: @lab{1,1} does not stand before a function.");
    }
    check_error("int f(void)\n{\n    /* @lab{1,1} */\n    return 1;\n}\n",
                ":6: @lab{1,1} does not stand before a function.");
}

static void two_tags_are_an_error(void **state)
{
    (void)state;
    check_error("/** @lab{1,1} @lab{1,2} */\nint f(void)\n{\n    return 1;\n}\n",
                ":4: f() has a tag already.");
}

static void braces_that_do_not_match_are_an_error(void **state)
{
    (void)state;
    check_error(
        "/** @lab{1,1} */\nint f(int x)\n{\n#if A\n    if (x) {\n#else\n    while (x) {\n#endif\n"
        "    }\n    return 1;\n}\n",
        ":5: ");
}

static void another_word_that_begins_like_a_tag_is_none(void **state)
{
    (void)state;
    char *stub = stub_of("/** @label and \"@lab_x\" */\nint f(void)\n{\n    return 1;\n}\n");
    assert_null(strstr(stub, "OU_TODO"));
    free(stub);
}

/* ---- the parts ------------------------------------------------------------------------------- */

static void parameters_are_found_in_every_form(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        const char *wanted;
    } cases[] = {
        {"void", ""},
        {"", ""},
        {"int a", "    (void)a;\n"},
        {"unsigned a, unsigned long b", "    (void)a;\n    (void)b;\n"},
        {"int, unsigned long, const T, T *, struct s *, unsigned int", ""},
        {"struct s *p, enum e q", "    (void)p;\n    (void)q;\n"},
        {"int (*compare)(const void *, int), T x", "    (void)compare;\n    (void)x;\n"},
        {"int (*const table[3])(int)", "    (void)table;\n"},
        {"int visit(T *, void *arg)", "    (void)visit;\n"},
        {"char *argv[], int m[static 3][4]", "    (void)argv;\n    (void)m;\n"},
        {"T *const restrict p, ...", "    (void)p;\n"},
        {"OU_UNUSED(a), T *OU_UNUSED(b), int c", "    (void)c;\n"},
        {"int a __attribute__((aligned(8))), int\n    b", "    (void)a;\n    (void)b;\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char *found = params_silenced(cases[i].list);
        assert_string_equal(found, cases[i].wanted);
        free(found);
    }
}

static void the_views_of_a_scan_keep_every_place(void **state)
{
    (void)state;
    static const char text[] = "a /* b\n */ \"c\\\"\" 'd' // e\n#define F \\\n  g\nh";
    Scan *scan = scan_new(text);
    assert_string_equal(scan->code, "a     \n    \"   \" ' '     \n#define F \\\n  g\nh");
    assert_string_equal(scan->flat, "a     \n    \"   \" ' '     \n           \n   \nh");
    assert_int_equal(scan->comment_count, 2);
    assert_int_equal(scan_line(scan, strlen(text) - 1), 5);
    scan_free(scan);
}

static void the_table_stands_between_its_markers(void **state)
{
    (void)state;
    LabTask task = {1, "Take | give", 30, "easy", "task-1"};
    LabTest tests[] = {{.id = "1.1", .task = 1, .weight = 2},
                       {.id = "P1", .task = TASK_PROGRAMS, .weight = 3},
                       {.id = "C1", .task = TASK_COSTS, .weight = 4}};
    Lab lab = {.tasks = &task,
               .task_count = 1,
               .tests = tests,
               .probe_count = 1,
               .test_count = 3,
               .cost_count = 1,
               .lane_points = {3, 1, 1},
               .program_points = {1, 1, 0}};
    Strings names = {0};
    strings_add(&names, "take");
    strings_add(&names, "give");
    TaskFunctions functions = {&names};
    Text problem = {0};
    char *made = table_put(
        &lab, &functions, "R",
        "top\n<!-- tasks: generated by make labs -->\nold\n<!-- end of tasks -->\nend\n", &problem);
    assert_non_null(made);
    assert_non_null(
        strstr(made, "\n| 1 | [Take \\| give](#task-1) | `take`, `give` | 10 | 30 | easy |\n"));
    assert_non_null(strstr(made, "| Python programs, once every test passes | | 6 | | |\n"));
    assert_non_null(strstr(made, "| What it costs, once every test passes | | 4 | | |\n"));
    assert_non_null(strstr(made, "| | together | | 20 | 30 | |\n"));
    assert_null(strstr(made, "old"));
    char *again = table_put(&lab, &functions, "R", made, &problem);
    assert_string_equal(made, again);
    free(again);
    free(made);
    assert_null(table_put(&lab, &functions, "R", "no marker\n", &problem));
    assert_true(starts_with(text_string(&problem), "R: the line `<!-- tasks"));
    text_free(&problem);
    strings_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tagged_function_loses_its_body),
        cmocka_unit_test(a_function_without_parameters_has_nothing_to_silence),
        cmocka_unit_test(a_signature_may_span_lines),
        cmocka_unit_test(braces_in_strings_and_comments_do_not_count),
        cmocka_unit_test(untagged_functions_stay_whole),
        cmocka_unit_test(helpers_of_removed_bodies_go_with_their_comments),
        cmocka_unit_test(a_static_variable_that_is_still_used_stays),
        cmocka_unit_test(what_a_macro_uses_stays),
        cmocka_unit_test(a_field_of_the_same_name_is_no_use),
        cmocka_unit_test(types_and_comments_that_stand_apart_stay),
        cmocka_unit_test(a_tag_on_a_static_function_is_an_error),
        cmocka_unit_test(a_tag_that_cannot_be_read_is_an_error),
        cmocka_unit_test(a_tag_before_no_function_is_an_error),
        cmocka_unit_test(two_tags_are_an_error),
        cmocka_unit_test(braces_that_do_not_match_are_an_error),
        cmocka_unit_test(another_word_that_begins_like_a_tag_is_none),
        cmocka_unit_test(parameters_are_found_in_every_form),
        cmocka_unit_test(the_views_of_a_scan_keep_every_place),
        cmocka_unit_test(the_table_stands_between_its_markers),
    };
    return cmocka_run_group_tests(tests, make_path, remove_path);
}
