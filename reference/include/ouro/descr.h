/* SPDX-License-Identifier: MIT */
/**
 * @file descr.h
 * Descriptors: what stands in the dict of a class and decides what reading an attribute gives.
 *
 * A static type lists its methods, members and computed attributes in three tables. OuType_Ready()
 * makes a descriptor of each line and puts it into the type's dict. A slot such as tp_repr gets a
 * wrapper descriptor (`__repr__`), so that programs can call `Base.__repr__(self)`.
 */
#ifndef OURO_DESCR_H
#define OURO_DESCR_H

#include "ouro/object.h"

/**
 * The usual C function behind a method: `args` as its flags say. CPython: PyCFunction
 * (Include/methodobject.h).
 */
typedef OuObject *(*OuCFunction)(OuObject *self, OuObject *args);

/**
 * A C function that takes keyword arguments; `kwargs` may be NULL. CPython: PyCFunctionWithKeywords
 * (Include/methodobject.h).
 */
typedef OuObject *(*OuCFunctionWithKeywords)(OuObject *self, OuObject *args, OuObject *kwargs);

/**
 * A C function that takes its arguments in an array, as OuObject_Vectorcall(). CPython:
 * _PyCFunctionFastWithKeywords (Include/methodobject.h).
 */
typedef OuObject *(*OuCFunctionFast)(OuObject *self, OuObject *const *args, Ou_ssize_t nargs,
                                     OuObject *kwnames);

/**
 * Stores a function of another signature in an OuMethodDef. CPython: _PyCFunction_CAST
 * (Include/methodobject.h).
 */
#define OU_CFUNCTION(function) ((OuCFunction)(void (*)(void))(function))

/** `args` is a tuple. CPython: METH_VARARGS (Include/methodobject.h). */
#define OU_METH_VARARGS 0x0001
/**
 * With OU_METH_VARARGS: an OuCFunctionWithKeywords. CPython: METH_KEYWORDS
 * (Include/methodobject.h).
 */
#define OU_METH_KEYWORDS 0x0002
/** No argument: `args` is NULL. CPython: METH_NOARGS (Include/methodobject.h). */
#define OU_METH_NOARGS 0x0004
/** One argument, which is `args` itself, borrowed. CPython: METH_O (Include/methodobject.h). */
#define OU_METH_O 0x0008
/**
 * An OuCFunctionFast: nobody owns the arguments on its behalf. With OU_METH_KEYWORDS it may get
 * names of keyword arguments, else `kwnames` is NULL. CPython: METH_FASTCALL
 * (Include/methodobject.h).
 */
#define OU_METH_FASTCALL 0x0080
/**
 * With OU_METH_VARARGS: CPython's function takes a tuple, too. The tuple dies as any other then; the
 * tuples of other functions, for which CPython makes none, let their items go at once. Unlike
 * CPython, which has no such flag.
 */
#define OU_METH_TUPLE 0x0100
/** `self` is the class. CPython: METH_CLASS (Include/methodobject.h). */
#define OU_METH_CLASS 0x0010
/** `self` is NULL; not bound. CPython: METH_STATIC (Include/methodobject.h). */
#define OU_METH_STATIC 0x0020
/**
 * Replaces a wrapper descriptor of the same name. CPython: METH_COEXIST (Include/methodobject.h).
 */
#define OU_METH_COEXIST 0x0040

/** A method written in C. CPython: PyMethodDef (Include/methodobject.h). */
struct OuMethodDef {
    const char *ml_name; /**< NULL ends the table */
    OuCFunction ml_meth; /**< the function; cast to what ml_flags says before it is called */
    int ml_flags;        /**< OU_METH_... */
    const char *ml_doc;  /**< `__doc__`, or NULL */
};

/**
 * What a member holds. CPython: T_OBJECT (Include/structmember.h) and its kin
 * (Include/structmember.h).
 */
