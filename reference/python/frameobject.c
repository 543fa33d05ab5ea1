/* SPDX-License-Identifier: MIT */
/**
 * @file frameobject.c
 * Frame objects: what a program sees of a frame, and what keeps a dead call's locals alive.
 */
#include "frame.h"

#include "ouro/abstract.h"
#include "ouro/cell.h"
#include "ouro/descr.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/long.h"
#include "ouro/none.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/type.h"
#include "ouro/unicode.h"
#include "generator.h"

#include <stddef.h>

OuFrameObject *ou_frame_get_object(OuInterpreterFrame *frame)
{
    if (frame->frame_obj == NULL) {
        OuFrameObject *object =
            (OuFrameObject *)OuObject_GC_NewVar(&OuFrame_Type, ou_frame_words(frame->f_code));
        if (object != NULL) {
            object->f_frame = frame;
        }
        frame->frame_obj = object;
    }
    return frame->frame_obj;
}

/** The frame's content, if it is the object's own. */
static OuInterpreterFrame *own_frame(OuFrameObject *object)
{
    OuInterpreterFrame *frame = object->f_frame;
    return frame && frame->owner == OU_FRAME_OWNED_BY_FRAME_OBJECT ? frame : NULL;
}

/**
 * Shows the collector every reference that a frame object owns; 0, or what `visit` returned.
 * CPython: frame_traverse (Objects/frameobject.c).
 */
static int frame_traverse(OuObject *self, OuVisitProc visit, void *argument)
{
    OuFrameObject *object = (OuFrameObject *)self;
    OU_VISIT(object->f_back);
    OuInterpreterFrame *frame = own_frame(object);
    return frame ? ou_frame_traverse(frame, visit, argument) : 0;
}

/**
 * Clears the variables; a dict that f_locals made of them stays. CPython: frame_tp_clear
 * (Objects/frameobject.c).
 */
static int frame_clear_slot(OuObject *self)
{
    OuInterpreterFrame *frame = own_frame((OuFrameObject *)self);
    if (frame != NULL) {
        int count = frame->stacktop;
        frame->stacktop = 0;
        for (int i = 0; i < count; i++) {
            Ou_Clear(&frame->localsplus[i]);
        }
    }
    return 0;
}

/**
 * The death of a frame object: releases what it owns, then its memory. Deep chains go through the
 * trashcan, so they do not eat the C stack. CPython: frame_dealloc (Objects/frameobject.c).
 */
static void frame_dealloc(OuObject *self)
{
    OuFrameObject *object = (OuFrameObject *)self;
    OuObject_GC_UnTrack(self);
    OuTrashcan trashcan = ou_trashcan_begin(self, frame_dealloc);
    if (trashcan == OU_TRASHCAN_PUT_OFF) {
        return;
    }
    OuObject *code = NULL;
    OuInterpreterFrame *frame = own_frame(object);
    if (frame != NULL) {
        /* The code is needed to the end: it says how long the locals are. */
        code = (OuObject *)frame->f_code;
        Ou_Clear(&frame->f_func);
        Ou_Clear(&frame->f_locals);
        for (int i = 0; i < frame->stacktop; i++) {
            Ou_Clear(&frame->localsplus[i]);
        }
    }
    Ou_Clear((OuObject **)&object->f_back);
    OuObject_GC_Del(self);
    Ou_XDecRef(code);
    ou_trashcan_end(trashcan);
}

/** Whether an item of localsplus is a variable that locals() shows; `value` receives it, borrowed. */
static int visible_local(OuInterpreterFrame *frame, int index, OuObject **value)
{
    OuCodeObject *code = frame->f_code;
    int kind = code->co_localspluskinds[index];
    if ((kind & OU_CO_FAST_FREE) && !(code->co_flags & OU_CO_OPTIMIZED)) {
        return 0;
    }
    *value = frame->localsplus[index];
    if (*value == NULL && (kind & OU_CO_FAST_FREE) && frame->f_func != NULL) {
        OuObject *closure = ((OuFunctionObject *)frame->f_func)->func_closure;
        int first = code->co_nlocalsplus - code->co_nfreevars;
        *value = closure ? OuTuple_GET_ITEM(closure, index - first) : NULL;
    }
    if (*value != NULL && (kind & (OU_CO_FAST_CELL | OU_CO_FAST_FREE)) && OuCell_Check(*value)) {
        *value = OuCell_GET(*value);
    }
    return 1;
}

OuObject *ou_frame_locals(OuInterpreterFrame *frame)
{
    if (frame->f_locals == NULL) {
        frame->f_locals = OuDict_New();
        if (frame->f_locals == NULL) {
            return NULL;
        }
    }
    OuCodeObject *code = frame->f_code;
    for (int i = 0; i < code->co_nlocalsplus; i++) {
        OuObject *value;
        if (!visible_local(frame, i, &value)) {
            continue;
        }
        OuObject *name = OuTuple_GET_ITEM(code->co_localsplusnames, i);
        if (value != NULL) {
            if (OuObject_SetItem(frame->f_locals, name, value) < 0) {
                return NULL;
            }
        } else if (OuObject_DelItem(frame->f_locals, name) < 0) {
            if (!OuErr_ExceptionMatches(OuExc_KeyError)) {
                return NULL;
            }
            OuErr_Clear();
        }
    }
    return frame->f_locals;
}

