/* SPDX-License-Identifier: MIT */
/**
 * @file cost.c
 * Measuring costs: see cost.h.
 *
 * The idea: time is noise, instructions are not. A probe does its work at two sizes, n and 2 n, and
 * Valgrind counts instructions. The *slope* is I(2n) - I(n): what the second half of the work took.
 * The start and the end of the program are in both counts, so they cancel. The mark comes from the
 * slope of the student's program divided by the slope of the same program with the reference's
 * files, measured in the same session.
 *
 * When that is too much, a third count says in which way. The *growth* is
 *
 *     (I(2n) - I(n)) / (I(n) - I(n/2))       2 when the cost is linear, 4 when it is quadratic
 *
 * Counts come from cachegrind and not from callgrind, because a program can tell callgrind to stop
 * counting. Callgrind is asked only for the name of the function to look at. The addresses, the
 * environment and the C library's tunables are the same in every run; so are the counts.
 */
#include "cost.h"
#include "callgrind_report.h"
#include "scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { COST_SECONDS = 60, COST_CPU = 30, COULD_NOT_EXEC = 127, REPORT_BYTES = 16 << 20 };

/** A growth beyond these is called quadratic, and more than quadratic. */
static const double quadratic = 2.8, beyond = 4.6;

/** What was counted. */
typedef struct Measured {
    long long base;        /**< I(n) of the student's program */
    long long slope;       /**< I(2n) - I(n) of the student's program */
    long long ours;        /**< the same of the reference */
    long long lower_slope; /**< I(n) - I(n/2) of the student's program; 0: not counted */
    double ratio;          /**< slope / ours */
} Measured;

/* ---- counting ------------------------------------------------------------------------------ */

static void prepare(Start *start, const char *tool)
{
    strings_add(&start->command, "valgrind");
    strings_printf(&start->command, "--tool=%s", tool);
    strings_add(&start->command, "--vgdb=no");
    strings_add(&start->command, "--trace-children=yes");
    strings_add(&start->command, "--log-fd=4");
    /* No cache of small blocks, whose size is the distribution's choice; large blocks come from
     * where small ones do; memcpy() is the one that every processor has. */
    strings_add(&start->environment, "GLIBC_TUNABLES=glibc.malloc.tcache_count=0:"
                                     "glibc.malloc.mmap_threshold=33554432:"
                                     "glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-ERMS");
    start->order.wall_seconds = COST_SECONDS;
    start->order.cpu_seconds = COST_CPU;
    start->order.memory_bytes = (size_t)4 << 30;
}

static void add_probe(Start *start, const char *probe, int size)
{
    strings_add(&start->command, "./probes");
    strings_add(&start->command, "--grade");
    strings_add(&start->command, "--size");
    strings_printf(&start->command, "%d", size);
    strings_add(&start->command, probe);
}

/** The number in cachegrind's "==7== I   refs:      1,234,567"; -1 unless it stands there once. */
static long long read_count(const char *log)
{
    static const char mark[] = "refs:";
    const char *at = strstr(log, mark);
    long long count = 0;
    if (at == NULL || strstr(at + 1, mark) != NULL) {
        return -1;
    }
    for (at += strlen(mark); *at == ' ' || *at == ',' || (*at >= '0' && *at <= '9'); at++) {
        if (*at >= '0' && *at <= '9') {
            count = 10 * count + (*at - '0');
        }
    }
    return count;
}

/** Runs a probe and judges what it says. Returns its instructions, or -1: the outcome says why. */
static long long count_anew(const Program *program, const Trial *trial, int size, int *starts)
{
    Start start = {0};
    prepare(&start, "cachegrind");
    ++*starts;
    strings_add(&start.command, "--cache-sim=no");
    strings_add(&start.command, "--cachegrind-out-file=/dev/null");
    add_probe(&start, trial->probe, size);
    start_run(&start, program);
    strings_free(&trial->outcome->actual); /* of the run before this one */
    lane_judge(&start, trial);
    long long count = -1;
    if (start.result.end == BOX_EXITED && start.result.number == COULD_NOT_EXEC) {
        outcome_set(trial->outcome, STATUS_GRADER_FAULT, "Valgrind cannot be started: %s",
                    start_channel(&start, CHANNEL_ERR));
    } else if (trial->outcome->status == STATUS_PASSED) {
        count = read_count(start_channel(&start, CHANNEL_XML));
        if (count < 0) {
            outcome_set(trial->outcome, STATUS_FAILED,
                        "Valgrind's count of instructions cannot be read; was something else "
                        "written in its place, or a second process started?");
        }
    } else {
        char *words = must_copy(trial->outcome->message);
        outcome_fail(trial->outcome, trial->outcome->trouble, "%s (with size %d)", words, size);
        free(words);
    }
    start_free(&start);
    return count;
}

/** As count_anew(), for a program and probe that may have been counted just now: canaries share them. */
static long long count_once(const Program *program, const Trial *trial, int size, int *starts)
{
    static struct {
        char key[256];
        long long count;
    } known[8];
    static int next;
    char key[256];
    snprintf(key, sizeof key, "%s %s %d", program->folder, trial->probe, size);
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (strcmp(known[i].key, key) == 0) {
            return known[i].count;
        }
    }
    long long count = count_anew(program, trial, size, starts);
    if (count >= 0) {
        memcpy(known[next].key, key, sizeof key);
        known[next].count = count;
        next = (next + 1) % (int)COUNT_OF(known);
    }
    return count;
}

