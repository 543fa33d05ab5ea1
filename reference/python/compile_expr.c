/* SPDX-License-Identifier: MIT */
/**
 * @file compile_expr.c
 * Expressions: what leaves one value on the stack, takes one off (a target), or jumps.
 */
#include "compiler.h"

#include "ouro/errors.h"
#include "ouro/none.h"
#include "ouro/abstract.h"

int ou_visit_exprs(OuCompiler *c, OuExprSeq *exprs)
{
    for (Ou_ssize_t i = 0; i < exprs->size; i++) {
        OU_TRY(ou_visit_expr(c, exprs->items[i]));
    }
    return 0;
}

/** The argument of BINARY_OP for an operator. CPython: addop_binary (Python/compile.c). */
int ou_binary_operator(OuOperator op)
{
    static const unsigned char table[] = {
        [OuAST_Add] = OU_NB_ADD,
        [OuAST_Sub] = OU_NB_SUBTRACT,
        [OuAST_Mult] = OU_NB_MULTIPLY,
        [OuAST_MatMult] = OU_NB_MATRIX_MULTIPLY,
        [OuAST_Div] = OU_NB_TRUE_DIVIDE,
        [OuAST_Mod] = OU_NB_REMAINDER,
        [OuAST_Pow] = OU_NB_POWER,
        [OuAST_LShift] = OU_NB_LSHIFT,
        [OuAST_RShift] = OU_NB_RSHIFT,
        [OuAST_BitOr] = OU_NB_OR,
        [OuAST_BitXor] = OU_NB_XOR,
        [OuAST_BitAnd] = OU_NB_AND,
        [OuAST_FloorDiv] = OU_NB_FLOOR_DIVIDE,
    };
    return table[op];
}

/** CPython: unaryop (Python/compile.c). */
static int unary_operator(OuUnaryOp op)
{
    switch (op) {
    case OuAST_Invert:
        return OP_UNARY_INVERT;
    case OuAST_Not:
        return OP_UNARY_NOT;
    case OuAST_UAdd:
        return OP_UNARY_POSITIVE;
    default:
        return OP_UNARY_NEGATIVE;
    }
}

/** CPython: compiler_addcompare (Python/compile.c). */
static int emit_compare(OuCompiler *c, int op)
{
    switch (op) {
    case OuAST_Eq:
        return ou_emit(c, OP_COMPARE_OP, OU_EQ);
    case OuAST_NotEq:
        return ou_emit(c, OP_COMPARE_OP, OU_NE);
    case OuAST_Lt:
        return ou_emit(c, OP_COMPARE_OP, OU_LT);
    case OuAST_LtE:
        return ou_emit(c, OP_COMPARE_OP, OU_LE);
    case OuAST_Gt:
        return ou_emit(c, OP_COMPARE_OP, OU_GT);
    case OuAST_GtE:
        return ou_emit(c, OP_COMPARE_OP, OU_GE);
    case OuAST_Is:
        return ou_emit(c, OP_IS_OP, 0);
    case OuAST_IsNot:
        return ou_emit(c, OP_IS_OP, 1);
    case OuAST_In:
        return ou_emit(c, OP_CONTAINS_OP, 0);
    default:
        return ou_emit(c, OP_CONTAINS_OP, 1);
    }
}

/** The right operand of `in` is only looked at: a display of constants needs no new list. */
static int visit_comparand(OuCompiler *c, int op, OuExpr *e)
{
    if (op == OuAST_In || op == OuAST_NotIn) {
        OU_TRY(ou_fold_iter(c, e));
    }
    return ou_visit_expr(c, e);
}

/** Emits all comparisons of a chain but the last, leaving to `cleanup`. */
static int compare_chain(OuCompiler *c, OuExpr *e, int opcode, int cleanup)
{
    OuIntSeq *ops = e->v.Compare.ops;
    OuExprSeq *comparators = e->v.Compare.comparators;
    OU_TRY(ou_visit_expr(c, e->v.Compare.left));
    for (Ou_ssize_t i = 0; i + 1 < ops->size; i++) {
        OU_TRY(visit_comparand(c, ops->items[i], comparators->items[i]));
        OU_TRY(ou_emit(c, OP_SWAP, 2));
        OU_TRY(ou_emit(c, OP_COPY, 2));
        OU_TRY(emit_compare(c, ops->items[i]));
        OU_TRY(ou_emit(c, opcode, cleanup));
    }
    Ou_ssize_t last = ops->size - 1;
    OU_TRY(visit_comparand(c, ops->items[last], comparators->items[last]));
    return emit_compare(c, ops->items[last]);
}

