/* SPDX-License-Identifier: MIT */
/**
 * @file frame.c
 * The data stack, and how a frame begins and ends.
 *
 * The data stack is a list of chunks; frames are taken from the newest chunk and given back in
 * reverse order. The first chunk holds more than the recursion limit allows in ordinary programs,
 * so that calls allocate nothing.
 *
 * Invariant: `chunk->used` is where the next frame of the newest chunk begins.
 */
#include "frame.h"

#include "eval.h"
#include "generator.h"
#include "ouro/errors.h"
#include "ouro/function.h"
#include "ouro/gc.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "pystate.h"

#include <string.h>

/** Words in a chunk, at least. CPython: DATA_STACK_CHUNK_SIZE (Python/pystate.c), 16 KiB. */
#define CHUNK_WORDS 65536

/** A part of the data stack. CPython: _PyStackChunk (Include/cpython/pystate.h). */
typedef struct Chunk {
    struct Chunk *previous; /**< the chunk below, or NULL */
    struct Chunk *spare;    /**< a bigger one, kept for the next time it is needed */
    size_t size;            /**< words of `data` */
    size_t used;            /**< words in use */
    OuObject *data[];       /**< the words of the frames */
} Chunk;

/** The chunk that frames are being put on; NULL before the first frame. */
static Chunk *chunk;

/**
 * Makes a chunk that holds at least `words` words: the caller's; NULL when there is no memory.
 * CPython: allocate_chunk (Python/pystate.c).
 */
static Chunk *new_chunk(size_t words)
{
    size_t size = words > CHUNK_WORDS ? words : CHUNK_WORDS;
    Chunk *fresh = OuMem_RawMalloc(sizeof(Chunk) + size * sizeof(OuObject *));
    if (fresh == NULL) {
        return OuErr_NoMemory();
    }
    *fresh = (Chunk){.size = size};
    return fresh;
}

int ou_frame_init(void)
{
    chunk = new_chunk(0);
    return chunk == NULL ? -1 : 0;
}

void ou_frame_fini(void)
{
    if (chunk != NULL) {
        OuMem_RawFree(chunk->spare);
        OuMem_RawFree(chunk);
        chunk = NULL;
    }
}

/** Takes words from the data stack; NULL with MemoryError set. */
static OuObject **take_words(size_t words)
{
    if (chunk->used + words > chunk->size) {
        Chunk *next = chunk->spare;
        if (next != NULL && next->size < words) {
            OuMem_RawFree(next);
            next = NULL;
        }
        chunk->spare = NULL;
        if (next == NULL) {
            next = new_chunk(words);
            if (next == NULL) {
                return NULL;
            }
        }
        next->previous = chunk;
        chunk = next;
    }
    OuObject **base = chunk->data + chunk->used;
    chunk->used += words;
    return base;
}

int ou_frame_words(OuCodeObject *code)
{
    return (int)(sizeof(OuInterpreterFrame) / sizeof(OuObject *)) + code->co_nlocalsplus +
           code->co_stacksize;
}

OuInterpreterFrame *ou_frame_push(OuObject *func, OuObject *locals)
{
    OuFunctionObject *function = (OuFunctionObject *)func;
    OuCodeObject *code = (OuCodeObject *)function->func_code;
    OuInterpreterFrame *frame = (void *)take_words((size_t)ou_frame_words(code));
    if (frame == NULL) {
        Ou_DecRef(func);
        return NULL;
    }
    *frame = (OuInterpreterFrame){.f_func = func,
                                  .f_globals = function->func_globals,
                                  .f_builtins = function->func_builtins,
                                  .f_locals = Ou_XNewRef(locals),
                                  .f_code = (OuCodeObject *)Ou_NewRef((OuObject *)code),
                                  .prev_instr = -1,
                                  .stacktop = code->co_nlocalsplus,
                                  .owner = OU_FRAME_OWNED_BY_STACK};
    memset(frame->localsplus, 0, (size_t)code->co_nlocalsplus * sizeof(OuObject *));
    return frame;
}

void ou_frame_pop(OuInterpreterFrame *frame)
{
    chunk->used = (size_t)((OuObject **)(void *)frame - chunk->data);
    if (chunk->used == 0 && chunk->previous != NULL) {
        Chunk *empty = chunk;
        chunk = empty->previous;
        OuMem_RawFree(empty->spare);
        empty->spare = NULL;
        chunk->spare = empty;
    }
}

void ou_frame_copy(OuInterpreterFrame *from, OuInterpreterFrame *to)
{
    memcpy(to, from, sizeof *from + (size_t)from->stacktop * sizeof(OuObject *));
}

int ou_frame_traverse(OuInterpreterFrame *frame, OuVisitProc visit, void *argument)
{
    OU_VISIT(frame->frame_obj);
    OU_VISIT(frame->f_locals);
    OU_VISIT(frame->f_func);
    OU_VISIT(frame->f_code);
    for (int i = 0; i < frame->stacktop; i++) {
        OU_VISIT(frame->localsplus[i]);
    }
    return 0;
}

/** Hands what a frame owns to its frame object. CPython: take_ownership (Python/frame.c). */
static void take_ownership(OuFrameObject *object, OuInterpreterFrame *frame)
{
    OuInterpreterFrame *mine = (OuInterpreterFrame *)(void *)object->f_frame_data;
    ou_frame_copy(frame, mine);
    mine->owner = OU_FRAME_OWNED_BY_FRAME_OBJECT;
    object->f_frame = mine;
    if (mine->previous != NULL) {
        OuFrameObject *back = ou_frame_get_object(mine->previous);
        if (back == NULL) {
            OuErr_Clear();
        } else {
            object->f_back = (OuFrameObject *)Ou_NewRef((OuObject *)back);
        }
        mine->previous = NULL;
    }
    if (!ou_gc_is_tracked((OuObject *)object)) {
        OuObject_GC_Track((OuObject *)object);
    }
}

void ou_frame_clear(OuInterpreterFrame *frame)
{
    OU_ASSERT(ou_state.current_frame != frame, "a frame is unlinked before it is cleared");
    if (frame->frame_obj != NULL) {
        OuFrameObject *object = frame->frame_obj;
        frame->frame_obj = NULL;
        if (Ou_REFCNT((OuObject *)object) > 1) {
            OuErrRecord saved;
            OuErr_Fetch(&saved);
            take_ownership(object, frame);
            OuErr_Restore(&saved);
            Ou_DecRef((OuObject *)object);
            return;
        }
        Ou_DecRef((OuObject *)object);
    }
    for (int i = 0; i < frame->stacktop; i++) {
        Ou_XDecRef(frame->localsplus[i]);
    }
    Ou_XDecRef(frame->f_locals);
    Ou_DecRef(frame->f_func);
    Ou_DecRef((OuObject *)frame->f_code);
}

int ou_frame_line(OuInterpreterFrame *frame)
{
    return OuCode_Addr2Line(frame->f_code, frame->prev_instr);
}
