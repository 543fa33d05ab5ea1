/* SPDX-License-Identifier: MIT */
/**
 * @file params.h
 * The names of a function's parameters, so that a stub can say that it does not use them yet.
 */
#ifndef OURO_STAGE_PARAMS_H
#define OURO_STAGE_PARAMS_H

/**
 * Writes one `    (void)NAME;` line for each parameter that has a name and is not marked
 * OU_UNUSED.
 *
 * @param list  what stands between the brackets, without comments
 * @return new text, the caller's to free; empty if there is nothing to silence
 */
char *params_silenced(const char *list);

#endif
