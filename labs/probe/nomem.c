/* SPDX-License-Identifier: MIT */
/**
 * @file nomem.c
 * The nomem lane's part of the harness: see nomem.h.
 *
 * Probes do not reckon with failures. So when a function of the lab has refused as its contract
 * says, its gate calls it again, with memory: an error leaves everything as it was, so the second
 * call must do what the first did not, and the probe goes on as if nothing had happened. What the
 * failure left behind shows at the end: blocks and references that nobody releases, an error that
 * nobody cleared, an invariant that does not hold; or the process does not get there.
 *
 * Each run is a process of its own, a fork of one in which nothing has happened yet. It leaves its
 * result in memory that both share.
 */
#include "nomem.h"
#include "failing.h"
#include "invariants.h"
#include "probe.h"

#include "ouro/collect.h"
#include "ouro/errors.h"
#include "ouro/refcount.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS_AT_MOST = 60, KINDS_AT_MOST = 40, SECONDS = 2, FAULT_BYTES = 512, DEPTH_AT_MOST = 256 };

/** What a run leaves behind. */
typedef struct Result {
    int finished;              /**< 1: it came to its end, or found a fault */
    int gate;                  /**< the innermost gate when the allocation failed; -1: none */
    OuFailingSite site;        /**< where it was asked for */
    char fault[FAULT_BYTES];   /**< in the words of nomem.h; empty: none */
    long asked;                /**< allocations of the student's file */
    size_t blocks, bytes;      /**< alive at the end */
    Ou_ssize_t references;     /**< alive at the end */
    int left;                  /**< OuExcKind that is set at the end */
    long chosen[RUNS_AT_MOST]; /**< allocations that are to fail, in their order */
    int choices;               /**< how many these are */
    int sound;                 /**< whether all invariants hold at the end */
} Result;

/* The grader's list takes this one's place in a program that has gates. */
__attribute__((weak)) const OuGate ou_gates[] = {{NULL, OU_REFUSAL_NONE}};

static Result *result; /* shared with the process that runs */

/* ---- in the process that runs ---------------------------------------------------------------- */

/** A call through a gate that has not returned. */
typedef struct Passage {
    int gate;
    int had_error; /* whether an error was set before */
    int held;      /* whether all invariants held before */
} Passage;

static Passage passages[DEPTH_AT_MOST];
static int depth;         /* how many there are; those beyond the room are counted only */
static int failed_within; /* depth when the allocation failed; 0: none, or settled */

static void finish(void)
{
    result->finished = 1;
    _exit(0);
}

static void found(const char *format, ...) OU_PRINTF_LIKE(1, 2);

/** The run has shown a fault: that is its end. */
static void found(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(result->fault, sizeof result->fault, format, args);
    va_end(args);
    finish();
}

static void allocation_failed(void)
{
    result->site = ou_failing.site;
    if (depth > 0 && depth <= DEPTH_AT_MOST) {
        result->gate = passages[depth - 1].gate;
        failed_within = depth;
    }
}

void ou_gate_enter(int which)
{
    if (depth < DEPTH_AT_MOST) {
        int ahead = ou_failing.number > ou_failing.asked && !ou_gc.collecting;
        passages[depth] =
            (Passage){which, OuErr_Occurred() != OuExc_None, ahead && ou_invariants() == NULL};
    }
    depth++;
}

static int refuses(OuRefusal refusal, intptr_t returned)
{
    return refusal == OU_REFUSAL_NULL || refusal == OU_REFUSAL_NULL_ERROR ? returned == 0
                                                                          : (int)returned == -1;
}

/** A function has returned in which the allocation failed; 1: call it again. */
static int judge_call(const Passage *passage, intptr_t returned)
{
    OuRefusal refusal = ou_gates[passage->gate].refusal;
    OuExcKind kind = OuErr_Occurred();
    int refused = refuses(refusal, returned);
    int must_tell =
        refused && (refusal == OU_REFUSAL_NULL_ERROR || refusal == OU_REFUSAL_MINUS_ERROR);
    if (!passage->had_error && must_tell && kind == OuExc_None) {
        found("silent %s", refusal == OU_REFUSAL_NULL_ERROR ? "NULL" : "-1");
    }
    if (!passage->had_error && must_tell && kind != OuExc_MemoryError) {
        found("kind %s", OuErr_KindName(kind));
    }
    if (!passage->had_error && !must_tell && kind != OuExc_None) {
        found("told %s", OuErr_KindName(kind));
    }
    const char *sentence = passage->held ? ou_invariants() : NULL;
    if (sentence != NULL) {
        found("broken %s", sentence);
    }
    if (refused && !passage->had_error) {
        OuErr_Clear();
    }
    return refused;
}

int ou_gate_leave(intptr_t returned)
{
    int again = 0;
    if (failed_within > 0 && depth == failed_within) {
        failed_within = 0;
        again = judge_call(&passages[depth - 1], returned);
    }
    depth--;
    return again;
}

/** Chooses the first request of each kind: asked for at the same place, and of the same size. */
static void choose_kinds(const OuFailingSite *site, size_t size)
{
    static struct {
        OuFailingSite site;
        size_t size;
    } kinds[KINDS_AT_MOST];
    for (int i = 0; i < result->choices; i++) {
        if (kinds[i].size == size && memcmp(&kinds[i].site, site, sizeof *site) == 0) {
            return;
        }
    }
    if (result->choices < KINDS_AT_MOST) {
        kinds[result->choices].site = *site;
        kinds[result->choices].size = size;
        result->chosen[result->choices++] = ou_failing.asked;
    }
}

