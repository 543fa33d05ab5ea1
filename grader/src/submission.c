/* SPDX-License-Identifier: MIT */
/**
 * @file submission.c
 * Finding the student's files.
 *
 * A file is looked for in three places, so that a whole tree, one lab's folder and a bare file can
 * be handed in. In a folder the first place where anything of that name stands decides: when that
 * is a link or a folder it is refused, and no other place is tried, so that nobody is graded on a
 * file they did not mean. An archive may have one folder around all of it; there, two places are
 * one too many. A file is read once; what is graded is what was read.
 */
#include "submission.h"
#include "intake.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

SubmissionKind submission_kind(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return SUBMISSION_NONE;
    }
    return S_ISDIR(info.st_mode)   ? SUBMISSION_FOLDER
           : S_ISREG(info.st_mode) ? SUBMISSION_ARCHIVE
                                   : SUBMISSION_NONE;
}

/* ---- a folder ------------------------------------------------------------------------------ */

static void list_places(const Lab *lab, const char *name, Strings *places)
{
    strings_printf(places, "%s/%s", lab->slug, name);
    strings_printf(places, "labs/%s/%s", lab->slug, name);
    strings_add(places, name);
}

/** "folder/place" for a person: without a doubled slash, and made harmless. */
static char *shown_path(const char *folder, const char *place)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    char *path = must_print("%.*s/%s", (int)length, folder, place);
    char *shown = screen_escape_name(path);
    free(path);
    return shown;
}

static bool find_in_folder(const char *folder, const Strings *places, SubmittedFile *file,
                           Text *problem)
{
    for (size_t i = 0; i < places->count; i++) {
        bool there = false;
        char *shown = shown_path(folder, places->items[i]);
        bool read =
            intake_from_folder(folder, places->items[i], shown, &there, &file->content, problem);
        if (there) {
            file->path = shown;
            return read;
        }
        free(shown);
    }
    char *first = shown_path(folder, places->items[0]);
    text_printf(problem, "%s is missing.", first);
    free(first);
    return false;
}

static bool read_folder(const Lab *lab, const char *folder, Submission *submission, Text *problem)
{
    bool complete = true;
    for (size_t i = 0; i < lab->file_count && complete; i++) {
        Strings places = {0};
        SubmittedFile *file = &submission->files[i];
        list_places(lab, lab->files[i].name, &places);
        complete = find_in_folder(folder, &places, file, problem);
        if (!complete && file->path == NULL && strcmp(folder, "labs") == 0) {
            text_printf(problem, "\nTo get it as it was handed out: make reset LAB=%d",
                        lab->number);
        }
        strings_free(&places);
    }
    return complete;
}

/* ---- an archive ---------------------------------------------------------------------------- */

static bool read_archive(const Lab *lab, const char *archive, Submission *submission, Text *problem)
{
    if (!intake_from_archive(lab, archive, submission, problem)) {
        submission->refused = true;
        return false;
    }
    for (size_t i = 0; i < lab->file_count; i++) {
        const char *name = lab->files[i].name;
        if (submission->files[i].path == NULL) {
            char *shown = screen_escape_name(archive);
            text_printf(
                problem,
                "%s: %s is missing. It is looked for at %s/%s, labs/%s/%s and %s, also with "
                "one folder around all.",
                shown, name, lab->slug, name, lab->slug, name, name);
            free(shown);
            return false;
        }
    }
    return true;
}

/* ---- both ---------------------------------------------------------------------------------- */

static bool are_texts(const Submission *submission, Text *problem)
{
    for (size_t i = 0; i < submission->count; i++) {
        const SubmittedFile *file = &submission->files[i];
        if (memchr(text_string(&file->content), '\0', file->content.used) != NULL) {
            text_printf(problem, "%s: is not a text file (it holds NUL bytes)", file->path);
            return false;
        }
    }
    return true;
}

bool submission_read(const Lab *lab, const char *from, Submission *submission, Text *problem)
{
    submission->files = must_alloc(lab->file_count, sizeof *submission->files);
    submission->count = lab->file_count;
    for (size_t i = 0; i < lab->file_count; i++) {
        submission->files[i].shown = must_print("labs/%s/%s", lab->slug, lab->files[i].name);
    }
    bool complete = submission_kind(from) == SUBMISSION_ARCHIVE
                        ? read_archive(lab, from, submission, problem)
                        : read_folder(lab, from, submission, problem);
    return complete && are_texts(submission, problem);
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
