/* SPDX-License-Identifier: MIT */
/**
 * @file bltin_object.c
 * Built-in functions about one object: what it is, what it has, how it reads.
 */
#include "bltin.h"

#include "eval.h"
#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/iter.h"
#include "ouro/list.h"
#include "ouro/listmethods.h"
#include "ouro/long.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** `len()`: @newref; NULL with an error set. CPython: builtin_len (Python/bltinmodule.c). */
static OuObject *builtin_len(OuObject *OU_UNUSED(module), OuObject *op)
{
    Ou_ssize_t size = OuObject_Size(op);
    return size < 0 ? NULL : OuLong_FromSsize_t(size);
}

/** `repr()`: @newref; NULL with an error set. CPython: builtin_repr (Python/bltinmodule.c). */
static OuObject *builtin_repr(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuObject_Repr(op);
}

/** `ascii()`: @newref; NULL with an error set. CPython: builtin_ascii (Python/bltinmodule.c). */
static OuObject *builtin_ascii(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuObject_ASCII(op);
}

/** `id()`: @newref; NULL with an error set. CPython: builtin_id (Python/bltinmodule.c). */
static OuObject *builtin_id(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuLong_FromVoidPtr(op);
}

/** `hash()`: @newref; NULL with an error set. CPython: builtin_hash (Python/bltinmodule.c). */
static OuObject *builtin_hash(OuObject *OU_UNUSED(module), OuObject *op)
{
    Ou_hash_t hash = OuObject_Hash(op);
    return hash == -1 ? NULL : OuLong_FromSsize_t(hash);
}

/**
 * `callable()`: @newref; NULL with an error set. CPython: builtin_callable (Python/bltinmodule.c).
 */
static OuObject *builtin_callable(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuBool_FromLong(OuCallable_Check(op));
}

/**
 * `isinstance()`: @newref; NULL with an error set. CPython: builtin_isinstance_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_isinstance(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *cls;
    if (!OuArg_UnpackTuple(args, "isinstance", 2, 2, &op, &cls)) {
        return NULL;
    }
    int result = OuObject_IsInstance(op, cls);
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/**
 * `issubclass()`: @newref; NULL with an error set. CPython: builtin_issubclass_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_issubclass(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *derived, *cls;
    if (!OuArg_UnpackTuple(args, "issubclass", 2, 2, &derived, &cls)) {
        return NULL;
    }
    int result = OuObject_IsSubclass(derived, cls);
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/** Whether a name is a str; sets TypeError if not. */
static int check_name(OuObject *name, const char *function)
{
    if (OuUnicode_Check(name)) {
        return 1;
    }
    OuErr_Format(OuExc_TypeError, "%s(): attribute name must be string", function);
    return 0;
}

/**
 * `getattr()`: @newref; NULL with an error set. CPython: builtin_getattr (Python/bltinmodule.c).
 */
static OuObject *builtin_getattr(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *name, *fallback = NULL;
    if (!OuArg_UnpackTuple(args, "getattr", 2, 3, &op, &name, &fallback)) {
        return NULL;
    }
    if (!OuUnicode_Check(name)) {
        return OuErr_Format(OuExc_TypeError, "attribute name must be string, not '%s'",
                            Ou_TYPE(name)->tp_name);
    }
    if (fallback == NULL) {
        return OuObject_GetAttr(op, name);
    }
    OuObject *value;
    int found = OuObject_LookupAttr(op, name, &value);
    return found == 0 ? Ou_NewRef(fallback) : value;
}

/**
 * `hasattr()`: @newref; NULL with an error set. CPython: builtin_hasattr_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_hasattr(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *name, *value;
    if (!OuArg_UnpackTuple(args, "hasattr", 2, 2, &op, &name) || !check_name(name, "hasattr")) {
        return NULL;
    }
    int found = OuObject_LookupAttr(op, name, &value);
    Ou_XDecRef(value);
    return found < 0 ? NULL : OuBool_FromLong(found);
}

/**
 * `setattr()`: @newref; NULL with an error set. CPython: builtin_setattr_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_setattr(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *name, *value;
    if (!OuArg_UnpackTuple(args, "setattr", 3, 3, &op, &name, &value) ||
        OuObject_SetAttr(op, name, value) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `delattr()`: @newref; NULL with an error set. CPython: builtin_delattr_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_delattr(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *name;
    if (!OuArg_UnpackTuple(args, "delattr", 2, 2, &op, &name) ||
        OuObject_SetAttr(op, name, NULL) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/** `vars()`: @newref; NULL with an error set. CPython: builtin_vars (Python/bltinmodule.c). */
