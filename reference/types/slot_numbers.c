/* SPDX-License-Identifier: MIT */
/**
 * @file slot_numbers.c
 * Slot functions of the number protocol: what classes with `__add__` and the like have in their
 * slots.
 *
 * A binary slot function is in the slot of the left operand's type, of the right one's, or of both.
 * It calls `__add__` of the left operand only if the left type has this very function in its slot,
 * `__radd__` of the right one likewise; and the right one comes first if its type derives from the
 * left one's and defines another `__radd__`.
 */
#include "slots.h"

#include "ouro/abstract.h"
#include "ouro/bool.h"
#include "ouro/errors.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"

#include <string.h>

/** What a binary slot function is about. */
typedef struct BinarySlot {
    size_t offset;         /**< of the slot in OuNumberMethods */
    OuBinaryFunc function; /**< the slot function itself: tells whether the other type has it too */
    OuObject *name;        /**< such as `__add__` */
    OuObject *reflected;   /**< such as `__radd__` */
} BinarySlot;

/** Whether a type has the slot function in its slot: 1 or 0. */
static int has_slot(OuTypeObject *type, const BinarySlot *slot)
{
    if (type->tp_as_number == NULL) {
        return 0;
    }
    OuBinaryFunc function;
    memcpy(&function, (char *)type->tp_as_number + slot->offset, sizeof function);
    return function == slot->function;
}

/**
 * Whether the right operand's class has another method than the left one's: 1, 0 or -1. CPython:
 * method_is_overloaded (Objects/typeobject.c).
 */
static int method_is_overloaded(OuObject *left, OuObject *right, OuObject *name)
{
    OuObject *theirs = NULL;
    if (OuObject_LookupAttr((OuObject *)Ou_TYPE(right), name, &theirs) <= 0) {
        return theirs == NULL && OuErr_Occurred() ? -1 : 0;
    }
    OuObject *ours = NULL;
    int found = OuObject_LookupAttr((OuObject *)Ou_TYPE(left), name, &ours);
    if (found <= 0) {
        Ou_DecRef(theirs);
        return found < 0 ? -1 : 1;
    }
    int different = OuObject_RichCompareBool(ours, theirs, OU_NE);
    Ou_DecRef(ours);
    Ou_DecRef(theirs);
    return different;
}

/** CPython: SLOT1BINFULL (Objects/typeobject.c). */
static OuObject *binary(OuObject *self, OuObject *other, const BinarySlot *slot)
{
    OuObject *forward[] = {self, other};
    OuObject *backward[] = {other, self};
    int do_other = Ou_TYPE(self) != Ou_TYPE(other) && has_slot(Ou_TYPE(other), slot);
    if (has_slot(Ou_TYPE(self), slot)) {
        if (do_other && OuType_IsSubtype(Ou_TYPE(other), Ou_TYPE(self))) {
            int overloaded = method_is_overloaded(self, other, slot->reflected);
            if (overloaded < 0) {
                return NULL;
            }
            if (overloaded) {
                OuObject *result = ou_vectorcall_maybe(slot->reflected, backward, 2);
                if (result != Ou_NotImplemented) {
                    return result;
                }
                Ou_DecRef(result);
                do_other = 0;
            }
        }
        OuObject *result = ou_vectorcall_maybe(slot->name, forward, 2);
        if (result != Ou_NotImplemented || Ou_TYPE(other) == Ou_TYPE(self)) {
            return result;
        }
        Ou_DecRef(result);
    }
    if (do_other) {
        return ou_vectorcall_maybe(slot->reflected, backward, 2);
    }
    OU_RETURN_NOTIMPLEMENTED;
}

/**
 * Defines the slot function of a binary operator: the left operand's method, or the right one's
 * reflected method first when its class derives from the left one's. CPython: SLOT1BINFULL
 * (Objects/typeobject.c).
 */
