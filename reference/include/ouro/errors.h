/* SPDX-License-Identifier: MIT */
/**
 * @file errors.h
 * The error record: how a function of the runtime says what went wrong.
 *
 * A function that fails returns NULL or -1 and sets the record. The record is plain data, a kind
 * and a message, because the code that must be able to fail is the code that objects are made
 * of. Exceptions as objects begin above; the record can carry one, and does not look into it.
 *
 * Terms: the record is *set* (an error is on its way to somebody who can handle it) or *clear*.
 * An error that nobody can be told about, because it arose while an object died or during a
 * collection, is *unraisable*: it goes to a hook and the work goes on.
 */
#ifndef OURO_ERRORS_H
#define OURO_ERRORS_H

#include "ouro/base.h"

typedef struct OuObject OuObject;

/**
 * The kinds of error: one for each built-in exception of Python, with its name. A kind knows its
 * parent, so that code without exception objects can ask "is this a LookupError?".
 * CPython: PyExc_BaseException (Include/pyerrors.h) and its kin.
 */
typedef enum OuExcKind {
    OuExc_None = 0,            /**< the record is clear */
    OuExc_BaseException,       /**< CPython's PyExc_BaseException */
    OuExc_SystemExit,          /**< CPython's PyExc_SystemExit */
    OuExc_KeyboardInterrupt,   /**< CPython's PyExc_KeyboardInterrupt */
    OuExc_GeneratorExit,       /**< CPython's PyExc_GeneratorExit */
    OuExc_Exception,           /**< CPython's PyExc_Exception */
    OuExc_StopIteration,       /**< CPython's PyExc_StopIteration */
    OuExc_ArithmeticError,     /**< CPython's PyExc_ArithmeticError */
    OuExc_FloatingPointError,  /**< CPython's PyExc_FloatingPointError */
    OuExc_OverflowError,       /**< CPython's PyExc_OverflowError */
    OuExc_ZeroDivisionError,   /**< CPython's PyExc_ZeroDivisionError */
    OuExc_AssertionError,      /**< CPython's PyExc_AssertionError */
    OuExc_AttributeError,      /**< CPython's PyExc_AttributeError */
    OuExc_BufferError,         /**< CPython's PyExc_BufferError */
    OuExc_EOFError,            /**< CPython's PyExc_EOFError */
    OuExc_ImportError,         /**< CPython's PyExc_ImportError */
    OuExc_ModuleNotFoundError, /**< CPython's PyExc_ModuleNotFoundError */
    OuExc_LookupError,         /**< CPython's PyExc_LookupError */
    OuExc_IndexError,          /**< CPython's PyExc_IndexError */
    OuExc_KeyError,            /**< CPython's PyExc_KeyError */
    OuExc_MemoryError,         /**< CPython's PyExc_MemoryError */
    OuExc_NameError,           /**< CPython's PyExc_NameError */
    OuExc_UnboundLocalError,   /**< CPython's PyExc_UnboundLocalError */
    OuExc_OSError,             /**< CPython's PyExc_OSError */
    OuExc_FileNotFoundError,   /**< CPython's PyExc_FileNotFoundError */
    OuExc_ReferenceError,      /**< CPython's PyExc_ReferenceError */
    OuExc_RuntimeError,        /**< CPython's PyExc_RuntimeError */
    OuExc_NotImplementedError, /**< CPython's PyExc_NotImplementedError */
    OuExc_RecursionError,      /**< CPython's PyExc_RecursionError */
    OuExc_SyntaxError,         /**< CPython's PyExc_SyntaxError */
    OuExc_IndentationError,    /**< CPython's PyExc_IndentationError */
    OuExc_TabError,            /**< CPython's PyExc_TabError */
    OuExc_SystemError,         /**< CPython's PyExc_SystemError */
    OuExc_TypeError,           /**< CPython's PyExc_TypeError */
    OuExc_ValueError,          /**< CPython's PyExc_ValueError */
    OuExc_UnicodeError,        /**< CPython's PyExc_UnicodeError */
    OuExc_UnicodeDecodeError,  /**< CPython's PyExc_UnicodeDecodeError */
    OuExc_UnicodeEncodeError,  /**< CPython's PyExc_UnicodeEncodeError */
    OuExc_Warning,             /**< CPython's PyExc_Warning */
    OuExc_DeprecationWarning,  /**< CPython's PyExc_DeprecationWarning */
    OuExc_ResourceWarning,     /**< CPython's PyExc_ResourceWarning */
    OuExc_RuntimeWarning,      /**< CPython's PyExc_RuntimeWarning */
    OuExc_SyntaxWarning,       /**< CPython's PyExc_SyntaxWarning */
    OuExc_UserWarning,         /**< CPython's PyExc_UserWarning */
    OU_EXC_KINDS,              /**< how many there are, OuExc_None included */
} OuExcKind;

