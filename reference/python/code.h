/* SPDX-License-Identifier: MIT */
/**
 * @file code.h
 * Code objects: what the compiler makes of one block (a module, a class body, a function).
 *
 * A code object never changes once it is made, and refers only to what cannot refer back to it
 * (names, constants, other code objects). So it is not a GC object.
 */
#ifndef OURO_PYTHON_CODE_H
#define OURO_PYTHON_CODE_H

#include "opcode.h"
#include "ouro/object.h"

/**
 * The block is a function: its locals are in the frame. CPython: CO_OPTIMIZED
 * (Include/cpython/code.h), CO_NEWLOCALS.
 */
#define OU_CO_OPTIMIZED 0x0001
/** A call gets a namespace of its own. CPython: CO_NEWLOCALS (Include/cpython/code.h). */
#define OU_CO_NEWLOCALS 0x0002
/** There is a parameter `*args`. CPython: CO_VARARGS (Include/cpython/code.h). */
#define OU_CO_VARARGS 0x0004
/** There is a parameter `**kwargs`. CPython: CO_VARKEYWORDS (Include/cpython/code.h). */
#define OU_CO_VARKEYWORDS 0x0008
/** The function stands inside another one. CPython: CO_NESTED (Include/cpython/code.h). */
#define OU_CO_NESTED 0x0010
/** Calling it makes a generator. CPython: CO_GENERATOR (Include/cpython/code.h). */
#define OU_CO_GENERATOR 0x0020

/** What a name in co_localsplusnames is; a parameter that a closure captures is LOCAL and CELL. */
#define OU_CO_FAST_LOCAL 0x20
/**
 * A local that lives in a cell, for inner functions use it. CPython: CO_FAST_CELL
 * (Include/internal/pycore_code.h).
 */
#define OU_CO_FAST_CELL 0x40
/**
 * A variable of an outer function, in its cell. CPython: CO_FAST_FREE
 * (Include/internal/pycore_code.h).
 */
#define OU_CO_FAST_FREE 0x80

/**
 * One line of the exception table: an error at an instruction of [start, end) goes on at `target`
 * with the stack cut to `depth` items. CPython: get_exception_handler (Python/ceval.c) reads them from co_exceptiontable.
 */
typedef struct OuExceptionEntry {
    int start;  /**< first instruction covered */
    int end;    /**< first instruction not covered any more */
    int target; /**< where the handler begins */
    int depth;  /**< how many items of the stack stay */
    int lasti;  /**< 1: the number of the failing instruction is pushed before the exception */
} OuExceptionEntry;

/** A code object. CPython: PyCodeObject (Include/cpython/code.h). */
typedef struct OuCodeObject {
    OuObject ob_base;                  /**< the head of every object */
    int co_flags;                      /**< OU_CO_... */
    int co_argcount;                   /**< positional parameters, positional-only ones included */
    int co_posonlyargcount;            /**< positional-only parameters */
    int co_kwonlyargcount;             /**< keyword-only parameters */
    int co_stacksize;                  /**< items of the stack the code needs at most */
    int co_firstlineno;                /**< the first line of the source */
    int co_nlocals;                    /**< local variables, parameters included */
    int co_nplaincellvars;             /**< cells that are not also locals */
    int co_nfreevars;                  /**< cells that come from the function's closure */
    int co_nlocalsplus;                /**< the sum of the three above */
    OuObject *co_consts;               /**< owned tuple */
    OuObject *co_names;                /**< owned tuple of names used other than as locals */
    OuObject *co_localsplusnames;      /**< owned tuple: locals, then cells, then free variables */
    unsigned char *co_localspluskinds; /**< owned: OU_CO_FAST_... of each of these */
    OuObject *co_filename;             /**< owned str */
    OuObject *co_name;                 /**< owned str */
    OuObject *co_qualname;             /**< owned str */
    OuInstr *co_code;                  /**< owned: the instructions */
    int co_codelen;                    /**< how many */
    int *co_lines;                     /**< owned: the source line of each instruction; 0: none */
    OuExceptionEntry *co_exceptiontable; /**< owned; inner entries stand before outer ones */
    int co_exceptions;                   /**< how many entries */
    OuObject *co_weakreflist;            /**< weak references to the code object */
} OuCodeObject;

/** The type of code objects. CPython: PyCode_Type (Objects/codeobject.c). */
extern OuTypeObject OuCode_Type;

/** Whether an object is a code object: 1 or 0. CPython: PyCode_Check (Include/cpython/code.h). */
static inline int OuCode_Check(const OuObject *op)
{
    return op->ob_type == &OuCode_Type;
}

/**
 * Makes an empty code object for the assembler to fill in.
 *
 * @return @newref, everything after the head zeroed; NULL with MemoryError set
 */
OuCodeObject *ou_code_new(void);

/**
 * Finds the source line of an instruction.
 *
 * @param code   @borrowed
 * @param index  number of the instruction; below 0 means "before the first"
 * @return the line, 1 or more; co_firstlineno when the instruction has none
 *
 * CPython: PyCode_Addr2Line (Objects/codeobject.c).
 */
int OuCode_Addr2Line(OuCodeObject *code, int index);

/**
 * The names of a kind (OU_CO_FAST_...) as a new tuple; NULL with an error set. CPython:
 * _PyCode_GetVarnames (Objects/codeobject.c)...
 */
OuObject *ou_code_names_of_kind(OuCodeObject *code, int kind);

#endif
