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

/**
 * Frees an object whose count is 0, or finalizes or clears one. CPython: destructor
 * (Include/object.h).
 */
typedef void (*OuDestructor)(OuObject *self);

/**
 * Called by a traverse function with each referent. Non-zero stops. CPython: visitproc
 * (Include/object.h).
 */
typedef int (*OuVisitProc)(OuObject *referent, void *argument);

/**
 * Calls `visit` with each object that `self` owns a reference to. CPython: traverseproc
 * (Include/object.h).
 */
typedef int (*OuTraverseProc)(OuObject *self, OuVisitProc visit, void *argument);

/**
 * A question or an order with a yes, a no, or -1 for an error. CPython: inquiry (Include/object.h).
 */
typedef int (*OuInquiry)(OuObject *self);

/**
 * One operand; a new reference, or NULL with an error set. CPython: unaryfunc (Include/object.h).
 */
typedef OuObject *(*OuUnaryFunc)(OuObject *self);

/**
 * Two operands; a new reference, or NULL with an error set. CPython: binaryfunc (Include/object.h).
 */
typedef OuObject *(*OuBinaryFunc)(OuObject *left, OuObject *right);

/**
 * Three operands; a new reference, or NULL with an error set. CPython: ternaryfunc
 * (Include/object.h).
 */
typedef OuObject *(*OuTernaryFunc)(OuObject *self, OuObject *args, OuObject *kwargs);
/** A length, or -1 with an error set. CPython: lenfunc (Include/object.h). */
typedef Ou_ssize_t (*OuLenFunc)(OuObject *self);

/**
 * A repeated sequence or one item; a new reference, or NULL. CPython: ssizeargfunc
 * (Include/object.h).
 */
typedef OuObject *(*OuSSizeArgFunc)(OuObject *self, Ou_ssize_t number);

/**
 * Stores an item, deletes it when `value` is NULL; 0, or -1. CPython: objobjargproc
 * (Include/object.h).
 */
typedef int (*OuObjObjArgProc)(OuObject *self, OuObject *key, OuObject *value);
/** Whether `self` contains `value`: 1, 0, or -1. CPython: objobjproc (Include/object.h). */
typedef int (*OuObjObjProc)(OuObject *self, OuObject *value);
/** A hash, never -1 unless an error is set. CPython: hashfunc (Include/object.h). */
typedef Ou_hash_t (*OuHashFunc)(OuObject *self);

/**
 * Compares by one of OU_LT ... OU_GE; a new reference, or NULL. CPython: richcmpfunc
 * (Include/object.h).
 */
typedef OuObject *(*OuRichCmpFunc)(OuObject *left, OuObject *right, int operation);
/** Reads an attribute; a new reference, or NULL. CPython: getattrofunc (Include/object.h). */
typedef OuObject *(*OuGetAttrOFunc)(OuObject *self, OuObject *name);

/**
 * Sets an attribute, deletes it when `value` is NULL; 0, or -1. CPython: setattrofunc
 * (Include/object.h).
 */
typedef int (*OuSetAttrOFunc)(OuObject *self, OuObject *name, OuObject *value);
/** Binds a descriptor; a new reference, or NULL. CPython: descrgetfunc (Include/object.h). */
typedef OuObject *(*OuDescrGetFunc)(OuObject *self, OuObject *instance, OuObject *owner);
/** Stores through a descriptor; 0, or -1. CPython: descrsetfunc (Include/object.h). */
typedef int (*OuDescrSetFunc)(OuObject *self, OuObject *instance, OuObject *value);
/** Initializes a fresh object; 0, or -1. CPython: initproc (Include/object.h). */
typedef int (*OuInitProc)(OuObject *self, OuObject *args, OuObject *kwargs);
/** Makes an object of a type; a new reference, or NULL. CPython: newfunc (Include/object.h). */
typedef OuObject *(*OuNewFunc)(OuTypeObject *type, OuObject *args, OuObject *kwargs);

