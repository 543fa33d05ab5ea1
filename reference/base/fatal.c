/* SPDX-License-Identifier: MIT */
/**
 * @file fatal.c
 * Speaking on the way down: a line on standard error, then abort().
 *
 * A failed assertion may mean that the heap is broken, so nothing here allocates: the line is
 * built in an array on the stack and goes out in one write().
 */
#include "ouro/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LINE_MAX_BYTES = 512, /**< longer messages are cut */
};

/** Writes to standard error by write() alone: no memory is asked for, for there may be none. */
static void write_all(const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t done = write(STDERR_FILENO, bytes, count);
        if (done <= 0) {
            return; /* nobody is left to tell */
        }
        bytes += done;
        count -= (size_t)done;
    }
}

void ou_complain(const char *format, ...)
{
    char line[LINE_MAX_BYTES];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (length < 0) {
        return;
    }
    size_t used = (size_t)length;
    if (used > sizeof line - 1) {
        used = sizeof line - 1;
        memcpy(line + used - 3, "...", 3);
    }
    line[used] = '\n'; /* takes the place of the terminating NUL */
    write_all(line, used + 1);
}

void ou_fatal(const char *file, int line, const char *function, const char *sentence)
{
    ou_complain("%s:%d: %s: %s", file, line, function, sentence);
    abort();
}