/** The probe has come to its end: what is left, against a run in which nothing failed. */
static void judge_end(const Result *sound)
{
    ou_failing_check_blocks();
    if (ou_failing.blocks > sound->blocks) {
        const uintptr_t *at = ou_failing_newest(1).calls;
        found("leak %zu %zu %lx", ou_failing.blocks - sound->blocks,
              ou_failing.bytes > sound->bytes ? ou_failing.bytes - sound->bytes : 0,
              at[0] == 0 ? 0 : ou_code_offset(at[0] - 1));
    }
    if (ou_ref_total > sound->references) {
        found("references %td", ou_ref_total - sound->references);
    }
    if (OuErr_Occurred() != OuExc_None && sound->left == OuExc_None) {
        found("left %s", OuErr_KindName(OuErr_Occurred()));
    }
    const char *sentence = sound->sound ? ou_invariants() : NULL;
    if (sentence != NULL) {
        found("broken %s", sentence);
    }
}

static void run_child(void (*run)(void), long number, const Result *sound, int output)
{
    const struct itimerval limit = {.it_value = {.tv_sec = SECONDS}};
    setitimer(ITIMER_PROF, &limit, NULL);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    ou_probe_mute();
    ou_failing_setup();
    ou_failing.number = number;
    ou_failing.failed = allocation_failed;
    ou_failing.asks = number == 0 ? choose_kinds : NULL;
    run();
    if (number > 0) {
        judge_end(sound);
    }
    result->asked = ou_failing.asked;
    result->blocks = ou_failing.blocks;
    result->bytes = ou_failing.bytes;
    result->references = ou_ref_total;
    result->left = OuErr_Occurred();
    result->sound = ou_invariants() == NULL;
    finish();
}

/* ---- in the process that watches ------------------------------------------------------------- */

/** Hands on what a run printed, for its last words may say why it ended. */
static void show_output(int output)
{
    char bytes[4096];
    ssize_t got;
    lseek(output, 0, SEEK_SET);
    while ((got = read(output, bytes, sizeof bytes)) > 0) {
        if (write(STDERR_FILENO, bytes, (size_t)got) != got) {
            return;
        }
    }
}

/** The student's calls, as "1a2b,3c4d", or "-". */
static void write_site(const OuFailingSite *site, char *text, size_t room)
{
    size_t used = 0;
    strcpy(text, "-");
    for (int i = 0; i < OU_FAILING_SITES && site->calls[i] != 0; i++) {
        used += (size_t)snprintf(text + used, room - used, "%s%lx", i == 0 ? "" : ",",
                                 ou_code_offset(site->calls[i] - 1));
    }
}

static void say_fault(long number)
{
    char site[128];
    write_site(&result->site, site, sizeof site);
    say("fault %ld %s %s %s", number, result->gate < 0 ? "-" : ou_gates[result->gate].name, site,
        result->fault);
}

/** Runs the probe once. Returns 0 when there was a fault. */
static int run_once(void (*run)(void), long number, const Result *sound)
{
    int status = 0, output = memfd_create("output", 0);
    *result = (Result){.gate = -1};
    pid_t child = output < 0 ? -1 : fork();
    if (child == 0) {
        run_child(run, number, sound, output);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        OU_FATAL("the nomem lane cannot start a process");
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) {
        snprintf(result->fault, sizeof result->fault, "loop");
    } else if (WIFSIGNALED(status)) {
        snprintf(result->fault, sizeof result->fault, "signal %d", WTERMSIG(status));
    } else if (!result->finished) {
        snprintf(result->fault, sizeof result->fault, "exit %d", WEXITSTATUS(status));
    }
    if (result->fault[0] != '\0') {
        show_output(output);
        say_fault(number);
    }
    close(output);
    return result->fault[0] == '\0';
}

/** Puts one more allocation into the choice, which stays in order; nothing when it is in already. */
static void choose(Result *sound, long number)
{
    int at = sound->choices;
    while (at > 0 && sound->chosen[at - 1] > number) {
        at--;
    }
    if (at == 0 || sound->chosen[at - 1] != number) {
        memmove(&sound->chosen[at + 1], &sound->chosen[at],
                (size_t)(sound->choices - at) * sizeof sound->chosen[0]);
        sound->chosen[at] = number;
        sound->choices++;
    }
}

/** To the first ones of each kind come all others, or as many as there is room for, evenly spread. */
static void choose_others(Result *sound)
{
    long room = RUNS_AT_MOST - sound->choices;
    long step = sound->asked <= RUNS_AT_MOST ? 1 : sound->asked / room;
    for (long number = step; number <= sound->asked && sound->choices < RUNS_AT_MOST;
         number += step) {
        choose(sound, number);
    }
}

void ou_nomem_sweep(void (*run)(void))
{
    result = mmap(NULL, sizeof *result, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (result == MAP_FAILED) {
        OU_FATAL("the nomem lane cannot share memory with the process that it starts");
    }
    int good = run_once(run, 0, NULL);
    Result sound = *result;
    choose_others(&sound);
    for (int i = 0; i < sound.choices && good; i++) {
        good = run_once(run, sound.chosen[i], &sound);
    }
    say("ran %d of %ld", good ? sound.choices : 0, sound.asked);
    munmap(result, sizeof *result);
}
