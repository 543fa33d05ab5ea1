/* SPDX-License-Identifier: MIT */
/**
 * @file command.c
 * Runs another program and collects what it prints.
 *
 * The idea: its output goes to two temporary files without a name, so that neither of us can wait
 * for the other, however much it prints.
 */
#include "command.h"

#include "util.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127, SIGNAL_BASE = 128 };

static FILE *unnamed_file(void)
{
    FILE *file = tmpfile();
    if (file == NULL) {
        die(STATUS_FAULT, "a temporary file cannot be made: is the disk full?");
    }
    return file;
}

/** Reads a file from its beginning, and closes it. */
static char *read_back(FILE *file)
{
    Text text = {0};
    rewind(file);
    char buffer[4096];
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0) {
        text_add(&text, buffer, got);
    }
    fclose(file);
    return text_take(&text);
}

static _Noreturn void become(const char *const argv[], FILE *out, FILE *err)
{
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0) {
        dup2(nothing, STDIN_FILENO);
    }
    dup2(fileno(out), STDOUT_FILENO);
    dup2(fileno(err), STDERR_FILENO);
    /* execvp() writes to no argument: the cast only drops a promise it does not ask for. */
    execvp(argv[0], (char *const *)argv);
    dprintf(STDERR_FILENO, "%s cannot be run: %s\n", argv[0], strerror(errno));
    _exit(NOT_FOUND);
}

CommandResult command_run(const char *const argv[])
{
    FILE *out = unnamed_file();
    FILE *err = unnamed_file();
    fflush(stdout);
    fflush(stderr);
    pid_t child = fork();
    if (child < 0) {
        die(STATUS_FAULT, "%s cannot be started: too many processes?", argv[0]);
    }
    if (child == 0) {
        become(argv, out, err);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    CommandResult result = {.status = WIFEXITED(status) ? WEXITSTATUS(status)
                                                        : SIGNAL_BASE + WTERMSIG(status)};
    result.out = read_back(out);
    result.err = read_back(err);
    return result;
}

void command_free(CommandResult *result)
{
    free(result->out);
    free(result->err);
}
