/* SPDX-License-Identifier: MIT */
/**
 * @file sizeof.c
 * sys.getsizeof(): the sizes that CPython 3.11 reports on a 64-bit machine.
 *
 * Our own structs differ a little; a program about memory should print the numbers its reader can
 * look up. Types that are not listed report the size of their struct here.
 */
#include "sizeof.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/bytearray.h"
#include "ouro/bytes.h"
#include "ouro/cell.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/float.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/list.h"
#include "ouro/long.h"
#include "ouro/method.h"
#include "ouro/range.h"
#include "ouro/refcount.h"
#include "ouro/set.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** Digits of 30 bits that CPython needs. */
static Ou_ssize_t long_digits(OuObject *op)
{
    if (!ou_long_is_small(op)) {
        Ou_ssize_t size = Ou_SIZE(op);
        uint64_t top = ((OuLongObject *)op)->digits[size - 1];
        return 2 * size - (top >> 30 == 0);
    }
    int64_t value = ((OuLongObject *)op)->value;
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    Ou_ssize_t digits = 0;
    for (; magnitude; magnitude >>= 30) {
        digits++;
    }
    return digits;
}

/** What sys.getsizeof() says about a str in CPython, whose header differs from ours. */
static Ou_ssize_t unicode_size(OuObject *op)
{
    Ou_ssize_t length = ou_unicode_length(op);
    int kind = ou_unicode_kind(op);
    if (((OuUnicodeObject *)op)->ascii) {
        return 49 + length;
    }
    return (kind == 1 ? 73 : kind == 2 ? 74 : 76) + length * kind;
}

/** The size of a dict's table as CPython has it, with its two kinds of entries. */
static Ou_ssize_t dict_size(OuObject *op)
{
    OuDictKeysObject *keys = ((OuDictObject *)op)->ma_keys;
    Ou_ssize_t size = 48;
    if (OuDict_GET_SIZE(op) == 0 && keys->dk_nentries == 0 && keys->dk_log2_size <= 3 &&
        keys->dk_usable == 0) {
        return size;
    }
    Ou_ssize_t usable = ((Ou_ssize_t)2 << keys->dk_log2_size) / 3;
    if (((OuDictObject *)op)->ma_values != NULL) {
        return size + (keys->dk_nentries + keys->dk_usable) * (Ou_ssize_t)sizeof(OuObject *);
    }
    Ou_ssize_t entry = keys->dk_kind == OU_DICT_KEYS_GENERAL ? 24 : 16;
    return size + 32 + ((Ou_ssize_t)1 << keys->dk_log2_index_bytes) + usable * entry;
}

/** The size without the GC head, of an object that is of the type or derived from it; -1: not listed. */
static Ou_ssize_t builtin_size(OuObject *op)
{
    if (OuLong_Check(op)) {
        Ou_ssize_t digits = long_digits(op);
        return 24 + 4 * (digits ? digits : 1);
    }
    if (OuUnicode_Check(op)) {
        return unicode_size(op);
    }
    if (OuBytes_Check(op)) {
        return 33 + OuBytes_Size(op);
    }
    if (OuByteArray_Check(op)) {
        return 56 + ((OuByteArrayObject *)op)->ob_alloc;
    }
    if (OuList_Check(op)) {
        return 40 + 8 * ((OuListObject *)op)->allocated;
    }
    if (OuTuple_Check(op)) {
        return 24 + 8 * OuTuple_GET_SIZE(op);
    }
    if (OuDict_Check(op)) {
        return dict_size(op);
    }
    if (OuAnySet_Check(op)) {
        OuSetObject *set = (OuSetObject *)op;
        Ou_ssize_t table = set->table == set->smalltable ? 0 : (set->mask + 1) * 16;
        return 200 + table;
    }
    if (Ou_TYPE(op) == &OuFunction_Type) {
        return 136;
    }
    if (OuCFunction_Check(op)) {
        return 56;
    }
    if (Ou_TYPE(op) == &OuFloat_Type) {
        return 24;
    }
    if (Ou_TYPE(op) == &OuRange_Type) {
        return 48;
    }
    if (OuType_Check(op)) {
        return OuType_HasFeature((OuTypeObject *)op, OU_TPFLAGS_HEAPTYPE) ? 1672 : 424;
    }
    return -1;
}

/** What classes made by programs add to the struct of their built-in base. */
static Ou_ssize_t added_by_classes(OuTypeObject *type)
{
    OuTypeObject *base = type;
    while (OuType_HasFeature(base, OU_TPFLAGS_HEAPTYPE)) {
        base = base->tp_base;
    }
    return type->tp_basicsize - base->tp_basicsize;
}

Ou_ssize_t ou_sizeof(OuObject *op)
{
    OuTypeObject *type = Ou_TYPE(op);
    OuObject *name = OuUnicode_InternFromString("__sizeof__");
    OuObject *method = name ? OuObject_LookupSpecial(op, name) : NULL;
    Ou_XDecRef(name);
    if (method == NULL && OuErr_Occurred()) {
        return -1;
    }
    Ou_ssize_t size;
    if (method != NULL && OuType_HasFeature(type, OU_TPFLAGS_HEAPTYPE) && OuMethod_Check(method)) {
        OuObject *result = OuObject_CallNoArgs(method);
        size = result ? OuLong_AsSsize_t(result) : -1;
        Ou_XDecRef(result);
        Ou_DecRef(method);
        if (size < 0) {
            if (!OuErr_Occurred()) {
                OuErr_SetString(OuExc_ValueError, "__sizeof__() should return >= 0");
            }
            return -1;
        }
    } else {
        Ou_XDecRef(method);
        size = builtin_size(op);
        if (size >= 0) {
            size += added_by_classes(type);
        } else {
            size = type->tp_basicsize + (type->tp_itemsize ? Ou_SIZE(op) * type->tp_itemsize : 0);
        }
    }
    if (OuObject_IS_GC(op)) {
        size += 16;
    }
    if (OuType_HasFeature(type, OU_TPFLAGS_MANAGED_DICT)) {
        size += 16;
    }
    return size;
}
