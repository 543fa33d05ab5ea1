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

typedef struct Kind {
    const char *kind;
    Trouble trouble;
    const char *words;
} Kind;

static const Kind kinds[] = {
    {"heap-use-after-free", TROUBLE_FREED, "use after free: a freed object was read"},
    {"heap-buffer-overflow", TROUBLE_BOUNDS,
     "access beyond the end or before the start of a block"},
    {"stack-buffer-overflow", TROUBLE_BOUNDS, "access beyond the end of a local variable"},
    {"global-buffer-overflow", TROUBLE_BOUNDS, "access beyond the end of a static variable"},
    {"stack-overflow", TROUBLE_STACK, "stack overflow"},
    {"stack-use-after-return", TROUBLE_CRASH,
     "use of a local variable of a function that has returned"},
    {"stack-use-after-scope", TROUBLE_CRASH, "use of a local variable outside its block"},
    {"param-overlap", TROUBLE_OVERLAP,
     "a function that copies memory was given two areas that overlap"},
    {"attempting double-free", TROUBLE_TWICE, "double free: a freed object was freed again"},
    {"attempting free on address", TROUBLE_WRONG_FREE, "free of something that was not allocated"},
    {"SEGV on unknown address 0x000000000000 (pc 0x000000000000 ", TROUBLE_NULL,
     "a function pointer that is NULL was called, by what is called"},
    /* The first page: a field of what NULL would point to. */
    {"SEGV on unknown address 0x000000000", TROUBLE_NULL, "NULL was followed"},
    {"SEGV", TROUBLE_CRASH, "crashed: SIGSEGV (segmentation fault)"},
    {"BUS", TROUBLE_CRASH, "crashed: SIGBUS (bad memory access)"},
    {"FPE", TROUBLE_CRASH, "crashed: SIGFPE (arithmetic error)"},
    {"ILL", TROUBLE_CRASH, "crashed: SIGILL (illegal instruction)"},
    {"ABRT", TROUBLE_CRASH, "crashed: SIGABRT (abort)"},
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

static const Kind *find_kind(const char *headline)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (strstr(headline, kinds[i].kind) != NULL) {
            return &kinds[i];
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

/** The words of a headline: those before the place and, in `after`, those behind it. */
static Trouble undefined_words(const char *what, Text *before, Text *after)
{
    if (strstr(what, "null pointer passed") != NULL) {
        text_puts(before, "NULL was handed on to a function that does not take it");
        return TROUBLE_NULL;
    }
    if (strstr(what, "null pointer") != NULL) {
        text_puts(before, "NULL was followed");
        return TROUBLE_NULL;
    }
    if (strstr(what, "misaligned address") != NULL || strstr(what, "insufficient space") != NULL) {
        text_puts(before, "a pointer that points to no object was followed");
        return TROUBLE_CRASH;
    }
    text_puts(before, "undefined behaviour");
    text_printf(after, ": %s", what);
    return TROUBLE_UNDEFINED;
}

/** As above, for a report of ASan itself. */
static Trouble address_words(const Strings *lines, size_t at, Text *before, Text *after)
{
    const char *headline = lines->items[at];
    const Kind *kind = find_kind(headline);
    if (kind == NULL) {
        const char *name = strstr(headline, asan_mark) + strlen(asan_mark);
        text_printf(before, "%.*s", (int)strcspn(name, " "), name);
        return TROUBLE_CRASH;
    }
    if (kind->trouble == TROUBLE_FREED && at + 1 < lines->count &&
        starts_with(lines->items[at + 1], "WRITE ")) {
        text_puts(before, "use after free: a freed object was written to");
        return kind->trouble;
    }
    Text printed = {0}, sentence = {0};
    for (size_t i = 0; strcmp(kind->kind, "ABRT") == 0 && i < at; i++) {
        text_printf(&printed, "%s\n", lines->items[i]);
    }
    bool assertion = complaint_assertion(text_string(&printed), NULL, &sentence);
    text_puts(before, assertion ? "stopped by an assertion" : kind->words);
    if (assertion) {
        text_printf(after, ": %s", text_string(&sentence));
    }
    text_free(&sentence);
    text_free(&printed);
    return assertion ? TROUBLE_ASSERTION : kind->trouble;
}

static Trouble headline_words(const Strings *lines, size_t at, Text *before, Text *after)
{
    const char *headline = lines->items[at];
    const char *undefined = strstr(headline, ubsan_mark);
    if (undefined != NULL) {
        return undefined_words(undefined + strlen(ubsan_mark), before, after);
    }
    if (strstr(headline, lsan_mark) != NULL) {
        leak_words(lines, at, before);
        return TROUBLE_LEAK;
    }
    return address_words(lines, at, before, after);
}

static Trouble explain_headline(const Strings *lines, size_t at, const Strings *student_files,
                                Text *words)
{
    size_t stack_at = at + 1;
    Stack stack = {0};
    Text after = {0};
    if (strstr(lines->items[at], rss_mark) != NULL) {
        text_puts(words, "used more memory than is allowed");
        return TROUBLE_MEMORY;
    }
    Trouble trouble = headline_words(lines, at, words, &after);
    read_stack(lines, &stack_at, &stack);
    stack_describe(&stack, student_files, words);
    text_puts(words, text_string(&after));
    stack_describe_callers(&stack, student_files, words);
    text_free(&after);
    stack_free(&stack);
    if (strstr(lines->items[at], asan_mark) != NULL) {
        add_history(lines, at, "freed by thread", "the memory was freed", student_files, words);
        add_history(lines, at, "allocated by thread", "it was allocated", student_files, words);
    }
    return trouble;
}

Trouble asan_explain(const char *printed, const Strings *student_files, Text *words)
{
    Strings lines = {0};
    strings_add_lines(&lines, printed);
    size_t at = 0;
    while (at < lines.count && !is_headline(lines.items[at])) {
        at++;
    }
    Trouble trouble = TROUBLE_NONE;
    if (at < lines.count) {
        trouble = explain_headline(&lines, at, student_files, words);
    }
    strings_free(&lines);
    return trouble;
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
