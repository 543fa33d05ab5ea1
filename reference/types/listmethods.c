/* SPDX-License-Identifier: MIT */
/**
 * @file listmethods.c
 * What lists do beyond living and dying; ou_listmethods_init() puts it into OuList_Type.
 *
 * core/list.c has what the course teaches, and stands below the object protocol. Everything that
 * compares, prints, calls or iterates is here, above it.
 */
#include "listinternal.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/genericalias.h"
#include "ouro/iter.h"
#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/slice.h"
#include "ouro/tuple.h"
#include "ouro/type.h"

#include "reprs.h"

/** Whether an item is equal to a value: 1, 0 or -1. The item is kept alive meanwhile. */
static int equal_to(OuObject *item, OuObject *value)
{
    Ou_IncRef(item);
    int result = OuObject_RichCompareBool(item, value, OU_EQ);
    Ou_DecRef(item);
    return result;
}

/* ---- growing ------------------------------------------------------------------------------ */

/**
 * Gives an empty list room for `size` items and at most one more: 0; -1 with MemoryError set.
 * CPython: list_preallocate_exact (Objects/listobject.c).
 */
static int preallocate_exact(OuListObject *self, Ou_ssize_t size)
{
    Ou_ssize_t room = (size + 1) & ~(Ou_ssize_t)1;
    if (room > OU_SSIZE_T_MAX / (Ou_ssize_t)sizeof(OuObject *)) {
        OuErr_NoMemory();
        return -1;
    }
    self->ob_item = OuMem_Malloc((size_t)room * sizeof(OuObject *));
    if (self->ob_item == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    self->allocated = room;
    return 0;
}

/** Appends the items of a list or tuple, which may be the list itself. */
static int extend_from_array(OuListObject *self, OuObject *source)
{
    Ou_ssize_t size = self->ob_base.ob_size;
    Ou_ssize_t more = Ou_SIZE(source);
    if (more == 0) {
        return 0;
    }
    if (self->ob_item == NULL) {
        if (preallocate_exact(self, more) < 0) {
            return -1;
        }
        self->ob_base.ob_size = more;
    } else if (ou_list_resize(self, size + more) < 0) {
        return -1;
    }
    OuObject **items = ou_sequence_fast_items(source); // only now: it may be the list itself
    for (Ou_ssize_t i = 0; i < more; i++) {
        self->ob_item[size + i] = Ou_NewRef(items[i]);
    }
    return 0;
}

/** Makes room for as many items as an iterable says that it will give. */
static int reserve(OuListObject *self, OuObject *iterable)
{
    Ou_ssize_t hint = OuObject_LengthHint(iterable, 8);
    Ou_ssize_t size = self->ob_base.ob_size;
    if (hint < 0) {
        return -1;
    }
    if (hint == 0 || size > OU_SSIZE_T_MAX - hint) {
        return 0; // a wild guess: let appending find out
    }
    if (self->ob_item == NULL) {
        return preallocate_exact(self, hint);
    }
    if (ou_list_resize(self, size + hint) < 0) {
        return -1;
    }
    self->ob_base.ob_size = size;
    return 0;
}

/** Appends what an iterator gives. */
static int extend_from_iterator(OuListObject *self, OuObject *iterator)
{
    OuUnaryFunc next = Ou_TYPE(iterator)->tp_iternext;
    OuObject *item;
    while ((item = next(iterator)) != NULL) {
        if (self->ob_base.ob_size < self->allocated) {
            self->ob_item[self->ob_base.ob_size++] = item;
            continue;
        }
        int result = OuList_Append((OuObject *)self, item);
        Ou_DecRef(item);
        if (result < 0) {
            return -1;
        }
    }
    if (OuErr_Occurred()) {
        if (!OuErr_ExceptionMatches(OuExc_StopIteration)) {
            return -1;
        }
        OuErr_Clear();
    }
    if (self->ob_base.ob_size < self->allocated &&
        ou_list_resize(self, self->ob_base.ob_size) < 0) {
        OuErr_Clear(); // too much room is no failure
    }
    return 0;
}

/**
 * Appends what an iterable gives: 0; -1 with an error set, and what was appended so far stays.
 * CPython: list_extend (Objects/listobject.c).
 */
static int extend(OuListObject *self, OuObject *iterable)
{
    if (OuList_CheckExact(iterable) || OuTuple_CheckExact(iterable) ||
        iterable == (OuObject *)self) {
        return extend_from_array(self, iterable);
    }
    OuObject *iterator = OuObject_GetIter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    int result = reserve(self, iterable);
    if (result == 0) {
        result = extend_from_iterator(self, iterator);
    }
    Ou_DecRef(iterator);
    return result;
}

OuObject *ou_list_extend(OuObject *op, OuObject *iterable)
{
    if (extend((OuListObject *)op, iterable) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

OuObject *OuList_AsTuple(OuObject *list)
{
    if (!OuList_Check(list)) {
        return OuErr_Format(OuExc_SystemError, "bad argument to internal function");
    }
    return ou_tuple_from_array(((OuListObject *)list)->ob_item, Ou_SIZE(list));
}

/* ---- slots -------------------------------------------------------------------------------- */

/**
 * repr() of a list: @newref; NULL with an error set. A list inside itself shows as `[...]`.
 * CPython: list_repr (Objects/listobject.c).
 */
static OuObject *list_repr(OuObject *op)
{
    if (Ou_SIZE(op) == 0) {
        return OuUnicode_FromString("[]");
    }
    return ou_repr_items(op, "[", "]", "[...]");
}

/** len() of a list; -1 with an error set. CPython: list_length (Objects/listobject.c). */
static Ou_ssize_t list_length(OuObject *op)
{
    return Ou_SIZE(op);
}

/** `in` on a list: 1 or 0; -1 with an error set. CPython: list_contains (Objects/listobject.c). */
static int list_contains(OuObject *op, OuObject *value)
{
    int found = 0;
    for (Ou_ssize_t i = 0; found == 0 && i < Ou_SIZE(op); i++) {
        found = equal_to(((OuListObject *)op)->ob_item[i], value);
    }
    return found;
}

/**
 * The item of a list at an index that is not negative: @newref; NULL with IndexError set. CPython:
 * list_item (Objects/listobject.c).
 */
static OuObject *list_item(OuObject *op, Ou_ssize_t index)
{
    if (!ou_valid_index(index, Ou_SIZE(op))) {
        return OuErr_Format(OuExc_IndexError, "list index out of range");
    }
    return Ou_NewRef(((OuListObject *)op)->ob_item[index]);
}

/**
 * `left + right` with a list on the left: @newref; NULL with an error set. CPython: list_concat
 * (Objects/listobject.c).
 */
static OuObject *list_concat(OuObject *left, OuObject *right)
{
    if (!OuList_Check(right)) {
        return OuErr_Format(OuExc_TypeError, "can only concatenate list (not \"%.200s\") to list",
                            Ou_TYPE(right)->tp_name);
    }
    Ou_ssize_t left_size = Ou_SIZE(left);
    Ou_ssize_t right_size = Ou_SIZE(right);
    OuObject *sum = OuList_New(left_size + right_size);
    if (sum == NULL) {
        return NULL;
    }
    OuObject **items = ((OuListObject *)sum)->ob_item;
    for (Ou_ssize_t i = 0; i < left_size; i++) {
        items[i] = Ou_NewRef(((OuListObject *)left)->ob_item[i]);
    }
    for (Ou_ssize_t i = 0; i < right_size; i++) {
        items[left_size + i] = Ou_NewRef(((OuListObject *)right)->ob_item[i]);
    }
    return sum;
}

/**
 * A list times a number: @newref; NULL with an error set. CPython: list_repeat
 * (Objects/listobject.c).
 */
static OuObject *list_repeat(OuObject *op, Ou_ssize_t times)
{
    Ou_ssize_t size = Ou_SIZE(op);
    times = times < 0 ? 0 : times;
    if (times > 0 && size > OU_SSIZE_T_MAX / times) {
        return OuErr_NoMemory();
    }
    OuObject *product = OuList_New(size * times);
    if (product == NULL) {
        return NULL;
    }
    for (Ou_ssize_t i = 0; i < size * times; i++) {
        OuObject *item = ((OuListObject *)op)->ob_item[i % size];
        ((OuListObject *)product)->ob_item[i] = Ou_NewRef(item);
    }
    return product;
}

/**
 * `+=` on a list: @newref to the left side; NULL with an error set. CPython: list_inplace_concat
 * (Objects/listobject.c).
 */
static OuObject *list_inplace_concat(OuObject *op, OuObject *iterable)
{
    return extend((OuListObject *)op, iterable) < 0 ? NULL : Ou_NewRef(op);
}

/**
 * `*=` on a list: @newref to the left side; NULL with an error set. CPython: list_inplace_repeat
 * (Objects/listobject.c).
 */
static OuObject *list_inplace_repeat(OuObject *op, Ou_ssize_t times)
{
    OuListObject *self = (OuListObject *)op;
    Ou_ssize_t size = self->ob_base.ob_size;
    if (size == 0 || times == 1) {
        return Ou_NewRef(op);
    }
    if (times < 1) {
        ou_list_clear(op);
        return Ou_NewRef(op);
    }
    if (size > OU_SSIZE_T_MAX / times) {
        return OuErr_NoMemory();
    }
    if (ou_list_resize(self, size * times) < 0) {
        return NULL;
    }
    for (Ou_ssize_t i = size; i < size * times; i++) {
        self->ob_item[i] = Ou_NewRef(self->ob_item[i - size]);
    }
    return Ou_NewRef(op);
}

/**
 * Compares two lists item by item: @newref to a bool or to NotImplemented; NULL with an error set.
 * CPython: list_richcompare (Objects/listobject.c).
 */
static OuObject *list_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!OuList_Check(left) || !OuList_Check(right)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    if (Ou_SIZE(left) != Ou_SIZE(right) && (operation == OU_EQ || operation == OU_NE)) {
        return OuBool_FromLong(operation == OU_NE);
    }
    // Comparing may change both lists: sizes and items are read anew each time.
    for (Ou_ssize_t i = 0; i < Ou_SIZE(left) && i < Ou_SIZE(right); i++) {
        OuObject *one = ((OuListObject *)left)->ob_item[i];
        OuObject *other = ((OuListObject *)right)->ob_item[i];
        if (one == other) {
            continue;
        }
        Ou_IncRef(one);
        Ou_IncRef(other);
        OuObject *result = NULL;
        int equal = OuObject_RichCompareBool(one, other, OU_EQ);
        if (equal == 0 && operation != OU_EQ && operation != OU_NE) {
            result = OuObject_RichCompare(one, other, operation);
        } else if (equal == 0) {
            result = OuBool_FromLong(operation == OU_NE);
        }
        Ou_DecRef(one);
        Ou_DecRef(other);
        if (equal <= 0) {
            return result;
        }
    }
    return ou_compare_sizes(Ou_SIZE(left), Ou_SIZE(right), operation);
}

/**
 * Makes an empty list: @newref, tracked; NULL with MemoryError set. CPython: PyType_GenericNew
 * (Objects/typeobject.c).
 */
static OuObject *list_new(OuTypeObject *type, OuObject *OU_UNUSED(args),
                          OuObject *OU_UNUSED(kwargs))
{
    OuObject *op = ou_object_alloc(type, 0);
    if (op != NULL) {
        OuObject_GC_Track(op);
    }
    return op;
}

/**
 * Empties a list and fills it from the one argument, if given: 0; -1 with an error set. CPython:
 * list___init___impl (Objects/listobject.c).
 */
static int list_init(OuObject *op, OuObject *args, OuObject *kwargs)
{
    OuObject *iterable = NULL;
    if (Ou_TYPE(op)->tp_new == list_new && !ou_arg_no_keywords("list", kwargs)) {
        return -1;
    }
    if (!OuArg_UnpackTuple(args, "list", 0, 1, &iterable)) {
        return -1;
    }
    ou_list_clear(op);
    return iterable == NULL ? 0 : extend((OuListObject *)op, iterable);
}

/* ---- methods ------------------------------------------------------------------------------ */

/**
 * `list.append()`: @newref; NULL with an error set. Append object to the end of the list. CPython:
 * list_append (Objects/listobject.c).
 */
static OuObject *list_append(OuObject *op, OuObject *value)
{
    if (OuList_Append(op, value) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `list.insert()`: @newref; NULL with an error set. Insert object before index. CPython:
 * list_insert_impl (Objects/listobject.c).
 */
static OuObject *list_insert(OuObject *op, OuObject *args)
{
    OuObject *place;
    OuObject *value;
    if (!OuArg_UnpackTuple(args, "insert", 2, 2, &place, &value)) {
        return NULL;
    }
    Ou_ssize_t index = OuNumber_AsSsize_t(place, OuExc_OverflowError);
    if ((index == -1 && OuErr_Occurred()) || OuList_Insert(op, index, value) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `list.clear()`: @newref; NULL with an error set. Remove all items from list. CPython:
 * list_clear_impl (Objects/listobject.c).
 */
static OuObject *list_clear(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    ou_list_clear(op);
    OU_RETURN_NONE;
}

/**
 * `list.copy()`: @newref; NULL with an error set. CPython: list_copy_impl (Objects/listobject.c).
 */
static OuObject *list_copy(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuList_GetSlice(op, 0, Ou_SIZE(op));
}

/** `list.pop()`: @newref; NULL with an error set. CPython: list_pop_impl (Objects/listobject.c). */
static OuObject *list_pop(OuObject *op, OuObject *args)
{
    OuListObject *self = (OuListObject *)op;
    OuObject *place = NULL;
    Ou_ssize_t index = -1;
    if (!OuArg_UnpackTuple(args, "pop", 0, 1, &place)) {
        return NULL;
    }
    if (place != NULL) {
        index = OuNumber_AsSsize_t(place, OuExc_OverflowError);
        if (index == -1 && OuErr_Occurred()) {
            return NULL;
        }
    }
    if (self->ob_base.ob_size == 0) {
        return OuErr_Format(OuExc_IndexError, "pop from empty list");
    }
    index = index < 0 ? index + self->ob_base.ob_size : index;
    if (!ou_valid_index(index, self->ob_base.ob_size)) {
        return OuErr_Format(OuExc_IndexError, "pop index out of range");
    }
    return ou_list_take(self, index);
}

/**
 * `list.remove()`: @newref; NULL with an error set. CPython: list_remove (Objects/listobject.c).
 */
static OuObject *list_remove(OuObject *op, OuObject *value)
{
    OuListObject *self = (OuListObject *)op;
    for (Ou_ssize_t i = 0; i < self->ob_base.ob_size; i++) {
        int equal = equal_to(self->ob_item[i], value);
        if (equal < 0) {
            return NULL;
        }
        if (equal) {
            // Comparing may have shortened the list: take away item i only if there still is one.
            if (i < self->ob_base.ob_size) {
                Ou_DecRef(ou_list_take(self, i));
            }
            OU_RETURN_NONE;
        }
    }
    return OuErr_Format(OuExc_ValueError, "list.remove(x): x not in list");
}

/**
 * `list.index()`: @newref; NULL with an error set. CPython: list_index_impl (Objects/listobject.c).
 */
static OuObject *list_index(OuObject *op, OuObject *args)
{
    Ou_ssize_t start, stop;
    OuObject *value;
    if (!ou_parse_index_args(args, Ou_SIZE(op), &value, &start, &stop)) {
        return NULL;
    }
    for (Ou_ssize_t i = start; i < stop && i < Ou_SIZE(op); i++) {
        int equal = equal_to(((OuListObject *)op)->ob_item[i], value);
        if (equal != 0) {
            return equal < 0 ? NULL : OuLong_FromSsize_t(i);
        }
    }
    return ou_err_format(OuExc_ValueError, "%R is not in list", value);
}

/** `list.count()`: @newref; NULL with an error set. CPython: list_count (Objects/listobject.c). */
static OuObject *list_count(OuObject *op, OuObject *value)
{
    Ou_ssize_t count = 0;
    for (Ou_ssize_t i = 0; i < Ou_SIZE(op); i++) {
        int equal = equal_to(((OuListObject *)op)->ob_item[i], value);
        if (equal < 0) {
            return NULL;
        }
        count += equal;
    }
    return OuLong_FromSsize_t(count);
}

/**
 * `list.reverse()`: @newref; NULL with an error set. Reverse in place. CPython: list_reverse_impl
 * (Objects/listobject.c).
 */
static OuObject *list_reverse(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    if (OuList_Reverse(op) < 0) {
        return NULL;
    }
    OU_RETURN_NONE;
}

/**
 * `list.__sizeof__()`: @newref; NULL with an error set. CPython: list___sizeof___impl
 * (Objects/listobject.c).
 */
static OuObject *list_sizeof(OuObject *op, OuObject *OU_UNUSED(ignored))
{
    return OuLong_FromSsize_t(Ou_TYPE(op)->tp_basicsize +
                              ((OuListObject *)op)->allocated * (Ou_ssize_t)sizeof(OuObject *));
}

/** The sequence operators of a list. */
static OuSequenceMethods list_as_sequence = {
    .sq_length = list_length,
    .sq_concat = list_concat,
    .sq_repeat = list_repeat,
    .sq_item = list_item,
    .sq_contains = list_contains,
    .sq_inplace_concat = list_inplace_concat,
    .sq_inplace_repeat = list_inplace_repeat,
};

/** The mapping operators of a list. */
static OuMappingMethods list_as_mapping = {
    .mp_length = list_length,
    .mp_subscript = ou_list_subscript,
    .mp_ass_subscript = ou_list_ass_subscript,
};

/** The methods of a list. */
static OuMethodDef list_methods[] = {
    OU_CLASS_GETITEM,
    {"__reversed__", ou_list_reversed, OU_METH_NOARGS, "Return a reverse iterator over the list."},
    {"__sizeof__", list_sizeof, OU_METH_NOARGS, "Return the size of the list in memory, in bytes."},
    {"clear", list_clear, OU_METH_NOARGS, "Remove all items from list."},
    {"copy", list_copy, OU_METH_NOARGS, "Return a shallow copy of the list."},
    {"append", list_append, OU_METH_O, "Append object to the end of the list."},
    {"insert", list_insert, OU_METH_VARARGS, "Insert object before index."},
    {"extend", ou_list_extend, OU_METH_O, "Extend list by appending elements from the iterable."},
    {"pop", list_pop, OU_METH_VARARGS,
     "Remove and return item at index (default last).\n\n"
     "Raises IndexError if list is empty or index is out of range."},
    {"remove", list_remove, OU_METH_O,
     "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
    {"index", list_index, OU_METH_VARARGS,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"count", list_count, OU_METH_O, "Return number of occurrences of value."},
    {"reverse", list_reverse, OU_METH_NOARGS, "Reverse *IN PLACE*."},
    {"sort", (OuCFunction)(void (*)(void))ou_list_sort, OU_METH_VARARGS | OU_METH_KEYWORDS,
     "Sort the list in ascending order and return None."},
    {NULL, NULL, 0, NULL},
};

void ou_listmethods_init(void)
{
    OuTypeObject *type = &OuList_Type;
    type->tp_repr = list_repr;
    type->tp_hash = OuObject_HashNotImplemented;
    type->tp_richcompare = list_richcompare;
    type->tp_iter = ou_list_iter;
    type->tp_init = list_init;
    type->tp_new = list_new;
    type->tp_as_sequence = &list_as_sequence;
    type->tp_as_mapping = &list_as_mapping;
    type->tp_methods = list_methods;
    type->tp_doc = "Built-in mutable sequence.\n\n"
                   "If no argument is given, the constructor creates a new empty list.\n"
                   "The argument must be an iterable if specified.";
}
