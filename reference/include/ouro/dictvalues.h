/* SPDX-License-Identifier: MIT */
/**
 * @file dictvalues.h
 * Attributes of instances: a values array per instance, one shared keys object per class.
 *
 * Instances of a class mostly have the same attributes. So a class keeps one keys object
 * (ht_cached_keys of OuHeapTypeObject) that says which name has which place, and an instance
 * keeps an array of values only: its *inline values*. A real dict is made when `__dict__` is asked
 * for, or when a name finds no place; it takes the values array over, and the instance then has
 * the dict instead. The two words are in front of the GC head:
 *
 *     op - 4 words   OuDictValues *   the inline values, or NULL
 *     op - 3 words   OuObject *       the dict, owned, or NULL
 *     op - 2 words   the GC head
 *
 * Invariant: of the two at most one is not NULL. CPython 3.11 does exactly this.
 */
#ifndef OURO_DICTVALUES_H
#define OURO_DICTVALUES_H

#include "ouro/dict.h"

/**
 * No class shares more names than this. CPython: SHARED_KEYS_MAX_SIZE
 * (Include/internal/pycore_dict.h).
 */
#define OU_SHARED_KEYS_MAX_SIZE 30

/**
 * The values of a split dict or of an instance, at the places that the shared keys say.
 *
 * In front of `values` stand bytes, read backwards: the size of that prefix, how many values are
 * set, and the places of those in the order they were set. CPython: struct _dictvalues
 * (Include/internal/pycore_dict.h).
 */
struct OuDictValues {
    OuObject *values[1]; /**< owned or NULL; as many as the keys had room for */
};

/**
 * Where an instance keeps its values.
 *
 * @param op  @borrowed; of a type with OU_TPFLAGS_MANAGED_DICT
 * @return the place, in front of the object
 *
 * CPython: _PyObject_ValuesPointer (Include/internal/pycore_object.h).
 */
static inline OuDictValues **ou_object_values_pointer(OuObject *op)
{
    return (OuDictValues **)(void *)op - 4;
}

/**
 * Where an instance keeps its dict.
 *
 * @param op  @borrowed; of a type with OU_TPFLAGS_MANAGED_DICT
 * @return the place, in front of the object
 *
 * CPython: _PyObject_ManagedDictPointer (Include/internal/pycore_object.h).
 */
static inline OuObject **ou_object_managed_dict_pointer(OuObject *op)
{
    return (OuObject **)(void *)op - 3;
}

/**
 * Makes the shared keys of a new class, empty.
 *
 * @return the keys, the caller's share; NULL, and no error set, when out of memory
 *
 * CPython: _PyDict_NewKeysForClass (Objects/dictobject.c).
 */
OuDictKeysObject *ou_dict_new_keys_for_class(void);

/**
 * Takes one more share of a keys object.
 *
 * @param keys  not NULL
 *
 * CPython: dictkeys_incref (Objects/dictobject.c).
 */
void ou_dict_keys_incref(OuDictKeysObject *keys);

/**
 * Gives a share of a keys object back; with the last one it is freed.
 *
 * @param keys  not NULL
 *
 * CPython: _PyDictKeys_DecRef (Objects/dictobject.c).
 */
void ou_dict_keys_decref(OuDictKeysObject *keys);

/**
 * Gives a fresh instance the place for its attributes: object.__new__ calls it.
 *
 * @param op  @borrowed; managed: its inline values are made; with a tp_dictoffset: its dict
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyObject_InitializeDict (Objects/dictobject.c).
 */
int ou_object_initialize_dict(OuObject *op);

/**
 * Sets or deletes an attribute of an instance that has inline values.
 *
 * @param op      @borrowed
 * @param values  *ou_object_values_pointer(op), not NULL
 * @param name    @borrowed; a str
 * @param value   @borrowed, gains a reference; NULL deletes
 * @return 0; -1 with AttributeError (nothing to delete; KeyError when a dict had to be made) or
 *         another error set
 *
 * A name without a place turns the values into a dict first.
 * CPython: _PyObject_StoreInstanceAttribute (Objects/dictobject.c).
 */
