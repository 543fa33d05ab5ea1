/* SPDX-License-Identifier: MIT */
/**
 * @file typeobject.h
 * What the files that make up `type` and `object` offer to each other.
 *
 *     type_lookup.c   finding names in the MRO, the cache, subclasses
 *     type_mro.c      the method resolution order, the best base, the metaclass
 *     type_ready.c    static types: dict, descriptors, inherited slots
 *     type_new.c      classes made by programs
 *     type_layout.c   `__slots__`, `__dict__`, `__weakref__`: what an instance looks like
 *     type_attrs.c    attributes of types: `__name__`, `__bases__` ...
 *     type.c          the type `type` itself
 *     subtype.c       how instances of classes die and are traversed
 *     baseobject.c    the type `object`
 */
#ifndef OURO_TYPES_TYPEOBJECT_H
#define OURO_TYPES_TYPEOBJECT_H

#include "ouro/descr.h"
#include "ouro/list.h"
#include "ouro/type.h"

/* ---- type_lookup.c ------------------------------------------------------------------------------- */

/** As ou_type_lookup(), without the cache. CPython: find_name_in_mro (Objects/typeobject.c). */
OuObject *ou_type_find_name_in_mro(OuTypeObject *type, OuObject *name);
/**
 * Adds a type to the subclasses of its base: 0, or -1. CPython: add_subclass
 * (Objects/typeobject.c).
 */
int ou_type_add_subclass(OuTypeObject *base, OuTypeObject *type);
/**
 * Takes a type out of the subclasses of its bases. CPython: remove_all_subclasses
 * (Objects/typeobject.c).
 */
void ou_type_remove_subclasses(OuTypeObject *type, OuObject *bases);
/**
 * The subclasses that are alive: a new list, or NULL. CPython: _PyType_GetSubclasses
 * (Objects/typeobject.c).
 */
OuObject *ou_type_subclasses_list(OuTypeObject *type);
/** Forgets everything in the lookup cache. */
void ou_type_cache_clear(void);

/* ---- type_mro.c ---------------------------------------------------------------------------------- */

/**
 * Sets tp_mro from the bases, by the metaclass's mro() if it has its own: 0, or -1. CPython:
 * mro_internal (Objects/typeobject.c).
 */
int ou_type_mro_internal(OuTypeObject *type, OuObject **old_mro);
/** type.mro(): a new list, or NULL. CPython: mro_implementation (Objects/typeobject.c). */
OuObject *ou_type_mro(OuTypeObject *type);
/** The base whose layout this type has. CPython: solid_base (Objects/typeobject.c). */
OuTypeObject *ou_type_solid_base(OuTypeObject *type);

/* ---- type_ready.c -------------------------------------------------------------------------------- */

/**
 * Inherits what is not looked up by name: flags, lifetime slots, sizes. CPython: inherit_special
 * (Objects/typeobject.c), inherit_slots.
 */
void ou_type_inherit(OuTypeObject *type);
/**
 * Adds descriptors for tp_members to tp_dict: 0, or -1. CPython: type_add_members
 * (Objects/typeobject.c).
 */
int ou_type_add_members(OuTypeObject *type);

/* ---- type_layout.c ------------------------------------------------------------------------------- */

/** What type.__new__ knows of the class it makes. CPython: type_new_ctx (Objects/typeobject.c). */
typedef struct TypeNew {
    OuTypeObject *metatype; /**< borrowed */
    OuObject *name;         /**< borrowed str */
    OuObject *bases;        /**< owned tuple */
    OuObject *orig_dict;    /**< borrowed: the namespace given */
    OuObject *dict;         /**< owned: its copy */
    OuObject *slots;        /**< owned tuple, or NULL */
    OuTypeObject *base;     /**< borrowed: the best base */
    Ou_ssize_t nslot;       /**< how many slots get a member */
    int add_dict;           /**< 1: objects get a dict */
    int add_weak;           /**< 1: objects get a list of weak references */
    int may_add_dict;       /**< 1: no base has one */
    int may_add_weak;       /**< 1: no base has one */
} TypeNew;

/** Whether instances of a type have a dict: 1 or 0. */
static inline int ou_type_has_dict(const OuTypeObject *type)
{
    return type->tp_dictoffset != 0 || (type->tp_flags & OU_TPFLAGS_MANAGED_DICT) != 0;
}

/**
 * Reads `__slots__`: 0, or -1 with an error set. CPython: type_new_slots (Objects/typeobject.c).
 */
int ou_type_new_slots(TypeNew *ctx);
/**
 * Gives the new class its members and the places of dict and weak references: 0, or -1. CPython:
 * type_new_descriptors (Objects/typeobject.c).
 */
int ou_type_new_descriptors(const TypeNew *ctx, OuTypeObject *type);
/**
 * The members behind a heap type. CPython: PyHeapType_GET_MEMBERS
 * (Include/internal/pycore_object.h).
 */
OuMemberDef *ou_heap_type_members(OuTypeObject *type);
/** object.__class__ = ...: 0, or -1. CPython: object_set_class (Objects/typeobject.c). */
int ou_object_set_class(OuObject *self, OuObject *value, void *closure);
/**
 * Whether two types have the same layout: 1, or 0 with TypeError set. CPython:
 * compatible_for_assignment (Objects/typeobject.c).
 */
int ou_type_compatible_for_assignment(OuTypeObject *old, OuTypeObject *fresh,
                                      const char *attribute);

/* ---- type_new.c, type_attrs.c, type.c --------------------------------------------------------------- */

/** type.__new__. CPython: type_new (Objects/typeobject.c). */
OuObject *ou_type_new(OuTypeObject *metatype, OuObject *args, OuObject *kwargs);
/** type.__setattr__: 0, or -1. CPython: type_setattro (Objects/typeobject.c). */
int ou_type_setattro(OuObject *self, OuObject *name, OuObject *value);
/** repr() of a type. CPython: type_repr (Objects/typeobject.c). */
OuObject *ou_type_repr(OuObject *self);
extern OuGetSetDef ou_type_getsets[];

/* ---- subtype.c ----------------------------------------------------------------------------------- */

int ou_subtype_traverse(OuObject *self, OuVisitProc visit, void *argument);
int ou_subtype_clear(OuObject *self);
/**
 * `__dict__` and `__weakref__` of instances. CPython: subtype_getsets_full (Objects/typeobject.c)
 * and its kin.
 */
extern OuGetSetDef ou_subtype_getsets_full[];
/** `__dict__` of the objects of a class. */
extern OuGetSetDef ou_subtype_getsets_dict_only[];
/** `__weakref__` of the objects of a class. */
extern OuGetSetDef ou_subtype_getsets_weakref_only[];

/* ---- baseobject.c -------------------------------------------------------------------------------- */

OuObject *ou_object_new(OuTypeObject *type, OuObject *args, OuObject *kwargs);
int ou_object_init(OuObject *self, OuObject *args, OuObject *kwargs);

#endif
