/* SPDX-License-Identifier: MIT */
/**
 * @file allowed.h
 * What a student's file may use: the tables, and no more.
 *
 * They are allow-lists where that can be: what nobody thought of is refused. The list for students to
 * read is in labs/README.md, "What your file may use".
 */
#ifndef OURO_GRADER_ALLOWED_H
#define OURO_GRADER_ALLOWED_H

#include "common/util.h"

/**
 * Says whether a file may import this name of the C library, or the compiler puts it there by itself.
 *
 * @param name  as nm prints it; a checked variant such as __printf_chk counts as printf
 */
bool allowed_import(const char *name);

/**
 * Says whether only what the compiler adds in the lanes asan and paranoid brings this name.
 *
 * @param name  as nm prints it
 */
bool allowed_in_asan(const char *name);

/**
 * Says whether an attribute may be used.
 *
 * @param name    as written, with or without the two underscores on each side
 * @param length  of the name, in bytes
 */
bool allowed_attribute(const char *name, size_t length);

/**
 * Says whether a section may be in an object.
 *
 * @param name  as the assembler has it, ".text.unlikely"
 * @param asan  whether the object is compiled for the asan lane
 */
bool allowed_section(const char *name, bool asan);

/**
 * A path without "." and "..", as far as words can tell.
 *
 * @param path  a path, from the root or from the top of the course
 * @return a new string that begins with a slash
 */
char *allowed_plain_path(const char *path);

/**
 * Says whether a header may be included.
 *
 * @param path  as the preprocessor names it
 */
bool allowed_header(const char *path);

/**
 * Says whether the name itself must not stand in a student's file: assembly, the checkers' own
 * functions, the compiler's functions that leave C.
 *
 * @param name  as the preprocessor leaves it
 * @return why not, as the end of a sentence that begins with the name; NULL: it may
 */
const char *refused_name(const char *name);

/**
 * Says whether the compiler makes this instruction of no C code that a lab needs.
 *
 * @param line  a line of assembly, its mnemonic first
 * @return what the instruction does, in words; NULL: it is an ordinary one
 */
const char *refused_instruction(const char *line);

/**
 * What to do instead of using a function.
 *
 * @param name  of the function
 * @return a sentence
 */
const char *instead_of(const char *name);

#endif
