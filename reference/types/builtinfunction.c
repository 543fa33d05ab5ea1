/* SPDX-License-Identifier: MIT */
/**
 * @file builtinfunction.c
 * Functions written in C: calling them with the checks their flags ask for, and the type
 * builtin_function_or_method.
 */
#include "ouro/descr.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/bool.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

/* ---- calling ------------------------------------------------------------------------------------- */

OuObject *ou_object_function_str(OuObject *func)
{
    OuObject *qualname;
    if (OuObject_LookupAttr(func, OU_ID(__qualname__), &qualname) < 0) {
        return NULL;
    }
    if (qualname == NULL) {
        return OuObject_Str(func);
    }
    OuObject *module;
    OuObject *text = NULL;
    if (OuObject_LookupAttr(func, OU_ID(__module__), &module) >= 0) {
        int show = module != NULL && module != Ou_None &&
                   !(OuUnicode_Check(module) && ou_unicode_equal_to_ascii(module, "builtins"));
        text = show ? OuUnicode_FromFormat("%S.%S()", module, qualname)
                    : OuUnicode_FromFormat("%S()", qualname);
        Ou_XDecRef(module);
    }
    Ou_DecRef(qualname);
    return text;
}

/** TypeError whose message begins with the function's name; NULL. */
static OuObject *wrong_arguments(OuObject *func, const char *what, Ou_ssize_t given)
{
    OuObject *name = ou_object_function_str(func);
    if (name != NULL) {
        if (given < 0) {
            ou_err_format(OuExc_TypeError, "%U %s", name, what);
        } else {
            ou_err_format(OuExc_TypeError, "%U %s (%zd given)", name, what, given);
        }
        Ou_DecRef(name);
    }
    return NULL;
}

/** Whether a function without keyword arguments got none: 1, or 0 with TypeError set. */
static int no_keywords(OuObject *func, OuMethodDef *method, Ou_ssize_t given)
{
    if (given == 0 || (method->ml_flags & OU_METH_KEYWORDS)) {
        return 1;
    }
    wrong_arguments(func, "takes no keyword arguments", -1);
    return 0;
}

/** Calls an OuCFunctionFast with what tp_call gets. */
static OuObject *call_fast_with_dict(OuMethodDef *method, OuObject *self, OuObject *args,
                                     OuObject *kwargs)
{
    OuCFunctionFast call = (OuCFunctionFast)(void (*)(void))method->ml_meth;
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    Ou_ssize_t nkw = kwargs ? OuDict_GET_SIZE(kwargs) : 0;
    if (nkw == 0) {
        return call(self, ((OuTupleObject *)args)->ob_item, nargs, NULL);
    }
    OuObject *names = OuTuple_New(nkw);
    OuObject *all = OuTuple_New(nargs + nkw);
    OuObject *result = NULL;
    if (names != NULL && all != NULL) {
        for (Ou_ssize_t i = 0; i < nargs; i++) {
            OuTuple_SET_ITEM(all, i, Ou_NewRef(OuTuple_GET_ITEM(args, i)));
        }
        Ou_ssize_t at = 0;
        OuObject *key;
        OuObject *value;
        for (Ou_ssize_t i = 0; OuDict_Next(kwargs, &at, &key, &value); i++) {
            OuTuple_SET_ITEM(names, i, Ou_NewRef(key));
            OuTuple_SET_ITEM(all, nargs + i, Ou_NewRef(value));
        }
        result = call(self, ((OuTupleObject *)all)->ob_item, nargs, names);
    }
    Ou_XDecRef(names);
    Ou_XDecRef(all);
    return result;
}

OuObject *ou_call_method_def_tuple(OuObject *func, OuMethodDef *method, OuObject *self,
                                   OuObject *args, OuObject *kwargs)
{
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    if (!no_keywords(func, method, kwargs ? OuDict_GET_SIZE(kwargs) : 0)) {
        return NULL;
    }
    if (method->ml_flags & OU_METH_FASTCALL) {
        return call_fast_with_dict(method, self, args, kwargs);
    }
    if (method->ml_flags & OU_METH_KEYWORDS) {
        OuCFunctionWithKeywords call = (OuCFunctionWithKeywords)(void (*)(void))method->ml_meth;
        return call(self, args, kwargs);
    }
    if (method->ml_flags & OU_METH_NOARGS) {
        return nargs == 0 ? method->ml_meth(self, NULL)
                          : wrong_arguments(func, "takes no arguments", nargs);
    }
    if (method->ml_flags & OU_METH_O) {
        return nargs == 1 ? method->ml_meth(self, OuTuple_GET_ITEM(args, 0))
                          : wrong_arguments(func, "takes exactly one argument", nargs);
    }
    return method->ml_meth(self, args);
}

