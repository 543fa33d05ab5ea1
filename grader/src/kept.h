/* SPDX-License-Identifier: MIT */
/**
 * @file kept.h
 * Objects of the course's own files that an earlier run has made: a test is compiled once, and then
 * again when it, a header, the flags or the compiler have changed. A student's file is never kept.
 */
#ifndef OURO_GRADER_KEPT_H
#define OURO_GRADER_KEPT_H

#include "common/util.h"

/**
 * Where the objects of one recipe are kept.
 *
 * @param command  the compiler's command without files
 * @param folder   where it runs: the headers in it are part of the recipe
 * @param headers  paths of its folders with headers
 * @return a new path below build/kept; NULL when nothing can be kept there
 */
char *kept_place(const Strings *command, const char *folder, const Strings *headers);

/**
 * Puts a kept object into its place, if it was made of these very bytes.
 *
 * @param kept    what kept_place() gave; NULL: nothing is kept
 * @param source  path of the source
 * @param object  path of the object to be
 * @return whether it is there
 */
bool kept_take(const char *kept, const char *source, const char *object);

/**
 * Keeps an object and its source for later. What cannot be kept is compiled again next time.
 *
 * @param kept    what kept_place() gave; NULL: nothing is kept
 * @param source  path of the source
 * @param object  path of the object
 */
void kept_put(const char *kept, const char *source, const char *object);

#endif
