/* SPDX-License-Identifier: MIT */
/**
 * @file sysmodule.c
 * The module sys.
 */
#include "sysmodule.h"

#include "bltin.h"
#include "fileobject.h"
#include "frame.h"
#include "import.h"
#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/bytes.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/recursion.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "pythonrun.h"
#include "sizeof.h"
#include "versioninfo.h"

#include <stdio.h>

/* Makes no str of the name: with memory short, sys.stdout would seem to be lost. */
OuObject *ou_sys_get(const char *name)
{
    OuObject *key, *value;
    Ou_ssize_t at = 0;
    while (ou_state.sysdict && OuDict_Next(ou_state.sysdict, &at, &key, &value)) {
        if (OuUnicode_Check(key) && ou_unicode_equal_to_ascii(key, name)) {
            return value;
        }
    }
    return NULL;
}

int ou_sys_set(const char *name, OuObject *value)
{
    if (value != NULL) {
        return OuDict_SetItemString(ou_state.sysdict, name, value);
    }
    return ou_sys_get(name) ? OuDict_DelItemString(ou_state.sysdict, name) : 0;
}

/* ---- functions ------------------------------------------------------------------------------ */

/**
 * `sys.getrefcount()`: @newref; NULL with an error set. How many references there are to an object,
 * the argument's own included. CPython: sys_getrefcount_impl (Python/sysmodule.c).
 */
static OuObject *sys_getrefcount(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuLong_FromSsize_t(Ou_REFCNT(op));
}

/** `sys.exit()`: @newref; NULL with an error set. CPython: sys_exit_impl (Python/sysmodule.c). */
static OuObject *sys_exit(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *status = NULL;
    if (OuArg_UnpackTuple(args, "exit", 0, 1, &status)) {
        ou_err_set_type_object(ou_exc_type(OuExc_SystemExit), status);
    }
    return NULL;
}

/**
 * `sys.getrecursionlimit()`: @newref; NULL with an error set. CPython: sys_getrecursionlimit_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_getrecursionlimit(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuLong_FromLong(Ou_GetRecursionLimit());
}

/**
 * `sys.setrecursionlimit()`: @newref; NULL with an error set. CPython: sys_setrecursionlimit_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_setrecursionlimit(OuObject *OU_UNUSED(module), OuObject *op)
{
    int limit = ou_long_as_int(op);
    if (limit == -1 && OuErr_Occurred()) {
        return NULL;
    }
    if (limit < 1) {
        return OuErr_Format(OuExc_ValueError, "recursion limit must be greater or equal than 1");
    }
    if (ou_recursion_depth() >= limit) {
        return OuErr_Format(OuExc_RecursionError,
                            "cannot set the recursion limit to %i at the recursion depth %i: the "
                            "limit is too low",
                            limit, ou_recursion_depth());
    }
    Ou_SetRecursionLimit(limit);
    OU_RETURN_NONE;
}

/**
 * `sys.exc_info()`: @newref; NULL with an error set. CPython: sys_exc_info_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_exc_info(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    OuObject *exception = ou_handled_exception();
    if (exception == NULL) {
        return OuTuple_Pack(3, Ou_None, Ou_None, Ou_None);
    }
    OuObject *traceback = OuException_GetTraceback(exception);
    OuObject *result =
        OuTuple_Pack(3, (OuObject *)Ou_TYPE(exception), exception, traceback ? traceback : Ou_None);
    Ou_XDecRef(traceback);
    return result;
}

/**
 * `sys.exception()`: @newref; NULL with an error set. CPython: sys_exception_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_exception(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    OuObject *exception = ou_handled_exception();
    return Ou_NewRef(exception ? exception : Ou_None);
}

/**
 * `sys.intern()`: @newref; NULL with an error set. CPython: sys_intern_impl (Python/sysmodule.c).
 */
