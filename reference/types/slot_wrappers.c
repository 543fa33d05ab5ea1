/* SPDX-License-Identifier: MIT */
/**
 * @file slot_wrappers.c
 * How a slot's C function is called as a method: one wrapper for each signature.
 *
 * A wrapper takes the arguments out of the tuple, calls the slot's function and turns its result
 * into an object.
 */
#include "slots.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"

/** Declares a wrapper whose keyword arguments were refused already. */
#define WRAPPER(name)                                                                     \
    OuObject *ou_wrap_##name(OuObject *self, OuObject *args, OuObject *OU_UNUSED(kwargs), \
                             OuSlotFunc wrapped)

/**
 * Checks the number of arguments: 1, or 0 with TypeError set. CPython: check_num_args
 * (Objects/typeobject.c).
 */
static int check_num_args(OuObject *args, Ou_ssize_t count)
{
    if (OuTuple_GET_SIZE(args) == count) {
        return 1;
    }
    OuErr_Format(OuExc_TypeError, "expected %td argument%s, got %td", count, count == 1 ? "" : "s",
                 OuTuple_GET_SIZE(args));
    return 0;
}

/** None for a result of 0, NULL for a failure. */
static OuObject *none_or_error(int result)
{
    return result < 0 ? NULL : Ou_NewRef(Ou_None);
}

/** A bool for a result of 0 or 1, NULL for a failure. */
static OuObject *bool_or_error(int result)
{
    return result < 0 ? NULL : OuBool_FromLong(result);
}

/**
 * An operator with one operand as a method: @newref; NULL with an error set.
 * CPython: wrap_unaryfunc (Objects/typeobject.c).
 */
WRAPPER(unaryfunc)
{
    return check_num_args(args, 0) ? ((OuUnaryFunc)wrapped)(self) : NULL;
}

/**
 * A function of two objects as a method: @newref; NULL with an error set.
 * CPython: wrap_binaryfunc (Objects/typeobject.c).
 */
WRAPPER(binaryfunc)
{
    return check_num_args(args, 1) ? ((OuBinaryFunc)wrapped)(self, OuTuple_GET_ITEM(args, 0))
                                   : NULL;
}

/**
 * A binary operator as a method of its left operand: @newref; NULL with an error set.
 * CPython: wrap_binaryfunc_l (Objects/typeobject.c).
 */
WRAPPER(binaryfunc_l)
{
    return check_num_args(args, 1) ? ((OuBinaryFunc)wrapped)(self, OuTuple_GET_ITEM(args, 0))
                                   : NULL;
}

/**
 * A binary operator as the reflected method of its right operand: @newref; NULL with an error set.
 * CPython: wrap_binaryfunc_r (Objects/typeobject.c).
 */
WRAPPER(binaryfunc_r)
{
    return check_num_args(args, 1) ? ((OuBinaryFunc)wrapped)(OuTuple_GET_ITEM(args, 0), self)
                                   : NULL;
}

/**
 * `__pow__`, with or without a third operand: @newref; NULL with an error set.
 * CPython: wrap_ternaryfunc (Objects/typeobject.c).
 */
WRAPPER(ternaryfunc)
{
    OuObject *other;
    OuObject *third = Ou_None;
    if (!OuArg_UnpackTuple(args, "", 1, 2, &other, &third)) {
        return NULL;
    }
    return ((OuTernaryFunc)wrapped)(self, other, third);
}

/**
 * `__rpow__`: @newref; NULL with an error set.
 * CPython: wrap_ternaryfunc_r (Objects/typeobject.c).
 */
WRAPPER(ternaryfunc_r)
{
    OuObject *other;
    OuObject *third = Ou_None;
    if (!OuArg_UnpackTuple(args, "", 1, 2, &other, &third)) {
        return NULL;
    }
    return ((OuTernaryFunc)wrapped)(other, self, third);
}

/**
 * `__bool__`: @newref; NULL with an error set.
 * CPython: wrap_inquirypred (Objects/typeobject.c).
 */
WRAPPER(inquirypred)
{
    return check_num_args(args, 0) ? bool_or_error(((OuInquiry)wrapped)(self)) : NULL;
}

/**
 * `__len__`: @newref; NULL with an error set.
 * CPython: wrap_lenfunc (Objects/typeobject.c).
 */
WRAPPER(lenfunc)
{
    if (!check_num_args(args, 0)) {
        return NULL;
    }
    Ou_ssize_t length = ((OuLenFunc)wrapped)(self);
    return length < 0 ? NULL : OuLong_FromSsize_t(length);
}

/**
 * `__mul__` of a sequence: @newref; NULL with an error set.
 * CPython: wrap_indexargfunc (Objects/typeobject.c).
 */
