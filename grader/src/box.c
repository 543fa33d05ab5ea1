/* SPDX-License-Identifier: MIT */
/**
 * @file box.c
 * The command line of the box: who is called, with which walls and limits.
 *
 * The chain is bwrap -> prlimit -> setarch -> the program; each replaces itself by the next, so
 * no shell is ever near, and the limits are set inside the walls. Without bubblewrap the chain
 * begins at prlimit. How the chain is started and watched is in watch.c.
 *
 * Invariant: nothing of the caller's environment and none of its descriptors gets into the box.
 */
#include "box.h"
#include "scratch.h"
#include "watch.h"

#include <errno.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PROCESSES = 64, OPEN_FILES = 128 };

static bool have_walls;
static bool have_fixed_addresses;
static char why_not[256];

/* ---- walls --------------------------------------------------------------------------------- */

/** Shows one of the system's folders in the box as it is outside: a link or a folder. */
static void wall_folder(Strings *argv, const char *path)
{
    struct stat info;
    char target[4096];
    if (lstat(path, &info) != 0) {
        return;
    }
    if (S_ISLNK(info.st_mode)) {
        ssize_t length = readlink(path, target, sizeof target - 1);
        if (length > 0) {
            strings_add(argv, "--symlink");
            strings_printf(argv, "%.*s", (int)length, target);
            strings_add(argv, path);
        }
    } else {
        strings_add(argv, "--ro-bind");
        strings_add(argv, path);
        strings_add(argv, path);
    }
}

static void add_words(Strings *argv, const char *const *words)
{
    for (; *words != NULL; words++) {
        strings_add(argv, *words);
    }
}

static void add_walls(Strings *argv, const BoxOrder *order)
{
    static const char *const walls[] = {
        "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--hostname", "box", NULL};
    static const char *const shown[] = {"/usr",   "/bin",   "/sbin",   "/lib",
                                        "/lib32", "/lib64", "/libx32", NULL};
    static const char *const rest[] = {"--ro-bind-try",
                                       "/etc/alternatives",
                                       "/etc/alternatives",
                                       "--ro-bind-try",
                                       "/etc/ld.so.cache",
                                       "/etc/ld.so.cache",
                                       "--proc",
                                       "/proc",
                                       "--dev",
                                       "/dev",
                                       "--size",
                                       "67108864",
                                       "--tmpfs",
                                       "/tmp",
                                       NULL};
    add_words(argv, walls);
    for (const char *const *path = shown; *path != NULL; path++) {
        wall_folder(argv, *path);
    }
    add_words(argv, rest);
    bool all = order->writable != NULL && strcmp(order->writable, ".") == 0;
    strings_add(argv, all ? "--bind" : "--ro-bind");
    strings_add(argv, order->folder);
    strings_add(argv, "/box");
    if (order->writable != NULL && !all) {
        strings_add(argv, "--bind");
        strings_printf(argv, "%s/%s", order->folder, order->writable);
        strings_printf(argv, "/box/%s", order->writable);
    }
    strings_add(argv, "--chdir");
    strings_add(argv, "/box");
}

/* ---- limits -------------------------------------------------------------------------------- */

/** Adds --NAME=VALUE, lowered to what the grader itself may have. */
static void add_limit(Strings *argv, const char *name, __rlimit_resource_t which, rlim_t value)
{
    struct rlimit own;
    if (getrlimit(which, &own) == 0 && own.rlim_max != RLIM_INFINITY && value > own.rlim_max) {
        value = own.rlim_max;
    }
    strings_printf(argv, "--%s=%ju", name, (uintmax_t)value);
}

