/* SPDX-License-Identifier: MIT */
/**
 * @file type_new.c
 * type.__new__: what a class statement comes down to.
 *
 * The namespace is copied, the bases decide on metaclass and layout, the type object is made with
 * room for its members, its slots are set from its dict, and at the end `__set_name__` of what is
 * in the dict and `__init_subclass__` of the base are called.
 */
#include "slots.h"
#include "typeobject.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/cell.h"
#include "ouro/errors.h"
#include "ouro/exceptions.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/ids.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

OuObject *(*ou_type_globals_hook)(void);

/**
 * Looks at the bases: 0, or -1; sets ctx->bases, ctx->base, and the metaclass that wins. CPython:
 * type_new_get_bases (Objects/typeobject.c).
 */
static int get_bases(TypeNew *ctx)
{
    if (OuTuple_GET_SIZE(ctx->bases) == 0) {
        OuObject *bases = OuTuple_Pack(1, &OuBaseObject_Type);
        if (bases == NULL) {
            return -1;
        }
        Ou_XSetRef(&ctx->bases, bases);
        ctx->base = &OuBaseObject_Type;
        return 0;
    }
    Ou_ssize_t size = OuTuple_GET_SIZE(ctx->bases);
    for (Ou_ssize_t i = 0; i < size; i++) {
        OuObject *base = OuTuple_GET_ITEM(ctx->bases, i);
        if (OuType_Check(base)) {
            continue;
        }
        OuObject *entries = NULL;
        if (OuObject_LookupAttr(base, OU_ID(__mro_entries__), &entries) < 0) {
            return -1;
        }
        if (entries != NULL) {
            Ou_DecRef(entries);
            OuErr_SetString(OuExc_TypeError, "type() doesn't support MRO entry resolution; use "
                                             "types.new_class()");
            return -1;
        }
    }
    OuTypeObject *winner = ou_type_calculate_metaclass(ctx->metatype, ctx->bases);
    if (winner == NULL) {
        return -1;
    }
    ctx->metatype = winner;
    return 0;
}

/**
 * Makes the type object with what must be there for it to be traversed and freed. CPython:
 * type_new_alloc (Objects/typeobject.c).
 */
static OuTypeObject *alloc_type(TypeNew *ctx)
{
    /* One member more than there are slots: its NULL name ends the table. */
    OuHeapTypeObject *heap = (OuHeapTypeObject *)ou_object_alloc(ctx->metatype, ctx->nslot + 1);
    if (heap == NULL) {
        return NULL;
    }
    heap->ht_type.ob_base.ob_size = ctx->nslot;
    OuTypeObject *type = &heap->ht_type;
    type->tp_flags = OU_TPFLAGS_HEAPTYPE | OU_TPFLAGS_BASETYPE | OU_TPFLAGS_HAVE_GC;
    type->tp_name = "?";
    type->tp_as_number = &heap->as_number;
    type->tp_as_sequence = &heap->as_sequence;
    type->tp_as_mapping = &heap->as_mapping;
    type->tp_bases = Ou_NewRef(ctx->bases);
    type->tp_base = (OuTypeObject *)Ou_NewRef((OuObject *)ctx->base);
    type->tp_dict = Ou_NewRef(ctx->dict);
    type->tp_dealloc = ou_subtype_dealloc;
    type->tp_traverse = ou_subtype_traverse;
    type->tp_clear = ou_subtype_clear;
    heap->ht_name = Ou_NewRef(ctx->name);
    heap->ht_slots = Ou_XNewRef(ctx->slots);
    OuObject_GC_Track((OuObject *)type);
    return type;
}

/**
 * Sets the name, and `__qualname__`, which leaves the dict. CPython: type_new_set_name
 * (Objects/typeobject.c), type_new_set_ht_name.
 */
