/* SPDX-License-Identifier: MIT */
/**
 * @file kept.h
 * Objects of the course's own files that an earlier run has made, for those who grade hundreds of
 * submissions of one lab with the same tests.
 */
#ifndef OURO_GRADER_KEPT_H
#define OURO_GRADER_KEPT_H

#include "compile.h"

/**
 * Says where objects are kept. Whoever names the folder answers for it: the headers, the compiler
 * and its flags must be the same for all who use it.
 *
 * @param folder  borrowed for good; it is made when it is needed
 */
void kept_open(const char *folder);

/**
 * Puts a kept object into its place, if it was made of these very bytes.
 *
 * @param profile  how it was compiled
 * @param source   path of the source
 * @param object   path of the object to be
 * @return whether it is there; false also when nothing is kept
 */
bool kept_take(Profile profile, const char *source, const char *object);

/**
 * Keeps an object and its source for later. What cannot be kept is compiled again next time.
 *
 * @param profile  how it was compiled
 * @param source   path of the source
 * @param object   path of the object
 */
void kept_put(Profile profile, const char *source, const char *object);

#endif
