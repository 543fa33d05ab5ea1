/* SPDX-License-Identifier: MIT */
/**
 * @file function.c
 * Functions written in Python.
 */
#include "ouro/function.h"

#include "ouro/abstract.h"
#include "ouro/descr.h"
#include "ouro/dict.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/method.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

OuTernaryFunc ou_function_call_hook;
Ou_ssize_t (*ou_function_code_hook)(OuObject *code);

OuObject *ou_function_new(const OuFunctionParts *parts)
{
    OuObject *module = OuDict_GetItemWithError(parts->globals, OU_ID(__name__));
    if (module == NULL && OuErr_Occurred()) {
        return NULL;
    }
    OuFunctionObject *func = (OuFunctionObject *)OuObject_GC_New(&OuFunction_Type);
    if (func == NULL) {
        return NULL;
    }
    func->func_globals = Ou_NewRef(parts->globals);
    func->func_builtins = Ou_NewRef(parts->builtins);
    func->func_name = Ou_NewRef(parts->name);
    func->func_qualname = Ou_NewRef(parts->qualname);
    func->func_code = Ou_NewRef(parts->code);
    func->func_doc = Ou_NewRef(parts->doc ? parts->doc : Ou_None);
    func->func_module = Ou_XNewRef(module);
    OuObject_GC_Track((OuObject *)func);
    return (OuObject *)func;
}

OuObject *OuFunction_GetCode(OuObject *func)
{
    return ((OuFunctionObject *)func)->func_code;
}

OuObject *OuFunction_GetGlobals(OuObject *func)
{
    return ((OuFunctionObject *)func)->func_globals;
}

OuObject *OuFunction_GetAnnotations(OuObject *op)
{
    OuFunctionObject *func = (OuFunctionObject *)op;
    OuObject *annotations = func->func_annotations;
    if (annotations != NULL && !OuTuple_Check(annotations)) {
        return annotations;
    }
    /* The compiler gives a tuple: name, value, name, value ... */
    OuObject *dict = OuDict_New();
    if (dict == NULL) {
        return NULL;
    }
    Ou_ssize_t size = annotations ? OuTuple_GET_SIZE(annotations) : 0;
    for (Ou_ssize_t i = 0; i + 1 < size; i += 2) {
        if (OuDict_SetItem(dict, OuTuple_GET_ITEM(annotations, i),
                           OuTuple_GET_ITEM(annotations, i + 1)) < 0) {
            Ou_DecRef(dict);
            return NULL;
        }
    }
    Ou_XSetRef(&func->func_annotations, dict);
    return dict;
}

/* ---- attributes ------------------------------------------------------------------------------------ */

/** The object, or None for NULL: @newref. */
static OuObject *none_if_null(OuObject *value)
{
    return Ou_NewRef(value ? value : Ou_None);
}

/**
 * `__code__` of a function: @newref; NULL with an error set. CPython: func_get_code
 * (Objects/funcobject.c).
 */
static OuObject *get_code(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef(((OuFunctionObject *)self)->func_code);
}

/**
 * Sets `__code__` of a function, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: func_set_code (Objects/funcobject.c).
 */
static int set_code(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuFunctionObject *func = (OuFunctionObject *)self;
    Ou_ssize_t free_vars = value && ou_function_code_hook ? ou_function_code_hook(value) : -1;
    if (free_vars < 0) {
        OuErr_SetString(OuExc_TypeError, "__code__ must be set to a code object");
        return -1;
    }
    Ou_ssize_t closed = func->func_closure ? OuTuple_GET_SIZE(func->func_closure) : 0;
    if (free_vars != closed) {
        ou_err_format(OuExc_ValueError, "%U() requires a code object with %zd free vars, not %zd",
                      func->func_name, closed, free_vars);
        return -1;
    }
    Ou_StoreRef(&func->func_code, value);
    return 0;
}

/** Sets one of the two names: 0, or -1 with TypeError set. */
static int set_text(OuObject **place, OuObject *value, const char *name)
{
    if (value == NULL || !OuUnicode_Check(value)) {
        OuErr_Format(OuExc_TypeError, "%s must be set to a string object", name);
        return -1;
    }
    Ou_StoreRef(place, value);
    return 0;
}

