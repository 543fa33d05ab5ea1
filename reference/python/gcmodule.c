/* SPDX-License-Identifier: MIT */
/**
 * @file gcmodule.c
 * The module gc: the collector's state as Python objects.
 *
 * CPython: Modules/gcmodule.c, the part after the algorithm.
 */
#include "inittab.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/collect.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/generations.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/** gc.callbacks; owned. */
static OuObject *callbacks;

/* ---- switching ------------------------------------------------------------------------------ */

/**
 * `gc.enable()`: @newref; NULL with an error set. Switches automatic collection on. CPython:
 * gc_enable_impl (Modules/gcmodule.c).
 */
static OuObject *gc_enable(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    ou_gc.enabled = 1;
    OU_RETURN_NONE;
}

/**
 * `gc.disable()`: @newref; NULL with an error set. Switches automatic collection off. CPython:
 * gc_disable_impl (Modules/gcmodule.c).
 */
static OuObject *gc_disable(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    ou_gc.enabled = 0;
    OU_RETURN_NONE;
}

/**
 * `gc.isenabled()`: @newref; NULL with an error set. Whether automatic collection is on. CPython:
 * gc_isenabled_impl (Modules/gcmodule.c).
 */
static OuObject *gc_isenabled(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuBool_FromLong(ou_gc.enabled);
}

/**
 * `gc.collect()`: @newref; NULL with an error set. Collects a generation and all younger ones;
 * returns how many objects were unreachable. CPython: gc_collect_impl (Modules/gcmodule.c).
 */
static OuObject *gc_collect(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"generation", NULL};
    int generation = OU_GC_GENERATIONS - 1;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|i:collect", names, &generation)) {
        return NULL;
    }
    if (generation < 0 || generation >= OU_GC_GENERATIONS) {
        return OuErr_Format(OuExc_ValueError, "invalid generation");
    }
    return OuLong_FromSsize_t(ou_gc_collect(generation));
}

/**
 * `gc.set_debug()`: @newref; NULL with an error set. CPython: gc_set_debug_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_set_debug(OuObject *OU_UNUSED(module), OuObject *flags)
{
    int debug = ou_long_as_int(flags);
    if (debug == -1 && OuErr_Occurred()) {
        return NULL;
    }
    ou_gc.debug = debug;
    OU_RETURN_NONE;
}

/**
 * `gc.get_debug()`: @newref; NULL with an error set. CPython: gc_get_debug_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_debug(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuLong_FromLong(ou_gc.debug);
}

/* ---- counters ------------------------------------------------------------------------------- */

/** Three ints as a tuple. */
static OuObject *three(long first, long second, long third)
{
    OuObject *items[3] = {OuLong_FromLong(first), OuLong_FromLong(second), OuLong_FromLong(third)};
    OuObject *tuple = NULL;
    if (items[0] && items[1] && items[2]) {
        tuple = OuTuple_Pack(3, items[0], items[1], items[2]);
    }
    for (int i = 0; i < 3; i++) {
        Ou_XDecRef(items[i]);
    }
    return tuple;
}

/**
 * `gc.set_threshold()`: @newref; NULL with an error set. CPython: gc_set_threshold
 * (Modules/gcmodule.c).
 */
static OuObject *gc_set_threshold(OuObject *OU_UNUSED(module), OuObject *args)
{
    int thresholds[3] = {ou_gc.generations[0].threshold, ou_gc.generations[1].threshold,
                         ou_gc.generations[2].threshold};
    if (!OuArg_ParseTuple(args, "i|ii:set_threshold", &thresholds[0], &thresholds[1],
                          &thresholds[2])) {
        return NULL;
    }
    for (int i = 0; i < 3; i++) {
        ou_gc.generations[i].threshold = thresholds[i];
    }
    OU_RETURN_NONE;
}

