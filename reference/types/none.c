// SPDX-License-Identifier: MIT
/**
 * @file none.c
 * None, NotImplemented and Ellipsis.
 *
 * Invariant: the count of each never reaches 0, because one reference belongs to nobody.
 */
#include "ouro/none.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/descr.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

/** Somebody released a reference that was not theirs. CPython: none_dealloc (Objects/object.c). */
static void singleton_dealloc(OuObject *self)
{
    ou_object_assert_failed(self, __FILE__, __LINE__, __func__,
                            "None, NotImplemented or Ellipsis was released once too often");
}

/** type(None)(): the object there is. CPython: none_new (Objects/object.c). */
static OuObject *singleton_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    if (OuTuple_GET_SIZE(args) != 0 || (kwargs != NULL && OuObject_Size(kwargs) != 0)) {
        return OuErr_Format(OuExc_TypeError, "%s takes no arguments", type->tp_name);
    }
    if (type == &OuNone_Type) {
        OU_RETURN_NONE;
    }
    return Ou_NewRef(type == &OuEllipsis_Type ? Ou_Ellipsis : Ou_NotImplemented);
}

/** repr() of None: @newref; NULL with an error set. CPython: none_repr (Objects/object.c). */
static OuObject *none_repr(OuObject *OU_UNUSED(self))
{
    return OuUnicode_FromString("None");
}

/** Whether None is true: 1 or 0; -1 with an error set. CPython: none_bool (Objects/object.c). */
static int none_bool(OuObject *OU_UNUSED(self))
{
    return 0;
}

/** The operators of None. */
static OuNumberMethods none_as_number = {.nb_bool = none_bool};

OuTypeObject OuNone_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "NoneType",
    .tp_basicsize = sizeof(OuObject),
    .tp_flags = OU_TPFLAGS_IMMUTABLETYPE,
    .tp_dealloc = singleton_dealloc,
    .tp_repr = none_repr,
    .tp_hash = ou_object_hash,
    .tp_as_number = &none_as_number,
    .tp_new = singleton_new,
};

/** repr() of NotImplemented: @newref; NULL with an error set. */
static OuObject *not_implemented_repr(OuObject *OU_UNUSED(self))
{
    return OuUnicode_FromString("NotImplemented");
}

/**
 * `NotImplemented.__reduce__()`: @newref; NULL with MemoryError set. CPython: NotImplemented_reduce
 * (Objects/object.c).
 */
static OuObject *not_implemented_reduce(OuObject *OU_UNUSED(self), OuObject *OU_UNUSED(ignored))
{
    return OuUnicode_FromString("NotImplemented");
}

/** The methods of NotImplemented. */
static OuMethodDef not_implemented_methods[] = {
    {"__reduce__", (OuCFunction)not_implemented_reduce, OU_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

OuTypeObject OuNotImplemented_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "NotImplementedType",
    .tp_basicsize = sizeof(OuObject),
    .tp_flags = OU_TPFLAGS_IMMUTABLETYPE,
    .tp_dealloc = singleton_dealloc,
    .tp_repr = not_implemented_repr,
    .tp_methods = not_implemented_methods,
    .tp_new = singleton_new,
};

/** repr() of Ellipsis: @newref; NULL with an error set. */
static OuObject *ellipsis_repr(OuObject *OU_UNUSED(self))
{
    return OuUnicode_FromString("Ellipsis");
}

OuTypeObject OuEllipsis_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "ellipsis",
    .tp_basicsize = sizeof(OuObject),
    .tp_flags = OU_TPFLAGS_IMMUTABLETYPE,
    .tp_dealloc = singleton_dealloc,
    .tp_repr = ellipsis_repr,
    .tp_new = singleton_new,
};

OuObject OuNone_Struct = {1, &OuNone_Type};
OuObject OuNotImplemented_Struct = {1, &OuNotImplemented_Type};
OuObject OuEllipsis_Struct = {1, &OuEllipsis_Type};
