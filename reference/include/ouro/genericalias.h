/* SPDX-License-Identifier: MIT */
/**
 * @file genericalias.h
 * What `list[int]` gives: a type with its parameters, as annotations use it.
 */
#ifndef OURO_GENERICALIAS_H
#define OURO_GENERICALIAS_H

#include "ouro/object.h"

/** types.GenericAlias. CPython: Py_GenericAliasType (Objects/genericaliasobject.c). */
extern OuTypeObject Ou_GenericAliasType;

/**
 * Makes an alias.
 *
 * @param origin  @borrowed; the type
 * @param args    @borrowed; a tuple of parameters, or one parameter
 * @return @newref, tracked; NULL with MemoryError set
 *
 * Has the signature of a method with OU_METH_O | OU_METH_CLASS, to be used as `__class_getitem__`.
 * CPython: Py_GenericAlias (Objects/genericaliasobject.c).
 */
OuObject *Ou_GenericAlias(OuObject *origin, OuObject *args);

/** The line of a method table that lets programs write `list[int]`. */
#define OU_CLASS_GETITEM                                                               \
    {                                                                                  \
        "__class_getitem__", Ou_GenericAlias, OU_METH_O | OU_METH_CLASS, "See PEP 585" \
    }

#endif
