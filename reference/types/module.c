/* SPDX-License-Identifier: MIT */
/**
 * @file module.c
 * Modules.
 */
#include "ouro/module.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/dict.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

int OuModule_Check(OuObject *op)
{
    return OuObject_TypeCheck(op, &OuModule_Type);
}

/**
 * Fills a module's dict with the names that every module has: 0, or -1. CPython: module_init_dict
 * (Objects/moduleobject.c).
 */
static int init_dict(OuModuleObject *module, OuObject *name, OuObject *doc)
{
    if (OuDict_SetItem(module->md_dict, OU_ID(__name__), name) < 0 ||
        OuDict_SetItem(module->md_dict, OU_ID(__doc__), doc ? doc : Ou_None) < 0 ||
        OuDict_SetItem(module->md_dict, OU_ID(__package__), Ou_None) < 0 ||
        OuDict_SetItem(module->md_dict, OU_ID(__loader__), Ou_None) < 0 ||
        OuDict_SetItem(module->md_dict, OU_ID(__spec__), Ou_None) < 0) {
        return -1;
    }
    if (OuUnicode_CheckExact(name)) {
        Ou_StoreRef(&module->md_name, name);
    }
    return 0;
}

/** Makes a module from the arguments of a call: @newref; NULL with an error set. */
static OuObject *module_tp_new(OuTypeObject *type, OuObject *OU_UNUSED(args),
                               OuObject *OU_UNUSED(kwargs))
{
    OuModuleObject *module = (OuModuleObject *)OuType_GenericAlloc(type, 0);
    if (module == NULL) {
        return NULL;
    }
    module->md_dict = OuDict_New();
    if (module->md_dict == NULL) {
        Ou_DecRef((OuObject *)module);
        return NULL;
    }
    return (OuObject *)module;
}

/** Reads the arguments of a call into a module: 0; -1 with an error set. */
static int module_tp_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    static const char *const keywords[] = {"name", "doc", NULL};
    OuObject *name;
    OuObject *doc = Ou_None;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "U|O:module", keywords, &name, &doc)) {
        return -1;
    }
    return init_dict((OuModuleObject *)self, name, doc);
}

OuObject *OuModule_NewObject(OuObject *name)
{
    OuObject *module = module_tp_new(&OuModule_Type, NULL, NULL);
    if (module != NULL && init_dict((OuModuleObject *)module, name, NULL) < 0) {
        Ou_Clear(&module);
    }
    return module;
}

OuObject *OuModule_New(const char *name)
{
    OuObject *text = OuUnicode_FromString(name);
    if (text == NULL) {
        return NULL;
    }
    OuObject *module = OuModule_NewObject(text);
    Ou_DecRef(text);
    return module;
}

OuObject *OuModule_Create(const char *name, const char *doc, OuMethodDef *functions)
{
    OuObject *module = OuModule_New(name);
    if (module == NULL) {
        return NULL;
    }
    ((OuModuleObject *)module)->md_builtin = 1;
    if ((functions != NULL && OuModule_AddFunctions(module, functions) < 0) ||
        (doc != NULL && OuModule_AddStringConstant(module, "__doc__", doc) < 0)) {
        Ou_Clear(&module);
    }
    return module;
}

OuObject *OuModule_GetDict(OuObject *module)
{
    return ((OuModuleObject *)module)->md_dict;
}

OuObject *OuModule_GetNameObject(OuObject *module)
{
    OuObject *dict = OuModule_GetDict(module);
    OuObject *name = dict ? OuDict_GetItemWithError(dict, OU_ID(__name__)) : NULL;
    if (name == NULL || !OuUnicode_Check(name)) {
        return OuErr_Occurred() ? NULL : OuErr_Format(OuExc_SystemError, "nameless module");
    }
    return Ou_NewRef(name);
}

int OuModule_AddFunctions(OuObject *module, OuMethodDef *functions)
{
    OuObject *name = OuModule_GetNameObject(module);
    if (name == NULL) {
        return -1;
    }
    int result = 0;
    for (; functions->ml_name != NULL && result == 0; functions++) {
        OuObject *func = OuCFunction_NewEx(functions, module, name);
        result = func ? OuModule_AddObjectRef(module, functions->ml_name, func) : -1;
        Ou_XDecRef(func);
    }
    Ou_DecRef(name);
    return result;
}