int ou_object_store_instance_attribute(OuObject *op, OuDictValues *values, OuObject *name,
                                       OuObject *value);

/**
 * Reads an attribute of an instance that has inline values.
 *
 * @param op      @borrowed
 * @param values  *ou_object_values_pointer(op), not NULL
 * @param name    @borrowed; a str
 * @return @newref; NULL without an error when absent
 *
 * CPython: _PyObject_GetInstanceAttribute (Objects/dictobject.c).
 */
OuObject *ou_object_get_instance_attribute(OuObject *op, OuDictValues *values, OuObject *name);

/**
 * Whether an instance has no attributes of its own.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: _PyObject_IsInstanceDictEmpty (Objects/dictobject.c).
 */
int ou_object_is_instance_dict_empty(OuObject *op);

/**
 * Visits the inline values, in the order of the shared keys.
 *
 * @param op        @borrowed
 * @param visit     called with each value, @borrowed
 * @param argument  handed on to `visit`
 * @return 0, or what `visit` returned to stop
 *
 * CPython: _PyObject_VisitInstanceAttributes (Objects/dictobject.c).
 */
int ou_object_visit_instance_attributes(OuObject *op, OuVisitProc visit, void *argument);

/**
 * Releases the inline values and leaves them empty.
 *
 * @param op  @borrowed
 *
 * CPython: _PyObject_ClearInstanceAttributes (Objects/dictobject.c).
 */
void ou_object_clear_instance_attributes(OuObject *op);

/**
 * Releases the inline values and their array.
 *
 * @param op  a dying object
 *
 * CPython: _PyObject_FreeInstanceAttributes (Objects/dictobject.c).
 */
void ou_object_free_instance_attributes(OuObject *op);

/**
 * Where an object's dict is by its type's tp_dictoffset (not managed).
 *
 * @param op  @borrowed
 * @return the place; NULL when the type has none
 *
 * CPython: _PyObject_DictPointer (Objects/object.c).
 */
OuObject **ou_object_computed_dict_pointer(OuObject *op);

/**
 * Where an object's dict is; inline values are turned into a dict first.
 *
 * @param op  @borrowed
 * @return the place, whose dict may still be NULL; NULL when there is none, or with MemoryError
 *         set when the dict could not be made
 *
 * CPython: _PyObject_GetDictPtr (Objects/object.c).
 */
OuObject **ou_object_get_dict_ptr(OuObject *op);

/**
 * Gives `__dict__`, making it if need be.
 *
 * @param op       @borrowed
 * @param context  not used
 * @return @newref; NULL with AttributeError or MemoryError set
 *
 * CPython: PyObject_GenericGetDict (Objects/object.c).
 */
OuObject *OuObject_GenericGetDict(OuObject *op, void *context);

/**
 * Sets `__dict__`.
 *
 * @param op       @borrowed
 * @param value    @borrowed; a dict; NULL is refused
 * @param context  not used
 * @return 0; -1 with TypeError, AttributeError or MemoryError set
 *
 * CPython: PyObject_GenericSetDict (Objects/object.c).
 */
int OuObject_GenericSetDict(OuObject *op, OuObject *value, void *context);

/**
 * Stores into, or deletes from, the dict of an instance, making it if need be.
 *
 * @param type           the instance's type; its cached keys are shared with a new dict
 * @param[in,out] place  where the dict is, or NULL
 * @param key            @borrowed; a str
 * @param value          @borrowed; NULL deletes
 * @return 0; -1 with KeyError or another error set
 *
 * CPython: _PyObjectDict_SetItem (Objects/dictobject.c).
 */
int ou_object_dict_set_item(OuTypeObject *type, OuObject **place, OuObject *key, OuObject *value);

#endif
