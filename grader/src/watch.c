/* SPDX-License-Identifier: MIT */
/**
 * @file watch.c
 * Starting one program and staying in charge of it.
 *
 * The grader declares itself a subreaper: a process whose parent has died becomes its child. So
 * whatever a program leaves behind can be found by looking for our own children, killed, and
 * waited for, however often it forked and whatever session it moved to.
 *
 * Invariant: when watch_run() returns, this process has the children it had before, no more.
 */
#include "watch.h"
#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHANNELS_AT_MOST = 8, GLANCE_MILLISECONDS = 100, COULD_NOT_EXEC = 127 };

/** One program under watch. */
typedef struct Watch {
    const WatchOrder *order;
    Text *channels;
    int count;
    pid_t child;
    int pidfd;                     /**< readable once the child has ended */
    int readers[CHANNELS_AT_MOST]; /**< our ends of the channels; -1: closed */
    int writers[CHANNELS_AT_MOST]; /**< the child's ends */
    int input;                     /**< the child's standard input */
    int trouble[2];                /**< through it the child says why it could not start */
    double began;
    WatchEnd end;
} Watch;

double watch_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- the child's side ---------------------------------------------------------------------- */

/** Moves a descriptor to a number above all that will be used, so that no dup2() hits another. */
static int out_of_the_way(int descriptor)
{
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 64);
}

/** Becomes the user and leaves every group; an ordinary user stays who they are. */
static bool become(uid_t id)
{
    return id == 0 ||
           (setgroups(0, NULL) == 0 && setresgid(id, id, id) == 0 && setresuid(id, id, id) == 0);
}

/** No program after this one can have more rights than it, whatever bits its file has. */
static bool give_up_rights(void)
{
    return prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0 &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

static void reset_signals(void)
{
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void child_runs(const Watch *watch, pid_t parent)
{
    int trouble = out_of_the_way(watch->trouble[1]);
    int ends[CHANNELS_AT_MOST + 1];
    ends[0] = out_of_the_way(watch->input);
    for (int i = 0; i < watch->count; i++) {
        ends[i + 1] = out_of_the_way(watch->writers[i]);
    }
    for (int i = 0; i <= watch->count; i++) {
        dup2(ends[i], i);
    }
    reset_signals();
    setsid();
    /* Close what is left of the caller's descriptors, keep `trouble` (closed by exec itself). */
    syscall(SYS_close_range, (unsigned)watch->count + 1, 63u, 0u);
    syscall(SYS_close_range, (unsigned)trouble + 1, ~0u, 0u);
    for (int i = 64; i < trouble; i++) {
        close(i);
    }
    if (become(watch->order->drop_to) && give_up_rights() &&
        prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
        chdir(watch->order->folder) == 0) {
        execvpe(watch->order->argv[0], watch->order->argv, watch->order->environment);
    }
    int reason = errno;
    ssize_t told = write(trouble, &reason, sizeof reason);
    (void)told;
    _exit(COULD_NOT_EXEC);
}

/* ---- ending everything --------------------------------------------------------------------- */

/** Says whether a process is a child of ours; *ended tells whether it only waits to be reaped. */
static bool is_child(const char *pid, bool *ended)
{
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    bool ours = false;
    if (fgets(line, sizeof line, file) != NULL) {
        const char *after_name = strrchr(line, ')'); /* a name may hold anything */
        if (after_name != NULL && strlen(after_name) > 4) {
            *ended = after_name[2] == 'Z';
            ours = strtol(after_name + 4, NULL, 10) == getpid();
        }
    }
    fclose(file);
    return ours;
}

static Strings kept; /* children that were there before the first watch: not ours to end */
static bool ready;

/** Our children but for the kept ones, by what they still do. */
static void children(Strings *alive, Strings *ended)
{
    Strings names = {0};
    folder_list("/proc", &names);
    for (size_t i = 0; i < names.count; i++) {
        const char *pid = names.items[i];
        bool is_over = false;
        if (pid[0] >= '1' && pid[0] <= '9' && is_child(pid, &is_over) &&
            !strings_have(&kept, pid)) {
            strings_add(is_over ? ended : alive, pid);
        }
    }
    strings_free(&names);
}

static void get_ready(void)
{
    if (!ready) {
        Strings found = {0};
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        children(&found, &found);
        kept = found;
        ready = true;
    }
}

static pid_t number_of(const char *pid)
{
    return (pid_t)strtol(pid, NULL, 10);
}

/**
 * Ends and waits for every child that is not kept, until there is none.
 *
 * The dead are not reaped before nothing is alive: they keep their places in the limit of
 * processes, so something that forks faster than we kill runs out of places.
 */
static void end_all(void)
{
    for (bool more = true; more;) {
        siginfo_t none;
        if (kept.count == 0 && waitid(P_ALL, 0, &none, WEXITED | WNOHANG | WNOWAIT) == -1) {
            return;
        }
        Strings alive = {0}, ended = {0};
        children(&alive, &ended);
        for (size_t i = 0; i < alive.count; i++) {
            kill(number_of(alive.items[i]), SIGKILL);
        }
        for (size_t i = 0; alive.count == 0 && i < ended.count; i++) {
            waitpid(number_of(ended.items[i]), NULL, 0);
        }
        more = alive.count + ended.count > 0;
        strings_free(&alive);
        strings_free(&ended);
    }
}

/* ---- our side ------------------------------------------------------------------------------ */

static void close_end(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
        *descriptor = -1;
    }
}

static void open_pipe(int *reader, int *writer)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        die(STATUS_FAULT, "no pipe can be made: %s", strerror(errno));
    }
    *reader = ends[0];
    *writer = ends[1];
}

