/* SPDX-License-Identifier: MIT */
/**
 * @file module.h
 * Modules and simple namespaces: objects that are a dict with attribute access.
 */
#ifndef OURO_MODULE_H
#define OURO_MODULE_H

#include "ouro/descr.h"
#include "ouro/object.h"

/** A module. CPython: PyModuleObject (Include/internal/pycore_moduleobject.h). */
typedef struct OuModuleObject {
    OuObject ob_base;      /**< the head of every object */
    OuObject *md_dict;     /**< owned: the namespace */
    OuObject *md_weaklist; /**< weak references to the module */
    OuObject *md_name;     /**< owned str, for messages; or NULL */
    int md_builtin;        /**< 1: written in C, as repr() says */
} OuModuleObject;

extern OuTypeObject OuModule_Type;    /**< module. CPython: PyModule_Type. */
extern OuTypeObject OuNamespace_Type; /**< types.SimpleNamespace. CPython: _PyNamespace_Type. */

/**
 * Whether an object is a module, or of a derived type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyModule_Check (Include/moduleobject.h).
 */
int OuModule_Check(OuObject *op);

/**
 * Makes an empty module: `__name__`, and `__doc__`, `__package__`, `__loader__`, `__spec__` None.
 *
 * @param name  UTF-8
 * @return @newref, tracked; NULL with an error set
 *
 * CPython: PyModule_New (Objects/moduleobject.c).
 */
OuObject *OuModule_New(const char *name);

/**
 * As OuModule_New(), with a str.
 *
 * @param name  @borrowed; a str
 * @return @newref; NULL with an error set
 *
 * CPython: PyModule_NewObject (Objects/moduleobject.c).
 */
OuObject *OuModule_NewObject(OuObject *name);

/**
 * Makes a built-in module with functions in it.
 *
 * @param name       UTF-8
 * @param doc        `__doc__`, or NULL
 * @param functions  ends with a NULL name; may be NULL; kept: must be static
 * @return @newref; NULL with an error set
 *
 * `self` of each function is the module. CPython: PyModule_Create (Objects/moduleobject.c).
 */
OuObject *OuModule_Create(const char *name, const char *doc, OuMethodDef *functions);

/**
 * The namespace of a module.
 *
 * @param module  @borrowed; a module
 * @return @borrowed, a dict
 *
 * CPython: PyModule_GetDict (Objects/moduleobject.c).
 */
OuObject *OuModule_GetDict(OuObject *module);

/**
 * Reads `__name__`.
 *
 * @param module  @borrowed; a module
 * @return @newref, a str; NULL with SystemError "nameless module" set
 *
 * CPython: PyModule_GetNameObject (Objects/moduleobject.c).
 */
OuObject *OuModule_GetNameObject(OuObject *module);

/**
 * Adds functions to a module.
 *
 * @param module     @borrowed; a module
 * @param functions  ends with an empty entry; borrowed for ever
 * @return 0; -1 with an error set
 *
 * CPython: PyModule_AddFunctions (Objects/moduleobject.c).
 */
int OuModule_AddFunctions(OuObject *module, OuMethodDef *functions);

/**
 * Adds an object to a module.
 *
 * @param module  @borrowed; a module
 * @param name    UTF-8
 * @param value   @borrowed; NULL means that an error is set already
 * @return 0; -1 with an error set
 *
 * CPython: PyModule_AddObjectRef (Python/modsupport.c).
 */
int OuModule_AddObjectRef(OuObject *module, const char *name, OuObject *value);

/**
 * Adds an int to a module.
 *
 * @param module  @borrowed; a module
 * @param name    UTF-8
 * @param value   of the int
 * @return 0; -1 with an error set
 *
 * CPython: PyModule_AddIntConstant (Python/modsupport.c).
 */
int OuModule_AddIntConstant(OuObject *module, const char *name, long value);

/**
 * Adds a str to a module.
 *
 * @param module  @borrowed; a module
 * @param name    UTF-8
 * @param value   UTF-8; copied
 * @return 0; -1 with an error set
 *
 * CPython: PyModule_AddStringConstant (Python/modsupport.c).
 */
int OuModule_AddStringConstant(OuObject *module, const char *name, const char *value);

/**
 * Wipes a module at shutdown: names with one leading underscore become None first, then the rest
 * except `__builtins__`.
 *
 * @param module  @borrowed
 *
 * CPython: _PyModule_Clear (Objects/moduleobject.c).
 */
void ou_module_clear(OuObject *module);

/**
 * As ou_module_clear(), on its dict.
 *
 * @param dict  @borrowed
 *
 * CPython: _PyModule_ClearDict (Objects/moduleobject.c).
 */
void ou_module_clear_dict(OuObject *dict);

/**
 * Makes types.SimpleNamespace(**kwargs).
 *
 * @param kwargs  @borrowed; a dict, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: _PyNamespace_New (Objects/namespaceobject.c).
 */
OuObject *ou_namespace_new(OuObject *kwargs);

#endif
