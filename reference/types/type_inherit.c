/* SPDX-License-Identifier: MIT */
/**
 * @file type_inherit.c
 * What a type takes over from the types of its MRO.
 *
 * A slot that a type does not fill itself is taken from the nearest type of the MRO that fills it
 * itself (and has not only inherited it). Comparison and hash are inherited together or not at all:
 * a class that defines `__eq__` alone has no hash.
 */
#include "slots.h"
#include "typeobject.h"

#include "ouro/ids.h"
#include "ouro/tuple.h"

/** Flags that say of which built-in type a type is. */
#define SUBCLASS_FLAGS                                                                    \
    (OU_TPFLAGS_LONG_SUBCLASS | OU_TPFLAGS_LIST_SUBCLASS | OU_TPFLAGS_TUPLE_SUBCLASS |    \
     OU_TPFLAGS_BYTES_SUBCLASS | OU_TPFLAGS_UNICODE_SUBCLASS | OU_TPFLAGS_DICT_SUBCLASS | \
     OU_TPFLAGS_BASE_EXC_SUBCLASS | OU_TPFLAGS_TYPE_SUBCLASS | OU_TPFLAGS_WEAKREF_SUBCLASS)

/** Sizes, flags and the slots of the collector. CPython: inherit_special (Objects/typeobject.c). */
static void inherit_special(OuTypeObject *type, OuTypeObject *base)
{
    if (!(type->tp_flags & OU_TPFLAGS_HAVE_GC) && (base->tp_flags & OU_TPFLAGS_HAVE_GC) &&
        type->tp_traverse == NULL && type->tp_clear == NULL) {
        type->tp_flags |= OU_TPFLAGS_HAVE_GC;
        type->tp_traverse = base->tp_traverse;
        type->tp_clear = base->tp_clear;
    }
    type->tp_flags |= base->tp_flags & (SUBCLASS_FLAGS | OU_TPFLAGS_MANAGED_DICT);
    if (type->tp_basicsize == 0) {
        type->tp_basicsize = base->tp_basicsize;
    }
    if (type->tp_itemsize == 0) {
        type->tp_itemsize = base->tp_itemsize;
    }
    if (type->tp_weaklistoffset == 0) {
        type->tp_weaklistoffset = base->tp_weaklistoffset;
    }
    if (type->tp_dictoffset == 0) {
        type->tp_dictoffset = base->tp_dictoffset;
    }
}

/**
 * Copies a slot if the type has none and the base fills it itself. CPython: COPYSLOT
 * (Objects/typeobject.c).
 */
#define COPY(type, base, basebase, slot)                                \
    do {                                                                \
        if ((type)->slot == NULL && (base)->slot != NULL &&             \
            ((basebase) == NULL || (base)->slot != (basebase)->slot)) { \
            (type)->slot = (base)->slot;                                \
        }                                                               \
    } while (0)

/**
 * Takes over the operators of numbers that the type itself does not have. CPython: inherit_slots
 * (Objects/typeobject.c).
 */
static void inherit_number(OuNumberMethods *to, const OuNumberMethods *from,
                           const OuNumberMethods *above)
{
    COPY(to, from, above, nb_add);
    COPY(to, from, above, nb_subtract);
    COPY(to, from, above, nb_multiply);
    COPY(to, from, above, nb_remainder);
    COPY(to, from, above, nb_divmod);
    COPY(to, from, above, nb_power);
    COPY(to, from, above, nb_negative);
    COPY(to, from, above, nb_positive);
    COPY(to, from, above, nb_absolute);
    COPY(to, from, above, nb_bool);
    COPY(to, from, above, nb_invert);
    COPY(to, from, above, nb_lshift);
    COPY(to, from, above, nb_rshift);
    COPY(to, from, above, nb_and);
    COPY(to, from, above, nb_xor);
    COPY(to, from, above, nb_or);
    COPY(to, from, above, nb_int);
    COPY(to, from, above, nb_float);
    COPY(to, from, above, nb_inplace_add);
    COPY(to, from, above, nb_inplace_subtract);
    COPY(to, from, above, nb_inplace_multiply);
    COPY(to, from, above, nb_inplace_remainder);
    COPY(to, from, above, nb_inplace_power);
    COPY(to, from, above, nb_inplace_lshift);
    COPY(to, from, above, nb_inplace_rshift);
    COPY(to, from, above, nb_inplace_and);
    COPY(to, from, above, nb_inplace_xor);
    COPY(to, from, above, nb_inplace_or);
    COPY(to, from, above, nb_floor_divide);
    COPY(to, from, above, nb_true_divide);
    COPY(to, from, above, nb_inplace_floor_divide);
    COPY(to, from, above, nb_inplace_true_divide);
    COPY(to, from, above, nb_index);
    COPY(to, from, above, nb_matrix_multiply);
    COPY(to, from, above, nb_inplace_matrix_multiply);
}

