/* SPDX-License-Identifier: MIT */
/**
 * @file ids.h
 * The names that the runtime itself looks up, as interned strs: OU_ID(__init__).
 *
 * Add a name to the list below to use it. CPython: _Py_ID (Include/internal/pycore_global_strings.h).
 */
#ifndef OURO_IDS_H
#define OURO_IDS_H

#include "ouro/object.h"

/** Every name, in alphabetical order: X(name). */
#define OU_IDENTIFIERS(X)                                                                          \
    X(__abs__)                                                                                     \
    X(__abstractmethods__)                                                                         \
    X(__add__)                                                                                     \
    X(__aenter__)                                                                                  \
    X(__all__)                                                                                     \
    X(__and__)                                                                                     \
    X(__annotations__)                                                                             \
    X(__bases__)                                                                                   \
    X(__bool__)                                                                                    \
    X(__build_class__)                                                                             \
    X(__builtins__)                                                                                \
    X(__bytes__)                                                                                   \
    X(__call__)                                                                                    \
    X(__cause__)                                                                                   \
    X(__ceil__)                                                                                    \
    X(__class__)                                                                                   \
    X(__class_getitem__)                                                                           \
    X(__classcell__)                                                                               \
    X(__contains__)                                                                                \
    X(__context__)                                                                                 \
    X(__del__)                                                                                     \
    X(__delattr__)                                                                                 \
    X(__delete__)                                                                                  \
    X(__delitem__)                                                                                 \
    X(__dict__)                                                                                    \
    X(__dir__)                                                                                     \
    X(__divmod__)                                                                                  \
    X(__doc__)                                                                                     \
    X(__enter__)                                                                                   \
    X(__eq__)                                                                                      \
    X(__exit__)                                                                                    \
    X(__file__)                                                                                    \
    X(__float__)                                                                                   \
    X(__floor__)                                                                                   \
    X(__floordiv__)                                                                                \
    X(__format__)                                                                                  \
    X(__ge__)                                                                                      \
    X(__get__)                                                                                     \
    X(__getattr__)                                                                                 \
    X(__getattribute__)                                                                            \
    X(__getitem__)                                                                                 \
    X(__gt__)                                                                                      \
    X(__hash__)                                                                                    \
    X(__iadd__)                                                                                    \
    X(__iand__)                                                                                    \
    X(__ifloordiv__)                                                                               \
    X(__ilshift__)                                                                                 \
    X(__imatmul__)                                                                                 \
    X(__imod__)                                                                                    \
    X(__import__)                                                                                  \
    X(__imul__)                                                                                    \
    X(__index__)                                                                                   \
    X(__init__)                                                                                    \
    X(__init_subclass__)                                                                           \
    X(__instancecheck__)                                                                           \
    X(__int__)                                                                                     \
    X(__isabstractmethod__)                                                                        \
    X(__invert__) X(__ior__) X(__ipow__) X(__irshift__) X(__isub__) X(__iter__) X(__itruediv__)    \
        X(__ixor__) X(__le__) X(__len__) X(__length_hint__) X(__loader__) X(__lshift__) X(__lt__)  \
            X(__main__) X(__matmul__) X(__missing__) X(__mod__) X(__module__) X(__mro_entries__)   \
                X(__mul__) X(__name__) X(__ne__) X(__neg__) X(__new__) X(__next__) X(__notes__)    \
                    X(__or__) X(__package__) X(__pos__) X(__pow__) X(__prepare__) X(__qualname__)  \
                        X(__radd__) X(__rand__) X(__rdivmod__) X(__repr__) X(__reversed__)         \
                            X(__rfloordiv__) X(__rlshift__) X(__rmatmul__) X(__rmod__) X(__rmul__) \
                                X(__ror__) X(__round__) X(__rpow__) X(__rrshift__) X(__rshift__)   \
                                    X(__rsub__) X(__rtruediv__) X(__rxor__) X(__self__) X(__set__) \
                                        X(__set_name__) X(__setattr__) X(__setitem__) X(__slots__) \
                                            X(__spec__) X(__str__) X(__sub__) X(__subclasscheck__) \
                                                X(__traceback__) X(__truediv__) X(__trunc__)       \
                                                    X(__weakref__) X(__wrapped__) X(__xor__)       \
                                                        X(args) X(close) X(items) X(keys)          \
                                                            X(metaclass) X(send) X(sort) X(throw)  \
                                                                X(value) X(values)

/** One place for each name, filled by ou_unicode_init(). */
typedef struct OuIdentifiers {
/** The field of one name. */
#define OU_IDENTIFIER_FIELD(name) OuObject *name;
    OU_IDENTIFIERS(OU_IDENTIFIER_FIELD)
#undef OU_IDENTIFIER_FIELD
} OuIdentifiers;

/** The names; between ou_unicode_init() and ou_unicode_fini() none is NULL. */
extern OuIdentifiers ou_identifiers;

/**
 * The interned str of a name of the list; borrowed, cannot fail. CPython: _Py_ID
 * (Include/internal/pycore_global_strings.h).
 */
#define OU_ID(name) (ou_identifiers.name)

#endif
