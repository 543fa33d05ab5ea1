/* SPDX-License-Identifier: MIT */
/**
 * @file place.c
 * Puts generated files in their places.
 *
 * Invariants: a file is replaced by rename(), so it is never half written; a text that exists
 * nowhere else, neither newly generated nor in git, is never lost.
 */
#include "place.h"

#include "common/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST_FILE = 64 << 20 };

bool head_read(const char *path, Text *text)
{
    char *name = must_print("HEAD:./%s", path);
    CommandResult result = command_run((const char *const[]){"git", "show", name, NULL});
    bool good = result.status == 0;
    if (good) {
        text_puts(text, result.out);
    }
    command_free(&result);
    free(name);
    return good;
}

bool head_exists(void)
{
    CommandResult result =
        command_run((const char *const[]){"git", "rev-parse", "--verify", "--quiet", "HEAD", NULL});
    bool good = result.status == 0;
    command_free(&result);
    return good;
}

char *backup_name(const char *path)
{
    for (int number = 1;; number++) {
        char *name = must_print("%s.bak%d", path, number);
        if (access(name, F_OK) != 0) {
            return name;
        }
        free(name);
    }
}

/** Says whether an old text is somewhere else too: at HEAD, or empty. */
static bool is_kept_elsewhere(const Output *output, const Text *old)
{
    Text head = {0};
    bool same = old->used == 0 || (head_read(output->path, &head) && head.used == old->used &&
                                   memcmp(text_string(&head), old->bytes, old->used) == 0);
    text_free(&head);
    return same;
}

static bool back_up(const char *path, const Text *old, Text *messages, Text *problem)
{
    char *name = backup_name(path);
    bool good = file_write(name, text_string(old), old->used, problem);
    if (good) {
        text_printf(messages, "kept  %s as %s\n", path, name);
    }
    free(name);
    return good;
}

static bool make_folder_of(const char *path, Text *problem)
{
    char *folder = must_copy(path);
    char *slash = strrchr(folder, '/');
    bool good = true;
    if (slash != NULL) {
        *slash = '\0';
        good = folder_make(folder, problem);
    }
    free(folder);
    return good;
}

/** Writes beside the place, then renames. */
static bool replace(const char *path, const char *text, Text *messages, Text *problem)
{
    char *beside = must_print("%s.new", path);
    bool good = make_folder_of(path, problem) && file_write(beside, text, strlen(text), problem);
    if (good && rename(beside, path) != 0) {
        text_printf(problem, "%s cannot be written: %s", path, strerror(errno));
        unlink(beside);
        good = false;
    }
    if (good) {
        text_printf(messages, "wrote %s\n", path);
    }
    free(beside);
    return good;
}

static PlaceResult place_at(const Output *output, const char *path, bool keep_all, Text *messages,
                            Text *problem)
{
    Text old = {0};
    bool there = access(path, F_OK) == 0;
    if (there && !file_read(path, LARGEST_FILE, &old, problem)) {
        text_free(&old);
        return PLACE_FAILED;
    }
    PlaceResult result = PLACE_UNCHANGED;
    bool same = there && old.used == strlen(output->text) &&
                memcmp(text_string(&old), output->text, old.used) == 0;
    if (!same) {
        bool keep = there && output->kind != OUTPUT_HANDOUT &&
                    (keep_all || !is_kept_elsewhere(output, &old));
        bool good = (!keep || back_up(path, &old, messages, problem)) &&
                    replace(path, output->text, messages, problem);
        result = good ? PLACE_WRITTEN : PLACE_FAILED;
    }
    text_free(&old);
    return result;
}

PlaceResult place_output(const Output *output, const char *into, bool keep_all, Text *messages,
                         Text *problem)
{
    char *path =
        strcmp(into, ".") == 0 ? must_copy(output->path) : must_print("%s/%s", into, output->path);
    PlaceResult result = place_at(output, path, keep_all, messages, problem);
    free(path);
    return result;
}
