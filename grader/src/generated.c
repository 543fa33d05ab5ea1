/* SPDX-License-Identifier: MIT */
/**
 * @file generated.c
 * Generated programs: see generated.h.
 *
 * The programs are made by grader/tools/generated.py, which asks `ouro-grade --serve` (serve.c) to run
 * them. Here it is started, and what it found is told.
 */
#include "generated.h"
#include "box.h"
#include "common/command.h"
#include "failure.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS = 24 };

/** Whether every test that was asked for in the plain lane has passed there. */
static bool plain_is_passed(const Grade *grade)
{
    bool passed = strcmp(grade->build_status, "built") == 0;
    for (size_t test = 0; test < grade->lab->test_count; test++) {
        passed = passed && (!grade_runs(grade, test, LANE_PLAIN) ||
                            grade_outcome(grade, test, LANE_PLAIN)->status == STATUS_PASSED);
    }
    return passed;
}

/** Starts the tool; returns what it printed as JSON, or NULL. */
static json_t *run_tool(const Grade *grade, const GeneratedWish *wish, Text *problem)
{
    const char *argv[ARGUMENTS] = {
        "python3",   "-B", "grader/tools/generated.py", grade->lab->slug, "-n",
        wish->count, "-d", grade->order->submission};
    const struct {
        const char *option, *value;
    } more[] = {{"-s", wish->seed}, {"-k", wish->secret}, {"-w", wish->student}};
    size_t count = 8;
    for (size_t i = 0; i < COUNT_OF(more); i++) {
        if (more[i].value != NULL) {
            argv[count++] = more[i].option;
            argv[count++] = more[i].value;
        }
    }
    if (!box_has_walls()) {
        argv[count++] = "-i"; /* it was decided already that limits are enough */
    }
    CommandResult result = command_run(argv);
    json_error_t error;
    json_t *found = result.status <= STATUS_LESS ? json_loads(result.out, 0, &error) : NULL;
    if (found == NULL) {
        text_printf(problem, "%s",
                    result.err[0] != '\0' ? result.err : "generated.py gave no answer");
    }
    command_free(&result);
    return found;
}

json_t *generated_run(const Grade *grade, const GeneratedWish *wish, Text *problem)
{
    if (!plain_is_passed(grade)) {
        return json_pack("{s:i, s:i, s:[], s:s}", "programs", 0, "same", 0, "differing", "refused",
                         "generated programs run once every other test passes in the plain lane");
    }
    return run_tool(grade, wish, problem);
}

/* ---- what is said -------------------------------------------------------------------------- */

static const char *word_of(const json_t *object, const char *key)
{
    const char *word = json_string_value(json_object_get(object, key));
    return word == NULL ? "" : word;
}

static void take_lines(const json_t *object, const char *key, Strings *list)
{
    size_t at;
    const json_t *line;
    json_array_foreach(json_object_get(object, key), at, line)
    {
        strings_add(list, json_string_value(line));
    }
}

/** The lines that make a program what it is; all programs begin alike, and that is left out. */
static void write_smallest(const Grade *grade, const json_t *smallest, Text *text)
{
    Strings lines = {0}, expected = {0}, actual = {0};
    const char *file = word_of(smallest, "file"), *message = word_of(smallest, "message");
    take_lines(smallest, "lines", &lines);
    take_lines(smallest, "expected", &expected);
    take_lines(smallest, "actual", &actual);
    text_printf(text, "\nThe first of them, made as small as it gets: %s\n\n", file);
    screen_wrap(text, 2, message);
    text_puts(text, "\n");
    for (size_t i = 0; i < lines.count; i++) {
        text_printf(text, "    %s\n", lines.items[i]);
    }
    text_puts(text, "\n");
    failure_write_lines(&expected, &actual, text);
    text_printf(text,
                "  On your own file:  make mine LAB=%d, then build/my-ouro %s\n"
                "  On CPython:        python3 %s\n",
                grade->lab->number, file, file);
    strings_free(&lines);
    strings_free(&expected);
    strings_free(&actual);
}

void generated_write(const Grade *grade, const json_t *found, Text *text)
{
    const json_t *smallest = json_object_get(found, "smallest");
    const char *refused = word_of(found, "refused"), *seed = word_of(found, "seed");
    text_puts(text, "\nGenerated programs: ");
    if (refused[0] != '\0') {
        text_printf(text, "none ran. %s\n",
                    starts_with(refused, "generated programs run")
                        ? "They run once every other test passes in the plain lane."
                        : refused);
        return;
    }
    text_printf(text, "%lld of %lld do the same on your file as on ours",
                json_integer_value(json_object_get(found, "same")),
                json_integer_value(json_object_get(found, "programs")));
    text_printf(text, "%s%s%s.\n", seed[0] == '\0' ? "" : " (seed ", seed,
                seed[0] == '\0' ? "" : ")");
    if (smallest != NULL) {
        write_smallest(grade, smallest, text);
    }
}