/** How many threads run on this machine; the limit of a user counts those that are his. */
static rlim_t threads_now(void)
{
    rlim_t count = 0;
    Strings names = {0};
    folder_list("/proc", &names);
    for (size_t i = 0; i < names.count; i++) {
        if (names.items[i][0] >= '1' && names.items[i][0] <= '9') {
            Strings threads = {0};
            char *path = must_print("/proc/%s/task", names.items[i]);
            folder_list(path, &threads);
            count += threads.count;
            strings_free(&threads);
            free(path);
        }
    }
    strings_free(&names);
    return count;
}

static void add_limits(Strings *argv, const BoxOrder *order)
{
    strings_add(argv, "prlimit");
    strings_add(argv, "--core=0");
    add_limit(argv, "nofile", RLIMIT_NOFILE, OPEN_FILES);
    add_limit(argv, "nproc", RLIMIT_NPROC, have_walls ? PROCESSES : threads_now() + PROCESSES);
    add_limit(argv, "fsize", RLIMIT_FSIZE, order->file_bytes);
    if (order->memory_bytes != 0) {
        add_limit(argv, "as", RLIMIT_AS, order->memory_bytes);
    }
    /* The soft limit sends SIGXCPU; whoever ignores that meets the hard one a second later. */
    strings_printf(argv, "--cpu=%d:%d", order->cpu_seconds, order->cpu_seconds + 1);
}

static void add_environment(Strings *environment, const BoxOrder *order)
{
    strings_add(environment, "PATH=/usr/bin:/bin");
    strings_add(environment, "LC_ALL=C");
    strings_add(environment, "HOME=/nonexistent");
    strings_printf(environment, "TMPDIR=%s", order->writable != NULL ? order->writable : "/tmp");
    if (order->environment != NULL) {
        strings_add_all(environment, order->environment);
    }
}

/* ---- running ------------------------------------------------------------------------------- */

static bool cpu_is_used_up(const BoxOrder *order, const WatchEnd *end)
{
    return end->number == SIGXCPU ||
           (end->number == SIGKILL && end->seconds >= (double)order->cpu_seconds);
}

static void translate(const BoxOrder *order, const WatchEnd *end, BoxResult *result)
{
    WatchEnd seen = *end;
    result->wall_seconds = order->wall_seconds;
    result->cpu_seconds = order->cpu_seconds;
    if (have_walls && seen.kind == WATCH_EXITED && seen.number > 128 && seen.number <= 128 + 64) {
        seen.kind = WATCH_SIGNALLED; /* this is how bwrap tells of a signal */
        seen.number -= 128;
    }
    switch (seen.kind) {
    case WATCH_EXITED:
        result->end = BOX_EXITED;
        result->number = seen.number;
        break;
    case WATCH_SIGNALLED:
        result->end = cpu_is_used_up(order, &seen) ? BOX_CPU_LIMIT : BOX_SIGNALLED;
        result->number = result->end == BOX_CPU_LIMIT ? order->cpu_seconds : seen.number;
        break;
    case WATCH_TIME:
        result->end = BOX_WALL_LIMIT;
        result->number = order->wall_seconds;
        break;
    case WATCH_OUTPUT:
        result->end = BOX_OUTPUT_LIMIT;
        result->number = seen.number;
        break;
    case WATCH_NOT_STARTED:
        result->end = BOX_NOT_STARTED;
        result->number = seen.number;
        text_printf(&result->channels[CHANNEL_ERR], "%s", strerror(seen.number));
        break;
    }
}

void box_run(const BoxOrder *order, BoxResult *result)
{
    Strings argv = {0}, environment = {0};
    if (have_walls) {
        add_walls(&argv, order);
    }
    add_limits(&argv, order);
    if (order->fixed_addresses && have_fixed_addresses) {
        strings_add(&argv, "setarch");
        strings_add(&argv, "-R");
    }
    strings_add_all(&argv, order->command);
    add_environment(&environment, order);
    WatchOrder watch = {.argv = argv.items,
                        .environment = environment.items,
                        .folder = have_walls ? "/" : order->folder,
                        .input = order->input == NULL ? "" : order->input,
                        .input_file = order->input_file,
                        .drop_to = geteuid() == 0 ? UNPRIVILEGED_ID : 0,
                        .seconds = order->wall_seconds,
                        .bytes = order->output_bytes > 0 ? order->output_bytes : BOX_OUTPUT_BYTES};
    WatchEnd end = watch_run(&watch, result->channels, CHANNEL_COUNT);
    strings_free(&argv);
    strings_free(&environment);
    if (scratch_stop_wanted()) {
        scratch_stop();
    }
    translate(order, &end, result);
}

