/* SPDX-License-Identifier: MIT */
/**
 * @file type_ready.c
 * Making a type ready for use: bases, MRO, dict, inherited slots.
 *
 * Static types come with slots and tables and get a dict; classes come with a dict, and their
 * slots are set from it afterwards (slot_update.c).
 */
#include "slots.h"
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/dictvalues.h"
#include "ouro/errors.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/* ---- T.__new__ --------------------------------------------------------------------------------- */

/** The nearest base that is not made by a program, or has no `__new__` of its own. */
static OuTypeObject *static_base(OuTypeObject *subtype)
{
    while (subtype != NULL && subtype->tp_new == ou_slot_tp_new) {
        subtype = subtype->tp_base;
    }
    return subtype;
}

/** `T.__new__(S, ...)`: calls T's tp_new if S derives from T and has T's layout. */
static OuObject *tp_new_wrapper(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuTypeObject *type = (OuTypeObject *)self;
    if (OuTuple_GET_SIZE(args) < 1) {
        return OuErr_Format(OuExc_TypeError, "%s.__new__(): not enough arguments", type->tp_name);
    }
    OuObject *first = OuTuple_GET_ITEM(args, 0);
    if (!OuType_Check(first)) {
        return OuErr_Format(OuExc_TypeError, "%s.__new__(X): X is not a type object (%s)",
                            type->tp_name, Ou_TYPE(first)->tp_name);
    }
    OuTypeObject *subtype = (OuTypeObject *)first;
    if (!OuType_IsSubtype(subtype, type)) {
        return OuErr_Format(OuExc_TypeError, "%s.__new__(%s): %s is not a subtype of %s",
                            type->tp_name, subtype->tp_name, subtype->tp_name, type->tp_name);
    }
    OuTypeObject *base = static_base(subtype);
    if (base != NULL && base->tp_new != type->tp_new) {
        return OuErr_Format(OuExc_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()",
                            type->tp_name, subtype->tp_name, base->tp_name);
    }
    OuObject *rest = OuTuple_GetSlice(args, 1, OuTuple_GET_SIZE(args));
    if (rest == NULL) {
        return NULL;
    }
    OuObject *result = type->tp_new(subtype, rest, kwargs);
    Ou_DecRef(rest);
    return result;
}

/** `__new__` of static types. CPython: tp_new_methoddef (Objects/typeobject.c). */
static OuMethodDef tp_new_def = {"__new__", OU_CFUNCTION(tp_new_wrapper),
                                 OU_METH_VARARGS | OU_METH_KEYWORDS,
                                 "Create and return a new object.  See help(type) for accurate "
                                 "signature."};

int ou_is_tp_new_wrapper(OuObject *op)
{
    return OuCFunction_Check(op) && ((OuCFunctionObject *)op)->m_ml == &tp_new_def;
}

int ou_add_tp_new_wrapper(OuTypeObject *type)
{
    int present = OuDict_Contains(type->tp_dict, OU_ID(__new__));
    if (present != 0) {
        return present < 0 ? -1 : 0;
    }
    OuObject *func = OuCFunction_New(&tp_new_def, (OuObject *)type);
    if (func == NULL) {
        return -1;
    }
    int result = OuDict_SetItem(type->tp_dict, OU_ID(__new__), func);
    Ou_DecRef(func);
    return result;
}

/**
 * Inherits tp_new, or offers it as `__new__`. CPython: type_ready_set_new (Objects/typeobject.c).
 */
static int set_new(OuTypeObject *type)
{
    if (type->tp_new != NULL) {
        return ou_add_tp_new_wrapper(type);
    }
    /* A static type without tp_new right below object cannot be called. */
    if ((type->tp_flags & OU_TPFLAGS_HEAPTYPE) || type->tp_base != &OuBaseObject_Type) {
        type->tp_new = type->tp_base ? type->tp_base->tp_new : NULL;
    }
    return 0;
}

