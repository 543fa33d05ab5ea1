/* SPDX-License-Identifier: MIT */
/**
 * @file slots.h
 * Slots and special methods: two names for one thing, kept in step in both directions.
 *
 * A static type has C functions in its slots; for each, OuType_Ready() puts a *wrapper descriptor*
 * into the type's dict, so that programs can call `int.__add__`. A class has Python functions in
 * its dict; for each special one, the slot gets a *slot function* (`slot_...`), which looks the
 * method up and calls it. The table `ou_slotdefs` says which name belongs to which slot.
 */
#ifndef OURO_TYPES_SLOTS_H
#define OURO_TYPES_SLOTS_H

#include "ouro/type.h"

/** A slot's function, of whatever signature; cast back before it is called. */
typedef void (*OuSlotFunc)(void);

/**
 * Calls a slot's function as a method: `args` without self. CPython: wrapperfunc
 * (Include/cpython/descrobject.h).
 */
typedef OuObject *(*OuWrapperFunc)(OuObject *self, OuObject *args, OuObject *kwargs,
                                   OuSlotFunc wrapped);

/**
 * One pair of special method and slot. CPython: slotdef (Objects/typeobject.c), struct wrapperbase.
 */
typedef struct OuSlotDef {
    const char *name;      /**< such as "__add__" */
    size_t offset;         /**< of the slot in OuHeapTypeObject */
    OuSlotFunc function;   /**< what a class gets in the slot */
    OuWrapperFunc wrapper; /**< how the slot's function is called as a method */
    const char *doc;       /**< `__doc__` */
    int keywords;          /**< 1: takes keyword arguments */
    OuObject *name_strobj; /**< owned interned str */
} OuSlotDef;

/**
 * The table, in the order of slots; a NULL name ends it. CPython: slotdefs (Objects/typeobject.c).
 */
extern OuSlotDef ou_slotdefs[];

/**
 * A slot of a C type as a method. CPython: PyWrapperDescrObject (Include/cpython/descrobject.h).
 */
typedef struct OuWrapperDescrObject {
    OuDescrObject d_common; /**< what every descriptor begins with */
    OuSlotDef *d_base;      /**< borrowed; a line of ou_slotdefs */
    OuSlotFunc d_wrapped;   /**< the slot's function */
} OuWrapperDescrObject;

/**
 * A wrapper descriptor for a slot of `type`: new, or NULL. CPython: PyDescr_NewWrapper
 * (Objects/descrobject.c).
 */
OuObject *OuDescr_NewWrapper(OuTypeObject *type, OuSlotDef *base, OuSlotFunc wrapped);

/**
 * Interns the names of the table: 0, or -1. CPython: _PyTypes_InitSlotDefs (Objects/typeobject.c).
 */
int ou_slotdefs_init(void);
/** Releases the names. */
void ou_slotdefs_fini(void);

/**
 * Puts wrapper descriptors for all slots of a static type into its dict: 0, or -1. CPython:
 * add_operators (Objects/typeobject.c).
 */
int ou_add_operators(OuTypeObject *type);

/**
 * Sets all slots of a new class from the dicts of its MRO. CPython: fixup_slot_dispatchers
 * (Objects/typeobject.c).
 */
void ou_fixup_slot_dispatchers(OuTypeObject *type);

/**
 * After `name` was set on or deleted from a class: updates the slots of the class and subclasses.
 *
 * @return 0; -1 with MemoryError set
 *
 * CPython: update_slot (Objects/typeobject.c).
 */
int ou_update_slot(OuTypeObject *type, OuObject *name);

/**
 * As ou_update_slot(), for all names: bases have changed. CPython: update_all_slots
 * (Objects/typeobject.c).
 */
int ou_update_all_slots(OuTypeObject *type);

/* ---- finding and calling special methods: specialmethods.c --------------------------------------- */

/**
 * Finds a special method on the type.
 *
 * @param self          @borrowed
 * @param name          @borrowed str
 * @param[out] unbound  1: the result is to be called with `self` as first argument
 * @return @newref; NULL without an error if there is none, NULL with one if binding failed
 *
 * CPython: lookup_maybe_method (Objects/typeobject.c).
 */
OuObject *ou_lookup_maybe_method(OuObject *self, OuObject *name, int *unbound);
/**
 * As ou_lookup_maybe_method(), with an AttributeError if there is none. CPython: lookup_method
 * (Objects/typeobject.c).
 */
OuObject *ou_lookup_method(OuObject *self, OuObject *name, int *unbound);
/**
 * Calls the special method `name` of args[0] with the rest; AttributeError if there is none.
 * CPython: vectorcall_method (Objects/typeobject.c).
 */
