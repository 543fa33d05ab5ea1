/* SPDX-License-Identifier: MIT */
/**
 * @file callgrind_report.c
 * Reading callgrind's output: see callgrind_report.h.
 *
 * The part of the format that is used, one line each:
 *
 *     fl=FILE, fi=FILE, fe=FILE    the file that we are in from here on
 *     fn=FUNCTION                  ... and the function; it belongs to the file named last
 *     LINE COST                    instructions of its own
 *     cfi=FILE, cfn=FUNCTION       the next two lines are about a call; no cfi: the same file
 *     calls=COUNT LINE
 *     LINE COST                    instructions of these calls, with all that they called in turn
 */
#include "callgrind_report.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** The state of one reading. */
typedef struct Reading {
    const Strings *student_files;
    Costly *functions; /**< the student's */
    size_t count;
    const char *file;   /**< the line's file */
    const char *callee; /**< the file of the function that is called, until the call is over */
    Costly *current;    /**< the function that we are in; NULL: not the student's */
    bool calling;       /**< the next line is the cost of a call */
} Reading;

/** The student's file that a path leads to, borrowed; NULL: another file. */
static const char *student_file(const Reading *reading, const char *path)
{
    for (size_t i = 0; path != NULL && i < reading->student_files->count; i++) {
        if (ends_with(path, reading->student_files->items[i])) {
            return reading->student_files->items[i];
        }
    }
    return NULL;
}

/** Enters a function. What the compiler adds to a name, as in "f.part.0" and "f'2", is left out. */
static void enter(Reading *reading, const char *name)
{
    const char *file = student_file(reading, reading->file);
    reading->current = NULL;
    if (file == NULL) {
        return;
    }
    char *function = must_print("%.*s", (int)strcspn(name, ".'"), name);
    for (size_t i = 0; i < reading->count && reading->current == NULL; i++) {
        if (strcmp(reading->functions[i].function, function) == 0) {
            reading->current = &reading->functions[i];
        }
    }
    if (reading->current == NULL) {
        reading->functions =
            must_resize(reading->functions, reading->count + 1, sizeof *reading->functions);
        reading->current = &reading->functions[reading->count++];
        *reading->current = (Costly){must_copy(function), must_copy(file), 0};
    }
    free(function);
}

static void add_cost(Reading *reading, const char *line)
{
    const char *cost = strchr(line, ' ');
    bool own = !reading->calling || student_file(reading, reading->callee) == NULL;
    if (reading->current != NULL && cost != NULL && own) {
        reading->current->cost += strtoll(cost, NULL, 10);
    }
    reading->calling = false;
    reading->callee = reading->file;
}

static void read_line(Reading *reading, const char *line)
{
    if (starts_with(line, "fl=") || starts_with(line, "fi=") || starts_with(line, "fe=")) {
        reading->file = reading->callee = line + 3;
    } else if (starts_with(line, "fn=")) {
        enter(reading, line + 3);
    } else if (starts_with(line, "cfi=") || starts_with(line, "cfl=")) {
        reading->callee = line + 4;
    } else if (starts_with(line, "calls=")) {
        reading->calling = true;
    } else if (isdigit((unsigned char)line[0])) {
        add_cost(reading, line);
    }
}

void callgrind_read(const char *report, const Strings *student_files, Costly *costly)
{
    Reading reading = {.student_files = student_files};
    Strings lines = {0};
    strings_add_lines(&lines, report);
    for (size_t i = 0; i < lines.count; i++) {
        read_line(&reading, lines.items[i]);
    }
    for (size_t i = 0; i < reading.count; i++) {
        Costly *function = &reading.functions[i];
        if (function->cost > costly->cost) {
            costly_free(costly);
            *costly = *function;
        } else {
            costly_free(function);
        }
    }
    free(reading.functions);
    strings_free(&lines);
}

void costly_free(Costly *costly)
{
    free(costly->function);
    free(costly->file);
    *costly = (Costly){0};
}