static int set_names(const TypeNew *ctx, OuTypeObject *type)
{
    OuHeapTypeObject *heap = (OuHeapTypeObject *)type;
    Ou_ssize_t size;
    const char *text = OuUnicode_AsUTF8AndSize(ctx->name, &size);
    if (text == NULL) {
        return -1;
    }
    if (strlen(text) != (size_t)size) {
        OuErr_SetString(OuExc_ValueError, "type name must not contain null characters");
        return -1;
    }
    type->tp_name = text;
    OuObject *qualname = OuDict_GetItemWithError(type->tp_dict, OU_ID(__qualname__));
    if (qualname == NULL) {
        if (OuErr_Occurred()) {
            return -1;
        }
        heap->ht_qualname = Ou_NewRef(ctx->name);
        return 0;
    }
    if (!OuUnicode_Check(qualname)) {
        OuErr_Format(OuExc_TypeError, "type __qualname__ must be a str, not %s",
                     Ou_TYPE(qualname)->tp_name);
        return -1;
    }
    heap->ht_qualname = Ou_NewRef(qualname);
    return OuDict_DelItem(type->tp_dict, OU_ID(__qualname__));
}

/**
 * `__module__`, unless the namespace has one. CPython: type_new_set_module (Objects/typeobject.c).
 */
