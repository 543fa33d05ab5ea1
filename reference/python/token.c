/* SPDX-License-Identifier: MIT */
/**
 * @file token.c
 * The tokenizer: from clean source to an array of tokens.
 *
 * Invariant: `columns[0 .. indents]` are the columns of the open blocks, strictly rising, and
 * `brackets[0 .. level - 1]` the open brackets. Line ends and indents are no tokens inside brackets.
 *
 * Columns are counted twice, with tabs to the next multiple of 8 and with tabs of width 1; where
 * the two disagree about what is deeper, tabs and spaces are mixed in a way that has no meaning.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "token.h"
#include "ouro/memory.h"

/** Keywords in the order of OuTokenType. */
static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};

/** Operators, those that begin like others after the longer ones. */
static const struct {
    char text[4];     /**< as it is written */
    OuTokenType type; /**< what it is */
} operators[] = {
    {"...", TOK_ELLIPSIS},
    {"**=", TOK_DOUBLESTAREQUAL},
    {"//=", TOK_DOUBLESLASHEQUAL},
    {"<<=", TOK_LEFTSHIFTEQUAL},
    {">>=", TOK_RIGHTSHIFTEQUAL},
    {"->", TOK_RARROW},
    {":=", TOK_COLONEQUAL},
    {"**", TOK_DOUBLESTAR},
    {"<<", TOK_LEFTSHIFT},
    {">>", TOK_RIGHTSHIFT},
    {"//", TOK_DOUBLESLASH},
    {"+=", TOK_PLUSEQUAL},
    {"-=", TOK_MINEQUAL},
    {"*=", TOK_STAREQUAL},
    {"@=", TOK_ATEQUAL},
    {"/=", TOK_SLASHEQUAL},
    {"%=", TOK_PERCENTEQUAL},
    {"|=", TOK_VBAREQUAL},
    {"^=", TOK_CIRCUMFLEXEQUAL},
    {"&=", TOK_AMPEREQUAL},
    {"==", TOK_EQEQUAL},
    {"!=", TOK_NOTEQUAL},
    {"<=", TOK_LESSEQUAL},
    {">=", TOK_GREATEREQUAL},
    {"<>", TOK_ERROR},
    {"(", TOK_LPAR},
    {")", TOK_RPAR},
    {"[", TOK_LSQB},
    {"]", TOK_RSQB},
    {"{", TOK_LBRACE},
    {"}", TOK_RBRACE},
    {":", TOK_COLON},
    {",", TOK_COMMA},
    {";", TOK_SEMI},
    {".", TOK_DOT},
    {"=", TOK_EQUAL},
    {"+", TOK_PLUS},
    {"-", TOK_MINUS},
    {"*", TOK_STAR},
    {"@", TOK_AT},
    {"/", TOK_SLASH},
    {"%", TOK_PERCENT},
    {"|", TOK_VBAR},
    {"^", TOK_CIRCUMFLEX},
    {"&", TOK_AMPER},
    {"~", TOK_TILDE},
    {"<", TOK_LESS},
    {">", TOK_GREATER},
};

/* ---- errors ------------------------------------------------------------------------------- */

int ou_token_error_at(OuTokenizer *t, OuExcKind kind, int column, int end_column,
                      const char *message)
{
    int line = t->lineno + t->first_lineno;
    OuPosition at = {line, column, line, end_column};
    /* An expression of an f-string is shown alone, and its lines count from its own first. */
    OuPosition in_text = at;
    in_text.lineno = in_text.end_lineno = t->lineno + 1;
    ou_syntax_error(t->info, t->source, in_text, kind, "%s%s", t->in_fstring ? "f-string: " : "",
                    message);
    t->info->lineno = at.lineno;
    t->info->end_lineno = at.end_lineno;
    return -1;
}

