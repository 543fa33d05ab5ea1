/* SPDX-License-Identifier: MIT */
/**
 * @file recursion.h
 * How deep calls may nest, so that a program gets a RecursionError and never a crash.
 *
 * Two limits: the number that sys.setrecursionlimit() sets, and the C stack itself, of which a
 * reserve is always kept. Also: which objects are in the middle of their repr().
 */
#ifndef OURO_RECURSION_H
#define OURO_RECURSION_H

#include "ouro/object.h"

/**
 * Enters a call that may nest without end.
 *
 * @param where  the end of the message, such as " while calling a Python object"; begins with a blank
 * @return 0: go on, and call Ou_LeaveRecursiveCall() later. -1 with RecursionError set: do not
 *
 * CPython: Py_EnterRecursiveCall (Python/ceval.c).
 */
int Ou_EnterRecursiveCall(const char *where);

/** Leaves what Ou_EnterRecursiveCall() entered. CPython: Py_LeaveRecursiveCall (Python/ceval.c). */
void Ou_LeaveRecursiveCall(void);

/**
 * Lets calls go a little beyond the limit: for whoever makes the exception that says so.
 *
 * @param change  1 to begin, -1 to end
 *
 * CPython: recursion_headroom (Include/cpython/pystate.h).
 */
void ou_recursion_headroom(int change);

/**
 * How deep calls may nest: 1000 at first.
 *
 * @return the limit
 *
 * CPython: Py_GetRecursionLimit (Python/ceval.c).
 */
int Ou_GetRecursionLimit(void);

/**
 * Changes how deep calls may nest.
 *
 * @param limit  above 0
 *
 * CPython: Py_SetRecursionLimit (Python/ceval.c).
 */
void Ou_SetRecursionLimit(int limit);

/**
 * How deep the calls are now.
 *
 * @return the depth
 *
 * CPython: recursion_remaining (Include/cpython/pystate.h).
 */
int ou_recursion_depth(void);

/**
 * Notes that the repr of an object has begun.
 *
 * @param op  @borrowed
 * @return 0: noted, call Ou_ReprLeave() later. 1: it is being made already; print "...".
 *         -1 with MemoryError set
 *
 * CPython: Py_ReprEnter (Objects/object.c).
 */
int Ou_ReprEnter(OuObject *op);

/**
 * Notes that the repr of an object has ended.
 *
 * @param op  @borrowed
 *
 * CPython: Py_ReprLeave (Objects/object.c).
 */
void Ou_ReprLeave(OuObject *op);

/** Notes how much C stack there is, counted from here; call it early in main(). Cannot fail. */
void ou_recursion_init(void);
/** Frees what Ou_ReprEnter() keeps. */
void ou_recursion_fini(void);

#endif
