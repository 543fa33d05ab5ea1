/* SPDX-License-Identifier: MIT */
/**
 * @file bltinmodule.c
 * The module builtins: print, input and open, and everything that has a name everywhere.
 */
#include "bltin.h"

#include "fileobject.h"
#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/complex.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/float.h"
#include "ouro/iter.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/module.h"
#include "ouro/none.h"
#include "ouro/range.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "pystate.h"
#include "sysmodule.h"

/* ---- print, input, open --------------------------------------------------------------------- */

/** sep and end: a str or None. 1 if fine. */
static int check_separator(OuObject **value, const char *name)
{
    if (*value == Ou_None) {
        *value = NULL;
    }
    if (*value != NULL && !OuUnicode_Check(*value)) {
        OuErr_Format(OuExc_TypeError, "%s must be None or a string, not %s", name,
                     Ou_TYPE(*value)->tp_name);
        return 0;
    }
    return 1;
}

/** Writes str(op). */
static int print_one(OuObject *file, OuObject *op)
{
    OuObject *text = OuObject_Str(op);
    int status = text ? ou_file_write(file, text) : -1;
    Ou_XDecRef(text);
    return status;
}

/**
 * `print()`: @newref; NULL with an error set. CPython: builtin_print_impl (Python/bltinmodule.c).
 */
static OuObject *builtin_print(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    OuObject *sep = NULL, *end = NULL, *file = Ou_None;
    int flush = 0;
    if (kwargs != NULL) {
        OuObject *empty = OuTuple_New(0);
        int ok = empty && OuArg_ParseTupleAndKeywords(empty, kwargs, "|$OOOp:print", names, &sep,
                                                      &end, &file, &flush);
        Ou_XDecRef(empty);
        if (!ok || !check_separator(&sep, "sep") || !check_separator(&end, "end")) {
            return NULL;
        }
    }
    if (file == Ou_None) {
        file = ou_sys_get("stdout");
        if (file == NULL) {
            return OuErr_Format(OuExc_RuntimeError, "lost sys.stdout");
        }
        if (file == Ou_None) {
            OU_RETURN_NONE;
        }
    }
    Ou_IncRef(file);
    int status = 0;
    for (Ou_ssize_t i = 0; status == 0 && i < OuTuple_GET_SIZE(args); i++) {
        if (i > 0) {
            status = sep ? ou_file_write(file, sep) : ou_file_write_string(file, " ");
        }
        status = status < 0 ? -1 : print_one(file, OuTuple_GET_ITEM(args, i));
    }
    if (status == 0) {
        status = end ? ou_file_write(file, end) : ou_file_write_string(file, "\n");
    }
    if (status == 0 && flush) {
        status = ou_file_flush(file);
    }
    Ou_DecRef(file);
    return status < 0 ? NULL : Ou_NewRef(Ou_None);
}

/**
 * `input()`: @newref; NULL with an error set. CPython: builtin_input_impl (Python/bltinmodule.c).
 */
static OuObject *builtin_input(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *prompt = NULL;
    if (!OuArg_UnpackTuple(args, "input", 0, 1, &prompt)) {
        return NULL;
    }
    OuObject *out = ou_sys_get("stdout");
    OuObject *in = ou_sys_get("stdin");
    if (in == NULL || out == NULL || in == Ou_None || out == Ou_None) {
        return OuErr_Format(OuExc_RuntimeError, "input(): lost sys.stdin");
    }
    if ((prompt != NULL && print_one(out, prompt) < 0) || ou_file_flush(out) < 0) {
        return NULL;
    }
    OuObject *method = OuObject_GetAttrString(in, "readline");
    OuObject *line = method ? OuObject_CallNoArgs(method) : NULL;
    Ou_XDecRef(method);
    if (line == NULL || !OuUnicode_Check(line)) {
        Ou_XDecRef(line);
        return OuErr_Occurred()
                   ? NULL
                   : OuErr_Format(OuExc_TypeError, "object.readline() returned non-string");
    }
    Ou_ssize_t length = ou_unicode_length(line);
    if (length == 0) {
        Ou_DecRef(line);
        return OuErr_Format(OuExc_EOFError, "EOF when reading a line");
    }
    if (ou_unicode_char(line, length - 1) == '\n') {
        Ou_XSetRef(&line, OuUnicode_Substring(line, 0, length - 1));
    }
    return line;
}

