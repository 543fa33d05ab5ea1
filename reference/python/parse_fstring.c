/* SPDX-License-Identifier: MIT */
/**
 * @file parse_fstring.c
 * f-strings: text, `{expression}`, and what may follow the expression inside the braces.
 *
 * As in CPython before 3.12, a string token is cut up here: the end of an expression is found by
 * counting brackets and quotes, and the expression, put in parentheses, is a source of its own for
 * a parser of its own.
 */
#include <ctype.h>
#include <string.h>
#include "parser.h"
#include "ouro/memory.h"

/** How deep `{x:{y}}` may nest. */
#define MAX_NESTING 2

/** One f-string token on its way. */
typedef struct FString {
    OuParser *p;          /**< the parser */
    const OuToken *token; /**< the whole literal */
    OuPosition whole;     /**< of all the tokens that are joined */
    const char *cur;      /**< the next byte */
    const char *end;      /**< behind the last byte */
    int raw;              /**< 1: escapes stay as they are */
} FString;

static int fstring_parts(FString *f, int nesting, OuCodePoints *text);

/** Reports an error about the token; -1. */
static int fstring_error(FString *f, const char *message)
{
    ou_parse_error_here(f->p, OuExc_SyntaxError, "%s", message);
    return -1;
}

/* ---- finding the end of an expression ------------------------------------------------------------- */

/** What is open while an expression is scanned. */
typedef struct Scan {
    char quote;                     /**< 0: not in a string */
    int quotes;                     /**< 1 or 3 */
    int depth;                      /**< brackets open */
    char brackets[OU_MAX_BRACKETS]; /**< which ones, the innermost last */
} Scan;

/** Skips what belongs to a string inside the expression. 1 if it skipped something. */
static int scan_string(FString *f, Scan *scan)
{
    char c = *f->cur;
    int triple = f->cur + 2 < f->end && f->cur[1] == c && f->cur[2] == c;
    if (scan->quote != 0) {
        if (c == scan->quote && (scan->quotes == 1 || triple)) {
            f->cur += scan->quotes;
            scan->quote = 0;
        } else {
            f->cur++;
        }
        return 1;
    }
    if (c == '\'' || c == '"') {
        scan->quote = c;
        scan->quotes = triple ? 3 : 1;
        f->cur += scan->quotes;
        return 1;
    }
    return 0;
}

/** Counts a bracket. 1: there was one; 0: there was none; -1 after reporting. */
static int scan_bracket(FString *f, Scan *scan)
{
    char c = *f->cur;
    if (c == '(' || c == '[' || c == '{') {
        if (scan->depth >= OU_MAX_BRACKETS) {
            return fstring_error(f, "f-string: too many nested parenthesis");
        }
        scan->brackets[scan->depth++] = c;
        return 1;
    }
    if (c != ')' && c != ']' && c != '}') {
        return 0;
    }
    if (scan->depth == 0) {
        ou_parse_error_here(f->p, OuExc_SyntaxError, "f-string: unmatched '%c'", c);
        return -1;
    }
    char open = scan->brackets[--scan->depth];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}')) {
        return 1;
    }
    ou_parse_error_here(
        f->p, OuExc_SyntaxError,
        "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
    return -1;
}

/** Whether the character ends the expression, or belongs to a comparison (then it is skipped). */
static int ends_expression(FString *f)
{
    char c = *f->cur;
    char next = f->cur + 1 < f->end ? f->cur[1] : '\0';
    if (next == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
        f->cur++;
        return 0;
    }
    return c == '!' || c == ':' || c == '}' || c == '=';
}

