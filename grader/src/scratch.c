/* SPDX-License-Identifier: MIT */
/**
 * @file scratch.c
 * The private folder of one run.
 *
 * Everything that the grader writes lies in one folder that nobody else can look into. Started as
 * root, the grader runs a student's code as "nobody": then the folder belongs to root and lets
 * that group in, and only the folders made with `writable` can be written by it.
 *
 * Invariant: while `folder` is not empty, leaving the program by exit() removes it. A signal only
 * sets a flag; whoever waits looks at it and calls scratch_stop().
 */
#include "scratch.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[4096];
static volatile sig_atomic_t wanted_by;

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)where;
    if (kind == FTW_DNR) {
        chmod(path, 0700); /* a folder that was closed to its own owner */
    }
    remove(path);
    return 0;
}

void scratch_remove(const char *path)
{
    /* A second walk reaches what the first one found closed. */
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void remove_at_exit(void)
{
    if (folder[0] != '\0') {
        scratch_remove(folder);
        folder[0] = '\0';
    }
}

static void note_signal(int number)
{
    wanted_by = number;
}

bool scratch_stop_wanted(void)
{
    return wanted_by != 0;
}

void scratch_stop(void)
{
    exit(128 + (int)wanted_by);
}

static void watch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = note_signal};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        sigaction(numbers[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
}

const char *scratch_open(void)
{
    if (folder[0] != '\0') {
        return folder;
    }
    bool root = geteuid() == 0;
    const char *base = getenv("TMPDIR");
    if (root || base == NULL || base[0] != '/') {
        base = "/tmp"; /* root's own TMPDIR may be closed to "nobody" */
    }
    snprintf(folder, sizeof folder, "%s/ouro-grade-%ld-XXXXXX", base, (long)getpid());
    watch_signals();
    if (mkdtemp(folder) == NULL) {
        folder[0] = '\0';
        die(STATUS_FAULT, "no private folder can be made in %s: %s", base, strerror(errno));
    }
    atexit(remove_at_exit);
    if (root && (chown(folder, 0, UNPRIVILEGED_ID) != 0 || chmod(folder, 0750) != 0)) {
        die(STATUS_FAULT, "a folder in %s cannot be given to user %d: %s" SCRATCH_NEVER_ROOT, base,
            UNPRIVILEGED_ID, strerror(errno));
    }
    return folder;
}

void scratch_forget(const char *name)
{
    char *path = must_print("%s/%s", scratch_open(), name);
    scratch_remove(path);
    free(path);
}

char *scratch_folder(const char *name, bool writable)
{
    Text problem = {0};
    char *path = must_print("%s/%s", scratch_open(), name);
    if (!folder_make(path, &problem)) {
        die(STATUS_FAULT, "%s", text_string(&problem));
    }
    if (writable && geteuid() == 0 && chown(path, UNPRIVILEGED_ID, UNPRIVILEGED_ID) != 0) {
        die(STATUS_FAULT, "%s: %s", path, strerror(errno));
    }
    return path;
}
