/* SPDX-License-Identifier: MIT */
/**
 * @file assemble.c
 * From a unit's instructions to a code object.
 *
 * Three passes: find the depth of the stack at each instruction that can be reached; drop the
 * rest and give the others their final numbers; write code, lines and exception table.
 */
#include "compiler.h"

#include "ouro/abstract.h"
#include "ouro/dict.h"
#include "ouro/errors.h"
#include "ouro/list.h"

#include "ouro/long.h"
#include "ouro/memory.h"
#include "ouro/refcount.h"
#include "ouro/tuple.h"
#include "ouro/unicode.h"

#include <string.h>

/** Whether the argument of an operation is a label. */
static int is_jump(int opcode)
{
    switch (opcode) {
    case OP_JUMP:
    case OP_JUMP_BACKWARD:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP:
    case OP_FOR_ITER:
    case OP_SEND:
        return 1;
    default:
        return 0;
    }
}

/** Whether nothing goes on to the instruction after one of this operation. */
static int is_end(int opcode)
{
    return opcode == OP_JUMP || opcode == OP_JUMP_BACKWARD || opcode == OP_RETURN_VALUE ||
           opcode == OP_RAISE_VARARGS || opcode == OP_RERAISE;
}

/** The worklist of the first pass: instructions whose depth is known and which are not walked yet. */
typedef struct Walk {
    int *depths;    /**< per instruction; -1: not reached */
    int *todo;      /**< instructions whose followers were not looked at yet */
    int todo_count; /**< how many there are */
    int max;        /**< the deepest stack seen so far */
} Walk;

/**
 * Notes the depth at which an instruction is reached, and puts it on the list of those to look at
 * if it is new. A second depth would be a bug of the compiler.
 */
static void reach(Walk *walk, int index, int depth)
{
    if (walk->depths[index] < 0) {
        walk->depths[index] = depth;
        walk->todo[walk->todo_count++] = index;
    }
    OU_ASSERT(walk->depths[index] == depth,
              "all ways to an instruction leave the same stack depth");
}

/** Walks from one instruction to the end of its straight line. */
static void walk_line(OuUnit *u, Walk *walk, int index)
{
    for (;;) {
        OuCInstr *instr = &u->instrs[index];
        int depth = walk->depths[index];
        if (instr->opcode == OP_SETUP) {
            OuHandler *handler = &u->handlers[instr->oparg];
            handler->depth = depth - handler->below;
            int entry = handler->depth + handler->lasti + 1;
            walk->max = entry > walk->max ? entry : walk->max;
            reach(walk, u->labels[handler->label], entry);
        } else {
            if (is_jump(instr->opcode)) {
                int there = depth + ou_stack_effect(instr->opcode, instr->oparg, 1);
                reach(walk, u->labels[instr->oparg], there);
            }
            depth += ou_stack_effect(instr->opcode, instr->oparg, 0);
            OU_ASSERT(depth >= 0, "the stack never goes below its bottom");
            walk->max = depth > walk->max ? depth : walk->max;
            if (is_end(instr->opcode)) {
                return;
            }
        }
        index++;
        if (walk->depths[index] >= 0) {
            OU_ASSERT(walk->depths[index] == depth, "two ways to here differ in stack depth");
            return;
        }
        walk->depths[index] = depth;
    }
}

/** First pass; the depth per instruction, in the arena. CPython: stackdepth (Python/compile.c). */
static int *find_depths(OuCompiler *c, int *max)
{
    OuUnit *u = c->u;
    size_t size = (size_t)(u->count + 1) * sizeof(int);
    Walk walk = {.depths = OuArena_Malloc(c->arena, size), .todo = OuArena_Malloc(c->arena, size)};
    if (walk.depths == NULL || walk.todo == NULL) {
        return NULL;
    }
    for (int i = 0; i < u->count; i++) {
        walk.depths[i] = -1;
    }
    reach(&walk, 0, 0);
    while (walk.todo_count > 0) {
        walk_line(u, &walk, walk.todo[--walk.todo_count]);
    }
    *max = walk.max;
    return walk.depths;
}

/**
 * The place of each cell among the locals. A cell that is also a parameter has the parameter's
 * place; the others follow the locals. CPython: build_cellfixedoffsets (Python/compile.c).
 */