/** I(to) - I(from), and I(from); false: the outcome says why not. */
static bool count_slope(const Program *program, const Trial *trial, int from, long long *slope,
                        long long *base, int *starts)
{
    *base = count_once(program, trial, from, starts);
    long long top = *base < 0 ? -1 : count_once(program, trial, 2 * from, starts);
    *slope = top - *base;
    return top >= 0;
}

/** The reference's slope; whatever goes wrong here is no fault of the student's. */
static bool count_ours(const CostOrder *order, const Trial *trial, long long *slope, int *starts)
{
    Outcome ours = {0};
    Trial again = {order->ours_probe, trial->expected, &ours, 0};
    long long base;
    bool done = count_slope(order->ours, &again, order->cost->sizes[0], slope, &base, starts);
    if (!done || *slope <= 0) {
        outcome_set(trial->outcome, STATUS_GRADER_FAULT, "the reference cannot be measured: %s",
                    done ? "its cost does not grow" : ours.message);
    }
    outcome_free(&ours);
    return done && *slope > 0;
}

/* ---- where to look ------------------------------------------------------------------------- */

/** Reads what callgrind wrote, if it is a plain file. */
static bool read_report(const char *path, Text *report)
{
    struct stat info;
    Text ignored = {0};
    bool read = lstat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1 &&
                file_read(path, REPORT_BYTES, report, &ignored);
    text_free(&ignored);
    return read;
}

/** Adds a line that names the function to look at; nothing when it cannot be told. */
static void name_function(const CostOrder *order, const char *probe, Text *words)
{
    static const char within[] = "measured";
    Start start = {.order = {.writable = within, .file_bytes = REPORT_BYTES}};
    Text report = {0};
    Costly costly = {0};
    char *place = must_print("%s/%s", order->program->folder + strlen(scratch_open()) + 1, within);
    char *folder = scratch_folder(place, true);
    char *path = must_print("%s/callgrind", folder);
    prepare(&start, "callgrind");
    strings_add(&start.command, "--compress-strings=no");
    strings_add(&start.command, "--compress-pos=no");
    strings_printf(&start.command, "--callgrind-out-file=%s/callgrind", within);
    add_probe(&start, probe, order->cost->sizes[1]);
    start_run(&start, order->program);
    if (read_report(path, &report)) {
        callgrind_read(text_string(&report), &order->program->student_files, &costly);
    }
    if (costly.function != NULL) {
        text_printf(words,
                    "\nlook at %s, %s: with what it calls outside of your file, it takes most "
                    "of the instructions",
                    costly.function, costly.file);
    }
    scratch_remove(folder);
    costly_free(&costly);
    text_free(&report);
    start_free(&start);
    free(path);
    free(folder);
    free(place);
}

/* ---- judging ------------------------------------------------------------------------------- */

/** "quadratic: twice the work costs 4.0 times as much (2.0 would be linear); ", when it is so. */
static void say_growth(const Measured *measured, Text *words)
{
    double growth =
        measured->lower_slope > 0 ? (double)measured->slope / (double)measured->lower_slope : 0.0;
    if (growth >= quadratic) {
        text_printf(words,
                    "%squadratic: twice as many items cost %.1f times as much (2.0 would be "
                    "linear); ",
                    growth >= beyond ? "more than " : "", growth);
    }
}

/** Says what was measured: the first line of the message. */
static void say_ratio(const LabCost *cost, const Measured *measured, Text *words)
{
    say_growth(measured, words);
    text_printf(words,
                "from %d to %d items your program needs %.1f times the instructions that ours "
                "needs; up to %.1f is fine",
                cost->sizes[0], cost->sizes[1], measured->ratio, cost->limit);
    if (cost->half > cost->limit) {
        text_printf(words, ", up to %.1f gets half of the points", cost->half);
    }
}

/** What is said when it is too much; needs more counts than the mark does. */
static void explain(const CostOrder *order, const Trial *trial, Measured *measured, int *starts,
                    int most)
{
    Text words = {0};
    long long lowest =
        *starts < most ? count_once(order->program, trial, order->cost->sizes[0] / 2, starts) : -1;
    measured->lower_slope = lowest < 0 ? 0 : measured->base - lowest;
    say_ratio(order->cost, measured, &words);
    if (order->program->student_files.count > 0 && *starts < most) {
        ++*starts;
        name_function(order, trial->probe, &words);
    }
    outcome_fail(trial->outcome, TROUBLE_COST, "%s", text_string(&words));
    trial->outcome->half = measured->ratio <= order->cost->half;
    text_free(&words);
}

int cost_judge(const CostOrder *order, const Trial *trial, int most)
{
    Measured measured = {0};
    int starts = 0;
    if (!count_slope(order->program, trial, order->cost->sizes[0], &measured.slope, &measured.base,
                     &starts) ||
        !count_ours(order, trial, &measured.ours, &starts)) {
        return starts;
    }
    measured.ratio = (double)measured.slope / (double)measured.ours;
    if (measured.ratio > order->cost->limit) {
        explain(order, trial, &measured, &starts, most);
    } else {
        Text words = {0};
        say_ratio(order->cost, &measured, &words);
        outcome_set(trial->outcome, STATUS_PASSED, "%s", text_string(&words));
        text_free(&words);
    }
    return starts;
}
