/* SPDX-License-Identifier: MIT */
/**
 * @file nomem.h
 * The nomem lane: a probe is run again and again, and each time another allocation of the student's
 * file fails.
 *
 * In this lane each call from outside to a function of the lab that may run out of memory goes through
 * a *gate*, which the grader writes and the linker puts in its place (`--wrap`). A gate passes on what
 * it gets and what comes back, and says so before and after.
 */
#ifndef OURO_LABS_NOMEM_H
#define OURO_LABS_NOMEM_H

#include <stdint.h>

/** How a function says that memory is out. */
typedef enum OuRefusal {
    OU_REFUSAL_NONE,        /**< it does not */
    OU_REFUSAL_NULL,        /**< NULL, and no error is set */
    OU_REFUSAL_NULL_ERROR,  /**< NULL, and MemoryError is set */
    OU_REFUSAL_MINUS,       /**< -1, and no error is set */
    OU_REFUSAL_MINUS_ERROR, /**< -1, and MemoryError is set */
} OuRefusal;

/** One gate. */
typedef struct OuGate {
    const char *name;  /**< "OuList_Append" */
    OuRefusal refusal; /**< how it says that memory is out */
} OuGate;

/** Every gate of this program; ends with a NULL name. Written by the grader. */
extern const OuGate ou_gates[];

/**
 * What a gate calls before the function.
 *
 * @param which  its place in `ou_gates`
 */
void ou_gate_enter(int which);

/**
 * What it calls when the function has returned.
 *
 * @param result  what it returned; of a function that returns an int, the lower half counts
 * @return 1: call it again, with the same arguments; 0: hand the result on
 */
int ou_gate_leave(intptr_t result);

/**
 * Runs a probe in a process of its own for each allocation that fails, and says what came of it; the
 * probe itself says nothing. The first fault ends it. Numbers that lead to code are hexadecimal.
 *
 *     ran 5 of 12                             allocations that failed; those that there are
 *     fault 3 OuList_Append 1a2b,3c4d leak 1 24 5e6f
 *
 * A fault has: which allocation, the innermost gate ("-": none), the student's calls that asked for
 * it ("-": none), then a word and what belongs to it:
 *
 *     signal S | loop | exit STATUS      the process did not come to its end
 *     leak BLOCKS BYTES SITES            blocks are alive that are not when nothing fails
 *     references COUNT                   the same with references
 *     silent RESULT                      the gate's function refused, and set no error
 *     kind NAME                          it refused, with another error than MemoryError
 *     told NAME                          it set an error that its contract knows nothing of
 *     left NAME                          at the end an error is set
 *     broken SENTENCE                    an invariant does not hold
 *
 * @param run  the probe
 */
void ou_nomem_sweep(void (*run)(void));

#endif
