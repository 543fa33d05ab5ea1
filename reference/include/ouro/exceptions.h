/* SPDX-License-Identifier: MIT */
/**
 * @file exceptions.h
 * Exceptions as objects, and how the error record becomes one and back.
 *
 * The record of errors.h says what went wrong without objects. Where an object is needed, because
 * a program looks at the exception or a traceback is hung on it, the record is *normalized*: the
 * exception object is made and put into it.
 */
#ifndef OURO_EXCEPTIONS_H
#define OURO_EXCEPTIONS_H

#include "ouro/errors.h"
#include "ouro/object.h"
#include "ouro/type.h"

/** What every exception begins with. CPython: PyBaseExceptionObject (Include/cpython/pyerrors.h). */
typedef struct OuBaseExceptionObject {
    OuObject ob_base;      /**< the head of every object */
    OuObject *dict;        /**< owned dict, or NULL */
    OuObject *args;        /**< owned tuple */
    OuObject *notes;       /**< owned, or NULL; `__notes__` is in the dict */
    OuObject *traceback;   /**< owned, or NULL */
    OuObject *context;     /**< owned exception, or NULL */
    OuObject *cause;       /**< owned exception, or NULL */
    char suppress_context; /**< 1: do not show the context */
} OuBaseExceptionObject;

/** StopIteration. CPython: PyStopIterationObject (Include/cpython/pyerrors.h). */
typedef struct OuStopIterationObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *value;            /**< owned */
} OuStopIterationObject;

/** SystemExit. CPython: PySystemExitObject (Include/cpython/pyerrors.h). */
typedef struct OuSystemExitObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *code;             /**< owned */
} OuSystemExitObject;

/** NameError. CPython: PyNameErrorObject (Include/cpython/pyerrors.h). */
typedef struct OuNameErrorObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *name;             /**< owned, or NULL */
} OuNameErrorObject;

/** AttributeError. CPython: PyAttributeErrorObject (Include/cpython/pyerrors.h). */
typedef struct OuAttributeErrorObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *obj;              /**< owned, or NULL */
    OuObject *name;             /**< owned, or NULL */
} OuAttributeErrorObject;

/** ImportError. CPython: PyImportErrorObject (Include/cpython/pyerrors.h). */
typedef struct OuImportErrorObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *msg;              /**< owned, or NULL */
    OuObject *name;             /**< owned, or NULL */
    OuObject *path;             /**< owned, or NULL */
} OuImportErrorObject;

/** OSError. CPython: PyOSErrorObject (Include/cpython/pyerrors.h). */
typedef struct OuOSErrorObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *myerrno;          /**< owned, or NULL; the next ones likewise */
    OuObject *strerror;         /**< owned, or NULL */
    OuObject *filename;         /**< owned, or NULL */
    OuObject *filename2;        /**< owned, or NULL: the second file, of rename() and its like */
} OuOSErrorObject;

/** SyntaxError; all owned, or NULL. CPython: PySyntaxErrorObject (Include/cpython/pyerrors.h). */
typedef struct OuSyntaxErrorObject {
    OuBaseExceptionObject base;    /**< what every exception begins with */
    OuObject *msg;                 /**< what is wrong */
    OuObject *filename;            /**< where: the file */
    OuObject *lineno;              /**< from 1 */
    OuObject *offset;              /**< the column, from 1 */
    OuObject *end_lineno;          /**< the last line of the wrong part */
    OuObject *end_offset;          /**< the column behind it */
    OuObject *text;                /**< the line itself */
    OuObject *print_file_and_line; /**< only kept, for programs that set it */
} OuSyntaxErrorObject;

/**
 * UnicodeDecodeError, UnicodeEncodeError. CPython: PyUnicodeErrorObject
 * (Include/cpython/pyerrors.h).
 */
