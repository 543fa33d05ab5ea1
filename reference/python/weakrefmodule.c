/* SPDX-License-Identifier: MIT */
/**
 * @file weakrefmodule.c
 * The module _weakref: what the module weakref, written in Python, is built on.
 *
 * CPython: Modules/_weakref.c.
 */
#include "inittab.h"

#include "ouro/args.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/weakref.h"

/**
 * `_weakref.getweakrefcount()`: @newref; NULL with an error set. CPython:
 * _weakref_getweakrefcount_impl (Modules/_weakref.c).
 */
static OuObject *weakref_getweakrefcount(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuLong_FromSsize_t(ou_weakref_count(op));
}

/**
 * `_weakref.getweakrefs()`: @newref; NULL with an error set. The weak references to an object, in
 * the order of its list. CPython: _weakref_getweakrefs (Modules/_weakref.c).
 */
static OuObject *weakref_getweakrefs(OuObject *OU_UNUSED(module), OuObject *op)
{
    OuObject *list = OuList_New(0);
    if (list == NULL || !ou_type_supports_weakrefs(Ou_TYPE(op))) {
        return list;
    }
    for (OuWeakReference *ref = *ou_weakrefs_of(op); ref != NULL; ref = ref->wr_next) {
        if (Ou_REFCNT((OuObject *)ref) == 0) {
            continue; /* it is dying; the trashcan may have put that off */
        }
        if (OuList_Append(list, (OuObject *)ref) < 0) {
            Ou_DecRef(list);
            return NULL;
        }
    }
    return list;
}

/**
 * `_weakref.proxy()`: @newref; NULL with an error set. CPython: weakref_proxy (Modules/_weakref.c).
 */
static OuObject *weakref_proxy(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op;
    OuObject *callback = NULL;
    if (!OuArg_UnpackTuple(args, "proxy", 1, 2, &op, &callback)) {
        return NULL;
    }
    return OuWeakref_NewProxy(op, callback == Ou_None ? NULL : callback);
}

/**
 * `_weakref._remove_dead_weakref()`: @newref; NULL with an error set. Takes an entry out of a dict
 * if its value is a dead weak reference; a missing key is no error.
 * CPython: _weakref__remove_dead_weakref_impl (Modules/_weakref.c).
 */
static OuObject *weakref_remove_dead_weakref(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *dict;
    OuObject *key;
    if (!OuArg_ParseTuple(args, "O!O:_remove_dead_weakref", &OuDict_Type, &dict, &key)) {
        return NULL;
    }
    OuObject *value = OuDict_GetItemWithError(dict, key);
    if (value == NULL) {
        return OuErr_Occurred() ? NULL : Ou_NewRef(Ou_None);
    }
    if (!OuWeakref_Check(value)) {
        return OuErr_Format(OuExc_TypeError, "not a weakref");
    }
    if (OuWeakref_GetObject(value) == NULL && OuDict_DelItem(dict, key) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/** The functions of module _weakref. */
static OuMethodDef weakref_functions[] = {
    {"getweakrefcount", weakref_getweakrefcount, OU_METH_O,
     "How many weak references there are to an object."},
    {"getweakrefs", weakref_getweakrefs, OU_METH_O,
     "The weak references to an object, as a list: the shared ones first, then the newest first."},
    {"proxy", weakref_proxy, OU_METH_VARARGS,
     "A weak reference that behaves like the object itself."},
    {"_remove_dead_weakref", weakref_remove_dead_weakref, OU_METH_VARARGS, NULL},
    {0},
};

/**
 * Makes the module _weakref: @newref; NULL with an error set. CPython: PyInit__weakref
 * (Modules/_weakref.c).
 */
OuObject *ou_weakrefmodule_init(void)
{
    OuObject *module = OuModule_Create("_weakref", "Weak references.", weakref_functions);
    if (module == NULL) {
        return NULL;
    }
    OuObject *ref = (OuObject *)&OuWeakref_RefType;
    if (OuModule_AddObjectRef(module, "ref", ref) < 0 ||
        OuModule_AddObjectRef(module, "ReferenceType", ref) < 0 ||
        OuModule_AddObjectRef(module, "ProxyType", (OuObject *)&OuWeakref_ProxyType) < 0 ||
        OuModule_AddObjectRef(module, "CallableProxyType",
                              (OuObject *)&OuWeakref_CallableProxyType) < 0) {
        Ou_DecRef(module);
        return NULL;
    }
    return module;
}
