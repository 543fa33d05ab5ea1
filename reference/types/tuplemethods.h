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

OuObject *ou_tuple_repr(OuObject *op);
Ou_hash_t ou_tuple_hash(OuObject *op);
OuObject *ou_tuple_richcompare(OuObject *left, OuObject *right, int operation);
OuObject *ou_tuple_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
extern OuSequenceMethods ou_tuple_as_sequence;
extern OuMappingMethods ou_tuple_as_mapping;
extern OuMethodDef ou_tuple_methods[];

#endif