/**
 * Takes over the operators of sequences that the type itself does not have. CPython: inherit_slots
 * (Objects/typeobject.c).
 */
static void inherit_sequence(OuSequenceMethods *to, const OuSequenceMethods *from,
                             const OuSequenceMethods *above)
{
    COPY(to, from, above, sq_length);
    COPY(to, from, above, sq_concat);
    COPY(to, from, above, sq_repeat);
    COPY(to, from, above, sq_item);
    COPY(to, from, above, sq_contains);
    COPY(to, from, above, sq_inplace_concat);
    COPY(to, from, above, sq_inplace_repeat);
}

/**
 * Takes over the operators of mappings that the type itself does not have. CPython: inherit_slots
 * (Objects/typeobject.c).
 */
static void inherit_mapping(OuMappingMethods *to, const OuMappingMethods *from,
                            const OuMappingMethods *above)
{
    COPY(to, from, above, mp_length);
    COPY(to, from, above, mp_subscript);
    COPY(to, from, above, mp_ass_subscript);
}

/**
 * Whether a type says itself how it compares or hashes: 1 or 0. CPython: overrides_hash
 * (Objects/typeobject.c).
 */
static int overrides_hash(OuTypeObject *type)
{
    return OuDict_GetItem(type->tp_dict, OU_ID(__eq__)) != NULL ||
           OuDict_GetItem(type->tp_dict, OU_ID(__hash__)) != NULL;
}

/**
 * Everything a type takes from one type of its MRO. CPython: inherit_slots (Objects/typeobject.c).
 */
static void inherit_slots(OuTypeObject *type, OuTypeObject *base)
{
    OuTypeObject *above = base->tp_base;
    if (type->tp_as_number && base->tp_as_number) {
        inherit_number(type->tp_as_number, base->tp_as_number, above ? above->tp_as_number : NULL);
    }
    if (type->tp_as_sequence && base->tp_as_sequence) {
        inherit_sequence(type->tp_as_sequence, base->tp_as_sequence,
                         above ? above->tp_as_sequence : NULL);
    }
    if (type->tp_as_mapping && base->tp_as_mapping) {
        inherit_mapping(type->tp_as_mapping, base->tp_as_mapping,
                        above ? above->tp_as_mapping : NULL);
    }
    COPY(type, base, above, tp_dealloc);
    if (type->tp_getattro == NULL) {
        type->tp_getattro = base->tp_getattro;
    }
    if (type->tp_setattro == NULL) {
        type->tp_setattro = base->tp_setattro;
    }
    COPY(type, base, above, tp_repr);
    COPY(type, base, above, tp_call);
    COPY(type, base, above, tp_str);
    if (type->tp_richcompare == NULL && type->tp_hash == NULL && !overrides_hash(type)) {
        type->tp_richcompare = base->tp_richcompare;
        type->tp_hash = base->tp_hash;
    }
    COPY(type, base, above, tp_iter);
    COPY(type, base, above, tp_iternext);
    COPY(type, base, above, tp_descr_get);
    COPY(type, base, above, tp_descr_set);
    COPY(type, base, above, tp_init);
    COPY(type, base, above, tp_finalize);
    COPY(type, base, above, tp_del);
    if ((type->tp_flags & OU_TPFLAGS_HAVE_GC) && (base->tp_flags & OU_TPFLAGS_HAVE_GC)) {
        COPY(type, base, above, tp_traverse);
        COPY(type, base, above, tp_clear);
    }
    if (type->tp_dictoffset == 0) {
        type->tp_dictoffset = base->tp_dictoffset;
    }
}

void ou_type_inherit(OuTypeObject *type)
{
    OuTypeObject *base = type->tp_base;
    if (base != NULL) {
        inherit_special(type, base);
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(type->tp_mro);
    for (Ou_ssize_t i = 1; i < size; i++) {
        inherit_slots(type, (OuTypeObject *)OuTuple_GET_ITEM(type->tp_mro, i));
    }
    if (base != NULL) {
        if (type->tp_as_number == NULL) {
            type->tp_as_number = base->tp_as_number;
        }
        if (type->tp_as_sequence == NULL) {
            type->tp_as_sequence = base->tp_as_sequence;
        }
        if (type->tp_as_mapping == NULL) {
            type->tp_as_mapping = base->tp_as_mapping;
        }
    }
}