int OuModule_AddObjectRef(OuObject *module, const char *name, OuObject *value)
{
    if (value == NULL) {
        return -1;
    }
    return OuDict_SetItemString(OuModule_GetDict(module), name, value);
}

/** As OuModule_AddObjectRef(), and releases the value. */
static int add_and_release(OuObject *module, const char *name, OuObject *value)
{
    int result = OuModule_AddObjectRef(module, name, value);
    Ou_XDecRef(value);
    return result;
}

int OuModule_AddIntConstant(OuObject *module, const char *name, long value)
{
    return add_and_release(module, name, OuLong_FromLong(value));
}

int OuModule_AddStringConstant(OuObject *module, const char *name, const char *value)
{
    return add_and_release(module, name, OuUnicode_FromString(value));
}

/* ---- wiping at shutdown ----------------------------------------------------------------------------- */

/** Whether a name has one leading underscore and no second one: 1 or 0. */
static int is_private(OuObject *name)
{
    Ou_ssize_t size = ou_unicode_length(name);
    return size > 0 && ou_unicode_char(name, 0) == '_' &&
           !(size > 1 && ou_unicode_char(name, 1) == '_');
}

/** Sets the names to None that are private, or that are not. */
static void wipe(OuObject *dict, int private)
{
    Ou_ssize_t at = 0;
    OuObject *key;
    OuObject *value;
    /* Values of keys that are present are replaced, so the walk stays valid. */
    while (OuDict_Next(dict, &at, &key, &value)) {
        if (value == Ou_None || !OuUnicode_Check(key)) {
            continue;
        }
        int chosen = private ? is_private(key) : !ou_unicode_equal_to_ascii(key, "__builtins__");
        if (chosen && OuDict_SetItem(dict, key, Ou_None) < 0) {
            OuErr_WriteUnraisable(NULL, NULL);
        }
    }
}

void ou_module_clear_dict(OuObject *dict)
{
    wipe(dict, 1);
    wipe(dict, 0);
}

void ou_module_clear(OuObject *module)
{
    OuObject *dict = OuModule_GetDict(module);
    if (dict != NULL) {
        ou_module_clear_dict(dict);
    }
}

/* ---- the type --------------------------------------------------------------------------------------- */

/**
 * The death of a module: releases what it owns, then its memory. Weak references to it are cleared
 * first. CPython: module_dealloc (Objects/moduleobject.c).
 */
static void module_dealloc(OuObject *self)
{
    OuModuleObject *module = (OuModuleObject *)self;
    OuObject_GC_UnTrack(self);
    if (module->md_weaklist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    Ou_XDecRef(module->md_dict);
    Ou_XDecRef(module->md_name);
    ou_object_free(self);
}

/**
 * Shows the collector every reference that a module owns; 0, or what `visit` returned. CPython:
 * module_traverse (Objects/moduleobject.c).
 */
static int module_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((OuModuleObject *)self)->md_dict);
    return 0;
}

/**
 * Lets go of what ties a module into a cycle; the collector calls it on garbage. Returns 0.
 * CPython: module_clear (Objects/moduleobject.c).
 */
static int module_clear(OuObject *self)
{
    Ou_Clear(&((OuModuleObject *)self)->md_dict);
    return 0;
}

/** CPython: _module_repr (Lib/importlib/_bootstrap.py). */
static OuObject *module_repr(OuObject *self)
{
    OuModuleObject *module = (OuModuleObject *)self;
    OuObject *name = OuDict_GetItem(module->md_dict, OU_ID(__name__));
    OuObject *file = OuDict_GetItem(module->md_dict, OU_ID(__file__));
    OuObject *shown = name ? Ou_NewRef(name) : OuUnicode_FromString("?");
    if (shown == NULL) {
        return NULL;
    }
    OuObject *text;
    if (module->md_builtin) {
        text = OuUnicode_FromFormat("<module %R (built-in)>", shown);
    } else if (file != NULL) {
        text = OuUnicode_FromFormat("<module %R from %R>", shown, file);
    } else {
        text = OuUnicode_FromFormat("<module %R>", shown);
    }
    Ou_DecRef(shown);
    return text;
}

