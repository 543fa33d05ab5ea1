/* SPDX-License-Identifier: MIT */
/**
 * @file errors.h
 * The error record: how a function of the runtime says what went wrong.
 *
 * A function that fails returns NULL or -1 and sets the record. The record is plain data, a kind
 * and a message, because the code that must be able to fail is the code that objects are made
 * of. Exceptions as objects begin above, in the Python front end.
 *
 * Terms: the record is *set* (an error is on its way to somebody who can handle it) or *clear*.
 * An error that nobody can be told about, because it arose while an object died or during a
 * collection, is *unraisable*: it goes to a hook and the work goes on.
 */
#ifndef OURO_ERRORS_H
#define OURO_ERRORS_H

#include "ouro/base.h"

typedef struct OuObject OuObject;

/** The kinds of error that the runtime itself raises, named after CPython's exceptions. */
typedef enum OuExcKind {
    OuExc_None = 0,       /**< the record is clear */
    OuExc_MemoryError,    /**< an allocation failed */
    OuExc_TypeError,      /**< an object of the wrong type */
    OuExc_ValueError,     /**< the right type, an impossible value */
    OuExc_IndexError,     /**< an index outside a sequence */
    OuExc_KeyError,       /**< a key that is not there */
    OuExc_OverflowError,  /**< a number too large for its place */
    OuExc_ReferenceError, /**< a dead weak reference was used */
    OuExc_RuntimeError,   /**< a call at the wrong time */
    OuExc_SystemError,    /**< a mistake in C code that uses the runtime */
} OuExcKind;

/** Room for a message, in bytes, its NUL included. Longer messages end in "...". */
#define OU_ERROR_MESSAGE_SIZE 256

/** One error, as plain data. Copying it is assignment; it owns nothing. */
typedef struct OuErrRecord {
    OuExcKind kind;                      /**< OuExc_None when clear */
    char message[OU_ERROR_MESSAGE_SIZE]; /**< NUL-terminated; empty when clear */
} OuErrRecord;

/**
 * Sets the record, replacing what was set before.
 *
 * @param kind     what kind of error; not OuExc_None
 * @param message  what happened, for a person; copied
 *
 * Cost: the length of the message; allocates nothing.
 * CPython: PyErr_SetString (Python/errors.c).
 */
void OuErr_SetString(OuExcKind kind, const char *message);

/**
 * Sets the record from a printf format.
 *
 * @param kind    what kind of error; not OuExc_None
 * @param format  a printf format, then its arguments
 * @return NULL always, so that `return OuErr_Format(...)` reads well
 *
 * Cost: the length of the message; allocates nothing.
 * CPython: PyErr_Format (Python/errors.c).
 */
void *OuErr_Format(OuExcKind kind, const char *format, ...) OU_PRINTF_LIKE(2, 3);

/**
 * Sets the record to MemoryError.
 *
 * @return NULL always
 *
 * Cost: constant; allocates nothing. CPython: PyErr_NoMemory (Python/errors.c).
 */
void *OuErr_NoMemory(void);

/**
 * Says which kind of error is set.
 *
 * @return the kind, or OuExc_None when the record is clear
 *
 * Cost: constant. CPython: PyErr_Occurred (Python/errors.c).
 */
OuExcKind OuErr_Occurred(void);

/** Clears the record. Cost: constant. CPython: PyErr_Clear (Python/errors.c). */
void OuErr_Clear(void);

/**
 * Moves the record out and leaves it clear.
 *
 * @param[out] record  receives what was set, or a clear record
 *
 * Cost: one copy of the record. CPython: PyErr_Fetch (Python/errors.c).
 */
void OuErr_Fetch(OuErrRecord *record);

/**
 * Puts a record back that OuErr_Fetch() moved out.
 *
 * @param record  what to set; a clear one clears
 *
 * Cost: one copy of the record. CPython: PyErr_Restore (Python/errors.c).
 */
void OuErr_Restore(const OuErrRecord *record);

/**
 * Names a kind as Python does.
 *
 * @param kind  any kind
 * @return a borrowed, constant string such as "TypeError"
 *
 * Cost: constant.
 */
const char *OuErr_KindName(OuExcKind kind);

/**
 * What is called with an error that nobody can be told about.
 *
 * @param record   the error; valid during the call only
 * @param message  "Exception ignored in", or what else the reporter says; may be NULL
 * @param object   borrowed; where it happened; may be NULL
 */
typedef void (*OuUnraisableHook)(const OuErrRecord *record, const char *message, OuObject *object);

/**
 * Hands the error that is set to the unraisable hook, and clears the record.
 *
 * @param message  what to say before the object; NULL for "Exception ignored in"
 * @param object   borrowed; where it happened; may be NULL
 *
 * The default hook prints a line on standard error. Does nothing when no error is set.
 * CPython: _PyErr_WriteUnraisableMsg (Python/errors.c).
 */
void OuErr_WriteUnraisable(const char *message, OuObject *object);

/**
 * Replaces the unraisable hook.
 *
 * @param hook  the new hook; NULL brings the default back
 * @return the hook that was in force before, NULL for the default
 *
 * Cost: constant. CPython: sys.unraisablehook.
 */
OuUnraisableHook OuErr_SetUnraisableHook(OuUnraisableHook hook);

#endif
