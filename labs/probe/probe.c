/* SPDX-License-Identifier: MIT */
/**
 * @file probe.c
 * The harness: runs probes by name and writes the transcript.
 *
 *     probes                    run every probe, the transcript on standard output
 *     probes NAME...            run these, one after the other
 *     probes --list             print the names
 *     probes --hooks NAME...    fill freed memory and keep it from reuse
 *     probes --invariants NAME...  check what must hold, at the end of each probe
 *     probes --nomem NAME...    let each allocation of the student's file fail once (nomem.h)
 *     probes --size N NAME...   what probe_size() returns, for a probe that is measured
 *     probes --grade NAME...    for the grader: the transcript goes to descriptor 3, and a word
 *                               read from standard input closes each probe's part of it
 *
 * The transcript of one probe:
 *
 *     begin incref_adds_one
 *     | count 2
 *     end incref_adds_one WORD
 *
 * Each line leaves in a write() of its own, so that a crash loses nothing that was said before.
 * Only the end of a probe can produce the word, so a program that ends early cannot pass for one
 * that got through. What a student's file prints goes to standard output and disturbs nothing.
 */
#include "probe.h"
#include "invariants.h"
#include "nomem.h"

#include "ouro/errors.h"
#include "ouro/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRANSCRIPT_DESCRIPTOR = 3, LINE_BYTES = 1024, WORD_BYTES = 64, USAGE_STATUS = 2 };

static int transcript = STDOUT_FILENO;
static long size = 1000;
static int paranoid;
static int nomem;
static int muted; /* 1: nothing is said */
static char closing_word[WORD_BYTES] = "by-hand";

static void write_line(const char *bytes, size_t count)
{
    while (count > 0 && !muted) {
        ssize_t done = write(transcript, bytes, count);
        if (done <= 0) {
            ou_complain("probe: the transcript cannot be written");
            _exit(USAGE_STATUS);
        }
        bytes += done;
        count -= (size_t)done;
    }
}

static void write_framed(const char *frame, const char *format, va_list args)
{
    char line[LINE_BYTES];
    size_t used = strlen(frame);
    memcpy(line, frame, used);
    int length = vsnprintf(line + used, sizeof line - used, format, args);
    if (length < 0 || used + (size_t)length > sizeof line - 1) {
        OU_FATAL("a probe said a line that is too long");
    }
    used += (size_t)length;
    line[used++] = '\n'; /* takes the place of the NUL */
    write_line(line, used);
}

static void mark(const char *format, ...) OU_PRINTF_LIKE(1, 2);

static void mark(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_framed("", format, args);
    va_end(args);
}

void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_framed("| ", format, args);
    va_end(args);
}

void ou_probe_mute(void)
{
    muted = 1;
    if (transcript != STDOUT_FILENO) {
        close(transcript);
    }
}

long probe_size(void)
{
    return size;
}

/** What must hold after any probe; a line is said only when something is wrong. */
static void say_what_is_wrong(void)
{
    OuErrRecord record;
    OuErr_Fetch(&record);
    if (record.kind != OuExc_None) {
        say("an error was left behind: %s: %s", OuErr_KindName(record.kind), record.message);
    }
}

static void run(const OuProbe *probe)
{
    mark("begin %s", probe->name);
    if (nomem) {
        ou_nomem_sweep(probe->run);
    } else {
        probe->run();
        say_what_is_wrong();
    }
    if (paranoid) {
        ou_invariants_stop();
    }
    mark("end %s %s", probe->name, closing_word);
}

static const OuProbe *find(const char *name)
{
    for (const OuProbe *probe = ou_probes; probe->name != NULL; probe++) {
        if (strcmp(probe->name, name) == 0) {
            return probe;
        }
    }
    return NULL;
}

static void read_closing_word(void)
{
    size_t used = 0;
    while (used < sizeof closing_word - 1) {
        ssize_t got = read(STDIN_FILENO, closing_word + used, 1);
        if (got <= 0 || closing_word[used] == '\n') {
            break;
        }
        used++;
    }
    closing_word[used] = '\0';
}

static void list_probes(void)
{
    for (const OuProbe *probe = ou_probes; probe->name != NULL; probe++) {
        puts(probe->name);
    }
}

static int run_named(char **names)
{
    for (; *names != NULL; names++) {
        const OuProbe *probe = find(*names);
        if (probe == NULL) {
            fprintf(stderr, "probes: there is no probe '%s'; --list names them all\n", *names);
            return USAGE_STATUS;
        }
        run(probe);
    }
    return 0;
}

static int run_all(void)
{
    for (const OuProbe *probe = ou_probes; probe->name != NULL; probe++) {
        run(probe);
    }
    return 0;
}

int main(int OU_UNUSED(argc), char **argv)
{
    int hooks = 0;
    char **at = argv + 1;
    for (; *at != NULL && strncmp(*at, "--", 2) == 0; at++) {
        if (strcmp(*at, "--list") == 0) {
            list_probes();
            return 0;
        } else if (strcmp(*at, "--grade") == 0) {
            transcript = TRANSCRIPT_DESCRIPTOR;
            read_closing_word();
        } else if (strcmp(*at, "--hooks") == 0) {
            hooks = 1;
        } else if (strcmp(*at, "--nomem") == 0) {
            nomem = 1;
        } else if (strcmp(*at, "--invariants") == 0) {
            paranoid = 1;
            ou_invariants_watch(1);
        } else if (strcmp(*at, "--size") == 0 && at[1] != NULL) {
            size = strtol(*++at, NULL, 10);
        } else {
            fprintf(
                stderr,
                "usage: probes [--list] [--hooks] [--invariants] [--nomem] [--size N] [NAME...]\n");
            return USAGE_STATUS;
        }
    }
    if (hooks) {
        OuMem_SetupDebugHooks();
    }
    int status = *at == NULL ? run_all() : run_named(at);
    if (hooks) {
        OuMem_RemoveDebugHooks();
    }
    return status;
}
