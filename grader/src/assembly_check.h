/* SPDX-License-Identifier: MIT */
/**
 * @file assembly_check.h
 * What the compiler made of a student's file, as assembly: only code and data of the ordinary kinds.
 *
 * The text is the compiler's own, so it says all that will be in the object, with the lines.
 */
#ifndef OURO_GRADER_ASSEMBLY_CHECK_H
#define OURO_GRADER_ASSEMBLY_CHECK_H

#include "common/util.h"

/** The most that a file's variables may take, in MiB. */
enum { STATIC_MEGABYTES = 64 };

/**
 * Looks for assembly of the student's, refused instructions, odd sections and weak names, code that would
 * run before main(), a stack that can be executed, and variables larger than STATIC_MEGABYTES.
 *
 * @param shown     the student's file, "labs/lab1-refcount/refcount.c"
 * @param assembly  what `gcc -S` wrote
 * @param asan      whether it is for the asan lane
 * @param message   receives one line for each thing that must not be there: the place, what, what to do
 * @return whether nothing was found
 */
bool assembly_check(const char *shown, const Text *assembly, bool asan, Text *message);

#endif
