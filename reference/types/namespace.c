/* SPDX-License-Identifier: MIT */
/**
 * @file namespace.c
 * types.SimpleNamespace: an object that is nothing but attributes.
 */
#include "ouro/module.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** CPython: _PyNamespaceObject (Objects/namespaceobject.c). */
typedef struct NamespaceObject {
    OuObject ob_base; /**< the head of every object */
    OuObject *dict;   /**< owned */
} NamespaceObject;

/** What holds the attributes; borrowed. */
static OuObject *dict_of(OuObject *self)
{
    return ((NamespaceObject *)self)->dict;
}

/** Makes a namespace from the arguments of a call: @newref; NULL with an error set. */
static OuObject *namespace_tp_new(OuTypeObject *type, OuObject *OU_UNUSED(args),
                                  OuObject *OU_UNUSED(kwargs))
{
    OuObject *self = OuType_GenericAlloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    ((NamespaceObject *)self)->dict = OuDict_New();
    if (dict_of(self) == NULL) {
        Ou_Clear(&self);
    }
    return self;
}

/**
 * Reads the arguments of a call into a namespace: 0; -1 with an error set. CPython: namespace_init
 * (Objects/namespaceobject.c).
 */
static int namespace_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    if (OuTuple_GET_SIZE(args) > 0) {
        OuErr_SetString(OuExc_TypeError, "no positional arguments expected");
        return -1;
    }
    return kwargs ? OuDict_Update(dict_of(self), kwargs) : 0;
}

OuObject *ou_namespace_new(OuObject *kwargs)
{
    OuObject *self = namespace_tp_new(&OuNamespace_Type, NULL, NULL);
    if (self != NULL && kwargs != NULL && OuDict_Update(dict_of(self), kwargs) < 0) {
        Ou_Clear(&self);
    }
    return self;
}

/**
 * The death of a namespace: releases what it owns, then its memory. CPython: namespace_dealloc
 * (Objects/namespaceobject.c).
 */
static void namespace_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    Ou_Clear(&((NamespaceObject *)self)->dict);
    ou_object_free(self);
}

/**
 * Shows the collector every reference that a namespace owns; 0, or what `visit` returned. CPython:
 * namespace_traverse (Objects/namespaceobject.c).
 */
static int namespace_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(dict_of(self));
    return 0;
}

/**
 * Lets go of what ties a namespace into a cycle; the collector calls it on garbage. Returns 0.
 * CPython: namespace_clear (Objects/namespaceobject.c).
 */
static int namespace_clear(OuObject *self)
{
    Ou_Clear(&((NamespaceObject *)self)->dict);
    return 0;
}

/** The parts "name=repr" of the repr, joined: new, or NULL. */
static OuObject *repr_items(OuObject *self)
{
    OuUnicodeWriter writer = {0};
    Ou_ssize_t at = 0;
    OuObject *key;
    OuObject *value;
    int first = 1;
    while (OuDict_Next(dict_of(self), &at, &key, &value)) {
        if (!OuUnicode_Check(key) || ou_unicode_length(key) == 0) {
            continue;
        }
        Ou_IncRef(key);
        Ou_IncRef(value);
        int failed = (!first && ou_writer_ascii(&writer, ", ") < 0) ||
                     ou_writer_str(&writer, key) < 0 || ou_writer_char(&writer, '=') < 0 ||
                     ou_writer_repr(&writer, value) < 0;
        Ou_DecRef(key);
        Ou_DecRef(value);
        if (failed) {
            ou_writer_drop(&writer);
            return NULL;
        }
        first = 0;
    }
    return ou_writer_finish(&writer);
}

/**
 * repr() of a namespace: @newref; NULL with an error set. CPython: namespace_repr
 * (Objects/namespaceobject.c).
 */
static OuObject *namespace_repr(OuObject *self)
{
    const char *name = Ou_TYPE(self) == &OuNamespace_Type ? "namespace" : Ou_TYPE(self)->tp_name;
    int entered = Ou_ReprEnter(self);
    if (entered != 0) {
        return entered > 0 ? OuUnicode_FromFormat("%s(...)", name) : NULL;
    }
    OuObject *items = repr_items(self);
    OuObject *text = items ? OuUnicode_FromFormat("%s(%U)", name, items) : NULL;
    Ou_XDecRef(items);
    Ou_ReprLeave(self);
    return text;
}

/**
 * Compares a namespace with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or
 * to NotImplemented; NULL with an error set. CPython: namespace_richcompare
 * (Objects/namespaceobject.c).
 */
static OuObject *namespace_richcompare(OuObject *self, OuObject *other, int operation)
{
    if (!OuObject_TypeCheck(self, &OuNamespace_Type) ||
        !OuObject_TypeCheck(other, &OuNamespace_Type)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    return OuObject_RichCompare(dict_of(self), dict_of(other), operation);
}

/** The attributes that are plain fields of a namespace. */
static OuMemberDef namespace_members[] = {
    {"__dict__", OU_T_OBJECT, offsetof(NamespaceObject, dict), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

OuTypeObject OuNamespace_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "types.SimpleNamespace",
    .tp_basicsize = sizeof(NamespaceObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = namespace_dealloc,
    .tp_traverse = namespace_traverse,
    .tp_clear = namespace_clear,
    .tp_repr = namespace_repr,
    .tp_richcompare = namespace_richcompare,
    .tp_init = namespace_init,
    .tp_new = namespace_tp_new,
    .tp_doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .tp_members = namespace_members,
    .tp_dictoffset = offsetof(NamespaceObject, dict),
};