OuObject *ou_vectorcall_method(OuObject *name, OuObject *const *args, Ou_ssize_t nargs);
/**
 * As ou_vectorcall_method(), giving NotImplemented if there is none. CPython: vectorcall_maybe
 * (Objects/typeobject.c).
 */
OuObject *ou_vectorcall_maybe(OuObject *name, OuObject *const *args, Ou_ssize_t nargs);
/**
 * Calls what ou_lookup_maybe_method() gave, with or without `self`. CPython: call_unbound_noarg
 * (Objects/typeobject.c).
 */
OuObject *ou_call_unbound_noarg(int unbound, OuObject *func, OuObject *self);

/* ---- slot functions: slot_numbers.c, slot_items.c, slot_objects.c -------------------------------- */

/**
 * `**` by `__pow__` or `__rpow__`: @newref; NULL with an error set. CPython: slot_nb_power
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_nb_power(OuObject *self, OuObject *other, OuObject *modulus);
/**
 * `**=` by `__ipow__`: @newref; NULL with an error set. CPython: slot_nb_inplace_power
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_nb_inplace_power(OuObject *self, OuObject *other, OuObject *modulus);
/**
 * Truth by `__bool__`, else `__len__`, else true: 1 or 0; -1 with an error set. CPython:
 * slot_nb_bool (Objects/typeobject.c).
 */
int ou_slot_nb_bool(OuObject *self);

/** A binary operator whose slot function is in slot_numbers.c. */
#define OU_BINARY_SLOTS(X)                       \
    X(add, __add__, __radd__)                    \
    X(subtract, __sub__, __rsub__)               \
    X(multiply, __mul__, __rmul__)               \
    X(matrix_multiply, __matmul__, __rmatmul__)  \
    X(remainder, __mod__, __rmod__)              \
    X(divmod, __divmod__, __rdivmod__)           \
    X(lshift, __lshift__, __rlshift__)           \
    X(rshift, __rshift__, __rrshift__)           \
    X(and, __and__, __rand__)                    \
    X(xor, __xor__, __rxor__)                    \
    X(or, __or__, __ror__)                       \
    X(floor_divide, __floordiv__, __rfloordiv__) \
    X(true_divide, __truediv__, __rtruediv__)
/** An in-place operator. */
#define OU_INPLACE_SLOTS(X)         \
    X(add, __iadd__)                \
    X(subtract, __isub__)           \
    X(multiply, __imul__)           \
    X(matrix_multiply, __imatmul__) \
    X(remainder, __imod__)          \
    X(lshift, __ilshift__)          \
    X(rshift, __irshift__)          \
    X(and, __iand__)                \
    X(xor, __ixor__)                \
    X(or, __ior__)                  \
    X(floor_divide, __ifloordiv__)  \
    X(true_divide, __itruediv__)
/** A unary operator. */
#define OU_UNARY_SLOTS(X) \
    X(negative, __neg__)  \
    X(positive, __pos__)  \
    X(absolute, __abs__)  \
    X(invert, __invert__) \
    X(int, __int__)       \
    X(float, __float__)   \
    X(index, __index__)

/** Declares the slot function of a binary operator. */
#define OU_DECLARE_BINARY(slot, name, rname) \
    OuObject *ou_slot_nb_##slot(OuObject *self, OuObject *other);
/** Declares the slot function of an in-place operator. */
#define OU_DECLARE_INPLACE(slot, name) \
    OuObject *ou_slot_nb_inplace_##slot(OuObject *self, OuObject *other);
/** Declares the slot function of an operator with one operand. */
#define OU_DECLARE_UNARY(slot, name) OuObject *ou_slot_nb_##slot(OuObject *self);
OU_BINARY_SLOTS(OU_DECLARE_BINARY)
OU_INPLACE_SLOTS(OU_DECLARE_INPLACE)
OU_UNARY_SLOTS(OU_DECLARE_UNARY)
#undef OU_DECLARE_BINARY
#undef OU_DECLARE_INPLACE
#undef OU_DECLARE_UNARY

/** len() by `__len__`; -1 with an error set. CPython: slot_sq_length (Objects/typeobject.c). */
Ou_ssize_t ou_slot_sq_length(OuObject *self);
/**
 * `op[i]` by `__getitem__`: @newref; NULL with an error set. CPython: slot_sq_item
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_sq_item(OuObject *self, Ou_ssize_t index);
/**
 * `in` by `__contains__`, else by iterating: 1 or 0; -1 with an error set. CPython:
 * slot_sq_contains (Objects/typeobject.c).
 */
int ou_slot_sq_contains(OuObject *self, OuObject *value);
/**
 * `op[key]` by `__getitem__`: @newref; NULL with an error set. CPython: slot_mp_subscript
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_mp_subscript(OuObject *self, OuObject *key);
/**
 * `op[key] = value` by `__setitem__`, or `__delitem__` when `value` is NULL: 0; -1 with an error
 * set. CPython: slot_mp_ass_subscript (Objects/typeobject.c).
 */
