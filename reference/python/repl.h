/* SPDX-License-Identifier: MIT */
/**
 * @file repl.h
 * The prompt.
 */
#ifndef OURO_PYTHON_REPL_H
#define OURO_PYTHON_REPL_H

/**
 * Reads statements at the prompt and runs them, until the end of the input.
 *
 * @return the exit status: 0, or what a SystemExit asked for
 *
 * CPython: PyRun_InteractiveLoop (Python/pythonrun.c).
 */
int ou_interactive_loop(void);

#endif
