/* SPDX-License-Identifier: MIT */
/**
 * @file token.h
 * Tokens, and the tokenizer that makes them.
 *
 * The whole source becomes an array of tokens before the parser starts. An error of the tokenizer
 * ends the array with a TOK_FAILED. As in CPython, most such errors are told before any error of
 * the parser, however late in the file they are; the rest only if the parser gets that far.
 */
#ifndef OURO_PYTHON_TOKEN_H
#define OURO_PYTHON_TOKEN_H

#include "parse.h"

/** What a token is. Operators and keywords are types of their own. */
typedef enum OuTokenType {
    TOK_ENDMARKER, /**< the end of the source */
    TOK_NEWLINE,   /**< the end of a logical line */
    TOK_INDENT,    /**< a block begins */
    TOK_DEDENT,    /**< a block ends */
    TOK_NAME,      /**< a name that is no keyword */
    TOK_NUMBER,    /**< a number */
    TOK_STRING,    /**< a str or bytes literal, with prefix and quotes */
    TOK_UNCLOSED,  /**< the source ends inside brackets */
    TOK_FAILED,    /**< the tokenizer found an error here, which is in its `info` */
    TOK_ERROR,     /**< a character that starts nothing: `$`, `?`, `!` */
    /* brackets and punctuation */
    TOK_LPAR,       /**< `(` */
    TOK_RPAR,       /**< `)` */
    TOK_LSQB,       /**< `[` */
    TOK_RSQB,       /**< `]` */
    TOK_LBRACE,     /**< an opening brace */
    TOK_RBRACE,     /**< a closing brace */
    TOK_COLON,      /**< a colon */
    TOK_COMMA,      /**< a comma */
    TOK_SEMI,       /**< a semicolon */
    TOK_DOT,        /**< a dot */
    TOK_ELLIPSIS,   /**< three dots */
    TOK_RARROW,     /**< `->` */
    TOK_COLONEQUAL, /**< `:=` */
    TOK_EQUAL,      /**< `=` */
    /* binary operators, in the order of OuOperator from OuAST_Add on */
    TOK_PLUS,        /**< `+` */
    TOK_MINUS,       /**< `-` */
    TOK_STAR,        /**< `*` */
    TOK_AT,          /**< `@` */
    TOK_SLASH,       /**< `/` */
    TOK_PERCENT,     /**< `%` */
    TOK_DOUBLESTAR,  /**< `**` */
    TOK_LEFTSHIFT,   /**< `<<` */
    TOK_RIGHTSHIFT,  /**< `>>` */
    TOK_VBAR,        /**< `|` */
    TOK_CIRCUMFLEX,  /**< `^` */
    TOK_AMPER,       /**< `&` */
    TOK_DOUBLESLASH, /**< `//` */
    /* augmented assignments, in the same order */
    TOK_PLUSEQUAL,        /**< `+=` */
    TOK_MINEQUAL,         /**< `-=` */
    TOK_STAREQUAL,        /**< `*=` */
    TOK_ATEQUAL,          /**< `@=` */
    TOK_SLASHEQUAL,       /**< `/=` */
    TOK_PERCENTEQUAL,     /**< `%=` */
    TOK_DOUBLESTAREQUAL,  /**< `**=` */
    TOK_LEFTSHIFTEQUAL,   /**< `<<=` */
    TOK_RIGHTSHIFTEQUAL,  /**< `>>=` */
    TOK_VBAREQUAL,        /**< `|=` */
    TOK_CIRCUMFLEXEQUAL,  /**< `^=` */
    TOK_AMPEREQUAL,       /**< `&=` */
    TOK_DOUBLESLASHEQUAL, /**< `//=` */
    TOK_TILDE,            /**< `~` */
    /* comparisons, in the order of OuCmpOp from OuAST_Eq on */
    TOK_EQEQUAL,      /**< `==` */
    TOK_NOTEQUAL,     /**< `!=` */
    TOK_LESS,         /**< `<` */
    TOK_LESSEQUAL,    /**< `<=` */
    TOK_GREATER,      /**< `>` */
    TOK_GREATEREQUAL, /**< `>=` */
    /* keywords, in the order of the alphabet */
    KW_FALSE,    /**< `False` */
    KW_NONE,     /**< `None` */
    KW_TRUE,     /**< `True` */
    KW_AND,      /**< `and` */
    KW_AS,       /**< `as` */
    KW_ASSERT,   /**< `assert` */
    KW_ASYNC,    /**< `async` */
    KW_AWAIT,    /**< `await` */
    KW_BREAK,    /**< `break` */
    KW_CLASS,    /**< `class` */
    KW_CONTINUE, /**< `continue` */
    KW_DEF,      /**< `def` */
    KW_DEL,      /**< `del` */
    KW_ELIF,     /**< `elif` */
    KW_ELSE,     /**< `else` */
    KW_EXCEPT,   /**< `except` */
    KW_FINALLY,  /**< `finally` */
    KW_FOR,      /**< `for` */
    KW_FROM,     /**< `from` */
    KW_GLOBAL,   /**< `global` */
    KW_IF,       /**< `if` */
    KW_IMPORT,   /**< `import` */
    KW_IN,       /**< `in` */
    KW_IS,       /**< `is` */
    KW_LAMBDA,   /**< `lambda` */
    KW_NONLOCAL, /**< `nonlocal` */
    KW_NOT,      /**< `not` */
    KW_OR,       /**< `or` */
    KW_PASS,     /**< `pass` */
    KW_RAISE,    /**< `raise` */
    KW_RETURN,   /**< `return` */
    KW_TRY,      /**< `try` */
    KW_WHILE,    /**< `while` */
    KW_WITH,     /**< `with` */
    KW_YIELD,    /**< `yield` */
} OuTokenType;

