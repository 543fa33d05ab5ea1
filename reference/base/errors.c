/* SPDX-License-Identifier: MIT */
/**
 * @file errors.c
 * The error record and the unraisable hook.
 *
 * Invariant: when the kind is OuExc_None, the message is empty and there is no value.
 */
#include "ouro/errors.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/** The one record of the one interpreter. Its owner is this file. */
static OuErrRecord current;

/** NULL while the default hook is in force. */
static OuUnraisableHook unraisable_hook;

/** What the types/ know and this file cannot: how an object is taken and released. */
static void (*take_reference)(OuObject *);
/**
 * How to give up a reference to an exception: base stands below objects, so core tells it. NULL
 * until then.
 */
static void (*release_reference)(OuObject *);

/** The name and the parent of each kind, as in CPython's exception hierarchy. */
static const struct {
    const char *name; /**< as Python spells it */
    OuExcKind parent; /**< OuExc_None for the root */
} kinds[OU_EXC_KINDS] = {
    [OuExc_None] = {"no error", OuExc_None},
    [OuExc_BaseException] = {"BaseException", OuExc_None},
    [OuExc_SystemExit] = {"SystemExit", OuExc_BaseException},
    [OuExc_KeyboardInterrupt] = {"KeyboardInterrupt", OuExc_BaseException},
    [OuExc_GeneratorExit] = {"GeneratorExit", OuExc_BaseException},
    [OuExc_Exception] = {"Exception", OuExc_BaseException},
    [OuExc_StopIteration] = {"StopIteration", OuExc_Exception},
    [OuExc_ArithmeticError] = {"ArithmeticError", OuExc_Exception},
    [OuExc_FloatingPointError] = {"FloatingPointError", OuExc_ArithmeticError},
    [OuExc_OverflowError] = {"OverflowError", OuExc_ArithmeticError},
    [OuExc_ZeroDivisionError] = {"ZeroDivisionError", OuExc_ArithmeticError},
    [OuExc_AssertionError] = {"AssertionError", OuExc_Exception},
    [OuExc_AttributeError] = {"AttributeError", OuExc_Exception},
    [OuExc_BufferError] = {"BufferError", OuExc_Exception},
    [OuExc_EOFError] = {"EOFError", OuExc_Exception},
    [OuExc_ImportError] = {"ImportError", OuExc_Exception},
    [OuExc_ModuleNotFoundError] = {"ModuleNotFoundError", OuExc_ImportError},
    [OuExc_LookupError] = {"LookupError", OuExc_Exception},
    [OuExc_IndexError] = {"IndexError", OuExc_LookupError},
    [OuExc_KeyError] = {"KeyError", OuExc_LookupError},
    [OuExc_MemoryError] = {"MemoryError", OuExc_Exception},
    [OuExc_NameError] = {"NameError", OuExc_Exception},
    [OuExc_UnboundLocalError] = {"UnboundLocalError", OuExc_NameError},
    [OuExc_OSError] = {"OSError", OuExc_Exception},
    [OuExc_FileNotFoundError] = {"FileNotFoundError", OuExc_OSError},
    [OuExc_ReferenceError] = {"ReferenceError", OuExc_Exception},
    [OuExc_RuntimeError] = {"RuntimeError", OuExc_Exception},
    [OuExc_NotImplementedError] = {"NotImplementedError", OuExc_RuntimeError},
    [OuExc_RecursionError] = {"RecursionError", OuExc_RuntimeError},
    [OuExc_SyntaxError] = {"SyntaxError", OuExc_Exception},
    [OuExc_IndentationError] = {"IndentationError", OuExc_SyntaxError},
    [OuExc_TabError] = {"TabError", OuExc_IndentationError},
    [OuExc_SystemError] = {"SystemError", OuExc_Exception},
    [OuExc_TypeError] = {"TypeError", OuExc_Exception},
    [OuExc_ValueError] = {"ValueError", OuExc_Exception},
    [OuExc_UnicodeError] = {"UnicodeError", OuExc_ValueError},
    [OuExc_UnicodeDecodeError] = {"UnicodeDecodeError", OuExc_UnicodeError},
    [OuExc_UnicodeEncodeError] = {"UnicodeEncodeError", OuExc_UnicodeError},
    [OuExc_Warning] = {"Warning", OuExc_Exception},
    [OuExc_DeprecationWarning] = {"DeprecationWarning", OuExc_Warning},
    [OuExc_ResourceWarning] = {"ResourceWarning", OuExc_Warning},
    [OuExc_RuntimeWarning] = {"RuntimeWarning", OuExc_Warning},
    [OuExc_SyntaxWarning] = {"SyntaxWarning", OuExc_Warning},
    [OuExc_UserWarning] = {"UserWarning", OuExc_Warning},
};

