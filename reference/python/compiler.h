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

/**
 * How many blocks may be nested in one function. CPython: CO_MAXBLOCKS (Include/cpython/code.h).
 */
#define OU_MAX_BLOCKS 20

/** An instruction before assembly; the argument of a jump is a label. */
typedef struct OuCInstr {
    int opcode;  /**< OP_... */
    int oparg;   /**< a number, or a label until the code is assembled */
    int line;    /**< of the source, for tracebacks */
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

/** What a block is. CPython: enum fblocktype (Python/compile.c). */
typedef enum OuFBlockType {
    OU_FB_WHILE_LOOP,        /**< the body of a while */
    OU_FB_FOR_LOOP,          /**< the body of a for: its iterator is on the stack */
    OU_FB_TRY_EXCEPT,        /**< the body of a try with except parts */
    OU_FB_FINALLY_TRY,       /**< what a finally part follows */
    OU_FB_FINALLY_END,       /**< the finally part itself, after an exception */
    OU_FB_WITH,              /**< the body of a with: `__exit__` is on the stack */
    OU_FB_HANDLER_CLEANUP,   /**< an except part with a name, to be deleted at its end */
    OU_FB_POP_VALUE,         /**< a value on the stack that must be popped */
    OU_FB_EXCEPTION_HANDLER, /**< the except parts, the exception on the stack */
} OuFBlockType;

/**
 * A block that break, continue and return must leave in good order. CPython: struct fblockinfo
 * (Python/compile.c).
 */
typedef struct OuFBlock {
    OuFBlockType type;  /**< what kind of block it is */
    int block;          /**< label of its beginning */
    int exit;           /**< label behind it, or -1 */
    OuStmtSeq *finally; /**< FINALLY_TRY: what to run */
    OuObject *name;     /**< HANDLER_CLEANUP: the name to delete, or NULL */
    int line;           /**< WITH: its line */
} OuFBlock;

/** What a unit is. CPython: COMPILER_SCOPE_MODULE (Python/compile.c) and its kin. */
typedef enum OuUnitType {
    OU_UNIT_MODULE,        /**< a module, or what exec() and eval() are given */
    OU_UNIT_CLASS,         /**< a class body */
    OU_UNIT_FUNCTION,      /**< a function */
    OU_UNIT_LAMBDA,        /**< a lambda */
    OU_UNIT_COMPREHENSION, /**< a comprehension or generator expression */
} OuUnitType;

/** A code object in the making. CPython: struct compiler_unit (Python/compile.c). */
typedef struct OuUnit {
    struct OuUnit *outer; /**< the unit around, or NULL */
    OuUnitType type;      /**< what it is compiled from */
    OuSTEntry *ste;       /**< borrowed; what is known about its names */
    OuObject *name;       /**< borrowed str */
    OuObject *qualname;   /**< owned str */
    OuObject *consts;     /**< dict: key of a constant -> its number */
    OuObject *const_list; /**< list of constants */
    OuObject *names;      /**< dicts: name -> number */
    OuObject *varnames;   /**< dict: parameter or local -> number */
    OuObject *cellvars;   /**< dict: local that inner functions use -> number */
    OuObject *freevars;   /**< numbers go on after those of cellvars */
    int argcount;         /**< parameters that may be given by place */
    int posonlyargcount;  /**< of these, those in front of `/` */
    int kwonlyargcount;   /**< parameters behind `*` */
    int firstlineno;      /**< the line its definition begins in */
    int line;             /**< of what is compiled now */
    int handler;          /**< the handler in force, or -1 */
    OuCInstr *instrs;     /**< the instructions so far */
    int count;            /**< instructions in use */
    int room;             /**< instructions there is room for */
    int *labels;          /**< label -> number of an instruction */
    int label_count;      /**< labels in use */
    int label_room;       /**< labels there is room for */
    int barrier;          /**< the last instruction with a label: peepholes do not look past it */
    OuHandler *handlers;  /**< which instructions are covered by which handler */
    int handler_count;    /**< handlers in use */
    int handler_room;     /**< handlers there is room for */
    OuFBlock blocks[OU_MAX_BLOCKS]; /**< the blocks that are open, the innermost last */
    int block_count;                /**< how many are open */
} OuUnit;

/** The state of one compilation. CPython: struct compiler (Python/compile.c). */
typedef struct OuCompiler {
    OuArena *arena;        /**< borrowed; owns what must live as long as the compilation */
    OuObject *filename;    /**< borrowed str */
    const char *source;    /**< borrowed; the text, for messages */
    OuSyntaxInfo *info;    /**< receives where a syntax error is */
    OuObject *const_cache; /**< dict: key of a constant -> constant; one for all units */
    OuUnit *u;             /**< the innermost unit */
    int interactive;       /**< 1: values of expression statements are printed */
    int depth;             /**< nesting of expressions and statements */
} OuCompiler;

/* ---- emit.c --------------------------------------------------------------------------------- */

/**
 * Adds an instruction to the unit: 0; -1 with MemoryError set. CPython: compiler_addop_i
 * (Python/compile.c).
 */
int ou_emit(OuCompiler *c, int opcode, int oparg);
int ou_emit_const(OuCompiler *c, OuObject *value);
/** Adds the instruction that pushes None: 0; -1 with an error set. */
int ou_emit_none(OuCompiler *c);
int ou_emit_name(OuCompiler *c, int opcode, OuObject *name);
int ou_emit_tuple(OuCompiler *c, int size);
int ou_const_index(OuCompiler *c, OuObject *value);
int ou_dict_index(OuCompiler *c, OuObject *dict, OuObject *name);
/**
 * Makes a label that stands nowhere yet: its number; -1 with MemoryError set. CPython:
 * compiler_new_block (Python/compile.c).
 */
int ou_label_new(OuCompiler *c);
void ou_label_here(OuCompiler *c, int label);
int ou_setup(OuCompiler *c, int label, int lasti, int below);
void ou_pop_block(OuCompiler *c);
/**
 * Sets a SyntaxError at a place in the source: always -1, so that it can be returned. CPython:
 * compiler_error (Python/compile.c).
 */
int ou_syntax(OuCompiler *c, OuPosition at, const char *message);
int ou_keep(OuCompiler *c, OuObject *object, OuObject **out);
void *ou_grow(OuCompiler *c, void *items, int count, int *room, size_t size);

/* ---- assemble.c ----------------------------------------------------------------------------- */

/** The unit's code object, a new reference, or NULL. CPython: assemble (Python/compile.c). */
OuCodeObject *ou_assemble(OuCompiler *c);

/* ---- compile.c ------------------------------------------------------------------------------ */

int ou_enter_scope(OuCompiler *c, OuObject *name, OuUnitType type, OuSTEntry *ste, int firstlineno);
int ou_leave_scope(OuCompiler *c, OuCodeObject **code);
int ou_nameop(OuCompiler *c, OuPosition at, OuObject *name, OuExprContext context);
int ou_visit_body(OuCompiler *c, OuStmtSeq *body);
/** Compiles statements one after the other: 0; -1 with an error set. */
int ou_visit_stmts(OuCompiler *c, OuStmtSeq *stmts);

/* ---- compile_stmt.c, compile_try.c ---------------------------------------------------------- */

/**
 * Compiles a statement: 0; -1 with an error set, RecursionError if it is nested too deeply.
 * CPython: compiler_visit_stmt (Python/compile.c).
 */
int ou_visit_stmt(OuCompiler *c, OuStmt *s);
/**
 * Enters a block that break, continue and return must leave in good order: 0; -1 with SyntaxError
 * when there are too many. CPython: compiler_push_fblock (Python/compile.c).
 */
int ou_push_fblock(OuCompiler *c, OuFBlockType type, int block, int exit);
/** Leaves the innermost block. CPython: compiler_pop_fblock (Python/compile.c). */
void ou_pop_fblock(OuCompiler *c);
int ou_unwind_blocks(OuCompiler *c, int preserve_tos, OuFBlock **loop);
int ou_unwind_block(OuCompiler *c, OuFBlock *block, int preserve_tos);
/**
 * Compiles `try` in all its forms: 0; -1 with an error set. CPython: compiler_try
 * (Python/compile.c).
 */
int ou_visit_try(OuCompiler *c, OuStmt *s);
int ou_visit_with(OuCompiler *c, OuStmt *s, Ou_ssize_t at);

/* ---- compile_def.c -------------------------------------------------------------------------- */

/** Compiles `def`: 0; -1 with an error set. CPython: compiler_function (Python/compile.c). */
int ou_visit_function(OuCompiler *c, OuStmt *s);
/** Compiles `class`: 0; -1 with an error set. CPython: compiler_class (Python/compile.c). */
int ou_visit_class(OuCompiler *c, OuStmt *s);
/** Compiles `lambda`: 0; -1 with an error set. CPython: compiler_lambda (Python/compile.c). */
int ou_visit_lambda(OuCompiler *c, OuExpr *e);
int ou_visit_comprehension(OuCompiler *c, OuExpr *e);

/* ---- compile_expr.c, compile_call.c --------------------------------------------------------- */

int ou_visit_expr(OuCompiler *c, OuExpr *e);
/**
 * Compiles expressions one after the other: each leaves its value on the stack. 0; -1 with an error
 * set.
 */
int ou_visit_exprs(OuCompiler *c, OuExprSeq *exprs);
int ou_visit_augtarget(OuCompiler *c, OuStmt *s);
int ou_jump_if(OuCompiler *c, OuExpr *e, int label, int condition);
/**
 * Compiles a call; one of an attribute makes no bound method. 0; -1 with an error set. CPython:
 * compiler_call (Python/compile.c).
 */
int ou_visit_call(OuCompiler *c, OuExpr *e);
int ou_call_helper(OuCompiler *c, int pushed, OuExprSeq *args, OuKeywordSeq *keywords);
int ou_visit_sequence(OuCompiler *c, OuExpr *e);
int ou_visit_dict(OuCompiler *c, OuExpr *e);
int ou_visit_joined_str(OuCompiler *c, OuExpr *e);
int ou_visit_formatted_value(OuCompiler *c, OuExpr *e);
int ou_binary_operator(OuOperator op);

/* ---- fold.c --------------------------------------------------------------------------------- */

/**
 * Turns an expression of constants into a constant where CPython does: 0, or -1. CPython:
 * astfold_expr (Python/ast_opt.c).
 */
int ou_fold(OuCompiler *c, OuExpr *e);
/**
 * Turns a list or set of constants that is only looked at into a tuple or frozenset. CPython:
 * fold_iter (Python/ast_opt.c).
 */
int ou_fold_iter(OuCompiler *c, OuExpr *e);

#endif
