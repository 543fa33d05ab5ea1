/* SPDX-License-Identifier: MIT */
/**
 * @file workplace.c
 * Private folders, and files in them.
 */
#include "workplace.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_FILE = 16 << 20, OPEN_FOLDERS = 16 };

char *workplace_make(void)
{
    const char *place = getenv("TMPDIR");
    char *path = must_print("%s/ouro-prove-XXXXXX", place == NULL ? "/tmp" : place);
    if (mkdtemp(path) == NULL) {
        die(STATUS_FAULT, "%s cannot be made: %s", path, strerror(errno));
    }
    return path;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void workplace_remove(char *path)
{
    if (nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) != 0) {
        fprintf(stderr, "%s cannot be removed: %s\n", path, strerror(errno));
    }
    free(path);
}

bool workplace_copy(const char *from, const char *to, Text *problem)
{
    Text text = {0};
    char *folder = must_copy(to);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    bool good = folder_make(folder, problem) && file_read(from, LARGEST_FILE, &text, problem) &&
                file_write(to, text_string(&text), text.used, problem);
    free(folder);
    text_free(&text);
    return good;
}

bool files_are_equal(const char *one, const char *other, Text *problem)
{
    Text a = {0}, b = {0};
    bool good = file_read(one, LARGEST_FILE, &a, problem) &&
                file_read(other, LARGEST_FILE, &b, problem) && a.used == b.used &&
                memcmp(text_string(&a), text_string(&b), a.used) == 0;
    text_free(&a);
    text_free(&b);
    return good;
}