static OuObject *sys_intern(OuObject *OU_UNUSED(module), OuObject *text)
{
    if (!OuUnicode_Check(text)) {
        return OuErr_Format(OuExc_TypeError, "intern() argument must be str, not %s",
                            Ou_TYPE(text)->tp_name);
    }
    if (!OuUnicode_CheckExact(text)) {
        return OuErr_Format(OuExc_TypeError, "can't intern %s", Ou_TYPE(text)->tp_name);
    }
    Ou_IncRef(text);
    OuUnicode_InternInPlace(&text);
    return text;
}

/** `sys._getframe()`: @newref; NULL with an error set. */
static OuObject *sys_getframe(OuObject *OU_UNUSED(module), OuObject *args)
{
    int depth = 0;
    if (!OuArg_ParseTuple(args, "|i:_getframe", &depth)) {
        return NULL;
    }
    OuInterpreterFrame *frame = ou_state.current_frame;
    for (; depth > 0 && frame != NULL; depth--) {
        frame = frame->previous;
    }
    if (frame == NULL) {
        return OuErr_Format(OuExc_ValueError, "call stack is not deep enough");
    }
    return Ou_XNewRef((OuObject *)ou_frame_get_object(frame));
}

/**
 * `sys.getallocatedblocks()`: @newref; NULL with an error set. CPython: sys_getallocatedblocks_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_getallocatedblocks(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    Ou_ssize_t blocks = OuMem_LiveBlocks();
    return OuLong_FromSsize_t(blocks > 0 ? blocks : ou_live_objects());
}

/**
 * `sys.getsizeof()`: @newref; NULL with an error set. CPython: sys_getsizeof (Python/sysmodule.c).
 */
static OuObject *sys_getsizeof(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *fallback = NULL;
    if (!OuArg_UnpackTuple(args, "getsizeof", 1, 2, &op, &fallback)) {
        return NULL;
    }
    Ou_ssize_t size = ou_sizeof(op);
    if (size < 0) {
        if (fallback != NULL && OuErr_ExceptionMatches(OuExc_TypeError)) {
            OuErr_Clear();
            return Ou_NewRef(fallback);
        }
        return NULL;
    }
    return OuLong_FromSsize_t(size);
}

/**
 * `sys.displayhook()`: @newref; NULL with an error set. CPython: sys_displayhook
 * (Python/sysmodule.c).
 */