/**
 * The comparison that a rich comparison is asked for. CPython: Py_LT (Include/object.h) ... Py_GE.
 */
enum {
    OU_LT, /**< `<` */
    OU_LE, /**< `<=` */
    OU_EQ, /**< `==` */
    OU_NE, /**< `!=` */
    OU_GT, /**< `>` */
    OU_GE, /**< `>=` */
};

/**
 * The operators of numbers. A NULL slot means "not offered". CPython: PyNumberMethods
 * (Include/cpython/object.h).
 */
typedef struct OuNumberMethods {
    OuBinaryFunc nb_add;                     /**< `+` */
    OuBinaryFunc nb_subtract;                /**< `-` */
    OuBinaryFunc nb_multiply;                /**< `*` */
    OuBinaryFunc nb_remainder;               /**< `%` */
    OuBinaryFunc nb_divmod;                  /**< divmod() */
    OuTernaryFunc nb_power;                  /**< `**`; the third operand is None but in pow() */
    OuUnaryFunc nb_negative;                 /**< `-op` */
    OuUnaryFunc nb_positive;                 /**< `+op` */
    OuUnaryFunc nb_absolute;                 /**< abs() */
    OuInquiry nb_bool;                       /**< whether it is true */
    OuUnaryFunc nb_invert;                   /**< `~op` */
    OuBinaryFunc nb_lshift;                  /**< `<<` */
    OuBinaryFunc nb_rshift;                  /**< `>>` */
    OuBinaryFunc nb_and;                     /**< `&` */
    OuBinaryFunc nb_xor;                     /**< `^` */
    OuBinaryFunc nb_or;                      /**< `|` */
    OuUnaryFunc nb_int;                      /**< int() */
    OuUnaryFunc nb_float;                    /**< float() */
    OuBinaryFunc nb_inplace_add;             /**< `+=` */
    OuBinaryFunc nb_inplace_subtract;        /**< `-=` */
    OuBinaryFunc nb_inplace_multiply;        /**< `*=` */
    OuBinaryFunc nb_inplace_remainder;       /**< `%=` */
    OuTernaryFunc nb_inplace_power;          /**< `**=` */
    OuBinaryFunc nb_inplace_lshift;          /**< `<<=` */
    OuBinaryFunc nb_inplace_rshift;          /**< `>>=` */
    OuBinaryFunc nb_inplace_and;             /**< `&=` */
    OuBinaryFunc nb_inplace_xor;             /**< `^=` */
    OuBinaryFunc nb_inplace_or;              /**< `|=` */
    OuBinaryFunc nb_floor_divide;            /**< `//` */
    OuBinaryFunc nb_true_divide;             /**< `/` */
    OuBinaryFunc nb_inplace_floor_divide;    /**< `//=` */
    OuBinaryFunc nb_inplace_true_divide;     /**< `/=` */
    OuUnaryFunc nb_index;                    /**< what an index is made of: an int, or an error */
    OuBinaryFunc nb_matrix_multiply;         /**< `@` */
    OuBinaryFunc nb_inplace_matrix_multiply; /**< `@=` */
} OuNumberMethods;

/** The operators of sequences. CPython: PySequenceMethods (Include/cpython/object.h). */
typedef struct OuSequenceMethods {
    OuLenFunc sq_length;              /**< len() */
    OuBinaryFunc sq_concat;           /**< `+` */
    OuSSizeArgFunc sq_repeat;         /**< `*` by a number */
    OuSSizeArgFunc sq_item;           /**< `op[index]`, the index not negative */
    OuObjObjProc sq_contains;         /**< `in` */
    OuBinaryFunc sq_inplace_concat;   /**< `+=` */
    OuSSizeArgFunc sq_inplace_repeat; /**< `*=` */
} OuSequenceMethods;

/** The operators of mappings. CPython: PyMappingMethods (Include/cpython/object.h). */
typedef struct OuMappingMethods {
    OuLenFunc mp_length;              /**< len() */
    OuBinaryFunc mp_subscript;        /**< `op[key]` */
    OuObjObjArgProc mp_ass_subscript; /**< `op[key] = value`; value NULL: `del op[key]` */
} OuMappingMethods;

