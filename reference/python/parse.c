/* SPDX-License-Identifier: MIT */
/**
 * @file parse.c
 * The parser's entry, and what all its rules use: nodes, sequences, errors.
 *
 * A recursive descent over the array of tokens. It goes through the source once, and never back,
 * save where a message has to be found (`f(a b)`: "Perhaps you forgot a comma?") and at `with (`.
 *
 * Sequences grow on one stack of pointers: a rule remembers the size of the stack, pushes, and
 * pops what it pushed into the arena.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "parser.h"
#include "ouro/memory.h"

/* ---- tokens, nodes, sequences ----------------------------------------------------------------- */

int ou_expect(OuParser *p, OuTokenType type)
{
    if (!ou_accept(p, type)) {
        ou_invalid_syntax(p);
        return -1;
    }
    return 0;
}

int ou_expect_forced(OuParser *p, OuTokenType type, const char *text)
{
    if (!ou_accept(p, type)) {
        if (ou_at(p, TOK_UNCLOSED)) {
            ou_invalid_syntax(p);
        } else {
            ou_parse_error(p, p->tok->at, "expected '%s'", text);
        }
        return -1;
    }
    return 0;
}

int ou_enter(OuParser *p)
{
    if (p->depth >= OU_PARSER_MAX_DEPTH) {
        OuErr_NoMemory();
        return -1;
    }
    p->depth++;
    return 0;
}

void ou_leave(OuParser *p)
{
    p->depth--;
}

OuPosition ou_range(OuPosition first, OuPosition last)
{
    return (OuPosition){first.lineno, first.col_offset, last.end_lineno, last.end_col_offset};
}

OuExpr *ou_new_expr(OuParser *p, OuExprKind kind, OuPosition start)
{
    OuExpr *e = OuArena_Malloc(p->arena, sizeof *e);
    if (e != NULL) {
        e->kind = kind;
        e->at = ou_range(start, p->tok[-1].at);
    }
    return e;
}

OuStmt *ou_new_stmt(OuParser *p, OuStmtKind kind, OuPosition start)
{
    OuStmt *s = OuArena_Malloc(p->arena, sizeof *s);
    if (s != NULL) {
        s->kind = kind;
        s->at = ou_range(start, p->tok[-1].at);
    }
    return s;
}

OuExpr *ou_new_constant(OuParser *p, OuObject *value, OuPosition at)
{
    if (value == NULL || OuArena_AddObject(p->arena, value) < 0) {
        return NULL;
    }
    OuExpr *e = OuArena_Malloc(p->arena, sizeof *e);
    if (e != NULL) {
        e->kind = Constant_kind;
        e->at = at;
        e->v.Constant.value = value;
    }
    return e;
}

OuObject *ou_token_name(OuParser *p, const OuToken *token)
{
    return ou_arena_name(p->arena, token->start, (size_t)(token->end - token->start));
}

int ou_push(OuParser *p, void *item)
{
    if (p->stack_size == p->stack_room) {
        size_t room = p->stack_room != 0 ? p->stack_room * 2 : 64;
        void **stack = OuMem_Realloc(p->stack, room * sizeof *stack);
        if (stack == NULL) {
            OuErr_NoMemory();
            return -1;
        }
        p->stack = stack;
        p->stack_room = room;
    }
    p->stack[p->stack_size++] = item;
    return 0;
}

OuSeq *ou_pop_seq(OuParser *p, size_t mark)
{
    size_t size = p->stack_size - mark;
    OuSeq *seq = ou_seq_new(p->arena, (Ou_ssize_t)size);
    if (seq != NULL && size > 0) {
        memcpy(seq->items, p->stack + mark, size * sizeof *seq->items);
    }
    p->stack_size = mark;
    return seq;
}

OuSeq *ou_empty_seq(OuParser *p)
{
    return ou_seq_new(p->arena, 0);
}

/* ---- errors --------------------------------------------------------------------------------------- */

/** Whether nothing but the ends of blocks follows the current token. */
static int at_end(const OuParser *p)
{
    const OuToken *token = p->tok;
    while (token->type == TOK_DEDENT) {
        token++;
    }
    return token->type == TOK_ENDMARKER || token->type == TOK_UNCLOSED;
}

/** Whether the last line of a clean source holds nothing but blanks. */
static int ends_in_blank_line(const char *source)
{
    const char *s = source + strlen(source);
    if (s == source) {
        return 1;
    }
    for (s--; s > source && (s[-1] == ' ' || s[-1] == '\t' || s[-1] == '\f'); s--) {
    }
    return s == source || s[-1] == '\n';
}

