/* SPDX-License-Identifier: MIT */
/**
 * @file descr.c
 * Descriptors of C types: methods, class methods, members, computed attributes.
 *
 * Each is what a type's dict holds for one line of its tables. Reading it through an instance gives
 * a bound built-in method, the member's value, or what the getter gives.
 */
#include "descrinternal.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

/* ---- what all have in common -------------------------------------------------------------------- */

/** Makes a descriptor of any kind: new, or NULL. CPython: descr_new (Objects/descrobject.c). */
OuDescrObject *ou_descr_new(OuTypeObject *descr_type, OuTypeObject *type, const char *name)
{
    OuObject *text = OuUnicode_InternFromString(name);
    if (text == NULL) {
        return NULL;
    }
    OuDescrObject *descr = (OuDescrObject *)OuObject_GC_New(descr_type);
    if (descr == NULL) {
        Ou_DecRef(text);
        return NULL;
    }
    descr->d_type = (OuTypeObject *)Ou_NewRef((OuObject *)type);
    descr->d_name = text;
    OuObject_GC_Track((OuObject *)descr);
    return descr;
}

OuObject *OuDescr_NewMethod(OuTypeObject *type, OuMethodDef *method)
{
    OuDescrObject *descr = ou_descr_new(&OuMethodDescr_Type, type, method->ml_name);
    if (descr != NULL) {
        ((OuMethodDescrObject *)descr)->d_method = method;
    }
    return (OuObject *)descr;
}

OuObject *OuDescr_NewClassMethod(OuTypeObject *type, OuMethodDef *method)
{
    OuDescrObject *descr = ou_descr_new(&OuClassMethodDescr_Type, type, method->ml_name);
    if (descr != NULL) {
        ((OuMethodDescrObject *)descr)->d_method = method;
    }
    return (OuObject *)descr;
}

OuObject *OuDescr_NewMember(OuTypeObject *type, OuMemberDef *member)
{
    OuDescrObject *descr = ou_descr_new(&OuMemberDescr_Type, type, member->name);
    if (descr != NULL) {
        ((OuMemberDescrObject *)descr)->d_member = member;
    }
    return (OuObject *)descr;
}

OuObject *OuDescr_NewGetSet(OuTypeObject *type, OuGetSetDef *getset)
{
    OuDescrObject *descr = ou_descr_new(&OuGetSetDescr_Type, type, getset->name);
    if (descr != NULL) {
        ((OuGetSetDescrObject *)descr)->d_getset = getset;
    }
    return (OuObject *)descr;
}

/**
 * The death of a descriptor: releases what it owns, then its memory. CPython: descr_dealloc
 * (Objects/descrobject.c).
 */
void ou_descr_dealloc(OuObject *self)
{
    OuDescrObject *descr = (OuDescrObject *)self;
    OuObject_GC_UnTrack(self);
    Ou_XDecRef((OuObject *)descr->d_type);
    Ou_XDecRef(descr->d_name);
    Ou_XDecRef(descr->d_qualname);
    OuObject_GC_Del(self);
}

/**
 * Shows the collector every reference that a descriptor owns; 0, or what `visit` returned. CPython:
 * descr_traverse (Objects/descrobject.c).
 */
int ou_descr_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((OuDescrObject *)self)->d_type);
    return 0;
}

/**
 * repr() of a descriptor by a format that takes its name and its type: @newref; NULL with an error
 * set. CPython: descr_repr (Objects/descrobject.c).
 */
OuObject *ou_descr_show(OuObject *self, const char *format)
{
    OuDescrObject *descr = (OuDescrObject *)self;
    return OuUnicode_FromFormat(format, descr->d_name, descr->d_type->tp_name);
}

/**
 * repr() of a method descriptor: @newref; NULL with an error set. CPython: method_repr
 * (Objects/descrobject.c).
 */
static OuObject *method_repr(OuObject *self)
{
    return ou_descr_show(self, "<method '%U' of '%s' objects>");
}

/**
 * repr() of a member descriptor: @newref; NULL with an error set. CPython: member_repr
 * (Objects/descrobject.c).
 */
