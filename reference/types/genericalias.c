/* SPDX-License-Identifier: MIT */
/**
 * @file genericalias.c
 * `list[int]`: a type with its parameters. It prints them, compares by them, and otherwise stands
 * for the type: calling it calls the type, and unknown attributes are the type's.
 */
#include "ouro/genericalias.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <stddef.h>

/** CPython: gaobject (Objects/genericaliasobject.c). */
typedef struct GenericAlias {
    OuObject ob_base; /**< the head of every object */
    OuObject *origin; /**< owned */
    OuObject *args;   /**< owned tuple */
} GenericAlias;

OuObject *Ou_GenericAlias(OuObject *origin, OuObject *args)
{
    OuObject *tuple = OuTuple_Check(args) ? Ou_NewRef(args) : OuTuple_Pack(1, args);
    GenericAlias *self =
        tuple == NULL ? NULL : (GenericAlias *)OuObject_GC_New(&Ou_GenericAliasType);
    if (self == NULL) {
        Ou_XDecRef(tuple);
        return NULL;
    }
    self->origin = Ou_NewRef(origin);
    self->args = tuple;
    OuObject_GC_Track((OuObject *)self);
    return (OuObject *)self;
}

/**
 * The death of a generic alias such as list[int]: releases what it owns, then its memory. CPython:
 * ga_dealloc (Objects/genericaliasobject.c).
 */
static void alias_dealloc(OuObject *op)
{
    OuObject_GC_UnTrack(op);
    Ou_XDecRef(((GenericAlias *)op)->origin);
    Ou_XDecRef(((GenericAlias *)op)->args);
    OuObject_GC_Del(op);
}

/**
 * Shows the collector every reference that a generic alias such as list[int] owns; 0, or what
 * `visit` returned. CPython: ga_traverse (Objects/genericaliasobject.c).
 */
static int alias_traverse(OuObject *op, OuVisitProc visit, void *argument)
{
    OU_VISIT(((GenericAlias *)op)->origin);
    OU_VISIT(((GenericAlias *)op)->args);
    return 0;
}

/** Writes a type by its full name, `...` for Ellipsis, anything else by its repr. */
static int write_part(OuUnicodeWriter *writer, OuObject *part)
{
    if (part == Ou_Ellipsis) {
        return ou_writer_ascii(writer, "...");
    }
    if (!OuType_Check(part)) {
        return ou_writer_repr(writer, part);
    }
    OuObject *name = ou_type_full_name((OuTypeObject *)part);
    int result = name == NULL ? -1 : ou_writer_str(writer, name);
    Ou_XDecRef(name);
    return result;
}

/**
 * repr() of a generic alias such as list[int]: @newref; NULL with an error set. CPython: ga_repr
 * (Objects/genericaliasobject.c).
 */
static OuObject *alias_repr(OuObject *op)
{
    GenericAlias *self = (GenericAlias *)op;
    OuUnicodeWriter writer = {0};
    Ou_ssize_t count = OuTuple_GET_SIZE(self->args);
    int failed = write_part(&writer, self->origin) < 0 || ou_writer_ascii(&writer, "[") < 0;
    for (Ou_ssize_t i = 0; !failed && i < count; i++) {
        failed = (i > 0 && ou_writer_ascii(&writer, ", ") < 0) ||
                 write_part(&writer, OuTuple_GET_ITEM(self->args, i)) < 0;
    }
    if (!failed && count == 0) {
        failed = ou_writer_ascii(&writer, "()") < 0;
    }
    if (failed || ou_writer_ascii(&writer, "]") < 0) {
        ou_writer_drop(&writer);
        return NULL;
    }
    return ou_writer_finish(&writer);
}

/**
 * hash() of a generic alias such as list[int]; -1 with an error set. CPython: ga_hash
 * (Objects/genericaliasobject.c).
 */
static Ou_hash_t alias_hash(OuObject *op)
{
    Ou_hash_t origin = OuObject_Hash(((GenericAlias *)op)->origin);
    Ou_hash_t args = origin == -1 ? -1 : OuObject_Hash(((GenericAlias *)op)->args);
    if (args == -1) {
        return -1;
    }
    Ou_hash_t hash = origin ^ args;
    return hash == -1 ? -2 : hash;
}

/**
 * Compares a generic alias such as list[int] with another object by `operation` (OU_LT ... OU_GE):
 * @newref to a bool or to NotImplemented; NULL with an error set. CPython: ga_richcompare
 * (Objects/genericaliasobject.c).
 */
static OuObject *alias_richcompare(OuObject *left, OuObject *right, int operation)
{
    if (!Ou_IS_TYPE(left, &Ou_GenericAliasType) || !Ou_IS_TYPE(right, &Ou_GenericAliasType) ||
        (operation != OU_EQ && operation != OU_NE)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    GenericAlias *one = (GenericAlias *)left;
    GenericAlias *other = (GenericAlias *)right;
    int equal = OuObject_RichCompareBool(one->origin, other->origin, OU_EQ);
    if (equal > 0) {
        equal = OuObject_RichCompareBool(one->args, other->args, OU_EQ);
    }
    return equal < 0 ? NULL : OuBool_FromLong(equal == (operation == OU_EQ));
}

/**
 * Calls a generic alias such as list[int]: @newref to the result; NULL with an error set. CPython:
 * ga_call (Objects/genericaliasobject.c).
 */
static OuObject *alias_call(OuObject *op, OuObject *args, OuObject *kwargs)
{
    return OuObject_Call(((GenericAlias *)op)->origin, args, kwargs);
}

/**
 * What the alias does not have itself is the type's. CPython: ga_getattro
 * (Objects/genericaliasobject.c).
 */
static OuObject *alias_getattro(OuObject *op, OuObject *name)
{
    OuObject *value = OuObject_GenericGetAttr(op, name);
    if (value != NULL || !OuErr_ExceptionMatches(OuExc_AttributeError)) {
        return value;
    }
    OuErr_Clear();
    return OuObject_GetAttr(((GenericAlias *)op)->origin, name);
}

/** The attributes that are plain fields of a generic alias such as list[int]. */
static OuMemberDef alias_members[] = {
    {"__origin__", OU_T_OBJECT, offsetof(GenericAlias, origin), OU_READONLY, NULL},
    {"__args__", OU_T_OBJECT, offsetof(GenericAlias, args), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/**
 * GenericAlias(origin, args): @newref; NULL with an error set. CPython: ga_new
 * (Objects/genericaliasobject.c).
 */
static OuObject *alias_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    OuObject *origin, *arguments;
    if (!ou_arg_no_keywords("GenericAlias", kwargs) ||
        !OuArg_UnpackTuple(args, "GenericAlias", 2, 2, &origin, &arguments)) {
        return NULL;
    }
    return Ou_GenericAlias(origin, arguments);
}

OuTypeObject Ou_GenericAliasType = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "types.GenericAlias",
    .tp_basicsize = sizeof(GenericAlias),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = alias_dealloc,
    .tp_traverse = alias_traverse,
    .tp_repr = alias_repr,
    .tp_hash = alias_hash,
    .tp_call = alias_call,
    .tp_richcompare = alias_richcompare,
    .tp_getattro = alias_getattro,
    .tp_members = alias_members,
    .tp_new = alias_new,
};