/** A chain of comparisons whose value is wanted. CPython: compiler_compare (Python/compile.c). */
static int visit_compare(OuCompiler *c, OuExpr *e)
{
    int cleanup = ou_label_new(c), end = ou_label_new(c);
    OU_TRY(cleanup < 0 ? -1 : end);
    OU_TRY(compare_chain(c, e, OP_JUMP_IF_FALSE_OR_POP, cleanup));
    if (e->v.Compare.ops->size > 1) {
        OU_TRY(ou_emit(c, OP_JUMP, end));
        ou_label_here(c, cleanup);
        OU_TRY(ou_emit(c, OP_SWAP, 2));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
        ou_label_here(c, end);
    }
    return 0;
}

/* ---- conditions ----------------------------------------------------------------------------- */

/**
 * Jumps on `and` and `or` without making their value. CPython: compiler_jump_if (Python/compile.c).
 */
static int jump_if_bool_op(OuCompiler *c, OuExpr *e, int label, int condition)
{
    OuExprSeq *values = e->v.BoolOp.values;
    int is_or = e->v.BoolOp.op == OuAST_Or;
    int next = label;
    if (!is_or != !condition) {
        next = ou_label_new(c);
        OU_TRY(next);
    }
    for (Ou_ssize_t i = 0; i + 1 < values->size; i++) {
        OU_TRY(ou_jump_if(c, values->items[i], next, is_or));
    }
    OU_TRY(ou_jump_if(c, values->items[values->size - 1], label, condition));
    if (next != label) {
        ou_label_here(c, next);
    }
    return 0;
}

/**
 * Jumps on a chain of comparisons without making its value. CPython: compiler_jump_if
 * (Python/compile.c).
 */
static int jump_if_chain(OuCompiler *c, OuExpr *e, int label, int condition)
{
    int cleanup = ou_label_new(c), end = ou_label_new(c);
    OU_TRY(cleanup < 0 ? -1 : end);
    OU_TRY(compare_chain(c, e, OP_POP_JUMP_IF_FALSE, cleanup));
    OU_TRY(ou_emit(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, label));
    OU_TRY(ou_emit(c, OP_JUMP, end));
    ou_label_here(c, cleanup);
    OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    if (!condition) {
        OU_TRY(ou_emit(c, OP_JUMP, label));
    }
    ou_label_here(c, end);
    return 0;
}

/**
 * Jumps when the truth of an expression is `condition`. CPython: compiler_jump_if
 * (Python/compile.c).
 */
int ou_jump_if(OuCompiler *c, OuExpr *e, int label, int condition)
{
    OU_TRY(ou_fold(c, e));
    switch (e->kind) {
    case UnaryOp_kind:
        if (e->v.UnaryOp.op == OuAST_Not) {
            return ou_jump_if(c, e->v.UnaryOp.operand, label, !condition);
        }
        break;
    case BoolOp_kind:
        return jump_if_bool_op(c, e, label, condition);
    case IfExp_kind: {
        int end = ou_label_new(c), other = ou_label_new(c);
        OU_TRY(end < 0 ? -1 : other);
        OU_TRY(ou_jump_if(c, e->v.IfExp.test, other, 0));
        OU_TRY(ou_jump_if(c, e->v.IfExp.body, label, condition));
        OU_TRY(ou_emit(c, OP_JUMP, end));
        ou_label_here(c, other);
        OU_TRY(ou_jump_if(c, e->v.IfExp.orelse, label, condition));
        ou_label_here(c, end);
        return 0;
    }
    case Compare_kind:
        if (e->v.Compare.ops->size > 1) {
            return jump_if_chain(c, e, label, condition);
        }
        break;
    case Constant_kind: {
        int truth = OuObject_IsTrue(e->v.Constant.value);
        OU_TRY(truth);
        return truth == condition ? ou_emit(c, OP_JUMP, label) : 0;
    }
    default:
        break;
    }
    OU_TRY(ou_visit_expr(c, e));
    return ou_emit(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, label);
}

/**
 * `and` and `or` as a value: the operand that decided. CPython: compiler_boolop (Python/compile.c).
 */
static int visit_bool_op(OuCompiler *c, OuExpr *e)
{
    OuExprSeq *values = e->v.BoolOp.values;
    int opcode = e->v.BoolOp.op == OuAST_And ? OP_JUMP_IF_FALSE_OR_POP : OP_JUMP_IF_TRUE_OR_POP;
    int end = ou_label_new(c);
    OU_TRY(end);
    for (Ou_ssize_t i = 0; i < values->size; i++) {
        OU_TRY(ou_visit_expr(c, values->items[i]));
        if (i + 1 < values->size) {
            OU_TRY(ou_emit(c, opcode, end));
        }
    }
    ou_label_here(c, end);
    return 0;
}

