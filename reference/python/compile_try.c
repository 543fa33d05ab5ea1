/* SPDX-License-Identifier: MIT */
/**
 * @file compile_try.c
 * try and with, and leaving them by return, break and continue.
 *
 * Entering a try block costs nothing: the exception table says where an error goes on. A handler
 * begins with the exception on the stack; PUSH_EXC_INFO makes it the one that is being handled
 * and puts the one before it below, for POP_EXCEPT to bring back.
 */
#include "compiler.h"

#include "ouro/errors.h"
#include "ouro/none.h"

int ou_push_fblock(OuCompiler *c, OuFBlockType type, int block, int exit)
{
    OuUnit *u = c->u;
    if (u->block_count >= OU_MAX_BLOCKS) {
        return ou_syntax(c, (OuPosition){.lineno = u->line}, "too many statically nested blocks");
    }
    u->blocks[u->block_count++] =
        (OuFBlock){.type = type, .block = block, .exit = exit, .line = u->line};
    return 0;
}

void ou_pop_fblock(OuCompiler *c)
{
    c->u->block_count--;
}

/** The block pushed last. */
static OuFBlock *top_fblock(OuCompiler *c)
{
    return &c->u->blocks[c->u->block_count - 1];
}

/** Calls the `__exit__` on top of the stack with three Nones. */
static int call_exit_with_nones(OuCompiler *c)
{
    OU_TRY(ou_emit_none(c));
    OU_TRY(ou_emit_none(c));
    OU_TRY(ou_emit_none(c));
    return ou_emit(c, OP_CALL, 2);
}

/** Emits SWAP 2 when a return value lies on top. */
static int swap_if(OuCompiler *c, int preserve_tos)
{
    return preserve_tos ? ou_emit(c, OP_SWAP, 2) : 0;
}

/** `name = None; del name`, at the end of `except ... as name`. */
static int unbind_name(OuCompiler *c, OuObject *name)
{
    OuPosition at = {.lineno = c->u->line};
    OU_TRY(ou_emit_none(c));
    OU_TRY(ou_nameop(c, at, name, OuAST_Store));
    return ou_nameop(c, at, name, OuAST_Del);
}

/** Leaves one block in good order. CPython: compiler_unwind_fblock (Python/compile.c). */
int ou_unwind_block(OuCompiler *c, OuFBlock *block, int preserve_tos)
{
    switch (block->type) {
    case OU_FB_WHILE_LOOP:
    case OU_FB_EXCEPTION_HANDLER:
        return 0;
    case OU_FB_FOR_LOOP:
    case OU_FB_POP_VALUE:
        OU_TRY(swap_if(c, preserve_tos));
        return ou_emit(c, OP_POP_TOP, 0);
    case OU_FB_TRY_EXCEPT:
        ou_pop_block(c);
        return 0;
    case OU_FB_FINALLY_TRY:
        ou_pop_block(c);
        if (preserve_tos) {
            OU_TRY(ou_push_fblock(c, OU_FB_POP_VALUE, -1, -1));
        }
        OU_TRY(ou_visit_stmts(c, block->finally));
        if (preserve_tos) {
            ou_pop_fblock(c);
        }
        return 0;
    case OU_FB_FINALLY_END:
        OU_TRY(swap_if(c, preserve_tos));
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
        OU_TRY(swap_if(c, preserve_tos));
        ou_pop_block(c);
        return ou_emit(c, OP_POP_EXCEPT, 0);
    case OU_FB_WITH:
        c->u->line = block->line;
        ou_pop_block(c);
        OU_TRY(swap_if(c, preserve_tos));
        OU_TRY(call_exit_with_nones(c));
        return ou_emit(c, OP_POP_TOP, 0);
    case OU_FB_HANDLER_CLEANUP:
        if (block->name) {
            ou_pop_block(c);
        }
        OU_TRY(swap_if(c, preserve_tos));
        ou_pop_block(c);
        OU_TRY(ou_emit(c, OP_POP_EXCEPT, 0));
        return block->name ? unbind_name(c, block->name) : 0;
    }
    return 0;
}

/**
 * Leaves all blocks, or those inside the innermost loop. CPython: compiler_unwind_fblock_stack
 * (Python/compile.c).
 */
int ou_unwind_blocks(OuCompiler *c, int preserve_tos, OuFBlock **loop)
{
    if (c->u->block_count == 0) {
        return 0;
    }
    OuFBlock *top = top_fblock(c);
    if (loop != NULL && (top->type == OU_FB_WHILE_LOOP || top->type == OU_FB_FOR_LOOP)) {
        *loop = top;
        return 0;
    }
    OuFBlock copy = *top;
    ou_pop_fblock(c);
    OU_TRY(ou_unwind_block(c, &copy, preserve_tos));
    OU_TRY(ou_unwind_blocks(c, preserve_tos, loop));
    c->u->blocks[c->u->block_count++] = copy;
    return 0;
}

