/* SPDX-License-Identifier: MIT */
/**
 * @file tokens.c
 * The words of a C source: see tokens.h.
 *
 * Invariant: every byte of the text belongs to one token, to a comment or to the space between. What
 * is no C (a string that does not end on its line) ends with its line, so nothing can hide behind it.
 */
#include "tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- trigraphs and joined lines ------------------------------------------------------------ */

static char trigraph(const char *at, size_t left)
{
    static const char from[] = "=/'()!<>-", to[] = "#\\^[]|{}~";
    const char *found = left >= 3 && at[0] == '?' && at[1] == '?' && at[2] != '\0'
                            ? strchr(from, at[2])
                            : NULL;
    return found == NULL ? '\0' : to[found - from];
}

/** How many bytes a line end takes that a backslash before it joins; 0: there is none. */
static size_t joined(const char *at, size_t left)
{
    size_t space = 0;
    while (space < left && (at[space] == ' ' || at[space] == '\t' || at[space] == '\r' ||
                            at[space] == '\f' || at[space] == '\v')) {
        space++;
    }
    return space < left && at[space] == '\n' ? space + 1 : 0;
}

void tokens_open(Tokens *tokens, const char *bytes, size_t count)
{
    int line = 1;
    *tokens = (Tokens){.begins = true, .lines = must_alloc(count + 1, sizeof *tokens->lines)};
    for (size_t i = 0; i < count;) {
        char sign = trigraph(bytes + i, count - i);
        size_t width = sign == '\0' ? 1 : 3;
        char byte = sign == '\0' ? bytes[i] : sign;
        size_t join = byte == '\\' ? joined(bytes + i + width, count - i - width) : 0;
        i += width + join;
        if (join == 0) {
            tokens->lines[tokens->text.used] = line;
            text_add(&tokens->text, &byte, 1);
        }
        line += join > 0 || byte == '\n';
    }
    tokens->lines[tokens->text.used] = line;
}

void tokens_close(Tokens *tokens)
{
    free(tokens->lines);
    text_free(&tokens->text);
    *tokens = (Tokens){0};
}

/* ---- tokens -------------------------------------------------------------------------------- */

/** The byte `ahead` of where we are; NUL behind the end. */
static unsigned char peek(const Tokens *tokens, size_t ahead)
{
    size_t at = tokens->at + ahead;
    return at < tokens->text.used ? (unsigned char)tokens->text.bytes[at] : '\0';
}

static bool at_end(const Tokens *tokens)
{
    return tokens->at >= tokens->text.used;
}

/** Letters, digits, and what names of other languages are made of. */
static bool is_name_byte(unsigned char byte)
{
    return isalnum(byte) || byte == '_' || byte == '$' || byte >= 0x80;
}

static void skip_comment(Tokens *tokens)
{
    bool to_line_end = peek(tokens, 1) == '/';
    tokens->at += 2;
    while (!at_end(tokens)) {
        if (to_line_end && peek(tokens, 0) == '\n') {
            return;
        }
        if (!to_line_end && peek(tokens, 0) == '*' && peek(tokens, 1) == '/') {
            tokens->at += 2;
            return;
        }
        tokens->at++;
    }
}

static void skip_space(Tokens *tokens)
{
    for (;;) {
        unsigned char byte = peek(tokens, 0);
        if (byte == '/' && (peek(tokens, 1) == '/' || peek(tokens, 1) == '*')) {
            skip_comment(tokens);
        } else if (!at_end(tokens) && (isspace(byte) || byte == '\0')) {
            tokens->begins = tokens->begins || byte == '\n';
            tokens->at++;
        } else {
            return;
        }
    }
}

/** Reads a string or a character to its end, or to that of its line. */
static void read_quoted(Tokens *tokens)
{
    unsigned char quote = peek(tokens, 0);
    tokens->at++;
    while (!at_end(tokens) && peek(tokens, 0) != quote && peek(tokens, 0) != '\n') {
        tokens->at += peek(tokens, 0) == '\\' && peek(tokens, 1) != '\n' ? 2 : 1;
    }
    if (peek(tokens, 0) == quote) {
        tokens->at++;
    }
    if (tokens->at > tokens->text.used) {
        tokens->at = tokens->text.used;
    }
}

static void read_number(Tokens *tokens)
{
    while (is_name_byte(peek(tokens, 0)) || peek(tokens, 0) == '.' ||
           ((peek(tokens, 0) == '+' || peek(tokens, 0) == '-') &&
            strchr("eEpP", tokens->text.bytes[tokens->at - 1]) != NULL)) {
        tokens->at++;
    }
}

static TokenKind read_token(Tokens *tokens)
{
    unsigned char byte = peek(tokens, 0);
    if (isdigit(byte) || (byte == '.' && isdigit(peek(tokens, 1)))) {
        tokens->at++;
        read_number(tokens);
        return TOKEN_NUMBER;
    }
    if (is_name_byte(byte) || byte == '\\') {
        tokens->at++;
        while (is_name_byte(peek(tokens, 0)) || peek(tokens, 0) == '\\') {
            tokens->at++; /* a backslash: part of a letter that is written as a number */
        }
        return TOKEN_NAME;
    }
    if (byte == '"' || byte == '\'') {
        read_quoted(tokens);
        return TOKEN_STRING;
    }
    tokens->at++;
    return TOKEN_SIGN;
}

/** Other ways to write #, [ and ]. Returns the sign, or NULL. */
static const char *digraph(const Tokens *tokens)
{
    static const char *const pairs[] = {"%:#", "<:[", ":>]"};
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (peek(tokens, 0) == pairs[i][0] && peek(tokens, 1) == pairs[i][1]) {
            return pairs[i] + 2;
        }
    }
    return NULL;
}

Token tokens_next(Tokens *tokens)
{
    skip_space(tokens);
    size_t begin = tokens->at;
    Token token = {.kind = TOKEN_END, .line = tokens->lines[begin], .first = tokens->begins};
    const char *sign = digraph(tokens);
    if (sign != NULL) {
        token = (Token){TOKEN_SIGN, sign, 1, token.line, token.first};
        tokens->at += 2;
        tokens->begins = false;
    } else if (!at_end(tokens)) {
        token.kind = read_token(tokens);
        token.at = tokens->text.bytes + begin;
        token.length = tokens->at - begin;
        tokens->begins = false;
    }
    return token;
}

bool token_is(const Token *token, const char *word)
{
    return token->kind != TOKEN_END && strlen(word) == token->length &&
           strncmp(token->at, word, token->length) == 0;
}
