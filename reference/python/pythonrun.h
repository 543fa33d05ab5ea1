/* SPDX-License-Identifier: MIT */
/**
 * @file pythonrun.h
 * Running programs, and showing the errors that nobody caught.
 */
#ifndef OURO_PYTHON_PYTHONRUN_H
#define OURO_PYTHON_PYTHONRUN_H

#include "ouro/errors.h"
#include "ouro/object.h"

/**
 * The whole text that CPython prints for an exception: chain, traceback, message.
 *
 * @param exception  @borrowed
 * @return a new str, or NULL with an error set
 *
 * CPython: _PyErr_Display (Python/pythonrun.c), without the ^^^ markers of tracebacks.
 */
OuObject *ou_format_exception(OuObject *exception);

/**
 * Only the lines of a traceback (borrowed): a new str, or NULL. CPython: PyTraceBack_Print
 * (Python/traceback.c).
 */
OuObject *ou_format_traceback(OuObject *traceback);

/**
 * Only the last lines: kind and message, notes. New str, or NULL. CPython: print_exception_message
 * (Python/pythonrun.c).
 */
OuObject *ou_format_exception_only(OuObject *exception);

/**
 * Writes an exception to sys.stderr; errors on the way are dropped. CPython: PyErr_Display
 * (Python/pythonrun.c).
 */
void ou_display_exception(OuObject *exception);

/**
 * Shows the error that is set and clears it: through sys.excepthook; SystemExit ends the program.
 *
 * @return the exit status that the error asks for: 1; of SystemExit its code
 *
 * CPython: PyErr_PrintEx (Python/pythonrun.c), handle_system_exit (Python/pythonrun.c).
 */
int ou_print_error(void);

/** What ou_print_error() returns for KeyboardInterrupt: the program ends by the signal. */
#define OU_STATUS_INTERRUPTED 130

/**
 * What sys.unraisablehook does by default, with its argument: 0, or -1. CPython:
 * _PyErr_WriteUnraisableDefaultHook (Python/errors.c).
 */
int ou_default_unraisable(OuObject *unraisable);

/** The hook of errors.h: calls sys.unraisablehook. */
void ou_unraisable_hook(const OuErrRecord *record, const char *message, OuObject *object);

/**
 * Runs source text as the module `__main__`.
 *
 * @param source    UTF-8, NUL-terminated
 * @param size      its length
 * @param filename  UTF-8; what tracebacks show
 * @return 0; -1 with an error set
 *
 * CPython: PyRun_SimpleStringFlags (Python/pythonrun.c).
 */
int ou_run_source(const char *source, size_t size, const char *filename);

/** The text of a line of a file, without blanks around it: a new str; NULL, without an error if there is none. */
OuObject *ou_source_line(OuObject *filename, int lineno);

#endif
