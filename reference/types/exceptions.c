/* SPDX-License-Identifier: MIT */
/**
 * @file exceptions.c
 * BaseException: what all exceptions have in common.
 */
#include "exceptions.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/dictvalues.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/list.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/traceback.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/** The same object as what every exception begins with; borrowed. */
static OuBaseExceptionObject *base_of(OuObject *self)
{
    return (OuBaseExceptionObject *)self;
}

/**
 * Makes an exception from the arguments of a call: @newref; NULL with an error set. CPython:
 * BaseException_new (Objects/exceptions.c).
 */
OuObject *ou_base_exception_new(OuTypeObject *type, OuObject *args, OuObject *OU_UNUSED(kwargs))
{
    OuObject *self = OuType_GenericAlloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    base_of(self)->args = args ? Ou_NewRef(args) : OuTuple_New(0);
    if (base_of(self)->args == NULL) {
        Ou_Clear(&self);
    }
    return self;
}

/**
 * Reads the arguments of a call into an exception: 0; -1 with an error set. CPython:
 * BaseException_init (Objects/exceptions.c).
 */
int ou_base_exception_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    if (!ou_arg_no_keywords(Ou_TYPE(self)->tp_name, kwargs)) {
        return -1;
    }
    Ou_StoreRef(&base_of(self)->args, args);
    return 0;
}

/**
 * Lets go of what ties an exception into a cycle; the collector calls it on garbage. Returns 0.
 * CPython: BaseException_clear (Objects/exceptions.c).
 */
int ou_base_exception_clear(OuObject *self)
{
    OuBaseExceptionObject *exc = base_of(self);
    Ou_Clear(&exc->dict);
    Ou_Clear(&exc->args);
    Ou_Clear(&exc->notes);
    Ou_Clear(&exc->traceback);
    Ou_Clear(&exc->cause);
    Ou_Clear(&exc->context);
    return 0;
}

/**
 * Shows the collector every reference that an exception owns; 0, or what `visit` returned. CPython:
 * BaseException_traverse (Objects/exceptions.c).
 */
int ou_base_exception_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuBaseExceptionObject *exc = base_of(self);
    OU_VISIT(exc->dict);
    OU_VISIT(exc->args);
    OU_VISIT(exc->notes);
    OU_VISIT(exc->traceback);
    OU_VISIT(exc->cause);
    OU_VISIT(exc->context);
    return 0;
}

/**
 * The death of an exception: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: BaseException_dealloc (Objects/exceptions.c).
 */
void ou_base_exception_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    /* Contexts can make long chains. */
    OuTrashcan trashcan = ou_trashcan_begin(self, ou_base_exception_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    ou_base_exception_clear(self);
    ou_object_free(self);
    ou_trashcan_end(trashcan);
}

/* ---- fields of derived exceptions ----------------------------------------------------------------- */

/** The first of the references that an exception type adds. */
static OuObject **own_fields(OuObject *self, OuExcFields fields)
{
    return (OuObject **)(void *)((char *)self + fields.offset);
}

int ou_exc_clear_fields(OuObject *self, OuExcFields fields)
{
    for (int i = 0; i < fields.count; i++) {
        Ou_Clear(&own_fields(self, fields)[i]);
    }
    return ou_base_exception_clear(self);
}

void ou_exc_dealloc_fields(OuObject *self, OuExcFields fields, OuDestructor dealloc)
{
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    ou_exc_clear_fields(self, fields);
    ou_object_free(self);
    ou_trashcan_end(trashcan);
}

int ou_exc_traverse_fields(OuObject *self, OuExcFields fields, OuVisitProc visit, void *argument)
{
    for (int i = 0; i < fields.count; i++) {
        OU_VISIT(own_fields(self, fields)[i]);
    }
    return ou_base_exception_traverse(self, visit, argument);
}

/* ---- text ------------------------------------------------------------------------------------------ */

/**
 * str() of an exception: @newref; NULL with an error set. CPython: BaseException_str
 * (Objects/exceptions.c).
 */
OuObject *ou_base_exception_str(OuObject *self)
{
    OuObject *args = base_of(self)->args;
    switch (args ? OuTuple_GET_SIZE(args) : 0) {
    case 0:
        return OuUnicode_FromString("");
    case 1:
        return OuObject_Str(OuTuple_GET_ITEM(args, 0));
    default:
        return OuObject_Str(args);
    }
}

