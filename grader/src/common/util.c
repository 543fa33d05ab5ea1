/* SPDX-License-Identifier: MIT */
/**
 * @file util.c
 * Small things that every tool of the course needs: see util.h.
 *
 * Invariant: a Text with room, and a Strings with room, always end in a NUL and a NULL that are
 * not counted. So a text can be printed and a list handed to execv() at any moment.
 */
#include "util.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void die(int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fflush(stdout);
    fprintf(stderr, "%s: ", program_invocation_short_name);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(status);
}

static void *or_stop(void *block)
{
    if (block == NULL) {
        die(STATUS_FAULT, "out of memory");
    }
    return block;
}

void *must_alloc(size_t count, size_t size)
{
    return or_stop(calloc(count == 0 ? 1 : count, size == 0 ? 1 : size));
}

void *must_resize(void *block, size_t count, size_t size)
{
    return or_stop(reallocarray(block, count == 0 ? 1 : count, size));
}

char *must_copy(const char *string)
{
    return string == NULL ? NULL : or_stop(strdup(string));
}

char *must_print(const char *format, ...)
{
    Text text = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    return text_take(&text);
}

/* ---- texts --------------------------------------------------------------------------------- */

static void text_make_room(Text *text, size_t count)
{
    size_t needed = text->used + count + 1;
    if (needed > text->room) {
        size_t room = text->room < 64 ? 64 : text->room;
        while (room < needed) {
            room *= 2;
        }
        text->bytes = must_resize(text->bytes, room, 1);
        text->room = room;
    }
}

void text_add(Text *text, const void *bytes, size_t count)
{
    text_make_room(text, count);
    if (count > 0) {
        memcpy(text->bytes + text->used, bytes, count);
    }
    text->used += count;
    text->bytes[text->used] = '\0';
}

void text_puts(Text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_vprintf(Text *text, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0) {
        die(STATUS_FAULT, "a text could not be formatted");
    }
    text_make_room(text, (size_t)length);
    vsnprintf(text->bytes + text->used, (size_t)length + 1, format, again);
    text->used += (size_t)length;
    va_end(again);
}

void text_printf(Text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_vprintf(text, format, args);
    va_end(args);
}

const char *text_string(const Text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

char *text_take(Text *text)
{
    char *string = text->bytes == NULL ? must_copy("") : text->bytes;
    *text = (Text){0};
    return string;
}

void text_free(Text *text)
{
    free(text->bytes);
    *text = (Text){0};
}

/* ---- lists of strings ---------------------------------------------------------------------- */

void strings_take(Strings *list, char *string)
{
    if (list->count + 2 > list->room) {
        list->room = list->room == 0 ? 8 : list->room * 2;
        list->items = must_resize(list->items, list->room, sizeof *list->items);
    }
    list->items[list->count++] = string;
    list->items[list->count] = NULL;
}

void strings_add(Strings *list, const char *string)
{
    strings_take(list, must_copy(string));
}

void strings_printf(Strings *list, const char *format, ...)
{
    Text text = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    strings_take(list, text_take(&text));
}

void strings_add_all(Strings *list, const Strings *more)
{
    for (size_t i = 0; i < more->count; i++) {
        strings_add(list, more->items[i]);
    }
}

bool strings_have(const Strings *list, const char *string)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], string) == 0) {
            return true;
        }
    }
    return false;
}

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

void strings_sort(Strings *list)
{
    if (list->count > 1) {
        qsort(list->items, list->count, sizeof *list->items, compare_strings);
    }
}

void strings_free(Strings *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i]);
    }
    free(list->items);
    *list = (Strings){0};
}

void strings_add_lines(Strings *list, const char *string)
{
    while (*string != '\0') {
        size_t length = strcspn(string, "\n");
        strings_printf(list, "%.*s", (int)length, string);
        string += length + (string[length] == '\n');
    }
}

bool starts_with(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

bool ends_with(const char *string, const char *suffix)
{
    size_t length = strlen(string), end = strlen(suffix);
    return length >= end && strcmp(string + length - end, suffix) == 0;
}

/* ---- files --------------------------------------------------------------------------------- */

static bool read_all(int descriptor, size_t limit, Text *content)
{
    char block[16384];
    size_t total = 0;
    ssize_t got;
    while ((got = read(descriptor, block, sizeof block)) > 0) {
        total += (size_t)got;
        if (total > limit) {
            errno = EFBIG;
            return false;
        }
        text_add(content, block, (size_t)got);
    }
    return got == 0;
}

static bool complain(Text *problem, const char *path, const char *reason)
{
    text_printf(problem, "%s: %s", path, reason);
    return false;
}

bool file_read(const char *path, size_t limit, Text *content, Text *problem)
{
    /* O_NONBLOCK: opening a pipe without a writer must not wait for one. */
    int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return complain(problem, path,
                        errno == ELOOP ? "is a symbolic link; a plain file is needed"
                                       : strerror(errno));
    }
    return file_read_open(descriptor, path, limit, content, problem);
}

bool file_read_open(int descriptor, const char *path, size_t limit, Text *content, Text *problem)
{
    struct stat info;
    bool done = false;
    if (fstat(descriptor, &info) != 0) {
        complain(problem, path, strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
        complain(problem, path, "is a directory; a plain file is needed");
    } else if (!S_ISREG(info.st_mode)) {
        complain(problem, path, "is not a plain file");
    } else if ((size_t)info.st_size > limit) {
        text_printf(problem, "%s: has %jd bytes; at most %zu are allowed", path,
                    (intmax_t)info.st_size, limit);
    } else if (!read_all(descriptor, limit, content)) {
        complain(problem, path, strerror(errno));
    } else {
        done = true;
    }
    close(descriptor);
    return done;
}

bool file_write(const char *path, const void *bytes, size_t count, Text *problem)
{
    FILE *file = fopen(path, "we");
    if (file == NULL) {
        return complain(problem, path, strerror(errno));
    }
    bool written = count == 0 || fwrite(bytes, 1, count, file) == count;
    bool closed = fclose(file) == 0;
    return written && closed ? true : complain(problem, path, strerror(errno));
}

bool folder_make(const char *path, Text *problem)
{
    char *copy = must_copy(path);
    bool done = true;
    for (char *at = copy + 1; done && *at != '\0'; at++) {
        if (*at == '/') {
            *at = '\0';
            done = mkdir(copy, 0755) == 0 || errno == EEXIST;
            *at = '/';
        }
    }
    done = done && (mkdir(copy, 0755) == 0 || errno == EEXIST);
    free(copy);
    return done ? true : complain(problem, path, strerror(errno));
}

bool folder_list(const char *path, Strings *names)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return false;
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            strings_add(names, entry->d_name);
        }
    }
    closedir(folder);
    strings_sort(names);
    return true;
}

bool file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool folder_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}