int ou_token_error(OuTokenizer *t, const char *format, ...)
{
    char message[OU_SYNTAX_MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    /* the column of the last character that was read */
    const char *last = t->cur;
    do {
        last--;
    } while (last > t->line_start && ((unsigned char)*last & 0xC0) == 0x80);
    int column = last >= t->line_start ? (int)(last - t->line_start) : 0;
    return ou_token_error_at(t, OuExc_SyntaxError, column, column, message);
}

/* ---- making tokens ------------------------------------------------------------------------ */

/** The position of the text from `start`, on the current line, to `t->cur`. */
static OuPosition position_from(const OuTokenizer *t, const char *start)
{
    int shift = t->lineno == 0 ? t->first_col : 0;
    int line = t->lineno + t->first_lineno;
    return (OuPosition){line, (int)(start - t->line_start) + shift, line,
                        (int)(t->cur - t->line_start) + shift};
}

/** Appends a token; -1 with MemoryError set. */
static int add_token(OuTokenizer *t, OuTokenType type, const char *start, OuPosition at)
{
    if (t->count == t->room) {
        size_t room = t->room != 0 ? t->room * 2 : 64;
        OuToken *tokens = OuMem_Realloc(t->tokens, room * sizeof *tokens);
        if (tokens == NULL) {
            OuErr_NoMemory();
            return -1;
        }
        t->tokens = tokens;
        t->room = room;
    }
    t->tokens[t->count++] =
        (OuToken){.type = type, .level = t->level, .at = at, .start = start, .end = t->cur};
    return 0;
}

/** Moves to the line that begins at `t->cur`. */
static void begin_line(OuTokenizer *t)
{
    t->lineno++;
    t->line_start = t->cur;
}

/* ---- lines and indentation ------------------------------------------------------------------ */

/** Skips a backslash at the end of a line, `t->cur` being behind the backslash; -1 on failure. */
static int continue_line(OuTokenizer *t)
{
    t->yields = 1;
    if (*t->cur != '\n') {
        int column = (int)(t->cur - t->line_start);
        return ou_token_error_at(t, OuExc_SyntaxError, column, -1,
                                 "unexpected character after line continuation character");
    }
    if (t->cur[1] == '\0') {
        int column = (int)(t->cur - t->line_start);
        ou_token_error_at(t, OuExc_SyntaxError, column, -2, "unexpected EOF while parsing");
        t->info->incomplete = 1;
        return -1;
    }
    t->cur++;
    t->yields = 0;
    begin_line(t);
    return 0;
}

/** Reports tabs and spaces that are mixed without meaning; -1. */
static int tab_error(OuTokenizer *t)
{
    t->yields = 1;
    return ou_token_error_at(t, OuExc_TabError, 0, -1,
                             "inconsistent use of tabs and spaces in indentation");
}

/** Compares the columns of a line with the open blocks and makes INDENT or DEDENT tokens. */
static int change_indent(OuTokenizer *t, int column, int alt_column)
{
    OuPosition at = position_from(t, t->cur);
    if (column == t->columns[t->indents]) {
        return alt_column != t->alt_columns[t->indents] ? tab_error(t) : 0;
    }
    if (column > t->columns[t->indents]) {
        if (t->indents + 1 >= OU_MAX_INDENTS) {
            t->yields = 1;
            return ou_token_error_at(t, OuExc_IndentationError, 0, -1,
                                     "too many levels of indentation");
        }
        if (alt_column <= t->alt_columns[t->indents]) {
            return tab_error(t);
        }
        t->indents++;
        t->columns[t->indents] = column;
        t->alt_columns[t->indents] = alt_column;
        return add_token(t, TOK_INDENT, t->cur, at);
    }
    while (t->indents > 0 && column < t->columns[t->indents]) {
        t->indents--;
        if (add_token(t, TOK_DEDENT, t->cur, at) < 0) {
            return -1;
        }
    }
    if (column != t->columns[t->indents]) {
        int end = (int)strcspn(t->line_start, "\n");
        t->yields = 1;
        return ou_token_error_at(t, OuExc_IndentationError, end, -2,
                                 "unindent does not match any outer indentation level");
    }
    return alt_column != t->alt_columns[t->indents] ? tab_error(t) : 0;
}

/** Reads the blanks at the start of a line. */
static int read_indent(OuTokenizer *t)
{
    int column = 0, alt_column = 0, continued = 0;
    for (;; t->cur++) {
        if (*t->cur == ' ') {
            column++, alt_column++;
        } else if (*t->cur == '\t') {
            column = (column / 8 + 1) * 8, alt_column++;
        } else if (*t->cur == '\f') {
            column = alt_column = 0;
        } else if (*t->cur == '\\') {
            /* the indentation is what stands before the first backslash */
            continued = continued ? continued : column;
            t->cur++;
            if (continue_line(t) < 0) {
                return -1;
            }
            t->cur--;
        } else {
            break;
        }
    }
    t->line_is_blank = *t->cur == '#' || *t->cur == '\n';
    if (t->line_is_blank || t->level > 0) {
        return 0;
    }
    return continued ? change_indent(t, continued, continued)
                     : change_indent(t, column, alt_column);
}

/* ---- names ------------------------------------------------------------------------------------ */

int ou_is_name_char(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 128;
}

unsigned ou_utf8_decode(const char *text, int *bytes)
{
    const unsigned char *s = (const unsigned char *)text;
    if (s[0] < 0x80) {
        *bytes = 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *bytes = 2;
        return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *bytes = 3;
        return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    }
    *bytes = 4;
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

/** Ranges of characters, above ASCII, that no name may have: signs, spaces, private use. */
static const struct {
    unsigned first; /**< first code point of a range */
    unsigned last;  /**< last one */
} not_in_names[] = {
    {0x80, 0xA9},       {0xAB, 0xB4},       {0xB6, 0xB6},        {0xB8, 0xB9},     {0xBB, 0xBF},
    {0xD7, 0xD7},       {0xF7, 0xF7},       {0x2C2, 0x2C5},      {0x37E, 0x37E},   {0x589, 0x58F},
    {0x2000, 0x203E},   {0x2041, 0x2053},   {0x2055, 0x2070},    {0x207A, 0x207E}, {0x208A, 0x208E},
    {0x20A0, 0x20CF},   {0x2100, 0x2101},   {0x2103, 0x2106},    {0x2140, 0x2144}, {0x218A, 0x2BFF},
    {0x2E00, 0x2E7F},   {0x2FF0, 0x3004},   {0x3008, 0x3020},    {0x3030, 0x3030}, {0xD800, 0xF8FF},
    {0xFE10, 0xFE1F},   {0xFE30, 0xFE32},   {0xFE35, 0xFE4C},    {0xFE50, 0xFE6F}, {0xFEFF, 0xFF0F},
    {0xFF1A, 0xFF20},   {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
    {0x1F000, 0x1FAFF}, {0xE0000, 0xE00FF}, {0xF0000, 0x10FFFF},
};

/** 1 if a character above ASCII has no shape to print. */
static int is_unprintable(unsigned code)
{
    return (code >= 0x80 && code <= 0xA0) || code == 0xAD || (code >= 0x2000 && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F) ||
           code == 0x3000 || code == 0xFEFF || (code >= 0xD800 && code <= 0xF8FF) ||
           code >= 0xE0000;
}

/** Reports the character of `bytes` bytes at `text`, which belongs nowhere; -1. */
static int character_error(OuTokenizer *t, const char *text, unsigned code, int bytes)
{
    t->cur = text + bytes;
    if (code < 128 || is_unprintable(code)) {
        return ou_token_error(t, "invalid non-printable character U+%04X", code);
    }
    return ou_token_error(t, "invalid character '%.*s' (U+%04X)", bytes, text, code);
}

/** Checks a name's characters beyond ASCII. CPython: verify_identifier (Parser/tokenizer.c). */
static int check_name(OuTokenizer *t, const char *start)
{
    for (const char *s = start; s < t->cur;) {
        int bytes;
        unsigned code = ou_utf8_decode(s, &bytes);
        for (size_t i = 0; code >= 128 && i < sizeof not_in_names / sizeof *not_in_names; i++) {
            if (code >= not_in_names[i].first && code <= not_in_names[i].last) {
                return character_error(t, s, code, bytes);
            }
        }
        s += bytes;
    }
    return 0;
}

/** The keyword that a name is, or TOK_NAME. */
static OuTokenType keyword_type(const char *start, size_t size)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (strncmp(keywords[i], start, size) == 0 && keywords[i][size] == '\0') {
            return KW_FALSE + (OuTokenType)i;
        }
    }
    return TOK_NAME;
}

/** Reads a name or keyword that ends at `t->cur`. */
static int finish_name(OuTokenizer *t, const char *start)
{
    if (check_name(t, start) < 0) {
        return -1;
    }
    OuTokenType type = keyword_type(start, (size_t)(t->cur - start));
    return add_token(t, type, start, position_from(t, start));
}

/* ---- strings ---------------------------------------------------------------------------------- */

/** Reports a string that does not end; `t->cur` moves back behind its first quote or prefix. */
static int unterminated(OuTokenizer *t, const char *start, const char *line_start, int lineno,
                        int triple)
{
    /* The text ends in a newline that may be ours: the line after it does not count. */
    int last = t->lineno - (triple && t->cur == t->line_start) + t->first_lineno;
    t->cur = start + 1;
    t->line_start = line_start;
    t->lineno = lineno;
    if (triple) {
        ou_token_error(t, "unterminated triple-quoted string literal (detected at line %d)", last);
        t->info->incomplete = 1;
        return -1;
    }
    return ou_token_error(t, "unterminated string literal (detected at line %d)", last);
}

/** Reads a string whose first quote is at `t->cur` and whose prefix began at `start`. */
static int read_string(OuTokenizer *t, const char *start)
{
    const char *line_start = t->line_start;
    int lineno = t->lineno;
    OuPosition at = position_from(t, start);
    char quote = *t->cur++;
    int size = 1, seen = 0;
    if (*t->cur == quote) {
        t->cur++;
        if (*t->cur == quote) {
            t->cur++;
            size = 3;
        } else {
            seen = 1; /* the empty string */
        }
    }
    while (seen != size) {
        char c = *t->cur;
        if (c == '\0' || (size == 1 && c == '\n')) {
            return unterminated(t, start, line_start, lineno, size == 3);
        }
        t->cur++;
        seen = c == quote ? seen + 1 : 0;
        if (c == '\\' && *t->cur != '\0') {
            c = *t->cur++;
        }
        if (c == '\n') {
            begin_line(t);
        }
    }
    OuPosition end = position_from(t, t->cur);
    at.end_lineno = end.lineno;
    at.end_col_offset = end.col_offset;
    return add_token(t, TOK_STRING, start, at);
}

/** Reads a name, or a string with a prefix: `b`, `f`, `r`, `u`, or `r` with one of `b` and `f`. */
static int read_name_or_string(OuTokenizer *t)
{
    const char *start = t->cur;
    int b = 0, f = 0, r = 0, u = 0;
    for (;; t->cur++) {
        int c = tolower((unsigned char)*t->cur);
        if (c == 'b' && !(b || u || f)) {
            b = 1;
        } else if (c == 'u' && !(b || u || r || f)) {
            u = 1;
        } else if (c == 'r' && !(r || u)) {
            r = 1;
        } else if (c == 'f' && !(f || b || u)) {
            f = 1;
        } else {
            break;
        }
        if (t->cur[1] == '"' || t->cur[1] == '\'') {
            t->cur++;
            return read_string(t, start);
        }
    }
    while (ou_is_name_char(*t->cur)) {
        t->cur++;
    }
    return finish_name(t, start);
}

/* ---- operators -------------------------------------------------------------------------------- */

/** Remembers an opened bracket. */
static int open_bracket(OuTokenizer *t, char bracket)
{
    if (t->level >= OU_MAX_BRACKETS) {
        return ou_token_error(t, "too many nested parentheses");
    }
    t->brackets[t->level].bracket = bracket;
    t->brackets[t->level].at = position_from(t, t->cur - 1);
    t->level++;
    return 0;
}

/** Compares a closing bracket with the one that is open. */
static int close_bracket(OuTokenizer *t, char bracket)
{
    if (t->level == 0) {
        return ou_token_error(t, "unmatched '%c'", bracket);
    }
    t->level--;
    char opening = t->brackets[t->level].bracket;
    if ((opening == '(' && bracket == ')') || (opening == '[' && bracket == ']') ||
        (opening == '{' && bracket == '}')) {
        return 0;
    }
    int line = t->brackets[t->level].at.lineno;
    if (line != t->lineno + t->first_lineno) {
        return ou_token_error(t,
                              "closing parenthesis '%c' does not match opening parenthesis '%c' "
                              "on line %d",
                              bracket, opening, line);
    }
    return ou_token_error(t, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                          bracket, opening);
}

/** Reads an operator, a bracket, or a character that is none. */
static int read_operator(OuTokenizer *t)
{
    const char *start = t->cur;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        size_t size = strlen(operators[i].text);
        if (strncmp(start, operators[i].text, size) != 0) {
            continue;
        }
        t->cur += size;
        OuTokenType type = operators[i].type;
        int opens = type == TOK_LPAR || type == TOK_LSQB || type == TOK_LBRACE;
        int closes = type == TOK_RPAR || type == TOK_RSQB || type == TOK_RBRACE;
        if ((opens && open_bracket(t, *start) < 0) || (closes && close_bracket(t, *start) < 0)) {
            return -1;
        }
        return add_token(t, type, start, position_from(t, start));
    }
    if (!isprint((unsigned char)*start)) {
        return character_error(t, start, (unsigned char)*start, 1);
    }
    t->cur++;
    return add_token(t, TOK_ERROR, start, position_from(t, start));
}