static OuObject *member_repr(OuObject *self)
{
    return ou_descr_show(self, "<member '%U' of '%s' objects>");
}

/**
 * repr() of a getset descriptor: @newref; NULL with an error set. CPython: getset_repr
 * (Objects/descrobject.c).
 */
static OuObject *getset_repr(OuObject *self)
{
    return ou_descr_show(self, "<attribute '%U' of '%s' objects>");
}

/**
 * Whether a descriptor fits an object: 1, or 0 with TypeError set. CPython: descr_check
 * (Objects/descrobject.c).
 */
int ou_descr_check(OuObject *self, OuObject *op)
{
    OuDescrObject *descr = (OuDescrObject *)self;
    if (OuObject_TypeCheck(op, descr->d_type)) {
        return 1;
    }
    ou_err_format(OuExc_TypeError,
                  "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object",
                  descr->d_name, descr->d_type->tp_name, Ou_TYPE(op)->tp_name);
    return 0;
}

/**
 * `__qualname__`, made at the first question and kept: @newref; NULL with an error set. CPython:
 * descr_get_qualname (Objects/descrobject.c).
 */
OuObject *ou_descr_get_qualname(OuObject *self, void *OU_UNUSED(closure))
{
    OuDescrObject *descr = (OuDescrObject *)self;
    if (descr->d_qualname == NULL) {
        OuObject *type_name = OuType_GetQualName(descr->d_type);
        if (type_name == NULL) {
            return NULL;
        }
        descr->d_qualname = OuUnicode_FromFormat("%U.%U", type_name, descr->d_name);
        Ou_DecRef(type_name);
    }
    return Ou_XNewRef(descr->d_qualname);
}

/** A str of a C text, or None for NULL: @newref; NULL with MemoryError set. */
int ou_is_abstract(OuObject *op)
{
    OuObject *mark = NULL;
    if (op == NULL || OuObject_LookupAttr(op, OU_ID(__isabstractmethod__), &mark) <= 0) {
        return OuErr_Occurred() ? -1 : 0;
    }
    int abstract = OuObject_IsTrue(mark);
    Ou_DecRef(mark);
    return abstract;
}

OuObject *ou_descr_text(const char *text)
{
    return text ? OuUnicode_FromString(text) : Ou_NewRef(Ou_None);
}

/** The attributes that are plain fields of a descriptor. */
OuMemberDef ou_descr_members[] = {
    {"__objclass__", OU_T_OBJECT, offsetof(OuDescrObject, d_type), OU_READONLY, NULL},
    {"__name__", OU_T_OBJECT, offsetof(OuDescrObject, d_name), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/* ---- methods -------------------------------------------------------------------------------------- */

/** `__doc__` of a method descriptor: @newref; NULL with an error set. */
static OuObject *method_doc(OuObject *self, void *OU_UNUSED(closure))
{
    return ou_descr_text(((OuMethodDescrObject *)self)->d_method->ml_doc);
}

/**
 * What reading a method descriptor through an instance or a class gives: @newref; NULL with an
 * error set. CPython: method_get (Objects/descrobject.c).
 */
static OuObject *method_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    if (op == NULL) {
        return Ou_NewRef(self);
    }
    return ou_descr_check(self, op) ? OuCFunction_New(((OuMethodDescrObject *)self)->d_method, op)
                                    : NULL;
}

OuObject *ou_method_descr_vectorcall(OuObject *descr, OuObject *const *args, Ou_ssize_t nargs,
                                     OuObject *kwnames)
{
    if (nargs < 1) {
        OuObject *name = ou_object_function_str(descr);
        if (name != NULL) {
            ou_err_format(OuExc_TypeError, "unbound method %U needs an argument", name);
            Ou_DecRef(name);
        }
        return NULL;
    }
    if (!ou_descr_check(descr, args[0])) {
        return NULL;
    }
    return ou_call_method_def(descr, ((OuMethodDescrObject *)descr)->d_method, args[0], args + 1,
                              nargs - 1, kwnames);
}

/** Calls a method descriptor: @newref to the result; NULL with an error set. */
static OuObject *method_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    if (kwargs == NULL || OuDict_GET_SIZE(kwargs) == 0 || nargs < 1) {
        return ou_method_descr_vectorcall(self, ((OuTupleObject *)args)->ob_item, nargs, NULL);
    }
    OuObject *op = OuTuple_GET_ITEM(args, 0);
    if (!ou_descr_check(self, op)) {
        return NULL;
    }
    OuObject *rest = OuTuple_GetSlice(args, 1, nargs);
    if (rest == NULL) {
        return NULL;
    }
    OuObject *result =
        ou_call_method_def_tuple(self, ((OuMethodDescrObject *)self)->d_method, op, rest, kwargs);
    Ou_DecRef(rest);
    return result;
}