/**
 * `gc.get_threshold()`: @newref; NULL with an error set. CPython: gc_get_threshold_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_threshold(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return three(ou_gc.generations[0].threshold, ou_gc.generations[1].threshold,
                 ou_gc.generations[2].threshold);
}

/**
 * `gc.get_count()`: @newref; NULL with an error set. CPython: gc_get_count_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_count(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return three(ou_gc.generations[0].count, ou_gc.generations[1].count,
                 ou_gc.generations[2].count);
}

/** Stores an int in a dict: 0, or -1. */
static int set_number(OuObject *dict, const char *name, Ou_ssize_t value)
{
    OuObject *number = OuLong_FromSsize_t(value);
    int status = number ? OuDict_SetItemString(dict, name, number) : -1;
    Ou_XDecRef(number);
    return status;
}

/**
 * `gc.get_stats()`: @newref; NULL with an error set. CPython: gc_get_stats_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_stats(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    /* A copy first: making the result may collect. */
    OuGCStats stats[OU_GC_GENERATIONS];
    for (int i = 0; i < OU_GC_GENERATIONS; i++) {
        stats[i] = ou_gc.stats[i];
    }
    OuObject *list = OuList_New(0);
    for (int i = 0; list && i < OU_GC_GENERATIONS; i++) {
        OuObject *dict = OuDict_New();
        if (dict == NULL || set_number(dict, "collections", stats[i].collections) < 0 ||
            set_number(dict, "collected", stats[i].collected) < 0 ||
            set_number(dict, "uncollectable", stats[i].uncollectable) < 0 ||
            OuList_Append(list, dict) < 0) {
            Ou_Clear(&list);
        }
        Ou_XDecRef(dict);
    }
    return list;
}

/* ---- objects -------------------------------------------------------------------------------- */

/** Appends the objects of a generation to a list (which is not in it): 0, or -1. */
static int append_objects(OuObject *list, OuGCHead *head)
{
    for (OuGCHead *gc = (OuGCHead *)head->gc_next; gc != head; gc = (OuGCHead *)gc->gc_next) {
        OuObject *op = ou_from_gc(gc);
        if (op != list && OuList_Append(list, op) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * `gc.get_objects()`: @newref; NULL with an error set. CPython: gc_get_objects_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_objects(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"generation", NULL};
    OuObject *wanted = Ou_None;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "|O:get_objects", names, &wanted)) {
        return NULL;
    }
    Ou_ssize_t generation = -1;
    if (wanted != Ou_None) {
        if (!OuIndex_Check(wanted)) {
            return OuErr_Format(OuExc_TypeError, "argument should be integer or None, not '%s'",
                                Ou_TYPE(wanted)->tp_name);
        }
        generation = OuNumber_AsSsize_t(wanted, OuExc_OverflowError);
        if (generation == -1 && OuErr_Occurred()) {
            return NULL;
        }
    }
    if (generation >= OU_GC_GENERATIONS) {
        return OuErr_Format(OuExc_ValueError,
                            "generation parameter must be less than the number of available "
                            "generations (%d)",
                            OU_GC_GENERATIONS);
    }
    if (generation < -1) {
        return OuErr_Format(OuExc_ValueError, "generation parameter cannot be negative");
    }
    OuObject *list = OuList_New(0);
    for (int i = 0; list && i < OU_GC_GENERATIONS; i++) {
        if ((generation == -1 || generation == i) &&
            append_objects(list, &ou_gc.generations[i].head) < 0) {
            Ou_Clear(&list);
        }
    }
    return list;
}

/** Stops at a referent that is one of the objects looked for. */
static int is_wanted(OuObject *referent, void *argument)
{
    OuObject *wanted = argument;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(wanted); i++) {
        if (OuTuple_GET_ITEM(wanted, i) == referent) {
            return 1;
        }
    }
    return 0;
}