/** A new dict of keyword arguments; NULL with an error set. */
static OuObject *keywords_dict(OuObject *const *values, OuObject *names)
{
    OuObject *dict = OuDict_New();
    for (Ou_ssize_t i = 0; dict != NULL && i < OuTuple_GET_SIZE(names); i++) {
        if (OuDict_SetItem(dict, OuTuple_GET_ITEM(names, i), values[i]) < 0) {
            Ou_Clear(&dict);
        }
    }
    return dict;
}

/**
 * Gives up the argument tuple of a call. Within a deep death the trashcan would put the tuple off,
 * and what it holds with it; CPython's call has no tuple, so its items go now. Nobody sees the tuple
 * empty: this is its only reference.
 */
static void release_arguments(OuObject *tuple, const OuMethodDef *method)
{
    if (ou_trashcan.nesting > 0 && Ou_REFCNT(tuple) == 1 && !(method->ml_flags & OU_METH_TUPLE)) {
        for (Ou_ssize_t i = OuTuple_GET_SIZE(tuple) - 1; i >= 0; i--) {
            Ou_Clear(&((OuTupleObject *)tuple)->ob_item[i]);
        }
    }
    Ou_DecRef(tuple);
}

OuObject *ou_call_method_def(OuObject *func, OuMethodDef *method, OuObject *self,
                             OuObject *const *args, Ou_ssize_t nargs, OuObject *kwnames)
{
    Ou_ssize_t nkw = kwnames ? OuTuple_GET_SIZE(kwnames) : 0;
    if (!no_keywords(func, method, nkw)) {
        return NULL;
    }
    if (method->ml_flags & OU_METH_NOARGS) {
        return nargs == 0 ? method->ml_meth(self, NULL)
                          : wrong_arguments(func, "takes no arguments", nargs);
    }
    if (method->ml_flags & OU_METH_O) {
        return nargs == 1 ? method->ml_meth(self, args[0])
                          : wrong_arguments(func, "takes exactly one argument", nargs);
    }
    if (method->ml_flags & OU_METH_FASTCALL) {
        OuCFunctionFast call = (OuCFunctionFast)(void (*)(void))method->ml_meth;
        return call(self, args, nargs, kwnames);
    }
    OuObject *tuple = ou_tuple_from_array(args, nargs);
    if (tuple == NULL) {
        return NULL;
    }
    OuObject *kwargs = nkw > 0 ? keywords_dict(args + nargs, kwnames) : NULL;
    OuObject *result = NULL;
    if (nkw == 0 || kwargs != NULL) {
        result = ou_call_method_def_tuple(func, method, self, tuple, kwargs);
    }
    Ou_XDecRef(kwargs);
    release_arguments(tuple, method);
    return result;
}

/**
 * What the C function gets as self. CPython: PyCFunction_GET_SELF (Include/cpython/methodobject.h).
 */
static OuObject *self_of(OuObject *func)
{
    OuCFunctionObject *m = (OuCFunctionObject *)func;
    return m->m_ml->ml_flags & OU_METH_STATIC ? NULL : m->m_self;
}

OuObject *ou_cfunction_vectorcall(OuObject *func, OuObject *const *args, Ou_ssize_t nargs,
                                  OuObject *kwnames)
{
    return ou_call_method_def(func, ((OuCFunctionObject *)func)->m_ml, self_of(func), args, nargs,
                              kwnames);
}

/**
 * Calls a built-in function: @newref to the result; NULL with an error set. CPython: cfunction_call
 * (Objects/methodobject.c).
 */
static OuObject *cfunction_call(OuObject *func, OuObject *args, OuObject *kwargs)
{
    return ou_call_method_def_tuple(func, ((OuCFunctionObject *)func)->m_ml, self_of(func), args,
                                    kwargs);
}

/* ---- the object ------------------------------------------------------------------------------------ */

OuObject *OuCFunction_NewEx(OuMethodDef *method, OuObject *self, OuObject *module)
{
    OuCFunctionObject *op = (OuCFunctionObject *)OuObject_GC_New(&OuCFunction_Type);
    if (op == NULL) {
        return NULL;
    }
    op->m_ml = method;
    op->m_self = Ou_XNewRef(self);
    op->m_module = Ou_XNewRef(module);
    OuObject_GC_Track((OuObject *)op);
    return (OuObject *)op;
}

OuObject *OuCFunction_New(OuMethodDef *method, OuObject *self)
{
    return OuCFunction_NewEx(method, self, NULL);
}

/**
 * The death of a built-in function: releases what it owns, then its memory. Weak references to it
 * are cleared first. Deep chains go through the trashcan, so they do not eat the C stack. CPython:
 * meth_dealloc (Objects/methodobject.c).
 */