static OuObject *builtin_vars(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op = NULL, *dict;
    if (!OuArg_UnpackTuple(args, "vars", 0, 1, &op)) {
        return NULL;
    }
    if (op == NULL) {
        return Ou_XNewRef(OuEval_GetLocals());
    }
    if (OuObject_LookupAttr(op, OU_ID(__dict__), &dict) == 0) {
        OuErr_SetString(OuExc_TypeError, "vars() argument must have __dict__ attribute");
    }
    return dict;
}

/** `dir()`: @newref; NULL with an error set. CPython: builtin_dir (Python/bltinmodule.c). */
static OuObject *builtin_dir(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op = NULL;
    if (!OuArg_UnpackTuple(args, "dir", 0, 1, &op)) {
        return NULL;
    }
    if (op != NULL) {
        return OuObject_Dir(op);
    }
    OuObject *locals = OuEval_GetLocals();
    OuObject *names = locals ? OuMapping_Keys(locals) : NULL;
    if (names != NULL && OuList_Sort(names) < 0) {
        Ou_Clear(&names);
    }
    return names;
}

/**
 * `globals()`: @newref; NULL with an error set. CPython: builtin_globals_impl
 * (Python/bltinmodule.c).
 */
static OuObject *builtin_globals(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return Ou_XNewRef(OuEval_GetGlobals());
}

/**
 * `locals()`: @newref; NULL with an error set. CPython: builtin_locals_impl (Python/bltinmodule.c).
 */
static OuObject *builtin_locals(OuObject *OU_UNUSED(module), OuObject *OU_UNUSED(args))
{
    return Ou_XNewRef(OuEval_GetLocals());
}

/**
 * `format()`: @newref; NULL with an error set. CPython: builtin_format_impl (Python/bltinmodule.c).
 */
static OuObject *builtin_format(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *value, *spec = NULL;
    if (!OuArg_ParseTuple(args, "O|U:format", &value, &spec)) {
        return NULL;
    }
    return OuObject_Format(value, spec);
}

/** `iter()`: @newref; NULL with an error set. CPython: builtin_iter (Python/bltinmodule.c). */
static OuObject *builtin_iter(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *op, *sentinel = NULL;
    if (!OuArg_UnpackTuple(args, "iter", 1, 2, &op, &sentinel)) {
        return NULL;
    }
    if (sentinel == NULL) {
        return OuObject_GetIter(op);
    }
    if (!OuCallable_Check(op)) {
        return OuErr_Format(OuExc_TypeError, "iter(v, w): v must be callable");
    }
    return OuCallIter_New(op, sentinel);
}

/** `next()`: @newref; NULL with an error set. CPython: builtin_next (Python/bltinmodule.c). */
static OuObject *builtin_next(OuObject *OU_UNUSED(module), OuObject *args)
{
    OuObject *iterator, *fallback = NULL;
    if (!OuArg_UnpackTuple(args, "next", 1, 2, &iterator, &fallback)) {
        return NULL;
    }
    if (!OuIter_Check(iterator)) {
        return OuErr_Format(OuExc_TypeError, "'%s' object is not an iterator",
                            Ou_TYPE(iterator)->tp_name);
    }
    OuObject *item = Ou_TYPE(iterator)->tp_iternext(iterator);
    if (item != NULL) {
        return item;
    }
    if (fallback != NULL && (!OuErr_Occurred() || OuErr_ExceptionMatches(OuExc_StopIteration))) {
        OuErr_Clear();
        return Ou_NewRef(fallback);
    }
    if (!OuErr_Occurred()) {
        OuErr_SetString(OuExc_StopIteration, "");
    }
    return NULL;
}