typedef struct OuUnicodeErrorObject {
    OuBaseExceptionObject base; /**< what every exception begins with */
    OuObject *encoding;         /**< owned str, or NULL */
    OuObject *object;           /**< owned, or NULL */
    Ou_ssize_t start;           /**< the first wrong byte or code point */
    Ou_ssize_t end;             /**< the place behind the last one */
    OuObject *reason;           /**< owned str, or NULL */
} OuUnicodeErrorObject;

/**
 * The types of the built-in exceptions, by kind; [OuExc_None] is not used. CPython: PyExc_TypeError
 * (Objects/exceptions.c) ...
 */
extern OuTypeObject ou_exc_types[OU_EXC_KINDS];

/**
 * The type of a kind.
 *
 * @param kind  any but OuExc_None
 * @return @borrowed
 */
static inline OuObject *ou_exc_type(OuExcKind kind)
{
    return (OuObject *)&ou_exc_types[kind];
}

/**
 * Whether an object is a class derived from BaseException.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyExceptionClass_Check (Include/pyerrors.h).
 */
static inline int OuExceptionClass_Check(const OuObject *op)
{
    return OuType_Check(op) &&
           OuType_HasFeature((const OuTypeObject *)op, OU_TPFLAGS_BASE_EXC_SUBCLASS);
}

/**
 * Whether an object is an exception.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyExceptionInstance_Check (Include/pyerrors.h).
 */
static inline int OuExceptionInstance_Check(const OuObject *op)
{
    return OuType_HasFeature(op->ob_type, OU_TPFLAGS_BASE_EXC_SUBCLASS);
}

/**
 * The nearest built-in kind of an exception class.
 *
 * @param type  @borrowed; a class derived from BaseException
 * @return the kind
 */
OuExcKind ou_exc_kind_of(OuTypeObject *type);

/* ---- record and object ------------------------------------------------------------------------ */

/**
 * Turns the error that is set into an exception object, kept in the record.
 *
 * Afterwards record.raised is 1. If the object cannot be made, the error becomes the one that
 * stood in the way; the last resort is a MemoryError object made at start. A fresh exception gets
 * the one being handled as its `__context__`. Does nothing when no error is set.
 *
 * CPython: PyErr_NormalizeException (Python/errors.c), _PyErr_SetObject (Python/errors.c).
 */
void ou_err_normalize(void);

/**
 * As ou_err_normalize(), on a record that was fetched; the error that is set stays as it is.
 *
 * @param record  changed in place
 */
void ou_err_normalize_record(OuErrRecord *record);

/**
 * Takes the error out as an exception object; the record is clear afterwards.
 *
 * @return @newref; NULL only when no error is set
 *
 * CPython 3.12: PyErr_GetRaisedException (Python/errors.c).
 */
OuObject *ou_err_get_raised(void);

/**
 * Sets an exception object as the error.
 *
 * @param exception  @steals{exception}; NULL clears
 *
 * Does not touch `__context__`. CPython 3.12: PyErr_SetRaisedException (Python/errors.c).
 */
void ou_err_set_exception(OuObject *exception);

/**
 * Raises an exception class or object, as the raise statement does: a class is called.
 *
 * @param type   @borrowed: an exception class
 * @param value  @borrowed: an exception of this class, or what to make it from: a tuple of
 *               arguments, None or NULL for none, or the one argument
 *
 * The exception being handled becomes the `__context__`. CPython: PyErr_SetObject
 * (Python/errors.c).
 */
void ou_err_set_type_object(OuObject *type, OuObject *value);

/**
 * Gives a fresh exception the one being handled as `__context__`, avoiding a cycle.
 *
 * @param exception  @borrowed
 *
 * CPython: _PyErr_SetObject (Python/errors.c).
 */
void ou_exc_chain_context(OuObject *exception);

/**
 * Which exception is being handled: borrowed, or NULL. Set by python/. CPython:
 * _PyErr_GetTopmostException (Python/errors.c).
 */
extern OuObject *(*ou_exc_handled_hook)(void);

/**
 * Whether an exception or exception class matches a class or a tuple of classes.
 *
 * @param err  @borrowed; an exception, or an exception class
 * @param exc  @borrowed; a class or a tuple
 * @return 1 or 0
 *
 * CPython: PyErr_GivenExceptionMatches (Python/errors.c).
 */