/**
 * What reading a classmethod through an instance or a class gives: @newref; NULL with an error set.
 * CPython: classmethod_get (Objects/descrobject.c).
 */
static OuObject *classmethod_get(OuObject *self, OuObject *op, OuObject *owner)
{
    OuDescrObject *descr = (OuDescrObject *)self;
    if (owner == NULL) {
        if (op == NULL) {
            return ou_err_format(OuExc_TypeError,
                                 "descriptor '%U' for type '%.100s' needs either "
                                 "an object or a type",
                                 descr->d_name, descr->d_type->tp_name);
        }
        owner = (OuObject *)Ou_TYPE(op);
    }
    if (!OuType_Check(owner)) {
        return ou_err_format(OuExc_TypeError,
                             "descriptor '%U' for type '%.100s' needs a type, not "
                             "a '%.100s' as arg 2",
                             descr->d_name, descr->d_type->tp_name, Ou_TYPE(owner)->tp_name);
    }
    if (!OuType_IsSubtype((OuTypeObject *)owner, descr->d_type)) {
        return ou_err_format(
            OuExc_TypeError, "descriptor '%U' requires a subtype of '%.100s' but received '%.100s'",
            descr->d_name, descr->d_type->tp_name, ((OuTypeObject *)owner)->tp_name);
    }
    return OuCFunction_New(((OuMethodDescrObject *)self)->d_method, owner);
}

/** Calls a classmethod: @newref to the result; NULL with an error set. */
static OuObject *classmethod_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    OuDescrObject *descr = (OuDescrObject *)self;
    Ou_ssize_t nargs = OuTuple_GET_SIZE(args);
    if (nargs < 1) {
        return ou_err_format(OuExc_TypeError,
                             "descriptor '%U' of '%.100s' object needs an argument", descr->d_name,
                             descr->d_type->tp_name);
    }
    OuObject *bound = classmethod_get(self, NULL, OuTuple_GET_ITEM(args, 0));
    OuObject *rest = bound ? OuTuple_GetSlice(args, 1, nargs) : NULL;
    OuObject *result = rest ? OuObject_Call(bound, rest, kwargs) : NULL;
    Ou_XDecRef(bound);
    Ou_XDecRef(rest);
    return result;
}

/* ---- members and computed attributes ----------------------------------------------------------------- */

/** `__doc__` of a member descriptor: @newref; NULL with an error set. */
static OuObject *member_doc(OuObject *self, void *OU_UNUSED(closure))
{
    return ou_descr_text(((OuMemberDescrObject *)self)->d_member->doc);
}

/**
 * What reading a member descriptor through an instance or a class gives: @newref; NULL with an
 * error set. CPython: member_get (Objects/descrobject.c).
 */
static OuObject *member_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    if (op == NULL) {
        return Ou_NewRef(self);
    }
    return ou_descr_check(self, op) ? OuMember_GetOne(op, ((OuMemberDescrObject *)self)->d_member)
                                    : NULL;
}

/**
 * Sets the attribute behind a member descriptor, or deletes it where that is allowed (`value`
 * NULL): 0; -1 with an error set. CPython: member_set (Objects/descrobject.c).
 */
