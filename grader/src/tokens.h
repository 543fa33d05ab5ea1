/* SPDX-License-Identifier: MIT */
/**
 * @file tokens.h
 * The words of a C source: names, numbers, strings and signs, each with its line.
 *
 * Comments are not among them; trigraphs are undone and lines that end in a backslash are joined, as
 * the compiler does it. So a name is one name, however it was written down.
 */
#ifndef OURO_GRADER_TOKENS_H
#define OURO_GRADER_TOKENS_H

#include "common/util.h"

/** What a token is. */
typedef enum TokenKind { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_STRING, TOKEN_SIGN } TokenKind;

/** One token. */
typedef struct Token {
    TokenKind kind;
    const char *at; /**< borrowed from the source; not ended by NUL */
    size_t length;
    int line;   /**< counted from 1 */
    bool first; /**< the first token of its line */
} Token;

/** A source that is being read, token by token. */
typedef struct Tokens {
    Text text;  /**< without trigraphs and joins */
    int *lines; /**< per byte of the text: its line */
    size_t at;
    bool begins; /**< nothing but space since the line began */
} Tokens;

/**
 * Begins to read a source.
 *
 * @param tokens  receives the state; freed by tokens_close()
 * @param bytes   the source, borrowed until the call returns
 * @param count   how many bytes it has
 */
void tokens_open(Tokens *tokens, const char *bytes, size_t count);

/**
 * Reads the next token.
 *
 * @param tokens  where
 * @return it; of kind TOKEN_END when there is none left
 */
Token tokens_next(Tokens *tokens);

/**
 * Says whether a token is spelled like this.
 *
 * @param token  a token
 * @param word   a string
 * @return whether the token is spelled so
 */
bool token_is(const Token *token, const char *word);

/**
 * Frees what tokens_open() made.
 *
 * @param tokens  where
 */
void tokens_close(Tokens *tokens);

#endif
