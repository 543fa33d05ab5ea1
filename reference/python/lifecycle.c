/* SPDX-License-Identifier: MIT */
/**
 * @file lifecycle.c
 * How the interpreter begins and ends.
 *
 * The end is the interesting half. Most of a program's objects are one big cycle through the dict
 * of `__main__`, so that they die in a collection, while every name still has its value. Only
 * modules that survive this are wiped, name by name.
 */
#include "lifecycle.h"

#include "bltin.h"
#include "eval.h"
#include "fileobject.h"
#include "frame.h"
#include "hooks.h"
#include "import.h"
#include "inittab.h"
#include "ouro/abstract.h"
#include "ouro/collect.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "ouro/weakref.h"
#include "pystate.h"
#include "pythonrun.h"
#include "sysmodule.h"

#include <signal.h>
#include <stdio.h>

OuState ou_state = {.exc_info = &ou_state.exc_state};

void (*ou_atexit_hook)(void);

/* ---- the beginning -------------------------------------------------------------------------- */

/** Ctrl-C: only takes a note; KeyboardInterrupt is raised at the next safe point. */
static void on_interrupt(int OU_UNUSED(signal))
{
    ou_interrupted = 1;
}

/** Makes sys and builtins and puts them into sys.modules. */
static int init_modules(void)
{
    ou_state.modules = OuDict_New();
    if (ou_state.modules == NULL) {
        return -1;
    }
    OuObject *sys = ou_sys_init();
    int status = sys ? OuDict_SetItemString(ou_state.modules, "sys", sys) : -1;
    Ou_XDecRef(sys);
    OuObject *builtins = status < 0 ? NULL : ou_bltin_init();
    status = builtins ? OuDict_SetItemString(ou_state.modules, "builtins", builtins) : -1;
    OuObject *main = status < 0 ? NULL : OuImport_AddModule("__main__");
    status = main ? OuDict_SetItem(OuModule_GetDict(main), OU_ID(__builtins__), builtins) : -1;
    Ou_XDecRef(builtins);
    return status < 0 ? -1 : ou_sys_init_streams();
}

int ou_initialize(void)
{
    ou_recursion_init();
    if (ou_types_init() < 0 || ou_python_types_init() < 0 || ou_frame_init() < 0) {
        return -1;
    }
    ou_hooks_install();
    if (init_modules() < 0) {
        return -1;
    }
    struct sigaction action = {.sa_handler = on_interrupt};
    sigaction(SIGINT, &action, NULL);
    OuGC_Poll(); /* what beginning allocated is not the program's; its first collection is its own */
    return 0;
}

/* ---- the end -------------------------------------------------------------------------------- */

/**
 * Flushes sys.stdout and sys.stderr; errors have nobody to go to. CPython: flush_std_files
 * (Python/pylifecycle.c).
 */
static void flush_streams(void)
{
    static const char *const names[] = {"stdout", "stderr"};
    for (int i = 0; i < 2; i++) {
        OuObject *file = ou_sys_get(names[i]);
        if (file != NULL && file != Ou_None && ou_file_flush(file) < 0) {
            OuErr_Clear();
        }
    }
}

/** Sets sys.name to a value (borrowed); errors are dropped. */
static void set_or_forget(const char *name, OuObject *value)
{
    if (ou_sys_set(name, value) < 0) {
        OuErr_Clear();
    }
}

/**
 * Lets go of what sys keeps for the program. CPython: finalize_modules_delete_special
 * (Python/pylifecycle.c).
 */
