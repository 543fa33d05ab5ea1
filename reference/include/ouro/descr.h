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
 * A descriptor for a method of `type` (borrowed): new, or NULL. CPython: PyDescr_NewMethod
 * (Objects/descrobject.c).
 */
OuObject *OuDescr_NewMethod(OuTypeObject *type, OuMethodDef *method);
/**
 * As OuDescr_NewMethod(), with OU_METH_CLASS. CPython: PyDescr_NewClassMethod
 * (Objects/descrobject.c).
 */
OuObject *OuDescr_NewClassMethod(OuTypeObject *type, OuMethodDef *method);
/** A descriptor for a member: new, or NULL. CPython: PyDescr_NewMember (Objects/descrobject.c). */
OuObject *OuDescr_NewMember(OuTypeObject *type, OuMemberDef *member);
/**
 * A descriptor for a computed attribute: new, or NULL. CPython: PyDescr_NewGetSet
 * (Objects/descrobject.c).
 */
OuObject *OuDescr_NewGetSet(OuTypeObject *type, OuGetSetDef *getset);

/**
 * Whether a descriptor's type has tp_descr_set: 1 or 0. CPython: PyDescr_IsData
 * (Objects/descrobject.c).
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
 * Sets a member, deletes it when `value` (borrowed) is NULL: 0, or -1. CPython: PyMember_SetOne
 * (Python/structmember.c).
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
 * Whether an object is a built-in function: 1 or 0. CPython: PyCFunction_Check
 * (Include/methodobject.h).
 */
static inline int OuCFunction_Check(const OuObject *op)
{
    return op->ob_type == &OuCFunction_Type;
}

/**
 * A built-in function bound to `self` (borrowed, may be NULL): new, or NULL. CPython:
 * PyCFunction_New (Objects/methodobject.c).
 */
OuObject *OuCFunction_New(OuMethodDef *method, OuObject *self);
/**
 * As OuCFunction_New(), with a module name (borrowed str or NULL). CPython: PyCFunction_NewEx
 * (Objects/methodobject.c).
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

/** As ou_call_method_def(), with a tuple and a dict (or NULL), as tp_call gets them. */
OuObject *ou_call_method_def_tuple(OuObject *func, OuMethodDef *method, OuObject *self,
                                   OuObject *args, OuObject *kwargs);

/** Calls a built-in function with arguments in an array. CPython: method_vectorcall_VARARGS (Objects/descrobject.c) and its kin. */
OuObject *ou_cfunction_vectorcall(OuObject *func, OuObject *const *args, Ou_ssize_t nargs,
                                  OuObject *kwnames);

/**
 * Calls a method descriptor: args[0] is self. CPython: method_vectorcall_O (Objects/descrobject.c)
 * and its kin.
 */
OuObject *ou_method_descr_vectorcall(OuObject *descr, OuObject *const *args, Ou_ssize_t nargs,
                                     OuObject *kwnames);

/**
 * `module.qualname()` of a callable, for messages: a new str, or NULL. CPython:
 * _PyObject_FunctionStr (Objects/object.c).
 */
OuObject *ou_object_function_str(OuObject *func);

/* ---- property, classmethod, staticmethod, mappingproxy ---------------------------------------- */

extern OuTypeObject OuProperty_Type;     /**< property. CPython: PyProperty_Type. */
extern OuTypeObject OuClassMethod_Type;  /**< classmethod. CPython: PyClassMethod_Type. */
extern OuTypeObject OuStaticMethod_Type; /**< staticmethod. CPython: PyStaticMethod_Type. */
extern OuTypeObject OuDictProxy_Type;    /**< mappingproxy. CPython: PyDictProxy_Type. */

/**
 * classmethod(callable), callable borrowed: new, or NULL. CPython: PyClassMethod_New
 * (Objects/funcobject.c).
 */
OuObject *OuClassMethod_New(OuObject *callable);
/**
 * staticmethod(callable), callable borrowed: new, or NULL. CPython: PyStaticMethod_New
 * (Objects/funcobject.c).
 */
OuObject *OuStaticMethod_New(OuObject *callable);
/**
 * A read-only view of a mapping (borrowed): new, or NULL. CPython: PyDictProxy_New
 * (Objects/descrobject.c).
 */
OuObject *OuDictProxy_New(OuObject *mapping);

#endif
