/* SPDX-License-Identifier: MIT */
/**
 * @file object.h
 * What every object begins with, and what every type says about its objects.
 *
 * An object is a block of memory that begins with two words: how many references to it are
 * owned, and which type it has. Everything else is the type's business. A type is data: a struct
 * of function pointers. The runtime never asks "is this a list?" in order to free it; it calls
 * the type's tp_dealloc, and the list's own function does what lists need.
 *
 * Terms, used on every function of this project:
 *
 *     new reference       the caller of the function owns it and must release it or pass it on
 *     borrowed reference  somebody else owns it; it is good as long as they keep it
 *     stolen reference    the function takes the reference over from the caller
 *
 * To *own* a reference is to owe exactly one Ou_DecRef().
 */
#ifndef OURO_OBJECT_H
#define OURO_OBJECT_H

#include "ouro/base.h"

typedef struct OuObject OuObject;
typedef struct OuVarObject OuVarObject;
typedef struct OuTypeObject OuTypeObject;

/** The head of every object. CPython: PyObject (Include/object.h). */
struct OuObject {
    /**
     * How many references to the object are owned.
     *
     * Its life story: set to 1 by Ou_NewReference(); from then on written only by
     * core/refcount.c, up by Ou_IncRef() and down by Ou_DecRef(). At 0 the object dies within
     * that same Ou_DecRef(). The value OU_IMMORTAL_REFCNT means "not counted: never dies".
     */
    Ou_ssize_t ob_refcnt;
    OuTypeObject *ob_type; /**< the type; set once, by OuObject_Init() */
};

/** The head of an object whose size varies. CPython: PyVarObject (Include/object.h). */
struct OuVarObject {
    OuObject ob_base;   /**< the common head */
    Ou_ssize_t ob_size; /**< items, not bytes */
};

/** Frees an object whose count is 0, after releasing what it owns. CPython: destructor. */
typedef void (*OuDestructor)(OuObject *self);

/** What a type says about its objects. CPython: PyTypeObject (Include/cpython/object.h). */
struct OuTypeObject {
    OuVarObject ob_base;     /**< a type is an object too */
    const char *tp_name;     /**< for messages; constant */
    Ou_ssize_t tp_basicsize; /**< bytes of an object without items */
    Ou_ssize_t tp_itemsize;  /**< bytes per item; 0 when the size is fixed */
    /**
     * Called once, when the count reached 0. Must release every reference that the object owns
     * and then free its memory with OuObject_Del(). Required.
     */
    OuDestructor tp_dealloc;
};

/** The type of an object. Borrowed. Cost: constant. CPython: Py_TYPE. */
static inline OuTypeObject *Ou_TYPE(const OuObject *op)
{
    return op->ob_type;
}

/** The count of an object. Cost: constant. CPython: Py_REFCNT. */
static inline Ou_ssize_t Ou_REFCNT(const OuObject *op)
{
    return op->ob_refcnt;
}

/** The number of items of an object with items. Cost: constant. CPython: Py_SIZE. */
static inline Ou_ssize_t Ou_SIZE(const OuObject *op)
{
    return ((const OuVarObject *)op)->ob_size;
}

/** The beginning of a static type: count 1, so that it is never freed. CPython: PyVarObject_HEAD_INIT. */
#define OuVarObject_HEAD_INIT(type, size) \
    {                                     \
        {1, (type)}, (size)               \
    }

/**
 * Makes an object of a fixed-size type.
 *
 * @param type  the type; must have a tp_dealloc
 * @return a new reference, everything after the head zeroed; NULL with MemoryError set
 *
 * Cost: one allocation. CPython: _PyObject_New (Objects/object.c).
 */
OuObject *OuObject_New(OuTypeObject *type);

/**
 * Makes an object with items.
 *
 * @param type   the type; its tp_itemsize is not 0
 * @param items  how many, 0 or more
 * @return a new reference, everything after the head zeroed; NULL with MemoryError set, also
 *         when the size does not fit an Ou_ssize_t
 *
 * Cost: one allocation. CPython: _PyObject_NewVar (Objects/object.c).
 */
OuObject *OuObject_NewVar(OuTypeObject *type, Ou_ssize_t items);

/**
 * Turns a block of memory into an object: sets its type and gives it its first reference.
 *
 * @param op    the block; at least type->tp_basicsize bytes
 * @param type  the type
 * @return op, a new reference
 *
 * Cost: constant. CPython: PyObject_Init (Objects/object.c).
 */
OuObject *OuObject_Init(OuObject *op, OuTypeObject *type);

/**
 * Gives the memory of a dead object back. The last act of a tp_dealloc.
 *
 * @param op  an object whose count is 0 and which owns nothing any more
 *
 * Cost: one free. CPython: PyObject_Del (Objects/obmalloc.c, PyObject_Free).
 */
void OuObject_Del(OuObject *op);

/**
 * Counts the objects that were made and are not freed yet.
 *
 * @return objects made by OuObject_New() and its kin, less those given to OuObject_Del()
 *
 * Cost: constant. For tests: what a program leaves behind shows here.
 */
Ou_ssize_t ou_live_objects(void);

/**
 * Prints an object's address, type and count after a sentence, and aborts.
 *
 * @param op        borrowed; the object that is wrong
 * @param file      source file, as `__FILE__` gives it
 * @param line      line in that file
 * @param function  the function that found out
 * @param sentence  what is wrong, in words
 *
 * Never returns; allocates nothing; survives an object that is already freed.
 * CPython: _PyObject_AssertFailed (Objects/object.c).
 */
_Noreturn void ou_object_assert_failed(const OuObject *op, const char *file, int line,
                                       const char *function, const char *sentence);

#if OURO_ASSERT_LEVEL >= 1
/** A cheap assertion about an object; shows it when it fails. CPython: _PyObject_ASSERT_WITH_MSG. */
#define OU_ASSERT_OBJECT(op, condition, sentence)                                                \
    ((condition) ? (void)0                                                                       \
                 : ou_object_assert_failed((const OuObject *)(op), __FILE__, __LINE__, __func__, \
                                           (sentence)))
#else
#define OU_ASSERT_OBJECT(op, condition, sentence) ((void)0)
#endif

#endif
