/* SPDX-License-Identifier: MIT */
/**
 * @file compile.h
 * From source text to a code object.
 */
#ifndef OURO_PYTHON_COMPILE_H
#define OURO_PYTHON_COMPILE_H

#include "code.h"
#include "parse.h"

/**
 * Parses and compiles source text.
 *
 * @param source      UTF-8, NUL-terminated
 * @param size        its length in bytes
 * @param filename    @borrowed str: what tracebacks show
 * @param mode        what the text is
 * @param[out] incomplete  may be NULL; becomes 1 when more lines could mend the error (the prompt)
 * @return a new code object; NULL with SyntaxError (or MemoryError ...) set
 *
 * CPython: Py_CompileStringObject (Python/pythonrun.c).
 */
OuCodeObject *ou_compile_source(const char *source, size_t size, OuObject *filename,
                                OuParseMode mode, int *incomplete);

#endif