const char *OuErr_KindName(OuExcKind kind)
{
    OU_ASSERT((size_t)kind < OU_EXC_KINDS, "this is not a kind of error");
    return kinds[kind].name;
}

int ou_err_kind_matches(OuExcKind kind, OuExcKind parent)
{
    for (; kind != OuExc_None; kind = kinds[kind].parent) {
        if (kind == parent) {
            return 1;
        }
    }
    return 0;
}

int OuErr_ExceptionMatches(OuExcKind kind)
{
    return ou_err_kind_matches(current.kind, kind);
}

void ou_err_set_owner(void (*take)(OuObject *), void (*release)(OuObject *))
{
    take_reference = take;
    release_reference = release;
}

void ou_err_discard(OuErrRecord *record)
{
    OuObject *value = record->value;
    *record = (OuErrRecord){.kind = OuExc_None};
    if (value != NULL) {
        release_reference(value);
    }
}

/** Puts an error in place, then lets the old one go: releasing can run anything. */
static void replace(OuExcKind kind, int raised, OuObject *value, const char *message)
{
    OuObject *old = current.value;
    current.kind = kind;
    current.raised = raised;
    current.value = value;
    memcpy(current.message, message, strlen(message) + 1);
    if (old != NULL) {
        release_reference(old);
    }
}

void *OuErr_Format(OuExcKind kind, const char *format, ...)
{
    OU_ASSERT(kind != OuExc_None, "an error needs a kind; OuErr_Clear() clears the record");
    /* The arguments may point into the record itself, so the text is built beside it. */
    char message[OU_ERROR_MESSAGE_SIZE] = "";
    va_list args;
    va_start(args, format);
    int length = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (length >= (int)sizeof message) {
        memcpy(message + sizeof message - 4, "...", 4);
    }
    replace(kind, 0, NULL, message);
    return NULL;
}

void *OuErr_SetObject(OuExcKind kind, OuObject *value)
{
    OU_ASSERT(kind != OuExc_None, "an error needs a kind; OuErr_Clear() clears the record");
    take_reference(value);
    replace(kind, 0, value, "");
    return NULL;
}

void ou_err_set_raised(OuExcKind kind, OuObject *exception)
{
    OU_ASSERT(kind != OuExc_None, "an error needs a kind; OuErr_Clear() clears the record");
    replace(kind, 1, exception, "");
}

void OuErr_SetString(OuExcKind kind, const char *message)
{
    OuErr_Format(kind, "%s", message);
}

void *OuErr_NoMemory(void)
{
    return OuErr_Format(OuExc_MemoryError, "out of memory");
}

OuExcKind OuErr_Occurred(void)
{
    return current.kind;
}

void OuErr_Clear(void)
{
    if (current.kind != OuExc_None) {
        replace(OuExc_None, 0, NULL, "");
    }
}

void OuErr_Fetch(OuErrRecord *record)
{
    *record = current;
    current = (OuErrRecord){.kind = OuExc_None};
}

void OuErr_Restore(OuErrRecord *record)
{
    OuErrRecord moved = *record;
    *record = (OuErrRecord){.kind = OuExc_None};
    replace(moved.kind, moved.raised, moved.value, moved.message);
}

/**
 * Writes the error and what it happened in to standard error; all that can be done while nobody has
 * set a better hook. CPython: _PyErr_WriteUnraisableDefaultHook (Python/errors.c).
 */
static void default_unraisable_hook(const OuErrRecord *record, const char *message,
                                    OuObject *object)
{
    const char *where = message ? message : "Exception ignored in";
    const char *kind = OuErr_KindName(record->kind);
    if (object) {
        ou_complain("%s: object at %p: %s: %s", where, (void *)object, kind, record->message);
    } else {
        ou_complain("%s: %s: %s", where, kind, record->message);
    }
}

void OuErr_WriteUnraisable(const char *message, OuObject *object)
{
    if (OuErr_Occurred() == OuExc_None) {
        return;
    }
    OuErrRecord record;
    OuErr_Fetch(&record);
    OuUnraisableHook hook = unraisable_hook ? unraisable_hook : default_unraisable_hook;
    hook(&record, message, object);
    ou_err_discard(&record);
}

OuUnraisableHook OuErr_SetUnraisableHook(OuUnraisableHook hook)
{
    OuUnraisableHook before = unraisable_hook;
    unraisable_hook = hook;
    return before;
}