static int *cell_places(OuCompiler *c, int nlocals, int *plain)
{
    OuUnit *u = c->u;
    int ncells = (int)OuDict_GET_SIZE(u->cellvars);
    int nfree = (int)OuDict_GET_SIZE(u->freevars);
    int *places = OuArena_Malloc(c->arena, (size_t)(ncells + nfree + 1) * sizeof(int));
    if (places == NULL) {
        return NULL;
    }
    *plain = 0;
    Ou_ssize_t at = 0;
    OuObject *name, *number;
    while (OuDict_Next(u->cellvars, &at, &name, &number)) {
        OuObject *local = OuDict_GetItemWithError(u->varnames, name);
        if (local == NULL && OuErr_Occurred()) {
            return NULL;
        }
        places[OuLong_AsLong(number)] = local ? (int)OuLong_AsLong(local) : nlocals + (*plain)++;
    }
    for (int i = 0; i < nfree; i++) {
        places[ncells + i] = nlocals + *plain + i;
    }
    return places;
}

/**
 * Fills in names and kinds of locals, cells and free variables. CPython: compute_localsplus_info
 * (Python/compile.c).
 */
static int fill_localsplus(OuUnit *u, OuCodeObject *code, const int *places)
{
    code->co_localsplusnames = OuTuple_New(code->co_nlocalsplus);
    code->co_localspluskinds = OuMem_Calloc((size_t)code->co_nlocalsplus + 1, 1);
    if (code->co_localsplusnames == NULL) {
        return -1;
    }
    if (code->co_localspluskinds == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    OuObject *dicts[3] = {u->varnames, u->cellvars, u->freevars};
    const unsigned char kinds[3] = {OU_CO_FAST_LOCAL, OU_CO_FAST_CELL, OU_CO_FAST_FREE};
    for (int i = 0; i < 3; i++) {
        Ou_ssize_t at = 0;
        OuObject *name, *number;
        while (OuDict_Next(dicts[i], &at, &name, &number)) {
            int index = (int)OuLong_AsLong(number);
            index = i == 0 ? index : places[index];
            code->co_localspluskinds[index] |= kinds[i];
            if (OuTuple_GET_ITEM(code->co_localsplusnames, index) == NULL) {
                OuTuple_SET_ITEM(code->co_localsplusnames, index, Ou_NewRef(name));
            }
        }
    }
    return 0;
}

/** The final argument of an instruction. */
static int final_oparg(OuUnit *u, const OuCInstr *instr, const int *numbers, const int *places)
{
    if (is_jump(instr->opcode)) {
        return numbers[u->labels[instr->oparg]];
    }
    switch (instr->opcode) {
    case OP_MAKE_CELL:
    case OP_LOAD_CLOSURE:
    case OP_LOAD_DEREF:
    case OP_STORE_DEREF:
    case OP_DELETE_DEREF:
    case OP_LOAD_CLASSDEREF:
        return places[instr->oparg];
    default:
        return instr->oparg;
    }
}

/** Whether an instruction gets into the code. */
static int is_kept(const OuCInstr *instr, int depth)
{
    return depth >= 0 && instr->opcode != OP_SETUP && instr->opcode != OP_NOP;
}

/**
 * Writes the exception table: inner handlers before outer ones. CPython: assemble_exception_table
 * (Python/compile.c).
 */
static int write_exceptions(OuCompiler *c, OuCodeObject *code, const int *depths,
                            const int *numbers)
{
    OuUnit *u = c->u;
    int room = 0;
    OuExceptionEntry *entries = NULL;
    int count = 0;
    for (int handler = u->handler_count - 1; handler >= 0; handler--) {
        int open = -1;
        for (int i = 0; i <= u->count; i++) {
            int inside = 0;
            if (i < u->count && !is_kept(&u->instrs[i], depths[i])) {
                continue;
            }
            for (int h = i < u->count ? u->instrs[i].handler : -1; h >= handler;
                 h = u->handlers[h].outer) {
                inside |= h == handler;
            }
            if (inside && open < 0) {
                open = numbers[i];
            } else if (!inside && open >= 0) {
                entries = ou_grow(c, entries, count, &room, sizeof *entries);
                if (entries == NULL) {
                    return -1;
                }
                OuHandler *found = &u->handlers[handler];
                entries[count++] = (OuExceptionEntry){.start = open,
                                                      .end = numbers[i],
                                                      .target = numbers[u->labels[found->label]],
                                                      .depth = found->depth,
                                                      .lasti = found->lasti};
                open = -1;
            }
        }
    }
    code->co_exceptiontable = OuMem_Malloc((size_t)count * sizeof *entries);
    if (code->co_exceptiontable == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    if (count > 0) {
        memcpy(code->co_exceptiontable, entries, (size_t)count * sizeof *entries);
    }
    code->co_exceptions = count;
    return 0;
}

/** Writes code and lines. */
static int write_code(OuUnit *u, OuCodeObject *code, const int *depths, const int *numbers,
                      const int *places)
{
    code->co_codelen = numbers[u->count];
    code->co_code = OuMem_Malloc((size_t)code->co_codelen * sizeof(OuInstr));
    code->co_lines = OuMem_Malloc((size_t)code->co_codelen * sizeof(int));
    if (code->co_code == NULL || code->co_lines == NULL) {
        OuErr_NoMemory();
        return -1;
    }
    for (int i = 0; i < u->count; i++) {
        const OuCInstr *instr = &u->instrs[i];
        if (is_kept(instr, depths[i])) {
            int oparg = final_oparg(u, instr, numbers, places);
            code->co_code[numbers[i]] = OU_INSTR(instr->opcode, oparg);
            code->co_lines[numbers[i]] = instr->line;
        }
    }
    return 0;
}

/** The flags of a unit's code. CPython: compute_code_flags (Python/compile.c). */
static int code_flags(OuUnit *u)
{
    OuSTEntry *ste = u->ste;
    int flags = 0;
    if (ste->type == OU_FUNCTION_BLOCK) {
        flags |= OU_CO_NEWLOCALS | OU_CO_OPTIMIZED;
        flags |= ste->nested ? OU_CO_NESTED : 0;
        flags |= ste->generator ? OU_CO_GENERATOR : 0;
        flags |= ste->varargs ? OU_CO_VARARGS : 0;
        flags |= ste->varkeywords ? OU_CO_VARKEYWORDS : 0;
    }
    return flags;
}

/** Everything but the instructions. */
static int fill_head(OuCompiler *c, OuCodeObject *code)
{
    OuUnit *u = c->u;
    code->co_flags = code_flags(u);
    code->co_argcount = u->argcount;
    code->co_posonlyargcount = u->posonlyargcount;
    code->co_kwonlyargcount = u->kwonlyargcount;
    code->co_firstlineno = u->firstlineno;
    code->co_filename = Ou_NewRef(c->filename);
    code->co_name = Ou_NewRef(u->name);
    code->co_qualname = Ou_NewRef(u->qualname);
    code->co_consts = OuSequence_Tuple(u->const_list);
    code->co_names = OuTuple_New(OuDict_GET_SIZE(u->names));
    if (code->co_consts == NULL || code->co_names == NULL) {
        return -1;
    }
    Ou_ssize_t at = 0;
    OuObject *name, *number;
    while (OuDict_Next(u->names, &at, &name, &number)) {
        OuTuple_SET_ITEM(code->co_names, OuLong_AsLong(number), Ou_NewRef(name));
    }
    return 0;
}

/**
 * Fills an empty code object from the unit: 0; -1 with an error set, and the caller releases what
 * was filled in.
 */
static int assemble(OuCompiler *c, OuCodeObject *code)
{
    OuUnit *u = c->u;
    OU_TRY(fill_head(c, code));
    code->co_nlocals = (int)OuDict_GET_SIZE(u->varnames);
    int *places = cell_places(c, code->co_nlocals, &code->co_nplaincellvars);
    int *depths = find_depths(c, &code->co_stacksize);
    int *numbers = OuArena_Malloc(c->arena, (size_t)(u->count + 1) * sizeof(int));
    if (places == NULL || depths == NULL || numbers == NULL) {
        return -1;
    }
    code->co_nfreevars = (int)OuDict_GET_SIZE(u->freevars);
    code->co_nlocalsplus = code->co_nlocals + code->co_nplaincellvars + code->co_nfreevars;
    int number = 0;
    for (int i = 0; i < u->count; i++) {
        numbers[i] = number;
        number += is_kept(&u->instrs[i], depths[i]);
    }
    numbers[u->count] = number;
    OU_TRY(fill_localsplus(u, code, places));
    OU_TRY(write_code(u, code, depths, numbers, places));
    return write_exceptions(c, code, depths, numbers);
}

OuCodeObject *ou_assemble(OuCompiler *c)
{
    OuCodeObject *code = ou_code_new();
    if (code != NULL && assemble(c, code) < 0) {
        Ou_DecRef((OuObject *)code);
        return NULL;
    }
    return code;
}