typedef struct OuMethodDef OuMethodDef;
typedef struct OuMemberDef OuMemberDef;
typedef struct OuGetSetDef OuGetSetDef;

/**
 * Objects have a GC head in front of them and can be tracked. CPython: Py_TPFLAGS_HAVE_GC
 * (Include/object.h).
 */
#define OU_TPFLAGS_HAVE_GC (1UL << 14)
/**
 * The type was made by a program and is itself counted. CPython: Py_TPFLAGS_HEAPTYPE
 * (Include/object.h).
 */
#define OU_TPFLAGS_HEAPTYPE (1UL << 9)
/** Other types may derive from it. CPython: Py_TPFLAGS_BASETYPE (Include/object.h). */
#define OU_TPFLAGS_BASETYPE (1UL << 10)
/**
 * Instances keep attributes in a values array in front of the GC head. CPython:
 * Py_TPFLAGS_MANAGED_DICT (Include/object.h).
 */
#define OU_TPFLAGS_MANAGED_DICT (1UL << 4)
/**
 * Attributes of the type cannot be set by programs. CPython: Py_TPFLAGS_IMMUTABLETYPE
 * (Include/object.h).
 */
#define OU_TPFLAGS_IMMUTABLETYPE (1UL << 8)
/** The type has been prepared for use. CPython: Py_TPFLAGS_READY (Include/object.h). */
#define OU_TPFLAGS_READY (1UL << 12)
/**
 * A function that binds like a method and can be called without binding. CPython:
 * Py_TPFLAGS_METHOD_DESCRIPTOR (Include/object.h).
 */
#define OU_TPFLAGS_METHOD_DESCRIPTOR (1UL << 17)
/**
 * The class has abstract methods, so object.__new__() refuses. CPython: Py_TPFLAGS_IS_ABSTRACT
 * (Include/object.h).
 */
#define OU_TPFLAGS_IS_ABSTRACT (1UL << 20)
/** The type is weakref.ref, derives from it, or is a proxy type. CPython has no such flag. */
#define OU_TPFLAGS_WEAKREF_SUBCLASS (1UL << 23)
/**
 * The type derives from int. CPython: Py_TPFLAGS_LONG_SUBCLASS (Include/object.h); the next ones
 * likewise.
 */
#define OU_TPFLAGS_LONG_SUBCLASS (1UL << 24)
/** The type derives from list. CPython: Py_TPFLAGS_LIST_SUBCLASS (Include/object.h). */
#define OU_TPFLAGS_LIST_SUBCLASS (1UL << 25)
/** The type derives from tuple. CPython: Py_TPFLAGS_TUPLE_SUBCLASS (Include/object.h). */
#define OU_TPFLAGS_TUPLE_SUBCLASS (1UL << 26)
/** The type derives from bytes. CPython: Py_TPFLAGS_BYTES_SUBCLASS (Include/object.h). */
#define OU_TPFLAGS_BYTES_SUBCLASS (1UL << 27)
/** The type derives from str. CPython: Py_TPFLAGS_UNICODE_SUBCLASS (Include/object.h). */
#define OU_TPFLAGS_UNICODE_SUBCLASS (1UL << 28)
/** The type derives from dict. CPython: Py_TPFLAGS_DICT_SUBCLASS (Include/object.h). */
#define OU_TPFLAGS_DICT_SUBCLASS (1UL << 29)
/**
 * The type derives from BaseException. CPython: Py_TPFLAGS_BASE_EXC_SUBCLASS (Include/object.h).
 */
#define OU_TPFLAGS_BASE_EXC_SUBCLASS (1UL << 30)
/** The type derives from type. CPython: Py_TPFLAGS_TYPE_SUBCLASS (Include/object.h). */
#define OU_TPFLAGS_TYPE_SUBCLASS (1UL << 31)

