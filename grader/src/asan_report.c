/* SPDX-License-Identifier: MIT */
/**
 * @file asan_report.c
 * Reading the sanitizers' reports.
 *
 * A report is a headline, then stacks, each below a line that says what it is:
 *
 *     ==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x... at pc ...
 *     READ of size 8 at 0x... thread T0
 *         #0 0x... in Ou_DecRef labs/lab1-refcount/refcount.c:64
 *     ...
 *     freed by thread T0 here:
 *         #0 ...
 *
 * Addresses are left out of the words: they differ from run to run.
 */
#include "asan_report.h"
#include "stack.h"

#include <stdlib.h>
#include <string.h>

typedef struct KindWords {
    const char *kind;
    const char *words;
} KindWords;

static const KindWords kinds[] = {
    {"heap-use-after-free", "use after free"},
    {"heap-buffer-overflow", "access beyond the end or before the start of a block"},
    {"stack-buffer-overflow", "access beyond the end of a local variable"},
    {"global-buffer-overflow", "access beyond the end of a static variable"},
    {"stack-overflow", "stack overflow (a recursion that does not end?)"},
    {"stack-use-after-return", "use of a local variable of a function that has returned"},
    {"stack-use-after-scope", "use of a local variable outside its block"},
    {"attempting double-free", "double free"},
    {"attempting free on address", "free of something that was not allocated"},
    {"SEGV", "access to memory that is not there (SIGSEGV)"},
    {"BUS", "bad memory access (SIGBUS)"},
    {"FPE", "arithmetic error (SIGFPE)"},
    {"ILL", "illegal instruction (SIGILL)"},
    {"ABRT", "stopped by abort()"},
    {"detected memory leaks", "leak"},
};

static const char asan_mark[] = "ERROR: AddressSanitizer: ";
static const char lsan_mark[] = "ERROR: LeakSanitizer: ";
static const char ubsan_mark[] = ": runtime error: ";
static const char rss_mark[] = "hard rss limit exhausted";

static bool is_headline(const char *line)
{
    return strstr(line, asan_mark) != NULL || strstr(line, lsan_mark) != NULL ||
           strstr(line, ubsan_mark) != NULL || strstr(line, rss_mark) != NULL;
}

/** "    #0 0x55d0 in Ou_DecRef /box/labs/lab1-refcount/refcount.c:64[:5]" becomes a frame. */
static bool read_frame(const char *line, Stack *stack)
{
    line += strspn(line, " ");
    if (line[0] != '#') {
        return false;
    }
    const char *function = strstr(line, " in ");
    if (function == NULL) {
        stack_add(stack, "?", NULL, 0);
        return true;
    }
    function += strlen(" in ");
    size_t length = strcspn(function, " ");
    char *name = must_print("%.*s", (int)length, function);
    const char *path = function + length + (function[length] == ' ');
    size_t path_length = strcspn(path, ":");
    char *file = must_print("%.*s", (int)path_length, path);
    int number = path[path_length] == ':' ? (int)strtol(path + path_length + 1, NULL, 10) : 0;
    stack_add(stack, name, file, number);
    free(file);
    free(name);
    return true;
}

/** Reads the frames that follow line *at, after lines that are none; moves *at behind them. */
static void read_stack(const Strings *lines, size_t *at, Stack *stack)
{
    while (*at < lines->count && strchr(lines->items[*at], '#') == NULL) {
        (*at)++;
    }
    while (*at < lines->count && read_frame(lines->items[*at], stack)) {
        (*at)++;
    }
}

static const char *kind_words(const char *headline)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (strstr(headline, kinds[i].kind) != NULL) {
            return kinds[i].words;
        }
    }
    return NULL;
}

/** "Direct leak of 64 byte(s) in 1 object(s) allocated from:" */
static void leak_words(const Strings *lines, size_t at, Text *words)
{
    for (; at < lines->count; at++) {
        const char *of = strstr(lines->items[at], " leak of ");
        if (of != NULL) {
            text_printf(words, "leak: %ld bytes are never freed; they were allocated",
                        strtol(of + strlen(" leak of "), NULL, 10));
            return;
        }
    }
    text_puts(words, "leak: memory is never freed; it was allocated");
}

static void add_history(const Strings *lines, size_t at, const char *mark, const char *label,
                        const Strings *student_files, Text *words)
{
    for (; at < lines->count; at++) {
        if (strstr(lines->items[at], mark) != NULL) {
            Stack stack = {0};
            Text where = {0};
            at++;
            read_stack(lines, &at, &stack);
            stack_describe(&stack, student_files, &where);
            if (where.used > 0) {
                text_printf(words, "\n%s%s", label, text_string(&where));
            }
            text_free(&where);
            stack_free(&stack);
            return;
        }
    }
}

static void explain_headline(const Strings *lines, size_t at, const Strings *student_files,
                             Text *words)
{
    const char *headline = lines->items[at];
    const char *undefined = strstr(headline, ubsan_mark);
    size_t stack_at = at + 1;
    Stack stack = {0};
    if (strstr(headline, rss_mark) != NULL) {
        text_puts(words, "used more memory than is allowed");
        return;
    }
    if (undefined != NULL) {
        text_printf(words, "undefined behaviour: %s", undefined + strlen(ubsan_mark));
    } else if (strstr(headline, lsan_mark) != NULL) {
        leak_words(lines, at, words);
    } else if (kind_words(headline) != NULL) {
        text_puts(words, kind_words(headline));
    } else {
        const char *kind = strstr(headline, asan_mark) + strlen(asan_mark);
        text_printf(words, "%.*s", (int)strcspn(kind, " "), kind);
    }
    read_stack(lines, &stack_at, &stack);
    stack_describe(&stack, student_files, words);
    stack_free(&stack);
    if (strstr(headline, asan_mark) != NULL) {
        add_history(lines, at, "freed by thread", "the memory was freed", student_files, words);
        add_history(lines, at, "allocated by thread", "it was allocated", student_files, words);
    }
}

bool asan_explain(const char *printed, const Strings *student_files, Text *words)
{
    Strings lines = {0};
    strings_add_lines(&lines, printed);
    size_t at = 0;
    while (at < lines.count && !is_headline(lines.items[at])) {
        at++;
    }
    bool found = at < lines.count;
    if (found) {
        explain_headline(&lines, at, student_files, words);
    }
    strings_free(&lines);
    return found;
}

void asan_own_output(const char *printed, Text *kept)
{
    Strings lines = {0};
    strings_add_lines(&lines, printed);
    for (size_t i = 0; i < lines.count && !is_headline(lines.items[i]); i++) {
        if (!starts_with(lines.items[i], "=====") && strcmp(lines.items[i], "") != 0) {
            text_printf(kept, "%s\n", lines.items[i]);
        }
    }
    strings_free(&lines);
}
