/* SPDX-License-Identifier: MIT */
/**
 * @file type.h
 * Types as objects: `type`, `object`, classes that programs make, attribute lookup.
 *
 * A static type is a C variable, readied once; a heap type is made by a class statement. What a
 * program defines as `__add__` and the like is called through slots: a class whose dict (or a
 * base's) has the name gets a `slot_...` function in the slot, and setting or deleting the name
 * later updates the slot in the class and its subclasses.
 */
#ifndef OURO_TYPE_H
#define OURO_TYPE_H

#include "ouro/descr.h"
#include "ouro/dict.h"
#include "ouro/object.h"

/** A class made by a program. CPython: PyHeapTypeObject (Include/cpython/object.h). */
typedef struct OuHeapTypeObject {
    OuTypeObject ht_type;             /**< its ob_size: how many members follow the struct */
    OuNumberMethods as_number;        /**< what ht_type.tp_as_number points to */
    OuMappingMethods as_mapping;      /**< what ht_type.tp_as_mapping points to */
    OuSequenceMethods as_sequence;    /**< what ht_type.tp_as_sequence points to */
    OuObject *ht_name;                /**< owned str; tp_name is its UTF-8 */
    OuObject *ht_qualname;            /**< owned str */
    OuObject *ht_slots;               /**< owned tuple of mangled names, or NULL */
    OuDictKeysObject *ht_cached_keys; /**< owned share: names of inline values, or NULL */
} OuHeapTypeObject;

extern OuTypeObject OuType_Type;       /**< type. CPython: PyType_Type. */
extern OuTypeObject OuBaseObject_Type; /**< object. CPython: PyBaseObject_Type. */
extern OuTypeObject OuSuper_Type;      /**< super. CPython: PySuper_Type. */

/**
 * Whether a type has a flag.
 *
 * @param type     @borrowed
 * @param feature  one of OU_TPFLAGS_...
 * @return 1 or 0
 *
 * CPython: PyType_HasFeature (Include/object.h).
 */
static inline int OuType_HasFeature(const OuTypeObject *type, unsigned long feature)
{
    return (type->tp_flags & feature) != 0;
}

/**
 * Whether an object is a type.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyType_Check (Include/object.h).
 */
static inline int OuType_Check(const OuObject *op)
{
    return (op->ob_type->tp_flags & OU_TPFLAGS_TYPE_SUBCLASS) != 0;
}

/**
 * Whether an object's type is exactly `type`.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyType_CheckExact (Include/object.h).
 */
static inline int OuType_CheckExact(const OuObject *op)
{
    return op->ob_type == &OuType_Type;
}

/**
 * Whether a type is another one or derives from it.
 *
 * @param type  @borrowed
 * @param base  @borrowed
 * @return 1 or 0
 *
 * CPython: PyType_IsSubtype (Objects/typeobject.c).
 */
int OuType_IsSubtype(OuTypeObject *type, OuTypeObject *base);

/**
 * Whether an object is of a type or of a derived one.
 *
 * @param op    @borrowed
 * @param type  @borrowed
 * @return 1 or 0
 *
 * CPython: PyObject_TypeCheck (Include/object.h).
 */
static inline int OuObject_TypeCheck(OuObject *op, OuTypeObject *type)
{
    return op->ob_type == type || OuType_IsSubtype(op->ob_type, type);
}

/**
 * Whether an object is exactly of a type.
 *
 * @param op    @borrowed
 * @param type  @borrowed
 * @return 1 or 0
 *
 * CPython: Py_IS_TYPE (Include/object.h).
 */
static inline int Ou_IS_TYPE(const OuObject *op, const OuTypeObject *type)
{
    return op->ob_type == type;
}

/**
 * Makes a static type ready: bases, MRO, dict with descriptors, inherited slots.
 *
 * @param type  static; its bases are readied first
 * @return 0; -1 with MemoryError or TypeError set
 *
 * CPython: PyType_Ready (Objects/typeobject.c).
 */
int OuType_Ready(OuTypeObject *type);

/**
 * Undoes OuType_Ready(): releases the dict, MRO and bases of a static type.
 *
 * @param type  static
 *
 * CPython: _PyStaticType_Dealloc (Objects/typeobject.c).
 */