static OuObject *sys_displayhook(OuObject *OU_UNUSED(module), OuObject *value)
{
    if (value == Ou_None) {
        OU_RETURN_NONE;
    }
    if (OuDict_SetItemString(ou_state.builtins, "_", Ou_None) < 0) {
        return NULL;
    }
    OuObject *out = ou_sys_get("stdout");
    if (out == NULL || out == Ou_None) {
        return OuErr_Format(OuExc_RuntimeError, "lost sys.stdout");
    }
    OuObject *text = OuObject_Repr(value);
    int status = text ? ou_file_write(out, text) : -1;
    Ou_XDecRef(text);
    if (status < 0 || ou_file_write_string(out, "\n") < 0 ||
        OuDict_SetItemString(ou_state.builtins, "_", value) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `sys.excepthook()`: @newref; NULL with an error set. CPython: sys_excepthook_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_excepthook(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *type, *value, *traceback;
    if (!OuArg_UnpackTuple(args, "excepthook", 3, 3, &type, &value, &traceback)) {
        return NULL;
    }
    ou_display_exception(value);
    OU_RETURN_NONE;
}

/**
 * `sys.unraisablehook()`: @newref; NULL with an error set. CPython: sys_unraisablehook
 * (Python/sysmodule.c).
 */
static OuObject *sys_unraisablehook(OuObject *OU_UNUSED(module), OuObject *args)
{
    return ou_default_unraisable(args) < 0 ? NULL : Ou_NewRef(Ou_None);
}

/**
 * `sys.is_finalizing()`: @newref; NULL with an error set. CPython: sys_is_finalizing_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_is_finalizing(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuBool_FromLong(ou_state.finalizing);
}

/**
 * `sys.get_int_max_str_digits()`: @newref; NULL with an error set. CPython:
 * sys_get_int_max_str_digits_impl (Python/sysmodule.c).
 */
static OuObject *sys_get_int_max_str_digits(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuLong_FromLong(ou_long_max_str_digits);
}

/**
 * `sys.set_int_max_str_digits()`: @newref; NULL with an error set. CPython:
 * sys_set_int_max_str_digits_impl (Python/sysmodule.c).
 */
static OuObject *sys_set_int_max_str_digits(OuObject *OU_UNUSED(module), OuObject *op)
{
    int digits = ou_long_as_int(op);
    if (digits == -1 && OuErr_Occurred()) {
        return NULL;
    }
    if (digits != 0 && digits < 640) {
        return OuErr_Format(OuExc_ValueError, "maxdigits must be 0 or larger than 640");
    }
    ou_long_max_str_digits = digits;
    OU_RETURN_NONE;
}

/**
 * `sys.getdefaultencoding()`: @newref; NULL with an error set. CPython: sys_getdefaultencoding_impl
 * (Python/sysmodule.c).
 */
static OuObject *sys_getdefaultencoding(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return OuUnicode_FromString("utf-8");
}

/** `sys.settrace()`: @newref; NULL with an error set. */
static OuObject *sys_do_nothing(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    OU_RETURN_NONE;
}

/** The functions of module sys. */
static OuMethodDef sys_functions[] = {
    {"getrefcount", sys_getrefcount, OU_METH_O,
     "How many references there are to an object, the argument's own included."},
    {"exit", sys_exit, OU_METH_VARARGS, NULL},
    {"getrecursionlimit", sys_getrecursionlimit, OU_METH_NOARGS, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, OU_METH_O, NULL},
    {"exc_info", sys_exc_info, OU_METH_NOARGS, NULL},
    {"exception", sys_exception, OU_METH_NOARGS, NULL},
    {"intern", sys_intern, OU_METH_O, NULL},
    {"_getframe", sys_getframe, OU_METH_VARARGS, NULL},
    {"getallocatedblocks", sys_getallocatedblocks, OU_METH_NOARGS, NULL},
    {"getsizeof", sys_getsizeof, OU_METH_VARARGS, NULL},
    {"displayhook", sys_displayhook, OU_METH_O, NULL},
    {"excepthook", sys_excepthook, OU_METH_VARARGS, NULL},
    {"unraisablehook", sys_unraisablehook, OU_METH_O, NULL},
    {"is_finalizing", sys_is_finalizing, OU_METH_NOARGS, NULL},
    {"getdefaultencoding", sys_getdefaultencoding, OU_METH_NOARGS, NULL},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, OU_METH_NOARGS, NULL},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, OU_METH_O, NULL},
    {"settrace", sys_do_nothing, OU_METH_O, NULL},
    {"setprofile", sys_do_nothing, OU_METH_O, NULL},
    {0},
};

/* ---- the module ----------------------------------------------------------------------------- */

/** Adds a value (stolen, maybe NULL). */
static int add(OuObject *module, const char *name, OuObject *value)
{
    int status = OuModule_AddObjectRef(module, name, value);
    Ou_XDecRef(value);
    return status;
}

/** A namespace object with int attributes. New, or NULL. */
static OuObject *make_namespace(const char *const *names, const long *numbers)
{
    OuObject *dict = OuDict_New();
    for (int i = 0; dict && names[i]; i++) {
        OuObject *number = OuLong_FromLong(numbers[i]);
        if (number == NULL || OuDict_SetItemString(dict, names[i], number) < 0) {
            Ou_Clear(&dict);
        }
        Ou_XDecRef(number);
    }
    OuObject *namespace = dict ? ou_namespace_new(dict) : NULL;
    Ou_XDecRef(dict);
    return namespace;
}

/** sys.implementation. New, or NULL. */
static OuObject *make_implementation(void)
{
    OuObject *dict = OuDict_New();
    OuObject *name = OuUnicode_FromString("ouro");
    OuObject *version = ou_version_info_new();
    OuObject *result = NULL;
    if (dict && name && version && OuDict_SetItemString(dict, "name", name) == 0 &&
        OuDict_SetItemString(dict, "version", version) == 0) {
        result = ou_namespace_new(dict);
    }
    Ou_XDecRef(version);
    Ou_XDecRef(name);
    Ou_XDecRef(dict);
    return result;
}

