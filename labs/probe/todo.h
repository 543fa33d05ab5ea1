/* SPDX-License-Identifier: MIT */
/**
 * @file todo.h
 * What the body of an unwritten function does: say so, and end the program.
 *
 * Replace the whole body by your own code: the OU_TODO, and the `(void)` lines, which only silence
 * a warning about parameters that nobody uses. Nothing else in your file needs this header, so you
 * may delete the `#include` once the last OU_TODO is gone.
 */
#ifndef OURO_LABS_TODO_H
#define OURO_LABS_TODO_H

#include <stdio.h>
#include <unistd.h>

/** The exit status that means "this function is not written yet". */
#define OU_TODO_STATUS 120

/** Prints which function of which task is missing, and where, then ends the program. */
static inline _Noreturn void ou_todo(int lab, int task, const char *function, const char *file,
                                     int line)
{
    fprintf(stderr, "lab %d, task %d: %s() is not implemented yet (%s:%d)\n", lab, task, function,
            file, line);
    _exit(OU_TODO_STATUS);
}

/** Stands where your code will be. */
#define OU_TODO(lab, task) ou_todo((lab), (task), __func__, __FILE__, __LINE__)

#endif