typedef enum OuMemberType {
    OU_T_INT,       /**< int */
    OU_T_UINT,      /**< unsigned int */
    OU_T_LONG,      /**< long */
    OU_T_SSIZET,    /**< Ou_ssize_t */
    OU_T_BOOL,      /**< char: False or True */
    OU_T_STRING,    /**< const char *: a str or None; read only */
    OU_T_OBJECT,    /**< owned object; NULL reads as None */
    OU_T_OBJECT_EX, /**< owned object; NULL reads as AttributeError */
} OuMemberType;

/** A member cannot be set. CPython: READONLY (Include/structmember.h). */
#define OU_READONLY 1

/** A field of an object that programs see. CPython: PyMemberDef (Include/structmember.h). */
struct OuMemberDef {
    const char *name;  /**< NULL ends the table */
    int type;          /**< an OuMemberType */
    Ou_ssize_t offset; /**< where the field is, in bytes */
    int flags;         /**< 0 or OU_READONLY */
    const char *doc;   /**< `__doc__`, or NULL */
};

/** Computes an attribute: @newref, or NULL. CPython: getter (Include/descrobject.h). */
typedef OuObject *(*OuGetter)(OuObject *self, void *closure);

/**
 * Sets an attribute, deletes it when `value` (borrowed) is NULL: 0 or -1. CPython: setter
 * (Include/descrobject.h).
 */
typedef int (*OuSetter)(OuObject *self, OuObject *value, void *closure);

/** A computed attribute. CPython: PyGetSetDef (Include/descrobject.h). */
struct OuGetSetDef {
    const char *name; /**< NULL ends the table */
    OuGetter get;     /**< reads the attribute */
    OuSetter set;     /**< NULL: read only */
    const char *doc;  /**< `__doc__`, or NULL */
    void *closure;    /**< passed to both */
};

/* ---- descriptors of C types --------------------------------------------------------------- */

/** What descriptors begin with. CPython: PyDescrObject (Include/cpython/descrobject.h). */
typedef struct OuDescrObject {
    OuObject ob_base;     /**< the head of every object */
    OuTypeObject *d_type; /**< owned: whose attribute it is */
    OuObject *d_name;     /**< owned str */
    OuObject *d_qualname; /**< owned str, or NULL until asked for */
} OuDescrObject;

/** A method of a C type. CPython: PyMethodDescrObject (Include/cpython/descrobject.h). */
typedef struct OuMethodDescrObject {
    OuDescrObject d_common; /**< what every descriptor begins with */
    OuMethodDef *d_method;  /**< borrowed; its table lives as long as the program */
} OuMethodDescrObject;

/**
 * A member of a C type or a slot of a class. CPython: PyMemberDescrObject
 * (Include/cpython/descrobject.h).
 */
typedef struct OuMemberDescrObject {
    OuDescrObject d_common; /**< what every descriptor begins with */
    OuMemberDef *d_member;  /**< borrowed; its table lives as long as the program */
} OuMemberDescrObject;

/**
 * A computed attribute of a C type. CPython: PyGetSetDescrObject (Include/cpython/descrobject.h).
 */
typedef struct OuGetSetDescrObject {
    OuDescrObject d_common; /**< what every descriptor begins with */
    OuGetSetDef *d_getset;  /**< borrowed; its table lives as long as the program */
} OuGetSetDescrObject;

extern OuTypeObject OuMethodDescr_Type;      /**< CPython: PyMethodDescr_Type. */
extern OuTypeObject OuClassMethodDescr_Type; /**< CPython: PyClassMethodDescr_Type. */
extern OuTypeObject OuMemberDescr_Type;      /**< CPython: PyMemberDescr_Type. */
extern OuTypeObject OuGetSetDescr_Type;      /**< CPython: PyGetSetDescr_Type. */
extern OuTypeObject OuWrapperDescr_Type;     /**< CPython: PyWrapperDescr_Type. */
extern OuTypeObject OuMethodWrapper_Type;    /**< CPython: _PyMethodWrapper_Type. */

/**
 * Makes a descriptor for a method of a type.
 *
 * @param type    @borrowed
 * @param method  borrowed for ever: a table of the type
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyDescr_NewMethod (Objects/descrobject.c).
 */