/**
 * `gc.get_referrers()`: @newref; NULL with an error set. CPython: gc_get_referrers
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_referrers(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *list = OuList_New(0);
    for (int i = 0; list && i < OU_GC_GENERATIONS; i++) {
        OuGCHead *head = &ou_gc.generations[i].head;
        for (OuGCHead *gc = (OuGCHead *)head->gc_next; gc != head; gc = (OuGCHead *)gc->gc_next) {
            OuObject *op = ou_from_gc(gc);
            if (op == args || op == list || !Ou_TYPE(op)->tp_traverse(op, is_wanted, args)) {
                continue;
            }
            if (OuList_Append(list, op) < 0) {
                Ou_Clear(&list);
                break;
            }
        }
    }
    return list;
}

/** A visitor: puts a referent into the list `argument`; 1 stops the walk, with an error set. */
static int append_referent(OuObject *referent, void *argument)
{
    return OuList_Append(argument, referent) < 0;
}

/**
 * `gc.get_referents()`: @newref; NULL with an error set. CPython: gc_get_referents
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_referents(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *list = OuList_New(0);
    for (Ou_ssize_t i = 0; list && i < OuTuple_GET_SIZE(args); i++) {
        OuObject *op = OuTuple_GET_ITEM(args, i);
        if (OuObject_IS_GC(op) && Ou_TYPE(op)->tp_traverse(op, append_referent, list)) {
            Ou_Clear(&list);
        }
    }
    return list;
}

/**
 * `gc.is_tracked()`: @newref; NULL with an error set. CPython: gc_is_tracked (Modules/gcmodule.c).
 */
static OuObject *gc_is_tracked(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuBool_FromLong(OuObject_IS_GC(op) && ou_gc_is_tracked(op));
}

/**
 * `gc.is_finalized()`: @newref; NULL with an error set. CPython: gc_is_finalized
 * (Modules/gcmodule.c).
 */
static OuObject *gc_is_finalized(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuBool_FromLong(OuObject_IS_GC(op) && ou_gc_finalized(op));
}

/** `gc.freeze()`: @newref; NULL with an error set. CPython: gc_freeze_impl (Modules/gcmodule.c). */
static OuObject *gc_freeze(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    ou_gc_freeze();
    OU_RETURN_NONE;
}

/**
 * `gc.unfreeze()`: @newref; NULL with an error set. CPython: gc_unfreeze_impl (Modules/gcmodule.c).
 */
static OuObject *gc_unfreeze(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    ou_gc_unfreeze();
    OU_RETURN_NONE;
}

/**
 * `gc.get_freeze_count()`: @newref; NULL with an error set. CPython: gc_get_freeze_count_impl
 * (Modules/gcmodule.c).
 */
static OuObject *gc_get_freeze_count(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuLong_FromSsize_t(ou_gc_freeze_count());
}

/* ---- callbacks ------------------------------------------------------------------------------ */

/**
 * Calls gc.callbacks before and after a collection. CPython: invoke_gc_callback
 * (Modules/gcmodule.c).
 */
static void invoke_callbacks(const char *phase, int generation, const OuGCResult *result)
{
    if (callbacks == NULL || !OuList_Check(callbacks) || OuList_Size(callbacks) == 0) {
        return;
    }
    OuObject *info = OuDict_New();
    OuObject *name = OuUnicode_InternFromString(phase);
    if (info == NULL || name == NULL || set_number(info, "generation", generation) < 0 ||
        set_number(info, "collected", result->collected) < 0 ||
        set_number(info, "uncollectable", result->uncollectable) < 0) {
        OuErr_WriteUnraisable(NULL, NULL);
    } else {
        for (Ou_ssize_t i = 0; i < OuList_Size(callbacks); i++) {
            OuObject *callback = Ou_NewRef(OuList_GetItem(callbacks, i));
            OuObject *outcome = OuObject_CallFunctionObjArgs(callback, name, info, NULL);
            if (outcome == NULL) {
                OuErr_WriteUnraisable(NULL, callback);
            }
            Ou_XDecRef(outcome);
            Ou_DecRef(callback);
        }
    }
    Ou_XDecRef(name);
    Ou_XDecRef(info);
}

