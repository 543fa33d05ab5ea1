/* SPDX-License-Identifier: MIT */
/**
 * @file complaint.c
 * Reading what the course's own code says on standard error: see complaint.h.
 *
 *     lab 1, task 2: Ou_Dealloc() is not implemented yet (labs/lab1-refcount/refcount.c:88)
 *     reference/core/dump.c:31: ou_assert_failed: sentence
 *     invariants: since 1a2b
 *     probes: labs/lab1-refcount/refcount.c:63: Ou_DecRef: Assertion `count > 0' failed.
 */
#include "complaint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_todo(const char *line, Unwritten *unwritten)
{
    const char *task = strstr(line, ", task ");
    const char *name = task == NULL ? NULL : strstr(task, ": ");
    const char *verb = name == NULL ? NULL : strstr(name, " is not implemented yet (");
    if (!starts_with(line, "lab ") || verb == NULL) {
        return false;
    }
    const char *place = strchr(verb, '(') + 1;
    name += strlen(": ");
    *unwritten = (Unwritten){.task = (int)strtol(task + strlen(", task "), NULL, 10),
                             .function = must_print("%.*s", (int)(verb - name), name),
                             .place = must_print("%.*s", (int)strcspn(place, ")"), place)};
    return true;
}

bool complaint_unwritten(const char *err, Unwritten *unwritten)
{
    Strings lines = {0};
    bool found = false;
    strings_add_lines(&lines, err);
    for (size_t i = 0; i < lines.count && !found; i++) {
        found = read_todo(lines.items[i], unwritten);
    }
    strings_free(&lines);
    return found;
}

void unwritten_free(Unwritten *unwritten)
{
    free(unwritten->function);
    free(unwritten->place);
    *unwritten = (Unwritten){0};
}

/** Where ".c:LINE" or ".h:LINE" stands in a line of text; NULL: nowhere. */
static const char *find_place(const char *line)
{
    const char *source = strstr(line, ".c:");
    const char *header = strstr(line, ".h:");
    return source == NULL || (header != NULL && header < source) ? header : source;
}

/** Takes "FILE.c:LINE: FUNCTION: SENTENCE" apart; what stands before the file is left out. */
static bool read_assertion(const char *line, Text *place, Text *sentence)
{
    const char *dot = find_place(line);
    if (dot == NULL || dot[3] < '0' || dot[3] > '9') {
        return false;
    }
    const char *function = strstr(dot, ": ");
    const char *words = function == NULL ? NULL : strstr(function + 2, ": ");
    if (words == NULL) {
        return false;
    }
    const char *file = dot;
    while (file > line && file[-1] != ' ') {
        file--;
    }
    if (place != NULL) {
        text_printf(place, " in %.*s, %.*s", (int)(words - function - 2), function + 2,
                    (int)(function - file), file);
    }
    /* The course's sentences may end in advice for those who run a probe by hand. */
    words += strlen(": ");
    const char *advice = strstr(words, "; the memcheck lane ");
    text_printf(sentence, "%.*s", (int)(advice == NULL ? strlen(words) : (size_t)(advice - words)),
                words);
    return true;
}

bool complaint_assertion(const char *err, Text *place, Text *sentence)
{
    Strings lines = {0};
    bool found = false;
    strings_add_lines(&lines, err);
    for (size_t i = 0; i < lines.count && !found; i++) {
        found = strstr(lines.items[i], "runtime error: ") == NULL &&
                read_assertion(lines.items[i], place, sentence);
    }
    strings_free(&lines);
    return found;
}

static bool read_culprit(const char *line, Culprit *culprit)
{
    char how[8], offset[32];
    if (sscanf(line, "invariants: %7s %31s", how, offset) != 2) {
        return false;
    }
    *culprit = (Culprit){.offset = must_copy(offset), .sure = strcmp(how, "since") == 0};
    return true;
}

bool complaint_culprit(const char *err, Culprit *culprit)
{
    Strings lines = {0};
    bool found = false;
    strings_add_lines(&lines, err);
    for (size_t i = 0; i < lines.count && !found; i++) {
        found = read_culprit(lines.items[i], culprit);
    }
    strings_free(&lines);
    return found;
}

void culprit_free(Culprit *culprit)
{
    free(culprit->offset);
    *culprit = (Culprit){0};
}

bool complaint_is_told(const char *line)
{
    Unwritten unwritten = {0};
    Culprit culprit = {0};
    Text sentence = {0};
    bool told = read_todo(line, &unwritten) || read_culprit(line, &culprit) ||
                read_assertion(line, NULL, &sentence);
    culprit_free(&culprit);
    unwritten_free(&unwritten);
    text_free(&sentence);
    return told;
}