OuObject *OuDescr_NewMethod(OuTypeObject *type, OuMethodDef *method);

/**
 * Makes a descriptor for a class method, one with OU_METH_CLASS of a type.
 *
 * @param type    @borrowed
 * @param method  borrowed for ever: a table of the type
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyDescr_NewClassMethod (Objects/descrobject.c).
 */
OuObject *OuDescr_NewClassMethod(OuTypeObject *type, OuMethodDef *method);

/**
 * Makes a descriptor for a member of a type.
 *
 * @param type    @borrowed
 * @param member  borrowed for ever: a table of the type
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyDescr_NewMember (Objects/descrobject.c).
 */
OuObject *OuDescr_NewMember(OuTypeObject *type, OuMemberDef *member);

/**
 * Makes a descriptor for a computed attribute of a type.
 *
 * @param type    @borrowed
 * @param getset  borrowed for ever: a table of the type
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyDescr_NewGetSet (Objects/descrobject.c).
 */
OuObject *OuDescr_NewGetSet(OuTypeObject *type, OuGetSetDef *getset);

/**
 * Whether a descriptor's type has tp_descr_set.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyDescr_IsData (Objects/descrobject.c).
 */
static inline int OuDescr_IsData(const OuObject *op)
{
    return op->ob_type->tp_descr_set != NULL;
}

/**
 * Reads a member.
 *
 * @param op      @borrowed
 * @param member  @borrowed
 * @return @newref; NULL with AttributeError set
 *
 * CPython: PyMember_GetOne (Python/structmember.c).
 */
OuObject *OuMember_GetOne(OuObject *op, const OuMemberDef *member);

/**
 * Sets a member, or deletes it.
 *
 * @param op      @borrowed; the object that has it
 * @param member  which one
 * @param value   @borrowed; NULL deletes
 * @return 0; -1 with an error set
 *
 * CPython: PyMember_SetOne (Python/structmember.c).
 */
int OuMember_SetOne(OuObject *op, const OuMemberDef *member, OuObject *value);

/* ---- built-in functions: builtinfunction.c --------------------------------------------------- */

/**
 * A built-in function, or a bound method written in C. CPython: PyCFunctionObject
 * (Include/cpython/methodobject.h).
 */
typedef struct OuCFunctionObject {
    OuObject ob_base;        /**< the head of every object */
    OuMethodDef *m_ml;       /**< borrowed; its table lives as long as the program */
    OuObject *m_self;        /**< owned, or NULL */
    OuObject *m_module;      /**< owned: the name of the module, or NULL */
    OuObject *m_weakreflist; /**< weak references to it */
} OuCFunctionObject;

extern OuTypeObject OuCFunction_Type; /**< builtin_function_or_method. CPython: PyCFunction_Type. */

/**
 * Whether an object is a built-in function.
 *
 * @param op  @borrowed
 * @return 1 or 0
 *
 * CPython: PyCFunction_Check (Include/methodobject.h).
 */
static inline int OuCFunction_Check(const OuObject *op)
{
    return op->ob_type == &OuCFunction_Type;
}

/**
 * Makes a built-in function.
 *
 * @param method  borrowed for ever
 * @param self    @borrowed; what it is bound to, or NULL
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyCFunction_New (Objects/methodobject.c).
 */
OuObject *OuCFunction_New(OuMethodDef *method, OuObject *self);

/**
 * Makes a built-in function that knows its module.
 *
 * @param method  borrowed for ever
 * @param self    @borrowed; what it is bound to, or NULL
 * @param module  @borrowed; the name of the module, a str, or NULL
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyCFunction_NewEx (Objects/methodobject.c).
 */
OuObject *OuCFunction_NewEx(OuMethodDef *method, OuObject *self, OuObject *module);

