/* SPDX-License-Identifier: MIT */
/**
 * @file hooks.h
 * Tells the lower folders what only python/ knows: how functions run, where the program is.
 */
#ifndef OURO_PYTHON_HOOKS_H
#define OURO_PYTHON_HOOKS_H

/** Sets all hooks. Cannot fail. */
void ou_hooks_install(void);
/** Takes back those that outlive the interpreter. */
void ou_hooks_remove(void);

#endif