static void delete_special(void)
{
    static const char *const names[] = {"path",       "argv",           "ps1", "ps2", "last_type",
                                        "last_value", "last_traceback", NULL};
    static const char *const files[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    if (OuDict_SetItemString(ou_state.builtins, "_", Ou_None) < 0) {
        OuErr_Clear();
    }
    for (int i = 0; names[i]; i++) {
        if (ou_sys_get(names[i])) {
            set_or_forget(names[i], Ou_None);
        }
    }
    for (int i = 0; i < 3; i++) {
        OuObject *original = ou_sys_get(files[i][1]);
        set_or_forget(files[i][0], original ? original : Ou_None);
    }
}

/** Takes all modules out of sys.modules; a new list of weak references to them, or NULL. */
static OuObject *remove_modules(void)
{
    OuObject *weak = OuList_New(0);
    OuObject *names = OuDict_Keys(ou_state.modules);
    for (Ou_ssize_t i = 0; names && i < OuList_Size(names); i++) {
        OuObject *name = OuList_GetItem(names, i);
        OuObject *module = OuDict_GetItemWithError(ou_state.modules, name);
        if (module != NULL && OuModule_Check(module)) {
            OuObject *ref = weak ? OuWeakref_NewRef(module, NULL) : NULL;
            if (ref == NULL || OuList_Append(weak, ref) < 0) {
                OuErr_Clear();
            }
            Ou_XDecRef(ref);
        }
        if (OuDict_SetItem(ou_state.modules, name, Ou_None) < 0) {
            OuErr_Clear();
        }
    }
    Ou_XDecRef(names);
    OuErr_Clear();
    OuDict_Clear(ou_state.modules);
    return weak;
}

/** Brings back the builtins that the program has changed. */
static void restore_builtins(void)
{
    if (ou_state.builtins_copy == NULL) {
        return;
    }
    OuDict_Clear(ou_state.builtins);
    if (OuDict_Update(ou_state.builtins, ou_state.builtins_copy) < 0) {
        OuErr_Clear();
    }
    Ou_Clear(&ou_state.builtins_copy);
}

/** Wipes the modules that are still alive, the newest first. Steals the list. */
static void clear_modules(OuObject *weak)
{
    for (Ou_ssize_t i = weak ? OuList_Size(weak) - 1 : -1; i >= 0; i--) {
        OuObject *module = OuWeakref_GetObject(OuList_GetItem(weak, i));
        if (module == NULL || module == Ou_None) {
            continue;
        }
        OuObject *dict = OuModule_GetDict(module);
        if (dict == ou_state.sysdict || dict == ou_state.builtins) {
            continue;
        }
        Ou_IncRef(module);
        ou_module_clear(module);
        Ou_DecRef(module);
    }
    Ou_XDecRef(weak);
}

/** CPython: finalize_modules (Python/pylifecycle.c). */
static void finalize_modules(void)
{
    delete_special();
    OuObject *weak = remove_modules();
    restore_builtins();
    ou_gc_collect_at_exit();
    clear_modules(weak);
    ou_module_clear_dict(ou_state.sysdict);
    ou_module_clear_dict(ou_state.builtins);
    Ou_Clear(&ou_state.modules);
    ou_gc_collect_at_exit();
}

/** What nobody is left to hear. */
static void say_nothing(const OuErrRecord *OU_UNUSED(record), const char *OU_UNUSED(message),
                        OuObject *OU_UNUSED(object))
{
}

/**
 * Frees what is left: objects that the program kept from the collector, in gc.callbacks, gc.garbage
 * or by gc.freeze(), and what finalizers brought back. In CPython they stay.
 */
static void free_the_rest(void)
{
    OuErr_SetUnraisableHook(say_nothing);
    ou_builtin_modules_fini();
    ou_gc_collect_at_exit();
    ou_gc_release_kept();
    for (int round = 0; round < 10 && ou_gc_collect_at_exit() > 0; round++) {
        /* A finalizer may have left new garbage. */
    }
    ou_gc_fini();
}

void ou_finalize(void)
{
    if (ou_state.sysdict != NULL && ou_state.builtins != NULL && ou_state.modules != NULL) {
        if (ou_atexit_hook != NULL) {
            ou_atexit_hook();
        }
        flush_streams();
        ou_state.finalizing = 1;
        OuGC_Collect();
        finalize_modules();
    }
    OuErr_Clear();
    Ou_Clear(&ou_state.modules);
    Ou_Clear(&ou_state.builtins_copy);
    Ou_Clear(&ou_state.sysdict);
    Ou_Clear(&ou_state.builtins);
    Ou_Clear(&ou_state.exc_state.exc_value);
    free_the_rest();
    ou_hooks_remove();
    ou_frame_fini();
    ou_python_types_fini();
    ou_types_fini();
    fflush(stdout);
}