/** Fills in the error, as positions in an f-string's expression are told: relative to it. */
static void report(OuParser *p, OuPosition at, OuExcKind kind, const char *message)
{
    if (p->info->kind != OuExc_None || OuErr_Occurred() != OuExc_None) {
        return;
    }
    OuPosition in_text = at;
    in_text.lineno -= p->first_lineno - 1;
    in_text.end_lineno -= p->first_lineno - 1;
    in_text.col_offset -= in_text.lineno == 1 ? p->first_col : 0;
    in_text.end_col_offset -= in_text.end_lineno == 1 && at.end_col_offset >= 0 ? p->first_col : 0;
    ou_syntax_error(p->info, p->source, in_text, kind, "%s%s", p->in_fstring ? "f-string: " : "",
                    message);
    p->info->lineno = at.lineno;
    p->info->end_lineno = at.end_lineno;
    p->info->incomplete = p->single && at_end(p) && !ends_in_blank_line(p->source);
}

/** Passes the tokenizer's error on. */
static void report_token_error(OuParser *p)
{
    if (p->quiet) {
        report(p, p->tok->at, OuExc_SyntaxError, "");
    } else if (p->info->kind == OuExc_None && OuErr_Occurred() == OuExc_None) {
        *p->info = *p->token_error;
        *p->token_error = (OuSyntaxInfo){.kind = OuExc_None};
    }
}

/**
 * Reports the bracket that is never closed. CPython: raise_unclosed_parentheses_error
 * (Parser/pegen_errors.c).
 */
static void report_unclosed(OuParser *p)
{
    char message[] = "'(' was never closed";
    message[1] = p->unclosed_with;
    OuPosition at = p->unclosed;
    at.end_col_offset = -1;
    report(p, at, OuExc_SyntaxError, message);
    p->info->incomplete = p->single;
}

/** Reports an error, or what comes before it: the tokenizer's, a bracket open since a line before. */
static void report_v(OuParser *p, OuPosition at, OuExcKind kind, const char *format, va_list args)
{
    char message[OU_SYNTAX_MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, args);
    if (p->token_error->kind != OuExc_None && !p->token_error_yields &&
        !(kind == OuExc_IndentationError && ou_at(p, TOK_INDENT))) {
        report_token_error(p);
    } else if (p->unclosed_with && p->tok->at.lineno > p->unclosed.lineno) {
        report_unclosed(p);
    } else {
        report(p, at, kind, message);
    }
}

void *ou_parse_error(OuParser *p, OuPosition at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_v(p, at, OuExc_SyntaxError, format, args);
    va_end(args);
    return NULL;
}

/**
 * Where an error at a token is: at its text, or at the end of the line it ends. A token without
 * text has no end column: CPython shows -1, which is -2 here, as columns count from 0.
 */
static OuPosition error_position(const OuParser *p, const OuToken *token)
{
    OuPosition at = token->at;
    if (at_end(p) && token->at.col_offset == 0 && token->at.lineno > 1) {
        /* The last line is the one before; p->tok[-1] may be the NEWLINE that ends it. */
        const OuToken *last = token;
        while (last->type != TOK_NEWLINE && last->at.lineno == token->at.lineno &&
               (last->type == TOK_DEDENT || last->type == TOK_ENDMARKER)) {
            last--;
        }
        at = last->at;
        at.end_col_offset = -2;
    } else if (token->type == TOK_INDENT || token->type == TOK_DEDENT) {
        at.col_offset -= at.col_offset > 0;
        at.end_col_offset = -2;
    }
    return at;
}

void *ou_parse_error_here(OuParser *p, OuExcKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_v(p, error_position(p, p->tok), kind, format, args);
    va_end(args);
    return NULL;
}

void *ou_invalid_syntax(OuParser *p)
{
    if (p->seen > p->tok) {
        p->tok = p->seen;
    }
    if (ou_at(p, TOK_FAILED)) {
        report_token_error(p);
    } else if (ou_at(p, TOK_UNCLOSED)) {
        report_unclosed(p);
    } else if (ou_at(p, TOK_INDENT)) {
        ou_parse_error_here(p, OuExc_IndentationError, "unexpected indent");
    } else if (ou_at(p, KW_ASYNC) || ou_at(p, KW_AWAIT)) {
        ou_unsupported(p, p->tok, ou_at(p, KW_ASYNC) ? "'async'" : "'await'");
    } else {
        ou_parse_error_here(p, OuExc_SyntaxError, "invalid syntax");
    }
    return NULL;
}

void *ou_unsupported(OuParser *p, const OuToken *token, const char *construct)
{
    return ou_parse_error(p, token->at, "%s is outside the subset of Python that ouro runs",
                          construct);
}

OuParserMark ou_try_begin(OuParser *p)
{
    p->quiet++;
    return (OuParserMark){p->tok, p->seen, p->stack_size, p->depth};
}

int ou_try_end(OuParser *p, OuParserMark mark, int back)
{
    int broken = OuErr_Occurred() != OuExc_None;
    int failed = broken || p->info->kind != OuExc_None;
    p->quiet--;
    ou_syntax_info_clear(p->info);
    if (!broken && p->quiet == 0 && (ou_at(p, TOK_FAILED) || ou_at(p, TOK_UNCLOSED))) {
        ou_invalid_syntax(p); /* such an error counts even if the parser only looked ahead */
        failed = broken = 1;
    }
    if (failed || back) {
        p->tok = mark.tok;
        p->seen = mark.seen;
        p->stack_size = mark.stack_size;
        p->depth = mark.depth;
    }
    return broken || OuErr_Occurred() != OuExc_None ? -1 : !failed;
}

