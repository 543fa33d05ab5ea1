/* SPDX-License-Identifier: MIT */
/**
 * @file frame.h
 * Frames: one activation of a code object, and the object that shows it to programs.
 *
 * A running frame is not an object. It is a struct on the *data stack*, a pile of big blocks on
 * the heap, or, for a generator, a part of the generator object. A frame *object* is made only
 * when somebody asks for one (a traceback, sys._getframe). As long as the frame runs, the frame
 * object points to it; when the frame ends and the object is still wanted, the object takes the
 * frame's content over: that is how a traceback keeps the locals of a dead call alive.
 *
 * The locals array holds, in this order: locals (parameters first), cells, free variables, and the
 * evaluation stack.
 */
#ifndef OURO_PYTHON_FRAME_H
#define OURO_PYTHON_FRAME_H

#include "code.h"
#include "ouro/object.h"

typedef struct OuFrameObject OuFrameObject;
typedef struct OuInterpreterFrame OuInterpreterFrame;

/** Whose memory a frame is. CPython: enum frameowner (Include/internal/pycore_frame.h). */
typedef enum OuFrameOwner {
    OU_FRAME_OWNED_BY_STACK,        /**< the data stack */
    OU_FRAME_OWNED_BY_GENERATOR,    /**< a generator object */
    OU_FRAME_OWNED_BY_FRAME_OBJECT, /**< the frame object: the call is over */
} OuFrameOwner;

/** One activation. CPython: _PyInterpreterFrame (Include/internal/pycore_frame.h). */
struct OuInterpreterFrame {
    OuObject *f_func;         /**< owned: the function */
    OuObject *f_globals;      /**< borrowed from the function: a dict */
    OuObject *f_builtins;     /**< borrowed from the function: a dict */
    OuObject *f_locals;       /**< owned: the namespace of a module or class; NULL for functions */
    OuCodeObject *f_code;     /**< owned */
    OuFrameObject *frame_obj; /**< owned, or NULL while nobody asked for one */
    OuInterpreterFrame *previous; /**< who called; NULL at the bottom */
    int prev_instr;               /**< number of the instruction that runs, or ran last */
    int stacktop;  /**< items of localsplus in use; -1 while the loop keeps the count itself */
    char is_entry; /**< 1: the loop was entered from C to run it; returning leaves */
    char owner;    /**< an OuFrameOwner */
    OuObject *localsplus[]; /**< owned references, or NULL */
};

/** The object that shows a frame. CPython: PyFrameObject (Include/pytypedefs.h). */
struct OuFrameObject {
    OuVarObject ob_base;         /**< ob_size: room for items in f_frame_data */
    OuFrameObject *f_back;       /**< owned; set when the call is over */
    OuInterpreterFrame *f_frame; /**< the frame: elsewhere while it runs, f_frame_data afterwards */
    OuObject *f_frame_data[];    /**< room for the frame once the call is over */
};

/** The type of frame objects. CPython: PyFrame_Type (Objects/frameobject.c). */
extern OuTypeObject OuFrame_Type;

/**
 * Takes room for a frame from the data stack and fills in its head.
 *
 * @param func    @steals{func}, also on failure: the function
 * @param locals  @borrowed, or NULL: the namespace of a module or class
 * @return the frame, its locals all NULL; NULL with MemoryError set
 *
 * CPython: _PyEvalFramePushAndInit (Python/ceval.c), _PyThreadState_PushFrame (Python/pystate.c).
 */
OuInterpreterFrame *ou_frame_push(OuObject *func, OuObject *locals);

/**
 * Gives the room of the newest frame back to the data stack. CPython: _PyThreadState_PopFrame
 * (Python/pystate.c).
 */
void ou_frame_pop(OuInterpreterFrame *frame);

/** How many words a frame of this code takes. */
int ou_frame_words(OuCodeObject *code);

/** Moves a frame into a generator's memory. CPython: _PyFrame_Copy (Python/frame.c). */
void ou_frame_copy(OuInterpreterFrame *from, OuInterpreterFrame *to);

/**
 * Releases what a frame owns, in order; or hands it all to its frame object if that lives on.
 *
 * @param frame  a frame that is not the current one any more
 *
 * CPython: _PyFrame_Clear (Python/frame.c).
 */
void ou_frame_clear(OuInterpreterFrame *frame);

/** Shows a frame's references to the collector. CPython: _PyFrame_Traverse (Python/frame.c). */
int ou_frame_traverse(OuInterpreterFrame *frame, OuVisitProc visit, void *argument);

/**
 * The frame object of a frame, made on first use.
 *
 * @return @borrowed from the frame; NULL with MemoryError set
 *
 * CPython: _PyFrame_GetFrameObject (Include/internal/pycore_frame.h).
 */
OuFrameObject *ou_frame_get_object(OuInterpreterFrame *frame);

/** The line a frame is at. CPython: _PyInterpreterFrame_GetLine (Python/frame.c). */
int ou_frame_line(OuInterpreterFrame *frame);

/**
 * The local variables of a frame as a mapping, brought up to date.
 *
 * @return @borrowed from the frame: a dict, or the namespace of a class; NULL with an error set
 *
 * CPython: PyEval_GetLocals (Python/ceval.c), _PyFrame_FastToLocalsWithError (Objects/frameobject.c).
 */
OuObject *ou_frame_locals(OuInterpreterFrame *frame);

/** Readies and frees the data stack. */
int ou_frame_init(void);
/** Frees the chunks of the frame stack; no frame is left then. */
void ou_frame_fini(void);

#endif