/**
 * Puts everything into the module sys that is no function: 0; -1 with an error set. CPython:
 * _PySys_InitCore (Python/sysmodule.c).
 */
static int fill(OuObject *module)
{
    static const char *const flag_names[] = {"debug",     "inspect",  "interactive", "optimize",
                                             "verbose",   "quiet",    "isolated",    "no_site",
                                             "utf8_mode", "dev_mode", NULL};
    static const long flags[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    if (add(module, "maxsize", OuLong_FromSsize_t(OU_SSIZE_T_MAX)) < 0 ||
        add(module, "maxunicode", OuLong_FromLong(0x10FFFF)) < 0 ||
        add(module, "hexversion", OuLong_FromLong(0x030B02F0)) < 0 ||
        add(module, "modules", Ou_NewRef(ou_state.modules)) < 0 ||
        add(module, "path", OuList_New(0)) < 0 || add(module, "argv", OuList_New(0)) < 0 ||
        add(module, "flags", make_namespace(flag_names, flags)) < 0 ||
        add(module, "version_info", ou_version_info_new()) < 0 ||
        add(module, "implementation", make_implementation()) < 0 ||
        add(module, "warnoptions", OuList_New(0)) < 0) {
        return -1;
    }
    if (OuModule_AddStringConstant(module, "version", "3.11.2 (ouro)") < 0 ||
        OuModule_AddStringConstant(module, "platform", "linux") < 0 ||
        OuModule_AddStringConstant(module, "byteorder", "little") < 0 ||
        OuModule_AddStringConstant(module, "copyright", "") < 0 ||
        OuModule_AddStringConstant(module, "executable", "ouro") < 0) {
        return -1;
    }
    OuObject *dict = OuModule_GetDict(module);
    static const char *const hooks[][2] = {{"unraisablehook", "__unraisablehook__"},
                                           {"excepthook", "__excepthook__"},
                                           {"displayhook", "__displayhook__"}};
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
        OuObject *hook = OuDict_GetItemString(dict, hooks[i][0]);
        if (OuModule_AddObjectRef(module, hooks[i][1], hook) < 0) {
            return -1;
        }
    }
    return 0;
}

OuObject *ou_sys_init(void)
{
    OuObject *module =
        OuModule_Create("sys", "What the interpreter knows of itself.", sys_functions);
    if (module != NULL && fill(module) < 0) {
        Ou_Clear(&module);
    }
    if (module != NULL) {
        ou_state.sysdict = Ou_NewRef(OuModule_GetDict(module));
    }
    return module;
}

int ou_sys_set_argv(int argc, char *const *argv)
{
    OuObject *list = OuList_New(0);
    for (int i = 0; list && i < argc; i++) {
        OuObject *text = OuUnicode_FromString(argv[i]);
        if (text == NULL || OuList_Append(list, text) < 0) {
            Ou_Clear(&list);
        }
        Ou_XDecRef(text);
    }
    int status = list ? ou_sys_set("argv", list) : -1;
    Ou_XDecRef(list);
    return status;
}

int ou_sys_init_streams(void)
{
    static const char *const names[][3] = {{"stdin", "__stdin__", "<stdin>"},
                                           {"stdout", "__stdout__", "<stdout>"},
                                           {"stderr", "__stderr__", "<stderr>"}};
    FILE *streams[] = {stdin, stdout, stderr};
    for (int i = 0; i < 3; i++) {
        OuObject *file = ou_file_new(streams[i], names[i][2], i == 0 ? "r" : "w", 1);
        int status = file ? ou_sys_set(names[i][0], file) : -1;
        if (status == 0) {
            status = ou_sys_set(names[i][1], file);
        }
        Ou_XDecRef(file);
        if (status < 0) {
            return -1;
        }
    }
    return 0;
}
