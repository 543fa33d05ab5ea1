/* SPDX-License-Identifier: MIT */
/**
 * @file keep.c
 * Keeping a grade: see keep.h.
 *
 * The idea: a record is good as long as the student's files are what they were. So the files are
 * kept beside it, byte by byte, and whoever reads the record compares.
 *
 * Invariant: record.json is written last and taken away first. Where it stands, the files beside
 * it are those that it speaks of.
 */
#include "keep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool keep_file(const char *place, const char *name, const char *bytes, size_t count,
                      Text *problem)
{
    char *path = must_print("%s/%s", place, name);
    bool done = file_write(path, bytes, count, problem);
    free(path);
    return done;
}

static void forget_file(const char *place, const char *name)
{
    char *path = must_print("%s/%s", place, name);
    unlink(path);
    free(path);
}

/** Takes away what was kept before: of a file that is missing now, nothing may be left. */
static void forget(const Lab *lab, const char *place)
{
    forget_file(place, "record.json");
    for (size_t i = 0; i < lab->file_count; i++) {
        forget_file(place, lab->files[i].name);
    }
}

static bool keep_files(const Grade *grade, const char *place, Text *problem)
{
    bool done = true;
    for (size_t i = 0; i < grade->submission.count && done; i++) {
        const Text *content = &grade->submission.files[i].content;
        done = keep_file(place, grade->lab->files[i].name, text_string(content), content->used,
                         problem);
    }
    return done;
}

void keep_grade(const Grade *grade, const json_t *record, const char *folder)
{
    Text problem = {0};
    char *place = must_print("%s/%s", folder, grade->lab->slug);
    char *text = json_dumps(record, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    bool done = text != NULL && folder_make(place, &problem);
    if (done) {
        forget(grade->lab, place);
        done = keep_files(grade, place, &problem) &&
               keep_file(place, "record.json", text, strlen(text), &problem);
    }
    if (!done) {
        fprintf(stderr, "The record of this grading could not be kept: %s\n",
                text_string(&problem));
    }
    free(text);
    free(place);
    text_free(&problem);
}