WRAPPER(indexargfunc)
{
    OuObject *number;
    if (!OuArg_UnpackTuple(args, "", 1, 1, &number)) {
        return NULL;
    }
    Ou_ssize_t index = OuNumber_AsSsize_t(number, OuExc_OverflowError);
    if (index == -1 && OuErr_Occurred()) {
        return NULL;
    }
    return ((OuSSizeArgFunc)wrapped)(self, index);
}

/**
 * `__getitem__` of a sequence; counts a negative index from the end: @newref; NULL with an error set.
 * CPython: wrap_sq_item (Objects/typeobject.c).
 */
WRAPPER(sq_item)
{
    if (!check_num_args(args, 1)) {
        return NULL;
    }
    Ou_ssize_t index = OuNumber_AsSsize_t(OuTuple_GET_ITEM(args, 0), OuExc_OverflowError);
    if (index == -1 && OuErr_Occurred()) {
        return NULL;
    }
    OuSequenceMethods *sequence = Ou_TYPE(self)->tp_as_sequence;
    if (index < 0 && sequence != NULL && sequence->sq_length != NULL) {
        Ou_ssize_t length = sequence->sq_length(self);
        if (length < 0) {
            return NULL;
        }
        index += length;
    }
    return ((OuSSizeArgFunc)wrapped)(self, index);
}

/**
 * `__contains__`: @newref; NULL with an error set.
 * CPython: wrap_objobjproc (Objects/typeobject.c).
 */
WRAPPER(objobjproc)
{
    return check_num_args(args, 1)
               ? bool_or_error(((OuObjObjProc)wrapped)(self, OuTuple_GET_ITEM(args, 0)))
               : NULL;
}

/**
 * `__setitem__`: @newref; NULL with an error set.
 * CPython: wrap_objobjargproc (Objects/typeobject.c).
 */
WRAPPER(objobjargproc)
{
    OuObject *key;
    OuObject *value;
    if (!OuArg_UnpackTuple(args, "", 2, 2, &key, &value)) {
        return NULL;
    }
    return none_or_error(((OuObjObjArgProc)wrapped)(self, key, value));
}

/**
 * `__delitem__`: @newref; NULL with an error set.
 * CPython: wrap_delitem (Objects/typeobject.c).
 */
WRAPPER(delitem)
{
    return check_num_args(args, 1)
               ? none_or_error(((OuObjObjArgProc)wrapped)(self, OuTuple_GET_ITEM(args, 0), NULL))
               : NULL;
}

/**
 * `__hash__`: @newref; NULL with an error set.
 * CPython: wrap_hashfunc (Objects/typeobject.c).
 */
WRAPPER(hashfunc)
{
    if (!check_num_args(args, 0)) {
        return NULL;
    }
    Ou_hash_t hash = ((OuHashFunc)wrapped)(self);
    return hash == -1 && OuErr_Occurred() ? NULL : OuLong_FromSsize_t(hash);
}

/** `__call__`: the tp_call slot as a method. CPython: wrap_call (Objects/typeobject.c). */
OuObject *ou_wrap_call(OuObject *self, OuObject *args, OuObject *kwargs, OuSlotFunc wrapped)
{
    return ((OuTernaryFunc)wrapped)(self, args, kwargs);
}

/**
 * Refuses object.__setattr__(int, ...) and the like: the slot used must be the one of the most
 * derived static type, or attributes of built-in types could be set. CPython: hackcheck
 * (Objects/typeobject.c).
 */
static int hackcheck(OuObject *self, OuSetAttrOFunc function, const char *what)
{
    OuTypeObject *type = Ou_TYPE(self);
    OuObject *mro = type->tp_mro;
    if (mro == NULL) {
        return 1;
    }
    /* Who defined the slot function? Classes made by programs never do. */
    OuTypeObject *defining = type;
    for (Ou_ssize_t i = OuTuple_GET_SIZE(mro) - 1; i >= 0; i--) {
        OuTypeObject *base = (OuTypeObject *)OuTuple_GET_ITEM(mro, i);
        if (base->tp_setattro != ou_slot_tp_setattro && base->tp_setattro == type->tp_setattro) {
            defining = base;
            break;
        }
    }
    /* No static type above may have another slot function. */
    for (OuTypeObject *base = defining; base != NULL; base = base->tp_base) {
        if (base->tp_setattro == function) {
            break;
        }
        if (base->tp_setattro != ou_slot_tp_setattro) {
            OuErr_Format(OuExc_TypeError, "can't apply this %s to %s object", what, type->tp_name);
            return 0;
        }
    }
    return 1;
}

