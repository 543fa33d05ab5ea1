/* SPDX-License-Identifier: MIT */
/**
 * @file ast.h
 * The syntax tree: what the parser makes and the compiler reads.
 *
 * The nodes are those of CPython's grammar of trees (Parser/Python.asdl of 3.11), with its names
 * for kinds and fields, without `match` and everything `async`. A node is a kind, a position and
 * a union `v` with one struct for each kind: `e->kind == BinOp_kind`, then `e->v.BinOp.left`.
 *
 * Invariant: a tree, its sequences, its names and its constants belong to one arena. Nothing in
 * a tree is freed alone, nobody owns a reference to anything in it but the arena, and all of it
 * goes when the arena goes. Whoever wants to keep a name or a constant takes a reference.
 *
 * Equal names in one arena are one object: names may be compared by address.
 *
 * In the comments below `?` marks a pointer that may be NULL. A sequence is never NULL; an empty
 * one has size 0.
 */
#ifndef OURO_PYTHON_AST_H
#define OURO_PYTHON_AST_H

#include "ouro/object.h"

/* ---- the arena -------------------------------------------------------------------------- */

/**
 * Memory that is freed all at once, with the objects it owns. CPython: PyArena
 * (Include/internal/pycore_pyarena.h).
 */
typedef struct OuArena OuArena;

/**
 * Makes an empty arena.
 *
 * @return the arena, the caller's, to be given to OuArena_Free(); NULL with MemoryError set
 *
 * CPython: _PyArena_New (Python/pyarena.c).
 */
OuArena *OuArena_New(void);

/**
 * Frees an arena: releases every object it owns, then all its memory.
 *
 * @param arena  the arena, or NULL: then nothing happens
 *
 * CPython: _PyArena_Free (Python/pyarena.c).
 */
void OuArena_Free(OuArena *arena);

/**
 * Allocates zeroed memory that lives as long as the arena.
 *
 * @param arena  @borrowed
 * @param size   bytes
 * @return the memory, aligned for any type, the arena's; NULL with MemoryError set
 *
 * CPython: _PyArena_Malloc (Python/pyarena.c), which does not zero.
 */
void *OuArena_Malloc(OuArena *arena, size_t size);

/**
 * Gives an object to the arena.
 *
 * @param arena   @borrowed
 * @param object  @steals{object}, on failure too (it is released then); released by OuArena_Free()
 * @return 0; -1 with MemoryError set
 *
 * CPython: _PyArena_AddPyObject (Python/pyarena.c).
 */
int OuArena_AddObject(OuArena *arena, OuObject *object);

/**
 * The one str object that stands for a name in this arena, an interned string.
 *
 * @param arena  @borrowed
 * @param utf8   the name
 * @param size   its length in bytes
 * @return @borrowed, the arena's; the same object for the same bytes; NULL with an error set
 *
 * CPython: _PyPegen_new_identifier (Parser/pegen.c).
 */
OuObject *ou_arena_name(OuArena *arena, const char *utf8, size_t size);

/* ---- sequences -------------------------------------------------------------------------- */

typedef struct OuExpr OuExpr;
typedef struct OuStmt OuStmt;
typedef struct OuComprehension OuComprehension;
typedef struct OuExceptHandler OuExceptHandler;
typedef struct OuArguments OuArguments;
typedef struct OuArg OuArg;
typedef struct OuKeyword OuKeyword;
typedef struct OuAlias OuAlias;
typedef struct OuWithItem OuWithItem;

/** What symtable.c finds out about a block; see symtable.h. */
struct OuSTEntry;

/**
 * Declares a sequence of pointers to `type`: `seq->size`, `seq->items[i]`. CPython: asdl_seq
 * (Include/internal/pycore_asdl.h).
 */
#define OU_DECLARE_SEQ(name, type) \
    typedef struct name {          \
        Ou_ssize_t size;           \
        type *items[];             \
    } name

