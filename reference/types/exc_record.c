/* SPDX-License-Identifier: MIT */
/**
 * @file exc_record.c
 * From the error record to the exception object, and back.
 *
 * Invariant: whatever goes wrong while an exception is made, there is an exception in the end: the
 * one that stood in the way, or a MemoryError that was made at the start.
 */
#include "exceptions.h"

#include "ouro/abstract.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

OuObject *(*ou_exc_handled_hook)(void);

OuExcKind ou_exc_kind_of(OuTypeObject *type)
{
    OuObject *mro = type->tp_mro;
    for (Ou_ssize_t i = 0; mro != NULL && i < OuTuple_GET_SIZE(mro); i++) {
        OuTypeObject *base = (OuTypeObject *)OuTuple_GET_ITEM(mro, i);
        if (base >= ou_exc_types && base < ou_exc_types + OU_EXC_KINDS) {
            return (OuExcKind)(base - ou_exc_types);
        }
    }
    return OuExc_BaseException;
}

/* ---- making the object ------------------------------------------------------------------------------ */

/**
 * Calls an exception class with what it is made from: new, or NULL. CPython: _PyErr_CreateException
 * (Python/errors.c).
 */
static OuObject *create(OuObject *type, OuObject *value)
{
    OuObject *exc;
    if (value == NULL || value == Ou_None) {
        exc = OuObject_CallNoArgs(type);
    } else if (OuTuple_Check(value)) {
        exc = OuObject_Call(type, value, NULL);
    } else {
        exc = OuObject_CallOneArg(type, value);
    }
    if (exc != NULL && !OuExceptionInstance_Check(exc)) {
        ou_err_format(OuExc_TypeError,
                      "calling %R should have returned an instance of BaseException, not %s", type,
                      Ou_TYPE(exc)->tp_name);
        Ou_Clear(&exc);
    }
    return exc;
}

/** Makes an exception whose one argument is the record's message: new, or NULL. */
static OuObject *create_with_message(OuTypeObject *type, const char *message)
{
    OuObject *text = OuUnicode_Decode(message, (Ou_ssize_t)strlen(message), "utf-8", "replace");
    OuObject *args = text ? OuTuple_Pack(1, text) : NULL;
    Ou_XDecRef(text);
    if (args == NULL) {
        return NULL;
    }
    OuObject *exc;
    if (type->tp_init == ou_unicode_error_init || type->tp_init == ou_unicode_decode_error_init) {
        /* C code gives these the finished text, not the five arguments. */
        exc = ou_base_exception_new(type, args, NULL);
    } else {
        exc = OuObject_Call((OuObject *)type, args, NULL);
    }
    Ou_DecRef(args);
    return exc;
}

/** The exception object of a record that has none: new, or NULL. */
static OuObject *create_from_record(const OuErrRecord *record)
{
    OuTypeObject *type = &ou_exc_types[record->kind];
    if (record->value != NULL) {
        if (OuObject_TypeCheck(record->value, type)) {
            return Ou_NewRef(record->value); /* it is one already */
        }
        return create((OuObject *)type, record->value);
    }
    if (record->kind == OuExc_MemoryError) {
        return ou_memory_error_get();
    }
    if (record->message[0] == '\0') {
        return OuObject_CallNoArgs((OuObject *)type);
    }
    return create_with_message(type, record->message);
}

void ou_exc_chain_context(OuObject *exception)
{
    OuObject *handled = ou_exc_handled_hook ? ou_exc_handled_hook() : NULL;
    if (handled == NULL || handled == Ou_None || handled == exception) {
        return;
    }
    Ou_IncRef(handled);
    /* If the new exception is in the chain of the handled one already, cut the chain there. The
     * slow walker finds out whether the chain is a ring. */
    OuObject *at = handled;
    OuObject *slow = handled;
    int step = 0;
    OuObject *context;
    while ((context = ((OuBaseExceptionObject *)at)->context) != NULL) {
        if (context == exception) {
            OuException_SetContext(at, NULL);
            break;
        }
        at = context;
        if (at == slow) {
            break;
        }
        if (step) {
            slow = ((OuBaseExceptionObject *)slow)->context;
        }
        step = !step;
    }
    OuException_SetContext(exception, handled);
}