/**
 * `__name__` of a function: @newref; NULL with an error set. CPython: func_get_name
 * (Objects/funcobject.c).
 */
static OuObject *get_name(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef(((OuFunctionObject *)self)->func_name);
}

/**
 * Sets `__name__` of a function, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: func_set_name (Objects/funcobject.c).
 */
static int set_name(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    return set_text(&((OuFunctionObject *)self)->func_name, value, "__name__");
}

/**
 * `__qualname__` of a function: @newref; NULL with an error set. CPython: func_get_qualname
 * (Objects/funcobject.c).
 */
static OuObject *get_qualname(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef(((OuFunctionObject *)self)->func_qualname);
}

/**
 * Sets `__qualname__` of a function, or deletes it where that is allowed (`value` NULL): 0; -1 with
 * an error set. CPython: func_set_qualname (Objects/funcobject.c).
 */
static int set_qualname(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    return set_text(&((OuFunctionObject *)self)->func_qualname, value, "__qualname__");
}

/**
 * `__defaults__` of a function: @newref; NULL with an error set. CPython: func_get_defaults
 * (Objects/funcobject.c).
 */
static OuObject *get_defaults(OuObject *self, void *OU_UNUSED(closure))
{
    return none_if_null(((OuFunctionObject *)self)->func_defaults);
}

/**
 * Sets `__defaults__` of a function, or deletes it where that is allowed (`value` NULL): 0; -1 with
 * an error set. CPython: func_set_defaults (Objects/funcobject.c).
 */
static int set_defaults(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    value = value == Ou_None ? NULL : value;
    if (value != NULL && !OuTuple_Check(value)) {
        OuErr_SetString(OuExc_TypeError, "__defaults__ must be set to a tuple object");
        return -1;
    }
    Ou_StoreRef(&((OuFunctionObject *)self)->func_defaults, value);
    return 0;
}

/**
 * `__kwdefaults__` of a function: @newref; NULL with an error set. CPython: func_get_kwdefaults
 * (Objects/funcobject.c).
 */
static OuObject *get_kwdefaults(OuObject *self, void *OU_UNUSED(closure))
{
    return none_if_null(((OuFunctionObject *)self)->func_kwdefaults);
}

/**
 * Sets `__kwdefaults__` of a function, or deletes it where that is allowed (`value` NULL): 0; -1
 * with an error set. CPython: func_set_kwdefaults (Objects/funcobject.c).
 */
static int set_kwdefaults(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    value = value == Ou_None ? NULL : value;
    if (value != NULL && !OuDict_Check(value)) {
        OuErr_SetString(OuExc_TypeError, "__kwdefaults__ must be set to a dict object");
        return -1;
    }
    Ou_StoreRef(&((OuFunctionObject *)self)->func_kwdefaults, value);
    return 0;
}

/**
 * `__annotations__` of a function: @newref; NULL with an error set. CPython: func_get_annotations
 * (Objects/funcobject.c).
 */
static OuObject *get_annotations(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_XNewRef(OuFunction_GetAnnotations(self));
}

/**
 * Sets `__annotations__` of a function, or deletes it where that is allowed (`value` NULL): 0; -1
 * with an error set. CPython: func_set_annotations (Objects/funcobject.c).
 */
static int set_annotations(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    value = value == Ou_None ? NULL : value;
    if (value != NULL && !OuDict_Check(value)) {
        OuErr_SetString(OuExc_TypeError, "__annotations__ must be set to a dict object");
        return -1;
    }
    Ou_StoreRef(&((OuFunctionObject *)self)->func_annotations, value);
    return 0;
}

