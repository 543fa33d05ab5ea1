/* SPDX-License-Identifier: MIT */
/**
 * @file submission.c
 * Finding the student's files.
 *
 * A file is looked for in three places, so that a whole tree, one lab's folder and a bare file can
 * be handed in. The first place where anything of that name stands decides: when that is a link
 * or a folder it is refused, and no other place is tried, so that nobody is graded on a file they
 * did not mean. A file is read once; what is graded is what was read.
 */
#include "submission.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool something_is_at(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

static void list_places(const char *folder, const Lab *lab, const char *name, Strings *places)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    strings_printf(places, "%.*s/%s/%s", (int)length, folder, lab->slug, name);
    strings_printf(places, "%.*s/labs/%s/%s", (int)length, folder, lab->slug, name);
    strings_printf(places, "%.*s/%s", (int)length, folder, name);
}

static bool read_one(const Strings *places, SubmittedFile *file, Text *problem)
{
    for (size_t i = 0; i < places->count; i++) {
        if (something_is_at(places->items[i])) {
            file->path = must_copy(places->items[i]);
            if (!file_read(file->path, SUBMISSION_BYTES, &file->content, problem)) {
                return false;
            }
            if (memchr(text_string(&file->content), '\0', file->content.used) != NULL) {
                text_printf(problem, "%s: is not a text file (it holds NUL bytes)", file->path);
                return false;
            }
            return true;
        }
    }
    text_printf(problem, "%s is missing.", places->items[0]);
    return false;
}

bool submission_read(const Lab *lab, const char *folder, Submission *submission, Text *problem)
{
    submission->files = must_alloc(lab->file_count, sizeof *submission->files);
    submission->count = lab->file_count;
    bool complete = true;
    for (size_t i = 0; i < lab->file_count && complete; i++) {
        Strings places = {0};
        SubmittedFile *file = &submission->files[i];
        file->shown = must_print("labs/%s/%s", lab->slug, lab->files[i].name);
        list_places(folder, lab, lab->files[i].name, &places);
        complete = read_one(&places, file, problem);
        if (!complete && file->path == NULL && strcmp(folder, "labs") == 0) {
            text_printf(problem, "\nTo get it as it was handed out: make reset LAB=%d",
                        lab->number);
        }
        strings_free(&places);
    }
    return complete;
}

bool submission_is_untouched(const Lab *lab, const Submission *submission)
{
    static const char mark[] = " OU_TODO(";
    size_t left = 0;
    for (size_t i = 0; i < submission->count; i++) {
        const char *at = text_string(&submission->files[i].content);
        while ((at = strstr(at, mark)) != NULL) {
            at += strlen(mark);
            left++;
        }
    }
    return left >= lab->exports.count;
}

void submission_free(Submission *submission)
{
    for (size_t i = 0; i < submission->count; i++) {
        free(submission->files[i].path);
        free(submission->files[i].shown);
        text_free(&submission->files[i].content);
    }
    free(submission->files);
    *submission = (Submission){0};
}
