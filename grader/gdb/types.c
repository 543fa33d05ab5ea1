/* SPDX-License-Identifier: MIT */
/**
 * @file types.c
 * Nothing but types: linked into a program under gdb, so that gdb knows all of them, also those
 * of objects that come without debug information.
 */
#include "ouro/generations.h"
#include "ouro/list.h"
#include "ouro/weakref.h"

extern const OuTypeObject *ou_gdb_type;
extern const OuGCState *ou_gdb_collector;
extern const OuListObject *ou_gdb_list;
extern const OuWeakReference *ou_gdb_weakref;

const OuTypeObject *ou_gdb_type;
const OuGCState *ou_gdb_collector;
const OuListObject *ou_gdb_list;
const OuWeakReference *ou_gdb_weakref;
