/* SPDX-License-Identifier: MIT */
/**
 * @file mappingproxy.c
 * mappingproxy: a view of a mapping that cannot change it; what `C.__dict__` gives.
 */
#include "ouro/descr.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** CPython: mappingproxyobject (Objects/descrobject.c). */
typedef struct ProxyObject {
    OuObject ob_base;  /**< the head of every object */
    OuObject *mapping; /**< owned */
} ProxyObject;

/** What the proxy shows; borrowed. */
static OuObject *mapping_of(OuObject *self)
{
    return ((ProxyObject *)self)->mapping;
}

OuObject *OuDictProxy_New(OuObject *mapping)
{
    if (!OuMapping_Check(mapping) || OuList_Check(mapping) || OuTuple_Check(mapping)) {
        return OuErr_Format(OuExc_TypeError, "mappingproxy() argument must be a mapping, not %s",
                            Ou_TYPE(mapping)->tp_name);
    }
    ProxyObject *proxy = (ProxyObject *)OuObject_GC_New(&OuDictProxy_Type);
    if (proxy != NULL) {
        proxy->mapping = Ou_NewRef(mapping);
        OuObject_GC_Track((OuObject *)proxy);
    }
    return (OuObject *)proxy;
}

/**
 * Makes a mappingproxy from the arguments of a call: @newref; NULL with an error set. CPython:
 * mappingproxy_new_impl (Objects/descrobject.c).
 */
static OuObject *proxy_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"mapping", NULL};
    OuObject *mapping;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "O:mappingproxy", keywords, &mapping)) {
        return NULL;
    }
    return OuDictProxy_New(mapping);
}

/**
 * The death of a mappingproxy: releases what it owns, then its memory. CPython:
 * mappingproxy_dealloc (Objects/descrobject.c).
 */
static void proxy_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    Ou_XDecRef(mapping_of(self));
    OuObject_GC_Del(self);
}

/**
 * Shows the collector every reference that a mappingproxy owns; 0, or what `visit` returned.
 * CPython: mappingproxy_traverse (Objects/descrobject.c).
 */
static int proxy_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(mapping_of(self));
    return 0;
}

/** len() of a mappingproxy; -1 with an error set. */
static Ou_ssize_t proxy_length(OuObject *self)
{
    return OuObject_Size(mapping_of(self));
}

/** `op[key]` of a mappingproxy: @newref; NULL with an error set. */
static OuObject *proxy_subscript(OuObject *self, OuObject *key)
{
    return OuObject_GetItem(mapping_of(self), key);
}

/**
 * `in` on a mappingproxy: 1 or 0; -1 with an error set. CPython: mappingproxy_contains
 * (Objects/descrobject.c).
 */
static int proxy_contains(OuObject *self, OuObject *key)
{
    return OuDict_CheckExact(mapping_of(self)) ? OuDict_Contains(mapping_of(self), key)
                                               : OuSequence_Contains(mapping_of(self), key);
}

/** An iterator over a mappingproxy: @newref; NULL with an error set. */
static OuObject *proxy_iter(OuObject *self)
{
    return OuObject_GetIter(mapping_of(self));
}

/**
 * repr() of a mappingproxy: @newref; NULL with an error set. CPython: mappingproxy_repr
 * (Objects/descrobject.c).
 */
static OuObject *proxy_repr(OuObject *self)
{
    return OuUnicode_FromFormat("mappingproxy(%R)", mapping_of(self));
}

/**
 * str() of a mappingproxy: @newref; NULL with an error set. CPython: mappingproxy_str
 * (Objects/descrobject.c).
 */
static OuObject *proxy_str(OuObject *self)
{
    return OuObject_Str(mapping_of(self));
}

/**
 * Compares a mappingproxy with another object by `operation` (OU_LT ... OU_GE): @newref to a bool
 * or to NotImplemented; NULL with an error set. CPython: mappingproxy_richcompare
 * (Objects/descrobject.c).
 */
