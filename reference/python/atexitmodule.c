/* SPDX-License-Identifier: MIT */
/**
 * @file atexitmodule.c
 * The module atexit: functions that run when the program ends, the last one registered first.
 *
 * CPython: Modules/atexitmodule.c.
 */
#include "inittab.h"

#include "lifecycle.h"
#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

/**
 * Owned: a list of tuples (function, arguments, keyword arguments or None); what was unregistered
 * is None. NULL until the first one.
 */
static OuObject *registered;

/**
 * `atexit.register()`: @newref; NULL with an error set. Returns the function, so that it can be a
 * decorator. CPython: atexit_register (Modules/atexitmodule.c).
 */
static OuObject *atexit_register(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    if (OuTuple_GET_SIZE(args) == 0) {
        return OuErr_Format(OuExc_TypeError, "register() takes at least 1 argument (0 given)");
    }
    OuObject *function = OuTuple_GET_ITEM(args, 0);
    if (!OuCallable_Check(function)) {
        return OuErr_Format(OuExc_TypeError, "the first argument must be callable");
    }
    if (registered == NULL) {
        registered = OuList_New(0);
        if (registered == NULL) {
            return NULL;
        }
    }
    OuObject *rest = OuTuple_GetSlice(args, 1, OuTuple_GET_SIZE(args));
    OuObject *entry = rest ? OuTuple_Pack(3, function, rest, kwargs ? kwargs : Ou_None) : NULL;
    int status = entry ? OuList_Append(registered, entry) : -1;
    Ou_XDecRef(entry);
    Ou_XDecRef(rest);
    return status < 0 ? NULL : Ou_NewRef(function);
}

/**
 * `atexit.unregister()`: @newref; NULL with an error set. Takes out every entry whose function is
 * equal. CPython: atexit_unregister (Modules/atexitmodule.c).
 */
static OuObject *atexit_unregister(OuObject *OU_UNUSED(module), OuObject *function)
{
    /* A comparison may register or unregister: the entry is held, the place checked again. */
    for (Ou_ssize_t i = 0; registered != NULL && i < OuList_Size(registered); i++) {
        OuObject *entry = Ou_NewRef(OuList_GetItem(registered, i));
        int equal = 0;
        if (entry != Ou_None) {
            equal = OuObject_RichCompareBool(OuTuple_GET_ITEM(entry, 0), function, OU_EQ);
        }
        if (equal > 0 && registered != NULL && i < OuList_Size(registered) &&
            OuList_GetItem(registered, i) == entry) {
            equal = OuList_SetItem(registered, i, Ou_NewRef(Ou_None));
        }
        Ou_DecRef(entry);
        if (equal < 0) {
            return NULL;
        }
    }
    OU_RETURN_NONE;
}

/** Calls one function; an error goes to the unraisable hook. */
static void call_entry(OuObject *entry)
{
    OuObject *function = OuTuple_GET_ITEM(entry, 0);
    OuObject *kwargs = OuTuple_GET_ITEM(entry, 2);
    OuObject *result =
        OuObject_Call(function, OuTuple_GET_ITEM(entry, 1), kwargs == Ou_None ? NULL : kwargs);
    if (result == NULL) {
        OuErr_WriteUnraisable("atexit callback", function);
    }
    Ou_XDecRef(result);
}

/**
 * Calls everything that is registered now, the last one first, then forgets it, and what was
 * registered meanwhile too. CPython: atexit_callfuncs (Modules/atexitmodule.c).
 */
static void run_all(void)
{
    Ou_ssize_t count = registered ? OuList_Size(registered) : 0;
    for (Ou_ssize_t i = count - 1; i >= 0; i--) {
        if (registered == NULL || i >= OuList_Size(registered)) {
            continue; /* a function has cleared them */
        }
        OuObject *entry = Ou_NewRef(OuList_GetItem(registered, i));
        if (entry != Ou_None) {
            call_entry(entry);
        }
        Ou_DecRef(entry);
    }
    Ou_Clear(&registered);
}

/**
 * `atexit._run_exitfuncs()`: @newref; NULL with an error set. CPython: atexit_run_exitfuncs
 * (Modules/atexitmodule.c).
 */
static OuObject *atexit_run_exitfuncs(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    run_all();
    OU_RETURN_NONE;
}

/**
 * `atexit._clear()`: @newref; NULL with an error set. CPython: atexit_clear
 * (Modules/atexitmodule.c).
 */
static OuObject *atexit_clear(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    Ou_Clear(&registered);
    OU_RETURN_NONE;
}

/**
 * `atexit._ncallbacks()`: @newref; NULL with an error set. CPython: atexit_ncallbacks
 * (Modules/atexitmodule.c).
 */
static OuObject *atexit_ncallbacks(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuLong_FromSsize_t(registered ? OuList_Size(registered) : 0);
}

/** The functions of module atexit. */
static OuMethodDef atexit_functions[] = {
    {"register", OU_CFUNCTION(atexit_register), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Has a function called, with these arguments, when the program ends."},
    {"unregister", atexit_unregister, OU_METH_O, "Forgets a function that was registered."},
    {"_run_exitfuncs", atexit_run_exitfuncs, OU_METH_NOARGS, NULL},
    {"_clear", atexit_clear, OU_METH_NOARGS, NULL},
    {"_ncallbacks", atexit_ncallbacks, OU_METH_NOARGS, NULL},
    {0},
};

/**
 * Makes the module atexit and takes the hook that the end of the program calls: @newref; NULL with
 * an error set. CPython: PyInit_atexit (Modules/atexitmodule.c).
 */
OuObject *ou_atexitmodule_init(void)
{
    OuObject *module =
        OuModule_Create("atexit", "Functions that run when the program ends.", atexit_functions);
    if (module != NULL) {
        ou_atexit_hook = run_all;
    }
    return module;
}

/** Gives the hook back and releases what is still registered. */
void ou_atexitmodule_fini(void)
{
    ou_atexit_hook = NULL;
    Ou_Clear(&registered);
}