void ou_err_normalize_record(OuErrRecord *record)
{
    if (record->kind == OuExc_None || record->raised) {
        return;
    }
    OuErrRecord other;
    OuErr_Fetch(&other);
    ou_recursion_headroom(1);
    OuObject *exc = create_from_record(record);
    for (int attempts = 0; exc == NULL && attempts < 3; attempts++) {
        /* What stood in the way is the error now. */
        ou_err_discard(record);
        OuErr_Fetch(record);
        if (record->raised) {
            break;
        }
        exc = create_from_record(record);
    }
    ou_recursion_headroom(-1);
    if (exc == NULL && !record->raised) {
        OuErr_Clear();
        exc = ou_memory_error_get();
    }
    if (exc != NULL) {
        ou_err_discard(record);
        record->kind = ou_exc_kind_of(Ou_TYPE(exc));
        record->value = exc;
        record->raised = 1;
        record->message[0] = '\0';
        ou_exc_chain_context(exc);
    }
    OuErr_Restore(&other);
}

void ou_err_normalize(void)
{
    OuErrRecord record;
    OuErr_Fetch(&record);
    ou_err_normalize_record(&record);
    OuErr_Restore(&record);
}

OuObject *ou_err_get_raised(void)
{
    OuErrRecord record;
    OuErr_Fetch(&record);
    if (record.kind == OuExc_None) {
        return NULL;
    }
    ou_err_normalize_record(&record);
    return record.value;
}

void ou_err_set_exception(OuObject *exception)
{
    if (exception == NULL) {
        OuErr_Clear();
        return;
    }
    ou_err_set_raised(ou_exc_kind_of(Ou_TYPE(exception)), exception);
}

void ou_err_set_type_object(OuObject *type, OuObject *value)
{
    if (!OuExceptionClass_Check(type)) {
        ou_err_format(OuExc_SystemError,
                      "_PyErr_SetObject: exception %R is not a BaseException subclass", type);
        return;
    }
    OuObject *exc;
    if (value != NULL && OuObject_TypeCheck(value, (OuTypeObject *)type)) {
        exc = Ou_NewRef(value);
    } else {
        exc = create(type, value);
    }
    if (exc != NULL) {
        ou_exc_chain_context(exc);
        ou_err_set_exception(exc);
    }
}

/* ---- matching ------------------------------------------------------------------------------------------ */

int OuErr_GivenExceptionMatches(OuObject *err, OuObject *exc)
{
    if (err == NULL || exc == NULL) {
        return 0;
    }
    if (OuTuple_Check(exc)) {
        for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(exc); i++) {
            if (OuErr_GivenExceptionMatches(err, OuTuple_GET_ITEM(exc, i))) {
                return 1;
            }
        }
        return 0;
    }
    if (OuExceptionInstance_Check(err)) {
        err = (OuObject *)Ou_TYPE(err);
    }
    if (OuExceptionClass_Check(err) && OuExceptionClass_Check(exc)) {
        return OuType_IsSubtype((OuTypeObject *)err, (OuTypeObject *)exc);
    }
    return err == exc;
}

int ou_err_matches_type(OuObject *exc)
{
    OuErrRecord record;
    OuErr_Fetch(&record);
    int matches = 0;
    if (record.kind != OuExc_None) {
        matches = OuErr_GivenExceptionMatches(
            record.raised ? record.value : ou_exc_type(record.kind), exc);
    }
    OuErr_Restore(&record);
    return matches;
}

/* ---- what an error is about -------------------------------------------------------------------------- */

void ou_set_attribute_error_context(OuObject *op, OuObject *name)
{
    if (!OuErr_ExceptionMatches(OuExc_AttributeError)) {
        return;
    }
    OuErrRecord record;
    OuErr_Fetch(&record);
    ou_err_normalize_record(&record);
    if (OuObject_TypeCheck(record.value, &ou_exc_types[OuExc_AttributeError])) {
        OuAttributeErrorObject *exc = (OuAttributeErrorObject *)record.value;
        if (exc->name == NULL && exc->obj == NULL) {
            exc->name = Ou_NewRef(name);
            exc->obj = Ou_NewRef(op);
        }
    }
    OuErr_Restore(&record);
}

void ou_set_name_error_name(OuObject *name)
{
    if (!OuErr_ExceptionMatches(OuExc_NameError)) {
        return;
    }
    OuErrRecord record;
    OuErr_Fetch(&record);
    ou_err_normalize_record(&record);
    if (OuObject_TypeCheck(record.value, &ou_exc_types[OuExc_NameError])) {
        OuNameErrorObject *exc = (OuNameErrorObject *)record.value;
        if (exc->name == NULL) {
            exc->name = Ou_NewRef(name);
        }
    }
    OuErr_Restore(&record);
}

int ou_exceptions_init(void)
{
    return ou_memory_error_init();
}

void ou_exceptions_fini(void)
{
    ou_memory_error_fini();
}
