/* SPDX-License-Identifier: MIT */
/**
 * @file tuplemethods.h
 * What tuplemethods.c gives the type object in tuple.c.
 */
#ifndef OURO_TYPES_TUPLEMETHODS_H
#define OURO_TYPES_TUPLEMETHODS_H

#include "ouro/descr.h"
#include "ouro/iter.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

/**
 * repr() of a tuple: @newref; NULL with an error set. CPython: tuplerepr (Objects/tupleobject.c).
 */
OuObject *ou_tuple_repr(OuObject *op);
Ou_hash_t ou_tuple_hash(OuObject *op);
/**
 * Compares a tuple with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: tuplerichcompare (Objects/tupleobject.c).
 */
OuObject *ou_tuple_richcompare(OuObject *left, OuObject *right, int operation);
/**
 * Makes a tuple from the arguments of a call: @newref; NULL with an error set. CPython:
 * tuple_new_impl (Objects/tupleobject.c).
 */
OuObject *ou_tuple_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/** The sequence operators of a tuple. */
extern OuSequenceMethods ou_tuple_as_sequence;
/** The mapping operators of a tuple. */
extern OuMappingMethods ou_tuple_as_mapping;
/** The methods of a tuple. */
extern OuMethodDef ou_tuple_methods[];

#endif
