/* SPDX-License-Identifier: MIT */
/**
 * @file init.c
 * The order in which the types come to life and go.
 *
 * Strs, ints and tuples come first, because a type's dict is made of them; they need no more of
 * their types than the slots that are written down statically. Going is the exact reverse.
 */
#include "builtin_types.h"
#include "slots.h"
#include "typeobject.h"
#include "weakrefobject.h"

#include "ouro/bool.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/cell.h"
#include "ouro/complex.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/float.h"
#include "ouro/function.h"
#include "ouro/genericalias.h"
#include "ouro/iter.h"
#include "ouro/listmethods.h"
#include "ouro/long.h"
#include "ouro/method.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/range.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/slice.h"
#include "ouro/traceback.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"

/**
 * @def TYPE
 * A line of the table of types.
 */

/** Every static type of types/ but the exceptions, bases before what derives from them. */
static OuTypeObject *const builtin_types[] = {
#define TYPE(type) &type,
    OU_BASE_TYPES(TYPE) OU_VALUE_TYPES(TYPE) OU_CONTAINER_TYPES(TYPE) OU_OBJECT_TYPES(TYPE)
#undef TYPE
};

enum {
    TYPES = sizeof builtin_types / sizeof builtin_types[0], /**< how many */
};

/** One module with state of its own. */
typedef struct Module {
    int (*init)(void);  /**< 0; -1 with MemoryError set */
    void (*fini)(void); /**< releases what init() and the program left */
} Module;

/** In the order of coming to life. */
static const Module modules[] = {
    {ou_tuple_init, ou_tuple_fini},       {ou_unicode_init, ou_unicode_fini},
    {ou_long_init, ou_long_fini},         {ou_bytes_init, ou_bytes_fini},
    {ou_dict_init, ou_dict_fini},         {ou_exceptions_init, ou_exceptions_fini},
    {ou_slotdefs_init, ou_slotdefs_fini},
};

enum {
    MODULES = sizeof modules / sizeof modules[0], /**< how many */
};

/** Puts into core's types what only types/ knows. */
static void fill_in_core_types(void)
{
    ou_listmethods_init();
    ou_weakrefobject_init();
    ou_weakproxy_init();
}

/** Readies all types: 0, or -1. */
static int ready_types(void)
{
    for (int i = 0; i < TYPES; i++) {
        if (OuType_Ready(builtin_types[i]) < 0) {
            return -1;
        }
    }
    for (int kind = OuExc_BaseException; kind < OU_EXC_KINDS; kind++) {
        if (OuType_Ready(&ou_exc_types[kind]) < 0) {
            return -1;
        }
    }
    return 0;
}

/** Takes all types apart, derived ones first. */
static void dealloc_types(void)
{
    ou_type_cache_clear();
    for (int kind = OU_EXC_KINDS - 1; kind >= OuExc_BaseException; kind--) {
        ou_static_type_dealloc(&ou_exc_types[kind]);
    }
    for (int i = TYPES - 1; i >= 0; i--) {
        ou_static_type_dealloc(builtin_types[i]);
    }
}

int ou_types_init(void)
{
    ou_err_set_owner(Ou_IncRef, Ou_DecRef);
    ou_recursion_init();
    fill_in_core_types();
    for (int i = 0; i < MODULES; i++) {
        if (modules[i].init() < 0) {
            for (; i >= 0; i--) {
                modules[i].fini();
            }
            return -1;
        }
    }
    if (ready_types() < 0) {
        ou_types_fini();
        return -1;
    }
    return 0;
}

void ou_types_fini(void)
{
    dealloc_types();
    for (int i = MODULES - 1; i >= 0; i--) {
        modules[i].fini();
    }
    ou_recursion_fini();
}