OU_DECLARE_SEQ(OuSeq, void);         /**< any of the others, while it is being made */
OU_DECLARE_SEQ(OuNameSeq, OuObject); /**< names */
OU_DECLARE_SEQ(OuExprSeq, OuExpr);   /**< expressions */
OU_DECLARE_SEQ(OuStmtSeq, OuStmt);   /**< statements */
OU_DECLARE_SEQ(OuComprehensionSeq, OuComprehension); /**< the for parts of a comprehension */
OU_DECLARE_SEQ(OuExceptHandlerSeq, OuExceptHandler); /**< the except parts of a try */
OU_DECLARE_SEQ(OuArgSeq, OuArg);                     /**< parameters */
OU_DECLARE_SEQ(OuKeywordSeq, OuKeyword);             /**< keyword arguments */
OU_DECLARE_SEQ(OuAliasSeq, OuAlias);                 /**< imported names */
OU_DECLARE_SEQ(OuWithItemSeq, OuWithItem);           /**< the context managers of a with */

/** A sequence of operators, for Compare. CPython: asdl_int_seq (Include/internal/pycore_asdl.h). */
typedef struct OuIntSeq {
    Ou_ssize_t size; /**< how many */
    int items[];     /**< the operators */
} OuIntSeq;

/** Where a node stands in the source. Lines count from 1, columns from 0, in bytes of UTF-8. */
typedef struct OuPosition {
    int lineno;         /**< from 1 */
    int col_offset;     /**< bytes in front of it */
    int end_lineno;     /**< the line it ends in */
    int end_col_offset; /**< bytes in front of its end */
} OuPosition;

/* ---- operators -------------------------------------------------------------------------- */

/** What an expression is used for. CPython: expr_context_ty (Include/internal/pycore_ast.h). */
typedef enum OuExprContext {
    OuAST_Load = 1, /**< it is read */
    OuAST_Store,    /**< it is assigned to */
    OuAST_Del,      /**< it is deleted */
} OuExprContext;

/** CPython: boolop_ty (Include/internal/pycore_ast.h). */
typedef enum OuBoolOp {
    OuAST_And = 1, /**< `and` */
    OuAST_Or,      /**< `or` */
} OuBoolOp;

/** Operators of BinOp and AugAssign. CPython: operator_ty (Include/internal/pycore_ast.h). */
typedef enum OuOperator {
    OuAST_Add = 1,  /**< `+` */
    OuAST_Sub,      /**< `-` */
    OuAST_Mult,     /**< `*` */
    OuAST_MatMult,  /**< `@` */
    OuAST_Div,      /**< `/` */
    OuAST_Mod,      /**< `%` */
    OuAST_Pow,      /**< `**` */
    OuAST_LShift,   /**< `<<` */
    OuAST_RShift,   /**< `>>` */
    OuAST_BitOr,    /**< `|` */
    OuAST_BitXor,   /**< `^` */
    OuAST_BitAnd,   /**< `&` */
    OuAST_FloorDiv, /**< `//` */
} OuOperator;

/** CPython: unaryop_ty (Include/internal/pycore_ast.h). */
typedef enum OuUnaryOp {
    OuAST_Invert = 1, /**< `~` */
    OuAST_Not,        /**< `not` */
    OuAST_UAdd,       /**< `+` */
    OuAST_USub,       /**< `-` */
} OuUnaryOp;

/** CPython: cmpop_ty (Include/internal/pycore_ast.h). */
typedef enum OuCmpOp {
    OuAST_Eq = 1, /**< `==` */
    OuAST_NotEq,  /**< `!=` */
    OuAST_Lt,     /**< `<` */
    OuAST_LtE,    /**< `<=` */
    OuAST_Gt,     /**< `>` */
    OuAST_GtE,    /**< `>=` */
    OuAST_Is,     /**< `is` */
    OuAST_IsNot,  /**< `is not` */
    OuAST_In,     /**< `in` */
    OuAST_NotIn,  /**< `not in` */
} OuCmpOp;

/* ---- expressions ------------------------------------------------------------------------ */