/* ---- the whole ---------------------------------------------------------------------------------- */

/** Notes the bracket that is open at the end of the tokens, if one is. */
static void note_unclosed(OuTokenizer *t)
{
    if (t->level > 0) {
        t->unclosed = t->brackets[t->level - 1].at;
        t->unclosed_with = t->brackets[t->level - 1].bracket;
    }
}

/** Makes the tokens that end a source. */
static int read_end(OuTokenizer *t)
{
    note_unclosed(t);
    if (t->level > 0) {
        return add_token(t, TOK_UNCLOSED, t->cur, position_from(t, t->cur));
    }
    if (t->in_fstring) {
        if (add_token(t, TOK_NEWLINE, t->cur, position_from(t, t->cur)) < 0) {
            return -1;
        }
    }
    return add_token(t, TOK_ENDMARKER, t->cur, position_from(t, t->cur));
}

/** Ends a line: a NEWLINE token if the line holds any and no bracket is open. */
static int read_line_end(OuTokenizer *t)
{
    const char *start = t->cur;
    int result = 0;
    if (!t->line_is_blank && t->level == 0) {
        OuPosition at = position_from(t, start);
        t->cur++;
        result = add_token(t, TOK_NEWLINE, start, at);
    } else {
        t->cur++;
    }
    begin_line(t);
    return result;
}