int OuErr_GivenExceptionMatches(OuObject *err, OuObject *exc);

/**
 * Whether the error that is set matches a class, also one that a program made.
 *
 * @param exc  @borrowed; the class
 * @return 1 or 0
 *
 * CPython: PyErr_ExceptionMatches (Python/errors.c).
 */
int ou_err_matches_type(OuObject *exc);

/**
 * Puts `name` and `obj` into an AttributeError that is set and has neither.
 *
 * @param op    @borrowed: whose attribute was asked for
 * @param name  @borrowed str
 *
 * To be called by OuObject_GetAttr() when tp_getattro failed. CPython: set_attribute_error_context
 * (Objects/object.c).
 */
void ou_set_attribute_error_context(OuObject *op, OuObject *name);

/**
 * Puts `name` into a NameError that is set. CPython: format_exc_check_arg (Python/ceval.c).
 *
 * @param name  @borrowed str
 */
void ou_set_name_error_name(OuObject *name);

/* ---- parts of an exception -------------------------------------------------------------------- */

/**
 * Makes an exception of a class.
 *
 * @param type      @borrowed; the class
 * @param argument  @borrowed; its one argument, or NULL
 * @return @newref; NULL with an error set
 */
OuObject *ou_exc_new(OuObject *type, OuObject *argument);

/**
 * Reads `__traceback__`.
 *
 * @param exception  @borrowed
 * @return @newref; NULL without an error when there is none
 *
 * CPython: PyException_GetTraceback (Objects/exceptions.c).
 */
OuObject *OuException_GetTraceback(OuObject *exception);

/**
 * Sets `__traceback__`.
 *
 * @param exception  @borrowed
 * @param traceback  @borrowed; a traceback, None or NULL
 * @return 0; -1 with TypeError set
 *
 * CPython: PyException_SetTraceback (Objects/exceptions.c).
 */
int OuException_SetTraceback(OuObject *exception, OuObject *traceback);

/**
 * Reads `__cause__`.
 *
 * @param exception  @borrowed
 * @return @newref; NULL without an error when there is none
 *
 * CPython: PyException_GetCause (Objects/exceptions.c).
 */
OuObject *OuException_GetCause(OuObject *exception);

/**
 * Sets `__cause__`, and `__suppress_context__`.
 *
 * @param exception  @borrowed
 * @param cause      @steals{cause}; may be NULL
 *
 * CPython: PyException_SetCause (Objects/exceptions.c).
 */
void OuException_SetCause(OuObject *exception, OuObject *cause);

/**
 * Reads `__context__`.
 *
 * @param exception  @borrowed
 * @return @newref; NULL without an error when there is none
 *
 * CPython: PyException_GetContext (Objects/exceptions.c).
 */
OuObject *OuException_GetContext(OuObject *exception);

/**
 * Sets `__context__`.
 *
 * @param exception  @borrowed
 * @param context    @steals{context}; may be NULL
 *
 * CPython: PyException_SetContext (Objects/exceptions.c).
 */
void OuException_SetContext(OuObject *exception, OuObject *context);

/**
 * Sets a SyntaxError with all its fields.
 *
 * @param kind        OuExc_SyntaxError or a derived kind
 * @param message     UTF-8
 * @param filename    @borrowed str
 * @param lineno      line, from 1
 * @param col_offset  column, from 1
 * @param text        @borrowed: the line, or NULL for None
 * @return NULL always
 *
 * CPython: RAISE_ERROR_KNOWN_LOCATION (Parser/pegen.h), PyErr_SyntaxLocationObject.
 */
void *ou_err_syntax_error(OuExcKind kind, const char *message, OuObject *filename, int lineno,
                          int col_offset, OuObject *text);

/**
 * Makes the MemoryError that is used when nothing can be allocated.
 *
 * @return 0; -1 with MemoryError set
 */
int ou_exceptions_init(void);
/** Releases it. */
void ou_exceptions_fini(void);

#endif
