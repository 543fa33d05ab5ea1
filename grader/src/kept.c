/* SPDX-License-Identifier: MIT */
/**
 * @file kept.c
 * Keeping objects: see kept.h.
 *
 * A folder of build/kept belongs to one recipe: the compiler, its flags, and the text of every header
 * that it can see. The recipe lies in it, and beside each object the source that it was made of; both
 * are compared byte for byte, so the numbers in the names need not be better than they are.
 *
 * Files are written under another name and moved, the object before its source, so several graders
 * may share a folder. What is there is never changed.
 */
#include "kept.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_KEPT = 16 << 20 };

static const char root[] = "build/kept";

/** A number for a name: FNV-1a. */
static uint64_t number_of(const Text *bytes)
{
    uint64_t number = 14695981039346656037U;
    const char *at = text_string(bytes);
    for (size_t i = 0; i < bytes->used; i++) {
        number = (number ^ (unsigned char)at[i]) * 1099511628211U;
    }
    return number;
}

static bool equals(const char *path, const Text *bytes)
{
    Text found = {0}, problem = {0};
    bool equal = file_read(path, LARGEST_KEPT, &found, &problem) && found.used == bytes->used &&
                 memcmp(text_string(&found), text_string(bytes), bytes->used) == 0;
    text_free(&found);
    text_free(&problem);
    return equal;
}

/** Writes a file by way of another name. */
static bool write_whole(const char *path, const Text *bytes)
{
    Text problem = {0};
    char *fresh = must_print("%s.%d", path, (int)getpid());
    bool done =
        file_write(fresh, text_string(bytes), bytes->used, &problem) && rename(fresh, path) == 0;
    if (!done) {
        unlink(fresh);
    }
    free(fresh);
    text_free(&problem);
    return done;
}

static bool copy(const char *from, const char *to)
{
    Text bytes = {0}, problem = {0};
    bool done = file_read(from, LARGEST_KEPT, &bytes, &problem) && write_whole(to, &bytes);
    text_free(&bytes);
    text_free(&problem);
    return done;
}

/* ---- recipes --------------------------------------------------------------------------------- */

/** The compiler: another one has another size or time. In the box there is only /usr/bin. */
static void add_compiler(Text *recipe)
{
    char *compiler = realpath("/usr/bin/gcc", NULL);
    struct stat status = {0};
    if (compiler != NULL && stat(compiler, &status) == 0) {
        text_printf(recipe, "%s %lld %lld\n", compiler, (long long)status.st_size,
                    (long long)status.st_mtime);
    }
    free(compiler);
}

static void add_headers(const char *folder, const char *path, Text *recipe)
{
    Strings names = {0};
    Text problem = {0};
    char *whole = must_print("%s/%s", folder, path);
    folder_list(whole, &names);
    for (size_t i = 0; i < names.count; i++) {
        if (ends_with(names.items[i], ".h")) {
            char *header = must_print("%s/%s", whole, names.items[i]);
            text_printf(recipe, "%s/%s\n", path, names.items[i]);
            file_read(header, LARGEST_KEPT, recipe, &problem);
            free(header);
        }
    }
    free(whole);
    text_free(&problem);
    strings_free(&names);
}

char *kept_place(const Strings *command, const char *folder, const Strings *headers)
{
    Text recipe = {0}, problem = {0};
    add_compiler(&recipe);
    for (size_t i = 0; i < command->count; i++) {
        text_printf(&recipe, "%s\n", command->items[i]);
    }
    for (size_t i = 0; i < headers->count; i++) {
        add_headers(folder, headers->items[i], &recipe);
    }
    char *kept = must_print("%s/%016llx", root, (unsigned long long)number_of(&recipe));
    char *written = must_print("%s/recipe", kept);
    bool good =
        equals(written, &recipe) || (access(written, F_OK) != 0 && folder_make(kept, &problem) &&
                                     write_whole(written, &recipe));
    if (!good) {
        free(kept);
        kept = NULL;
    }
    free(written);
    text_free(&recipe);
    text_free(&problem);
    return kept;
}

/* ---- objects --------------------------------------------------------------------------------- */

/** Where a source is kept, as a new string: under its name and a number for its bytes. */
static char *place_of(const char *kept, const char *source, const Text *bytes)
{
    const char *slash = strrchr(source, '/');
    return must_print("%s/%s.%016llx", kept, slash == NULL ? source : slash + 1,
                      (unsigned long long)number_of(bytes));
}

bool kept_take(const char *kept, const char *source, const char *object)
{
    Text bytes = {0}, problem = {0};
    bool taken = false;
    if (kept != NULL && file_read(source, LARGEST_KEPT, &bytes, &problem)) {
        char *place = place_of(kept, source, &bytes);
        char *kept_object = must_print("%s.o", place);
        taken = equals(place, &bytes) && copy(kept_object, object);
        free(kept_object);
        free(place);
    }
    text_free(&bytes);
    text_free(&problem);
    return taken;
}

void kept_put(const char *kept, const char *source, const char *object)
{
    Text bytes = {0}, problem = {0};
    if (kept != NULL && file_read(source, LARGEST_KEPT, &bytes, &problem)) {
        char *place = place_of(kept, source, &bytes);
        char *kept_object = must_print("%s.o", place);
        if (access(place, F_OK) != 0 && copy(object, kept_object)) {
            write_whole(place, &bytes);
        }
        free(kept_object);
        free(place);
    }
    text_free(&bytes);
    text_free(&problem);
}
