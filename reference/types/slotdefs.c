/* SPDX-License-Identifier: MIT */
/**
 * @file slotdefs.c
 * The table of special methods and their slots.
 *
 * Invariant: the lines of one slot stand together; lines of a name with two slots (`__len__`,
 * `__add__` ...) stand in the order in which the slots are tried, mappings before sequences.
 */
#include "slots.h"

#include "ouro/refcount.h"
#include "ouro/unicode.h"

/** Casts a slot function for the table. */
#define FN(function) ((OuSlotFunc)(function))

/** A line about a slot of OuTypeObject. CPython: TPSLOT (Objects/typeobject.c). */
#define TP(name, slot, function, wrapper, doc)                                              \
    {                                                                                       \
        name, offsetof(OuHeapTypeObject, ht_type.slot), FN(function), wrapper, doc, 0, NULL \
    }
/**
 * A line about a slot of OuTypeObject whose method takes keyword arguments. CPython: FLSLOT
 * (Objects/typeobject.c).
 */
#define TPKW(name, slot, function, wrapper, doc)                                            \
    {                                                                                       \
        name, offsetof(OuHeapTypeObject, ht_type.slot), FN(function), wrapper, doc, 1, NULL \
    }
/** A line about a slot of numbers. CPython: NBSLOT (Objects/typeobject.c). */
#define NB(name, slot, function, wrapper, doc)                                                \
    {                                                                                         \
        name, offsetof(OuHeapTypeObject, as_number.slot), FN(function), wrapper, doc, 0, NULL \
    }
/** A line about a slot of mappings. CPython: MPSLOT (Objects/typeobject.c). */
#define MP(name, slot, function, wrapper, doc)                                                 \
    {                                                                                          \
        name, offsetof(OuHeapTypeObject, as_mapping.slot), FN(function), wrapper, doc, 0, NULL \
    }
/** A line about a slot of sequences. CPython: SQSLOT (Objects/typeobject.c). */
#define SQ(name, slot, function, wrapper, doc)                                                  \
    {                                                                                           \
        name, offsetof(OuHeapTypeObject, as_sequence.slot), FN(function), wrapper, doc, 0, NULL \
    }