/** CPython: enum _expr_kind (Include/internal/pycore_ast.h). */
typedef enum OuExprKind {
    BoolOp_kind = 1,     /**< `a and b`, `a or b` */
    NamedExpr_kind,      /**< `a := b` */
    BinOp_kind,          /**< `a + b` */
    UnaryOp_kind,        /**< `-a` */
    Lambda_kind,         /**< `lambda a: b` */
    IfExp_kind,          /**< `a if b else c` */
    Dict_kind,           /**< a dict display */
    Set_kind,            /**< a set display */
    ListComp_kind,       /**< `[a for b in c]` */
    SetComp_kind,        /**< a set comprehension */
    DictComp_kind,       /**< a dict comprehension */
    GeneratorExp_kind,   /**< `(a for b in c)` */
    Yield_kind,          /**< `yield a` */
    YieldFrom_kind,      /**< `yield from a` */
    Compare_kind,        /**< `a < b < c` */
    Call_kind,           /**< `a(b)` */
    FormattedValue_kind, /**< a field of an f-string */
    JoinedStr_kind,      /**< `f"..."` */
    Constant_kind,       /**< a literal */
    Attribute_kind,      /**< `a.b` */
    Subscript_kind,      /**< `a[b]` */
    Starred_kind,        /**< `*a` */
    Name_kind,           /**< `a` */
    List_kind,           /**< `[a, b]` */
    Tuple_kind,          /**< `(a, b)` */
    Slice_kind,          /**< `a:b:c` in a subscript */
} OuExprKind;

/** An expression. CPython: expr_ty (Include/internal/pycore_ast.h). */
struct OuExpr {
    OuExprKind kind; /**< which part of `v` is in use */
    OuPosition at;   /**< where it stands */
    union {
        struct {
            OuBoolOp op;
            OuExprSeq *values;
        } BoolOp;
        struct {
            OuExpr *target; /**< a Name */
            OuExpr *value;
        } NamedExpr;
        struct {
            OuExpr *left;
            OuOperator op;
            OuExpr *right;
        } BinOp;
        struct {
            OuUnaryOp op;
            OuExpr *operand;
        } UnaryOp;
        struct {
            OuArguments *args;
            OuExpr *body;
            struct OuSTEntry *scope; /**< filled in by symtable.c */
        } Lambda;
        struct {
            OuExpr *test;
            OuExpr *body;
            OuExpr *orelse;
        } IfExp;
        struct {
            OuExprSeq *keys; /**< a NULL item means `**value` */
            OuExprSeq *values;
        } Dict;
        struct {
            OuExprSeq *elts;
        } Set;
        struct {
            OuExpr *elt;
            OuComprehensionSeq *generators;
            struct OuSTEntry *scope; /**< filled in by symtable.c */
        } ListComp, SetComp, GeneratorExp;
        struct {
            OuExpr *key;
            OuComprehensionSeq *generators;
            struct OuSTEntry *scope; /**< filled in by symtable.c; same place as ListComp's */
            OuExpr *value;
        } DictComp;
        struct {
            OuExpr *value; /**< ? */
        } Yield;
        struct {
            OuExpr *value;
        } YieldFrom;
        struct {
            OuExpr *left;
            OuIntSeq *ops; /**< OuCmpOp */
            OuExprSeq *comparators;
        } Compare;
        struct {
            OuExpr *func;
            OuExprSeq *args; /**< may hold Starred */
            OuKeywordSeq *keywords;
        } Call;
        struct {
            OuExpr *value;
            int conversion;      /**< 's', 'r', 'a' or -1 */
            OuExpr *format_spec; /**< ?, a JoinedStr */
        } FormattedValue;
        struct {
            OuExprSeq *values; /**< str Constants and FormattedValues */
        } JoinedStr;
        struct {
            OuObject *value; /**< None, bool, int, float, str, bytes, Ellipsis; the arena's */
        } Constant;
        struct {
            OuExpr *value;
            OuObject *attr;
            OuExprContext ctx;
        } Attribute;
        struct {
            OuExpr *value;
            OuExpr *slice; /**< a Slice, a Tuple that may hold Slices, or any expression */
            OuExprContext ctx;
        } Subscript;
        struct {
            OuExpr *value;
            OuExprContext ctx;
        } Starred;
        struct {
            OuObject *id;
            OuExprContext ctx;
        } Name;
        struct {
            OuExprSeq *elts;
            OuExprContext ctx;
        } List, Tuple;
        struct {
            OuExpr *lower; /**< ? */
            OuExpr *upper; /**< ? */
            OuExpr *step;  /**< ? */
        } Slice;
    } v; /**< the parts, by kind */
};