/* ---- the module ----------------------------------------------------------------------------- */

/** The function takes a tuple and a dict of keyword arguments. */
#define KEYWORDS (OU_METH_VARARGS | OU_METH_KEYWORDS)

/** The functions of module gc. */
static OuMethodDef gc_functions[] = {
    {"enable", gc_enable, OU_METH_NOARGS, "Switches automatic collection on."},
    {"disable", gc_disable, OU_METH_NOARGS, "Switches automatic collection off."},
    {"isenabled", gc_isenabled, OU_METH_NOARGS, "Whether automatic collection is on."},
    {"collect", OU_CFUNCTION(gc_collect), KEYWORDS,
     "Collects a generation and all younger ones; returns how many objects were unreachable."},
    {"set_debug", gc_set_debug, OU_METH_O, NULL},
    {"get_debug", gc_get_debug, OU_METH_NOARGS, NULL},
    {"set_threshold", gc_set_threshold, OU_METH_VARARGS, NULL},
    {"get_threshold", gc_get_threshold, OU_METH_NOARGS, NULL},
    {"get_count", gc_get_count, OU_METH_NOARGS, NULL},
    {"get_stats", gc_get_stats, OU_METH_NOARGS, NULL},
    {"get_objects", OU_CFUNCTION(gc_get_objects), KEYWORDS, NULL},
    {"get_referrers", gc_get_referrers, OU_METH_VARARGS, NULL},
    {"get_referents", gc_get_referents, OU_METH_VARARGS, NULL},
    {"is_tracked", gc_is_tracked, OU_METH_O, NULL},
    {"is_finalized", gc_is_finalized, OU_METH_O, NULL},
    {"freeze", gc_freeze, OU_METH_NOARGS, NULL},
    {"unfreeze", gc_unfreeze, OU_METH_NOARGS, NULL},
    {"get_freeze_count", gc_get_freeze_count, OU_METH_NOARGS, NULL},
    {0},
};

/**
 * Makes the module gc and takes over the collector's callback hook: @newref; NULL with an error
 * set. CPython: PyInit_gc (Modules/gcmodule.c).
 */
OuObject *ou_gcmodule_init(void)
{
    OuObject *module = OuModule_Create("gc", "The collector of cyclic garbage.", gc_functions);
    if (module == NULL) {
        return NULL;
    }
    if (ou_gc.garbage == NULL) {
        ou_gc.garbage = OuList_New(0);
    }
    if (callbacks == NULL) {
        callbacks = OuList_New(0);
    }
    if (ou_gc.garbage == NULL || callbacks == NULL ||
        OuModule_AddObjectRef(module, "garbage", ou_gc.garbage) < 0 ||
        OuModule_AddObjectRef(module, "callbacks", callbacks) < 0 ||
        OuModule_AddIntConstant(module, "DEBUG_STATS", OU_GC_DEBUG_STATS) < 0 ||
        OuModule_AddIntConstant(module, "DEBUG_COLLECTABLE", OU_GC_DEBUG_COLLECTABLE) < 0 ||
        OuModule_AddIntConstant(module, "DEBUG_UNCOLLECTABLE", OU_GC_DEBUG_UNCOLLECTABLE) < 0 ||
        OuModule_AddIntConstant(module, "DEBUG_SAVEALL", OU_GC_DEBUG_SAVEALL) < 0 ||
        OuModule_AddIntConstant(module, "DEBUG_LEAK",
                                OU_GC_DEBUG_COLLECTABLE | OU_GC_DEBUG_UNCOLLECTABLE |
                                    OU_GC_DEBUG_SAVEALL) < 0) {
        Ou_DecRef(module);
        return NULL;
    }
    ou_gc_callback = invoke_callbacks;
    return module;
}

/** Gives the callback hook back and releases the list of callbacks. */
void ou_gcmodule_fini(void)
{
    ou_gc_callback = NULL;
    Ou_Clear(&callbacks);
}