/**
 * `__setattr__`; refuses to go round the one of a derived type: @newref; NULL with an error set.
 * CPython: wrap_setattr (Objects/typeobject.c).
 */
WRAPPER(setattr)
{
    OuSetAttrOFunc function = (OuSetAttrOFunc)wrapped;
    OuObject *name;
    OuObject *value;
    if (!OuArg_UnpackTuple(args, "", 2, 2, &name, &value) ||
        !hackcheck(self, function, "__setattr__")) {
        return NULL;
    }
    return none_or_error(function(self, name, value));
}

/**
 * `__delattr__`; refuses to go round the one of a derived type: @newref; NULL with an error set.
 * CPython: wrap_delattr (Objects/typeobject.c).
 */
WRAPPER(delattr)
{
    OuSetAttrOFunc function = (OuSetAttrOFunc)wrapped;
    if (!check_num_args(args, 1) || !hackcheck(self, function, "__delattr__")) {
        return NULL;
    }
    return none_or_error(function(self, OuTuple_GET_ITEM(args, 0), NULL));
}

/**
 * Defines how a comparison slot is called as one of the six methods. CPython: RICHCMP_WRAPPER
 * (Objects/typeobject.c).
 */
#define RICHCOMPARE_WRAPPER(name, operation)                                                \
    WRAPPER(name)                                                                           \
    {                                                                                       \
        return check_num_args(args, 1)                                                      \
                   ? ((OuRichCmpFunc)wrapped)(self, OuTuple_GET_ITEM(args, 0), (operation)) \
                   : NULL;                                                                  \
    }
RICHCOMPARE_WRAPPER(lt, OU_LT)
RICHCOMPARE_WRAPPER(le, OU_LE)
RICHCOMPARE_WRAPPER(eq, OU_EQ)
RICHCOMPARE_WRAPPER(ne, OU_NE)
RICHCOMPARE_WRAPPER(gt, OU_GT)
RICHCOMPARE_WRAPPER(ge, OU_GE)

/**
 * `__next__`: the end becomes StopIteration: @newref; NULL with an error set.
 * CPython: wrap_next (Objects/typeobject.c).
 */
WRAPPER(next)
{
    if (!check_num_args(args, 0)) {
        return NULL;
    }
    OuObject *item = ((OuUnaryFunc)wrapped)(self);
    if (item == NULL && !OuErr_Occurred()) {
        OuErr_SetString(OuExc_StopIteration, "");
    }
    return item;
}

/**
 * `__get__`: @newref; NULL with an error set.
 * CPython: wrap_descr_get (Objects/typeobject.c).
 */
WRAPPER(descr_get)
{
    OuObject *instance;
    OuObject *owner = NULL;
    if (!OuArg_UnpackTuple(args, "", 1, 2, &instance, &owner)) {
        return NULL;
    }
    if (instance == Ou_None) {
        instance = NULL;
    }
    if (owner == Ou_None) {
        owner = NULL;
    }
    if (instance == NULL && owner == NULL) {
        return OuErr_Format(OuExc_TypeError, "__get__(None, None) is invalid");
    }
    return ((OuDescrGetFunc)wrapped)(self, instance, owner);
}

/**
 * `__set__`: @newref; NULL with an error set.
 * CPython: wrap_descr_set (Objects/typeobject.c).
 */
WRAPPER(descr_set)
{
    OuObject *instance;
    OuObject *value;
    if (!OuArg_UnpackTuple(args, "", 2, 2, &instance, &value)) {
        return NULL;
    }
    return none_or_error(((OuDescrSetFunc)wrapped)(self, instance, value));
}

/**
 * `__delete__`: @newref; NULL with an error set.
 * CPython: wrap_descr_delete (Objects/typeobject.c).
 */
WRAPPER(descr_delete)
{
    return check_num_args(args, 1)
               ? none_or_error(((OuDescrSetFunc)wrapped)(self, OuTuple_GET_ITEM(args, 0), NULL))
               : NULL;
}

/**
 * `__init__`: the tp_init slot as a method; None, @newref. CPython: wrap_init
 * (Objects/typeobject.c).
 */
OuObject *ou_wrap_init(OuObject *self, OuObject *args, OuObject *kwargs, OuSlotFunc wrapped)
{
    return none_or_error(((OuInitProc)wrapped)(self, args, kwargs));
}

/**
 * `__del__`; None: @newref; NULL with an error set.
 * CPython: wrap_del (Objects/typeobject.c).
 */
WRAPPER(del)
{
    if (!check_num_args(args, 0)) {
        return NULL;
    }
    ((OuDestructor)wrapped)(self);
    OU_RETURN_NONE;
}
