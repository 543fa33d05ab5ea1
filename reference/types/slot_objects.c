/* SPDX-License-Identifier: MIT */
/**
 * @file slot_objects.c
 * Slot functions of the object protocol: repr, hash, call, attributes, comparison, iteration,
 * descriptors, construction, finalization.
 */
#include "slots.h"
#include "vectorcall.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/ids.h"
#include "ouro/iter.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

OuObject *ou_slot_tp_repr(OuObject *self)
{
    int unbound;
    OuObject *func = ou_lookup_maybe_method(self, OU_ID(__repr__), &unbound);
    if (func != NULL) {
        OuObject *result = ou_call_unbound_noarg(unbound, func, self);
        Ou_DecRef(func);
        return result;
    }
    OuErr_Clear();
    return OuUnicode_FromFormat("<%s object at %p>", Ou_TYPE(self)->tp_name, (void *)self);
}

OuObject *ou_slot_tp_str(OuObject *self)
{
    return ou_vectorcall_method(OU_ID(__str__), &self, 1);
}

/** The C hash of what `__hash__` gave: big ints are hashed once more. */
static Ou_hash_t hash_of(OuObject *result)
{
    if (!OuLong_Check(result)) {
        OuErr_SetString(OuExc_TypeError, "__hash__ method should return an integer");
        return -1;
    }
    Ou_hash_t hash = OuLong_AsSsize_t(result);
    if (hash == -1 && OuErr_Occurred()) {
        OuErr_Clear();
        hash = OuLong_Type.tp_hash(result);
    }
    return hash == -1 ? -2 : hash;
}

Ou_hash_t ou_slot_tp_hash(OuObject *self)
{
    int unbound;
    OuObject *func = ou_lookup_maybe_method(self, OU_ID(__hash__), &unbound);
    if (func == Ou_None) {
        Ou_DecRef(func);
        func = NULL;
    }
    if (func == NULL) {
        return OuErr_Occurred() ? -1 : OuObject_HashNotImplemented(self);
    }
    OuObject *result = ou_call_unbound_noarg(unbound, func, self);
    Ou_DecRef(func);
    if (result == NULL) {
        return -1;
    }
    Ou_hash_t hash = hash_of(result);
    Ou_DecRef(result);
    return hash;
}

OuObject *ou_slot_tp_call(OuObject *self, OuObject *args, OuObject *kwargs)
{
    int unbound;
    OuObject *func = ou_lookup_method(self, OU_ID(__call__), &unbound);
    if (func == NULL) {
        return NULL;
    }
    OuObject *result = unbound ? ou_object_call_prepend(func, self, args, kwargs)
                               : OuObject_Call(func, args, kwargs);
    Ou_DecRef(func);
    return result;
}

OuObject *ou_slot_tp_getattro(OuObject *self, OuObject *name)
{
    OuObject *args[] = {self, name};
    return ou_vectorcall_method(OU_ID(__getattribute__), args, 2);
}

/**
 * Calls a function of the type's dict as a method: new, or NULL. CPython: call_attribute
 * (Objects/typeobject.c).
 */
static OuObject *call_attribute(OuObject *self, OuObject *attribute, OuObject *name)
{
    OuDescrGetFunc get = Ou_TYPE(attribute)->tp_descr_get;
    if (get == NULL) {
        return OuObject_Vectorcall(attribute, &name, 1, NULL);
    }
    /* CPython 3.11 binds functions, too: the bound method is one more owner of `self`. */
    OuObject *bound = get(attribute, self, (OuObject *)Ou_TYPE(self));
    if (bound == NULL) {
        return NULL;
    }
    OuObject *result = OuObject_Vectorcall(bound, &name, 1, NULL);
    Ou_DecRef(bound);
    return result;
}

/** Whether an attribute is object.__getattribute__ as it is: 1 or 0. */
static int is_generic_getattribute(OuObject *attribute)
{
    return Ou_TYPE(attribute) == &OuWrapperDescr_Type &&
           ((OuWrapperDescrObject *)attribute)->d_wrapped == (OuSlotFunc)OuObject_GenericGetAttr;
}

OuObject *ou_slot_tp_getattr_hook(OuObject *self, OuObject *name)
{
    OuTypeObject *type = Ou_TYPE(self);
    OuObject *getattr = ou_type_lookup(type, OU_ID(__getattr__));
    if (getattr == NULL) {
        /* There is no hook: from now on the plain slot function will do. */
        type->tp_getattro = ou_slot_tp_getattro;
        return ou_slot_tp_getattro(self, name);
    }
    Ou_IncRef(getattr);
    OuObject *result;
    OuObject *getattribute = ou_type_lookup(type, OU_ID(__getattribute__));
    if (getattribute == NULL || is_generic_getattribute(getattribute)) {
        result = ou_object_generic_getattr_with_dict(self, name, NULL, 1);
        if (result == NULL && !OuErr_Occurred()) {
            result = call_attribute(self, getattr, name);
            Ou_DecRef(getattr);
            return result;
        }
    } else {
        Ou_IncRef(getattribute);
        result = call_attribute(self, getattribute, name);
        Ou_DecRef(getattribute);
    }
    if (result == NULL && OuErr_ExceptionMatches(OuExc_AttributeError)) {
        OuErr_Clear();
        result = call_attribute(self, getattr, name);
    }
    Ou_DecRef(getattr);
    return result;
}

