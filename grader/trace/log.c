/* SPDX-License-Identifier: MIT */
/**
 * @file log.c
 * Where events go: a file of fixed size, mapped, so that a crash loses nothing.
 *
 * The file is $OURO_TRACE. OURO_TRACE_FROM=N and OURO_TRACE_TO=M write only the events from the Nth
 * up to before the Mth; OURO_TRACE_ONLY=3,7 only those about these objects. With OURO_TRACE_HASH=N
 * no event is written but, after every N, a number that all events so far come to: two runs that
 * have it in common have these events in common.
 */
#include "trace.h"
#include "probe.h"

#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LOG_BYTES = 4 << 20,
    END_BYTES = 256 << 10, /* kept free for the end */
    LINE_BYTES = 2048,
    ACTORS = 4096,
    CALLERS = 10
};

/** Set by the linker: where the program begins, and the end of its code. */
extern const char __executable_start[], etext[];
/** Set by the C library: the oldest end of the first stack. */
extern void *__libc_stack_end;
/** There in a program of probes only. */
#pragma weak ou_probes

static char *map;
static size_t used;
static int opened, ended;
static long events, from, to = LONG_MAX, hash_every;
static uint64_t ordered = 14695981039346656037U, counted;
static const char *only;
static const char *actors[ACTORS];
static int depth;

int trace_has_probes(void)
{
    const OuProbe *volatile probes = ou_probes;
    return probes != NULL;
}

static long number_in(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text == NULL ? otherwise : strtol(text, NULL, 10);
}

static void at_end(void)
{
    ended = 1;
    trace_objects_end();
    trace_event(0, "z %ld", events);
}

static void open_log(void)
{
    const char *path = getenv("OURO_TRACE");
    opened = 1;
    from = number_in("OURO_TRACE_FROM", 0);
    to = number_in("OURO_TRACE_TO", LONG_MAX);
    hash_every = number_in("OURO_TRACE_HASH", 0);
    only = getenv("OURO_TRACE_ONLY");
    int file = path == NULL ? -1 : open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file >= 0 && ftruncate(file, LOG_BYTES) == 0) {
        void *mapped = mmap(NULL, LOG_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        map = mapped == MAP_FAILED ? NULL : mapped;
    }
    if (file >= 0) {
        close(file);
    }
    atexit(at_end);
}

static void put(const char *bytes, size_t count)
{
    size_t room = LOG_BYTES - (ended ? 0 : END_BYTES);
    if (map != NULL && used + count < room) {
        memcpy(map + used, bytes, count);
        used += count;
    }
}

static uint64_t add_bytes(uint64_t to_hash, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        to_hash = (to_hash ^ (unsigned char)bytes[i]) * 1099511628211U;
    }
    return to_hash;
}

/**
 * Adds an event to what all events come to. Takes, releases and requests for memory may change
 * places without changing that; the count before them is left out.
 */
static void add_hash(const char *line, size_t count)
{
    if (strchr("ntrsbcyNVW", line[0]) == NULL) {
        ordered = add_bytes(ordered, line, count);
        return;
    }
    const char *by =
        line[0] == 't' || line[0] == 'r' || line[0] == 's' ? strchr(line + 2, ' ') : NULL;
    size_t first = by == NULL ? count : (size_t)(by - line);
    uint64_t one = add_bytes(14695981039346656037U, line, first);
    if (by != NULL) {
        by += 1 + strcspn(by + 1, " \t");
        one = add_bytes(one, by, count - (size_t)(by - line));
    }
    counted += one;
}

/** Adds the return addresses up the stack: as long as each frame lies above the one before. */
static size_t add_callers(char *line, size_t at)
{
    uintptr_t *frame = __builtin_frame_address(0);
    int told = 0;
    while (told < CALLERS) {
        uintptr_t *next = (uintptr_t *)frame[0];
        uintptr_t pc = frame[1];
        if (pc > (uintptr_t)__executable_start && pc < (uintptr_t)etext) {
            at += (size_t)snprintf(line + at, LINE_BYTES - at, "%s%lx", told > 0 ? "," : "",
                                   (unsigned long)(pc - (uintptr_t)__executable_start));
            told++;
        }
        if (next <= frame || (void *)next >= __libc_stack_end || ((uintptr_t)next & 7) != 0) {
            break;
        }
        frame = next;
    }
    return at;
}

/** Whether OURO_TRACE_ONLY has an ID. */
static int is_asked_for(long about)
{
    for (const char *at = only; at != NULL && *at != '\0'; at += *at == ',') {
        char *end;
        if (strtol(at, &end, 10) == about) {
            return 1;
        }
        if (end == at) {
            break;
        }
        at = end;
    }
    return only == NULL;
}

void trace_event(long about, const char *format, ...)
{
    static char line[LINE_BYTES];
    va_list args;
    if (!opened) {
        open_log();
    }
    va_start(args, format);
    int length = vsnprintf(line, sizeof line - 300, format, args);
    va_end(args);
    size_t at = (size_t)length < sizeof line - 300 ? (size_t)length : sizeof line - 301;
    for (size_t i = 0; i < at; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f) {
            line[i] = '?';
        }
    }
    const char *actor = depth > 0 && depth <= ACTORS ? actors[depth - 1] : "-";
    at += (size_t)snprintf(line + at, 100, "\t%s\t", actor);
    long number = events++;
    if (hash_every > 0 && !ended) {
        add_hash(line, at);
        if (events % hash_every != 0) {
            return;
        }
        at = (size_t)snprintf(line, sizeof line, "h %ld %016llx\t-\t", events,
                              (unsigned long long)(ordered + counted));
    } else if (!ended && (number < from || number >= to || !is_asked_for(about))) {
        return;
    } else if (!ended && hash_every == 0) {
        at = add_callers(line, at);
    }
    line[at++] = '\n';
    put(line, at);
}

void trace_push(const char *name)
{
    if (depth < ACTORS) {
        actors[depth] = name;
    }
    depth++;
}

void trace_pop(void)
{
    depth--;
}

int trace_is_inside(void)
{
    return depth > 0;
}