void box_result_free(BoxResult *result)
{
    for (int channel = 0; channel < CHANNEL_COUNT; channel++) {
        text_free(&result->channels[channel]);
    }
    *result = (BoxResult){0};
}

/* ---- finding out what works ---------------------------------------------------------------- */

/** Runs `true` in the box as it is set up now. */
static bool works(bool fixed_addresses, Text *reason)
{
    Strings command = {0};
    BoxResult result = {0};
    strings_add(&command, "true");
    char *folder = scratch_folder("try", false);
    BoxOrder order = {.folder = folder,
                      .command = &command,
                      .fixed_addresses = fixed_addresses,
                      .wall_seconds = 20,
                      .cpu_seconds = 20,
                      .file_bytes = 1 << 20};
    box_run(&order, &result);
    bool good = result.end == BOX_EXITED && result.number == 0;
    if (!good && reason != NULL) {
        bool missing = have_walls && result.end == BOX_NOT_STARTED && result.number == ENOENT;
        const char *words =
            missing ? BOX_NO_BUBBLEWRAP : text_string(&result.channels[CHANNEL_ERR]);
        text_printf(reason, "%.*s", (int)strcspn(words, "\n"), words);
        if (reason->used == 0) {
            text_printf(reason, "not even `true` runs in it (status %d)", result.number);
        }
    }
    box_result_free(&result);
    strings_free(&command);
    free(folder);
    return good;
}

void box_open(BoxWish wish)
{
    Text reason = {0};
    have_walls = wish == BOX_BEST;
    have_fixed_addresses = true;
    if (wish == BOX_LIMITS_ONLY) {
        text_puts(&reason, BOX_AS_ASKED_FOR);
    } else if (!works(false, &reason)) {
        have_walls = false;
    }
    snprintf(why_not, sizeof why_not, "%s", text_string(&reason));
    text_free(&reason);
    Text problem = {0};
    if (!have_walls && !works(false, &problem)) {
        die(STATUS_FAULT,
            "no program can be run with limits (is util-linux's prlimit there?): %s%s",
            text_string(&problem), geteuid() == 0 ? SCRATCH_NEVER_ROOT : "");
    }
    text_free(&problem);
    have_fixed_addresses = works(true, NULL);
}

const char *box_isolation(void)
{
    return have_walls ? "bubblewrap" : "process limits only";
}

const char *box_reason(void)
{
    return why_not;
}

bool box_has_walls(void)
{
    return have_walls;
}

const char *box_signal_name(int number)
{
    static char other[32];
    switch (number) {
    case SIGSEGV:
        return "SIGSEGV (segmentation fault)";
    case SIGABRT:
        return "SIGABRT (abort)";
    case SIGBUS:
        return "SIGBUS (bad memory access)";
    case SIGFPE:
        return "SIGFPE (arithmetic error)";
    case SIGILL:
        return "SIGILL (illegal instruction)";
    case SIGTRAP:
        return "SIGTRAP (trap)";
    case SIGKILL:
        return "SIGKILL (killed, perhaps for too much memory)";
    case SIGTERM:
        return "SIGTERM (asked to stop)";
    case SIGPIPE:
        return "SIGPIPE (broken pipe)";
    case SIGXFSZ:
        return "SIGXFSZ (a file became too large)";
    default:
        snprintf(other, sizeof other, "signal %d", number);
        return other;
    }
}