/** Reads one token that is not about lines. */
static int read_token(OuTokenizer *t)
{
    char c = *t->cur;
    if (c == '\\') {
        t->cur++;
        return continue_line(t);
    }
    if (isdigit((unsigned char)c) || (c == '.' && isdigit((unsigned char)t->cur[1]))) {
        const char *start = t->cur;
        return ou_token_number(t) < 0 ? -1
                                      : add_token(t, TOK_NUMBER, start, position_from(t, start));
    }
    if (c == '"' || c == '\'') {
        return read_string(t, t->cur);
    }
    return ou_is_name_char(c) ? read_name_or_string(t) : read_operator(t);
}

/** Makes tokens up to the end or an error. */
static int read_all(OuTokenizer *t)
{
    t->cur = t->line_start = t->source;
    int at_line_start = 1;
    for (;;) {
        if (at_line_start && read_indent(t) < 0) {
            return -1;
        }
        at_line_start = 0;
        while (*t->cur == ' ' || *t->cur == '\t' || *t->cur == '\f') {
            t->cur++;
        }
        if (*t->cur == '#') {
            t->cur += strcspn(t->cur, "\n");
        }
        if (*t->cur == '\0') {
            return read_end(t);
        }
        if (*t->cur == '\n') {
            if (read_line_end(t) < 0) {
                return -1;
            }
            at_line_start = 1;
        } else if (read_token(t) < 0) {
            return -1;
        }
    }
}

int ou_tokenize(OuTokenizer *t)
{
    if (read_all(t) == 0) {
        return 0;
    }
    if (t->info->kind == OuExc_None) {
        return -1;
    }
    if (t->yields) {
        note_unclosed(t);
    }
    if (add_token(t, TOK_FAILED, t->cur, position_from(t, t->cur)) < 0) {
        ou_syntax_info_clear(t->info);
        return -1;
    }
    return 0;
}