/**
 * The end of a handler that failed itself: goes back to the error before it. CPython:
 * POP_EXCEPT_AND_RERAISE (Python/compile.c).
 */
static int pop_except_and_reraise(OuCompiler *c)
{
    OU_TRY(ou_emit(c, OP_COPY, 3));
    OU_TRY(ou_emit(c, OP_POP_EXCEPT, 0));
    return ou_emit(c, OP_RERAISE, 1);
}

/** The body of `except type as name:`, up to the jump behind the try statement. */
static int visit_named_handler(OuCompiler *c, OuExceptHandler *handler, int end)
{
    int cleanup_body = ou_label_new(c), cleanup_end = ou_label_new(c);
    OU_TRY(cleanup_body < 0 ? -1 : cleanup_end);
    int outer = c->u->handler;
    OU_TRY(ou_nameop(c, handler->at, handler->name, OuAST_Store));
    OU_TRY(ou_setup(c, cleanup_end, 1, 0));
    ou_label_here(c, cleanup_body);
    OU_TRY(ou_push_fblock(c, OU_FB_HANDLER_CLEANUP, cleanup_body, -1));
    top_fblock(c)->name = handler->name;
    OU_TRY(ou_visit_stmts(c, handler->body));
    ou_pop_fblock(c);
    ou_pop_block(c);
    ou_pop_block(c);
    OU_TRY(ou_emit(c, OP_POP_EXCEPT, 0));
    OU_TRY(unbind_name(c, handler->name));
    OU_TRY(ou_emit(c, OP_JUMP, end));
    c->u->handler = outer;
    ou_label_here(c, cleanup_end);
    OU_TRY(unbind_name(c, handler->name));
    return ou_emit(c, OP_RERAISE, 1);
}

/** One `except` clause. */
static int visit_handler(OuCompiler *c, OuExceptHandler *handler, int end)
{
    int next = ou_label_new(c);
    OU_TRY(next);
    int outer = c->u->handler;
    c->u->line = handler->at.lineno;
    if (handler->type != NULL) {
        OU_TRY(ou_visit_expr(c, handler->type));
        OU_TRY(ou_emit(c, OP_CHECK_EXC_MATCH, 0));
        OU_TRY(ou_emit(c, OP_POP_JUMP_IF_FALSE, next));
    }
    if (handler->name != NULL) {
        OU_TRY(visit_named_handler(c, handler, end));
    } else {
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
        OU_TRY(ou_push_fblock(c, OU_FB_HANDLER_CLEANUP, -1, -1));
        OU_TRY(ou_visit_stmts(c, handler->body));
        ou_pop_fblock(c);
        ou_pop_block(c);
        OU_TRY(ou_emit(c, OP_POP_EXCEPT, 0));
        OU_TRY(ou_emit(c, OP_JUMP, end));
    }
    c->u->handler = outer;
    ou_label_here(c, next);
    return 0;
}

/** try ... except. CPython: compiler_try_except (Python/compile.c). */
static int visit_try_except(OuCompiler *c, OuStmt *s)
{
    int body = ou_label_new(c), except = ou_label_new(c), end = ou_label_new(c),
        cleanup = ou_label_new(c);
    OU_TRY(body < 0 || except < 0 || end < 0 ? -1 : cleanup);
    int outer = c->u->handler;
    OU_TRY(ou_setup(c, except, 0, 0));
    ou_label_here(c, body);
    OU_TRY(ou_push_fblock(c, OU_FB_TRY_EXCEPT, body, -1));
    OU_TRY(ou_visit_stmts(c, s->v.Try.body));
    ou_pop_fblock(c);
    ou_pop_block(c);
    OU_TRY(ou_visit_stmts(c, s->v.Try.orelse));
    OU_TRY(ou_emit(c, OP_JUMP, end));

    Ou_ssize_t count = s->v.Try.handlers->size;
    c->u->handler = outer;
    ou_label_here(c, except);
    OU_TRY(ou_setup(c, cleanup, 1, 0));
    OU_TRY(ou_emit(c, OP_PUSH_EXC_INFO, 0));
    OU_TRY(ou_push_fblock(c, OU_FB_EXCEPTION_HANDLER, -1, -1));
    for (Ou_ssize_t i = 0; i < count; i++) {
        OuExceptHandler *handler = s->v.Try.handlers->items[i];
        if (handler->type == NULL && i < count - 1) {
            return ou_syntax(c, handler->at, "default 'except:' must be last");
        }
        OU_TRY(visit_handler(c, handler, end));
    }
    OU_TRY(ou_emit(c, OP_RERAISE, 0));
    ou_pop_fblock(c);
    c->u->handler = outer;
    ou_label_here(c, cleanup);
    OU_TRY(pop_except_and_reraise(c));
    ou_label_here(c, end);
    return 0;
}