/* ---- descriptors ---------------------------------------------------------------------------------- */

/** Puts a descriptor (stolen, may be NULL) into the dict; a present name stays unless `replace`. */
static int add_descr(OuTypeObject *type, const char *name, OuObject *descr, int replace)
{
    if (descr == NULL) {
        return -1;
    }
    int result = -1;
    OuObject *key = OuUnicode_InternFromString(name);
    if (key != NULL) {
        result = replace ? OuDict_SetItem(type->tp_dict, key, descr)
                         : (OuDict_SetDefault(type->tp_dict, key, descr) ? 0 : -1);
        Ou_DecRef(key);
    }
    Ou_DecRef(descr);
    return result;
}

/** The descriptor of a method: new, or NULL. */
static OuObject *method_descr(OuTypeObject *type, OuMethodDef *method)
{
    if (method->ml_flags & OU_METH_CLASS) {
        return OuDescr_NewClassMethod(type, method);
    }
    if (!(method->ml_flags & OU_METH_STATIC)) {
        return OuDescr_NewMethod(type, method);
    }
    OuObject *func = OuCFunction_New(method, (OuObject *)type);
    if (func == NULL) {
        return NULL;
    }
    OuObject *descr = OuStaticMethod_New(func);
    Ou_DecRef(func);
    return descr;
}

int ou_type_add_members(OuTypeObject *type)
{
    for (OuMemberDef *member = type->tp_members; member && member->name; member++) {
        if (add_descr(type, member->name, OuDescr_NewMember(type, member), 0) < 0) {
            return -1;
        }
    }
    return 0;
}

/** CPython: type_add_methods (Objects/typeobject.c), type_add_getset. */
static int add_methods_and_getsets(OuTypeObject *type)
{
    for (OuMethodDef *method = type->tp_methods; method && method->ml_name; method++) {
        if (add_descr(type, method->ml_name, method_descr(type, method),
                      method->ml_flags & OU_METH_COEXIST) < 0) {
            return -1;
        }
    }
    if (ou_type_add_members(type) < 0) {
        return -1;
    }
    for (OuGetSetDef *getset = type->tp_getset; getset && getset->name; getset++) {
        if (add_descr(type, getset->name, OuDescr_NewGetSet(type, getset), 0) < 0) {
            return -1;
        }
    }
    return 0;
}

/** CPython: type_dict_set_doc (Objects/typeobject.c). */
static int set_doc(OuTypeObject *type)
{
    int present = OuDict_Contains(type->tp_dict, OU_ID(__doc__));
    if (present != 0) {
        return present < 0 ? -1 : 0;
    }
    OuObject *doc = type->tp_doc ? OuUnicode_FromString(type->tp_doc) : Ou_NewRef(Ou_None);
    if (doc == NULL) {
        return -1;
    }
    int result = OuDict_SetItem(type->tp_dict, OU_ID(__doc__), doc);
    Ou_DecRef(doc);
    return result;
}

/* ---- bases, hash, the whole ------------------------------------------------------------------------- */

/** CPython: type_ready_set_bases (Objects/typeobject.c), type_ready_set_dict. */
static int set_bases_and_dict(OuTypeObject *type)
{
    if (type->tp_base == NULL && type != &OuBaseObject_Type) {
        type->tp_base = &OuBaseObject_Type;
    }
    OuTypeObject *base = type->tp_base;
    if (base != NULL && base->tp_dict == NULL && OuType_Ready(base) < 0) {
        return -1;
    }
    if (Ou_TYPE((OuObject *)type) == NULL) {
        ((OuObject *)type)->ob_type = base ? Ou_TYPE((OuObject *)base) : &OuType_Type;
    }
    if (type->tp_bases == NULL) {
        type->tp_bases = base ? OuTuple_Pack(1, base) : OuTuple_New(0);
        if (type->tp_bases == NULL) {
            return -1;
        }
    }
    if (type->tp_dict == NULL) {
        type->tp_dict = OuDict_New();
    }
    return type->tp_dict ? 0 : -1;
}

