/* SPDX-License-Identifier: MIT */
/**
 * @file compile.h
 * From source text to a code object.
 */
#ifndef OURO_PYTHON_COMPILE_H
#define OURO_PYTHON_COMPILE_H

#include "code.h"

/** What the source is. CPython: Py_file_input, Py_eval_input, Py_single_input. */
typedef enum OuCompileMode {
    OU_FILE_INPUT,   /**< a module */
    OU_EVAL_INPUT,   /**< one expression; the code returns its value */
    OU_SINGLE_INPUT, /**< one interactive statement; values are printed */
} OuCompileMode;

/**
 * Compiles source text.
 *
 * @param source    the text, NUL-terminated UTF-8
 * @param filename  borrowed str: what tracebacks show
 * @param mode      what the text is
 * @return a new code object; NULL with SyntaxError (or MemoryError ...) set
 *
 * CPython: Py_CompileStringObject (Python/pythonrun.c).
 */
OuCodeObject *Ou_CompileString(const char *source, OuObject *filename, OuCompileMode mode);

#endif