/** A binary operator: two lines, one slot. */
#define BINARY(slot, name, rname, sign)                                                        \
    NB(name, nb_##slot, ou_slot_nb_##slot, ou_wrap_binaryfunc_l, "Return self" sign "value."), \
        NB(rname, nb_##slot, ou_slot_nb_##slot, ou_wrap_binaryfunc_r, "Return value" sign "self.")
/** A line about an in-place operator. CPython: IBSLOT (Objects/typeobject.c). */
#define INPLACE(slot, name, sign)                                              \
    NB(name, nb_inplace_##slot, ou_slot_nb_inplace_##slot, ou_wrap_binaryfunc, \
       "Return self" sign "value.")
/** A line about an operator with one operand. CPython: UNSLOT (Objects/typeobject.c). */
#define UNARY(slot, name, doc) NB(name, nb_##slot, ou_slot_nb_##slot, ou_wrap_unaryfunc, doc)

OuSlotDef ou_slotdefs[] = {
    TP("__getattribute__", tp_getattro, ou_slot_tp_getattr_hook, ou_wrap_binaryfunc,
       "Return getattr(self, name)."),
    TP("__getattr__", tp_getattro, ou_slot_tp_getattr_hook, NULL, ""),
    TP("__setattr__", tp_setattro, ou_slot_tp_setattro, ou_wrap_setattr,
       "Implement setattr(self, name, value)."),
    TP("__delattr__", tp_setattro, ou_slot_tp_setattro, ou_wrap_delattr,
       "Implement delattr(self, name)."),
    TP("__repr__", tp_repr, ou_slot_tp_repr, ou_wrap_unaryfunc, "Return repr(self)."),
    TP("__hash__", tp_hash, ou_slot_tp_hash, ou_wrap_hashfunc, "Return hash(self)."),
    TPKW("__call__", tp_call, ou_slot_tp_call, ou_wrap_call, "Call self as a function."),
    TP("__str__", tp_str, ou_slot_tp_str, ou_wrap_unaryfunc, "Return str(self)."),
    TP("__lt__", tp_richcompare, ou_slot_tp_richcompare, ou_wrap_lt, "Return self<value."),
    TP("__le__", tp_richcompare, ou_slot_tp_richcompare, ou_wrap_le, "Return self<=value."),
    TP("__eq__", tp_richcompare, ou_slot_tp_richcompare, ou_wrap_eq, "Return self==value."),
    TP("__ne__", tp_richcompare, ou_slot_tp_richcompare, ou_wrap_ne, "Return self!=value."),
    TP("__gt__", tp_richcompare, ou_slot_tp_richcompare, ou_wrap_gt, "Return self>value."),
    TP("__ge__", tp_richcompare, ou_slot_tp_richcompare, ou_wrap_ge, "Return self>=value."),
    TP("__iter__", tp_iter, ou_slot_tp_iter, ou_wrap_unaryfunc, "Implement iter(self)."),
    TP("__next__", tp_iternext, ou_slot_tp_iternext, ou_wrap_next, "Implement next(self)."),
    TP("__get__", tp_descr_get, ou_slot_tp_descr_get, ou_wrap_descr_get,
       "Return an attribute of instance, which is of type owner."),
    TP("__set__", tp_descr_set, ou_slot_tp_descr_set, ou_wrap_descr_set,
       "Set an attribute of instance to value."),
    TP("__delete__", tp_descr_set, ou_slot_tp_descr_set, ou_wrap_descr_delete,
       "Delete an attribute of instance."),
    TPKW("__init__", tp_init, ou_slot_tp_init, ou_wrap_init,
         "Initialize self.  See help(type(self)) for accurate signature."),
    TP("__new__", tp_new, ou_slot_tp_new, NULL, "Create and return new object."),
    TP("__del__", tp_finalize, ou_slot_tp_finalize, ou_wrap_del, ""),
    BINARY(add, "__add__", "__radd__", "+"),
    BINARY(subtract, "__sub__", "__rsub__", "-"),
    BINARY(multiply, "__mul__", "__rmul__", "*"),
    BINARY(remainder, "__mod__", "__rmod__", "%"),
    NB("__divmod__", nb_divmod, ou_slot_nb_divmod, ou_wrap_binaryfunc_l,
       "Return divmod(self, value)."),
    NB("__rdivmod__", nb_divmod, ou_slot_nb_divmod, ou_wrap_binaryfunc_r,
       "Return divmod(value, self)."),
    NB("__pow__", nb_power, ou_slot_nb_power, ou_wrap_ternaryfunc, "Return pow(self, value, mod)."),
    NB("__rpow__", nb_power, ou_slot_nb_power, ou_wrap_ternaryfunc_r,
       "Return pow(value, self, mod)."),
    UNARY(negative, "__neg__", "-self"),
    UNARY(positive, "__pos__", "+self"),
    UNARY(absolute, "__abs__", "abs(self)"),
    NB("__bool__", nb_bool, ou_slot_nb_bool, ou_wrap_inquirypred, "True if self else False"),
    UNARY(invert, "__invert__", "~self"),
    BINARY(lshift, "__lshift__", "__rlshift__", "<<"),
    BINARY(rshift, "__rshift__", "__rrshift__", ">>"),
    BINARY(and, "__and__", "__rand__", "&"),
    BINARY(xor, "__xor__", "__rxor__", "^"),
    BINARY(or, "__or__", "__ror__", "|"),
    UNARY(int, "__int__", "int(self)"),
    UNARY(float, "__float__", "float(self)"),
    INPLACE(add, "__iadd__", "+="),
    INPLACE(subtract, "__isub__", "-="),
    INPLACE(multiply, "__imul__", "*="),
    INPLACE(remainder, "__imod__", "%="),
    NB("__ipow__", nb_inplace_power, ou_slot_nb_inplace_power, ou_wrap_ternaryfunc,
       "Return self**=value."),
    INPLACE(lshift, "__ilshift__", "<<="),
    INPLACE(rshift, "__irshift__", ">>="),
    INPLACE(and, "__iand__", "&="),
    INPLACE(xor, "__ixor__", "^="),
    INPLACE(or, "__ior__", "|="),
    BINARY(floor_divide, "__floordiv__", "__rfloordiv__", "//"),
    BINARY(true_divide, "__truediv__", "__rtruediv__", "/"),
    INPLACE(floor_divide, "__ifloordiv__", "//="),
    INPLACE(true_divide, "__itruediv__", "/="),
    UNARY(index, "__index__",
          "Return self converted to an integer, if self is suitable for use as an index into a "
          "list."),
    BINARY(matrix_multiply, "__matmul__", "__rmatmul__", "@"),
    INPLACE(matrix_multiply, "__imatmul__", "@="),
    MP("__len__", mp_length, ou_slot_sq_length, ou_wrap_lenfunc, "Return len(self)."),
    MP("__getitem__", mp_subscript, ou_slot_mp_subscript, ou_wrap_binaryfunc, "Return self[key]."),
    MP("__setitem__", mp_ass_subscript, ou_slot_mp_ass_subscript, ou_wrap_objobjargproc,
       "Set self[key] to value."),
    MP("__delitem__", mp_ass_subscript, ou_slot_mp_ass_subscript, ou_wrap_delitem,
       "Delete self[key]."),
    SQ("__len__", sq_length, ou_slot_sq_length, ou_wrap_lenfunc, "Return len(self)."),
    /* Concatenation and repetition of sequences are called by the number slots of classes. */
    SQ("__add__", sq_concat, NULL, ou_wrap_binaryfunc, "Return self+value."),
    SQ("__mul__", sq_repeat, NULL, ou_wrap_indexargfunc, "Return self*value."),
    SQ("__rmul__", sq_repeat, NULL, ou_wrap_indexargfunc, "Return value*self."),
    SQ("__getitem__", sq_item, ou_slot_sq_item, ou_wrap_sq_item, "Return self[key]."),
    SQ("__contains__", sq_contains, ou_slot_sq_contains, ou_wrap_objobjproc, "Return key in self."),
    SQ("__iadd__", sq_inplace_concat, NULL, ou_wrap_binaryfunc, "Implement self+=value."),
    SQ("__imul__", sq_inplace_repeat, NULL, ou_wrap_indexargfunc, "Implement self*=value."),
    {NULL, 0, NULL, NULL, NULL, 0, NULL},
};

int ou_slotdefs_init(void)
{
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL; p++) {
        p->name_strobj = OuUnicode_InternFromString(p->name);
        if (p->name_strobj == NULL) {
            return -1;
        }
    }
    return 0;
}

void ou_slotdefs_fini(void)
{
    for (OuSlotDef *p = ou_slotdefs; p->name != NULL; p++) {
        Ou_Clear(&p->name_strobj);
    }
}
