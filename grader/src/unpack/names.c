/* SPDX-License-Identifier: MIT */
/**
 * @file names.c
 * The names of the entries of an archive: see names.h.
 */
#include "names.h"

#include <stdlib.h>
#include <string.h>

/** What is wrong with the part of a name between two slashes. */
static const char *part_fault(const char *part, size_t length)
{
    if (length == 2 && strncmp(part, "..", 2) == 0) {
        return "has '..' in its name";
    }
    return length > 0 && part[0] == '-' ? "has a name that begins with a dash" : NULL;
}

const char *name_fault(const char *name)
{
    if (name[0] == '\0') {
        return "has no name";
    }
    if (name[0] == '/') {
        return "has an absolute name";
    }
    for (const char *at = name; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7f) {
            return "has a control character in its name";
        }
    }
    for (const char *part = name; *part != '\0';) {
        size_t length = strcspn(part, "/");
        const char *fault = part_fault(part, length);
        if (fault != NULL) {
            return fault;
        }
        part += length + (part[length] == '/');
    }
    return NULL;
}

char *name_plain(const char *name)
{
    Text plain = {0};
    for (const char *part = name; *part != '\0';) {
        size_t length = strcspn(part, "/");
        if (length > 0 && !(length == 1 && part[0] == '.')) {
            text_printf(&plain, "%s%.*s", plain.used > 0 ? "/" : "", (int)length, part);
        }
        part += length + (part[length] == '/');
    }
    return text_take(&plain);
}

bool name_is_place(const char *name, const char *slug, const char *file)
{
    const char *slash = strchr(name, '/');
    const char *below = slash == NULL ? "" : slash + 1;
    char *places[] = {must_print("%s/%s", slug, file), must_print("labs/%s/%s", slug, file),
                      must_copy(file)};
    bool found = false;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        found = found || strcmp(name, places[i]) == 0 || strcmp(below, places[i]) == 0;
        free(places[i]);
    }
    return found;
}