static OuObject *proxy_richcompare(OuObject *self, OuObject *other, int operation)
{
    return OuObject_RichCompare(mapping_of(self), other, operation);
}

/** A copy of the proxy's mapping is merged with | ; the mapping itself stays as it is. */
static OuObject *proxy_or(OuObject *left, OuObject *right)
{
    if (Ou_TYPE(left) == &OuDictProxy_Type) {
        left = mapping_of(left);
    }
    if (Ou_TYPE(right) == &OuDictProxy_Type) {
        right = mapping_of(right);
    }
    return OuNumber_Or(left, right);
}

/** Calls a method of the mapping with the same arguments. */
static OuObject *forward(OuObject *self, const char *name, OuObject *args)
{
    OuObject *method = OuObject_GetAttrString(mapping_of(self), name);
    OuObject *result = method ? OuObject_CallObject(method, args) : NULL;
    Ou_XDecRef(method);
    return result;
}

/**
 * `mappingproxy.get()`: @newref; NULL with an error set. CPython: mappingproxy_get
 * (Objects/descrobject.c).
 */
static OuObject *get_method(OuObject *self, OuObject *args)
{
    return forward(self, "get", args);
}

/**
 * `mappingproxy.keys()`: @newref; NULL with an error set. CPython: mappingproxy_keys
 * (Objects/descrobject.c).
 */
static OuObject *keys_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return forward(self, "keys", NULL);
}

/**
 * `mappingproxy.values()`: @newref; NULL with an error set. CPython: mappingproxy_values
 * (Objects/descrobject.c).
 */
static OuObject *values_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return forward(self, "values", NULL);
}

/**
 * `mappingproxy.items()`: @newref; NULL with an error set. CPython: mappingproxy_items
 * (Objects/descrobject.c).
 */
static OuObject *items_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return forward(self, "items", NULL);
}

/**
 * `mappingproxy.copy()`: @newref; NULL with an error set. CPython: mappingproxy_copy
 * (Objects/descrobject.c).
 */
static OuObject *copy_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return forward(self, "copy", NULL);
}

/**
 * `reversed object.__reversed__()`: @newref; NULL with an error set. CPython: mappingproxy_reversed
 * (Objects/descrobject.c).
 */
static OuObject *reversed_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    return forward(self, "__reversed__", NULL);
}

/** The methods of a mappingproxy. */
static OuMethodDef proxy_methods[] = {
    {"get", get_method, OU_METH_VARARGS,
     "Return the value for key if key is in the mapping, else "
     "default."},
    {"keys", keys_method, OU_METH_NOARGS, "a set-like object providing a view on D's keys"},
    {"values", values_method, OU_METH_NOARGS, "an object providing a view on D's values"},
    {"items", items_method, OU_METH_NOARGS, "a set-like object providing a view on D's items"},
    {"copy", copy_method, OU_METH_NOARGS, "a shallow copy of D"},
    {"__reversed__", reversed_method, OU_METH_NOARGS, "D.__reversed__() -> reverse iterator"},
    {NULL, NULL, 0, NULL},
};

/** The operators of a mappingproxy. */
static OuNumberMethods proxy_as_number = {.nb_or = proxy_or};
/** The sequence operators of a mappingproxy. */
static OuSequenceMethods proxy_as_sequence = {.sq_contains = proxy_contains};
/** The mapping operators of a mappingproxy. */
static OuMappingMethods proxy_as_mapping = {.mp_length = proxy_length,
                                            .mp_subscript = proxy_subscript};

OuTypeObject OuDictProxy_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "mappingproxy",
    .tp_basicsize = sizeof(ProxyObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = proxy_dealloc,
    .tp_traverse = proxy_traverse,
    .tp_repr = proxy_repr,
    .tp_str = proxy_str,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_richcompare = proxy_richcompare,
    .tp_iter = proxy_iter,
    .tp_new = proxy_new,
    .tp_as_number = &proxy_as_number,
    .tp_as_sequence = &proxy_as_sequence,
    .tp_as_mapping = &proxy_as_mapping,
    .tp_methods = proxy_methods,
};
