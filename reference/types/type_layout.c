/* SPDX-License-Identifier: MIT */
/**
 * @file type_layout.c
 * What an instance of a new class looks like: `__slots__`, the dict, the list of weak references.
 *
 * Behind the part that the base defines come the slots, one word each in alphabetical order, then
 * the list of weak references. The dict of most instances stands in front of the GC head
 * (OU_TPFLAGS_MANAGED_DICT); only where the base has items of variable number it is the last word
 * of the object, which a negative tp_dictoffset says.
 */
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/ids.h"
#include "ouro/listmethods.h"
#include "ouro/module.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

enum {
    WORD = sizeof(OuObject *), /**< bytes of a reference */
};

OuMemberDef *ou_heap_type_members(OuTypeObject *type)
{
    return (OuMemberDef *)(void *)((char *)type + Ou_TYPE((OuObject *)type)->tp_basicsize);
}

/* ---- __slots__ ------------------------------------------------------------------------------------- */

/** The name that `__x` has inside a class: new, or NULL. CPython: _Py_Mangle (Python/compile.c). */
static OuObject *mangle(OuObject *class_name, OuObject *name)
{
    Ou_ssize_t size = ou_unicode_length(name);
    int private =
        size > 2 && ou_unicode_char(name, 0) == '_' && ou_unicode_char(name, 1) == '_' &&
        !(ou_unicode_char(name, size - 1) == '_' && ou_unicode_char(name, size - 2) == '_');
    Ou_ssize_t skip = 0;
    Ou_ssize_t length = ou_unicode_length(class_name);
    while (skip < length && ou_unicode_char(class_name, skip) == '_') {
        skip++;
    }
    if (!private || skip == length) {
        return Ou_NewRef(name);
    }
    OuObject *stripped = OuUnicode_Substring(class_name, skip, length);
    if (stripped == NULL) {
        return NULL;
    }
    OuObject *mangled = OuUnicode_FromFormat("_%U%U", stripped, name);
    Ou_DecRef(stripped);
    return mangled;
}

/**
 * Checks one item of `__slots__`, and notes `__dict__` and `__weakref__`: 0, or -1. CPython:
 * type_new_visit_slots (Objects/typeobject.c).
 */
static int visit_slot(TypeNew *ctx, OuObject *name)
{
    if (!OuUnicode_Check(name)) {
        OuErr_Format(OuExc_TypeError, "__slots__ items must be strings, not '%.200s'",
                     Ou_TYPE(name)->tp_name);
        return -1;
    }
    if (!OuUnicode_IsIdentifier(name)) {
        OuErr_SetString(OuExc_TypeError, "__slots__ must be identifiers");
        return -1;
    }
    if (ou_unicode_equal_to_ascii(name, "__dict__")) {
        if (!ctx->may_add_dict || ctx->add_dict) {
            OuErr_SetString(OuExc_TypeError, "__dict__ slot disallowed: we already got one");
            return -1;
        }
        ctx->add_dict = 1;
    }
    if (ou_unicode_equal_to_ascii(name, "__weakref__")) {
        if (!ctx->may_add_weak || ctx->add_weak) {
            OuErr_SetString(OuExc_TypeError, "__weakref__ slot disallowed: either we already got "
                                             "one, or __itemsize__ != 0");
            return -1;
        }
        ctx->add_weak = 1;
    }
    return 0;
}

/** Appends the mangled name of a slot to a list, if it is one that gets a member: 0, or -1. */
static int add_slot(const TypeNew *ctx, OuObject *list, OuObject *name)
{
    if (ou_unicode_equal_to_ascii(name, "__dict__") ||
        ou_unicode_equal_to_ascii(name, "__weakref__")) {
        return 0;
    }
    OuObject *mangled = mangle(ctx->name, name);
    if (mangled == NULL) {
        return -1;
    }
    int result = OuList_Append(list, mangled);
    int conflict = result < 0 ? -1 : OuDict_Contains(ctx->dict, mangled);
    /* The compiler puts these two into the namespace; they are no class variables. */
    if (conflict > 0 && !ou_unicode_equal_to_ascii(mangled, "__qualname__") &&
        !ou_unicode_equal_to_ascii(mangled, "__classcell__")) {
        ou_err_format(OuExc_ValueError, "%R in __slots__ conflicts with class variable", mangled);
        conflict = -1;
    }
    Ou_DecRef(mangled);
    return conflict < 0 ? -1 : 0;
}

/**
 * The sorted tuple of the slots that get a member: new, or NULL. CPython: type_new_slots_impl
 * (Objects/typeobject.c).
 */