/** `chr()`: @newref; NULL with an error set. CPython: builtin_chr_impl (Python/bltinmodule.c). */
static OuObject *builtin_chr(OuObject *OU_UNUSED(module), OuObject *op)
{
    long code = OuLong_AsLong(op);
    if (code == -1 && OuErr_Occurred()) {
        if (OuErr_ExceptionMatches(OuExc_OverflowError)) {
            OuErr_SetString(OuExc_OverflowError, "Python int too large to convert to C int");
        }
        return NULL;
    }
    if (code < 0 || code > 0x10FFFF) {
        return OuErr_Format(OuExc_ValueError, "chr() arg not in range(0x110000)");
    }
    return OuUnicode_FromOrdinal((int)code);
}

/** `ord()`: @newref; NULL with an error set. CPython: builtin_ord (Python/bltinmodule.c). */
static OuObject *builtin_ord(OuObject *OU_UNUSED(module), OuObject *op)
{
    Ou_ssize_t size;
    if (OuUnicode_Check(op)) {
        size = ou_unicode_length(op);
        if (size == 1) {
            return OuLong_FromLong((long)ou_unicode_char(op, 0));
        }
    } else if (OuBytes_Check(op)) {
        size = OuBytes_Size(op);
        if (size == 1) {
            return OuLong_FromLong((unsigned char)OuBytes_AsString(op)[0]);
        }
    } else if (OuByteArray_Check(op)) {
        size = Ou_SIZE(op);
        if (size == 1) {
            return OuLong_FromLong((unsigned char)ou_bytearray_data(op)[0]);
        }
    } else {
        return OuErr_Format(OuExc_TypeError, "ord() expected string of length 1, but %s found",
                            Ou_TYPE(op)->tp_name);
    }
    return OuErr_Format(OuExc_TypeError,
                        "ord() expected a character, but string of length %td found", size);
}

/** `bin()`: @newref; NULL with an error set. CPython: builtin_bin (Python/bltinmodule.c). */
static OuObject *builtin_bin(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuNumber_ToBase(op, 2);
}

/** `oct()`: @newref; NULL with an error set. CPython: builtin_oct (Python/bltinmodule.c). */
static OuObject *builtin_oct(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuNumber_ToBase(op, 8);
}

/** `hex()`: @newref; NULL with an error set. CPython: builtin_hex (Python/bltinmodule.c). */
static OuObject *builtin_hex(OuObject *OU_UNUSED(module), OuObject *op)
{
    return OuNumber_ToBase(op, 16);
}

OuMethodDef ou_bltin_object_functions[] = {
    {"len", builtin_len, OU_METH_O, "Return the number of items in a container."},
    {"repr", builtin_repr, OU_METH_O, NULL},
    {"ascii", builtin_ascii, OU_METH_O, NULL},
    {"id", builtin_id, OU_METH_O, "Return the identity of an object."},
    {"hash", builtin_hash, OU_METH_O, NULL},
    {"callable", builtin_callable, OU_METH_O, NULL},
    {"isinstance", builtin_isinstance, OU_METH_VARARGS, NULL},
    {"issubclass", builtin_issubclass, OU_METH_VARARGS, NULL},
    {"getattr", builtin_getattr, OU_METH_VARARGS, NULL},
    {"hasattr", builtin_hasattr, OU_METH_VARARGS, NULL},
    {"setattr", builtin_setattr, OU_METH_VARARGS, NULL},
    {"delattr", builtin_delattr, OU_METH_VARARGS, NULL},
    {"vars", builtin_vars, OU_METH_VARARGS | OU_METH_TUPLE, NULL},
    {"dir", builtin_dir, OU_METH_VARARGS | OU_METH_TUPLE, NULL},
    {"globals", builtin_globals, OU_METH_NOARGS, NULL},
    {"locals", builtin_locals, OU_METH_NOARGS, NULL},
    {"format", builtin_format, OU_METH_VARARGS, NULL},
    {"iter", builtin_iter, OU_METH_VARARGS, NULL},
    {"next", builtin_next, OU_METH_VARARGS, NULL},
    {"chr", builtin_chr, OU_METH_O, NULL},
    {"ord", builtin_ord, OU_METH_O, NULL},
    {"bin", builtin_bin, OU_METH_O, NULL},
    {"oct", builtin_oct, OU_METH_O, NULL},
    {"hex", builtin_hex, OU_METH_O, NULL},
    {0},
};
