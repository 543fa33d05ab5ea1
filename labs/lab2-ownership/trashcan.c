/* SPDX-License-Identifier: MIT */
/**
 * @file trashcan.c
 * The trashcan: long chains die without eating the C stack.
 *
 * The problem: a list that holds a list that holds a list ... dies by a call within a call within
 * a call, one level of C stack for each. A million levels crash. The idea: count how deep the
 * calls are nested. From level 50 on, do not let the object die now; push it on a chain of dead
 * objects and return. When the outermost death is done, drain the chain in a loop.
 *
 * The chain needs no memory of its own. A dead, untracked object does not use its GC head any
 * more, so the chain runs through gc_prev: dead memory is storage.
 *
 * Invariant: every object on the chain has count 0, is untracked, and its tp_dealloc has not yet
 * released anything. The nesting is above 0 while the chain is drained, so the chain is never
 * drained within its own draining.
 */
#include "ouro/gc.h"

#include "ouro/gclist.h"
#include "todo.h"

enum {
    /** So deep dealloc calls may nest. CPython: _PyTrash_UNWIND_LEVEL (Objects/object.c). */
    UNWIND_LEVEL = 50,
};

/**
 * Pushes a dead object on the chain; its gc_prev becomes the link.
 *
 * CPython: _PyTrash_thread_deposit_object (Objects/object.c).
 * Lab 2, task 6.
 */
void ou_trashcan_deposit(OuObject *op)
{
    (void)op;
    OU_TODO(2, 6);
}

/**
 * Lets every object on the chain die, those included that are put off meanwhile.
 *
 * CPython: _PyTrash_thread_destroy_chain (Objects/object.c).
 * Lab 2, task 6.
 */
void ou_trashcan_destroy_chain(void)
{
    OU_TODO(2, 6);
}

/**
 * Opens the bracket around the body of a tp_dealloc.
 *
 * Lab 2, task 6.
 */
OuTrashcan ou_trashcan_begin(OuObject *op, OuDestructor dealloc)
{
    (void)op;
    (void)dealloc;
    OU_TODO(2, 6);
}

/**
 * Closes the bracket. The outermost one lets everything die that was put off.
 *
 * Lab 2, task 6.
 */
void ou_trashcan_end(OuTrashcan begun)
{
    (void)begun;
    OU_TODO(2, 6);
}