/** Moves to the character behind the expression that begins at `f->cur`; -1 after reporting. */
static int find_expression_end(FString *f)
{
    Scan scan = {.quote = 0, .depth = 0};
    while (f->cur < f->end) {
        if (*f->cur == '\\') {
            return fstring_error(f, "f-string expression part cannot include a backslash");
        }
        if (scan_string(f, &scan)) {
            continue;
        }
        if (*f->cur == '#') {
            return fstring_error(f, "f-string expression part cannot include '#'");
        }
        if (scan.depth == 0 && ends_expression(f)) {
            break;
        }
        if (scan_bracket(f, &scan) < 0) {
            return -1;
        }
        f->cur++;
    }
    if (scan.quote != 0) {
        return fstring_error(f, "f-string: unterminated string");
    }
    if (scan.depth > 0) {
        ou_parse_error_here(f->p, OuExc_SyntaxError, "f-string: unmatched '%c'",
                            scan.brackets[scan.depth - 1]);
        return -1;
    }
    return f->cur < f->end ? 0 : fstring_error(f, "f-string: expecting '}'");
}

/* ---- the expression ------------------------------------------------------------------------------- */

/** Tells a tokenizer at which line and column of the file its source begins. */
static void place(OuTokenizer *t, const OuToken *token, const char *start)
{
    const char *line = NULL;
    t->first_lineno = token->at.lineno;
    for (const char *s = token->start; s < start; s++) {
        if (*s == '\n') {
            t->first_lineno++;
            line = s + 1;
        }
    }
    t->first_col =
        line != NULL ? (int)(start - line) : token->at.col_offset + (int)(start - token->start);
    t->first_col--; /* the parenthesis in front */
}

/** Parses the tokens of an expression in parentheses. */
static OuExpr *parse_expression(OuParser *outer, OuTokenizer *t)
{
    OuParser p = ou_parser_begin(t, outer->arena, outer->info);
    p.quiet = outer->quiet;
    p.depth = outer->depth;
    OuExpr *e = NULL;
    if (ou_enter(&p) == 0) {
        e = ou_group(&p);
        if (e != NULL && !ou_at(&p, TOK_NEWLINE) && !ou_at(&p, TOK_ENDMARKER)) {
            e = ou_invalid_syntax(&p);
        }
    }
    ou_parser_end(&p);
    return e;
}

/**
 * Parses the expression from `start` to `end`. CPython: fstring_compile_expr
 * (Parser/string_parser.c).
 */
static OuExpr *compile_expression(FString *f, const char *start, const char *end)
{
    const char *s = start;
    while (s < end && isspace((unsigned char)*s)) {
        s++;
    }
    if (s == end) {
        return *end == '}' ? ou_parse_error_here(f->p, OuExc_SyntaxError,
                                                 "f-string: empty expression not allowed")
                           : ou_parse_error_here(f->p, OuExc_SyntaxError,
                                                 "f-string: expression required before '%c'", *end);
    }
    size_t size = (size_t)(end - start);
    OuSyntaxInfo token_error = {.kind = OuExc_None};
    char *source = OuArena_Malloc(f->p->arena, size + 3);
    OuTokenizer *t = source != NULL ? OuMem_Calloc(1, sizeof *t) : NULL;
    if (t == NULL) {
        return OuErr_NoMemory();
    }
    source[0] = '(';
    memcpy(source + 1, start, size);
    source[size + 1] = ')';
    t->source = source;
    t->info = &token_error;
    t->in_fstring = 1;
    place(t, f->token, start);
    OuExpr *e = ou_tokenize(t) == 0 ? parse_expression(f->p, t) : NULL;
    OuMem_Free(t->tokens);
    OuMem_Free(t);
    return e;
}

