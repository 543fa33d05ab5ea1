/* SPDX-License-Identifier: MIT */
/**
 * @file graded.c
 * Runs ouro-grade as a user would, and reads the record it prints.
 *
 * The idea: the proof looks at the grader from outside only. What it reads is the record that
 * every other tool reads too.
 */
#include "graded.h"

#include "common/command.h"

#include <stdlib.h>
#include <string.h>

static const char grader[] = "build/ouro-grade";

bool graded_run(const Lab *lab, const char *submission, const char *only, const char *lanes,
                bool hidden, Graded *record, Text *details)
{
    const char *argv[18] = {grader, lab->slug, "--format", "json", "--submission", submission};
    size_t count = 6;
    if (only != NULL) {
        /* Mistakes are the course's own: no walls around them, and no check of what they use. */
        argv[count++] = "--alone";
        argv[count++] = "--no-sandbox";
        argv[count++] = "--unchecked";
        argv[count++] = "--only";
        argv[count++] = only;
    }
    if (lanes != NULL) {
        argv[count++] = "--lanes";
        argv[count++] = lanes;
    }
    if (hidden) {
        argv[count++] = "--hidden";
        argv[count++] = "show";
    }
    CommandResult result = command_run(argv);
    json_error_t error;
    *record = (Graded){.json = json_loads(result.out, 0, &error), .status = result.status};
    bool good = json_is_object(record->json);
    if (!good) {
        text_printf(details, "%s gave no record (exit status %d): %s\n%s", grader, result.status,
                    error.text, result.err);
    }
    command_free(&result);
    return good;
}

int graded_number(const Graded *record, const char *key)
{
    const json_t *number = json_object_get(record->json, key);
    return json_is_integer(number) ? (int)json_integer_value(number) : -1;
}

static const json_t *hidden_part(const Graded *record)
{
    return json_object_get(record->json, "hidden");
}

int graded_hidden_number(const Graded *record, const char *key)
{
    const json_t *number = json_object_get(hidden_part(record), key);
    return json_is_integer(number) ? (int)json_integer_value(number) : -1;
}

const char *graded_word(const json_t *entry, const char *key)
{
    const char *word = json_string_value(json_object_get(entry, key));
    return word == NULL ? "" : word;
}

const json_t *graded_test(const Graded *record, const char *id, const char *lane)
{
    size_t i;
    const json_t *entry, *part = id[0] == 'H' ? hidden_part(record) : record->json;
    json_array_foreach(json_object_get(part, "tests"), i, entry)
    {
        if (strcmp(graded_word(entry, "id"), id) == 0 &&
            strcmp(graded_word(entry, "lane"), lane) == 0) {
            return entry;
        }
    }
    return NULL;
}

void graded_tell(const json_t *entry, Text *details)
{
    text_printf(details, "test %s, %s: %s: %s\n", graded_word(entry, "id"),
                graded_word(entry, "lane"), graded_word(entry, "status"),
                graded_word(entry, "message"));
}

void graded_free(Graded *record)
{
    json_decref(record->json);
    record->json = NULL;
}