/**
 * repr() of an exception: @newref; NULL with an error set. CPython: BaseException_repr
 * (Objects/exceptions.c).
 */
OuObject *ou_base_exception_repr(OuObject *self)
{
    const char *name = ou_type_name(Ou_TYPE(self));
    OuObject *args = base_of(self)->args;
    if (args != NULL && OuTuple_GET_SIZE(args) == 1) {
        return OuUnicode_FromFormat("%s(%R)", name, OuTuple_GET_ITEM(args, 0));
    }
    return args ? OuUnicode_FromFormat("%s%R", name, args) : OuUnicode_FromFormat("%s()", name);
}

/* ---- attributes -------------------------------------------------------------------------------------- */

/** The object, or None for NULL: @newref. */
static OuObject *none_if_null(OuObject *value)
{
    return Ou_NewRef(value ? value : Ou_None);
}

/** TypeError for `del e.name`: -1. */
static int not_deletable(const char *name)
{
    OuErr_Format(OuExc_TypeError, "%s may not be deleted", name);
    return -1;
}

/**
 * `args` of an exception: @newref; NULL with an error set. CPython: BaseException_get_args
 * (Objects/exceptions.c).
 */
static OuObject *get_args(OuObject *self, void *OU_UNUSED(closure))
{
    return none_if_null(base_of(self)->args);
}

/**
 * Sets `args` of an exception, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: BaseException_set_args (Objects/exceptions.c).
 */
static int set_args(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    if (value == NULL) {
        return not_deletable("args");
    }
    OuObject *tuple = OuSequence_Tuple(value);
    if (tuple == NULL) {
        return -1;
    }
    Ou_XSetRef(&base_of(self)->args, tuple);
    return 0;
}

/** `__traceback__` of an exception: @newref; NULL with an error set. */
static OuObject *get_traceback(OuObject *self, void *OU_UNUSED(closure))
{
    return none_if_null(base_of(self)->traceback);
}

/**
 * Sets `__traceback__` of an exception, or deletes it where that is allowed (`value` NULL): 0; -1
 * with an error set.
 */
static int set_traceback(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    if (value == NULL) {
        return not_deletable("__traceback__");
    }
    return OuException_SetTraceback(self, value);
}

/** Whether a value may be a cause or context: 1 with None as NULL, or 0 with TypeError set. */
static int check_exception(OuObject **value, const char *what)
{
    if (*value == Ou_None) {
        *value = NULL;
    } else if (!OuExceptionInstance_Check(*value)) {
        OuErr_Format(OuExc_TypeError, "exception %s must be None or derive from BaseException",
                     what);
        return 0;
    }
    return 1;
}

/**
 * `__context__` of an exception: @newref; NULL with an error set. CPython:
 * BaseException_get_context (Objects/exceptions.c).
 */
static OuObject *get_context(OuObject *self, void *OU_UNUSED(closure))
{
    return none_if_null(base_of(self)->context);
}

/**
 * Sets `__context__` of an exception, or deletes it where that is allowed (`value` NULL): 0; -1
 * with an error set. CPython: BaseException_set_context (Objects/exceptions.c).
 */
static int set_context(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    if (value == NULL) {
        return not_deletable("__context__");
    }
    if (!check_exception(&value, "context")) {
        return -1;
    }
    OuException_SetContext(self, Ou_XNewRef(value));
    return 0;
}

/**
 * `__cause__` of an exception: @newref; NULL with an error set. CPython: BaseException_get_cause
 * (Objects/exceptions.c).
 */
static OuObject *get_cause(OuObject *self, void *OU_UNUSED(closure))
{
    return none_if_null(base_of(self)->cause);
}

/**
 * Sets `__cause__` of an exception, or deletes it where that is allowed (`value` NULL): 0; -1 with
 * an error set. CPython: BaseException_set_cause (Objects/exceptions.c).
 */
static int set_cause(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    if (value == NULL) {
        return not_deletable("__cause__");
    }
    if (!check_exception(&value, "cause")) {
        return -1;
    }
    OuException_SetCause(self, Ou_XNewRef(value));
    return 0;
}