/** Room for a message, in bytes, its NUL included. Longer messages end in "...". */
#define OU_ERROR_MESSAGE_SIZE 256

/**
 * One error. Moved, never copied: whoever holds it owns `value`.
 *
 * Without a value the error is its kind and message. With one, `value` is either what the
 * exception is made from (the key of a KeyError, the result of a StopIteration), or, when
 * `raised` is 1, the exception object itself, and then `kind` is its nearest built-in class.
 */
typedef struct OuErrRecord {
    OuExcKind kind;                      /**< OuExc_None when clear */
    int raised;                          /**< 1: `value` is the exception object */
    OuObject *value;                     /**< owned, or NULL */
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
 * Sets the record to a kind and the object the exception will be made from.
 *
 * @param kind   what kind of error; not OuExc_None
 * @param value  @borrowed; the record takes a reference of its own
 * @return NULL always
 *
 * Cost: constant. CPython: PyErr_SetObject (Python/errors.c).
 */
void *OuErr_SetObject(OuExcKind kind, OuObject *value);

/**
 * Sets the record to an exception object.
 *
 * @param kind       the nearest built-in class of the object
 * @param exception  @steals{exception}
 *
 * Cost: constant. CPython 3.12: PyErr_SetRaisedException (Python/errors.c).
 */
void ou_err_set_raised(OuExcKind kind, OuObject *exception);

/**
 * Tells the record how to take and release references; base/ stands below objects and cannot know.
 *
 * @param take     takes a reference
 * @param release  releases one
 */
void ou_err_set_owner(void (*take)(OuObject *), void (*release)(OuObject *));

/**
 * Whether a kind is another one or derives from it.
 *
 * @param kind    any kind
 * @param parent  any kind
 * @return 1 or 0
 *
 * Cost: the depth of the hierarchy. CPython: PyErr_GivenExceptionMatches (Python/errors.c).
 */
int ou_err_kind_matches(OuExcKind kind, OuExcKind parent);

/**
 * Whether the error that is set is of a kind.
 *
 * @param kind  any kind; covers the kinds derived from it
 * @return 1 or 0; 0 when none is set
 *
 * CPython: PyErr_ExceptionMatches (Python/errors.c).
 */
int OuErr_ExceptionMatches(OuExcKind kind);

/**
 * Says which kind of error is set.
 *
 * @return the kind, or OuExc_None when the record is clear
 *
 * Cost: constant. CPython: PyErr_Occurred (Python/errors.c).
 */
OuExcKind OuErr_Occurred(void);

/** Clears the record and releases its value. CPython: PyErr_Clear (Python/errors.c). */
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
 * @param record  what to set, moved: its value is stolen; a clear one clears
 *
 * What was set before is released. Cost: one copy of the record. CPython: PyErr_Restore (Python/errors.c).
 */
void OuErr_Restore(OuErrRecord *record);

/**
 * Releases what a fetched record owns.
 *
 * @param record  its value is released; clear afterwards
 */
void ou_err_discard(OuErrRecord *record);

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
 * @param object   @borrowed; where it happened; may be NULL
 */
typedef void (*OuUnraisableHook)(const OuErrRecord *record, const char *message, OuObject *object);

/**
 * Hands the error that is set to the unraisable hook, and clears the record.
 *
 * @param message  what to say before the object; NULL for "Exception ignored in"
 * @param object   @borrowed; where it happened; may be NULL
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
 * Cost: constant. CPython: sys_unraisablehook (Python/sysmodule.c).
 */
OuUnraisableHook OuErr_SetUnraisableHook(OuUnraisableHook hook);

#endif
