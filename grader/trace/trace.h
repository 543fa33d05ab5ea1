/* SPDX-License-Identifier: MIT */
/**
 * @file trace.h
 * The recorder: writes down what a program does to its objects, one line per event.
 *
 * It is linked with a test and a student's file, or the reference's. The linker's --wrap lets it
 * stand before every function it speaks of, so neither the student's file nor the reference is
 * compiled in another way: the program does what it does in the plain lane. A line is
 *
 *     EVENT <tab> ACTOR <tab> CALLERS
 *
 * ACTOR is the innermost function of a lab, or slot of a type, that is at work; "-" for the test
 * itself. CALLERS are return addresses, the innermost first, as distances from the beginning of the
 * program. An event is a letter and words:
 *
 *     n ID TYPE K           an object has its first reference; the Kth of its type
 *     N ID NAME             what the test calls it; V ID VALUE: what it holds, as text
 *     W ID FILE LINE        where a Python program made it
 *     t ID COUNT BY         a reference is taken by function BY; the count before
 *     r ID COUNT BY         one is released
 *     s ID COUNT BY         one is handed over to function BY, which steals it
 *     x ID BY WANTED FOUND  the count is not what it must be after BY
 *     u ID BY               BY is called for an object whose memory was given back
 *     f ID COUNT            its memory is given back
 *     b ID SIZE, c ID SIZE, y ID    a buffer is made, resized, freed
 *     > NAME WORDS, < NAME WORDS    a function or slot begins, ends
 *     = WORDS               a state, right behind the end of the function that left it so
 *     P PHASE WORDS         a phase of a collection is done
 *     | WORDS               a line that the test says
 *     ! WORDS               a validator finds something broken
 *     h NUMBER HASH         what the events so far come to, every few hundred
 *     e ID COUNT            at the end: alive
 *     z NUMBER              at the end: how many events there were
 *
 * "#7" among the words is the object with ID 7. Nothing depends on an address.
 */
#ifndef OURO_TRACE_H
#define OURO_TRACE_H

#include "ouro/base.h"
#include "ouro/gc.h"
#include "ouro/object.h"

#include <stddef.h>
#include <stdint.h>

/** What is known of an object or a buffer. */
typedef struct TraceRecord {
    const void *address;
    const OuTypeObject *type; /**< NULL: a buffer */
    long number;              /**< the ID */
    int alive;                /**< 1 until its memory is given back */
    int dying;                /**< 1 once its tp_dealloc was called */
    int named;                /**< 1 once its name was told */
} TraceRecord;

/* ---- log.c ---------------------------------------------------------------------------------- */

/**
 * Writes an event.
 *
 * @param about   the object it is about; 0 for none
 * @param format  the line up to the actor: a printf format, then its arguments
 */
void trace_event(long about, const char *format, ...) OU_PRINTF_LIKE(2, 3);

/** From now on `name` is at work; a constant. */
void trace_push(const char *name);

/** What was pushed last is done. */
void trace_pop(void);

/** Whether a function of a lab or a slot is at work: 1 or 0. */
int trace_is_inside(void);

/** Whether this program is made of probes, not of Python: 1 or 0. */
int trace_has_probes(void);

/* ---- objects.c ------------------------------------------------------------------------------ */

/**
 * Finds what is known of an object or a buffer.
 *
 * @param address  any pointer; it is not followed
 * @return borrowed until the next call of trace_make(); NULL when nothing is known
 */
TraceRecord *trace_find(const void *address);

/** The ID behind an address, 0 for NULL or an unknown one. */
long trace_id(const void *address);

/**
 * Notes a new object or buffer; what was at that address is forgotten.
 *
 * @param address  where it is
 * @param type     of the object; NULL for a buffer
 * @return its record
 */
TraceRecord *trace_make(const void *address, const OuTypeObject *type);

/** Tells the name that a test gave to an object, once there is one; and what a small one holds. */
void trace_name(TraceRecord *record);

/** Notes that the memory of an object is about to be given back; the second time nothing. */
void trace_freed(OuObject *op);

/** Writes the end: what is alive. */
void trace_objects_end(void);

/* ---- slots.c -------------------------------------------------------------------------------- */

/** Watches tp_dealloc, tp_finalize, tp_clear and tp_del of a type, if it is not watched yet. */
void trace_watch_type(OuTypeObject *type);

/** What a type's tp_dealloc is called with in ou_trashcan_begin(): the watched one for its own. */
OuDestructor trace_own_dealloc(const OuTypeObject *type, OuDestructor dealloc);

/* ---- validators.c --------------------------------------------------------------------------- */

/** Asks the validators of modules, by their letters in a shape; tells what they find broken. */
void trace_ask_modules(const char *modules);

/** Asks the validator of a list or weak reference that is alive. */
void trace_ask_object(const OuObject *op);

/* ---- states.c ------------------------------------------------------------------------------- */

/**
 * A function begins.
 *
 * @param name   a constant
 * @param shape  a letter per argument: o object, O object whose state is told, i integer, p pointer,
 *               l list of the collector, R one while gc_prev holds gc_refs; then '>', the letter of
 *               the result (v for none, o, i or p), and letters of modules whose state is told:
 *               G and g the collector, with and without its lists; T tracing; C trashcan
 * @param words  the arguments
 */
void trace_enter(const char *name, const char *shape, const uintptr_t *words);

/**
 * A function ends; its state is told, and the validators are asked.
 *
 * @param name    as at its beginning
 * @param shape   as at its beginning
 * @param words   the arguments
 * @param result  what it returns, 0 if nothing
 */
void trace_leave(const char *name, const char *shape, const uintptr_t *words, uintptr_t result);

/**
 * A phase of a collection is done; for an observer.
 *
 * @param context      nothing
 * @param phase        its name
 * @param young        a list, or NULL
 * @param unreachable  a list, or NULL
 */
void trace_phase(void *context, const char *phase, const OuGCHead *young,
                 const OuGCHead *unreachable);

#endif
