/* SPDX-License-Identifier: MIT */
/**
 * @file compiler.h
 * What the files of the compiler share. Private to them.
 *
 * The compiler walks over the tree once and emits instructions for one *unit* (a module, a class
 * body, a function) after the other, an inner one while its outer one waits. Jumps go to *labels*.
 * Each instruction notes which *handler* is in force where it stands; assemble.c makes the
 * exception table from that.
 *
 * Memory and objects made on the way belong to the tree's arena; nothing is freed one by one.
 * Functions return 0, or -1 with an error in the record or in `info`.
 */
#ifndef OURO_PYTHON_COMPILER_H
#define OURO_PYTHON_COMPILER_H

#include "ast.h"
#include "code.h"
#include "compile.h"
#include "symtable.h"

/** Leaves the function with -1 when a step failed. */
#define OU_TRY(step)      \
    do {                  \
        if ((step) < 0) { \
            return -1;    \
        }                 \
    } while (0)

/** Says where a handler begins; a pseudo operation that leaves no trace in the code. */
#define OP_SETUP OU_OPCODE_COUNT

/** How many blocks may be nested in one function. CPython: CO_MAXBLOCKS. */
#define OU_MAX_BLOCKS 20

/** An instruction before assembly; the argument of a jump is a label. */
typedef struct OuCInstr {
    int opcode;
    int oparg;
    int line;
    int handler; /**< number of the handler in force, or -1 */
} OuCInstr;

/** A handler of errors. */
typedef struct OuHandler {
    int label; /**< where it begins */
    int outer; /**< the handler around it, or -1 */
    int lasti; /**< 1: the number of the failing instruction is pushed too */
    int below; /**< items on the stack at the beginning that do not stay (1 for `with`) */
    int depth; /**< found by the assembler: items that stay */
} OuHandler;

/** What a block is. CPython: enum fblocktype. */
typedef enum OuFBlockType {
    OU_FB_WHILE_LOOP,
    OU_FB_FOR_LOOP,
    OU_FB_TRY_EXCEPT,
    OU_FB_FINALLY_TRY,
    OU_FB_FINALLY_END,
    OU_FB_WITH,
    OU_FB_HANDLER_CLEANUP,
    OU_FB_POP_VALUE,
    OU_FB_EXCEPTION_HANDLER,
} OuFBlockType;

/** A block that break, continue and return must leave in good order. CPython: struct fblockinfo. */
typedef struct OuFBlock {
    OuFBlockType type;
    int block;          /**< label of its beginning */
    int exit;           /**< label behind it, or -1 */
    OuStmtSeq *finally; /**< FINALLY_TRY: what to run */
    OuObject *name;     /**< HANDLER_CLEANUP: the name to delete, or NULL */
    int line;           /**< WITH: its line */
} OuFBlock;

/** What a unit is. CPython: COMPILER_SCOPE_... */
typedef enum OuUnitType {
    OU_UNIT_MODULE,
    OU_UNIT_CLASS,
    OU_UNIT_FUNCTION,
    OU_UNIT_LAMBDA,
    OU_UNIT_COMPREHENSION,
} OuUnitType;

/** A code object in the making. CPython: struct compiler_unit. */
typedef struct OuUnit {
    struct OuUnit *outer;
    OuUnitType type;
    OuSTEntry *ste;
    OuObject *name;
    OuObject *qualname;
    OuObject *consts;     /**< dict: key of a constant -> its number */
    OuObject *const_list; /**< list of constants */
    OuObject *names;      /**< dicts: name -> number */
    OuObject *varnames;
    OuObject *cellvars;
    OuObject *freevars; /**< numbers go on after those of cellvars */
    int argcount, posonlyargcount, kwonlyargcount;
    int firstlineno;
    int line;    /**< of what is compiled now */
    int handler; /**< the handler in force, or -1 */
    OuCInstr *instrs;
    int count, room;
    int *labels; /**< label -> number of an instruction */
    int label_count, label_room;
    int barrier; /**< the last instruction with a label: peepholes do not look past it */
    OuHandler *handlers;
    int handler_count, handler_room;
    OuFBlock blocks[OU_MAX_BLOCKS];
    int block_count;
} OuUnit;