/** try ... finally. CPython: compiler_try_finally (Python/compile.c). */
static int visit_try_finally(OuCompiler *c, OuStmt *s)
{
    int body = ou_label_new(c), end = ou_label_new(c), exit = ou_label_new(c),
        cleanup = ou_label_new(c);
    OU_TRY(body < 0 || end < 0 || exit < 0 ? -1 : cleanup);
    int outer = c->u->handler;
    OU_TRY(ou_setup(c, end, 0, 0));
    ou_label_here(c, body);
    OU_TRY(ou_push_fblock(c, OU_FB_FINALLY_TRY, body, end));
    top_fblock(c)->finally = s->v.Try.finalbody;
    OU_TRY(s->v.Try.handlers->size > 0 ? visit_try_except(c, s) : ou_visit_stmts(c, s->v.Try.body));
    ou_pop_block(c);
    ou_pop_fblock(c);
    OU_TRY(ou_visit_stmts(c, s->v.Try.finalbody));
    OU_TRY(ou_emit(c, OP_JUMP, exit));

    c->u->handler = outer;
    ou_label_here(c, end);
    OU_TRY(ou_push_fblock(c, OU_FB_FINALLY_END, end, -1));
    OU_TRY(ou_setup(c, cleanup, 1, 0));
    OU_TRY(ou_emit(c, OP_PUSH_EXC_INFO, 0));
    OU_TRY(ou_visit_stmts(c, s->v.Try.finalbody));
    OU_TRY(ou_emit(c, OP_RERAISE, 0));
    ou_pop_fblock(c);
    c->u->handler = outer;
    ou_label_here(c, cleanup);
    OU_TRY(pop_except_and_reraise(c));
    ou_label_here(c, exit);
    return 0;
}

int ou_visit_try(OuCompiler *c, OuStmt *s)
{
    return s->v.Try.finalbody->size > 0 ? visit_try_finally(c, s) : visit_try_except(c, s);
}

/**
 * The item number `at` of a with statement, and those after it. CPython: compiler_with
 * (Python/compile.c).
 */
int ou_visit_with(OuCompiler *c, OuStmt *s, Ou_ssize_t at)
{
    int block = ou_label_new(c), final = ou_label_new(c), exit = ou_label_new(c),
        cleanup = ou_label_new(c), suppress = ou_label_new(c);
    OU_TRY(block < 0 || final < 0 || exit < 0 || cleanup < 0 ? -1 : suppress);
    OuWithItem *item = s->v.With.items->items[at];
    int outer = c->u->handler;
    OU_TRY(ou_visit_expr(c, item->context_expr));
    OU_TRY(ou_emit(c, OP_BEFORE_WITH, 0));
    OU_TRY(ou_setup(c, final, 1, 1));
    ou_label_here(c, block);
    OU_TRY(ou_push_fblock(c, OU_FB_WITH, block, final));
    top_fblock(c)->line = s->at.lineno;
    if (item->optional_vars != NULL) {
        OU_TRY(ou_visit_expr(c, item->optional_vars));
    } else {
        OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    }
    OU_TRY(at + 1 == s->v.With.items->size ? ou_visit_stmts(c, s->v.With.body)
                                           : ou_visit_with(c, s, at + 1));
    ou_pop_block(c);
    ou_pop_fblock(c);
    c->u->line = s->at.lineno;
    OU_TRY(call_exit_with_nones(c));
    OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    OU_TRY(ou_emit(c, OP_JUMP, exit));

    c->u->handler = outer;
    ou_label_here(c, final);
    OU_TRY(ou_setup(c, cleanup, 1, 0));
    OU_TRY(ou_emit(c, OP_PUSH_EXC_INFO, 0));
    OU_TRY(ou_emit(c, OP_WITH_EXCEPT_START, 0));
    OU_TRY(ou_emit(c, OP_POP_JUMP_IF_TRUE, suppress));
    OU_TRY(ou_emit(c, OP_RERAISE, 2));
    ou_label_here(c, suppress);
    OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    c->u->handler = outer;
    OU_TRY(ou_emit(c, OP_POP_EXCEPT, 0));
    OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    OU_TRY(ou_emit(c, OP_POP_TOP, 0));
    OU_TRY(ou_emit(c, OP_JUMP, exit));
    ou_label_here(c, cleanup);
    OU_TRY(pop_except_and_reraise(c));
    ou_label_here(c, exit);
    return 0;
}
