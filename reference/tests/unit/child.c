/* SPDX-License-Identifier: MIT */
/**
 * @file child.c
 * See child.h. The child leaves by _exit(), so that nothing of cmocka runs in it.
 */
#include "child.h"
#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/** Runs a function in a child; returns the signal that ended it, and what it wrote to stderr. */
static int signal_of_child(void (*run)(void), char *said, size_t size)
{
    int ends[2];
    assert_return_code(pipe(ends), 0);
    pid_t child = fork();
    assert_return_code(child, 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL); /* cmocka catches it in the parent */
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        run();
        _exit(0);
    }
    close(ends[1]);
    size_t used = 0;
    ssize_t got;
    while (used < size - 1 && (got = read(ends[0], said + used, size - 1 - used)) > 0) {
        used += (size_t)got;
    }
    said[used] = '\0';
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

void assert_stops_saying(void (*run)(void), const char *sentence)
{
    char said[2048];
    assert_int_equal(signal_of_child(run, said, sizeof said), SIGABRT);
    if (strstr(said, sentence) == NULL) {
        fail_msg("expected '%s' in: %s", sentence, said);
    }
}