void ou_static_type_dealloc(OuTypeObject *type);

/**
 * Looks a name up in the dicts of the MRO.
 *
 * @param type  @borrowed
 * @param name  @borrowed str
 * @return @borrowed; NULL, and no error set, when it is nowhere
 *
 * Cost: constant while the type does not change, by a cache. CPython: _PyType_Lookup
 * (Objects/typeobject.c).
 */
OuObject *ou_type_lookup(OuTypeObject *type, OuObject *name);

/**
 * Forgets what the cache knows about a type and its subclasses.
 *
 * @param type  @borrowed
 *
 * CPython: PyType_Modified (Objects/typeobject.c).
 */
void OuType_Modified(OuTypeObject *type);

/**
 * The base whose layout a class with these bases has.
 *
 * @param bases  @borrowed; a tuple of types
 * @return @borrowed; NULL with TypeError set
 *
 * CPython: best_base (Objects/typeobject.c).
 */
OuTypeObject *ou_type_best_base(OuObject *bases);

/**
 * The most derived metaclass.
 *
 * @param metatype  @borrowed
 * @param bases     @borrowed tuple
 * @return @borrowed; NULL with TypeError ("metaclass conflict: ...") set
 *
 * CPython: _PyType_CalculateMetaclass (Objects/typeobject.c).
 */
OuTypeObject *ou_type_calculate_metaclass(OuTypeObject *metatype, OuObject *bases);

/**
 * The name of a type without its module.
 *
 * @param type  @borrowed
 * @return borrowed, part of tp_name
 *
 * CPython: _PyType_Name (Objects/typeobject.c).
 */
const char *ou_type_name(const OuTypeObject *type);

/**
 * Reads `__name__` of a type.
 *
 * @param type  @borrowed
 * @return @newref, a str; NULL with MemoryError set
 *
 * CPython: PyType_GetName (Objects/typeobject.c).
 */
OuObject *OuType_GetName(OuTypeObject *type);

/**
 * Reads `__qualname__` of a type.
 *
 * @param type  @borrowed
 * @return @newref, a str; NULL with MemoryError set
 *
 * CPython: PyType_GetQualName (Objects/typeobject.c).
 */
OuObject *OuType_GetQualName(OuTypeObject *type);

/**
 * Reads `__module__` of a type.
 *
 * @param type  @borrowed
 * @return @newref; NULL with an error set
 *
 * CPython: type_module (Objects/typeobject.c).
 */
OuObject *ou_type_module(OuTypeObject *type);

/**
 * `__module__.__qualname__`, without the module if it is builtins.
 *
 * @param type  @borrowed
 * @return @newref, a str; NULL with an error set
 *
 * CPython 3.13: PyType_GetFullyQualifiedName (Objects/typeobject.c).
 */
OuObject *ou_type_full_name(OuTypeObject *type);

/**
 * Makes an object of a type, zeroed, tracked if GC.
 *
 * @param type   @borrowed
 * @param items  room for how many; 0 for a fixed size
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyType_GenericAlloc (Objects/typeobject.c).
 */
OuObject *OuType_GenericAlloc(OuTypeObject *type, Ou_ssize_t items);

/**
 * A tp_new that only allocates.
 *
 * @param type    @borrowed
 * @param args    ignored
 * @param kwargs  ignored
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyType_GenericNew (Objects/typeobject.c).
 */
OuObject *OuType_GenericNew(OuTypeObject *type, OuObject *args, OuObject *kwargs);

/* ---- attributes: generic.c ------------------------------------------------------------------- */

/**
 * Reads an attribute as most types do: data descriptor, instance dict, other descriptor.
 *
 * @param op    @borrowed
 * @param name  @borrowed str
 * @return @newref; NULL with AttributeError set: "'C' object has no attribute 'x'"
 *
 * CPython: PyObject_GenericGetAttr (Objects/object.c).
 */
OuObject *OuObject_GenericGetAttr(OuObject *op, OuObject *name);

