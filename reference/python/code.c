/* SPDX-License-Identifier: MIT */
/**
 * @file code.c
 * Code objects as objects: how they die and what programs see of them.
 */
#include "code.h"

#include "ouro/abstract.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

#include <stddef.h>

OuCodeObject *ou_code_new(void)
{
    return (OuCodeObject *)OuObject_New(&OuCode_Type);
}

/**
 * The death of a code object: releases what it owns, then its memory. Weak references to it are
 * cleared first. CPython: code_dealloc (Objects/codeobject.c).
 */
static void code_dealloc(OuObject *self)
{
    OuCodeObject *code = (OuCodeObject *)self;
    if (code->co_weakreflist != NULL) {
        OuObject_ClearWeakRefs(self);
    }
    OuMem_Free(code->co_exceptiontable);
    OuMem_Free(code->co_lines);
    OuMem_Free(code->co_code);
    OuMem_Free(code->co_localspluskinds);
    Ou_XDecRef(code->co_consts);
    Ou_XDecRef(code->co_names);
    Ou_XDecRef(code->co_localsplusnames);
    Ou_XDecRef(code->co_filename);
    Ou_XDecRef(code->co_name);
    Ou_XDecRef(code->co_qualname);
    OuObject_Del(self);
}

/**
 * repr() of a code object: @newref; NULL with an error set. CPython: code_repr
 * (Objects/codeobject.c).
 */
static OuObject *code_repr(OuObject *self)
{
    OuCodeObject *code = (OuCodeObject *)self;
    return OuUnicode_FromFormat("<code object %U at %p, file \"%U\", line %d>", code->co_name,
                                (void *)self, code->co_filename, code->co_firstlineno);
}

int OuCode_Addr2Line(OuCodeObject *code, int index)
{
    if (index < 0 || index >= code->co_codelen || code->co_lines[index] == 0) {
        return code->co_firstlineno;
    }
    return code->co_lines[index];
}

OuObject *ou_code_names_of_kind(OuCodeObject *code, int kind)
{
    Ou_ssize_t count = 0;
    for (int i = 0; i < code->co_nlocalsplus; i++) {
        count += (code->co_localspluskinds[i] & kind) != 0;
    }
    OuObject *names = OuTuple_New(count);
    count = 0;
    for (int i = 0; names && i < code->co_nlocalsplus; i++) {
        if (code->co_localspluskinds[i] & kind) {
            OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, i);
            OuTuple_SET_ITEM(names, count++, Ou_NewRef(name));
        }
    }
    return names;
}

/** co_varnames, co_cellvars, co_freevars: the closure says which kind. */
static OuObject *get_names(OuObject *self, void *closure)
{
    return ou_code_names_of_kind((OuCodeObject *)self, (int)(intptr_t)closure);
}

/** The attributes computed by functions of a code object. */
static OuGetSetDef code_getset[] = {
    {"co_varnames", get_names, NULL, NULL, (void *)(intptr_t)OU_CO_FAST_LOCAL},
    {"co_cellvars", get_names, NULL, NULL, (void *)(intptr_t)OU_CO_FAST_CELL},
    {"co_freevars", get_names, NULL, NULL, (void *)(intptr_t)OU_CO_FAST_FREE},
    {0},
};

/** The attributes that are plain fields of a code object. */
static OuMemberDef code_members[] = {
    {"co_argcount", OU_T_INT, offsetof(OuCodeObject, co_argcount), OU_READONLY, NULL},
    {"co_posonlyargcount", OU_T_INT, offsetof(OuCodeObject, co_posonlyargcount), OU_READONLY, NULL},
    {"co_kwonlyargcount", OU_T_INT, offsetof(OuCodeObject, co_kwonlyargcount), OU_READONLY, NULL},
    {"co_stacksize", OU_T_INT, offsetof(OuCodeObject, co_stacksize), OU_READONLY, NULL},
    {"co_flags", OU_T_INT, offsetof(OuCodeObject, co_flags), OU_READONLY, NULL},
    {"co_nlocals", OU_T_INT, offsetof(OuCodeObject, co_nlocals), OU_READONLY, NULL},
    {"co_firstlineno", OU_T_INT, offsetof(OuCodeObject, co_firstlineno), OU_READONLY, NULL},
    {"co_consts", OU_T_OBJECT, offsetof(OuCodeObject, co_consts), OU_READONLY, NULL},
    {"co_names", OU_T_OBJECT, offsetof(OuCodeObject, co_names), OU_READONLY, NULL},
    {"co_filename", OU_T_OBJECT, offsetof(OuCodeObject, co_filename), OU_READONLY, NULL},
    {"co_name", OU_T_OBJECT, offsetof(OuCodeObject, co_name), OU_READONLY, NULL},
    {"co_qualname", OU_T_OBJECT, offsetof(OuCodeObject, co_qualname), OU_READONLY, NULL},
    {0},
};

OuTypeObject OuCode_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "code",
    .tp_basicsize = sizeof(OuCodeObject),
    .tp_dealloc = code_dealloc,
    .tp_weaklistoffset = offsetof(OuCodeObject, co_weakreflist),
    .tp_repr = code_repr,
    .tp_members = code_members,
    .tp_getset = code_getset,
};