/** Opens what the child reads as standard input. */
static void open_input(Watch *watch)
{
    int input_writer;
    if (watch->order->input_file > 0) {
        watch->input = fcntl(watch->order->input_file, F_DUPFD_CLOEXEC, 0);
        return;
    }
    open_pipe(&watch->input, &input_writer);
    size_t length = strlen(watch->order->input);
    if (length > 0 && write(input_writer, watch->order->input, length) != (ssize_t)length) {
        die(STATUS_FAULT, "the input of a program cannot be written");
    }
    close(input_writer);
}

static void open_pipes(Watch *watch)
{
    open_input(watch);
    open_pipe(&watch->trouble[0], &watch->trouble[1]);
    for (int i = 0; i < watch->count; i++) {
        open_pipe(&watch->readers[i], &watch->writers[i]);
        fcntl(watch->readers[i], F_SETFL, O_NONBLOCK);
    }
}

/** Reads what a channel has to give; at its limit, notes that the program must end. */
static void read_channel(Watch *watch, int i)
{
    char block[65536];
    ssize_t got;
    while ((got = read(watch->readers[i], block, sizeof block)) > 0) {
        size_t room = watch->order->bytes - watch->channels[i].used;
        size_t taken = (size_t)got < room ? (size_t)got : room;
        text_add(&watch->channels[i], block, taken);
        if ((size_t)got > room) {
            watch->end.kind = WATCH_OUTPUT;
            watch->end.number = i;
            close_end(&watch->readers[i]);
            return;
        }
    }
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
        close_end(&watch->readers[i]);
    }
}

static bool start(Watch *watch)
{
    pid_t parent = getpid();
    open_pipes(watch);
    fflush(stdout);
    watch->began = watch_clock();
    watch->child = fork();
    if (watch->child == 0) {
        child_runs(watch, parent);
    }
    int reason = watch->child < 0 ? errno : 0;
    close_end(&watch->input);
    close_end(&watch->trouble[1]);
    for (int i = 0; i < watch->count; i++) {
        close_end(&watch->writers[i]);
    }
    if (watch->child > 0 && read(watch->trouble[0], &reason, sizeof reason) > 0) {
        waitpid(watch->child, NULL, 0);
    }
    close_end(&watch->trouble[0]);
    if (reason != 0) {
        watch->end = (WatchEnd){.kind = WATCH_NOT_STARTED, .number = reason};
        return false;
    }
    watch->pidfd = (int)syscall(SYS_pidfd_open, watch->child, 0);
    return true;
}

/** Waits for something to happen and reads; returns whether the child has ended. */
static bool look(Watch *watch)
{
    struct pollfd ends[CHANNELS_AT_MOST + 1];
    for (int i = 0; i < watch->count; i++) {
        ends[i] = (struct pollfd){.fd = watch->readers[i], .events = POLLIN};
    }
    ends[watch->count] = (struct pollfd){.fd = watch->pidfd, .events = POLLIN};
    poll(ends, (nfds_t)watch->count + 1, GLANCE_MILLISECONDS);
    for (int i = 0; i < watch->count; i++) {
        if (watch->readers[i] >= 0 && ends[i].revents != 0) {
            read_channel(watch, i);
        }
    }
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)watch->child, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == watch->child;
}

/** Watches until the child has ended or must be ended. */
static void stay(Watch *watch)
{
    watch->end.kind = WATCH_EXITED;
    while (!look(watch)) {
        if (watch_clock() - watch->began >= watch->order->seconds) {
            watch->end.kind = WATCH_TIME;
        }
        if (watch->end.kind != WATCH_EXITED || scratch_stop_wanted()) {
            kill(watch->child, SIGKILL);
            return;
        }
    }
}

/** Waits for the child, ends the rest, and reads what was still under way. */
static void finish(Watch *watch)
{
    int status = 0;
    waitpid(watch->child, &status, 0);
    watch->end.seconds = watch_clock() - watch->began;
    end_all();
    for (int i = 0; i < watch->count; i++) {
        if (watch->readers[i] >= 0) {
            read_channel(watch, i);
        }
        close_end(&watch->readers[i]);
    }
    close_end(&watch->pidfd);
    if (watch->end.kind == WATCH_EXITED && WIFSIGNALED(status)) {
        watch->end.kind = WATCH_SIGNALLED;
        watch->end.number = WTERMSIG(status);
    } else if (watch->end.kind == WATCH_EXITED) {
        watch->end.number = WEXITSTATUS(status);
    }
}

WatchEnd watch_run(const WatchOrder *order, Text *channels, int count)
{
    Watch watch = {.order = order, .channels = channels, .count = count, .pidfd = -1};
    get_ready();
    if (start(&watch)) {
        stay(&watch);
        finish(&watch);
    } else {
        for (int i = 0; i < count; i++) {
            close_end(&watch.readers[i]);
        }
    }
    return watch.end;
}
