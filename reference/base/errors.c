/* SPDX-License-Identifier: MIT */
/**
 * @file errors.c
 * The error record and the unraisable hook.
 *
 * Invariant: the message is empty exactly when the kind is OuExc_None.
 */
#include "ouro/errors.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/** The one record of the one interpreter. Its owner is this file. */
static OuErrRecord current;

/** NULL while the default hook is in force. */
static OuUnraisableHook unraisable_hook;

static const char *const kind_names[] = {
    [OuExc_None] = "no error",
    [OuExc_MemoryError] = "MemoryError",
    [OuExc_TypeError] = "TypeError",
    [OuExc_ValueError] = "ValueError",
    [OuExc_IndexError] = "IndexError",
    [OuExc_KeyError] = "KeyError",
    [OuExc_OverflowError] = "OverflowError",
    [OuExc_ReferenceError] = "ReferenceError",
    [OuExc_RuntimeError] = "RuntimeError",
    [OuExc_SystemError] = "SystemError",
};

const char *OuErr_KindName(OuExcKind kind)
{
    size_t at = (size_t)kind;
    OU_ASSERT(at < sizeof kind_names / sizeof *kind_names, "this is not a kind of error");
    return kind_names[at];
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
    current.kind = kind;
    memcpy(current.message, message, sizeof message);
    return NULL;
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
    current.kind = OuExc_None;
    current.message[0] = '\0';
}

void OuErr_Fetch(OuErrRecord *record)
{
    *record = current;
    OuErr_Clear();
}

void OuErr_Restore(const OuErrRecord *record)
{
    current = *record;
}

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
}

OuUnraisableHook OuErr_SetUnraisableHook(OuUnraisableHook hook)
{
    OuUnraisableHook before = unraisable_hook;
    unraisable_hook = hook;
    return before;
}