/** A token: what, where, and its text from `start` to `end` in the source. */
typedef struct OuToken {
    OuTokenType type;  /**< what it is */
    int level;         /**< how many brackets are open after it */
    OuPosition at;     /**< where it stands */
    const char *start; /**< its first byte, in the source */
    const char *end;   /**< behind its last byte */
} OuToken;

/** How deep brackets may nest. CPython: MAXLEVEL (Parser/tokenizer.h). */
#define OU_MAX_BRACKETS 200
/** How deep blocks may nest. CPython: MAXINDENT (Parser/tokenizer.h). */
#define OU_MAX_INDENTS 100

/** A source on its way to tokens. CPython: struct tok_state (Parser/tokenizer.h). */
typedef struct OuTokenizer {
    /* given */
    const char *source; /**< clean: `\n` ends every line, NUL ends the text */
    int first_lineno;   /**< line of the first character */
    int first_col;      /**< what to add to columns of the first line */
    int in_fstring;     /**< 1: `source` is an expression of an f-string, in parentheses */
    OuSyntaxInfo *info; /**< where errors go */

    /* made */
    OuToken *tokens;     /**< to be freed with OuMem_Free(), after a failure too */
    size_t count;        /**< tokens so far */
    size_t room;         /**< tokens there is room for */
    OuPosition unclosed; /**< of the innermost bracket that is open at the end, if there is one */
    char unclosed_with;  /**< which bracket that is; 0: none */

    /* the way */
    const char *cur;        /**< the next byte */
    const char *line_start; /**< the first byte of the line */
    int lineno;             /**< counts from 0 */
    int level;              /**< brackets open */
    struct {
        char bracket;            /**< which one */
        OuPosition at;           /**< where it was opened */
    } brackets[OU_MAX_BRACKETS]; /**< which ones, the innermost last */
    int indents;                 /**< index of the innermost one */
    int columns[OU_MAX_INDENTS]; /**< where each open block begins, tabs going to multiples of 8 */
    int alt_columns[OU_MAX_INDENTS]; /**< with tabs of width 1 */
    int line_is_blank;               /**< 1: nothing but white space and a comment */
    int yields;                      /**< 1: an error of the parser comes before this error */
} OuTokenizer;

/**
 * Makes the tokens of a source.
 *
 * @param t  its given part filled in, the rest zero
 * @return 0, also when the tokens end in TOK_FAILED and `t->info` is filled in; -1 with the error
 *         record set
 *
 * CPython: tok_get (Parser/tokenizer.c), called until the end.
 */
int ou_tokenize(OuTokenizer *t);

/**
 * Reports an error of the tokenizer that ends at the character before `t->cur`.
 *
 * @param t       the tokenizer
 * @param format  the message
 * @return -1 always
 *
 * CPython: syntaxerror (Parser/tokenizer.c).
 */
int ou_token_error(OuTokenizer *t, const char *format, ...) OU_PRINTF_LIKE(2, 3);

/**
 * Reports an error of any kind at a column range of the current line, 0-based bytes; -1. An end
 * below 0 means none.
 */
int ou_token_error_at(OuTokenizer *t, OuExcKind kind, int column, int end_column,
                      const char *message);

/** Moves `t->cur` behind a number that starts at it; -1 on failure. CPython: tok_get (Parser/tokenizer.c), in part. */
int ou_token_number(OuTokenizer *t);

/** 1 if a character can be part of a name: a letter, a digit, `_`, or not ASCII. */
int ou_is_name_char(char c);

/**
 * Decodes the character at `text`, which is valid UTF-8.
 *
 * @param text        a character
 * @param[out] bytes  how many bytes it has
 * @return its code point
 */
unsigned ou_utf8_decode(const char *text, int *bytes);

/**
 * Makes a copy of a source that is fit for the tokenizer: no byte order mark, `\n` at the end of
 * each line, a NUL at the end.
 *
 * @param source  as it was read
 * @param size    its length in bytes
 * @param arena   where the copy goes
 * @param info    filled in when the text is not UTF-8, has a NUL or wants another encoding
 * @return the copy, the arena's; NULL on failure
 *
 * CPython: translate_newlines (Parser/tokenizer.c), check_coding_spec (Parser/tokenizer.c).
 */
char *ou_clean_source(const char *source, size_t size, OuArena *arena, OuSyntaxInfo *info);

#endif