/** Reads `!r`, if it is here: the conversion, -1 for none, -2 after reporting. */
static int read_conversion(FString *f)
{
    if (*f->cur != '!') {
        return -1;
    }
    f->cur++;
    if (f->cur >= f->end) {
        fstring_error(f, "f-string: expecting '}'");
        return -2;
    }
    char c = *f->cur++;
    if (c != 's' && c != 'r' && c != 'a') {
        fstring_error(f, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
        return -2;
    }
    return c;
}

/** Reads the format specification behind `:`, a JoinedStr. */
static OuExpr *read_format_spec(FString *f, int nesting)
{
    OuParser *p = f->p;
    OuCodePoints text = {NULL, 0, 0};
    size_t mark = p->stack_size;
    f->cur++;
    int result = fstring_parts(f, nesting + 1, &text);
    if (result == 0) {
        result = ou_push_text(p, &text, f->whole);
    }
    OuMem_Free(text.items);
    if (result < 0) {
        return NULL;
    }
    OuSeq *values = ou_pop_seq(p, mark);
    OuExpr *e = values != NULL ? ou_new_expr(p, JoinedStr_kind, f->whole) : NULL;
    if (e != NULL) {
        e->v.JoinedStr.values = (OuExprSeq *)values;
    }
    return e;
}

/**
 * Reads `{...}`, at the brace, and pushes its value. 0 or -1. CPython: fstring_find_expr
 * (Parser/string_parser.c).
 */
static int fstring_expression(FString *f, int nesting, OuCodePoints *text)
{
    if (nesting >= MAX_NESTING) {
        return fstring_error(f, "f-string: expressions nested too deeply");
    }
    const char *start = ++f->cur;
    if (find_expression_end(f) < 0) {
        return -1;
    }
    OuExpr *value = compile_expression(f, start, f->cur);
    if (value == NULL) {
        return -1;
    }
    int debug = *f->cur == '=';
    if (debug) {
        do {
            f->cur++;
        } while (f->cur < f->end && isspace((unsigned char)*f->cur));
        if (ou_decode_text(f->p, start, f->cur, 1, text) < 0) {
            return -1;
        }
    }
    int conversion = f->cur < f->end ? read_conversion(f) : -1;
    OuExpr *spec = NULL;
    if (conversion == -2 ||
        (f->cur < f->end && *f->cur == ':' && (spec = read_format_spec(f, nesting)) == NULL)) {
        return -1;
    }
    if (f->cur >= f->end || *f->cur != '}') {
        return fstring_error(f, "f-string: expecting '}'");
    }
    f->cur++;
    OuExpr *e = ou_push_text(f->p, text, f->whole) == 0
                    ? ou_new_expr(f->p, FormattedValue_kind, f->whole)
                    : NULL;
    if (e == NULL) {
        return -1;
    }
    e->v.FormattedValue.value = value;
    e->v.FormattedValue.conversion = debug && conversion < 0 && spec == NULL ? 'r' : conversion;
    e->v.FormattedValue.format_spec = spec;
    return ou_push(f->p, e);
}

/* ---- the text between -------------------------------------------------------------------------------- */

/**
 * Appends text up to a brace that is not doubled. 0 or -1. CPython: fstring_find_literal
 * (Parser/string_parser.c).
 */
static int fstring_text(FString *f, int nesting, OuCodePoints *text)
{
    const char *start = f->cur;
    while (f->cur < f->end) {
        char c = *f->cur;
        if (c == '\\' && !f->raw && f->cur + 1 < f->end) {
            f->cur += f->cur[1] == '{' || f->cur[1] == '}' ? 1 : 2;
            continue;
        }
        if (c != '{' && c != '}') {
            f->cur++;
            continue;
        }
        int doubled = nesting == 0 && f->cur + 1 < f->end && f->cur[1] == c;
        if (ou_decode_text(f->p, start, f->cur + doubled, f->raw, text) < 0) {
            return -1;
        }
        if (!doubled) {
            return nesting == 0 && c == '}'
                       ? fstring_error(f, "f-string: single '}' is not allowed")
                       : 0;
        }
        f->cur += 2;
        start = f->cur;
    }
    return ou_decode_text(f->p, start, f->cur, f->raw, text);
}

/** Reads text and expressions up to the end, or, inside a specification, to its `}`. */
static int fstring_parts(FString *f, int nesting, OuCodePoints *text)
{
    for (;;) {
        if (fstring_text(f, nesting, text) < 0) {
            return -1;
        }
        if (f->cur >= f->end || *f->cur == '}') {
            return 0;
        }
        if (fstring_expression(f, nesting, text) < 0) {
            return -1;
        }
    }
}

int ou_fstring(OuParser *p, const OuToken *token, const char *start, const char *end, int raw,
               OuCodePoints *text, OuPosition whole)
{
    FString f = {.p = p, .token = token, .whole = whole, .cur = start, .end = end, .raw = raw};
    return fstring_parts(&f, 0, text);
}