#define DEFINE_BINARY(slot, dunder, rdunder)                                                       \
    OuObject *ou_slot_nb_##slot(OuObject *self, OuObject *other)                                   \
    {                                                                                              \
        BinarySlot what = {offsetof(OuNumberMethods, nb_##slot), ou_slot_nb_##slot, OU_ID(dunder), \
                           OU_ID(rdunder)};                                                        \
        return binary(self, other, &what);                                                         \
    }
OU_BINARY_SLOTS(DEFINE_BINARY)

/** Defines the slot function of an in-place operator. CPython: SLOT1 (Objects/typeobject.c). */
#define DEFINE_INPLACE(slot, dunder)                                     \
    OuObject *ou_slot_nb_inplace_##slot(OuObject *self, OuObject *other) \
    {                                                                    \
        OuObject *args[] = {self, other};                                \
        return ou_vectorcall_method(OU_ID(dunder), args, 2);             \
    }
OU_INPLACE_SLOTS(DEFINE_INPLACE)

/**
 * Defines the slot function of an operator with one operand. CPython: SLOT0 (Objects/typeobject.c).
 */
#define DEFINE_UNARY(slot, dunder)                            \
    OuObject *ou_slot_nb_##slot(OuObject *self)               \
    {                                                         \
        return ou_vectorcall_method(OU_ID(dunder), &self, 1); \
    }
OU_UNARY_SLOTS(DEFINE_UNARY)

/** `**` of two operands, as a binary slot. CPython: slot_nb_power_binary (Objects/typeobject.c). */
static OuObject *power_binary(OuObject *self, OuObject *other)
{
    /* The slot holds the ternary function, so the test for it is made here by hand. */
    OuTypeObject *mine = Ou_TYPE(self);
    OuTypeObject *theirs = Ou_TYPE(other);
    OuObject *forward[] = {self, other};
    OuObject *backward[] = {other, self};
    int do_other = mine != theirs && theirs->tp_as_number &&
                   theirs->tp_as_number->nb_power == ou_slot_nb_power;
    if (mine->tp_as_number && mine->tp_as_number->nb_power == ou_slot_nb_power) {
        if (do_other && OuType_IsSubtype(theirs, mine)) {
            int overloaded = method_is_overloaded(self, other, OU_ID(__rpow__));
            if (overloaded < 0) {
                return NULL;
            }
            if (overloaded) {
                OuObject *result = ou_vectorcall_maybe(OU_ID(__rpow__), backward, 2);
                if (result != Ou_NotImplemented) {
                    return result;
                }
                Ou_DecRef(result);
                do_other = 0;
            }
        }
        OuObject *result = ou_vectorcall_maybe(OU_ID(__pow__), forward, 2);
        if (result != Ou_NotImplemented || mine == theirs) {
            return result;
        }
        Ou_DecRef(result);
    }
    if (do_other) {
        return ou_vectorcall_maybe(OU_ID(__rpow__), backward, 2);
    }
    OU_RETURN_NOTIMPLEMENTED;
}

OuObject *ou_slot_nb_power(OuObject *self, OuObject *other, OuObject *modulus)
{
    if (modulus == Ou_None) {
        return power_binary(self, other);
    }
    /* Three operands: only the first one's method is asked. */
    OuNumberMethods *numbers = Ou_TYPE(self)->tp_as_number;
    if (numbers != NULL && numbers->nb_power == ou_slot_nb_power) {
        OuObject *args[] = {self, other, modulus};
        return ou_vectorcall_method(OU_ID(__pow__), args, 3);
    }
    OU_RETURN_NOTIMPLEMENTED;
}

OuObject *ou_slot_nb_inplace_power(OuObject *self, OuObject *other, OuObject *OU_UNUSED(modulus))
{
    OuObject *args[] = {self, other};
    return ou_vectorcall_method(OU_ID(__ipow__), args, 2);
}

/** Turns what `__bool__` or `__len__` gave into 1, 0 or -1; releases it. */
static int truth_of(OuObject *value, int using_len)
{
    int result = -1;
    if (using_len) {
        result = OuObject_IsTrue(value);
    } else if (OuBool_Check(value)) {
        result = value == Ou_True;
    } else {
        OuErr_Format(OuExc_TypeError, "__bool__ should return bool, returned %s",
                     Ou_TYPE(value)->tp_name);
    }
    Ou_DecRef(value);
    return result;
}

int ou_slot_nb_bool(OuObject *self)
{
    int unbound;
    int using_len = 0;
    OuObject *func = ou_lookup_maybe_method(self, OU_ID(__bool__), &unbound);
    if (func == NULL) {
        if (OuErr_Occurred()) {
            return -1;
        }
        func = ou_lookup_maybe_method(self, OU_ID(__len__), &unbound);
        if (func == NULL) {
            return OuErr_Occurred() ? -1 : 1;
        }
        using_len = 1;
    }
    OuObject *value = ou_call_unbound_noarg(unbound, func, self);
    Ou_DecRef(func);
    return value ? truth_of(value, using_len) : -1;
}