/** The attributes computed by functions of an exception. */
OuGetSetDef ou_base_exception_getsets[] = {
    {"__dict__", OuObject_GenericGetDict, OuObject_GenericSetDict, NULL, NULL},
    {"args", get_args, set_args, NULL, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL, NULL},
    {"__context__", get_context, set_context, "exception context", NULL},
    {"__cause__", get_cause, set_cause, "exception cause", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The attributes that are plain fields of an exception. */
OuMemberDef ou_base_exception_members[] = {
    {"__suppress_context__", OU_T_BOOL, offsetof(OuBaseExceptionObject, suppress_context), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

/* ---- methods ---------------------------------------------------------------------------------------- */

/**
 * `exception.with_traceback()`: @newref; NULL with an error set. CPython:
 * BaseException_with_traceback (Objects/exceptions.c).
 */
static OuObject *with_traceback(OuObject *self, OuObject *traceback)
{
    return OuException_SetTraceback(self, traceback) < 0 ? NULL : Ou_NewRef(self);
}

/**
 * `exception.add_note()`: @newref; NULL with an error set. CPython: BaseException_add_note
 * (Objects/exceptions.c).
 */
static OuObject *add_note(OuObject *self, OuObject *note)
{
    if (!OuUnicode_Check(note)) {
        return OuErr_Format(OuExc_TypeError, "note must be a str, not '%s'",
                            Ou_TYPE(note)->tp_name);
    }
    OuObject *notes;
    if (OuObject_LookupAttr(self, OU_ID(__notes__), &notes) < 0) {
        return NULL;
    }
    if (notes == NULL) {
        notes = OuList_New(0);
        if (notes == NULL || OuObject_SetAttr(self, OU_ID(__notes__), notes) < 0) {
            Ou_XDecRef(notes);
            return NULL;
        }
    } else if (!OuList_Check(notes)) {
        Ou_DecRef(notes);
        return OuErr_Format(OuExc_TypeError, "Cannot add note: __notes__ is not a list");
    }
    int result = OuList_Append(notes, note);
    Ou_DecRef(notes);
    return result < 0 ? NULL : Ou_NewRef(Ou_None);
}

/** What copy and pickle need: (type, args) or (type, args, dict). */
static OuObject *reduce(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuBaseExceptionObject *exc = base_of(self);
    if (exc->args != NULL && exc->dict != NULL) {
        return OuTuple_Pack(3, Ou_TYPE(self), exc->args, exc->dict);
    }
    return OuTuple_Pack(2, Ou_TYPE(self), exc->args);
}

/** The methods of an exception. */
OuMethodDef ou_base_exception_methods[] = {
    {"__reduce__", reduce, OU_METH_NOARGS, NULL},
    {"with_traceback", with_traceback, OU_METH_O,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, OU_METH_O,
     "Exception.add_note(note) --\n    add a note to the "
     "exception"},
    {NULL, NULL, 0, NULL},
};

/* ---- for C code -------------------------------------------------------------------------------------- */

OuObject *OuException_GetTraceback(OuObject *exception)
{
    return Ou_XNewRef(base_of(exception)->traceback);
}

int OuException_SetTraceback(OuObject *exception, OuObject *traceback)
{
    if (traceback == Ou_None) {
        traceback = NULL;
    }
    if (traceback != NULL && !OuTraceBack_Check(traceback)) {
        OuErr_SetString(OuExc_TypeError, "__traceback__ must be a traceback or None");
        return -1;
    }
    Ou_StoreRef(&base_of(exception)->traceback, traceback);
    return 0;
}

OuObject *OuException_GetCause(OuObject *exception)
{
    return Ou_XNewRef(base_of(exception)->cause);
}

void OuException_SetCause(OuObject *exception, OuObject *cause)
{
    base_of(exception)->suppress_context = 1;
    Ou_XSetRef(&base_of(exception)->cause, cause);
}

OuObject *OuException_GetContext(OuObject *exception)
{
    return Ou_XNewRef(base_of(exception)->context);
}

void OuException_SetContext(OuObject *exception, OuObject *context)
{
    Ou_XSetRef(&base_of(exception)->context, context);
}

OuObject *ou_exc_new(OuObject *type, OuObject *argument)
{
    return argument ? OuObject_CallOneArg(type, argument) : OuObject_CallNoArgs(type);
}