/**
 * One `for target in iter if ...` of a comprehension. CPython: comprehension_ty
 * (Include/internal/pycore_ast.h).
 */
struct OuComprehension {
    OuExpr *target; /**< what is assigned to in each round */
    OuExpr *iter;   /**< what is iterated */
    OuExprSeq *ifs; /**< conditions, all of which must hold */
};

/** A parameter. CPython: arg_ty (Include/internal/pycore_ast.h). */
struct OuArg {
    OuObject *arg;      /**< its name, the arena's */
    OuExpr *annotation; /**< ? */
    OuPosition at;      /**< where it stands */
};

/**
 * The parameters of a function or lambda. CPython: arguments_ty (Include/internal/pycore_ast.h).
 */
struct OuArguments {
    OuArgSeq *posonlyargs;  /**< those in front of `/` */
    OuArgSeq *args;         /**< those that may be given by place or name */
    OuArg *vararg;          /**< ? */
    OuArgSeq *kwonlyargs;   /**< those behind `*` */
    OuExprSeq *kw_defaults; /**< one item per kwonlyarg; NULL: no default */
    OuArg *kwarg;           /**< ? */
    OuExprSeq *defaults;    /**< of the last posonlyargs + args */
};

/**
 * A keyword argument of a call or class statement. CPython: keyword_ty
 * (Include/internal/pycore_ast.h).
 */
struct OuKeyword {
    OuObject *arg; /**< ?, NULL: `**value` */
    OuExpr *value; /**< what is given */
    OuPosition at; /**< where it stands */
};

/* ---- statements ------------------------------------------------------------------------- */

/** CPython: enum _stmt_kind (Include/internal/pycore_ast.h). */
typedef enum OuStmtKind {
    FunctionDef_kind = 1, /**< `def` */
    ClassDef_kind,        /**< `class` */
    Return_kind,          /**< `return` */
    Delete_kind,          /**< `del` */
    Assign_kind,          /**< `a = b` */
    AugAssign_kind,       /**< `a += b` */
    AnnAssign_kind,       /**< `a: b = c` */
    For_kind,             /**< `for` */
    While_kind,           /**< `while` */
    If_kind,              /**< `if` */
    With_kind,            /**< `with` */
    Raise_kind,           /**< `raise` */
    Try_kind,             /**< `try` */
    TryStar_kind,         /**< `try` with `except*` */
    Assert_kind,          /**< `assert` */
    Import_kind,          /**< `import a` */
    ImportFrom_kind,      /**< `from a import b` */
    Global_kind,          /**< `global` */
    Nonlocal_kind,        /**< `nonlocal` */
    Expr_kind,            /**< an expression whose value is dropped */
    Pass_kind,            /**< `pass` */
    Break_kind,           /**< `break` */
    Continue_kind,        /**< `continue` */
} OuStmtKind;

