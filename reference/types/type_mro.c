/* SPDX-License-Identifier: MIT */
/**
 * @file type_mro.c
 * The method resolution order: in which order a class and its bases are asked for a name.
 *
 * The C3 algorithm merges the MROs of the bases and the list of the bases: the next type is the
 * first head of a list that is in the tail of no list. So a class comes before its bases, and bases
 * keep the order in which the class statement names them.
 *
 * Also here: which base gives a class its layout, and which metaclass is the most derived.
 */
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/ids.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/* ---- C3 ------------------------------------------------------------------------------------ */

/**
 * Whether an item is in a tuple behind `whence`: 1 or 0. CPython: tail_contains
 * (Objects/typeobject.c).
 */
static int tail_contains(OuObject *tuple, Ou_ssize_t whence, OuObject *item)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(tuple);
    for (Ou_ssize_t i = whence + 1; i < size; i++) {
        if (OuTuple_GET_ITEM(tuple, i) == item) {
            return 1;
        }
    }
    return 0;
}

/** TypeError for the heads that block each other. CPython: set_mro_error (Objects/typeobject.c). */
static void set_mro_error(OuObject **to_merge, Ou_ssize_t count, const Ou_ssize_t *remain)
{
    OuObject *names = OuUnicode_FromString("");
    OuObject *seen = OuDict_New();
    for (Ou_ssize_t i = 0; i < count && names != NULL && seen != NULL; i++) {
        if (remain[i] >= OuTuple_GET_SIZE(to_merge[i])) {
            continue;
        }
        OuObject *type = OuTuple_GET_ITEM(to_merge[i], remain[i]);
        int known = OuDict_Contains(seen, type);
        if (known < 0 || (known == 0 && OuDict_SetItem(seen, type, type) < 0)) {
            Ou_Clear(&names);
        } else if (known == 0) {
            OuObject *text =
                OuUnicode_FromFormat(OuUnicode_GetLength(names) ? ", %.100s" : " %.100s",
                                     ou_type_name((OuTypeObject *)type));
            if (text == NULL) {
                Ou_Clear(&names);
            } else {
                OuUnicode_Append(&names, text);
                Ou_DecRef(text);
            }
        }
    }
    if (names != NULL && seen != NULL) {
        ou_err_format(OuExc_TypeError,
                      "Cannot create a consistent method resolution\norder (MRO) for bases%U",
                      names);
    }
    Ou_XDecRef(names);
    Ou_XDecRef(seen);
}

/** Merges tuples of types into the list `acc`: 0, or -1. CPython: pmerge (Objects/typeobject.c). */
static int pmerge(OuObject *acc, OuObject **to_merge, Ou_ssize_t count, Ou_ssize_t *remain)
{
    Ou_ssize_t empty = 0;
    for (Ou_ssize_t i = 0; i < count;) {
        OuObject *list = to_merge[i];
        if (remain[i] >= OuTuple_GET_SIZE(list)) {
            empty++;
            i++;
            if (i == count) {
                break;
            }
            continue;
        }
        OuObject *candidate = OuTuple_GET_ITEM(list, remain[i]);
        int blocked = 0;
        for (Ou_ssize_t j = 0; j < count && !blocked; j++) {
            blocked = tail_contains(to_merge[j], remain[j], candidate);
        }
        if (blocked) {
            i++;
            continue;
        }
        if (OuList_Append(acc, candidate) < 0) {
            return -1;
        }
        for (Ou_ssize_t j = 0; j < count; j++) {
            if (remain[j] < OuTuple_GET_SIZE(to_merge[j]) &&
                OuTuple_GET_ITEM(to_merge[j], remain[j]) == candidate) {
                remain[j]++;
            }
        }
        /* Begin again with the first list. */
        empty = 0;
        i = 0;
    }
    if (empty != count) {
        set_mro_error(to_merge, count, remain);
        return -1;
    }
    return 0;
}

/**
 * TypeError "duplicate base class X" if a base comes twice: 0, or -1. CPython: check_duplicates
 * (Objects/typeobject.c).
 */