static int set_module(OuTypeObject *type)
{
    int present = OuDict_Contains(type->tp_dict, OU_ID(__module__));
    if (present != 0) {
        return present < 0 ? -1 : 0;
    }
    OuObject *globals = ou_type_globals_hook ? ou_type_globals_hook() : NULL;
    OuObject *module = globals ? OuDict_GetItemWithError(globals, OU_ID(__name__)) : NULL;
    if (module == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    return OuDict_SetItem(type->tp_dict, OU_ID(__module__), module);
}

/**
 * Wraps a plain function of the dict. CPython: type_new_staticmethod (Objects/typeobject.c),
 * type_new_classmethod.
 */
static int wrap_function(OuTypeObject *type, OuObject *name, OuObject *(*wrap)(OuObject *))
{
    OuObject *func = OuDict_GetItemWithError(type->tp_dict, name);
    if (func == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    if (!OuFunction_Check(func)) {
        return 0;
    }
    OuObject *wrapped = wrap(func);
    if (wrapped == NULL) {
        return -1;
    }
    int result = OuDict_SetItem(type->tp_dict, name, wrapped);
    Ou_DecRef(wrapped);
    return result;
}

/**
 * Puts the class into the cell that super() and `__class__` of its methods read. CPython:
 * type_new_set_classcell (Objects/typeobject.c).
 */
static int set_classcell(OuTypeObject *type)
{
    OuObject *cell = OuDict_GetItemWithError(type->tp_dict, OU_ID(__classcell__));
    if (cell == NULL) {
        return OuErr_Occurred() ? -1 : 0;
    }
    if (!OuCell_Check(cell)) {
        ou_err_format(OuExc_TypeError, "__classcell__ must be a nonlocal cell, not <class %R>",
                      Ou_TYPE(cell));
        return -1;
    }
    OuCell_Set(cell, (OuObject *)type);
    return OuDict_DelItem(type->tp_dict, OU_ID(__classcell__));
}

/** Everything that the namespace decides. CPython: type_new_set_attrs (Objects/typeobject.c). */
static int set_attrs(const TypeNew *ctx, OuTypeObject *type)
{
    if (set_names(ctx, type) < 0 || set_module(type) < 0 ||
        wrap_function(type, OU_ID(__new__), OuStaticMethod_New) < 0 ||
        wrap_function(type, OU_ID(__init_subclass__), OuClassMethod_New) < 0 ||
        wrap_function(type, OU_ID(__class_getitem__), OuClassMethod_New) < 0 ||
        ou_type_new_descriptors(ctx, type) < 0) {
        return -1;
    }
    return set_classcell(type);
}

/**
 * Replaces the error by a RuntimeError whose cause it is. CPython: _PyErr_FormatFromCause
 * (Python/errors.c).
 */
static void set_name_failed(OuTypeObject *type, OuObject *key, OuObject *value)
{
    OuObject *cause = ou_err_get_raised();
    ou_err_format(OuExc_RuntimeError,
                  "Error calling __set_name__ on '%.100s' instance %R in '%.100s'",
                  Ou_TYPE(value)->tp_name, key, type->tp_name);
    OuObject *error = ou_err_get_raised();
    if (error != NULL && cause != NULL) {
        OuException_SetCause(error, Ou_NewRef(cause));
        OuException_SetContext(error, Ou_NewRef(cause));
    }
    Ou_XDecRef(cause);
    ou_err_set_exception(error);
}

/**
 * Calls `__set_name__` of everything in the dict that has it. CPython: type_new_set_names
 * (Objects/typeobject.c).
 */
static int call_set_names(OuTypeObject *type)
{
    /* A copy, because what is called may change the dict. */
    OuObject *names = OuDict_Copy(type->tp_dict);
    if (names == NULL) {
        return -1;
    }
    int result = 0;
    Ou_ssize_t at = 0;
    OuObject *key;
    OuObject *value;
    while (result == 0 && OuDict_Next(names, &at, &key, &value)) {
        OuObject *set_name = OuObject_LookupSpecial(value, OU_ID(__set_name__));
        if (set_name == NULL) {
            result = OuErr_Occurred() ? -1 : 0;
            continue;
        }
        OuObject *args[] = {(OuObject *)type, key};
        OuObject *done = OuObject_Vectorcall(set_name, args, 2, NULL);
        Ou_DecRef(set_name);
        if (done == NULL) {
            set_name_failed(type, key, value);
            result = -1;
        }
        Ou_XDecRef(done);
    }
    Ou_DecRef(names);
    return result;
}

/**
 * super(type, type).__init_subclass__(**kwargs). CPython: type_new_init_subclass
 * (Objects/typeobject.c).
 */
static int call_init_subclass(OuTypeObject *type, OuObject *kwargs)
{
    OuObject *above = OuObject_CallFunctionObjArgs((OuObject *)&OuSuper_Type, type, type, NULL);
    if (above == NULL) {
        return -1;
    }
    OuObject *func = OuObject_GetAttr(above, OU_ID(__init_subclass__));
    Ou_DecRef(above);
    OuObject *nothing = func ? OuTuple_New(0) : NULL;
    OuObject *result = nothing ? OuObject_Call(func, nothing, kwargs) : NULL;
    Ou_XDecRef(nothing);
    Ou_XDecRef(func);
    Ou_XDecRef(result);
    return result ? 0 : -1;
}

/**
 * Makes the class once metaclass and bases are known. CPython: type_new_impl
 * (Objects/typeobject.c).
 */
static OuObject *make_class(TypeNew *ctx, OuObject *kwargs)
{
    ctx->dict = OuDict_Copy(ctx->orig_dict);
    if (ctx->dict == NULL || ou_type_new_slots(ctx) < 0) {
        return NULL;
    }
    OuTypeObject *type = alloc_type(ctx);
    if (type == NULL) {
        return NULL;
    }
    if (set_attrs(ctx, type) < 0 || OuType_Ready(type) < 0) {
        Ou_DecRef((OuObject *)type);
        return NULL;
    }
    ou_fixup_slot_dispatchers(type);
    if (call_set_names(type) < 0 || call_init_subclass(type, kwargs) < 0) {
        Ou_DecRef((OuObject *)type);
        return NULL;
    }
    return (OuObject *)type;
}

OuObject *ou_type_new(OuTypeObject *metatype, OuObject *args, OuObject *kwargs)
{
    TypeNew ctx = {.metatype = metatype};
    OuObject *bases;
    if (!OuArg_ParseTuple(args, "UO!O!:type.__new__", &ctx.name, &OuTuple_Type, &bases,
                          &OuDict_Type, &ctx.orig_dict)) {
        return NULL;
    }
    ctx.bases = Ou_NewRef(bases);
    OuObject *result = NULL;
    if (get_bases(&ctx) == 0) {
        if (ctx.metatype != metatype && ctx.metatype->tp_new != ou_type_new) {
            /* The metaclass that wins makes the class itself. */
            result = ctx.metatype->tp_new(ctx.metatype, args, kwargs);
        } else {
            if (ctx.base == NULL) {
                ctx.base = ou_type_best_base(ctx.bases);
            }
            result = ctx.base ? make_class(&ctx, kwargs) : NULL;
        }
    }
    Ou_XDecRef(ctx.bases);
    Ou_XDecRef(ctx.dict);
    Ou_XDecRef(ctx.slots);
    return result;
}