/** The state of one compilation. CPython: struct compiler. */
typedef struct OuCompiler {
    OuArena *arena;
    OuObject *filename;
    const char *source;
    OuSyntaxInfo *info;
    OuObject *const_cache; /**< dict: key of a constant -> constant; one for all units */
    OuUnit *u;
    int interactive; /**< 1: values of expression statements are printed */
    int depth;       /**< nesting of expressions and statements */
} OuCompiler;

/* ---- emit.c --------------------------------------------------------------------------------- */

int ou_emit(OuCompiler *c, int opcode, int oparg);
int ou_emit_const(OuCompiler *c, OuObject *value);
int ou_emit_none(OuCompiler *c);
int ou_emit_name(OuCompiler *c, int opcode, OuObject *name);
int ou_emit_tuple(OuCompiler *c, int size);
int ou_const_index(OuCompiler *c, OuObject *value);
int ou_dict_index(OuCompiler *c, OuObject *dict, OuObject *name);
int ou_label_new(OuCompiler *c);
void ou_label_here(OuCompiler *c, int label);
int ou_setup(OuCompiler *c, int label, int lasti, int below);
void ou_pop_block(OuCompiler *c);
int ou_syntax(OuCompiler *c, OuPosition at, const char *message);
int ou_keep(OuCompiler *c, OuObject *object, OuObject **out);
void *ou_grow(OuCompiler *c, void *items, int count, int *room, size_t size);

/* ---- assemble.c ----------------------------------------------------------------------------- */

/** The unit's code object, a new reference, or NULL. CPython: assemble. */
OuCodeObject *ou_assemble(OuCompiler *c);

/* ---- compile.c ------------------------------------------------------------------------------ */

int ou_enter_scope(OuCompiler *c, OuObject *name, OuUnitType type, OuSTEntry *ste, int firstlineno);
int ou_leave_scope(OuCompiler *c, OuCodeObject **code);
int ou_nameop(OuCompiler *c, OuPosition at, OuObject *name, OuExprContext context);
int ou_visit_body(OuCompiler *c, OuStmtSeq *body);
int ou_visit_stmts(OuCompiler *c, OuStmtSeq *stmts);

/* ---- compile_stmt.c, compile_try.c ---------------------------------------------------------- */

int ou_visit_stmt(OuCompiler *c, OuStmt *s);
int ou_push_fblock(OuCompiler *c, OuFBlockType type, int block, int exit);
void ou_pop_fblock(OuCompiler *c);
int ou_unwind_blocks(OuCompiler *c, int preserve_tos, OuFBlock **loop);
int ou_unwind_block(OuCompiler *c, OuFBlock *block, int preserve_tos);
int ou_visit_try(OuCompiler *c, OuStmt *s);
int ou_visit_with(OuCompiler *c, OuStmt *s, Ou_ssize_t at);

/* ---- compile_def.c -------------------------------------------------------------------------- */

int ou_visit_function(OuCompiler *c, OuStmt *s);
int ou_visit_class(OuCompiler *c, OuStmt *s);
int ou_visit_lambda(OuCompiler *c, OuExpr *e);
int ou_visit_comprehension(OuCompiler *c, OuExpr *e);

/* ---- compile_expr.c, compile_call.c --------------------------------------------------------- */

int ou_visit_expr(OuCompiler *c, OuExpr *e);
int ou_visit_exprs(OuCompiler *c, OuExprSeq *exprs);
int ou_visit_augtarget(OuCompiler *c, OuStmt *s);
int ou_jump_if(OuCompiler *c, OuExpr *e, int label, int condition);
int ou_visit_call(OuCompiler *c, OuExpr *e);
int ou_call_helper(OuCompiler *c, int pushed, OuExprSeq *args, OuKeywordSeq *keywords);
int ou_visit_sequence(OuCompiler *c, OuExpr *e);
int ou_visit_dict(OuCompiler *c, OuExpr *e);
int ou_visit_joined_str(OuCompiler *c, OuExpr *e);
int ou_visit_formatted_value(OuCompiler *c, OuExpr *e);
int ou_binary_operator(OuOperator op);

/* ---- fold.c --------------------------------------------------------------------------------- */

/** Turns an expression of constants into a constant where CPython does: 0, or -1. CPython: astfold_expr. */
int ou_fold(OuCompiler *c, OuExpr *e);
/** Turns a list or set of constants that is only looked at into a tuple or frozenset. CPython: fold_iter. */
int ou_fold_iter(OuCompiler *c, OuExpr *e);

#endif