/* ---- attributes ----------------------------------------------------------------------------- */

/** `f_locals` of a frame object: @newref; NULL with an error set. */
static OuObject *get_locals(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_XNewRef(ou_frame_locals(((OuFrameObject *)self)->f_frame));
}

/** `f_globals` of a frame object: @newref; NULL with an error set. */
static OuObject *get_globals(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef(((OuFrameObject *)self)->f_frame->f_globals);
}

/** `f_builtins` of a frame object: @newref; NULL with an error set. */
static OuObject *get_builtins(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef(((OuFrameObject *)self)->f_frame->f_builtins);
}

/** `f_code` of a frame object: @newref; NULL with an error set. */
static OuObject *get_code(OuObject *self, void *OU_UNUSED(closure))
{
    return Ou_NewRef((OuObject *)((OuFrameObject *)self)->f_frame->f_code);
}

/** `f_lineno` of a frame object: @newref; NULL with an error set. */
static OuObject *get_lineno(OuObject *self, void *OU_UNUSED(closure))
{
    return OuLong_FromLong(ou_frame_line(((OuFrameObject *)self)->f_frame));
}

/** `f_lasti` of a frame object: @newref; NULL with an error set. */
static OuObject *get_lasti(OuObject *self, void *OU_UNUSED(closure))
{
    return OuLong_FromLong(((OuFrameObject *)self)->f_frame->prev_instr * 2L);
}

/** `f_back` of a frame object: @newref; NULL with an error set. */
static OuObject *get_back(OuObject *self, void *OU_UNUSED(closure))
{
    OuFrameObject *object = (OuFrameObject *)self;
    OuObject *back = (OuObject *)object->f_back;
    if (back == NULL && object->f_frame->previous != NULL) {
        back = (OuObject *)ou_frame_get_object(object->f_frame->previous);
        if (back == NULL) {
            return NULL;
        }
    }
    return Ou_NewRef(back ? back : Ou_None);
}

/**
 * frame.clear(): lets go of the locals of a call that is over. CPython: frame_clear
 * (Objects/frameobject.c).
 */
static OuObject *frame_clear_method(OuObject *self, OuObject *OU_UNUSED(args))
{
    OuInterpreterFrame *frame = ((OuFrameObject *)self)->f_frame;
    if (frame->owner == OU_FRAME_OWNED_BY_GENERATOR) {
        OuGenObject *gen = ou_frame_generator(frame);
        if (gen->gi_frame_state == OU_FRAME_EXECUTING) {
            return OuErr_Format(OuExc_RuntimeError, "cannot clear an executing frame");
        }
        ou_generator_finalize((OuObject *)gen);
    } else if (frame->owner == OU_FRAME_OWNED_BY_STACK) {
        return OuErr_Format(OuExc_RuntimeError, "cannot clear an executing frame");
    } else {
        frame_clear_slot(self);
    }
    return OuErr_Occurred() ? NULL : Ou_NewRef(Ou_None);
}

/**
 * repr() of a frame object: @newref; NULL with an error set. CPython: frame_repr
 * (Objects/frameobject.c).
 */
static OuObject *frame_repr(OuObject *self)
{
    OuInterpreterFrame *frame = ((OuFrameObject *)self)->f_frame;
    return OuUnicode_FromFormat("<frame at %p, file %R, line %d, code %U>", (void *)self,
                                frame->f_code->co_filename, ou_frame_line(frame),
                                frame->f_code->co_name);
}

/** The attributes computed by functions of a frame object. */
static OuGetSetDef frame_getset[] = {
    {"f_back", get_back, NULL, NULL, NULL},         {"f_locals", get_locals, NULL, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL, NULL},   {"f_lineno", get_lineno, NULL, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL, NULL}, {"f_code", get_code, NULL, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL, NULL},       {0},
};

/** The methods of a frame object. */
static OuMethodDef frame_methods[] = {
    {"clear", frame_clear_method, OU_METH_NOARGS, NULL},
    {0},
};

OuTypeObject OuFrame_Type = {
    .ob_base = OuVarObject_HEAD_INIT(&OuType_Type, 0),
    .tp_name = "frame",
    .tp_basicsize = sizeof(OuFrameObject),
    .tp_itemsize = sizeof(OuObject *),
    .tp_flags = OU_TPFLAGS_HAVE_GC,
    .tp_dealloc = frame_dealloc,
    .tp_traverse = frame_traverse,
    .tp_clear = frame_clear_slot,
    .tp_repr = frame_repr,
    .tp_methods = frame_methods,
    .tp_getset = frame_getset,
};