static OuObject *sorted_slots(const TypeNew *ctx, OuObject *names)
{
    OuObject *list = OuList_New(0);
    if (list == NULL) {
        return NULL;
    }
    OuObject *tuple = NULL;
    int result = 0;
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(names) && result == 0; i++) {
        result = add_slot(ctx, list, OuTuple_GET_ITEM(names, i));
    }
    if (result == 0 && OuList_Sort(list) == 0) {
        tuple = OuSequence_Tuple(list);
    }
    Ou_DecRef(list);
    return tuple;
}

/**
 * Other bases than the best one may have a dict or weak references: then so has the class. CPython:
 * type_new_slots_bases (Objects/typeobject.c).
 */
static void look_at_other_bases(TypeNew *ctx)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(ctx->bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuTypeObject *base = (OuTypeObject *)OuTuple_GET_ITEM(ctx->bases, i);
        if (base == ctx->base) {
            continue;
        }
        if (ctx->may_add_dict && ou_type_has_dict(base)) {
            ctx->add_dict = 1;
        }
        if (ctx->may_add_weak && base->tp_weaklistoffset != 0) {
            ctx->add_weak = 1;
        }
    }
}

/** Reads `__slots__` when there is one: 0, or -1. */
static int read_slots(TypeNew *ctx, OuObject *slots)
{
    OuObject *names = OuUnicode_Check(slots) ? OuTuple_Pack(1, slots) : OuSequence_Tuple(slots);
    if (names == NULL) {
        return -1;
    }
    int result = 0;
    if (OuTuple_GET_SIZE(names) > 0 && ctx->base->tp_itemsize != 0) {
        OuErr_Format(OuExc_TypeError, "nonempty __slots__ not supported for subtype of '%s'",
                     ctx->base->tp_name);
        result = -1;
    }
    for (Ou_ssize_t i = 0; i < OuTuple_GET_SIZE(names) && result == 0; i++) {
        result = visit_slot(ctx, OuTuple_GET_ITEM(names, i));
    }
    if (result == 0) {
        ctx->slots = sorted_slots(ctx, names);
        result = ctx->slots ? 0 : -1;
    }
    Ou_DecRef(names);
    if (result == 0) {
        ctx->nslot = OuTuple_GET_SIZE(ctx->slots);
        look_at_other_bases(ctx);
    }
    return result;
}

int ou_type_new_slots(TypeNew *ctx)
{
    ctx->may_add_dict = !ou_type_has_dict(ctx->base);
    ctx->may_add_weak = ctx->base->tp_weaklistoffset == 0 && ctx->base->tp_itemsize == 0;
    OuObject *slots = OuDict_GetItemWithError(ctx->dict, OU_ID(__slots__));
    if (slots == NULL) {
        if (OuErr_Occurred()) {
            return -1;
        }
        ctx->add_dict = ctx->may_add_dict;
        ctx->add_weak = ctx->may_add_weak;
        return 0;
    }
    Ou_IncRef(slots);
    int result = read_slots(ctx, slots);
    Ou_DecRef(slots);
    return result;
}

int ou_type_new_descriptors(const TypeNew *ctx, OuTypeObject *type)
{
    OuObject *slots = ((OuHeapTypeObject *)type)->ht_slots;
    OuMemberDef *member = ou_heap_type_members(type);
    Ou_ssize_t offset = ctx->base->tp_basicsize;
    for (Ou_ssize_t i = 0; i < ctx->nslot; i++, member++) {
        member->name = OuUnicode_AsUTF8(OuTuple_GET_ITEM(slots, i));
        if (member->name == NULL) {
            return -1;
        }
        member->type = OU_T_OBJECT_EX;
        member->offset = offset;
        offset += WORD;
    }
    if (ctx->add_dict && ctx->base->tp_itemsize != 0) {
        type->tp_dictoffset = -(Ou_ssize_t)WORD;
        offset += WORD;
    }
    if (ctx->add_weak) {
        type->tp_weaklistoffset = offset;
        offset += WORD;
    }
    if (ctx->add_dict && ctx->base->tp_itemsize == 0) {
        type->tp_flags |= OU_TPFLAGS_MANAGED_DICT;
    }
    type->tp_basicsize = offset;
    type->tp_itemsize = ctx->base->tp_itemsize;
    type->tp_members = ctx->nslot > 0 ? ou_heap_type_members(type) : NULL;
    if (ctx->add_weak && ctx->add_dict) {
        type->tp_getset = ou_subtype_getsets_full;
    } else if (ctx->add_weak) {
        type->tp_getset = ou_subtype_getsets_weakref_only;
    } else if (ctx->add_dict) {
        type->tp_getset = ou_subtype_getsets_dict_only;
    }
    return 0;
}