int ou_slot_mp_ass_subscript(OuObject *self, OuObject *key, OuObject *value);

/**
 * repr() by `__repr__`: @newref; NULL with an error set. CPython: slot_tp_repr
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_repr(OuObject *self);
/**
 * str() by `__str__`: @newref; NULL with an error set. CPython: slot_tp_str (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_str(OuObject *self);
/**
 * hash() by `__hash__`, whose int is cut to the machine's width; -1 with an error set. CPython:
 * slot_tp_hash (Objects/typeobject.c).
 */
Ou_hash_t ou_slot_tp_hash(OuObject *self);
/**
 * A call by `__call__`: @newref; NULL with an error set. CPython: slot_tp_call
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_call(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * Reading an attribute by `__getattribute__`: @newref; NULL with an error set. CPython:
 * slot_tp_getattro (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_getattro(OuObject *self, OuObject *name);
/**
 * Setting an attribute by `__setattr__`, or `__delattr__` when `value` is NULL: 0; -1 with an error
 * set. CPython: slot_tp_setattro (Objects/typeobject.c).
 */
int ou_slot_tp_setattro(OuObject *self, OuObject *name, OuObject *value);
/**
 * A comparison by `__lt__` and its kin: @newref, to NotImplemented if the class has none; NULL with
 * an error set. CPython: slot_tp_richcompare (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_richcompare(OuObject *self, OuObject *other, int operation);
/**
 * iter() by `__iter__`, else by `__getitem__`: @newref; NULL with an error set. CPython:
 * slot_tp_iter (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_iter(OuObject *self);
/**
 * next() by `__next__`: @newref; NULL with StopIteration or another error set. CPython:
 * slot_tp_iternext (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_iternext(OuObject *self);
/**
 * What reading an attribute gives, by `__get__`: @newref; NULL with an error set. CPython:
 * slot_tp_descr_get (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_descr_get(OuObject *self, OuObject *instance, OuObject *owner);
/**
 * Setting an attribute by `__set__`, or `__delete__` when `value` is NULL: 0; -1 with an error set.
 * CPython: slot_tp_descr_set (Objects/typeobject.c).
 */
int ou_slot_tp_descr_set(OuObject *self, OuObject *instance, OuObject *value);
/**
 * `__init__`, which must return None: 0; -1 with an error set. CPython: slot_tp_init
 * (Objects/typeobject.c).
 */
int ou_slot_tp_init(OuObject *self, OuObject *args, OuObject *kwargs);
/**
 * `__new__` of the class: @newref; NULL with an error set. CPython: slot_tp_new
 * (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
/**
 * `__del__`: what it raises goes to the unraisable hook, and an error that was set before stays
 * set. CPython: slot_tp_finalize (Objects/typeobject.c).
 */
void ou_slot_tp_finalize(OuObject *self);
/**
 * The tp_iternext of a class whose `__next__` is gone. CPython: _PyObject_NextNotImplemented
 * (Objects/object.c).
 */
OuObject *ou_object_next_not_implemented(OuObject *self);

/* ---- wrappers: slot_wrappers.c ------------------------------------------------------------------- */

/** Declares how a kind of slot is called as a method. */
#define OU_DECLARE_WRAPPER(name) \
    OuObject *ou_wrap_##name(OuObject *, OuObject *, OuObject *, OuSlotFunc);
/** All kinds of slots, by the names CPython gives their wrappers. */
#define OU_WRAPPERS(X) \
    X(unaryfunc)       \
    X(binaryfunc)      \
    X(binaryfunc_l)    \
    X(binaryfunc_r)    \
    X(ternaryfunc)     \
    X(ternaryfunc_r)   \
    X(inquirypred)     \
    X(lenfunc)         \
    X(indexargfunc)    \
    X(sq_item)         \
    X(objobjproc)      \
    X(objobjargproc)   \
    X(delitem)         \
    X(hashfunc)        \
    X(call)            \
    X(setattr)         \
    X(delattr)         \
    X(lt)              \
    X(le)              \
    X(eq)              \
    X(ne)              \
    X(gt)              \
    X(ge)              \
    X(next)            \
    X(descr_get)       \
    X(descr_set)       \
    X(descr_delete)    \
    X(init)            \
    X(del)
OU_WRAPPERS(OU_DECLARE_WRAPPER)
#undef OU_DECLARE_WRAPPER

/** `T.__new__` of a static type: the built-in function that checks its first argument. 0, or -1. CPython: add_tp_new_wrapper (Objects/typeobject.c). */
int ou_add_tp_new_wrapper(OuTypeObject *type);
/** Whether an object is such a function: 1 or 0. */
int ou_is_tp_new_wrapper(OuObject *op);

#endif
