/* SPDX-License-Identifier: MIT */
/**
 * @file fuzz.c
 * Any bytes as a program: no crash, no hang, no leak, no failed assertion.
 *
 * libFuzzer calls LLVMFuzzerTestOneInput() with bytes that reach ever more of the code. Each input is
 * a whole life: the runtime begins, the bytes are run as a program, the runtime ends, and the
 * ledger must say that no block is alive.
 *
 * Two things keep a life short. An allocator on top of the stack refuses what would make a program
 * large, so the program gets a MemoryError. And a timer interrupts the program as Ctrl-C does, again
 * and again, until its last handler has given up. A program that catches each KeyboardInterrupt
 * in a loop would live for ever; after MOST_INTERRUPTS no memory is left for it either.
 */
#include "../../memory/layer.h"
#include "../../python/lifecycle.h"
#include "../../python/pystate.h"
#include "../../python/pythonrun.h"

#include "ouro/errors.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

enum {
    MOST_BYTES = 64 << 20,    /**< of the blocks of one program */
    LARGEST_BLOCK = 16 << 20, /**< bytes */
    INTERRUPT_EVERY = 50000,  /**< microseconds of processor time */
    MOST_INTERRUPTS = 40,     /**< after so many every allocation fails */
    LARGEST_INPUT = 8 << 10,  /**< bytes; longer ones are cut */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Bytes asked for since the program began; blocks that were freed are not taken off. */
static size_t asked;
/** How often the timer rang for this program. */
static volatile int interrupts;
/** 1 while the runtime ends: then it gets all the memory that it asks for. */
static int ending;

/** Whether a request may go on to the allocator below. */
static int allowed(size_t size)
{
    if (ending) {
        return 1;
    }
    asked += size;
    return size <= LARGEST_BLOCK && asked <= 8 * (size_t)MOST_BYTES && interrupts < MOST_INTERRUPTS;
}

/** malloc() within limits. */
static void *limited_malloc(void *context, size_t size)
{
    OuMemAllocator *below = context;
    return allowed(size) ? below->malloc(below->context, size) : NULL;
}

/** calloc() within limits. */
static void *limited_calloc(void *context, size_t count, size_t size)
{
    OuMemAllocator *below = context;
    return allowed(count * size) ? below->calloc(below->context, count, size) : NULL;
}

/** realloc() within limits. */
static void *limited_realloc(void *context, void *block, size_t size)
{
    OuMemAllocator *below = context;
    return allowed(size) ? below->realloc(below->context, block, size) : NULL;
}

/** free(). */
static void limited_free(void *context, void *block)
{
    OuMemAllocator *below = context;
    below->free(below->context, block);
}

/** The layer with the limits. */
static OuMemLayer limits = {
    .name = "limits",
    .functions = {NULL, limited_malloc, limited_calloc, limited_realloc, limited_free},
};

/** The timer rings: as if Ctrl-C was typed. */
static void ring(int signal_number)
{
    (void)signal_number;
    ou_interrupted = 1;
    interrupts++;
}

/** Starts or stops the timer. */
static void set_timer(long microseconds)
{
    struct itimerval often = {{0, microseconds}, {0, microseconds}};
    setitimer(ITIMER_VIRTUAL, &often, NULL);
}

/** What a program prints goes nowhere; what the checkers print goes to the true standard error. */
static void silence_output(void)
{
    FILE *nowhere = freopen("/dev/null", "w", stdout);
    if (nowhere == NULL) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int ready;
    if (!ready) {
        ready = 1;
        OuMem_SetupLedger();
        ou_mem_push_layer(&limits);
        signal(SIGVTALRM, ring);
        silence_output();
    }
    if (size > LARGEST_INPUT) {
        size = LARGEST_INPUT;
    }
    char *source = malloc(size + 1);
    if (source == NULL) {
        abort();
    }
    memcpy(source, data, size);
    source[size] = '\0';
    ending = 1;
    if (ou_initialize() < 0) {
        abort();
    }
    asked = 0;
    interrupts = 0;
    ending = 0;
    set_timer(INTERRUPT_EVERY);
    if (ou_run_source(source, size, "<fuzz>") < 0) {
        (void)ou_print_error();
    }
    set_timer(0);
    ou_interrupted = 0;
    ending = 1;
    ou_finalize();
    free(source);
    if (OuMem_LiveBlocks() != 0) {
        fprintf(stderr, "fuzz: %td blocks are alive after the end\n", OuMem_LiveBlocks());
        abort();
    }
    return 0;
}