/**
 * Reads an attribute of a module: @newref; NULL with AttributeError or another error set. CPython:
 * module_getattro (Objects/moduleobject.c).
 */
static OuObject *module_getattro(OuObject *self, OuObject *name)
{
    OuModuleObject *module = (OuModuleObject *)self;
    OuObject *value = ou_object_generic_getattr_with_dict(self, name, NULL, 1);
    if (value != NULL || OuErr_Occurred()) {
        return value;
    }
    OuObject *dict = module->md_dict;
    OuObject *getattr = dict ? OuDict_GetItemWithError(dict, OU_ID(__getattr__)) : NULL;
    if (getattr != NULL) {
        return OuObject_CallOneArg(getattr, name);
    }
    OuObject *own = dict ? OuDict_GetItem(dict, OU_ID(__name__)) : NULL;
    if (own != NULL && OuUnicode_Check(own)) {
        return ou_err_format(OuExc_AttributeError, "module '%U' has no attribute '%U'", own, name);
    }
    return ou_err_format(OuExc_AttributeError, "module has no attribute '%U'", name);
}

/**
 * `module.__dir__()`: @newref; NULL with an error set. CPython: module_dir
 * (Objects/moduleobject.c).
 */
static OuObject *dir_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuObject *dict = OuModule_GetDict(self);
    OuObject *own = OuDict_GetItemString(dict, "__dir__");
    return own ? OuObject_CallNoArgs(own) : OuDict_Keys(dict);
}

/**
 * `__annotations__` of a module, made when first asked for. CPython: module_get_annotations
 * (Objects/moduleobject.c).
 */
static OuObject *get_annotations(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *dict = OuModule_GetDict(self);
    OuObject *annotations = Ou_XNewRef(OuDict_GetItemWithError(dict, OU_ID(__annotations__)));
    if (annotations == NULL && !OuErr_Occurred()) {
        annotations = OuDict_New();
        if (annotations != NULL && OuDict_SetItem(dict, OU_ID(__annotations__), annotations) < 0) {
            Ou_Clear(&annotations);
        }
    }
    return annotations;
}

/**
 * Sets `__annotations__` of a module, or deletes it where that is allowed (`value` NULL): 0; -1
 * with an error set. CPython: module_set_annotations (Objects/moduleobject.c).
 */
static int set_annotations(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuObject *dict = OuModule_GetDict(self);
    if (value != NULL) {
        return OuDict_SetItem(dict, OU_ID(__annotations__), value);
    }
    if (OuDict_DelItem(dict, OU_ID(__annotations__)) < 0) {
        if (OuErr_ExceptionMatches(OuExc_KeyError)) {
            OuErr_SetString(OuExc_AttributeError, "__annotations__");
        }
        return -1;
    }
    return 0;
}

/** The methods of a module. */
static OuMethodDef module_methods[] = {
    {"__dir__", dir_method, OU_METH_NOARGS, "__dir__() -> list\nspecialized dir() implementation"},
    {NULL, NULL, 0, NULL},
};

/** The attributes that are plain fields of a module. */
static OuMemberDef module_members[] = {
    {"__dict__", OU_T_OBJECT, offsetof(OuModuleObject, md_dict), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/** The attributes computed by functions of a module. */
static OuGetSetDef module_getsets[] = {
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuModule_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "module",
    .tp_basicsize = sizeof(OuModuleObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC | OU_TPFLAGS_BASETYPE,
    .tp_dealloc = module_dealloc,
    .tp_traverse = module_traverse,
    .tp_clear = module_clear,
    .tp_weaklistoffset = offsetof(OuModuleObject, md_weaklist),
    .tp_repr = module_repr,
    .tp_getattro = module_getattro,
    .tp_setattro = OuObject_GenericSetAttr,
    .tp_init = module_tp_init,
    .tp_new = module_tp_new,
    .tp_doc = "Create a module object.",
    .tp_methods = module_methods,
    .tp_members = module_members,
    .tp_getset = module_getsets,
    .tp_dictoffset = offsetof(OuModuleObject, md_dict),
};