int ou_slot_tp_setattro(OuObject *self, OuObject *name, OuObject *value)
{
    OuObject *args[] = {self, name, value};
    OuObject *result = value ? ou_vectorcall_method(OU_ID(__setattr__), args, 3)
                             : ou_vectorcall_method(OU_ID(__delattr__), args, 2);
    if (result == NULL) {
        return -1;
    }
    Ou_DecRef(result);
    return 0;
}

OuObject *ou_slot_tp_richcompare(OuObject *self, OuObject *other, int operation)
{
    OuObject *names[] = {OU_ID(__lt__), OU_ID(__le__), OU_ID(__eq__),
                         OU_ID(__ne__), OU_ID(__gt__), OU_ID(__ge__)};
    OuObject *args[] = {self, other};
    int unbound;
    OuObject *func = ou_lookup_maybe_method(self, names[operation], &unbound);
    if (func == NULL) {
        OuErr_Clear();
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuObject *result = unbound ? OuObject_Vectorcall(func, args, 2, NULL)
                               : OuObject_Vectorcall(func, args + 1, 1, NULL);
    Ou_DecRef(func);
    return result;
}

OuObject *ou_slot_tp_iter(OuObject *self)
{
    int unbound;
    OuObject *func = ou_lookup_maybe_method(self, OU_ID(__iter__), &unbound);
    if (func == Ou_None) {
        Ou_DecRef(func);
        return OuErr_Format(OuExc_TypeError, "'%.200s' object is not iterable",
                            Ou_TYPE(self)->tp_name);
    }
    if (func != NULL) {
        OuObject *result = ou_call_unbound_noarg(unbound, func, self);
        Ou_DecRef(func);
        return result;
    }
    OuErr_Clear();
    func = ou_lookup_maybe_method(self, OU_ID(__getitem__), &unbound);
    if (func == NULL) {
        return OuErr_Format(OuExc_TypeError, "'%.200s' object is not iterable",
                            Ou_TYPE(self)->tp_name);
    }
    Ou_DecRef(func);
    return OuSeqIter_New(self);
}

OuObject *ou_slot_tp_iternext(OuObject *self)
{
    return ou_vectorcall_method(OU_ID(__next__), &self, 1);
}

OuObject *ou_object_next_not_implemented(OuObject *self)
{
    return OuErr_Format(OuExc_TypeError, "'%.200s' object is not iterable", Ou_TYPE(self)->tp_name);
}

OuObject *ou_slot_tp_descr_get(OuObject *self, OuObject *instance, OuObject *owner)
{
    OuTypeObject *type = Ou_TYPE(self);
    OuObject *get = ou_type_lookup(type, OU_ID(__get__));
    if (get == NULL) {
        /* `__get__` was deleted: the slot is not needed any more. */
        if (type->tp_descr_get == ou_slot_tp_descr_get) {
            type->tp_descr_get = NULL;
        }
        return Ou_NewRef(self);
    }
    OuObject *args[] = {self, instance ? instance : Ou_None, owner ? owner : Ou_None};
    return OuObject_Vectorcall(get, args, 3, NULL);
}

int ou_slot_tp_descr_set(OuObject *self, OuObject *instance, OuObject *value)
{
    OuObject *args[] = {self, instance, value};
    OuObject *result = value ? ou_vectorcall_method(OU_ID(__set__), args, 3)
                             : ou_vectorcall_method(OU_ID(__delete__), args, 2);
    if (result == NULL) {
        return -1;
    }
    Ou_DecRef(result);
    return 0;
}

int ou_slot_tp_init(OuObject *self, OuObject *args, OuObject *kwargs)
{
    int unbound;
    OuObject *func = ou_lookup_method(self, OU_ID(__init__), &unbound);
    if (func == NULL) {
        return -1;
    }
    OuObject *result = unbound ? ou_object_call_prepend(func, self, args, kwargs)
                               : OuObject_Call(func, args, kwargs);
    Ou_DecRef(func);
    if (result == NULL) {
        return -1;
    }
    if (result != Ou_None) {
        OuErr_Format(OuExc_TypeError, "__init__() should return None, not '%.200s'",
                     Ou_TYPE(result)->tp_name);
        Ou_DecRef(result);
        return -1;
    }
    Ou_DecRef(result);
    return 0;
}

OuObject *ou_slot_tp_new(OuTypeObject *type, OuObject *args, OuObject *kwargs)
{
    OuObject *func = OuObject_GetAttr((OuObject *)type, OU_ID(__new__));
    if (func == NULL) {
        return NULL;
    }
    OuObject *result = ou_object_call_prepend(func, (OuObject *)type, args, kwargs);
    Ou_DecRef(func);
    return result;
}

void ou_slot_tp_finalize(OuObject *self)
{
    OuErrRecord error;
    OuErr_Fetch(&error);
    int unbound;
    OuObject *del = ou_lookup_maybe_method(self, OU_ID(__del__), &unbound);
    if (del != NULL) {
        OuObject *result = ou_call_unbound_noarg(unbound, del, self);
        if (result == NULL) {
            OuErr_WriteUnraisable(NULL, del);
        } else {
            Ou_DecRef(result);
        }
        Ou_DecRef(del);
    }
    OuErr_Restore(&error);
}