static int member_set(OuObject *self, OuObject *op, OuObject *value)
{
    return ou_descr_check(self, op)
               ? OuMember_SetOne(op, ((OuMemberDescrObject *)self)->d_member, value)
               : -1;
}

/** `__doc__` of a getset descriptor: @newref; NULL with an error set. */
static OuObject *getset_doc(OuObject *self, void *OU_UNUSED(closure))
{
    return ou_descr_text(((OuGetSetDescrObject *)self)->d_getset->doc);
}

/**
 * What reading a getset descriptor through an instance or a class gives: @newref; NULL with an
 * error set. CPython: getset_get (Objects/descrobject.c).
 */
static OuObject *getset_get(OuObject *self, OuObject *op, OuObject *OU_UNUSED(owner))
{
    if (op == NULL) {
        return Ou_NewRef(self);
    }
    if (!ou_descr_check(self, op)) {
        return NULL;
    }
    OuGetSetDef *getset = ((OuGetSetDescrObject *)self)->d_getset;
    if (getset->get == NULL) {
        OuDescrObject *descr = (OuDescrObject *)self;
        return ou_err_format(OuExc_AttributeError,
                             "attribute '%U' of '%.100s' objects is not readable", descr->d_name,
                             descr->d_type->tp_name);
    }
    return getset->get(op, getset->closure);
}

/**
 * Sets the attribute behind a getset descriptor, or deletes it where that is allowed (`value`
 * NULL): 0; -1 with an error set. CPython: getset_set (Objects/descrobject.c).
 */
static int getset_set(OuObject *self, OuObject *op, OuObject *value)
{
    if (!ou_descr_check(self, op)) {
        return -1;
    }
    OuGetSetDef *getset = ((OuGetSetDescrObject *)self)->d_getset;
    if (getset->set == NULL) {
        OuDescrObject *descr = (OuDescrObject *)self;
        ou_err_format(OuExc_AttributeError, "attribute '%U' of '%.100s' objects is not writable",
                      descr->d_name, descr->d_type->tp_name);
        return -1;
    }
    return getset->set(op, value, getset->closure);
}

/* ---- the types --------------------------------------------------------------------------------------- */

/** The attributes computed by functions of a method descriptor. */
static OuGetSetDef method_getsets[] = {
    {"__doc__", method_doc, NULL, NULL, NULL},
    {"__qualname__", ou_descr_get_qualname, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The attributes computed by functions of a member descriptor. */
static OuGetSetDef member_getsets[] = {
    {"__doc__", member_doc, NULL, NULL, NULL},
    {"__qualname__", ou_descr_get_qualname, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/** The attributes computed by functions of a getset descriptor. */
static OuGetSetDef getset_getsets[] = {
    {"__doc__", getset_doc, NULL, NULL, NULL},
    {"__qualname__", ou_descr_get_qualname, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuMethodDescr_Type = {
    DESCR_TYPE("method_descriptor", sizeof(OuMethodDescrObject), OU_TPFLAGS_METHOD_DESCRIPTOR),
    .tp_repr = method_repr,
    .tp_call = method_call,
    .tp_descr_get = method_get,
    .tp_getset = method_getsets,
};

OuTypeObject OuClassMethodDescr_Type = {
    DESCR_TYPE("classmethod_descriptor", sizeof(OuMethodDescrObject), 0),
    .tp_repr = method_repr,
    .tp_call = classmethod_call,
    .tp_descr_get = classmethod_get,
    .tp_getset = method_getsets,
};

OuTypeObject OuMemberDescr_Type = {
    DESCR_TYPE("member_descriptor", sizeof(OuMemberDescrObject), 0),
    .tp_repr = member_repr,
    .tp_descr_get = member_get,
    .tp_descr_set = member_set,
    .tp_getset = member_getsets,
};

OuTypeObject OuGetSetDescr_Type = {
    DESCR_TYPE("getset_descriptor", sizeof(OuGetSetDescrObject), 0),
    .tp_repr = getset_repr,
    .tp_descr_get = getset_get,
    .tp_descr_set = getset_set,
    .tp_getset = getset_getsets,
};