/** `a if test else b`. CPython: compiler_ifexp (Python/compile.c). */
static int visit_if_exp(OuCompiler *c, OuExpr *e)
{
    int end = ou_label_new(c), next = ou_label_new(c);
    OU_TRY(end < 0 ? -1 : next);
    OU_TRY(ou_jump_if(c, e->v.IfExp.test, next, 0));
    OU_TRY(ou_visit_expr(c, e->v.IfExp.body));
    OU_TRY(ou_emit(c, OP_JUMP, end));
    ou_label_here(c, next);
    OU_TRY(ou_visit_expr(c, e->v.IfExp.orelse));
    ou_label_here(c, end);
    return 0;
}

/* ---- attributes, items, targets ------------------------------------------------------------- */

/** An attribute that is read, set or deleted, as its context says. */
static int visit_attribute(OuCompiler *c, OuExpr *e)
{
    OU_TRY(ou_visit_expr(c, e->v.Attribute.value));
    switch (e->v.Attribute.ctx) {
    case OuAST_Load:
        return ou_emit_name(c, OP_LOAD_ATTR, e->v.Attribute.attr);
    case OuAST_Store:
        return ou_emit_name(c, OP_STORE_ATTR, e->v.Attribute.attr);
    default:
        return ou_emit_name(c, OP_DELETE_ATTR, e->v.Attribute.attr);
    }
}

/**
 * An item that is read, set or deleted, as its context says. CPython: compiler_subscript
 * (Python/compile.c).
 */
static int visit_subscript(OuCompiler *c, OuExpr *e)
{
    OU_TRY(ou_visit_expr(c, e->v.Subscript.value));
    OU_TRY(ou_visit_expr(c, e->v.Subscript.slice));
    switch (e->v.Subscript.ctx) {
    case OuAST_Load:
        return ou_emit(c, OP_BINARY_SUBSCR, 0);
    case OuAST_Store:
        return ou_emit(c, OP_STORE_SUBSCR, 0);
    default:
        return ou_emit(c, OP_DELETE_SUBSCR, 0);
    }
}

/** An expression, or None where none is written. */
static int visit_or_none(OuCompiler *c, OuExpr *e)
{
    return e ? ou_visit_expr(c, e) : ou_emit_none(c);
}

/** `a:b:c` as a slice object. CPython: compiler_slice (Python/compile.c). */
static int visit_slice(OuCompiler *c, OuExpr *e)
{
    OU_TRY(visit_or_none(c, e->v.Slice.lower));
    OU_TRY(visit_or_none(c, e->v.Slice.upper));
    if (e->v.Slice.step) {
        OU_TRY(ou_visit_expr(c, e->v.Slice.step));
        return ou_emit(c, OP_BUILD_SLICE, 3);
    }
    return ou_emit(c, OP_BUILD_SLICE, 2);
}

/**
 * `target op= value`: the target's parts are evaluated once. CPython: compiler_augassign
 * (Python/compile.c).
 */
int ou_visit_augtarget(OuCompiler *c, OuStmt *s)
{
    OuExpr *e = s->v.AugAssign.target;
    int line = s->at.lineno;
    switch (e->kind) {
    case Attribute_kind:
        OU_TRY(ou_visit_expr(c, e->v.Attribute.value));
        OU_TRY(ou_emit(c, OP_COPY, 1));
        OU_TRY(ou_emit_name(c, OP_LOAD_ATTR, e->v.Attribute.attr));
        break;
    case Subscript_kind:
        OU_TRY(ou_visit_expr(c, e->v.Subscript.value));
        OU_TRY(ou_visit_expr(c, e->v.Subscript.slice));
        OU_TRY(ou_emit(c, OP_COPY, 2));
        OU_TRY(ou_emit(c, OP_COPY, 2));
        OU_TRY(ou_emit(c, OP_BINARY_SUBSCR, 0));
        break;
    default:
        OU_TRY(ou_nameop(c, e->at, e->v.Name.id, OuAST_Load));
        break;
    }
    OU_TRY(ou_visit_expr(c, s->v.AugAssign.value));
    c->u->line = line;
    OU_TRY(ou_emit(c, OP_BINARY_OP, ou_binary_operator(s->v.AugAssign.op) + OU_NB_INPLACE));
    switch (e->kind) {
    case Attribute_kind:
        OU_TRY(ou_emit(c, OP_SWAP, 2));
        return ou_emit_name(c, OP_STORE_ATTR, e->v.Attribute.attr);
    case Subscript_kind:
        OU_TRY(ou_emit(c, OP_SWAP, 3));
        OU_TRY(ou_emit(c, OP_SWAP, 2));
        return ou_emit(c, OP_STORE_SUBSCR, 0);
    default:
        return ou_nameop(c, e->at, e->v.Name.id, OuAST_Store);
    }
}

