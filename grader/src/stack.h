/* SPDX-License-Identifier: MIT */
/**
 * @file stack.h
 * Call stacks as the checkers report them, and the one frame that a student should look at.
 */
#ifndef OURO_GRADER_STACK_H
#define OURO_GRADER_STACK_H

#include "common/util.h"

/** One call. */
typedef struct Frame {
    char *function; /**< "Ou_DecRef" */
    char *file;     /**< "labs/lab1-refcount/refcount.c"; NULL when it is not the course's */
    int line;
} Frame;

/** Calls, the innermost first. */
typedef struct Stack {
    Frame *frames;
    size_t count;
} Stack;

/**
 * Adds a frame.
 *
 * @param stack     the stack
 * @param function  copied
 * @param path      copied from where the course's own folder begins; NULL or a foreign path: none
 * @param line      the line
 */
void stack_add(Stack *stack, const char *function, const char *path, int line);

/** Frees the frames. */
void stack_free(Stack *stack);

/** The innermost frame in one of the student's files, or NULL. */
const Frame *stack_student_frame(const Stack *stack, const Strings *student_files);

/**
 * The name of the probe that stands in the stack.
 *
 * @return borrowed, "incref_adds_one" for the function probe_incref_adds_one(); or NULL
 */
const char *stack_probe(const Stack *stack);

/**
 * Says where to look: " in Ou_DecRef, labs/lab1-refcount/refcount.c:64".
 *
 * @param stack          the stack
 * @param student_files  a frame in one of these is taken first; else the probe's own, else any
 * @param text           receives the words; nothing when no frame is the course's
 */
void stack_describe(const Stack *stack, const Strings *student_files, Text *text);

/**
 * Says through which of the student's functions that place was reached, at most two, each on a
 * line of its own: "called from Ou_Clear, labs/lab1-refcount/refcount.c:124".
 */
void stack_describe_callers(const Stack *stack, const Strings *student_files, Text *text);

#endif