/** A statement. CPython: stmt_ty (Include/internal/pycore_ast.h). */
struct OuStmt {
    OuStmtKind kind; /**< which part of `v` is in use */
    OuPosition at;   /**< of FunctionDef and ClassDef: of `def` and `class`, not of a decorator */
    union {
        struct {
            OuObject *name;
            OuArguments *args;
            OuStmtSeq *body;
            OuExprSeq *decorator_list;
            OuExpr *returns;         /**< ? */
            struct OuSTEntry *scope; /**< filled in by symtable.c */
        } FunctionDef;
        struct {
            OuObject *name;
            OuExprSeq *bases; /**< may hold Starred */
            OuKeywordSeq *keywords;
            OuStmtSeq *body;
            OuExprSeq *decorator_list;
            struct OuSTEntry *scope; /**< filled in by symtable.c */
        } ClassDef;
        struct {
            OuExpr *value; /**< ? */
        } Return;
        struct {
            OuExprSeq *targets;
        } Delete;
        struct {
            OuExprSeq *targets; /**< `a = b = value` has two */
            OuExpr *value;
        } Assign;
        struct {
            OuExpr *target;
            OuOperator op;
            OuExpr *value;
        } AugAssign;
        struct {
            OuExpr *target;
            OuExpr *annotation;
            OuExpr *value; /**< ? */
            int simple;    /**< 1: the target is a bare name without parentheses */
        } AnnAssign;
        struct {
            OuExpr *target;
            OuExpr *iter;
            OuStmtSeq *body;
            OuStmtSeq *orelse;
        } For;
        struct {
            OuExpr *test;
            OuStmtSeq *body;
            OuStmtSeq *orelse;
        } While;
        struct {
            OuExpr *test;
            OuStmtSeq *body;
            OuStmtSeq *orelse; /**< `elif`: one If */
        } If;
        struct {
            OuWithItemSeq *items;
            OuStmtSeq *body;
        } With;
        struct {
            OuExpr *exc;   /**< ? */
            OuExpr *cause; /**< ? */
        } Raise;
        struct {
            OuStmtSeq *body;
            OuExceptHandlerSeq *handlers;
            OuStmtSeq *orelse;
            OuStmtSeq *finalbody;
        } Try, TryStar;
        struct {
            OuExpr *test;
            OuExpr *msg; /**< ? */
        } Assert;
        struct {
            OuAliasSeq *names;
        } Import;
        struct {
            OuObject *module;  /**< ?, NULL: only dots */
            OuAliasSeq *names; /**< `*` is an alias named "*" */
            int level;         /**< leading dots */
        } ImportFrom;
        struct {
            OuNameSeq *names;
        } Global, Nonlocal;
        struct {
            OuExpr *value;
        } Expr;
    } v; /**< the parts, by kind */
};

/** One `except type as name:`. CPython: excepthandler_ty (Include/internal/pycore_ast.h). */
struct OuExceptHandler {
    OuExpr *type;    /**< ? */
    OuObject *name;  /**< ? */
    OuStmtSeq *body; /**< what it does */
    OuPosition at;   /**< where it stands */
};

/** One `name as asname` of an import. CPython: alias_ty (Include/internal/pycore_ast.h). */
struct OuAlias {
    OuObject *name;   /**< dotted in `import a.b` */
    OuObject *asname; /**< ? */
    OuPosition at;    /**< where it stands */
};

/** One `context_expr as optional_vars`. CPython: withitem_ty (Include/internal/pycore_ast.h). */
struct OuWithItem {
    OuExpr *context_expr;  /**< the context manager */
    OuExpr *optional_vars; /**< ? */
};

/* ---- modules ---------------------------------------------------------------------------- */

/** CPython: enum _mod_kind (Include/internal/pycore_ast.h). */
typedef enum OuModKind {
    Module_kind = 1,  /**< a file, or `exec` */
    Interactive_kind, /**< one statement at the prompt: its value is printed */
    Expression_kind,  /**< `eval` */
} OuModKind;

/** A whole tree. CPython: mod_ty (Include/internal/pycore_ast.h). */
typedef struct OuMod {
    OuModKind kind;          /**< what was parsed */
    OuStmtSeq *body;         /**< Module, Interactive; empty for Expression */
    OuExpr *expression;      /**< Expression; else NULL */
    struct OuSTEntry *scope; /**< filled in by symtable.c */
} OuMod;

/**
 * Makes a sequence with room for `size` items, all zero.
 *
 * @param arena  @borrowed
 * @param size   items
 * @return the sequence, the arena's, to be cast to the sequence type that is wanted;
 *         NULL with MemoryError set
 *
 * CPython: _Py_asdl_generic_seq_new (Python/asdl.c).
 */
OuSeq *ou_seq_new(OuArena *arena, Ou_ssize_t size);

/**
 * The documentation string of a body.
 *
 * @param body  the statements of a module, class or function
 * @return @borrowed: the str constant that is the first statement, or NULL
 *
 * CPython: _PyAST_GetDocString (Python/ast.c).
 */
OuObject *ou_ast_get_doc_string(const OuStmtSeq *body);

#endif