OuParser ou_parser_begin(OuTokenizer *t, OuArena *arena, OuSyntaxInfo *info)
{
    return (OuParser){.arena = arena,
                      .info = info,
                      .token_error = t->info,
                      .token_error_yields = t->yields,
                      .source = t->source,
                      .tok = t->tokens,
                      .seen = t->tokens,
                      .first_lineno = t->first_lineno,
                      .first_col = t->first_col,
                      .in_fstring = t->in_fstring,
                      .unclosed = t->unclosed,
                      .unclosed_with = t->unclosed_with};
}

void ou_parser_end(OuParser *p)
{
    ou_syntax_info_clear(p->token_error);
    OuMem_Free(p->stack);
}

/* ---- the whole ---------------------------------------------------------------------------------------- */

/** Parses the statements of a file up to the end. */
static OuStmtSeq *file_body(OuParser *p)
{
    size_t mark = p->stack_size;
    while (!ou_at(p, TOK_ENDMARKER)) {
        if (ou_statement(p) < 0) {
            return NULL;
        }
    }
    return (OuStmtSeq *)ou_pop_seq(p, mark);
}

/** Whether a statement has a block, so that at the prompt a blank line has to end it. */
static int has_block(const OuStmt *s)
{
    switch (s->kind) {
    case FunctionDef_kind:
    case ClassDef_kind:
    case For_kind:
    case While_kind:
    case If_kind:
    case With_kind:
    case Try_kind:
    case TryStar_kind:
        return 1;
    default:
        return 0;
    }
}

/** Parses one statement, or nothing, and the end. */
static OuStmtSeq *interactive_body(OuParser *p)
{
    size_t mark = p->stack_size;
    if (!ou_at(p, TOK_ENDMARKER)) {
        if (ou_statement(p) < 0) {
            return NULL;
        }
        while (ou_accept(p, TOK_NEWLINE)) {
        }
        if (!ou_at(p, TOK_ENDMARKER)) {
            return ou_parse_error_here(
                p, OuExc_SyntaxError,
                "multiple statements found while compiling a single statement");
        }
        if (has_block(p->stack[mark]) && !ends_in_blank_line(p->source)) {
            p->tok--;
            ou_parse_error_here(p, OuExc_SyntaxError, "incomplete input");
            p->info->incomplete = p->info->kind != OuExc_None;
            return NULL;
        }
    }
    return (OuStmtSeq *)ou_pop_seq(p, mark);
}

/** Parses one expression and the end. */
static OuExpr *eval_body(OuParser *p)
{
    OuExpr *e = ou_star_expressions(p);
    if (e == NULL) {
        return NULL;
    }
    while (ou_accept(p, TOK_NEWLINE)) {
    }
    return ou_at(p, TOK_ENDMARKER) ? e : ou_invalid_syntax(p);
}

/** Parses the tokens of a whole source. */
static OuMod *parse_tokens(OuParser *p, OuParseMode mode)
{
    OuMod *mod = OuArena_Malloc(p->arena, sizeof *mod);
    if (mod == NULL) {
        return NULL;
    }
    if (mode == OU_EVAL_INPUT) {
        mod->kind = Expression_kind;
        mod->expression = eval_body(p);
        mod->body = (OuStmtSeq *)ou_empty_seq(p);
        return mod->expression != NULL && mod->body != NULL ? mod : NULL;
    }
    mod->kind = mode == OU_FILE_INPUT ? Module_kind : Interactive_kind;
    mod->body = mode == OU_FILE_INPUT ? file_body(p) : interactive_body(p);
    return mod->body != NULL ? mod : NULL;
}

/** Makes the tokens of a clean source, then its tree. */
static OuMod *parse_source(OuTokenizer *t, OuParseMode mode, OuArena *arena, OuSyntaxInfo *info)
{
    if (ou_tokenize(t) < 0) {
        return NULL;
    }
    OuParser p = ou_parser_begin(t, arena, info);
    p.single = mode == OU_SINGLE_INPUT;
    OuMod *mod = parse_tokens(&p, mode);
    ou_parser_end(&p);
    return mod;
}

OuMod *ou_parse(const char *source, size_t size, OuParseMode mode, OuArena *arena,
                OuSyntaxInfo *info)
{
    OuTokenizer *t = OuMem_Calloc(1, sizeof *t);
    if (t == NULL) {
        return OuErr_NoMemory();
    }
    OuSyntaxInfo token_error = {.kind = OuExc_None};
    OuMod *mod = NULL;
    t->info = &token_error;
    t->first_lineno = 1;
    t->source = ou_clean_source(source, size, arena, info);
    if (t->source != NULL) {
        mod = parse_source(t, mode, arena, info);
    }
    OuMem_Free(t->tokens);
    OuMem_Free(t);
    return mod;
}