/** When a survivor of a collection may be taken off the collector's lists again. */
typedef enum OuUntrackWhen {
    OU_UNTRACK_NEVER = 0,       /**< all other types */
    OU_UNTRACK_EACH_COLLECTION, /**< tuples */
    OU_UNTRACK_FULL_COLLECTION, /**< dicts */
} OuUntrackWhen;

/**
 * Where the references of an object are, for types whose objects all look alike. The collector
 * reads them there by itself, without a call of tp_traverse per object; it sees the same references
 * in the same order.
 */
typedef enum OuLayout {
    OU_LAYOUT_OTHER = 0, /**< only tp_traverse knows */
    OU_LAYOUT_LIST,      /**< an OuListObject: ob_size items at ob_item, the last one first */
    OU_LAYOUT_ITEMS,     /**< ob_size items right behind the OuVarObject, the last one first */
    OU_LAYOUT_INSTANCE,  /**< inline values or a dict in front of the GC head, then the type */
} OuLayout;

/** What a type says about its objects. CPython: PyTypeObject (Include/cpython/object.h). */
struct OuTypeObject {
    OuVarObject ob_base;     /**< a type is an object too */
    const char *tp_name;     /**< for messages; constant, or owned by the heap type */
    Ou_ssize_t tp_basicsize; /**< bytes of an object without items */
    Ou_ssize_t tp_itemsize;  /**< bytes per item; 0 when the size is fixed */
    unsigned long tp_flags;  /**< OU_TPFLAGS_... */

    /* ---- lifetime: what core/ calls ---- */

    /**
     * Called once, when the count reached 0. Must release every reference that the object owns
     * and then free its memory with OuObject_Del() or OuObject_GC_Del(). Required.
     */
    OuDestructor tp_dealloc;
    OuTraverseProc tp_traverse; /**< shows every owned reference; required with HAVE_GC */
    OuInquiry tp_clear;         /**< lets go of what may be part of a cycle; NULL if nothing may */
    OuDestructor tp_finalize;   /**< PEP 442; called at most once per life */
    OuDestructor tp_del;        /**< the legacy finalizer of C types; makes cycles uncollectable */
    Ou_ssize_t
        tp_weaklistoffset; /**< where the list of weakrefs is, in bytes; 0: not referenceable */
    /** Untracks a survivor that cannot be in a cycle, and returns 0 always; may be NULL. */
    OuInquiry tp_maybe_untrack;
    OuUntrackWhen tp_untrack_when; /**< when tp_maybe_untrack is called */
    OuLayout tp_layout;            /**< where the references are; OU_LAYOUT_OTHER is never wrong */
    /** With OU_LAYOUT_INSTANCE: how many inline values there are. Borrowed from the shared keys. */
    const Ou_ssize_t *tp_inline_count;

    /* ---- behaviour: what types/ and python/ call ---- */

    OuUnaryFunc tp_repr;          /**< repr() */
    OuUnaryFunc tp_str;           /**< str(), print() */
    OuHashFunc tp_hash;           /**< hash(); OuObject_HashNotImplemented() for what can change */
    OuTernaryFunc tp_call;        /**< `op(...)` */
    OuRichCmpFunc tp_richcompare; /**< `<`, `<=`, `==`, `!=`, `>`, `>=` */
    OuGetAttrOFunc tp_getattro;   /**< `op.name` */
    OuSetAttrOFunc tp_setattro;   /**< `op.name = value`; value NULL: `del op.name` */
    OuUnaryFunc tp_iter;          /**< iter() */
    OuUnaryFunc tp_iternext;      /**< next(); NULL without an error is the end */
    OuDescrGetFunc tp_descr_get; /**< reading an attribute that this object stands for in a class */
    OuDescrSetFunc tp_descr_set; /**< setting it */
    OuInitProc tp_init;          /**< `__init__` */
    OuNewFunc tp_new;            /**< `__new__` */
    OuNumberMethods *tp_as_number;     /**< operators of numbers, or NULL */
    OuSequenceMethods *tp_as_sequence; /**< operators of sequences, or NULL */
    OuMappingMethods *tp_as_mapping;   /**< operators of mappings, or NULL */