/* ---- yield ---------------------------------------------------------------------------------- */

/** `yield`: a SyntaxError outside functions. */
static int visit_yield(OuCompiler *c, OuExpr *e)
{
    if (c->u->ste->type != OU_FUNCTION_BLOCK) {
        return ou_syntax(c, e->at, "'yield' outside function");
    }
    OU_TRY(visit_or_none(c, e->v.Yield.value));
    OU_TRY(ou_emit(c, OP_YIELD_VALUE, 0));
    return ou_emit(c, OP_RESUME, 1);
}

/** `yield from`: a loop that hands values on until the inner iterator ends. */
static int visit_yield_from(OuCompiler *c, OuExpr *e)
{
    if (c->u->ste->type != OU_FUNCTION_BLOCK) {
        return ou_syntax(c, e->at, "'yield' outside function");
    }
    int start = ou_label_new(c), exit = ou_label_new(c);
    OU_TRY(start < 0 ? -1 : exit);
    OU_TRY(ou_visit_expr(c, e->v.YieldFrom.value));
    OU_TRY(ou_emit(c, OP_GET_YIELD_FROM_ITER, 0));
    OU_TRY(ou_emit_none(c));
    ou_label_here(c, start);
    OU_TRY(ou_emit(c, OP_SEND, exit));
    OU_TRY(ou_emit(c, OP_YIELD_VALUE, 0));
    OU_TRY(ou_emit(c, OP_RESUME, 2));
    OU_TRY(ou_emit(c, OP_JUMP, start));
    ou_label_here(c, exit);
    return 0;
}

/* ---- all of them ---------------------------------------------------------------------------- */

/**
 * One expression, by its kind. The large switch, so that each kind's function stays small. CPython:
 * compiler_visit_expr1 (Python/compile.c).
 */
static int dispatch(OuCompiler *c, OuExpr *e)
{
    switch (e->kind) {
    case NamedExpr_kind:
        OU_TRY(ou_visit_expr(c, e->v.NamedExpr.value));
        OU_TRY(ou_emit(c, OP_COPY, 1));
        return ou_visit_expr(c, e->v.NamedExpr.target);
    case BoolOp_kind:
        return visit_bool_op(c, e);
    case BinOp_kind:
        OU_TRY(ou_visit_expr(c, e->v.BinOp.left));
        OU_TRY(ou_visit_expr(c, e->v.BinOp.right));
        return ou_emit(c, OP_BINARY_OP, ou_binary_operator(e->v.BinOp.op));
    case UnaryOp_kind:
        OU_TRY(ou_visit_expr(c, e->v.UnaryOp.operand));
        return ou_emit(c, unary_operator(e->v.UnaryOp.op), 0);
    case Lambda_kind:
        return ou_visit_lambda(c, e);
    case IfExp_kind:
        return visit_if_exp(c, e);
    case Dict_kind:
        return ou_visit_dict(c, e);
    case ListComp_kind:
    case SetComp_kind:
    case DictComp_kind:
    case GeneratorExp_kind:
        return ou_visit_comprehension(c, e);
    case Yield_kind:
        return visit_yield(c, e);
    case YieldFrom_kind:
        return visit_yield_from(c, e);
    case Compare_kind:
        return visit_compare(c, e);
    case Call_kind:
        return ou_visit_call(c, e);
    case FormattedValue_kind:
        return ou_visit_formatted_value(c, e);
    case JoinedStr_kind:
        return ou_visit_joined_str(c, e);
    case Constant_kind:
        return ou_emit_const(c, e->v.Constant.value);
    case Attribute_kind:
        return visit_attribute(c, e);
    case Subscript_kind:
        return visit_subscript(c, e);
    case Starred_kind:
        return ou_syntax(c, e->at,
                         e->v.Starred.ctx == OuAST_Store
                             ? "starred assignment target must be in a list or tuple"
                             : "can't use starred expression here");
    case Name_kind:
        return ou_nameop(c, e->at, e->v.Name.id, e->v.Name.ctx);
    case List_kind:
    case Tuple_kind:
    case Set_kind:
        return ou_visit_sequence(c, e);
    case Slice_kind:
        return visit_slice(c, e);
    }
    return 0;
}

/** CPython: compiler_visit_expr (Python/compile.c). */
int ou_visit_expr(OuCompiler *c, OuExpr *e)
{
    if (++c->depth > OU_COMPILER_MAX_DEPTH) {
        OuErr_SetString(OuExc_RecursionError,
                        "maximum recursion depth exceeded during compilation");
        return -1;
    }
    int line = c->u->line;
    c->u->line = e->at.lineno;
    OU_TRY(ou_fold(c, e));
    int status = dispatch(c, e);
    c->u->line = line;
    c->depth--;
    return status;
}
