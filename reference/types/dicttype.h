/* SPDX-License-Identifier: MIT */
/**
 * @file dicttype.h
 * What dictmethods.c gives the type object in dicttype.c.
 */
#ifndef OURO_TYPES_DICTTYPE_H
#define OURO_TYPES_DICTTYPE_H

#include "ouro/descr.h"

#include "dictinternal.h"

/** repr() of a dict: @newref; NULL with an error set. CPython: dict_repr (Objects/dictobject.c). */
OuObject *ou_dict_repr(OuObject *op);
/**
 * Compares a dict with another object by `operation` (OU_LT ... OU_GE): @newref to a bool or to
 * NotImplemented; NULL with an error set. CPython: dict_richcompare (Objects/dictobject.c).
 */
OuObject *ou_dict_richcompare(OuObject *left, OuObject *right, int operation);
/**
 * Makes a dict from the arguments of a call: @newref; NULL with an error set. CPython: dict_new
 * (Objects/dictobject.c).
 */
OuObject *ou_dict_tp_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/**
 * Reads the arguments of a call into a dict: 0; -1 with an error set. CPython: dict_init
 * (Objects/dictobject.c).
 */
int ou_dict_tp_init(OuObject *op, OuObject *args, OuObject *kwargs);
/** The operators of a dict. */
extern OuNumberMethods ou_dict_as_number;
/** The sequence operators of a dict. */
extern OuSequenceMethods ou_dict_as_sequence;
/** The mapping operators of a dict. */
extern OuMappingMethods ou_dict_as_mapping;
/** The methods of a dict. */
extern OuMethodDef ou_dict_methods[];

#endif
