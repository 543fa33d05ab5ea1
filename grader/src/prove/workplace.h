/* SPDX-License-Identifier: MIT */
/**
 * @file workplace.h
 * A private folder for the time of one check.
 */
#ifndef OURO_PROVE_WORKPLACE_H
#define OURO_PROVE_WORKPLACE_H

#include "common/util.h"

/**
 * Makes an empty folder that nobody else can read.
 *
 * @return its path, to be given to workplace_remove()
 */
char *workplace_make(void);

/** Removes a folder with all that is in it, and frees the path. */
void workplace_remove(char *path);

/** Copies a file; the folders above `to` are made. */
bool workplace_copy(const char *from, const char *to, Text *problem);

/** Says whether two files have the same bytes; what cannot be read is told and differs. */
bool files_are_equal(const char *one, const char *other, Text *problem);

#endif
