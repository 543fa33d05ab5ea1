/* SPDX-License-Identifier: MIT */
/**
 * @file specialmethods.c
 * Finding special methods on the type, never on the instance, and calling them.
 *
 * A plain function need not be bound: it is called with the object as first argument, which saves
 * the bound method.
 */
#include "slots.h"

#include "ouro/abstract.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/none.h"
#include "ouro/refcount.h"

OuObject *ou_lookup_maybe_method(OuObject *self, OuObject *name, int *unbound)
{
    OuObject *found = ou_type_lookup(Ou_TYPE(self), name);
    if (found == NULL) {
        return NULL;
    }
    if (OuType_HasFeature(Ou_TYPE(found), OU_TPFLAGS_METHOD_DESCRIPTOR)) {
        *unbound = 1;
        return Ou_NewRef(found);
    }
    *unbound = 0;
    OuDescrGetFunc get = Ou_TYPE(found)->tp_descr_get;
    if (get == NULL) {
        return Ou_NewRef(found);
    }
    return get(found, self, (OuObject *)Ou_TYPE(self));
}

OuObject *ou_lookup_method(OuObject *self, OuObject *name, int *unbound)
{
    OuObject *found = ou_lookup_maybe_method(self, name, unbound);
    if (found == NULL && !OuErr_Occurred()) {
        OuErr_SetObject(OuExc_AttributeError, name);
    }
    return found;
}

/** Calls a method that was found, with args[0] or without. */
static OuObject *call_found(OuObject *func, int unbound, OuObject *const *args, Ou_ssize_t nargs)
{
    OuObject *result = unbound ? OuObject_Vectorcall(func, args, nargs, NULL)
                               : OuObject_Vectorcall(func, args + 1, nargs - 1, NULL);
    Ou_DecRef(func);
    return result;
}

OuObject *ou_vectorcall_method(OuObject *name, OuObject *const *args, Ou_ssize_t nargs)
{
    int unbound;
    OuObject *func = ou_lookup_method(args[0], name, &unbound);
    return func ? call_found(func, unbound, args, nargs) : NULL;
}

OuObject *ou_vectorcall_maybe(OuObject *name, OuObject *const *args, Ou_ssize_t nargs)
{
    int unbound;
    OuObject *func = ou_lookup_maybe_method(args[0], name, &unbound);
    if (func == NULL) {
        if (!OuErr_Occurred()) {
            OU_RETURN_NOTIMPLEMENTED;
        }
        return NULL;
    }
    return call_found(func, unbound, args, nargs);
}

OuObject *ou_call_unbound_noarg(int unbound, OuObject *func, OuObject *self)
{
    return OuObject_Vectorcall(func, &self, unbound ? 1 : 0, NULL);
}