/** `open()`: @newref; NULL with an error set. */
static OuObject *builtin_open(OuObject *OU_UNUSED(module), OuObject *args, OuObject *kwargs)
{
    static const char *const names[] = {"file",   "mode",    "buffering", "encoding",
                                        "errors", "newline", NULL};
    OuObject *path, *encoding = Ou_None, *errors = Ou_None, *newline = Ou_None;
    const char *mode = "r";
    int buffering = -1;
    if (!OuArg_ParseTupleAndKeywords(args, kwargs, "O|siOOO:open", names, &path, &mode, &buffering,
                                     &encoding, &errors, &newline)) {
        return NULL;
    }
    return ou_file_open(path, mode);
}

OuMethodDef ou_bltin_io_functions[] = {
    {"print", OU_CFUNCTION(builtin_print), OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Prints the values to a stream, or to sys.stdout by default."},
    {"input", builtin_input, OU_METH_VARARGS, NULL},
    {"open", OU_CFUNCTION(builtin_open), OU_METH_VARARGS | OU_METH_KEYWORDS, NULL},
    {0},
};

/* ---- the module ----------------------------------------------------------------------------- */

/** What is not a function. */
static const struct {
    const char *name; /**< as programs write it */
    OuObject *value;  /**< borrowed; static */
} values[] = {
    {"None", Ou_None},
    {"Ellipsis", Ou_Ellipsis},
    {"NotImplemented", Ou_NotImplemented},
    {"False", Ou_False},
    {"True", Ou_True},
    {"bool", (OuObject *)&OuBool_Type},
    {"bytearray", (OuObject *)&OuByteArray_Type},
    {"bytes", (OuObject *)&OuBytes_Type},
    {"classmethod", (OuObject *)&OuClassMethod_Type},
    {"dict", (OuObject *)&OuDict_Type},
    {"enumerate", (OuObject *)&OuEnum_Type},
    {"filter", (OuObject *)&OuFilter_Type},
    {"complex", (OuObject *)&OuComplex_Type},
    {"float", (OuObject *)&OuFloat_Type},
    {"frozenset", (OuObject *)&OuFrozenSet_Type},
    {"property", (OuObject *)&OuProperty_Type},
    {"int", (OuObject *)&OuLong_Type},
    {"list", (OuObject *)&OuList_Type},
    {"map", (OuObject *)&OuMap_Type},
    {"object", (OuObject *)&OuBaseObject_Type},
    {"range", (OuObject *)&OuRange_Type},
    {"reversed", (OuObject *)&OuReversed_Type},
    {"set", (OuObject *)&OuSet_Type},
    {"slice", (OuObject *)&OuSlice_Type},
    {"staticmethod", (OuObject *)&OuStaticMethod_Type},
    {"str", (OuObject *)&OuUnicode_Type},
    {"super", (OuObject *)&OuSuper_Type},
    {"tuple", (OuObject *)&OuTuple_Type},
    {"type", (OuObject *)&OuType_Type},
    {"zip", (OuObject *)&OuZip_Type},
};

/** Fills the module. */
static int fill(OuObject *module)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (OuModule_AddObjectRef(module, values[i].name, values[i].value) < 0) {
            return -1;
        }
    }
    for (OuExcKind kind = OuExc_BaseException; kind < OU_EXC_KINDS; kind++) {
        if (OuModule_AddObjectRef(module, OuErr_KindName(kind), ou_exc_type(kind)) < 0) {
            return -1;
        }
    }
    OuObject *os_error = ou_exc_type(OuExc_OSError);
    if (OuModule_AddObjectRef(module, "IOError", os_error) < 0 ||
        OuModule_AddObjectRef(module, "EnvironmentError", os_error) < 0 ||
        OuModule_AddObjectRef(module, "__debug__", Ou_True) < 0) {
        return -1;
    }
    if (OuModule_AddFunctions(module, ou_bltin_object_functions) < 0 ||
        OuModule_AddFunctions(module, ou_bltin_number_functions) < 0 ||
        OuModule_AddFunctions(module, ou_bltin_exec_functions) < 0) {
        return -1;
    }
    return 0;
}

OuObject *ou_bltin_init(void)
{
    OuObject *module =
        OuModule_Create("builtins", "Built-in functions and types.", ou_bltin_io_functions);
    if (module != NULL && fill(module) < 0) {
        Ou_Clear(&module);
    }
    if (module != NULL) {
        ou_state.builtins = Ou_NewRef(OuModule_GetDict(module));
        ou_state.builtins_copy = OuDict_Copy(ou_state.builtins);
        if (ou_state.builtins_copy == NULL) {
            Ou_Clear(&module);
        }
    }
    return module;
}