/* ---- __class__ assignment ------------------------------------------------------------------------------ */

/** Whether two tuples of slot names are equal; both may be NULL. */
static int same_slots(OuObject *left, OuObject *right)
{
    if (left == NULL || right == NULL) {
        return left == right;
    }
    return OuObject_RichCompareBool(left, right, OU_EQ) == 1;
}

/**
 * Whether two classes add the same to a common base: 1 or 0. CPython: same_slots_added
 * (Objects/typeobject.c).
 */
static int same_slots_added(OuTypeObject *left, OuTypeObject *right)
{
    OuTypeObject *base = left->tp_base;
    if (base != right->tp_base) {
        return 0;
    }
    Ou_ssize_t size = base->tp_basicsize;
    if (left->tp_dictoffset == size && right->tp_dictoffset == size) {
        size += WORD;
    }
    if (left->tp_weaklistoffset == size && right->tp_weaklistoffset == size) {
        size += WORD;
    }
    OuObject *slots_left = ((OuHeapTypeObject *)left)->ht_slots;
    OuObject *slots_right = ((OuHeapTypeObject *)right)->ht_slots;
    if (slots_left != NULL && slots_right != NULL) {
        if (!same_slots(slots_left, slots_right)) {
            return 0;
        }
        size += WORD * OuTuple_GET_SIZE(slots_left);
    }
    return size == left->tp_basicsize && size == right->tp_basicsize;
}

/** CPython: compatible_with_tp_base (Objects/typeobject.c). */
static int compatible_with_base(OuTypeObject *child)
{
    OuTypeObject *parent = child->tp_base;
    return parent != NULL && child->tp_basicsize == parent->tp_basicsize &&
           child->tp_itemsize == parent->tp_itemsize &&
           child->tp_dictoffset == parent->tp_dictoffset &&
           child->tp_weaklistoffset == parent->tp_weaklistoffset &&
           ((child->tp_flags ^ parent->tp_flags) & OU_TPFLAGS_HAVE_GC) == 0 &&
           ((child->tp_flags ^ parent->tp_flags) & OU_TPFLAGS_MANAGED_DICT) == 0;
}

int ou_type_compatible_for_assignment(OuTypeObject *old, OuTypeObject *fresh, const char *attribute)
{
    OuTypeObject *old_base = old;
    OuTypeObject *new_base = fresh;
    while (compatible_with_base(new_base)) {
        new_base = new_base->tp_base;
    }
    while (compatible_with_base(old_base)) {
        old_base = old_base->tp_base;
    }
    int same_managed = ((old->tp_flags ^ fresh->tp_flags) & OU_TPFLAGS_MANAGED_DICT) == 0;
    if (same_managed && (new_base == old_base || (new_base->tp_base == old_base->tp_base &&
                                                  same_slots_added(new_base, old_base)))) {
        return 1;
    }
    OuErr_Format(OuExc_TypeError, "%s assignment: '%s' object layout differs from '%s'", attribute,
                 fresh->tp_name, old->tp_name);
    return 0;
}

int ou_object_set_class(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    OuTypeObject *old = Ou_TYPE(self);
    if (value == NULL) {
        OuErr_SetString(OuExc_TypeError, "can't delete __class__ attribute");
        return -1;
    }
    if (!OuType_Check(value)) {
        OuErr_Format(OuExc_TypeError, "__class__ must be set to a class, not '%s' object",
                     Ou_TYPE(value)->tp_name);
        return -1;
    }
    OuTypeObject *fresh = (OuTypeObject *)value;
    int modules = OuType_IsSubtype(fresh, &OuModule_Type) && OuType_IsSubtype(old, &OuModule_Type);
    if (!modules && !(old->tp_flags & fresh->tp_flags & OU_TPFLAGS_HEAPTYPE)) {
        OuErr_SetString(OuExc_TypeError, "__class__ assignment only supported for mutable types or "
                                         "ModuleType subclasses");
        return -1;
    }
    if (!ou_type_compatible_for_assignment(old, fresh, "__class__")) {
        return -1;
    }
    /* The places of inline values belong to the old class: make a dict of them first. */
    if (old->tp_flags & OU_TPFLAGS_MANAGED_DICT) {
        ou_object_get_dict_ptr(self);
        if (OuErr_Occurred()) {
            return -1;
        }
    }
    if (fresh->tp_flags & OU_TPFLAGS_HEAPTYPE) {
        Ou_IncRef(value);
    }
    self->ob_type = fresh;
    if (old->tp_flags & OU_TPFLAGS_HEAPTYPE) {
        Ou_DecRef((OuObject *)old);
    }
    return 0;
}
