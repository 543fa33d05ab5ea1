/* SPDX-License-Identifier: MIT */
/**
 * @file rest.h
 * What is not passed, in short: beside the first failure, which is told in full.
 */
#ifndef OURO_GRADER_REST_H
#define OURO_GRADER_REST_H

#include "failure.h"

/**
 * Writes the list: failures, those with the same message together; what is not written yet; what
 * waits. Nothing when there is nothing to list.
 *
 * @param grade   the graded lab
 * @param first   the failure that is told in full; its outcome is NULL when there is none
 * @param colour  whether status words are coloured
 * @param text    receives the list
 */
void rest_write(const Grade *grade, const Failure *first, bool colour, Text *text);

#endif
