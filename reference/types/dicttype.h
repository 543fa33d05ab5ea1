/* SPDX-License-Identifier: MIT */
/**
 * @file dicttype.h
 * What dictmethods.c gives the type object in dicttype.c.
 */
#ifndef OURO_TYPES_DICTTYPE_H
#define OURO_TYPES_DICTTYPE_H

#include "ouro/descr.h"

#include "dictinternal.h"

OuObject *ou_dict_repr(OuObject *op);
OuObject *ou_dict_richcompare(OuObject *left, OuObject *right, int operation);
OuObject *ou_dict_tp_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
int ou_dict_tp_init(OuObject *op, OuObject *args, OuObject *kwargs);
extern OuNumberMethods ou_dict_as_number;
extern OuSequenceMethods ou_dict_as_sequence;
extern OuMappingMethods ou_dict_as_mapping;
extern OuMethodDef ou_dict_methods[];

#endif
