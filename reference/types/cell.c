/* SPDX-License-Identifier: MIT */
/**
 * @file cell.c
 * Cells.
 */
#include "ouro/cell.h"

#include "ouro/abstract.h"
#include "ouro/args.h"
#include "ouro/bool.h"
#include "ouro/descr.h"
#include "ouro/errors.h"
#include "ouro/gc.h"
#include "ouro/none.h"
#include "ouro/type.h"
#include "ouro/unicode.h"

OuObject *OuCell_New(OuObject *value)
{
    OuObject *cell = OuObject_GC_New(&OuCell_Type);
    if (cell != NULL) {
        ((OuCellObject *)cell)->ob_ref = Ou_XNewRef(value);
        OuObject_GC_Track(cell);
    }
    return cell;
}

OuObject *OuCell_Get(OuObject *cell)
{
    if (!OuCell_Check(cell)) {
        return OuErr_Format(OuExc_SystemError, "bad argument to internal function");
    }
    return Ou_XNewRef(OuCell_GET(cell));
}

int OuCell_Set(OuObject *cell, OuObject *value)
{
    if (!OuCell_Check(cell)) {
        OuErr_SetString(OuExc_SystemError, "bad argument to internal function");
        return -1;
    }
    Ou_StoreRef(&((OuCellObject *)cell)->ob_ref, value);
    return 0;
}

/**
 * The death of a cell: releases what it owns, then its memory. Deep chains go through the trashcan,
 * so they do not eat the C stack. CPython: cell_dealloc (Objects/cellobject.c).
 */
static void cell_dealloc(OuObject *self)
{
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, cell_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    Ou_XDecRef(OuCell_GET(self));
    OuObject_GC_Del(self);
    ou_trashcan_end(trashcan);
}

/**
 * Shows the collector every reference that a cell owns; 0, or what `visit` returned. CPython:
 * cell_traverse (Objects/cellobject.c).
 */
static int cell_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OU_VISIT(OuCell_GET(self));
    return 0;
}

/**
 * Lets go of what ties a cell into a cycle; the collector calls it on garbage. Returns 0. CPython:
 * cell_clear (Objects/cellobject.c).
 */
static int cell_clear(OuObject *self)
{
    Ou_Clear(&((OuCellObject *)self)->ob_ref);
    return 0;
}

/** repr() of a cell: @newref; NULL with an error set. CPython: cell_repr (Objects/cellobject.c). */
static OuObject *cell_repr(OuObject *self)
{
    OuObject *value = OuCell_GET(self);
    if (value == NULL) {
        return OuUnicode_FromFormat("<cell at %p: empty>", (void *)self);
    }
    return OuUnicode_FromFormat("<cell at %p: %.80s object at %p>", (void *)self,
                                Ou_TYPE(value)->tp_name, (void *)value);
}

/** Cells compare by what they hold; an empty one is less than any other. */
static OuObject *cell_richcompare(OuObject *self, OuObject *other, int operation)
{
    if (!OuCell_Check(other)) {
        OU_RETURN_NOTIMPLEMENTED;
    }
    OuObject *left = OuCell_GET(self);
    OuObject *right = OuCell_GET(other);
    if (left != NULL && right != NULL) {
        return OuObject_RichCompare(left, right, operation);
    }
    int order = (right == NULL) - (left == NULL);
    int truths[] = {order<0, order <= 0, order == 0, order != 0, order> 0, order >= 0};
    return OuBool_FromLong(truths[operation]);
}

/**
 * Makes a cell from the arguments of a call: @newref; NULL with an error set. CPython: cell_new
 * (Objects/cellobject.c).
 */
static OuObject *cell_new(OuTypeObject *OU_UNUSED(type), OuObject *args, OuObject *kwargs)
{
    OuObject *value = NULL;
    if (!ou_arg_no_keywords("cell", kwargs) || !OuArg_UnpackTuple(args, "cell", 0, 1, &value)) {
        return NULL;
    }
    return OuCell_New(value);
}

/**
 * `cell_contents` of a cell: @newref; NULL with an error set. CPython: cell_get_contents
 * (Objects/cellobject.c).
 */
static OuObject *get_contents(OuObject *self, void *OU_UNUSED(closure))
{
    OuObject *value = OuCell_GET(self);
    return value ? Ou_NewRef(value) : OuErr_Format(OuExc_ValueError, "Cell is empty");
}

/**
 * Sets `cell_contents` of a cell, or deletes it where that is allowed (`value` NULL): 0; -1 with an
 * error set. CPython: cell_set_contents (Objects/cellobject.c).
 */
static int set_contents(OuObject *self, OuObject *value, void *OU_UNUSED(closure))
{
    Ou_StoreRef(&((OuCellObject *)self)->ob_ref, value);
    return 0;
}

/** The attributes computed by functions of a cell. */
static OuGetSetDef cell_getsets[] = {
    {"cell_contents", get_contents, set_contents, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

OuTypeObject OuCell_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "cell",
    .tp_basicsize = sizeof(OuCellObject),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = cell_dealloc,
    .tp_traverse = cell_traverse,
    .tp_clear = cell_clear,
    .tp_repr = cell_repr,
    .tp_hash = OuObject_HashNotImplemented,
    .tp_richcompare = cell_richcompare,
    .tp_new = cell_new,
    .tp_getset = cell_getsets,
};
