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
#include <signal.h>
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

/** The signal that asked us to stop; 0 if none did. */
static volatile sig_atomic_t stop_signal;

static void note_signal(int number)
{
    stop_signal = number;
}

/** A signal ends the wait, so that what has been begun can be put away. */
static void listen_to_signals(void (*listener)(int))
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = listener};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        sigaction(numbers[i], &action, NULL);
    }
    /* A reader that goes away is noticed when the next check is printed. */
    signal(SIGPIPE, listener == SIG_DFL ? SIG_DFL : SIG_IGN);
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
        setpgid(0, 0);
        listen_to_signals(SIG_DFL);
        Text details = {0};
        bool good = job->run(job->context, &details);
        fputs(text_string(&details), job->answer);
        bool written = fclose(job->answer) == 0;
        text_free(&details);
        _exit(good && written ? 0 : 1);
    }
    setpgid(job->process, job->process); /* the child does so too: whoever comes first */
}

/** Stops the checks that run, and whatever they have started. */
static void stop_running(const Jobs *jobs, size_t started, const bool *done)
{
    for (size_t i = 0; i < started; i++) {
        if (!done[i]) {
            kill(-jobs->items[i].process, SIGTERM);
        }
    }
    while (waitpid(-1, NULL, 0) > 0 || errno == EINTR) {
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

/** Waits for any child and notes its status; false if there is none, or we are to stop. */
static bool wait_for_one(const Jobs *jobs, int *statuses, bool *done)
{
    int status = 0;
    pid_t process;
    do {
        process = waitpid(-1, &status, 0);
    } while (process < 0 && errno == EINTR && stop_signal == 0);
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
    listen_to_signals(note_signal);
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
        if (!wait_for_one(jobs, statuses, done) || ferror(stdout)) {
            stop_running(jobs, started, done);
            good = false;
            break;
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
