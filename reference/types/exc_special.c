/* SPDX-License-Identifier: MIT */
/**
 * @file exc_special.c
 * Exceptions with fields of their own.
 */
#include "exceptions.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

OU_EXC_DEFINE_SLOTS(stop_iteration, OuStopIterationObject, value, 1)
OU_EXC_DEFINE_SLOTS(system_exit, OuSystemExitObject, code, 1)
OU_EXC_DEFINE_SLOTS(name_error, OuNameErrorObject, name, 1)
OU_EXC_DEFINE_SLOTS(attribute_error, OuAttributeErrorObject, obj, 2)
OU_EXC_DEFINE_SLOTS(import_error, OuImportErrorObject, msg, 3)

/** A member that reads as None while it is NULL. */
#define FIELD(type, name)                                 \
    {                                                     \
#name, OU_T_OBJECT, offsetof(type, name), 0, NULL \
    }
/** The end of a table of members. */
#define END_OF_FIELDS       \
    {                       \
        NULL, 0, 0, 0, NULL \
    }

/**
 * Reads the arguments of a call into a StopIteration: the first is `value`. 0; -1 with an error
 * set. CPython: StopIteration_init (Objects/exceptions.c).
 */
int ou_stop_iteration_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    if (ou_base_exception_init(self, args, kwargs) < 0) {
        return -1;
    }
    OuObject *value = OuTuple_GET_SIZE(args) > 0 ? OuTuple_GET_ITEM(args, 0) : Ou_None;
    Ou_StoreRef(&((OuStopIterationObject *)self)->value, value);
    return 0;
}

/** The attributes that are plain fields of a StopIteration. */
OuMemberDef ou_stop_iteration_members[] = {FIELD(OuStopIterationObject, value), END_OF_FIELDS};

/**
 * Reads the arguments of a call into a SystemExit: one is `code`, more make a tuple. 0; -1 with an
 * error set. CPython: SystemExit_init (Objects/exceptions.c).
 */
int ou_system_exit_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    if (ou_base_exception_init(self, args, kwargs) < 0) {
        return -1;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(args);
    if (size > 0) {
        Ou_StoreRef(&((OuSystemExitObject *)self)->code,
                    size == 1 ? OuTuple_GET_ITEM(args, 0) : args);
    }
    return 0;
}

/** The attributes that are plain fields of a SystemExit. */
OuMemberDef ou_system_exit_members[] = {FIELD(OuSystemExitObject, code), END_OF_FIELDS};

/** Reads keyword arguments of an exception: there are no positional ones here. 1, or 0. */
static int parse_keywords(OuObject *kwargs, const char *format, const char *const *keywords,
                          OuObject **first, OuObject **second)
{
    OuObject *nothing = OuTuple_New(0);
    if (nothing == NULL) {
        return 0;
    }
    int done = OuArg_ParseTupleAndKeywords(nothing, kwargs, format, keywords, first, second);
    Ou_DecRef(nothing);
    return done;
}

/**
 * Reads the arguments of a call into a NameError, with `name` by keyword: 0; -1 with an error set.
 * CPython: NameError_init (Objects/exceptions.c).
 */
int ou_name_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"name", NULL};
    OuObject *name = NULL;
    if (ou_base_exception_init(self, args, NULL) < 0 ||
        !parse_keywords(kwargs, "|$O:NameError", keywords, &name, NULL)) {
        return -1;
    }
    Ou_StoreRef(&((OuNameErrorObject *)self)->name, name);
    return 0;
}

/** The attributes that are plain fields of a NameError. */
OuMemberDef ou_name_error_members[] = {FIELD(OuNameErrorObject, name), END_OF_FIELDS};

/**
 * Reads the arguments of a call into an AttributeError, with `name` and `obj` by keyword: 0; -1
 * with an error set. CPython: AttributeError_init (Objects/exceptions.c).
 */
int ou_attribute_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"name", "obj", NULL};
    OuObject *name = NULL;
    OuObject *obj = NULL;
    if (ou_base_exception_init(self, args, NULL) < 0 ||
        !parse_keywords(kwargs, "|$OO:AttributeError", keywords, &name, &obj)) {
        return -1;
    }
    Ou_StoreRef(&((OuAttributeErrorObject *)self)->name, name);
    Ou_StoreRef(&((OuAttributeErrorObject *)self)->obj, obj);
    return 0;
}

/** The attributes that are plain fields of an AttributeError. */
OuMemberDef ou_attribute_error_members[] = {FIELD(OuAttributeErrorObject, name),
                                            FIELD(OuAttributeErrorObject, obj), END_OF_FIELDS};

/**
 * Reads the arguments of a call into an ImportError, with `name` and `path` by keyword: 0; -1 with
 * an error set. CPython: ImportError_init (Objects/exceptions.c).
 */
int ou_import_error_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"name", "path", NULL};
    OuImportErrorObject *exc = (OuImportErrorObject *)self;
    OuObject *name = NULL;
    OuObject *path = NULL;
    if (ou_base_exception_init(self, args, NULL) < 0 ||
        !parse_keywords(kwargs, "|$OO:ImportError", keywords, &name, &path)) {
        return -1;
    }
    Ou_StoreRef(&exc->name, name);
    Ou_StoreRef(&exc->path, path);
    Ou_StoreRef(&exc->msg, OuTuple_GET_SIZE(args) == 1 ? OuTuple_GET_ITEM(args, 0) : NULL);
    return 0;
}

/** The attributes that are plain fields of an ImportError. */
OuMemberDef ou_import_error_members[] = {FIELD(OuImportErrorObject, msg),
                                         FIELD(OuImportErrorObject, name),
                                         FIELD(OuImportErrorObject, path), END_OF_FIELDS};

/**
 * str() of an ImportError: @newref; NULL with an error set. CPython: ImportError_str
 * (Objects/exceptions.c).
 */
OuObject *ou_import_error_str(OuObject *self)
{
    OuObject *msg = ((OuImportErrorObject *)self)->msg;
    return msg && OuUnicode_CheckExact(msg) ? Ou_NewRef(msg) : ou_base_exception_str(self);
}

/** A KeyError shows the repr of its key, or '' would look like nothing. */
OuObject *ou_key_error_str(OuObject *self)
{
    OuObject *args = ((OuBaseExceptionObject *)self)->args;
    if (args != NULL && OuTuple_GET_SIZE(args) == 1) {
        return OuObject_Repr(OuTuple_GET_ITEM(args, 0));
    }
    return ou_base_exception_str(self);
}