static int check_duplicates(OuObject *bases)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *base = OuTuple_GET_ITEM(bases, i);
        if (tail_contains(bases, i, base)) {
            OuErr_Format(OuExc_TypeError, "duplicate base class %.200s",
                         ou_type_name((OuTypeObject *)base));
            return -1;
        }
    }
    return 0;
}

/** Whether all bases have an MRO: 0, or -1 with TypeError set. */
static int check_bases(OuObject *bases)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTypeObject *base = (OuTypeObject *)OuTuple_GET_ITEM(bases, i);
        if (base->tp_mro == NULL) {
            OuErr_Format(OuExc_TypeError, "Cannot extend an incomplete type '%.100s'",
                         base->tp_name);
            return -1;
        }
    }
    return 0;
}

/** Merges the MROs of several bases behind the type itself into `list`: 0, or -1. */
static int merge_bases(OuObject *list, OuObject *bases)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    OuObject **to_merge = OuMem_Malloc((size_t)(size + 1) * sizeof(OuObject *));
    Ou_ssize_t *remain = OuMem_Calloc((size_t)(size + 1), sizeof(Ou_ssize_t));
    int result = -1;
    if (to_merge == NULL || remain == NULL) {
        OuErr_NoMemory();
    } else {
        for (Ou_ssize_t i = 0; i < size; i++) {
            to_merge[i] = ((OuTypeObject *)OuTuple_GET_ITEM(bases, i))->tp_mro;
        }
        to_merge[size] = bases;
        result = pmerge(list, to_merge, size + 1, remain);
    }
    OuMem_Free(to_merge);
    OuMem_Free(remain);
    return result;
}

OuObject *ou_type_mro(OuTypeObject *type)
{
    OuObject *bases = type->tp_bases;
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    if (check_bases(bases) < 0) {
        return NULL;
    }
    OuObject *list = OuList_New(0);
    if (list == NULL || OuList_Append(list, (OuObject *)type) < 0) {
        Ou_XDecRef(list);
        return NULL;
    }
    int result = 0;
    if (size == 1) {
        OuObject *mro = ((OuTypeObject *)OuTuple_GET_ITEM(bases, 0))->tp_mro;
        for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(mro) && result == 0; i++) {
            result = OuList_Append(list, OuTuple_GET_ITEM(mro, i));
        }
    } else if (size > 1) {
        result = check_duplicates(bases) < 0 ? -1 : merge_bases(list, bases);
    }
    if (result < 0) {
        Ou_DecRef(list);
        return NULL;
    }
    return list;
}

/** Checks what a metaclass's mro() gave: 0, or -1. CPython: mro_check (Objects/typeobject.c). */
static int mro_check(OuTypeObject *type, OuObject *mro)
{
    OuTypeObject *solid = ou_type_solid_base(type);
    Ou_ssize_t size = OuTuple_GET_SIZE(mro);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *base = OuTuple_GET_ITEM(mro, i);
        if (!OuType_Check(base)) {
            OuErr_Format(OuExc_TypeError, "mro() returned a non-class ('%.500s')",
                         Ou_TYPE(base)->tp_name);
            return -1;
        }
        if (!OuType_IsSubtype(solid, ou_type_solid_base((OuTypeObject *)base))) {
            OuErr_Format(OuExc_TypeError, "mro() returned base with unsuitable layout ('%.500s')",
                         ((OuTypeObject *)base)->tp_name);
            return -1;
        }
    }
    return 0;
}

/**
 * The MRO as a new tuple, by the metaclass's mro() if it has its own. CPython: mro_invoke
 * (Objects/typeobject.c).
 */
