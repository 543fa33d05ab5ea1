/* SPDX-License-Identifier: MIT */
/**
 * @file invariants.h
 * The paranoid lane: what must hold is checked all the time.
 */
#ifndef OURO_LABS_INVARIANTS_H
#define OURO_LABS_INVARIANTS_H

#include <stdint.h>

/** Where the program's code begins; the linker knows. */
extern const char __executable_start[];

/**
 * An address of code as a distance from where the program begins: the same in every run.
 *
 * @param address  of code
 * @return what `addr2line -e PROGRAM` takes
 */
static inline unsigned long ou_code_offset(uintptr_t address)
{
    return (unsigned long)(address - (uintptr_t)__executable_start);
}

/**
 * Checks every mechanism: counts, lists, generations, weak references, the trashcan, traces. For
 * moments at which nothing is under way.
 *
 * @return NULL when all is well, else a constant sentence that says what is wrong
 *
 * Cost: one step per object, item and trace.
 */
const char *ou_invariants(void);

/**
 * Watches the student's functions from now on: remembers after which of them an invariant no longer
 * held, and says so on standard error when the program stops:
 *
 *     invariants: since 1a2b
 *     invariants: last 1a2b
 *
 * The second form, when it cannot be known: the function that returned last. The number leads to it.
 * In the paranoid lane the compiler adds the calls that make this known (-finstrument-functions).
 *
 * @param look  1: look after every function; 0: only remember which one returned last
 */
void ou_invariants_watch(int look);

/** Stops the program with a sentence when an invariant does not hold. */
void ou_invariants_stop(void);

#endif
