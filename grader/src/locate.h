/* SPDX-License-Identifier: MIT */
/**
 * @file locate.h
 * From addresses in a program to functions and lines.
 */
#ifndef OURO_GRADER_LOCATE_H
#define OURO_GRADER_LOCATE_H

#include "program.h"
#include "stack.h"

/**
 * Asks addr2line (package binutils) where addresses are.
 *
 * @param program   the program, linked with debug information
 * @param name      its name in its folder: "probes" or "program"
 * @param offsets   hexadecimal numbers, as distances from where the program begins
 * @param stack     receives a frame for each, in their order; freed by stack_free(). What cannot be
 *                  told has no file
 */
void locate(const Program *program, const char *name, const Strings *offsets, Stack *stack);

#endif