static void cfunction_dealloc(OuObject *self)
{
    OuCFunctionObject *m = (OuCFunctionObject *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, cfunction_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    if (m->m_weakreflist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    Ou_XDecRef(m->m_self);
    Ou_XDecRef(m->m_module);
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a built-in function owns; 0, or what `visit` returned.
 * CPython: meth_traverse (Objects/methodobject.c).
 */
static int cfunction_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((OuCFunctionObject *)self)->m_self);
    OU_VISIT(((OuCFunctionObject *)self)->m_module);
    return 0;
}

/** Whether it is bound to nothing but a module, and so shown as a function: 1 or 0. */
static int is_plain_function(OuCFunctionObject *m)
{
    return m->m_self == NULL || OuModule_Check(m->m_self);
}

/**
 * repr() of a built-in function: @newref; NULL with an error set. CPython: meth_repr
 * (Objects/methodobject.c).
 */
static OuObject *cfunction_repr(OuObject *self)
{
    OuCFunctionObject *m = (OuCFunctionObject *)self;
    if (is_plain_function(m)) {
        return OuUnicode_FromFormat("<built-in function %s>", m->m_ml->ml_name);
    }
    return OuUnicode_FromFormat("<built-in method %s of %s object at %p>", m->m_ml->ml_name,
                                Ou_TYPE(m->m_self)->tp_name, (void *)m->m_self);
}

/**
 * hash() of a built-in function; -1 with an error set. CPython: meth_hash (Objects/methodobject.c).
 */
static Ou_hash_t cfunction_hash(OuObject *self)
{
    OuCFunctionObject *m = (OuCFunctionObject *)self;
    Ou_hash_t hash = ou_hash_pointer(m->m_self) ^ ou_hash_pointer(m->m_ml);
    return hash == -1 ? -2 : hash;
}

/**
 * Compares a built-in function with another object by `operation` (OU_LT ... OU_GE): @newref to a
 * bool or to NotImplemented; NULL with an error set. CPython: meth_richcompare
 * (Objects/methodobject.c).
 */
static OuObject *cfunction_richcompare(OuObject *self, OuObject *other, int operation)
{
    if ((operation != OU_EQ && operation != OU_NE) || !OuCFunction_Check(other)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuCFunctionObject *a = (OuCFunctionObject *)self;
    OuCFunctionObject *b = (OuCFunctionObject *)other;
    int equal = a->m_self == b->m_self && a->m_ml->ml_meth == b->m_ml->ml_meth;
    return OuBool_FromLong(operation == OU_EQ ? equal : !equal);
}

/** `__name__` of a built-in function: @newref; NULL with an error set. */
static OuObject *get_name(OuObject *self, void *OU_UNUSED(closure))
{
    return OuUnicode_FromString(((OuCFunctionObject *)self)->m_ml->ml_name);
}

/** `__qualname__` of a built-in function: @newref; NULL with an error set. */
static OuObject *get_qualname(OuObject *self, void *closure)
{
    OuCFunctionObject *m = (OuCFunctionObject *)self;
    if (is_plain_function(m)) {
        return get_name(self, closure);
    }
    OuObject *type = OuType_Check(m->m_self) ? m->m_self : (OuObject *)Ou_TYPE(m->m_self);
    OuObject *qualname = OuType_GetQualName((OuTypeObject *)type);
    if (qualname == NULL) {
        return NULL;
    }
    OuObject *result = OuUnicode_FromFormat("%S.%s", qualname, m->m_ml->ml_name);
    Ou_DecRef(qualname);
    return result;
}

/** `__doc__` of a built-in function: @newref; NULL with an error set. */
static OuObject *get_doc(OuObject *self, void *OU_UNUSED(closure))
{
    const char *doc = ((OuCFunctionObject *)self)->m_ml->ml_doc;
    return doc ? OuUnicode_FromString(doc) : Ou_NewRef(Ou_None);
}

/** `__self__` of a built-in function: @newref; NULL with an error set. */
static OuObject *get_self(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *bound = self_of(self);
    return Ou_NewRef(bound ? bound : Ou_None);
}

/** The attributes computed by functions of a built-in function. */
static OuGetSetDef cfunction_getsets[] = {
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__self__", get_self, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The attributes that are plain fields of a built-in function. */
static OuMemberDef cfunction_members[] = {
    {"__module__", OU_T_OBJECT, offsetof(OuCFunctionObject, m_module), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

OuTypeObject OuCFunction_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "builtin_function_or_method",
    .tp_basicsize = sizeof(OuCFunctionObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = cfunction_dealloc,
    .tp_traverse = cfunction_traverse,
    .tp_weaklistoffset = offsetof(OuCFunctionObject, m_weakreflist),
    .tp_repr = cfunction_repr,
    .tp_hash = cfunction_hash,
    .tp_call = cfunction_call,
    .tp_richcompare = cfunction_richcompare,
    .tp_members = cfunction_members,
    .tp_getset = cfunction_getsets,
};