/** A type without tp_hash cannot be hashed. CPython: type_ready_set_hash (Objects/typeobject.c). */
static int set_hash(OuTypeObject *type)
{
    if (type->tp_hash != NULL) {
        return 0;
    }
    int present = OuDict_Contains(type->tp_dict, OU_ID(__hash__));
    if (present != 0) {
        return present < 0 ? -1 : 0;
    }
    if (OuDict_SetItem(type->tp_dict, OU_ID(__hash__), Ou_None) < 0) {
        return -1;
    }
    type->tp_hash = OuObject_HashNotImplemented;
    return 0;
}

/**
 * Tells the bases of their new subclass. CPython: type_ready_add_subclasses (Objects/typeobject.c).
 */
static int add_to_bases(OuTypeObject *type)
{
    Ou_ssize_t size = OuTuple_GET_SIZE(type->tp_bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        if (ou_type_add_subclass((OuTypeObject *)OuTuple_GET_ITEM(type->tp_bases, i), type) < 0) {
            return -1;
        }
    }
    return 0;
}

/**
 * Makes the shared keys of a class whose instances have inline values. CPython:
 * type_ready_managed_dict (Objects/typeobject.c).
 */
static int make_cached_keys(OuTypeObject *type)
{
    if (!(type->tp_flags & OU_TPFLAGS_MANAGED_DICT)) {
        return 0;
    }
    OuHeapTypeObject *heap = (OuHeapTypeObject *)type;
    if (heap->ht_cached_keys == NULL) {
        heap->ht_cached_keys = ou_dict_new_keys_for_class();
        if (heap->ht_cached_keys == NULL) {
            OuErr_NoMemory();
            return -1;
        }
    }
    return 0;
}

/**
 * Tells the collector where instances of a plain class keep their references: a class without
 * slots of its own, above `object` by classes of that kind only, whose traverse function is then
 * ou_subtype_traverse() and visits the values or the dict, then the type.
 */
static void set_layout(OuTypeObject *type)
{
    const OuTypeObject *base = type;
    if (!(type->tp_flags & OU_TPFLAGS_MANAGED_DICT)) {
        return;
    }
    for (; base->tp_traverse == ou_subtype_traverse; base = base->tp_base) {
        if (Ou_SIZE((const OuObject *)base) > 0) {
            return;
        }
    }
    if (base->tp_traverse == NULL) {
        type->tp_layout = OU_LAYOUT_INSTANCE;
        type->tp_inline_count = &((OuHeapTypeObject *)type)->ht_cached_keys->dk_nentries;
    }
}

int OuType_Ready(OuTypeObject *type)
{
    if (type->tp_flags & OU_TPFLAGS_READY) {
        return 0;
    }
    int heap = (type->tp_flags & OU_TPFLAGS_HEAPTYPE) != 0;
    if (!heap) {
        type->tp_flags |= OU_TPFLAGS_IMMUTABLETYPE;
    }
    if (set_bases_and_dict(type) < 0 || ou_type_mro_internal(type, NULL) < 0 || set_new(type) < 0 ||
        ou_add_operators(type) < 0 || add_methods_and_getsets(type) < 0 || set_doc(type) < 0) {
        return -1;
    }
    ou_type_inherit(type);
    if (make_cached_keys(type) < 0 || set_hash(type) < 0 || add_to_bases(type) < 0) {
        return -1;
    }
    set_layout(type);
    type->tp_flags |= OU_TPFLAGS_READY;
    return 0;
}

void ou_static_type_dealloc(OuTypeObject *type)
{
    type->tp_flags &= ~OU_TPFLAGS_READY;
    type->tp_version_tag = 0;
    Ou_Clear(&type->tp_dict);
    Ou_Clear(&type->tp_bases);
    Ou_Clear(&type->tp_mro);
    Ou_Clear(&type->tp_subclasses);
}