/** The attributes computed by functions of a function. */
static OuGetSetDef function_getsets[] = {
    {"__code__", get_code, set_code, NULL, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__dict__", OuObject_GenericGetDict, OuObject_GenericSetDict, NULL, NULL},
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The attributes that are plain fields of a function. */
static OuMemberDef function_members[] = {
    {"__closure__", OU_T_OBJECT, offsetof(OuFunctionObject, func_closure), OU_READONLY, NULL},
    {"__doc__", OU_T_OBJECT, offsetof(OuFunctionObject, func_doc), 0, NULL},
    {"__globals__", OU_T_OBJECT, offsetof(OuFunctionObject, func_globals), OU_READONLY, NULL},
    {"__module__", OU_T_OBJECT, offsetof(OuFunctionObject, func_module), 0, NULL},
    {"__builtins__", OU_T_OBJECT, offsetof(OuFunctionObject, func_builtins), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/* ---- the type -------------------------------------------------------------------------------------- */

/**
 * What a function must have as long as it lives: code and names stay. CPython: func_clear
 * (Objects/funcobject.c).
 */
static int function_clear(OuObject *self)
{
    OuFunctionObject *func = (OuFunctionObject *)self;
    Ou_Clear(&func->func_globals);
    Ou_Clear(&func->func_builtins);
    Ou_Clear(&func->func_module);
    Ou_Clear(&func->func_defaults);
    Ou_Clear(&func->func_kwdefaults);
    Ou_Clear(&func->func_doc);
    Ou_Clear(&func->func_dict);
    Ou_Clear(&func->func_closure);
    Ou_Clear(&func->func_annotations);
    return 0;
}

/**
 * The death of a function: releases what it owns, then its memory. Weak references to it are
 * cleared first. Deep chains go through the trashcan, so they do not eat the C stack. CPython:
 * func_dealloc (Objects/funcobject.c).
 */
static void function_dealloc(OuObject *self)
{
    OuFunctionObject *func = (OuFunctionObject *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, function_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    if (func->func_weakreflist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    function_clear(self);
    Ou_DecRef(func->func_code);
    Ou_DecRef(func->func_name);
    Ou_DecRef(func->func_qualname);
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a function owns; 0, or what `visit` returned. CPython:
 * func_traverse (Objects/funcobject.c).
 */
static int function_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuFunctionObject *func = (OuFunctionObject *)self;
    OU_VISIT(func->func_code);
    OU_VISIT(func->func_globals);
    OU_VISIT(func->func_builtins);
    OU_VISIT(func->func_module);
    OU_VISIT(func->func_defaults);
    OU_VISIT(func->func_kwdefaults);
    OU_VISIT(func->func_doc);
    OU_VISIT(func->func_name);
    OU_VISIT(func->func_dict);
    OU_VISIT(func->func_closure);
    OU_VISIT(func->func_annotations);
    OU_VISIT(func->func_qualname);
    return 0;
}

/**
 * repr() of a function: @newref; NULL with an error set. CPython: func_repr (Objects/funcobject.c).
 */
static OuObject *function_repr(OuObject *self)
{
    return OuUnicode_FromFormat("<function %U at %p>", ((OuFunctionObject *)self)->func_qualname,
                                (void *)self);
}

/** Calls a function: @newref to the result; NULL with an error set. */
static OuObject *function_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    if (ou_function_call_hook == NULL) {
        return OuErr_Format(OuExc_SystemError, "nothing is there to run code objects");
    }
    return ou_function_call_hook(self, args, kwargs);
}

/**
 * A function read through an instance is bound to it. CPython: func_descr_get
 * (Objects/funcobject.c).
 */
static OuObject *function_descr_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    return op == NULL || op == Ou_None ? Ou_NewRef(self) : OuMethod_New(self, op);
}

OuTypeObject OuFunction_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "function",
    .tp_basicsize = sizeof(OuFunctionObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_dealloc = function_dealloc,
    .tp_traverse = function_traverse,
    .tp_clear = function_clear,
    .tp_weaklistoffset = offsetof(OuFunctionObject, func_weakreflist),
    .tp_repr = function_repr,
    .tp_call = function_call,
    .tp_descr_get = function_descr_get,
    .tp_doc = "Create a function object.",
    .tp_members = function_members,
    .tp_getset = function_getsets,
    .tp_dictoffset = offsetof(OuFunctionObject, func_dict),
};
