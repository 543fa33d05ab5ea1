/* SPDX-License-Identifier: MIT */
/**
 * @file traceback.c
 * Tracebacks.
 */
#include "ouro/traceback.h"

#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/type.h"

OuObject *ou_traceback_new(OuObject *next, OuObject *frame, int lasti, int lineno)
{
    OuTraceBackObject *tb = (OuTraceBackObject *)OuObject_GC_New(&OuTraceBack_Type);
    if (tb == NULL) {
        return NULL;
    }
    tb->tb_next = (OuTraceBackObject *)Ou_XNewRef(next);
    tb->tb_frame = Ou_XNewRef(frame);
    tb->tb_lasti = lasti;
    tb->tb_lineno = lineno;
    OuObject_GC_Track((OuObject *)tb);
    return (OuObject *)tb;
}

/**
 * The death of a traceback: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: tb_dealloc (Python/traceback.c).
 */
static void tb_dealloc(OuObject *self)
{
    OuTraceBackObject *tb = (OuTraceBackObject *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, tb_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    Ou_XDecRef((OuObject *)tb->tb_next);
    Ou_XDecRef(tb->tb_frame);
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a traceback owns; 0, or what `visit` returned. CPython:
 * tb_traverse (Python/traceback.c).
 */
static int tb_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(((OuTraceBackObject *)self)->tb_next);
    OU_VISIT(((OuTraceBackObject *)self)->tb_frame);
    return 0;
}

/**
 * Lets go of what ties a traceback into a cycle; the collector calls it on garbage. Returns 0.
 * CPython: tb_clear (Python/traceback.c).
 */
static int tb_clear(OuObject *self)
{
    OuTraceBackObject *tb = (OuTraceBackObject *)self;
    OuObject *next = (OuObject *)tb->tb_next;
    tb->tb_next = NULL;
    Ou_XDecRef(next);
    Ou_Clear(&tb->tb_frame);
    return 0;
}

/** `tb_next` of a traceback: @newref; NULL with an error set. */
static OuObject *get_next(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *next = (OuObject *)((OuTraceBackObject *)self)->tb_next;
    return Ou_NewRef(next ? next : Ou_None);
}

/**
 * Sets `tb_next` of a traceback, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set.
 */
static int set_next(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    if (value == NULL) {
        OuErr_SetString(OuExc_TypeError, "can't delete tb_next attribute");
        return -1;
    }
    if (value == Ou_None) {
        value = NULL;
    } else if (!OuTraceBack_Check(value)) {
        OuErr_Format(OuExc_TypeError, "expected traceback object, got '%s'",
                     Ou_TYPE(value)->tp_name);
        return -1;
    }
    for (OuTraceBackObject *at = (OuTraceBackObject *)value; at != NULL; at = at->tb_next) {
        if ((OuObject *)at == self) {
            OuErr_SetString(OuExc_ValueError, "traceback loop detected");
            return -1;
        }
    }
    OuTraceBackObject *tb = (OuTraceBackObject *)self;
    OuObject *old = (OuObject *)tb->tb_next;
    tb->tb_next = (OuTraceBackObject *)Ou_XNewRef(value);
    Ou_XDecRef(old);
    return 0;
}

/** The attributes that are plain fields of a traceback. */
static OuMemberDef tb_members[] = {
    {"tb_frame", OU_T_OBJECT, offsetof(OuTraceBackObject, tb_frame), OU_READONLY, NULL},
    {"tb_lasti", OU_T_INT, offsetof(OuTraceBackObject, tb_lasti), OU_READONLY, NULL},
    {"tb_lineno", OU_T_INT, offsetof(OuTraceBackObject, tb_lineno), OU_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/** The attributes computed by functions of a traceback. */
static OuGetSetDef tb_getsets[] = {
    {"tb_next", get_next, set_next, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuTraceBack_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "traceback",
    .tp_basicsize = sizeof(OuTraceBackObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = tb_dealloc,
    .tp_traverse = tb_traverse,
    .tp_clear = tb_clear,
    .tp_members = tb_members,
    .tp_getset = tb_getsets,
};
