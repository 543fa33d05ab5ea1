/* SPDX-License-Identifier: MIT */
/**
 * @file kept.c
 * Keeping objects: see kept.h.
 *
 * Beside each object lies the source that it was made of; it is good as long as that is the source
 * in question. Files are written under another name and moved, the object first, so that several
 * graders may share a folder.
 */
#include "kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST_KEPT = 16 << 20 };

static const char *kept_folder;

void kept_open(const char *folder)
{
    kept_folder = folder;
}

/** Where something is kept, as a new string: under the name of the source, with an ending. */
static char *place_of(Profile profile, const char *source, const char *ending)
{
    const char *slash = strrchr(source, '/');
    return must_print("%s/%s/%s%s", kept_folder, profile_names[profile],
                      slash == NULL ? source : slash + 1, ending);
}

/** Copies a file by way of another name. */
static bool copy(const char *from, const char *to)
{
    Text bytes = {0}, problem = {0};
    char *fresh = must_print("%s.%d", to, (int)getpid());
    bool done = file_read(from, LARGEST_KEPT, &bytes, &problem) &&
                file_write(fresh, text_string(&bytes), bytes.used, &problem) &&
                rename(fresh, to) == 0;
    free(fresh);
    text_free(&bytes);
    text_free(&problem);
    return done;
}

static bool are_equal(const char *one, const char *other)
{
    Text a = {0}, b = {0}, problem = {0};
    bool equal = file_read(one, LARGEST_KEPT, &a, &problem) &&
                 file_read(other, LARGEST_KEPT, &b, &problem) && a.used == b.used &&
                 memcmp(text_string(&a), text_string(&b), a.used) == 0;
    text_free(&a);
    text_free(&b);
    text_free(&problem);
    return equal;
}

bool kept_take(Profile profile, const char *source, const char *object)
{
    if (kept_folder == NULL) {
        return false;
    }
    char *kept_source = place_of(profile, source, ""), *kept = place_of(profile, source, ".o");
    bool taken = are_equal(source, kept_source) && copy(kept, object);
    free(kept);
    free(kept_source);
    return taken;
}

void kept_put(Profile profile, const char *source, const char *object)
{
    if (kept_folder == NULL) {
        return;
    }
    Text problem = {0};
    char *folder = must_print("%s/%s", kept_folder, profile_names[profile]);
    char *kept_source = place_of(profile, source, ""), *kept = place_of(profile, source, ".o");
    /* A source that is there already has its object; another one would belie it meanwhile. */
    if (folder_make(folder, &problem) && !are_equal(source, kept_source)) {
        unlink(kept_source);
        if (copy(object, kept)) {
            copy(source, kept_source);
        }
    }
    free(kept);
    free(kept_source);
    free(folder);
    text_free(&problem);
}