/**
 * Sets an attribute, or deletes it.
 *
 * @param op     @borrowed
 * @param name   @borrowed; a str
 * @param value  @borrowed; NULL deletes
 * @return 0; -1 with an error set
 *
 * CPython: PyObject_GenericSetAttr (Objects/object.c).
 */
int OuObject_GenericSetAttr(OuObject *op, OuObject *name, OuObject *value);

/**
 * As OuObject_GenericGetAttr(), with a dict given and without an error when asked.
 *
 * @param op        @borrowed
 * @param name      @borrowed str
 * @param dict      @borrowed: instead of the instance's own; NULL: the instance's own
 * @param suppress  1: no error is set when there is no such attribute
 * @return @newref, or NULL
 *
 * CPython: _PyObject_GenericGetAttrWithDict (Objects/object.c).
 */
OuObject *ou_object_generic_getattr_with_dict(OuObject *op, OuObject *name, OuObject *dict,
                                              int suppress);

/**
 * As OuObject_GenericSetAttr(), with a dict given.
 *
 * @param op     @borrowed
 * @param name   @borrowed; a str
 * @param value  @borrowed; NULL deletes
 * @param dict   @borrowed; the dict of `op`, or NULL: it is looked for
 * @return 0; -1 with an error set
 *
 * CPython: _PyObject_GenericSetAttrWithDict (Objects/object.c).
 */
int ou_object_generic_setattr_with_dict(OuObject *op, OuObject *name, OuObject *value,
                                        OuObject *dict);

/**
 * Finds a method for a call without making a bound method.
 *
 * @param op           @borrowed
 * @param name         @borrowed str
 * @param[out] method  @newref: an unbound function to be called with `op` as first
 *                     argument when 1 is returned; the attribute, or NULL with an error, when 0
 * @return 1 or 0
 *
 * CPython: _PyObject_GetMethod (Objects/object.c).
 */
int ou_object_get_method(OuObject *op, OuObject *name, OuObject **method);

/**
 * The tp_getattro of types: the metatype's data descriptors, the MRO, then the metatype.
 *
 * @param type  @borrowed
 * @param name  @borrowed; a str
 * @return @newref; NULL with an error set
 *
 * CPython: type_getattro (Objects/typeobject.c).
 */
OuObject *ou_type_getattro(OuObject *type, OuObject *name);

/* ---- the tp_ slots of instances of classes ----------------------------------------------------- */

/**
 * The tp_dealloc of classes made by programs.
 *
 * @param self  count 0
 *
 * CPython: subtype_dealloc (Objects/typeobject.c).
 */
void ou_subtype_dealloc(OuObject *self);

/**
 * The tp_getattro of a class with `__getattribute__` or `__getattr__`.
 *
 * @param self  @borrowed
 * @param name  @borrowed; a str
 * @return @newref; NULL with an error set
 *
 * CPython: slot_tp_getattr_hook (Objects/typeobject.c).
 */
OuObject *ou_slot_tp_getattr_hook(OuObject *self, OuObject *name);

/**
 * Whether attributes of this type's objects are looked up the generic way.
 *
 * @param type  @borrowed
 * @return 1 or 0
 */
static inline int ou_type_has_generic_getattr(const OuTypeObject *type)
{
    return type->tp_getattro == OuObject_GenericGetAttr;
}

/* ---- super ----------------------------------------------------------------------------------- */

/**
 * super() without arguments asks the running frame.
 *
 * @param[out] type  the class the method was defined in: a new reference
 * @param[out] self  the first argument: a new reference
 * @return 0; -1 with RuntimeError set: "super(): no arguments", "super(): __class__ cell not found"
 *
 * Set by python/. CPython: super_init_without_args (Objects/typeobject.c).
 */
extern int (*ou_super_frame_hook)(OuTypeObject **type, OuObject **self);

/** The globals of the running frame, borrowed, or NULL: `__module__` of type('X', (), {}). Set by python/. */
extern OuObject *(*ou_type_globals_hook)(void);

/* ---- init ------------------------------------------------------------------------------------ */

/**
 * Readies every static type and all modules of types/.
 *
 * @return 0; -1 with MemoryError set, and everything undone
 */
int ou_types_init(void);

/** Releases everything that types/ keeps, as the last act of the program. */
void ou_types_fini(void);

#endif