    /* ---- the type itself ---- */

    const char *tp_doc;          /**< `__doc__`; constant, or NULL */
    OuMethodDef *tp_methods;     /**< ends with a NULL name */
    OuMemberDef *tp_members;     /**< ends with a NULL name */
    OuGetSetDef *tp_getset;      /**< ends with a NULL name */
    OuTypeObject *tp_base;       /**< owned by heap types */
    OuObject *tp_dict;           /**< owned; NULL until the type is ready */
    OuObject *tp_bases;          /**< owned tuple */
    OuObject *tp_mro;            /**< owned tuple, in method resolution order */
    OuObject *tp_subclasses;     /**< owned; weak references to direct subclasses, or NULL */
    Ou_ssize_t tp_dictoffset;    /**< where a subclass of a built-in type keeps its dict; 0: none */
    OuObject *tp_weaklist;       /**< weak references to the type */
    unsigned int tp_version_tag; /**< names the type's state in the lookup cache; 0: not valid */
};

/**
 * The type of an object. Borrowed.
 *
 * @param op  @borrowed
 * @return @borrowed
 *
 * Cost: constant. CPython: Py_TYPE (Include/object.h).
 */
static inline OuTypeObject *Ou_TYPE(const OuObject *op)
{
    return op->ob_type;
}

/**
 * The count of an object.
 *
 * @param op  @borrowed
 * @return the count
 *
 * Cost: constant. CPython: Py_REFCNT (Include/object.h).
 */
static inline Ou_ssize_t Ou_REFCNT(const OuObject *op)
{
    return op->ob_refcnt;
}

/**
 * The number of items of an object with items.
 *
 * @param op  @borrowed; of a type with items
 * @return how many items it has room for or holds
 *
 * Cost: constant. CPython: Py_SIZE (Include/object.h).
 */
static inline Ou_ssize_t Ou_SIZE(const OuObject *op)
{
    return ((const OuVarObject *)op)->ob_size;
}

/**
 * The beginning of a static type: count 1, so that it is never freed. CPython:
 * PyVarObject_HEAD_INIT (Include/object.h).
 */
#define OuVarObject_HEAD_INIT(type, size) \
    {                                     \
        {1, (type)}, (size)               \
    }

/**
 * Makes an object of a fixed-size type.
 *
 * @param type  the type; must have a tp_dealloc
 * @return @newref, everything after the head zeroed; NULL with MemoryError set
 *
 * Cost: one allocation. CPython: _PyObject_New (Objects/object.c).
 */
OuObject *OuObject_New(OuTypeObject *type);

/**
 * Makes an object with items.
 *
 * @param type   the type; its tp_itemsize is not 0
 * @param items  how many, 0 or more
 * @return @newref, everything after the head zeroed; NULL with MemoryError set, also
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
 * @return op, @newref
 *
 * Cost: constant. CPython: PyObject_Init (Objects/object.c).
 */
OuObject *OuObject_Init(OuObject *op, OuTypeObject *type);

/**
 * Gives the memory of a dead object back. The last act of a tp_dealloc.
 *
 * @param op  an object whose count is 0 and which owns nothing any more
 *
 * Cost: one free. CPython: PyObject_Free (Objects/obmalloc.c).
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
 * @param op        @borrowed; the object that is wrong
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
/**
 * A cheap assertion about an object; shows it when it fails. CPython: _PyObject_ASSERT_WITH_MSG
 * (Include/cpython/object.h).
 */
#define OU_ASSERT_OBJECT(op, condition, sentence)                                                \
    ((condition) ? (void)0                                                                       \
                 : ou_object_assert_failed((const OuObject *)(op), __FILE__, __LINE__, __func__, \
                                           (sentence)))
#else
#define OU_ASSERT_OBJECT(op, condition, sentence) ((void)0)
#endif

#endif