/**
 * Calls a C function with the checks that its flags ask for.
 *
 * @param func     @borrowed: the built-in function or descriptor, whose name messages show
 * @param method   what to call
 * @param self     @borrowed; its first argument
 * @param args     @borrowed references: positional arguments, then the values of keyword arguments
 * @param nargs    how many positional ones
 * @param kwnames  @borrowed tuple of the names of the keyword arguments, or NULL
 * @return @newref; NULL with an error set: "list.append() takes exactly one argument (0 given)"
 *
 * A function with OU_METH_O or OU_METH_NOARGS is called without a tuple being made.
 * CPython: cfunction_vectorcall_O (Objects/methodobject.c) and its kin (Objects/methodobject.c).
 */
OuObject *ou_call_method_def(OuObject *func, OuMethodDef *method, OuObject *self,
                             OuObject *const *args, Ou_ssize_t nargs, OuObject *kwnames);

/**
 * As ou_call_method_def(), with the arguments as tp_call gets them.
 *
 * @param func    @borrowed; for messages
 * @param method  what to call
 * @param self    @borrowed, or NULL
 * @param args    @borrowed; a tuple
 * @param kwargs  @borrowed; a dict, or NULL
 * @return @newref; NULL with an error set
 */
OuObject *ou_call_method_def_tuple(OuObject *func, OuMethodDef *method, OuObject *self,
                                   OuObject *args, OuObject *kwargs);

/**
 * Calls a built-in function with arguments in an array.
 *
 * @param func     @borrowed; a built-in function
 * @param args     the arguments, borrowed; then the values of those in kwnames
 * @param nargs    how many are positional
 * @param kwnames  @borrowed; a tuple of strs, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: method_vectorcall_VARARGS (Objects/descrobject.c) and its kin.
 */
OuObject *ou_cfunction_vectorcall(OuObject *func, OuObject *const *args, Ou_ssize_t nargs,
                                  OuObject *kwnames);

/**
 * Calls a method descriptor.
 *
 * @param descr    @borrowed; a method descriptor
 * @param args     self and the arguments, borrowed; then the values of those in kwnames
 * @param nargs    how many are positional, self included
 * @param kwnames  @borrowed; a tuple of strs, or NULL
 * @return @newref; NULL with an error set
 *
 * CPython: method_vectorcall_O (Objects/descrobject.c) and its kin.
 */
OuObject *ou_method_descr_vectorcall(OuObject *descr, OuObject *const *args, Ou_ssize_t nargs,
                                     OuObject *kwnames);

/**
 * How messages name a callable: `module.qualname()`.
 *
 * @param func  @borrowed
 * @return @newref, a str; NULL with an error set
 *
 * CPython: _PyObject_FunctionStr (Objects/object.c).
 */
OuObject *ou_object_function_str(OuObject *func);

/* ---- property, classmethod, staticmethod, mappingproxy ---------------------------------------- */

extern OuTypeObject OuProperty_Type;     /**< property. CPython: PyProperty_Type. */
extern OuTypeObject OuClassMethod_Type;  /**< classmethod. CPython: PyClassMethod_Type. */
extern OuTypeObject OuStaticMethod_Type; /**< staticmethod. CPython: PyStaticMethod_Type. */
extern OuTypeObject OuDictProxy_Type;    /**< mappingproxy. CPython: PyDictProxy_Type. */

/**
 * Makes classmethod(callable).
 *
 * @param callable  @borrowed
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyClassMethod_New (Objects/funcobject.c).
 */
OuObject *OuClassMethod_New(OuObject *callable);

/**
 * Makes staticmethod(callable).
 *
 * @param callable  @borrowed
 * @return @newref; NULL with MemoryError set
 *
 * CPython: PyStaticMethod_New (Objects/funcobject.c).
 */
OuObject *OuStaticMethod_New(OuObject *callable);

/**
 * Makes a read-only view of a mapping.
 *
 * @param mapping  @borrowed
 * @return @newref; NULL with TypeError if it is no mapping, or MemoryError
 *
 * CPython: PyDictProxy_New (Objects/descrobject.c).
 */
OuObject *OuDictProxy_New(OuObject *mapping);

#endif
