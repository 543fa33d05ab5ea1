/* SPDX-License-Identifier: MIT */
/**
 * @file parse_import.c
 * `import` and `from`.
 */
#include <string.h>
#include "parser.h"

/** `as name`, if it is here. 0 or -1. */
static int as_name(OuParser *p, OuObject **name)
{
    *name = NULL;
    if (!ou_accept(p, KW_AS)) {
        return 0;
    }
    const OuToken *token = p->tok;
    if (ou_expect(p, TOK_NAME) < 0) {
        return -1;
    }
    *name = ou_token_name(p, token);
    return *name != NULL ? 0 : -1;
}

/** `a.b.c` as one name; NULL on failure. */
static OuObject *dotted_name(OuParser *p)
{
    const OuToken *first = p->tok;
    size_t size = 0;
    do {
        const OuToken *token = p->tok;
        if (ou_expect(p, TOK_NAME) < 0) {
            return NULL;
        }
        size += (size_t)(token->end - token->start) + (size > 0);
    } while (ou_accept(p, TOK_DOT));
    char *text = OuArena_Malloc(p->arena, size);
    if (text == NULL) {
        return NULL;
    }
    char *out = text;
    for (const OuToken *token = first; token < p->tok; token++) {
        memcpy(out, token->start, (size_t)(token->end - token->start));
        out += token->end - token->start;
    }
    return ou_arena_name(p->arena, text, size);
}

/** One name of an import, with `as`; pushes it. 0 or -1. */
static int import_alias(OuParser *p, int dotted)
{
    const OuToken *first = p->tok;
    OuAlias *alias = OuArena_Malloc(p->arena, sizeof *alias);
    if (alias == NULL) {
        return -1;
    }
    if (dotted) {
        alias->name = dotted_name(p);
    } else {
        if (ou_expect(p, TOK_NAME) < 0) {
            return -1;
        }
        alias->name = ou_token_name(p, first);
    }
    if (alias->name == NULL || as_name(p, &alias->asname) < 0) {
        return -1;
    }
    alias->at = ou_range(first->at, p->tok[-1].at);
    return ou_push(p, alias);
}

/** `import` and its names. */
static OuStmt *import_name(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    size_t mark = p->stack_size;
    do {
        if (import_alias(p, 1) < 0) {
            return NULL;
        }
    } while (ou_accept(p, TOK_COMMA));
    OuSeq *names = ou_pop_seq(p, mark);
    OuStmt *s = names != NULL ? ou_new_stmt(p, Import_kind, start) : NULL;
    if (s != NULL) {
        s->v.Import.names = (OuAliasSeq *)names;
    }
    return s;
}

/** What `from` imports, behind `import`: `*`, or names, in parentheses or not. Pushes. 0 or -1. */
static int import_from_targets(OuParser *p)
{
    if (ou_at(p, TOK_STAR)) {
        OuAlias *alias = OuArena_Malloc(p->arena, sizeof *alias);
        if (alias == NULL || (alias->name = ou_arena_name(p->arena, "*", 1)) == NULL) {
            return -1;
        }
        alias->at = ou_take(p)->at;
        return ou_push(p, alias);
    }
    int parenthesized = ou_accept(p, TOK_LPAR);
    do {
        if (parenthesized && ou_at(p, TOK_RPAR) && p->tok[-1].type == TOK_COMMA) {
            break;
        }
        if (!parenthesized && ou_at(p, TOK_NEWLINE) && p->tok[-1].type == TOK_COMMA) {
            ou_parse_error_here(p, OuExc_SyntaxError,
                                "trailing comma not allowed without surrounding parentheses");
            return -1;
        }
        if (import_alias(p, 0) < 0) {
            return -1;
        }
    } while (ou_accept(p, TOK_COMMA));
    return parenthesized ? ou_expect(p, TOK_RPAR) : 0;
}

/** `from`, dots, a module, `import`, names. */
static OuStmt *import_from(OuParser *p)
{
    OuPosition start = ou_take(p)->at;
    size_t mark = p->stack_size;
    int level = 0;
    for (; ou_at(p, TOK_DOT) || ou_at(p, TOK_ELLIPSIS); ou_take(p)) {
        level += ou_at(p, TOK_DOT) ? 1 : 3;
    }
    OuObject *module = NULL;
    if (level == 0 || ou_at(p, TOK_NAME)) {
        module = dotted_name(p);
        if (module == NULL) {
            return NULL;
        }
    }
    if (ou_expect(p, KW_IMPORT) < 0 || import_from_targets(p) < 0) {
        return NULL;
    }
    OuSeq *names = ou_pop_seq(p, mark);
    OuStmt *s = names != NULL ? ou_new_stmt(p, ImportFrom_kind, start) : NULL;
    if (s != NULL) {
        s->v.ImportFrom.module = module;
        s->v.ImportFrom.names = (OuAliasSeq *)names;
        s->v.ImportFrom.level = level;
    }
    return s;
}

OuStmt *ou_import_stmt(OuParser *p)
{
    return ou_at(p, KW_IMPORT) ? import_name(p) : import_from(p);
}
