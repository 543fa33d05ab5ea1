/* SPDX-License-Identifier: MIT */
/**
 * @file jobs.c
 * Runs checks side by side, each in a process of its own.
 *
 * The idea: a child writes what is wrong into a temporary file and ends with status 0 or 1. The
 * parent prints in the order of the list, each check as soon as all before it have been printed.
 *
 * Invariant: jobs below `printed` are done and printed; those from `started` on have not begun.
 */
#include "jobs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void jobs_add(Jobs *jobs, char *title, bool (*run)(const void *context, Text *details),
              const void *context)
{
    jobs->items = must_resize(jobs->items, jobs->count + 1, sizeof(Job));
    jobs->items[jobs->count++] = (Job){.title = title, .run = run, .context = context};
}

static void start(Job *job)
{
    job->answer = tmpfile();
    if (job->answer == NULL) {
        die(STATUS_FAULT, "a temporary file cannot be made: is the disk full?");
    }
    fflush(NULL);
    job->process = fork();
    if (job->process < 0) {
        die(STATUS_FAULT, "a check cannot be started: %s", strerror(errno));
    }
    if (job->process == 0) {
        Text details = {0};
        bool good = job->run(job->context, &details);
        fputs(text_string(&details), job->answer);
        bool written = fclose(job->answer) == 0;
        text_free(&details);
        _exit(good && written ? 0 : 1);
    }
}

/** Prints a check that has ended. */
static bool print(Job *job, size_t number, int status)
{
    bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    printf("%s %zu - %s\n", good ? "ok" : "not ok", number, job->title);
    if (!good) {
        char line[4096];
        rewind(job->answer);
        while (fgets(line, sizeof line, job->answer) != NULL) {
            printf("# %s%s", line, strchr(line, '\n') == NULL ? "\n" : "");
        }
        if (WIFSIGNALED(status)) {
            printf("# the check itself was ended by signal %d\n", WTERMSIG(status));
        }
    }
    fclose(job->answer);
    fflush(stdout);
    return good;
}

/** Waits for any child and notes its status; false if there is none. */
static bool wait_for_one(const Jobs *jobs, int *statuses, bool *done)
{
    int status = 0;
    pid_t process;
    do {
        process = waitpid(-1, &status, 0);
    } while (process < 0 && errno == EINTR);
    for (size_t i = 0; process > 0 && i < jobs->count; i++) {
        if (jobs->items[i].process == process) {
            statuses[i] = status;
            done[i] = true;
        }
    }
    return process > 0;
}

bool jobs_run(Jobs *jobs, size_t at_once)
{
    bool good = true;
    size_t started = 0, printed = 0, running = 0;
    int *statuses = must_alloc(jobs->count, sizeof *statuses);
    bool *done = must_alloc(jobs->count, sizeof *done);
    printf("TAP version 13\n1..%zu\n", jobs->count);
    while (printed < jobs->count) {
        while (running < at_once && started < jobs->count) {
            start(&jobs->items[started++]);
            running++;
        }
        if (!wait_for_one(jobs, statuses, done)) {
            die(STATUS_FAULT, "a check was lost: %s", strerror(errno));
        }
        running--;
        for (; printed < started && done[printed]; printed++) {
            good = print(&jobs->items[printed], printed + 1, statuses[printed]) && good;
        }
    }
    free(statuses);
    free(done);
    return good;
}

void jobs_free(Jobs *jobs)
{
    for (size_t i = 0; i < jobs->count; i++) {
        free(jobs->items[i].title);
    }
    free(jobs->items);
    *jobs = (Jobs){NULL, 0};
}