static OuObject *mro_invoke(OuTypeObject *type)
{
    OuTypeObject *metatype = Ou_TYPE((OuObject *)type);
    int custom = metatype != &OuType_Type;
    OuObject *list;
    if (custom) {
        OuObject *name = OuUnicode_InternFromString("mro");
        if (name == NULL) {
            return NULL;
        }
        OuObject *own = ou_type_lookup(metatype, name);
        custom = own != NULL && own != ou_type_lookup(&OuType_Type, name);
        list = custom ? OuObject_CallMethodNoArgs((OuObject *)type, name) : ou_type_mro(type);
        Ou_DecRef(name);
    } else {
        list = ou_type_mro(type);
    }
    if (list == NULL) {
        return NULL;
    }
    OuObject *tuple = OuSequence_Tuple(list);
    Ou_DecRef(list);
    if (tuple == NULL) {
        return NULL;
    }
    if (OuTuple_GET_SIZE(tuple) == 0) {
        Ou_DecRef(tuple);
        return OuErr_Format(OuExc_TypeError, "type MRO must not be empty");
    }
    if (custom && mro_check(type, tuple) < 0) {
        Ou_DecRef(tuple);
        return NULL;
    }
    return tuple;
}

int ou_type_mro_internal(OuTypeObject *type, OuObject **old_mro)
{
    OuObject *fresh = mro_invoke(type);
    if (fresh == NULL) {
        return -1;
    }
    OuObject *old = type->tp_mro;
    type->tp_mro = fresh;
    OuType_Modified(type);
    if (old_mro != NULL) {
        *old_mro = old;
    } else {
        Ou_XDecRef(old);
    }
    return 0;
}

/* ---- layout of the bases --------------------------------------------------------------------- */

/**
 * Whether a type adds more to its base than a dict and a list of weak references. CPython:
 * extra_ivars (Objects/typeobject.c).
 */
static int extra_ivars(OuTypeObject *type, OuTypeObject *base)
{
    Ou_ssize_t size = type->tp_basicsize;
    if (type->tp_itemsize || base->tp_itemsize) {
        return type->tp_basicsize != base->tp_basicsize || type->tp_itemsize != base->tp_itemsize;
    }
    if (type->tp_weaklistoffset && base->tp_weaklistoffset == 0 &&
        type->tp_weaklistoffset + (Ou_ssize_t)sizeof(OuObject *) == size &&
        (type->tp_flags & OU_TPFLAGS_HEAPTYPE)) {
        size -= (Ou_ssize_t)sizeof(OuObject *);
    }
    return size != base->tp_basicsize;
}

OuTypeObject *ou_type_solid_base(OuTypeObject *type)
{
    OuTypeObject *base = type->tp_base ? ou_type_solid_base(type->tp_base) : &OuBaseObject_Type;
    return extra_ivars(type, base) ? type : base;
}

OuTypeObject *ou_type_best_base(OuObject *bases)
{
    OuTypeObject *base = NULL;
    OuTypeObject *winner = NULL;
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *item = OuTuple_GET_ITEM(bases, i);
        if (!OuType_Check(item)) {
            return OuErr_Format(OuExc_TypeError, "bases must be types");
        }
        OuTypeObject *base_i = (OuTypeObject *)item;
        if (!(base_i->tp_flags & OU_TPFLAGS_BASETYPE)) {
            return OuErr_Format(OuExc_TypeError, "type '%.100s' is not an acceptable base type",
                                base_i->tp_name);
        }
        OuTypeObject *candidate = ou_type_solid_base(base_i);
        if (winner == NULL) {
            winner = candidate;
            base = base_i;
        } else if (OuType_IsSubtype(candidate, winner) && !OuType_IsSubtype(winner, candidate)) {
            winner = candidate;
            base = base_i;
        } else if (!OuType_IsSubtype(winner, candidate)) {
            return OuErr_Format(OuExc_TypeError, "multiple bases have instance lay-out conflict");
        }
    }
    return base;
}

OuTypeObject *ou_type_calculate_metaclass(OuTypeObject *metatype, OuObject *bases)
{
    OuTypeObject *winner = metatype;
    Ou_ssize_t size = OuTuple_GET_SIZE(bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTypeObject *type = Ou_TYPE(OuTuple_GET_ITEM(bases, i));
        if (OuType_IsSubtype(winner, type)) {
            continue;
        }
        if (!OuType_IsSubtype(type, winner)) {
            return OuErr_Format(OuExc_TypeError,
                                "metaclass conflict: the metaclass of a derived class must be a "
                                "(non-strict) subclass of the metaclasses of all its bases");
        }
        winner = type;
    }
    return winner;
}
