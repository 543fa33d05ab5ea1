/* SPDX-License-Identifier: MIT */
/**
 * @file util.h
 * Small things that every tool of the course needs: memory that is there or the program stops,
 * texts that grow, lists of strings, and whole files.
 *
 * Functions that can fail for a reason a user should read take `Text *problem`: they return false
 * or NULL and have written one sentence there.
 */
#ifndef OURO_GRADER_UTIL_H
#define OURO_GRADER_UTIL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/** Lets the compiler check the arguments of a printf-like function. */
#define PRINTF_LIKE(format_at, args_at) __attribute__((format(printf, format_at, args_at)))

/** How many items an array has. */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/** The exit statuses of the course's tools. */
enum {
    STATUS_FULL_MARKS = 0, /**< everything is as it should be */
    STATUS_LESS = 1,       /**< graded, and something is missing */
    STATUS_USAGE = 2,      /**< called in a wrong way */
    STATUS_FAULT = 3       /**< the tool, or the machine, is at fault; never the student */
};

/**
 * Prints "ouro-grade: SENTENCE" (the name of the program) on standard error and exits.
 *
 * @param status  the exit status
 * @param format  a printf format, then its arguments; the line end is added
 */
_Noreturn void die(int status, const char *format, ...) PRINTF_LIKE(2, 3);

/** Allocates zeroed memory for `count` things of `size` bytes; stops the program when it is out. */
void *must_alloc(size_t count, size_t size);

/** As reallocarray(), and stops the program when memory is out. */
void *must_resize(void *block, size_t count, size_t size);

/** A copy of a string that the caller frees; NULL gives NULL. */
char *must_copy(const char *string);

/** A new string as printf() would write it; the caller frees it. */
char *must_print(const char *format, ...) PRINTF_LIKE(1, 2);

/** Bytes that grow. All zero is an empty text. `bytes` ends in NUL once something was added. */
typedef struct Text {
    char *bytes;
    size_t used; /**< bytes in use, the NUL not counted */
    size_t room;
} Text;

/** Adds `count` bytes. */
void text_add(Text *text, const void *bytes, size_t count);

/** Adds a string. */
void text_puts(Text *text, const char *string);

/** Adds what printf() would write. */
void text_printf(Text *text, const char *format, ...) PRINTF_LIKE(2, 3);

/** As text_printf(), with a va_list. */
void text_vprintf(Text *text, const char *format, va_list args) PRINTF_LIKE(2, 0);

/** The text as a string, borrowed; "" when nothing was added. */
const char *text_string(const Text *text);

/** Gives the string away, "" when nothing was added; the text is empty afterwards. */
char *text_take(Text *text);

/** Frees what the text holds and makes it empty. */
void text_free(Text *text);

/** A list of owned strings. All zero is an empty list. `items[count]` is NULL once one is in. */
typedef struct Strings {
    char **items;
    size_t count;
    size_t room;
} Strings;

/** Adds a string and takes it over. */
void strings_take(Strings *list, char *string);

/** Adds a copy of a string. */
void strings_add(Strings *list, const char *string);

/** Adds a string made by printf(). */
void strings_printf(Strings *list, const char *format, ...) PRINTF_LIKE(2, 3);

/** Adds a copy of each string of `more`. */
void strings_add_all(Strings *list, const Strings *more);

/** Says whether the list holds this string. */
bool strings_have(const Strings *list, const char *string);

/** Sorts by bytes. */
void strings_sort(Strings *list);

/** Frees the strings and makes the list empty. */
void strings_free(Strings *list);

/** Adds each line of `string`, without its line end; a last line without one counts too. */
void strings_add_lines(Strings *list, const char *string);

/** Says whether `string` begins with `prefix`. */
bool starts_with(const char *string, const char *prefix);

/** Says whether `string` ends in `suffix`. */
bool ends_with(const char *string, const char *suffix);

/**
 * Reads a whole regular file. A symbolic link as the last part of the path is refused.
 *
 * @param path     which file
 * @param limit    its largest size in bytes
 * @param content  receives the bytes (added at its end)
 * @param problem  receives the reason of a failure, in words, with the path
 * @return whether it was read
 */
bool file_read(const char *path, size_t limit, Text *content, Text *problem);

/**
 * Reads a whole regular file that is open, and closes it.
 *
 * @param descriptor  the open file
 * @param path        its name for `problem`
 * @param limit       as in file_read()
 * @param content     receives the bytes (added at its end)
 * @param problem     receives the reason of a failure
 * @return whether it was read
 */
bool file_read_open(int descriptor, const char *path, size_t limit, Text *content, Text *problem);

/** Writes a whole new file (mode 0644); returns whether it was written, else says why not. */
bool file_write(const char *path, const void *bytes, size_t count, Text *problem);

/** Makes a folder and those above it; returns whether it is there, else says why not. */
bool folder_make(const char *path, Text *problem);

/**
 * The names in a folder, sorted, without "." and "..".
 *
 * @return whether the folder could be read; `names` is left as it is if not
 */
bool folder_list(const char *path, Strings *names);

/** Says whether a regular file or a link to one is there. */
bool file_exists(const char *path);

/** Says whether a folder or a link to one is there. */
bool folder_exists(const char *path);

#endif
