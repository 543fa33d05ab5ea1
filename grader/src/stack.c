/* SPDX-License-Identifier: MIT */
/**
 * @file stack.c
 * Call stacks: see stack.h.
 */
#include "stack.h"

#include <stdlib.h>
#include <string.h>

/** The path from where it is the course's, or NULL. Boxes have the repository's own layout. */
static const char *own_path(const char *path)
{
    static const char *const roots[] = {"labs/", "reference/", "grader/canary/"};
    for (size_t i = 0; path != NULL && i < COUNT_OF(roots); i++) {
        const char *at = strstr(path, roots[i]);
        if (at != NULL && (at == path || at[-1] == '/')) {
            return at;
        }
    }
    return NULL;
}

void stack_add(Stack *stack, const char *function, const char *path, int line)
{
    stack->frames = must_resize(stack->frames, stack->count + 1, sizeof *stack->frames);
    stack->frames[stack->count++] =
        (Frame){.function = must_copy(function), .file = must_copy(own_path(path)), .line = line};
}

void stack_free(Stack *stack)
{
    for (size_t i = 0; i < stack->count; i++) {
        free(stack->frames[i].function);
        free(stack->frames[i].file);
    }
    free(stack->frames);
    *stack = (Stack){0};
}

const Frame *stack_student_frame(const Stack *stack, const Strings *student_files)
{
    for (size_t i = 0; i < stack->count; i++) {
        const Frame *frame = &stack->frames[i];
        if (frame->file != NULL && strings_have(student_files, frame->file)) {
            return frame;
        }
    }
    return NULL;
}

static bool same_place(const Frame *left, const Frame *right)
{
    return left->line == right->line && strcmp(left->function, right->function) == 0;
}

void stack_describe_callers(const Stack *stack, const Strings *student_files, Text *text)
{
    enum { CALLERS = 2 };
    const Frame *told[CALLERS + 1] = {stack_student_frame(stack, student_files)};
    size_t count = 1;
    if (told[0] == NULL) {
        return;
    }
    for (const Frame *at = told[0] + 1; at < stack->frames + stack->count && count <= CALLERS;
         at++) {
        bool is_new = at->file != NULL && strings_have(student_files, at->file);
        for (size_t i = 0; i < count; i++) {
            is_new = is_new && !same_place(at, told[i]);
        }
        if (is_new) {
            text_printf(text, "\ncalled from %s, %s:%d", at->function, at->file, at->line);
            told[count++] = at;
        }
    }
}

static const Frame *probe_frame(const Stack *stack)
{
    for (size_t i = 0; i < stack->count; i++) {
        if (starts_with(stack->frames[i].function, "probe_")) {
            return &stack->frames[i];
        }
    }
    return NULL;
}

const char *stack_probe(const Stack *stack)
{
    const Frame *frame = probe_frame(stack);
    return frame == NULL ? NULL : frame->function + strlen("probe_");
}

void stack_describe(const Stack *stack, const Strings *student_files, Text *text)
{
    const Frame *frame = stack_student_frame(stack, student_files);
    if (frame == NULL) {
        frame = probe_frame(stack);
    }
    for (size_t i = 0; frame == NULL && i < stack->count; i++) {
        frame = stack->frames[i].file == NULL ? NULL : &stack->frames[i];
    }
    if (frame != NULL && frame->file != NULL) {
        text_printf(text, " in %s, %s:%d", frame->function, frame->file, frame->line);
    }
}
